"""A colleague before the customer: named on a card, asked about on a sheet of his own, shown while he is here."""

import pytest
from msgspec.structs import replace

from assistdesk.runtime.intents_customer import Answer, CompareSafety, ForGuest, SheetShown, Stop
from assistdesk.runtime.snapshot_customer import AgentIdentity, AskView, CustomerSnapshot, GuestView
from assistdesk.ui.customer.ask import AskPage
from assistdesk.ui.customer.guests import GuestPage, InvitePage
from assistdesk.ui.widgets.buttons import Button
from tests.assistdesk.ui.customer.conftest import Stand, dress_anew
from tests.kit.customer_snapshots import CLAIMED, STATES, sheet
from tests.kit.words import words_of

SHARING = STATES["sharing"]
CARD = AskView(7, (), armed_in_s=0, invited="Marco Díaz")
MARCO = replace(CLAIMED, name="Marco Díaz")


def asking_guest(number: int = 3) -> CustomerSnapshot:
    guest = GuestView(number, "Marco Díaz", MARCO, "sheet")
    return replace(SHARING, guests=(guest,), guest_number=number, guest_sheet=sheet(MARCO))


def test_the_card_names_him_says_view_only_and_carries_a_bare_yes(stand: Stand) -> None:
    stand.window.show_snapshot(replace(SHARING, asks=(CARD,)))
    page = stand.window.page("invite")
    assert isinstance(page, InvitePage)
    words = words_of(page)
    assert "“Marco Díaz”" in words
    assert "Only to look." in words
    stand.now_ms = 9_000
    page.allow.click()
    assert stand.of(Answer) == [Answer(7, True, 9_000, minutes=0)]


@pytest.mark.parametrize("is_hand_over", [False, True])
def test_a_hand_over_says_that_the_agent_leaves(stand: Stand, is_hand_over: bool) -> None:
    stand.window.show_snapshot(replace(SHARING, asks=(replace(CARD, is_hand_over=is_hand_over),)))
    assert ("no longer does" in words_of(stand.window.page("invite"))) is is_hand_over


def test_his_sheet_stands_there_like_the_first_and_its_answers_go_to_his_session(stand: Stand) -> None:
    stand.window.show_snapshot(asking_guest())
    page = stand.window._stack.currentWidget()
    assert isinstance(page, GuestPage)
    words = words_of(page)
    assert "Says the name is “Marco Díaz”" in words
    assert "Ana Ruiz asked to let this colleague look as well." in words
    same = next(button for button in page.findChildren(Button) if button.text() == "Same")
    same.click()
    page.deny.click()
    told = [wish.intent for wish in stand.of(ForGuest) if wish.number == 3]
    assert [type(intent) for intent in told if not isinstance(intent, SheetShown)] == [CompareSafety, Answer]
    assert [intent for intent in told if isinstance(intent, SheetShown)]
    assert not stand.of(Answer)
    assert stand.window.bar.isVisible()


def test_the_time_chosen_for_him_outlives_a_change_of_look_and_is_not_for_the_next_colleague(stand: Stand) -> None:
    stand.window.show_snapshot(asking_guest())
    page = stand.window.page("guest")
    assert isinstance(page, GuestPage)
    page.minutes.setCurrentIndex(page.minutes.findData(15))
    dress_anew(stand)
    page = stand.window.page("guest")
    assert isinstance(page, GuestPage)
    assert page.minutes.currentData() == 15
    stand.window.show_snapshot(asking_guest(4))
    assert page.minutes.currentData() == 60


def test_closing_the_window_before_his_sheet_is_a_no_to_him_only(stand: Stand) -> None:
    stand.window.show_snapshot(asking_guest())
    stand.window.close()
    assert stand.window.isVisible()
    assert not stand.of(Stop)
    (answer,) = [wish.intent for wish in stand.of(ForGuest) if isinstance(wish.intent, Answer)]
    assert not answer.allow


def test_the_agents_own_question_goes_before_his_sheet(stand: Stand) -> None:
    stand.window.show_snapshot(replace(asking_guest(), asks=STATES["ask-control"].asks))
    assert type(stand.window._stack.currentWidget()) is AskPage


def test_who_is_here_is_said_with_a_way_to_end_him_alone(stand: Stand) -> None:
    looking = GuestView(3, "Marco Díaz", AgentIdentity("Marco Díaz", "Talleres Norte", True), "looking", True)
    stand.window.show_snapshot(replace(SHARING, guests=(looking,), watchers=("Ana Ruiz", "Marco Díaz")))
    page = stand.window.page("sharing")
    assert "Sees your screen" in words_of(page)
    assert "+1" in words_of(stand.window.bar)
    end = next(button for button in page.findChildren(Button) if button.accessibleName().startswith("End the session"))
    end.click()
    assert stand.of(ForGuest)[-1] == ForGuest(3, Stop("button"))
