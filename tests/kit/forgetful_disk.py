"""A disk that forgets what was not synced: a process's own system calls, written down by strace and done again on images.

``traced`` runs a program under strace. ``ForgetfulDisk`` goes through what it did to the files of one directory: what it wrote
is safe only once a sync of that file has come back; of the rest each piece may be there, or not, or in part (512-byte
sectors). Lines that the program writes to its standard output are told in their place, so a caller can ask at each of them what
a power loss would leave.
"""

import os
import random
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

CALLS = "write,pwrite64,ftruncate,fsync,fdatasync,unlink"
LONGEST = 1 << 20
SECTOR = 512
_LINE = re.compile(r"^(\d+) +(\w+)\((.*)$")
_RESUMED = re.compile(r"^(\d+) +<\.\.\. (\w+) resumed>.*= (-?\d+)")
_FD = re.compile(r"^(\d+)<(.*?)>(?:, )?(.*)$")
_HEX = re.compile(r'^"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?, (\d+)(?:, (\d+))?')


def can_trace() -> bool:
    """Is strace there, and may it look?"""
    if shutil.which("strace") is None:
        return False
    return subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, check=False).returncode == 0


def traced(command: Sequence[str], log: Path) -> None:
    """Run *command* to its end with what it does written into *log*. Raises CalledProcessError."""
    watch = ["strace", "-f", "-y", "-xx", "-s", str(LONGEST), "-e", f"trace={CALLS}", "-o", str(log)]
    subprocess.run([*watch, *command], stdout=subprocess.DEVNULL, check=True)


@dataclass
class _File:
    safe: bytearray = field(default_factory=bytearray)
    loose: list[tuple[int, bytes | None]] = field(default_factory=list)
    """(place, what was written there), in order; None: the file was cut off at that place."""

    def sync(self, count: int) -> None:
        """The first *count* of what is loose is safe."""
        for place, data in self.loose[:count]:
            _put(self.safe, place, data)
        del self.loose[:count]

    def after_power_loss(self, rng: random.Random) -> bytes:
        left = bytearray(self.safe)
        for place, data in self.loose:
            if data is None:
                if rng.random() < 0.5:
                    _put(left, place, None)
                continue
            share = rng.choice((0.0, 0.5, 1.0))
            for start in range(0, len(data), SECTOR):
                if rng.random() < share:
                    _put(left, place + start, data[start : start + SECTOR])
        return bytes(left)


def _put(image: bytearray, place: int, data: bytes | None) -> None:
    if data is None:
        del image[place:]
        return
    if len(image) < place:
        image.extend(bytes(place - len(image)))
    image[place : place + len(data)] = data


class ForgetfulDisk:
    """The files *names* of *folder*, as they were when the program began."""

    def __init__(self, folder: Path, names: Sequence[str]) -> None:
        self._folder = str(folder)
        self._files = {name: _File() for name in names}
        for name, file in self._files.items():
            if (folder / name).exists():
                file.safe += (folder / name).read_bytes()
        self.syncs = dict.fromkeys(names, 0)

    def replay(self, log: Path) -> Iterator[bytes]:
        """Do again what *log* tells; stops at each text that the program wrote to its standard output, and gives it."""
        waiting: dict[str, tuple[_File, str, int]] = {}
        with log.open() as lines:
            for line in lines:
                resumed = _RESUMED.match(line)
                if resumed is not None:
                    begun = waiting.pop(resumed[1], None)
                    if begun is not None and resumed[3] == "0":
                        self._synced(*begun)
                    continue
                found = _LINE.match(line)
                if found is None:
                    continue
                pid, call, rest = found[1], found[2], found[3]
                told = self._do(pid, call, rest, waiting)
                if told is not None:
                    yield told

    def after_power_loss(self, into: Path, rng: random.Random) -> None:
        """Write what would be left of the files."""
        into.mkdir()
        for name, file in self._files.items():
            left = file.after_power_loss(rng)
            if left:
                (into / name).write_bytes(left)

    def _do(self, pid: str, call: str, rest: str, waiting: dict[str, tuple[_File, str, int]]) -> bytes | None:
        named = _FD.match(rest)
        if named is None:
            return None
        descriptor, path, rest = named[1], named[2], named[3]
        if call == "write" and descriptor == "1":
            return self._data(rest)[0]
        path = _plain(path)
        name = path.removeprefix(f"{self._folder}/")
        file = self._files.get(name) if path != name else None
        if file is None:
            return None
        match call:
            case "pwrite64":
                data, place = self._data(rest)
                file.loose.append((place, data))
            case "ftruncate":
                file.loose.append((int(rest.split(")")[0].split(" ")[0]), None))
            case "fsync" | "fdatasync":
                if "<unfinished" in rest:
                    waiting[pid] = (file, name, len(file.loose))
                elif rest.rstrip().endswith("= 0"):
                    self._synced(file, name, len(file.loose))
            case _:
                raise AssertionError(f"a call that is not understood: {call} of {name}")
        return None

    def _synced(self, file: _File, name: str, count: int) -> None:
        file.sync(count)
        self.syncs[name] += 1

    def _data(self, rest: str) -> tuple[bytes, int]:
        found = _HEX.match(rest)
        assert found is not None, rest[:80]
        assert found[2] is None, "strace cut it off"
        return bytes.fromhex(found[1].replace("\\x", "")), int(found[4] or 0)


def _plain(path: str) -> str:
    """-xx writes paths in hexadecimal, too."""
    return bytes.fromhex(path.replace("\\x", "")).decode() if path.startswith("\\x") else path
