"""What a killed program left of a file that grew goes, and nothing else ever does."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistdesk.adapters.part_notes import PartNotes

KILLED = """
import os, pathlib, signal, sys
from assistdesk.adapters.part_notes import PartNotes
with PartNotes(pathlib.Path(sys.argv[1])).one(pathlib.Path(sys.argv[2])) as path:
    path.write_bytes(b"half")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def notes(tmp_path: Path) -> PartNotes:
    return PartNotes(tmp_path / "notes")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "downloads").mkdir()
    return tmp_path / "downloads"


def names(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()}


def kill_in_the_middle(tmp_path: Path) -> Path:
    """What a program left that was killed while a file came down."""
    before = names(tmp_path / "downloads")
    command = [sys.executable, "-c", KILLED, str(tmp_path / "notes"), str(tmp_path / "downloads")]
    assert subprocess.run(command, check=False).returncode == -9
    (part,) = names(tmp_path / "downloads") - before
    return tmp_path / "downloads" / part


def test_what_a_killed_program_left_goes_and_what_a_person_has_stays(
    tmp_path: Path, notes: PartNotes, folder: Path
) -> None:
    hers = {"a.part", ".a.part", f".{'0' * 24}.part", "letter.odt"}
    for name in hers:
        (folder / name).write_bytes(b"hers")
    part = kill_in_the_middle(tmp_path)
    assert part.read_bytes() == b"half"
    notes.tidy()
    assert (names(folder), names(tmp_path / "notes")) == (hers, set())


def test_a_file_that_grows_now_stays_whoever_tidies(tmp_path: Path, notes: PartNotes, folder: Path) -> None:
    with notes.one(folder) as path:
        path.write_bytes(b"half")
        PartNotes(tmp_path / "notes").tidy()
        assert path.read_bytes() == b"half"
        path.replace(folder / "whole")
    assert (names(folder), names(tmp_path / "notes")) == ({"whole"}, set())


def test_what_stands_there_now_and_is_no_file_of_ours_stays(tmp_path: Path, notes: PartNotes, folder: Path) -> None:
    part = kill_in_the_middle(tmp_path)
    part.unlink()
    (folder / "hers").write_bytes(b"hers")
    part.symlink_to(folder / "hers")
    notes.tidy()
    assert (folder / "hers").read_bytes() == b"hers"
    assert part.is_symlink()
    assert names(tmp_path / "notes") == set()


def test_a_disk_that_is_not_there_now_is_tidied_when_it_is_back(tmp_path: Path, notes: PartNotes, folder: Path) -> None:
    kill_in_the_middle(tmp_path)
    folder.rename(tmp_path / "away")
    notes.tidy()
    (tmp_path / "away").rename(folder)
    notes.tidy()
    assert names(folder) == set()


@pytest.mark.parametrize("content", [b"", b"\x00", b"relative/path", b"\xff" * 5000])
def test_a_note_that_is_none_removes_nothing(tmp_path: Path, notes: PartNotes, folder: Path, content: bytes) -> None:
    name = f".{'a' * 24}.part"
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / name).write_bytes(content)
    (tmp_path / "notes" / "other").write_bytes(os.fsencode(folder))
    (folder / name).write_bytes(b"hers")
    notes.tidy()
    assert names(folder) == {name}


def test_where_nothing_can_be_noted_files_come_down_all_the_same(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "notes").write_bytes(b"a file")
    with PartNotes(tmp_path / "notes").one(folder) as path:
        path.write_bytes(b"whole")
    assert path.read_bytes() == b"whole"
    PartNotes(tmp_path / "notes").tidy()
