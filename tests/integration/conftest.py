"""One real relay for a module's tests; each test has agents and tickets of its own."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kit.first_start import FirstStart, StartedBefore
from tests.kit.relay_process import AgentSecrets, RelayProcess

_numbers = itertools.count(1)


@pytest.fixture(scope="module")
def relay(tmp_path_factory: pytest.TempPathFactory, first_start: FirstStart) -> Iterator[RelayProcess]:
    with StartedBefore(tmp_path_factory.mktemp("relay"), first_start) as process:
        yield process


@pytest.fixture
def own_relay(tmp_path: Path, first_start: FirstStart) -> Iterator[RelayProcess]:
    """For tests that hurt it."""
    with StartedBefore(tmp_path / "relay", first_start) as process:
        yield process


def new_agent(relay: RelayProcess, name: str = "Ana Ruiz", is_admin: bool = False) -> AgentSecrets:
    return relay.add_agent(f"agent{next(_numbers)}@example.com", name, is_admin=is_admin)
