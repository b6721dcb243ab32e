"""The channel table and the buckets that count against it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistdesk.core.types import Role
from assistdesk.core.wire.channel import RULES, SHAPE_BYTES, SHAPE_RATE, STALL_MS, Allowance, Channel, Rate

TABLE = {
    1: ("control", 8 * 1024, 0, 200, 1_000),
    2: ("input", 72 * 1024, 0, 400, 1_000),
    3: ("screen", 12_682_272, 2, 1_000, 1_000),
    4: ("chat", 12 * 1024, 1, 20, 10_000),
    5: ("clipboard", 260 * 1024, 3, 1, 1_000),
    6: ("file", 32 * 1024, 3, 2_000, 1_000),
    7: ("ledger", 8 * 1024, 1, 50, 1_000),
}


@pytest.mark.parametrize("number", TABLE)
def test_the_channels_are_those_of_the_protocols_table(number: int) -> None:
    name, largest, order, count, window = TABLE[number]
    channel = Channel(number)
    rule = RULES[channel]
    assert channel.name.lower() == name
    assert (rule.largest_bytes, rule.order, rule.rate) == (largest, order, Rate(count, window))
    assert rule.senders == (frozenset({Role.HOST}) if name == "screen" else frozenset(Role))
    assert rule.single_record == (name == "file")


def test_shapes_have_limits_of_their_own() -> None:
    assert (72 * 1024, Rate(20, 1_000)) == (SHAPE_BYTES, SHAPE_RATE)


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(1, 3)), max_size=100), st.sampled_from([0, STALL_MS]))
@settings(max_examples=60)
def test_in_no_window_more_is_taken_than_the_rate_and_the_bucket_allow(
    steps: list[tuple[int, int]], stall_ms: int
) -> None:
    rate = Rate(20, 1_000)
    allowance, now_ms, taken = Allowance(rate, 0, stall_ms), 0, 0
    for wait_ms, amount in steps:
        now_ms += wait_ms
        expected_wait_ms = allowance.wait_ms(amount, now_ms)
        if allowance.take(amount, now_ms):
            assert expected_wait_ms == 0
            taken += amount
        else:
            assert not allowance.take(amount, now_ms + expected_wait_ms - 1) or expected_wait_ms == 0
            now_ms += expected_wait_ms
            assert allowance.take(amount, now_ms)
            taken += amount
        assert taken * 1_000 <= 20 * (1_000 + stall_ms + now_ms)


def test_a_clock_that_steps_back_gives_nothing_and_takes_nothing() -> None:
    allowance = Allowance(Rate(1, 1_000), 5_000)
    assert allowance.take(1, 5_000)
    assert not allowance.take(1, 0)
    assert not allowance.take(1, 5_999)
    assert allowance.take(1, 6_000)
