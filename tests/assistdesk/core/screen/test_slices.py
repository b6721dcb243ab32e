from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.errors import PeerError
from assistdesk.core.screen import slices
from assistdesk.core.screen.layout import Layout, pack_layout
from assistdesk.core.screen.slices import (
    CopyOp,
    Header,
    JpegOp,
    Op,
    PixelsOp,
    SolidOp,
    expected_length,
    pack_slice,
    parse_header,
    parse_ops,
)
from assistdesk.core.types import Monitor, Rect

W, H = 1_000, 800
HEADER = Header(False, True, 1, 2, 3, 4, W, H)


def message(*ops: Op, header: Header = HEADER, jpegs: tuple[bytes, ...] = (), packed: bytes = b"") -> bytes:
    raw_len = sum(op.rect.area * 4 for op in ops if isinstance(op, PixelsOp))
    return pack_slice(replace(header, raw_len=raw_len), ops, jpegs, [packed])


def parse(payload: bytes) -> tuple[Op, ...]:
    view = memoryview(payload)
    return parse_ops(parse_header(view), view)


def rule_of(payload: bytes) -> str:
    with pytest.raises(PeerError) as caught:
        parse(payload)
    return caught.value.rule


def patched(payload: bytes, at: int, value: bytes) -> bytes:
    return payload[:at] + value + payload[at + len(value) :]


SOLID = message(SolidOp(Rect(1, 2, 3, 4), 5, 6, 7))
OP = slices.HEADER_BYTES

rects = st.builds(
    lambda x, y, w, h: Rect(x, y, min(w, W - x), min(h, H - y)),
    st.integers(0, W - 1),
    st.integers(0, H - 1),
    st.integers(1, 60),
    st.integers(1, 60),
)
colours = st.integers(0, 255)
some_ops = st.one_of(
    st.builds(PixelsOp, rects),
    st.builds(SolidOp, rects, colours, colours, colours),
    st.builds(lambda r: JpegOp(r, 7, True), rects),
    st.builds(lambda r: CopyOp(r, W - r.w, H - r.h), rects),
)


@given(st.lists(some_ops, min_size=1, max_size=20), st.booleans(), st.booleans(), st.integers(0, 2**32 - 1))
def test_what_is_packed_is_read_again(ops: list[Op], is_new: bool, is_last: bool, frame: int) -> None:
    header = replace(HEADER, is_new_stream=is_new, is_last=is_last, frame=frame)
    jpegs = tuple(b"1234567" for op in ops if isinstance(op, JpegOp))
    packed = b"z" if any(isinstance(op, PixelsOp) for op in ops) else b""
    payload = message(*ops, header=header, jpegs=jpegs, packed=packed)
    assert expected_length(payload[:32]) == len(payload)
    read = parse_header(memoryview(payload))
    assert (read.is_new_stream, read.is_last, read.frame, read.op_count) == (is_new, is_last, frame, len(ops))
    assert parse(payload) == tuple(ops)
    assert payload[slices.body_offset(read) :] == b"".join(jpegs) + packed


@pytest.mark.parametrize(
    ("payload", "rule"),
    [
        (patched(SOLID, 0, b"\x02"), "screen_type"),
        (patched(SOLID, 1, b"\x04"), "slice_flags"),
        (patched(SOLID, 18, b"\x00\x01"), "slice_flags"),
        (patched(SOLID, 16, b"\x00\x00"), "slice_ops"),
        (patched(SOLID, 16, b"\x10\x01"), "slice_ops"),
        (patched(SOLID, 16, b"\x00\x02"), "slice_length"),
        (SOLID + b"\0", "slice_length"),
        (SOLID[:-1], "slice_length"),
        (SOLID[:31], "slice_short"),
        (b"", "slice_short"),
        (patched(SOLID, 20, (8_388_609).to_bytes(4)), "slice_raw"),
        (patched(SOLID, 20, (512).to_bytes(4) + (512 + 2 + 1_025).to_bytes(4)), "slice_packed"),
        (patched(SOLID, 20, (4).to_bytes(4)), "slice_packed"),
        (patched(SOLID, 24, (4).to_bytes(4)), "slice_packed"),
        (patched(SOLID, 28, (4_194_305).to_bytes(4)), "slice_jpeg"),
    ],
)
def test_I2_a_header_that_does_not_add_up_is_fatal(payload: bytes, rule: str) -> None:
    assert rule_of(payload) == rule


@pytest.mark.parametrize(
    ("op", "rule"),
    [
        (Rect(0, 0, 0, 1), "op_rect"),
        (Rect(0, 0, 1, 0), "op_rect"),
        (Rect(1, 0, W, 1), "op_rect"),
        (Rect(0, 1, 1, H), "op_rect"),
        (Rect(65_535, 65_535, 65_535, 65_535), "op_rect"),
    ],
)
def test_I1_a_rectangle_that_is_empty_or_leaves_the_monitor_is_fatal(op: Rect, rule: str) -> None:
    assert rule_of(message(SolidOp(op, 0, 0, 0))) == rule
    assert rule_of(message(CopyOp(op, 0, 0))) == rule


@pytest.mark.parametrize(("x", "y"), [(W - 9, 0), (0, H - 9), (65_535, 65_535)])
def test_I1_a_copy_from_outside_is_fatal(x: int, y: int) -> None:
    assert rule_of(message(CopyOp(Rect(0, 0, 10, 10), x, y))) == "copy_source"


