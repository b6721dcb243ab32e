"""Splitting off from a ticket: chosen in the conversation or in the sheet, read before it is done, seen afterwards."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistdesk.core.desk.shapes import SPLIT_MAX
from assistdesk.core.desk.timeline import CommentItem
from assistdesk.runtime.intents import OpenTicket
from assistdesk.runtime.intents_merging import SplitTicket
from assistdesk.runtime.snapshot_merging import AskedView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.ui.agent.entries import Act
from assistdesk.ui.agent.split_sheet import SplitSheet
from tests.assistdesk.ui.agent.conftest import Desk, bare, button, change_look
from tests.kit.snapshots import said
from tests.kit.words import words_of

LEFT = Qt.MouseButton.LeftButton


def sheets(desk: Desk) -> list[SplitSheet]:
    QApplication.processEvents()
    return desk.window.findChildren(SplitSheet)


def ids(desk: Desk) -> list[int]:
    ticket = desk.window._snapshot.ticket
    assert ticket is not None
    return [item.comment.id for item in ticket.items if isinstance(item, CommentItem)]


def split_from_menu(desk: Desk, comment_id: int) -> SplitSheet:
    """By the row's own menu, as a right click opens it."""
    view = desk.window.conversation.timeline
    place = next(n for n, entry in enumerate(view.entries.entries()) if entry.key == f"c:{comment_id}")
    view.setCurrentIndex(view.entries.index(place))
    menu = view.open_row_menu()
    assert menu is not None
    next(action for action in menu.actions() if action.text() == "Split off…").trigger()
    menu.close()
    return sheets(desk)[-1]


def test_a_comment_s_menu_opens_the_sheet_with_it_chosen_and_more_can_be_chosen(desk: Desk, qtbot: QtBot) -> None:
    desk.show("split-off")
    last = ids(desk)[-1]
    sheet = split_from_menu(desk, last)
    assert (sheet.chosen, bare(sheet.keep_button.text())) == ((last,), "Split off 1 message")
    assert sheet.subject.text().startswith("Looks like the PDF font cache bug")
    assert "Internal note" in bare(words_of(sheet))
    sheet.boxes[0].setFocus()
    qtbot.keyClick(sheet.boxes[0], Qt.Key.Key_Space)
    sheet.subject.line.clear()
    qtbot.mouseClick(sheet.keep_button, LEFT)
    assert sheet.subject.error.isVisible()
    assert desk.of(SplitTicket) == []  # nothing is asked without a subject, and what was chosen stays
    qtbot.keyClicks(sheet.subject.line, "Font cache")
    qtbot.mouseClick(button(sheet, "Split off 2 messages"), LEFT)
    assert desk.of(SplitTicket) == [SplitTicket(1042, "Font cache", (ids(desk)[0], last), 1)]


def test_the_sheet_stays_with_what_was_chosen_until_the_relay_did_it(desk: Desk, qtbot: QtBot) -> None:
    desk.show("split-off")
    last = ids(desk)[-1]
    sheet = split_from_menu(desk, last)
    sheet.subject.line.setText("Font cache")
    qtbot.mouseClick(sheet.keep_button, LEFT)
    assert not sheet.keep_button.isEnabled()
    desk.show("split-off", splitting=AskedView(1, Cause("unreachable")))
    assert sheet.isVisible()
    assert "No connection to the relay." in bare(sheet.error.text())
    change_look(desk)
    qtbot.mouseClick(sheet.keep_button, LEFT)
    assert desk.of(SplitTicket)[-1] == SplitTicket(1042, "Font cache", (last,), 2)
    desk.show("split-off", splitting=AskedView(2))
    assert not sheet.isVisible()


def test_the_sheet_says_what_will_happen_and_does_nothing_without_a_choice(desk: Desk, qtbot: QtBot) -> None:
    desk.show("split-off")
    desk.window.run("split")
    sheet = sheets(desk)[-1]
    told = bare(words_of(sheet))
    for sentence in (
        "A new ticket of Lucía Fernández.",
        "They keep their times; AD-1042 keeps a line that leads to them.",
        "Lucía Fernández is told nothing; notes stay internal.",
        "Merging the new ticket back into AD-1042 undoes it.",
    ):
        assert sentence in told
    assert (sheet.chosen, sheet.keep_button.isEnabled()) == ((), False)
    qtbot.keyClicks(sheet.subject.line, "Font")
    qtbot.keyClick(sheet.subject.line, Qt.Key.Key_Return)
    assert desk.of(SplitTicket) == []


def test_where_words_went_away_a_line_and_a_bar_lead_after_them(desk: Desk, qtbot: QtBot) -> None:
    desk.show("split-off")
    rows = desk.window.conversation.timeline.entries.entries()
    away = next(entry for entry in rows if entry.key.startswith("a:"))
    assert bare(away.body) == "2 messages stand in AD-1050 now"
    desk.window.conversation._acted(*away.acts[0][:2])
    bar = desk.window.conversation.links
    assert "Split off into AD-1050" in bare(words_of(bar))
    qtbot.mouseClick(button(bar, "Open AD-1050"), LEFT)
    assert desk.of(OpenTicket) == [OpenTicket(1050), OpenTicket(1050)]


def test_words_of_other_tickets_and_closed_tickets_give_nothing_away(desk: Desk) -> None:
    snapshot = desk.show("split-off")
    assert snapshot.ticket is not None
    lent = said(90, 11, "from elsewhere", 3)
    lent = type(lent)(replace(lent.comment, ticket_id=7), lent.author, lent.at_ms, lent.is_mine)
    here = type(lent)(replace(lent.comment, id=91, split_into=1042), lent.author, lent.at_ms, lent.is_mine)
    desk.show("split-off", ticket=replace(snapshot.ticket, items=(lent, here)))
    offered = {entry.key for entry in desk.window.conversation.timeline.entries.entries() if entry.more}
    assert offered == {"c:91"}
    desk.show("closed")
    desk.window.run("split")
    assert sheets(desk) == []
    offered = [act for entry in desk.window.conversation.timeline.entries.entries() for act, _, _ in entry.more]
    assert Act.SPLIT not in offered


def test_of_a_long_conversation_a_hundred_are_offered_and_the_chosen_one_is_among_them(desk: Desk) -> None:
    snapshot = desk.show("split-off")
    assert snapshot.ticket is not None
    items = tuple(said(number, 11, f"words {number}", 3) for number in range(1, SPLIT_MAX + 51))
    desk.show("split-off", ticket=replace(snapshot.ticket, items=items))
    desk.window.conversation._acted(Act.SPLIT, "20")
    sheet = sheets(desk)[-1]
    assert (sheet.chosen, len(sheet.boxes)) == ((20,), SPLIT_MAX)
    assert "Older ones are not shown here" in bare(words_of(sheet))
