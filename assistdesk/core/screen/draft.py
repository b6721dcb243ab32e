"""A slice while it grows: ops and bytes, kept inside the bounds of protocol.md section 10.3.

Knows no pixels and no reasons: the encoder says what goes in.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistdesk.core.screen.slices import (
    FILL_FACTOR_MAX,
    JPEG_AREA_SUM_MAX,
    JPEG_SUM_MAX,
    OPS_MAX,
    RAW_MAX,
    CopyOp,
    Header,
    JpegOp,
    Op,
    PixelsOp,
    SolidOp,
    pack_slice,
)
from assistdesk.core.types import Rect


@dataclass(slots=True)
class Draft:
    """One slice of a monitor of ``monitor_area`` pixels."""

    monitor_area: int
    ops: list[Op] = field(default_factory=list)
    jpegs: list[bytes] = field(default_factory=list)
    packed: list[bytes] = field(default_factory=list)
    raw_len: int = 0
    jpeg_area: int = 0
    fill_area: int = 0
    size_bytes: int = 0
    """Bytes of content so far, without header and ops."""

    def has_room_for_pixels(self, rect: Rect) -> bool:
        return self.raw_len + rect.area * 4 <= RAW_MAX and len(self.ops) < OPS_MAX

    def has_room_for_jpeg(self, rect: Rect, size_bytes: int) -> bool:
        j_len = sum(map(len, self.jpegs)) + size_bytes
        return j_len <= JPEG_SUM_MAX and self.jpeg_area + rect.area <= JPEG_AREA_SUM_MAX and len(self.ops) < OPS_MAX

    def has_room_to_fill(self, rect: Rect) -> bool:
        return self.fill_area + rect.area <= FILL_FACTOR_MAX * self.monitor_area and len(self.ops) < OPS_MAX

    def add_pixels(self, rect: Rect, packed: bytes) -> None:
        """``packed``: what the stream gave for these pixels so far. Pixels right under the last op's join it."""
        last = self.ops[-1] if self.ops else None
        if isinstance(last, PixelsOp) and (last.rect.x, last.rect.w, last.rect.bottom) == (rect.x, rect.w, rect.y):
            self.ops[-1] = PixelsOp(last.rect.united(rect))
        else:
            self.ops.append(PixelsOp(rect))
        self.raw_len += rect.area * 4
        self.add_packed(packed)

    def add_packed(self, packed: bytes) -> None:
        self.packed.append(packed)
        self.size_bytes += len(packed)

    def add_jpeg(self, rect: Rect, data: bytes, is_half: bool) -> None:
        self.ops.append(JpegOp(rect, len(data), is_half))
        self.jpegs.append(data)
        self.jpeg_area += rect.area
        self.size_bytes += len(data)

    def add_fill(self, op: SolidOp | CopyOp) -> None:
        self.ops.append(op)
        self.fill_area += op.rect.area


def pack_frame(drafts: Sequence[Draft], header: Header, is_new_stream: bool) -> tuple[bytes, ...]:
    """Pack the slices of one frame: NEWSTREAM, if asked for, on all up to the first that has zstd bytes, so that a decoder
    which waits for a new stream misses nothing of the picture; LAST on the last."""
    begins = next((index for index, draft in enumerate(drafts) if draft.raw_len), len(drafts))
    return tuple(
        pack_slice(
            replace(
                header,
                is_new_stream=is_new_stream and index <= begins,
                is_last=index == len(drafts) - 1,
                raw_len=draft.raw_len,
            ),
            draft.ops,
            draft.jpegs,
            draft.packed,
        )
        for index, draft in enumerate(drafts)
    )
