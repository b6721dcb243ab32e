"""Who looks at or writes in which ticket, right now (desk.md section 4). In memory, never stored.

A statement is repeated each 15 s and forgotten after 45 s. Time is an argument; who hears of it is ``events``' business.
"""

from dataclasses import dataclass

from assistdesk.core.wire.control import PresentPerson

GONE_AFTER_MS = 45_000
TICKETS_PER_PERSON_MAX = 50
_WRITERS_FIRST = {"reply": 0, "note": 1, "viewing": 2, "away": 3}


@dataclass(frozen=True, slots=True)
class _Said:
    name: str
    state: str
    at_ms: int


class Presence:
    """Keyed by (ticket, connection): the same person in two windows is shown once, with the busier state."""

    def __init__(self) -> None:
        self._tickets: dict[int, dict[tuple[int, int], _Said]] = {}
        self._of_connection: dict[tuple[int, int], set[int]] = {}

    def say(self, ticket_id: int, who: tuple[int, int], name: str, state: str, now_ms: int) -> bool:
        """*who* is (user id, connection). Returns whether others see a change."""
        before = self.people(ticket_id, now_ms)
        mine = self._of_connection.setdefault(who, set())
        if state == "gone":
            self._drop(ticket_id, who)
        elif ticket_id in mine or len(mine) < TICKETS_PER_PERSON_MAX:
            self._tickets.setdefault(ticket_id, {})[who] = _Said(name, state, now_ms)
            mine.add(ticket_id)
        if not self._of_connection.get(who):
            self._of_connection.pop(who, None)
        return self.people(ticket_id, now_ms) != before

    def leave(self, who: tuple[int, int]) -> set[int]:
        """A connection is gone; returns the tickets whose people changed."""
        tickets = set(self._of_connection.get(who, ()))
        for ticket_id in tickets:
            self._drop(ticket_id, who)
        self._of_connection.pop(who, None)
        return tickets

    def expire(self, now_ms: int) -> set[int]:
        """Forget statements older than 45 s; returns the tickets whose people changed."""
        changed: set[int] = set()
        for ticket_id, said in list(self._tickets.items()):
            for who, one in list(said.items()):
                if now_ms - one.at_ms >= GONE_AFTER_MS:
                    self._drop(ticket_id, who)
                    changed.add(ticket_id)
        for who in [who for who, tickets in self._of_connection.items() if not tickets]:
            del self._of_connection[who]
        return changed

    def people(self, ticket_id: int, now_ms: int) -> tuple[PresentPerson, ...]:
        """Who is there, writers first, then by name."""
        best: dict[int, _Said] = {}
        for (user_id, _), said in self._tickets.get(ticket_id, {}).items():
            if now_ms - said.at_ms >= GONE_AFTER_MS:
                continue
            other = best.get(user_id)
            if other is None or _WRITERS_FIRST.get(said.state, 9) < _WRITERS_FIRST.get(other.state, 9):
                best[user_id] = said
        ordered = sorted(best.items(), key=lambda pair: (_WRITERS_FIRST.get(pair[1].state, 9), pair[1].name, pair[0]))
        return tuple(PresentPerson(user_id, said.name, said.state) for user_id, said in ordered)

    def _drop(self, ticket_id: int, who: tuple[int, int]) -> None:
        said = self._tickets.get(ticket_id)
        if said is not None:
            said.pop(who, None)
            if not said:
                del self._tickets[ticket_id]
        tickets = self._of_connection.get(who)
        if tickets is not None:
            tickets.discard(ticket_id)
