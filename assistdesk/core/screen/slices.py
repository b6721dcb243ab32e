"""The slice message: one header, its ops, JPEG files, zstd bytes (protocol.md sections 10.2 and 10.3).

Only bytes, sizes and places: no pixel is looked at here, and nothing larger than the list of ops is allocated. What
depends on the session (is the monitor shared, is the generation current) is checked by decoder.py between
``parse_header`` and ``parse_ops``, so that the order of section 10.3 holds.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from assistdesk.core.errors import PeerError
from assistdesk.core.screen.layout import LAYOUT_HEAD_BYTES, LAYOUT_TYPE, MONITOR_BYTES, MONITORS_MAX
from assistdesk.core.types import Rect

SLICE_TYPE: Final = 1
HEADER_BYTES: Final = 32
OP_BYTES: Final = 16
OPS_MAX: Final = 4_096
RAW_MAX: Final = 8_388_608
JPEG_SUM_MAX: Final = 4_194_304
JPEG_SIDE_MAX: Final = 8_192
JPEG_AREA_MAX: Final = 4_194_304
JPEG_AREA_SUM_MAX: Final = 8_388_608
FILL_FACTOR_MAX: Final = 4
NEW_STREAM, LAST = 1, 2

_HEADER = struct.Struct(">BBBBIIHHHHIII")
_OP = struct.Struct(">BBHHHH6s")
_JPEG_ARG = struct.Struct(">IH")
_COPY_ARG = struct.Struct(">HHH")
_OP_PIXELS, _OP_JPEG, _OP_SOLID, _OP_COPY = 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Header:
    is_new_stream: bool
    is_last: bool
    monitor: int
    generation: int
    frame: int
    capture_ms: int
    width: int
    height: int
    op_count: int = 0
    raw_len: int = 0
    z_len: int = 0
    j_len: int = 0


@dataclass(frozen=True, slots=True)
class PixelsOp:
    """Takes the next w·h·4 bytes of the zstd output."""

    rect: Rect


@dataclass(frozen=True, slots=True)
class JpegOp:
    """Takes the next JPEG file; ``is_half``: of half the size, each pixel doubled."""

    rect: Rect
    size_bytes: int
    is_half: bool

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the file."""
        if self.is_half:
            return (self.rect.w + 1) // 2, (self.rect.h + 1) // 2
        return self.rect.w, self.rect.h


@dataclass(frozen=True, slots=True)
class SolidOp:
    rect: Rect
    blue: int
    green: int
    red: int


@dataclass(frozen=True, slots=True)
class CopyOp:
    """Takes the pixels at (from_x, from_y) of the canvas as it is now; may overlap."""

    rect: Rect
    from_x: int
    from_y: int


Op = PixelsOp | JpegOp | SolidOp | CopyOp


def z_len_max(raw_len: int) -> int:
    return raw_len + raw_len // 256 + 1_024


def expected_length(first_bytes: bytes | memoryview) -> int:
    """Return the length of the whole message whose first chunk begins with ``first_bytes``.

    The receiver of a chunked message calls this before it buffers anything (protocol.md section 8).

    Raises:
        PeerError: a chunk shorter than the fixed header, an unknown type, or a length no message may have.
    """
    if len(first_bytes) == 0:
        raise PeerError("screen_short", length=0)
    kind = first_bytes[0]
    if kind == LAYOUT_TYPE:
        if len(first_bytes) < LAYOUT_HEAD_BYTES:
            raise PeerError("layout_short", length=len(first_bytes))
        count = first_bytes[2]
        if count > MONITORS_MAX:
            raise PeerError("layout_count", count=count)
        return LAYOUT_HEAD_BYTES + MONITOR_BYTES * count
    return _length(_unpack_header(memoryview(first_bytes)))


def pack_slice(header: Header, ops: Sequence[Op], jpegs: Sequence[bytes], packed: Sequence[bytes]) -> bytes:
    """Join one message; counts and lengths are taken from the parts, not from ``header``, except ``raw_len``."""
    j_len, z_len = sum(map(len, jpegs)), sum(map(len, packed))
    flags = NEW_STREAM * header.is_new_stream | LAST * header.is_last
    head = _HEADER.pack(
        SLICE_TYPE,
        flags,
        header.monitor,
        header.generation,
        header.frame,
        header.capture_ms & 0xFFFFFFFF,
        header.width,
        header.height,
        len(ops),
        0,
        header.raw_len,
        z_len,
        j_len,
    )
    return b"".join([head, *map(_pack_op, ops), *jpegs, *packed])


def parse_header(payload: memoryview) -> Header:
    """Read the fixed header of a whole message: steps 1 and 2 of section 10.3.

    Raises:
        PeerError: any bound of these steps.
    """
    header = _unpack_header(payload)
    if len(payload) != _length(header):
        raise PeerError("slice_length", length=len(payload))
    return header


