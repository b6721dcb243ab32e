"""One real relay for a module's tests; each test has agents and tickets of its own."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kit.relay_process import AgentSecrets, RelayProcess

_numbers = itertools.count(1)


@pytest.fixture(scope="module")
def relay(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RelayProcess]:
    with RelayProcess(tmp_path_factory.mktemp("relay")) as process:
        yield process


@pytest.fixture
def own_relay(tmp_path: Path) -> Iterator[RelayProcess]:
    """For tests that hurt it."""
    with RelayProcess(tmp_path / "relay") as process:
        yield process


def new_agent(relay: RelayProcess, name: str = "Ana Ruiz", is_admin: bool = False) -> AgentSecrets:
    return relay.add_agent(f"agent{next(_numbers)}@example.com", name, is_admin=is_admin)
