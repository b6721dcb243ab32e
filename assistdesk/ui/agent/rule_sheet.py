"""What the forms of rules share: they stay open, with all that was typed, until the relay has accepted it or said why not.

Refuses to know hours and targets.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistdesk.runtime.intent import Intent
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_rules import RulesView
from assistdesk.ui.agent.means import Means
from assistdesk.ui.text import explain, say
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.dialogs import Dialog
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import scrolled
from assistdesk.ui.widgets.scroll_area import ScrollArea

Number = Callable[[], int]
EDGE_PX = 12
"""Between fields and the scroll bar beside them."""


class RuleSheet(Dialog):
    """``send`` the wish; ``show_rules`` at each snapshot while it is open. *number*: a new number for each sending."""

    def __init__(self, means: Means, window: QWidget, title: str, number: Number, width_px: int) -> None:
        super().__init__(means.look, window, title, width_px=width_px)
        self._means, self.number = means, number
        self._waits_for = 0
        self.error = PlainLabel(means.look, "", Type.SMALL, "danger", wrap=True)
        self.error.hide()
        self.keep_button = Button(means.look, say("rules.keep"), self.keep, kind="primary")

    def add_room(self, height_px: int) -> QVBoxLayout:
        """A column for fields that may grow taller than the window."""
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, EDGE_PX, 0)
        column.setSpacing(12)
        self._room = scrolled(inner)
        self._room.setMinimumHeight(self._look.px(height_px))
        self.body.addWidget(self._room)
        return column

    def show_focus(self) -> None:
        """Where the keyboard is may be out of sight: bring it there."""
        focused = self.focusWidget()
        if focused is not None:
            for room in self.findChildren(ScrollArea):
                if room.isAncestorOf(focused):
                    room.ensureWidgetVisible(focused)

    @property
    def waits(self) -> bool:
        """Is an answer on its way?"""
        return bool(self._waits_for)

    def keep(self) -> None:
        """Read the fields and ``send``, or ``refuse``."""
        raise NotImplementedError

    def send(self, wish: Callable[[int], Intent]) -> None:
        """*wish* is made with the number by which its answer is known."""
        self.refuse("")
        self._waits_for = self.number()
        self.keep_button.setEnabled(False)
        self._means.emit(wish(self._waits_for))

    def refuse(self, sentence: str, at: QWidget | None = None) -> None:
        """Say what is wrong, and go to the field; "" says nothing."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        if at is not None:
            at.setFocus()
        if sentence:
            self.show_focus()

    def show_rules(self, rules: RulesView) -> None:
        self.show_answer(rules.answered, rules.refused)

    def show_answer(self, answered: int, refused: Cause | None) -> None:
        if not self._waits_for or answered != self._waits_for:
            return
        self._waits_for = 0
        self.keep_button.setEnabled(True)
        if refused is None:
            self.accept()
        else:
            self.show_refusal(refused)

    def show_refusal(self, refused: Cause) -> None:
        self.refuse(explain(refused.rule).sentence)

    def add_end(self, effect: str, focus: QWidget, *before: QWidget) -> None:
        """What keeping it will do, room for an error, the buttons."""
        look = self._means.look
        self.body.addWidget(PlainLabel(look, effect, Type.SMALL, "muted", wrap=True))
        self.body.addWidget(self.error)
        self.set_buttons(*before, Button(look, say("cancel"), self.reject), self.keep_button, focus=focus)
        self.watch_choices()
