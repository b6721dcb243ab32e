"""Phone calls: what a telephone system says, and the call card (desk.md section 8).

Each is one operation of the store; the machine is ``core.desk.calls``, what a change leaves behind is ``call_turn``. No
answered call stays without a ticket, and one that nobody answered asks to be called back, once for each number and day. What
waits for somebody and is heard of no more is over in the end (0064).
Nothing here knows HTTP.
"""

import zoneinfo

import msgspec
import sqlalchemy as sa
from msgspec import UNSET

from assistdesk.core.desk import calls as machine
from assistdesk.core.desk.calendar import day_start, zone_of
from assistdesk.core.desk.call_shapes import (
    CAUSE_KEPT,
    MATCH_TICKETS,
    CallAnswer,
    CallChange,
    CallList,
    CallMatch,
    CallNew,
    CallOut,
    CtiIn,
    MatchTicket,
    StepIn,
    StepOut,
)
from assistdesk.core.desk.calls import Call, CtiWord, Step
from assistdesk.core.desk.events_service import StepNumber
from assistdesk.core.desk.model import Ticket
from assistdesk.core.desk.shapes import CommentIn, TicketChange, to_rfc3339
from assistdesk.core.desk.views import CALL_BACK
from assistdesk.core.errors import RefusedError
from relay.desk import call_rings, call_texts, changes, shown, sla
from relay.desk.call_turn import OVER_TIMER_KIND, TIMER_KIND, Turn
from relay.desk.changes import RandomBytes
from relay.desk.refusals import FieldsError
from relay.desk.rights import NOT_FOUND, SYSTEM, Caller, need_staff, sees
from relay.store import calls, people, rules, sessions, streams, tickets, timers
from relay.store.store import Store
from relay.store.work import Answered, Mark, Once, Work, digest_request


