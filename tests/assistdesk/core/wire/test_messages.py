"""Every message against the table of the protocol, and every way to break one."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistdesk.core.errors import MisuseError, PeerError
from assistdesk.core.types import Permission, Role, SafetyResult, Scope
from assistdesk.core.wire import messages
from assistdesk.core.wire.channel import RULES, Channel
from assistdesk.core.wire.control import decode_notice
from assistdesk.core.wire.messages import ALL, ChatSay, InMove, PermAsk, Ping, Safety, decode, encode, may_send
from tests.vectors import make, make_messages
from tests.vectors.message_table import Row, plain, rows, violations

ROWS = rows()
ROW_IDS = [row.tag for row in ROWS]


def senders(row: Row) -> set[Role]:
    return set(Role) if row.sender == "both" else {Role(row.sender)}


def a_sender(row: Row) -> Role:
    return min(senders(row))


def packed(value: object) -> bytes:
    return msgspec.msgpack.encode(value)


def test_the_messages_are_those_of_the_protocols_table() -> None:
    assert [message.__name__ for message in ALL] == [row.class_name for row in ROWS]
    for message, row in zip(ALL, ROWS, strict=True):
        assert message.__struct_fields__ == tuple(row.fields)
        assert getattr(messages, row.class_name) is message


@pytest.mark.parametrize("row", ROWS, ids=ROW_IDS)
@pytest.mark.parametrize("which", [0, 1], ids=["smallest", "largest"])
def test_F9_every_message_is_taken_at_its_smallest_and_its_largest(row: Row, which: int) -> None:
    payload = packed(plain(row, which))
    for sender in senders(row):
        message = decode(row.channel, payload, sender)
        assert type(message).__name__ == row.class_name
        assert encode(message) == payload
        assert decode(row.channel, memoryview(payload), sender) == message
        assert message.CHANNEL is row.channel
        assert len(payload) <= RULES[row.channel].largest_bytes


@pytest.mark.parametrize("row", ROWS, ids=ROW_IDS)
def test_F9_every_field_is_refused_outside_its_bounds(row: Row) -> None:
    for name, value in violations(row):
        with pytest.raises(PeerError):
            print(name, decode(row.channel, packed(value), a_sender(row)))


@pytest.mark.parametrize("row", ROWS, ids=ROW_IDS)
def test_F8_there_is_no_second_encoding(row: Row) -> None:
    value = plain(row, 0)
    items = list(value.items())
    again = b"".join(packed(name) + packed(item) for name, item in items)
    spoilt = {
        "fields in another order": packed(dict(reversed(items))) if len(items) > 2 else b"\xc0",
        "tag last": packed(dict(items[1:] + items[:1])) if len(items) > 1 else b"\xc0",
        "duplicate key": bytes([0x80 + len(items) + 1]) + again + packed(items[-1][0]) + packed(items[-1][1]),
        "long form of the map": b"\xde" + len(items).to_bytes(2, "big") + again,
        "long form of the tag's name": bytes([0x80 + len(items)]) + b"\xd9\x01t" + again[2:],
        "a field more": packed({**value, "more": 1}),
        "a field less": packed(dict(items[:-1])),
        "trailing byte": packed(value) + b"\xc0",
        "cut": packed(value)[:-1],
        "as an array": packed([item for _, item in items]),
    }
    for what, payload in spoilt.items():
        with pytest.raises(PeerError):
            print(what, decode(row.channel, payload, a_sender(row)))


def test_F8_an_integer_in_a_longer_form_is_refused() -> None:
    assert decode(Channel.CONTROL, b"\x82\xa1t\xa4ping\xa1n\x05", Role.HOST) == Ping(5)
    for long_form in (b"\xcc\x05", b"\xcd\0\x05", b"\xce\0\0\0\x05", b"\xd0\x05", b"\xd3\0\0\0\0\0\0\0\x05"):
        with pytest.raises(PeerError, match="canonical"):
            decode(Channel.CONTROL, b"\x82\xa1t\xa4ping\xa1n" + long_form, Role.HOST)


HOSTILE = {
    "empty": b"",
    "nil": b"\xc0",
    "deep arrays": b"\x91" * 8_000,
    "deep maps": b"\x81\xa1t" * 2_600,
    "array of 4 G": b"\x82\xa1t\xa8ptr.draw\xa6points\xdd\xff\xff\xff\xff",
    "map of 4 G": b"\xdf\xff\xff\xff\xff\xa1t\xa4ping",
    "string of 4 G": b"\x82\xa1t\xdb\xff\xff\xff\xff",
    "bytes of 4 G": b"\x82\xa1t\xa8chat.ack\xa2id\xc6\xff\xff\xff\xff",
    "extension": b"\x82\xa1t\xa4ping\xa1n\xd4\x01\x00",
    "timestamp": b"\x82\xa1t\xa4ping\xa1n\xd6\xff\x00\x00\x00\x00",
    "bad UTF-8 in the tag": b"\x81\xa1t\xa1\xff",
    "bad UTF-8 in a text": b"\x84\xa1t\xa8chat.say\xa2id\xc4\x10" + bytes(16) + b"\xa4text\xa2\xed\xa0\xa4wall\x00",
    "NaN": b"\x82\xa1t\xa4ping\xa1n\xcb\x7f\xf8\0\0\0\0\0\0",
    "bool as int": b"\x82\xa1t\xa4ping\xa1n\xc3",
    "unknown tag": b"\x82\xa1t\xa4pinx\xa1n\x01",
    "tag that is no text": b"\x82\xa1t\x01\xa1n\x01",
    "reserved byte": b"\xc1",
}


@pytest.mark.parametrize("what", HOSTILE)
@pytest.mark.parametrize("channel", [channel for channel in Channel if channel is not Channel.SCREEN])
def test_F7_hostile_messagepack_is_refused(what: str, channel: Channel) -> None:
    for sender in Role:
        with pytest.raises(PeerError):
            decode(channel, HOSTILE[what], sender)


@pytest.mark.parametrize("tag", ["settings", "config", "policy", "set", "grant", "permission", "update", "relay"])
@pytest.mark.parametrize("channel", [channel for channel in Channel if channel is not Channel.SCREEN])
def test_C9_nobody_can_send_settings(tag: str, channel: Channel) -> None:
    payload = msgspec.msgpack.encode({"t": tag, "key": "consent.compare", "value": "off"})
    for sender in Role:
        with pytest.raises(PeerError):
            decode(channel, payload, sender)
    assert decode_notice(msgspec.json.encode({"t": tag, "key": "consent.compare", "value": "off"}).decode()) is None


def test_F7_depth_200_000_is_refused_on_a_channel_that_takes_so_much() -> None:
    for payload in (b"\x91" * 200_000, b"\x81\xa1t" * 66_000, b"\x84\xa1t\xa9clip.push\xa1z" + b"\x91" * 200_000):
        with pytest.raises(PeerError):
            decode(Channel.CLIPBOARD, payload, Role.HOST)


@pytest.mark.parametrize("channel", Channel)
def test_a_payload_over_its_channels_limit_is_not_decoded(channel: Channel) -> None:
    with pytest.raises(PeerError, match="size"):
        decode(channel, b"\x91" * (RULES[channel].largest_bytes + 1), Role.HOST)


@pytest.mark.parametrize("row", ROWS, ids=ROW_IDS)
def test_F4_a_message_comes_on_its_channel_and_from_its_side_only(row: Row) -> None:
    payload = packed(plain(row, 0))
    for channel in Channel:
        for sender in Role:
            if channel is row.channel and sender in senders(row):
                continue
            with pytest.raises(PeerError):
                decode(channel, payload, sender)


def test_only_the_host_says_that_the_safety_number_is_the_same() -> None:
    for result in (SafetyResult.SAME, SafetyResult.SKIPPED):
        payload = encode(Safety(result))
        assert decode(Channel.CONTROL, payload, Role.HOST) == Safety(result)
        assert not may_send(Safety(result), Role.VIEWER)
        with pytest.raises(PeerError, match="direction"):
            decode(Channel.CONTROL, payload, Role.VIEWER)
    assert may_send(Safety(SafetyResult.DIFFERENT), Role.VIEWER)


def test_what_the_other_end_would_refuse_is_not_sent() -> None:
    scope = Scope(monitors=tuple(range(9)))
    for message in (
        Ping(-1),
        Ping(2**64),
        InMove(grant=1, monitor=0, x=65_536, y=0),
        PermAsk(id=1, perm=Permission.VIEW, scope=scope, reason=""),
        Ping("1"),  # type: ignore[arg-type]
        Ping(object()),  # type: ignore[arg-type]
    ):
        with pytest.raises(MisuseError, match="unsendable"):
            encode(message)
    with pytest.raises(MisuseError, match="text_class"):
        ChatSay(id=bytes(16), text="\0", wall=0)


@given(st.sampled_from(ROWS), st.data())
@settings(max_examples=150)
def test_any_change_of_a_message_gives_a_message_or_a_peer_error(row: Row, data: st.DataObject) -> None:
    payload = bytearray(packed(plain(row, data.draw(st.integers(0, 1))))[:2_000])
    for _ in range(data.draw(st.integers(1, 3))):
        payload[data.draw(st.integers(0, len(payload) - 1))] = data.draw(st.integers(0, 255))
    try:
        message = decode(row.channel, payload, a_sender(row))
    except PeerError:
        return
    assert encode(message) == payload


@given(st.binary(max_size=200), st.sampled_from(Channel), st.sampled_from(Role))
def test_garbage_is_a_peer_error(payload: bytes, channel: Channel, sender: Role) -> None:
    with pytest.raises(PeerError):
        decode(channel, payload, sender)


def test_the_vectors_are_those_that_are_kept() -> None:
    assert make.kept("messages.json") == make_messages.build()
