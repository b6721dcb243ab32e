"""Films on disk: what FFmpeg reads back is what was put in, at its time; whole under its name, or nothing at all."""

import errno
import os
from pathlib import Path

import numpy as np
import pytest

from assistdesk.adapters.film_file import FilmFile
from assistdesk.core.errors import RefusedError
from assistdesk.core.screen.frame import Pixels
from tests.assistdesk.core.screen.pictures import page, plain
from tests.kit.films import psnr_db, watch

W, H = 160, 112
NEAR_DB = 32.0


def pictures() -> list[Pixels]:
    """Strong colours, then small dark strokes on white, then both."""
    colours = plain(W, H, (30, 60, 220))
    colours[:, W // 2 :] = (200, 40, 20, 255)
    both = page(W, H)
    both[20:90, 30:130] = (60, 180, 75, 255)
    return [colours, page(W, H), both]


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("name", ["a.webm", "b.mp4", "C.MP4"])
def test_a_player_shows_each_picture_at_its_time_and_can_begin_where_it_may(name: str, tmp_path: Path) -> None:
    film, shown = FilmFile(tmp_path / name, False, W, H), pictures()
    times = [0, 40, 3_607_123]
    for t_ms, pixels in zip(times, shown, strict=True):
        film.picture(t_ms, pixels, is_key=t_ms != 40)
    assert left(tmp_path) != [name]  # it has its name when it is whole
    film.finish()
    assert left(tmp_path) == [name]
    assert (tmp_path / name).stat().st_mode & 0o777 == 0o600
    seen = watch(tmp_path / name)
    assert [(each.t_ms, each.is_key) for each in seen] == [(0, True), (40, False), (3_607_123, True)]
    for each, pixels in zip(seen, shown, strict=True):
        assert psnr_db(each.pixels, pixels) > NEAR_DB
    assert np.abs(seen[0].pixels[10, 10].astype(int) - (30, 60, 220)).max() < 12
    film.drop()
    assert left(tmp_path) == [name]


@pytest.mark.parametrize("pictures_first", [0, 2])
def test_a_film_that_is_dropped_leaves_nothing(pictures_first: int, tmp_path: Path) -> None:
    film = FilmFile(tmp_path / "a.mp4", False, W, H)
    for number in range(pictures_first):
        film.picture(number * 50, plain(W, H), is_key=number == 0)
    film.drop()
    film.drop()
    assert left(tmp_path) == []


def test_a_name_that_is_taken_stays_the_other_files_unless_it_may_be_written_over(tmp_path: Path) -> None:
    taken = tmp_path / "a.webm"
    taken.write_text("something else")
    with pytest.raises(RefusedError, match="film_exists"):
        FilmFile(taken, False, W, H)
    film = FilmFile(taken, True, W, H)
    film.picture(0, plain(W, H), is_key=True)
    assert taken.read_text() == "something else"
    film.finish()
    assert len(watch(taken)) == 1


@pytest.mark.parametrize("has_links", [True, False])
def test_a_name_that_is_taken_while_the_film_is_made_stays_the_other_files(
    has_links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "this disk knows no links")

    if not has_links:
        monkeypatch.setattr("assistdesk.adapters.film_file.os.link", no_links)
    for name in ("a.webm", "b.webm"):
        film = FilmFile(tmp_path / name, False, W, H)
        film.picture(0, plain(W, H), is_key=True)
        if name == "a.webm":
            film.finish()
            continue
        (tmp_path / name).write_text("something else")
        with pytest.raises(RefusedError, match="film_exists"):
            film.finish()
        film.drop()
    assert left(tmp_path) == ["a.webm", "b.webm"]
    assert (tmp_path / "b.webm").read_text() == "something else"
    assert len(watch(tmp_path / "a.webm")) == 1


@pytest.mark.parametrize("name", ["a.avi", "a", ".webm", "webm"])
def test_a_name_that_says_no_kind_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="film_suffix"):
        FilmFile(tmp_path / name, False, W, H)
    assert left(tmp_path) == []


def test_a_folder_that_takes_no_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="disk"):
        FilmFile(tmp_path / "missing" / "a.webm", False, W, H)


@pytest.mark.parametrize("name", ["a.webm", "a.mp4"])
def test_D13_a_full_disk_is_said_and_nothing_is_left(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, room = os.write, [20_000]

    def fills_up(descriptor: int, data: bytes) -> int:
        room[0] -= len(data)
        if room[0] < 0:
            raise OSError(errno.ENOSPC, "no space left on device")
        return write(descriptor, data)

    film = FilmFile(tmp_path / name, False, W, H)
    monkeypatch.setattr("assistdesk.adapters.film_file.os.write", fills_up)

    def goes_on() -> None:
        for number in range(400):
            film.picture(number * 40, page(W, H, number), is_key=True)
        film.finish()

    with pytest.raises(RefusedError, match="disk"):
        goes_on()
    film.drop()
    assert left(tmp_path) == []
