"""Every kind of line of a ledger file, and what is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistdesk.core.errors import PeerError
from assistdesk.core.session.items import (
    LINE_BYTES,
    EntryLine,
    Head,
    Opening,
    RelayRecord,
    Seal,
    closing_item,
    first_prev,
    head_bytes,
    head_item,
    opening_item,
    parse_item,
    read_handshake,
    relay_item,
    split_lines,
    tail_item,
    transcript_digest,
)
from assistdesk.core.types import Role
from tests.assistdesk.core.session.play import AT_HOST, HOST_KEY, ROOM, VIEWER_KEY
from tests.assistdesk.core.session.test_entries import LINE


def test_each_item_comes_back() -> None:
    opening = parse_item(opening_item(ROOM, AT_HOST.transcript))
    assert isinstance(opening, Opening)
    assert opening.messages == AT_HOST.transcript
    assert parse_item(head_item(1, bytes(32), Role.HOST, bytes(64))) == Head(1, "00" * 32, Role.HOST, "00" * 64)
    tail = parse_item(tail_item(LINE))
    assert isinstance(tail, EntryLine)
    assert tail.is_tail
    record = RelayRecord("00" * 16, 1, None, 2, 3, "done")
    assert parse_item(relay_item(record)) == record
    assert parse_item(closing_item(bytes(32))) == Seal(bytes(32))


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        (b"E {}", "line_end"),
        (b"E{}\n", "item_kind"),
        (b"X {}\n", "item_kind"),
        (b"H {}\n", "item_form"),
        (b"H [\n", "item_form"),
        (b"R \xff\n", "item_form"),
        (head_item(1, bytes(32), Role.HOST, bytes(64)).replace(b'"n":1', b'"n": 1'), "item_spelling"),
        (b"Z zz\n", "item_form"),
        (b"Z \xff\n", "item_form"),
        (b"Z " + b"AA" * 32 + b"\n", "item_spelling"),
        (b"Z 00\n", "item_spelling"),
        (b"E " + b" " * LINE_BYTES, "line_size"),
    ],
)
def test_every_other_line_is_refused(line: bytes, rule: str) -> None:
    with pytest.raises(PeerError, match=rule):
        parse_item(line)


@settings(max_examples=100)
@given(st.binary(max_size=400))
def test_garbage_gives_an_item_or_peer_error(data: bytes) -> None:
    try:
        parse_item(data)
    except PeerError:
        return
    raise AssertionError("garbage was an item")


@settings(max_examples=50)
@given(st.lists(st.binary(max_size=20), max_size=20), st.integers(1, 7))
def test_lines_are_split_the_same_however_they_come(parts: list[bytes], size: int) -> None:
    data = b"\n".join(parts)
    chunks = [data[at : at + size] for at in range(0, len(data), size)]
    assert list(split_lines(chunks)) == data.splitlines(keepends=True) if b"\r" not in data else True
    assert b"".join(split_lines(chunks)) == data


def test_the_keys_and_hashes_of_a_handshake_are_read_again_as_the_ends_had_them() -> None:
    handshake = read_handshake(AT_HOST.transcript)
    assert handshake.th == AT_HOST.th
    assert (handshake.room, handshake.host_key, handshake.viewer_key) == (ROOM, HOST_KEY.public, VIEWER_KEY.public)


def test_what_is_hashed_and_signed_says_whose_it_is() -> None:
    assert first_prev(bytes(16), bytes(64)) != first_prev(bytes(16), bytes(64), version=2)
    assert head_bytes(bytes(16), Role.HOST, 1, bytes(32)) != head_bytes(bytes(16), Role.VIEWER, 1, bytes(32))
    assert transcript_digest((b"a", b"bc")) != transcript_digest((b"ab", b"c"))


def test_a_line_over_the_bound_comes_cut_off_and_is_the_last() -> None:
    assert [len(line) for line in split_lines([b"x" * 20_000, b"y\n"])] == [LINE_BYTES + 1]
