"""The session in the context panel: from the start button to the wrap-up, every step by a press."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from assistdesk.core.types import Permission, PermissionState, Why
from assistdesk.runtime.intents import OpenTicket
from assistdesk.runtime.intents_session import (
    AskPermission,
    AskTogether,
    CancelAsk,
    CancelCode,
    CopyCode,
    EditWrapUp,
    EndSession,
    FinishWrapUp,
    GiveBack,
    StartSession,
)
from assistdesk.runtime.snapshot_session import SessionPhase, SessionView, WrapUpView
from assistdesk.ui.agent.report_words import note_draft, reply_draft
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.qr import QrView
from assistdesk.ui.widgets.scroll_area import ScrollArea
from tests.assistdesk.ui.agent.conftest import Desk, bare, button, change_look
from tests.kit.screenshots import customer_picture
from tests.kit.snapshots import REPORT, STATES
from tests.kit.words import words_of

LEFT = Qt.MouseButton.LeftButton


def words(within: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(bare(one.text()) for one in within.findChildren(QLabel) if one.isVisible())


def press(desk: Desk, qtbot: QtBot, name: str) -> None:
    qtbot.mouseClick(button(desk.window.context, name), LEFT)


def test_one_press_starts_a_session_for_this_ticket(desk: Desk, qtbot: QtBot) -> None:
    desk.show("unread")
    press(desk, qtbot, "Start session")
    qtbot.keyClick(desk.window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert desk.of(StartSession) == [StartSession(1042)] * 2


def test_no_session_begins_once_the_ticket_is_gone(desk: Desk) -> None:
    ticket = desk.show("unread", session=SessionView()).ticket
    assert ticket is not None
    assert button(desk.window.context, "Start session").isEnabled()
    desk.show("unread", session=SessionView(), ticket=replace(ticket, row=replace(ticket.row, status="deleted")))
    assert not button(desk.window.context, "Start session").isEnabled()


def test_the_code_is_large_spoken_digit_by_digit_and_can_be_passed_on(desk: Desk, qtbot: QtBot) -> None:
    desk.show("code-shown")
    code = next(one for one in desk.window.context.findChildren(QLabel) if one.text() == "482 915 7309")
    assert code.font().pixelSize() == 28
    assert bare(code.accessibleName()) == "Session code: 4 8 2 ,   9 1 5 ,   7 3 0 9"
    assert "Read this to Lucía. It works once, for 10 minutes." in words(desk.window.context)
    for name, wish in (("Copy", CopyCode("code")), ("Link", CopyCode("link")), ("Cancel", CancelCode())):
        press(desk, qtbot, name)
        assert desk.said[-1] == wish
    press(desk, qtbot, "Show QR code")
    assert desk.window.context.findChild(QrView) is not None
    press(desk, qtbot, "New code")
    assert desk.said[-2:] == [CancelCode(), StartSession(1042)]


def test_what_came_of_a_session_is_said_in_its_ticket_alone(desk: Desk) -> None:
    over = SessionView(phase=SessionPhase.OVER, ticket_id=1036, customer_name="Priya Raman", ended_why="stop")
    desk.show("unread", session=over)
    assert "Priya" not in words(desk.window.context)
    assert "Look at Lucía's screen together." in words(desk.window.context)
    desk.show("unread", session=replace(over, ticket_id=1042, customer_name="Lucía Fernández"))
    assert "Lucía Fernández stopped the session." in words(desk.window.context)


def test_the_code_never_stands_in_a_log_of_wishes(desk: Desk, qtbot: QtBot) -> None:
    desk.show("code-shown")
    press(desk, qtbot, "Copy")
    assert "482" not in repr(desk.said)


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("code-shown", "Waiting for Lucía"),
        ("code-wrong-try", "Wrong code typed, 2 tries left"),
        ("code-checking", "Lucía typed the code. Checking it on both ends."),
        ("reading", "Lucía is reading the request"),
        ("code-expired", "Code used up. Make a new one?"),
        ("declined", "Lucía Fernández did not allow the session."),
        ("elsewhere", "A session with Amara Okafor runs in AD-1038."),
        ("safety-different", "Someone may be in between. Session ended, ticket flagged."),
        ("asking", "Making a code…"),
    ],
)
def test_every_phase_has_its_sentence(desk: Desk, state: str, sentence: str) -> None:
    desk.show(state)
    assert sentence in words(desk.window.context)


def test_a_code_that_waits_elsewhere_is_no_session_that_runs(desk: Desk) -> None:
    desk.show("code-shown", session=replace(STATES["code-shown"].snapshot.session, ticket_id=1038))
    assert "begins in AD-1038." in bare(words_of(desk.window.context.session))


def test_a_session_elsewhere_is_one_press_away(desk: Desk, qtbot: QtBot) -> None:
    desk.show("elsewhere")
    press(desk, qtbot, "Go there")
    assert desk.said == [OpenTicket(1038)]


def test_the_live_card_counts_shows_figures_opens_and_ends(desk: Desk, qtbot: QtBot) -> None:
    desk.picture = customer_picture()
    desk.show("busy-day")
    desk.now_ms += 60_000
    desk.window.tick()
    assert desk.window.context.session.findChildren(QWidget)
    names = [bare(one.accessibleName()) for one in desk.window.context.session.findChildren(QWidget)]
    assert "5:12" in names
    assert "38 ms · 24 pictures/s · 120 kB/s" in names
    assert "End-to-end encrypted" in words(desk.window.context)
    press(desk, qtbot, "Open full view")
    press(desk, qtbot, "End")
    assert desk.asked == ["full view"]
    assert desk.of(EndSession) == [EndSession()]


def test_the_preview_paints_at_most_five_times_a_second(desk: Desk, qtbot: QtBot) -> None:
    desk.picture = customer_picture()
    desk.show("busy-day")
    preview = desk.window.context.session.preview
    assert preview is not None
    before = preview.paints
    for _ in range(300):
        desk.window.picture_changed()
    assert preview.paints - before <= 1
    qtbot.waitUntil(lambda: preview.paints == before + 1, timeout=3_000)


@pytest.mark.parametrize(
    ("state", "reason"),
    [("paused", "Paused"), ("lost", "Line cut. You see the picture of 10:26."), ("coming", "Picture is coming")],
)
def test_a_picture_that_is_not_live_says_why(desk: Desk, state: str, reason: str) -> None:
    desk.picture = None if state == "coming" else customer_picture()
    desk.show(state)
    preview = desk.window.context.session.preview
    assert preview is not None
    assert bare(preview.accessibleDescription()) == reason


def test_a_line_that_was_cut_before_the_first_picture_says_for_whom_one_waits(desk: Desk) -> None:
    desk.picture = None
    desk.show("lost", session=replace(STATES["lost"].snapshot.session, picture_at_ms=None))
    preview = desk.window.context.session.preview
    assert preview is not None
    assert bare(preview.accessibleDescription()) == "Line cut. Waiting for Lucía Fernández."


@pytest.mark.parametrize(
    ("why", "words"),
    [
        (Why.LOST, "The line is back. Waiting for Lucía Fernández."),
        (Why.NO_CAPTURE, "The screen cannot be shown just now. You see the last picture."),
        (Why.OWN_WINDOW, "Lucía Fernández's AssistDesk bar is covered. The picture waits."),
    ],
)
def test_a_picture_that_is_held_is_not_called_live(desk: Desk, why: Why, words: str) -> None:
    session = STATES["busy-day"].snapshot.session
    held = tuple(
        replace(one, state=PermissionState.HELD, why=why.value) if one.permission is Permission.VIEW else one
        for one in session.permissions
    )
    desk.picture = customer_picture()
    desk.show("busy-day", session=replace(session, permissions=held))
    preview = desk.window.context.session.preview
    assert preview is not None
    assert bare(preview.accessibleDescription()) == words
    desk.show("busy-day")
    assert preview.accessibleDescription() == ""


def test_the_keys_leave_a_session_that_begins_for_the_words_and_not_for_the_next_card(desk: Desk) -> None:
    desk.show("clocks")
    start = button(desk.window.context.session, "Start session")
    start.setFocus()
    desk.show("clocks", session=SessionView(SessionPhase.ASKING, STATES["clocks"].snapshot.ticket.row.id))
    assert desk.window.conversation.timeline.hasFocus()


def test_permissions_are_words_and_buttons_that_say_what_they_do(desk: Desk, qtbot: QtBot) -> None:
    desk.show("busy-day")
    said = words(desk.window.context)
    for sentence in ("Allowed, 7:48 left", "Not asked", "Not possible on this computer"):
        assert sentence in said
    press(desk, qtbot, "Give back: Control")
    press(desk, qtbot, "Ask: Clipboard")
    desk.show("control-asked")
    press(desk, qtbot, "Cancel: Control")
    assert desk.said == [
        GiveBack(Permission.CONTROL),
        AskPermission(Permission.CLIPBOARD),
        CancelAsk(Permission.CONTROL),
    ]


def test_what_is_missing_for_full_help_is_asked_for_by_one_press(desk: Desk, qtbot: QtBot) -> None:
    desk.show("permissions-few")
    press(desk, qtbot, "Ask for full help")
    assert desk.said == [AskTogether((Permission.POINT, Permission.CONTROL, Permission.CLIPBOARD))]
    for state in ("control-asked", "busy-day", "paused"):  # under way, nearly all there, not now
        desk.show(state)
        assert "Ask for full help" not in words(desk.window.context)


def test_the_session_log_shows_the_last_lines_and_all_on_request(desk: Desk, qtbot: QtBot) -> None:
    desk.show("busy-day")
    assert "Session started" not in words(desk.window.context.log)
    qtbot.mouseClick(button(desk.window.context.log, "Show all 6"), LEFT)
    assert "Session started" in words(desk.window.context.log)


def test_the_wrap_up_is_written_already_and_saved_by_one_press(desk: Desk, qtbot: QtBot) -> None:
    desk.show("wrap-up")
    card = desk.window.context.wrap_up
    assert "Lucía Fernández stopped the session." in words(card)
    assert card.note is not None
    note = card.note.toPlainText()
    assert note.startswith("Remote session with Lucía Fernández at 10:14, 12 minutes.")
    assert "Control: 10:15 to 10:20, 5:31" in note
    qtbot.mouseClick(button(card, "Save and solve"), LEFT)
    assert desk.said == [FinishWrapUp(REPORT.session_id, note, "", solve=True)]


def test_a_reply_goes_along_only_when_it_is_ticked(desk: Desk, qtbot: QtBot) -> None:
    desk.show("wrap-up")
    card = desk.window.context.wrap_up
    assert card.with_reply is not None
    card.with_reply.setChecked(True)
    qtbot.mouseClick(button(card, "Save"), LEFT)
    (finished,) = desk.of(FinishWrapUp)
    assert isinstance(finished, FinishWrapUp)
    assert finished.reply == reply_draft(REPORT, "Lucía Fernández", "es").replace("\u00a0", " "), "a field gives spaces"
    assert finished.reply.startswith("Hola, Lucía: gracias.")
    assert not finished.solve


def test_edits_of_the_wrap_up_are_kept_and_no_snapshot_overwrites_them(desk: Desk, qtbot: QtBot) -> None:
    desk.show("wrap-up")
    card = desk.window.context.wrap_up
    assert card.note is not None
    card.note.setPlainText("my words")
    desk.show("wrap-up")
    assert card.note.toPlainText() == "my words"
    qtbot.waitUntil(lambda: desk.of(EditWrapUp) == [EditWrapUp(REPORT.session_id, "my words", "")], timeout=3_000)


def test_what_was_typed_goes_to_its_own_session_when_another_card_comes(desk: Desk, qtbot: QtBot) -> None:
    desk.show("wrap-up")
    card = desk.window.context.wrap_up
    assert card.note is not None
    card.note.setPlainText("my words")
    other = WrapUpView("s-2", 1042, (replace(REPORT, session_id="s-2"),))
    desk.show("wrap-up", session=SessionView(SessionPhase.ACTIVE, 1041, "Somebody Else", wrap_up=other))
    assert desk.of(EditWrapUp) == [EditWrapUp(REPORT.session_id, "my words", "")]
    assert card.note.toPlainText().startswith("Remote session with Lucía Fernández")
    qtbot.mouseClick(button(card, "Save"), LEFT)
    (finished,) = desk.of(FinishWrapUp)
    assert isinstance(finished, FinishWrapUp)
    assert finished.key == "s-2"


def test_a_note_says_nothing_that_the_report_does_not_hold(desk: Desk) -> None:
    note = note_draft(REPORT, "Lucía")
    assert "The line was cut 1 time, 8\u00a0s in all. Delay 38\u00a0ms." in note
    assert not any(mark in note for mark in "\u2066\u2067\u2068\u2069")


def test_a_card_is_not_built_anew_under_a_pressed_finger(desk: Desk, qtbot: QtBot) -> None:
    desk.show("permissions-few")
    ask = button(desk.window.context, "Ask: Point")
    qtbot.mousePress(ask, LEFT)
    desk.show("live-session")
    qtbot.mouseRelease(ask, LEFT)
    assert desk.of(AskPermission) == [AskPermission(Permission.POINT)]
    qtbot.waitUntil(lambda: "Give back: Control" in names(desk.window.context))


def test_the_panel_stays_where_it_is_when_an_asked_permission_changes_its_button(desk: Desk, qtbot: QtBot) -> None:
    desk.window.resize(1400, 560)
    desk.show("permissions-few")
    panel = desk.window.context.findChild(ScrollArea)
    QApplication.processEvents()
    bar = panel.verticalScrollBar()
    button(desk.window.context, "Ask: Control").setFocus()
    bar.setValue(40)
    desk.show("control-asked")
    QApplication.processEvents()
    assert bar.value() == 40
    assert button(desk.window.context, "Cancel: Control").hasFocus()


def names(within: QWidget) -> set[str]:
    return {bare(one.accessibleName()) for one in within.findChildren(Button) if one.isVisible()}


def test_what_is_written_after_a_session_stays_when_the_look_changes(desk: Desk) -> None:
    desk.show("wrap-up")
    card = desk.window.context.wrap_up
    assert card.note is not None
    assert card.with_reply is not None
    assert card.reply is not None
    card.note.setPlainText("my words")
    card.with_reply.setChecked(True)
    card.reply.setPlainText("Dear Lucía")
    change_look(desk)
    fresh = desk.window.context.wrap_up
    assert fresh is not card
    fresh.finish(solve=False)
    assert desk.of(EditWrapUp) == [EditWrapUp(REPORT.session_id, "my words", "Dear Lucía")]
    assert desk.of(FinishWrapUp) == [FinishWrapUp(REPORT.session_id, "my words", "Dear Lucía", False)]


def test_a_name_that_comes_after_its_ticket_is_put_into_the_card(desk: Desk) -> None:
    ticket = STATES["busy-day"].snapshot.ticket
    assert ticket is not None
    named = ticket.row.requester
    nameless = replace(ticket, row=replace(ticket.row, requester=replace(named, name="")))
    desk.show("busy-day", ticket=nameless, session=SessionView())
    desk.show("busy-day", session=SessionView())
    assert f"Look at {named.name.split()[0]}'s screen together." in bare(words_of(desk.window.context.session))
