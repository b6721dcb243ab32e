"""Recordings on disk: whole or as they were, for their owner only, never over another file (bad-inputs.md D13)."""

import errno
import hashlib
import os
from pathlib import Path

import pytest

from assistdesk.adapters.recording_file import DiskRecording, RecordingFolder, RecordingReader
from assistdesk.core.errors import RefusedError


def test_what_is_appended_is_in_the_file_and_in_its_hash(tmp_path: Path) -> None:
    file = RecordingFolder(tmp_path / "recordings").begin("20260101-ticket-4-1.adrec")
    file.append(b"one")
    file.append(b"two")
    assert file.size_bytes == 6
    assert file.close() == hashlib.sha256(b"onetwo").digest()
    path = tmp_path / "recordings" / "20260101-ticket-4-1.adrec"
    assert path.read_bytes() == b"onetwo"
    assert path.stat().st_mode & 0o777 == 0o600


def test_D13_a_write_that_fails_half_way_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = DiskRecording(tmp_path / "a.adrec")
    file.append(b"whole")
    write, written = os.write, []

    def fills_up(descriptor: int, data: bytes) -> int:
        if written:
            raise OSError(errno.ENOSPC, "no space left on device")
        written.append(write(descriptor, data[:2]))
        return written[0]

    monkeypatch.setattr("assistdesk.adapters.recording_file.os.write", fills_up)
    with pytest.raises(RefusedError, match="disk"):
        file.append(b"block")
    monkeypatch.undo()
    file.append(b"!")
    assert file.close() == hashlib.sha256(b"whole!").digest()
    assert (tmp_path / "a.adrec").read_bytes() == b"whole!"


@pytest.mark.parametrize("name", ["../a.adrec", "a", "a.adrec/b", ".adrec", "A b.adrec"])
def test_a_name_that_is_not_ours_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(RefusedError, match="disk"):
        RecordingFolder(tmp_path).begin(name)
    assert list(tmp_path.iterdir()) == []


def test_no_file_is_written_over_another(tmp_path: Path) -> None:
    DiskRecording(tmp_path / "a.adrec").close()
    with pytest.raises(RefusedError, match="disk"):
        DiskRecording(tmp_path / "a.adrec")


def test_it_is_read_at_any_place_and_ends_at_its_end(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"0123456789")
    reader = RecordingReader(tmp_path / "a")
    assert [reader.read_at(*place) for place in ((2, 3), (8, 9), (10, 1), (1 << 40, 1))] == [b"234", b"89", b"", b""]
    reader.close()


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing"):
        with pytest.raises(RefusedError, match="recording_file"):
            RecordingReader(path)
