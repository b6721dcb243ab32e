"""The customer's window, with the session bar and the sharing frame that belong to it (experience.md section 2.4).

One window, 440 x 600, never full screen, no menu. Pages follow the snapshot's phase. Closing it says *no* on the sheet and
*Stop* while a session runs. It tells the runtime where AssistDesk's own windows stand, so that they are never in the picture,
and since when the question has been fully visible, so that *Allow* can be armed; it decides neither.
"""

from __future__ import annotations  # what is shown later is named here and loaded then

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QRect, QSize, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QStackedLayout, QVBoxLayout, QWidget

from assistdesk.core.types import Monitor
from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents_customer import BarCovered, ForGuest, OwnWindows, Quit, SheetShown, Stop
from assistdesk.runtime.snapshot_customer import LIVE_PHASES, ChatPhase, CustomerPhase, CustomerSnapshot
from assistdesk.ui.customer.page import SHEET_ASK, Page, QuestionPage
from assistdesk.ui.customer.pages_before import HomePage, JoiningPage
from assistdesk.ui.customer.words import counted_on
from assistdesk.ui.presses import boot_ms
from assistdesk.ui.session.frame import SharingFrame
from assistdesk.ui.session.overlay import physical_rects
from assistdesk.ui.text import say
from assistdesk.ui.theme import Look

if TYPE_CHECKING:
    from assistdesk.core.session.pointing import Board
    from assistdesk.ui.customer.tray import SharingTray
    from assistdesk.ui.session.bar import SessionBar
    from assistdesk.ui.session.drawn import Drawn

SIZE, SHEET_HEIGHT_PX, SMALLEST = QSize(440, 640), 820, QSize(340, 320)
WATCH_EVERY_MS, EDGE_PX = 100, 12
PAGES = {
    CustomerPhase.HOME: "home",
    CustomerPhase.JOINING: "joining",
    CustomerPhase.SHEET: "sheet",
    CustomerPhase.SHARING: "sharing",
    CustomerPhase.PAUSED: "sharing",
    CustomerPhase.LOST: "sharing",
    CustomerPhase.BACK: "sharing",
    CustomerPhase.OVER: "over",
}


