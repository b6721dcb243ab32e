"""Letters between two agents' apps, kept in memory until they are read or ten minutes old (protocol.md section 13.4).

What stands in them is the apps' business: of a session code only what is sealed for the other app comes here. A relay that
is started again has lost them; people ask again. Who is told that one has come is the hub's.
"""

import itertools
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from assistdesk.core.desk.letter_shapes import LETTER_LIFE_S, WAITING_MAX, LetterIn, LetterList, LetterOut
from assistdesk.core.errors import RefusedError
from relay.desk.rights import Caller, need_staff, need_ticket
from relay.store.store import Store

AWAY = "agent_not_here"
PER_MINUTE = 30
"""Letters of one sender."""


@dataclass(frozen=True, slots=True)
class _Kept:
    letter: LetterOut
    at_ms: int


class Letters:
    """*alive*: who has an app open; *ring* tells one of them that letter number so-and-so is there."""

    def __init__(
        self,
        store: Store,
        alive: Callable[[], frozenset[int]],
        ring: Callable[[int, int], None],
        *,
        now_ms: Callable[[], int],
    ) -> None:
        self._store, self._alive, self._ring, self._now_ms = store, alive, ring, now_ms
        self._boxes: dict[int, deque[_Kept]] = {}
        self._sent: dict[int, deque[int]] = {}
        self._ids = itertools.count(1)

    async def send(self, caller: Caller, given: LetterIn) -> LetterOut:
        """Raises RefusedError ``not_found`` (a ticket the sender may not see), ``agent_not_here``, ``too_many``."""
        need_staff(caller)
        await self._store.read(lambda connection: need_ticket(connection, caller, given.ticket_id))
        if given.to_agent_id == caller.id or given.to_agent_id not in self._alive():
            raise RefusedError(AWAY)
        self._count(caller.id)
        letter = LetterOut(
            id=next(self._ids),
            from_agent_id=caller.id,
            name=caller.name,
            ticket_id=given.ticket_id,
            kind=given.kind,
            hand_over=given.hand_over,
            certificate=given.certificate,
            sealed=given.sealed,
        )
        box = self._boxes.setdefault(given.to_agent_id, deque(maxlen=WAITING_MAX))
        box.append(_Kept(letter, self._now_ms()))
        self._ring(letter.id, given.to_agent_id)
        return letter

    def look(self, caller: Caller) -> LetterList:
        """What waits for this agent, oldest first."""
        need_staff(caller)
        return LetterList(letters=tuple(kept.letter for kept in self._open(caller.id)))

    def drop(self, caller: Caller, letter_id: int) -> LetterList:
        """It was read; one that is gone already stays so."""
        need_staff(caller)
        kept = [each for each in self._open(caller.id) if each.letter.id != letter_id]
        self._keep(caller.id, kept)
        return LetterList(letters=tuple(each.letter for each in kept))

    def _open(self, agent_id: int) -> list[_Kept]:
        oldest_ms = self._now_ms() - LETTER_LIFE_S * 1000
        kept = [each for each in self._boxes.get(agent_id, ()) if each.at_ms > oldest_ms]
        self._keep(agent_id, kept)
        return kept

    def _keep(self, agent_id: int, kept: list[_Kept]) -> None:
        if kept:
            self._boxes[agent_id] = deque(kept, maxlen=WAITING_MAX)
        else:
            self._boxes.pop(agent_id, None)

    def _count(self, agent_id: int) -> None:
        now_ms = self._now_ms()
        recent = self._sent.setdefault(agent_id, deque(maxlen=PER_MINUTE))
        if len(recent) == PER_MINUTE and now_ms - recent[0] < 60_000:
            raise RefusedError("too_many", retry_after_s=60)
        recent.append(now_ms)
