"""An entry has one spelling, bounded, typed; anything else is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistdesk.core.errors import MisuseError, PeerError
from assistdesk.core.session.entries import (
    DETAILS,
    ENTRY_BYTES,
    LinkMoved,
    PermissionFact,
    Refused,
    decode_entry,
    digest_of,
    encode_entry,
    permission_fact,
)
from assistdesk.core.types import Permission, Role, Scope, Why

LINE = encode_entry(
    bytes(16), 3, bytes(32), Role.HOST, 10, 20, "perm.on", permission_fact(Permission.VIEW, 1, Scope((0,)), 60)
)


def test_an_entry_comes_back_as_it_was_written() -> None:
    entry = decode_entry(LINE)
    assert (entry.n, entry.ev, entry.mono, entry.by) == (3, "perm.on", 20, Role.HOST)
    assert entry.detail == PermissionFact("view", 1, Scope((0,)), 60, None)
    assert len(digest_of(LINE)) == 32
    assert LINE.startswith(b'{"v":1,"s":"00000000000000000000000000000000","n":3,"prev":"')


@settings(max_examples=100)
@given(st.integers(0, len(LINE) - 1), st.binary(max_size=3))
def test_any_other_spelling_is_refused_or_another_entry(at: int, piece: bytes) -> None:
    edited = LINE[:at] + piece + LINE[at + 1 :]
    try:
        entry = decode_entry(edited)
    except PeerError:
        return
    assert (
        encode_entry(
            bytes.fromhex(entry.s),
            entry.n,
            bytes.fromhex(entry.prev),
            entry.by,
            entry.wall,
            entry.mono,
            entry.ev,
            entry.detail,
        )
        == edited
    )


@settings(max_examples=100)
@given(st.binary(max_size=300))
def test_garbage_is_refused_and_never_anything_else(data: bytes) -> None:
    with pytest.raises(PeerError):
        decode_entry(data)


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        (b'"n":3', b'"n":03', "entry_form"),
        (b'"n":3', b'"n":3.0', "entry_form"),
        (b'"n":3', b'"n": 3', "entry_spelling"),
        (b'"v":1', b'"v":2', "entry_form"),
        (b"perm.on", b"perm.no", "entry_form"),
        (b'"view"', b'"look"', "entry_form"),
        (b'"view"', b'"\\u0076iew"', "entry_spelling"),
        (b'"why":null', b'"why":"because"', "entry_form"),
        (b'"why":null', b'"why":null,"x":1', "entry_form"),
        (b'"by":"host"', b'"by":"relay"', "entry_form"),
    ],
)
def test_every_rule_of_an_entry_is_kept(before: bytes, after: bytes, rule: str) -> None:
    with pytest.raises(PeerError, match=rule):
        decode_entry(LINE.replace(before, after))


def test_deep_and_long_lines_are_refused_in_bounded_time() -> None:
    with pytest.raises(PeerError, match="entry_size"):
        decode_entry(b"[" * (ENTRY_BYTES + 1))
    with pytest.raises(PeerError, match="entry_form"):
        decode_entry(b"[" * ENTRY_BYTES)


def test_our_own_mistakes_are_misuse() -> None:
    with pytest.raises(MisuseError, match="entry_detail"):
        encode_entry(bytes(16), 0, bytes(32), Role.HOST, 0, 0, "link.moved", Refused("x", 1))
    with pytest.raises(MisuseError, match="entry_detail"):
        encode_entry(bytes(16), 0, bytes(32), Role.HOST, 0, 0, "party", LinkMoved())
    with pytest.raises(MisuseError, match="entry_unreadable"):
        encode_entry(bytes(16), 0, bytes(32), Role.HOST, -1, 0, "link.moved", LinkMoved())
    with pytest.raises(MisuseError, match="entry_text"):
        Refused("two\nlines", 1)
    with pytest.raises(MisuseError, match="entry_permission"):
        PermissionFact("look", 0, Scope(), None, Why.STOP)


def test_the_table_of_events_is_the_protocols() -> None:
    assert len(DETAILS) == 22
