"""Files beside the database: a file gets its name only when it is whole and on disk. Knows no folder and no meaning of one."""

import os
from pathlib import Path


def settle(growing: Path, place: Path) -> None:
    """Give a whole and synced file its name, and see that the name is on disk. Raises OSError."""
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    growing.replace(place)
    folder = os.open(place.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
