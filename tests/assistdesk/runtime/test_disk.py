"""What is kept comes back as what it was, and damage is nothing that was kept."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from assistdesk.adapters.local_store import SqliteStore
from assistdesk.runtime.disk import Disk


@pytest.fixture
async def disk(tmp_path: Path) -> AsyncIterator[Disk]:
    made = Disk(SqliteStore(tmp_path / "account.db"))
    yield made
    await made.close()


async def test_what_is_kept_comes_back_until_nothing_is_kept(disk: Disk) -> None:
    assert await disk.recall("notes", dict[int, str]) is None
    await disk.keep("notes", {42: "Lucía"})
    assert await disk.recall("notes", dict[int, str]) == {42: "Lucía"}
    await disk.keep("notes", None)
    assert await disk.recall("notes", dict[int, str]) is None


async def test_what_cannot_be_read_is_nothing(disk: Disk) -> None:
    await disk.run(lambda store: store.save_cached("notes", b"[{"))
    assert await disk.recall("notes", dict[int, str]) is None
    await disk.keep("notes", ("another", "kind"))
    assert await disk.recall("notes", dict[int, str]) is None
