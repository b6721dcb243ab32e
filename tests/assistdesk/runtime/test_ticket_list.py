"""runtime/ticket_list.py: what moves a ticket within the list's order has the list read again."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import pytest
from msgspec.structs import replace

from assistdesk.adapters.clock import SystemClock
from assistdesk.adapters.local_store import SqliteStore
from assistdesk.core.desk.badges import facts_of
from assistdesk.core.desk.shapes import FeedLine, PageMeta, TicketOut, TicketPage, ViewList, ViewOut, from_rfc3339
from assistdesk.core.desk.shapes_rules import ScheduleAnswer, ScheduleOut
from assistdesk.runtime import ticket_list
from assistdesk.runtime.changing import FIELDS
from assistdesk.runtime.disk import Disk
from assistdesk.runtime.rows import People
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.ticket_list import TicketList
from tests.kit.clock_snapshots import explained

AT = "2026-03-01T10:00:00.000Z"
SHOWN = TicketOut(
    id=7,
    subject="s",
    status="open",
    channel="form",
    requester_id=1,
    submitter_id=1,
    language="en",
    created_at=AT,
    updated_at=AT,
    seq=1,
    row_version=1,
)


class Relay:
    """One view in its own order, with one ticket."""

    def __init__(self, order: str) -> None:
        self.page = TicketPage(tickets=(SHOWN,), meta=PageMeta(sort=order))
        self.pages = self.singles = 0
        self.hours: ScheduleOut | None = None

    async def get_views(self) -> ViewList:
        return ViewList(views=(ViewOut(id=1, title="", key="to_do"),))

    async def get_view_tickets(self, _view_id: int, _after: str | None = None, _sort: str = "") -> TicketPage:
        self.pages += 1
        return self.page

    async def get_schedule(self, _schedule_id: int, _version: int) -> ScheduleAnswer:
        assert self.hours is not None
        return ScheduleAnswer(schedule=self.hours)

    async def get_many(self, _ids: Sequence[int]) -> TicketPage:
        self.singles += 1
        return self.page


@pytest.mark.parametrize(
    ("order", "wished", "changed", "is_read_again"),
    [
        ("next_due_at", "", "sla", True),
        ("next_due_at", "", "comment", True),
        ("next_due_at", "", "subject", False),
        ("-updated_at", "", "sla", False),
        ("-updated_at", "", "status", True),
        ("next_due_at", "next_due_at", "sla", True),
        ("-created_at", "-created_at", "sla", False),
    ],
)
async def test_a_list_is_read_again_when_its_order_may_be_another_whether_the_order_is_its_own_or_wished_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, order: str, wished: str, changed: str, is_read_again: bool
) -> None:
    monkeypatch.setattr(ticket_list, "REREAD_EVERY_S", 0.0)
    relay, disk = Relay(order), Disk(SqliteStore(tmp_path / "account.db"))
    tasks = Tasks(lambda name, error: pytest.fail(f"{name}: {error!r}"))

    async def settled() -> None:
        async with asyncio.timeout(10):
            while len(tasks):
                await asyncio.sleep(0)

    tickets = TicketList(
        cast(Any, relay), disk, People(), 1, SystemClock(), tasks, lambda: None, pytest.fail, lambda _ticket: None
    )
    await tickets.load_views()
    await settled()
    tickets.sort(wished)
    await settled()
    before = relay.pages
    tickets.touched(FeedLine(ticket_id=7, seq=2, row_version=2, changed=(changed,)))
    await settled()
    assert (relay.singles, relay.pages - before) == (1, int(is_read_again))
    await disk.close()


class Searched:
    """Finds one ticket a page and stops after each, as a relay does that looked at as many hits as it may."""

    def __init__(self, pages: int) -> None:
        self.pages = pages
        self.asked: list[tuple[str, str | None, str]] = []

    async def search(self, text: str, after: str | None, sort: str) -> TicketPage:
        self.asked.append((text, after, sort))
        place = int(after or 0) + 1
        on = str(place) if place < self.pages else None
        meta = PageMeta(has_more=on is not None, after_cursor=on)
        return TicketPage(tickets=(replace(SHOWN, id=place),), meta=meta, partial=on is not None)


async def test_a_search_stands_as_it_is_wished_and_looks_on_where_the_relay_stopped(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(ticket_list, "SEARCH_WAIT_S", 0.0)
    relay, disk = Searched(3), Disk(SqliteStore(tmp_path / "account.db"))
    tasks = Tasks(lambda name, error: pytest.fail(f"{name}: {error!r}"))
    tickets = TicketList(
        cast(Any, relay), disk, People(), 1, SystemClock(), tasks, lambda: None, pytest.fail, lambda _ticket: None
    )

    async def found() -> list[int]:
        async with asyncio.timeout(10):
            while len(tasks):
                await asyncio.sleep(0)
        return [row.id for row in tickets.view(None).rows]

    tickets.sort_search("newest")
    tickets.search("printer")
    assert await found() == [1, 2, 3]
    assert relay.asked == [("printer", None, "newest"), ("printer", "1", "newest"), ("printer", "2", "newest")]
    relay.asked.clear()
    relay.pages = 1
    tickets.sort_search("best")
    assert await found() == [1]
    tickets.search("")
    await found()
    tickets.sort_search("newest")
    assert tickets.view(None).search_sort == "newest"
    assert await found() == [1]
    assert relay.asked == [("printer", None, "best")], "without a search nothing is asked for"
    relay.pages = 50
    tickets.search("toner")
    assert await found() == [1, 2, 3, 4, 5]
    assert tickets.view(None).has_more
    tickets.load_more()
    assert await found() == [*range(1, 11)]
    await disk.close()


async def test_all_clocks_of_a_ticket_are_known_from_its_opening_and_follow_its_changes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(ticket_list, "TICKETS_KEPT", 1)
    answer = explained(1_800_000_000_000)
    first, *rest = (one.clock for one in answer.clocks)
    relay, disk = Relay("next_due_at"), Disk(SqliteStore(tmp_path / "account.db"))
    relay.hours = answer.schedules[0]
    tasks = Tasks(lambda name, error: pytest.fail(f"{name}: {error!r}"))
    tickets = TicketList(
        cast(Any, relay), disk, People(), 1, SystemClock(), tasks, lambda: None, pytest.fail, lambda _ticket: None
    )
    assert tickets.clocks(7) == ()
    tickets.put(SHOWN, (first, *rest))
    assert tickets.clocks(7) == tuple(facts_of(one) for one in (first, *rest))
    tickets.put(SHOWN)
    assert len(tickets.clocks(7)) == 1 + len(rest)
    relay.page = replace(relay.page, clocks={"7": (first,)})
    tickets.touched(FeedLine(ticket_id=7, seq=2, row_version=2, changed=("sla",)))
    async with asyncio.timeout(10):
        while len(tasks):
            await asyncio.sleep(0)
    assert tickets.clocks(7) == (facts_of(first),)
    assert {one.id for one in tickets.schedules} == {1}
    tickets.put(replace(SHOWN, id=8))
    assert tickets.clocks(7) == ()
    await disk.close()


async def test_whatever_may_be_on_its_way_lies_over_the_row_also_where_it_takes_something_away(tmp_path: Path) -> None:
    disk = Disk(SqliteStore(tmp_path / "account.db"))
    tasks = Tasks(lambda name, error: pytest.fail(f"{name}: {error!r}"))
    tickets = TicketList(
        cast(Any, Relay("")), disk, People(), 1, SystemClock(), tasks, lambda: None, pytest.fail, lambda _ticket: None
    )
    tickets.put(replace(SHOWN, type="task", due_at=AT, severity=2))
    assert (tickets.row(7).due_at_ms, tickets.row(7).pending) == (from_rfc3339(AT), False)
    tickets.overlay(7, {name: getattr(SHOWN, name) for name in FIELDS})
    row = tickets.row(7)
    assert (row.type, row.due_at_ms, row.severity, row.pending) == ("", None, None, True)
    tickets.overlay(7, {"type": "task", "due_at": AT})
    assert (tickets.row(7).type, tickets.row(7).due_at_ms) == ("task", from_rfc3339(AT))
    await disk.close()
