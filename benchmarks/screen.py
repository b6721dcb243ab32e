"""What the picture's coder costs: milliseconds and bytes of comparing, encoding and decoding, beside PNG, JPEG, WebP, zstd.

On generated screens (text, photograph, both) at 1920x1080 and 3840x2160: the first whole picture, then the same screen
scrolled by 37 rows, then a small change (a typed line). Peers get whole pictures, as a file has no memory of the last one.
Milliseconds are processor time of one thread, rounds are interleaved, medians count. Nothing here is of a network.

usage: python -m benchmarks.screen [--rounds N] [--sizes 1080p,4K]
"""

import argparse
import io
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from assistdesk.core.screen import diff
from assistdesk.core.screen.decoder import Decoder
from assistdesk.core.screen.encoder import Encoder
from assistdesk.core.screen.frame import Frame, Pixels, opaque
from assistdesk.core.types import Monitor
from benchmarks.figures import Figure, against, hand_in

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

T = TypeVar("T")
SCROLL_ROWS = 37
LINE = (400, 24)
SIZES = {"1080p": (1920, 1080), "4K": (3840, 2160)}
KINDS = ("text", "photograph", "mixed")
BUDGET_BYTES = 1 << 30
TEXT = (
    "the customer asks why the export of the invoices stops at eighty percent and whether the last of them were sent "
    "before the printer went away because the accountant needs the numbers of the quarter on Monday at the latest"
)


# --- screens -------------------------------------------------------------------------------------------------------------


def bgrx(image: Image.Image) -> Pixels:
    pixels = np.frombuffer(image.tobytes("raw", "BGRX"), np.uint8).reshape(image.height, image.width, 4)
    return opaque(pixels.copy())


