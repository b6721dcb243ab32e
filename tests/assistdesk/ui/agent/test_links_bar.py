"""What hangs together says so: merged, followed up, closed; each bar leads on."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from assistdesk.core.desk.timeline_shapes import LinkOut
from assistdesk.runtime.intents import OpenTicket
from assistdesk.runtime.intents_merging import UnmergeTicket
from assistdesk.runtime.snapshot import Toast
from assistdesk.ui.agent.follow_up_sheet import FollowUpSheet
from tests.assistdesk.ui.agent.conftest import Desk, bare, button
from tests.kit.snapshots import NOW_MS, STATES
from tests.kit.words import words_of

LEFT = Qt.MouseButton.LeftButton


def test_a_merged_ticket_leads_to_where_it_went_and_can_be_taken_back(desk: Desk, qtbot: QtBot) -> None:
    desk.show("merged")
    bar = desk.window.conversation.links
    assert "Merged into AD-1038. Go on there." in bare(words_of(bar))
    qtbot.mouseClick(button(bar, "Open AD-1038"), LEFT)
    assert desk.of(OpenTicket) == [OpenTicket(1038)]
    qtbot.mouseClick(button(bar, "Take the merge back"), LEFT)
    assert desk.of(UnmergeTicket) == [UnmergeTicket(1042)]


def test_a_target_names_what_it_took_in(desk: Desk, qtbot: QtBot) -> None:
    desk.show("merged-from")
    bar = desk.window.conversation.links
    assert "Merged into this ticket: AD-1038, AD-1029, AD-987" in bare(words_of(bar))
    qtbot.mouseClick(button(bar, "Open AD-1029"), LEFT)
    assert desk.of(OpenTicket) == [OpenTicket(1029)]


def test_a_closed_ticket_offers_a_follow_up_and_leads_to_those_there_are(desk: Desk, qtbot: QtBot) -> None:
    desk.show("closed")
    bar = desk.window.conversation.links
    assert "Closed. It goes on in AD-1050" in bare(words_of(bar))
    qtbot.mouseClick(button(bar, "Open AD-1050"), LEFT)
    assert desk.of(OpenTicket) == [OpenTicket(1050)]
    qtbot.mouseClick(button(bar, "New follow-up"), LEFT)
    assert len(desk.window.findChildren(FollowUpSheet)) == 1


def test_a_follow_up_leads_back_and_offers_none_of_its_own_while_it_is_open(desk: Desk, qtbot: QtBot) -> None:
    desk.show("followed")
    bar = desk.window.conversation.links
    assert bare(words_of(bar)).split("\n")[0] == "Goes on from AD-1038"
    assert "New follow-up" not in bare(words_of(bar))
    qtbot.mouseClick(button(bar, "Open AD-1038"), LEFT)
    assert desk.of(OpenTicket) == [OpenTicket(1038)]


def test_a_merged_ticket_goes_on_in_its_target_and_offers_no_follow_up(desk: Desk) -> None:
    desk.show("merged")
    assert "New follow-up" not in bare(words_of(desk.window.conversation.links))
    desk.window.run("followup")
    assert desk.window.findChildren(FollowUpSheet) == []


def test_a_split_that_came_home_is_one_bar_on_either_side(desk: Desk) -> None:
    bar = desk.window.conversation.links
    for outward, told in ((False, "Merged into this ticket: AD-1050"), (True, "Merged into AD-1050. Go on there.")):
        links = tuple(LinkOut(ticket_id=1050, kind=kind, outward=outward) for kind in ("merged", "split"))
        ticket = STATES["busy-day"].snapshot.ticket
        assert ticket is not None
        desk.show("busy-day", ticket=replace(ticket, links=links))
        said = bare(words_of(bar))
        assert told in said
        assert "Split off" not in said


def test_without_a_merge_there_is_no_bar(desk: Desk) -> None:
    desk.show("merged")
    desk.show("busy-day")
    assert not desk.window.conversation.links.isVisible()


def test_the_focus_stays_with_the_work_when_a_follow_up_is_made(desk: Desk, qtbot: QtBot) -> None:
    ticket = desk.show("closed").ticket
    assert ticket is not None
    bar = desk.window.conversation.links
    begun = button(bar, "New follow-up")
    begun.setFocus()
    qtbot.keyClick(begun, Qt.Key.Key_Space)
    sheet = desk.window.findChildren(FollowUpSheet)[0]
    sheet.text.setPlainText("It began again.")
    sheet.make()
    later = (*ticket.links, LinkOut(ticket_id=1051, kind="followup", outward=False))
    made = Toast(1, "ticket_made", (("ticket", 1051),), "", NOW_MS + 10_000, "ok", opens=1051)
    desk.show("closed", ticket=replace(ticket, links=later), toasts=(made,))
    assert desk.window.focusWidget() is button(bar, "New follow-up")


def test_the_focus_goes_to_the_conversation_and_no_toast_when_what_was_pressed_is_gone(
    desk: Desk, qtbot: QtBot
) -> None:
    for toasts in ((), (Toast(1, "ticket_unmerged", (("number", 1042),), "", NOW_MS + 10_000, "ok"),)):
        ticket = desk.show("merged", toasts=toasts).ticket
        assert ticket is not None
        taken_back = button(desk.window.conversation.links, "Take the merge back")
        taken_back.setFocus()
        qtbot.keyClick(taken_back, Qt.Key.Key_Space)
        desk.show("merged", ticket=replace(ticket, links=()), toasts=toasts)
        assert desk.window.focusWidget() is desk.window.conversation.timeline
