"""Calls in the agent's window: what rings, the card with its steps, its sheets, the line in the conversation."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from assistdesk.core.desk.calls import UNHEARD_MS
from assistdesk.core.desk.shapes import UserOut
from assistdesk.core.desk.timeline import CallCard as TalkCall
from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents import OpenTicket
from assistdesk.runtime.intents_calls import (
    ChooseCallTicket,
    CloseCall,
    HangUp,
    IgnoreCall,
    LogCall,
    NewCallTicket,
    SaveCallNotes,
    StampStep,
    TakeCall,
)
from assistdesk.runtime.snapshot_calls import CallStepView, CallsView, CallView
from assistdesk.ui.agent.call_card import CallCard
from assistdesk.ui.agent.call_sheets import CallTicketSheet, CloseCallSheet, LogCallSheet
from assistdesk.ui.agent.call_steps import METHODS, CallSteps
from assistdesk.ui.theme import Look
from assistdesk.ui.widgets.buttons import Button
from tests.assistdesk.ui.agent.conftest import Desk, bare, button, change_look, make
from tests.kit.snapshots import IN_TICKET, LUCIA_ROW, NOW_MS, ON_HOLD, ON_PHONE, RINGING, WAITS_CLOSING, snapshot
from tests.kit.words import words_of


def press(desk: Desk, qtbot: QtBot, name: str) -> None:
    qtbot.mouseClick(button(desk.window, name), Qt.MouseButton.LeftButton)


def card(desk: Desk) -> CallCard:
    return desk.window.context.call


def words(desk: Desk) -> str:
    return bare(words_of(card(desk)))


def on_phone(desk: Desk, call: CallView, state: str = "busy-day", **fields: object) -> None:
    desk.show(state, calls=CallsView(mine=(call,)), **fields)


def test_a_call_that_rings_is_answered_by_button_or_key_or_left_to_others(desk: Desk, qtbot: QtBot) -> None:
    desk.show("busy-day")
    assert not desk.window.calls.isVisible()
    desk.window.run("call_answer")
    desk.show("call-rings")
    assert "Lucía Fernández is calling from +34944555010" in bare(words_of(desk.window.calls))
    assert "for 0:12" in bare(words_of(desk.window.calls))
    press(desk, qtbot, "Answer")
    desk.window.run("call_answer")
    assert desk.of(TakeCall) == [TakeCall(5), TakeCall(5)]
    qtbot.mouseClick(button(desk.window.calls, "Not now"), Qt.MouseButton.LeftButton)
    assert desk.of(IgnoreCall) == [IgnoreCall(5)]
    desk.now_ms += 60_000
    desk.window.tick()
    assert "for 1:12" in bare(words_of(desk.window.calls))


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (replace(RINGING, callers=()), "+34944555010 is calling"),
        (replace(RINGING, callers=(), number=""), "Unknown number is calling"),
        (replace(RINGING, direction="out"), "Call to +34944555010"),
        (replace(RINGING, state="active"), "Take the card"),
        (replace(RINGING, state="active"), "Lucía Fernández is on the phone; nobody has the card yet"),
        (replace(RINGING, state="ended", ended_at_ms=NOW_MS, callers=()), "+34944555010 has hung up"),
    ],
)
def test_who_rings_is_said_as_far_as_it_is_known(desk: Desk, call: CallView, said: str) -> None:
    desk.show("busy-day", calls=CallsView(ringing=(call,)))
    assert said in bare(words_of(desk.window.calls))


def test_a_call_that_rings_goes_before_a_card_that_nobody_has(desk: Desk) -> None:
    over = replace(RINGING, id=3, state="ended", ended_at_ms=NOW_MS)
    desk.show("busy-day", calls=CallsView(ringing=(over, RINGING)))
    desk.window.run("call_answer")
    assert desk.of(TakeCall) == [TakeCall(RINGING.id)]


def test_another_call_takes_no_button_from_under_the_finger_and_no_focus(desk: Desk, qtbot: QtBot) -> None:
    desk.show("call-rings")
    second = replace(RINGING, id=6, number="", callers=())
    left, middle = Qt.MouseButton.LeftButton, button(desk.window.calls, "Answer")
    middle.setFocus()
    qtbot.mousePress(middle, left)
    desk.show("call-rings", calls=CallsView(ringing=(second, RINGING)))
    qtbot.mouseRelease(middle, left)
    assert desk.of(TakeCall) == [TakeCall(RINGING.id)]
    qtbot.waitUntil(lambda: "Unknown number" in words_of(desk.window.calls))
    focused = desk.window.focusWidget()
    assert isinstance(focused, Button)
    focused.click()
    assert desk.of(TakeCall) == [TakeCall(RINGING.id), TakeCall(RINGING.id)]
    assert words_of(desk.window.calls).count("Ctrl+Shift+P") == 1, "the key answers one"


def test_the_card_says_each_step_and_counts_the_time(desk: Desk) -> None:
    on_phone(desk, IN_TICKET)
    said = words(desk)
    for part in ("3:10", "Written into AD-1042", "Read at 10:24", "Account data, 10:25", "Stamps itself when"):
        assert part in said
    desk.now_ms += 5_000
    desk.window.tick()
    assert "3:15" in words(desk)
    on_phone(desk, replace(IN_TICKET, state="ended", ended_at_ms=NOW_MS))
    assert "Ended, 3:10" in words(desk)
    assert "Hang up" not in words(desk)


def test_the_ticket_is_the_agents_choice(desk: Desk, qtbot: QtBot) -> None:
    on_phone(desk, ON_PHONE)
    assert "Lucía Fernández  ·  Talleres Norte, S.L." in words(desk)
    press(desk, qtbot, "AD-998  New laptop")
    assert desk.of(ChooseCallTicket) == [ChooseCallTicket(4, 998)]
    on_phone(desk, replace(ON_PHONE, callers=(replace(ON_PHONE.callers[0], tickets=()),)))
    assert "Lucía Fernández has no open ticket." in words(desk)
    press(desk, qtbot, "The open ticket, AD-1042")
    assert desk.of(ChooseCallTicket)[-1] == ChooseCallTicket(4, 1042)
    on_phone(desk, replace(IN_TICKET, ticket_id=998))
    qtbot.mouseClick(button(card(desk), "Open"), Qt.MouseButton.LeftButton)
    assert desk.of(OpenTicket)[-1] == OpenTicket(998)


def test_the_card_stands_there_without_a_ticket_too(desk: Desk) -> None:
    on_phone(desk, replace(ON_PHONE, callers=(), number=""), ticket=None)
    assert card(desk).isVisible()
    assert not desk.window.context.customer.isVisible()
    assert "The number is not known, so nobody can be found by it." in words(desk)
    on_phone(desk, replace(ON_PHONE, callers=()), ticket=None)
    assert "Nobody here has this number." in words(desk)
    assert "The open ticket" not in words(desk)
    desk.show("busy-day")
    assert not card(desk).isVisible()
    assert desk.window.context.customer.isVisible()


def test_steps_are_stamped_by_a_press(desk: Desk, qtbot: QtBot) -> None:
    on_phone(desk, ON_PHONE)
    assert "Read aloud: Anoto en su ticket" in words(desk)
    press(desk, qtbot, "Read")
    menu = card(desk).findChildren(CallSteps)[-1].method_menu()
    actions = [action for action in menu.actions() if isinstance(action, QAction)]
    assert [bare(action.text()) for action in actions][1] == "Account data"
    for action in actions:
        action.trigger()
    stamps: list[Intent] = [StampStep(4, 1), *(StampStep(4, 2, method) for method in METHODS)]
    assert desk.of(StampStep) == stamps
    press(desk, qtbot, "Hang up")
    assert desk.of(HangUp) == [HangUp(4)]


def test_a_number_that_nobody_has_is_no_way_to_know_who_speaks(desk: Desk) -> None:
    on_phone(desk, replace(ON_PHONE, callers=()))
    menu = card(desk).findChildren(CallSteps)[-1].method_menu()
    assert next(bare(action.text()) for action in menu.actions() if action.text()) == "Account data"


def test_the_ticket_of_a_call_without_name_and_number_says_that_somebody_called(desk: Desk, qtbot: QtBot) -> None:
    sheet = CallTicketSheet(desk.means, desk.window, CallView(7))
    sheet.open()
    qtbot.keyClicks(sheet.subject.line, "Printer")
    sheet.go()
    assert desk.of(NewCallTicket) == [NewCallTicket(7, "Printer", "Somebody unknown called.", 0, "", "en")]


def test_a_step_that_is_pressed_leaves_the_focus_to_the_next_and_the_last_to_the_notes(desk: Desk) -> None:
    def with_steps(*states: str) -> CallView:
        return replace(IN_TICKET, steps=tuple(CallStepView(n, state) for n, state in enumerate(states, 1)))

    card = desk.window.context.call
    on_phone(desk, with_steps("open", "open", "open", "open"))
    button(card, "Read").setFocus()
    on_phone(desk, with_steps("done", "open", "open", "open"))
    assert desk.window.focusWidget() is button(card, "Verified by")
    on_phone(desk, with_steps("done", "done", "open", "open"))
    assert desk.window.focusWidget() is card.notes


def test_a_known_number_is_not_enough_with_a_session_and_can_be_bettered(desk: Desk) -> None:
    weak = CallStepView(2, "done", NOW_MS, "caller_id", needed=True)
    seen = CallStepView(3, "done", NOW_MS, "ROOM")
    played = CallStepView(1, "done", NOW_MS, "played")
    on_phone(desk, replace(IN_TICKET, steps=(played, weak, seen, CallStepView(4))))
    for part in ("With a session a known number is not enough.", "Allowed at 10:27", "Played at 10:27", "Verified by"):
        assert part in words(desk)
    on_phone(desk, replace(IN_TICKET, steps=(CallStepView(1, "skipped", reason="in a hurry"), *IN_TICKET.steps[1:])))
    assert "Not done: in a hurry" in words(desk)


def test_what_is_typed_goes_out_and_no_snapshot_writes_into_it(desk: Desk) -> None:
    on_phone(desk, IN_TICKET)
    assert card(desk).notes.toPlainText().startswith("Printer of the second floor.")
    card(desk).notes.setPlainText("my own words")
    card(desk).notes.setFocus()
    on_phone(desk, replace(IN_TICKET, notes="older", steps=IN_TICKET.steps[::-1]))
    assert card(desk).notes.toPlainText() == "my own words"
    assert card(desk).notes.hasFocus()
    card(desk).flush()
    card(desk).flush()
    assert desk.of(SaveCallNotes) == [SaveCallNotes(4, "my own words")]
    card(desk).notes.setPlainText("more")
    on_phone(desk, replace(ON_PHONE, id=9))
    assert desk.of(SaveCallNotes)[-1] == SaveCallNotes(4, "more")
    assert card(desk).notes.toPlainText() == ""


def test_the_notes_of_a_call_stay_when_the_look_changes(desk: Desk) -> None:
    on_phone(desk, IN_TICKET)
    old = card(desk)
    old.notes.setPlainText("my own words")
    change_look(desk)
    assert card(desk) is not old
    assert card(desk).notes.toPlainText() == "my own words"
    desk.window.close()
    assert desk.of(SaveCallNotes) == [SaveCallNotes(IN_TICKET.id, "my own words")]


def test_the_other_open_cards_are_a_list_and_come_to_the_front_when_they_are_chosen(desk: Desk, qtbot: QtBot) -> None:
    desk.show("call-cards")
    said = words(desk)
    assert "Other open calls" in said
    assert "+34600111222  ·  AD-1041  ·  not closed yet" in said
    assert "on the line" in said
    card(desk).notes.setPlainText("typed")
    show = [one for one in card(desk).findChildren(Button) if "+34600111222" in bare(one.accessibleName())]
    qtbot.mouseClick(show[0], Qt.MouseButton.LeftButton)
    assert desk.of(SaveCallNotes) == [SaveCallNotes(IN_TICKET.id, "typed")]
    assert card(desk).notes.toPlainText() == "Later."
    change_look(desk)
    assert card(desk).notes.toPlainText() == "Later."
    desk.show("call-cards", calls=CallsView(mine=(replace(ON_PHONE, id=9), IN_TICKET, ON_HOLD, WAITS_CLOSING)))
    assert card(desk).notes.toPlainText() == ON_PHONE.notes  # a call that is taken comes in front
    on_phone(desk, IN_TICKET)
    assert "Other open calls" not in words(desk)


def test_closing_asks_for_each_open_step_and_for_what_was_promised(desk: Desk, qtbot: QtBot) -> None:
    sheet = CloseCallSheet(desk.means, desk.window, IN_TICKET)
    qtbot.addWidget(sheet)
    sheet.open()
    assert list(sheet.reasons) == [3]
    sheet.go()
    assert sheet.reasons[3].error.text() == "Please say why."
    sheet.reasons[3].line.setText("not needed")
    sheet.outcome.choose("pending")
    assert sheet.promise.isVisible()
    sheet.go()
    assert desk.of(CloseCall) == []
    sheet.promise.line.setText("I call on Monday")
    sheet.go()
    assert desk.of(CloseCall) == [CloseCall(4, "pending", "I call on Monday", ((3, "not needed"),))]
    on_phone(desk, IN_TICKET)
    card(desk).close_call()
    assert desk.window.findChild(CloseCallSheet) is not None


def test_a_new_ticket_for_a_known_and_for_an_unknown_caller(desk: Desk, qtbot: QtBot) -> None:
    known = CallTicketSheet(desk.means, desk.window, ON_PHONE)
    qtbot.addWidget(known)
    known.go()
    assert known.subject.error.text()
    known.subject.line.setText("No imprime")
    known.go()
    other = CallTicketSheet(desk.means, desk.window, replace(ON_PHONE, callers=()))
    qtbot.addWidget(other)
    other.subject.line.setText("A question")
    other.go()
    assert desk.of(NewCallTicket) == [
        NewCallTicket(4, "No imprime", "Lucía Fernández called.", 11, "", "es"),
        NewCallTicket(4, "A question", "+34944555010 called.", 0, "", "en"),
    ]
    on_phone(desk, ON_PHONE)
    card(desk).new_ticket()
    assert desk.window.findChild(CallTicketSheet) is not None


def test_a_call_is_logged_from_a_ticket_and_from_the_list(desk: Desk, qtbot: QtBot) -> None:
    here = LogCallSheet(desk.means, desk.window, LUCIA_ROW)
    qtbot.addWidget(here)
    here.direction.choose("out")
    here.go()
    nowhere = LogCallSheet(desk.means, desk.window, None)
    qtbot.addWidget(nowhere)
    nowhere.number.line.setText(" 112 ")
    nowhere.go()
    assert desk.of(LogCall) == [LogCall("out", "+34 944 555 010", 1042), LogCall("in", "112", 0)]
    desk.show("busy-day")
    desk.window.run("log_call")
    assert desk.window.findChild(LogCallSheet) is not None


def test_folded_the_strip_shows_that_a_card_is_open(look: Look, qtbot: QtBot) -> None:
    narrow = make(look, qtbot, (1200, 800))
    on_phone(narrow, IN_TICKET)
    assert narrow.window.strip.call.isVisible()
    narrow.show("busy-day")
    assert not narrow.window.strip.call.isVisible()


def test_a_call_is_one_row_of_the_conversation(desk: Desk) -> None:
    desk.show("call-done")
    rows = [bare(entry.sentence) for entry in desk.window.conversation.timeline.entries.entries()]
    spoken = next(one for one in rows if "Sam Rivera spoke for 4:12" in one)
    assert "Notice read, verified: Account data" in spoken
    assert "3  Session with permission: Not done: not needed, a question about the invoice" in spoken
    assert any("Nobody answered." in one and "Missed" in one for one in rows)


def test_a_talk_of_which_no_hang_up_was_heard_says_so_and_counts_no_time(desk: Desk) -> None:
    long_ago_ms = NOW_MS - UNHEARD_MS
    on_phone(desk, replace(IN_TICKET, answered_at_ms=long_ago_ms + 1_000))
    assert "3:59:59" in words(desk)
    on_phone(desk, replace(IN_TICKET, answered_at_ms=long_ago_ms))
    assert "No hang-up was heard" in words(desk)
    assert "4:00:00" not in words(desk)
    button(desk.window, "Hang up")
    over = replace(IN_TICKET, state="ended", answered_at_ms=long_ago_ms, ended_at_ms=NOW_MS, is_end_assumed=True)
    on_phone(desk, over)
    assert "Ended, nobody heard when" in words(desk)


def test_the_conversation_says_of_no_talk_how_long_it_was_where_nobody_heard_its_end(desk: Desk) -> None:
    sam = UserOut(id=3, role="agent", name="Sam Rivera")
    item = TalkCall("4", NOW_MS, answered_at_ms=NOW_MS, ended_at_ms=NOW_MS + 9, agent=sam, is_end_assumed=True)
    desk.show("busy-day", ticket=snapshot((item,)).ticket)
    [said] = [bare(entry.sentence) for entry in desk.window.conversation.timeline.entries.entries()]
    assert "Sam Rivera spoke. No hang-up was heard, so it is not known for how long." in said
