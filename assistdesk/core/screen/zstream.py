"""The one zstd stream of a link, both ways (RFC 8878; protocol.md section 10.3).

Only pixels pass through it. The window of 16 MiB is the tile cache: what was on the screen a moment ago costs next to
nothing when it comes back. What has entered the stream must arrive, in order.
"""

import sys
from typing import Final

from assistdesk.core.errors import PeerError
from assistdesk.core.screen.frame import Pixels

if sys.version_info >= (3, 14):
    from compression import zstd  # pragma: no cover
else:
    from backports import zstd

WINDOW_LOG: Final = 24
LEVEL: Final = 1


class PixelPacker:
    """Compresses pixels; ``finish`` ends a slice at a block border."""

    def __init__(self) -> None:
        parameter = zstd.CompressionParameter
        options: dict[int, int] = {parameter.compression_level: LEVEL, parameter.window_log: WINDOW_LOG}
        self._stream = zstd.ZstdCompressor(options=options)

    def add(self, pixels: Pixels) -> bytes:
        """Feed contiguous pixels; returns what is ready, which may lag behind by one block (128 KiB of pixels)."""
        return self._stream.compress(pixels.data.cast("B"))

    def finish(self) -> bytes:
        return self._stream.flush(self._stream.FLUSH_BLOCK)


class PixelUnpacker:
    """Bounded decompression of the same stream; after an error it must not be used again."""

    def __init__(self) -> None:
        self._stream = zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: WINDOW_LOG})

    def unpack(self, packed: memoryview, raw_len: int) -> bytes:
        """Return exactly ``raw_len`` bytes.

        Raises:
            PeerError: fewer or more bytes, damage, a larger window, the end of the zstd frame, bytes behind it.
        """
        try:
            raw = self._stream.decompress(packed, max_length=raw_len + 1)
        except (zstd.ZstdError, EOFError) as error:
            raise PeerError("zstd_damaged") from error
        if len(raw) != raw_len:
            raise PeerError("zstd_length", length=len(raw), announced=raw_len)
        if not self._stream.needs_input or self._stream.eof or self._stream.unused_data:
            raise PeerError("zstd_rest")
        return raw
