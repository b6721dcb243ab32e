"""The session bar: always on top of the customer's screen while a session runs (experience.md section 2.4, protocol.md 13.2).

Who sees the screen, verified or not, for how long, what is granted with time left and a *Take back* each, Pause, STOP. It can
be moved to any edge, becomes a pill after ten seconds without the mouse unless it asks something, and never closes while the
session lives. It shows a snapshot and emits wishes; whether it was covered too long is decided elsewhere.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QEnterEvent,
    QMouseEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from assistdesk.core.types import Permission
from assistdesk.runtime.intents_customer import Continue, Pause, Revoke, Stop
from assistdesk.runtime.snapshot_customer import LIVE_PHASES, CustomerPhase, CustomerSnapshot
from assistdesk.ui.customer.page import Emit
from assistdesk.ui.customer.words import (
    HELD_PHASES,
    agent_name,
    has_control,
    held_words,
    is_given,
    is_recorded,
    permission_name,
)
from assistdesk.ui.session.overlay import overlay_flags, rounded_mask
from assistdesk.ui.session.talk import show_unread
from assistdesk.ui.text import say
from assistdesk.ui.theme import Look, Type
from assistdesk.ui.widgets.buttons import Button, IconButton
from assistdesk.ui.widgets.chips import ChipButton
from assistdesk.ui.widgets.labels import ElidedLabel, IconLabel, PlainLabel
from assistdesk.ui.widgets.layouts import after_press, clear
from assistdesk.ui.widgets.recording_mark import RecordingMark
from assistdesk.ui.widgets.ring import clock

PILL_AFTER_MS = 10_000
PILL_WIDTH_PX, HEIGHT_PX, RADIUS_PX, NAME_MAX_PX = 168, 52, 14, 420
EDGE_GAP_PX = 10
SHORT_KEYS = {CustomerPhase.PAUSED: "a.paused", CustomerPhase.LOST: "w.bar.lost", CustomerPhase.BACK: "w.bar.back"}
"""What the pill has room for."""


class SessionBar(QWidget):
    """One window that floats above everything; ``show_snapshot`` shows, moves nothing that a person has moved."""

    def __init__(
        self,
        look: Look,
        emit: Emit,
        moved: Callable[[], None] = lambda: None,
        open_talk: Callable[[], None] = lambda: None,
        open_hide: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(None, overlay_flags())
        self._tell_moved, self._open_talk, self._open_hide = moved, open_talk, open_hide
        self.setWindowTitle("AssistDesk")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_AlwaysShowToolTips)
        self._look, self._emit = look, emit
        self._alive = False
        self._moved = False
        self._pill = False
        self._news = (0, 0, CustomerPhase.SHARING)
        self._said = ("", "")
        self._grip: QPoint | None = None
        self._shown: object = None
        self._wanted = CustomerSnapshot()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PILL_AFTER_MS)
        self._timer.timeout.connect(lambda: self._be_pill(not self._asks))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 8, 10, 8)
        self._row.setSpacing(10)
        self._build_parts()

    def _build_parts(self) -> None:
        look = self._look
        self._dot = IconLabel(look, "eye", look.tokens.danger, 18)
        self._name = ElidedLabel(look, "", Type.STRONG)
        self._mark = PlainLabel(look, "", Type.SMALL)
        self._time = PlainLabel(look, "", Type.STRONG)
        self._recording = RecordingMark(look, say("rec.on"), Type.STRONG)
        self._recording.hide()
        self._grants = QFrame()
        self._grants.setObjectName("ghost")
        self._grants_row = QHBoxLayout(self._grants)
        self._grants_row.setContentsMargins(0, 0, 0, 0)
        self._talk = ChipButton(look, say("st.open"), self._open_talk, mark="message-square")
        self._hide = IconButton(look, "eye-off", say("h.open"), self._open_hide)
        self._pause = Button(look, say("c.pause"), self._pause_pressed, size="small")
        self._stop = Button(look, say("c.stop"), lambda: self._emit(Stop("button")), "danger", "circle-stop", "small")
        self._small_stop = IconButton(
            look, "circle-stop", say("c.stop"), lambda: self._emit(Stop("button")), 36, look.tokens.danger
        )
        self._small_stop.hide()
        self._name.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for part in (
            self._dot, self._name, self._mark, self._time, self._recording, self._grants, self._talk, self._hide,
            self._pause, self._stop, self._small_stop,
        ):  # fmt: skip
            self._row.addWidget(part)

    def _pause_pressed(self) -> None:
        self._emit(Continue() if self._is_paused else Pause())

    _is_paused = _asks = False
    _times: dict[Permission, PlainLabel] = {}  # noqa: RUF012

    # --- what it shows ------------------------------------------------------------------------------------------------

    def show_snapshot(self, snapshot: CustomerSnapshot) -> None:
        alive = snapshot.phase in LIVE_PHASES
        if not alive:
            self._alive = False
            self.hide()
            return
        self._show_words(snapshot)
        if not self._alive:
            self._alive, self._moved, self._pill = True, False, False
            self._be_pill(False)
            self._place()
            self.show()
            self._timer.start()

    def _show_words(self, snapshot: CustomerSnapshot) -> None:
        agent = agent_name(snapshot.agent)
        self._is_paused = snapshot.phase in HELD_PHASES
        self._asks = snapshot.phase is CustomerPhase.BACK
        words = held_words(snapshot) or say("c.bar.control" if has_control(snapshot) else "c.bar.view", agent=agent)
        self._said = (words, say(SHORT_KEYS[snapshot.phase]) if self._is_paused else words)
        self._show_name()
        since = snapshot.started_at_ms or snapshot.made_at_ms
        time = clock(max(0, snapshot.made_at_ms - since) // 1000)
        self._time.setText(time)
        self.setAccessibleName(say("w.bar.spoken", agent=agent, time=time))
        verified = snapshot.agent.verified
        self._mark.setText(say("w.confirmed") if verified else say("w.notverified"))
        self._mark.setProperty("ink", "ok" if verified else "warn")
        more = len(snapshot.watchers) - 1
        if more > 0:
            self._mark.setText(f"{self._mark.text()} +{more}")
        self._pause.set_words(say("c.continue") if self._is_paused else say("c.pause"))
        self._pause.setEnabled(snapshot.phase is not CustomerPhase.LOST)
        show_unread(self._talk, snapshot.talk.unread)
        self._unfold_for_news(snapshot.talk.unread, len(snapshot.watchers), snapshot.phase)
        self._recording.setVisible(is_recorded(snapshot) or snapshot.recording.since_ms is not None)
        self._show_grants(snapshot)
        self._fit()

    def _show_name(self) -> None:
        whole, short = self._said
        self._name.set_text(short if self._pill else whole)
        self._name.setAccessibleName(whole)

    def _unfold_for_news(self, unread: int, watchers: int, phase: CustomerPhase) -> None:
        """A new line, one more who looks, the line is cut or back: the pill unfolds for a while. On the pill itself stands no
        button but *Stop*: what is under the hand when it unfolds must be *Stop* then too."""
        before, self._news = self._news, (unread, watchers, phase)
        if self._pill and (unread > before[0] or watchers > before[1] or phase is not before[2]):
            self._be_pill(False)
            self._timer.start()

    def _show_grants(self, snapshot: CustomerSnapshot) -> None:
        """View is what the bar is about; each further grant stands on it with its time and a way to take it back. A button
        stays the same while its grant does, and while one is held down: what is pressed now is there when the mouse goes up."""
        self._wanted = snapshot
        on = [view for view in snapshot.permissions if is_given(view) and view.permission is not Permission.VIEW]
        what = tuple(view.permission for view in on)
        if what != self._shown and not after_press(self._grants, self._catch_up):
            self._shown = what
            clear(self._grants_row)
            self._times = {}
            for view in on:
                name = permission_name(view.permission)
                self._times[view.permission] = PlainLabel(self._look, "", Type.SMALL)
                self._grants_row.addWidget(self._times[view.permission])
                take_back = self._take_back(view.permission)
                self._grants_row.addWidget(IconButton(self._look, "x", say("w.takeback", permission=name), take_back))
            self._grants.setVisible(bool(on) and not self._pill)
        for view in on:
            time = f" {clock(view.left_s)}" if view.left_s is not None else ""
            if view.permission in self._times:
                self._times[view.permission].setText(f"{permission_name(view.permission)}{time}")

    def _catch_up(self) -> None:
        self._show_grants(self._wanted)
        self._fit()

    def _take_back(self, permission: Permission) -> Callable[[], None]:
        return lambda: self._emit(Revoke(permission))

    # --- its shape and place ------------------------------------------------------------------------------------------

    def _be_pill(self, pill: bool) -> None:
        self._pill = pill
        self._show_name()
        for part in (self._mark, self._time, self._hide, self._pause, self._stop):
            part.setVisible(not pill)
        self._grants.setVisible(not pill and self._grants_row.count() > 0)
        self._talk.setVisible(not pill)
        self._small_stop.setVisible(pill)
        self._recording.be_short(pill)
        self._fit()

    def _fit(self) -> None:
        """As wide as the words need. Its right edge stays where it is: there is *Stop*, and a pill that unfolds under the
        mouse must not pull it away from a hand that is about to press it."""
        right = self.x() + self.width()
        self._name.setMaximumWidth(self._look.px(NAME_MAX_PX))
        self._name.setMinimumWidth(
            0 if self._pill else min(self._name.sizeHint().width() + 8, self._look.px(NAME_MAX_PX))
        )
        width = self._look.px(PILL_WIDTH_PX) if self._pill else self._row.sizeHint().width()
        height = self._look.px(HEIGHT_PX)
        if (width, height) == (self.width(), self.height()):
            return
        self.setFixedSize(width, height)
        if self._alive:
            self.move(right - width, self.y())
            self._stay_inside()

    def _screen(self) -> QRect:
        return self.screen().geometry()

    def _place(self) -> None:
        screen = self._screen()
        self.move(screen.center().x() - self.width() // 2, screen.y() + EDGE_GAP_PX)

    def _stay_inside(self) -> None:
        screen = self._screen()
        x = min(max(self.x(), screen.x()), screen.right() - self.width() + 1)
        y = min(max(self.y(), screen.y()), screen.bottom() - self.height() + 1)
        self.move(x, y)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMask(rounded_mask(self.width(), self.height(), RADIUS_PX))
        self._tell_moved()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._tell_moved()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._look.tokens.raised))
        painter.setPen(QPen(QColor(self._look.tokens.danger_btn), 2))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), RADIUS_PX, RADIUS_PX)
        painter.end()
        del event

    # --- mouse, keyboard, closing ---------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """No button was under the mouse, by the place in this window. While a pill unfolds that place may still be told as of
        the pill; the place on the screen is right, and *Stop* is where it was."""
        if event.button() is Qt.MouseButton.LeftButton:
            at = event.globalPosition().toPoint()
            if self._stop.isVisible() and self._stop.rect().contains(self._stop.mapFromGlobal(at)):
                self._emit(Stop("button"))
                return
            self._grip = at - self.pos()
            self.activateWindow()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self._moved = True
            self.move(event.globalPosition().toPoint() - self._grip)
            self._stay_inside()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None
        del event

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        self._be_pill(False)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()
        super().leaveEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.raise_()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The bar cannot be closed while somebody sees the screen."""
        if self._alive:
            event.ignore()
        else:
            event.accept()
