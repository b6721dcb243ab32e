"""The frame number as a bar code of 16 x 16 blocks along the top of the player's window: readable in a lossy picture too."""

import numpy
import numpy.typing

LEFT, TOP, WIDTH, HEIGHT = 200, 100, 1400, 880
BLOCK, BITS = 16, 20
STRIP_WIDTH = BLOCK * (BITS + 4)
DARK_MAX, LIGHT_MIN, MIDDLE = 55, 200, 128

Pixels = numpy.typing.NDArray[numpy.uint8]


def write(pixels: Pixels, number: int) -> None:
    """Draw *number* into the top rows of *pixels* (BGRX)."""
    data = [(number >> bit) & 1 for bit in range(BITS)]
    for place, bit in enumerate([1, 0, *data, sum(data) & 1, 1]):
        pixels[:BLOCK, place * BLOCK : (place + 1) * BLOCK] = 255 if bit else 0


def read(strip: Pixels) -> int | None:
    """The number in *strip* (BLOCK rows of BGRX), or None where it is torn or blurred."""
    levels = strip[BLOCK // 2, BLOCK // 2 :: BLOCK, 1].astype(int)
    bits = (levels > MIDDLE).astype(int)
    is_sharp = bool(((levels > LIGHT_MIN) | (levels < DARK_MAX)).all())
    if not is_sharp or bits[0] != 1 or bits[1] != 0 or bits[-1] != 1:
        return None
    data = bits[2:-2]
    return int((data << numpy.arange(BITS)).sum()) if data.sum() % 2 == bits[-2] else None
