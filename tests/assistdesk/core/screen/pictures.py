"""Pictures for the tests of this room: small screens with text-like, photographic and plain parts."""

import numpy as np
from hypothesis import strategies as st

from assistdesk.core.screen.decoder import Decoded, Decoder
from assistdesk.core.screen.encoder import Encoder
from assistdesk.core.screen.frame import Frame, Pixels, opaque
from assistdesk.core.types import Monitor, Rect

WIDTH, HEIGHT = 150, 110
MONITOR = Monitor(0, 0, 0, WIDTH, HEIGHT)


def plain(width: int = WIDTH, height: int = HEIGHT, colour: tuple[int, int, int] = (10, 20, 30)) -> Pixels:
    pixels = np.empty((height, width, 4), np.uint8)
    pixels[...] = (*colour, 255)
    return pixels


def noise(width: int = WIDTH, height: int = HEIGHT, seed: int = 0) -> Pixels:
    return opaque(np.random.default_rng(seed).integers(0, 256, (height, width, 4), np.uint8))


def page(width: int = WIDTH, height: int = HEIGHT, seed: int = 0) -> Pixels:
    """Rows of short dark strokes on white, no two rows of strokes alike."""
    pixels = plain(width, height, (255, 255, 255))
    strokes = np.random.default_rng(seed).random((height, width // 4 + 1)) < 0.2
    pixels[np.repeat(strokes, 4, axis=1)[:, :width]] = (20, 20, 20, 255)
    return pixels


@st.composite
def screens(draw: st.DrawFn, width: int = WIDTH, height: int = HEIGHT) -> Pixels:
    """A picture put together from a few rectangles of different kinds."""
    pixels = plain(width, height, (draw(st.integers(0, 3)) * 60, 90, 90))
    for _ in range(draw(st.integers(0, 4))):
        x, y = draw(st.integers(0, width - 1)), draw(st.integers(0, height - 1))
        w, h = draw(st.integers(1, width - x)), draw(st.integers(1, height - y))
        kind, seed = draw(st.sampled_from([plain, noise, page])), draw(st.integers(0, 3))
        part = plain(w, h, (seed * 50, 0, 200)) if kind is plain else kind(w, h, seed)
        pixels[y : y + h, x : x + w] = part
    return pixels


class Pair:
    """An encoder and a decoder with nothing between."""

    def __init__(self, *monitors: Monitor) -> None:
        self.encoder, self.decoder = Encoder(), Decoder()
        self.share(*monitors or (MONITOR,))

    def share(self, *monitors: Monitor) -> None:
        self.decoder.layout(memoryview(self.encoder.layout(monitors)))

    def send(
        self,
        pixels: Pixels,
        at_ms: int = 0,
        damage: list[Rect] | None = None,
        budget_bytes: int = 1 << 30,
        focus: tuple[int, int] | None = None,
        line_bytes_per_s: int = 0,
        monitor: int = 0,
    ) -> tuple[Rect, ...]:
        """Send one frame; returns what it left."""
        frame = Frame(monitor, pixels.copy(), at_ms)
        encoded = self.encoder.encode(frame, damage, budget_bytes, focus, line_bytes_per_s)
        self.last = [self.decoder.decode(memoryview(one)) for one in encoded.slices]
        self.sizes = [len(one) for one in encoded.slices]
        return encoded.left

    @property
    def painted(self) -> list[Decoded]:
        return self.last

    def shown(self, monitor: int = 0) -> Pixels:
        return self.decoder.canvas(monitor).pixels

    def is_exact(self, pixels: Pixels, monitor: int = 0) -> bool:
        return bool(np.array_equal(self.shown(monitor)[..., :3], pixels[..., :3]))
