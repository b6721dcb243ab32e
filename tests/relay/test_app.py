"""The whole is put together from the configuration, runs, carries out commands, and comes down clean."""

import asyncio
import functools
import io
import json
import signal
import time
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest
import pytest_asyncio

from assistdesk.core.errors import LinkError, RefusedError
from relay.app import Relay
from relay.config import Config, load_config
from relay.desk.accounts import EndRooms, post_command, waiting_commands
from relay.sessions.clock import SystemClock
from relay.sessions.ports import Fact, FactKind, Outcome
from relay.sessions.room_state import read_room
from relay.state import Secrets, prepare_state, read_secrets
from tests.kit.relay_process import free_port

SECRET = Secrets(node_key=b"k" * 32, ops_token="0123456789abcdef" * 4)


def configured(tmp_path: Path, **values: str) -> Config:
    environment = {
        "ASSISTDESK_RELAY__SERVER__STATE_DIR": str(tmp_path / "state"),
        "ASSISTDESK_RELAY__SERVER__LISTEN": f"127.0.0.1:{free_port()}",
        **values,
    }
    loaded = load_config(tmp_path / "relay.toml", environment=environment)
    prepare_state(loaded)
    return loaded.config


@pytest_asyncio.fixture
async def relay(tmp_path: Path) -> AsyncIterator[Relay]:
    log = io.StringIO()
    opened = await Relay.open(configured(tmp_path), SECRET, config_file=tmp_path / "relay.toml", log_stream=log)
    opened.start()
    yield opened
    await opened.stop()
    await opened.close()
    events = [json.loads(line)["event"] for line in log.getvalue().splitlines()]
    assert "task_ended" not in events


async def test_it_is_ready_and_says_so(relay: Relay) -> None:
    assert await relay.health.reasons() == {}
    status = await relay.read_status()
    assert (status["state"], status["refuses"]) == ("ready", None)
    about = await relay.read_about()
    assert about.code_digits == 10
    assert await relay.read_about() is about
    metrics = relay.metrics.render()
    assert b'assistdesk_relay_state{state="ready"} 1.0' in metrics


async def test_the_configuration_reaches_every_part(tmp_path: Path) -> None:
    config = configured(
        tmp_path,
        ASSISTDESK_RELAY__LIMITS__ROOMS="7",
        ASSISTDESK_RELAY__SESSIONS__STALL_S="9",
        ASSISTDESK_RELAY__CODES__LIFE_S="60",
        ASSISTDESK_RELAY__SERVER__TRUSTED_PROXIES='["10.0.0.0/8", "unix"]',
        ASSISTDESK_RELAY__ORGANISATION__NAME="Example GmbH",
    )
    relay = await Relay.open(config, SECRET, config_file=tmp_path / "relay.toml", log_stream=io.StringIO())
    try:
        settings = relay.node.settings
        assert (settings.rooms_max, settings.bounds.stall_s, settings.times.code_life_s) == (7, 9, 60)
        assert settings.url == "ws://127.0.0.1:8470"
        assert relay.doors.settings.trusts_unix
        assert [str(network) for network in relay.doors.settings.trusted_proxies] == ["10.0.0.0/8"]
        assert (await relay.read_about()).organisation == "Example GmbH"
        opened = await relay.directory.open(1, 1)
        assert opened.expires_in_s == 60
    finally:
        await relay.close()


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


async def test_a_session_to_which_nobody_comes_back_after_a_restart_is_ended(tmp_path: Path) -> None:
    config = configured(tmp_path, ASSISTDESK_RELAY__SESSIONS__RESUME_WINDOW_S="1")
    first = await Relay.open(config, SECRET, config_file=tmp_path / "relay.toml", log_stream=io.StringIO())
    first.start()
    opened = await first.directory.open(1, 7)
    room = read_room(opened.place.room) or b""
    await first.directory.claim(opened.nameplate, None)
    await first.directory.confirm(7, room)
    await first.stop()
    await first.close()
    second = await Relay.open(config, SECRET, config_file=tmp_path / "relay.toml", log_stream=io.StringIO())
    second.start()
    async with asyncio.timeout(20):
        while (record := await second.records.find(room)).outcome is None:
            await asyncio.sleep(0)
    assert record.outcome == Outcome.LOST.value
    await second.stop()
    await second.close()


async def test_a_relay_that_can_hand_over_no_session_any_more_says_so_and_asks_to_be_started_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def break_down(facts: Sequence[Fact]) -> None:
        raise KeyError("a bug of ours")

    log, asked = io.StringIO(), asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, asked.set)
    relay = await Relay.open(configured(tmp_path), SECRET, config_file=tmp_path / "relay.toml", log_stream=log)
    monkeypatch.setattr(relay.directory, "append", break_down)
    relay.start()
    relay.spool.put(Fact(room=bytes(16), epoch=1, number=1, kind=FactKind.PAIRED, at_ms=1))
    await asyncio.wait_for(asked.wait(), 10)
    await relay.stop()
    await relay.close()
    asyncio.get_running_loop().remove_signal_handler(signal.SIGTERM)
    lines = [json.loads(line) for line in log.getvalue().splitlines()]
    assert [line["reason"] for line in lines if line["event"] == "task_ended"] == ["spool KeyError"]


async def test_D6_a_leap_of_the_wall_clock_is_said_and_not_gone_along_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ahead_s = [0.0]
    leaping = functools.partial(SystemClock, wall_s=lambda: time.time() + ahead_s[0])
    monkeypatch.setattr("relay.app.SystemClock", leaping)
    log = io.StringIO()
    relay = await Relay.open(configured(tmp_path), SECRET, config_file=tmp_path / "relay.toml", log_stream=log)
    relay.start()
    assert (await relay.read_status())["clock_doubt_s"] == 0
    ahead_s[0] = 3653 * 86_400.0
    async with asyncio.timeout(10):
        while "clock_leapt" not in log.getvalue():
            await asyncio.sleep(0.05)
    assert (await relay.read_status())["clock_doubt_s"] >= 3652 * 86_400
    written_ms = await relay.store.write(lambda work: work.now_ms)
    assert abs(written_ms / 1000 - time.time()) < 3600
    await relay.stop()
    await relay.close()


async def test_a_second_one_on_the_same_state_is_refused(relay: Relay, tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="database_in_use"):
        await Relay.open(relay.config, SECRET, config_file=tmp_path / "relay.toml", log_stream=io.StringIO())


async def test_stopping_is_not_ready(relay: Relay) -> None:
    await relay.stop()
    assert (await relay.health.reasons())["state"] == "stopping"


def test_the_secrets_of_the_first_run_are_used(tmp_path: Path) -> None:
    config = configured(tmp_path)
    assert read_secrets(config) == read_secrets(config)
