"""A long comment: its beginning in the conversation, all of it one press away; nothing in it turns text around."""

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from assistdesk.core.desk.timeline import CommentItem
from assistdesk.ui.agent.entries import BODY_CHARS_MAX, BODY_LINES_MAX, Act, Entry, beginning
from assistdesk.ui.agent.whole_sheet import WholeSheet
from assistdesk.ui.widgets.buttons import Button
from tests.assistdesk.ui.agent.conftest import Desk
from tests.kit.snapshots import said, snapshot


def shown(desk: Desk, item: CommentItem) -> Entry:
    desk.window.show_snapshot(snapshot((item,)))
    entries = desk.window.conversation.timeline.entries.entries()
    return next(entry for entry in entries if entry.key == f"c:{item.comment.id}")


def note(number: int, body: str) -> CommentItem:
    item = said(number, 3, body, 5)
    return CommentItem(replace(item.comment, public=False), item.author, item.at_ms, item.is_mine, item.continues)


@pytest.mark.parametrize("body", ["x" * BODY_CHARS_MAX, "\n".join(map(str, range(BODY_LINES_MAX))), "", "one"])
def test_what_fits_stands_there_whole_and_offers_nothing(desk: Desk, body: str) -> None:
    entry = shown(desk, said(1, 11, body or " ", 5))
    assert entry.acts == ()
    assert beginning(body) == body


@pytest.mark.parametrize("body", ["x" * (BODY_CHARS_MAX + 1), "\n".join(map(str, range(1_000)))])
@pytest.mark.parametrize("is_note", [False, True])
def test_what_does_not_fit_is_cut_with_a_sign_and_read_whole(desk: Desk, body: str, is_note: bool) -> None:
    entry = shown(desk, note(1, body) if is_note else said(1, 11, body, 5))
    assert entry.body.endswith("…")
    assert body.startswith(entry.body[:-1])
    assert [act for act, _, _ in entry.acts] == [Act.WHOLE]
    desk.window.conversation._acted(*entry.acts[0][:2])
    sheet = desk.window.findChild(WholeSheet)
    assert sheet is not None
    assert sheet.words.toPlainText() == body
    next(button for button in sheet.findChildren(Button) if button.accessibleName() == "Copy all").click()
    assert QGuiApplication.clipboard().text() == body
    sheet.accept()
    QApplication.processEvents()


def test_T1_what_turns_text_around_is_a_mark_in_the_row_and_in_the_sheet(desk: Desk) -> None:
    entry = shown(desk, said(1, 11, "open invoice\u202efdp.exe", 5))
    assert entry.body == "open invoice[RLO]fdp.exe"
    long = shown(desk, said(1, 11, "open invoice\u202efdp.exe\n" * 500, 5))
    desk.window.conversation._acted(*long.acts[0][:2])
    sheet = desk.window.findChild(WholeSheet)
    assert sheet is not None
    assert "\u202e" not in sheet.words.toPlainText()
    sheet.accept()
    QApplication.processEvents()
