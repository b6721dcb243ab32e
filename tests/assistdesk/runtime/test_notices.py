"""runtime/notices.py: what is put off is silent until its time, outlives the program, and then calls."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from assistdesk.adapters.local_store import SqliteStore
from assistdesk.core.desk import shapes
from assistdesk.core.desk.clocks import Badge
from assistdesk.runtime.disk import Disk
from assistdesk.runtime.intents import CloseTicket
from assistdesk.runtime.intents_notices import PutOff, TakeBack
from assistdesk.runtime.notices import AHEAD_MAX_MS, PUT_OFF, PUT_OFF_MAX, Notices, Waiting
from assistdesk.runtime.snapshot import PersonView, TicketListView, TicketRow, Toast
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts
from tests.kit.ends import AheadClock

HOUR_MS = 3_600_000
AT = "2026-03-01T10:00:00Z"
ROWS = tuple(TicketRow(number, "Export freezes", PersonView(1, "Lucía"), "open") for number in (41, 42))


class Stage:
    """One account on one computer; ``open_id`` is the ticket in front of her."""

    def __init__(self, disk: Disk) -> None:
        self.clock, self.disk = AheadClock(), disk
        self.failures: list[BaseException] = []
        self.tasks = Tasks(lambda _name, error: self.failures.append(error))
        self.toasts = Toasts(self.clock, lambda: None)
        self.open_id: int | None = None
        self.subjects = {42: "Export freezes"}
        self.notices = Notices(
            disk,
            self.clock,
            self.tasks,
            self.toasts,
            lambda: None,
            lambda: self.open_id,
            lambda ticket_id: self.subjects.get(ticket_id, ""),
        )

    def put_off(self, ticket_id: int = 42, by_ms: int = HOUR_MS) -> None:
        assert self.notices.handle(PutOff(ticket_id, self.clock.wall_ms() + by_ms))

    @property
    def shown(self) -> list[Toast]:
        return list(self.toasts.shown)


@asynccontextmanager
async def started(folder: Path, ahead_ms: int = 0) -> AsyncIterator[Stage]:
    """The program runs on *folder*, *ahead_ms* from now."""
    stage = Stage(Disk(SqliteStore(folder / "account.db")))
    stage.clock.wall_ahead_ms = ahead_ms
    await stage.notices.recall()
    try:
        yield stage
        assert stage.failures == []
    finally:
        stage.notices.close()
        await stage.tasks.cancel_all(1.0)
        await stage.disk.close()


async def kept(stage: Stage) -> tuple[Waiting, ...]:
    """What stands on disk once all that is under way was written."""
    while len(stage.tasks):
        await asyncio.sleep(0)
    return await stage.disk.recall(PUT_OFF, tuple[Waiting, ...]) or ()


async def test_what_is_put_off_is_marked_and_its_notices_go(tmp_path: Path) -> None:
    async with started(tmp_path) as stage:
        stage.toasts.notice(42, "told_mention")
        stage.toasts.notice(41, "told_mention")
        stage.put_off()
        assert [toast.opens for toast in stage.shown] == [41]
        assert stage.notices.is_put_off(42)
        assert not stage.notices.is_put_off(41)
        rows = stage.notices.mark_all(TicketListView(rows=ROWS)).rows
        assert [row.put_off_until_ms > 0 for row in rows] == [False, True]


async def test_at_its_time_it_calls_once_and_is_put_off_no_more(tmp_path: Path) -> None:
    async with started(tmp_path) as stage:
        stage.put_off()
        stage.clock.wall_ahead_ms += HOUR_MS
        stage.notices._look()
        stage.notices._look()
        assert [(toast.rule, toast.opens, toast.is_notice) for toast in stage.shown] == [("put_off_over", 42, True)]
        assert dict(stage.shown[0].fields)["subject"] == "Export freezes"
        assert stage.notices.mark_all(TicketListView(rows=ROWS)).rows == ROWS
        assert await kept(stage) == ()


async def test_a_timer_rings_by_itself(tmp_path: Path) -> None:
    async with started(tmp_path) as stage:
        stage.put_off(by_ms=50)
        async with asyncio.timeout(10):
            while not stage.shown:
                await asyncio.sleep(0.01)
        assert stage.shown[0].rule == "put_off_over"


async def test_it_outlives_the_program_and_what_fell_due_meanwhile_calls_at_the_start(tmp_path: Path) -> None:
    async with started(tmp_path) as stage:
        stage.put_off(42)
        stage.put_off(43, 2 * HOUR_MS)
        assert len(await kept(stage)) == 2
    async with started(tmp_path, ahead_ms=60_000) as stage:
        assert stage.notices.is_put_off(42)
        assert stage.shown == []
    async with started(tmp_path, ahead_ms=HOUR_MS + 60_000) as stage:
        stage.subjects.clear()
        assert [(toast.rule, toast.opens) for toast in stage.shown] == [("put_off_over", 42)]
        assert dict(stage.shown[0].fields)["subject"] == "Export freezes", "kept: the ticket may not be in the list"
        assert stage.notices.is_put_off(43)


async def test_it_is_taken_back_and_that_is_said_once(tmp_path: Path) -> None:
    async with started(tmp_path) as stage:
        stage.put_off()
        for _ in range(2):
            assert stage.notices.handle(TakeBack(42))
        assert not stage.notices.is_put_off(42)
        assert [toast.rule for toast in stage.shown] == ["put_off_taken_back"]
        assert await kept(stage) == ()


async def test_damage_on_disk_costs_what_was_put_off_and_nothing_else(tmp_path: Path) -> None:
    async with started(tmp_path) as stage:
        await stage.disk.run(lambda store: store.save_cached(PUT_OFF, b'[["x", 1'))
    async with started(tmp_path) as stage:
        stage.put_off()
        assert stage.notices.is_put_off(42)


@pytest.mark.parametrize("by_ms", [0, -1, AHEAD_MAX_MS + 60_000])
async def test_a_time_that_is_over_or_out_of_reach_puts_nothing_off(tmp_path: Path, by_ms: int) -> None:
    async with started(tmp_path) as stage:
        stage.put_off(by_ms=by_ms)
        assert not stage.notices.is_put_off(42)


async def test_there_is_an_end_to_it(tmp_path: Path) -> None:
    async with started(tmp_path) as stage:
        for number in range(1, PUT_OFF_MAX + 2):
            stage.put_off(number)
        assert [toast.rule for toast in stage.shown] == ["put_off_full"]
        assert not stage.notices.is_put_off(PUT_OFF_MAX + 1)
        stage.put_off(1, 2 * HOUR_MS)
        assert len(stage.shown) == 1, "another time for one that is put off is no more than before"


def ticket(badge: Badge | None) -> shapes.TicketOut:
    return shapes.TicketOut(
        id=42,
        subject="Export freezes",
        status="open",
        requester_id=1,
        submitter_id=1,
        created_at=AT,
        updated_at=AT,
        clock=None
        if badge is None
        else shapes.ClockOut(
            metric="first_reply", state="active", badge=badge, target_s=60, elapsed_ms=0, as_of=AT, started_at=AT
        ),
        seq=1,
        row_version=1,
    )


async def test_a_clock_that_warns_calls_but_for_what_is_put_off(tmp_path: Path) -> None:
    async with started(tmp_path) as stage:
        badges: tuple[Badge | None, ...] = (None, "warning", "breached")
        for badge in badges:
            stage.notices.warn_of(ticket(badge))
        assert [(toast.rule, toast.kind) for toast in stage.shown] == [
            ("sla_warned", "warn"),
            ("sla_breached", "danger"),
        ]
        stage.put_off()
        stage.notices.warn_of(ticket("breached"))
        assert stage.shown == []


async def test_the_open_ticket_needs_no_notice(tmp_path: Path) -> None:
    async with started(tmp_path) as stage:
        stage.open_id = 42
        stage.put_off()
        stage.clock.wall_ahead_ms += HOUR_MS
        stage.notices._look()
        assert [(toast.rule, toast.is_notice) for toast in stage.shown] == [("put_off_over", False)]


async def test_other_wishes_are_another_parts(tmp_path: Path) -> None:
    async with started(tmp_path) as stage:
        assert not stage.notices.handle(CloseTicket())
