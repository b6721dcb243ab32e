"""The toolbar of the session window: monitors, size, full screen, the line's figures, permissions, safety number, End.

It emits what was pressed through callables and signals; what a session may do it does not know.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from assistdesk.core.types import Monitor, Permission, PermissionState
from assistdesk.runtime.snapshot import Meter, PermissionView, SessionPhase, SessionView
from assistdesk.ui.customer.words import permission_name, spaced
from assistdesk.ui.text import say
from assistdesk.ui.theme import Look, Tone
from assistdesk.ui.widgets.buttons import Button, IconButton, Segments
from assistdesk.ui.widgets.chips import Chip, ChipButton
from assistdesk.ui.widgets.labels import set_tip
from assistdesk.ui.widgets.layouts import clear
from assistdesk.ui.widgets.ring import clock

HEIGHT_PX = 52
CONTROL_WORDS = {
    PermissionState.OFF: ("v.control.ask", "v.look", Tone.NEUTRAL, "eye"),
    PermissionState.ASKED: ("s.ask.cancel", "v.control.asked", Tone.PRIMARY, "hourglass"),
    PermissionState.ON: ("s.give_back", "v.control.on", Tone.OK, "mouse-pointer-2"),
    PermissionState.HELD: ("s.give_back", "v.control.held", Tone.WARN, "circle-pause"),
}
"""The button, the state, its tone and icon."""


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
    control_asked = Signal()
    control_cancelled = Signal()
    control_given_back = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("header")
        self._look = look
        self._monitors: tuple[Monitor, ...] = ()
        self._permissions: object = None
        self._tabs: Segments | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 14, 6)
        layout.setSpacing(8)
        self.time = Chip(look, "0:00", Tone.OK, "dot")
        self._monitor_row = QHBoxLayout()
        self.sizes = Segments(look, say("v.fit.tip"), (("fit", say("v.fit"), "", ""), ("one", say("v.one"), "", "")))
        self.sizes.on_choice(self._size_chosen)
        self.smaller = IconButton(look, "minus", say("v.smaller"), lambda: self.zoom_chosen.emit(-1), key="Ctrl+−")
        self.percent = Chip(look, "100 %")
        self.larger = IconButton(look, "plus", say("v.larger"), lambda: self.zoom_chosen.emit(1), key="Ctrl++")
        self.full = IconButton(look, "maximize-2", say("v.full"), self.full_chosen.emit, key="F11")
        self.control_state = Chip(look, say("v.look"), Tone.NEUTRAL, "eye")
        self.control = Button(look, say("v.control.ask"), self._control_pressed, icon="mouse-pointer-2")
        self._control: PermissionView | None = None
        self._permission_row = QHBoxLayout()
        self._permission_row.setSpacing(6)
        self.meter = ChipButton(look, say("v.meter.none"), self.line_asked.emit, mark="wifi")
        self.safety = ChipButton(look, "", self.differs_chosen.emit, mark="shield-check")
        self.end = Button(look, say("v.end"), self.end_chosen.emit, kind="danger", icon="circle-stop")
        set_tip(self.end, say("v.end.tip"))
        layout.addWidget(self.time)
        layout.addLayout(self._monitor_row)
        sizes: tuple[QWidget, ...] = (self.sizes, self.smaller, self.percent, self.larger, self.full)
        for part in sizes:
            layout.addWidget(part)
        layout.addWidget(self.control)
        layout.addWidget(self.control_state)
        layout.addStretch(1)
        layout.addLayout(self._permission_row)
        figures: tuple[QWidget, ...] = (self.safety, self.meter, self.end)
        for part in figures:
            layout.addWidget(part)

    def _size_chosen(self, value: str) -> None:
        (self.fit_chosen if value == "fit" else self.one_chosen).emit()

    def show_session(self, view: SessionView, running_s: int) -> None:
        is_live = view.phase is SessionPhase.ACTIVE
        self.time.set(clock(running_s), Tone.OK if is_live else Tone.WARN, "dot")
        self._show_monitors(view.monitors)
        self._show_permissions(view)
        self._show_control(view, is_live)
        limit = limit_words(view.meter, view.customer_name)
        tone = Tone.NEUTRAL if view.meter.limit == "none" else Tone.WARN
        self.meter.set(meter_words(view.meter), tone, "wifi", f"{meter_words(view.meter)}. {limit}")
        set_tip(self.meter, limit)
        number = spaced(view.safety_number)
        self.safety.setVisible(bool(number))
        if number:
            self.safety.set(number, Tone.NEUTRAL, "shield-check", say("v.safety", number=number))
            set_tip(self.safety, say("v.safety.tip", customer=view.customer_name))
        self.end.setEnabled(view.phase not in (SessionPhase.NONE, SessionPhase.OVER))

    def show_size(self, chosen: str, percent: int) -> None:
        """*chosen*: fit, one, or neither."""
        self.percent.set(f"{percent} %", Tone.NEUTRAL)
        self.sizes.choose(chosen)

    def show_monitor(self, monitor: int) -> None:
        """The one that is seen now."""
        if self._tabs is not None and str(monitor) in self._tabs.buttons:
            self._tabs.choose(str(monitor))

    def _show_monitors(self, monitors: tuple[Monitor, ...]) -> None:
        if monitors == self._monitors:
            return
        self._monitors = monitors
        clear(self._monitor_row)
        self._tabs = None
        if len(monitors) > 1:
            words = tuple((str(monitor.id), str(monitor.id + 1), "", "") for monitor in monitors)
            self._tabs = Segments(self._look, say("v.monitor"), words)
            self._tabs.on_choice(lambda value: self.monitor_chosen.emit(int(value)))
            self._monitor_row.addWidget(self._tabs)

    def _show_permissions(self, view: SessionView) -> None:
        given = (PermissionState.ON, PermissionState.HELD)
        on = [item for item in view.permissions if item.state in given and item.permission is not Permission.CONTROL]
        what = tuple((item.permission, item.state, item.left_s) for item in on)
        if what == self._permissions:
            return
        self._permissions = what
        clear(self._permission_row)
        for item in on:
            left = f" {clock(item.left_s)}" if item.left_s is not None else ""
            tone = Tone.OK if item.state is PermissionState.ON else Tone.WARN
            self._permission_row.addWidget(Chip(self._look, f"{permission_name(item.permission)}{left}", tone, "dot"))

    def _show_control(self, view: SessionView, is_live: bool) -> None:
        """What she may do now, in words, and the one thing to do about it."""
        control = next((item for item in view.permissions if item.permission is Permission.CONTROL), None)
        self._control = control
        is_there = control is not None and control.supported
        self.control.setVisible(is_there)
        self.control_state.setVisible(is_there)
        if control is None or not is_there:
            return
        words, chip, tone, mark = CONTROL_WORDS[control.state]
        self.control.set_words(say(words))
        self.control.setEnabled(is_live)
        left = f" {clock(control.left_s)}" if control.left_s is not None else ""
        self.control_state.set(f"{say(chip)}{left}", tone, mark)

    def _control_pressed(self) -> None:
        match self._control.state if self._control is not None else PermissionState.OFF:
            case PermissionState.OFF:
                self.control_asked.emit()
            case PermissionState.ASKED:
                self.control_cancelled.emit()
            case _:
                self.control_given_back.emit()


def meter_words(meter: Meter) -> str:
    if meter.rtt_ms is None:
        return say("v.meter.none")
    return say("v.meter", rtt=meter.rtt_ms, fps=meter.fps or 0, kbps=meter.kbps or 0)


def limit_words(meter: Meter, customer: str) -> str:
    """Whose side is slow, in a sentence."""
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
