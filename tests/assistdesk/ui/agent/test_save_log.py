"""Saving a ticket's log from its menu: offered to the agents of the house, asked where, and the outcome said."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QFileDialog

from assistdesk.runtime.intents import SaveLog
from assistdesk.runtime.snapshot_people import Rights
from assistdesk.ui.keys import Keys
from assistdesk.ui.text import explain
from tests.assistdesk.ui.agent.conftest import Desk, bare

SAVE = "Save the log…"


def offered(desk: Desk) -> list[str]:
    menu = desk.window.conversation.header.more.menu()
    assert menu is not None
    return [bare(action.text()).partition("\t")[0] for action in menu.actions()]


def dialogs(desk: Desk) -> list[QFileDialog]:
    return [each for each in desk.window.findChildren(QFileDialog) if each.isVisible()]


def test_the_menu_asks_where_and_the_wish_goes_out(desk: Desk, tmp_path: Path) -> None:
    desk.show("busy-day")
    menu = desk.window.conversation.header.more.menu()
    assert menu is not None
    next(action for action in menu.actions() if bare(action.text()).startswith(SAVE)).trigger()
    (dialog,) = dialogs(desk)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert [Path(name).name for name in dialog.selectedFiles()] == ["ticket-1042.jsonl"]
    assert bare(dialog.windowTitle()) == "Save the log of AD-1042"
    assert desk.of(SaveLog) == []
    dialog.fileSelected.emit(str(tmp_path / "kept.jsonl"))
    dialog.reject()
    assert desk.of(SaveLog) == [SaveLog(1042, str(tmp_path / "kept.jsonl"))]


def test_its_key_does_the_same_and_a_dialog_that_is_cancelled_nothing(desk: Desk) -> None:
    desk.show("busy-day")
    desk.window.run(Keys().chords("desk")["Ctrl+Shift+G"])
    (dialog,) = dialogs(desk)
    dialog.reject()
    assert desk.of(SaveLog) == []


@pytest.mark.parametrize("may_have_it", [True, False])
def test_whoever_may_not_have_it_is_offered_none(desk: Desk, may_have_it: bool) -> None:
    snapshot = desk.show("busy-day")
    assert snapshot.ticket is not None
    ticket = replace(snapshot.ticket, may=Rights(log=may_have_it))
    desk.window.show_snapshot(replace(snapshot, ticket=ticket))
    assert (SAVE in offered(desk)) is may_have_it
    desk.window.run("save_log")
    assert len(dialogs(desk)) == int(may_have_it)
    for dialog in dialogs(desk):
        dialog.reject()


@pytest.mark.parametrize("rule", ["log_saved", "log_faulty", "log_later", "file_unwritable", "forbidden", "not_found"])
def test_every_outcome_has_a_sentence(desk: Desk, rule: str) -> None:
    told = explain(rule, (("name", "ticket-1042.jsonl"), ("count", 31))).sentence
    assert "{" not in told
    assert not rule.startswith("log_") or "ticket-1042.jsonl" in told
