"""Settings of the whole test run: properties have no deadline, since the machine may be busy. And one PostgreSQL for it, and
one first start of a relay."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from tests.kit.first_start import FirstStart
    from tests.kit.postgres import Server

settings.register_profile("assistdesk", deadline=None, derandomize=True)
"""The same examples at each run: what is red here is red everywhere."""
settings.register_profile("search", deadline=None, max_examples=2_000)
"""``pytest --hypothesis-profile=search``: others each time, and many."""
settings.load_profile("assistdesk")


@pytest.fixture(scope="session")
def postgres() -> "Iterator[Server]":
    """A server of this process's own; whoever kills it starts it again."""
    pytest.importorskip("psycopg", reason="PostgreSQL's driver is not installed here (make setup)")
    from tests.kit.postgres import serving

    with serving() as server:
        yield server


@pytest.fixture(scope="session")
def first_start(tmp_path_factory: pytest.TempPathFactory) -> "FirstStart":
    """See ``tests.kit.first_start``."""
    from tests.kit.first_start import start_first

    return start_first(tmp_path_factory.mktemp("first"))
