"""What the groups of the relay's routes stand on: a request of the agent who is signed in. Part of ``DeskApi``.

Refuses to know tokens and the line; ``DeskApi`` brings them.
"""

import abc
from typing import TypeVar

import httpx
import msgspec

T = TypeVar("T")


class SignedCalls(abc.ABC):
    """Mixed into ``DeskApi``, which brings the line and the tokens."""

    @abc.abstractmethod
    async def _signed(self, method: str, path: str, shape: type[T], body: bytes | None = None) -> T: ...

    @abc.abstractmethod
    async def _with_access(self, method: str, path: str, body: bytes | None) -> httpx.Response: ...

    async def _saved(self, path: str, number: int | None, shape: type[T], given: msgspec.Struct) -> T:
        """Under *path*: a new one without a *number*, else that one, changed."""
        method, path = ("POST", path) if number is None else ("PUT", f"{path}/{number}")
        return await self._signed(method, path, shape, msgspec.json.encode(given))
