import contextlib
import io
import struct

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from assistdesk.core.errors import PeerError
from assistdesk.core.screen.jpeg import QUALITY, QUALITY_THIN, decode_jpeg, decode_walked, encode_jpeg, walk
from tests.assistdesk.core.screen.pictures import noise, plain

SIZE = (64, 48)


def photo(width: int = SIZE[0], height: int = SIZE[1]) -> np.ndarray:
    y, x = np.mgrid[0:height, 0:width]
    return np.stack([x * 2 % 256, y * 3 % 256, (x + y) % 256, x * 0 + 255], -1).astype(np.uint8)


FILE = encode_jpeg(photo(), QUALITY, is_half=False)


def saved(image_format: str = "JPEG", mode: str = "RGB", **options: object) -> bytes:
    out = io.BytesIO()
    Image.fromarray(photo()[..., 2::-1]).convert(mode).save(out, image_format, **options)
    return out.getvalue()


def segments(data: bytes) -> list[tuple[int, bytes]]:
    """Markers and whole segments of a file up to and with SOS; what follows is the last one's."""
    found, at = [], 2
    while True:
        length = int.from_bytes(data[at + 2 : at + 4])
        marker = data[at + 1]
        if marker == 0xDA:
            return [*found, (marker, data[at:])]
        found.append((marker, data[at : at + 2 + length]))
        at += 2 + length


def rebuilt(parts: list[tuple[int, bytes]]) -> bytes:
    return b"\xff\xd8" + b"".join(part for _, part in parts)


def rule_of(data: bytes, size: tuple[int, int] = SIZE) -> str:
    with pytest.raises(PeerError) as caught:
        decode_jpeg(memoryview(data), *size)
    return caught.value.rule


def changed(marker: int, at: int, value: bytes, data: bytes = FILE) -> bytes:
    parts = segments(data)
    for index, (found, part) in enumerate(parts):
        if found == marker:
            parts[index] = (found, part[:at] + value + part[at + len(value) :])
            break
    return rebuilt(parts)


def with_segment(marker: int, body: bytes, before: int = 0xDB) -> bytes:
    parts = segments(FILE)
    index = next(i for i, (found, _) in enumerate(parts) if found == before)
    segment = bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body
    return rebuilt([*parts[:index], (marker, segment), *parts[index:]])


