"""Our own windows as the session hears of them: monitor by monitor, cut at its edges."""

from assistdesk.core.session.events import OwnWindowsMoved
from assistdesk.core.types import Monitor, Rect
from assistdesk.runtime.host_desktop import HostDesktop
from assistdesk.runtime.tasks import Tasks
from tests.kit.ends import AheadClock

MONITORS = (Monitor(0, 0, 0, 800, 600), Monitor(1, 800, 0, 640, 480))


def test_C5_a_window_across_two_monitors_takes_nothing_on_either() -> None:
    tasks = Tasks(lambda name, error: None)
    desktop = HostDesktop(AheadClock(), lambda board: None, None, tasks, lambda: None, lambda: "Ana")
    desktop.own_windows_are((Rect(700, 400, 200, 300), Rect(5_000, 0, 9, 9)), True)
    moved = desktop.own_windows_on(MONITORS)
    assert moved == OwnWindowsMoved(((0, Rect(700, 400, 100, 200)), (1, Rect(0, 400, 100, 80))), True)
