"""JPEG both ways, and the walk over its markers that stands between a stranger's bytes and the decoder.

The walk lets through only what our own encoder writes: baseline, 8 bit, one scan, no extras (protocol.md section 10.3).
Knows nothing of slices or canvases.
"""

import io
import re
import struct
from typing import Final

import numpy as np
from PIL import Image

from assistdesk.core.errors import PeerError
from assistdesk.core.screen.frame import Pixels

QUALITY: Final = 80
QUALITY_THIN: Final = 60
SEGMENTS_MAX: Final = 32
APP0_BYTES_MAX: Final = 64
TABLE_BYTES: Final = 64

_SOI, _EOI = b"\xff\xd8", b"\xff\xd9"

_MARKER_IN_SCAN = re.compile(rb"\xff[^\x00]", re.DOTALL)


def encode_jpeg(pixels: Pixels, quality: int, is_half: bool) -> bytes:
    """Return a baseline JPEG file of BGRX pixels; ``is_half``: of ⌈w/2⌉ × ⌈h/2⌉."""
    height, width = pixels.shape[:2]
    image = Image.frombuffer("RGB", (width, height), np.ascontiguousarray(pixels), "raw", "BGRX", 0, 1)
    if is_half:
        image = image.reduce(2)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()


def decode_jpeg(data: memoryview, width: int, height: int) -> Pixels:
    """Return BGRX pixels, shape (height, width, 4), of a file that must have exactly this size.

    Raises:
        PeerError: the walk refuses a marker, or the file is damaged.
    """
    walk(data, width, height)
    return decode_walked(bytes(data), width, height)


def decode_walked(data: bytes, width: int, height: int) -> Pixels:
    """Decode without the walk (the walk's own tests, and damage that no walk can see).

    Raises:
        PeerError: not a JPEG file of this size, or damaged.
    """
    try:
        with Image.open(io.BytesIO(data), formats=["JPEG"]) as image:
            if image.size != (width, height):
                raise PeerError("jpeg_size")
            pixels = image.convert("RGB").tobytes("raw", "BGRX")
    except (
        OSError,
        SyntaxError,
        ValueError,
        TypeError,
        LookupError,
        struct.error,
        Image.DecompressionBombError,
    ) as error:
        raise PeerError("jpeg_damaged") from error
    return np.frombuffer(pixels, np.uint8).reshape(height, width, 4)


def walk(data: memoryview, width: int, height: int) -> None:
    """Check every marker of the file.

    Raises:
        PeerError: anything but SOI, APP0, DQT, DHT, one SOF0 of this size, one SOS, entropy-coded bytes, EOI.
    """
    if len(data) < 4 or data[:2] != _SOI or data[-2:] != _EOI:
        raise PeerError("jpeg_ends")
    at, components = 2, 0
    for _ in range(SEGMENTS_MAX):
        marker, body, at = _segment(data, at)
        match marker:
            case 0xE0 if len(body) + 2 <= APP0_BYTES_MAX:
                pass
            case 0xDB:
                _check_quantisation(body)
            case 0xC4:
                _check_huffman(body)
            case 0xC0 if components == 0:
                components = _check_start_of_frame(body, width, height)
            case 0xDA if components != 0:
                _check_scan(data, at, body, components)
                return
            case _:
                raise PeerError("jpeg_marker", marker=marker)
    raise PeerError("jpeg_segments")


def _segment(data: memoryview, at: int) -> tuple[int, memoryview, int]:
    if at + 4 > len(data) or data[at] != 0xFF:
        raise PeerError("jpeg_segment", at=at)
    length = int.from_bytes(data[at + 2 : at + 4])
    end = at + 2 + length
    if length < 2 or end > len(data):
        raise PeerError("jpeg_segment", at=at)
    return data[at + 1], data[at + 4 : end], end


def _check_quantisation(body: memoryview) -> None:
    if len(body) == 0 or len(body) % (TABLE_BYTES + 1):
        raise PeerError("jpeg_quantisation")
    for start in range(0, len(body), TABLE_BYTES + 1):
        if (
            body[start] > 3 or 0 in body[start + 1 : start + 1 + TABLE_BYTES]
        ):  # 8 bit, four tables; a zero divides nothing
            raise PeerError("jpeg_quantisation")


def _check_huffman(body: memoryview) -> None:
    at = 0
    while at < len(body):
        if at + 17 > len(body) or body[at] & ~0x13:  # class 0 or 1, table 0 to 3
            raise PeerError("jpeg_huffman")
        symbols = sum(body[at + 1 : at + 17])
        at += 17 + symbols
        if not 1 <= symbols <= 256 or at > len(body):
            raise PeerError("jpeg_huffman")


def _check_start_of_frame(body: memoryview, width: int, height: int) -> int:
    if len(body) < 6 or body[5] not in (1, 3) or len(body) != 6 + 3 * body[5]:
        raise PeerError("jpeg_frame")
    if body[0] != 8 or int.from_bytes(body[1:3]) != height or int.from_bytes(body[3:5]) != width:
        raise PeerError("jpeg_size")
    for start in range(6, len(body), 3):
        across, down = body[start + 1] >> 4, body[start + 1] & 15
        if across not in (1, 2) or down not in (1, 2) or body[start + 2] > 3:
            raise PeerError("jpeg_sampling")
    return body[5]


def _check_scan(data: memoryview, at: int, body: memoryview, components: int) -> None:
    if len(body) != 4 + 2 * components or body[0] != components or bytes(body[-3:]) != b"\x00\x3f\x00":
        raise PeerError("jpeg_scan")
    found = _MARKER_IN_SCAN.search(data, at)
    if found is None or found.start() != len(data) - 2:
        raise PeerError("jpeg_marker_in_scan")
