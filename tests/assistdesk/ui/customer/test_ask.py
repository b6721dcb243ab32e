"""A later question to the customer: who, what, for how long; no by default; yes only when it may be."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from assistdesk.core.session.permissions import TO_HOST, TO_VIEWER
from assistdesk.core.types import Permission, SafetyResult
from assistdesk.runtime.intents_customer import Answer, CompareSafety, OwnWindows, SheetShown, Stop
from assistdesk.runtime.snapshot_customer import AskView
from assistdesk.ui.customer.ask import AskPage
from assistdesk.ui.widgets.buttons import Button
from tests.assistdesk.ui.customer.conftest import Stand, dress_anew
from tests.kit.customer_snapshots import STATES
from tests.kit.words import words_of

ASK = AskView(7, (Permission.CONTROL,), armed_in_s=0)


def page_of(stand: Stand, ask: AskView = ASK) -> AskPage:
    stand.window.show_snapshot(replace(STATES["sharing"], asks=(ask,), safety_number="963794"))
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


def test_each_direction_of_the_clipboard_is_hers_to_choose_and_none_is_no_answer(stand: Stand) -> None:
    stand.window.show_snapshot(STATES["ask-clipboard"])
    page = stand.window.page("ask")
    assert isinstance(page, AskPage)
    words = words_of(page)
    for text in ("asks to exchange copied text. Each piece needs a click.", "From me to Ana Ruiz", "For 15 minutes"):
        assert text in words
    page.boxes[TO_VIEWER].setChecked(False)
    page.boxes[TO_HOST].setChecked(False)
    assert not page.allow.isEnabled()
    page.boxes[TO_HOST].setChecked(True)
    page.allow.click()
    assert [(answer.ask_id, answer.minutes, answer.directions) for answer in stand.of(Answer)] == [(8, 15, TO_HOST)]


def test_coming_back_after_a_restart_is_a_tick_of_her_own_where_it_can_be_kept(stand: Stand) -> None:
    ask = AskView(7, (Permission.RESUME,), minutes=0, armed_in_s=0)
    assert page_of(stand, ask).restart is None
    page = page_of(stand, replace(ask, may_restart=True))
    assert page.restart is not None
    assert "Also once after this computer or program was started again." in words_of(page)
    page.allow.click()
    page.restart.setChecked(True)
    page.allow.click()
    assert [answer.after_restart for answer in stand.of(Answer)] == [False, True]  # type: ignore[attr-defined]


def now(stand: Stand) -> AskPage:
    page = stand.window.page("ask")
    assert isinstance(page, AskPage)
    return page


def test_the_time_that_she_chose_outlives_a_change_of_look(stand: Stand) -> None:
    page = page_of(stand)
    page.minutes.setCurrentIndex(page.minutes.findData(5))
    dress_anew(stand)
    assert now(stand) is not page
    assert "for 5 minutes" in words_of(now(stand))
    now(stand).allow.click()
    assert [answer.minutes for answer in stand.of(Answer)] == [5]  # type: ignore[attr-defined]
    page_of(stand, replace(ASK, id=8))
    assert "for 15 minutes" in words_of(now(stand))


def test_a_tick_that_she_took_away_or_set_outlives_a_change_of_look(stand: Stand) -> None:
    stand.window.show_snapshot(STATES["ask-clipboard"])
    now(stand).boxes[TO_VIEWER].setChecked(False)
    dress_anew(stand)
    now(stand).allow.click()
    page = page_of(stand, AskView(9, (Permission.RESUME,), minutes=0, armed_in_s=0, may_restart=True))
    assert page.restart is not None
    page.restart.setChecked(True)
    dress_anew(stand)
    now(stand).allow.click()
    given = [(answer.directions, answer.after_restart) for answer in stand.of(Answer)]  # type: ignore[attr-defined]
    assert given == [(TO_HOST, False), (0, True)]


def test_the_number_that_was_compared_stays_on_the_card_through_a_change_of_look(stand: Stand) -> None:
    page_of(stand, replace(ASK, needs_safety=True))
    page_of(stand)
    dress_anew(stand)
    assert "963 794" in words_of(now(stand))


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
    assert stand.of(Answer) == [Answer(7, True, 60_000, minutes=15, permissions=(Permission.CONTROL,))]


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


def test_C15_what_needs_the_comparison_cannot_be_allowed_before_it(stand: Stand) -> None:
    page = page_of(stand, replace(ASK, needs_safety=True))
    assert not page.allow.isEnabled()
    assert "963 794" in words_of(page)
    assert "Skip" not in words_of(page)
    same = next(button for button in page.findChildren(Button) if button.text() == "Same")
    same.click()
    assert stand.of(CompareSafety) == [CompareSafety(SafetyResult.SAME)]
    stand.window.show_snapshot(
        replace(STATES["sharing"], asks=(ASK,), safety_number="963794", safety_result=SafetyResult.SAME)
    )
    assert page.allow.isEnabled()
    assert "The numbers are the same." in words_of(page)


def test_without_that_policy_no_number_stands_on_a_later_question(stand: Stand) -> None:
    assert "963 794" not in words_of(page_of(stand))


def test_how_long_a_recording_may_be_made_is_the_customers_choice(stand: Stand) -> None:
    page = page_of(stand, AskView(9, (Permission.RECORD,), minutes=60, armed_in_s=0))
    assert [page.minutes.itemData(place) for place in range(page.minutes.count())] == [60, 15, 0]
    page.minutes.setCurrentIndex(2)
    page.allow.click()
    assert stand.of(Answer) == [Answer(9, True, stand.now_ms, minutes=0, permissions=(Permission.RECORD,))]


def test_where_local_input_cannot_be_seen_the_card_for_control_says_so(stand: Stand) -> None:
    assert "move your mouse and theirs stops" in words_of(page_of(stand, replace(ASK, id=31)))
    stand.window.show_snapshot(replace(STATES["sharing"], asks=(replace(ASK, id=32),), can_see_local_input=False))
    words = words_of(stand.window.page("ask"))
    assert "cannot tell your mouse from theirs" in words
    assert "theirs stops" not in words
