"""The log is put away beside the writer: it stays bounded, and a failure of that is the store's (bad-inputs.md D3, D5)."""

import asyncio
import sqlite3
from pathlib import Path

import pytest

from relay.store.checkpoints import LONG_PAGES, OPERATIONS, Checkpointer
from relay.store.sqlite_file import SqliteFile
from relay.store.store import Store
from tests.contracts.store import putting
from tests.kit.desk_file import new_desk_file

PAGE_BYTES = 4_096
SOME_PAGES = bytes(8 * PAGE_BYTES)


async def test_D5_the_log_begins_anew_although_the_writer_never_rests(store: Store, tmp_path: Path) -> None:
    written = 0
    while written < 3 * LONG_PAGES * PAGE_BYTES:
        await asyncio.gather(*(store.write(putting(f"name {one}", SOME_PAGES)) for one in range(50)))
        written += 50 * len(SOME_PAGES)
    assert not store.failed.is_set()
    assert (tmp_path / "relay.db-wal").stat().st_size < 1.5 * LONG_PAGES * PAGE_BYTES


async def test_what_was_put_away_is_there_without_the_log(store: Store, tmp_path: Path) -> None:
    await asyncio.gather(*(store.write(putting(f"name {one}")) for one in range(OPERATIONS)))
    await store._writer._checkpoints.close()
    alone = tmp_path / "alone.db"
    alone.write_bytes((tmp_path / "relay.db").read_bytes())
    found = sqlite3.connect(alone)
    assert found.execute("SELECT count(*) FROM setting WHERE name LIKE 'name %'").fetchone() == (OPERATIONS,)
    found.close()


async def test_a_few_writes_are_left_in_the_log(store: Store, tmp_path: Path) -> None:
    before = (tmp_path / "relay.db").read_bytes()
    await store.write(putting("a"))
    await store._writer._checkpoints.close()
    assert (tmp_path / "relay.db").read_bytes() == before


async def ran(database: SqliteFile) -> bool:
    """Whether a checkpointer of this database gave the store up."""
    given_up = asyncio.Event()
    checkpoints = Checkpointer(database, given_up.set)
    checkpoints.wrote(OPERATIONS)
    await checkpoints.close()
    database.close()
    return given_up.is_set()


async def test_D3_a_file_that_cannot_be_opened_ends_the_handle(tmp_path: Path) -> None:
    assert await ran(SqliteFile(tmp_path / "nowhere" / "relay.db"))


@pytest.mark.parametrize("is_held", [True, False])
async def test_D4_a_file_that_another_program_holds_is_tried_again(tmp_path: Path, is_held: bool) -> None:
    path = new_desk_file(tmp_path / "relay.db")
    other = sqlite3.connect(path, isolation_level=None)
    if is_held:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
    assert not await ran(SqliteFile(path, busy_timeout_ms=1))
    other.close()
