"""An entry of the audit log cannot be changed, moved or taken out unnoticed."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from relay.ops.audit import AuditLog, AuditVerdict, list_entries, verify_chain
from relay.store.store import Store
from tests.kit.desk_file import new_desk_file

NOW_MS = 1_772_000_000_000


async def written(path: Path, count: int) -> None:
    store = await Store.open(path, now_ms=lambda: NOW_MS, window_ms=0)
    log = AuditLog()
    for n in range(count):
        await store.write(
            lambda work, n=n: log.append(work, actor="ana", action="test", subject=f"s{n}", detail={"n": n, "x": True})
        )
    await store.close()


async def verdict(path: Path) -> AuditVerdict:
    store = await Store.open(path, now_ms=lambda: NOW_MS)
    try:
        return await store.read(verify_chain)
    finally:
        await store.close()


def tamper(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as database:
        for statement in statements:
            database.execute(statement)
        database.commit()


async def test_an_empty_and_a_long_chain_hold(tmp_path: Path) -> None:
    path = new_desk_file(tmp_path / "relay.db")
    await written(path, 0)
    assert await verdict(path) == AuditVerdict(entries=0)
    await written(path, 30)
    assert await verdict(path) == AuditVerdict(entries=30)


@pytest.mark.parametrize(
    ("change", "first_bad"),
    [
        ("UPDATE relay_audit SET subject = 'other' WHERE id = 3", 3),
        ("UPDATE relay_audit SET created_at = created_at + 1 WHERE id = 1", 1),
        ("UPDATE relay_audit SET detail = x'7b7d' WHERE id = 4", 4),
        ("DELETE FROM relay_audit WHERE id = 2", 3),
        ("DELETE FROM relay_audit WHERE id = 1", 2),
        ("UPDATE relay_audit SET hash = zeroblob(32) WHERE id = 5", 5),
        ("UPDATE relay_audit SET id = id + 100 WHERE id = 2", 3),
    ],
)
async def test_the_first_entry_that_does_not_fit_is_named(tmp_path: Path, change: str, first_bad: int) -> None:
    path = new_desk_file(tmp_path / "relay.db")
    await written(path, 5)
    tamper(path, change)
    assert (await verdict(path)).first_bad_id == first_bad


async def test_entries_are_listed_in_order_the_newest_ones(tmp_path: Path) -> None:
    path = new_desk_file(tmp_path / "relay.db")
    await written(path, 5)
    store = await Store.open(path, now_ms=lambda: NOW_MS)
    page = await store.read(lambda connection: list_entries(connection, limit=2))
    later = await store.read(lambda connection: list_entries(connection, since_ms=NOW_MS + 1))
    await store.close()
    assert [(entry.subject, entry.detail) for entry in page] == [
        ("s3", {"n": 3, "x": True}),
        ("s4", {"n": 4, "x": True}),
    ]
    assert later == []
