"""The host and its line: joining with a code, the first handshake, loss and return (protocol.md sections 12 and 13.3).

Refuses to know: what the customer answers (``host_person.py``) and what messages mean (``host_messages.py``).
"""

from typing import Final

from assistdesk.core.errors import MisuseError, PeerError
from assistdesk.core.session import actions, consent, events, host_messages, ledger
from assistdesk.core.session.actions import Level, Send
from assistdesk.core.session.consent import QuestionKind
from assistdesk.core.session.entries import LinkBack, LinkLost, LinkMoved, PeerIdentity, SessionOpen
from assistdesk.core.session.events import Choice, HostEvent, LinkFacts
from assistdesk.core.session.host_state import LIVE, UNDER_WAY, HostPhase
from assistdesk.core.session.host_turn import Turn
from assistdesk.core.session.items import first_prev, opening_item, transcript_digest
from assistdesk.core.session.permissions import LIVES_S, Ask, Cause
from assistdesk.core.session.resume import NOTICE_MS as RETURN_NOTICE_MS
from assistdesk.core.session.resume import Comeback, comeback
from assistdesk.core.types import Permission, SafetyPolicy, SafetyResult, Scope, SheetStage, Why
from assistdesk.core.wire.messages import Message, Ready, Sheet

TRIES: Final = 3
JOIN_MS: Final = 30_000


def fatal(turn: Turn, rule: str) -> None:
    """The peer broke a rule: close, write it down, tell both people. No good-bye: nothing it says counts any more."""
    turn.log("fatal", Level.WARNING, broken=rule)
    if turn.state.phase in UNDER_WAY:
        turn.refuse(f"fatal.{rule}"[:64])
        turn.end(Why.INTEGRITY if rule == "integrity" else Why.RULE, "viewer", 4003, say_bye=False)
        turn.set(trouble=rule)
    elif turn.state.phase in (HostPhase.JOINING, HostPhase.CHECKING):
        turn.do(actions.Close(4003, Why.RULE))
        back_to_idle(turn, rule)


# --- joining --------------------------------------------------------------------------------------------------------


def join(turn: Turn, event: HostEvent) -> None:
    match turn.state.phase, event:
        case HostPhase.IDLE, events.LinkOpened(code):
            turn.do(actions.FillCode(code))
        case HostPhase.IDLE, events.CodeEntered(code, origin):
            _enter_code(turn, code, origin)
        case HostPhase.JOINING | HostPhase.CHECKING, events.CancelPressed():
            turn.do(actions.Close(4004, Why.QUIT))
            back_to_idle(turn, "")
        case HostPhase.JOINING, events.JoinRefused(rule):
            back_to_idle(turn, rule)
        case HostPhase.JOINING, events.Paired():
            turn.set(phase=HostPhase.CHECKING, waiting_since_ms=turn.now_ms)
        case HostPhase.JOINING | HostPhase.CHECKING, events.HandshakeFailed(rule, try_used):
            turn.do(actions.Close(4001 if try_used else 4004, Why.DENIED))
            turn.set(tries=turn.state.tries + int(try_used))
            back_to_idle(turn, rule)
        case _, events.Paired():
            pass  # again after a loss: the handshake that follows says what it means
        case _, events.HandshakeFailed(rule, _) if turn.state.phase in UNDER_WAY:
            turn.log("resume_failed", why=rule)
        case _, (events.LinkOpened() | events.CodeEntered() | events.CancelPressed() | events.JoinRefused()):
            turn.log("not_now", event=type(event).__name__)
        case _:
            raise MisuseError("impossible_event", event=type(event).__name__, phase=turn.state.phase.value)


def _enter_code(turn: Turn, code: str, origin: events.Origin) -> None:
    if not (10 <= len(code) <= 12 and code.isascii() and code.isdigit()):
        raise MisuseError("code_not_normalised")
    if code == turn.state.code and turn.state.tries >= TRIES:
        turn.set(trouble="code_burned")
        return
    tries = turn.state.tries if code == turn.state.code else 0
    turn.set(phase=HostPhase.JOINING, code=code, origin=origin, tries=tries, trouble="", waiting_since_ms=turn.now_ms)
    turn.do(actions.Join(code))


