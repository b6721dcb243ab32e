"""A later question to the customer: who, what, for how long; no by default; yes only when it may be."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from assistdesk.core.types import Permission
from assistdesk.runtime.intents import Answer, OwnWindows, SheetShown, Stop
from assistdesk.runtime.snapshot import AskView
from assistdesk.ui.customer.ask import AskPage
from tests.assistdesk.ui.customer.conftest import Stand
from tests.kit.customer_snapshots import STATES
from tests.kit.words import words_of

ASK = AskView(7, (Permission.CONTROL,), armed_in_s=0)


def page_of(stand: Stand, ask: AskView = ASK) -> AskPage:
    stand.window.show_snapshot(replace(STATES["sharing"], asks=(ask,)))
    page = stand.window.page("ask")
    assert isinstance(page, AskPage)
    return page


def test_it_says_who_asks_what_for_how_long_and_that_she_stays_in_charge(stand: Stand) -> None:
    page = page_of(stand)
    words = words_of(page)
    assert "Ana Ruiz asks to use your mouse and keyboard for 15 minutes." in words
    assert "You are in charge: move your mouse and theirs stops." in words
    assert "Ctrl+Shift+F12" in words
    page.minutes.setCurrentIndex(page.minutes.findData(60))
    assert "for 60 minutes" in words_of(page)


def test_no_has_the_focus_and_every_way_out_is_a_no(stand: Stand, qtbot: QtBot) -> None:
    page = page_of(stand)
    assert stand.window.focusWidget() is page.deny
    qtbot.keyClick(stand.window, Qt.Key.Key_Escape)
    qtbot.keyClick(stand.window, Qt.Key.Key_Return)
    stand.window.close()
    assert stand.window.isVisible()
    page.deny.click()
    assert [(answer.ask_id, answer.allow) for answer in stand.of(Answer)] == [(7, False)] * 4
    assert stand.of(Stop) == []


def test_allow_is_dead_until_it_is_armed_and_carries_when_the_press_began(stand: Stand, qtbot: QtBot) -> None:
    page = page_of(stand, replace(ASK, armed_in_s=1))
    assert not page.allow.isEnabled()
    assert page.allow.text() == "Allow (1)"
    page = page_of(stand)
    stand.now_ms = 60_000
    qtbot.mousePress(page.allow, Qt.MouseButton.LeftButton)
    stand.now_ms = 61_000
    qtbot.mouseRelease(page.allow, Qt.MouseButton.LeftButton)
    assert stand.of(Answer) == [Answer(7, True, 60_000, minutes=15)]


def test_it_tells_since_when_it_is_wholly_visible_for_each_question_anew(stand: Stand) -> None:
    page_of(stand)
    page_of(stand, replace(ASK, id=8))
    stand.window.set_obscured(True)
    stand.window.set_obscured(False)
    told = stand.of(SheetShown)
    assert told == [
        SheetShown(7, stand.now_ms),
        SheetShown(8, stand.now_ms),
        SheetShown(8, None),
        SheetShown(8, stand.now_ms),
    ]


def test_when_it_is_answered_the_sharing_page_is_back_and_stop_was_never_away(stand: Stand) -> None:
    page = page_of(stand)
    page.stop.click()
    assert stand.of(Stop) == [Stop("button")]
    stand.window.show_snapshot(STATES["sharing"])
    assert stand.window.page("sharing").isVisible()
    assert not page.isVisible()
    page.say_no()
    assert stand.of(Answer) == []


def test_it_stands_clear_of_bar_and_frame_which_would_keep_it_from_arming(stand: Stand) -> None:
    stand.window.show_snapshot(STATES["sharing"])
    stand.window.move(stand.window.bar.x() + 5, 0)
    page_of(stand)
    assert not stand.window.frameGeometry().intersects(stand.window.bar.geometry())
    for edge in stand.window.frame.windows():
        assert not stand.window.frameGeometry().intersects(edge.geometry())


@pytest.mark.parametrize(
    ("permission", "words"),
    [
        (Permission.CLIPBOARD, "asks to exchange copied text"),
        (Permission.FILES, "asks to exchange files"),
        (Permission.RECORD, "asks to record what is shown"),
        (Permission.RESUME, "come back to look, without a new code"),
    ],
)
def test_each_permission_has_its_own_question(stand: Stand, permission: Permission, words: str) -> None:
    assert words in words_of(page_of(stand, AskView(9, (permission,), armed_in_s=0)))


def test_held_control_stays_on_bar_and_page_so_that_a_moving_hand_can_take_it_back(stand: Stand) -> None:
    held = STATES["held-local"]
    stand.window.show_snapshot(STATES["sharing-control"])
    button = stand.window.bar.findChildren(type(stand.window.bar._small_stop))
    stand.window.show_snapshot(held)
    assert stand.window.bar.findChildren(type(stand.window.bar._small_stop)) == button
    assert "Ana Ruiz sees and controls" in words_of(stand.window.bar)
    assert "Waits while you use mouse or keyboard" in words_of(stand.window.page("sharing"))


def test_it_tells_whether_one_of_our_windows_has_the_keyboard(stand: Stand, qtbot: QtBot) -> None:
    stand.window.activateWindow()
    qtbot.waitUntil(lambda: stand.of(OwnWindows)[-1].has_focus)  # type: ignore[attr-defined]
