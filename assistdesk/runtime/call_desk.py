"""An agent's phone calls: what rings, the open cards, what is pressed there (desk.md section 8; experience.md, Call card).

The cards are the relay's, so they are there again after a restart of the program; what is typed into the notes is on this
computer's disk before it is sent. Step 3 is stamped when this app sees View granted in a session of the call's ticket; the
relay checks that there is such a session. Refuses to know windows and how a session goes.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Final, Protocol

import msgspec

from assistdesk.core.desk import call_shapes
from assistdesk.core.desk.call_shapes import CallChange, CallNew, CallOut, CallTicket, StepIn
from assistdesk.core.desk.events_service import Direction, Method, StepNumber
from assistdesk.core.errors import AssistDeskError, LinkError, RefusedError
from assistdesk.runtime import intents
from assistdesk.runtime.disk import Disk
from assistdesk.runtime.intents_calls import (
    ChooseCallTicket,
    CloseCall,
    HangUp,
    IgnoreCall,
    LogCall,
    NewCallTicket,
    SaveCallNotes,
    StampStep,
    TakeCall,
)
from assistdesk.runtime.ports import Desk
from assistdesk.runtime.rereading import Rereading
from assistdesk.runtime.snapshot_calls import CallerView, CallStepView, CallsView, CallTicketView, CallView
from assistdesk.runtime.stamps import at_ms
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts

RETRY_S: Final = 3.0
NOTES: Final = "call_notes"
NOTES_KEPT_MAX: Final = 20
IGNORED_MAX: Final = 200
SESSION_STEP: Final = 3
SESSION_AGAIN_S: Final = 0.5
SESSION_TRIES: Final = 20


class Session(Protocol):
    """The session part, as far as a card needs it."""

    def room_seen(self, ticket_id: int) -> str | None:
        """The room of a session of this ticket in which the customer has granted View."""
        ...

    def contact_moved(self) -> None:
        """A call of mine is over, or got its ticket after that: it may have to be wrapped up."""
        ...


class CallDesk:
    """One account's calls. *open_ticket* is called when a call got its ticket."""

    def __init__(
        self,
        desk: Desk,
        disk: Disk,
        tasks: Tasks,
        toasts: Toasts,
        session: Session,
        language: str,
        changed: Callable[[], None],
        open_ticket: Callable[[int], None],
    ) -> None:
        self._desk, self._disk, self._tasks, self._toasts = desk, disk, tasks, toasts
        self._session, self._language = session, language
        self._changed, self._open_ticket = changed, open_ticket
        self._calls: tuple[CallOut, ...] = ()
        self._notes: dict[int, str] = {}
        """Typed here and not yet with the relay, by call."""
        self._is_recalled = False
        self._ignored: set[int] = set()
        self._stamping: set[int] = set()
        """Calls whose third step is just being asked for."""
        self._reading = Rereading(self._read)

    # --- life -----------------------------------------------------------------------------------------------------

    async def run(self) -> None:
        """For ever: read the calls when they may have changed."""
        await self._reading.run()

    async def _read(self) -> float | None:
        """Seconds until it must be read again; None: only when something happens."""
        await self._recall()
        try:
            self._take((await self._desk.get_calls()).calls)
        except LinkError:
            return RETRY_S
        except RefusedError:
            return None
        await self._send_notes()
        self._changed()
        self.session_moved()
        return None

    def look(self) -> None:
        """Something may have changed."""
        self._reading.look()

    def session_moved(self) -> None:
        """A session of mine went on: is View granted while I speak with its customer?"""
        for call in self._calls:
            if call.state != "active" or call.ticket_id is None or call.steps[SESSION_STEP - 1].state == "done":
                continue
            room = self._session.room_seen(call.ticket_id)
            if room is not None and call.id not in self._stamping:
                self._stamping.add(call.id)
                self._spawn(self._stamp_session(call.id, room))

    async def _stamp_session(self, call_id: int, room: str) -> None:
        """The relay may learn of the session a moment later than we do: then it is asked again, without a word."""
        try:
            for _ in range(SESSION_TRIES):
                try:
                    answer = await self._desk.stamp_step(call_id, SESSION_STEP, StepIn(room=room))
                except LinkError:
                    await asyncio.sleep(RETRY_S)
                except RefusedError as error:
                    if error.rule != "invalid":
                        return
                    await asyncio.sleep(SESSION_AGAIN_S)
                else:
                    self._put(answer.call)
                    return
        finally:
            self._stamping.discard(call_id)

    # --- the notes ------------------------------------------------------------------------------------------------

    async def _recall(self) -> None:
        """What an earlier run left, once; a disk that does not give it now is asked again with the next look."""
        if self._is_recalled:
            return
        try:
            left = await self._disk.recall(NOTES, dict[int, str])
        except RefusedError as error:
            self._toasts.say(error.rule, "error")
            return
        self._notes = {**(left or {}), **self._notes}
        self._is_recalled = True

    async def _keep_notes(self) -> None:
        """What the disk does not take is still here, and the person knows."""
        try:
            await self._disk.keep(NOTES, self._notes)
        except RefusedError as error:
            self._toasts.say(error.rule, "error")

    async def _save_notes(self, call_id: int, text: str) -> None:
        """On disk first, then to the relay; what cannot go now goes with the next look."""
        self._notes[call_id] = text
        while len(self._notes) > NOTES_KEPT_MAX:
            self._notes.pop(min(self._notes))
        await self._keep_notes()
        await self._send_notes()

    async def _send_notes(self) -> None:
        mine = {call.id for call in self._calls if call.state != "ringing"}
        for call_id, text in list(self._notes.items()):
            if call_id not in mine:
                continue
            try:
                answer = await self._desk.change_call(call_id, CallChange(notes=text))
            except LinkError:
                return
            except RefusedError:
                continue
            if self._notes.get(call_id) == text:
                del self._notes[call_id]
                await self._keep_notes()
            self._put(answer.call)

    # --- intents --------------------------------------------------------------------------------------------------

    def handle(self, intent: intents.Intent) -> bool:
        """False: it is another part's."""
        match intent:
            case LogCall():
                self._spawn(self._log(intent))
            case TakeCall(call_id):
                self._spawn(self._change(call_id, CallChange(answered=True)))
            case IgnoreCall(call_id):
                if len(self._ignored) < IGNORED_MAX:
                    self._ignored.add(call_id)
                self._changed()
            case ChooseCallTicket(call_id, ticket_id):
                self._spawn(self._change(call_id, CallChange(ticket_id=ticket_id), opens=True))
            case NewCallTicket():
                self._spawn(self._change(intent.call_id, CallChange(new_ticket=_ticket_of(intent)), opens=True))
            case SaveCallNotes(call_id, text):
                self._spawn(self._save_notes(call_id, text))
            case StampStep():
                self._spawn(self._step(intent.call_id, intent.number, self._step_of(intent)))
            case HangUp(call_id):
                self._spawn(self._change(call_id, CallChange(ended=True)))
            case CloseCall():
                self._spawn(self._close(intent))
            case _:
                return False
        return True

    def _spawn(self, work: Coroutine[Any, Any, object]) -> None:
        async def run() -> None:
            await work

        self._tasks.spawn(run(), "call")

    def _step_of(self, intent: StampStep) -> StepIn:
        method = msgspec.convert(intent.method, type=Method) if intent.method else None
        return StepIn(reason=intent.reason or None, method=method, locale=self._language)

    async def _log(self, intent: LogCall) -> None:
        given = CallNew(
            direction=msgspec.convert(intent.direction, type=Direction),
            number=intent.number[: call_shapes.NUMBER_MAX],
            ticket_id=intent.ticket_id or None,
        )
        await self._act(self._desk.log_call(given))
        self.look()

    async def _change(self, call_id: int, change: CallChange, opens: bool = False) -> None:
        done = await self._act(self._desk.change_call(call_id, change))
        if done is not None and done.ticket_id is not None and opens:
            self._open_ticket(done.ticket_id)

    async def _step(self, call_id: int, number: int, given: StepIn) -> CallOut | None:
        step = msgspec.convert(number, type=StepNumber)
        return await self._act(self._desk.stamp_step(call_id, step, given))

    async def _close(self, intent: CloseCall) -> None:
        """First why each step was not done, then the result: what is refused leaves the card as it stands."""
        text = self._notes.get(intent.call_id)
        if text is not None:
            await self._save_notes(intent.call_id, text)
        for number, reason in intent.reasons:
            if await self._step(intent.call_id, number, StepIn(reason=reason)) is None:
                return
        status = msgspec.convert(intent.status, type=call_shapes.ClosingStatus)
        await self._step(intent.call_id, 4, StepIn(status=status, promise=intent.promise))

    async def _act(self, ask: Awaitable[call_shapes.CallAnswer]) -> CallOut | None:
        """Ask the relay, show what it says; None: it refused, and that was said."""
        try:
            answer = await ask
        except AssistDeskError as error:
            self._toasts.say(error.rule, "warning")
            self.look()
            return None
        self._put(answer.call)
        return answer.call

    def _put(self, call: CallOut) -> None:
        others = [one for one in self._calls if one.id != call.id]
        is_over = call.state in ("closed", "missed")
        self._take(tuple(sorted([*others, *(() if is_over else (call,))], key=lambda one: one.id)))
        self._changed()

    def _take(self, calls: tuple[CallOut, ...]) -> None:
        before, self._calls = _ended(self._calls), calls
        if _ended(calls) != before:
            self._session.contact_moved()

    def speaks_in(self, ticket_id: int) -> bool:
        """Am I on the phone with this ticket's customer?"""
        return any(call.ticket_id == ticket_id and call.state == "active" for call in self._calls)

    # --- the picture of all this ----------------------------------------------------------------------------------

    @property
    def view(self) -> CallsView:
        shown = [call for call in self._calls if call.id not in self._ignored or call.agent_id is not None]
        mine = sorted((call for call in shown if not _waits(call)), key=_talk_first)
        return CallsView(
            ringing=tuple(self._show(call) for call in shown if _waits(call)), mine=tuple(map(self._show, mine))
        )

    def _show(self, call: CallOut) -> CallView:
        return CallView(
            id=call.id,
            direction=call.direction,
            number=call.number,
            state=call.state,
            started_at_ms=at_ms(call.started_at),
            answered_at_ms=_ms(call.answered_at),
            ended_at_ms=_ms(call.ended_at),
            is_end_assumed=call.is_end_assumed,
            ticket_id=call.ticket_id,
            notes=self._notes.get(call.id, call.notes),
            steps=tuple(
                CallStepView(step.n, step.state, _ms(step.at), step.method, step.reason, step.n in call.needs)
                for step in call.steps
            ),
            callers=tuple(
                CallerView(
                    match.user_id,
                    match.name,
                    match.organisation,
                    match.locale,
                    tuple(CallTicketView(ticket.id, ticket.subject, ticket.status) for ticket in match.tickets),
                )
                for match in call.matches
            ),
        )


def _ended(calls: tuple[CallOut, ...]) -> set[tuple[int, int | None]]:
    """What is over and not closed, with its ticket."""
    return {(call.id, call.ticket_id) for call in calls if call.state == "ended"}


def _talk_first(call: CallOut) -> tuple[bool, int]:
    """Whom I speak with, the newest first; then what is over and not closed, the oldest first."""
    is_over = call.state == "ended"
    return is_over, call.id if is_over else -call.id


def _waits(call: CallOut) -> bool:
    """It rings; or it was answered, says the telephone system, but not by whom: the card waits for its agent."""
    return call.state == "ringing" or call.agent_id is None


def _ms(text: str | None) -> int | None:
    return None if text is None else at_ms(text)


def _ticket_of(intent: NewCallTicket) -> CallTicket:
    return CallTicket(
        subject=intent.subject,
        body=intent.body,
        requester_id=intent.requester_id or None,
        name=intent.name,
        language=intent.language,
    )
