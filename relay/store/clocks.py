"""What is kept of a ticket's clocks beside its row: derived from its log, rebuilt from it (desk.md sections 0 G6, 5).

Written by ``desk.sla`` in the transaction of the audit that moved them. When a clock runs is not known here.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from assistdesk.core.desk.events_service import SlaTargetChange
from assistdesk.core.desk.shapes import ClockOut
from relay.store import tables, timers, work_tables
from relay.store.prepared import Prepared
from relay.store.work import Work

TIMER_KIND = "sla"
NO_BADGE = ""
_clock = work_tables.ticket_clock
_read_targets = msgspec.json.Decoder(tuple[SlaTargetChange, ...])
_read_clocks = msgspec.json.Decoder(tuple[ClockOut, ...])
_find = Prepared(
    sa.select(_clock.c.targets, _clock.c.clocks, _clock.c.timer_at).where(_clock.c.ticket_id == sa.bindparam("what"))
)
_put = insert(_clock).values(
    ticket_id=sa.bindparam("what"),
    badge=sa.bindparam("shown"),
    targets=sa.bindparam("in_force"),
    clocks=sa.bindparam("found"),
    timer_at=sa.bindparam("at"),
)
_save = Prepared(
    _put.on_conflict_do_update(
        index_elements=["ticket_id"],
        set_={name: _put.excluded[name] for name in ("badge", "targets", "clocks", "timer_at")},
    )
)


@dataclass(frozen=True, slots=True)
class Kept:
    """``clocks``: the most pressing first. ``timer_at``: when the ticket's timer rings, None: there is none."""

    targets: tuple[SlaTargetChange, ...] = ()
    clocks: tuple[ClockOut, ...] = ()
    timer_at: int | None = None


def find(connection: sa.Connection, ticket_id: int) -> Kept:
    row = _find.first(connection, {"what": ticket_id})
    return Kept() if row is None else Kept(_read_targets.decode(row[0]), _read_clocks.decode(row[1]), row[2])


def pressing(connection: sa.Connection, ticket_ids: Sequence[int]) -> dict[int, ClockOut]:
    """Ticket id -> the clock that stands for it in a list; those without any are missing."""
    query = sa.select(_clock.c.ticket_id, _clock.c.clocks).where(_clock.c.ticket_id.in_(ticket_ids))
    found = {row.ticket_id: _read_clocks.decode(row.clocks) for row in connection.execute(query)}
    return {ticket_id: clocks[0] for ticket_id, clocks in found.items() if clocks and clocks[0].badge is not None}


def pressing_in(connection: sa.Connection, ticket_id: int) -> ClockOut | None:
    kept = find(connection, ticket_id)
    return kept.clocks[0] if kept.clocks and kept.clocks[0].badge is not None else None


def save(work: Work, ticket_id: int, kept: Kept) -> None:
    badge = kept.clocks[0].badge if kept.clocks else None
    _save.run(
        work.connection,
        {
            "what": ticket_id,
            "shown": badge or NO_BADGE,
            "in_force": msgspec.json.encode(kept.targets),
            "found": msgspec.json.encode(kept.clocks),
            "at": kept.timer_at,
        },
    )


def ring_all(work: Work, schedule_id: int) -> None:
    """Look again, now, at every ticket with a running clock that counts by this schedule: it has a new version (C10)."""
    wanted = f'"schedule_id":{schedule_id},'
    running = sa.select(sa.literal(TIMER_KIND), sa.cast(_clock.c.ticket_id, sa.Text), sa.literal(work.now_ms)).where(
        _clock.c.badge.in_(("running", "warning", "paused", "breached")),
        sa.func.instr(sa.cast(_clock.c.targets, sa.Text), wanted) > 0,
    )
    statement = insert(tables.timer).from_select(["kind", "ref", "due_at"], running)
    work.connection.execute(
        statement.on_conflict_do_update(index_elements=["kind", "ref"], set_={"due_at": statement.excluded.due_at})
    )
    work.ring(timers.DOORBELL)
