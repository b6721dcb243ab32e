"""Chunks, padding, priorities on the way out; order, size and rate on the way in."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistdesk.core.errors import LinkError, MisuseError, PeerError
from assistdesk.core.types import Role
from assistdesk.core.wire import messages
from assistdesk.core.wire.channel import RULES, SCREEN_BYTES, Channel
from assistdesk.core.wire.envelope import (
    PLAINTEXT_MAX_BYTES,
    Receiver,
    Sender,
    Whole,
    chunk_bytes,
    pack,
    padded_bytes,
    unpack,
)
from assistdesk.core.wire.messages import CursorShape
from tests.vectors import make, make_records
from tests.vectors.make_records import bad_plaintexts

FAST = 50_000_000
SLOW = 20_000
NONE = 2**32 - 1


def screen_length(start: memoryview) -> int:
    """A stand-in layout for tests: the length of the whole in the first four bytes of a header of eight."""
    if len(start) < 8:
        raise PeerError("header_cut")
    return int.from_bytes(start[:4], "big")


def picture(size: int) -> bytes:
    return size.to_bytes(4, "big") + bytes(size - 4)


def receiver(sender: Role = Role.HOST) -> Receiver:
    return Receiver(sender, 0, screen_length)


def drained(sender: Sender, line: int = FAST, now_ms: int = 0) -> list[bytes]:
    records = []
    while (record := sender.next_record(now_ms, line)) is not None:
        records.append(record)
    return records


def channels_of(records: list[bytes]) -> list[Channel]:
    return [Channel(record[0]) for record in records]


@given(
    st.sampled_from(Channel),
    st.booleans(),
    st.booleans(),
    st.integers(0, 2**32 - 1),
    st.binary(min_size=1, max_size=600),
)
@settings(max_examples=100)
def test_a_chunk_is_read_as_it_was_packed(
    channel: Channel, first: bool, last: bool, number: int, payload: bytes
) -> None:
    record = pack(channel, first, last, number, memoryview(payload))
    chunk = unpack(record)
    assert chunk is not None
    assert (chunk.channel, chunk.first, chunk.last, chunk.number, chunk.payload) == (
        channel,
        first,
        last,
        number,
        payload,
    )
    assert len(record) == padded_bytes(channel, len(payload))


@pytest.mark.parametrize(
    ("length", "padded"),
    [(1, 64), (56, 64), (57, 256), (249, 1_024), (1_017, 4_096), (4_089, 16_384), (16_377, 33_024), (32_768, 33_024)],
)
def test_small_channels_have_six_sizes(length: int, padded: int) -> None:
    for channel in set(Channel) - {Channel.SCREEN, Channel.FILE}:
        assert padded_bytes(channel, length) == padded


@pytest.mark.parametrize(("length", "padded"), [(1, 256), (248, 256), (249, 512), (32_768, 33_024)])
def test_pictures_and_files_grow_in_steps_of_256(length: int, padded: int) -> None:
    assert padded_bytes(Channel.SCREEN, length) == padded_bytes(Channel.FILE, length) == padded


@pytest.mark.parametrize(("what", "plaintext", "rule"), bad_plaintexts(), ids=[what for what, _, _ in bad_plaintexts()])
def test_F4_F5_F6_a_plaintext_that_no_rule_allows_is_refused(what: str, plaintext: bytes, rule: str) -> None:
    with pytest.raises(PeerError, match=rule):
        unpack(plaintext)
    with pytest.raises(PeerError, match=rule):
        receiver().receive(plaintext, 0)


@pytest.mark.parametrize("channel", [128, 200, 255])
def test_F4_channels_of_later_versions_are_ignored(channel: int) -> None:
    inbox = receiver()
    assert inbox.receive(bytes([channel]) + bytes(63), 0) is None
    assert inbox.record_bytes == 80


@given(st.binary(max_size=300))
@settings(max_examples=100)
def test_any_plaintext_gives_a_chunk_or_a_peer_error(plaintext: bytes) -> None:
    try:
        chunk = unpack(plaintext)
    except PeerError:
        return
    assert chunk is None or pack(chunk.channel, chunk.first, chunk.last, chunk.number, chunk.payload) == plaintext


def test_what_cannot_be_packed_is_our_mistake() -> None:
    for length, number in ((0, 0), (32_769, 0), (1, -1), (1, 2**32)):
        with pytest.raises(MisuseError):
            pack(Channel.CONTROL, True, True, number, bytes(length))


@pytest.mark.parametrize(
    ("line", "size"), [(0, 2_048), (40_960, 2_048), (100_000, 5_000), (655_360, 32_768), (10**9, 32_768)]
)
def test_a_chunk_is_what_the_line_carries_in_50_ms(line: int, size: int) -> None:
    assert chunk_bytes(Channel.SCREEN, line) == size
    assert chunk_bytes(Channel.CLIPBOARD, line) == min(size, 16_384)


MESSAGES = st.lists(
    st.tuples(st.sampled_from(Channel), st.integers(8, 9_000)).map(
        lambda pair: (pair[0], picture(min(pair[1], 8_000)))
    ),
    max_size=12,
)


@given(MESSAGES, st.sampled_from([SLOW, 200_000, FAST]))
@settings(max_examples=60)
def test_all_that_is_put_arrives_whole_and_in_order_per_channel(sent: list[tuple[Channel, bytes]], line: int) -> None:
    sender, inbox, now_ms, got = Sender(Role.HOST, 0), receiver(), 0, []
    for channel, payload in sent:
        sender.put(channel, payload)
    while (due_ms := sender.due_ms(now_ms, line)) is not None:
        assert due_ms < 10_000
        now_ms += due_ms
        record = sender.next_record(now_ms, line)
        assert record is not None
        if (whole := inbox.receive(record, now_ms)) is not None:
            got.append(whole)
    for channel in Channel:
        assert [whole.payload for whole in got if whole.channel is channel] == [p for c, p in sent if c is channel]
        assert [whole.number for whole in got if whole.channel is channel] == list(
            range(sum(c is channel for c, _ in sent))
        )
    assert inbox.record_bytes == sender.record_bytes
    assert inbox.last_numbers() == sender.last_numbers()
    assert sender.is_empty()
    assert not any(sender.queued_bytes(channel) for channel in Channel)


def test_the_lowest_class_goes_first_then_the_lowest_channel() -> None:
    sender = Sender(Role.HOST, 0)
    for channel in reversed(Channel):
        sender.put(channel, picture(40))
    expected = [Channel.CONTROL, Channel.INPUT, Channel.CHAT, Channel.LEDGER, Channel.SCREEN]
    assert channels_of(drained(sender))[:5] == expected


def test_F13_stop_input_and_chat_leave_within_one_chunk_of_a_picture_of_12_mb() -> None:
    sender, inbox = Sender(Role.HOST, 0), receiver()
    sender.put(Channel.SCREEN, picture(SCREEN_BYTES))
    for _ in range(40):
        record = sender.next_record(0, FAST)
        assert record is not None
        assert inbox.receive(record, 0) is None
    sender.put(Channel.CHAT, b"chat")
    sender.put(Channel.INPUT, b"input")
    sender.put(Channel.CONTROL, b"stop")
    urgent = [sender.next_record(0, FAST) or b"" for _ in range(3)]
    assert channels_of(urgent) == [Channel.CONTROL, Channel.INPUT, Channel.CHAT]
    assert all(inbox.receive(record, 0) for record in urgent)
    assert sender.abandon_screen()
    assert sender.next_record(0, FAST) is None
    assert sender.due_ms(0, FAST) is None
    inbox.view_stopped()
    sender.put(Channel.SCREEN, picture(100))
    after = inbox.receive(drained(sender)[0], 0)
    assert after is not None
    assert (after.number, after.payload) == (1, picture(100))


def test_F13_pictures_not_begun_use_no_number_when_they_are_abandoned() -> None:
    sender, inbox = Sender(Role.HOST, 0), receiver()
    sender.put(Channel.SCREEN, picture(100))
    assert not sender.abandon_screen()
    inbox.view_stopped()
    sender.put(Channel.SCREEN, picture(200))
    whole = inbox.receive(drained(sender)[0], 0)
    assert whole is not None
    assert whole.number == 0


def test_F13_an_abandoned_picture_cannot_go_on_and_the_next_has_the_next_number() -> None:
    for number, first, rule in ((0, False, "first_missing"), (0, True, "number"), (2, True, "number")):
        inbox = receiver()
        assert inbox.receive(pack(Channel.SCREEN, True, False, 0, picture(5_000)[:4_000]), 0) is None
        inbox.view_stopped()
        with pytest.raises(PeerError, match=rule):
            inbox.receive(pack(Channel.SCREEN, first, True, number, picture(100)), 0)


def shares(line: int, picture_bytes: int, seconds: int) -> tuple[int, int]:
    """Bytes of pictures and of files in a time in which a picture of this size comes 30 times a second."""
    sender, sent = Sender(Role.HOST, 0), {Channel.SCREEN: 0, Channel.FILE: 0}
    free_ms, now_ms = 0.0, 0
    while now_ms < seconds * 1_000:
        if now_ms % 33 == 0 and sender.queued_bytes(Channel.SCREEN) < 2 * picture_bytes:
            sender.put(Channel.SCREEN, picture(picture_bytes))
        while sender.has_room(Channel.FILE, 16_000):
            sender.put(Channel.FILE, bytes(16_000))
        while free_ms <= now_ms and (record := sender.next_record(now_ms, line)) is not None:
            sent[Channel(record[0])] += len(record)
            free_ms = max(free_ms, now_ms) + len(record) * 1_000 / line
        now_ms += 1
    return sent[Channel.SCREEN], sent[Channel.FILE]


@pytest.mark.parametrize(("line", "picture_bytes"), [(1_000_000, 60_000), (1_000_000, 8_000), (5_000_000, 300_000)])
def test_bulk_gets_between_5_and_30_percent_of_the_line_while_the_picture_moves(line: int, picture_bytes: int) -> None:
    screen, bulk = shares(line, picture_bytes, 4)
    assert bulk / (screen + bulk) >= 0.045
    assert bulk <= 0.32 * line * 4
    if screen > 0.5 * line * 4:
        assert bulk / (screen + bulk) <= 0.32


def test_bulk_has_the_whole_line_when_the_picture_is_at_rest() -> None:
    sender = Sender(Role.HOST, 0)
    sender.put(Channel.SCREEN, picture(100))
    for _ in range(20):
        sender.put(Channel.FILE, bytes(16_000))
    moving = drained(sender, SLOW)
    assert 1 < len(moving) < 20
    due_ms = sender.due_ms(0, SLOW)
    assert due_ms is not None
    assert 0 < due_ms <= 250
    assert len(moving) + len(drained(sender, SLOW, now_ms=251)) == 21


def test_a_message_over_a_limit_is_our_mistake() -> None:
    sender = Sender(Role.HOST, 0)
    for channel in Channel:
        for payload in (b"", bytes(RULES[channel].largest_bytes + 1)):
            with pytest.raises(MisuseError, match="message_size"):
                sender.put(channel, payload)
    with pytest.raises(MisuseError, match="message_size"):
        sender.put(Channel.INPUT, bytes(8 * 1024 + 1))
    with pytest.raises(MisuseError, match="message_size"):
        sender.put(Channel.FILE, bytes(16_385))
    with pytest.raises(MisuseError, match="direction"):
        Sender(Role.VIEWER, 0).put(Channel.SCREEN, picture(100))


@pytest.mark.parametrize("channel", Channel)
def test_every_queue_is_bounded(channel: Channel) -> None:
    sender, count = Sender(Role.HOST, 0), 0
    while sender.has_room(channel, 1_000):
        sender.put(channel, bytes(1_000))
        count += 1
        assert count <= RULES[channel].queue_messages
        assert sender.queued_bytes(channel) <= RULES[channel].queue_bytes
    with pytest.raises(LinkError, match="queue_full"):
        sender.put(channel, bytes(1_000))


def test_the_sender_keeps_to_the_rates_and_says_when_it_goes_on() -> None:
    sender = Sender(Role.HOST, 0)
    for _ in range(3):
        sender.put(Channel.CLIPBOARD, b"text")
    assert len(drained(sender)) == 1
    assert sender.due_ms(0, FAST) == 1_000
    assert sender.next_record(999, FAST) is None
    assert len(drained(sender, now_ms=1_000)) == 1


def shape(side: int) -> bytes:
    return messages.encode(CursorShape(1, side, side, 0, 0, bytes(side * side * 4)))


def test_cursor_shapes_have_a_rate_of_their_own_at_both_ends() -> None:
    sender, inbox = Sender(Role.HOST, 0), receiver()
    for _ in range(25):
        sender.put(Channel.INPUT, shape(2))
    assert len(drained(sender)) == 20
    assert sender.due_ms(0, FAST) == 50
    for number in range(320):
        assert inbox.receive(pack(Channel.INPUT, True, True, number, shape(2)), 0)
    with pytest.raises(PeerError, match="rate"):
        inbox.receive(pack(Channel.INPUT, True, True, 320, shape(2)), 0)


def test_a_cursor_shape_may_be_larger_than_other_input() -> None:
    sender, inbox = Sender(Role.HOST, 0), receiver()
    sender.put(Channel.INPUT, shape(128))
    answers = [inbox.receive(record, 0) for record in drained(sender)]
    assert len(answers) == 3
    assert isinstance(answers[-1], Whole)
    with pytest.raises(PeerError, match="message_size"):
        receiver().receive(pack(Channel.INPUT, True, False, 0, bytes(8 * 1024 + 1)), 0)


def test_what_waits_can_be_dropped_but_a_message_half_sent_goes_on() -> None:
    sender = Sender(Role.HOST, 0)
    for _ in range(3):
        sender.put(Channel.CLIPBOARD, bytes(20_000))
    assert sender.next_record(0, FAST) is not None
    sender.drop_unsent(Channel.CLIPBOARD)
    assert sender.queued_bytes(Channel.CLIPBOARD) == 20_000 - 16_384
    assert len(drained(sender)) == 1
    sender.put(Channel.CLIPBOARD, b"text")
    sender.drop_unsent(Channel.CLIPBOARD)
    assert sender.is_empty()


def test_C2_after_silence_only_the_control_channel_speaks() -> None:
    sender = Sender(Role.HOST, 0)
    for channel in Channel:
        sender.put(channel, picture(100))
    sender.put(Channel.SCREEN, picture(100_000))
    sender.silence()
    assert sender.last_numbers() == (0, NONE, NONE, NONE, NONE, NONE, NONE)
    sender.put(Channel.CONTROL, b"bye")
    for channel in set(Channel) - {Channel.CONTROL}:
        assert not sender.has_room(channel, 1)
        with pytest.raises(LinkError):
            sender.put(channel, picture(100))
    assert channels_of(drained(sender)) == [Channel.CONTROL, Channel.CONTROL]


FIRST_MIDDLE_LAST = {
    "LAST without FIRST": [(False, True, 0)],
    "middle without FIRST": [(False, False, 0)],
    "FIRST inside": [(True, False, 0), (True, False, 0)],
    "FIRST and LAST inside": [(True, False, 0), (True, True, 1)],
    "number skipped": [(True, True, 1)],
    "number repeated": [(True, True, 0), (True, True, 0)],
    "number skipped inside": [(True, False, 0), (False, True, 1)],
}


@pytest.mark.parametrize("what", FIRST_MIDDLE_LAST)
@pytest.mark.parametrize("channel", [channel for channel in Channel if channel is not Channel.FILE])
def test_F5_chunks_out_of_order_are_refused(what: str, channel: Channel) -> None:
    inbox, steps = receiver(), FIRST_MIDDLE_LAST[what]
    payload = picture(8) if steps[0][1] else picture(16)[:8]
    for first, last, number in steps[:-1]:
        inbox.receive(pack(channel, first, last, number, payload), 0)
    first, last, number = steps[-1]
    with pytest.raises(PeerError, match=r"first_|number"):
        inbox.receive(pack(channel, first, last, number, payload), 0)


@pytest.mark.parametrize(("first", "last"), [(True, False), (False, True), (False, False)])
def test_F5_a_file_message_is_one_record(first: bool, last: bool) -> None:
    with pytest.raises(PeerError, match="split"):
        receiver().receive(pack(Channel.FILE, first, last, 0, b"data"), 0)


@pytest.mark.parametrize("channel", [Channel.CONTROL, Channel.INPUT, Channel.CHAT, Channel.CLIPBOARD, Channel.LEDGER])
@pytest.mark.parametrize("more", [0, 1])
def test_F5_a_message_over_its_limit_by_1_is_refused_before_it_is_kept(channel: Channel, more: int) -> None:
    limit = 8 * 1024 if channel is Channel.INPUT else RULES[channel].largest_bytes
    sizes = [limit // 10 * 4] * 2 + [limit - limit // 10 * 8 + more] if limit < 32_768 else [32_000] * (limit // 32_000)
    sizes += [limit - sum(sizes) + more] if sum(sizes) < limit else []
    records = [pack(channel, at == 0, at == len(sizes) - 1, 0, bytes(size)) for at, size in enumerate(sizes)]
    inbox = receiver()
    assert not any(inbox.receive(record, 0) for record in records[:-1])
    if more:
        with pytest.raises(PeerError, match="message_size"):
            inbox.receive(records[-1], 0)
    else:
        whole = inbox.receive(records[-1], 0)
        assert whole is not None
        assert len(whole.payload) == limit


def test_I2_a_picture_is_refused_by_its_header_before_the_rest_is_kept() -> None:
    cases = {
        "header_cut": bytes(7),
        "message_size": (SCREEN_BYTES + 1).to_bytes(4, "big") + bytes(100),
    }
    for rule, payload in cases.items():
        with pytest.raises(PeerError, match=rule):
            receiver().receive(pack(Channel.SCREEN, True, False, 0, payload), 0)


@pytest.mark.parametrize(
    ("announced", "sizes"), [(100, [101]), (100, [99]), (100, [60, 41]), (100, [60, 39]), (7, [8])]
)
def test_I2_a_picture_is_exactly_as_long_as_its_header_says(announced: int, sizes: list[int]) -> None:
    inbox, data = receiver(), announced.to_bytes(4, "big") + bytes(200)
    records = [pack(Channel.SCREEN, at == 0, at == len(sizes) - 1, 0, data[:size]) for at, size in enumerate(sizes)]
    assert not any(inbox.receive(record, 0) for record in records[:-1])
    with pytest.raises(PeerError, match="message_size"):
        inbox.receive(records[-1], 0)


def test_I2_a_picture_that_is_complete_must_say_so() -> None:
    with pytest.raises(PeerError, match="message_size"):
        receiver().receive(pack(Channel.SCREEN, True, False, 0, picture(100)), 0)


def test_F4_a_picture_from_the_viewer_is_refused() -> None:
    with pytest.raises(PeerError, match="direction"):
        receiver(Role.VIEWER).receive(pack(Channel.SCREEN, True, True, 0, picture(100)), 0)


@pytest.mark.parametrize("channel", [channel for channel in Channel if channel is not Channel.SCREEN])
def test_F11_more_messages_than_the_rate_allows_end_the_link(channel: Channel) -> None:
    inbox, rate = receiver(), RULES[channel].rate
    bound = rate.count * (rate.window_ms + 15_000) // rate.window_ms
    with pytest.raises(PeerError, match="rate"):
        for number in range(bound + 1):
            inbox.receive(pack(channel, True, True, number, b"x"), 0)
    assert inbox.last_numbers()[channel - 1] == bound - 1


@pytest.mark.no_cover
def test_F11_input_at_the_rate_is_taken_for_ever_and_above_it_is_not() -> None:
    for per_second, seconds, is_taken in ((400, 30, True), (1_000, 12, False)):
        inbox, refused = receiver(Role.VIEWER), False
        for number in range(per_second * seconds):
            try:
                inbox.receive(pack(Channel.INPUT, True, True, number, b"x"), number * 1_000 // per_second)
            except PeerError as error:
                refused = error.rule == "rate"
                break
        assert refused != is_taken


@pytest.mark.no_cover
def test_F11_a_flood_of_tiny_records_ends_the_link() -> None:
    inbox, record = receiver(), pack(Channel.SCREEN, False, False, 0, b"x")
    inbox.receive(pack(Channel.SCREEN, True, False, 0, picture(1_000_000)[:8]), 0)
    with pytest.raises(PeerError, match="flood"):
        for _ in range(200_000):
            inbox.receive(record, 10)


def test_F11_more_than_64_mib_a_second_for_5_s_ends_the_link() -> None:
    inbox, now_ms, record = receiver(), 0, pack(Channel.SCREEN, True, True, 0, picture(32_000))
    unknown = b"\x80" + record[1:]
    with pytest.raises(PeerError, match="flood"):
        for count in range(40_000):
            now_ms = count * 1_000 // 5_000
            assert inbox.receive(unknown, now_ms) is None
    assert now_ms > 1_000


def test_a_whole_message_of_one_record_is_not_copied() -> None:
    record = pack(Channel.SCREEN, True, True, 0, picture(1_000))
    whole = receiver().receive(record, 0)
    assert whole is not None
    assert whole.payload.obj is record
    assert whole.payload.readonly


def test_chunks_of_different_channels_mix_freely() -> None:
    inbox = receiver()
    assert inbox.receive(pack(Channel.SCREEN, True, False, 0, picture(16)[:8]), 0) is None
    assert inbox.receive(pack(Channel.CHAT, True, False, 0, b"he"), 0) is None
    assert inbox.receive(pack(Channel.CONTROL, True, True, 0, b"ping"), 0)
    chat = inbox.receive(pack(Channel.CHAT, False, True, 0, b"llo"), 0)
    screen = inbox.receive(pack(Channel.SCREEN, False, True, 0, bytes(8)), 0)
    assert chat is not None
    assert screen is not None
    assert (bytes(chat.payload), bytes(screen.payload)) == (b"hello", picture(16))
    assert screen.payload.readonly


@given(st.lists(st.tuples(st.sampled_from(Channel), st.booleans(), st.booleans(), st.integers(0, 2)), max_size=30))
@settings(max_examples=100)
def test_random_orders_of_chunks_give_messages_in_order_or_a_peer_error(
    steps: list[tuple[Channel, bool, bool, int]],
) -> None:
    inbox, numbers = receiver(), dict[Channel, list[int]]()
    for channel, first, last, number in steps:
        try:
            whole = inbox.receive(pack(channel, first, last, number, picture(8)), 0)
        except PeerError:
            return
        if whole is not None:
            numbers.setdefault(channel, []).append(whole.number)
    for found in numbers.values():
        assert all(after == before + 1 for before, after in pairwise(found))


def test_no_plaintext_is_larger_than_a_record() -> None:
    assert max(padded_bytes(channel, 32_768) for channel in Channel) == PLAINTEXT_MAX_BYTES


def test_the_vectors_are_those_that_are_kept() -> None:
    assert make.kept("records.json") == make_records.build()
