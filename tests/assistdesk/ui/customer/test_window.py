"""The customer's window through a whole session: pages, bar, frame, what it tells of itself, what closing means."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from assistdesk.core.types import Permission, PermissionState
from assistdesk.runtime.intents_customer import (
    BarCovered,
    Continue,
    NewCode,
    OwnWindows,
    Pause,
    Quit,
    RecordOwn,
    Revoke,
    Stop,
    TypeAsk,
    TypeInChat,
)
from assistdesk.runtime.snapshot_customer import CustomerPhase, GuestView, OwnRecordingView
from assistdesk.runtime.snapshot_parts import Cause, PermissionView, TalkView
from assistdesk.ui.customer.pages_chat import ChatPage, HelpPage
from assistdesk.ui.customer.pages_during import OverPage, SharingPage
from assistdesk.ui.customer.talk import TalkPage
from assistdesk.ui.session.frame import THICKNESS_PX
from assistdesk.ui.text import say_in
from assistdesk.ui.widgets.buttons import Button, IconButton
from assistdesk.ui.widgets.labels import IconLabel
from assistdesk.ui.widgets.recording_mark import RecordingMark
from tests.assistdesk.ui.customer.conftest import Stand, dress_anew
from tests.kit.customer_snapshots import STATES
from tests.kit.words import words_of


@pytest.mark.parametrize("state", STATES)
def test_every_state_shows_words_and_nothing_guesses_html(stand: Stand, state: str) -> None:
    stand.window.show_snapshot(STATES[state])
    assert words_of(stand.window).strip()
    for top in (stand.window, stand.window.bar):
        for label in top.findChildren(QLabel):
            assert label.textFormat() is Qt.TextFormat.PlainText


def sharing(stand: Stand) -> SharingPage:
    page = stand.window.page("sharing")
    assert isinstance(page, SharingPage)
    return page


def test_while_shared_bar_and_frame_are_there_and_gone_after_it(stand: Stand) -> None:
    stand.window.show_snapshot(STATES["home"])
    assert not stand.window.bar.isVisible()
    stand.window.show_snapshot(STATES["sharing"])
    assert stand.window.bar.isVisible()
    assert [edge.isVisible() for edge in stand.window.frame.windows()] == [True] * 4
    stand.window.show_snapshot(STATES["stopped"])
    assert not stand.window.bar.isVisible()
    assert not stand.window.frame.windows()


def test_the_bar_says_who_watches_for_how_long_and_stops_with_one_click(stand: Stand, qtbot: QtBot) -> None:
    stand.window.show_snapshot(STATES["sharing-control"])
    words = words_of(stand.window.bar)
    assert "Ana Ruiz sees and controls" in words
    assert "12:04" in words
    assert "Control 9:12" in words
    qtbot.mouseClick(
        next(b for b in stand.window.bar.findChildren(Button) if b.text() == "Stop"), Qt.MouseButton.LeftButton
    )
    assert stand.of(Stop) == [Stop("button")]
    take_back = next(b for b in stand.window.bar.findChildren(IconButton) if "Take back" in b.accessibleName())
    qtbot.mouseClick(take_back, Qt.MouseButton.LeftButton)
    assert stand.of(Revoke) == [Revoke(Permission.CONTROL)]


def test_the_bar_cannot_be_closed_while_it_lives(stand: Stand) -> None:
    stand.window.show_snapshot(STATES["sharing"])
    stand.window.bar.close()
    assert stand.window.bar.isVisible()


def test_without_the_mouse_the_bar_becomes_a_pill_that_still_stops(stand: Stand, qtbot: QtBot) -> None:
    stand.window.show_snapshot(STATES["sharing"])
    whole = stand.window.bar.width()
    stand.window.bar._be_pill(True)
    assert stand.window.bar.width() < whole
    small = next(b for b in stand.window.bar.findChildren(IconButton) if b.accessibleName() == "Stop")
    assert small.isVisible()
    qtbot.mouseClick(small, Qt.MouseButton.LeftButton)
    assert stand.of(Stop) == [Stop("button")]


def test_the_bar_says_that_the_line_is_cut_and_stays_unfolded_while_it_asks_whether_to_go_on(
    stand: Stand, qtbot: QtBot
) -> None:
    sharing = STATES["sharing"]
    stand.window.show_snapshot(sharing)
    bar = stand.window.bar
    bar._be_pill(True)
    stand.window.show_snapshot(replace(sharing, phase=CustomerPhase.LOST))
    pause = next(b for b in bar.findChildren(Button) if b.text() == "Continue")
    assert pause.isVisible()
    assert not pause.isEnabled()
    assert "The line is cut. Ana Ruiz sees nothing. Trying again…" in words_of(bar)
    bar._timer.timeout.emit()
    assert bar._name.text() == "Line cut"
    assert "The line is cut" in bar._name.accessibleName()
    stand.window.show_snapshot(replace(sharing, phase=CustomerPhase.BACK))
    bar._timer.timeout.emit()
    assert "The line is back. Continue with Ana Ruiz?" in words_of(bar)
    qtbot.mouseClick(pause, Qt.MouseButton.LeftButton)
    assert stand.of(Continue) == [Continue()]
    stand.window.show_snapshot(sharing)
    bar._timer.timeout.emit()
    assert not pause.isVisible()


def test_pause_continue_and_take_back_are_told(stand: Stand, qtbot: QtBot) -> None:
    stand.window.show_snapshot(STATES["sharing"])
    qtbot.mouseClick(sharing(stand).pause, Qt.MouseButton.LeftButton)
    take = next(b for b in sharing(stand).findChildren(Button) if b.accessibleName().startswith("Take back"))
    qtbot.mouseClick(take, Qt.MouseButton.LeftButton)
    stand.window.show_snapshot(STATES["paused"])
    assert "Paused. Nobody sees your screen." in words_of(stand.window)
    qtbot.mouseClick(sharing(stand).resume, Qt.MouseButton.LeftButton)
    assert [i for i in stand.said if isinstance(i, (Pause, Revoke, Continue))] == [
        Pause(),
        Revoke(Permission.VIEW),
        Continue(),
    ]


def take_back(stand: Stand, permission: str) -> Button:
    named = ((each.accessibleName(), each) for each in sharing(stand).findChildren(Button))
    return next(each for name, each in named if name.startswith("Take back") and permission in name)


def test_a_press_on_take_back_is_heard_although_somebody_joins_meanwhile(stand: Stand, qtbot: QtBot) -> None:
    stand.window.show_snapshot(STATES["sharing-control"])
    button, more = take_back(stand, "Control"), replace(STATES["sharing-control"], watchers=("Ana Ruiz", "Marco Díaz"))
    joined = replace(more, guests=(GuestView(1, "Marco Díaz", state="looking"),))
    qtbot.mousePress(button, Qt.MouseButton.LeftButton)
    stand.window.show_snapshot(joined)
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert stand.of(Revoke) == [Revoke(Permission.CONTROL)]
    qtbot.waitUntil(lambda: "Marco Díaz" in words_of(sharing(stand)))


def test_the_keys_stay_on_take_back_when_the_page_is_built_anew(stand: Stand, qtbot: QtBot) -> None:
    stand.window.show_snapshot(STATES["sharing-control"])
    take_back(stand, "Control").setFocus()
    stand.window.show_snapshot(replace(STATES["sharing-control"], watchers=("Ana Ruiz", "Marco Díaz")))
    focused = stand.window.focusWidget()
    assert focused is take_back(stand, "Control")
    qtbot.keyClick(focused, Qt.Key.Key_Space)
    assert stand.of(Revoke) == [Revoke(Permission.CONTROL)]


def test_a_press_on_the_bars_take_back_is_heard_although_another_grant_comes(stand: Stand, qtbot: QtBot) -> None:
    control = STATES["sharing-control"]
    stand.window.show_snapshot(control)
    bar = stand.window.bar
    button = next(b for b in bar.findChildren(IconButton) if "Take back" in b.accessibleName())
    point = PermissionView(Permission.POINT, PermissionState.ON, 600)
    qtbot.mousePress(button, Qt.MouseButton.LeftButton)
    stand.window.show_snapshot(replace(control, permissions=(*control.permissions, point)))
    assert button.isVisible(), "it is still there for the mouse to go up on"
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert stand.of(Revoke) == [Revoke(Permission.CONTROL)]
    qtbot.waitUntil(lambda: "10:00" in words_of(bar))


def test_closing_the_window_while_shared_stops_and_keeps_the_window(stand: Stand) -> None:
    stand.window.show_snapshot(STATES["sharing"])
    stand.window.close()
    assert stand.of(Stop) == [Stop("window")]
    assert stand.window.isVisible()


def test_closing_the_window_at_home_quits(stand: Stand) -> None:
    stand.window.show_snapshot(STATES["home"])
    stand.window.close()
    assert stand.of(Quit) == [Quit()]


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("stopped", "Stopped. Ana Ruiz can no longer see or touch anything."),
        ("not-mine", "Stopped. Nobody sees your screen. Talleres Norte has been told."),
        ("different", "Stopped. Someone may be in between. Call Talleres Norte on a number you know."),
        ("broken", "The line was damaged or tampered with. Session ended. Ask for a new code."),
        ("lost", "The line is cut. Ana Ruiz sees nothing. Trying again…"),
        ("back", "The line is back. Ana Ruiz sees your screen again in 5 s."),
    ],
)
def test_each_end_and_each_loss_has_its_sentence(stand: Stand, state: str, sentence: str) -> None:
    stand.window.show_snapshot(STATES[state])
    assert sentence in words_of(stand.window)


@pytest.mark.parametrize(("state", "is_green"), [("stopped", True), ("different", False), ("broken", False)])
def test_an_end_that_somebody_may_have_forced_is_not_shown_in_green(stand: Stand, state: str, is_green: bool) -> None:
    stand.window.show_snapshot(STATES[state])
    icon = stand.window.page("over").findChildren(IconLabel)[0].grab().toImage()
    seen = {icon.pixelColor(x, y).name() for x in range(icon.width()) for y in range(icon.height())}
    tokens = stand.window._look.tokens
    assert (tokens.ok_dot.lower() in seen, tokens.danger.lower() in seen) == (is_green, not is_green)


def test_after_the_end_a_new_code_is_one_click_away(stand: Stand, qtbot: QtBot) -> None:
    stand.window.show_snapshot(STATES["stopped"])
    page = stand.window.page("over")
    assert isinstance(page, OverPage)
    assert page.save.isVisible()
    qtbot.mouseClick(page.again, Qt.MouseButton.LeftButton)
    assert stand.of(NewCode) == [NewCode()]


def test_i16_where_our_own_windows_stand_is_told_with_bar_and_frame(stand: Stand, qtbot: QtBot) -> None:
    stand.window.show_snapshot(STATES["sharing"])
    edges = 4

    def told() -> bool:
        last = stand.of(OwnWindows)[-1:]
        return bool(last) and len(last[0].rects) == edges + 2  # type: ignore[attr-defined]

    qtbot.waitUntil(told)
    rects = stand.of(OwnWindows)[-1].rects  # type: ignore[attr-defined]
    assert sum(1 for rect in rects if THICKNESS_PX in rect[2:]) == edges


def test_another_language_rebuilds_the_page_with_what_was_typed(stand: Stand) -> None:
    stand.window.show_snapshot(STATES["home-half"])
    stand.window._look.set(stand.window._look.settings.__class__(language="es"))
    assert "Escriba los 10 números que le lee el agente." in words_of(stand.window)
    stand.window._look.set(stand.window._look.settings.__class__(language="en"))


@pytest.mark.parametrize("is_asked", [False, True])
def test_another_look_leaves_what_is_typed_in_the_sessions_chat(stand: Stand, is_asked: bool) -> None:
    live = replace(STATES["sharing"], talk=TalkView(returned="refused before", returned_n=1, problem=Cause("disk")))
    stand.window.show_snapshot(live)
    stand.window.open_talk()
    page = stand.window.page("talk")
    assert isinstance(page, TalkPage)
    page.panel.field.setPlainText("half a sen")
    stand.window.show_snapshot(STATES["ask-control"] if is_asked else live)
    dress_anew(stand)
    stand.window.show_snapshot(live)
    anew = stand.window._stack.currentWidget()
    assert isinstance(anew, TalkPage)
    assert anew is not page
    assert anew.panel.field.toPlainText() == "half a sen"
    anew.panel.field.clear()
    dress_anew(stand)
    last = stand.window.page("talk")
    assert isinstance(last, TalkPage)
    assert last.panel.field.toPlainText() == "", "what came back once does not come again"


def test_another_look_leaves_the_request_that_is_typed_and_tells_it(stand: Stand, qtbot: QtBot) -> None:
    stand.window.show_snapshot(STATES["ask"])
    page = stand.window.page("help")
    assert isinstance(page, HelpPage)
    page.name.line.setText("Lucía")
    page.question.setPlainText("It is broken since")
    dress_anew(stand)
    anew = stand.window.page("help")
    assert isinstance(anew, HelpPage)
    assert (anew.name.text(), anew.question.toPlainText()) == ("Lucía", "It is broken since")
    qtbot.keyClicks(anew.question, " then")
    stand.window.show_snapshot(STATES["sheet-verified-armed"])
    dress_anew(stand)
    qtbot.waitUntil(lambda: stand.of(TypeAsk)[-1:] == [TypeAsk("Lucía", "It is broken since then", "es")])
    assert all(typed.question for typed in stand.of(TypeAsk) if isinstance(typed, TypeAsk))


def test_another_look_leaves_what_is_typed_in_the_chat_and_tells_it(stand: Stand, qtbot: QtBot) -> None:
    active, sheet = STATES["chat-active"], STATES["sheet-verified-armed"]
    stand.window.show_snapshot(active)
    page = stand.window.page("chat")
    assert isinstance(page, ChatPage)
    qtbot.keyClicks(page.text, "hello")
    stand.window.show_snapshot(replace(active, phase=sheet.phase, sheet=sheet.sheet))
    dress_anew(stand)
    stand.window.show_snapshot(active)
    anew = stand.window.page("chat")
    assert isinstance(anew, ChatPage)
    assert anew.text.toPlainText() == "hello"
    qtbot.waitUntil(lambda: stand.of(TypeInChat)[-1:] == [TypeInChat("hello")])


def test_a_pill_that_unfolds_leaves_stop_under_the_hand(stand: Stand) -> None:
    stand.window.show_snapshot(STATES["sharing"])
    bar = stand.window.bar
    bar._be_pill(True)
    small = next(b for b in bar.findChildren(IconButton) if b.accessibleName() == "Stop")
    hand = small.mapToGlobal(small.rect().center())
    bar._be_pill(False)
    whole = next(b for b in bar.findChildren(Button) if b.text() == "Stop")
    bar.layout().activate()
    assert whole.rect().contains(whole.mapFromGlobal(hand))


def test_a_press_that_was_made_on_the_pills_stop_is_stop_although_the_bar_has_unfolded_since(stand: Stand) -> None:
    stand.window.show_snapshot(STATES["sharing"])
    bar = stand.window.bar
    bar._be_pill(True)
    small = next(b for b in bar.findChildren(IconButton) if b.accessibleName() == "Stop")
    on_pill = QPointF(small.mapTo(bar, small.rect().center()))
    on_screen = QPointF(bar.mapToGlobal(on_pill.toPoint()))
    bar._be_pill(False)
    bar.layout().activate()
    left = Qt.MouseButton.LeftButton
    press = QMouseEvent(QEvent.Type.MouseButtonPress, on_pill, on_screen, left, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(bar, press)
    assert stand.of(Stop) == [Stop("button")]


def test_on_a_pill_stands_no_button_but_stop_and_news_unfold_it(stand: Stand) -> None:
    stand.window.show_snapshot(STATES["sharing"])
    bar = stand.window.bar
    bar._be_pill(True)
    assert not bar._talk.isVisible()
    stand.window.show_snapshot(replace(STATES["sharing"], talk=TalkView(unread=1)))
    assert bar._talk.isVisible()
    bar._be_pill(True)
    stand.window.show_snapshot(replace(STATES["sharing"], talk=TalkView(unread=1)))
    assert not bar._talk.isVisible()
    stand.window.show_snapshot(replace(STATES["sharing"], watchers=("Ana Ruiz", "Marco Díaz")))
    assert "+1" in words_of(bar)


def test_c7_a_bar_that_is_to_be_seen_is_told_at_once_for_each_session(stand: Stand) -> None:
    for _ in range(2):
        stand.said.clear()
        stand.window.show_snapshot(STATES["sharing"])
        assert stand.of(BarCovered) == [BarCovered(False)]
        stand.window.show_snapshot(STATES["stopped"])


def test_C16_while_record_is_on_a_red_dot_with_its_word_stands_on_bar_and_page_even_on_the_pill(stand: Stand) -> None:
    stand.window.show_snapshot(STATES["sharing"])
    dots = stand.window.bar.findChildren(RecordingMark)
    assert [dot.isVisible() for dot in dots] == [False]
    stand.window.show_snapshot(STATES["recording"])
    assert dots[0].isVisible()
    assert dots[0].accessibleName() == "Recording"
    assert "Ana Ruiz records what is shown." in words_of(stand.window.page("sharing"))
    wide = dots[0].sizeHint().width()
    stand.window.bar._be_pill(True)
    assert dots[0].isVisible()
    assert dots[0].sizeHint().width() < wide
    stand.window.show_snapshot(STATES["sharing"])
    assert not dots[0].isVisible()
    assert "records what is shown" not in words_of(stand.window.page("sharing"))


def test_her_own_recording_is_begun_shown_and_ended_from_the_page(stand: Stand, tmp_path: Path) -> None:
    live = STATES["sharing"]
    possible = replace(live, recording=OwnRecordingView(True))
    stand.window.show_snapshot(live)
    assert "Keep a recording for me" not in words_of(stand.window.page("sharing"))
    stand.window.show_snapshot(possible)
    page = sharing(stand)
    next(each for each in page.findChildren(QAbstractButton) if each.text() == "Keep a recording for me").click()
    dialog = stand.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path))
    dialog.close()
    assert stand.of(RecordOwn) == [RecordOwn(str(tmp_path))]
    stand.window.show_snapshot(replace(live, recording=OwnRecordingView(True, 1)))
    assert "You record your screen. Ana Ruiz can see that you do." in words_of(page)
    next(each for each in page.findChildren(QAbstractButton) if each.text() == "End my recording").click()
    assert stand.of(RecordOwn)[1:] == [RecordOwn("")]
    kept = OwnRecordingView(True, None, "/home/lucia/x-own.adrec", Cause("recording_failed"))
    stand.window.show_snapshot(replace(live, recording=kept))
    said = words_of(page)
    assert "Your recording: x-own.adrec." in said
    assert "disk is full or locked" in said
    lost = OwnRecordingView(True, None, "", Cause("own_locked_out"))
    stand.window.show_snapshot(replace(live, recording=lost))
    assert "no keyring, so you could not open the recording later" in words_of(page)


@pytest.mark.parametrize(("language", "word"), [("en", "organisation"), ("es", "organización"), ("zh", "组织")])
def test_a_customer_without_a_keyring_reads_nothing_of_an_organisation(language: str, word: str) -> None:
    assert word in say_in(language, "cause.recording_locked_out")  # the agent's
    assert word not in say_in(language, "cause.own_locked_out")
