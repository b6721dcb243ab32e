"""The whole is put together from the configuration, runs, carries out commands, and comes down clean."""

import asyncio
import io
import json
import signal
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest
import pytest_asyncio

from assistdesk.core.errors import RefusedError
from relay.app import Relay
from relay.config import Config, load_config
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
        assert (await relay.figures.read_about()).organisation == "Example GmbH"
        opened = await relay.directory.open(1, 1)
        assert opened.expires_in_s == 60
    finally:
        await relay.close()


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


async def test_a_second_one_on_the_same_state_is_refused(relay: Relay, tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="database_in_use"):
        await Relay.open(relay.config, SECRET, config_file=tmp_path / "relay.toml", log_stream=io.StringIO())


async def test_stopping_is_not_ready(relay: Relay) -> None:
    await relay.stop()
    assert (await relay.health.reasons())["state"] == "stopping"


def test_the_secrets_of_the_first_run_are_used(tmp_path: Path) -> None:
    config = configured(tmp_path)
    assert read_secrets(config) == read_secrets(config)
