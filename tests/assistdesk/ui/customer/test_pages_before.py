"""Before anybody sees anything: the code boxes and the joining page."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents_customer import Cancel, EnterCode
from assistdesk.ui.customer.pages_before import HomePage, JoiningPage
from tests.assistdesk.ui.customer.conftest import Stand
from tests.kit.customer_snapshots import CODE, NOW_MS, STATES, _with
from tests.kit.words import words_of


def home(stand: Stand) -> HomePage:
    page = stand.window.page("home")
    assert isinstance(page, HomePage)
    return page


def test_the_last_digit_joins_by_itself(stand: Stand, qtbot: QtBot) -> None:
    qtbot.keyClicks(home(stand).boxes, CODE)
    entered = stand.of(EnterCode)
    assert [intent.text for intent in entered if not intent.complete] == [CODE[:n] for n in range(1, 11)]  # type: ignore[attr-defined]
    assert entered[-1] == EnterCode(CODE, complete=True)


def test_a_code_that_came_by_a_link_waits_for_continue(stand: Stand, qtbot: QtBot) -> None:
    stand.window.show_snapshot(STATES["by-link"])
    assert not stand.of(EnterCode)
    assert "Nothing is connected until you press Continue." in words_of(stand.window)
    qtbot.mouseClick(home(stand).go, Qt.MouseButton.LeftButton)
    assert stand.of(EnterCode) == [EnterCode(CODE, complete=True)]


def test_h2_a_mistype_is_said_at_once_and_says_that_nothing_was_sent(stand: Stand) -> None:
    stand.window.show_snapshot(STATES["mistype"])
    assert "One digit is not right. Please check. Nothing was sent." in words_of(stand.window)


def test_digits_read_once_more_after_a_mistype_begin_anew_and_join(stand: Stand, qtbot: QtBot) -> None:
    mistype = STATES["mistype"]
    for made_at_ms in (NOW_MS, NOW_MS + 100):  # the second time no snapshot says between the two that all is well
        stand.window.show_snapshot(replace(mistype, made_at_ms=made_at_ms))
        qtbot.keyClicks(home(stand).boxes, mistype.code)
        assert home(stand).boxes.text() == mistype.code
        assert stand.of(EnterCode)[-1] == EnterCode(mistype.code, complete=True)
    stand.window.show_snapshot(replace(mistype, made_at_ms=NOW_MS + 200))
    stand.window.resize(340, 320)
    qtbot.keyClicks(home(stand).boxes, CODE)
    assert stand.of(EnterCode)[-1] == EnterCode(CODE, complete=True)


def test_one_wrong_digit_at_the_end_is_taken_away_alone(stand: Stand, qtbot: QtBot) -> None:
    stand.window.show_snapshot(STATES["mistype"])
    qtbot.keyClick(home(stand).boxes, Qt.Key.Key_Backspace)
    qtbot.keyClicks(home(stand).boxes, CODE[-1])
    assert stand.of(EnterCode)[-1] == EnterCode(CODE, complete=True)


def test_a_dead_code_and_a_dead_line_have_their_sentences(stand: Stand) -> None:
    for state, sentence in (
        ("dead-code", "This code no longer works. Ask the agent for a new one."),
        ("offline", "No connection to Talleres Norte. Check your internet; we keep trying."),
        ("check-wayland", "Wayland cannot share the screen yet. Log in with “Xorg”, or chat."),
    ):
        stand.window.show_snapshot(STATES[state])
        assert sentence in words_of(stand.window)


def test_a_relay_with_longer_codes_gets_more_boxes_and_keeps_what_was_typed(stand: Stand, qtbot: QtBot) -> None:
    qtbot.keyClicks(home(stand).boxes, "482")
    stand.window.show_snapshot(_with(STATES["home"].phase, code="482", code_digits=12))
    assert "Type the 12 digits that the agent reads to you." in words_of(stand.window)
    assert home(stand).boxes.text() == "482"


def test_joining_can_be_cancelled_and_says_when_it_takes_long(stand: Stand, qtbot: QtBot) -> None:
    stand.window.show_snapshot(STATES["joining"])
    page = stand.window.page("joining")
    assert isinstance(page, JoiningPage)
    assert not page.slow.isVisible()
    stand.window.show_snapshot(_with(STATES["joining"].phase, made_at_ms=NOW_MS + 16_000))
    assert page.slow.isVisible()
    qtbot.mouseClick(page.cancel, Qt.MouseButton.LeftButton)
    assert stand.of(Cancel) == [Cancel()]


def test_small_boxes_in_a_small_window(stand: Stand) -> None:
    stand.window.resize(340, 320)
    stand.window.show_snapshot(STATES["home-half"])
    assert home(stand).boxes.sizeHint().width() < 340
    assert home(stand).boxes.text() == CODE[:7]


def test_an_echo_that_comes_late_does_not_undo_what_was_typed_since(stand: Stand, qtbot: QtBot) -> None:
    qtbot.keyClicks(home(stand).boxes, "482")
    for late in ("", "4", "48"):
        stand.window.show_snapshot(_with(STATES["home"].phase, code=late))
        assert home(stand).boxes.text() == "482"
    qtbot.keyClicks(home(stand).boxes, "9157309")
    assert stand.of(EnterCode)[-1] == EnterCode(CODE, complete=True)


@pytest.mark.parametrize("before", ["", "12"])
def test_a_new_start_empties_the_boxes(stand: Stand, qtbot: QtBot, before: str) -> None:
    qtbot.keyClicks(home(stand).boxes, before)
    for _ in before:
        qtbot.keyClick(home(stand).boxes, Qt.Key.Key_Backspace)
    qtbot.keyClicks(home(stand).boxes, CODE)
    stand.window.show_snapshot(_with(STATES["home"].phase, code=CODE))
    stand.window.show_snapshot(STATES["stopped"])
    stand.window.show_snapshot(STATES["home"])
    assert home(stand).boxes.text() == ""
