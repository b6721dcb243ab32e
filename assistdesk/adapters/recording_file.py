"""Recordings on disk: sealed bytes appended to a new file, and read back at any place.

Fits the ``RecordingFile`` port. A write that fails leaves the file as long as it was, so it always ends with a whole block
(bad-inputs.md D13). Refuses to know what the bytes are and holds no key.
"""

import contextlib
import hashlib
import os
import re
import threading
from pathlib import Path
from typing import Final

from assistdesk.core.errors import RefusedError

_NAME: Final = re.compile(r"[0-9a-z-]{1,80}\.adrec")


class DiskRecording:
    """One ``.adrec`` that is being written; only its owner may read it."""

    def __init__(self, path: Path) -> None:
        """Raises RefusedError("disk"): the file cannot be made, or there is one of that name."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            self._descriptor = os.open(path, flags, 0o600)
        except OSError as error:
            raise RefusedError("disk", why=type(error).__name__) from error
        self._hash = hashlib.sha256()
        self._size_bytes = 0

    @property
    def size_bytes(self) -> int:
        return self._size_bytes

    def append(self, data: bytes) -> None:
        """Raises RefusedError("disk"); then nothing of *data* is left in the file."""
        view = memoryview(data)
        try:
            while view:
                view = view[os.write(self._descriptor, view) :]
        except OSError as error:
            with contextlib.suppress(OSError):
                os.ftruncate(self._descriptor, self._size_bytes)
                os.lseek(self._descriptor, self._size_bytes, os.SEEK_SET)
            raise RefusedError("disk", why=type(error).__name__) from error
        self._hash.update(data)
        self._size_bytes += len(data)

    def close(self) -> bytes:
        """Sync and close; the SHA-256 of the whole file. A disk that cannot sync has what it has."""
        with contextlib.suppress(OSError):
            os.fsync(self._descriptor)
        os.close(self._descriptor)
        return self._hash.digest()


class RecordingFolder:
    """Where an agent's recordings lie."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def begin(self, name: str) -> DiskRecording:
        """Raises RefusedError("disk")."""
        if _NAME.fullmatch(name) is None:
            raise RefusedError("disk", why="name")
        return DiskRecording(self._folder / name)


class RecordingReader:
    """A recording to be played: bytes at a place, no more than asked for."""

    def __init__(self, path: Path) -> None:
        """Raises RefusedError("recording_file"): it cannot be opened, or is no ordinary file."""
        try:
            if not path.is_file():  # a pipe would wait for its other end
                raise OSError("no file")
            self._file = path.open("rb", buffering=0)
            self._lock = threading.Lock()
        except OSError as error:
            raise RefusedError("recording_file", why=type(error).__name__) from error

    def read_at(self, offset: int, size: int) -> bytes:
        """Up to *size* bytes, from any thread; fewer at the end, none where the disk cannot be read any more."""
        try:
            with self._lock:
                self._file.seek(offset)
                return self._file.read(size) or b""
        except OSError:
            return b""

    def close(self) -> None:
        self._file.close()