def back_to_idle(turn: Turn, rule: str) -> None:
    trouble = "code_burned" if turn.state.tries >= TRIES else rule
    turn.set(phase=HostPhase.IDLE, trouble=trouble, is_linked=False)


# --- handshake ------------------------------------------------------------------------------------------------------


def handshake_done(turn: Turn, facts: LinkFacts) -> None:
    match turn.state.phase:
        case HostPhase.JOINING | HostPhase.CHECKING if not facts.resumed:
            _open_sheet(turn, facts)
        case HostPhase.LOST if facts.resumed:
            _line_back(turn, facts)
        case _:
            raise MisuseError("impossible_handshake", phase=turn.state.phase.value, resumed=facts.resumed)


def _open_sheet(turn: Turn, facts: LinkFacts) -> None:
    policy = consent.policy_in_force(turn.state.config.policy, facts.identity, turn.state.origin)
    writer = ledger.open_writer(facts.session_id, facts.th, turn.now_ms)
    turn.set(
        phase=HostPhase.SHEET,
        code="",
        tries=0,
        refused=(),
        facts=facts,
        is_linked=True,
        policy=policy,
        writer=writer,
        opened_ms=turn.now_ms,
        causes=frozenset() if turn.state.is_bar_visible else frozenset({Cause.BAR_COVERED}),
        bar_covered_at_ms=None,
    )
    turn.do(actions.AppendLedger(opening_item(facts.room, facts.transcript)))
    opening = SessionOpen(
        facts.room.hex(),
        facts.version,
        facts.resumed,
        facts.features,
        turn.state.origin.value,
        policy,
        transcript_digest(facts.transcript).hex(),
    )
    turn.fact("session.open", opening)
    certificate = facts.identity.certificate
    turn.fact(
        "peer.identity",
        PeerIdentity(
            facts.identity.is_verified,
            facts.identity.reason.value,
            certificate.agent if certificate else "",
            certificate.organisation if certificate else "",
            min(certificate.serial, 2**53) if certificate else 0,
            certificate.key_id.hex() if certificate else "",
        ),
    )
    if policy is SafetyPolicy.OFF:
        turn.set(safety=SafetyResult.OFF)
        turn.log_safety()
    _say_ready(turn)
    scope = Scope(tuple(each.id for each in turn.state.monitors if each.primary)[:1] or _first_monitor(turn))
    turn.change(Permission.VIEW, Ask(0, scope))
    turn.ask_customer(QuestionKind.SHEET, (Choice(Permission.VIEW, scope, LIVES_S[Permission.VIEW][0]),))


def _first_monitor(turn: Turn) -> tuple[int, ...]:
    return tuple(each.id for each in turn.state.monitors)[:1]


def _say_ready(turn: Turn) -> None:
    config, writer, facts = turn.state.config, turn.state.writer, turn.state.facts
    if writer is None or facts is None:
        raise AssertionError
    head = writer.head if writer.head_n >= 0 else first_prev(facts.session_id, facts.th)
    turn.set(is_peer_ready=False)
    ready = Ready(writer.session_id, config.name, config.os, config.language, config.can, writer.head_n + 1, head)
    turn.do(Send(ready))


def tell_stage(turn: Turn) -> None:
    """Tell the agent how far the customer has read."""
    sheet = turn.state.questions.sheet
    if turn.state.phase is not HostPhase.SHEET or sheet is None or not turn.state.is_peer_ready:
        return
    arms_at_ms = consent.arms_at(sheet)
    if arms_at_ms is None or turn.now_ms < arms_at_ms:
        stage = turn.state.sheet_stage or SheetStage.WARNING
    elif turn.state.safety is None:
        stage = SheetStage.SAFETY
    else:
        stage = SheetStage.SHARING
    if stage is not turn.state.sheet_stage:
        turn.set(sheet_stage=stage)
        turn.do(Send(Sheet(stage)))


# --- loss and return ------------------------------------------------------------------------------------------------


def message_arrived(turn: Turn, message: Message) -> None:
    if turn.state.phase in LIVE and turn.state.is_linked:
        host_messages.arrive(turn, message)
    else:
        turn.refuse("no_session")


