"""The session window: the customer's screen as large as the agent wants it (experience.md section 2.3).

Closing it leaves the session running in the ticket's panel; only *End* ends it. Paused, held or lost: the last picture,
dimmed, with its time and the reason in words, never black without words. It shows snapshots and the picture board, and emits
intents.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QImage, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolTip, QVBoxLayout, QWidget

from assistdesk.core.screen.marks import unit_of
from assistdesk.core.types import DrawShape, Permission, PermissionState, Why
from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents_session import (
    AskPermission,
    EndSession,
    SafetyDiffers,
    SaveGuide,
    UndoDrawing,
)
from assistdesk.runtime.snapshot_parts import PermissionView
from assistdesk.runtime.snapshot_session import SessionPhase, SessionView
from assistdesk.ui.keys import Keys
from assistdesk.ui.session.all_screens import AllScreens
from assistdesk.ui.session.draw_strip import DrawStrip
from assistdesk.ui.session.guide import Guide
from assistdesk.ui.session.invite_dialog import InviteDialog
from assistdesk.ui.session.news import News
from assistdesk.ui.session.notice import Notice
from assistdesk.ui.session.pen import Mode, Pen
from assistdesk.ui.session.picture import PictureBoard
from assistdesk.ui.session.picture_words import why_not_live
from assistdesk.ui.session.screen_view import Fit, ScreenPane, ScreenView
from assistdesk.ui.session.share_side import ShareSide
from assistdesk.ui.session.standing import standing_of
from assistdesk.ui.session.steering import Steering
from assistdesk.ui.session.talk import TalkSide
from assistdesk.ui.session.toolbar import ALL, Toolbar
from assistdesk.ui.text import say
from assistdesk.ui.theme import Look, Type
from assistdesk.ui.widgets.dialogs import ask
from assistdesk.ui.widgets.recording_mark import RecordingMark
from assistdesk.ui.window_keys import WindowKeys

HIDE_AFTER_MS = 3_000
EDGE_PX = 4
DEFAULT_SIZE = (1280, 800)


class SessionWindow(QWidget):
    """One session at a time; ``show_session`` with every snapshot, the board gets the pictures by itself. *keys*: None: the
    usual ones."""

    def __init__(
        self, look: Look, emit: Callable[[Intent], None], board: PictureBoard, keys: Keys | None = None
    ) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)  # the program ends with the workspace
        self.setObjectName("page")
        self.resize(*DEFAULT_SIZE)
        self.setMinimumSize(640, 400)
        self._look, self._emit, self._board = look, emit, board
        self._keys = keys or Keys()
        self._view = SessionView()
        self.screen_view = ScreenView(board, 0)
        self.pane = ScreenPane(self.screen_view)
        self.pane.fit_changed.connect(self._show_size)
        self.steering = Steering(self.screen_view, emit, self._free_keyboard, self._keys)
        self.pen = Pen(self.screen_view, emit)
        self.pen.stepped.connect(self._step_was_set)
        self.guide = Guide(self._picture_of)
        self._mode = Mode.LOOK
        self.toolbar = Toolbar(look, self._keys)
        self.strip = self._make_strip()
        self._notice = Notice(look, self)
        self._news = News(self, lambda: self._show_notice(self._view))
        self._recording = RecordingMark(look, say("rec.on"), Type.STRONG)
        self._recording.setParent(self)
        self._recording.hide()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.toolbar)
        self._layout.addWidget(self.strip)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(0)
        self._beside.addWidget(self.pane, 1)
        self.all_screens = AllScreens(board)
        self.all_screens.chosen.connect(self._choose_monitor)
        self.all_screens.hide()
        self._beside.addWidget(self.all_screens, 1)
        self._layout.addLayout(self._beside, 1)
        self._add_talk()
        self.side = ShareSide(look, emit)
        self._beside.addWidget(self.side)
        self._hide_timer = QTimer(self)
        self._hide_timer.setSingleShot(True)
        self._hide_timer.setInterval(HIDE_AFTER_MS)
        self._hide_timer.timeout.connect(self._hide_toolbar)
        self._connect_toolbar()
        WindowKeys(self, self._keys, "view", self.run)
        self.screen_view.setMouseTracking(True)
        self.screen_view.installEventFilter(self)
        self.screen_view.setFocus()
        look.changed.connect(self._rebuild)
        self._keys.changed.connect(self._rebuild, Qt.ConnectionType.QueuedConnection)

    def _add_talk(self) -> None:
        self.talk = TalkSide(self._look, self._emit)
        self.talk.hide()
        self.talk.closed.connect(lambda: self.show_talk(False))
        self._beside.addWidget(self.talk)

    def show_talk(self, shown: bool) -> None:
        """The chat beside the picture; closed, the keys are where they were."""
        self.talk.setVisible(shown)
        self.toolbar.talk.setChecked(shown)
        focus = self.talk.panel.field if shown else self.screen_view
        focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect_toolbar(self) -> None:
        bar = self.toolbar
        bar.invite_chosen.connect(self._invite)
        bar.talk_chosen.connect(lambda: self.show_talk(self.talk.isHidden()))
        bar.fit_chosen.connect(lambda: self.pane.set_fit(Fit.FIT))
        bar.one_chosen.connect(lambda: self.pane.set_fit(Fit.ONE_TO_ONE))
        bar.zoom_chosen.connect(self.pane.zoomed)
        bar.full_chosen.connect(self.toggle_full_screen)
        bar.monitor_chosen.connect(self._choose_monitor)
        bar.end_chosen.connect(lambda: self._emit(EndSession()))
        bar.differs_chosen.connect(self._ask_differs)
        bar.line_asked.connect(self._tell_line)
        bar.mode_chosen.connect(lambda mode: self._choose_mode(Mode(mode)))
        bar.record.wished.connect(self._emit)
        bar.wished.connect(self._emit)
        bar.share_pressed.connect(self._share)

    def run(self, name: str) -> None:
        """Do a command of the table."""
        acts: dict[str, Callable[[], object]] = {
            "view.full": self.toggle_full_screen,
            "view.fit": lambda: self.pane.set_fit(Fit.FIT),
            "view.one": lambda: self.pane.set_fit(Fit.ONE_TO_ONE),
            "view.larger": lambda: self.pane.zoomed(1),
            "view.smaller": lambda: self.pane.zoomed(-1),
            "view.look": lambda: self._choose_mode(Mode.LOOK),
            "view.point": lambda: self._choose_mode(Mode.POINT),
            "view.draw": lambda: self._choose_mode(Mode.DRAW),
            "view.control": self._ask_control,
            "view.undo": self._undo_drawing,
            "end": lambda: self._emit(EndSession()),
        }
        acts[name]()

    def _rebuild(self) -> None:
        old = self.toolbar
        self.toolbar = Toolbar(self._look, self._keys)
        self._layout.replaceWidget(old, self.toolbar)
        old.deleteLater()
        old_strip, self.strip = self.strip, self._make_strip()
        self._layout.replaceWidget(old_strip, self.strip)
        old_strip.deleteLater()
        self._connect_toolbar()
        old_talk, is_shown = self.talk, not self.talk.isHidden()
        self._beside.removeWidget(old_talk)
        old_talk.hide()
        self._add_talk()
        self.talk.panel.take_over(old_talk.panel)
        old_talk.deleteLater()
        self.show_talk(is_shown)
        self.show_session(self._view, self._view.started_at_ms or 0)

    # --- what it shows ------------------------------------------------------------------------------------------------

    def show_session(self, view: SessionView, now_ms: int) -> None:
        """*now_ms*: when the snapshot was made."""
        self._view = view
        if not view.is_running:
            self.hide_for_good()
            return
        self.setWindowTitle(say("v.title", customer=view.customer_name))
        self.screen_view.setAccessibleName(say("v.picture", customer=view.customer_name))
        self.toolbar.show_session(view, now_ms)
        self._show_recording()
        self.talk.show_talk(view.talk, view.customer_name)
        self._keep_monitor()
        is_live = not why_not_live(view, view.customer_name)
        self.screen_view.set_dimmed(not is_live)
        self.all_screens.show_session(view, is_live)
        self.side.show_session(view)
        self._steer(view)
        if Permission.POINT in self._news.hear(view):
            self._mode = Mode.LOOK
            self._steer(view)
        self._show_drawings(view)
        self._show_notice(view)
        self._show_size()

    def _control(self, view: SessionView) -> PermissionView:
        return standing_of(view.permissions, Permission.CONTROL)

    def _steer(self, view: SessionView) -> None:
        was_on = self.steering.is_on
        is_on = view.phase is SessionPhase.ACTIVE and self._control(view).state is PermissionState.ON
        self.steering.steer(is_on and self._mode is Mode.LOOK and not self._is_all)
        if self.steering.is_on and not was_on and self.isActiveWindow():
            self.screen_view.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- point and draw -----------------------------------------------------------------------------------------------

    def _make_strip(self) -> DrawStrip:
        strip = DrawStrip(self._look, self.pen, self._keys.shown("view.undo"))
        strip.undo_chosen.connect(self._undo_drawing)
        strip.clear_chosen.connect(self._clear_drawings)
        strip.guide_chosen.connect(lambda: self._emit(SaveGuide(self.guide.steps)))
        strip.show_guide(len(self.guide.steps))
        strip.setVisible(self._mode is Mode.DRAW)
        return strip

    def _choose_mode(self, mode: Mode) -> None:
        """A mode that lacks its permission asks for it."""
        point = standing_of(self._view.permissions, Permission.POINT)
        if not point.supported:
            mode = Mode.LOOK
        self._mode = mode
        if mode is not Mode.LOOK and point.state is PermissionState.OFF and self._view.phase is SessionPhase.ACTIVE:
            self._emit(AskPermission(Permission.POINT))
        self._steer(self._view)
        self._show_drawings(self._view)
        self._show_notice(self._view)
        self.screen_view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_drawings(self, view: SessionView) -> None:
        point = standing_of(view.permissions, Permission.POINT)
        self.toolbar.show_mode(self._mode, point.supported)
        self.pen.use(self._mode, point.state is PermissionState.ON and view.phase is SessionPhase.ACTIVE)
        self.strip.setVisible(self._mode is Mode.DRAW and self.toolbar.isVisibleTo(self))
        self.strip.show_drawings(len(view.drawings))
        self.screen_view.show_drawings(view.drawings, self._unit())

    def _step_was_set(self, number: int, words: str, monitor: int, x: int, y: int) -> None:
        self.guide.add(number, words, self.pen.colour, monitor, x, y, self._unit())
        self.strip.step_was_set()
        self.strip.show_guide(len(self.guide.steps))

    def _picture_of(self, monitor: int) -> QImage | None:
        picture = self._board.picture(monitor)
        return picture.image if picture is not None else None

    def _unit(self) -> float:
        scales = [monitor.scale_percent for monitor in self._view.monitors if monitor.id == self.screen_view.monitor()]
        return unit_of(scales[0] if scales else 100)

    def _undo_drawing(self) -> None:
        if self._view.drawings:
            if self._view.drawings[-1].shape is DrawShape.NUMBER:
                self.pen.next_step = max(1, self.pen.next_step - 1)
                self.guide.drop(self.pen.next_step)
                self.strip.show_step()
                self.strip.show_guide(len(self.guide.steps))
            self._emit(UndoDrawing())

    def _clear_drawings(self) -> None:
        self.pen.clear()
        self.strip.show_step()

    def _ask_control(self) -> None:
        control = self._control(self._view)
        if control.supported and control.state is PermissionState.OFF:
            self._emit(AskPermission(Permission.CONTROL))

    def _share(self, wish: Intent | None) -> None:
        if wish is not None:
            self._emit(wish)
        else:
            self.side.toggle()

    def _free_keyboard(self) -> None:
        """The keys are the window's own again until the picture is clicked."""
        self.toolbar.show()
        self.toolbar.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_notice(self, view: SessionView) -> None:
        self._notice.tell(self._notice_words(view), self.toolbar.height())

    def _notice_words(self, view: SessionView) -> str:
        match why_not_live(view, view.customer_name):
            case words if words:
                return words
            case _ if self.screen_view.picture() is None:
                return say("v.coming")
            case _ if self._control(view).state is PermissionState.HELD:
                key = "a.held.local" if self._control(view).why == Why.LOCAL_INPUT else "a.held.own"
                return say(key, customer=view.customer_name)
            case _ if self._news.words:
                return self._news.words
            case _ if view.invite.state == "fetching":
                return say("g.fetching", name=view.invite.name)
            case _ if view.invite.state == "asking":
                return say("g.asking", customer=view.customer_name, name=view.invite.name)
            case _ if standing_of(view.permissions, Permission.POINT).state is PermissionState.ASKED:
                return say("v.point.asked", customer=view.customer_name)
            case _:
                return ""

    def _invite(self) -> None:
        InviteDialog(self._look, self, self._emit, self._view.colleagues).open()

    def _show_recording(self) -> None:
        """The toolbar has the dot; where that is hidden, in full screen, the picture's corner has it. Hers is always there."""
        is_shown = self._view.recording_since_ms is not None and not self.toolbar.isVisible()
        if self._view.is_customer_recording:
            self._recording.set_words(say("v.rec.theirs", customer=self._view.customer_name))
        else:
            self._recording.set_words(say("rec.on"))
        is_shown = is_shown or self._view.is_customer_recording
        self._recording.setVisible(is_shown)
        if is_shown:
            self._recording.adjustSize()
            above = self.toolbar.height() if self.toolbar.isVisible() else 0
            self._recording.move(self.width() - self._recording.width() - 16, above + 12)
            self._recording.raise_()

    def _show_size(self) -> None:
        chosen = {Fit.FIT: "fit", Fit.ONE_TO_ONE: "one", Fit.ZOOM: ""}[self.screen_view.fit]
        self.toolbar.show_size(chosen, self.pane.percent())

    @property
    def _is_all(self) -> bool:
        return not self.all_screens.isHidden()

    def _choose_monitor(self, monitor: int) -> None:
        """All shared screens come anyway: which one is looked at is nobody else's business."""
        self.all_screens.setVisible(monitor == ALL)
        self.pane.setVisible(monitor != ALL)
        if monitor != ALL:
            self.screen_view.show_monitor(monitor)
        self.toolbar.show_monitor(monitor)
        self._steer(self._view)
        self._show_notice(self._view)
        self._show_size()

    def _keep_monitor(self) -> None:
        """The screen that was looked at, while it is shared, or all while there are more than one; else the first."""
        shared = [monitor.id for monitor in self._view.monitors]
        if shared and self.screen_view.monitor() not in shared:
            self.screen_view.show_monitor(shared[0])
        if self._is_all and len(shared) < 2:
            self.all_screens.hide()
            self.pane.show()
        self.toolbar.show_monitor(ALL if self._is_all else self.screen_view.monitor())

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
            self._show_toolbar()
            self._hide_timer.stop()
        else:
            self.showFullScreen()
            self._hide_timer.start()

    def _hide_toolbar(self) -> None:
        if self.isFullScreen() and not self.toolbar.underMouse() and not self.strip.underMouse():
            self.toolbar.hide()
            self.strip.hide()
            self._show_recording()

    def _show_toolbar(self) -> None:
        self.toolbar.show()
        self.strip.setVisible(self._mode is Mode.DRAW)
        self._show_recording()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self.screen_view and isinstance(event, QMouseEvent) and self.isFullScreen():
            place = self.mapFromGlobal(event.globalPosition().toPoint())
            if self._is_top_edge(place):
                self._show_toolbar()
                self._hide_timer.start()
        return False

    def _is_top_edge(self, place: QPoint) -> bool:
        return QRect(0, 0, self.width(), EDGE_PX).contains(place)

    def hide_for_good(self) -> None:
        """The session is over: nothing to see here any more."""
        if self.isFullScreen():
            self.toggle_full_screen()
        if self.guide.steps:
            self.guide, self.pen.next_step = Guide(self._picture_of), 1
            self.strip.show_guide(0)
            self.strip.show_step()
        self._mode = Mode.LOOK
        self._news.begin_anew()
        self.talk.panel.begin_anew()
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._notice.isVisible():
            self._notice.place(self.toolbar.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self.toggle_full_screen()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.isFullScreen():
            self.toggle_full_screen()
        event.accept()