class CustomerWindow(QFrame):
    """Shows CustomerSnapshots, emits intents. ``as_agent``: what the quiet link to the agent's side does, if there is one."""

    def __init__(
        self,
        look: Look,
        emit: Callable[[Intent], None],
        as_agent: Callable[[], None] | None = None,
        clock_ms: Callable[[], int] = boot_ms,
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setMinimumSize(SMALLEST)
        self.resize(SIZE)
        self._look, self._emit, self._as_agent, self._clock_ms = look, emit, as_agent, clock_ms
        self._snapshot = self._made = CustomerSnapshot()
        self._shown_at_ms = clock_ms()
        self._visible_since_ms: int | None = None
        self._obscured = False
        self._told_windows: OwnWindows | None = None
        self._told_covered: bool | None = None
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._stack_holder = QWidget()
        self._pages: dict[str, Page] = {}
        self._bar: SessionBar | None = None
        self._instead = ""
        """Which page stands in the place of the session's: talk, hide, or none."""
        self.frame = SharingFrame()
        self._drawn: Drawn | None = None
        self._tray: SharingTray | None = None
        self._build()
        look.changed.connect(self._rebuild)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._tell_windows)
        self._watch = QTimer(self)
        self._watch.setInterval(WATCH_EVERY_MS)
        self._watch.timeout.connect(self._look_around)
        self._watch.start()

    # --- building -----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        before, self._pages = self._pages, {}
        self._stack_holder = QWidget()
        self._stack = QStackedLayout(self._stack_holder)
        self._outer.addWidget(self._stack_holder)
        for name, old in before.items():
            self.page(name).take_over(old)
        self.show_snapshot(self._made, anew=True)

    def _rebuild(self) -> None:
        self._flush()
        self._outer.removeWidget(self._stack_holder)
        self._stack_holder.deleteLater()
        if self._bar is not None:
            self._bar.hide()
            self._bar.deleteLater()
            self._bar = None
        self._build()

    def _flush(self) -> None:
        """What is typed for a chat and not yet handed over goes now."""
        page = self._pages.get(page_of(self._snapshot))
        if page is not None:
            page.flush()

    @property
    def bar(self) -> SessionBar:
        """Made when a session first needs it."""
        if self._bar is None:
            from assistdesk.ui.session.bar import SessionBar

            self._bar = SessionBar(self._look, self._emit, self._tell_windows, self.open_talk, self.open_hide)
        return self._bar

    @property
    def tray(self) -> SharingTray:
        """Made when a session first needs it."""
        if self._tray is None:
            from assistdesk.ui.customer.tray import SharingTray

            self._tray = SharingTray(self._look, self._emit, self._come_forward, self)
        return self._tray

    def _hide_tray(self) -> None:
        if self._tray is not None:
            self._tray.hide()

    def page(self, name: str) -> Page:
        """Made, and its module loaded, when it is first shown: the window is there sooner."""
        if name not in self._pages:
            self._pages[name] = page = self._make(name)
            self._stack.addWidget(page)
        return self._pages[name]

    def _make(self, name: str) -> Page:
        look, emit = self._look, self._emit
        match name:
            case "home":
                return HomePage(look, emit, self._as_agent)
            case "joining":
                return JoiningPage(look, emit)
            case "return":
                from assistdesk.ui.customer.pages_return import ReturnPage

                return ReturnPage(look, emit, self._clock_ms)
            case "help" | "chat":
                from assistdesk.ui.customer import pages_chat

                return pages_chat.HelpPage(look, emit) if name == "help" else pages_chat.ChatPage(look, emit)
            case "sheet":
                from assistdesk.ui.customer.sheet import SheetPage

                return SheetPage(look, emit, self._clock_ms)
            case "ask":
                from assistdesk.ui.customer.ask import AskPage

                return AskPage(look, emit, self._clock_ms)
            case "invite":
                from assistdesk.ui.customer.guests import InvitePage

                return InvitePage(look, emit, self._clock_ms)
            case "guest":
                from assistdesk.ui.customer.guests import GuestPage

                return GuestPage(look, emit, self._clock_ms)
            case "talk":
                from assistdesk.ui.customer.talk import TalkPage

                return TalkPage(look, emit, self._go_back)
            case "hide":
                from assistdesk.ui.customer.hide import HidePage

                return HidePage(look, emit, self._go_back)
            case _:
                from assistdesk.ui.customer import pages_during as during

                if name == "sharing":
                    return during.SharingPage(look, emit, self.open_talk, self.open_hide, self._clock_ms)
                return during.OverPage(look, emit)

    def open_talk(self) -> None:
        self._open_instead("talk")

    def open_hide(self) -> None:
        self._open_instead("hide")

    def _open_instead(self, name: str) -> None:
        """In the place of the session's page, until she goes back or the session is over."""
        self._instead = name
        self._show(self._snapshot, anew=True)
        self._come_forward()

    def _go_back(self) -> None:
        self._instead = ""
        self._show(self._snapshot, anew=True)

    def _page_of(self, snapshot: CustomerSnapshot) -> str:
        name = page_of(snapshot)
        return self._instead if name == "sharing" and self._instead else name

    # --- snapshots ----------------------------------------------------------------------------------------------------

    def show_snapshot(self, snapshot: CustomerSnapshot, anew: bool = False) -> None:
        self._shown_at_ms = self._clock_ms()
        self._made = snapshot
        self._show(snapshot, anew)

    def _count_on(self) -> None:
        """A second went by: what runs on the page runs on."""
        passed_s = (self._clock_ms() - self._shown_at_ms) // 1000
        later = counted_on(self._made, passed_s)
        if later != self._snapshot:
            self._show(later, anew=False)

    def _show(self, snapshot: CustomerSnapshot, anew: bool) -> None:
        before, self._snapshot = self._snapshot, snapshot
        self._instead = self._instead if snapshot.phase in LIVE_PHASES else ""
        page = self.page(self._page_of(snapshot))
        is_new = anew or place_of(before) != place_of(snapshot)
        has_come = snapshot.share.waiting not in ("", before.share.waiting)
        page.show_snapshot(snapshot)
        org = snapshot.organisation
        self.setWindowTitle(say("w.title", org=org) if org else say("w.title.plain"))
        if is_new:
            self._turn_to(page, snapshot)
        if has_come:
            self._come_forward()
        for other in self._pages.values():
            if other is not page:
                other.show_snapshot(snapshot)
        if self._bar is not None or snapshot.phase in LIVE_PHASES:
            self.bar.show_snapshot(snapshot)
        if snapshot.phase in LIVE_PHASES:
            self.frame.show_on((monitor.id, geometry(monitor)) for monitor in shared(snapshot))
            self.tray.show()
        else:
            self.frame.hide()
            self._hide_tray()
        if is_new:
            self._look_around()

    def _turn_to(self, page: Page, snapshot: CustomerSnapshot) -> None:
        self._stack.setCurrentWidget(page)
        self._visible_since_ms = None
        phase = snapshot.phase
        if phase is CustomerPhase.SHEET or is_guest_asking(snapshot):
            self._grow_for_sheet()
        if is_asked(snapshot):
            self._stand_clear()
        is_offered = page_of(snapshot) == "return"
        if is_asked(snapshot) or is_offered or phase in (CustomerPhase.SHEET, CustomerPhase.OVER, CustomerPhase.BACK):
            self._come_forward()
        focus = page.first_focus()
        if focus is not None:
            focus.setFocus()

    def _come_forward(self) -> None:
        self.showNormal()
        self.raise_()
        self.activateWindow()

    def _stand_clear(self) -> None:
        """Out from under our own bar and frame: what they cover of the question is not wholly visible, and never arms."""
        room = self.screen().availableGeometry().adjusted(EDGE_PX, EDGE_PX, -EDGE_PX, -EDGE_PX)
        place, bar = self.frameGeometry(), self.bar.geometry()
        place.moveLeft(max(room.left(), min(place.left(), room.right() - place.width())))
        place.moveTop(max(room.top(), min(place.top(), room.bottom() - place.height())))
        if self.bar.isVisible() and place.intersects(bar):
            below, above = bar.bottom() + EDGE_PX, bar.top() - EDGE_PX - place.height()
            place.moveTop(below if below + place.height() <= room.bottom() else max(room.top(), above))
        if place.topLeft() != self.frameGeometry().topLeft():
            self.move(place.topLeft())

    def _grow_for_sheet(self) -> None:
        """Room for the whole question where the screen has it: what must be scrolled to is not read."""
        room = self.screen().availableGeometry()
        frame = self.frameGeometry().height() - self.height()
        height = min(self._look.px(SHEET_HEIGHT_PX), room.height() - frame - 16)
        if height > self.height():
            self.resize(self.width(), height)
            self.move(self.x(), max(room.top(), min(self.y(), room.bottom() - height - frame)))

    # --- what the agent draws ------------------------------------------------------------------------------------------

    def show_board(self, board: Board) -> None:
        """The agent's pointer and drawings, over everything but our own windows; loaded when they first come."""
        if self._drawn is None:
            from assistdesk.ui.session.drawn import Drawn

            self._drawn = Drawn(self._clock_ms, self)
        self._set_scene(self._drawn)
        self._drawn.show_board(board)

    def _set_scene(self, drawn: Drawn) -> None:
        from assistdesk.ui.session.drawn import Place, region_of

        drawn.set_scene(
            (Place(monitor, geometry(monitor)) for monitor in self._snapshot.monitors), self._snapshot.agent.name
        )
        drawn.keep_clear(region_of(self._own_windows()))

    def _own_windows(self) -> list[QWidget]:
        """All that is AssistDesk's on this screen, but what the agent drew: that is kept out of the picture otherwise."""
        marks = self._drawn.windows() if self._drawn is not None else ()
        return [window for window in QApplication.topLevelWidgets() if window.isVisible() and window not in marks]

    # --- what stands where -----------------------------------------------------------------------------------------------

    def set_obscured(self, obscured: bool) -> None:
        """Said by whoever can see it (the X server): something stands over this window."""
        if obscured != self._obscured:
            self._obscured = obscured
            self._look_around()

    def _look_around(self) -> None:
        """Tell since when the question is to be seen, where our windows stand, and whether the bar is."""
        if self._snapshot.phase is CustomerPhase.SHEET:
            self._tell_visible(SHEET_ASK)
        elif is_guest_asking(self._snapshot):
            self._tell_visible(SHEET_ASK, self._snapshot.guest_number)
        elif is_asked(self._snapshot):
            self._tell_visible(self._snapshot.asks[0].id)
        if self._snapshot.phase in LIVE_PHASES:
            self.bar.raise_()
            self.frame.raise_above_all()
            covered = not self.bar.isVisible()
            if covered != self._told_covered:
                self._told_covered = covered
                self._emit(BarCovered(covered))
        else:
            self._told_covered = None  # the next session is told anew: nothing is shown before its bar is seen
        self._tell_windows()
        if self._clock_ms() - self._shown_at_ms >= 1000:
            self._count_on()

    def _tell_visible(self, question: int, guest: int = 0) -> None:
        whole = self.isVisible() and not self.isMinimized() and not self._obscured and self._on_screen()
        since = (self._visible_since_ms or self._clock_ms()) if whole else None
        if since != self._visible_since_ms:
            self._visible_since_ms = since
            seen = SheetShown(question, since)
            self._emit(ForGuest(guest, seen) if guest else seen)

    def _on_screen(self) -> bool:
        """What is inside the window's frame stands on a screen; a title bar a few pixels too high covers no words."""
        inside = self.geometry().adjusted(EDGE_PX, EDGE_PX, -EDGE_PX, -EDGE_PX)
        corners = (inside.topLeft(), inside.topRight(), inside.bottomLeft(), inside.bottomRight())
        return all(QGuiApplication.screenAt(corner) is not None for corner in corners)

    def _tell_windows(self) -> None:
        if self._drawn is not None:
            self._set_scene(self._drawn)
        told = OwnWindows(physical_rects(self._own_windows()), QGuiApplication.focusWindow() is not None)
        if told != self._told_windows:
            self._told_windows = told
            self._emit(told)

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._tell_windows()

    # --- keyboard, closing ----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_asking and event.key() in (
            QtCore.Qt.Key.Key_Escape, QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter
        ):  # fmt: skip
            self._say_no()
            return
        super().keyPressEvent(event)

    def _say_no(self) -> None:
        page = self._stack.currentWidget()
        assert isinstance(page, QuestionPage)
        page.say_no()

    @property
    def _is_asking(self) -> bool:
        return self._snapshot.phase is CustomerPhase.SHEET or is_asked(self._snapshot)

    def leave(self) -> None:
        """Nothing of this face is to be seen any more."""
        self.hide()
        self.frame.hide()
        self._hide_tray()
        if self._bar is not None:
            self._bar.hide()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._flush()
        match self._snapshot.phase:
            case _ if self._is_asking:
                self._say_no()
                event.ignore()
            case phase if phase in LIVE_PHASES:
                self._emit(Stop("window"))
                event.ignore()
            case _:
                self._emit(Quit())
                event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        home = self._pages.get("home")
        if isinstance(home, HomePage):
            home.fit_width(self.width())
        self._tell_windows()


