"""relay/store/erasure_marks.py: whole at any moment, each mark once, and damage is said instead of passed over."""

import stat
import threading
from pathlib import Path

import msgspec
import pytest

from assistdesk.core.errors import LinkError
from relay.store.erasure_marks import NAME, ErasureMarks

AT = "2026-03-01T10:00:00.000Z"
LATER = "2026-03-02T10:00:00.000Z"


def test_each_mark_is_kept_once_and_the_others_are_told(tmp_path: Path) -> None:
    marks = ErasureMarks(tmp_path / NAME)
    assert marks.keep(["b", "a"], AT) == set()
    assert marks.keep(["a"], LATER) == {"b"}
    assert ErasureMarks(tmp_path / NAME).keep(["c", "a"], LATER) == {"b"}
    lines = [msgspec.json.decode(line) for line in (tmp_path / NAME).read_bytes().splitlines()]
    assert [(line["mark"], line["at"]) for line in lines] == [("a", AT), ("b", AT), ("c", LATER)]
    assert stat.S_IMODE((tmp_path / NAME).stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [tmp_path / NAME]


def test_without_anybody_there_is_no_file(tmp_path: Path) -> None:
    assert ErasureMarks(tmp_path / NAME).keep([], AT) == set()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("line", [b"{", b'{"mark": 3, "at": "x"}', b"\xff", b'{"mark": "a"}', b"\n"])
def test_a_damaged_line_is_named_and_nothing_is_written_over_it(tmp_path: Path, line: bytes) -> None:
    marks = ErasureMarks(tmp_path / NAME)
    marks.keep(["a"], AT)
    with (tmp_path / NAME).open("ab") as file:
        file.write(line)
    before = (tmp_path / NAME).read_bytes()
    with pytest.raises(LinkError, match="erasures_damaged") as caught:
        marks.keep(["b"], AT)
    assert caught.value.fields == {"file": str(tmp_path / NAME), "line": 2}
    assert (tmp_path / NAME).read_bytes() == before


def test_a_place_that_cannot_be_written_leaves_what_there_was(tmp_path: Path) -> None:
    marks = ErasureMarks(tmp_path / NAME)
    marks.keep(["a"], AT)
    (tmp_path / f".{NAME}.part").mkdir()
    with pytest.raises(LinkError, match="erasures_unwritable"):
        marks.keep(["b"], AT)
    (tmp_path / f".{NAME}.part").rmdir()
    assert marks.keep([], AT) == {"a"}


def test_several_at_once_lose_none(tmp_path: Path) -> None:
    marks = ErasureMarks(tmp_path / NAME)
    threads = [threading.Thread(target=marks.keep, args=([f"m{number}"], AT)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert marks.keep([], AT) == {f"m{number}" for number in range(20)}
