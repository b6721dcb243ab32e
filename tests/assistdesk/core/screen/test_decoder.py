import resource
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistdesk.core.errors import MisuseError, PeerError
from assistdesk.core.screen.canvas import GREY, Canvas
from assistdesk.core.screen.decoder import Decoder
from assistdesk.core.screen.frame import Frame
from assistdesk.core.screen.jpeg import encode_jpeg
from assistdesk.core.screen.layout import Layout, pack_layout
from assistdesk.core.screen.slices import CopyOp, Header, JpegOp, Op, PixelsOp, SolidOp, pack_slice
from assistdesk.core.screen.zstream import PixelPacker
from assistdesk.core.types import Monitor, Rect
from tests.assistdesk.core.screen.pictures import HEIGHT, MONITOR, WIDTH, Pair, noise, page

HEADER = Header(False, True, 0, 7, 0, 0, WIDTH, HEIGHT)
BOX = Rect(10, 20, 64, 48)
SOLID = SolidOp(BOX, 1, 2, 3)


def decoder() -> Decoder:
    one = Decoder()
    one.layout(memoryview(pack_layout(Layout(7, (MONITOR,)))))
    return one


def message(*ops: Op, header: Header = HEADER, jpegs: tuple[bytes, ...] = (), packed: bytes = b"") -> memoryview:
    raw_len = sum(op.rect.area * 4 for op in ops if isinstance(op, PixelsOp))
    return memoryview(pack_slice(replace(header, raw_len=raw_len), ops, jpegs, [packed]))


def rule_of(payload: memoryview, on: Decoder | None = None) -> str:
    with pytest.raises(PeerError) as caught:
        (on or decoder()).decode(payload)
    return caught.value.rule


def pixels_message(packer: PixelPacker, seed: int, is_new: bool) -> memoryview:
    picture = noise(BOX.w, BOX.h, seed)
    packed = packer.add(picture) + packer.finish()
    return message(PixelsOp(BOX), header=replace(HEADER, is_new_stream=is_new), packed=packed)


def test_a_layout_gives_grey_canvases_and_a_later_one_takes_them_away() -> None:
    one = decoder()
    assert (one.canvas(0).pixels == GREY).all()
    one.layout(memoryview(pack_layout(Layout(8, (Monitor(3, 0, 0, 5, 5),)))))
    with pytest.raises(MisuseError):
        one.canvas(0)
    assert one.canvas(3).pixels.shape == (5, 5, 4)


def test_canvases_are_made_by_whoever_owns_the_memory() -> None:
    made: list[Canvas] = []

    def make(monitor: Monitor) -> Canvas:
        made.append(Canvas(monitor))
        return made[-1]

    one = Decoder(make)
    one.layout(memoryview(pack_layout(Layout(0, (MONITOR,)))))
    assert one.canvas(0) is made[0]


def test_each_op_changes_its_rectangle_and_says_so() -> None:
    one = decoder()
    photo = encode_jpeg(noise(64, 48), 80, is_half=False)
    half = encode_jpeg(noise(63, 47), 80, is_half=True)
    ops = (
        SOLID,
        CopyOp(Rect(0, 0, 64, 48), 10, 20),
        JpegOp(BOX, len(photo), False),
        JpegOp(Rect(0, 60, 63, 47), len(half), True),
    )
    decoded = one.decode(message(*ops, jpegs=(photo, half)))
    assert decoded.rects == tuple(op.rect for op in ops)
    assert (decoded.frame, decoded.is_last, decoded.monitor) == (0, True, 0)
    assert (one.canvas(0).pixels[0:20, 0:64, :3] == (1, 2, 3)).all()


def test_very_many_rectangles_are_given_as_their_union() -> None:
    ops = [SolidOp(Rect(x % 100, 3 + x % 7, 1, 1), 0, 0, 0) for x in range(257)]
    assert decoder().decode(message(*ops)).rects == (Rect(0, 3, 100, 7),)


@pytest.mark.parametrize(
    ("header", "rule"),
    [
        (replace(HEADER, monitor=1), "slice_monitor"),
        (replace(HEADER, monitor=8), "slice_monitor"),
        (replace(HEADER, generation=6), "slice_generation"),
        (replace(HEADER, width=WIDTH + 1), "slice_size"),
        (replace(HEADER, height=HEIGHT - 1), "slice_size"),
    ],
)
def test_I1_I3_a_slice_for_another_place_is_fatal(header: Header, rule: str) -> None:
    assert rule_of(message(SOLID, header=header)) == rule


def test_I3_a_slice_before_the_layout_is_fatal() -> None:
    assert rule_of(message(SOLID), Decoder()) == "slice_before_layout"


def test_frame_numbers_may_stay_and_grow_but_never_fall() -> None:
    one = decoder()
    for frame in (4, 4, 9):
        one.decode(message(SOLID, header=replace(HEADER, frame=frame)))
    assert rule_of(message(SOLID, header=replace(HEADER, frame=8)), one) == "frame_falls"


def test_I6_the_first_zstd_bytes_and_those_after_an_abandoned_slice_begin_a_stream() -> None:
    packer, one = PixelPacker(), decoder()
    assert rule_of(pixels_message(packer, 0, is_new=False)) == "new_stream_missing"
    packer = PixelPacker()
    one.decode(pixels_message(packer, 0, is_new=True))
    one.decode(pixels_message(packer, 1, is_new=False))
    one.abandoned()
    assert rule_of(pixels_message(packer, 2, is_new=False), one) == "new_stream_missing"


