"""One change of one call inside the writer: its row, its ticket, its timer, who hears of it (desk.md section 8).

A call is told to its ticket from the moment it has one: all of it, once, in order. Which change is made is ``calls``'.
"""

from dataclasses import dataclass
from typing import Final

from assistdesk.core.desk import calls as machine
from assistdesk.core.desk.call_shapes import CallTicket
from assistdesk.core.desk.calls import Call
from assistdesk.core.desk.model_service import QueueConfig
from assistdesk.core.desk.shapes import CommentIn, RequesterIn, TicketNew
from assistdesk.core.desk.views import CALL_BACK
from assistdesk.core.errors import RefusedError
from relay.desk import call_rings, call_texts, changes
from relay.desk.changes import RandomBytes
from relay.desk.rights import Caller, need_ticket
from relay.store import calls, people, tickets, timers, wrap_ups
from relay.store.work import Work
from relay.store.wrap_ups import WrapUp

TIMER_KIND = "call_wrap_up"
OVER_TIMER_KIND = "call_over"
"""Nothing more was heard of a call that waits for somebody."""
WRAP_UP_MS: Final = QueueConfig().wrap_up_s * 1000


@dataclass(slots=True)
class Turn:
    """``before`` None: the call is new. ``call`` is changed in place, ``keep`` writes what came of it."""

    work: Work
    caller: Caller
    before: Call | None
    call: Call
    told: Call | None = None
    """The call as its ticket knows it."""

    def __post_init__(self) -> None:
        if self.before is not None and self.before.ticket_id is not None:
            self.told = self.before

    def take_ticket(self, ticket_id: int) -> None:
        """Write it into this ticket from now on.

        Raises:
            RefusedError: ``not_found``, ``step`` (it is closed), ``call_has_ticket``.
        """
        ticket = need_ticket(self.work.connection, self.caller, ticket_id)
        if ticket.status in ("closed", "deleted"):
            raise RefusedError("step", why=ticket.status)
        self.call = machine.choose_ticket(self.call, ticket_id)

    def make_ticket(self, asked: CallTicket, random_bytes: RandomBytes, tags: tuple[str, ...] = ()) -> None:
        """A ticket that begins with this call: its first audit holds all that has happened so far. It is given to whoever
        spoke, unless she helps no more by now."""
        call = self.call
        helps = call.agent_id is not None and people.is_agent(self.work.connection, call.agent_id)
        owners = calls.owners(self.work.connection, call.number)
        name = asked.name.strip()
        requester_id = asked.requester_id or (owners[0] if len(owners) == 1 and not name else None)
        requester = RequesterIn(
            name=name or call.number or call_texts.unknown_name(asked.language or call_texts.FALLBACK),
            phone=call.number,
        )
        new = TicketNew(
            subject=asked.subject,
            requester_id=requester_id,
            requester=requester if requester_id is None else None,
            comment=CommentIn(body=asked.body, public=False),
            channel="voice",
            assignee_id=call.agent_id if helps else None,
            tags=tags,
            language=asked.language,
        )
        written = changes.create(self.work, self.caller, new, random_bytes, also=machine.news(None, call))
        self.call = self.told = machine.choose_ticket(call, written.ticket.id)

    def make_own_ticket(self, random_bytes: RandomBytes) -> None:
        """Nobody chose one. Whoever was not answered is to be called back, where that can be."""
        call = self.call
        is_missed = call.state == "missed"
        tags = (CALL_BACK,) if is_missed and call.number else ()
        self.make_ticket(call_texts.ticket_of(call.number, is_missed, self._locale()), random_bytes, tags)

    def _locale(self) -> str:
        """Hers whose number it is; else that in which the notice was played."""
        owners = calls.owners(self.work.connection, self.call.number)
        known = people.card(self.work.connection, owners[0]) if len(owners) == 1 else None
        return known.locale if known is not None else self.call.steps[0].locale

    def keep(self, random_bytes: RandomBytes) -> Call:
        """Write the call, tell its ticket what it does not know yet, and whoever shows the call."""
        before, call, work = self.before, self.call, self.work
        if call == before:
            return call
        calls.put(work, call, self._whom())
        self._wrap_up()
        self._arm()
        if call.state == "ended" and call.ticket_id is None:
            timers.arm(work, TIMER_KIND, str(call.id), (call.ended_at or work.now_ms) + WRAP_UP_MS)
        ticket = None if call.ticket_id is None else tickets.find(work.connection, call.ticket_id)
        if ticket is not None:
            changes.write(work, self.caller, ticket, ticket, machine.news(self.told, call), random_bytes)
        return call

    def _wrap_up(self) -> None:
        """Its card opens when they hung up and we know who spoke; with the last step it has done its work."""
        call, agent_id = self.call, _wraps_up(self.call)
        if call.state == "closed":
            wrap_ups.end(self.work, "call", call.id)
        elif agent_id is not None and agent_id != _wraps_up(self.before):
            wrap_ups.begin(self.work, WrapUp(kind="call", of_id=call.id, agent_id=agent_id))

    def _arm(self) -> None:
        """What nobody ends is over at this time (0064)."""
        ref, at_ms = str(self.call.id), machine.over_at(self.call, call_rings.rings_ms(self.work.connection))
        if at_ms is not None:
            timers.arm(self.work, OVER_TIMER_KIND, ref, at_ms)
        elif self.before is not None:
            timers.disarm(self.work, OVER_TIMER_KIND, ref)

    def _whom(self) -> int | None:
        """Who has to look again: all while nobody has the call, then its agent; none for words typed into its notes."""
        before, call = self.before, self.call
        if before is None or before.agent_id is None or call.agent_id is None:
            return calls.EVERYONE
        is_notes_only = (before.state, before.ticket_id, before.steps) == (call.state, call.ticket_id, call.steps)
        return None if is_notes_only else call.agent_id


def _wraps_up(call: Call | None) -> int | None:
    """Who spoke, once they hung up."""
    return call.agent_id if call is not None and call.state == "ended" else None
