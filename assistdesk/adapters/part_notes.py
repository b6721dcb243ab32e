"""Where files of ours grow on this disk, written down before they do: what a program that was killed left is found and goes.

A file that comes down grows beside its place, under a name drawn by lot. A note of that name in a folder of our own says in
which folder, from before the file is made until it is at its place or gone; the program that made it holds the note locked. A
file goes only where such a note stands, nobody holds it, and the file is a plain one of this user's: never one that a person
put there. It knows nothing of what the files hold.
"""

import contextlib
import fcntl
import os
import re
import secrets
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

PATH_BYTES_MAX: Final = 65_536
_NAME: Final = re.compile(r"\.[0-9a-f]{24}\.part")


class PartNotes:
    """One folder of notes, shared by all programs of this user. May be used from any thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextlib.contextmanager
    def one(self, folder: Path) -> Iterator[Path]:
        """A path in *folder* for a file that grows, noted while the block lasts; it is the block's to make, move or remove.
        What cannot be noted grows without."""
        path = folder / f".{secrets.token_hex(12)}.part"
        with contextlib.ExitStack() as held:
            with contextlib.suppress(OSError):
                held.enter_context(_noted(self._folder, path))
            yield path

    def tidy(self) -> None:
        """Remove what programs that are gone left. Where a folder is not there now its note is kept."""
        for note in self._folder.glob(".*.part"):
            if _NAME.fullmatch(note.name):
                with contextlib.suppress(OSError, ValueError):
                    _tidy(note)


@contextlib.contextmanager
def _noted(notes: Path, path: Path) -> Iterator[None]:
    notes.mkdir(mode=0o700, parents=True, exist_ok=True)
    note = notes / path.name
    handle = os.open(note, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        os.write(handle, os.fsencode(path.parent.absolute()))
        os.fsync(handle)
        yield
    finally:
        note.unlink(missing_ok=True)
        os.close(handle)


def _tidy(note: Path) -> None:
    """A note that is held, or cannot be read, is another program's. Raises OSError, ValueError."""
    handle = os.open(note, os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        folder = Path(os.fsdecode(os.read(handle, PATH_BYTES_MAX)))
        if folder.is_absolute():
            if not folder.is_dir():
                return
            _remove(folder / note.name)
        note.unlink(missing_ok=True)
    finally:
        os.close(handle)


def _remove(path: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        there = path.lstat()
        if stat.S_ISREG(there.st_mode) and there.st_uid == os.getuid():
            path.unlink()
