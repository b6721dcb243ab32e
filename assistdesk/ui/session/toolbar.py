"""The toolbar of the session window: monitors, size, full screen, the line's figures, permissions, safety number, End.

It emits what was pressed through callables and signals; what a session may do it does not know.
"""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QWidget

from assistdesk.core.types import Monitor, Permission, PermissionState
from assistdesk.runtime.snapshot_parts import Meter, PermissionView
from assistdesk.runtime.snapshot_session import SessionPhase, SessionView
from assistdesk.ui.customer.words import permission_name, spaced
from assistdesk.ui.keys import Keys
from assistdesk.ui.session.pen import Mode
from assistdesk.ui.session.picture_words import why_not_live
from assistdesk.ui.session.record_part import RecordPart
from assistdesk.ui.session.share_button import ShareButton
from assistdesk.ui.session.standing import standing_of, wish_of
from assistdesk.ui.session.talk import show_unread
from assistdesk.ui.text import say
from assistdesk.ui.theme import Look, Tone
from assistdesk.ui.widgets.buttons import Button, IconButton, Segments
from assistdesk.ui.widgets.chips import Chip, ChipButton
from assistdesk.ui.widgets.labels import set_tip
from assistdesk.ui.widgets.layouts import clear
from assistdesk.ui.widgets.ring import clock

HEIGHT_PX = 52
SPACING_PX = 8
ALL = -1
"""In place of a monitor: all of them, side by side."""
OWN_BUTTON = (Permission.CONTROL, Permission.CLIPBOARD, Permission.FILES, Permission.RECORD)
"""What shows by a button of its own how it stands: no chip beside it."""
CONTROL_WORDS = {
    PermissionState.OFF: ("v.control.ask", "v.look", Tone.NEUTRAL, "eye"),
    PermissionState.ASKED: ("s.ask.cancel", "v.control.asked", Tone.PRIMARY, "hourglass"),
    PermissionState.ON: ("s.give_back", "v.control.on", Tone.OK, "mouse-pointer-2"),
    PermissionState.HELD: ("s.give_back", "v.control.held", Tone.WARN, "circle-pause"),
}
"""The button, the state, its tone and icon."""

MODES = ((Mode.LOOK, "eye"), (Mode.POINT, "pointer"), (Mode.DRAW, "pencil-line"))


