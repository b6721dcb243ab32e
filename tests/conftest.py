"""Settings of the whole test run: properties have no deadline, since the machine may be busy; what is marked ``no_cover`` is
not traced. And one PostgreSQL for it, and one first start of a relay."""

import sys
from collections.abc import Generator, Iterator
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


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    """``no_cover``: this test walks the same branches thousands of times, and others show that they are walked. In a worker of
    xdist pytest-cov's own pause only falls back to a second tracer, which it began first."""
    tracer = sys.gettrace()
    if tracer is None or pyfuncitem.get_closest_marker("no_cover") is None:
        return (yield)
    sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(tracer)


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
