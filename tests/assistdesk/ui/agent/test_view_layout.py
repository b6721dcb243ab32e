"""How a view is shown, as part of its form."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from assistdesk.core.desk.views import DEFAULT_COLUMNS, Layout
from assistdesk.ui.agent.view_layout import ViewLayout
from assistdesk.ui.theme import Look


def made(look: Look, qtbot: QtBot, sort: str = "-updated_at", layout: Layout = Layout()) -> ViewLayout:  # noqa: B008
    form = ViewLayout(look, sort, layout)
    qtbot.addWidget(form)
    form.show()
    return form


def test_what_is_not_touched_stays_as_it_was(look: Look, qtbot: QtBot) -> None:
    for layout in (Layout(), Layout(columns=("subject", "id"), group_by="org_id", as_table=True)):
        form = made(look, qtbot, "-id", layout)
        assert (form.sort(), form.layout_of()) == ("-id", layout)


def test_columns_are_ticked_and_moved_by_keys(look: Look, qtbot: QtBot) -> None:
    form = made(look, qtbot, layout=Layout(columns=("subject", "id")))
    form.columns.setCurrentRow(1)
    qtbot.keyClick(form.columns, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(form.columns, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert form.layout_of().columns == ("id", "subject")
    form.columns.setCurrentRow(2)
    qtbot.keyClick(form.columns, Qt.Key.Key_Space)
    assert form.layout_of().columns == ("id", "subject", "status")
    form.columns.move_current(1)
    assert form.columns.currentRow() == 3


def test_the_subject_stays(look: Look, qtbot: QtBot) -> None:
    form = made(look, qtbot)
    form.columns.setCurrentRow(DEFAULT_COLUMNS.index("subject"))
    qtbot.keyClick(form.columns, Qt.Key.Key_Space)
    assert form.layout_of().columns == ()


def test_groups_order_and_table_are_chosen(look: Look, qtbot: QtBot) -> None:
    form = made(look, qtbot)
    form.group.choose("assignee_id")
    form.order.choose("-priority")
    form.table.setChecked(True)
    assert (form.sort(), form.layout_of()) == ("-priority", Layout(group_by="assignee_id", as_table=True))
