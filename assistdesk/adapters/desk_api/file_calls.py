"""Attachments up and down, logs of tickets down, in pieces, off the loop (desk.md sections 3, 12); fits the ``FileCalls`` port.
Part of ``DeskApi``.

A file that comes down is whole and is the one that was meant, or it is not there: it grows under another name and its
SHA-256 is compared, or its chain checked. Nothing here opens a file for what it holds.
"""

import abc
import asyncio
import contextlib
import errno
import hashlib
import os
import secrets
import stat
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, Protocol
from urllib.parse import quote

import httpx

from assistdesk.adapters.desk_api.errors import decode, read_bounded, read_problem, translate
from assistdesk.core.desk import shapes
from assistdesk.core.desk.attached import Stamp
from assistdesk.core.errors import LinkError, RefusedError
from assistdesk.core.types import Outcome
from assistdesk.core.wire import control

if TYPE_CHECKING:
    from assistdesk.core.desk.log_check import LogVerdict

PIECE_BYTES: Final = 16 * 1024
"""So small that each goes within the time of a write on a line of 64 kbit/s, with other files beside it."""
PIECE_S: Final = 30.0
"""In so long a piece must come: a relay that gives a byte now and then keeps nobody for ever."""
PROBLEM_S: Final = 30.0
TIMEOUTS: Final = httpx.Timeout(connect=6.0, read=15.0, write=60.0, pool=6.0)
"""A slow line takes long before it takes the next piece: the system's own buffer empties first."""
PROBLEM_BYTES_MAX: Final = 64 * 1024
LOG_BYTES_MAX: Final = 4 * 1024 * 1024 * 1024
Told = Callable[[int], None]
"""Is given how many bytes have gone or come."""


class Growing(Protocol):
    """Where a file may grow."""

    def one(self, folder: Path) -> contextlib.AbstractContextManager[Path]:
        """A path in *folder* that nobody has; the block makes it, and moves or removes it."""
        ...


class Unnoted:
    """Nobody writes down where files grow; fits ``Growing``."""

    @contextlib.contextmanager
    def one(self, folder: Path) -> Iterator[Path]:
        yield folder / f".{secrets.token_hex(12)}.part"


class FileCalls(abc.ABC):
    """Mixed into ``DeskApi``, which brings the line and the tokens."""

    _origin: str
    _growing: Growing

    @abc.abstractmethod
    def _open_client(self) -> httpx.AsyncClient: ...

    @abc.abstractmethod
    async def _ensure_access(self) -> str: ...

    @abc.abstractmethod
    def _make_key(self) -> str: ...

    async def stamp_of(self, path: Path) -> Stamp:
        """Raises RefusedError ``file_gone``, ``file_unreadable``, ``file_folder``."""
        return await asyncio.to_thread(lambda: _stamp(path.stat))

    async def send_file(self, path: Path, told: Told) -> shapes.AttachmentOut:
        """Send a file up as it is now; it hangs on nothing yet.

        Raises:
            RefusedError: as ``stamp_of``, ``file_changed`` where it was written over meanwhile, and the relay's. LinkError.
        """
        await self.stamp_of(path)
        headers = await self._headers() | {"Idempotency-Key": self._make_key()}
        name = quote(path.name.encode("utf-8", "replace"), safe="")  # some names on disk are not text
        url = f"{self._origin}{control.API_PREFIX}/uploads?name={name}"
        file, stamp = await asyncio.to_thread(_opened, path)
        with file:
            headers["Content-Length"] = str(stamp.size)
            async with self._asked("POST", url, headers, _pieces(file, stamp, told)) as answer:
                return decode(answer, shapes.UploadAnswer).upload

    async def fetch_file(self, attachment: shapes.AttachmentOut, path: Path, told: Told) -> None:
        """Bring a file down to *path*.

        Raises:
            RefusedError: ``file_unwritable``, ``disk``, and the relay's. LinkError: ``not_the_relay`` for other bytes than
                were meant.
        """
        url = f"{self._origin}{control.API_PREFIX}/attachments/{attachment.id}"
        asked = self._asked("GET", url, await self._headers(), None, is_kept=False)
        async with self._brought(asked, path, attachment.size, told) as (_, sha256):
            if sha256 != attachment.sha256:
                raise LinkError("not_the_relay")

    async def fetch_log(self, ticket_id: int, path: Path) -> "LogVerdict":
        """Bring a ticket's log down to *path* and check it. One that is not whole is kept: the relay has no other.

        Raises:
            RefusedError: ``file_unwritable``, ``disk``, and the relay's. LinkError: ``not_the_relay`` for what is no log of
                this ticket.
        """
        url = f"{self._origin}{control.API_PREFIX}/tickets/{ticket_id}/log"
        asked = self._asked("GET", url, await self._headers(), None, is_kept=False)
        async with self._brought(asked, path, LOG_BYTES_MAX, lambda _come: None) as (growing, _):
            told = await asyncio.to_thread(_check, growing)
            is_readable = told.outcome is not Outcome.UNREADABLE and told.ticket_id == ticket_id
            if not is_readable and told.rule != "log_version":
                raise LinkError("not_the_relay")
        return told

    async def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {await self._ensure_access()}", "Content-Type": "application/octet-stream"}

    @contextlib.asynccontextmanager
    async def _asked(
        self,
        method: str,
        url: str,
        headers: dict[str, str],
        content: AsyncIterator[bytes] | None,
        *,
        is_kept: bool = True,
    ) -> AsyncIterator[httpx.Response]:
        """A good answer, its body read if it *is_kept* (bounded); any other is raised."""
        try:
            async with self._open_client().stream(
                method, url, content=content, headers=headers, timeout=TIMEOUTS
            ) as answer:
                if is_kept or answer.status_code >= 300:
                    async with asyncio.timeout(PROBLEM_S):
                        answer = await read_bounded(answer, PROBLEM_BYTES_MAX)
                if answer.status_code >= 300:
                    raise read_problem(answer)
                yield answer
        except TimeoutError as error:
            raise LinkError("timeout") from error
        except httpx.HTTPError as error:
            raise translate(error) from error

    @contextlib.asynccontextmanager
    async def _brought(
        self, asked: contextlib.AbstractAsyncContextManager[httpx.Response], path: Path, size: int, told: Told
    ) -> AsyncIterator[tuple[Path, str]]:
        """An answer's bytes, at most *size*, as a file under a name of its own beside *path*, with its SHA-256: to be looked at
        in the block, at its place after it, gone where the block raises. Raises RefusedError ``file_unwritable``, and ``disk``
        where there is no room."""
        with self._growing.one(path.parent) as growing:
            try:
                async with asked as answer:
                    sha256 = await _grow(growing, answer, size, told)
                yield growing, sha256
                await asyncio.to_thread(growing.replace, path)
            except OSError as error:
                is_full = error.errno in (errno.ENOSPC, errno.EDQUOT)
                raise RefusedError("disk" if is_full else "file_unwritable") from error
            finally:
                with contextlib.suppress(OSError):
                    await asyncio.to_thread(growing.unlink, missing_ok=True)


