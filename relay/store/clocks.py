"""What is kept of a ticket's clocks beside its row: derived from its log, rebuilt from it (desk.md sections 0 G6, 5).

Written by ``desk.sla`` in the transaction of the audit that moved them. When a clock runs is not known here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.events_service import SlaTargetChange
from assistdesk.core.desk.shapes import ClockOut
from relay.store import tables, timers, work_tables
from relay.store.dialect import HasBytes, insert
from relay.store.prepared import Prepared, PreparedIn
from relay.store.work import Work

TIMER_KIND = "sla"
NO_BADGE = ""
READ_KEPT = 512
"""So many are kept as read: one update looks at its ticket's more than once."""
_clock = work_tables.ticket_clock
_read_targets = lru_cache(maxsize=READ_KEPT)(msgspec.json.Decoder(tuple[SlaTargetChange, ...]).decode)
_read_clocks = lru_cache(maxsize=READ_KEPT)(msgspec.json.Decoder(tuple[ClockOut, ...]).decode)
_find = Prepared(
    sa.select(_clock.c.targets, _clock.c.clocks, _clock.c.timer_at).where(_clock.c.ticket_id == sa.bindparam("what"))
)
_put = insert(_clock).values(
    ticket_id=sa.bindparam("what"),
    badge=sa.bindparam("shown"),
    targets=sa.bindparam("in_force"),
    clocks=sa.bindparam("found"),
    timer_at=sa.bindparam("at"),
    states=sa.bindparam("each"),
)
_save = Prepared(
    _put.on_conflict_do_update(
        index_elements=["ticket_id"],
        set_={name: _put.excluded[name] for name in ("badge", "targets", "clocks", "timer_at", "states")},
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
    return Kept() if row is None else Kept(_read_targets(row[0]), _read_clocks(row[1]), row[2])


_many = PreparedIn(
    lambda ids: (
        sa.select(_clock.c.ticket_id, _clock.c.clocks).where(_clock.c.ticket_id.in_(ids)).order_by(_clock.c.ticket_id)
    )
)


def of_tickets(connection: sa.Connection, ticket_ids: Sequence[int]) -> dict[str, tuple[ClockOut, ...]]:
    """The kept clocks of those of these tickets that have any, by the ticket's number as text."""
    rows = ((ticket_id, _read_clocks(kept)) for ticket_id, kept in _many.all(connection, ticket_ids))
    return {str(ticket_id): found for ticket_id, found in rows if found}


def pressing(kept: bytes) -> ClockOut | None:
    """Of a ticket's kept clocks, the one that stands for it in a list."""
    found = _read_clocks(kept)
    return found[0] if found and found[0].badge is not None else None


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
            "each": states_of(kept.clocks),
        },
    )


def newest_badges(clocks: Sequence[ClockOut]) -> dict[str, str]:
    """By metric: the badge of its newest clock that has one."""
    newest = sorted(clocks, key=lambda clock: clock.instance)
    return {clock.metric: clock.badge for clock in newest if clock.badge is not None}


def states_of(clocks: Sequence[ClockOut]) -> bytes:
    """The same as ``ticket_clock.states`` has it."""
    return msgspec.json.encode([f"{metric}:{badge}" for metric, badge in sorted(newest_badges(clocks).items())])


def ring_all(work: Work, schedule_id: int) -> None:
    """Look again, now, at every ticket with a running clock that counts by this schedule: it has a new version (C10)."""
    wanted = f'"schedule_id":{schedule_id},'.encode()
    now_ms = sa.literal(work.now_ms, tables.Big)
    running = sa.select(sa.literal(TIMER_KIND), sa.cast(_clock.c.ticket_id, sa.Text), now_ms).where(
        _clock.c.badge.in_(("running", "warning", "paused", "breached")),
        HasBytes(_clock.c.targets, wanted),
    )
    statement = insert(tables.timer).from_select(["kind", "ref", "due_at"], running)
    work.connection.execute(
        statement.on_conflict_do_update(index_elements=["kind", "ref"], set_={"due_at": statement.excluded.due_at})
    )
    work.ring(timers.DOORBELL)