def text_screen(width: int, height: int) -> Pixels:
    """A page of words in a smooth font, some coloured boxes."""
    rng = np.random.default_rng(7)
    image = Image.new("RGB", (width, height), "#fbfbfd")
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(15)
    for row in range(height // 20):
        if row % 12 == 0:
            draw.rectangle((width // 2, row * 20, width // 2 + 380, row * 20 + 60), fill="#e7eefc")
        words = " ".join(rng.choice(TEXT.split(), int(rng.integers(4, 40 * width // 1920))))
        draw.text((40, row * 20), f"{row:4}  {words}", fill="#1d2433" if row % 9 else "#2f5bd7", font=font)
    return bgrx(image)


def photograph(width: int, height: int) -> Pixels:
    """Soft shapes under detail of all sizes and grain: no two neighbours alike."""
    rng = np.random.default_rng(1)
    image = np.zeros((height, width, 3), np.float32)
    for scale in (256, 64, 16, 4):
        small = rng.normal(0, 1, (height // scale + 2, width // scale + 2, 3)).astype(np.float32)
        layers = [Image.fromarray(small[..., c]).resize((width, height), Image.Resampling.BICUBIC) for c in range(3)]
        image += np.stack([np.asarray(layer) for layer in layers], -1) * (scale**0.5) * 4
    image += 128 + rng.normal(0, 3, (height, width, 1))
    return bgrx(Image.fromarray(np.clip(image, 0, 255).astype(np.uint8)))


def mixed_screen(width: int, height: int) -> Pixels:
    """A page with a photograph on two fifths of it."""
    pixels = text_screen(width, height)
    w, h = int(width * 0.6), int(height * 0.66)
    pixels[height // 6 : height // 6 + h, width // 3 : width // 3 + w] = photograph(w, h)
    return pixels


SCREENS: dict[str, Callable[[int, int], Pixels]] = {
    "text": text_screen,
    "photograph": photograph,
    "mixed": mixed_screen,
}


# --- coders --------------------------------------------------------------------------------------------------------------


@dataclass
class Took:
    """Of each round: milliseconds and bytes."""

    encode_ms: list[float] = field(default_factory=list)
    decode_ms: list[float] = field(default_factory=list)
    size_bytes: list[int] = field(default_factory=list)

    def middle(self) -> tuple[float, float, float]:
        """Encode ms, decode ms, kB."""
        return (
            statistics.median(self.encode_ms),
            statistics.median(self.decode_ms),
            statistics.median(self.size_bytes) / 1000,
        )


def timed(work: Callable[[], T]) -> tuple[T, float]:
    began_s = time.thread_time()
    done = work()
    return done, (time.thread_time() - began_s) * 1000


def file_coder(kind: str, **options: Any) -> Callable[[Pixels, Took], None]:
    """A picture file of Pillow's, there and back to BGRX."""

    def run(pixels: Pixels, took: Took) -> None:
        height, width = pixels.shape[:2]

        def write() -> bytes:
            out = io.BytesIO()
            Image.frombuffer("RGB", (width, height), pixels, "raw", "BGRX", 0, 1).save(out, kind, **options)
            return out.getvalue()

        def read() -> bytes:
            with Image.open(io.BytesIO(data)) as image:
                return image.convert("RGB").tobytes("raw", "BGRX")

        data, encode_ms = timed(write)
        _, decode_ms = timed(read)
        took.encode_ms.append(encode_ms)
        took.decode_ms.append(decode_ms)
        took.size_bytes.append(len(data))

    return run


def raw_zstd(pixels: Pixels, took: Took) -> None:
    data, encode_ms = timed(lambda: zstd.compress(pixels.data.cast("B"), level=1))
    _, decode_ms = timed(lambda: zstd.decompress(data))
    took.encode_ms.append(encode_ms)
    took.decode_ms.append(decode_ms)
    took.size_bytes.append(len(data))


PEERS: dict[str, Callable[[Pixels, Took], None]] = {
    "PNG level 1": file_coder("PNG", compress_level=1),
    "JPEG q75 (lossy)": file_coder("JPEG", quality=75),
    "WebP lossless": file_coder("WEBP", lossless=True, method=0, quality=0),
    "WebP q75 (lossy)": file_coder("WEBP", quality=75, method=0),
    "zstd level 1": raw_zstd,
}


def decode_all(decoder: Decoder, slices: tuple[bytes, ...]) -> None:
    for each in slices:
        decoder.decode(memoryview(each))


class Ours:
    """Encoder and decoder of one link, with nothing between: first picture, scrolled by some rows, one line typed."""

    STEPS = ("first", "scrolled", "typed line")

    def __init__(self) -> None:
        self.took = {step: Took() for step in self.STEPS}
        self.diff_ms: list[float] = []

    def run(self, pixels: Pixels) -> None:
        height, width = pixels.shape[:2]
        encoder, decoder = Encoder(), Decoder()
        decoder.layout(memoryview(encoder.layout([Monitor(0, 0, 0, width, height)])))
        scrolled = np.roll(pixels, -SCROLL_ROWS, axis=0)
        typed = scrolled.copy()
        typed[200 : 200 + LINE[1], 100 : 100 + LINE[0]] = pixels[: LINE[1], 40 : 40 + LINE[0]]
        for at_ms, (step, picture) in enumerate(zip(self.STEPS, (pixels, scrolled, typed), strict=True)):
            frame = Frame(0, np.ascontiguousarray(picture).copy(), at_ms)
            encoded, encode_ms = timed(partial(encoder.encode, frame, None, BUDGET_BYTES))
            _, decode_ms = timed(partial(decode_all, decoder, encoded.slices))
            self.took[step].encode_ms.append(encode_ms)
            self.took[step].decode_ms.append(decode_ms)
            self.took[step].size_bytes.append(sum(map(len, encoded.slices)))
        _, diff_ms = timed(lambda: diff.changed(typed, scrolled))
        self.diff_ms.append(diff_ms)


# --- tables --------------------------------------------------------------------------------------------------------------


def measure(name: str, size: tuple[int, int], rounds: int) -> tuple[Ours, dict[str, Took]]:
    pixels = SCREENS[name](*size)
    ours, peers = Ours(), {peer: Took() for peer in PEERS}
    for _ in range(rounds):
        ours.run(pixels)
        for peer, coder in PEERS.items():
            coder(pixels, peers[peer])
    return ours, peers


def figures(screen: str, ours: Ours, peers: dict[str, Took]) -> list[Figure]:
    """The first picture beside every peer's; what follows beside the first picture, which a file would cost again."""
    out = [Figure(f"{screen} compare", round(statistics.median(ours.diff_ms), 3), "ms")]
    units = {"encode": "ms", "decode": "ms", "size": "kB"}
    first = ours.took["first"].middle()
    for peer, took in peers.items():
        for (what, unit), own, other in zip(units.items(), first, took.middle(), strict=True):
            out.append(against(f"{screen} {what}", own, unit, f"{peer} {other:.1f} {unit}", other))
    for step in Ours.STEPS[1:]:
        for (what, unit), own, whole in zip(units.items(), ours.took[step].middle(), first, strict=True):
            out.append(against(f"{screen} {step} {what}", own, unit, "own first picture", whole))
    return out


def row(name: str, middle: tuple[float, float, float]) -> str:
    return f"| {name} | {middle[0]:.1f} | {middle[1]:.1f} | {middle[2]:,.1f} |"


def table(screen: str, ours: Ours, peers: dict[str, Took]) -> str:
    """The same as Markdown, for docs/performance.md."""
    lines = [f"| {screen} | encode ms | decode ms | kB |", "|---|---:|---:|---:|"]
    lines += [row(f"AssistDesk, {step}", ours.took[step].middle()) for step in Ours.STEPS]
    lines += [row(peer, took.middle()) for peer, took in peers.items()]
    lines += [f"| AssistDesk, comparing two pictures | {statistics.median(ours.diff_ms):.2f} | | |"]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sizes", default=",".join(SIZES))
    options = parser.parse_args()
    rows: list[Figure] = []
    tables: list[str] = []
    for size in options.sizes.split(","):
        for kind in KINDS:
            ours, peers = measure(kind, SIZES[size], options.rounds)
            rows += figures(f"{size} {kind}", ours, peers)
            tables.append(table(f"{size}, {kind}", ours, peers))
    hand_in("screen", rows)
    print("\n" + "\n\n".join(tables))


if __name__ == "__main__":
    main()
