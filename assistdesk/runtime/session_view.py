"""The agent's ``SessionView`` out of a viewer session: facts only, no decisions, no sentences."""

from typing import Final

from assistdesk.core.crypto import code as codes
from assistdesk.core.session import viewer_view
from assistdesk.core.session.viewer_state import ViewerPhase
from assistdesk.core.types import PermissionState
from assistdesk.runtime.snapshot_parts import Cause, Meter, PermissionView
from assistdesk.runtime.snapshot_session import SessionPhase, SessionView
from assistdesk.runtime.viewer import CAN, ViewerSession

PHASES: Final = {
    ViewerPhase.WAITING: SessionPhase.CODE,
    ViewerPhase.CHECKING: SessionPhase.CHECKING,
    ViewerPhase.READING: SessionPhase.READING,
    ViewerPhase.ACTIVE: SessionPhase.ACTIVE,
    ViewerPhase.PAUSED: SessionPhase.PAUSED,
    ViewerPhase.LOST: SessionPhase.LOST,
    ViewerPhase.OVER: SessionPhase.OVER,
}


def build_session_view(session: ViewerSession, now_ms: int, relay_host: str) -> SessionView:
    state = session.state
    if state is None:
        if session.trouble:
            return SessionView(
                SessionPhase.OVER,
                session.ticket_id,
                last_problem=Cause(session.trouble),
                ended_why=session.trouble,
            )
        return SessionView(SessionPhase.ASKING, session.ticket_id)
    view = viewer_view.view(state, now_ms)
    if view.phase is ViewerPhase.OVER and view.trouble == "cancelled" and not session.trouble:
        return SessionView()
    code = session.code
    number = "" if view.safety_number is None else f"{view.safety_number:06d}"
    trouble = session.trouble or view.trouble
    watching = session.watching
    return SessionView(
        phase=PHASES[view.phase],
        ticket_id=session.ticket_id,
        customer_name=session.customer_name or view.peer_name,
        code=code.spoken if code is not None else "",
        link=codes.web_link(code, relay_host) if code is not None else "",
        app_link=codes.app_link(code) if code is not None else "",
        code_expires_at_ms=session.code_expires_at_ms,
        code_life_s=codes.LIFE_MS // 1000,
        tries_left=view.tries_left,
        last_problem=Cause(trouble, (("tries_left", view.tries_left),)) if trouble else None,
        sheet_stage=view.stage.value if view.stage is not None else "",
        started_at_ms=session.started_at_ms,
        permissions=tuple(_permission(chip, view.peer_can) for chip in view.chips),
        monitors=watching.monitors if watching is not None else (),
        safety_number=f"{number[:3]} {number[3:]}" if number else "",
        safety_result=view.safety,
        meter=_meter(session),
        picture_at_ms=watching.picture_at_ms if watching is not None else None,
        log=session.log_lines,
        recording_since_ms=session.recordings.since_ms,
        is_customer_recording=session.is_customer_recording,
        peer_os=view.peer_os,
        talk=session.talking.view,
        invite=session.inviting.view,
        share=session.sharing.view,
        ended_why=view.ended.value if view.ended is not None else (trouble if view.phase is ViewerPhase.OVER else ""),
    )


def _permission(chip: viewer_view.MirrorShown, peer_can: int) -> PermissionView:
    state = PermissionState.ASKED if chip.is_asking and chip.state is PermissionState.OFF else chip.state
    is_given = state in (PermissionState.ON, PermissionState.HELD)
    why = chip.why.value if state is PermissionState.HELD or chip.why.value != "other" else ""
    is_supported = bool(peer_can & CAN & chip.permission)
    return PermissionView(chip.permission, state, chip.left_s if is_given else None, why, is_supported)


def _meter(session: ViewerSession) -> Meter:
    figures = session.figures
    peer = session.peer_meter
    limit = peer.limit.value if peer is not None else "none"
    if figures is None:
        return Meter(rtt_ms=session.rtt_ms, limit=limit, stalled=session.is_stalled)
    limit = limit if limit != "none" else figures.limit.value
    return Meter(session.rtt_ms, figures.fps, figures.kbps // 8, limit, session.is_stalled)
