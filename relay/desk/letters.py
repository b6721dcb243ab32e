"""Letters between two agents' apps, kept in memory until they are read or ten minutes old (protocol.md section 13.4).

What stands in them is the apps' business: of a session code only what is sealed for the other app comes here. A relay that
is started again has lost them; people ask again. A table keeps the keys of the requests that brought them, and nothing else.
Who is told that one has come is the hub's.
"""

import itertools
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from assistdesk.core.desk.letter_shapes import LETTER_LIFE_S, WAITING_MAX, LetterIn, LetterList, LetterOut
from assistdesk.core.errors import RefusedError
from relay.desk.rights import Caller, need_staff, need_ticket
from relay.store.store import Store
from relay.store.work import Mark

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
        self._by_key: dict[tuple[int, str], _Kept] = {}
        """Whose request with which key brought a letter, read or not; the oldest first."""
        self._ids = itertools.count(1)

    async def send(self, caller: Caller, given: LetterIn, mark: Mark | None = None) -> LetterOut:
        """The same request again sends nothing while its letter is not too old.

        Raises:
            RefusedError: ``not_found`` (a ticket the sender may not see), ``agent_not_here``, ``too_many``,
                ``idempotency_key_reused``. LinkError: the store's.
        """
        need_staff(caller)
        await self._store.read(lambda connection: need_ticket(connection, caller, given.ticket_id))
        await self._store.note(mark)
        sent = self._sent_before(mark)
        if sent is not None:
            return sent
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
        kept = _Kept(letter, self._now_ms())
        box.append(kept)
        if mark is not None:
            self._by_key[mark.user_id, mark.key] = kept
        self._ring(letter.id, given.to_agent_id)
        return letter

    def look(self, caller: Caller) -> LetterList:
        """What waits for this agent, oldest first."""
        need_staff(caller)
        return LetterList(letters=tuple(kept.letter for kept in self._open(caller.id)))

    async def drop(self, caller: Caller, letter_id: int, mark: Mark | None = None) -> LetterList:
        """It was read; one that is gone already stays so. Raises RefusedError ``idempotency_key_reused``. LinkError."""
        need_staff(caller)
        await self._store.note(mark)
        kept = [each for each in self._open(caller.id) if each.letter.id != letter_id]
        self._keep(caller.id, kept)
        return LetterList(letters=tuple(each.letter for each in kept))

    def _sent_before(self, mark: Mark | None) -> LetterOut | None:
        """The letter of this very request. One that a start of the relay has lost goes as if for the first time."""
        while self._by_key and not self._is_young(next(iter(self._by_key.values()))):
            del self._by_key[next(iter(self._by_key))]
        kept = None if mark is None or not mark.was_done else self._by_key.get((mark.user_id, mark.key))
        if mark is not None:
            mark.was_done = kept is not None
        return None if kept is None else kept.letter

    def _is_young(self, kept: _Kept) -> bool:
        return kept.at_ms > self._now_ms() - LETTER_LIFE_S * 1000

    def _open(self, agent_id: int) -> list[_Kept]:
        kept = [each for each in self._boxes.get(agent_id, ()) if self._is_young(each)]
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
