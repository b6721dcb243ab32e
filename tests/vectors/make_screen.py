"""Screen messages, good and bad, with the canvas they must give (protocol.md sections 10.1 to 10.3).

The expected canvas is painted here by hand, not by the decoder; zstd frames are put together from uncompressed blocks,
so that no library's version shows in the bytes. Bytes are hex, pixels BGRX.
"""

import hashlib
import struct
from typing import Any

import numpy as np

from assistdesk.core.screen.jpeg import encode_jpeg
from tests.vectors.stream import Stream

W, H = 24, 16
OTHER_W, OTHER_H = 9, 7
GENERATION = 3
NEW, LAST = 1, 2
ZSTD_START = bytes.fromhex("28b52ffd0070")  # magic, no size, window of 16 MiB
GREY = 0x80


def layout(*monitors: tuple[int, ...], count: int | None = None, generation: int = GENERATION, zero: int = 0) -> bytes:
    places = b"".join(struct.pack(">BBiiHHH", *monitor) for monitor in monitors)
    return bytes((4, generation, len(monitors) if count is None else count, zero)) + places


EIGHT = layout(
    (0, 1, 0, 0, W, H, 100),
    (1, 0, W, -5, OTHER_W, OTHER_H, 150),
    *[(number, 0, -number, number, number, number, 50) for number in range(2, 8)],
)


def block(raw: bytes, is_first: bool) -> bytes:
    """One uncompressed block, flushed."""
    return (ZSTD_START if is_first else b"") + struct.pack("<I", len(raw) << 3)[:3] + raw


def op(kind: int, x: int, y: int, w: int, h: int, arg: bytes = bytes(6), mode: int = 0) -> bytes:
    return struct.pack(">BBHHHH6s", kind, mode, x, y, w, h, arg)


def slice_message(
    ops: list[bytes], jpeg: bytes = b"", packed: bytes = b"", raw_len: int = 0, flags: int = LAST, **changed: int
) -> bytes:
    fields = {
        "kind": 1,
        "monitor": 0,
        "generation": GENERATION,
        "frame": 0,
        "at": 1_234,
        "w": W,
        "h": H,
        "op_count": len(ops),
        "zero": 0,
        "z_len": len(packed),
        "j_len": len(jpeg),
        **changed,
    }
    head = struct.pack(
        ">BBBBIIHHHHIII",
        fields["kind"],
        flags,
        fields["monitor"],
        fields["generation"],
        fields["frame"],
        fields["at"],
        fields["w"],
        fields["h"],
        fields["op_count"],
        fields["zero"],
        raw_len,
        fields["z_len"],
        fields["j_len"],
    )
    return head + b"".join(ops) + jpeg + packed


def pixels(seed: str, w: int, h: int) -> np.ndarray[Any, np.dtype[np.uint8]]:
    raw = np.frombuffer(Stream(seed).take(w * h * 4), np.uint8).reshape(h, w, 4).copy()
    raw[..., 3] = 255
    return raw


def digest(canvas: np.ndarray[Any, Any]) -> str:
    """SHA-256 of the canvas without X, which receivers ignore."""
    return hashlib.sha256(canvas[..., :3].tobytes()).hexdigest()


def good() -> list[dict[str, Any]]:
    canvas = np.full((H, W, 4), GREY, np.uint8)
    first, second = pixels("first", 8, 4), pixels("second", 5, 3)
    slices = []
    canvas[2:6, 1:9] = first
    start = slice_message([op(1, 1, 2, 8, 4)], packed=block(first.tobytes(), True), raw_len=128, flags=NEW)
    slices.append(("pixels, a new stream", start, digest(canvas), [[1, 2, 8, 4]]))
    canvas[0:3, 19:24] = second
    canvas[10:16, 0:24] = (7, 8, 9, 255)
    more = [op(1, 19, 0, 5, 3), op(3, 0, 10, W, 6, bytes((7, 8, 9, 255, 0, 0)))]
    message = slice_message(more, packed=block(second.tobytes(), False), raw_len=60, frame=1)
    slices.append(("pixels of the same stream, solid, last", message, digest(canvas), [[19, 0, 5, 3], [0, 10, W, 6]]))
    moved = canvas.copy()
    moved[3:7, 2:10] = canvas[2:6, 1:9]
    canvas = moved
    copy = op(4, 2, 3, 8, 4, struct.pack(">HHH", 1, 2, 0))
    slices.append(("copy onto itself", slice_message([copy], frame=1), digest(canvas), [[2, 3, 8, 4]]))
    return [
        {"name": name, "message": message.hex(), "canvas": sha, "rects": rects} for name, message, sha, rects in slices
    ]


