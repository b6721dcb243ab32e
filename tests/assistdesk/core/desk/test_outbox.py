"""The outbox's rules: no write is lost, none is hammered, keys are good UUIDv7."""

import uuid

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistdesk.core.desk import outbox
from assistdesk.core.errors import LinkError, MisuseError, RefusedError


@pytest.mark.parametrize("status", [408, 425, 429, 503, 507])
def test_an_answer_that_means_later_is_tried_again(status: int) -> None:
    assert outbox.judge(RefusedError("later", status=status)) is outbox.Verdict.RETRY


def test_a_lost_line_is_tried_again() -> None:
    assert outbox.judge(LinkError("unreachable")) is outbox.Verdict.RETRY


def test_a_lost_sign_in_waits_for_the_person() -> None:
    assert outbox.judge(RefusedError("signed_out", status=401)) is outbox.Verdict.SIGN_IN


@pytest.mark.parametrize("status", [400, 403, 404, 409, 413, 422, None])
def test_every_other_refusal_is_final(status: int | None) -> None:
    assert outbox.judge(RefusedError("no", status=status)) is outbox.Verdict.REFUSED


@given(st.integers(1, 10_000), st.floats(0, 1))
@settings(max_examples=50)
def test_a_delay_is_never_a_hot_loop_and_never_over_a_minute(attempt: int, jitter: float) -> None:
    assert 500 <= outbox.delay_ms(attempt, jitter) <= 60_000


@given(st.integers(-5, 10_000))
@settings(max_examples=30)
def test_the_relays_wish_is_kept_up_to_five_minutes(retry_after_s: int) -> None:
    assert min(300_000, retry_after_s * 1000) <= outbox.delay_ms(1, 0.0, retry_after_s) <= 300_000


@pytest.mark.parametrize(
    ("error", "least_s", "most_s"),
    [
        (None, 0.5, 1),
        (LinkError("unreachable"), 0.5, 1),
        (LinkError("busy", retry_after_s=90), 90, 90),
        (RefusedError("too_many", retry_after_s=7), 7, 7),
        (RefusedError("too_many", retry_after_s="soon"), 0.5, 1),
    ],
)
def test_who_waits_heeds_what_the_relay_asked_for(
    error: LinkError | RefusedError | None, least_s: float, most_s: float
) -> None:
    assert outbox.wait_s(1, b"\xff", error) == least_s
    assert outbox.wait_s(1, b"\x00", error) == most_s


@pytest.mark.parametrize(("attempt", "jitter"), [(0, 0.5), (1, -0.1), (1, 1.1)])
def test_a_delay_without_sense_is_our_own_bug(attempt: int, jitter: float) -> None:
    with pytest.raises(MisuseError):
        outbox.delay_ms(attempt, jitter)


@given(st.integers(0, (1 << 48) - 1), st.binary(min_size=10, max_size=10))
@settings(max_examples=50)
def test_a_key_is_a_version_7_uuid_that_sorts_by_time(now_ms: int, tail: bytes) -> None:
    key = uuid.UUID(outbox.make_key(now_ms, tail))
    assert (key.version, key.variant, key.int >> 80) == (7, uuid.RFC_4122, now_ms)


@given(st.binary(min_size=10, max_size=10), st.binary(min_size=10, max_size=10))
@settings(max_examples=50)
def test_two_keys_differ_when_their_last_74_bits_do(one: bytes, two: bytes) -> None:
    mask = (1 << 74) - 1
    same = int.from_bytes(one) & mask == int.from_bytes(two) & mask
    assert (outbox.make_key(5, one) == outbox.make_key(5, two)) is same


@pytest.mark.parametrize(("now_ms", "tail"), [(-1, bytes(10)), (1 << 48, bytes(10)), (5, bytes(9))])
def test_a_key_without_sense_is_our_own_bug(now_ms: int, tail: bytes) -> None:
    with pytest.raises(MisuseError):
        outbox.make_key(now_ms, tail)
