"""The sheet: no is the default in every way a person may answer without reading; yes is counted down and timed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from assistdesk.core.crypto.signing import Reason
from assistdesk.core.types import SafetyPolicy, SafetyResult
from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents_customer import Answer, CompareSafety, NotMyRequest, SheetShown
from assistdesk.runtime.snapshot_customer import AgentIdentity, CustomerPhase
from assistdesk.ui.customer.sheet import SheetPage
from assistdesk.ui.customer.words import why_not_verified
from tests.assistdesk.ui.customer.conftest import Stand, dress_anew
from tests.kit.customer_snapshots import CLAIMED, TWO, VERIFIED, _with, sheet
from tests.kit.words import words_of


def page(stand: Stand) -> SheetPage:
    found = stand.window.page("sheet")
    assert isinstance(found, SheetPage)
    return found


def answers(stand: Stand) -> list[Intent]:
    return stand.of(Answer)


def test_the_sheet_says_who_wants_what_for_which_request_and_how_to_stop(stand: Stand) -> None:
    stand.window.show_snapshot(sheet(VERIFIED))
    words = words_of(stand.window)
    for sentence in (
        "Ana Ruiz from Talleres Norte asks to see your screen",
        "Talleres Norte confirms who this is.",
        "Your request: “Invoice export freezes at 80 %”",
        "Ana Ruiz will see Screen 1, but cannot click or type.",
        "To stop at any time: the red button, or Ctrl+Shift+F12.",
        "Did you ask for this help yourself?",
        "If someone called you unasked, say no. Banks and police never ask for this.",
        "963 794",
    ):
        assert sentence in words


def test_h16_an_unverified_name_is_a_claim_in_quotation_marks(stand: Stand) -> None:
    stand.window.show_snapshot(sheet(CLAIMED))
    words = words_of(stand.window)
    assert "“Ana Ruiz” from Talleres Norte asks to see your screen" in words
    assert "Says the name is “Ana Ruiz”. We could not check that." in words
    assert "confirms who this is" not in words


def test_do_not_allow_has_the_focus_when_the_sheet_appears(stand: Stand) -> None:
    stand.window.show_snapshot(sheet(VERIFIED))
    assert page(stand).deny.hasFocus() or stand.window.focusWidget() is page(stand).deny


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape])
def test_enter_and_escape_mean_no(stand: Stand, qtbot: QtBot, key: Qt.Key) -> None:
    stand.window.show_snapshot(sheet(VERIFIED))
    qtbot.keyClick(stand.window, key)
    assert [answer.allow for answer in answers(stand)] == [False]  # type: ignore[attr-defined]


def test_space_on_the_focused_button_means_no(stand: Stand, qtbot: QtBot) -> None:
    stand.window.show_snapshot(sheet(VERIFIED))
    qtbot.keyClick(page(stand).deny, Qt.Key.Key_Space)
    assert [answer.allow for answer in answers(stand)] == [False]  # type: ignore[attr-defined]


def test_closing_the_window_means_no_and_the_window_stays(stand: Stand) -> None:
    stand.window.show_snapshot(sheet(VERIFIED))
    stand.window.close()
    assert [answer.allow for answer in answers(stand)] == [False]  # type: ignore[attr-defined]
    assert stand.window.isVisible()


def test_allow_is_dead_while_it_counts_down(stand: Stand, qtbot: QtBot) -> None:
    stand.window.show_snapshot(sheet(VERIFIED, armed_in_s=3))
    assert page(stand).allow.text() == "Allow (3)"
    qtbot.mouseClick(page(stand).allow, Qt.MouseButton.LeftButton)
    assert not answers(stand)


def test_allow_carries_the_moment_it_was_pressed_and_what_was_chosen(stand: Stand, qtbot: QtBot) -> None:
    shown = sheet(VERIFIED)
    assert shown.sheet is not None
    stand.window.show_snapshot(_with(CustomerPhase.SHEET, sheet=shown.sheet, agent=VERIFIED, monitors=TWO))
    boxes = [box for box in page(stand).findChildren(QCheckBox) if box.isVisible()]
    assert [box.isChecked() for box in boxes] == [True, False]
    boxes[1].setChecked(True)
    page(stand).minutes.setCurrentIndex(0)
    qtbot.mousePress(page(stand).allow, Qt.MouseButton.LeftButton)
    stand.now_ms += 700
    qtbot.mouseRelease(page(stand).allow, Qt.MouseButton.LeftButton)
    assert answers(stand) == [Answer(0, True, 50_000, monitors=(0, 1), minutes=15)]


def test_what_she_chose_outlives_a_change_of_look_and_is_no_choice_for_the_next_sheet(stand: Stand) -> None:
    shown = _with(CustomerPhase.SHEET, sheet=sheet(VERIFIED).sheet, agent=VERIFIED, monitors=TWO)
    stand.window.show_snapshot(shown)
    before = page(stand)
    before.boxes[0].setChecked(False)
    before.boxes[1].setChecked(True)
    before.minutes.setCurrentIndex(before.minutes.findData(15))
    for _twice in range(2):
        dress_anew(stand)
    assert page(stand) is not before
    assert "screen 2" in page(stand).see.text().lower()
    page(stand).allow.click()
    assert answers(stand) == [Answer(0, True, 50_000, monitors=(1,), minutes=15)]
    stand.window.show_snapshot(_with(CustomerPhase.HOME))
    dress_anew(stand)
    stand.window.show_snapshot(shown)
    page(stand).allow.click()
    assert answers(stand)[1:] == [Answer(0, True, 50_000, monitors=(0,), minutes=60)]


def test_without_a_screen_chosen_nothing_can_be_allowed(stand: Stand) -> None:
    shown = sheet(VERIFIED)
    stand.window.show_snapshot(_with(CustomerPhase.SHEET, sheet=shown.sheet, agent=VERIFIED, monitors=TWO))
    for box in page(stand).findChildren(QCheckBox):
        box.setChecked(False)
    assert not page(stand).allow.isEnabled()
    assert "Choose at least one screen." in words_of(stand.window)


def test_c15_required_comparing_offers_no_skip(stand: Stand, qtbot: QtBot) -> None:
    stand.window.show_snapshot(sheet(VERIFIED))
    assert "Skip" in words_of(stand.window)
    stand.window.show_snapshot(sheet(VERIFIED, policy=SafetyPolicy.REQUIRED))
    words = words_of(stand.window)
    assert "Skip" not in words
    assert "Same" in words
    stand.window.show_snapshot(sheet(VERIFIED, policy=SafetyPolicy.OFF))
    assert "963 794" not in words_of(stand.window)


def test_each_answer_about_the_safety_number_is_told(stand: Stand, qtbot: QtBot) -> None:
    stand.window.show_snapshot(sheet(VERIFIED))
    for name, result in (
        ("Same", SafetyResult.SAME),
        ("Different", SafetyResult.DIFFERENT),
        ("Skip", SafetyResult.SKIPPED),
    ):
        button = next(b for b in page(stand).findChildren(type(page(stand).deny)) if b.text() == name)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert stand.of(CompareSafety)[-1] == CompareSafety(result)


def test_this_is_not_my_request_is_one_click(stand: Stand, qtbot: QtBot) -> None:
    stand.window.show_snapshot(sheet(VERIFIED))
    qtbot.mouseClick(page(stand).not_mine, Qt.MouseButton.LeftButton)
    assert stand.of(NotMyRequest) == [NotMyRequest()]


def test_a_covered_sheet_is_told_and_the_count_can_start_again(stand: Stand, qtbot: QtBot) -> None:
    stand.window.show_snapshot(sheet(VERIFIED, armed_in_s=5))
    qtbot.waitUntil(lambda: SheetShown(0, 50_000) in stand.said)
    stand.now_ms = 52_000
    stand.window.set_obscured(True)
    assert stand.of(SheetShown)[-1] == SheetShown(0, None)
    stand.now_ms = 53_000
    stand.window.set_obscured(False)
    assert stand.of(SheetShown)[-1] == SheetShown(0, 53_000)


@pytest.mark.parametrize("reason", [reason.value for reason in Reason if reason is not Reason.VERIFIED])
def test_an_agent_who_is_not_verified_is_quoted_and_the_reason_is_said(stand: Stand, reason: str) -> None:
    shown = sheet(AgentIdentity("Eva", "", False, reason))
    stand.window.show_snapshot(shown)
    words = words_of(stand.window.page("sheet"))
    assert "Says the name is “Eva”" in words
    assert why_not_verified(shown.agent) in words
    assert why_not_verified(shown.agent)


def test_a_verified_agent_has_no_reason(stand: Stand) -> None:
    assert why_not_verified(AgentIdentity("Eva", "Talleres Norte", True)) == ""
