"""The host and its computer: lock, sleep, local input, capture, monitors, own windows (protocol.md section 13.2).

Refuses to know: how any of that is found out.
"""

from typing import Final

from assistdesk.core.session import actions, consent, events, host_person
from assistdesk.core.session.events import HostEvent, LocalInputKind, Window
from assistdesk.core.session.host_state import UNDER_WAY, HostPhase
from assistdesk.core.session.host_turn import Turn
from assistdesk.core.session.permissions import Cause, Hold
from assistdesk.core.types import HIDDEN_AREA, Monitor, Permission, PermissionState, Why

MOVE_HOLDS_MS: Final = 500
PRESS_HOLDS_MS: Final = 2_000


def watch(turn: Turn, event: HostEvent) -> None:
    match event:
        case events.LockedScreen(locked):
            turn.set(is_locked=locked)
            if locked and is_sharing(turn):
                host_person.pause(turn, Cause.LOCKED, Why.LOCKED)
        case events.Suspended() if is_sharing(turn):
            host_person.pause(turn, Cause.SUSPENDED, Why.SUSPENDED)
        case events.LocalInput(kind):
            _local_input(turn, kind)
        case events.CaptureLost() if turn.state.phase in UNDER_WAY:
            turn.hold_view(Cause.NO_CAPTURE)
        case events.CaptureBack() if turn.state.phase in UNDER_WAY:
            turn.free_view(Cause.NO_CAPTURE)
        case events.MonitorsChanged(monitors):
            _monitors(turn, monitors)
        case events.InputDropped() if turn.state.phase in UNDER_WAY:
            turn.refuse(HIDDEN_AREA)
        case _:
            pass


def is_sharing(turn: Turn) -> bool:
    return turn.state.phase in UNDER_WAY and turn.state.phase is not HostPhase.SHEET


def _local_input(turn: Turn, kind: LocalInputKind) -> None:
    """Real hands win. They may have moved the pointer: until the agent moves it again nobody knows what it is over."""
    if not turn.standing(Permission.CONTROL).is_given:
        return
    turn.set(pointer=None)
    until_ms = turn.now_ms + (MOVE_HOLDS_MS if kind is LocalInputKind.MOVE else PRESS_HOLDS_MS)
    turn.set(local_until_ms=max(until_ms, turn.state.local_until_ms or 0))
    turn.change(Permission.CONTROL, Hold(Cause.LOCAL_INPUT))


def _monitors(turn: Turn, monitors: tuple[Monitor, ...]) -> None:
    """A new monitor is not shared until allowed; one that went takes its picture with it until it is back."""
    before = turn.state.monitor_ids
    turn.set(monitors=monitors)
    view = turn.standing(Permission.VIEW)
    shared = turn.shared(view.scope)
    if view.state is PermissionState.ON and turn.state.monitor_ids != before and shared.monitors:
        turn.do(actions.StartCapture(shared))


def window(turn: Turn, event: HostEvent) -> None:
    match event:
        case events.WindowVisible(Window.QUESTION, number):
            turn.set(questions=consent.shown(turn.state.questions, number, turn.now_ms))
        case events.WindowCovered(Window.QUESTION, number):
            turn.set(questions=consent.covered(turn.state.questions, number))
        case events.WindowVisible(Window.BAR):
            turn.set(is_bar_visible=True, bar_covered_at_ms=None)
            if Cause.BAR_COVERED in turn.state.causes:
                turn.free_view(Cause.BAR_COVERED)
        case events.WindowCovered(Window.BAR):
            turn.set(is_bar_visible=False)
            if turn.state.bar_covered_at_ms is None:
                turn.set(bar_covered_at_ms=turn.now_ms)
        case events.OwnWindowsMoved(areas, has_focus):
            turn.set(own_areas=areas, has_own_focus=has_focus)
        case _:
            raise AssertionError
