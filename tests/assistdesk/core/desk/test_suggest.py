"""What the search box offers: operators by their beginning, values by any part of a name, nothing inside exact words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.desk.fold import OPERATORS, parse_query
from assistdesk.core.desk.suggest import SUGGESTIONS_MAX, Known, suggest

KNOWN = Known(agents=("Ana Ruiz", "Bo"), requesters=("Lucía Fernández", "陈伟"), tags=("vip", "vpn", "two words"))


def shown(text: str, cursor: int | None = None) -> list[str]:
    return [one.shown for one in suggest(text, len(text) if cursor is None else cursor, KNOWN)]


@pytest.mark.parametrize(
    ("text", "offers"),
    [
        ("st", ["status:"]),
        ("printer a", ["assignee:"]),
        ("-t", ["tag:", "type:"]),
        ("c", ["created<", "channel:"]),
        ("status:o", ["status:open"]),
        ("assignee:", ["assignee:me", "assignee:none", 'assignee:"Ana Ruiz"', "assignee:Bo"]),
        ("assignee:ru", ['assignee:"Ana Ruiz"']),
        ("requester:luc", ['requester:"Lucía Fernández"']),
        ('requester:"陈', ["requester:陈伟"]),
        ("tag:v", ["tag:vip", "tag:vpn"]),
        ("-tag:two", ['tag:"two words"']),
        ("du", ["due<"]),
        ("due:", ["due:none"]),
        ("org:x", []),
        ("zzz", []),
        ('"sta', []),
        ('say -"sta', []),
        ('"a b" st', ["status:"]),
        ("status:open", []),
    ],
)
def test_the_word_at_the_cursor_is_completed(text: str, offers: list[str]) -> None:
    assert shown(text) == offers


def test_an_empty_box_shows_the_most_used_operators() -> None:
    assert shown("")[:3] == ["status:", "assignee:", "is:"]
    assert len(shown("")) == SUGGESTIONS_MAX


def test_what_is_taken_stands_in_its_place_and_the_rest_stays() -> None:
    (offer,) = suggest("x -st y", 5, KNOWN)
    assert (offer.text, offer.cursor, offer.is_whole) == ("x -status: y", 10, False)
    offer = suggest("x status:op y", 11, KNOWN)[0]
    assert (offer.text, offer.cursor, offer.is_whole, offer.operator) == ("x status:open y", 13, True, "status")


@given(st.text(alphabet='abs:-" tu', max_size=20), st.integers(-3, 30))
def test_any_text_is_offered_something_sensible_or_nothing(text: str, cursor: int) -> None:
    offers = suggest(text, cursor, KNOWN)
    assert len(offers) <= SUGGESTIONS_MAX
    for offer in offers:
        assert 0 <= offer.cursor <= len(offer.text)
        assert offer.operator in OPERATORS


def test_every_value_that_is_offered_means_something() -> None:
    for operator in OPERATORS:
        for offer in suggest(f"{operator}:", len(operator) + 1, KNOWN):
            assert parse_query(offer.text).faults == ()
