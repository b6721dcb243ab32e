"""A desk's file without a row: the migrations make it once in a process, every test gets a copy.

A test of the migrations themselves, or of a first start, lets the program make its own.
"""

import functools
import tempfile
from pathlib import Path

from relay.store import migrate


def new_desk_file(path: Path) -> Path:
    """Put a file of the newest schema at *path*; returns *path*. Its directory must be there, and nothing under its name."""
    with path.open("xb") as file:
        file.write(_migrated())
    return path


@functools.cache
def _migrated() -> bytes:
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "relay.db"
        migrate.bring_up(path, 1)
        return path.read_bytes()
