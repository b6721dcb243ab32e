"""core/desk/context_card.py: what is asked and how it is signed, and what is left of a hostile answer."""

import base64

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.desk.context_card import (
    LABEL_CHARS_MAX,
    ROWS_MAX,
    VALUE_CHARS_MAX,
    ask_about,
    plain,
    read_card,
    sign,
    write_secret,
)
from assistdesk.core.desk.context_shapes import ContextRow
from assistdesk.core.errors import PeerError


def rows(text: str) -> list[tuple[str, str | bool]]:
    return [(row.label, row.value) for row in read_card(text.encode())]


def test_asked_are_an_address_and_an_id_and_nothing_else() -> None:
    assert ask_about("lucia@example.com", "") == b'{"email":"lucia@example.com","external_id":null}'
    assert ask_about("", "C-7") == b'{"email":null,"external_id":"C-7"}'


def test_w1_the_request_is_signed_as_standard_webhooks_are() -> None:
    key, body = b"0123456789abcdef" * 2, b'{"type":"ticket.updated","ticket":{"id":42}}'
    assert sign(key, "msg_1", 1_772_359_200, body) == {
        "webhook-id": "msg_1",
        "webhook-timestamp": "1772359200",
        "webhook-signature": "v1,RswH6512Vcg4KPN6ZTDYhUXE31G41w1HIVgWJKbXPvo=",
    }
    assert base64.b64decode(write_secret(key).removeprefix("whsec_")) == key


def test_rows_come_in_their_order_as_text_numbers_as_they_are_written() -> None:
    told = '{"Plan": "Premium", "Seats": 120, "Due": -12.50, "Big": 1e400, "Partner": true, "Blocked": false}'
    assert rows(told) == [
        ("Plan", "Premium"),
        ("Seats", "120"),
        ("Due", "-12.50"),
        ("Big", "1e400"),
        ("Partner", True),
        ("Blocked", False),
    ]


def test_what_says_nothing_or_holds_more_inside_is_left_out_and_the_rest_is_cut() -> None:
    assert rows('{"a": null, "b": "", "c": " \\n ", "": "x", "d": [1], "e": {"f": "g"}, "h": "i"}') == [("h", "i")]
    many = msgspec.json.encode({f"k{n}": [] if n % 2 else str(n) for n in range(100)})
    found = read_card(many)
    assert [row.value for row in found] == [str(n) for n in range(0, 2 * ROWS_MAX, 2)]
    long = read_card(msgspec.json.encode({"k" * 500: "v" * 5_000, "n": 10**400}))
    assert [(len(row.label), len(str(row.value))) for row in long] == [
        (LABEL_CHARS_MAX, VALUE_CHARS_MAX),
        (1, VALUE_CHARS_MAX),
    ]


def test_signs_that_turn_or_break_the_text_are_gone() -> None:
    assert rows('{"Pl\\u202ean": "a\\u2066\\nb\\u0000c\\u2028d\\u200ee<b>&amp;", "x": "क्\\u200dष"}') == [
        ("Pl an", "a b c d e<b>&amp;"),
        ("x", "क्\u200dष"),
    ]


@pytest.mark.parametrize(
    "told",
    [
        b"",
        b"[]",
        b'"text"',
        b"null",
        b"<html></html>",
        b'{"a": 1',
        b'{"a": "\xff"}',
        b'{"a": "\\ud800"}',
        b'{"a": 01}',
        b'{"a": "' + b"[" * 60_000,
        b'{"a": ' + b"[" * 65_000,
        b'{"a": ' + b"[" * 30_000 + b"]" * 30_000 + b"}",
        b"\xef\xbb\xbf{}",
    ],
)
def test_what_is_no_object_is_refused_whole(told: bytes) -> None:
    with pytest.raises(PeerError, match="context_json"):
        read_card(told)


@given(st.binary(max_size=400) | st.text(max_size=300).map(lambda text: msgspec.json.encode({text: text})))
def test_whatever_comes_is_refused_or_left_within_bounds(told: bytes) -> None:
    try:
        found = read_card(told)
    except PeerError:
        return
    assert len(found) <= ROWS_MAX
    for row in found:
        assert isinstance(row, ContextRow)
        assert 0 < len(row.label) <= LABEL_CHARS_MAX
        assert row.value is True or row.value is False or 0 < len(row.value) <= VALUE_CHARS_MAX


def test_a_text_of_signs_alone_is_read_only_so_far() -> None:
    assert plain("\u202e" * 3_000 + "x", 10) == ""