def test_a_new_stream_may_begin_at_any_slice_also_without_pixels() -> None:
    one = decoder()
    one.decode(pixels_message(PixelPacker(), 0, is_new=True))
    packer = PixelPacker()
    one.decode(message(SOLID, header=replace(HEADER, is_new_stream=True)))
    one.decode(pixels_message(packer, 1, is_new=False))
    assert np.array_equal(one.canvas(0).pixels[20:68, 10:74], noise(64, 48, 1))


def test_I6_an_error_in_the_stream_drops_it() -> None:
    one, packer = decoder(), PixelPacker()
    one.decode(pixels_message(packer, 0, is_new=True))
    assert rule_of(message(PixelsOp(BOX), packed=b"nonsense"), one) == "zstd_damaged"
    assert rule_of(pixels_message(packer, 1, is_new=False), one) == "new_stream_missing"


def test_I7_a_file_of_another_size_than_its_rectangle_is_fatal() -> None:
    photo = encode_jpeg(noise(64, 48), 80, is_half=False)
    assert rule_of(message(JpegOp(Rect(0, 0, 65, 48), len(photo), False), jpegs=(photo,))) == "jpeg_size"


def test_I13_4096_overlapping_ops_give_the_exact_canvas() -> None:
    one, expected = decoder(), np.full((HEIGHT, WIDTH, 4), GREY, np.uint8)
    rng, ops = np.random.default_rng(5), []
    for _ in range(4_096):
        x, y = int(rng.integers(0, WIDTH - 2)), int(rng.integers(0, HEIGHT - 2))
        rect = Rect(x, y, 2, 2)
        if rng.integers(2):
            colour = [int(value) for value in rng.integers(0, 256, 3)]
            ops.append(SolidOp(rect, *colour))
            expected[y : y + 2, x : x + 2] = (*colour, 255)
        else:
            from_x, from_y = int(rng.integers(0, WIDTH - 2)), int(rng.integers(0, HEIGHT - 2))
            ops.append(CopyOp(rect, from_x, from_y))
            expected[y : y + 2, x : x + 2] = expected[from_y : from_y + 2, from_x : from_x + 2].copy()
    one.decode(message(*ops))
    assert np.array_equal(one.canvas(0).pixels, expected)


def test_I13_a_frame_left_out_half_way_is_replaced_by_the_next() -> None:
    monitor = Monitor(0, 0, 0, 2_048, 1_100)
    pair = Pair(monitor)
    halves = pair.encoder.encode(Frame(0, page(2_048, 1_100, 1), 0), None, 1 << 30).slices
    assert not pair.decoder.decode(memoryview(halves[0])).is_last  # the rest never comes
    pair.encoder.abandoned()
    pair.decoder.abandoned()
    pair.send(page(2_048, 1_100, 2))
    assert pair.is_exact(page(2_048, 1_100, 2))


def good_messages() -> list[bytes]:
    pair = Pair()
    frames = [page(), noise(), page(seed=1)]
    return [one for pixels in frames for one in pair.encoder.encode(Frame(0, pixels, 0), None, 1 << 30).slices]


GOOD = good_messages()


def is_decided(payload: bytes, one: Decoder) -> bool:
    """Decode; True if it was taken. What was taken lies inside the monitor."""
    try:
        decoded = one.decode(memoryview(payload))
    except PeerError:
        return False
    whole = MONITOR.rect
    assert all(rect.area > 0 and rect.intersect(whole) == rect for rect in decoded.rects)
    return True


def fed(*messages: bytes) -> Decoder:
    one = Decoder()
    one.layout(memoryview(pack_layout(Layout(0, (MONITOR,)))))
    for payload in messages:
        one.decode(memoryview(payload))
    return one


@settings(max_examples=100)
@given(st.data())
def test_I11_mutated_slices_give_rectangles_inside_the_monitor_or_a_peer_error(data: st.DataObject) -> None:
    which = data.draw(st.integers(0, len(GOOD) - 1))
    wrong = bytearray(GOOD[which])
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.one_of(st.integers(0, min(len(wrong), 120) - 1), st.integers(0, len(wrong) - 1)))
        wrong[at] = data.draw(st.integers(0, 255))
    is_decided(bytes(wrong), fed(*GOOD[:which]))


@given(st.binary(max_size=200))
def test_any_bytes_are_decided(payload: bytes) -> None:
    is_decided(payload, fed())


def test_I6_2000_bit_flips_never_crash() -> None:
    rng = np.random.default_rng(3)
    taken = 0
    for _ in range(2_000):
        wrong = bytearray(GOOD[0])
        bit = int(rng.integers(0, len(wrong) * 8))
        wrong[bit // 8] ^= 1 << bit % 8
        taken += is_decided(bytes(wrong), fed())
    assert taken < 2_000


def test_I4_memory_stays_bounded_while_hostile_slices_are_refused() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    bomb = b"\x28\xb5\x2f\xfd\x00\x70" + b"\x02\x00\x10\x00" * 1_000
    for _ in range(50):
        assert not is_decided(
            bytes(message(PixelsOp(BOX), header=replace(HEADER, generation=0, is_new_stream=True), packed=bomb)), fed()
        )
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64 * 1_024
