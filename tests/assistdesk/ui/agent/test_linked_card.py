"""What is linked to the open ticket stands beside it: what each is, the way there, the cross that takes it away."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from assistdesk.core.desk.timeline_shapes import LinkOut
from assistdesk.runtime.intents import OpenTicket
from assistdesk.runtime.intents_merging import UnlinkTickets
from assistdesk.runtime.snapshot_people import Rights
from assistdesk.ui.agent.link_sheet import LinkSheet
from assistdesk.ui.agent.linked_card import SHOWN_MAX
from assistdesk.ui.widgets.buttons import IconButton
from tests.assistdesk.ui.agent.conftest import Desk, bare, button
from tests.kit.snapshots import STATES, snapshot
from tests.kit.words import words_of

LEFT = Qt.MouseButton.LeftButton


def test_each_link_says_what_it_is_and_leads_there(desk: Desk, qtbot: QtBot) -> None:
    desk.show("linked")
    card = desk.window.context.linked
    said = bare(words_of(card))
    for words in (
        "The export stops again",
        "Has as its duplicate  ·  Waiting",
        "Comes from the problem  ·  On hold",
        "A ticket that you may not see",
    ):
        assert words in said, words
    way = button(card, "Open AD-1038, The export stops again, Has as its duplicate")
    qtbot.mouseClick(way, LEFT)
    assert desk.of(OpenTicket)[-1] == OpenTicket(1038)


def test_a_cross_takes_the_link_away_from_the_end_that_it_goes_from(desk: Desk, qtbot: QtBot) -> None:
    desk.show("linked")
    card = desk.window.context.linked
    for number in (1029, 987):
        qtbot.mouseClick(button(card, f"Take the link to AD-{number} away"), LEFT)
    assert desk.of(UnlinkTickets) == [UnlinkTickets(1029, 1042, "problem_of"), UnlinkTickets(1042, 987, "related")]
    qtbot.mouseClick(button(card, "Link to another ticket…"), LEFT)
    assert desk.window.findChildren(LinkSheet)


def test_whoever_may_not_change_the_ticket_reads_the_links(desk: Desk) -> None:
    shown = STATES["linked"].snapshot.ticket
    assert shown is not None
    desk.show("linked", ticket=replace(shown, may=Rights(change=False)))
    card = desk.window.context.linked
    assert card.isVisible()
    assert card.findChildren(IconButton) == [card.folder.chevron]


def test_merges_splits_and_follow_ups_stand_elsewhere_and_many_are_counted(desk: Desk) -> None:
    for name in ("merged", "split-off", "followed", "busy-day"):
        desk.show(name)
        assert not desk.window.context.linked.isVisible(), name
    many = tuple(LinkOut(ticket_id=n, kind="related", outward=True) for n in range(1, SHOWN_MAX + 4))
    desk.window.show_snapshot(snapshot(ticket={"links": many}))
    assert "3 more" in bare(words_of(desk.window.context.linked))