def test_I1_rectangles_at_the_edges_and_4096_ops_are_allowed() -> None:
    edge = SolidOp(Rect(W - 1, H - 1, 1, 1), 0, 0, 0)
    assert len(parse(message(*[edge] * 4_096))) == 4_096
    assert parse(message(CopyOp(Rect(0, 0, W, H), 0, 0)))


PIXELS = message(PixelsOp(Rect(0, 0, 2, 2)), packed=b"z" * 20)
JPEG = message(JpegOp(Rect(0, 0, 9, 9), 5, False), jpegs=(b"12345",))
COPY = message(CopyOp(Rect(0, 0, 2, 2), 1, 1))


@pytest.mark.parametrize(
    ("payload", "rule"),
    [
        (patched(SOLID, OP, b"\x00"), "op_unknown"),
        (patched(SOLID, OP, b"\x05"), "op_unknown"),
        (patched(SOLID, OP + 1, b"\x01"), "op_mode"),
        (patched(JPEG, OP + 1, b"\x02"), "op_mode"),
        (patched(PIXELS, OP + 1, b"\x01"), "op_mode"),
        (patched(PIXELS, OP + 15, b"\x01"), "op_zero"),
        (patched(JPEG, OP + 15, b"\x01"), "op_zero"),
        (patched(SOLID, OP + 15, b"\x01"), "op_zero"),
        (patched(SOLID, OP + 14, b"\x01"), "op_zero"),
        (patched(COPY, OP + 15, b"\x01"), "op_zero"),
        (patched(PIXELS, 20, (20).to_bytes(4)), "raw_sum"),
        (patched(JPEG, OP + 10, (4).to_bytes(4)), "jpeg_sum"),
    ],
)
def test_I2_an_op_that_does_not_add_up_is_fatal(payload: bytes, rule: str) -> None:
    assert rule_of(payload) == rule


WIDE = replace(HEADER, width=16_384, height=2_048)


def jpeg_message(rect: Rect, size_bytes: int = 1, count: int = 1, header: Header = WIDE) -> bytes:
    return message(*[JpegOp(rect, size_bytes, False)] * count, header=header, jpegs=(bytes(size_bytes * count),))


@pytest.mark.parametrize(
    ("payload", "rule"),
    [
        (jpeg_message(Rect(0, 0, 8_193, 1)), "jpeg_area"),
        (jpeg_message(Rect(0, 0, 1, 8_193), header=replace(HEADER, width=9, height=9_000)), "jpeg_area"),
        (jpeg_message(Rect(0, 0, 2_049, 2_048)), "jpeg_area"),
        (jpeg_message(Rect(0, 0, 1, 1), 2_054), "jpeg_bytes"),
        (jpeg_message(Rect(0, 0, 2_048, 2_048), count=3), "jpeg_area_sum"),
        (message(*[SolidOp(Rect(0, 0, W, H), 0, 0, 0)] * 4, CopyOp(Rect(0, 0, 1, 1), 0, 0)), "fill_area_sum"),
    ],
)
def test_I2_each_sum_over_its_limit_is_fatal(payload: bytes, rule: str) -> None:
    assert rule_of(payload) == rule


def test_I2_each_limit_itself_is_allowed() -> None:
    assert parse(jpeg_message(Rect(0, 0, 2_048, 2_048), count=2))
    assert parse(jpeg_message(Rect(0, 0, 1, 1), 2_053))
    assert parse(message(*[SolidOp(Rect(0, 0, W, H), 0, 0, 0)] * 4))
    assert parse(message(PixelsOp(Rect(0, 0, 8, 16)), packed=bytes(512 + 2 + 1_024)))


def test_the_largest_message_is_what_the_channel_table_says() -> None:
    largest = replace(HEADER, op_count=4_096, raw_len=slices.RAW_MAX)
    assert 32 + 16 * largest.op_count + slices.JPEG_SUM_MAX + slices.z_len_max(slices.RAW_MAX) == 12_682_272


@pytest.mark.parametrize(
    ("first", "rule"),
    [
        (b"", "screen_short"),
        (SOLID[:31], "slice_short"),
        (b"\x04\x00\x00", "layout_short"),
        (b"\x04\x00\x09\x00", "layout_count"),
        (b"\x07" + bytes(40), "screen_type"),
        (patched(SOLID, 16, b"\xff\xff"), "slice_ops"),
    ],
)
def test_I2_a_first_chunk_that_promises_the_impossible_is_refused_before_it_is_kept(first: bytes, rule: str) -> None:
    with pytest.raises(PeerError) as caught:
        expected_length(first)
    assert caught.value.rule == rule


def test_the_length_of_a_layout_is_known_from_four_bytes() -> None:
    packed = pack_layout(Layout(0, (Monitor(0, 0, 0, 5, 5), Monitor(1, 0, 0, 5, 5))))
    assert expected_length(memoryview(packed)[:4]) == len(packed)


@given(st.binary(max_size=120))
def test_any_bytes_give_ops_inside_the_monitor_or_a_peer_error(payload: bytes) -> None:
    try:
        header = parse_header(memoryview(payload))
        ops = parse_ops(header, memoryview(payload))
    except PeerError:
        return
    assert all(op.rect.right <= header.width and op.rect.bottom <= header.height for op in ops)
