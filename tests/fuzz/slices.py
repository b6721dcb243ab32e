"""The fuzz target of the slice decoder: ``python -m tests.fuzz.slices [--minutes N]``.

Hypothesis builds whole conversations: a layout, then slices whose header, ops, JPEG files and zstd bytes are right or wrong in
any mixture, so that what stands behind the first checks is reached too. Rules: each message gives rectangles inside its
monitor or a PeerError; the canvas keeps its size; a slice takes less than ``SLICE_S`` of processor time. What breaks them is
shrunk, printed and kept in ``corpus/slices``, which every test run plays again.
"""

import argparse
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from assistdesk.core.errors import PeerError
from assistdesk.core.screen.decoder import Decoder
from assistdesk.core.screen.jpeg import QUALITY, encode_jpeg
from assistdesk.core.screen.layout import Layout, pack_layout
from assistdesk.core.screen.slices import CopyOp, Header, JpegOp, Op, PixelsOp, SolidOp, pack_slice
from assistdesk.core.screen.zstream import PixelPacker
from assistdesk.core.types import Monitor, Rect

CORPUS: Final = Path(__file__).parent / "corpus" / "slices"
MONITORS: Final = (Monitor(0, 0, 0, 96, 64), Monitor(5, 96, 0, 33, 17))
SLICE_S: Final = 2.0
EXAMPLES_A_ROUND: Final = 50
MESSAGES_MAX: Final = 5
TOO_LONG: Final = 1 << 20

Conversation = list[bytes]
numbers = st.one_of(st.integers(0, 100), st.sampled_from((0xFFFF, 0x8000, 96, 64, 33, 17)))
widths = st.one_of(st.integers(1, 96), st.sampled_from((0, 97, 8_192, 8_193, 0xFFFF)))


@st.composite
def inside(draw: st.DrawFn, monitor: Monitor) -> Rect:
    x, y = draw(st.integers(0, monitor.w - 1)), draw(st.integers(0, monitor.h - 1))
    return Rect(x, y, draw(st.integers(1, monitor.w - x)), draw(st.integers(1, monitor.h - y)))


@st.composite
def rectangle(draw: st.DrawFn, monitor: Monitor) -> Rect:
    """Nine of ten lie where they may."""
    if draw(st.integers(0, 9)) < 9:
        return draw(inside(monitor))
    return Rect(draw(numbers), draw(numbers), draw(widths), draw(widths))


@st.composite
def source(draw: st.DrawFn, monitor: Monitor, rect: Rect) -> tuple[int, int]:
    """Where a copy comes from: nine of ten lie where they may."""
    if draw(st.integers(0, 9)) < 9 and rect.w <= monitor.w and rect.h <= monitor.h:
        return draw(st.integers(0, monitor.w - rect.w)), draw(st.integers(0, monitor.h - rect.h))
    return draw(numbers), draw(numbers)


def noise(rect: Rect, shade: int) -> "np.ndarray[tuple[int, int, int], np.dtype[np.uint8]]":
    shape = (min(rect.h, 200) or 1, min(rect.w, 200) or 1, 4)
    return np.random.default_rng(shade).integers(0, 255, shape, np.uint8)


@st.composite
def one_op(draw: st.DrawFn, monitor: Monitor) -> tuple[Op, bytes]:
    """An op, and the JPEG file that it takes (mostly a right one)."""
    rect, shade = draw(rectangle(monitor)), draw(st.integers(0, 255))
    match draw(st.integers(0, 3)):
        case 0:
            return PixelsOp(rect), b""
        case 1:
            return SolidOp(rect, shade, 255 - shade, 7), b""
        case 2:
            return CopyOp(rect, *draw(source(monitor, rect))), b""
        case _:
            is_half = draw(st.booleans())
            file = encode_jpeg(noise(rect, shade), QUALITY, is_half=is_half)
            return JpegOp(rect, len(file), is_half), draw(spoilt(file)) if shade > 128 else file


@st.composite
def spoilt(draw: st.DrawFn, good: bytes) -> bytes:
    """Some bytes changed, put in or taken out."""
    data = bytearray(good)
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(data)))
        match draw(st.integers(0, 2)):
            case 0 if place < len(data):
                data[place] = draw(st.integers(0, 255))
            case 1:
                del data[place : place + draw(st.integers(1, 9))]
            case _:
                data[place:place] = draw(st.binary(max_size=9))
    return bytes(data)


