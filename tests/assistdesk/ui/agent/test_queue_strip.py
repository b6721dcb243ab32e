"""The queue strip and the bar of a chat: what is offered, who waits, whose turn it is, and every wish they emit."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents import (
    AcceptChat,
    EndChat,
    EndChatWrapUp,
    EscalateChat,
    HandOverChat,
    OfferSession,
    OpenTicket,
    PassChat,
    SendComment,
    SetAvailability,
    SetChatLimit,
    TakeChat,
)
from assistdesk.runtime.snapshot import ComposerMode, QueueView
from assistdesk.ui.agent.chat_bar import WhySheet
from assistdesk.ui.agent.queue_strip import ink_of, span
from tests.assistdesk.ui.agent.conftest import Desk, bare, button
from tests.kit.snapshots import CHAT, NOW_MS, QUEUE, STATES
from tests.kit.words import words_of


def press(desk: Desk, qtbot: QtBot, name: str) -> None:
    qtbot.mouseClick(button(desk.window, name), Qt.MouseButton.LeftButton)


def actions(menu: object) -> dict[str, QAction]:
    return {bare(action.text().replace("&&", "&")): action for action in menu.actions() if action.text()}  # type: ignore[attr-defined]


def test_an_empty_queue_takes_no_room(desk: Desk) -> None:
    desk.show("busy-day")
    assert not desk.window.queue.isVisible()
    desk.show("chat")
    assert desk.window.queue.isVisible()
    desk.show("chat", queue=QueueView())
    assert not desk.window.queue.isVisible()


def test_a_lead_takes_the_first_chat_that_waits_in_a_group_of_hers(desk: Desk, qtbot: QtBot) -> None:
    desk.show("chat")
    assert "Take next" not in bare(words_of(desk.window.queue))
    first, second = QUEUE.waiting
    desk.show("chat", queue=replace(QUEUE, waiting=(first, replace(second, may_take=True))))
    press(desk, qtbot, "Take next")
    assert desk.of(TakeChat) == [TakeChat(second.id)]


def test_an_offer_is_seen_with_its_seconds_and_taken_by_button_or_key(desk: Desk, qtbot: QtBot) -> None:
    desk.show("chat")
    words = bare(words_of(desk.window.queue))
    assert "Jonas Weber asks for help: My scanner is not found" in words
    assert "21 s left" in words
    press(desk, qtbot, "Accept")
    desk.window.run("chat_accept")
    assert desk.of(AcceptChat) == [AcceptChat(8), AcceptChat(8)]
    press(desk, qtbot, "Not now")
    assert desk.of(PassChat) == [PassChat(8)]
    desk.show("chat", queue=QueueView())
    desk.window.run("chat_accept")
    assert len(desk.of(AcceptChat)) == 2


def test_who_waits_and_my_chats_count_on(desk: Desk, qtbot: QtBot) -> None:
    desk.show("chat")
    words = bare(words_of(desk.window.queue))
    assert "2 waiting, the longest 1:35" in words
    assert "Lucía Fernández  1:15" in words
    assert "Chidi Eze, answered" in words
    assert "3 of 3 chats" in words
    desk.now_ms = NOW_MS + 10_000
    desk.window.tick()
    words = bare(words_of(desk.window.queue))
    assert "2 waiting, the longest 1:45" in words
    assert "11 s left" in words
    assert "Lucía Fernández  1:25" in words
    press(desk, qtbot, "Chidi Eze, answered")
    assert desk.of(OpenTicket)[-1] == OpenTicket(1038)


def test_news_take_no_button_from_under_the_finger_and_no_focus(desk: Desk, qtbot: QtBot) -> None:
    desk.show("chat")
    accept = button(desk.window.queue, "Accept")
    qtbot.mousePress(accept, Qt.MouseButton.LeftButton)
    answered = replace(QUEUE, mine=(replace(CHAT, unanswered_at_ms=None), *QUEUE.mine[1:]), waiting=QUEUE.waiting[:1])
    desk.show("chat", queue=answered)
    qtbot.mouseRelease(accept, Qt.MouseButton.LeftButton)
    assert desk.of(AcceptChat) == [AcceptChat(8)]
    qtbot.waitUntil(lambda: "1 waiting" in bare(words_of(desk.window.queue)), timeout=3_000)
    button(desk.window.queue, "Lucía Fernández, answered").setFocus()
    desk.now_ms += 2_000
    desk.show("chat")
    assert bare(button(desk.window.queue, "Lucía Fernández  1:17").accessibleName())
    assert button(desk.window.queue, "Lucía Fernández  1:17").hasFocus()


def test_wrap_up_runs_off_and_is_ended_by_a_button(desk: Desk, qtbot: QtBot) -> None:
    desk.show("chat-wrap-up")
    assert "Wrapping up Tom Becker, 1:10 left" in bare(words_of(desk.window.queue))
    press(desk, qtbot, "Ready for the next")
    assert desk.of(EndChatWrapUp) == [EndChatWrapUp()]
    desk.now_ms = NOW_MS + 71_000
    desk.window.tick()
    assert not desk.window.queue.isVisible()


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ((), "Wrapping up, 1:10 left"),
        (("Lucía", "Tom"), "Wrapping up Lucía, Tom, 1:10 left"),
        (("Lucía", "Tom", "陈伟", "Ana"), "Wrapping up Lucía, Tom + 2, 1:10 left"),
    ],
)
def test_the_strip_names_whose_chats_are_wrapped_up(desk: Desk, names: tuple[str, ...], said: str) -> None:
    desk.show("chat-wrap-up", queue=QueueView(wrap_up_until_ms=NOW_MS + 70_000, wrap_up_of=names))
    assert said in bare(words_of(desk.window.queue))


def test_one_who_was_sent_away_is_told_and_comes_back_by_a_button(desk: Desk, qtbot: QtBot) -> None:
    desk.show("chat-sent-away")
    assert "Three chats in a row were missed: you are away now." in words_of(desk.window.queue)
    press(desk, qtbot, "Go online")
    assert desk.of(SetAvailability) == [SetAvailability("online")]


def test_how_many_at_once_is_chosen_from_a_menu(desk: Desk, qtbot: QtBot) -> None:
    desk.show("chat")
    desk.window.queue._open_limits()
    menu = QApplication.activePopupWidget()
    assert menu is not None
    actions(menu)["5 chats at once"].trigger()
    menu.close()
    assert desk.of(SetChatLimit) == [SetChatLimit(5)]
    desk.window.activateWindow()
    desk.window.queue.load.setFocus()
    qtbot.waitUntil(desk.window.queue.load.hasFocus)
    desk.show("chat", queue=replace(STATES["chat"].snapshot.queue, chat_limit=5))
    assert desk.window.queue.load.hasFocus(), "though it reads otherwise now"
    desk.show("busy-day")
    face = desk.window.rail.face.menu()
    assert face is not None
    (limits,) = [action.menu() for action in face.actions() if action.menu() is not None]
    actions(limits)["2 chats at once"].trigger()
    assert desk.of(SetChatLimit)[-1] == SetChatLimit(2)


def test_the_bar_says_whose_turn_it_is(desk: Desk) -> None:
    desk.show("chat")
    bar = desk.window.conversation.chat
    assert bar.isVisible()
    assert bare(bar.state.text()) == "waits for your answer, 1:15"
    ticket = STATES["chat"].snapshot.ticket
    assert ticket is not None
    desk.show("chat", ticket=replace(ticket, chat=replace(CHAT, unanswered_at_ms=None)))
    assert bar.state.text() == "answered"
    desk.show("chat", ticket=replace(ticket, chat=replace(CHAT, typing_until_ms=desk.now_ms + 2_000)))
    assert bare(bar.state.text()).endswith("is writing…")
    desk.now_ms += 2_000
    bar.tick()  # nobody says that she stopped
    assert not bare(bar.state.text()).endswith("is writing…")
    desk.now_ms -= 2_000
    desk.show("chat", ticket=replace(ticket, chat=replace(CHAT, is_customer_here=False)))
    assert bar.state.text() == "The customer's line is lost"
    desk.show("chat", ticket=replace(ticket, chat=None))
    assert not bar.isVisible()


def test_who_has_taken_a_chat_writes_next(desk: Desk) -> None:
    queue, ticket = STATES["chat"].snapshot.queue, STATES["chat"].snapshot.ticket
    assert ticket is not None
    text = desk.window.conversation.composer.text
    desk.show("chat", queue=replace(queue, mine=()), ticket=replace(ticket, chat=None))
    desk.window.conversation.composer.set_mode(ComposerMode.NOTE)
    desk.window.list.view.setFocus()
    desk.show("chat", ticket=replace(ticket, chat=None))  # taken, and its ticket is not there yet
    assert not text.hasFocus()
    desk.show("chat")
    assert text.hasFocus()
    assert desk.window.conversation.composer.mode is ComposerMode.REPLY
    desk.window.list.view.setFocus()
    desk.show("chat")
    assert not text.hasFocus(), "once"
    desk.window.rebuild()
    assert not desk.window.conversation.composer.text.hasFocus()


def test_who_takes_the_next_chat_of_a_ticket_out_of_the_wrap_up_card_of_the_last_writes_next(desk: Desk) -> None:
    """Words typed now would be the single letters that are commands."""
    chat = STATES["chat"].snapshot
    assert chat.ticket is not None
    over = STATES["wrap-up-chat"].snapshot
    desk.show("wrap-up-chat")
    assert desk.window.context.wrap_up.note is not None
    desk.window.context.wrap_up.note.setFocus()
    desk.show("wrap-up-chat", session=replace(over.session, wrap_up=None), queue=chat.queue, ticket=chat.ticket)
    assert desk.window.focusWidget() is desk.window.conversation.composer.text


def test_a_session_is_offered_once_and_its_answer_shown(desk: Desk, qtbot: QtBot) -> None:
    desk.show("chat")
    press(desk, qtbot, "Offer session")
    assert desk.of(OfferSession) == [OfferSession(7)]
    desk.window.conversation.chat.session.setFocus()
    desk.show("chat-session-offered")
    assert not desk.window.conversation.chat.session.isEnabled()
    assert desk.window.conversation.composer.text.hasFocus(), "not the button that hands the chat over"
    ticket = STATES["chat"].snapshot.ticket
    assert ticket is not None
    desk.show("chat", ticket=replace(ticket, chat=replace(CHAT, code_answer="refused")))
    assert "No session wanted" in words_of(desk.window.conversation.chat)
    assert desk.window.conversation.chat.session.isEnabled()


def test_handing_over_needs_a_reason(desk: Desk, qtbot: QtBot) -> None:
    desk.show("chat")
    bar = desk.window.conversation.chat
    found = actions(bar.hand_menu())
    assert list(found) == [
        "To Ana Ruiz, 2 free",
        "To group Support",
        "To group Printers & <b>scanners</b>",
        "Back to the queue",
        "Escalate",
    ]
    found["To Ana Ruiz, 2 free"].trigger()
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, WhySheet)
    sheet.send()
    assert "Please say why." in words_of(sheet)
    sheet.reason.line.setText("knows printers")
    sheet.send()
    assert desk.of(HandOverChat) == [HandOverChat(7, "knows printers", 4, None)]
    bar._ask_why(None, 2)
    again = QApplication.activeModalWidget()
    assert isinstance(again, WhySheet)
    again.reason.line.setText("theirs")
    again.send()
    assert desk.of(HandOverChat)[-1] == HandOverChat(7, "theirs", None, 2)


def test_a_chat_is_escalated_with_its_reason_and_ended(desk: Desk, qtbot: QtBot) -> None:
    desk.show("chat")
    bar = desk.window.conversation.chat
    actions(bar.escalate_menu(bar.hand_menu()))["Needs a long look"].trigger()
    assert desk.of(EscalateChat) == [EscalateChat(7, "long_investigation")]
    press(desk, qtbot, "End chat")
    assert desk.of(EndChat) == [EndChat(7)]


def test_in_a_chat_enter_sends_and_shift_enter_begins_a_line_but_a_note_is_not_sent_so(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.show("chat")
    composer = desk.window.conversation.composer
    composer.set_mode(ComposerMode.REPLY)
    qtbot.keyClicks(composer.text, "one")
    qtbot.keyClick(composer.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(composer.text, "two")
    qtbot.keyClick(composer.text, Qt.Key.Key_Return)
    assert [(sent.body, sent.public) for sent in desk.of(SendComment)] == [("one\ntwo", True)]  # type: ignore[attr-defined]
    composer.set_mode(ComposerMode.NOTE)
    qtbot.keyClicks(composer.text, "note")
    qtbot.keyClick(composer.text, Qt.Key.Key_Return)
    assert len(desk.of(SendComment)) == 1


@pytest.mark.parametrize(
    ("ms", "words", "ink"),
    [(0, "0:00", "muted"), (59_999, "0:59", "muted"), (60_000, "1:00", "warn"), (3_723_000, "1:02:03", "danger")],
)
def test_times_turn_amber_over_the_target_and_red_over_twice(ms: int, words: str, ink: str) -> None:
    assert (span(ms), ink_of(ms)) == (words, ink)
    assert QUEUE.load == 3
