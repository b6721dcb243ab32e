"""Help without a code: the form, the queue, the lines, the offer card, every end and every way out."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QDate, QDateTime, QLocale, QMimeData, Qt, QTime
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from assistdesk.core.desk.chat_shapes import TYPED_MAX
from assistdesk.core.types import SafetyPolicy
from assistdesk.runtime import kept_chat
from assistdesk.runtime.intents_customer import (
    AskAgain,
    AskForHelp,
    CloseAsk,
    LeaveChat,
    OpenAsk,
    RefuseOffer,
    SayInChat,
    TakeOffer,
    TypeAsk,
    TypeInChat,
)
from assistdesk.runtime.snapshot_customer import CustomerPhase, CustomerSnapshot
from assistdesk.ui.customer.pages_before import HomePage
from assistdesk.ui.customer.pages_chat import ChatPage, HelpPage, minutes_of
from assistdesk.ui.customer.window import page_of
from assistdesk.ui.customer.words import moment_words
from assistdesk.ui.theme import Look
from tests.assistdesk.ui.customer.conftest import Stand
from tests.kit.customer_snapshots import CLAIMED, LINES, STATES, SUBJECT, sheet
from tests.kit.words import AS_READ, words_of

LEFT = Qt.MouseButton.LeftButton


def bare(text: str) -> str:
    return text.translate(AS_READ)


def help_page(stand: Stand) -> HelpPage:
    page = stand.window.page("help")
    assert isinstance(page, HelpPage)
    return page


def chat_page(stand: Stand) -> ChatPage:
    page = stand.window.page("chat")
    assert isinstance(page, ChatPage)
    return page


def said(stand: Stand) -> str:
    return bare(words_of(stand.window))


def test_home_has_a_quiet_second_way(stand: Stand, qtbot: QtBot) -> None:
    stand.window.show_snapshot(STATES["home"])
    home = stand.window.page("home")
    assert isinstance(home, HomePage)
    qtbot.mouseClick(home.ask, LEFT)
    assert stand.of(OpenAsk) == [OpenAsk()]


def test_the_form_says_how_long_it_may_take_and_sends_what_is_typed(stand: Stand, qtbot: QtBot) -> None:
    stand.window.show_snapshot(STATES["ask"])
    page = help_page(stand)
    assert page.isVisible()
    assert "Someone from Talleres Norte answers you here. Nobody sees your screen." in said(stand)
    assert "3 people wait before you would be served. You would wait about 5 minutes." in said(stand)
    assert not page.email.isVisible()
    qtbot.mouseClick(page.go, LEFT)
    assert "Please type your name." in said(stand)
    qtbot.keyClicks(page.name.line, "Lucia")
    qtbot.mouseClick(page.go, LEFT)
    assert "Please say what you need help with." in said(stand)
    assert stand.of(AskForHelp) == []
    qtbot.keyClicks(page.question, "No imprime")
    page.language.choose("zh")
    qtbot.mouseClick(page.go, LEFT)
    assert stand.of(TypeAsk)[-1] == TypeAsk("Lucia", "No imprime", "zh", "")
    assert stand.of(AskForHelp) == [AskForHelp(by_mail=False)]


def test_what_is_typed_goes_to_the_disk_with_every_pause_and_no_snapshot_writes_over_it(
    stand: Stand, qtbot: QtBot
) -> None:
    stand.window.show_snapshot(STATES["ask"])
    page = help_page(stand)
    qtbot.keyClicks(page.question, "No impr")
    qtbot.waitUntil(lambda: bool(stand.of(TypeAsk)))
    assert stand.of(TypeAsk)[-1] == TypeAsk("", "No impr", "es", "")
    stand.window.show_snapshot(STATES["ask-offline"])
    assert page.question.toPlainText() == "No impr"


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("ask-closed", "Nobody can chat just now. Write here, and we answer by e-mail."),
        ("ask-full", "Very many people wait just now. Write here, and we answer by e-mail."),
        ("ask-offline", "No line. Your words are kept and sent as soon as it is back."),
        ("ask-refused", "Too many requests from here. Please wait a few minutes."),
        ("ask-filled", "Sending…"),
    ],
)
def test_the_form_says_what_is_the_matter(stand: Stand, state: str, sentence: str) -> None:
    stand.window.show_snapshot(STATES[state])
    assert sentence in said(stand)
    assert help_page(stand).question.toPlainText() == SUBJECT


def test_the_agents_writing_shows_and_goes_and_hers_is_told_while_she_goes_on(stand: Stand, qtbot: QtBot) -> None:
    stand.window.show_snapshot(STATES["chat-typing"])
    page = chat_page(stand)
    assert "Ana Ruiz is writing…" in said(stand)
    stand.window.show_snapshot(STATES["chat-active"])
    assert not page.types.isVisible()
    stand.said.clear()
    qtbot.keyClicks(page.text, "Ye")
    assert stand.of(TypeInChat)[0] == TypeInChat("Y")
    assert len(stand.of(TypeInChat)) == 1


def test_outside_the_hours_the_form_says_when_chat_opens_again(stand: Stand) -> None:
    stand.window.show_snapshot(STATES["ask-hours"])
    when = QDateTime.fromMSecsSinceEpoch(STATES["ask-hours"].chat.opens_at_ms)
    words = f"{QLocale().toString(when.date(), QLocale.FormatType.LongFormat)}, {when.toString('HH:mm')}"
    assert f"Chat is closed now and opens again: {words}. Write here, and we answer by e-mail." in said(stand)
    chat = replace(STATES["ask-hours"].chat, opens_at_ms=0)
    stand.window.show_snapshot(replace(STATES["ask-hours"], chat=chat))
    assert "Chat is closed at this hour. Write here, and we answer by e-mail." in said(stand)


def test_T18_closed_the_same_words_go_by_mail_to_an_address(stand: Stand, qtbot: QtBot) -> None:
    stand.window.show_snapshot(STATES["ask-closed"])
    page = help_page(stand)
    no_address = "This is not an e-mail address yet."
    for typed, error in (("", "Please type your e-mail address"), ("nobody", no_address), ("lu@@example", no_address)):
        page.email.line.setText(typed)
        qtbot.mouseClick(page.go, LEFT)
        assert error in said(stand)
    page.email.line.setText("lu@example.org")
    qtbot.mouseClick(page.go, LEFT)
    assert stand.of(TypeAsk)[-1] == TypeAsk("Lucía Fernández", SUBJECT, "es", "lu@example.org")
    assert stand.of(AskForHelp) == [AskForHelp(by_mail=True)]


def test_while_it_is_sent_it_is_not_sent_again_and_there_is_a_way_back(stand: Stand, qtbot: QtBot) -> None:
    stand.window.show_snapshot(STATES["ask-filled"])
    help_page(stand).ask()
    assert stand.of(AskForHelp) == []
    qtbot.mouseClick(help_page(stand).back, LEFT)
    assert stand.of(CloseAsk) == [CloseAsk()]


def test_while_it_is_sent_the_focus_waits_on_no_button(stand: Stand) -> None:
    """The next press of Space would lead back to the code."""
    stand.window.show_snapshot(STATES["ask-closed"])
    page = help_page(stand)
    page.go.setFocus()
    stand.window.show_snapshot(STATES["ask-filled"])
    assert page.title.hasFocus()


def test_a_question_answered_by_mail_is_called_no_chat(stand: Stand) -> None:
    stand.window.show_snapshot(STATES["chat-mail"])
    assert "Your request" in [label.text() for label in chat_page(stand).findChildren(QLabel)]
    assert "chat" not in said(stand).lower()


@pytest.mark.parametrize(
    ("state", "sentences"),
    [
        (
            "chat-waiting",
            ("You are number 3 in the queue.", "About 5 minutes more.", "Your request has the number 1042."),
        ),
        ("chat-next", ("You are next.",)),
        ("chat-nobody", ("Nobody can answer just now. You keep your place.", "Chat opens again: ", "Waiting since")),
        ("chat-active", ("Chat with Ana Ruiz", "Ana Ruiz is here.", "Not sent yet", "<b>También</b>")),
        ("chat-agent-gone", ("Ana Ruiz lost the line. One moment.",)),
        ("chat-offline", ("No line. Your words are kept",)),
        ("chat-over", ("The chat has ended.",)),
        ("chat-mail", ("Thank you. We will answer by e-mail.",)),
    ],
)
def test_T1_every_state_of_the_chat_in_words_and_words_literally(
    stand: Stand, state: str, sentences: tuple[str, ...]
) -> None:
    stand.window.show_snapshot(STATES[state])
    assert chat_page(stand).isVisible()
    for sentence in sentences:
        assert sentence in said(stand)
    for label in chat_page(stand).findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText


def test_T1_what_turns_text_around_is_a_mark_in_her_chat(stand: Stand) -> None:
    state = STATES["chat-active"]
    assert state.chat is not None
    line = replace(state.chat.lines[-1], kind="ours", body="open invoice\u202efdp.exe")
    stand.window.show_snapshot(replace(state, chat=replace(state.chat, lines=(*state.chat.lines, line))))
    shown = [label.text() for label in chat_page(stand).findChildren(QLabel)]
    assert "open invoice[RLO]fdp.exe" in shown


def test_a_line_goes_out_by_enter_or_button_and_stays_in_the_field_while_it_is_typed(
    stand: Stand, qtbot: QtBot
) -> None:
    stand.window.show_snapshot(STATES["chat-active"])
    page = chat_page(stand)
    qtbot.keyClicks(page.text, "sigo")
    qtbot.waitUntil(lambda: stand.of(TypeInChat) == [TypeInChat("s"), TypeInChat("sigo")])
    stand.window.show_snapshot(STATES["chat-offline"])
    assert page.text.toPlainText() == "sigo"
    qtbot.keyClick(page.text, Qt.Key.Key_Return)
    assert (stand.of(SayInChat), page.text.toPlainText()) == ([SayInChat("sigo")], "")
    qtbot.mouseClick(page.send_button, LEFT)
    page.send()
    assert len(stand.of(SayInChat)) == 1


def back(draft: str, returned: str = "", returned_n: int = 0) -> CustomerSnapshot:
    """The chat with *draft*, after *returned_n* refusals."""
    chat = replace(STATES["chat-active"].chat, draft=draft, returned=returned, returned_n=returned_n)
    return replace(STATES["chat-active"], chat=chat)


def test_a_snapshot_made_before_a_line_was_sent_does_not_put_it_into_the_field_again(
    stand: Stand, qtbot: QtBot
) -> None:
    stand.window.show_snapshot(STATES["chat-active"])
    page = chat_page(stand)
    qtbot.keyClicks(page.text, "hello")
    qtbot.keyClick(page.text, Qt.Key.Key_Return)
    stand.window.show_snapshot(back("hello"))
    assert page.text.toPlainText() == ""


def test_a_line_that_was_not_taken_comes_back_once_also_where_she_types_the_next_one(
    stand: Stand, qtbot: QtBot
) -> None:
    stand.window.show_snapshot(back("", "of old", 1))
    page = chat_page(stand)
    assert page.text.toPlainText() == ""
    qtbot.keyClicks(page.text, "first")
    qtbot.keyClick(page.text, Qt.Key.Key_Return)
    qtbot.keyClicks(page.text, "second")
    stand.window.show_snapshot(back("first\nsec", "first", 2))
    assert page.text.toPlainText() == "first\nsecond"
    assert stand.of(TypeInChat)[-1] == TypeInChat("first\nsecond"), "what lies on the disk is what stands here"
    qtbot.keyClick(page.text, Qt.Key.Key_Return)
    stand.window.show_snapshot(back("first\nsec", "first", 2))
    assert (stand.of(SayInChat)[-1], page.text.toPlainText()) == (SayInChat("first\nsecond"), "")
    stand.window.show_snapshot(back("first\nsecond", "first\nsecond", 3))
    assert page.text.toPlainText() == "first\nsecond"


def test_lines_that_stand_are_kept_and_only_new_ones_are_built(stand: Stand) -> None:
    stand.window.show_snapshot(STATES["chat-waiting"])
    page = chat_page(stand)
    first = page._lines[0][1]
    stand.window.show_snapshot(STATES["chat-active"])
    assert page._lines[0][1] is first
    assert [line for line, _ in page._lines] == list(LINES)
    stand.window.show_snapshot(STATES["chat-waiting"])
    assert len(page._lines) == 1


def test_the_end_of_a_long_chat_is_in_sight_when_it_is_shown_until_she_scrolls_away(stand: Stand, qtbot: QtBot) -> None:
    state = STATES["chat-offer"]
    handed = replace(LINES[-1], kind="handed_over", body="")
    long = replace(state, chat=replace(state.chat, lines=(*LINES * 3, handed)))
    stand.window.show_snapshot(long)
    page = chat_page(stand)
    bar = page._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.value() == bar.maximum())
    page.number.setText("line\n" * 6)  # something above gets taller later
    before = bar.maximum()
    qtbot.waitUntil(lambda: bar.maximum() > before)
    assert bar.value() == bar.maximum()
    bar.setValue(0)
    page.number.setText("line\n" * 12)
    taller = bar.maximum()
    qtbot.waitUntil(lambda: bar.maximum() > taller)
    assert bar.value() == 0


def test_whoever_types_while_the_chat_ends_presses_nothing(stand: Stand, qtbot: QtBot) -> None:
    stand.window.show_snapshot(STATES["chat-active"])
    stand.window.activateWindow()
    page = chat_page(stand)
    page.text.setFocus()
    qtbot.waitUntil(page.text.hasFocus)
    qtbot.keyClicks(page.text, "it works")
    stand.window.show_snapshot(STATES["chat-over"])
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Space)
    assert (stand.of(CloseAsk), stand.of(AskAgain)) == ([], [])
    qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert page.again.hasFocus() or page.back.hasFocus()


def test_what_happens_in_a_chat_is_said_in_one_line_where_there_is_room(stand: Stand) -> None:
    state = STATES["chat-active"]
    handed = replace(LINES[-1], kind="handed_over", body="")
    stand.window.show_snapshot(replace(state, chat=replace(state.chat, lines=(*LINES, handed))))
    QApplication.processEvents()
    label = next(one for one in stand.window.findChildren(QLabel) if one.text() == "Your chat goes to a colleague.")
    assert label.height() < 2 * label.fontMetrics().lineSpacing()


def test_an_offer_is_a_card_with_two_buttons_and_no_code(stand: Stand, qtbot: QtBot) -> None:
    stand.window.show_snapshot(STATES["chat-active"])
    assert not chat_page(stand).offer.isVisible()
    stand.window.show_snapshot(STATES["chat-offer"])
    assert "Ana Ruiz offers to look at your screen" in said(stand)
    assert "You will be asked before anything is shown." in said(stand)
    qtbot.mouseClick(chat_page(stand).take, LEFT)
    qtbot.mouseClick(chat_page(stand).refuse, LEFT)
    assert (stand.of(TakeOffer), stand.of(RefuseOffer)) == ([TakeOffer()], [RefuseOffer()])


def test_every_state_has_a_way_out(stand: Stand, qtbot: QtBot) -> None:
    stand.window.show_snapshot(STATES["chat-waiting"])
    page = chat_page(stand)
    assert page.leave.text() == "Leave the queue"
    qtbot.mouseClick(page.leave, LEFT)
    stand.window.show_snapshot(STATES["chat-active"])
    assert page.leave.text() == "End the chat"
    qtbot.mouseClick(page.leave, LEFT)
    assert len(stand.of(LeaveChat)) == 2
    stand.window.show_snapshot(STATES["chat-over"])
    assert not page.write.isVisible()
    qtbot.mouseClick(page.again, LEFT)
    qtbot.mouseClick(page.back, LEFT)
    assert (stand.of(AskAgain), stand.of(CloseAsk)) == ([AskAgain()], [CloseAsk()])


def test_a_session_goes_before_the_chat_and_the_chat_before_the_code(stand: Stand) -> None:
    chat = STATES["chat-active"]
    assert page_of(chat) == "chat"
    assert page_of(replace(chat, phase=CustomerPhase.SHEET)) == "sheet"
    assert page_of(STATES["ask"]) == "help"
    assert page_of(STATES["home"]) == "home"


def test_closing_the_window_hands_over_what_is_typed(stand: Stand, qtbot: QtBot) -> None:
    stand.window.show_snapshot(STATES["chat-active"])
    qtbot.keyClicks(chat_page(stand).text, "half a wo")
    stand.window.close()
    assert stand.of(TypeInChat)[-1] == TypeInChat("half a wo")
    stand.window.show()
    stand.window.show_snapshot(STATES["ask-closed"])
    stand.window.close()
    assert stand.of(TypeAsk)[-1] == TypeAsk("Lucía Fernández", SUBJECT, "es", "")


def test_the_sheet_says_why_comparing_matters_when_the_code_came_through_the_relay(stand: Stand) -> None:
    asked = sheet(CLAIMED, policy=SafetyPolicy.REQUIRED)
    assert asked.sheet is not None
    stand.window.show_snapshot(replace(asked, sheet=replace(asked.sheet, safety_reason="offer")))
    assert "The code came through the server." in said(stand)
    stand.window.show_snapshot(replace(asked, sheet=replace(asked.sheet, safety_reason="typed")))
    assert "The code came" not in said(stand)


def test_nobody_is_promised_seconds() -> None:
    assert [minutes_of(seconds) for seconds in (0, 1, 60, 61, 250)] == [1, 1, 1, 2, 5]


def test_a_text_beyond_the_limit_is_not_taken_rather_than_cut_off_later(stand: Stand, qtbot: QtBot) -> None:
    assert TYPED_MAX == kept_chat.TYPED_MAX
    stand.window.show_snapshot(STATES["ask"])
    page = help_page(stand)
    pasted = QMimeData()
    pasted.setText("x" * (TYPED_MAX + 500))
    page.question.insertFromMimeData(pasted)
    qtbot.keyClicks(page.question, "more")
    assert len(page.question.toPlainText()) == TYPED_MAX
    page.flush()
    assert stand.of(TypeAsk)[-1] == TypeAsk("", "x" * TYPED_MAX, "es", "")


def test_when_chat_opens_is_written_as_the_language_writes_a_moment(look: Look) -> None:
    at_ms = QDateTime(QDate(2026, 3, 2), QTime(8, 0)).toMSecsSinceEpoch()
    assert bare(moment_words(at_ms)) == "Monday, 2 March 2026, 08:00"
    look.set(replace(look.settings, language="zh"))
    try:
        assert bare(moment_words(at_ms)) == "2026年3月2日星期一 08:00"
    finally:
        look.set(replace(look.settings, language="en"))
