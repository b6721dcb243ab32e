"""Measures of a period (desk.md section 6): reads the logs it needs, keeps each ticket's row while its log does not grow.

A row is a pure function of the log (``core.desk.measures``), so what is kept is never wrong, only forgotten. Logs are read in
small batches, one short read each. Whoever sees only some tickets gets the measures of those; who is of an external group
gets none. Nothing here knows HTTP.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeVar

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk import measures, targets
from assistdesk.core.desk.attendance import UNWATCHED, Watched
from assistdesk.core.desk.calendar import zone_of
from assistdesk.core.desk.figures import Span
from assistdesk.core.desk.measure_shapes import (
    AgentChats,
    AgentTime,
    DurationOut,
    MeasuresOut,
    TicketMetrics,
    TicketMetricsAnswer,
    TriageOut,
)
from assistdesk.core.desk.measures import TicketRow
from assistdesk.core.desk.metrics import Duration, TicketFacts, metrics
from assistdesk.core.desk.model_service import LogEntry, ScheduleKey
from assistdesk.core.desk.shapes import to_rfc3339
from assistdesk.core.errors import RefusedError
from relay.desk import attendance, sla
from relay.desk.rights import NOT_FOUND, Caller, need_reports, need_staff, need_ticket
from relay.store import lists, people, rules, tables, tickets
from relay.store.attendance import Key
from relay.store.store import Store

A = TypeVar("A", AgentChats, AgentTime)
PERIOD_MAX_MS: Final = 92 * 86_400_000
TICKETS_MAX: Final = 20_000
BATCH: Final = 50
"""Logs of one read transaction."""
KEPT_MAX: Final = 30_000


class Measures:
    """Use case over one store."""

    def __init__(
        self, store: Store, *, now_ms: Callable[[], int], going: Callable[[], frozenset[Key]] = frozenset
    ) -> None:
        """*going*: the stretches of agents' attendance that have not ended."""
        self._store = store
        self._now_ms = now_ms
        self._going = going
        self._kept: OrderedDict[int, tuple[int, TicketRow | None]] = OrderedDict()
        """Ticket -> (the number its log had reached, its row)."""

    async def of(self, caller: Caller, period: Span, zone_name: str) -> MeasuresOut:
        """Everything the dashboard shows of *period*.

        Raises:
            RefusedError: ``forbidden``, ``schedule_zone``, ``measures_period`` (empty, or longer than 92 days).
        """
        need_reports(caller)
        zone = zone_of(zone_name)
        if not 0 < period[1] - period[0] <= PERIOD_MAX_MS:
            raise RefusedError("measures_period", days_max=PERIOD_MAX_MS // 86_400_000)
        wanted = await self._store.read(lambda connection: _wanted(connection, caller, period[0]))
        for first in range(0, len(wanted), BATCH):
            unknown = {
                ticket_id: seq
                for ticket_id, seq in wanted[first : first + BATCH]
                if self._kept.get(ticket_id, (-1, None))[0] != seq
            }
            if unknown:
                await self._learn(unknown)
        rows = [self._kept[ticket_id][1] for ticket_id, _ in wanted if ticket_id in self._kept]
        now_ms = self._now_ms()
        watched = await self._watched(caller, period, now_ms)
        found = measures.sum_up((row for row in rows if row is not None), period, zone, now_ms, watched)
        agent_ids = {one.agent_id for one in found.agents} | {one.agent_id for one in found.occupancy}
        names = await self._store.read(lambda connection: _names(connection, agent_ids))

        def named(every: tuple[A, ...]) -> tuple[A, ...]:
            return tuple(msgspec.structs.replace(one, name=names.get(one.agent_id, "")) for one in every)

        return msgspec.structs.replace(
            found,
            is_partial=len(wanted) >= TICKETS_MAX,
            agents=named(found.agents),
            occupancy=named(found.occupancy),
        )

    async def _watched(self, caller: Caller, period: Span, now_ms: int) -> Watched:
        """Who was there; nothing for whoever sees some tickets only: the work in the others would look like idleness."""
        if not caller.sees_all:
            return UNWATCHED
        going = self._going()
        return await self._store.read(lambda connection: attendance.watched(connection, period, now_ms, going))

    async def of_ticket(self, caller: Caller, ticket_id: int) -> TicketMetricsAnswer:
        """One ticket's own, as they stand now. Raises RefusedError ``forbidden``, ``not_found``."""
        need_staff(caller)

        def question(connection: sa.Connection) -> TicketMetricsAnswer:
            ticket = need_ticket(connection, caller, ticket_id)
            now_ms = max(self._now_ms(), ticket.updated_at)
            log = sla.read_log_of(connection, ticket_id)
            key = _hours_of(connection, log)
            schedule = None if key is None else rules.schedule(connection, key)
            facts = metrics(log, now_ms, None if schedule is None else sla.calendar_of(schedule))
            if facts is None:
                raise RefusedError(NOT_FOUND)
            return TicketMetricsAnswer(metrics=_show(ticket_id, facts, now_ms, None if schedule is None else key))

        return await self._store.read(question)

    async def _learn(self, unknown: dict[int, int]) -> None:
        now_ms = self._now_ms()

        def question(connection: sa.Connection) -> dict[int, TicketRow | None]:
            return {ticket_id: _row(connection, ticket_id, now_ms) for ticket_id in unknown}

        for ticket_id, row in (await self._store.read(question)).items():
            self._kept[ticket_id] = (unknown[ticket_id], row)
            self._kept.move_to_end(ticket_id)
        while len(self._kept) > KEPT_MAX:
            self._kept.popitem(last=False)


def _names(connection: sa.Connection, agent_ids: Iterable[int]) -> dict[int, str]:
    return {user.id: user.name for user in people.cards(connection, agent_ids)}


def _row(connection: sa.Connection, ticket_id: int, now_ms: int) -> TicketRow | None:
    ticket = tickets.find(connection, ticket_id)
    if ticket is None:
        return None
    counted = sla.count(connection, ticket_id, now_ms)
    return measures.row_of(counted.log, counted.found, ticket.status, now_ms, ticket.type)


def _hours_of(connection: sa.Connection, log: Sequence[LogEntry]) -> ScheduleKey | None:
    """The hours that its targets count by, else the desk's own."""
    for target in targets.targets_in_force(log).values():
        if target.schedule_id is not None:
            return (target.schedule_id, target.schedule_version or 0)
    default_id = sla.default_schedule_id(connection)
    return None if default_id is None else rules.schedule_key(connection, default_id)


def _show(ticket_id: int, facts: TicketFacts, now_ms: int, hours: ScheduleKey | None) -> TicketMetrics:
    schedule_id, version = (None, None) if hours is None else hours
    return TicketMetrics(
        ticket_id=ticket_id,
        as_of=to_rfc3339(now_ms),
        created_at=to_rfc3339(facts.created_at),
        is_timed=facts.is_timed,
        first_reply=None if facts.first_reply is None else _duration(facts.first_reply),
        first_resolution=None if facts.first_resolution is None else _duration(facts.first_resolution),
        full_resolution=None if facts.full_resolution is None else _duration(facts.full_resolution),
        requester_wait=_duration(facts.requester_wait),
        agent_work=_duration(facts.agent_work),
        on_hold=_duration(facts.on_hold),
        agent_wait=_duration(facts.agent_wait),
        replies=facts.replies,
        reopens=facts.reopens,
        assignee_stations=facts.assignee_stations,
        group_stations=facts.group_stations,
        touches=facts.touches,
        touch_class=facts.touch_class,
        time_spent_ms=facts.time_spent_ms,
        triage=TriageOut(
            seen_ms=facts.triage.seen_ms,
            severity_ms=facts.triage.severity_ms,
            joined_ms=facts.triage.joined_ms,
            diagnosed_ms=facts.triage.diagnosed_ms,
            solved_ms=facts.triage.solved_ms,
        ),
        schedule_id=schedule_id,
        schedule_version=version,
    )


def _duration(duration: Duration) -> DurationOut:
    known_at = None if duration.known_at is None else to_rfc3339(duration.known_at)
    return DurationOut(ms=duration.ms, business_ms=duration.business_ms, known_at=known_at)


def _wanted(connection: sa.Connection, caller: Caller, from_ms: int) -> list[tuple[int, int]]:
    """(ticket, its number) of all that is unsolved or was touched since then, and may be seen; the unsolved first, then the
    newest."""
    table = tables.ticket
    sight = lists.sight_sql(caller.sight)
    found: list[tuple[int, int]] = []
    unsolved, settled = table.c.is_unsolved == 1, table.c.is_unsolved == 0
    for clause in (unsolved, sa.and_(settled, table.c.updated_at >= from_ms)):
        query = (
            sa.select(table.c.id, table.c.seq)
            .where(clause, *sight)
            .order_by(table.c.updated_at.desc(), table.c.id.desc())
            .limit(TICKETS_MAX - len(found))
        )
        found += ((row.id, row.seq) for row in connection.execute(query))
    return found
