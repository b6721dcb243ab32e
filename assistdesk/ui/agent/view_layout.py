"""How a view is shown, as part of a form: its order, its groups, whether it opens as a table and with which columns.

Refuses to know which tickets the view has.
"""

from functools import partial
from typing import TYPE_CHECKING, cast, get_args

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QFrame, QHBoxLayout, QListWidget, QListWidgetItem

from assistdesk.core.desk.views import DEFAULT_COLUMNS, Column, GroupKey, Layout
from assistdesk.ui.agent.list_columns import column_words
from assistdesk.ui.text import say
from assistdesk.ui.theme import Look, Type
from assistdesk.ui.widgets.buttons import IconButton
from assistdesk.ui.widgets.fields import Choice
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from assistdesk.core.desk.shapes_rules import SortText

ORDERS: tuple[tuple["SortText", str], ...] = (
    ("-updated_at", "own"),
    ("updated_at", "quiet"),
    ("next_due_at", "due"),
    ("-next_due_at", "due_last"),
    ("-created_at", "newest"),
    ("created_at", "oldest"),
    ("priority", "priority"),
    ("-priority", "calm"),
)
ALWAYS: Column = "subject"
"""A line without it says nothing."""
LIST_PX = 148


class ColumnList(QListWidget):
    """All columns, the shown ones ticked and on top in their order; Alt with Up or Down moves one."""

    def __init__(self, look: Look, shown: tuple[Column, ...]) -> None:
        super().__init__()
        self.setObjectName("choices")
        self.setFont(look.font(Type.BODY))
        self.setAccessibleName(say("view.columns"))
        self.setFixedHeight(look.px(LIST_PX))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        for name in (*shown, *(one for one in get_args(Column) if one not in shown)):
            item = QListWidgetItem(column_words(name))
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setCheckState(Qt.CheckState.Checked if name in shown else Qt.CheckState.Unchecked)
            if name == ALWAYS:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
            self.addItem(item)
        self.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_current(step)
        else:
            super().keyPressEvent(event)

    def move_current(self, step: int) -> None:
        place = self.currentRow()
        if 0 <= place + step < self.count() and place >= 0:
            self.insertItem(place + step, self.takeItem(place))
            self.setCurrentRow(place + step)

    def read(self) -> tuple[Column, ...]:
        items = [self.item(place) for place in range(self.count())]
        return tuple(
            cast("Column", item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        )


class ViewLayout(QFrame):
    """``sort()`` and ``layout_of()`` read it."""

    def __init__(self, look: Look, sort: str, layout: Layout) -> None:
        super().__init__()
        self.setObjectName("ghost")
        orders = tuple((order, say(f"list.sort.{name}")) for order, name in ORDERS)
        if sort not in dict(ORDERS):
            orders = (*orders, (cast("SortText", sort), say("view.sort.kept")))
        self.order = Choice(look, say("list.sort"), orders)
        self.order.choose(sort)
        groups = (("", say("view.group.none")), *((key, column_words(key)) for key in get_args(GroupKey)))
        self.group = Choice(look, say("view.group"), groups)
        self.group.choose(layout.group_by or "")
        self.table = QCheckBox(say("view.table"))
        self.table.setFont(look.font(Type.BODY))
        self.table.setChecked(layout.as_table)
        self._usual = not layout.columns
        self.columns = ColumnList(look, layout.columns or DEFAULT_COLUMNS)
        buttons = column(
            IconButton(look, "chevron-up", say("view.column.up"), partial(self.columns.move_current, -1)),
            IconButton(look, "chevron-down", say("view.column.down"), partial(self.columns.move_current, 1)),
            None,
        )
        caption = PlainLabel(look, say("view.columns"), Type.SMALL_STRONG, "muted")
        beside = QHBoxLayout(self)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(16)
        beside.addWidget(column(self.order, self.group, 4, self.table, None, spacing=8), 1)
        beside.addWidget(column(caption, row((self.columns, 1), buttons), spacing=5), 1)

    def sort(self) -> "SortText":
        return cast("SortText", self.order.value())

    def layout_of(self) -> Layout:
        columns = self.columns.read()
        chosen = () if columns == DEFAULT_COLUMNS and self._usual else columns
        group = cast("GroupKey | None", self.group.value() or None)
        return Layout(columns=chosen, group_by=group, as_table=self.table.isChecked())