class Calls:
    """Use cases over one store."""

    def __init__(self, store: Store, random_bytes: RandomBytes) -> None:
        self._store = store
        self._random_bytes = random_bytes

    # --- the telephone system -------------------------------------------------------------------------------------

    async def hear(self, given: CtiIn) -> None:
        """One word of the telephone system; what was heard before changes nothing."""

        def operation(work: Work) -> None:
            word = _word_of(work, given)
            before = calls.by_external(work.connection, given.call_id)
            if before is None:
                after = machine.begin(streams.take(work, calls.STREAM), given.call_id, word)
            else:
                after = machine.heard(before, word)
            turn = Turn(work, SYSTEM, before, after)
            if not _is_only_an_end(before, after, word):
                self._ask_to_call_back(turn)
            self._keep(turn)

        await self._store.write(operation)

    def _ask_to_call_back(self, turn: Turn) -> None:
        """Who rang in vain has one ticket for each number and day, until it is solved; of no number, one each."""
        call, connection = turn.call, turn.work.connection
        is_in_vain = call.state == "missed" and call.direction == "in" and call.cause != machine.FORWARDED
        if not is_in_vain or call.ticket_id is not None:
            return
        day_began = day_start(call.started_at, _zone(connection))
        ticket_id = calls.asked_back_in(connection, call.number, day_began) if call.number else None
        if ticket_id is not None:
            turn.take_ticket(ticket_id)
            return
        turn.make_own_ticket(self._random_bytes)

    def _keep(self, turn: Turn) -> Call:
        """Where it counted as missed and was answered, nobody has to call back, unless others rang in vain too."""
        call, before, work = turn.keep(self._random_bytes), turn.before, turn.work
        if before is not None and before.state == "missed" and call.state != "missed":
            ticket = _open_ticket(work.connection, call)
            if ticket is not None and not calls.missed_in(work.connection, call.number, ticket.id):
                changes.update(work, SYSTEM, ticket.id, _as_answered(ticket, call), self._random_bytes)
        return call

    # --- the card -------------------------------------------------------------------------------------------------

    async def look(self, caller: Caller) -> CallList:
        """What rings for this agent, and the cards that are open."""
        need_staff(caller)

        def question(connection: sa.Connection) -> CallList:
            found = calls.open_calls(connection, caller.id)
            return CallList(calls=tuple(_show(connection, caller, call) for call in found))

        return await self._store.read(question)

    async def get(self, caller: Caller, call_id: int) -> CallAnswer:
        """Raises RefusedError ``not_found``: also for a call that is not this agent's to read."""
        need_staff(caller)

        def question(connection: sa.Connection) -> CallAnswer:
            call = _need(connection, call_id)
            if not _may_read(connection, caller, call):
                raise RefusedError(NOT_FOUND)
            return _answer(connection, caller, call)

        return await self._store.read(question)

    async def log(self, caller: Caller, given: CallNew, key: str) -> Answered[CallAnswer]:
        """A call that no telephone system told of: it is going on, and this agent speaks.

        Raises:
            RefusedError: ``not_found`` (the ticket), ``step`` (it is closed), ``idempotency_key_reused``.
        """
        need_staff(caller)

        def operation(work: Work) -> CallAnswer:
            call = Call(
                id=streams.take(work, calls.STREAM),
                direction=given.direction,
                number=machine.e164(given.number),
                started_at=work.now_ms,
                answered_at=work.now_ms,
                agent_id=caller.id,
            )
            turn = Turn(work, caller, None, call)
            if given.ticket_id is not None:
                turn.take_ticket(given.ticket_id)
            return _answer(work.connection, caller, turn.keep(self._random_bytes))

        once = Once(caller.id, key, digest_request("call", given), CallAnswer)
        return await self._store.write_once(operation, once)

    async def change(self, caller: Caller, call_id: int, change: CallChange, mark: Mark | None = None) -> CallAnswer:
        """Answer, notes, ticket, hanging up: in this order. The same again changes nothing. A call that rings for one
        agent is that agent's to answer; an admin may pick it up.

        Raises:
            RefusedError: ``not_found``, and what ``machine.answer``, ``machine.need`` and ``Turn.take_ticket`` raise.
        """
        need_staff(caller)

        def operation(work: Work) -> CallAnswer:
            before = _need(work.connection, call_id)
            call = before
            if change.answered is True:
                call = machine.answer(call, caller.id, work.now_ms, may_pick_up=caller.role == "admin")
            call = machine.need(call, caller.id)
            if change.notes is not UNSET:
                call = msgspec.structs.replace(call, notes=change.notes)
            turn = Turn(work, caller, before, call)
            if change.ticket_id is not UNSET:
                turn.take_ticket(change.ticket_id)
            elif change.new_ticket is not UNSET and call.ticket_id is None:
                turn.make_ticket(change.new_ticket, self._random_bytes)
            if change.ended is True:
                turn.call = machine.end(turn.call, work.now_ms)
            return _answer(work.connection, caller, self._keep(turn))

        return await self._store.write_marked(mark, CallAnswer, operation)

    async def stamp(
        self, caller: Caller, call_id: int, number: StepNumber, given: StepIn, mark: Mark | None = None
    ) -> CallAnswer:
        """Stamp a step, or say why it is skipped; the last one gives the ticket its result and closes the card.

        Raises:
            RefusedError: ``not_found``, ``call_steps_open``, ``invalid`` (FieldsError), what ``machine.need`` and the
                ticket's states raise.
        """
        need_staff(caller)

        def operation(work: Work) -> CallAnswer:
            before = machine.need(_need(work.connection, call_id), caller.id)
            turn = Turn(work, caller, before, before)
            if number == machine.CLOSED:
                self._close(turn, given)
            else:
                turn.call = machine.stamp(before, number, _step_of(work, before, number, given))
                turn.keep(self._random_bytes)
            return _answer(work.connection, caller, turn.call)

        return await self._store.write_marked(mark, CallAnswer, operation)

    def _close(self, turn: Turn, given: StepIn) -> None:
        """The ticket gets its result, and the notes of the call as a note."""
        promise = given.promise.strip()
        if given.status is None:
            raise FieldsError(status="missing")
        if given.status != "solved" and not promise:
            raise FieldsError(promise="missing")
        turn.call = machine.close(turn.call, given.status, turn.work.now_ms)
        if turn.call.ticket_id is None:
            turn.make_own_ticket(self._random_bytes)
        call = turn.keep(self._random_bytes)
        ticket = _open_ticket(turn.work.connection, call)
        if ticket is not None:
            said = "\n\n".join(part for part in (call.notes.strip(), promise) if part)
            comment = CommentIn(body=said, public=False) if said else None
            result = TicketChange(status=given.status, comment=comment)
            changes.update(turn.work, turn.caller, ticket.id, result, self._random_bytes)

    async def tick(self, ref: str) -> None:
        """For the timer: the wrap-up is over and still there is no ticket."""

        def operation(work: Work) -> None:
            timers.disarm(work, TIMER_KIND, ref)
            before = calls.find(work.connection, int(ref))
            if before is not None and before.ticket_id is None:
                turn = Turn(work, SYSTEM, before, before)
                turn.make_own_ticket(self._random_bytes)
                turn.keep(self._random_bytes)

        await self._store.write(operation)

    async def tick_over(self, ref: str) -> None:
        """For the timer: nothing more was heard of a call that waits for somebody."""

        def operation(work: Work) -> None:
            timers.disarm(work, OVER_TIMER_KIND, ref)
            before = calls.find(work.connection, int(ref))
            at_ms = None if before is None else machine.over_at(before, call_rings.rings_ms(work.connection))
            if before is None or at_ms is None:
                return
            if at_ms > work.now_ms:  # the desk lets them ring longer by now, or the clock was set back
                timers.arm(work, OVER_TIMER_KIND, ref, at_ms)
                return
            turn = Turn(work, SYSTEM, before, machine.assume_over(before, at_ms))
            self._ask_to_call_back(turn)
            turn.keep(self._random_bytes)

        await self._store.write(operation)