def lossy() -> list[dict[str, Any]]:
    """JPEG of one colour: each pixel must come within 3 of it."""
    colour = (40, 90, 200)
    plain = np.empty((H, W, 4), np.uint8)
    plain[...] = (*colour, 255)
    cases = []
    for name, mode, w, h in (("jpeg", 0, 16, 16), ("jpeg of half the size, odd sides", 1, 15, 13)):
        data = encode_jpeg(plain[:h, :w], 80, is_half=mode == 1)
        message = slice_message([op(2, 3, 0, w, h, struct.pack(">IH", len(data), 0), mode)], jpeg=data)
        cases.append({"name": name, "message": message.hex(), "rect": [3, 0, w, h], "colour": list(colour)})
    return cases


SOLID = op(3, 0, 0, 2, 2)


def bad_slices() -> dict[str, tuple[str, bytes]]:
    """Name -> (rule, message), each the first slice after the layout."""
    pixel = op(1, 0, 0, 1, 1)
    one = block(b"\1\2\3\xff", True)

    def packed(raw: bytes, length: int = 4) -> bytes:
        return slice_message([op(1, 0, 0, 1, length // 4)], packed=raw, raw_len=length, flags=NEW)

    return {
        "shorter than the header": ("slice_short", slice_message([SOLID])[:31]),
        "unknown type": ("screen_type", slice_message([SOLID], kind=2)),
        "unknown flag": ("slice_flags", slice_message([SOLID], flags=4)),
        "zero field": ("slice_flags", slice_message([SOLID], zero=1)),
        "no op": ("slice_ops", slice_message([], op_count=0)),
        "4,097 ops": ("slice_ops", slice_message([SOLID], op_count=4_097)),
        "one op too many announced": ("slice_length", slice_message([SOLID], op_count=2)),
        "a byte more": ("slice_length", slice_message([SOLID]) + b"\0"),
        "raw_len over its limit": ("slice_raw", slice_message([pixel], packed=one, raw_len=8_388_609)),
        "z_len over its limit": ("slice_packed", slice_message([pixel], packed=bytes(1_029), raw_len=4)),
        "zstd bytes without pixels": ("slice_packed", slice_message([SOLID], packed=one)),
        "pixels without zstd bytes": ("slice_packed", slice_message([pixel], raw_len=4)),
        "j_len over its limit": ("slice_jpeg", slice_message([SOLID], j_len=4_194_305)),
        "monitor not shared": ("slice_monitor", slice_message([SOLID], monitor=8)),
        "another generation": ("slice_generation", slice_message([SOLID], generation=GENERATION + 1)),
        "another width": ("slice_size", slice_message([SOLID], w=W + 1)),
        "first zstd bytes without NEWSTREAM": (
            "new_stream_missing",
            slice_message([pixel], packed=one, raw_len=4),
        ),
        "unknown op": ("op_unknown", slice_message([op(5, 0, 0, 1, 1)])),
        "mode where there is none": ("op_mode", slice_message([op(3, 0, 0, 1, 1, mode=1)])),
        "no width": ("op_rect", slice_message([op(3, 0, 0, 0, 1)])),
        "one column past the monitor": ("op_rect", slice_message([op(3, 1, 0, W, 1)])),
        "65,535 + 65,535": ("op_rect", slice_message([op(3, 65_535, 65_535, 65_535, 65_535)])),
        "copy from outside": ("copy_source", slice_message([op(4, 0, 0, 2, 2, struct.pack(">HHH", W - 1, 0, 0))])),
        "argument not zero": ("op_zero", slice_message([op(3, 0, 0, 1, 1, b"\0\0\0\0\0\1")])),
        "pixels and raw_len differ": (
            "raw_sum",
            slice_message([pixel], packed=block(bytes(8), True), raw_len=8, flags=NEW),
        ),
        "files and j_len differ": (
            "jpeg_sum",
            slice_message([op(2, 0, 0, 1, 1, struct.pack(">IH", 5, 0))], jpeg=b"four"),
        ),
        "file larger than its area allows": (
            "jpeg_bytes",
            slice_message([op(2, 0, 0, 1, 1, struct.pack(">IH", 2_054, 0))], jpeg=bytes(2_054)),
        ),
        "filled more than four times over": ("fill_area_sum", slice_message([op(3, 0, 0, W, H)] * 4 + [SOLID])),
        "zstd: a byte less": ("zstd_length", packed(block(b"\1\2\3", True))),
        "zstd: a byte more": ("zstd_length", packed(block(b"\1\2\3\4\5", True))),
        "zstd: a run of 128 KiB": (
            "zstd_length",
            packed(ZSTD_START + struct.pack("<I", (131_072 << 3) | 2)[:3] + b"\0"),
        ),
        "zstd: window of 32 MiB": ("zstd_damaged", packed(ZSTD_START[:5] + b"\x78" + one[6:])),
        "zstd: single segment of 2^62": (
            "zstd_damaged",
            packed(ZSTD_START[:4] + b"\xe0" + (2**62).to_bytes(8, "little") + one[6:]),
        ),
        "zstd: dictionary": ("zstd_damaged", packed(ZSTD_START[:4] + b"\1\x70\7" + one[6:])),
        "zstd: skippable frame": ("zstd_length", packed(struct.pack("<II", 0x184D2A50, 4) + b"skip")),
        "zstd: end of the frame": ("zstd_rest", packed(ZSTD_START + struct.pack("<I", (4 << 3) | 1)[:3] + b"abcd")),
        "zstd: cut": ("zstd_length", packed(one[:-1])),
        "zstd: not zstd": ("zstd_damaged", packed(b"nonsense")),
        **{name: (rule, _with_file(data)) for name, (rule, data) in _bad_files().items()},
    }


def _with_file(data: bytes) -> bytes:
    return slice_message([op(2, 0, 0, 16, 16, struct.pack(">IH", len(data), 0))], jpeg=data)


def _bad_files() -> dict[str, tuple[str, bytes]]:
    plain = np.full((16, 16, 4), 90, np.uint8)
    file = encode_jpeg(plain, 80, is_half=False)
    frame_at, table_at = file.index(b"\xff\xc0"), file.index(b"\xff\xdb")

    def inserted(segment: bytes) -> bytes:
        return file[:table_at] + segment + file[table_at:]

    def patched(at: int, value: bytes) -> bytes:
        return file[:at] + value + file[at + len(value) :]

    return {
        "jpeg: no start": ("jpeg_ends", b"\x89PNG" + file[4:]),
        "jpeg: no end": ("jpeg_ends", file[:-2]),
        "jpeg: another size": ("jpeg_size", patched(frame_at + 5, b"\0\x11")),
        "jpeg: 60,000 by 60,000": ("jpeg_size", patched(frame_at + 5, b"\xea\x60\xea\x60")),
        "jpeg: progressive": ("jpeg_marker", patched(frame_at + 1, b"\xc2")),
        "jpeg: arithmetic": ("jpeg_marker", patched(frame_at + 1, b"\xc9")),
        "jpeg: EXIF": ("jpeg_marker", inserted(b"\xff\xe1\0\x08Exif\0\0")),
        "jpeg: comment": ("jpeg_marker", inserted(b"\xff\xfe\0\x04hi")),
        "jpeg: restart interval": ("jpeg_marker", inserted(b"\xff\xdd\0\x04\0\x01")),
        "jpeg: restart marker in the scan": ("jpeg_marker_in_scan", file[:-2] + b"\xff\xd0" + file[-2:]),
        "jpeg: two files": ("jpeg_marker_in_scan", file + file),
        "jpeg: sampling of 3": ("jpeg_sampling", patched(frame_at + 11, b"\x31")),
    }


def bad_layouts() -> dict[str, tuple[str, bytes]]:
    usual = (0, 0, 0, 0, 9, 9, 100)
    return {
        "shorter than its head": ("layout_short", b"\4\0\0"),
        "zero field": ("layout_head", layout(usual, zero=1)),
        "nine monitors": ("layout_count", layout(*[(number, *usual[1:]) for number in range(9)])),
        "one more announced": ("layout_length", layout(usual, count=2)),
        "the same id twice": ("layout_ids", layout(usual, usual)),
        "id 8": ("layout_id", layout((8, *usual[1:]))),
        "unknown flag": ("layout_flags", layout((0, 2, *usual[2:]))),
        "no height": ("layout_size", layout((0, 0, 0, 0, 9, 0, 100))),
        "16,385 wide": ("layout_size", layout((0, 0, 0, 0, 16_385, 1, 100))),
        "area over the limit": ("layout_size", layout((0, 0, 0, 0, 8_192, 4_097, 100))),
        "sum over the limit": (
            "layout_area_sum",
            layout(*[(number, 0, 0, 0, 8_192, 4_096, 100) for number in range(3)]),
        ),
        "65,536 to the left": ("layout_place", layout((0, 0, -65_536, 0, 9, 9, 100))),
        "scale of 501 percent": ("layout_scale", layout((0, 0, 0, 0, 9, 9, 501))),
    }


def build() -> dict[str, Any]:
    def refused(cases: dict[str, tuple[str, bytes]]) -> list[dict[str, str]]:
        return [{"name": name, "rule": rule, "message": data.hex()} for name, (rule, data) in cases.items()]

    return {
        "layout": EIGHT.hex(),
        "good": good(),
        "lossy": lossy(),
        "bad_layouts": refused(bad_layouts()),
        "bad_slices": refused(bad_slices()),
    }
