"""One real relay for all tests of the routes: two agents signed in, and a stranger."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.kit.first_start import FirstStart, StartedBefore
from tests.kit.relay_process import AgentSecrets, ApiClient, RelayProcess


@dataclass
class Desk:
    """A running relay with Ana (admin), Bo (agent) and nobody."""

    relay: RelayProcess
    ana_secrets: AgentSecrets
    bo_secrets: AgentSecrets
    ana: ApiClient
    bo: ApiClient
    stranger: ApiClient


@contextmanager
def desk_in(directory: Path, first_start: FirstStart) -> Iterator[Desk]:
    """A relay in *directory* with an admin and an agent, both signed in."""
    settings = {"limits.api_per_s": "100000", "limits.waiting_per_account": "500", "limits.rooms_per_account": "1000"}
    settings |= {"limits.claims_per_min": "1000", "limits.api_per_s_ip": "1000"}
    with StartedBefore(directory, first_start, settings=settings) as relay:
        bo = relay.add_agent("bo@example.com", "Bo")
        yield Desk(relay, relay.admin, bo, relay.inviting, relay.sign_in(bo), relay.client())


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory, first_start: FirstStart) -> Iterator[Desk]:
    with desk_in(tmp_path_factory.mktemp("relay"), first_start) as made:
        yield made
