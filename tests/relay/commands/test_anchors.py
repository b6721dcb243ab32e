"""Anchors by command: listed, and held against the logs of tickets."""

import asyncio
import contextlib
import sqlite3

from relay.commands.context import now_ms
from relay.desk.anchors import Anchors
from relay.store.store import Store
from tests.relay.commands.conftest import Desk


def make_anchor(desk: Desk) -> None:
    """As the relay does at night."""

    async def make() -> None:
        store = await Store.open(desk.state_dir / "relay.db", now_ms=now_ms)
        await Anchors(store, b"k" * 32, now_ms=now_ms).make()
        await store.close()

    asyncio.run(make())


def test_a_desk_without_an_anchor_has_logs_to_look_at(desk: Desk) -> None:
    desk.run_json("desk", "seed", "3")
    assert desk.run_json("anchor", "list") == {"anchors": []}
    done = desk.run("anchor", "verify")
    assert (done.code, done.out) == (0, "No anchor yet: the first is made at night.\n3 tickets: all logs are whole\n")


def test_the_ticket_whose_log_lost_its_tail_is_named(desk: Desk) -> None:
    desk.run_json("desk", "seed", "3")
    make_anchor(desk)
    [anchor] = desk.run_json("anchor", "list")["anchors"]
    assert (anchor["id"], anchor["tickets"], len(anchor["digest"])) == (1, 3, 64)
    assert anchor["digest"] in desk.run("anchor", "list").out
    good = {"id": 1, "ok": True, "digest_ok": True, "first_bad": None}
    assert desk.run_json("anchor", "verify") == {"ok": True, "tickets": 3, "first_bad": None, "anchors": [good]}
    assert "holds" in desk.run("anchor", "verify").out
    with contextlib.closing(sqlite3.connect(desk.state_dir / "relay.db")) as database:
        [(ticket_id, seq, head)] = database.execute(
            "SELECT ticket_id, seq, lower(hex(prev_hash)) FROM audit WHERE seq > 1 ORDER BY ticket_id DESC, seq DESC LIMIT 1"
        ).fetchall()
        database.execute("DELETE FROM audit WHERE ticket_id = ? AND seq = ?", (ticket_id, seq))
        database.execute("UPDATE ticket SET seq = ?, head = ? WHERE id = ?", (seq - 1, head, ticket_id))
        database.commit()
    done = desk.run("anchor", "verify")
    words = f"ticket {ticket_id}, entry {seq}: tail missing"
    assert (done.code, done.out.count(words)) == (1, 2)
    first_bad = {"ticket_id": ticket_id, "seq": seq, "fault": "tail_missing"}
    document = desk.run("anchor", "verify", as_json=True).document
    assert (document["ok"], document["first_bad"], document["anchors"][0]["first_bad"]) == (False, first_bad, first_bad)


def test_an_anchor_whose_own_rows_were_changed_says_so(desk: Desk) -> None:
    desk.run_json("desk", "seed", "2")
    make_anchor(desk)
    with contextlib.closing(sqlite3.connect(desk.state_dir / "relay.db")) as database:
        database.execute("UPDATE desk_anchor SET digest = zeroblob(32)")
        database.commit()
    done = desk.run("anchor", "verify")
    assert done.code == 1
    assert "does not give its digest" in done.out


def test_how_many_are_looked_at_has_bounds(desk: Desk) -> None:
    for count in ("0", "367"):
        for command in ("list", "verify"):
            assert "between 1 and 366" in desk.run("anchor", command, "--last", count).err
