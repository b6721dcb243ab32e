"""Commands use the database beside a running relay, one short transaction at a time."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from assistdesk.core.errors import RefusedError
from relay.ops.admin_store import AdminStore
from relay.ops.audit import AuditLog, verify_chain
from relay.store.store import Store
from relay.store.tables import setting
from relay.store.work import Work

NOW_MS = 1_772_000_000_000


def admin(path: Path) -> AdminStore:
    return AdminStore(path, now_ms=lambda: NOW_MS)


async def test_both_write_to_one_chain(tmp_path: Path) -> None:
    path = tmp_path / "relay.db"
    store = await Store.open(path, now_ms=lambda: NOW_MS, window_ms=0)
    beside = admin(path)
    beside.prepare()
    for n in range(5):
        beside.write(lambda work, n=n: AuditLog().append(work, actor="cli", action="x", subject=str(n)))
        await store.write(lambda work, n=n: AuditLog().append(work, actor="node", action="y", subject=str(n)))
    assert (await store.read(verify_chain)).first_bad_id is None
    assert beside.read(verify_chain).entries == 10
    await store.close()


def test_what_fails_leaves_nothing(tmp_path: Path) -> None:
    beside = admin(tmp_path / "relay.db")
    beside.prepare()

    def fails(work: Work) -> None:
        work.connection.execute(sa.insert(setting).values(name="x", value=b"1"))
        raise RefusedError("no")

    with pytest.raises(RefusedError, match="no"):
        beside.write(fails)
    assert beside.read(lambda connection: connection.execute(sa.select(setting)).all()) == []


def test_reading_cannot_write(tmp_path: Path) -> None:
    beside = admin(tmp_path / "relay.db")
    beside.prepare()
    with pytest.raises(Exception, match=r"readonly|query_only|store_failed"):
        beside.read(lambda connection: connection.execute(sa.insert(setting).values(name="x", value=b"1")))


async def test_the_schema_is_not_changed_under_a_running_relay(tmp_path: Path) -> None:
    path = tmp_path / "relay.db"
    store = await Store.open(path, now_ms=lambda: NOW_MS)
    with pytest.raises(RefusedError, match="database_in_use"):
        admin(path).migrate()
    await store.close()
    assert admin(path).migrate() is None


def test_D4_no_database_no_directory_and_garbage(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="database_place"):
        admin(tmp_path / "none" / "relay.db").prepare()
    (tmp_path / "bad.db").write_bytes(b"garbage" * 100)
    with pytest.raises(RefusedError, match="database_damaged"):
        admin(tmp_path / "bad.db").prepare()