def parse_ops(header: Header, payload: memoryview) -> tuple[Op, ...]:
    """Read the ops: steps 4 and 5 of section 10.3.

    Raises:
        PeerError: any bound of these steps.
    """
    ops: list[Op] = []
    raw = jpeg = jpeg_area = fill_area = 0
    for kind, mode, x, y, w, h, arg in _OP.iter_unpack(
        payload[HEADER_BYTES : HEADER_BYTES + OP_BYTES * header.op_count]
    ):
        if w == 0 or h == 0 or x + w > header.width or y + h > header.height:
            raise PeerError("op_rect", x=x, y=y, w=w, h=h)
        op = _read_op(kind, mode, Rect(x, y, w, h), arg)
        match op:
            case PixelsOp():
                raw += w * h * 4
            case JpegOp():
                jpeg, jpeg_area = jpeg + op.size_bytes, jpeg_area + op.rect.area
            case SolidOp():
                fill_area += w * h
            case _:
                fill_area += w * h
                if op.from_x + w > header.width or op.from_y + h > header.height:
                    raise PeerError("copy_source", x=op.from_x, y=op.from_y)
        ops.append(op)
    if raw != header.raw_len:
        raise PeerError("raw_sum", sum=raw, announced=header.raw_len)
    if jpeg != header.j_len:
        raise PeerError("jpeg_sum", sum=jpeg, announced=header.j_len)
    if jpeg_area > JPEG_AREA_SUM_MAX:
        raise PeerError("jpeg_area_sum", area=jpeg_area)
    if fill_area > FILL_FACTOR_MAX * header.width * header.height:
        raise PeerError("fill_area_sum", area=fill_area)
    return tuple(ops)


def body_offset(header: Header) -> int:
    """Where the JPEG files begin."""
    return HEADER_BYTES + OP_BYTES * header.op_count


def _length(header: Header) -> int:
    return HEADER_BYTES + OP_BYTES * header.op_count + header.j_len + header.z_len


def _unpack_header(payload: memoryview) -> Header:
    if len(payload) < HEADER_BYTES:
        raise PeerError("slice_short", length=len(payload))
    kind, flags, monitor, generation, frame, at, width, height, ops, zero, raw, z_len, j_len = _HEADER.unpack_from(
        payload
    )
    if kind != SLICE_TYPE:
        raise PeerError("screen_type", type=kind)
    if flags & ~(NEW_STREAM | LAST) or zero != 0:
        raise PeerError("slice_flags", flags=flags)
    if not 1 <= ops <= OPS_MAX:
        raise PeerError("slice_ops", ops=ops)
    if raw > RAW_MAX:
        raise PeerError("slice_raw", raw_len=raw)
    if z_len > z_len_max(raw) or (raw == 0) != (z_len == 0):
        raise PeerError("slice_packed", z_len=z_len, raw_len=raw)
    if j_len > JPEG_SUM_MAX:
        raise PeerError("slice_jpeg", j_len=j_len)
    is_new, is_last = bool(flags & NEW_STREAM), bool(flags & LAST)
    return Header(is_new, is_last, monitor, generation, frame, at, width, height, ops, raw, z_len, j_len)


def _read_op(kind: int, mode: int, rect: Rect, arg: bytes) -> Op:
    if mode != 0 and (kind, mode) != (_OP_JPEG, 1):
        raise PeerError("op_mode", op=kind, mode=mode)
    match kind:
        case 1:
            if any(arg):
                raise PeerError("op_zero", op=kind)
            return PixelsOp(rect)
        case 2:
            return _read_jpeg(mode, rect, arg)
        case 3:
            if arg[4] or arg[5]:
                raise PeerError("op_zero", op=kind)
            return SolidOp(rect, arg[0], arg[1], arg[2])
        case 4:
            from_x, from_y, zero = _COPY_ARG.unpack(arg)
            if zero:
                raise PeerError("op_zero", op=kind)
            return CopyOp(rect, from_x, from_y)
        case _:
            raise PeerError("op_unknown", op=kind)


def _read_jpeg(mode: int, rect: Rect, arg: bytes) -> JpegOp:
    size_bytes, zero = _JPEG_ARG.unpack(arg)
    if zero:
        raise PeerError("op_zero", op=_OP_JPEG)
    if rect.w > JPEG_SIDE_MAX or rect.h > JPEG_SIDE_MAX or rect.area > JPEG_AREA_MAX:
        raise PeerError("jpeg_area", w=rect.w, h=rect.h)
    if size_bytes > 5 * rect.area + 2_048:
        raise PeerError("jpeg_bytes", size=size_bytes)
    return JpegOp(rect, size_bytes, mode == 1)


def _pack_op(op: Op) -> bytes:
    match op:
        case PixelsOp():
            kind, mode, arg = _OP_PIXELS, 0, bytes(6)
        case JpegOp():
            kind, mode, arg = _OP_JPEG, int(op.is_half), _JPEG_ARG.pack(op.size_bytes, 0)
        case SolidOp():
            kind, mode, arg = _OP_SOLID, 0, bytes((op.blue, op.green, op.red, 0xFF, 0, 0))
        case _:
            kind, mode, arg = _OP_COPY, 0, _COPY_ARG.pack(op.from_x, op.from_y, 0)
    rect = op.rect
    return _OP.pack(kind, mode, rect.x, rect.y, rect.w, rect.h, arg)
