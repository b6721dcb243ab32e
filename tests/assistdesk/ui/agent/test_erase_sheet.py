"""Erasing from the conversation: offered to who may, read before it is done, by keyboard alone."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistdesk.core.desk.timeline import CommentItem
from assistdesk.runtime.intents_redacting import RedactComment
from assistdesk.runtime.snapshot import AgentSnapshot, Me
from assistdesk.runtime.snapshot_people import Rights
from assistdesk.ui.agent.erase_sheet import EraseSheet
from assistdesk.ui.widgets.menus import Menu
from tests.assistdesk.ui.agent.conftest import Desk, bare
from tests.kit.file_snapshots import LOG, PICTURE
from tests.kit.snapshots import STATES
from tests.kit.words import words_of

LEFT = Qt.MouseButton.LeftButton


def menu_of(desk: Desk, comment_id: int) -> Menu:
    view = desk.window.conversation.timeline
    place = next(n for n, entry in enumerate(view.entries.entries()) if entry.key == f"c:{comment_id}")
    view.setCurrentIndex(view.entries.index(place))
    menu = view.open_row_menu()
    assert menu is not None
    return menu


def offered(desk: Desk, comment_id: int) -> list[str]:
    menu = menu_of(desk, comment_id)
    menu.close()
    return [bare(action.text()) for action in menu.actions() if "Erase" in action.text()]


def choose(desk: Desk, comment_id: int, words: str) -> EraseSheet:
    menu = menu_of(desk, comment_id)
    next(action for action in menu.actions() if bare(action.text()) == words).trigger()
    menu.close()
    QApplication.processEvents()
    return desk.window.findChildren(EraseSheet)[-1]


def with_comment(snapshot: AgentSnapshot, comment_id: int, **fields: object) -> AgentSnapshot:
    """One of its comments is other than it was."""
    ticket = snapshot.ticket
    assert ticket is not None
    items = list(ticket.items)
    for place, item in enumerate(items):
        if isinstance(item, CommentItem) and item.comment.id == comment_id:
            changed = replace(item.comment, **fields)  # type: ignore[arg-type]
            items[place] = CommentItem(changed, item.author, item.at_ms, item.is_mine, item.continues)
    return replace(snapshot, ticket=replace(ticket, items=tuple(items)))


def test_an_agent_is_offered_to_erase_her_own_words_alone_and_an_admin_everybody_s(desk: Desk) -> None:
    admin = desk.show("erase")
    picture = f"Erase {PICTURE.name}…"
    assert offered(desk, 1) == ["Erase these words…", f"Erase {LOG.name}…", picture]
    assert admin.ticket is not None
    desk.window.show_snapshot(replace(admin, ticket=replace(admin.ticket, may=Rights())))
    assert offered(desk, 1) == []
    assert offered(desk, 2) == ["Erase these words…", f"Erase {LOG.name}…"]  # what she said herself
    desk.window.show_snapshot(with_comment(admin, 1, body="", redacted=True))
    assert offered(desk, 1) == [f"Erase {LOG.name}…", picture]


def test_the_very_words_are_shown_and_what_stays_and_that_there_is_no_way_back(desk: Desk, qtbot: QtBot) -> None:
    desk.show("erase")
    sheet = choose(desk, 1, "Erase these words…")
    assert sheet.shown.toPlainText().startswith("Hola! When I export the invoices")
    assert sheet.shown.isReadOnly()
    told = bare(words_of(sheet))
    for sentence in (
        "Nobody can undo this.",
        "That Lucía Fernández said something here, and when, stays.",
        "Copies that were saved, and older backups, keep it.",
        PICTURE.name,
    ):
        assert sentence in told, sentence
    focused = QApplication.focusWidget()
    assert focused is not None
    assert bare(focused.accessibleName()) == "Cancel"  # Enter does not erase
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert desk.of(RedactComment) == []
    sheet = choose(desk, 1, "Erase these words…")
    qtbot.mouseClick(sheet.erase, LEFT)
    assert desk.of(RedactComment) == [RedactComment(1042, 1)]


def test_its_files_go_too_if_ticked_and_one_file_goes_by_itself(desk: Desk, qtbot: QtBot) -> None:
    desk.show("erase")
    sheet = choose(desk, 1, "Erase these words…")
    sheet.files.setFocus()
    qtbot.keyClick(sheet.files, Qt.Key.Key_Space)
    sheet.erase.setFocus()
    qtbot.keyClick(sheet.erase, Qt.Key.Key_Space)
    sheet = choose(desk, 1, f"Erase {PICTURE.name}…")
    assert PICTURE.name in sheet.shown.toPlainText()
    assert not sheet.files.isVisible()
    assert "The words beside it stay." in bare(words_of(sheet))
    qtbot.mouseClick(sheet.erase, LEFT)
    assert desk.of(RedactComment) == [
        RedactComment(1042, 1, True, (LOG.id, PICTURE.id)),
        RedactComment(1042, 1, False, (PICTURE.id,)),
    ]


def test_words_that_stand_elsewhere_are_erased_where_they_stand(desk: Desk, qtbot: QtBot) -> None:
    snapshot = with_comment(STATES["erase"].snapshot, 1, ticket_id=1038)  # merged into this ticket
    desk.window.show_snapshot(with_comment(snapshot, 2, split_into=1050))
    qtbot.mouseClick(choose(desk, 1, "Erase these words…").erase, LEFT)
    qtbot.mouseClick(choose(desk, 2, "Erase these words…").erase, LEFT)
    assert desk.of(RedactComment) == [RedactComment(1038, 1), RedactComment(1050, 2)]


def test_long_words_are_read_whole_by_scrolling_and_what_has_gone_meanwhile_opens_nothing(desk: Desk) -> None:
    snapshot = STATES["erase"].snapshot
    body = "\n".join(f"line {number}" for number in range(400))
    desk.window.show_snapshot(with_comment(snapshot, 1, body=body))
    sheet = choose(desk, 1, "Erase these words…")
    assert sheet.shown.toPlainText() == body
    assert sheet.height() < 700
    sheet.reject()
    menu = menu_of(desk, 1)
    assert isinstance(snapshot.me, Me)
    assert snapshot.ticket is not None
    desk.window.show_snapshot(replace(snapshot, ticket=replace(snapshot.ticket, items=())))
    next(action for action in menu.actions() if "these words" in action.text()).trigger()
    assert [one for one in desk.window.findChildren(EraseSheet) if one.isVisible()] == []
