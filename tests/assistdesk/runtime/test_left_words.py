"""runtime/left_words.py: what is typed in a sheet is found at the next start, until it is discarded; no live code is kept."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from assistdesk.adapters.local_store import SqliteStore
from assistdesk.core.errors import RefusedError
from assistdesk.runtime.disk import Disk
from assistdesk.runtime.intents import CloseTicket
from assistdesk.runtime.left_words import LEFT, SHEETS_MAX, TYPED, LeftWords
from assistdesk.runtime.snapshot_left import DiscardLeft, KeepLeft, LeftSheet
from assistdesk.runtime.tasks import Tasks

REASON = LeftSheet("Escalate AD-1042", (("Reason", "The export\nfreezes"),))
HOURS = LeftSheet("Change hours", (("Name", "Office"), ("Monday", "09:00-13:00")))
CODE = "712-3001-2345"


class Stage:
    """One start of the program."""

    def __init__(self, disk: Disk) -> None:
        self.failures: list[BaseException] = []
        self.tasks = Tasks(lambda _name, error: self.failures.append(error))
        self.changes = 0
        self.left = LeftWords(disk, self.tasks, lambda text: CODE in text, self._changed)

    def _changed(self) -> None:
        self.changes += 1

    async def settle(self) -> None:
        while len(self.tasks):
            await asyncio.sleep(0)
        assert self.failures == []


@asynccontextmanager
async def started(folder: Path) -> AsyncIterator[Stage]:
    disk = Disk(SqliteStore(folder / "app.db"))
    stage = Stage(disk)
    await stage.left.recall()
    try:
        yield stage
        await stage.settle()
    finally:
        await disk.close()


async def test_what_was_typed_is_there_at_each_start_until_it_is_discarded(tmp_path: Path) -> None:
    async with started(tmp_path) as first:
        assert first.left.view == ()
        assert first.left.handle(KeepLeft((REASON,)))
        assert first.left.view == ()
    async with started(tmp_path) as second:
        assert second.left.view == (REASON,)
        second.left.handle(KeepLeft((HOURS,)))
    async with started(tmp_path) as third:
        assert third.left.view == (REASON, HOURS)
        third.left.handle(DiscardLeft())
        assert (third.left.view, third.changes) == ((), 1)
    async with started(tmp_path) as fourth:
        assert fourth.left.view == ()
        assert not fourth.left.handle(CloseTicket())


async def test_a_sheet_that_closed_in_order_leaves_nothing(tmp_path: Path) -> None:
    async with started(tmp_path) as first:
        first.left.handle(KeepLeft((REASON,)))
        await first.settle()
        first.left.handle(KeepLeft())
    async with started(tmp_path) as second:
        assert second.left.view == ()


async def test_a_live_code_gets_on_no_disk(tmp_path: Path) -> None:
    coded = LeftSheet("Hand over", (("Reason", f"she has {CODE}"), ("Note", "calm")))
    async with started(tmp_path) as first:
        first.left.handle(KeepLeft((coded, LeftSheet("Other", ((("Reason"), CODE),)))))
    async with started(tmp_path) as second:
        assert second.left.view == (LeftSheet("Hand over", (("Note", "calm"),)),)


async def test_so_many_are_kept_and_the_newest_stay(tmp_path: Path) -> None:
    for start in range(3):
        async with started(tmp_path) as stage:
            many = tuple(LeftSheet(f"{start}.{number}", (("Name", "x"),)) for number in range(SHEETS_MAX + 5))
            stage.left.handle(KeepLeft(many))
    async with started(tmp_path) as last:
        assert [sheet.title for sheet in last.left.view] == [f"2.{number}" for number in range(SHEETS_MAX)]


@pytest.mark.parametrize("name", [TYPED, LEFT])
async def test_damage_is_nothing_left(tmp_path: Path, name: str) -> None:
    disk = Disk(SqliteStore(tmp_path / "app.db"))
    await disk.keep(name, [["?"]])
    await disk.close()
    async with started(tmp_path) as stage:
        assert stage.left.view == ()


async def test_a_disk_that_takes_nothing_disturbs_nobody(tmp_path: Path) -> None:
    class Full(Disk):
        async def keep(self, name: str, value: object) -> None:
            raise RefusedError("disk")

    disk = Full(SqliteStore(tmp_path / "app.db"))
    stage = Stage(disk)
    stage.left.handle(KeepLeft((REASON,)))
    await stage.settle()
    await disk.close()
