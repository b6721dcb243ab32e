"""Marks of the customers who were erased, in a file beside the database (relay.md section 23, decision 0060).

No backup has the file, and a restore leaves it where it is: where an older database takes the place of the one in which
somebody was erased, her mark is still known. One JSON object a line. What a mark is made of is ``desk.erased``'s. The file is
written anew and renamed, so it is whole at any moment.
"""

import errno
import os
import threading
from collections.abc import Iterable, Set
from pathlib import Path
from typing import Final

import msgspec

from assistdesk.core.desk.shapes import Rfc3339
from assistdesk.core.errors import LinkError
from relay.store import files

NAME: Final = "erasures.jsonl"


class MarkLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``at``: when the mark was written, for whoever looks into the file."""

    mark: str
    at: Rfc3339


_decoder: Final = msgspec.json.Decoder(MarkLine)


class ErasureMarks:
    """One file. Blocks on the disk: call it off the loop."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._one_by_one = threading.Lock()

    def keep(self, marks: Iterable[str], at: Rfc3339) -> Set[str]:
        """Add those that are not there yet; they are on disk when it returns. Gives the others that were there.

        Raises:
            LinkError: ``erasures_damaged``; ``disk_full`` and ``erasures_unwritable``: it cannot be read or written.
        """
        wanted = set(marks)
        try:
            with self._one_by_one:
                lines = self._read()
                known = {line.mark for line in lines}
                fresh = sorted(wanted - known)
                if fresh:
                    self._write([*lines, *(MarkLine(mark, at) for mark in fresh)])
        except OSError as error:
            is_full = error.errno in (errno.ENOSPC, errno.EDQUOT)
            raise LinkError("disk_full" if is_full else "erasures_unwritable", file=str(self._file)) from error
        return known - wanted

    def _read(self) -> list[MarkLine]:
        try:
            raw = self._file.read_bytes()
        except FileNotFoundError:
            return []
        found = []
        for number, line in enumerate(raw.splitlines(), start=1):
            try:
                found.append(_decoder.decode(line))
            except (msgspec.MsgspecError, UnicodeDecodeError) as error:
                raise LinkError("erasures_damaged", file=str(self._file), line=number) from error
        return found

    def _write(self, lines: Iterable[MarkLine]) -> None:
        growing = self._file.with_name(f".{self._file.name}.part")
        with os.fdopen(os.open(growing, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            out.writelines(msgspec.json.encode(line) + b"\n" for line in lines)
            out.flush()
            os.fsync(out.fileno())
        files.settle(growing, self._file)
