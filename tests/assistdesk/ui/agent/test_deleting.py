"""Deleting and restoring from the window: offered to who has the right, said in chip, bar and conversation."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from assistdesk.core.desk.views import DEFAULT_VIEWS
from assistdesk.runtime.intents_merging import DeleteTicket, RestoreTicket
from assistdesk.runtime.snapshot_people import Rights
from assistdesk.ui.agent.ticket_list import VIEW_KEYS
from assistdesk.ui.text import say
from tests.assistdesk.ui.agent.conftest import Desk, bare, button
from tests.kit.words import words_of

LEFT = Qt.MouseButton.LeftButton


def offered(desk: Desk) -> list[str]:
    menu = desk.window.conversation.header.more.menu()
    assert menu is not None
    return [bare(action.text()).partition("\t")[0] for action in menu.actions()]


def test_only_who_may_is_offered_to_delete_and_one_press_does_it(desk: Desk) -> None:
    snapshot = desk.show("split-off")
    desk.window.run("delete")
    assert desk.of(DeleteTicket) == []
    assert "Delete the ticket" not in offered(desk)
    assert snapshot.ticket is not None
    desk.window.show_snapshot(replace(snapshot, ticket=replace(snapshot.ticket, may=Rights(delete=True))))
    desk.window.run("delete")
    assert desk.of(DeleteTicket) == [DeleteTicket(1042)]


def test_a_deleted_ticket_says_so_and_gives_the_way_back(desk: Desk, qtbot: QtBot) -> None:
    snapshot = desk.show("deleted")
    assert "Delete the ticket" not in offered(desk)
    desk.window.run("delete")
    assert desk.of(DeleteTicket) == []
    header, links = desk.window.conversation.header, desk.window.conversation.links
    assert bare(header.status.text()) == "Deleted"
    assert "Deleted: its customer cannot read it." in bare(words_of(links))
    assert "AD-1042 is deleted; it can be restored for 30 days." in bare(words_of(desk.window.toasts))
    qtbot.mouseClick(button(links, "Restore"), LEFT)
    assert desk.of(RestoreTicket) == [RestoreTicket(1042)]
    assert snapshot.ticket is not None
    desk.window.show_snapshot(replace(snapshot, ticket=replace(snapshot.ticket, may=Rights())))
    assert "Restore" not in bare(words_of(links))


def test_every_shipped_view_has_words(desk: Desk) -> None:
    desk.show("deleted")
    assert tuple(view.key for view in DEFAULT_VIEWS) == VIEW_KEYS
    assert all(say(f"view.{key}") not in ("", f"view.{key}") for key in VIEW_KEYS)
