"""runtime/ticket_list.py: lists that time alone changes are counted again by themselves, and nothing else is."""

import asyncio
from pathlib import Path
from typing import Any, cast

import pytest
from msgspec.structs import replace

from assistdesk.adapters.clock import SystemClock
from assistdesk.adapters.local_store import SqliteStore
from assistdesk.core.desk.shapes import TicketPage, ViewList, ViewOut
from assistdesk.core.errors import LinkError
from assistdesk.runtime import ticket_list
from assistdesk.runtime.disk import Disk
from assistdesk.runtime.rows import People
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.ticket_list import TicketList

OLD = ViewOut(id=1, title="", key="pending_long", count=0, moves=True)
STILL = ViewOut(id=1, title="", key="mine", count=5)


class Relay:
    """Answers in order; what comes after the last answer is the last again."""

    def __init__(self, *answers: ViewOut | None) -> None:
        self._answers = list(answers)
        self.asked = self.pages = 0

    async def get_views(self) -> ViewList:
        answer = self._answers[min(self.asked, len(self._answers) - 1)]
        self.asked += 1
        if answer is None:
            raise LinkError("offline")
        return ViewList(views=(answer,))

    async def get_view_tickets(self, _view_id: int, _after: str | None = None, _sort: str = "") -> TicketPage:
        self.pages += 1
        return TicketPage(tickets=())


async def counts_of(relay: Relay, place: Path, until: int) -> tuple[list[int | None], int]:
    """What windows were shown until so many answers came, and how many pages of the open list were read."""
    shown: list[int | None] = []
    ended = asyncio.Event()

    def changed() -> None:
        if tickets.views and (not shown or shown[-1] != tickets.views[0].count):
            shown.append(tickets.views[0].count)
        if relay.asked >= until:
            ended.set()

    disk = Disk(SqliteStore(place / "account.db"))
    tasks = Tasks(lambda name, error: pytest.fail(f"{name}: {error!r}"))
    tickets = TicketList(
        cast(Any, relay), disk, People(), 1, SystemClock(), tasks, changed, pytest.fail, lambda _ticket: None
    )
    await tickets.load_views()
    async with asyncio.timeout(10):
        await ended.wait()
        while len(tasks):
            await asyncio.sleep(0)
    await disk.close()
    return shown, relay.pages


async def test_a_list_by_hours_is_counted_again_until_there_is_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(ticket_list, "RECOUNT_S", 0.0)
    relay = Relay(OLD, OLD, replace(OLD, count=3), None, STILL)
    shown, pages = await counts_of(relay, tmp_path, until=5)
    assert shown == [0, 3, 5], "a line that is down for a minute says nothing"
    assert relay.asked == 5
    assert pages == 1 + 3, "the open list is read again with each"


async def test_what_stands_still_is_not_asked_for_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(ticket_list, "RECOUNT_S", 0.0)
    relay = Relay(STILL)
    assert await counts_of(relay, tmp_path, until=1) == ([5], 1)
    assert relay.asked == 1
