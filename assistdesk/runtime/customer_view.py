"""The customer's snapshot out of the session machine's state: facts only, no decisions, no sentences."""

from typing import Final

from assistdesk.core.session import host_view
from assistdesk.core.session.consent import QuestionKind, is_safe_enough
from assistdesk.core.session.host_state import HostPhase, HostState
from assistdesk.core.session.permissions import BY_DIRECTION, common_lives
from assistdesk.core.session.resume import LIMIT_MS
from assistdesk.core.types import LineLimit, Permission, PermissionState, SafetyPolicy
from assistdesk.runtime.host import HostSession
from assistdesk.runtime.snapshot_customer import (
    AgentIdentity,
    AskView,
    CustomerPhase,
    CustomerSnapshot,
    ReturnView,
    SheetView,
)
from assistdesk.runtime.snapshot_parts import Cause, Meter, PermissionView

PHASES: Final = {
    HostPhase.IDLE: CustomerPhase.HOME,
    HostPhase.JOINING: CustomerPhase.JOINING,
    HostPhase.CHECKING: CustomerPhase.JOINING,
    HostPhase.SHEET: CustomerPhase.SHEET,
    HostPhase.ACTIVE: CustomerPhase.SHARING,
    HostPhase.PAUSED: CustomerPhase.PAUSED,
    HostPhase.LOST: CustomerPhase.LOST,
    HostPhase.RETURNING: CustomerPhase.BACK,
    HostPhase.ENDED: CustomerPhase.OVER,
}

SHEET_ARM_S: Final = 5
ASK_ARM_S: Final = 1


def build_snapshot(session: HostSession, now_ms: int, wall_ms: int) -> CustomerSnapshot:
    """What the session says; the application adds what it knows itself."""
    state = session.state
    view = host_view.view(state, now_ms)
    agent = _agent(view.agent)
    number = "" if view.safety_number is None else f"{view.safety_number:06d}"
    number = f"{number[:3]} {number[3:]}" if number else ""
    request_number, subject = split_request(view.request)
    view_standing = state.book.of(Permission.VIEW)
    return CustomerSnapshot(
        phase=PHASES[view.phase],
        problem=Cause(view.trouble, (("tries_left", view.tries_left),)) if view.trouble else None,
        tries_left=view.tries_left,
        sheet=_sheet(view, agent, number, session),
        asks=tuple(_ask(each, view) for each in view.questions if each.kind is not QuestionKind.SHEET),
        agent=agent,
        ticket_number=request_number,
        subject=subject,
        permissions=_permissions(view, state.config.can),
        monitors=state.monitors,
        shared_monitors=view_standing.scope.monitors if view_standing.is_given else (),
        started_at_ms=session.started_at_ms,
        watchers=(agent.name,) if view.is_picture_on else (),
        hidden=session.desktop.hiding.view,
        meter=_meter(session),
        safety_number=number,
        safety_result=view.safety,
        seconds_lost=0 if view.lost_left_ms is None else max(0, (LIMIT_MS - view.lost_left_ms) // 1000),
        back_in_s=_seconds_up(view.returns_in_ms or 0),
        ended_why=view.ended.value if view.ended is not None else "",
        ended_at_ms=session.ended_at_ms if session.ended_at_ms is not None else (wall_ms if view.ended else None),
        talk=session.talking.view,
        share=session.sharing.view,
        recording=session.recording.view,
        can_see_local_input=session.can_see_local_input,
        notes=(Cause("ledger_failing"),) if view.is_ledger_failing else (),
    )


def return_view(state: HostState) -> ReturnView:
    """Whom and what a session was with that is offered again."""
    number, subject = split_request(state.request)
    return ReturnView(_agent(host_view.view(state, 0).agent), number, subject)


def agent_of(session: HostSession, now_ms: int) -> AgentIdentity:
    """Who is at the other end; nobody before anybody is."""
    return _agent(host_view.view(session.state, now_ms).agent)


def split_request(request: str) -> tuple[int | None, str]:
    """``#1042 Invoice export freezes`` as the agent's end says it: its number, if it has one, and the words."""
    number, _, words = request.partition(" ")
    is_numbered = number.startswith("#") and number[1:].isascii() and number[1:].isdigit() and len(number) < 20
    return (int(number[1:]), words) if is_numbered else (None, request)


def _agent(shown: host_view.AgentShown | None) -> AgentIdentity:
    if shown is None:
        return AgentIdentity()
    return AgentIdentity(shown.name, shown.organisation, shown.is_verified, shown.reason)


def _sheet(view: host_view.HostView, agent: AgentIdentity, number: str, session: HostSession) -> SheetView | None:
    question = next((each for each in view.questions if each.kind is QuestionKind.SHEET), None)
    if question is None:
        return None
    request_number, subject = split_request(view.request)
    return SheetView(
        agent=agent,
        ticket_number=request_number,
        subject=subject,
        safety_number=number,
        safety_policy=view.policy,
        safety_reason="" if view.policy is SafetyPolicy.OFF else session.state.origin.value,
        safety_result=view.safety,
        armed_in_s=SHEET_ARM_S if question.arms_in_ms is None else _seconds_up(question.arms_in_ms),
        expires_in_s=_seconds_up(question.left_ms),
    )


def _ask(question: host_view.QuestionShown, view: host_view.HostView) -> AskView:
    seconds = question.proposed[0].seconds if question.proposed else None
    return AskView(
        id=question.number,
        permissions=tuple(choice.permission for choice in question.proposed),
        reason=question.reason,
        minutes=0 if seconds is None else seconds // 60,
        invited=question.invited,
        is_hand_over=question.is_hand_over,
        needs_safety=not all(
            is_safe_enough(view.policy, view.safety, choice.permission) for choice in question.proposed
        ),
        armed_in_s=ASK_ARM_S if question.arms_in_ms is None else _seconds_up(question.arms_in_ms),
        expires_in_s=_seconds_up(question.left_ms),
        directions=tuple(choice.scope.bits if choice.permission in BY_DIRECTION else 0 for choice in question.proposed),
        may_restart=any(
            choice.permission is Permission.RESUME and choice.scope.bits > 0 for choice in question.proposed
        ),
        minutes_offered=_minutes_offered(question),
    )


def _minutes_offered(question: host_view.QuestionShown) -> tuple[int, ...]:
    if not question.proposed:
        return ()
    lives = common_lives(tuple(choice.permission for choice in question.proposed))
    return tuple(0 if seconds is None else seconds // 60 for seconds in lives)


def _permissions(view: host_view.HostView, can: int) -> tuple[PermissionView, ...]:
    chips = {chip.permission: chip for chip in view.chips}
    shown = []
    for permission in Permission:
        chip = chips.get(permission)
        is_supported = bool(can & permission)
        if chip is None:
            shown.append(PermissionView(permission, supported=is_supported))
            continue
        left_s = chip.left_s if chip.state in (PermissionState.ON, PermissionState.HELD) else None
        why = chip.why.value if chip.state is PermissionState.HELD else ""
        shown.append(PermissionView(permission, chip.state, left_s, why, is_supported))
    return tuple(shown)


def _meter(session: HostSession) -> Meter:
    peer, own = session.peer_meter, session.figures
    if peer is None:
        return Meter(rtt_ms=session.rtt_ms, stalled=session.is_stalled)
    limit = peer.limit if own is None or peer.limit is not LineLimit.NONE else own.limit
    return Meter(session.rtt_ms, peer.fps, peer.kbps // 8, limit.value, session.is_stalled)


def _seconds_up(ms: int) -> int:
    return -(-max(0, ms) // 1000)