def _check(path: Path) -> "LogVerdict":
    from assistdesk.core.desk.log_check import check  # for whoever saves a log: windows open sooner without
    from assistdesk.core.desk.ticket_log import LINE_BYTES
    from assistdesk.core.session.items import split_lines

    with path.open("rb") as file:
        return check(split_lines(iter(lambda: file.read(PIECE_BYTES), b""), LINE_BYTES))


def _stamp(look: Callable[[], os.stat_result]) -> Stamp:
    """Raises RefusedError: ``DeskApi.stamp_of``."""
    try:
        there = look()
    except OSError as error:
        raise _not_read(error) from error
    if not stat.S_ISREG(there.st_mode):  # a pipe or a device may have no end
        raise RefusedError("file_folder" if stat.S_ISDIR(there.st_mode) else "file_unreadable")
    return Stamp(there.st_size, there.st_mtime_ns)


def _not_read(error: OSError) -> RefusedError:
    return RefusedError("file_gone" if isinstance(error, FileNotFoundError | NotADirectoryError) else "file_unreadable")


def _opened(path: Path) -> tuple[IO[bytes], Stamp]:
    """A file, and how it is; what took its name since it was looked at makes nobody wait. Raises RefusedError."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        file = os.fdopen(os.open(path, flags), "rb")
    except OSError as error:
        raise _not_read(error) from error
    try:
        return file, _stamp(lambda: os.fstat(file.fileno()))
    except RefusedError:
        file.close()
        raise


async def _pieces(file: IO[bytes], stamp: Stamp, told: Told) -> AsyncIterator[bytes]:
    """A file as it was when its size was announced, read off the loop: what a log grew by since stays here. Raises
    RefusedError ``file_unreadable``, also where it became shorter, and ``file_changed`` before its last piece where its
    bytes are others now: the relay must not take half of each for the file."""
    sent, left = 0, stamp.size
    while left:
        piece, now = await asyncio.to_thread(_read, file, min(PIECE_BYTES, left))
        if not piece:
            raise RefusedError("file_unreadable")
        if now != stamp and now.size == stamp.size:
            raise RefusedError("file_changed")
        yield piece
        sent, left = sent + len(piece), left - len(piece)
        told(sent)


def _read(file: IO[bytes], size: int) -> tuple[bytes, Stamp]:
    """The next bytes, and how the file was after they were read. Raises RefusedError ``file_unreadable``."""
    try:
        piece = file.read(size)
    except OSError as error:
        raise RefusedError("file_unreadable") from error
    return piece, _stamp(lambda: os.fstat(file.fileno()))


async def _grow(growing: Path, answer: httpx.Response, size: int, told: Told) -> str:
    """Write an answer's bytes, at most *size* of them, to the disk itself; their SHA-256. Raises LinkError ``timeout``."""
    digest, come, pieces = hashlib.sha256(), 0, answer.aiter_bytes(PIECE_BYTES)
    with await asyncio.to_thread(growing.open, "xb") as file:
        while piece := await _next(pieces):
            come += len(piece)
            if come > size:
                raise LinkError("not_the_relay")
            digest.update(piece)
            await asyncio.to_thread(file.write, piece)
            told(come)
        await asyncio.to_thread(_sync, file)
    return digest.hexdigest()


async def _next(pieces: AsyncIterator[bytes]) -> bytes:
    """Nothing at their end. Raises LinkError ``timeout``."""
    try:
        async with asyncio.timeout(PIECE_S):
            return await anext(pieces, b"")
    except TimeoutError as error:
        raise LinkError("timeout") from error


def _sync(file: IO[bytes]) -> None:
    file.flush()
    os.fsync(file.fileno())