@given(st.integers(1, 40), st.integers(1, 40), st.booleans(), st.sampled_from([QUALITY, QUALITY_THIN]))
def test_what_we_encode_passes_our_own_walk_and_looks_alike(
    width: int, height: int, is_half: bool, quality: int
) -> None:
    data = encode_jpeg(plain(width, height, (40, 90, 200)), quality, is_half)
    size = ((width + 1) // 2, (height + 1) // 2) if is_half else (width, height)
    pixels = decode_jpeg(memoryview(data), *size)
    assert pixels.shape == (size[1], size[0], 4)
    assert np.abs(pixels[..., :3].astype(int) - (40, 90, 200)).max() < 12


def test_a_grey_file_is_taken_too() -> None:
    assert decode_jpeg(memoryview(saved(mode="L")), *SIZE).shape == (48, 64, 4)


@pytest.mark.parametrize("size", [(63, 48), (65, 48), (64, 47), (64, 49), (48, 64), (32, 24)])
def test_I7_another_size_than_announced_is_fatal_before_decoding(size: tuple[int, int]) -> None:
    assert rule_of(FILE, size) == "jpeg_size"


def test_I7_a_file_that_claims_to_be_huge_is_fatal_before_decoding() -> None:
    assert rule_of(changed(0xC0, 5, struct.pack(">HH", 60_000, 60_000))) == "jpeg_size"


def test_I7_half_mode_with_odd_sides_asks_for_the_rounded_half() -> None:
    data = encode_jpeg(photo(63, 47), QUALITY, is_half=True)
    assert decode_jpeg(memoryview(data), 32, 24).shape == (24, 32, 4)
    assert rule_of(data, (31, 23)) == "jpeg_size"


@pytest.mark.parametrize("marker", [0xC1, 0xC2, 0xC3, 0xC5, 0xC9, 0xCA, 0xCB])
def test_I7_I8_other_kinds_of_jpeg_are_fatal_before_decoding(marker: int) -> None:
    parts = [(m, bytes((0xFF, marker)) + part[2:] if m == 0xC0 else part) for m, part in segments(FILE)]
    assert rule_of(rebuilt(parts)) == "jpeg_marker"


def test_I7_twelve_bits_and_cmyk_are_fatal_before_decoding() -> None:
    assert rule_of(changed(0xC0, 4, b"\x0c")) == "jpeg_size"
    assert rule_of(saved(mode="CMYK")) in {"jpeg_frame", "jpeg_marker"}


@pytest.mark.parametrize(
    "data",
    [
        saved(progressive=True),
        saved(exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0"),
        saved(icc_profile=b"x" * 200),
        saved(comment=b"hello"),
        saved(restart_marker_blocks=2),
        with_segment(0xFE, b"a comment"),
        with_segment(0xDD, b"\0\x04"),
        with_segment(0xE0, bytes(63)),
        with_segment(0xEE, b"Adobe" + bytes(7)),
        with_segment(0xDC, b"\0\x08"),
        with_segment(0x01, b""),
    ],
)
def test_I8_markers_that_we_never_write_are_fatal_before_decoding(data: bytes) -> None:
    assert rule_of(data) == "jpeg_marker"


def test_I8_a_long_jfif_segment_is_allowed_up_to_64_bytes() -> None:
    walk(memoryview(with_segment(0xE0, bytes(62))), *SIZE)


def test_I8_a_second_frame_header_or_none_is_fatal() -> None:
    parts = segments(FILE)
    frame = next(part for marker, part in parts if marker == 0xC0)
    assert rule_of(rebuilt([*parts[:-1], (0xC0, frame), parts[-1]])) == "jpeg_marker"
    assert rule_of(rebuilt([one for one in parts if one[0] != 0xC0])) == "jpeg_marker"


def test_I8_a_second_scan_is_fatal() -> None:
    scan = segments(FILE)[-1][1]
    assert rule_of(FILE[:-2] + scan) == "jpeg_marker_in_scan"


def test_I8_ten_thousand_segments_are_not_walked() -> None:
    table = next(part for marker, part in segments(FILE) if marker == 0xDB)
    assert rule_of(b"\xff\xd8" + table * 10_000 + FILE[2:]) == "jpeg_segments"


@pytest.mark.parametrize("marker", [0x01, 0xD0, 0xD7, 0xD8, 0xD9, 0xDA, 0xC4, 0xFF])
def test_I8_a_marker_in_the_scan_is_fatal(marker: int) -> None:
    assert rule_of(FILE[:-10] + bytes((0xFF, marker)) + FILE[-10:]) == "jpeg_marker_in_scan"


@pytest.mark.parametrize("rest", [b"\0", b"\xff\xd9", b"more" * 100])
def test_I8_bytes_after_the_end_are_fatal(rest: bytes) -> None:
    assert rule_of(FILE + rest) in {"jpeg_ends", "jpeg_marker_in_scan"}


def test_I9_a_file_cut_at_every_byte_is_fatal() -> None:
    for length in range(len(FILE)):
        assert rule_of(FILE[:length]).startswith("jpeg_")
    for length in range(2, len(FILE) - 2):
        try:
            decode_jpeg(memoryview(FILE[:length] + b"\xff\xd9"), *SIZE)
        except PeerError:
            continue
        assert length > len(FILE) - len(segments(FILE)[-1][1]), "a cut header never decodes"


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (changed(0xDB, 4, b"\x04"), "jpeg_quantisation"),
        (changed(0xDB, 4, b"\x10"), "jpeg_quantisation"),
        (changed(0xDB, 7, b"\x00"), "jpeg_quantisation"),
        (with_segment(0xDB, b""), "jpeg_quantisation"),
        (with_segment(0xDB, bytes(64)), "jpeg_quantisation"),
        (changed(0xC4, 4, b"\x20"), "jpeg_huffman"),
        (changed(0xC4, 5, b"\xff" * 16), "jpeg_huffman"),
        (changed(0xC4, 5, b"\x00" * 16), "jpeg_huffman"),
        (with_segment(0xC4, bytes(16)), "jpeg_huffman"),
        (changed(0xC0, 9, b"\x02"), "jpeg_frame"),
        (with_segment(0xC0, b"\x08"), "jpeg_frame"),
        (changed(0xC0, 11, b"\x31"), "jpeg_sampling"),
        (changed(0xC0, 11, b"\x10"), "jpeg_sampling"),
        (changed(0xC0, 12, b"\x04"), "jpeg_sampling"),
        (changed(0xDA, 4, b"\x01"), "jpeg_scan"),
        (changed(0xDA, 11, b"\x01"), "jpeg_scan"),
        (changed(0xDA, 12, b"\x3e"), "jpeg_scan"),
        (changed(0xDA, 13, b"\x01"), "jpeg_scan"),
        (changed(0xDB, 2, b"\0\x01"), "jpeg_segment"),
        (changed(0xDB, 2, b"\xff\xff"), "jpeg_segment"),
        (changed(0xDB, 0, b"\0"), "jpeg_segment"),
    ],
)
def test_I9_bad_tables_and_headers_are_fatal_before_decoding(data: bytes, rule: str) -> None:
    assert rule_of(data) == rule


def test_I9_a_code_table_that_no_walk_can_judge_is_refused_by_the_decoder() -> None:
    assert rule_of(changed(0xC4, 5, b"\x03" + bytes(14) + b"\x09")) in {"jpeg_damaged", "jpeg_huffman"}


@pytest.mark.parametrize("image_format", ["PNG", "TIFF", "WEBP", "GIF", "BMP", "PPM", "EPS", "ICO", "PCX"])
def test_I9_other_kinds_of_pictures_are_fatal_with_and_without_the_walk(image_format: str) -> None:
    data = saved(image_format)
    assert rule_of(data) == "jpeg_ends"
    with pytest.raises(PeerError):
        decode_walked(data, *SIZE)


@pytest.mark.parametrize("data", [b"8BPS\0\x01" + bytes(40), b"<svg xmlns='http://www.w3.org/2000/svg'/>", b""])
def test_I9_psd_svg_and_nothing_are_fatal(data: bytes) -> None:
    assert rule_of(data) == "jpeg_ends"
    with pytest.raises(PeerError):
        decode_walked(data, *SIZE)


def test_the_decoder_itself_checks_the_size_again() -> None:
    with pytest.raises(PeerError) as caught:
        decode_walked(FILE, 64, 49)
    assert caught.value.rule == "jpeg_size"


@settings(max_examples=60)
@given(st.data())
def test_I11_mutated_files_give_a_picture_of_the_right_size_or_a_peer_error(data: st.DataObject) -> None:
    wrong = bytearray(encode_jpeg(noise(40, 40), QUALITY, is_half=False))
    for _ in range(data.draw(st.integers(1, 6))):
        wrong[data.draw(st.integers(0, len(wrong) - 1))] = data.draw(st.integers(0, 255))
    for decode in (lambda: decode_jpeg(memoryview(wrong), 40, 40), lambda: decode_walked(bytes(wrong), 40, 40)):
        with contextlib.suppress(PeerError):
            assert decode().shape == (40, 40, 4)
