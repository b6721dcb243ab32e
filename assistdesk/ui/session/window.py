"""The session window: the customer's screen as large as the agent wants it (experience.md section 2.3).

Closing it leaves the session running in the ticket's panel; only *End* ends it. Paused, held or lost: the last picture,
dimmed, with its time and the reason in words, never black without words. It shows snapshots and the picture board, and emits
intents.
"""

from collections.abc import Callable

from PySide6.QtCore import QDateTime, QEvent, QLocale, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QToolTip, QVBoxLayout, QWidget

from assistdesk.core.types import Permission, PermissionState, Why
from assistdesk.runtime.intents import (
    AskPermission,
    CancelAsk,
    EndSession,
    GiveBack,
    Intent,
    SafetyDiffers,
)
from assistdesk.runtime.snapshot import PermissionView, SessionPhase, SessionView
from assistdesk.ui.session.picture import PictureBoard
from assistdesk.ui.session.screen_view import Fit, ScreenPane, ScreenView
from assistdesk.ui.session.steering import Steering
from assistdesk.ui.session.toolbar import Toolbar
from assistdesk.ui.text import say
from assistdesk.ui.theme import Look, Tone, Type
from assistdesk.ui.widgets.cards import Banner
from assistdesk.ui.widgets.dialogs import ask

HIDE_AFTER_MS = 3_000
EDGE_PX = 4
NOTICE_AROUND_PX, NOTICE_ABOVE_PX = 60, 22
"""Icon and margins beside the words of the notice, and above and under them."""
NEWS_MS = 6_000
NEWS: dict[str, str] = {
    Why.DENIED: "a.denied",
    Why.REVOKED: "a.revoked",
    Why.TIMEOUT: "v.control.noanswer",
    Why.EXPIRED: "v.control.expired",
}
"""How the agent is told that Control is off, by why."""
DEFAULT_SIZE = (1280, 800)
LIVE = (SessionPhase.ACTIVE, SessionPhase.PAUSED, SessionPhase.LOST)


