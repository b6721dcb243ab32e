"""Films on disk, encoded by FFmpeg's libraries (PyAV, the extra ``video``): WebM with VP9, MP4 with H.264.

Fits the ``Film`` port. A film is written beside the name it will have, for its owner alone, and gets the name when it is whole
and on disk. Times are milliseconds as they come: no picture is made up and none is dropped. Refuses to know what the pictures
show. Whoever makes no film does not import this module, and needs no PyAV.
"""

import contextlib
import os
import secrets
from fractions import Fraction
from pathlib import Path
from typing import Final

import av
from av.video.frame import PictureType, VideoFrame
from av.video.stream import VideoStream

from assistdesk.core.errors import RefusedError
from assistdesk.core.screen.frame import Pixels

TIME_BASE: Final = Fraction(1, 1_000)
RATE: Final = 30
"""What a player is told to expect; the pictures' own times count."""
BT709: Final = 1
LIMITED: Final = 1
"""Colours as every player takes them, in FFmpeg's numbers."""
THREADS: Final = 2

VP9: Final = {
    "deadline": "realtime",
    "cpu-used": "7",
    "row-mt": "1",
    "tune-content": "screen",
    "lag-in-frames": "0",
    "crf": "24",
    "b": "0",
    "g": "100000",
}
H264: Final = {"preset": "veryfast", "crf": "16", "bf": "0", "rc-lookahead": "10", "g": "100000"}
KINDS: Final[dict[str, tuple[str, tuple[tuple[str, dict[str, str]], ...]]]] = {
    ".webm": ("webm", (("libvpx-vp9", VP9),)),
    ".mp4": ("mp4", (("libx264", H264), ("libopenh264", {"g": "100000"}), ("libvpx-vp9", VP9))),
}
"""By the name's end: the container, and encoders for it, the best one first."""


class FilmFile:
    """One film; ``finish`` or ``drop`` ends it. Used by one thread at a time."""

    def __init__(self, path: Path, may_replace: bool, width: int, height: int) -> None:
        """*width*, *height*: even; *may_replace*: a file that is there is written over when the film is whole.

        Raises:
            RefusedError: ``film_suffix``, ``film_exists``, ``film_failed``, ``disk``.
        """
        if path.suffix.lower() not in KINDS:
            raise RefusedError("film_suffix", file=path.name)
        if not may_replace and os.path.lexists(path):
            raise RefusedError("film_exists", file=path.name)
        container, encoders = KINDS[path.suffix.lower()]
        self._path, self._may_replace = path, may_replace
        self._draft = _Draft(path)
        self._is_over = False
        try:
            self._container = av.open(self._draft, "w", format=container)
            self._stream = self._make_stream(encoders, width, height)
        except (OSError, ValueError, av.FFmpegError) as error:
            self._draft.discard()
            raise RefusedError("film_failed", why=type(error).__name__) from error

    def _make_stream(self, encoders: tuple[tuple[str, dict[str, str]], ...], width: int, height: int) -> VideoStream:
        name, options = next(each for each in encoders if each[0] in av.codecs_available)
        stream = self._container.add_stream(name, rate=RATE, options=options)
        assert isinstance(stream, VideoStream)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        context = stream.codec_context
        context.time_base = TIME_BASE
        context.thread_count = THREADS
        context.colorspace = context.color_primaries = context.color_trc = BT709
        context.color_range = LIMITED
        return stream

    def picture(self, t_ms: int, pixels: Pixels, is_key: bool) -> None:
        """Raises RefusedError: ``disk``, ``film_failed``."""
        frame = VideoFrame.from_ndarray(pixels, format="bgra").reformat(
            format="yuv420p", dst_colorspace=BT709, dst_color_range=LIMITED
        )
        frame.pts, frame.time_base = t_ms, TIME_BASE
        frame.pict_type = PictureType.I if is_key else PictureType.NONE
        self._encode(frame)

    def finish(self) -> None:
        """Raises RefusedError: ``disk``, ``film_failed``, ``film_exists``: somebody made a file of that name meanwhile."""
        self._encode(None)
        try:
            self._container.close()
        except (OSError, ValueError, av.FFmpegError) as error:
            raise self._refusal(error) from error
        self._is_over = True
        self._draft.keep_as(self._path, self._may_replace)

    def drop(self) -> None:
        """Nothing of it is left. After ``finish``: nothing happens."""
        if not self._is_over:
            self._is_over = True
            self._draft.be_deaf()
            with contextlib.suppress(OSError, ValueError, av.FFmpegError):
                self._container.close()
        self._draft.discard()

    def _encode(self, frame: VideoFrame | None) -> None:
        try:
            for packet in self._stream.encode(frame):
                self._container.mux(packet)
        except (OSError, ValueError, av.FFmpegError) as error:
            raise self._refusal(error) from error

    def _refusal(self, error: Exception) -> RefusedError:
        rule = "disk" if self._draft.trouble else "film_failed"
        return RefusedError(rule, why=self._draft.trouble or type(error).__name__)


class _Draft:
    """The file while it is written, as PyAV wants one. What the disk refuses is remembered: FFmpeg tells it as an error of its
    own."""

    def __init__(self, path: Path) -> None:
        """Raises RefusedError("disk")."""
        self._path = path.with_name(f".{secrets.token_hex(6)}.part")
        self.trouble = ""
        self._is_deaf = self._is_closed = False
        try:
            flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            self._descriptor = os.open(self._path, flags, 0o600)
        except OSError as error:
            raise RefusedError("disk", why=type(error).__name__) from error

    def write(self, data: bytes) -> int:
        """Raises OSError."""
        if self._is_deaf:
            return len(data)
        view = memoryview(data)
        try:
            while view:
                view = view[os.write(self._descriptor, view) :]
        except OSError as error:
            self.trouble = type(error).__name__
            raise
        return len(data)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        return os.lseek(self._descriptor, offset, whence)

    def tell(self) -> int:
        return os.lseek(self._descriptor, 0, os.SEEK_CUR)

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return False

    def writable(self) -> bool:
        return True

    def be_deaf(self) -> None:
        """What is written from now on goes nowhere: the file is about to be deleted, and its disk may be full."""
        self._is_deaf = True

    def keep_as(self, path: Path, may_replace: bool) -> None:
        """On disk, under its name, in one step. Raises RefusedError: ``disk``, ``film_exists``."""
        try:
            os.fsync(self._descriptor)
            self._close()
            if may_replace:
                self._path.replace(path)
            else:
                _name_anew(self._path, path)
        except FileExistsError as error:
            raise RefusedError("film_exists", file=path.name) from error
        except OSError as error:
            raise RefusedError("disk", why=type(error).__name__) from error

    def discard(self) -> None:
        with contextlib.suppress(OSError):
            self._close()
            self._path.unlink(missing_ok=True)

    def _close(self) -> None:
        """Raises OSError."""
        if not self._is_closed:
            self._is_closed = True
            os.close(self._descriptor)


def _name_anew(draft: Path, path: Path) -> None:
    """Rename without writing over another file. Raises OSError."""
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:  # a disk that knows no links: a file made in this very moment would be lost
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        draft.rename(path)
    else:
        draft.unlink()
