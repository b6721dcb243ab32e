import contextlib
import resource
import struct
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistdesk.core.errors import PeerError
from assistdesk.core.screen.zstream import PixelPacker, PixelUnpacker
from tests.assistdesk.core.screen.pictures import noise, page

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

MAGIC = b"\x28\xb5\x2f\xfd"


def packed(*pictures: np.ndarray) -> list[bytes]:
    packer = PixelPacker()
    return [packer.add(picture) + packer.finish() for picture in pictures]


def rule_of(data: bytes, raw_len: int) -> str:
    with pytest.raises(PeerError) as caught:
        PixelUnpacker().unpack(memoryview(data), raw_len)
    return caught.value.rule


def test_what_is_packed_comes_out_again_slice_by_slice() -> None:
    pictures = [noise(50, 20, 1), page(90, 40, 2), noise(50, 20, 1)]
    unpacker = PixelUnpacker()
    parts = packed(*pictures)
    for part, picture in zip(parts, pictures, strict=True):
        assert unpacker.unpack(memoryview(part), picture.size) == picture.tobytes()
    assert len(parts[2]) < len(parts[0]) / 20, "what was on the screen a moment ago costs next to nothing"


@pytest.mark.parametrize("difference", [-1, 1, 5_000])
def test_I4_a_byte_less_or_more_than_announced_is_fatal(difference: int) -> None:
    picture = page(60, 60)
    assert rule_of(packed(picture)[0], picture.size + difference) == "zstd_length"


def test_I4_a_bomb_is_stopped_at_the_announced_length() -> None:
    header = MAGIC + bytes((0x00, 0x70))  # window of 16 MiB, no size
    block = struct.pack("<I", (131_072 << 3) | (1 << 1))[:3] + b"\0"  # a run of 128 KiB in four bytes
    bomb = header + block * 100_000
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert rule_of(bomb, 4_096) == "zstd_length"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64 * 1_024


def test_I4_empty_blocks_without_end_yield_nothing_and_are_fatal() -> None:
    assert rule_of(MAGIC + bytes((0x00, 0x70)) + b"\0\0\0" * 100_000, 4) == "zstd_length"


@pytest.mark.parametrize("window_byte", [0x78, 0x88, 0xF8])
def test_I5_a_window_over_16_mib_is_fatal(window_byte: int) -> None:
    assert rule_of(MAGIC + bytes((0x00, window_byte)) + b"\x21\0\0" + b"abcd", 4) == "zstd_damaged"


def test_I5_a_single_segment_of_2_to_the_62_is_fatal() -> None:
    assert rule_of(MAGIC + bytes((0xE0,)) + (2**62).to_bytes(8, "little") + b"\x21\0\0abcd", 4) == "zstd_damaged"


def test_I5_a_dictionary_is_fatal() -> None:
    assert rule_of(MAGIC + bytes((0x01, 0x70, 7)) + b"\x20\0\0abcd", 4) == "zstd_damaged"


def test_I5_a_skippable_frame_is_fatal() -> None:
    skippable = struct.pack("<II", 0x184D2A50, 4) + b"skip"
    assert rule_of(skippable, 4) == "zstd_length"
    assert rule_of(skippable + packed(noise(4, 4))[0], 64) == "zstd_length"


def test_I5_the_end_of_the_frame_and_a_second_frame_are_fatal() -> None:
    whole = zstd.compress(b"abcd")
    assert rule_of(whole, 4) == "zstd_rest"
    assert rule_of(whole + zstd.compress(b"efgh"), 8) in {"zstd_length", "zstd_rest"}


def test_I5_nothing_is_read_after_the_end_of_a_frame() -> None:
    unpacker = PixelUnpacker()
    with pytest.raises(PeerError):
        unpacker.unpack(memoryview(zstd.compress(b"abcd")), 4)
    with pytest.raises(PeerError):
        unpacker.unpack(memoryview(b"more"), 4)


def test_I6_bytes_appended_are_fatal() -> None:
    picture = noise(8, 8)
    assert rule_of(packed(picture)[0] + b"\xff\xff\xff\xff", picture.size) in {"zstd_damaged", "zstd_rest"}


def test_I6_a_stream_cut_at_each_byte_is_fatal() -> None:
    picture = page(40, 20)
    data = packed(picture)[0]
    for length in range(len(data) - 3):
        assert rule_of(data[:length], picture.size).startswith("zstd_")


@settings(max_examples=100)
@given(st.data())
def test_I6_flipped_bits_give_wrong_pixels_or_a_peer_error(data: st.DataObject) -> None:
    picture = page(60, 40)
    wrong = bytearray(packed(picture)[0])
    for _ in range(20):
        bit = data.draw(st.integers(0, len(wrong) * 8 - 1))
        flipped = bytearray(wrong)
        flipped[bit // 8] ^= 1 << bit % 8
        with contextlib.suppress(PeerError):
            assert len(PixelUnpacker().unpack(memoryview(flipped), picture.size)) == picture.size
