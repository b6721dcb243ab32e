"""What the agent's windows may show of a session: a frozen picture, taken after each step. Facts only, no sentences."""

from dataclasses import dataclass

from assistdesk.core.session.resume import LIMIT_MS
from assistdesk.core.session.viewer_state import ViewerPhase, ViewerState
from assistdesk.core.types import Permission, PermissionState, SafetyResult, Scope, SheetStage, Why


@dataclass(frozen=True, slots=True)
class MirrorShown:
    """One permission chip. ``is_asking``: our ask is on its way or before the customer."""

    permission: Permission
    state: PermissionState
    grant: int
    scope: Scope
    left_s: int
    why: Why
    is_asking: bool


@dataclass(frozen=True, slots=True)
class ViewerView:
    phase: ViewerPhase
    trouble: str
    tries_left: int
    code_left_ms: int
    peer_name: str
    peer_os: str
    peer_can: int
    stage: SheetStage | None
    safety_number: int | None
    safety: SafetyResult | None
    chips: tuple[MirrorShown, ...]
    is_picture_on: bool
    pause_why: Why
    lost_left_ms: int | None
    ledger_disputed: str
    ended: Why | None
    ended_by: str


def view(state: ViewerState, now_ms: int) -> ViewerView:
    """The picture of this moment."""
    chips = tuple(
        MirrorShown(
            each.permission,
            each.state,
            each.grant,
            each.scope,
            max(0, -((now_ms - each.until_ms) // 1000)) if each.grant else 0,
            each.why,
            each.ask != 0,
        )
        for each in state.mirrors
    )
    return ViewerView(
        phase=state.phase,
        trouble=state.trouble,
        tries_left=max(0, 3 - state.tries),
        code_left_ms=max(0, state.made_ms + 600_000 - now_ms),
        peer_name=state.peer_name,
        peer_os=state.peer_os,
        peer_can=state.peer_can,
        stage=state.stage,
        safety_number=state.facts.safety_number if state.facts else None,
        safety=state.safety,
        chips=chips,
        is_picture_on=state.is_on(Permission.VIEW),
        pause_why=state.pause_why,
        lost_left_ms=None if state.lost_ms is None else max(0, state.lost_ms + LIMIT_MS - now_ms),
        ledger_disputed=state.copy.disputed if state.copy else "",
        ended=state.ending.why if state.ending else None,
        ended_by=state.ending.by if state.ending else "",
    )
