"""runtime/tasks.py: what is kept goes on after a failure."""

import asyncio

import pytest

from assistdesk.runtime import tasks as module
from assistdesk.runtime.tasks import Tasks


async def test_what_is_kept_is_reported_and_begun_anew_until_it_ends_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ANEW_AFTER_S", 0.0)
    failures: list[tuple[str, str]] = []
    begun: list[int] = []

    async def work() -> None:
        begun.append(len(begun))
        if len(begun) < 3:
            raise KeyError(str(begun[-1]))

    kept = Tasks(lambda name, error: failures.append((name, repr(error)))).keep(work, "events")
    async with asyncio.timeout(20):
        await kept
    assert begun == [0, 1, 2]
    assert failures == [("events", "KeyError('0')"), ("events", "KeyError('1')")]


async def test_what_is_kept_ends_when_everything_is_cancelled() -> None:
    failures: list[str] = []
    tasks = Tasks(lambda name, _error: failures.append(name))
    begun = asyncio.Event()

    async def work() -> None:
        begun.set()
        await asyncio.Event().wait()

    kept = tasks.keep(work, "events")
    await begun.wait()
    assert await tasks.cancel_all(5)
    assert kept.cancelled()
    assert failures == []