def _as_answered(ticket: Ticket, call: Call) -> TicketChange:
    """A call back that is not needed any more. A subject that somebody else wrote stays."""
    subject = call_texts.answered(ticket.subject, call.number)
    return TicketChange(subject=UNSET if subject is None else subject, remove_tags=(CALL_BACK,))


def _is_only_an_end(before: Call | None, after: Call, word: CtiWord) -> bool:
    """A hang-up of which neither a ring nor a number was heard is nobody's call."""
    has_rung = word.kind != "hangup" or (before is not None and before.state == "ringing")
    return not has_rung and not after.number


def _word_of(work: Work, given: CtiIn) -> CtiWord:
    """Its number and its agent found."""
    number = given.from_number if given.direction == "in" else given.to_number
    return CtiWord(
        kind=given.event,
        at_ms=work.now_ms,
        direction=given.direction,
        number=machine.e164(number),
        agent_id=_agent_of(work.connection, given),
        cause=given.cause[:CAUSE_KEPT],
        locale=given.locale,
    )


def _agent_of(connection: sa.Connection, given: CtiIn) -> int | None:
    """By the e-mail address that the telephone system names, else by the number that rings or answers; one that is not known
    is nobody."""
    named = people.by_email(connection, given.user) if given.user.strip() else None
    known = [named] if named is not None else calls.owners(connection, machine.e164(given.answering_number))
    return next((one for one in known if people.is_agent(connection, one)), None)


def _zone(connection: sa.Connection) -> zoneinfo.ZoneInfo:
    """Where the desk is, as its own hours say."""
    default_id = sla.default_schedule_id(connection)
    hours = None if default_id is None else rules.schedule_now(connection, default_id)
    return zone_of("UTC" if hours is None else hours.time_zone)


def _need(connection: sa.Connection, call_id: int) -> Call:
    found = calls.find(connection, call_id)
    if found is None:
        raise RefusedError(NOT_FOUND)
    return found