@st.composite
def slice_message(draw: st.DrawFn, packer: list[PixelPacker], frame: int) -> bytes:
    """One slice; its zstd bytes go on with the stream in *packer*, or begin a new one."""
    monitor = draw(st.sampled_from(MONITORS))
    made = draw(st.lists(one_op(monitor), min_size=1, max_size=6))
    is_new = not frame or draw(st.integers(0, 9)) == 0
    if is_new:
        packer[:] = [PixelPacker()]
    raw_len, packed = 0, b""
    for op, _ in made:
        if isinstance(op, PixelsOp) and 0 < op.rect.area * 4 <= TOO_LONG:
            pixels = np.random.default_rng(raw_len).integers(0, 255, (op.rect.h, op.rect.w, 4), np.uint8)
            packed += packer[0].add(pixels)
            raw_len += op.rect.area * 4
    packed += packer[0].finish() if raw_len else b""
    header = Header(is_new, draw(st.booleans()), monitor.id, 3, frame, 0, monitor.w, monitor.h, raw_len=raw_len)
    if draw(st.integers(0, 19)) == 19:
        wrong = {"generation": 4, "frame": 0, "width": 1, "height": 0xFFFF, "monitor": 1, "raw_len": raw_len + 1}
        name = draw(st.sampled_from(sorted(wrong)))
        header = replace(header, **{name: wrong[name]})
    message = pack_slice(header, [op for op, _ in made], [file for _, file in made if file], [packed])
    return draw(spoilt(message)) if draw(st.integers(0, 2)) == 2 else message


@st.composite
def conversations(draw: st.DrawFn) -> Conversation:
    layout = pack_layout(Layout(3, MONITORS))
    packer = [PixelPacker()]
    count = draw(st.integers(1, MESSAGES_MAX))
    return [layout, *(draw(slice_message(packer, number)) for number in range(count))]


def play(messages: Conversation) -> int:
    """Feed a new decoder; how many messages it took. Raises AssertionError where a rule is broken."""
    decoder = Decoder()
    for number, message in enumerate(messages):
        began_s = time.thread_time()
        try:
            if number == 0:
                decoder.layout(memoryview(message))
                continue
            decoded = decoder.decode(memoryview(message))
        except PeerError:
            return number
        finally:
            spent_s = time.thread_time() - began_s
            assert spent_s < SLICE_S, f"{spent_s:.1f} s"
        shape = decoder.canvas(decoded.monitor).pixels.shape
        whole = next(monitor for monitor in MONITORS if monitor.id == decoded.monitor)
        assert shape == (whole.h, whole.w, 4)
        assert all(rect.intersect(Rect(0, 0, whole.w, whole.h)) == rect for rect in decoded.rects)
    return len(messages)


def dumped(messages: Conversation) -> bytes:
    return b"".join(len(each).to_bytes(4, "big") + each for each in messages)


def loaded(data: bytes) -> Conversation:
    messages, place = [], 0
    while place < len(data):
        end = place + 4 + int.from_bytes(data[place : place + 4], "big")
        messages.append(data[place + 4 : end])
        place = end
    return messages


def one_round(number: int) -> tuple[int, int]:
    """Play ``EXAMPLES_A_ROUND`` new conversations; how many, and how many messages of them were taken."""
    counts, last = [0, 0], [b""]

    def one(messages: Conversation) -> None:
        last[0] = dumped(messages)
        counts[0] += 1
        counts[1] += play(messages)

    quiet = settings(
        max_examples=EXAMPLES_A_ROUND,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
    )
    try:
        seed(number)(quiet(given(conversations())(one)))()
    except BaseException:
        CORPUS.mkdir(parents=True, exist_ok=True)
        (CORPUS / f"broken-{number}.bin").write_bytes(last[0])
        raise
    return counts[0], counts[1]


def run(minutes: float) -> tuple[int, int]:
    """Round after round for so long."""
    played = taken = number = 0
    until_s = time.monotonic() + minutes * 60
    while number == 0 or time.monotonic() < until_s:
        number += 1
        more_played, more_taken = one_round(number)
        played, taken = played + more_played, taken + more_taken
    return played, taken


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    played, taken = run(parser.parse_args(arguments).minutes)
    print(f"slices: {played} conversations, {taken} messages taken, nothing escaped")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
