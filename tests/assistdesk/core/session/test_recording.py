"""The layout of a recording: headers, keys, blocks and items, and what none of them is."""

import struct

import pytest

from assistdesk.core.errors import MisuseError, PeerError, RefusedError
from assistdesk.core.session.recording import (
    BODY_MAX_BYTES,
    HEADER_MAX_BYTES,
    ITEM_MAX_BYTES,
    BlockCipher,
    End,
    Header,
    Item,
    ItemParser,
    ItemType,
    Kind,
    Point,
    Recipient,
    pack_index,
    parse_end,
    parse_head,
    parse_header,
    unwrap_key,
    wrap_key,
)
from tests.assistdesk.core.session.recordings import FILE_ID, FILE_KEY, KEY, OTHER, SESSION_ID, header


def test_a_header_comes_back_as_it_was() -> None:
    made = header(KEY, OTHER)
    packed = made.pack()
    assert parse_header(packed + b"blocks follow") == (made, len(packed))
    assert packed[:6] == b"ADR1" + (47 + 2 * 88).to_bytes(2, "big")


def test_D12_a_header_with_nine_recipients_or_none_is_refused() -> None:
    one = Recipient(bytes(8), bytes(80))
    eight = Header(FILE_ID, SESSION_ID, 0, (one,) * 8)
    assert len(eight.pack()) == HEADER_MAX_BYTES
    for count in (0, 9):
        with pytest.raises(MisuseError, match="recording_recipients"):
            Header(FILE_ID, SESSION_ID, 0, (one,) * count).pack()
        packed = bytearray(Header(FILE_ID, SESSION_ID, 0, (one,) * 8).pack() + bytes(88))
        packed[4:6], packed[46] = (47 + 88 * count).to_bytes(2, "big"), count
        with pytest.raises(PeerError, match="recording_header"):
            parse_header(bytes(packed))


@pytest.mark.parametrize(
    "spoil",
    [lambda raw: b"ADR2" + raw[4:], lambda raw: raw[:50], lambda raw: b"", lambda raw: raw[:5] + b"\0" + raw[6:]],
)
def test_a_header_of_another_version_cut_or_with_another_length_is_refused(spoil: object) -> None:
    assert callable(spoil)
    with pytest.raises(PeerError, match="recording_header"):
        parse_header(spoil(header().pack()))


def test_the_file_key_opens_for_each_recipient_and_for_nobody_else() -> None:
    made = header(KEY, OTHER)
    assert unwrap_key(made, [KEY]) == unwrap_key(made, [OTHER]) == FILE_KEY
    with pytest.raises(RefusedError, match="recording_key"):
        unwrap_key(header(OTHER), [KEY])
    with pytest.raises(RefusedError, match="recording_key"):
        unwrap_key(made, [])


def test_a_wrapped_key_of_another_file_does_not_open() -> None:
    moved = Header(b"\x0e" * 16, SESSION_ID, 0, (wrap_key(KEY.public, FILE_ID, FILE_KEY),))
    with pytest.raises(RefusedError, match="recording_key"):
        unwrap_key(moved, [KEY])


def test_a_block_opens_as_itself_and_as_nothing_else() -> None:
    cipher = BlockCipher(b"header", FILE_KEY)
    sealed = cipher.seal(Kind.ITEMS, 3, 1_500, b"items")
    head = parse_head(sealed[:16])
    assert (head.kind, head.index, head.t_ms, head.length) == (Kind.ITEMS, 3, 1_500, 21)
    assert cipher.open(head, sealed[16:]) == b"items"
    assert "0c0c" not in repr(cipher)
    for other, changed, body in (
        (BlockCipher(b"another", FILE_KEY), sealed[:16], sealed[16:]),
        (BlockCipher(b"header", bytes(32)), sealed[:16], sealed[16:]),
        (cipher, sealed[:7] + b"\x04" + sealed[8:16], sealed[16:]),
        (cipher, sealed[:11] + b"\x01" + sealed[12:16], sealed[16:]),
        (cipher, b"\x02" + sealed[1:16], sealed[16:]),
        (cipher, sealed[:16], sealed[16:-1] + b"\0"),
    ):
        with pytest.raises(PeerError, match="block_damaged"):
            other.open(parse_head(changed), body)


@pytest.mark.parametrize(
    "head",
    [
        b"",
        bytes(15),
        struct.pack(">B3sIII", 0, bytes(3), 0, 0, 17),
        struct.pack(">B3sIII", 5, bytes(3), 0, 0, 17),
        struct.pack(">B3sIII", 1, b"\0\0\1", 0, 0, 17),
        struct.pack(">B3sIII", 1, bytes(3), 0, 0, 16),
        struct.pack(">B3sIII", 1, bytes(3), 0, 0, BODY_MAX_BYTES + 1),
    ],
)
def test_what_is_no_block_head_is_refused(head: bytes) -> None:
    with pytest.raises(PeerError, match="block_head"):
        parse_head(head)


def test_items_run_over_blocks_wherever_they_are_cut() -> None:
    items = [Item(ItemType.MARK, 1, b""), Item(ItemType.LEDGER, 1, b"line"), Item(ItemType.CURSOR, 9, bytes(60))]
    packed = b"".join(item.pack() for item in items)
    for cut in range(len(packed) + 1):
        parser = ItemParser()
        assert [*parser.add(packed[:cut]), *parser.add(packed[cut:])] == items
        assert parser.is_between


@pytest.mark.parametrize(
    ("packed", "rule"),
    [
        (struct.pack(">BII", 0, 0, 0), "item_type"),
        (struct.pack(">BII", 6, 0, 0), "item_type"),
        *[(struct.pack(">BII", kind, 0, limit + 1), "item_length") for kind, limit in ITEM_MAX_BYTES.items()],
        (Item(ItemType.MARK, 9, b"").pack() + Item(ItemType.MARK, 8, b"").pack(), "item_time"),
    ],
)
def test_what_is_no_item_is_refused_before_it_is_kept(packed: bytes, rule: str) -> None:
    with pytest.raises(PeerError, match=rule):
        ItemParser().add(packed)


def test_index_and_end_have_their_layout() -> None:
    assert pack_index([Point(1, 2), Point(3, 4)]).hex() == "000000010000000000000002000000030000000000000004"
    end = End(7, 2, 41, b"\x09" * 32)
    assert parse_end(end.pack()) == end
    for wrong in (end.pack()[:-1], end.pack() + b"\0"):
        with pytest.raises(PeerError):
            parse_end(wrong)
