"""The nightly backup is made, proven, and old ones go."""

import asyncio
import datetime
import io
import json
from pathlib import Path

import pytest

from assistdesk.core.errors import LinkError
from relay.ops.backup import list_backups, verify_backup
from relay.ops.logs import RelayLog
from relay.ops.metrics import Metrics
from relay.ops.nightly import Nightly, NightlyAnchor, NightlyBackup, NightlyRules, backup_name, seconds_until
from tests.relay.ops.test_backup import NOW_MS, filled


@pytest.mark.parametrize(
    ("at", "now", "seconds"),
    [("03:30", "03:29", 60), ("03:30", "03:30", 86_400), ("03:30", "03:31", 86_340), ("00:00", "23:59", 60)],
)
def test_it_waits_for_the_hour(at: str, now: str, seconds: int) -> None:
    clock = datetime.datetime.fromisoformat(f"2026-03-01T{now}:00")
    assert seconds_until(at, clock) == seconds


async def test_it_keeps_as_many_as_it_was_told(tmp_path: Path) -> None:
    state = await filled(tmp_path / "state")
    stream, metrics = io.StringIO(), Metrics(version="1", role="all")
    now = [NOW_MS]
    nightly = NightlyBackup(
        state,
        NightlyRules(tmp_path / "backup", 2),
        version="1",
        now_ms=lambda: now[0],
        log=RelayLog(stream, metrics, now_s=lambda: 0),
        metrics=metrics,
    )
    for day in range(4):
        now[0] = NOW_MS + day * 86_400_000
        assert await nightly.make() is not None
    kept = list_backups(tmp_path / "backup")
    assert [path.name for path in kept] == [backup_name(NOW_MS + day * 86_400_000) for day in (2, 3)]
    verify_backup(kept[-1])
    assert b"assistdesk_relay_backup_verified_timestamp 1.7" in metrics.render()


async def test_D3_a_backup_that_cannot_be_made_is_said_and_harms_nothing(tmp_path: Path) -> None:
    state = await filled(tmp_path / "state")
    (tmp_path / "backup").write_text("a file where a directory should be")
    stream, metrics = io.StringIO(), Metrics(version="1", role="all")
    log = RelayLog(stream, metrics, now_s=lambda: 0)
    rules = NightlyRules(tmp_path / "backup", 2)
    nightly = NightlyBackup(state, rules, version="1", now_ms=lambda: NOW_MS, log=log, metrics=metrics)
    assert await nightly.make() is None
    assert json.loads(stream.getvalue())["event"] == "backup_failed"


async def test_D3_a_database_that_cannot_be_copied_is_said_and_harms_nothing(tmp_path: Path) -> None:
    state = await filled(tmp_path / "state")
    state.database.write_bytes(b"no database at all" * 1000)
    stream, metrics = io.StringIO(), Metrics(version="1", role="all")
    log = RelayLog(stream, metrics, now_s=lambda: 0)
    rules = NightlyRules(tmp_path / "backup", 2)
    nightly = NightlyBackup(state, rules, version="1", now_ms=lambda: NOW_MS, log=log, metrics=metrics)
    assert await nightly.make() is None
    line = json.loads(stream.getvalue())
    assert (line["event"], line["reason"]) == ("backup_failed", "store_failed")
    assert list_backups(tmp_path / "backup") == []


async def test_all_works_of_a_night_are_done_in_their_order_and_again_the_next_night() -> None:
    done: list[str] = []
    second = asyncio.Event()
    at_ms = int(datetime.datetime.fromisoformat("2026-03-01T03:29:59.990").timestamp() * 1000)

    async def anchor() -> None:
        done.append("anchor")

    async def backup() -> None:
        done.append("backup")
        if len(done) == 4:
            second.set()

    running = asyncio.create_task(Nightly("03:30", [anchor, backup], now_ms=lambda: at_ms).run())
    await asyncio.wait_for(second.wait(), 10)
    running.cancel()
    assert done == ["anchor", "backup"] * 2


async def test_an_anchor_that_cannot_be_made_is_said_and_the_night_goes_on() -> None:
    stream = io.StringIO()
    log = RelayLog(stream, Metrics(version="1", role="all"), now_s=lambda: 0)
    errors = [LinkError("store_busy"), None]

    async def anchor() -> None:
        error = errors.pop(0)
        if error is not None:
            raise error

    nightly = NightlyAnchor(anchor, log=log)
    assert [await nightly.make(), await nightly.make()] == [False, True]
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert [(line["event"], line.get("reason")) for line in lines] == [
        ("anchor_failed", "store_busy"),
        ("anchor", None),
    ]