def _may_read(connection: sa.Connection, caller: Caller, call: Call) -> bool:
    """Her own, what waits for her to take it, and what stands in a ticket that she sees; any to whoever sees all."""
    if caller.sees_all or call.agent_id == caller.id:
        return True
    if call.agent_id is None and call.state not in ("missed", "closed"):
        return call.for_agent_id in (None, caller.id)
    ticket = None if call.ticket_id is None else tickets.find(connection, call.ticket_id)
    return ticket is not None and sees(connection, caller, ticket)


def _open_ticket(connection: sa.Connection, call: Call) -> Ticket | None:
    """The call's ticket, if words may still go into it."""
    ticket = None if call.ticket_id is None else tickets.find(connection, call.ticket_id)
    return None if ticket is None or ticket.status in ("closed", "deleted") else ticket


def _step_of(work: Work, call: Call, number: StepNumber, given: StepIn) -> Step:
    """What is to be stamped. A session stamps only what the relay itself knows of it.

    Raises:
        RefusedError: ``invalid`` (FieldsError) where neither a reason nor the way it was done is given, and of a known number
            that nobody has.
    """
    if given.reason is not None:
        reason = given.reason.strip()
        if not reason:
            raise FieldsError(reason="missing")
        return Step(state="skipped", at=work.now_ms, reason=reason)
    if number == machine.NOTICE:
        return Step(state="done", at=work.now_ms, method="read", locale=given.locale)
    if number == machine.VERIFIED:
        if given.method is None:
            raise FieldsError(method="missing")
        if given.method == "caller_id" and not calls.owners(work.connection, call.number):
            raise FieldsError(method="not_allowed")
        return Step(state="done", at=work.now_ms, method=given.method)
    ref = sessions.find(work.connection, given.room or "")
    began, ended = call.answered_at or call.started_at, call.ended_at or work.now_ms
    if ref is None or ref.ticket_id != call.ticket_id or ref.started_at is None:
        raise FieldsError(room="no_session")
    if ref.started_at > ended or (ref.ended_at or began) < began:
        raise FieldsError(room="no_session")
    return Step(state="done", at=work.now_ms, method=ref.room)


# --- what is shown ------------------------------------------------------------------------------------------------


def _answer(connection: sa.Connection, caller: Caller, call: Call) -> CallAnswer:
    return CallAnswer(call=_show(connection, caller, call))


def show_steps(call: Call) -> tuple[StepOut, ...]:
    return tuple(
        StepOut(
            n=msgspec.convert(number, type=StepNumber),
            state=step.state,
            at=shown.show_time(step.at),
            method=step.method,
            reason=step.reason,
        )
        for number, step in enumerate(call.steps, start=1)
    )


def _show(connection: sa.Connection, caller: Caller, call: Call) -> CallOut:
    return CallOut(
        id=call.id,
        external_id=call.external_id,
        direction=call.direction,
        number=call.number,
        state=call.state,
        agent_id=call.agent_id,
        started_at=to_rfc3339(call.started_at),
        answered_at=shown.show_time(call.answered_at),
        ended_at=shown.show_time(call.ended_at),
        is_end_assumed=call.is_end_assumed,
        cause=call.cause,
        ticket_id=call.ticket_id,
        notes=call.notes,
        steps=show_steps(call),
        needs=tuple(call.open_steps),
        matches=_matches(connection, caller, call),
    )


def _matches(connection: sa.Connection, caller: Caller, call: Call) -> tuple[CallMatch, ...]:
    """Who has the number, with the open tickets this agent may see."""
    found = people.cards(connection, calls.owners(connection, call.number))
    return tuple(
        CallMatch(
            user_id=person.id,
            name=person.name,
            organisation=person.org_name,
            locale=person.locale,
            tickets=tuple(
                MatchTicket(id=ticket.id, subject=ticket.subject, status=ticket.status)
                for ticket in calls.open_tickets(connection, person.id, MATCH_TICKETS)
                if sees(connection, caller, ticket)
            ),
        )
        for person in found
    )
