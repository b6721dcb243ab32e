"""Files of this computer, for sending and receiving, on systems that open by folder handle (Linux, macOS). Fits ``Files``.

What is received is written through a handle of the folder that was chosen when it was chosen, under a name drawn by lot that
nobody can have planted (bad-inputs.md P5), and gets its own name only when it is whole and its hash is right: by a hard link,
which never replaces anything. Equal are names that differ in case or in composition only, for they are on some systems (P4).

Refuses to know: who sends, grants, which names are safe on other systems (``core.session.file_names``).
"""

import contextlib
import errno
import hashlib
import os
import secrets
import stat
import unicodedata
from pathlib import Path
from typing import Final

from assistdesk.core.errors import RefusedError
from assistdesk.core.session.file_names import Measured, numbered
from assistdesk.core.wire.message_base import FILE_BYTES

READ_BYTES: Final = 1 << 20
NUMBERS_MAX: Final = 1_000
PART_MODE: Final = 0o600
ORIGIN: Final = "user.xdg.origin.url", b"assistdesk:session"
"""How a file says on Linux that it came from elsewhere (the freedesktop.org attribute that browsers set)."""
NO_LINKS: Final = (errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)


class OsSource:
    """An open file that is read at places."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def read(self, offset: int, size: int) -> bytes:
        try:
            return os.pread(self._handle, size, offset)
        except OSError as error:
            raise RefusedError("file_read") from error

    def close(self) -> None:
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


class OsPart:
    """A file on its way in. The folder is known by its handle; ``path`` only names it for the person."""

    def __init__(self, path: str, folder: int, name: str) -> None:
        """Owns *folder*, also when this fails."""
        self._path, self._folder, self._name = path, folder, name
        self._temporary = f".{secrets.token_hex(12)}.part"
        self._final = ""
        self._hash = hashlib.sha256()
        try:
            self._file = _made(self._temporary, folder)
        except OSError as error:
            os.close(folder)
            raise RefusedError("disk") from error

    def write(self, data: bytes) -> None:
        left = memoryview(data)
        try:
            while left:
                left = left[os.write(self._file, left) :]
        except OSError as error:
            self.drop()
            raise RefusedError("disk") from error
        self._hash.update(data)

    def finish(self, sha256: bytes) -> str:
        if self._hash.digest() != sha256:
            self.drop()
            raise RefusedError("integrity")
        try:
            self._mark()
            os.fsync(self._file)
            self._check_folder()
            self._final = self._take_name()
            os.fsync(self._folder)
        except OSError as error:
            self.drop()
            raise RefusedError("disk") from error
        return str(Path(self._path) / self._final)

    def drop(self) -> None:
        if self._folder < 0:
            return
        for name in (self._temporary, self._final):
            with contextlib.suppress(OSError):
                if name and self._is_mine(name):
                    os.unlink(name, dir_fd=self._folder)
        os.close(self._file)
        os.close(self._folder)
        self._file = self._folder = -1

    def keep(self) -> None:
        self._final = ""
        self.drop()

    def _mark(self) -> None:
        name, value = ORIGIN
        if hasattr(os, "setxattr"):
            with contextlib.suppress(OSError):  # a file system that keeps no attributes
                os.setxattr(self._file, name, value)

    def _check_folder(self) -> None:
        """Is what the person chose still where it was? Else she would not find the file. Raises OSError."""
        here, there = os.fstat(self._folder), Path(self._path).stat()
        if (here.st_dev, here.st_ino) != (there.st_dev, there.st_ino):
            raise FileNotFoundError(errno.ENOENT, "folder moved")

    def _is_mine(self, name: str) -> bool:
        """The open handle keeps its number from being given to another file."""
        return os.stat(name, dir_fd=self._folder, follow_symlinks=False).st_ino == os.fstat(self._file).st_ino

    def _take_name(self) -> str:
        """The first of ``x``, ``x (2)``, … that nothing in the folder is called. Raises OSError."""
        there = {_folded(each) for each in os.listdir(self._folder)}  # noqa: PTH208 - by the handle, not by a path
        for number in range(1, NUMBERS_MAX + 1):
            name = self._name if number == 1 else numbered(self._name, number)
            if _folded(name) not in there and self._took(name):
                return name
        raise FileExistsError(errno.EEXIST, "no free name")

    def _took(self, name: str) -> bool:
        """False: somebody was quicker."""
        try:
            os.link(self._temporary, name, src_dir_fd=self._folder, dst_dir_fd=self._folder, follow_symlinks=False)
        except FileExistsError:
            return False
        except OSError as error:
            if error.errno not in NO_LINKS:
                raise
            return self._took_without_links(name)
        os.unlink(self._temporary, dir_fd=self._folder)
        return True

    def _took_without_links(self, name: str) -> bool:
        """Reserve the name by an empty file of our own, then move over that one."""
        try:
            os.close(_made(name, self._folder))
        except FileExistsError:
            return False
        os.replace(self._temporary, name, src_dir_fd=self._folder, dst_dir_fd=self._folder)
        return True


class OsFiles:
    """All files that this program's user may read, all folders she may write."""

    def measure(self, path: str) -> Measured:
        handle, size = _opened(path)
        try:
            digest, done = hashlib.sha256(), 0
            while piece := os.pread(handle, READ_BYTES, done):
                digest.update(piece)
                done += len(piece)
                if done > FILE_BYTES:
                    raise RefusedError("file_size")
        except OSError as error:
            raise RefusedError("file_read") from error
        finally:
            os.close(handle)
        if done != size:
            raise RefusedError("file_read")
        return Measured(Path(path).name, size, digest.digest())

    def open(self, path: str) -> OsSource:
        return OsSource(_opened(path)[0])

    def receive(self, folder: str, name: str, size: int) -> OsPart:
        try:
            Path(folder).mkdir(parents=True, exist_ok=True)
            handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        except OSError as error:
            raise RefusedError("disk") from error
        room = os.fstatvfs(handle)
        if room.f_bavail * room.f_frsize < size:
            os.close(handle)
            raise RefusedError("disk")
        return OsPart(folder, handle, name)


def _opened(path: str) -> tuple[int, int]:
    """A handle of a plain file and its size. Raises RefusedError."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)  # a pipe must not make anybody wait
    except OSError as error:
        raise RefusedError("file_read") from error
    seen = os.fstat(handle)
    if not stat.S_ISREG(seen.st_mode) or seen.st_size > FILE_BYTES:
        os.close(handle)
        raise RefusedError("file_size" if stat.S_ISREG(seen.st_mode) else "file_kind")
    return handle, seen.st_size


def _made(name: str, folder: int) -> int:
    """A handle of a new file in the folder of that handle. Raises OSError; FileExistsError where anything has the name."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    return os.open(name, flags, PART_MODE, dir_fd=folder)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
