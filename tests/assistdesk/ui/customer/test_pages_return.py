"""The card after a restart: who, what for, and a Continue that must be meant."""

from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents_customer import ComeBack, Quit, StayAway
from assistdesk.ui.customer.pages_return import ReturnPage
from tests.assistdesk.ui.customer.conftest import Stand
from tests.kit.customer_snapshots import STATES
from tests.kit.words import words_of


def page_of(stand: Stand, state: str = "return-verified") -> ReturnPage:
    stand.window.show_snapshot(STATES[state])
    page = stand.window.page("return")
    assert isinstance(page, ReturnPage)
    return page


def test_it_says_with_whom_for_which_request_and_that_nobody_sees_anything_now(stand: Stand) -> None:
    words = words_of(page_of(stand))
    assert "Continue the session with Ana Ruiz?" in words
    assert "Your request: “Invoice export freezes at 80 %”" in words
    assert "Nobody sees your screen now." in words
    assert "Ana Ruiz can look again, but cannot click or type." in words
    assert "confirmed" in words
    claimed = words_of(page_of(stand, "return-not-verified"))
    assert "Continue the session with “Ana Ruiz”?" in claimed
    assert "not verified" in claimed


def test_no_has_the_focus_and_continue_counts_after_a_moment_only(stand: Stand, qtbot: QtBot) -> None:
    page = page_of(stand)
    assert stand.window.focusWidget() is page.no
    page.go.click()
    assert stand.of(ComeBack) == []
    qtbot.waitUntil(page.go.isEnabled)
    page.go.click()
    assert stand.of(ComeBack) == [ComeBack(stand.now_ms)]
    page.no.click()
    assert stand.of(StayAway) == [StayAway()]


def test_another_offer_arms_anew_and_without_one_the_code_boxes_stand_there(stand: Stand, qtbot: QtBot) -> None:
    page = page_of(stand)
    qtbot.waitUntil(page.go.isEnabled)
    page_of(stand, "return-not-verified")
    assert not page.go.isEnabled()
    stand.window.show_snapshot(STATES["home"])
    assert stand.window.page("home").isVisible()


def test_a_chat_waits_behind_it_and_closing_the_window_answers_nothing(stand: Stand) -> None:
    page = page_of(stand)
    chat = STATES["chat-active"].chat
    stand.window.show_snapshot(replace(STATES["return-verified"], chat=chat))
    assert page.isVisible()
    stand.window.close()
    assert stand.of(Quit) == [Quit()]
    assert stand.of(StayAway) == []
