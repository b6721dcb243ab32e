"""Alive and ready: bare words for everybody, reasons for the ops token."""

import asyncio
import json
from pathlib import Path

import pytest

from relay.ops import health as health_module
from relay.ops.health import Health, HealthPage, disk_free, folder_writable
from tests.relay.ops.test_metrics import page

TOKEN = (b"authorization", b"Bearer secret")


async def test_a_relay_is_alive_while_its_loop_ticks_within_two_seconds() -> None:
    now = [100.0]
    health = Health(lambda: now[0], version="1")
    app = HealthPage(health, "secret")
    assert await page(app, path="/healthz") == (200, b"ok")
    now[0] += 2.1
    assert await page(app, path="/healthz") == (503, b"not ready")
    health.beat()
    assert await page(app, path="/healthz") == (200, b"ok")


async def test_readiness_needs_the_state_and_every_check_and_tells_reasons_to_the_ops_token_alone() -> None:
    health = Health(lambda: 0.0, version="1")
    app = HealthPage(health, "secret")
    assert await page(app, path="/readyz") == (503, b"not ready")
    health.state = "ready"
    assert await page(app, path="/readyz") == (200, b"ok")

    async def broken() -> str | None:
        return "schema too new"

    health.add_check("database", broken)
    assert await page(app, path="/readyz") == (503, b"not ready")
    status, body = await page(app, TOKEN, path="/readyz")
    assert status == 503
    assert json.loads(body) == {"state": "ready", "version": "1", "reasons": {"database": "schema too new"}}
    assert await page(app, path="/healthz") == (200, b"ok")


async def test_R5_however_many_ask_whether_it_is_ready_the_database_is_asked_twice_a_second() -> None:
    now, asked = [100.0], list[float]()
    health = Health(lambda: now[0], version="1")
    health.state = "ready"

    async def check() -> str | None:
        asked.append(now[0])
        await asyncio.sleep(0)
        return "full" if len(asked) == 2 else None

    health.add_check("database", check)
    app = HealthPage(health, "secret")
    assert set(await asyncio.gather(*(page(app, path="/readyz") for _ in range(50)))) == {(200, b"ok")}
    now[0] += 0.4
    assert await page(app, path="/readyz") == (200, b"ok")
    health.state = "draining"
    assert await page(app, path="/readyz") == (503, b"not ready"), "the state is never an old one"
    health.state = "ready"
    now[0] += 0.1
    assert await page(app, path="/readyz") == (503, b"not ready")
    now[0] += 0.5
    assert await page(app, path="/readyz") == (200, b"ok")
    assert asked == [100.0, 100.5, 101.0]


async def test_a_check_that_does_not_return_counts_as_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health_module, "CHECK_TIMEOUT_S", 0.02)
    health = Health(lambda: 0.0, version="1")
    health.state = "ready"

    async def stuck() -> str | None:
        await asyncio.Event().wait()
        return None

    health.add_check("database", stuck)
    assert await health.reasons() == {"database": "timeout"}


async def test_folders_and_disks_are_checked(tmp_path: Path) -> None:
    assert await folder_writable(tmp_path)() is None
    assert await folder_writable(tmp_path / "none")() == "not writable"
    assert await disk_free(tmp_path, 0)() is None
    assert await disk_free(tmp_path, 100)() == "disk almost full"
    assert await disk_free(tmp_path / "none", 5)() == "no disk"


async def test_the_pulse_beats_by_itself() -> None:
    beats = [0.0]
    health = Health(lambda: beats[0], version="1")
    beats[0] = 10.0
    task = asyncio.create_task(health.run())
    await asyncio.sleep(0)
    assert health.is_alive
    task.cancel()
    await asyncio.wait([task])
