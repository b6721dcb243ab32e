"""What one account's desk needs of the workspace's settings."""

from typing import Protocol

from assistdesk.core.crypto.attempt import Credential
from assistdesk.runtime.letter_desk import Sealing


class Settings(Protocol):
    @property
    def relay_host(self) -> str: ...

    @property
    def os(self) -> str: ...

    @property
    def build(self) -> str: ...

    @property
    def language(self) -> str: ...

    @property
    def undo_s(self) -> int: ...

    @property
    def credential(self) -> Credential | None: ...

    @property
    def pictures(self) -> str: ...

    @property
    def sealing(self) -> Sealing | None: ...
