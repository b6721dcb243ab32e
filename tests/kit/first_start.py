"""A relay that was started before and has its first admin: made once by the real program, copied for each test that needs one.

Whoever comes next is invited by her through the API, as in a desk's daily life: no process is started for each account. Tests
of the first start and of the commands make their own (``RelayProcess``).
"""

import dataclasses
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.kit.forked_relay import ForkedRelay
from tests.kit.relay_process import AgentSecrets, ApiClient, RelayProcess


@dataclass(frozen=True)
class FirstStart:
    """What the first start and ``agent add --admin`` left in *directory*; the relay is stopped."""

    directory: Path
    admin: AgentSecrets


def start_first(directory: Path) -> FirstStart:
    """The first start of a relay in *directory*, and its first account."""
    with RelayProcess(directory) as relay:
        return FirstStart(directory, relay.add_agent("ana@example.com", "Ana Reyes", is_admin=True))


class StartedBefore(RelayProcess):
    """A copy of *first* in *directory*, under another address."""

    def __init__(
        self,
        directory: Path,
        first: FirstStart,
        *,
        settings: Mapping[str, str] | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        shutil.copytree(first.directory, directory, dirs_exist_ok=True)
        super().__init__(directory, settings=settings, environment=environment)
        self.admin = dataclasses.replace(first.admin)
        self._inviting: ApiClient | None = None

    def _begin(self) -> ForkedRelay:
        return ForkedRelay(["--config", str(self.config_file), "serve"], self.environment, self.log_file)

    @property
    def inviting(self) -> ApiClient:
        """The admin, signed in; the relay runs."""
        if self._inviting is None:
            self._inviting = self.sign_in(self.admin)
        return self._inviting

    def add_agent(self, email: str, name: str, *, is_admin: bool = False) -> AgentSecrets:
        """As the command does."""
        return self.inviting.invite(email, name, is_admin=is_admin)
