"""The customer's window through a whole session: pages, bar, frame, what it tells of itself, what closing means."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from assistdesk.core.types import Permission
from assistdesk.runtime.intents import BarCovered, Continue, NewCode, OwnWindows, Pause, Quit, Revoke, Stop
from assistdesk.ui.customer.pages_during import OverPage, SharingPage
from assistdesk.ui.session.frame import THICKNESS_PX
from assistdesk.ui.widgets.buttons import Button, IconButton
from tests.assistdesk.ui.customer.conftest import Stand
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


def test_c7_a_bar_that_is_to_be_seen_is_told_at_once_for_each_session(stand: Stand) -> None:
    for _ in range(2):
        stand.said.clear()
        stand.window.show_snapshot(STATES["sharing"])
        assert stand.of(BarCovered) == [BarCovered(False)]
        stand.window.show_snapshot(STATES["stopped"])
