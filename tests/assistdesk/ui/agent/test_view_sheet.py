"""Saving a search as a view: what is kept, what cannot be, and who may change it."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from assistdesk.core.desk.views import Layout
from assistdesk.runtime.intents import DropView, SaveView
from assistdesk.runtime.snapshot import GroupView, QueueView, ViewItem
from assistdesk.ui.agent.view_sheet import ViewSheet, why_not
from assistdesk.ui.agent.whose_choice import ALL
from tests.assistdesk.ui.agent.conftest import Desk, bare, button, change_look
from tests.kit.snapshots import VIEWS, snapshot

LEFT = Qt.MouseButton.LeftButton
OWN = ViewItem(1_001, "", "VIP", 3, shared=True, editable=True, query="tag:vip")


def sheet() -> ViewSheet:
    found = QApplication.activeModalWidget()
    assert isinstance(found, ViewSheet)
    return found


def choose(desk: Desk, beginning: str) -> None:
    menu = desk.window.list.more_views.menu()
    next(one for one in menu.actions() if bare(one.text()).startswith(beginning)).trigger()
    QApplication.processEvents()


def test_a_search_is_saved_under_a_name(desk: Desk, qtbot: QtBot) -> None:
    desk.window.show_snapshot(snapshot(tickets={"query": "status:open tag:vip"}))
    choose(desk, "Save this search")
    form = sheet()
    assert form.query.text() == "status:open tag:vip"
    qtbot.mouseClick(button(form, "Save"), LEFT)
    assert "Please fill this in." in [one.text() for one in form.findChildren(QLabel) if one.isVisible()]
    qtbot.keyClicks(form.title.line, "VIP")
    form.whose.choose(ALL)
    qtbot.keyClick(form.title.line, Qt.Key.Key_Return)
    assert desk.of(SaveView) == [SaveView("VIP", "status:open tag:vip", True, 0, "-updated_at", Layout())]


def test_a_form_stays_open_with_all_that_was_typed_when_the_look_changes(desk: Desk, qtbot: QtBot) -> None:
    desk.window.show_snapshot(snapshot(tickets={"query": "status:open tag:vip"}))
    choose(desk, "Save this search")
    form = sheet()
    qtbot.keyClicks(form.title.line, "VI")
    change_look(desk)
    assert sheet() is form
    qtbot.keyClicks(form.title.line, "P")
    qtbot.keyClick(form.title.line, Qt.Key.Key_Return)
    assert desk.of(SaveView) == [SaveView("VIP", "status:open tag:vip", False, 0, "-updated_at", Layout())]


def test_a_group_is_chosen_and_one_that_is_not_known_here_stays_chosen(desk: Desk, qtbot: QtBot) -> None:
    queue = QueueView(groups=(GroupView(2, "First line"), GroupView(3, "Second line")))
    desk.window.show_snapshot(snapshot(tickets={"query": "status:open"}, queue=queue))
    choose(desk, "Save this search")
    form = sheet()
    offered = [bare(form.whose.box.itemText(place)) for place in range(form.whose.box.count())]
    assert offered == ["Only I", "All colleagues", "First line: its members", "Second line: its members"]
    qtbot.keyClicks(form.title.line, "Ours")
    form.whose.choose("3")
    qtbot.mouseClick(button(form, "Save"), LEFT)
    wish = SaveView("Ours", "status:open", True, 0, "-updated_at", Layout(), 3)
    assert desk.of(SaveView) == [wish]
    theirs = replace(OWN, group_id=9)
    desk.window.show_snapshot(snapshot(views=(*VIEWS, theirs), tickets={"view_id": OWN.id}, queue=queue))
    choose(desk, "Change “VIP”")
    qtbot.mouseClick(button(sheet(), "Save"), LEFT)
    assert desk.of(SaveView)[-1].group_id == 9


def test_without_a_search_there_is_nothing_to_save(desk: Desk) -> None:
    desk.window.show_snapshot(snapshot())
    menu = desk.window.list.more_views.menu()
    assert not next(one for one in menu.actions() if one.text().startswith("Save this search")).isEnabled()
    assert not any(bare(one.text()).startswith("Change") for one in menu.actions())


def test_an_own_view_is_changed_or_removed_after_a_question(desk: Desk, qtbot: QtBot) -> None:
    desk.window.show_snapshot(snapshot(views=(*VIEWS, OWN), tickets={"view_id": OWN.id}))
    choose(desk, "Change “VIP”")
    form = sheet()
    form.title.line.setText("VIP customers")
    qtbot.mouseClick(button(form, "Save"), LEFT)
    assert desk.of(SaveView) == [SaveView("VIP customers", "tag:vip", True, OWN.id, "-updated_at", Layout())]
    choose(desk, "Change “VIP”")
    qtbot.mouseClick(button(sheet(), "Remove view"), LEFT)
    question = QApplication.activeModalWidget()
    assert question is not None
    assert desk.of(DropView) == []
    qtbot.mouseClick(button(question, "Remove view"), LEFT)
    assert desk.of(DropView) == [DropView(OWN.id)]


def test_somebody_elses_view_cannot_be_changed_from_here(desk: Desk) -> None:
    theirs = replace(OWN, editable=False)
    desk.window.show_snapshot(snapshot(views=(*VIEWS, theirs), tickets={"view_id": theirs.id}))
    menu = desk.window.list.more_views.menu()
    assert not any(bare(one.text()).startswith("Change") for one in menu.actions())


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("tag:vip", ""),
        ("tag:vip printer", "Words cannot be kept in a view. Use operators, such as tag:vip."),
        ("", "Words cannot be kept in a view. Use operators, such as tag:vip."),
        ("updated<30m", "A view counts whole hours. Write 1h or more, or a day."),
        ("updated<3d", ""),
        ("stauts:open", "There is no search operator “stauts”."),
    ],
)
def test_what_cannot_be_kept_is_said_under_its_field(desk: Desk, qtbot: QtBot, query: str, sentence: str) -> None:
    assert bare(why_not(query)) == sentence
    form = ViewSheet(desk.means, desk.window, None, query, ())
    qtbot.addWidget(form)
    form.title.line.setText("t")
    form.keep()
    assert bare(form.query.error.text()) == sentence
    assert bool(desk.of(SaveView)) == (not sentence)
