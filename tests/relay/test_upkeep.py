"""What a running relay does by itself: commands, also over a restart, and a clock that leaps."""

import asyncio
import functools
import io
import time
from pathlib import Path

import pytest

from assistdesk.core.errors import LinkError
from relay.app import Relay
from relay.desk.accounts import EndRooms, post_command, waiting_commands
from relay.sessions.clock import SystemClock
from relay.sessions.ports import Outcome
from relay.sessions.room_state import read_room
from tests.relay.test_app import SECRET, configured
from tests.relay.test_app import relay as relay


async def test_R19_a_withdrawn_account_loses_its_rooms(relay: Relay) -> None:
    mine, other = await relay.directory.open(1, 7), await relay.directory.open(2, 8)
    await relay.store.write(lambda work: post_command(work, EndRooms(user_id=7, outcome="revoked")))
    await relay.store.write(lambda work: post_command(work, EndRooms(room=other.place.room, outcome="killed")))
    outcomes = {}
    async with asyncio.timeout(10):
        while len(outcomes) < 2:
            for opened in (mine, other):
                record = await relay.records.find(read_room(opened.place.room) or b"")
                if record.outcome is not None:
                    outcomes[opened.place.room] = record.outcome
            await asyncio.sleep(0)
    assert outcomes == {mine.place.room: Outcome.REVOKED.value, other.place.room: Outcome.KILLED.value}


async def test_R19_a_command_waits_until_it_is_carried_out_also_over_a_restart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config, tried = configured(tmp_path), asyncio.Event()

    async def busy(room: bytes, outcome: Outcome) -> None:
        tried.set()
        raise LinkError("store_busy")

    first = await Relay.open(config, SECRET, config_file=tmp_path / "relay.toml", log_stream=io.StringIO())
    opened = await first.directory.open(1, 7)
    await first.store.write(lambda work: post_command(work, EndRooms(user_id=7, outcome="revoked")))
    monkeypatch.setattr(first.directory, "end", busy)
    first.start()
    await asyncio.wait_for(tried.wait(), 10)
    await first.stop()
    await first.close()

    second = await Relay.open(config, SECRET, config_file=tmp_path / "relay.toml", log_stream=io.StringIO())
    second.start()
    async with asyncio.timeout(10):
        while await second.store.read(waiting_commands):
            await asyncio.sleep(0)
    record = await second.records.find(read_room(opened.place.room) or b"")
    assert record.outcome == Outcome.REVOKED.value
    await second.stop()
    await second.close()


async def test_D6_a_leap_of_the_wall_clock_is_said_and_not_gone_along_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ahead_s = [0.0]
    leaping = functools.partial(SystemClock, wall_s=lambda: time.time() + ahead_s[0])
    monkeypatch.setattr("relay.app.SystemClock", leaping)
    log = io.StringIO()
    relay = await Relay.open(configured(tmp_path), SECRET, config_file=tmp_path / "relay.toml", log_stream=log)
    relay.start()
    assert (await relay.figures.read_status())["clock_doubt_s"] == 0
    ahead_s[0] = 3653 * 86_400.0
    async with asyncio.timeout(10):
        while "clock_leapt" not in log.getvalue():
            await asyncio.sleep(0.05)
    assert (await relay.figures.read_status())["clock_doubt_s"] >= 3652 * 86_400
    written_ms = await relay.store.write(lambda work: work.now_ms)
    assert abs(written_ms / 1000 - time.time()) < 3600
    await relay.stop()
    await relay.close()
