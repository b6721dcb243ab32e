import contextlib
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.errors import MisuseError, PeerError
from assistdesk.core.screen.layout import Layout, pack_layout, parse_layout
from assistdesk.core.types import Monitor

monitors = st.builds(
    Monitor,
    id=st.integers(0, 7),
    x=st.integers(-65_535, 65_535),
    y=st.integers(-65_535, 65_535),
    w=st.integers(1, 2_000),
    h=st.integers(1, 2_000),
    scale_percent=st.integers(50, 500),
    primary=st.booleans(),
)


def raw(*places: tuple[int, ...], count: int | None = None, head: bytes | None = None) -> memoryview:
    start = bytes((4, 9, len(places) if count is None else count, 0)) if head is None else head
    return memoryview(start + b"".join(struct.pack(">BBiiHHH", *place) for place in places))


GOOD = (0, 1, 0, 0, 100, 100, 100)


@given(st.lists(monitors, max_size=8, unique_by=lambda monitor: monitor.id), st.integers(0, 255))
def test_what_is_packed_is_read_again(shared: list[Monitor], generation: int) -> None:
    layout = Layout(generation, tuple(shared))
    packed = pack_layout(layout)
    assert len(packed) == 4 + 16 * len(shared)
    assert parse_layout(memoryview(packed)) == layout


@pytest.mark.parametrize(
    ("payload", "rule"),
    [
        (raw(head=b"\x04\x00\x00"), "layout_short"),
        (raw(head=b"\x05\x00\x00\x00"), "layout_head"),
        (raw(head=b"\x04\x00\x00\x01"), "layout_head"),
        (raw(*[(n, 0, 0, 0, 9, 9, 100) for n in range(9)]), "layout_count"),
        (raw(GOOD, count=2), "layout_length"),
        (raw(GOOD, GOOD), "layout_ids"),
        (raw((8, 0, 0, 0, 9, 9, 100)), "layout_id"),
        (raw((0, 2, 0, 0, 9, 9, 100)), "layout_flags"),
        (raw((0, 0, 0, 0, 0, 9, 100)), "layout_size"),
        (raw((0, 0, 0, 0, 9, 0, 100)), "layout_size"),
        (raw((0, 0, 0, 0, 16_385, 1, 100)), "layout_size"),
        (raw((0, 0, 0, 0, 1, 16_385, 100)), "layout_size"),
        (raw((0, 0, 0, 0, 8_192, 4_097, 100)), "layout_size"),
        (raw((0, 0, 65_536, 0, 9, 9, 100)), "layout_place"),
        (raw((0, 0, 0, -65_536, 9, 9, 100)), "layout_place"),
        (raw((0, 0, 0, 0, 9, 9, 49)), "layout_scale"),
        (raw((0, 0, 0, 0, 9, 9, 501)), "layout_scale"),
        (
            raw((0, 0, 0, 0, 8_192, 4_096, 100), (1, 0, 0, 0, 8_192, 4_096, 100), (2, 0, 0, 0, 1, 1, 100)),
            "layout_area_sum",
        ),
    ],
)
def test_I3_every_bound_of_a_layout_is_fatal(payload: memoryview, rule: str) -> None:
    with pytest.raises(PeerError) as caught:
        parse_layout(payload)
    assert caught.value.rule == rule


def test_I3_the_bounds_themselves_are_allowed() -> None:
    largest = [(0, 0, -65_535, 65_535, 8_192, 4_096, 50), (1, 1, 0, 0, 16_384, 2_048, 500)]
    assert len(parse_layout(raw(*largest)).monitors) == 2


def test_packing_monitors_out_of_bounds_is_our_own_bug() -> None:
    for shared in ([Monitor(9, 0, 0, 1, 1)], [Monitor(n, 0, 0, 1, 1) for n in range(9)]):
        with pytest.raises(MisuseError):
            pack_layout(Layout(0, tuple(shared)))


@given(st.binary(max_size=200))
def test_any_bytes_give_a_layout_or_a_peer_error(payload: bytes) -> None:
    with contextlib.suppress(PeerError):
        assert len(parse_layout(memoryview(payload)).monitors) <= 8