def is_asked(snapshot: CustomerSnapshot) -> bool:
    """Does a later question stand before the customer?"""
    return snapshot.phase is CustomerPhase.SHARING and (bool(snapshot.asks) or snapshot.guest_sheet is not None)


def is_guest_asking(snapshot: CustomerSnapshot) -> bool:
    """Is it the sheet of an invited colleague? The agent's own questions go before it."""
    return is_asked(snapshot) and not snapshot.asks


def place_of(snapshot: CustomerSnapshot) -> tuple[str, CustomerPhase, int | None]:
    """Which page, in which phase, and for which question."""
    number = snapshot.guest_number if is_guest_asking(snapshot) else None
    return page_of(snapshot), snapshot.phase, snapshot.asks[0].id if snapshot.asks and is_asked(snapshot) else number


def page_of(snapshot: CustomerSnapshot) -> str:
    """The page of this moment: a question goes before a session, a session (one to continue too) before a chat, a chat before
    the code."""
    if is_guest_asking(snapshot):
        return "guest"
    if is_asked(snapshot):
        return "invite" if snapshot.asks[0].invited else "ask"
    if snapshot.phase is CustomerPhase.HOME and snapshot.offered_return is not None:
        return "return"
    if snapshot.phase is not CustomerPhase.HOME or snapshot.chat.phase is ChatPhase.NONE:
        return PAGES[snapshot.phase]
    return "help" if snapshot.chat.phase is ChatPhase.FORM else "chat"


def shared(snapshot: CustomerSnapshot) -> list[Monitor]:
    return [monitor for monitor in snapshot.monitors if monitor.id in snapshot.shared_monitors]


def geometry(monitor: Monitor) -> QRect:
    """A monitor's place in Qt's logical pixels: the QScreen whose physical origin and size fit it."""
    for screen in QGuiApplication.screens():
        area, ratio = screen.geometry(), screen.devicePixelRatio()
        if (area.x(), area.y()) == (monitor.x, monitor.y) and round(area.width() * ratio) == monitor.w:
            return area
    return QRect(monitor.x, monitor.y, monitor.w, monitor.h)
