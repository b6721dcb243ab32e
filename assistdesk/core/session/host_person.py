"""The host and the person before it: stop, answers, pause, and what she gives unasked (protocol.md section 13).

Only events of local windows come here. Refuses to know: windows themselves, the line.
"""

from typing import Final

from assistdesk.core.errors import MisuseError
from assistdesk.core.session import actions, consent, events, host_invite, host_line, host_messages, permissions
from assistdesk.core.session.actions import Level, Send
from assistdesk.core.session.consent import QuestionKind
from assistdesk.core.session.entries import FileFact, RecordingDone
from assistdesk.core.session.events import Choice, HostEvent, StopBy
from assistdesk.core.session.host_state import LIVE, UNDER_WAY, HostPhase
from assistdesk.core.session.host_turn import Turn
from assistdesk.core.session.permissions import Cause, Deny, Take
from assistdesk.core.types import SafetyPolicy, SafetyResult, Why
from assistdesk.core.wire.messages import Pause, Safety

STOP_WHY: Final = {
    StopBy.PANIC_KEY: Why.PANIC,
    StopBy.PROGRAM_QUIT: Why.QUIT,
    StopBy.HANDED_OVER: Why.HANDED_OVER,
}


def act(turn: Turn, event: HostEvent) -> None:
    match turn.state.phase, event:
        case phase, events.StopPressed(by) if phase in UNDER_WAY:
            _stop(turn, by)
        case phase, events.NotMine() if phase in UNDER_WAY:
            code = 4002 if phase is HostPhase.SHEET else 1000
            turn.end(Why.NOT_MINE, "host", code)
            turn.do(actions.BurnCode(), actions.FlagTicket(Why.NOT_MINE))
        case ((HostPhase.JOINING | HostPhase.CHECKING), (events.StopPressed() | events.NotMine())):
            turn.do(actions.Close(4004, Why.STOP), actions.BurnCode())
            host_line.back_to_idle(turn, "")
        case phase, events.Revoked(permission) if phase in UNDER_WAY:
            turn.change(permission, Take(Why.REVOKED))
        case phase, events.SafetyAnswered(result) if phase in UNDER_WAY:
            _safety(turn, result)
        case phase, events.Allowed() if phase in UNDER_WAY:
            _allowed(turn, event)
        case phase, events.Denied(number) if phase in UNDER_WAY:
            refused(turn, number, Why.DENIED)
        case ((HostPhase.ACTIVE | HostPhase.RETURNING), events.PausePressed()):
            pause(turn, Cause.PAUSED, Why.PAUSED)
        case ((HostPhase.PAUSED | HostPhase.RETURNING), events.ContinuePressed(pressed_ms)):
            _continue(turn, pressed_ms)
        case HostPhase.ACTIVE, events.OfferPressed(choices) if turn.has_room_for_question():
            turn.ask_customer(QuestionKind.OFFER, choices)
        case HostPhase.ACTIVE, events.Prolonged():
            _prolong(turn, event)
        case phase, events.SendWanted(message) if phase in LIVE and turn.state.is_peer_ready:
            host_messages.send_wanted(turn, message)
        case _, events.GuestsChanged(count):
            turn.set(guests=count)
        case phase, events.FileSettled() if phase in UNDER_WAY:
            fact = FileFact(event.sender, event.name, event.size, event.sha256.hex(), event.why)
            turn.fact("file.done" if event.why is None else "file.refused", fact)
        case phase, events.OwnRecordingDone(sha256, size_bytes, length_ms) if phase in UNDER_WAY:
            turn.fact("rec.done", RecordingDone(sha256.hex(), size_bytes, length_ms))
        case _:
            turn.log("not_now", event=type(event).__name__)


def _stop(turn: Turn, by: StopBy) -> None:
    why = STOP_WHY.get(by, Why.STOP)
    turn.end(why, "host", 4002 if turn.state.phase is HostPhase.SHEET else 1000)


