"""The ten cases of stream.md section 5, on a virtual clock."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from tests.assistdesk.core.screen.simulator import Hop, Host, Viewer, World, mbit, percentile

FAST = mbit(1_000)
Figure = Callable[[int], float]


def world(
    rate: float | Figure,
    rtt_ms: int = 60,
    change_bytes: Callable[[int], int] = lambda _: 40_000,
    sessions: int = 1,
    frozen: tuple[int, int] = (0, 0),
    decode_ms: int = 4,
    ack_late_ms: int = 0,
    control_every_ms: int = 0,
    input_every_ms: int = 0,
    jitter_ms: int = 0,
) -> World:
    """Hosts behind one line of ``rate`` Mbit/s, the relay, a fast line to the viewers."""
    hosts = [
        Host(
            Viewer(Hop(lambda _: mbit(0.5), rtt_ms // 2 - 1 + ack_late_ms, 65_536), decode_ms, frozen, input_every_ms),
            change_bytes,
            control_every_ms=control_every_ms,
        )
        for _ in range(sessions)
    ]
    up = Hop(rate if callable(rate) else lambda _: mbit(rate), rtt_ms // 2 - 1, 262_144, jitter_ms)
    return World(hosts, up, Hop(lambda _: FAST, 1, 1_048_576))


def used(one: World, from_ms: int, until_ms: int, rate: float) -> float:
    """Run, and return how much of the line was used."""
    one.run(from_ms)
    before = one.up.carried_bytes
    one.run(until_ms)
    return (one.up.carried_bytes - before) / (mbit(rate) * (until_ms - from_ms))


@pytest.mark.no_cover
@pytest.mark.parametrize("rtt_ms", [20, 60, 80])
@pytest.mark.parametrize("jitter_ms", [0, 8])
def test_T1_on_1_mbit_with_everything_moving_nothing_gets_old_and_the_line_is_used(rtt_ms: int, jitter_ms: int) -> None:
    one = world(1, rtt_ms, jitter_ms=jitter_ms)
    assert used(one, 3_000, 20_000, 1) >= 0.8
    assert percentile(one.hosts[0].viewer.ages[3_000:], 0.95) <= rtt_ms + 250


def test_T2_when_the_line_falls_to_a_tenth_the_picture_is_fresh_again_in_3_s() -> None:
    one = world(lambda now: mbit(10 if now < 10_000 else 1))
    one.run(20_000)
    ages = one.hosts[0].viewer.ages
    assert max(ages[10_000:13_000]) <= 2_000
    assert max(ages[13_000:]) < 500


def test_T3_when_the_line_grows_tenfold_it_is_used_within_5_s() -> None:
    one = world(lambda now: mbit(1 if now < 10_000 else 10), change_bytes=lambda _: 400_000)
    assert used(one, 15_000, 18_000, 10) >= 0.8


def test_T4_a_viewer_that_needs_200_ms_a_frame_has_at_most_3_in_flight() -> None:
    one = world(10, decode_ms=200)
    one.run(20_000)
    assert one.hosts[0].most_in_flight_frames <= 3
    ages = one.hosts[0].viewer.ages
    assert max(ages[10_000:]) <= max(ages[3_000:10_000]) + 50, "no growth"


def test_T5_a_frozen_viewer_costs_no_memory_and_gets_the_newest_picture_at_once() -> None:
    one = world(10, frozen=(5_000, 15_000))
    one.run(5_500)
    host = one.hosts[0]
    held = host.most_held_bytes
    one.run(16_000)
    assert host.most_held_bytes == held
    assert one.down.most_queued_bytes <= 65_536
    painted_ms, captured_ms = next(paint for paint in host.viewer.paints if paint[1] >= 15_000)
    transfer_ms = 40_000 / mbit(10)
    assert painted_ms - 15_000 <= 60 + host.encode_ms + transfer_ms + 2 * host.viewer.decode_ms + 33
    assert captured_ms >= 15_000
    assert one.stalled_ms > 8_000


def test_T6_after_30_s_of_rest_the_first_slice_of_a_whole_change_comes_at_once() -> None:
    change_ms = 33_000
    one = world(1, change_bytes=lambda now: 100_000 if now in (0, change_ms) else 0)
    one.run(36_000)
    first = next(painted for painted, _ in one.hosts[0].viewer.paints if painted >= change_ms)
    assert first - change_ms < 60 + 100


@pytest.mark.no_cover
@pytest.mark.parametrize(("rtt_ms", "late"), [(60, False), (60, True), (100, False)])
def test_T7_two_sessions_on_one_line_share_it_fairly(rtt_ms: int, late: bool) -> None:
    one = world(4, rtt_ms, sessions=2)
    if late:
        one.hosts[1].change_bytes = lambda now: 40_000 if now > 6_000 else 0
    one.run(8_000)
    before = [host.viewer.received for host in one.hosts]
    one.run(40_000)
    carried = [host.viewer.received - start for host, start in zip(one.hosts, before, strict=True)]
    assert sum(carried) ** 2 / (2 * sum(each * each for each in carried)) >= 0.9


def test_T8_stalls_of_300_ms_every_5_s_leave_half_of_the_line_used() -> None:
    one = world(lambda now: 0 if now % 5_000 < 300 else mbit(1))
    assert used(one, 3_000, 30_000, 1) >= 0.5


def test_T9_acknowledgements_500_ms_late_do_not_stop_the_flow() -> None:
    one = world(1, ack_late_ms=500)
    assert used(one, 3_000, 20_000, 1) >= 0.5
    gaps = [
        later - sooner
        for (sooner, _), (later, _) in zip(one.hosts[0].viewer.paints[5:], one.hosts[0].viewer.paints[6:], strict=False)
    ]
    assert max(gaps) < 2_000


def test_T10_what_is_urgent_passes_the_picture_on_a_saturated_line() -> None:
    one = world(1, control_every_ms=97, input_every_ms=31)
    assert used(one, 3_000, 25_000, 1) >= 0.8
    viewer = one.hosts[0].viewer
    # against the stream of pixels (revoke, Stop): behind what the line holds already, before all that we hold
    assert percentile(viewer.control_ms[30:], 0.99) < 60 + 100
    # input, among the acknowledgements
    assert len(one.hosts[0].input_ms) > 500
    assert percentile(one.hosts[0].input_ms, 0.99) < 60 + 50


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("rate", "rtt_ms", "jitter_ms", "slice_bytes"),
    [(0.064, 60, 0, 1_000), (1, 20, 500, 20_000), (1, 2_000, 0, 20_000), (0.5, 1_000, 500, 10_000)],
)
def test_N1_on_a_very_bad_line_pictures_come_late_but_come_and_what_is_urgent_passes_them(
    rate: float, rtt_ms: int, jitter_ms: int, slice_bytes: int
) -> None:
    one = world(rate, rtt_ms, jitter_ms=jitter_ms, change_bytes=lambda _: slice_bytes, control_every_ms=997)
    one.run(60_000)
    paints = [painted for painted, _ in one.hosts[0].viewer.paints]
    gaps = [later - sooner for sooner, later in pairwise([0, *paints, 60_000])]
    assert max(gaps) < 10_000, "the picture never stands still for long"
    assert percentile(one.hosts[0].viewer.control_ms, 0.99) < rtt_ms + jitter_ms + 2_000


def test_N11_the_line_falls_and_grows_again_and_a_frozen_viewer_thaws_and_each_time_the_picture_is_fresh_in_3_s() -> (
    None
):
    one = world(lambda now: mbit(1 if 10_000 <= now < 25_000 else 10), frozen=(40_000, 50_000))
    one.run(39_999)
    held = one.hosts[0].most_held_bytes
    one.run(60_000)
    ages = one.hosts[0].viewer.ages
    for changed_ms, until_ms in ((10_000, 25_000), (25_000, 40_000), (50_000, 60_000)):
        assert max(ages[changed_ms + 3_000 : until_ms]) < 500
    assert one.hosts[0].most_held_bytes == held, "the sender's memory is flat"
