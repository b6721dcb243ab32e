"""What a rule does, as rows of a form in their order: the kind of action, its fields, up, down, out (desk.md section 9).

Refuses to know when the rule does it.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout

from assistdesk.core.desk.triggers import ACTIONS_MAX, RuleAction
from assistdesk.core.errors import RefusedError
from assistdesk.ui.agent.action_parts import KINDS, ActionPart, kind_of, kinds_of, part_of
from assistdesk.ui.agent.condition_fields import Known
from assistdesk.ui.agent.means import Means
from assistdesk.ui.text import explain, say
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.buttons import Button, IconButton
from assistdesk.ui.widgets.labels import PlainLabel, RefusalLabel
from assistdesk.ui.widgets.layouts import in_reading_order, row

Check = Callable[[RuleAction], object]
"""Raises RefusedError where the relay would not take it."""


class ActionRow(QFrame):
    """One action. ``read`` gives it, or None and says under it what is missing."""

    def __init__(
        self,
        means: Means,
        known: Known,
        is_timed: bool,
        action: RuleAction | None,
        check: Check,
        keep: Callable[[], object],
    ) -> None:
        super().__init__()
        self.setObjectName("ghost")
        look, self._means = means.look, means
        self._known, self._is_timed, self._check, self._keep = known, is_timed, check, keep
        self.kind = QComboBox()
        self.kind.setFont(look.font(Type.BODY))
        self.kind.setAccessibleName(say("act.kind"))
        for kind, words in kinds_of(known, action):
            self.kind.addItem(words, kind)
        self.kind.setCurrentIndex(self.kind.findData(kind_of(action) if action is not None else KINDS[0]))
        self.kind.currentIndexChanged.connect(lambda _place: self._build(None))
        self.error = RefusalLabel(look)
        self.earlier = IconButton(look, "chevron-up", say("act.earlier"))
        self.later = IconButton(look, "chevron-down", say("act.later"))
        self.out = IconButton(look, "x", say("act.remove"))
        self._given = action
        self._gone = kind_of(action) if action is not None and kind_of(action) not in dict(kinds_of(known)) else ""
        self._head = QHBoxLayout()
        self._head.setSpacing(8)
        self._head.addWidget(self.kind, 2)
        for button in (self.earlier, self.later, self.out):
            self._head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addLayout(self._head)
        self._column.addWidget(self.error)
        self.part: ActionPart | None = None
        self._build(action)

    def _build(self, action: RuleAction | None) -> None:
        """Another kind: its own fields."""
        old = self.part
        kind = str(self.kind.currentData())
        if action is None and kind == self._gone:
            action = self._given
        self.part = part_of(self._means, kind, self._known, self._is_timed, action, lambda: self.refuse(""), self._keep)
        if old is not None:
            old.hide()
            old.setParent(None)
            old.deleteLater()
        if self.part.is_tall:
            self._column.insertWidget(1, self.part)
            self._head.setAlignment(self.kind, Qt.AlignmentFlag.AlignLeft)
        else:
            self._head.insertWidget(1, self.part, 5)
            self._head.setAlignment(self.kind, Qt.AlignmentFlag.AlignTop)
        self.refuse(say("gone.row", what=self.part.lost) if self.part.lost else "")
        in_reading_order(self.window())

    def read(self) -> RuleAction | None:
        found = self.part.read() if self.part is not None else ""
        if isinstance(found, str):
            self.refuse(found)
            return None
        try:
            self._check(found)
        except RefusedError as error:
            self.refuse(explain(error.rule).sentence)
            return None
        return found

    def refuse(self, sentence: str) -> None:
        """Say under the row what is wrong; "" takes it away."""
        self.error.refuse(sentence)
        if self.part is not None:
            self.part.describe(sentence)

    def go(self) -> None:
        """To where it is mended."""
        if self.part is not None:
            self.part.lead.setFocus(Qt.FocusReason.OtherFocusReason)

    def state(self) -> object:
        return self.kind.currentData(), self.part.state() if self.part is not None else None


class ActionRows(QFrame):
    """``read`` gives all actions in their order, or None if one is not whole or there is none; it is said."""

    def __init__(
        self,
        means: Means,
        known: Known,
        is_timed: bool,
        actions: tuple[RuleAction, ...],
        check: Check,
        keep: Callable[[], object],
    ) -> None:
        super().__init__()
        self.setObjectName("ghost")
        look, self._means = means.look, means
        self._known, self._is_timed, self._check, self._keep = known, is_timed, check, keep
        self.rows: list[ActionRow] = []
        caption = say("act.caption")
        self.add_button = Button(look, say("cond.add"), self.add_empty, icon="plus", size="small")
        self.add_button.setAccessibleName(say("cond.add.to", caption=caption))
        self.error = RefusalLabel(look)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(row(PlainLabel(look, caption, Type.SMALL_STRONG, "muted"), None, self.add_button))
        layout.addWidget(self.error)
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        layout.addLayout(self._column)
        for action in actions:
            self.add(action)

    def add_empty(self) -> None:
        one = self.add(None)
        in_reading_order(self.window())
        one.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self, action: RuleAction | None) -> ActionRow:
        one = ActionRow(self._means, self._known, self._is_timed, action, self._check, self._keep)
        one.earlier.clicked.connect(partial(self._move, one, -1))
        one.later.clicked.connect(partial(self._move, one, 1))
        one.out.clicked.connect(partial(self.remove, one))
        self.rows.append(one)
        self._column.addWidget(one)
        self._changed()
        return one

    def remove(self, one: ActionRow, _checked: bool = False) -> None:
        self.rows.remove(one)
        one.hide()
        one.deleteLater()
        self._changed()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def read(self) -> tuple[RuleAction, ...] | None:
        """All that is wrong is said, and the first of it has the focus."""
        found = [one.read() for one in self.rows]
        if not found:
            self.refuse(say("act.missing"))
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        if None in found:
            self.rows[found.index(None)].go()
            return None
        return tuple(one for one in found if one is not None)

    def refuse(self, sentence: str) -> None:
        self.error.refuse(sentence, self.add_button)

    def state(self) -> object:
        return tuple(one.state() for one in self.rows)

    def _move(self, one: ActionRow, by: int, _checked: bool = False) -> None:
        place = self.rows.index(one) + by
        self.rows.remove(one)
        self.rows.insert(place, one)
        self._column.removeWidget(one)
        self._column.insertWidget(place, one)
        self._changed()
        in_reading_order(self.window())
        button = one.earlier if by < 0 else one.later
        if not button.isEnabled():
            button = one.later if by < 0 else one.earlier
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self) -> None:
        self.refuse("")
        self.add_button.setEnabled(len(self.rows) < ACTIONS_MAX)
        for one in self.rows:
            one.earlier.setEnabled(one is not self.rows[0])
            one.later.setEnabled(one is not self.rows[-1])
