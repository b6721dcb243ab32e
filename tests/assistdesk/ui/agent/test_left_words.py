"""Words in open sheets are kept as they are typed, whatever sheet it is, and shown at the next start until discarded."""

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.runtime.snapshot_left import DiscardLeft, KeepLeft, LeftSheet
from assistdesk.ui.agent.left_words import KEPT_EVERY_MS, LeftWordsSheet
from assistdesk.ui.agent.schedule_sheet import ScheduleSheet
from assistdesk.ui.agent.sheets import NewTicketSheet
from assistdesk.ui.widgets.dialogs import Dialog
from assistdesk.ui.widgets.fields import Field, SearchField, TextArea
from tests.assistdesk.ui.agent.conftest import Desk, bare, button
from tests.kit.snapshots import STATES
from tests.kit.words import words_of

LEFT = (
    LeftSheet("Escalate AD-1042", (("Reason", "<b>It</b> freezes\nat 80 %"),)),
    LeftSheet("Change hours", (("", "09:00-13:00"),)),
)
WITHIN_MS = 4 * KEPT_EVERY_MS


def sheet_of(desk: Desk) -> Dialog:
    sheet = Dialog(desk.look, desk.window, "Escalate AD-1042")
    sheet.reason = TextArea(desk.look, "Reason", "")
    sheet.secret = Field(desk.look, "Password", secret=True)
    sheet.search = SearchField(desk.look, "Search")
    for part in (sheet.reason, sheet.secret, sheet.search):
        sheet.body.addWidget(part)
    sheet.open()
    return sheet


def test_what_is_typed_is_kept_and_goes_with_its_sheet(desk: Desk, qtbot: QtBot) -> None:
    desk.show("busy-day")
    sheet = sheet_of(desk)
    qtbot.keyClicks(sheet.reason, "It freezes")
    qtbot.keyClicks(sheet.secret.line, "hunter2")
    kept = KeepLeft((LeftSheet("Escalate AD-1042", (("Reason", "It freezes"),)),))
    qtbot.waitUntil(lambda: desk.of(KeepLeft) == [kept], timeout=WITHIN_MS)
    sheet.give_up()
    qtbot.waitUntil(lambda: desk.of(KeepLeft) == [kept, KeepLeft()], timeout=WITHIN_MS)


def test_a_window_that_the_system_closes_hands_over_the_last_key(desk: Desk, qtbot: QtBot) -> None:
    desk.show("busy-day")
    sheet = sheet_of(desk)
    qtbot.keyClicks(sheet.reason, "It freezes")
    desk.window.close()
    assert not sheet.isVisible()
    qtbot.wait(2 * KEPT_EVERY_MS)
    (kept,) = desk.of(KeepLeft)
    assert kept.sheets[0].words == (("Reason", "It freezes"),)


def test_a_form_of_the_settings_and_what_the_program_filled_in(desk: Desk, qtbot: QtBot) -> None:
    desk.show("hours-form")
    desk.window.go("settings")
    desk.window.settings.rules.edit_schedule(STATES["hours-form"].snapshot.rules.schedules[0])
    (sheet,) = desk.window.findChildren(ScheduleSheet)
    desk.window.left.flush()
    assert desk.of(KeepLeft) == []
    line = sheet.days[6].line
    qtbot.keyClicks(line, "10:00-12:00")
    desk.window.left.flush()
    assert [bare(text) for _name, text in desk.of(KeepLeft)[0].sheets[0].words] == ["10:00-12:00"]


def test_new_tickets_have_their_own_way(desk: Desk, qtbot: QtBot) -> None:
    snapshot = desk.show("busy-day")
    sheet = NewTicketSheet(desk.means, desk.window, snapshot)
    sheet.open()
    qtbot.keyClicks(sheet.text, "half a word")
    desk.window.left.flush()
    assert desk.of(KeepLeft) == []


def test_nobody_is_signed_in_and_nothing_is_kept_or_shown(desk: Desk, qtbot: QtBot) -> None:
    desk.window.show_snapshot(AgentSnapshot(left=LEFT))
    qtbot.keyClicks(sheet_of(desk).reason, "It freezes")
    desk.window.left.flush()
    assert desk.of(KeepLeft) == []
    assert desk.window.findChildren(LeftWordsSheet) == []


@pytest.mark.parametrize("way", ["discard", "escape"])
def test_what_was_left_is_shown_once_and_stays_until_it_is_discarded(desk: Desk, qtbot: QtBot, way: str) -> None:
    desk.show("busy-day", left=LEFT)
    desk.show("busy-day", left=LEFT)
    (sheet,) = desk.window.findChildren(LeftWordsSheet)
    said = words_of(sheet)
    for words in ("Escalate AD-1042", "Reason", "<b>It</b> freezes\nat 80 %", "Change hours", "09:00-13:00"):
        assert words in said
    button(sheet, "Copy all").click()
    assert (
        QApplication.clipboard().text() == "Escalate AD-1042\n<b>It</b> freezes\nat 80 %\n\nChange hours\n09:00-13:00"
    )
    assert sheet.isVisible()
    if way == "discard":
        button(sheet, "Discard").click()
    else:
        sheet.reject()
    assert not sheet.isVisible()
    assert desk.of(DiscardLeft) == ([DiscardLeft()] if way == "discard" else [])
    desk.show("busy-day", left=LEFT)
    assert not any(one.isVisible() for one in desk.window.findChildren(LeftWordsSheet))
    assert not any(isinstance(one, QLineEdit) for one in sheet.children())
