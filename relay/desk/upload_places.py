"""Places for files on their way up: a few in all, fewer for each account, and none that bytes trickle into while others wait.

Whoever comes to a full house takes the place of a slow file of somebody who holds more places than she does, of whoever holds
most first; that one is told to come again. It knows no file, no disk and no HTTP; all methods belong to the loop's thread.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

from assistdesk.core.errors import RefusedError

COME_AGAIN_S = 2
GAVE_WAY_S = 10


@dataclass(frozen=True, slots=True)
class PlaceRules:
    """A place is left to its file for ``young_s``, and as long as ``fair_bytes_per_s`` come. After ``first_s`` a file that
    comes with less than ``slowest_bytes_per_s``, all in all, is given up, whether somebody waits or not."""

    places: int = 8
    each: int = 3
    young_s: float = 10
    fair_bytes_per_s: float = 32 * 1024
    first_s: float = 60
    slowest_bytes_per_s: float = 2048


class UploadPlaces:
    """Who sends a file up now."""

    def __init__(self, rules: PlaceRules) -> None:
        self._rules = rules
        self._taken: dict[UploadPlace, int] = {}

    @contextlib.contextmanager
    def one(self, owner_id: int) -> Iterator["UploadPlace"]:
        """A place for one file. Raises RefusedError ``too_many_uploads`` (this account's share is taken), ``busy``."""
        mine = self._held_by(owner_id)
        if mine >= self._rules.each:
            raise RefusedError("too_many_uploads", retry_after_s=COME_AGAIN_S)
        if len(self._taken) >= self._rules.places:
            self._make_room(mine)
        place = UploadPlace(self._rules)
        self._taken[place] = owner_id
        try:
            yield place
        finally:
            self._taken.pop(place, None)

    def _held_by(self, owner_id: int) -> int:
        return sum(owner == owner_id for owner in self._taken.values())

    def _make_room(self, mine: int) -> None:
        held = {place: self._held_by(owner) for place, owner in self._taken.items()}
        slow = [place for place, theirs in held.items() if place.is_slow and theirs > mine]
        if not slow:
            raise RefusedError("busy", retry_after_s=COME_AGAIN_S)
        goes = min(slow, key=lambda place: (-held[place], place.bytes_per_s))
        del self._taken[goes]
        goes.give_way()


class UploadPlace:
    """One file on its way."""

    def __init__(self, rules: PlaceRules) -> None:
        self._rules = rules
        self._began_s = asyncio.get_running_loop().time()
        self._size = 0
        self._gives_way = False
        self._wait: asyncio.Timeout | None = None

    @property
    def _age_s(self) -> float:
        return asyncio.get_running_loop().time() - self._began_s

    @property
    def bytes_per_s(self) -> float:
        return self._size / max(self._age_s, 1e-6)

    @property
    def is_slow(self) -> bool:
        return self._age_s >= self._rules.young_s and self.bytes_per_s < self._rules.fair_bytes_per_s

    def give_way(self) -> None:
        """The file has lost its place; what is being written still is, nothing after it."""
        self._gives_way = True
        if self._wait is not None and not self._wait.expired():
            self._wait.reschedule(0)

    async def watch(self, pieces: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
        """*pieces*, as long as they come fast enough and nobody else was given the place.

        Raises:
            RefusedError: ``busy`` (it gave way), ``timed_out``; and what *pieces* raises.
        """
        while True:
            piece = await self._next(pieces)
            if piece is None:
                return
            self._size += len(piece)
            yield piece

    async def _next(self, pieces: AsyncIterator[bytes]) -> bytes | None:
        due_s = self._began_s + self._rules.first_s + self._size / self._rules.slowest_bytes_per_s
        if self._gives_way:
            due_s = 0
        piece, is_late = None, False
        try:
            async with asyncio.timeout_at(due_s) as self._wait:
                piece = await anext(pieces, None)
        except TimeoutError:
            is_late = True
        finally:
            self._wait = None
        if self._gives_way:
            raise RefusedError("busy", retry_after_s=GAVE_WAY_S)
        if is_late:
            raise RefusedError("timed_out")
        return piece
