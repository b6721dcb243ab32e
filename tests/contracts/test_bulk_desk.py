"""A desk told in a hurry (``benchmarks.desk_bulk``) is the one that the writer would have made, row for row, word for word."""

import contextlib
import random
import sqlite3
from pathlib import Path

from assistdesk.core.desk.chain import verify
from benchmarks import desk_bulk
from relay.config import load_config
from relay.desk.seed import seed
from relay.ops.doctor import look_closely
from relay.state import prepare_state
from relay.store import audits
from relay.store.sqlite_file import SqliteFile
from relay.store.store import Store
from tests.kit.accounts import START_MS, TurnedClock

TICKETS = 30
SEED = 7
INDEXES = ("search_staff", "search_public")


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every table's rows, the places of every word in the full-text indexes, and the schema."""
    with contextlib.closing(sqlite3.connect(path)) as desk:
        schema = desk.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name").fetchall()
        names = [name for kind, name, *_ in schema if kind == "table" and not name.startswith(("sqlite_", *INDEXES))]
        found = {name: sorted(desk.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr) for name in names}
        for index in INDEXES:
            desk.execute(f"CREATE VIRTUAL TABLE temp.words_of_{index} USING fts5vocab(main, {index}, instance)")
            found[index] = sorted(desk.execute(f"SELECT * FROM words_of_{index}").fetchall())
        return {"schema": [row for row in schema if not row[1].startswith("sqlite_stat")], **found}


async def test_a_bulk_desk_is_what_the_writer_makes_and_is_whole(tmp_path: Path) -> None:
    loaded = load_config(
        tmp_path / "relay.toml", environment={"ASSISTDESK_RELAY__SERVER__STATE_DIR": str(tmp_path / "state")}
    )
    prepare_state(loaded)
    written, told = tmp_path / "written.db", tmp_path / "state" / "relay.db"
    store = await Store.open(written, now_ms=TurnedClock().now_ms)
    await seed(store, TICKETS, random.Random(SEED), START_MS)
    await store.close()
    desk_bulk.tell(told, TICKETS, random.Random(SEED), START_MS)
    ours, theirs = content(told), content(written)
    assert [name for name in theirs if ours[name] != theirs[name]] == []
    assert all(ours[name] for name in ("ticket", "audit", "reply", "note", "ticket_clock", "tally", *INDEXES))
    looked = {one.name: one.detail for one in look_closely(loaded.config, SqliteFile(told), now_ms=START_MS)}
    assert (looked["integrity"], looked["outbox"]) == ("ok", "0 given up")
    store = await Store.open(told, now_ms=TurnedClock().now_ms)
    tickets = await store.read(lambda connection: connection.exec_driver_sql("SELECT id, seq, head FROM ticket").all())
    for ticket_id, seq, head in tickets:
        links = await store.read(lambda connection, number=ticket_id: audits.links(connection, number))
        assert verify(links, last_seq=seq, head=head).fault is None
    await store.close()
