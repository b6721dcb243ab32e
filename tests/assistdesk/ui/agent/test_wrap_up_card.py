"""The card after a chat or a call in the context panel, beside what test_session_card.py shows of a session's."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from assistdesk.core.desk.call_shapes import StepOut
from assistdesk.core.desk.shapes import to_rfc3339
from assistdesk.core.desk.wrap_up_shapes import WrapUpOut
from assistdesk.runtime.intents_calls import CloseCall, SaveCallNotes, StampStep
from assistdesk.runtime.intents_session import EditWrapUp, FinishWrapUp, StartSession
from assistdesk.runtime.snapshot_calls import CallStepView, CallsView
from assistdesk.runtime.snapshot_session import SessionView, WrapUpView
from assistdesk.ui.agent.call_sheets import CloseCallSheet
from assistdesk.ui.agent.call_steps import CallSteps
from assistdesk.ui.agent.wrap_up_words import note_of, reply_of
from tests.assistdesk.ui.agent.conftest import Desk, bare, button
from tests.kit.snapshots import AFTER_CALL, AFTER_CHAT, HUNG_UP, IN_TICKET, NOW_MS, ON_HOLD, REPORT
from tests.kit.words import words_of

LEFT = Qt.MouseButton.LeftButton


def words(within: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(bare(one.text()) for one in within.findChildren(QLabel) if one.isVisible())


def press(desk: Desk, qtbot: QtBot, name: str) -> None:
    qtbot.mouseClick(button(desk.window.context.wrap_up, name), LEFT)


def note(contact: WrapUpOut, customer: str = "Lucía") -> str:
    return note_of(WrapUpView("k", 1042, contact=contact), customer)


def test_after_a_chat_the_note_is_written_and_a_session_can_still_begin(desk: Desk, qtbot: QtBot) -> None:
    desk.show("wrap-up-chat")
    card = desk.window.context.wrap_up
    assert "The chat ended: the customer's last words have no answer" in words(card)
    assert card.note is not None
    text = card.note.toPlainText()
    assert text.startswith("Chat with Lucía Fernández at 10:13, 13 minutes.")
    assert "Lines: 12 by Lucía Fernández, 9 by us.\nFirst answer after 0:40." in text
    qtbot.mouseClick(button(desk.window.context, "Start session"), LEFT)
    press(desk, qtbot, "Save and solve")
    assert desk.said == [StartSession(1042), FinishWrapUp("chat:5", text, "", solve=True)]


def test_a_chat_with_a_session_in_it_is_one_card_that_tells_of_both(desk: Desk) -> None:
    desk.show("wrap-up-chat-session")
    card = desk.window.context.wrap_up
    shown = words(card)
    assert "Chat over" in shown
    assert "Lucía Fernández stopped the session." in shown
    assert card.note is not None
    assert "Remote session with Lucía Fernández at 10:14, 12 minutes." in card.note.toPlainText()
    reply = reply_of(WrapUpView("chat:5", 1042, (REPORT,), AFTER_CHAT), "Lucía Fernández", "es")
    assert reply.splitlines() == [
        "Hola, Lucía: gracias por el chat.",
        "Vimos su pantalla juntos durante 12\u00a0minutos.",
        "Escríbanos si algo sigue sin ir bien.",
    ]


def test_more_that_becomes_known_of_a_card_leaves_the_words_typed_into_it(desk: Desk) -> None:
    desk.show("wrap-up")
    card = desk.window.context.wrap_up
    assert card.note is not None
    card.note.setPlainText("my words")
    more = WrapUpView(REPORT.session_id, 1042, (REPORT,), AFTER_CHAT)
    desk.show("wrap-up", session=SessionView(wrap_up=more))
    assert "Chat over" in words(card)
    assert card.note.toPlainText() == "my words"
    card.flush()
    assert desk.of(EditWrapUp) == [EditWrapUp(REPORT.session_id, "my words", "")]


def test_save_and_solve_after_a_call_asks_why_a_step_was_left_out_and_closes_its_card(desk: Desk, qtbot: QtBot) -> None:
    desk.show("wrap-up-call")
    press(desk, qtbot, "Save and solve")
    sheet = desk.window.findChild(CloseCallSheet)
    assert sheet is not None
    assert desk.said == []
    close = button(sheet, "Close the call")
    qtbot.keyClick(close, Qt.Key.Key_Return)
    assert desk.said == [], "the reason is missing"
    sheet.reasons[3].line.setText("not needed")
    close.setFocus()
    qtbot.keyClick(close, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.said == []
    qtbot.keyClick(close, Qt.Key.Key_Return)
    emptied, finished, closed = desk.said
    assert emptied == SaveCallNotes(4, ""), "they stand in the note"
    assert closed == CloseCall(4, "solved", "", ((3, "not needed"),))
    assert isinstance(finished, FinishWrapUp)
    assert (finished.key, finished.solve) == ("call:4", True)


def test_a_call_that_waits_for_a_next_step_is_saved_and_not_solved(desk: Desk, qtbot: QtBot) -> None:
    desk.show("wrap-up-call")
    press(desk, qtbot, "Save and solve")
    sheet = desk.window.findChild(CloseCallSheet)
    assert sheet is not None
    sheet.reasons[3].line.setText("not needed")
    sheet.outcome.box.setCurrentIndex(sheet.outcome.box.findData("pending"))
    sheet.promise.line.setText("call back")
    sheet.go()
    (finished,) = desk.of(FinishWrapUp)
    assert isinstance(finished, FinishWrapUp)
    assert not finished.solve


def test_a_call_with_all_steps_done_closes_with_one_press(desk: Desk, qtbot: QtBot) -> None:
    steps = tuple(replace(step, needed=False) for step in HUNG_UP.steps)
    desk.show("wrap-up-call", calls=CallsView(mine=(replace(HUNG_UP, steps=steps),)))
    press(desk, qtbot, "Save")
    press(desk, qtbot, "Save and solve")
    assert [type(one) for one in desk.said] == [SaveCallNotes, FinishWrapUp] * 2 + [CloseCall]
    assert desk.said[-1] == CloseCall(4, "solved")


def test_after_a_call_one_card_stands_with_its_steps_and_what_was_written_down(desk: Desk, qtbot: QtBot) -> None:
    steps = (HUNG_UP.steps[0], CallStepView(2, needed=True), *HUNG_UP.steps[2:])
    hung_up = replace(HUNG_UP, steps=steps)
    desk.show("wrap-up-call", calls=CallsView(mine=(hung_up, ON_HOLD)))
    card, call_card = desk.window.context.wrap_up, desk.window.context.call
    assert card.note is not None
    text = card.note.toPlainText()
    assert text.endswith("\n\nPrinter of the second floor.\nCalls back after lunch.")
    assert "Customer verified" not in text, "as the call's own card says"
    assert "+34944555010" not in words(call_card), "another call is still on"
    assert "Unknown number" in words(call_card)
    desk.show("wrap-up-call", calls=CallsView(mine=(hung_up,)))
    assert not call_card.isVisible()
    press(desk, qtbot, "Verified by")
    menu = card.findChildren(CallSteps)[-1].method_menu()
    menu.actions()[1].trigger()
    assert desk.of(StampStep) == [StampStep(4, 2, "account")]
    desk.show("wrap-up-call")
    assert "2  Customer verified: Account data" in card.note.toPlainText(), "nobody typed into it meanwhile"
    press(desk, qtbot, "Save")
    assert [type(one) for one in desk.said[1:]] == [SaveCallNotes, FinishWrapUp]
    desk.show("busy-day", calls=CallsView(mine=(replace(HUNG_UP, notes=""),)))
    assert not card.isVisible()
    assert call_card.isVisible(), "among the open cards until it is closed"
    assert call_card.notes.toPlainText() == ""


def test_whoever_writes_while_the_other_side_hangs_up_goes_on_where_she_was(desk: Desk, qtbot: QtBot) -> None:
    desk.show("call-card", calls=CallsView(mine=(replace(IN_TICKET, notes=""),)))
    desk.window.activateWindow()
    notes = desk.window.context.call.notes
    notes.setFocus()
    qtbot.keyClicks(notes, "Lamp ")
    assert notes.hasFocus()
    desk.show("wrap-up-call", calls=CallsView(mine=(replace(HUNG_UP, notes=""),)))
    assert desk.of(SaveCallNotes) == [SaveCallNotes(4, "Lamp ")]
    card = desk.window.context.wrap_up
    assert card.note is not None
    assert card.note.hasFocus()
    qtbot.keyClicks(card.note, "off")
    assert card.note.toPlainText().endswith("\n\nLamp off")
    desk.show("wrap-up-call", calls=CallsView(mine=(replace(HUNG_UP, notes="Lamp "),)))
    assert card.note.hasFocus(), "built anew around the hand that writes"
    qtbot.keyClicks(card.note, " again")
    assert card.note.toPlainText().endswith("\n\nLamp off again")
    press(desk, qtbot, "Save")
    assert desk.said[-2] == SaveCallNotes(4, "")


def test_a_wrong_person_is_neither_solved_nor_written_to_and_the_note_says_so(desk: Desk, qtbot: QtBot) -> None:
    desk.show("wrap-up-chat")
    card = desk.window.context.wrap_up
    assert card.wrong is not None
    assert card.with_reply is not None
    assert card.solve is not None
    card.with_reply.setChecked(True)
    assert bare(card.wrong.text()) == "It was the wrong person"
    qtbot.keyClick(card.wrong, Qt.Key.Key_Space)
    assert not card.solve.isEnabled()
    assert card.reply is not None
    assert not card.reply.isVisible()
    card.flush()
    (edited,) = desk.of(EditWrapUp)
    assert isinstance(edited, EditWrapUp)
    assert (edited.reply, edited.wrong_person) == ("", True)
    press(desk, qtbot, "Save")
    (finished,) = desk.of(FinishWrapUp)
    assert isinstance(finished, FinishWrapUp)
    assert finished.note.startswith("Wrong person: this was not Lucía Fernández.\n\nChat with")
    assert (finished.reply, finished.solve) == ("", False)
    qtbot.keyClick(card.wrong, Qt.Key.Key_Space)
    assert card.reply.isVisible()
    assert card.solve.isEnabled()


def test_a_wrong_person_is_still_one_after_a_restart(desk: Desk) -> None:
    kept = WrapUpView("chat:5", 1042, contact=AFTER_CHAT, note_draft="my words", wrong_person=True)
    desk.show("wrap-up-chat", session=SessionView(wrap_up=kept))
    card = desk.window.context.wrap_up
    assert card.wrong is not None
    assert card.wrong.isChecked()
    desk.window.rebuild()
    assert desk.window.context.wrap_up.wrong is not None
    assert desk.window.context.wrap_up.wrong.isChecked()


def test_a_call_s_note_says_what_was_done_and_why_something_was_not() -> None:
    call = AFTER_CALL.call
    assert call is not None
    at = to_rfc3339(NOW_MS - 100_000)
    steps = (
        StepOut(n=1, state="done", at=at, method="played"),
        StepOut(n=2, state="skipped", at=at, reason="known voice"),
        StepOut(n=3, state="done", at=at, method="room"),
        StepOut(n=4, state="open"),
    )
    said = bare(note(replace(AFTER_CALL, call=replace(call, direction="out", number="", steps=steps))))
    assert said.splitlines() == [
        "Call to Lucía, Unknown number, at 10:23, 2 minutes.",
        "1  Notice read: Played at 10:25",
        "2  Customer verified: Not done: known voice",
        "3  Session with permission: Allowed at 10:25",
    ]


def test_a_call_of_which_no_hang_up_was_heard_is_wrapped_up_without_a_length(desk: Desk) -> None:
    call = AFTER_CALL.call
    assert call is not None
    for way, head in (
        ("in", "Lucía called from +34944555010 at 10:23. It is not known how long they spoke."),
        ("out", "Call to Lucía, +34944555010, at 10:23. It is not known how long they spoke."),
    ):
        contact = replace(AFTER_CALL, call=replace(call, is_end_assumed=True, direction=way, steps=()))
        assert bare(note(contact)) == head
    desk.show("wrap-up-call", session=SessionView(wrap_up=WrapUpView("call:4", 1042, contact=contact)))
    shown = bare(words_of(desk.window.context.wrap_up))
    assert "No hang-up was heard" in shown
    assert "Call over; no hang-up was heard." in shown


def test_an_escalated_chat_without_an_answer_says_so() -> None:
    chat = AFTER_CHAT.chat
    assert chat is not None
    escalated = replace(chat, outcome="missed", agent_lines=0, wait_s=None, escalation="abuse")
    said = bare(note(replace(AFTER_CHAT, chat=escalated)))
    assert said.splitlines()[1:] == [
        "The chat ended without an answer",
        "Lines: 12 by Lucía, 0 by us.",
        "Escalated: Abuse.",
    ]
