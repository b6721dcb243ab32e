"""Writes down who is there to help, while it is so (desk.md section 6), and reads it for the measures of a period.

Who has a live line is heard from the events sockets, the rest from commits that change a seat. A change is written when it
happens; what goes on is confirmed each minute, so a relay that is killed knows all but the last minute. After a longer pause
(the machine slept, the clock leapt) nobody is taken to have been there meanwhile. Nothing here knows HTTP.
"""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Final

import msgspec
import sqlalchemy as sa
import structlog

from assistdesk.core.desk import figures
from assistdesk.core.desk.attendance import GroupHours, State, Watched
from assistdesk.core.desk.figures import Span
from assistdesk.core.errors import AssistDeskError
from relay.desk import chat_hours, chat_steps
from relay.desk.sla import calendar_of
from relay.store import attendance, chats, people, rules
from relay.store.attendance import Key
from relay.store.store import Store
from relay.store.work import Committed, Work

log = structlog.get_logger("desk")

CONFIRM_MS: Final = 60_000
TORN_MS: Final = 3 * CONFIRM_MS
"""After a longer pause what went on before it has ended with the last word of it."""
JOIN_MS: Final = chat_steps.CONFIG.agent_grace_s * 1_000
"""Who is back within this time never left: an agent's chats wait as long for a lost line."""
KEPT_MS: Final = 400 * 86_400_000
"""More than a year, so that a month can be held against the same a year ago."""


class Attendance:
    """One for a relay, beside the store. *alive* names the people who have a live line."""

    def __init__(self, store: Store, alive: Callable[[], frozenset[int]], *, now_ms: Callable[[], int]) -> None:
        self._store = store
        self._alive = alive
        self._now_ms = now_ms
        self._going: dict[Key, State] = {}
        self._confirmed_at: int | None = None
        self._bell = asyncio.Event()
        self._turn = asyncio.Lock()
        store.listen(self._committed)

    def going(self) -> frozenset[Key]:
        """The stretches that have not ended, as far as was written."""
        return frozenset(self._going)

    def wake(self) -> None:
        """Look again now: somebody came or went."""
        self._bell.set()

    async def run(self) -> None:
        """Until cancelled: write what changes."""
        while True:
            self._bell.clear()
            wait_ms = await self._look()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._bell.wait(), wait_ms / 1_000)

    async def stop(self) -> None:
        """The last look, while the lines are still there: all who are there were so until now."""
        await self._look(confirms=True)

    async def _look(self, *, confirms: bool = False) -> int:
        try:
            return await self.beat(confirms=confirms)
        except AssistDeskError as error:
            log.warning("attendance_failed", rule=error.rule)
            return CONFIRM_MS

    async def beat(self, *, confirms: bool = False) -> int:
        """Write what changed since the last time, and each minute (or if it *confirms*) what goes on; returns in how many ms
        to look again.

        Raises:
            LinkError: the store's; nothing is written then, and the next beat makes up for it.
        """
        async with self._turn:
            alive, now_ms = self._alive(), self._now_ms()
            present, wait_ms = await self._store.read(lambda connection: _present(connection, alive, now_ms))
            was = {agent_id: state for (agent_id, _), state in self._going.items()}
            paused_ms = None if self._confirmed_at is None else now_ms - self._confirmed_at
            if paused_ms is None or present != was or (present and (confirms or paused_ms >= CONFIRM_MS)):
                going = self._going if paused_ms is not None and paused_ms <= TORN_MS else {}
                self._going = await self._store.write(lambda work: _write(work, going, present))
                self._confirmed_at = now_ms
            return wait_ms

    def _committed(self, committed: Committed) -> None:
        if chats.doorbell_of(0) in committed.doorbells:
            self._bell.set()


def _present(connection: sa.Connection, alive: frozenset[int], now_ms: int) -> tuple[dict[int, State], int]:
    """Agent -> state of all who are there, and in how many ms the next of them changes by time alone."""
    wrap_ups = {row.user_id: row.wrap_up_until or 0 for row in chats.seats(connection).values()}
    present: dict[int, State] = {}
    wait_ms = CONFIRM_MS
    for member in chats.members(connection, sorted(alive)):
        left_ms = wrap_ups.get(member.user_id, 0) - now_ms
        is_wrapping = member.availability == "online" and left_ms > 0
        present[member.user_id] = "wrap_up" if is_wrapping else msgspec.convert(member.availability, type=State)
        if is_wrapping:
            wait_ms = min(wait_ms, left_ms)
    return present, wait_ms


def _write(work: Work, going: dict[Key, State], present: dict[int, State]) -> dict[Key, State]:
    """What was *going* on reaches until now; what is new begins. Returns what goes on."""
    attendance.watch(work)
    attendance.reach(work, going.keys())
    kept = {key: state for key, state in going.items() if present.get(key[0]) == state}
    known = {agent_id for agent_id, _ in kept}
    return kept | {
        attendance.begin(work, agent_id, state, JOIN_MS): state
        for agent_id, state in present.items()
        if agent_id not in known
    }


def forget_old(work: Work) -> int:
    """Delete what is older than any report needs; returns how many."""
    return attendance.forget_before(work, work.now_ms - KEPT_MS)


# --- for measures -------------------------------------------------------------------------------------------------


def watched(connection: sa.Connection, period: Span, now_ms: int, going: frozenset[Key]) -> Watched:
    """Who was there in the period, in which published hours. Hours and groups are as they are now."""
    desk = [calendar_of(one).open_spans(*period) for one in rules.schedules(connection) if one.opens_chat]
    hours = figures.joined(span for spans in desk for span in spans)
    names = dict(chats.groups(connection))
    groups = []
    for group_id, calendar in sorted(chat_hours.own(connection, names).items()):
        own = calendar.open_spans(*period)
        groups.append(
            GroupHours(
                group_id=group_id,
                name=names[group_id],
                hours=tuple(figures.common(own, hours) if desk else own),
                members=frozenset(people.members(connection, group_id)),
            )
        )
    return Watched(
        since=attendance.since(connection),
        stays=attendance.stays(connection, period, going, now_ms),
        hours=tuple(hours),
        groups=tuple(groups),
    )