class SessionWindow(QWidget):
    """One session at a time; ``show_session`` with every snapshot, the board gets the pictures by itself."""

    def __init__(self, look: Look, emit: Callable[[Intent], None], board: PictureBoard) -> None:
        super().__init__()
        self.setObjectName("page")
        self.resize(*DEFAULT_SIZE)
        self.setMinimumSize(640, 400)
        self._look, self._emit, self._board = look, emit, board
        self._view = SessionView()
        self.screen_view = ScreenView(board, 0)
        self.pane = ScreenPane(self.screen_view)
        self.pane.fit_changed.connect(self._show_size)
        self.steering = Steering(self.screen_view, emit, self._free_keyboard)
        self.toolbar = Toolbar(look)
        self._notice = Banner(look, "", Tone.WARN, "circle-pause")
        self._notice.setParent(self)
        self._notice.label.setFont(look.font(Type.STRONG))
        self._notice.hide()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.toolbar)
        self._layout.addWidget(self.pane, 1)
        self._hide_timer = QTimer(self)
        self._hide_timer.setSingleShot(True)
        self._hide_timer.setInterval(HIDE_AFTER_MS)
        self._hide_timer.timeout.connect(self._hide_toolbar)
        self._had = PermissionState.OFF
        self._news = ""
        self._news_timer = QTimer(self, singleShot=True, interval=NEWS_MS)
        self._news_timer.timeout.connect(self._forget_news)
        self._connect_toolbar()
        self._shortcuts()
        self.screen_view.setMouseTracking(True)
        self.screen_view.installEventFilter(self)
        self.screen_view.setFocus()
        look.changed.connect(self._rebuild)

    def _connect_toolbar(self) -> None:
        bar = self.toolbar
        bar.fit_chosen.connect(lambda: self.pane.set_fit(Fit.FIT))
        bar.one_chosen.connect(lambda: self.pane.set_fit(Fit.ONE_TO_ONE))
        bar.zoom_chosen.connect(self.pane.zoomed)
        bar.full_chosen.connect(self.toggle_full_screen)
        bar.monitor_chosen.connect(self._choose_monitor)
        bar.end_chosen.connect(lambda: self._emit(EndSession()))
        bar.differs_chosen.connect(self._ask_differs)
        bar.line_asked.connect(self._tell_line)
        bar.control_asked.connect(lambda: self._emit(AskPermission(Permission.CONTROL)))
        bar.control_cancelled.connect(lambda: self._emit(CancelAsk(Permission.CONTROL)))
        bar.control_given_back.connect(lambda: self._emit(GiveBack(Permission.CONTROL)))

    def _shortcuts(self) -> None:
        for keys, slot in (
            ("F11", self.toggle_full_screen),
            ("Ctrl+0", lambda: self.pane.set_fit(Fit.FIT)),
            ("Ctrl+9", lambda: self.pane.set_fit(Fit.ONE_TO_ONE)),
            ("Ctrl++", lambda: self.pane.zoomed(1)),
            ("Ctrl+=", lambda: self.pane.zoomed(1)),
            ("Ctrl+-", lambda: self.pane.zoomed(-1)),
            ("Alt+4", self._ask_control),
            ("Ctrl+Shift+F12", lambda: self._emit(EndSession())),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def _rebuild(self) -> None:
        old = self.toolbar
        self.toolbar = Toolbar(self._look)
        self._layout.replaceWidget(old, self.toolbar)
        old.deleteLater()
        self._connect_toolbar()
        self.show_session(self._view, self._view.started_at_ms or 0)

    # --- what it shows ------------------------------------------------------------------------------------------------

    def show_session(self, view: SessionView, now_ms: int) -> None:
        """*now_ms*: when the snapshot was made."""
        self._view = view
        if view.phase not in LIVE:
            self.hide_for_good()
            return
        self.setWindowTitle(say("v.title", customer=view.customer_name))
        self.screen_view.setAccessibleName(say("v.picture", customer=view.customer_name))
        running_s = max(0, now_ms - (view.started_at_ms or now_ms)) // 1000
        self.toolbar.show_session(view, running_s)
        self._keep_monitor()
        self.screen_view.set_dimmed(view.phase is not SessionPhase.ACTIVE)
        self._steer(view)
        self._hear(view)
        self._show_notice(view)
        self._show_size()

    def _control(self, view: SessionView) -> PermissionView:
        found = [item for item in view.permissions if item.permission is Permission.CONTROL]
        return found[0] if found else PermissionView(Permission.CONTROL, supported=False)

    def _steer(self, view: SessionView) -> None:
        was_on = self.steering.is_on
        is_on = view.phase is SessionPhase.ACTIVE and self._control(view).state is PermissionState.ON
        self.steering.steer(is_on)
        if is_on and not was_on and self.isActiveWindow():
            self.screen_view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_control(self) -> None:
        control = self._control(self._view)
        if control.supported and control.state is PermissionState.OFF:
            self._emit(AskPermission(Permission.CONTROL))

    def _free_keyboard(self) -> None:
        """The keys are the window's own again until the picture is clicked."""
        self.toolbar.show()
        self.toolbar.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_notice(self, view: SessionView) -> None:
        words = self._notice_words(view)
        self._notice.setVisible(bool(words))
        if words:
            self._notice.label.setText(words)
            self._place_notice()

    def _notice_words(self, view: SessionView) -> str:
        match view.phase:
            case SessionPhase.PAUSED:
                return say("a.paused")
            case SessionPhase.LOST:
                at = QDateTime.fromMSecsSinceEpoch(view.picture_at_ms or view.started_at_ms or 0)
                return say("a.lost", time=QLocale().toString(at.time(), QLocale.FormatType.ShortFormat))
            case _ if self.screen_view.picture() is None:
                return say("v.coming")
            case _ if self._control(view).state is PermissionState.HELD:
                key = "a.held.local" if self._control(view).why == Why.LOCAL_INPUT else "a.held.own"
                return say(key, customer=view.customer_name)
            case _:
                return self._news

    def _hear(self, view: SessionView) -> None:
        """Control was refused, taken back or is over: said for a while over the picture, also where no toolbar is seen."""
        control = self._control(view)
        before, self._had = self._had, control.state
        if control.state is not PermissionState.OFF:
            self._news = ""
        elif before is not PermissionState.OFF and control.why in NEWS:
            self._news = say(NEWS[control.why], customer=view.customer_name, permission=say("perm.control"))
            self._news_timer.start()

    def _forget_news(self) -> None:
        self._news = ""
        self._show_notice(self._view)

    def _place_notice(self) -> None:
        words = self._notice.label
        one_line = words.fontMetrics().horizontalAdvance(words.text()) + NOTICE_AROUND_PX
        width = min(max(one_line, self._notice.minimumSizeHint().width()), self.width() - 32)
        room = QRect(0, 0, width - NOTICE_AROUND_PX, self.height())
        lines = words.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, words.text())
        height = lines.height() + NOTICE_ABOVE_PX
        self._notice.setGeometry((self.width() - width) // 2, self.toolbar.height() + 16, width, height)
        self._notice.raise_()

    def _show_size(self) -> None:
        chosen = {Fit.FIT: "fit", Fit.ONE_TO_ONE: "one", Fit.ZOOM: ""}[self.screen_view.fit]
        self.toolbar.show_size(chosen, self.pane.percent())

    def _choose_monitor(self, monitor: int) -> None:
        """All shared screens come anyway: which one is looked at is nobody else's business."""
        self.screen_view.show_monitor(monitor)
        self.toolbar.show_monitor(monitor)
        self._show_notice(self._view)
        self._show_size()

    def _keep_monitor(self) -> None:
        """The screen that was looked at, while it is shared; else the first that is."""
        shared = [monitor.id for monitor in self._view.monitors]
        if shared and self.screen_view.monitor() not in shared:
            self.screen_view.show_monitor(shared[0])
        self.toolbar.show_monitor(self.screen_view.monitor())

    def _tell_line(self) -> None:
        meter = self.toolbar.meter
        QToolTip.showText(meter.mapToGlobal(QPoint(0, meter.height())), meter.toolTip(), meter)

    def _ask_differs(self) -> None:
        ask(
            self._look,
            self,
            say("v.safety.ask"),
            (say("v.safety.tip", customer=self._view.customer_name), say("v.safety.ask.2")),
            (say("v.safety.end"), lambda: self._emit(SafetyDiffers())),
            say("v.back"),
            danger=True,
        )

    # --- full screen ----------------------------------------------------------------------------------------------------

    def toggle_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
            self.toolbar.show()
            self._hide_timer.stop()
        else:
            self.showFullScreen()
            self._hide_timer.start()

    def _hide_toolbar(self) -> None:
        if self.isFullScreen() and not self.toolbar.underMouse():
            self.toolbar.hide()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self.screen_view and isinstance(event, QMouseEvent) and self.isFullScreen():
            place = self.mapFromGlobal(event.globalPosition().toPoint())
            if self._is_top_edge(place):
                self.toolbar.show()
                self._hide_timer.start()
        return False

    def _is_top_edge(self, place: QPoint) -> bool:
        return QRect(0, 0, self.width(), EDGE_PX).contains(place)

    def hide_for_good(self) -> None:
        """The session is over: nothing to see here any more."""
        if self.isFullScreen():
            self.toggle_full_screen()
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._notice.isVisible():
            self._place_notice()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self.toggle_full_screen()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.isFullScreen():
            self.toggle_full_screen()
        event.accept()