def _safety(turn: Turn, result: SafetyResult) -> None:
    if result is SafetyResult.DIFFERENT:
        host_messages.differs(turn, "host")
    elif turn.state.safety is None and consent.is_safety_answer_possible(turn.state.policy, result):
        turn.set(safety=result)
        turn.log_safety()
        if turn.state.is_peer_ready:
            turn.do(Send(Safety(result)))
    else:
        turn.log("safety_answer_refused", Level.WARNING, result=result.value)


def _allowed(turn: Turn, event: events.Allowed) -> None:
    question = turn.state.questions.find(event.question)
    if question is None or turn.state.is_locked or not consent.is_armed(question, event.pressed_ms, turn.now_ms):
        turn.log("early_click", question=event.question)
        return
    if question.kind is QuestionKind.INVITE:
        host_invite.answered(turn, True, Why.OTHER)
        return
    chosen = {choice.permission: choice for choice in event.choices}
    if not chosen or not set(chosen) <= set(question.permissions) or len(chosen) != len(event.choices):
        raise MisuseError("choices", question=event.question)
    is_sheet = question.kind is QuestionKind.SHEET
    if is_sheet and turn.state.safety is None and turn.state.policy is SafetyPolicy.ASKED:
        _safety(turn, SafetyResult.SKIPPED)
    turn.set(
        questions=consent.close_question(turn.state.questions, question.number),
        book=permissions.count_answer(turn.state.book, True, turn.now_ms),
    )
    if is_sheet:
        turn.set(phase=HostPhase.ACTIVE, sheet_stage=None)
    for permission in sorted(question.permissions):
        if permission in chosen:
            turn.give(chosen[permission])
        elif question.kind is QuestionKind.ASK:
            turn.change(permission, Deny(Why.DENIED))


def refused(turn: Turn, number: int, why: Why) -> None:
    question = turn.state.questions.find(number)
    if question is None:
        return
    if question.kind is QuestionKind.INVITE:
        host_invite.answered(turn, False, why)
        return
    turn.set(questions=consent.close_question(turn.state.questions, number))
    if question.kind is QuestionKind.SHEET:
        turn.end(why, "host", 4002)
        return
    if question.kind is QuestionKind.ASK:
        turn.set(book=permissions.count_answer(turn.state.book, False, turn.now_ms))
        for permission in question.permissions:
            turn.change(permission, Deny(why))


def _prolong(turn: Turn, event: events.Prolonged) -> None:
    standing = turn.standing(event.permission)
    is_seen = turn.state.is_bar_visible and not turn.state.is_locked and not turn.state.questions.open
    if standing.is_given and is_seen and turn.now_ms < standing.until_ms:
        turn.give(Choice(event.permission, standing.scope, event.seconds))
    else:
        turn.log("not_now", event="Prolonged")


def pause(turn: Turn, cause: Cause, why: Why) -> None:
    """Pause, lock, sleep: nothing is seen until *Continue*, and only View and Point come back."""
    turn.lapse(cause, why)
    if turn.state.phase in (HostPhase.ACTIVE, HostPhase.RETURNING, HostPhase.PAUSED):
        if turn.state.phase is not HostPhase.PAUSED:
            turn.set(phase=HostPhase.PAUSED, returns_at_ms=None, lost_ms=None)
            turn.free_view(Cause.LOST)
            _saypause(turn, on=True, why=why)
        if turn.state.paused_ms is None:
            turn.set(paused_ms=turn.now_ms)


def _saypause(turn: Turn, *, on: bool, why: Why) -> None:
    if turn.state.is_peer_ready:
        turn.do(Send(Pause(on, why)))


def _continue(turn: Turn, pressed_ms: int) -> None:
    since_ms = turn.state.paused_ms if turn.state.phase is HostPhase.PAUSED else turn.state.lost_ms
    if turn.state.is_locked or pressed_ms < (since_ms or 0) or pressed_ms > turn.now_ms:
        turn.log("early_click", question=0)
        return
    if turn.state.phase is HostPhase.RETURNING:
        host_line.returned(turn)
        return
    turn.set(phase=HostPhase.ACTIVE, paused_ms=None)
    turn.free_view(Cause.PAUSED, Cause.LOCKED, Cause.SUSPENDED)
    _saypause(turn, on=False, why=Why.OTHER)
