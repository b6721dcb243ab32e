"""A film made beside the player: its progress, its end, its trouble; the player goes on as if nothing were made."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from assistdesk.adapters.film_file import FilmFile
from assistdesk.runtime.snapshot_replay import (
    CancelExport,
    Export,
    ExportPhase,
    ExportView,
    ForgetExport,
    ReplayPhase,
    ReplaySnapshot,
    Seek,
)
from tests.assistdesk.runtime.test_replaying import PICTURES, Player, made
from tests.kit.films import watch


@pytest.fixture
async def player() -> AsyncIterator[Player]:
    one = Player(made(), begin_film=FilmFile)
    await one.ready()
    yield one
    await one.app.close()
    await one.tasks.cancel_all(1.0)
    assert one.failures == []


def left(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir()]


def is_in(phase: ExportPhase) -> Callable[[ReplaySnapshot], bool]:
    return lambda seen: seen.export.phase is phase


async def test_the_film_is_made_with_its_progress_while_the_player_goes_on(player: Player, tmp_path: Path) -> None:
    path = tmp_path / "a.webm"
    percents: list[int] = []
    player.app.handle(Export(str(path), may_replace=False))
    player.app.handle(Export(str(tmp_path / "b.webm"), may_replace=False))  # one at a time
    player.app.handle(Seek(30_000))
    await player.until(lambda seen: percents.append(seen.export.percent) or player.watcher.shows(PICTURES[3]))
    done = await player.until(is_in(ExportPhase.DONE))
    assert done.export == ExportView(True, ExportPhase.DONE, "a.webm", 100)
    assert done.phase is ReplayPhase.PAUSED
    assert watch(path)[-1].t_ms == 40_000
    assert percents == sorted(percents)
    assert left(tmp_path) == ["a.webm"]
    player.app.handle(ForgetExport())
    await player.until(lambda seen: seen.export == ExportView(True))


async def test_cancelled_it_leaves_nothing_and_another_may_be_made(player: Player, tmp_path: Path) -> None:
    player.app.handle(CancelExport())
    player.app.handle(Export(str(tmp_path / "a.webm"), may_replace=False))
    player.app.handle(ForgetExport())  # it is not over
    await player.until(lambda seen: seen.export.percent > 0)
    player.app.handle(CancelExport())
    await player.until(lambda seen: seen.export == ExportView(True))
    assert left(tmp_path) == []
    player.app.handle(Export(str(tmp_path / "a.webm"), may_replace=False))
    await player.until(is_in(ExportPhase.DONE))


async def test_closing_the_player_ends_it_and_leaves_nothing(player: Player, tmp_path: Path) -> None:
    player.app.handle(Export(str(tmp_path / "a.webm"), may_replace=False))
    await player.until(lambda seen: seen.export.percent > 0)
    await player.app.close()
    assert left(tmp_path) == []


async def test_what_makes_no_film_is_said(player: Player, tmp_path: Path) -> None:
    player.app.handle(Export(str(tmp_path / "a.avi"), may_replace=False))
    failed = await player.until(is_in(ExportPhase.FAILED))
    assert failed.export.problem is not None
    assert failed.export.problem.rule == "film_suffix"
    assert failed.phase is ReplayPhase.PAUSED


async def test_where_nothing_makes_films_none_is_begun(tmp_path: Path) -> None:
    one = Player(made())
    await one.ready()
    one.app.handle(Export(str(tmp_path / "a.webm"), may_replace=False))
    assert one.watcher.seen.export == ExportView(possible=False)
    await one.tasks.cancel_all(1.0)
    await one.app.close()
