"""Macros at the composer: after a slash, by keys alone, previewed, never sent; placeholders that block sending."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents import DropPreview, PreviewMacro, SendComment, UseMacro
from assistdesk.runtime.intents_macros import ReadMacros
from assistdesk.runtime.snapshot import AgentSnapshot, ComposerMode, MacroItem, MacroPreviewView
from assistdesk.runtime.snapshot_macros import MacroForm
from assistdesk.runtime.snapshot_statuses import StatusWord
from assistdesk.ui.agent.macro_picker import PreviewSheet, asked_for, change_words, fitting
from assistdesk.ui.widgets.dialogs import Dialog
from tests.assistdesk.ui.agent.conftest import Desk, bare, button
from tests.assistdesk.ui.agent.form_states import FORMS
from tests.kit.snapshots import NOW_MS, STATES, snapshot
from tests.kit.words import words_of

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton
KNOWN = (MacroItem(1, "Ask for the version"), MacroItem(2, "Known problem", False), MacroItem(3, "询问版本"))
TEXT = MacroPreviewView(1042, 1, "Ask", (), "Which version?", True)
CHANGES = replace(TEXT, macro_id=2, title="Known", changes=(("status", "pending"), ("tags", "a, b")))


@pytest.fixture
def shown(desk: Desk) -> AgentSnapshot:
    found = snapshot(macros=KNOWN)
    desk.window.show_snapshot(found)
    desk.window.conversation.composer.text.setFocus()
    QApplication.processEvents()
    return found


def listed(desk: Desk) -> list[str]:
    picker = desk.window.conversation.composer._picker
    if picker is None or not picker.isVisible():
        return []
    return [picker.list.item(place).text() for place in range(picker.list.count())]


def test_a_slash_lists_them_letters_narrow_and_enter_asks_for_the_preview(
    desk: Desk, shown: AgentSnapshot, qtbot: QtBot
) -> None:
    text = desk.window.conversation.composer.text
    qtbot.keyClicks(text, "Hello /")
    assert listed(desk) == [one.title for one in KNOWN]
    qtbot.keyClicks(text, "pro")
    assert listed(desk) == ["Known problem"]
    qtbot.keyClick(text, Key.Key_Backspace)
    qtbot.keyClick(text, Key.Key_Escape)
    assert listed(desk) == []
    qtbot.keyClicks(text, "o")
    qtbot.keyClick(text, Key.Key_Return)
    assert desk.of(PreviewMacro) == [PreviewMacro(1042, 2)]
    assert text.toPlainText() == "Hello /pro"
    assert shown.ticket is not None


def test_a_saved_text_takes_the_slashs_place_and_every_typed_sign_stays(
    desk: Desk, shown: AgentSnapshot, qtbot: QtBot
) -> None:
    composer = desk.window.conversation.composer
    qtbot.keyClicks(composer.text, "Hello /ask")
    qtbot.keyClick(composer.text, Key.Key_Down)
    qtbot.keyClick(composer.text, Key.Key_Up)
    qtbot.keyClick(composer.text, Key.Key_Tab)
    desk.window.show_snapshot(replace(shown, macro_preview=TEXT))
    assert composer.text.toPlainText() == "Hello Which version?"
    assert composer.mode is ComposerMode.REPLY
    assert desk.of(DropPreview) == [DropPreview()]
    assert desk.of(SendComment) == []


def test_changes_are_shown_first_and_made_only_when_used(desk: Desk, shown: AgentSnapshot, qtbot: QtBot) -> None:
    composer = desk.window.conversation.composer
    desk.window.show_snapshot(replace(shown, macro_preview=CHANGES))
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, PreviewSheet)
    said = [bare(one.text()) for one in sheet.findChildren(QLabel)]
    assert {"Status becomes Waiting", "Tags become a, b", "Which version?"} <= set(said)
    assert composer.text.toPlainText() == ""
    qtbot.mouseClick(button(sheet, "Use"), LEFT)
    assert desk.of(UseMacro) == [UseMacro(1042)]
    assert composer.text.toPlainText() == "Which version?"
    assert desk.of(SendComment) == []


def test_a_preview_that_is_not_wanted_changes_nothing(desk: Desk, shown: AgentSnapshot, qtbot: QtBot) -> None:
    desk.window.show_snapshot(replace(shown, macro_preview=CHANGES))
    sheet = QApplication.activeModalWidget()
    assert sheet is not None
    qtbot.mouseClick(button(sheet, "Cancel"), LEFT)
    assert (desk.of(UseMacro), desk.of(DropPreview)) == ([], [DropPreview()])
    assert desk.window.conversation.composer.text.toPlainText() == ""


def test_m_lists_them_without_a_slash(desk: Desk, shown: AgentSnapshot, qtbot: QtBot) -> None:
    desk.window.list.view.setFocus()
    qtbot.keyClick(desk.window, Key.Key_M)
    assert listed(desk) == [one.title for one in KNOWN]
    picker = desk.window.conversation.composer._picker
    assert picker is not None
    place = picker.list.visualItemRect(picker.list.item(2)).center()
    qtbot.mouseClick(picker.list.viewport(), LEFT, pos=place)
    assert desk.of(PreviewMacro) == [PreviewMacro(1042, 3)]
    assert shown.macros == KNOWN


def test_a_placeholder_without_a_value_blocks_sending_until_it_is_gone(desk: Desk, qtbot: QtBot) -> None:
    desk.window.show_snapshot(STATES["placeholder"].snapshot)
    QApplication.processEvents()
    composer = desk.window.conversation.composer
    assert not composer.send_button.isEnabled()
    told = [bare(one.text()) for one in composer.findChildren(QLabel) if one.isVisible()]
    assert "Fill in or remove before sending: fix_version" in told
    assert len(composer.text.extraSelections()) == 1
    composer.text.setPlainText("It is fixed in version 4.")
    QApplication.processEvents()
    assert composer.send_button.isEnabled()
    told = [bare(one.text()) for one in composer.findChildren(QLabel) if one.isVisible()]
    assert "Fill in or remove before sending: fix_version" not in told
    qtbot.mouseClick(composer.send_button, LEFT)
    assert len(desk.of(SendComment)) == 1


def test_a_customer_whose_name_looks_like_a_placeholder_is_greeted_and_sent_to(desk: Desk) -> None:
    shown = STATES["placeholder"].snapshot
    assert shown.ticket is not None
    row = shown.ticket.row
    named = replace(row, subject="About {{ y }}", requester=replace(row.requester, name="{{x}}"))
    desk.window.show_snapshot(replace(shown, ticket=replace(shown.ticket, row=named)))
    composer = desk.window.conversation.composer
    for text, may_send in (("Hi {{x}},\nabout About {{ y }}", True), ("Hi {{x}}, {{y}}", False)):
        composer.text.setPlainText(text)
        QApplication.processEvents()
        assert composer.send_button.isEnabled() is may_send
    (marked,) = composer.text.extraSelections()
    assert marked.cursor.selectedText() == "{{y}}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/", (0, "")),
        ("a /b", (2, "b")),
        ("a/b", None),
        ("http://x", None),
        ("/a b", None),
        ("\n/x", (1, "x")),
        ("", None),
    ],
)
def test_a_slash_counts_at_the_beginning_of_a_word_only(text: str, found: tuple[int, str] | None) -> None:
    assert asked_for(text) == found


def test_names_are_found_by_the_beginning_of_any_word() -> None:
    assert [one.id for one in fitting(KNOWN, "VER")] == [1]
    assert [one.id for one in fitting(KNOWN, "询")] == [3]
    assert [one.id for one in fitting(KNOWN, "")] == [1, 2, 3]


def test_a_preview_names_a_status_by_its_word_and_what_an_undo_would_leave(
    desk: Desk, shown: AgentSnapshot, qtbot: QtBot
) -> None:
    assert shown.ticket is not None
    ticket = replace(shown.ticket, statuses=(StatusWord(6, "hold", "At the vendor"),))
    changes = (("status", "hold"), ("custom_status_id", "6"), ("priority", "high"))
    preview = MacroPreviewView(1042, 2, "Vendor", changes, not_given_back=("priority",))
    desk.window.show_snapshot(replace(shown, ticket=ticket, macro_preview=preview))
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, Dialog)
    said = bare(words_of(sheet))
    assert "Status becomes At the vendor" in said
    assert "On hold" not in said
    assert "Undo does not set these as they are now: Priority" in said
    sheet.reject()
    assert bare(change_words("custom_status_id", "", ())) == "Status becomes –"


def test_each_change_has_words(desk: Desk) -> None:
    assert desk
    agents = STATES["busy-day"].snapshot.ticket.agents  # type: ignore[union-attr]
    said = [
        bare(change_words(field, value, agents))
        for field, value in (
            ("priority", "urgent"),
            ("assignee_id", "4"),
            ("assignee_id", ""),
            ("assignee_id", "99"),
            ("category", "vpn"),
            ("status", "moon"),
        )
    ]
    own = [
        bare(change_words(f"custom.{key}", value, agents, FORMS.fields))
        for key, value in (("plan", "trial"), ("paid", "False"), ("seats", ""), ("gone", "x"))
    ]
    assert own == ["Licence becomes Trial", "Paid becomes No", "Seats becomes –", "custom.gone becomes x"]
    assert said == [
        "Priority becomes Urgent",
        "Goes to Ana Ruiz",
        "Goes to Nobody",
        "Goes to Someone",
        "category becomes vpn",
        "status becomes moon",
    ]


def test_whoever_opens_the_list_finds_what_others_made_and_keeps_her_place(
    desk: Desk, shown: AgentSnapshot, qtbot: QtBot
) -> None:
    text = desk.window.conversation.composer.text
    qtbot.keyClicks(text, "/")
    assert desk.of(ReadMacros) == [ReadMacros()]
    qtbot.keyClick(text, Key.Key_Down)
    new = MacroItem(4, "All about prices")
    desk.window.show_snapshot(replace(shown, macros=(new, *KNOWN)))
    assert listed(desk) == ["All about prices", *(one.title for one in KNOWN)]
    qtbot.keyClick(text, Key.Key_Return)
    assert desk.of(PreviewMacro) == [PreviewMacro(1042, 2)]
    qtbot.keyClicks(text, "pro")
    assert len(desk.of(ReadMacros)) == 1, "it is not read with every letter"


def test_D7_only_what_shows_now_is_offered_and_its_end_is_said(desk: Desk, shown: AgentSnapshot, qtbot: QtBot) -> None:
    minute_ms = 60_000
    timed = (
        MacroItem(1, "New prices", form=MacroForm(from_ms=NOW_MS + minute_ms)),
        MacroItem(2, "Old prices", form=MacroForm(until_ms=NOW_MS + minute_ms)),
        MacroItem(3, "Gone", False, MacroForm(until_ms=NOW_MS)),
        MacroItem(4, "Of another group", False, usable=False),
    )
    desk.window.show_snapshot(replace(shown, macros=timed))
    text = desk.window.conversation.composer.text
    qtbot.keyClicks(text, "/")
    assert [bare(one) for one in listed(desk)] == ["Old prices  ·  until 2026-11-26 10:28"]
    desk.now_ms = NOW_MS + minute_ms
    qtbot.keyClicks(text, "pri")
    assert listed(desk) == ["New prices"]
