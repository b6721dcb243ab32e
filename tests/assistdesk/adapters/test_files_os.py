"""Files received: whole, under a name of their own, in the folder that was chosen and nowhere else. Files sent: plain ones."""

import hashlib
import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from assistdesk.adapters.files_os import ORIGIN, OsFiles, OsPart
from assistdesk.core.errors import RefusedError
from assistdesk.core.wire.message_base import FILE_BYTES

BODY = "Año 中 €\n".encode() * 100
SHA = hashlib.sha256(BODY).digest()


def begun(folder: Path, name: str = "a.txt", body: bytes = BODY) -> OsPart:
    part = OsFiles().receive(str(folder), name, len(body))
    part.write(body[:9])
    part.write(body[9:])
    return part


def received(folder: Path, name: str = "a.txt") -> str:
    part = begun(folder, name)
    path = part.finish(SHA)
    part.keep()
    return Path(path).name


def listed(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_gets_its_name_when_it_is_whole_and_runs_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "made" / "for it"
    part = begun(folder)
    assert [name[0] + name[-5:] for name in listed(folder)] == ["..part"]
    path = Path(part.finish(SHA))
    assert (path, path.read_bytes(), listed(folder)) == (folder / "a.txt", BODY, ["a.txt"])
    assert path.stat().st_mode & 0o777 == 0o600


def test_P7_it_carries_the_mark_of_what_came_from_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / received(tmp_path)
    try:
        os.setxattr(path, "user.test", b"")
    except OSError:
        pytest.skip("this file system keeps no attributes")
    assert os.getxattr(path, ORIGIN[0]) == ORIGIN[1]


def test_P4_nothing_is_ever_replaced(tmp_path: Path) -> None:
    (tmp_path / "A.TXT").write_text("here first")
    (tmp_path / "an\u0303o.txt").write_text("composed otherwise")
    assert [received(tmp_path), received(tmp_path), received(tmp_path, "a\u00f1o.txt")] == [
        "a (2).txt", "a (3).txt", "a\u00f1o (2).txt"
    ]  # fmt: skip
    assert (tmp_path / "A.TXT").read_text() == "here first"


def test_P4_where_links_are_not_to_be_had_nothing_is_replaced_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_link(*_: object, **__: object) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", no_link)
    assert [received(tmp_path), received(tmp_path)] == ["a.txt", "a (2).txt"]
    assert (tmp_path / "a.txt").read_bytes() == BODY
    assert listed(tmp_path) == ["a (2).txt", "a.txt"]


def test_P5_a_link_planted_under_the_name_leads_nowhere(tmp_path: Path) -> None:
    target, folder = tmp_path / "victim", tmp_path / "in"
    target.write_text("precious")
    folder.mkdir()
    (folder / "a.txt").symlink_to(target)
    (folder / "b.txt").symlink_to(tmp_path / "not there")
    assert [received(folder), received(folder, "b.txt")] == ["a (2).txt", "b (2).txt"]
    assert (target.read_text(), listed(tmp_path)) == ("precious", ["in", "victim"])


def test_P5_a_folder_that_is_swapped_in_the_midst_gets_nothing(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "in", tmp_path / "elsewhere"
    folder.mkdir()
    elsewhere.mkdir()
    part = begun(folder)
    folder.rename(tmp_path / "moved")
    folder.symlink_to(elsewhere)
    with pytest.raises(RefusedError) as refused:
        part.finish(SHA)
    assert refused.value.rule == "disk"
    assert (listed(elsewhere), listed(tmp_path / "moved")) == ([], [])


@contextmanager
def full_disk(size: int) -> Iterator[None]:
    """No file may grow beyond *size* bytes in this process."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_P8_a_full_disk_and_a_folder_that_is_gone_leave_nothing(tmp_path: Path) -> None:
    part = OsFiles().receive(str(tmp_path), "a.txt", len(BODY))
    with full_disk(100), pytest.raises(RefusedError) as refused:
        part.write(BODY)
    assert refused.value.rule == "disk"
    assert listed(tmp_path) == []
    folder = tmp_path / "in"
    part = begun(folder)
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    with pytest.raises(RefusedError) as refused:
        part.finish(SHA)
    assert refused.value.rule == "disk"


def test_P8_more_than_the_disk_holds_is_refused_before_it_comes(tmp_path: Path) -> None:
    for folder, size in ((tmp_path, 1 << 60), (tmp_path / "file" / "below", 1)):
        (tmp_path / "file").write_text("")
        with pytest.raises(RefusedError) as refused:
            OsFiles().receive(str(folder), "a.txt", size)
        assert refused.value.rule == "disk"


def test_P6_a_wrong_hash_leaves_nothing(tmp_path: Path) -> None:
    part = begun(tmp_path)
    with pytest.raises(RefusedError) as refused:
        part.finish(bytes(32))
    assert refused.value.rule == "integrity"
    assert listed(tmp_path) == []
    part.drop()


def test_P9_what_is_dropped_is_gone_finished_or_not_and_only_that(tmp_path: Path) -> None:
    begun(tmp_path).drop()
    assert listed(tmp_path) == []
    part = begun(tmp_path)
    path = Path(part.finish(SHA))
    part.drop()
    part.drop()
    assert listed(tmp_path) == []
    part = begun(tmp_path)
    part.finish(SHA)
    path.unlink()
    path.write_text("somebody else's")
    part.drop()
    assert path.read_text() == "somebody else's"


def test_a_file_is_measured_and_read_from_any_place(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(BODY)
    measured = OsFiles().measure(str(path))
    assert (measured.name, measured.size, measured.sha256) == ("a.txt", len(BODY), SHA)
    source = OsFiles().open(str(path))
    assert (source.read(7, 5), source.read(len(BODY), 5)) == (BODY[7:12], b"")
    source.close()
    source.close()


def test_P10_four_gibibytes_and_one_byte_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "film.mkv"
    with path.open("wb") as sparse:
        sparse.truncate(FILE_BYTES + 1)
    with pytest.raises(RefusedError) as refused:
        OsFiles().measure(str(path))
    assert refused.value.rule == "file_size"


def test_what_is_no_plain_file_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name, rule in ((".", "file_kind"), ("pipe", "file_kind"), ("nothing", "file_read")):
        with pytest.raises(RefusedError) as refused:
            OsFiles().measure(str(tmp_path / name))
        assert refused.value.rule == rule
