"""Things due at a time, in one indexed table (desk.md rule C9): arming, finding the next, taking the due.

O(log n) a change, no scan; a missed timer is found at the next start. What a timer does is its owner's business.
"""

import msgspec
import sqlalchemy as sa

from relay.store import tables
from relay.store.dialect import insert
from relay.store.prepared import Prepared
from relay.store.work import Work

_timer = tables.timer
DOORBELL = "timer"
_put = insert(_timer).values(kind=sa.bindparam("what"), ref=sa.bindparam("of"), due_at=sa.bindparam("at"))
_arm = Prepared(
    _put.on_conflict_do_update(index_elements=["kind", "ref"], set_={"due_at": _put.excluded.due_at}),
)
_disarm = Prepared(_timer.delete().where(_timer.c.kind == sa.bindparam("what"), _timer.c.ref == sa.bindparam("of")))


class Timer(msgspec.Struct, frozen=True):
    id: int
    due_at: int
    kind: str
    ref: str


def arm(work: Work, kind: str, ref: str, due_at: int) -> None:
    """Set or move the one timer of this kind for this thing."""
    _arm.run(work.connection, {"what": kind, "of": ref, "at": due_at})
    work.ring(DOORBELL)


def disarm(work: Work, kind: str, ref: str) -> None:
    _disarm.run(work.connection, {"what": kind, "of": ref})


def put_off(work: Work, timer: Timer, due_at: int) -> None:
    """Let it ring later, unless it was moved or disarmed since it was found."""
    same = (_timer.c.id == timer.id) & (_timer.c.due_at == timer.due_at)
    work.connection.execute(_timer.update().where(same).values(due_at=due_at))


def ring_all(work: Work, kind: str, beginning: str) -> None:
    """Let every timer of this kind whose ref begins like this ring now."""
    those = (_timer.c.kind == kind) & _timer.c.ref.startswith(beginning, autoescape=True)
    work.connection.execute(_timer.update().where(those).values(due_at=work.now_ms))
    work.ring(DOORBELL)


def next_due(connection: sa.Connection) -> int | None:
    """When the next timer is due."""
    found = connection.execute(sa.select(sa.func.min(_timer.c.due_at))).scalar()
    return None if found is None else int(found)


def due(connection: sa.Connection, now_ms: int, limit: int = 100) -> list[Timer]:
    rows = connection.execute(
        sa.select(_timer).where(_timer.c.due_at <= now_ms).order_by(_timer.c.due_at, _timer.c.id).limit(limit)
    ).all()
    return [Timer(row.id, row.due_at, row.kind, row.ref) for row in rows]
