"""The card after a chat or a call in the context panel, beside what test_session_card.py shows of a session's."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from assistdesk.core.desk.call_shapes import StepOut
from assistdesk.core.desk.shapes import to_rfc3339
from assistdesk.core.desk.wrap_up_shapes import WrapUpOut
from assistdesk.runtime.intents_calls import CloseCall
from assistdesk.runtime.intents_session import EditWrapUp, FinishWrapUp, StartSession
from assistdesk.runtime.snapshot_calls import CallsView
from assistdesk.runtime.snapshot_session import SessionView, WrapUpView
from assistdesk.ui.agent.call_sheets import CloseCallSheet
from assistdesk.ui.agent.wrap_up_words import note_of, reply_of
from tests.assistdesk.ui.agent.conftest import Desk, bare, button
from tests.kit.snapshots import AFTER_CALL, AFTER_CHAT, HUNG_UP, NOW_MS, REPORT

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
        "Vimos su pantalla juntos durante 12 minutos.",
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
    sheet.reasons[3].line.setText("not needed")
    sheet.go()
    closed, finished = desk.said
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
    assert [type(one) for one in desk.said] == [FinishWrapUp, FinishWrapUp, CloseCall]
    assert desk.said[2] == CloseCall(4, "solved")


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
