"""A view made of conditions: read before it is shown, counted before it is kept, kept whole."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistdesk.core.desk.shapes_rules import PreviewIn, ViewIn
from assistdesk.core.desk.views import Condition, Conditions
from assistdesk.runtime.intents import DropView
from assistdesk.runtime.intents_views import CountView, KeepView, ReadView
from assistdesk.runtime.snapshot import ViewItem
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_views import ViewEditing
from assistdesk.ui.agent.view_rows_sheet import ViewRowsSheet
from tests.assistdesk.ui.agent.conftest import Desk, bare, button, change_look
from tests.kit.rule_snapshots import VIEW
from tests.kit.snapshots import VIEWS, snapshot

LEFT = Qt.MouseButton.LeftButton
ITEM = ViewItem(VIEW.view.id, "", VIEW.view.title, shared=True, editable=True)
VIP = Condition(field="tags", operator="includes", value="vip")


def choose(desk: Desk, beginning: str) -> None:
    menu = desk.window.list.more_views.menu()
    next(one for one in menu.actions() if bare(one.text()).startswith(beginning)).trigger()
    QApplication.processEvents()


def sheet() -> ViewRowsSheet:
    found = QApplication.activeModalWidget()
    assert isinstance(found, ViewRowsSheet)
    return found


def show(desk: Desk, editing: ViewEditing) -> None:
    desk.window.show_snapshot(snapshot(views=(*VIEWS, ITEM), tickets={"view_id": ITEM.id}, view_editing=editing))
    QApplication.processEvents()


def test_a_view_of_conditions_is_read_first_and_kept_whole(desk: Desk) -> None:
    show(desk, ViewEditing())
    choose(desk, "Change “VIP, mine”")
    assert desk.of(ReadView) == [ReadView(ITEM.id)]
    assert QApplication.activeModalWidget() is None
    show(desk, ViewEditing(read=VIEW))
    form = sheet()
    form.keep()
    wanted = ViewIn(title="VIP, mine", conditions=VIEW.conditions, sort="next_due_at", shared=True)
    assert desk.of(KeepView) == [KeepView(1, ITEM.id, wanted)]
    show(desk, ViewEditing(read=VIEW, answered=1, refused=Cause("not_found")))
    assert bare(form.error.text()) == "This is gone or not yours."
    form.keep()
    show(desk, ViewEditing(read=VIEW, answered=2))
    assert QApplication.activeModalWidget() is None


def test_a_new_view_is_counted_before_it_is_kept(desk: Desk, qtbot: QtBot) -> None:
    show(desk, ViewEditing())
    choose(desk, "New view from conditions")
    form = sheet()
    qtbot.mouseClick(button(form, "Count"), LEFT)
    assert bare(form.error.text()) == "A view needs a condition."
    form.every.add_empty()
    form.every.rows[0].tags.line.setText("vip")
    qtbot.mouseClick(button(form, "Count"), LEFT)
    conditions = Conditions(all=(VIP,))
    assert desk.of(CountView) == [CountView(1, PreviewIn(conditions=conditions))]
    show(desk, ViewEditing(counted=1, total=3))
    assert bare(form.count.text()) == "3 tickets now"
    qtbot.mouseClick(button(form, "Count"), LEFT)
    assert form.count.text() == ""
    show(desk, ViewEditing(counted=2, total=100, has_more=True))
    assert bare(form.count.text()) == "More than 100 tickets now"
    form.keep()
    assert form.name.error.isVisible()
    form.name.line.setText("VIP")
    form.keep()
    assert desk.of(KeepView) == [KeepView(3, 0, ViewIn(title="VIP", conditions=conditions))]


def test_a_form_stays_open_and_hears_its_answers_when_the_look_changes(desk: Desk, qtbot: QtBot) -> None:
    show(desk, ViewEditing())
    choose(desk, "New view from conditions")
    form = sheet()
    qtbot.keyClicks(form.name.line, "VIP")
    form.every.add_empty()
    form.every.rows[0].tags.line.setText("vip")
    change_look(desk)
    assert sheet() is form
    qtbot.mouseClick(button(form, "Count"), LEFT)
    show(desk, ViewEditing(counted=1, total=3))
    assert bare(form.count.text()) == "3 tickets now"
    form.keep()
    assert desk.of(KeepView) == [KeepView(2, 0, ViewIn(title="VIP", conditions=Conditions(all=(VIP,))))]
    show(desk, ViewEditing(answered=2))
    assert QApplication.activeModalWidget() is None
    assert desk.window.list.forms.rows.sheet is None


@pytest.mark.parametrize("sort", ["id", "-status"])
def test_an_order_that_the_form_does_not_know_stays(desk: Desk, qtbot: QtBot, sort: str) -> None:
    form = ViewRowsSheet(desk.means, desk.window, replace(VIEW, sort=sort), lambda: 1)
    qtbot.addWidget(form)
    form.keep()
    (wish,) = desk.of(KeepView)
    assert isinstance(wish, KeepView)
    assert wish.view.sort == sort


def test_removing_asks_first(desk: Desk, qtbot: QtBot) -> None:
    show(desk, ViewEditing())
    desk.window.list.forms.edit_rows(VIEW)
    qtbot.mouseClick(button(sheet(), "Remove view"), LEFT)
    assert desk.of(DropView) == []
    QApplication.processEvents()
    question = QApplication.activeModalWidget()
    assert question is not None
    qtbot.mouseClick(button(question, "Remove view"), LEFT)
    assert desk.of(DropView) == [DropView(ITEM.id)]


def test_a_tag_that_came_or_went_is_a_change_that_is_asked_about(desk: Desk, qtbot: QtBot) -> None:
    form = ViewRowsSheet(desk.means, desk.window, VIEW, lambda: 1)
    qtbot.addWidget(form)
    assert not form.is_changed()
    tags = form.some.rows[0].tags
    assert tags.tags == ("vip",)
    tags.add(("gold",))
    assert form.is_changed()
    tags.drop("gold")
    assert not form.is_changed()
