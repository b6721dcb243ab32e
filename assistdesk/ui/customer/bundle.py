"""What several permissions asked for at once are called, and their list with a tick each (experience.md section 7).

All are ticked to begin with, as they were asked for; what needs View goes with View's tick. Refuses to know who asks, and
whether *Allow* is armed.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from assistdesk.core.session.permissions import HELP_ME_FULLY, NEEDS_VIEW, TO_HOST, TO_VIEWER, VIEW_AND_POINT
from assistdesk.core.types import Permission
from assistdesk.runtime.snapshot_customer import AskView
from assistdesk.ui.customer.words import PERMISSION_ICONS
from assistdesk.ui.text import say
from assistdesk.ui.theme import Look, Type
from assistdesk.ui.widgets.labels import IconLabel, PlainLabel, menu_text
from assistdesk.ui.widgets.layouts import column, row

PARTS = {
    Permission.VIEW: "c.part.view",
    Permission.POINT: "c.part.point",
    Permission.CONTROL: "c.part.control",
    Permission.CLIPBOARD: "c.part.clip",
    Permission.FILES: "c.part.files",
    Permission.RECORD: "c.part.record",
    Permission.RESUME: "c.part.resume",
}
REMARKS = {
    Permission.POINT: "c.ask.point.2",
    Permission.CLIPBOARD: "c.part.clip.2",
    Permission.FILES: "c.part.files.2",
    Permission.RECORD: "c.part.record.2",
    Permission.RESUME: "c.part.resume.2",
}
ONE_WAY = {TO_VIEWER: "share.to_agent", TO_HOST: "share.to_me"}
INDENT_PX = 33
"""Where a tick's words begin."""
BEYOND_POINTING = set(HELP_ME_FULLY) - set(VIEW_AND_POINT)


def bundle_name(permissions: tuple[Permission, ...]) -> str:
    """What the whole is called; empty where it has no name. View may be on already: then it is not asked for again."""
    if set(permissions) == set(VIEW_AND_POINT):
        return say("c.bundle.point")
    is_full = set(permissions) <= set(HELP_ME_FULLY) and set(permissions) >= BEYOND_POINTING
    return say("c.bundle.fully") if is_full else ""


class BundleList(QFrame):
    """One line for each: icon, what the agent may do then, tick. *changed* is called with every tick."""

    def __init__(self, look: Look, ask: AskView, agent: str, changed: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("ghost")
        self._look, self._agent, self._changed = look, agent, changed
        self.ticks: dict[Permission, QCheckBox] = {}
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        for permission, bits in zip(ask.permissions, ask.directions, strict=True):
            lines.addWidget(self._line(permission, bits))

    @property
    def chosen(self) -> tuple[Permission, ...]:
        return tuple(each for each, tick in self.ticks.items() if tick.isChecked() and tick.isEnabled())

    def _line(self, permission: Permission, bits: int) -> QWidget:
        look = self._look
        tick = QCheckBox(menu_text(say(PARTS[permission])))
        tick.setFont(look.font(Type.CUSTOMER_BODY))
        tick.setChecked(True)
        tick.toggled.connect(lambda _on=False: self._ticked())
        self.ticks[permission] = tick
        parts: list[QWidget] = [tick]
        if permission in REMARKS:
            parts.append(self._under(say(REMARKS[permission])))
        if bits in ONE_WAY:  # both ways is what the line says
            parts.append(self._under(say(ONE_WAY[bits], agent=self._agent)))
        icon = IconLabel(look, PERMISSION_ICONS[permission], look.tokens.muted, 18)
        return row(icon, (column(*parts, spacing=1), 1), spacing=10)

    def _under(self, words: str) -> PlainLabel:
        label = PlainLabel(self._look, words, Type.SMALL, "muted", wrap=True)
        label.setIndent(self._look.px(INDENT_PX))
        return label

    def _ticked(self) -> None:
        view = self.ticks.get(Permission.VIEW)
        for permission, tick in self.ticks.items():
            if permission in NEEDS_VIEW:
                tick.setEnabled(view is None or view.isChecked())
        self._changed()