class Toolbar(QFrame):
    """One row over the picture. Signals say what was pressed."""

    fit_chosen = Signal()
    one_chosen = Signal()
    zoom_chosen = Signal(int)
    full_chosen = Signal()
    monitor_chosen = Signal(int)
    end_chosen = Signal()
    differs_chosen = Signal()
    line_asked = Signal()
    mode_chosen = Signal(str)
    wished = Signal(object)
    """About Control."""
    talk_chosen = Signal()
    invite_chosen = Signal()
    share_pressed = Signal(object)
    """What to wish; None: the panel."""

    def __init__(self, look: Look, keys: Keys) -> None:
        super().__init__()
        self.setObjectName("header")
        self._look, self._keys = look, keys
        self._monitors: tuple[Monitor, ...] = ()
        self._permissions: object = None
        self._tabs: Segments | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 14, 6)
        layout.setSpacing(SPACING_PX)
        self.time = Chip(look, "0:00", Tone.OK, "dot")
        self._monitor_row = QHBoxLayout()
        self.sizes = Segments(look, say("v.fit.tip"), (("fit", say("v.fit"), "", ""), ("one", say("v.one"), "", "")))
        self.sizes.on_choice(self._size_chosen)
        self.smaller = IconButton(
            look, "minus", say("v.smaller"), lambda: self.zoom_chosen.emit(-1), key=keys.shown("view.smaller")
        )
        self.percent = Chip(look, "100 %")
        self.larger = IconButton(
            look, "plus", say("v.larger"), lambda: self.zoom_chosen.emit(1), key=keys.shown("view.larger")
        )
        self.full = IconButton(look, "maximize-2", say("v.full"), self.full_chosen.emit, key=keys.shown("view.full"))
        self.modes = self._make_modes()
        self.control_state = Chip(look, say("v.look"), Tone.NEUTRAL, "eye")
        self.control = Button(look, say("v.control.ask"), self._control_pressed, icon="mouse-pointer-2")
        self._control = PermissionView(Permission.CONTROL, supported=False)
        self._is_all = False
        self.clipboard = ShareButton(look, Permission.CLIPBOARD, "clipboard", self.share_pressed.emit)
        self.record = RecordPart(look)
        self.files = ShareButton(look, Permission.FILES, "folder-up", self.share_pressed.emit)
        self._permission_row = QHBoxLayout()
        self._permission_row.setSpacing(6)
        self.meter = ChipButton(look, say("v.meter.none"), self.line_asked.emit, mark="wifi")
        self.safety = ChipButton(look, "", self.differs_chosen.emit, mark="shield-check")
        self.invite = IconButton(look, "users-round", say("g.open"), self.invite_chosen.emit)
        self.talk = ChipButton(look, say("st.open"), self.talk_chosen.emit, mark="message-square")
        self.talk.setCheckable(True)
        self.end = Button(look, say("v.end"), self.end_chosen.emit, kind="danger", icon="circle-stop")
        set_tip(self.end, say("v.end.tip"))
        layout.addWidget(self.time)
        layout.addLayout(self._monitor_row)
        sizes: tuple[QWidget, ...] = (self.sizes, self.smaller, self.percent, self.larger, self.full)
        for part in sizes:
            layout.addWidget(part)
        layout.addWidget(self.modes)
        layout.addWidget(self.control)
        layout.addWidget(self.control_state)
        layout.addWidget(self.clipboard)
        layout.addWidget(self.files)
        layout.addWidget(self.record)
        layout.addStretch(1)
        layout.addLayout(self._permission_row)
        figures: tuple[QWidget, ...] = (self.safety, self.meter, self.invite, self.talk, self.end)
        for part in figures:
            layout.addWidget(part)

    def _make_modes(self) -> QFrame:
        """Look, Point, Draw: icons, for the row has much to hold."""
        holder = QFrame()
        holder.setObjectName("segments")
        holder.setAccessibleName(say("v.mode"))
        row = QHBoxLayout(holder)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        self._mode_group = QButtonGroup(holder)
        self.mode_buttons: dict[Mode, IconButton] = {}
        for mode, icon in MODES:
            chosen = partial(self.mode_chosen.emit, mode.value)
            key = self._keys.shown(f"view.{mode.value}")
            button = IconButton(self._look, icon, say(f"v.mode.{mode.value}"), chosen, 30, "", True, 16, key)
            self._mode_group.addButton(button)
            self.mode_buttons[mode] = button
            row.addWidget(button)
        return holder

    def _size_chosen(self, value: str) -> None:
        (self.fit_chosen if value == "fit" else self.one_chosen).emit()

    def show_session(self, view: SessionView, now_ms: int) -> None:
        """*now_ms*: when the snapshot was made."""
        running_s = max(0, now_ms - (view.started_at_ms or now_ms)) // 1000
        is_live = view.phase is SessionPhase.ACTIVE
        is_seen = not why_not_live(view, view.customer_name)
        self.time.set(clock(running_s), Tone.OK if is_seen else Tone.WARN, "dot")
        self._show_monitors(view.monitors)
        self._show_permissions(view)
        self._show_control(view, is_live)
        self.clipboard.show_permission(view.permissions, is_live)
        self.record.show_session(view, now_ms)
        self.files.show_permission(view.permissions, is_live)
        limit = limit_words(view.meter, view.customer_name)
        is_fine = view.meter.limit == "none" and not view.meter.stalled
        tone = Tone.NEUTRAL if is_fine else Tone.WARN
        self.meter.set(meter_words(view.meter), tone, "wifi", f"{meter_words(view.meter)}. {limit}")
        set_tip(self.meter, limit)
        number = spaced(view.safety_number)
        self.safety.setVisible(bool(number))
        if number:
            self.safety.set(number, Tone.NEUTRAL, "shield-check", say("v.safety", number=number))
            set_tip(self.safety, say("v.safety.tip", customer=view.customer_name))
        self.invite.setEnabled(is_live and view.invite.state != "asking")
        show_unread(self.talk, view.talk.unread)
        self.end.setEnabled(view.phase not in (SessionPhase.NONE, SessionPhase.OVER))
        self._make_room()

    def _make_room(self) -> None:
        """Where the row is wider than the window, what a button's words or a key (the wheel) say and do too gives way."""
        self.record.be_short(False)
        is_sized, is_steerable = not self._is_all, not self.control.isHidden()
        self.sizes.setVisible(is_sized)
        by_worth: tuple[tuple[QWidget, bool], ...] = (
            (self.meter, True), (self.full, True), (self.control_state, is_steerable), (self.percent, is_sized),
            (self.smaller, is_sized), (self.larger, is_sized),
        )  # fmt: skip
        width_px = {part: part.sizeHint().width() + SPACING_PX for part, _ in by_worth}
        taken_px = self.sizeHint().width() - sum(width_px[part] for part, _ in by_worth if not part.isHidden())
        has_room = True
        for part, is_wanted in by_worth:
            has_room = has_room and (not is_wanted or taken_px + width_px[part] <= self.width())
            part.setVisible(is_wanted and has_room)
            if is_wanted and has_room:
                taken_px += width_px[part]
        self.record.be_short(taken_px > self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def show_size(self, chosen: str, percent: int) -> None:
        """*chosen*: fit, one, or neither."""
        self.percent.set(f"{percent} %", Tone.NEUTRAL)
        self.sizes.choose(chosen)

    def show_mode(self, mode: Mode, is_possible: bool) -> None:
        """*is_possible*: the customer's computer can show what is drawn."""
        self.modes.setVisible(is_possible)
        self.mode_buttons[mode].setChecked(True)

    def show_monitor(self, monitor: int) -> None:
        """The one that is seen now, or ALL, which have no size to choose."""
        was_all, self._is_all = self._is_all, monitor == ALL
        if was_all != self._is_all:
            self._make_room()
        if self._tabs is not None and str(monitor) in self._tabs.buttons:
            self._tabs.choose(str(monitor))

    def _show_monitors(self, monitors: tuple[Monitor, ...]) -> None:
        if monitors == self._monitors:
            return
        self._monitors = monitors
        clear(self._monitor_row)
        self._tabs = None
        if len(monitors) > 1:
            words = (
                *((str(monitor.id), str(monitor.id + 1), "", "") for monitor in monitors),
                (str(ALL), say("v.monitor.all"), "", ""),
            )
            self._tabs = Segments(self._look, say("v.monitor"), words)
            self._tabs.on_choice(lambda value: self.monitor_chosen.emit(int(value)))
            self._monitor_row.addWidget(self._tabs)

    def _show_permissions(self, view: SessionView) -> None:
        given = (PermissionState.ON, PermissionState.HELD)
        on = [item for item in view.permissions if item.state in given and item.permission not in OWN_BUTTON]
        what = tuple((item.permission, item.state, item.left_s) for item in on)
        if what == self._permissions:
            return
        self._permissions = what
        clear(self._permission_row)
        for item in on:
            left = f" {clock(item.left_s)}" if item.left_s is not None else ""
            tone = Tone.OK if item.state is PermissionState.ON else Tone.WARN
            chip = Chip(self._look, f"{permission_name(item.permission)}{left}", tone, "dot")
            chip.setMinimumWidth(chip.sizeHint().width())  # where room is short the line's figures give way
            self._permission_row.addWidget(chip)
            chip.show()  # at once, not with the next event: what is hidden takes no room in the count that follows

    def _show_control(self, view: SessionView, is_live: bool) -> None:
        """What she may do now, in words, and the one thing to do about it."""
        control = self._control = standing_of(view.permissions, Permission.CONTROL)
        self.control.setVisible(control.supported)
        if not control.supported:
            return
        words, chip, tone, mark = CONTROL_WORDS[control.state]
        self.control.set_words(say(words))
        self.control.setMinimumWidth(self.control.sizeHint().width())
        self.control.setEnabled(is_live)
        left = f" {clock(control.left_s)}" if control.left_s is not None else ""
        self.control_state.set(f"{say(chip)}{left}", tone, mark)

    def _control_pressed(self) -> None:
        self.wished.emit(wish_of(self._control))


def meter_words(meter: Meter) -> str:
    if meter.stalled:
        return say("v.meter.stalled")
    if meter.rtt_ms is None:
        return say("v.meter.none")
    return say("v.meter", rtt=meter.rtt_ms, fps=meter.fps or 0, kbps=meter.kbps or 0)


def limit_words(meter: Meter, customer: str) -> str:
    """Whose side is slow, in a sentence."""
    if meter.stalled:
        return say("v.limit.stalled", customer=customer)
    match meter.limit:
        case "host_line":
            return say("v.limit.host_line", customer=customer)
        case "viewer_line":
            return say("v.limit.viewer_line")
        case "host_cpu":
            return say("v.limit.host_cpu", customer=customer)
        case "viewer_cpu":
            return say("v.limit.viewer_cpu")
        case _:
            return say("v.limit.none")
