"""Several permissions on one card: each a line with a tick of its own, one time, and only what is ticked is answered."""

from msgspec.structs import replace

from assistdesk.core.session.permissions import HELP_ME_FULLY
from assistdesk.core.types import Permission
from assistdesk.runtime.intents_customer import Answer
from assistdesk.runtime.snapshot_customer import AskView
from assistdesk.ui.customer.ask import AskPage
from assistdesk.ui.customer.bundle import BundleList, bundle_name
from tests.assistdesk.ui.customer.conftest import Stand, dress_anew
from tests.kit.customer_snapshots import STATES
from tests.kit.words import words_of

V, P, C = Permission.VIEW, Permission.POINT, Permission.CONTROL
CLIP, FILES = Permission.CLIPBOARD, Permission.FILES
VIEW_AND_POINT = AskView(9, (V, P), armed_in_s=0, directions=(0, 0), minutes=60, minutes_offered=(60, 15, 0))


def page_of(stand: Stand, *asks: AskView) -> tuple[AskPage, BundleList]:
    stand.window.show_snapshot(replace(STATES["ask-bundle"], asks=asks) if asks else STATES["ask-bundle"])
    page = stand.window.page("ask")
    assert isinstance(page, AskPage)
    assert page.bundle is not None
    return page, page.bundle


def test_each_part_is_listed_and_the_whole_has_its_name(stand: Stand) -> None:
    page, bundle = page_of(stand)
    words = words_of(page)
    for text in (
        "Ana Ruiz asks for several things at once. Untick what you do not want.",
        "Help me fully",
        "Point and draw",
        "Use your mouse and keyboard",
        "You are in charge: move your mouse and theirs stops.",
        "You accept each one.",
        "From me to Ana Ruiz",
        "For 15 minutes",
    ):
        assert text in words
    assert all(tick.isChecked() for tick in bundle.ticks.values())


def test_only_what_is_ticked_is_allowed_and_nothing_ticked_is_no_answer(stand: Stand) -> None:
    page, bundle = page_of(stand)
    for tick in bundle.ticks.values():
        tick.setChecked(False)
    assert not page.allow.isEnabled()
    bundle.ticks[P].setChecked(True)
    bundle.ticks[CLIP].setChecked(True)
    page.allow.click()
    (answer,) = stand.of(Answer)
    assert (answer.allow, answer.permissions, answer.minutes) == (True, (P, CLIP), 15)


def test_without_view_nothing_that_needs_it_can_be_ticked(stand: Stand) -> None:
    page, bundle = page_of(stand, VIEW_AND_POINT)
    assert "View and point" in words_of(page)
    bundle.ticks[V].setChecked(False)
    assert not bundle.ticks[P].isEnabled()
    assert not page.allow.isEnabled()
    bundle.ticks[V].setChecked(True)
    page.minutes.setCurrentIndex(page.minutes.findData(0))
    page.allow.click()
    (answer,) = stand.of(Answer)
    assert (answer.permissions, answer.minutes) == ((V, P), 0)


def test_a_line_that_comes_or_goes_builds_the_card_anew(stand: Stand) -> None:
    _, before = page_of(stand)
    before.ticks[P].setChecked(False)
    _, after = page_of(stand, replace(VIEW_AND_POINT, id=8, permissions=(P, C), directions=(0, 0)))
    assert tuple(after.ticks) == (P, C)
    assert after.ticks[P].isChecked()


def test_a_single_ask_answers_for_what_it_shows_and_nothing_else(stand: Stand) -> None:
    stand.window.show_snapshot(STATES["ask-control"])
    page = stand.window.page("ask")
    assert isinstance(page, AskPage)
    assert page.bundle is None
    page.allow.click()
    assert stand.of(Answer)[0].permissions == (C,)


def test_names_are_for_what_they_name() -> None:
    assert bundle_name((P, V)) == "View and point"
    assert bundle_name(HELP_ME_FULLY) == bundle_name((P, C, CLIP, FILES)) == "Help me fully"
    assert bundle_name((P, C)) == ""
    assert bundle_name((*HELP_ME_FULLY, Permission.RECORD)) == ""


def test_a_part_that_she_took_away_stays_away_through_a_change_of_look(stand: Stand) -> None:
    page, bundle = page_of(stand, VIEW_AND_POINT)
    page.minutes.setCurrentIndex(page.minutes.findData(15))
    bundle.ticks[P].setChecked(False)
    dress_anew(stand)
    fresh = stand.window.page("ask")
    assert isinstance(fresh, AskPage)
    fresh.allow.click()
    given = [(answer.permissions, answer.minutes) for answer in stand.of(Answer)]  # type: ignore[attr-defined]
    assert given == [((V,), 15)]
