"""runtime/wrap_up_desk.py: cards and the relay hear of each other, also after a line that was cut."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from assistdesk.adapters.clock import SystemClock
from assistdesk.adapters.local_store import SqliteStore
from assistdesk.core.desk.wrap_up_shapes import WrapUpList, WrapUpOut
from assistdesk.core.errors import AssistDeskError, LinkError, RefusedError
from assistdesk.runtime import wrap_up_desk
from assistdesk.runtime.disk import Disk
from assistdesk.runtime.intents_session import FinishWrapUp
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts
from assistdesk.runtime.wrap_up_desk import WrapUpDesk
from assistdesk.runtime.wrap_ups import Finished, WrapUps
from tests.assistdesk.runtime.test_wrap_ups import CHAT, nowhere

WITHIN_S = 20.0


@dataclass
class Relay:
    """What it has open. ``trouble``: raised in place of the next answers, one after the other."""

    open: list[WrapUpOut] = field(default_factory=lambda: [CHAT])
    trouble: list[AssistDeskError] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)
    asked: asyncio.Event = field(default_factory=asyncio.Event)

    async def get_wrap_ups(self) -> WrapUpList:
        if self.trouble:
            raise self.trouble.pop(0)
        return WrapUpList(wrap_ups=tuple(self.open))

    async def close_wrap_up(self, touch: str) -> WrapUpList:
        self.closed.append(touch)
        self.asked.set()
        if self.trouble:
            raise self.trouble.pop(0)
        self.open = [one for one in self.open if one.touch != touch]
        return WrapUpList(wrap_ups=tuple(self.open))


class Stand:
    """An account's cards over a real store."""

    def __init__(self, file: Path) -> None:
        self.relay, self.told, self.failures = Relay(), 0, list[BaseException]()
        self._changed = asyncio.Event()
        self.tasks = Tasks(lambda _name, error: self.failures.append(error))
        self.disk = Disk(SqliteStore(file))
        self.cards = WrapUps(self.disk, Toasts(SystemClock(), self._changed.set), self._changed.set)
        self.desk = WrapUpDesk(self.relay, self.cards, self._hear)  # type: ignore[arg-type]

    def _hear(self) -> None:
        self.told += 1
        self._changed.set()

    async def until(self, holds: Callable[[], Any]) -> None:
        async with asyncio.timeout(WITHIN_S):
            while not holds():
                self._changed.clear()
                await self._changed.wait()

    async def finish(self) -> None:
        async def write(_made: Finished) -> bool:
            return True

        assert await self.cards.finish(FinishWrapUp("chat:5", "A note."), write)
        self.desk.look()


@pytest.fixture
async def stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stand]:
    monkeypatch.setattr(wrap_up_desk, "RETRY_S", 0.01)
    made = Stand(tmp_path / "account.db")
    made.tasks.spawn(made.desk.run(), "wrap_ups")
    yield made
    await made.tasks.cancel_all(2.0)
    await made.disk.close()
    assert made.failures == []


async def test_what_the_relay_has_open_has_its_card_and_a_closed_card_is_told(stand: Stand) -> None:
    await stand.until(lambda: stand.cards.view(42, nowhere) is not None)
    await stand.finish()
    await stand.until(lambda: stand.told)
    assert (stand.relay.open, stand.relay.closed, stand.cards.closed) == ([], ["chat:5"], ())


async def test_without_a_line_it_is_told_and_read_again_by_itself(stand: Stand) -> None:
    await stand.until(lambda: stand.cards.view(42, nowhere) is not None)
    stand.relay.trouble = [LinkError("offline"), LinkError("offline")]
    await stand.finish()
    await stand.until(lambda: stand.told)
    assert (stand.relay.closed, stand.cards.closed) == (["chat:5"] * 3, ())


async def test_what_the_relay_does_not_know_is_closed_and_what_it_refuses_waits(stand: Stand) -> None:
    await stand.until(lambda: stand.cards.view(42, nowhere) is not None)
    stand.relay.trouble = [RefusedError("forbidden")]
    await stand.finish()
    await asyncio.wait_for(stand.relay.asked.wait(), WITHIN_S)
    assert stand.cards.closed == ("chat:5",)
    stand.relay.trouble = [RefusedError("not_found")]
    stand.desk.look()
    await stand.until(lambda: stand.told)
    assert stand.cards.closed == ()
