"""What stands on the customer's desktop during a session, as the capture must know it: our own windows, the agent's drawings,
what the customer hides.

Brings the three to the picture of the link that lives now. Refuses to know consent, windows and pixels.
"""

from collections.abc import Callable

from assistdesk.core.session.events import OwnWindowsMoved
from assistdesk.core.session.pointing import Board
from assistdesk.core.types import Monitor, Rect
from assistdesk.runtime.host_hiding import HostHiding
from assistdesk.runtime.host_pointing import HostPointing
from assistdesk.runtime.picture import Picture
from assistdesk.runtime.ports import Clock, Windows
from assistdesk.runtime.tasks import Tasks


class HostDesktop:
    """One session's; on the loop."""

    def __init__(
        self,
        clock: Clock,
        show: Callable[[Board], None],
        open_windows: Callable[[], Windows] | None,
        tasks: Tasks,
        changed: Callable[[], None],
        name: Callable[[], str],
    ) -> None:
        """*show* draws a board; *name* stands at the agent's pointer."""
        self._picture: Picture | None = None
        self._own_windows: tuple[Rect, ...] = ()
        self._has_focus = False
        self.hiding = HostHiding(open_windows, tasks, changed, self.look_again)
        self.pointing = HostPointing(clock, show, self._veil, name)

    def show_in(self, picture: Picture) -> None:
        """From now on this is the picture; tell it how things stand."""
        self._picture = picture
        picture.hide(self._own_windows)
        picture.veil(self.pointing.veiled)

    def own_windows_are(self, places: tuple[Rect, ...], has_focus: bool) -> None:
        """Our own windows stand here now, in pixels of the desktop."""
        self._own_windows, self._has_focus = places, has_focus
        if self._picture is not None:
            self._picture.hide(places)

    def own_windows_on(self, monitors: tuple[Monitor, ...]) -> OwnWindowsMoved:
        """What the session must hear of them where these are the monitors."""
        areas = []
        for monitor in monitors:
            for window in self._own_windows:
                part = window.intersect(monitor.rect)
                if part is not None:
                    areas.append((monitor.id, part.moved(-monitor.x, -monitor.y)))
        return OwnWindowsMoved(tuple(areas), self._has_focus)

    def _veil(self, places: tuple[Rect, ...]) -> None:
        if self._picture is not None:
            self._picture.veil(places)

    def look_again(self) -> None:
        if self._picture is not None:
            self._picture.look_again()

    def close(self) -> None:
        """After the capture's end."""
        self.pointing.close()
        self.hiding.close()
