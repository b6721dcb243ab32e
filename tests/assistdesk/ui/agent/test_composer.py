"""The composer: reply or note without a mistake, drafts, sending, collisions, and a live code that is held back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents import AnswerCollision, SaveDraft, SendComment, SetComposerMode
from assistdesk.runtime.snapshot import AgentSnapshot, Collision, ComposerMode, DraftView
from assistdesk.ui.agent.composer import Composer, holds_code
from tests.assistdesk.ui.agent.conftest import Desk, bare, button
from tests.kit.snapshots import CODE, NOW_MS, snapshot

CTRL = Qt.KeyboardModifier.ControlModifier


def composer(desk: Desk, state: str = "busy-day") -> Composer:
    desk.show(state)
    return desk.window.conversation.composer


def words(desk: Desk) -> str:
    QApplication.processEvents()
    return "\n".join(bare(one.text()) for one in desk.window.conversation.findChildren(QLabel) if one.isVisible())


def test_a_reply_goes_to_the_customer_by_key_and_by_mouse(desk: Desk, qtbot: QtBot) -> None:
    writer = composer(desk)
    assert bare(writer.send_button.accessibleName()) == "Send to Lucía"
    for send in (
        lambda: qtbot.keyClick(writer.text, Qt.Key.Key_Return, CTRL),
        lambda: qtbot.mouseClick(writer.send_button, Qt.MouseButton.LeftButton),
    ):
        writer.text.setPlainText("  It is fixed. ")
        send()
        assert desk.said[-1] == SendComment(1042, True, "It is fixed.")
        assert writer.text.toPlainText() == ""


def test_T11_a_note_is_amber_says_so_and_is_never_public(desk: Desk, qtbot: QtBot) -> None:
    writer = composer(desk)
    qtbot.mouseClick(button(writer, "Internal note"), Qt.MouseButton.LeftButton)
    assert desk.of(SetComposerMode) == [SetComposerMode(1042, ComposerMode.NOTE)]
    assert "Internal note: Lucía never sees it" in words(desk)
    assert writer.frame.property("note") == "true"
    assert bare(writer.send_button.accessibleName()) == "Save note"
    assert writer.frame.grab().toImage().pixelColor(200, 60).name() == desk.look.tokens.warn_soft.lower()
    shown = writer.send_button.grab().toImage().pixelColor(12, 12).name()
    assert shown == desk.look.tokens.subtle.lower()  # there is nothing to save yet
    writer.text.setPlainText("only for us")
    assert writer.send_button.grab().toImage().pixelColor(12, 12).name() == desk.look.tokens.warn_soft.lower()
    qtbot.keyClick(writer.text, Qt.Key.Key_Return, CTRL)
    assert desk.of(SendComment) == [SendComment(1042, False, "only for us")]


def test_each_mode_keeps_its_own_text(desk: Desk) -> None:
    writer = composer(desk)
    writer.text.setPlainText("to her")
    writer.switch()
    assert writer.text.toPlainText() == ""
    writer.text.setPlainText("to us")
    writer.switch()
    assert writer.text.toPlainText() == "to her"
    assert desk.of(SaveDraft) == [
        SaveDraft(1042, ComposerMode.REPLY, "to her"),
        SaveDraft(1042, ComposerMode.NOTE, "to us"),
    ]


def test_the_draft_goes_out_within_a_second_and_no_snapshot_moves_it(desk: Desk, qtbot: QtBot) -> None:
    writer = composer(desk)
    qtbot.keyClicks(writer.text, "half")
    desk.window.show_snapshot(snapshot(ticket={"draft": DraftView(reply="from elsewhere", revision=0)}))
    assert writer.text.toPlainText() == "half"
    qtbot.waitUntil(lambda: desk.of(SaveDraft) == [SaveDraft(1042, ComposerMode.REPLY, "half")], timeout=3_000)


def test_an_undone_send_comes_back_into_the_composer(desk: Desk) -> None:
    writer = composer(desk)
    desk.window.show_snapshot(snapshot(ticket={"draft": DraftView(reply="as it was", revision=1)}))
    assert writer.text.toPlainText() == "as it was"


def test_letters_that_the_draft_has_not_heard_of_stay_below_what_comes_back(desk: Desk, qtbot: QtBot) -> None:
    writer = composer(desk)
    qtbot.keyClicks(writer.text, "sec")
    writer.flush()
    qtbot.keyClicks(writer.text, "ond")
    desk.window.show_snapshot(snapshot(ticket={"draft": DraftView(reply="first\n\nsec", revision=1)}))
    assert writer.text.toPlainText() == "first\n\nsecond"
    assert desk.of(SaveDraft)[-1] == SaveDraft(1042, ComposerMode.REPLY, "first\n\nsecond")
    said = len(desk.said)
    desk.window.show_snapshot(snapshot(ticket={"draft": DraftView(reply="none\n\nfirst\n\nsecond", revision=2)}))
    assert writer.text.toPlainText() == "none\n\nfirst\n\nsecond"
    assert len(desk.said) == said


def test_letters_typed_before_the_draft_was_read_stay_below_it(desk: Desk, qtbot: QtBot) -> None:
    writer = composer(desk)
    qtbot.keyClicks(writer.text, "early")
    desk.window.show_snapshot(snapshot(ticket={"draft": DraftView(reply="kept", revision=1)}))
    assert writer.text.toPlainText() == "kept\n\nearly"


def opening(reply: str = "", revision: int = 1) -> AgentSnapshot:
    """A ticket on its way: nobody knows yet who wrote last."""
    since_ms = NOW_MS - 10
    draft = DraftView(ComposerMode.NOTE, reply, revision=revision)
    return snapshot((), ticket={"loading": True, "loading_since_ms": since_ms, "draft": draft})


def test_a_ticket_opens_in_the_mode_that_it_is_read_with_and_stays_in_it(desk: Desk) -> None:
    writer = desk.window.conversation.composer
    desk.window.show_snapshot(opening("kept"))
    assert writer.mode is ComposerMode.NOTE
    desk.window.show_snapshot(snapshot(ticket={"draft": DraftView(reply="kept", revision=1)}))
    assert writer.mode is ComposerMode.REPLY
    assert writer.text.toPlainText() == "kept"
    desk.window.show_snapshot(snapshot(ticket={"draft": DraftView(ComposerMode.NOTE, "back", revision=2)}))
    assert writer.mode is ComposerMode.REPLY
    assert writer.text.toPlainText() == "back\n\nkept"


def test_a_note_that_is_being_written_never_becomes_a_reply_by_itself(desk: Desk, qtbot: QtBot) -> None:
    writer = desk.window.conversation.composer
    desk.window.show_snapshot(opening())
    qtbot.keyClicks(writer.text, "she is an")
    assert desk.of(SetComposerMode) == [SetComposerMode(1042, ComposerMode.NOTE)]
    desk.window.show_snapshot(snapshot(ticket={"draft": DraftView(revision=1)}))
    qtbot.keyClicks(writer.text, "gry")
    desk.window.show_snapshot(snapshot(ticket={"draft": DraftView(reply="Dear Lucia", revision=2)}))
    assert writer.mode is ComposerMode.NOTE
    qtbot.keyClick(writer.text, Qt.Key.Key_Return, CTRL)
    assert desk.of(SendComment) == [SendComment(1042, False, "she is angry")]
    writer.switch()
    assert writer.text.toPlainText() == "Dear Lucia"


def test_a_mode_that_was_confirmed_before_the_ticket_was_read_stays(desk: Desk) -> None:
    writer = desk.window.conversation.composer
    desk.window.show_snapshot(opening())
    desk.window.run("note")
    desk.window.show_snapshot(snapshot(ticket={"draft": DraftView(revision=1)}))
    assert writer.mode is ComposerMode.NOTE
    assert desk.of(SetComposerMode) == [SetComposerMode(1042, ComposerMode.NOTE)]


def test_a_ticket_that_is_opened_again_begins_anew(desk: Desk) -> None:
    writer = composer(desk)
    writer.switch()
    assert writer.mode is ComposerMode.NOTE
    desk.show("busy-day", ticket=None)
    desk.window.show_snapshot(snapshot(ticket={"draft": DraftView(note="for us")}))
    assert writer.mode is ComposerMode.REPLY


def test_the_send_menu_takes_the_status_along(desk: Desk, qtbot: QtBot) -> None:
    writer = composer(desk)
    writer.text.setPlainText("Please confirm.")
    qtbot.mouseClick(writer.menu_button, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if bare(action.text()) == "Send and set Waiting").trigger()
    menu.close()
    assert desk.of(SendComment) == [SendComment(1042, True, "Please confirm.", "pending", None, 1)]


def test_the_send_menu_offers_the_desks_own_words_for_statuses(desk: Desk, qtbot: QtBot) -> None:
    writer = composer(desk, "own-statuses")
    writer.text.setPlainText("We asked the vendor.")
    qtbot.mouseClick(writer.menu_button, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    said = [bare(action.text()) for action in menu.actions()]
    assert "Send and set With vendor" in said
    assert not [one for one in said if "Triage" in one or "Refunded" in one or "On hold" in one]
    menu.actions()[said.index("Send and set With vendor")].trigger()
    menu.close()
    assert desk.of(SendComment) == [SendComment(1042, True, "We asked the vendor.", "hold", 4, 1)]


def test_nothing_is_sent_while_nothing_is_written(desk: Desk, qtbot: QtBot) -> None:
    writer = composer(desk)
    for text in ("", "   \n "):
        writer.text.setPlainText(text)
        qtbot.keyClick(writer.text, Qt.Key.Key_Return, CTRL)
    assert desk.of(SendComment) == []
    assert not writer.send_button.isEnabled()


@pytest.mark.parametrize("text", [CODE, "code 482-915-7309 please", "4 8 2 9 1 5 7 3 0 9", "٤٨٢ ٩١٥ ٧٣٠٩"])
def test_a_text_with_the_live_code_stays_here(desk: Desk, qtbot: QtBot, text: str) -> None:
    writer = composer(desk, "code-shown")
    writer.text.setPlainText(text)
    qtbot.keyClick(writer.text, Qt.Key.Key_Return, CTRL)
    assert desk.of(SendComment) == []
    assert "Read it aloud instead." in words(desk)
    writer.text.setPlainText("now without it")
    assert "Read it aloud instead." not in words(desk)
    qtbot.keyClick(writer.text, Qt.Key.Key_Return, CTRL)
    assert len(desk.of(SendComment)) == 1


@given(st.text(alphabet=" -./abc", max_size=3), st.text(alphabet="xyz ", max_size=20))
def test_separators_do_not_hide_a_code(between: str, around: str) -> None:
    assert holds_code(around + between.join(CODE.replace(" ", "")) + around, CODE)
    assert not holds_code(around, CODE)
    assert not holds_code("482 915 7309", "")


def test_a_colleagues_reply_is_shown_and_asked_about_once(desk: Desk, qtbot: QtBot) -> None:
    composer(desk, "collision")
    assert "Ana Ruiz replied meanwhile. Send yours anyway?" in words(desk)
    qtbot.mouseClick(button(desk.window.conversation, "Send mine"), Qt.MouseButton.LeftButton)
    assert desk.of(AnswerCollision) == [AnswerCollision("k2", True)]
    desk.show("busy-day")
    assert "Ana Ruiz replied meanwhile" not in words(desk)


@pytest.mark.parametrize("caption", ["Send mine", "Keep as draft"])
def test_who_answered_for_her_reply_writes_on(desk: Desk, qtbot: QtBot, caption: str) -> None:
    writer = composer(desk, "collision")
    answer = button(desk.window.conversation, caption)
    answer.setFocus()
    qtbot.keyClick(answer, Qt.Key.Key_Space)
    desk.show("busy-day")
    assert desk.window.focusWidget() is writer.text


def test_a_still_newer_reply_is_shown_in_the_place_of_the_first(desk: Desk) -> None:
    composer(desk)
    for body in ("Restart it.", "No, wait."):
        desk.window.show_snapshot(snapshot(ticket={"collision": Collision("k2", "Bo Lind", body)}))
        assert body in words(desk)
    assert "Restart it." not in words(desk)


def test_a_closed_ticket_takes_no_reply(desk: Desk) -> None:
    writer = composer(desk, "closed")
    writer.text.setPlainText("Hello?")
    assert not writer.send_button.isEnabled()


def test_T1_pasted_html_is_plain_text(desk: Desk, qtbot: QtBot) -> None:
    writer = composer(desk)
    QApplication.clipboard().setText("<img src=file:///etc/passwd> <b>bold</b>")
    writer.text.paste()
    assert writer.text.toPlainText() == "<img src=file:///etc/passwd> <b>bold</b>"
