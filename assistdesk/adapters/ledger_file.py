"""A session's ledger on disk, and the journal of sessions whose ledger is not handed in yet (protocol.md section 14).

``append`` returns when the bytes are synced; a failure leaves the file as long as it was. The journal keeps beside each
ledger who it is for, so that an app which was killed hands it in at its next start (bad-inputs.md D7). Fits the
``LedgerFile`` and ``Journal`` ports. Refuses to know what a ledger's lines say; holds no key and no session code.
"""

import asyncio
import contextlib
import os
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import msgspec

from assistdesk.core.errors import RefusedError

LEDGER_BYTES_MAX: Final = 64 * 1024 * 1024
LABEL_BYTES_MAX: Final = 16 * 1024
UNREPORTED_MAX: Final = 100

_NAME: Final = re.compile(r"[0-9a-z]{8,64}-(viewer|host)")


class DiskLedger:
    """One ``.adledger``. All work runs on a thread of its own, in the order of the calls."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor = descriptor
        self._length = os.fstat(descriptor).st_size
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="ledger")
        self._is_closed = False

    @property
    def path(self) -> Path:
        return self._path

    async def append(self, data: bytes) -> None:
        """Raises RefusedError("disk"); then nothing of *data* is left in the file."""
        if self._is_closed:
            raise RefusedError("disk", why="closed")
        await asyncio.get_running_loop().run_in_executor(self._thread, self._append, data)

    async def read(self) -> bytes:
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._read)

    async def close(self) -> None:
        if self._is_closed:
            return
        self._is_closed = True
        await asyncio.get_running_loop().run_in_executor(self._thread, os.close, self._descriptor)
        self._thread.shutdown(wait=False)

    def _append(self, data: bytes) -> None:
        try:
            if self._length + len(data) > LEDGER_BYTES_MAX:
                raise OSError("ledger too long")
            _write_all(self._descriptor, data, self._length)
            _sync(self._descriptor)
        except OSError as error:
            with contextlib.suppress(OSError):
                os.ftruncate(self._descriptor, self._length)
            raise RefusedError("disk", why=type(error).__name__) from error
        self._length += len(data)

    def _read(self) -> bytes:
        return os.pread(self._descriptor, self._length, 0)


class Unreported(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the label of an unreported ledger says: the room to hand it in for, whose account, which end."""

    name: str
    room: str
    end: str
    owner: str
    ticket_id: int
    started_at_ms: int


class LedgerJournal:
    """A folder of ledgers with their labels; a ledger leaves it (is kept elsewhere or deleted) once it was handed
    in."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def begin(self, name: str, room: str, end: str, owner: str, ticket_id: int, started_at_ms: int) -> DiskLedger:
        """Make a new, empty ledger with its label. Raises RefusedError("disk")."""
        path = self._path(name)
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._write_label(Unreported(name, room, end, owner, ticket_id, started_at_ms))
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
            _sync_folder(self._folder)
        except OSError as error:
            raise RefusedError("disk", why=type(error).__name__) from error
        return DiskLedger(path, descriptor)

    def _write_label(self, label: Unreported) -> None:
        """In one step: the file is there whole, or not at all."""
        target = self._path(label.name).with_suffix(".json")
        draft = target.with_suffix(".new")
        with draft.open("wb") as file:
            file.write(msgspec.json.encode(label))
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)

    def unreported(self) -> tuple[Unreported, ...]:
        """Labels of what is still to be handed in, oldest first; unreadable ones are left alone and not listed."""
        if not self._folder.is_dir():
            return ()
        found = []
        for path in sorted(self._folder.glob("*.json"))[:UNREPORTED_MAX]:
            with contextlib.suppress(OSError, msgspec.MsgspecError, UnicodeDecodeError):
                if path.stat().st_size <= LABEL_BYTES_MAX:
                    label = msgspec.json.decode(path.read_bytes(), type=Unreported)
                    if label.name == path.stem and _NAME.fullmatch(label.name):
                        found.append(label)
        return tuple(sorted(found, key=lambda label: label.started_at_ms))

    def read(self, name: str) -> bytes:
        """The ledger's bytes up to its last whole line: a kill may have cut the last one. Empty where there is none."""
        try:
            with self._path(name).open("rb") as file:
                data = file.read(LEDGER_BYTES_MAX)
        except OSError:
            return b""
        return data[: data.rfind(b"\n") + 1]

    def reopen(self, name: str) -> DiskLedger:
        """Go on behind the last whole line: a line that a kill cut off was never acknowledged. Raises RefusedError("disk")."""
        whole = len(self.read(name))
        try:
            descriptor = os.open(self._path(name), os.O_RDWR | getattr(os, "O_BINARY", 0))
            os.ftruncate(descriptor, whole)
        except OSError as error:
            raise RefusedError("disk", why=type(error).__name__) from error
        return DiskLedger(self._path(name), descriptor)

    def settle(self, name: str, keep: bool = False) -> None:
        """It was handed in: drop the label, and the ledger too unless it is to be kept."""
        self._path(name).with_suffix(".json").unlink(missing_ok=True)
        if not keep:
            self._path(name).unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        if _NAME.fullmatch(name) is None:
            raise RefusedError("ledger_name")
        return self._folder / f"{name}.adledger"


def save_copy(data: bytes, path: Path) -> None:
    """The customer's receipt. Raises RefusedError("disk"); a file that is there already is never written over."""
    try:
        with path.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise RefusedError("disk", why=type(error).__name__) from error


def _write_all(descriptor: int, data: bytes, offset: int) -> None:
    view = memoryview(data)
    while view:
        written = os.pwrite(descriptor, view, offset)
        view, offset = view[written:], offset + written


def _sync(descriptor: int) -> None:
    getattr(os, "fdatasync", os.fsync)(descriptor)


def _sync_folder(folder: Path) -> None:
    """So that the new name itself survives a power cut; where folders cannot be opened (Windows) there is no way."""
    with contextlib.suppress(PermissionError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