def line_changed(turn: Turn, event: HostEvent) -> None:
    match turn.state.phase, event:
        case _, events.PeerBroke(rule):
            fatal(turn, rule)
        case ((HostPhase.JOINING | HostPhase.CHECKING), events.Lost()):
            back_to_idle(turn, "line_lost")
        case phase, events.Lost() if phase in LIVE:
            _lost(turn)
        case phase, events.ResumeRefused(rule) if phase in UNDER_WAY:
            turn.set(is_linked=False)
            turn.end(Why.LOST, "line")
            turn.set(trouble=rule)
        case phase, events.Moved(facts) if phase in LIVE:
            _moved(turn, facts)
        case _:
            turn.log("not_now", event=type(event).__name__)


def _moved(turn: Turn, facts: LinkFacts) -> None:
    """Nothing lapses, so the other end counts as ready; the picture's stream begins anew on the new link."""
    _same_peer(turn, facts)
    was_ready = turn.state.is_peer_ready
    turn.fact("link.moved", LinkMoved())
    _say_ready(turn)
    turn.set(is_peer_ready=was_ready, is_ready_due=was_ready)
    view = turn.standing(Permission.VIEW)
    if turn.state.book.is_on(Permission.VIEW):
        turn.do(actions.StartCapture(turn.shared(view.scope)))


def _lost(turn: Turn) -> None:
    turn.set(is_linked=False, is_peer_ready=False, is_ready_due=False, losses=turn.state.losses + 1, returns_at_ms=None)
    if turn.state.lost_ms is None:
        turn.set(lost_ms=turn.now_ms)
    turn.lapse(Cause.LOST, Why.LOST)
    turn.fact("link.lost", LinkLost(Why.LOST))
    turn.set(phase=HostPhase.LOST)
    turn.do(actions.Dial())


def _same_peer(turn: Turn, facts: LinkFacts) -> None:
    """A resume must show the same agent and ledger keys as the first handshake (protocol.md section 6)."""
    first = turn.state.facts
    if first is None:
        raise AssertionError
    certificate, before = facts.identity.certificate, first.identity.certificate
    same_agent = (certificate and certificate.agent_key) == (before and before.agent_key)
    if facts.peer_ledger_key != first.peer_ledger_key or not same_agent:
        raise PeerError("other_peer")


def _line_back(turn: Turn, facts: LinkFacts) -> None:
    turn.set(is_linked=True)
    _same_peer(turn, facts)
    lost_ms = turn.state.lost_ms if turn.state.lost_ms is not None else turn.now_ms
    away_ms = turn.now_ms - lost_ms
    resume, is_restarted = turn.standing(Permission.RESUME), turn.state.is_restarted
    is_resume_on = resume.is_given and turn.now_ms < resume.until_ms
    answer = comeback(away_ms, resume_on=is_resume_on, restarted=is_restarted, restart_on=is_restarted)
    if answer is Comeback.NEW_CODE:
        turn.end(Why.LOST, "clock")
        return
    turn.fact("link.back", LinkBack(away_ms // 1000, answer is Comeback.BY_CLICK))
    turn.set(is_restarted=False)
    _say_ready(turn)
    view = turn.standing(Permission.VIEW)
    if turn.state.questions.sheet is not None:
        turn.set(phase=HostPhase.SHEET, lost_ms=None)
        turn.free_view(Cause.LOST)
    elif turn.state.causes & {Cause.PAUSED, Cause.LOCKED, Cause.SUSPENDED}:
        paused_ms = turn.now_ms if turn.state.paused_ms is None else turn.state.paused_ms
        turn.set(phase=HostPhase.PAUSED, lost_ms=None, paused_ms=paused_ms)
        turn.free_view(Cause.LOST)
    elif not view.is_given:
        turn.set(phase=HostPhase.ACTIVE, lost_ms=None)
        turn.free_view(Cause.LOST)
    else:
        has_said_yes = answer is Comeback.BY_ITSELF or is_restarted  # then the click came before the line
        returns_at_ms = turn.now_ms + RETURN_NOTICE_MS if has_said_yes else None
        turn.set(phase=HostPhase.RETURNING, returns_at_ms=returns_at_ms)


def returned(turn: Turn) -> None:
    turn.set(phase=HostPhase.ACTIVE, lost_ms=None, returns_at_ms=None)
    turn.free_view(Cause.LOST)
