"""Who was there to help, as rows (desk.md section 6): one for each stretch in which an agent had a live line in one state.

A row ends at the last moment known, so that a relay that dies leaves nothing to be mended. What a state means is
``core.desk.attendance``; who is there just now is not known here.
"""

from collections.abc import Collection
from typing import Final

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.attendance import State, Stay
from assistdesk.core.desk.figures import Span
from relay.store import settings, work_tables
from relay.store.dialect import insert
from relay.store.work import Work

SINCE: Final = "attendance_since"
Key = tuple[int, int]
"""(agent, when the stretch began)"""

_table = work_tables.attendance
_key = sa.tuple_(_table.c.user_id, _table.c.from_at)


def since(connection: sa.Connection) -> int | None:
    """From when on it is known who was there; None: it was never written down."""
    raw = settings.get(connection, SINCE)
    return None if raw is None else msgspec.json.decode(raw, type=int)


def watch(work: Work) -> None:
    """From now on it is written down who is there, if it was not before."""
    if since(work.connection) is None:
        _set_since(work, work.now_ms)


def begin(work: Work, agent_id: int, state: State, join_ms: int) -> Key:
    """From now on the agent is there in this state. Who was so until *join_ms* ago never left."""
    last = work.connection.execute(
        sa.select(_table).where(_table.c.user_id == agent_id).order_by(_table.c.from_at.desc()).limit(1)
    ).first()
    if last is not None and last.state == state and work.now_ms - last.to_at <= join_ms:
        key = agent_id, int(last.from_at)
        reach(work, [key])
        return key
    values = {"user_id": agent_id, "from_at": work.now_ms, "to_at": work.now_ms, "state": state}
    statement = insert(_table).values(values)
    work.connection.execute(statement.on_conflict_do_update(index_elements=["user_id", "from_at"], set_=values))
    return agent_id, work.now_ms


def reach(work: Work, keys: Collection[Key]) -> None:
    """These stretches lasted until now."""
    if keys:
        work.connection.execute(_table.update().where(_key.in_(list(keys))).values(to_at=work.now_ms))


def stays(connection: sa.Connection, period: Span, going: Collection[Key], now_ms: int) -> tuple[Stay, ...]:
    """All that touch the period, by agent and time; those that are *going* on reach until now."""
    touches = sa.or_(_table.c.to_at > period[0], _key.in_(list(going)))
    query = sa.select(_table).where(_table.c.from_at < period[1], touches).order_by(_table.c.user_id, _table.c.from_at)
    return tuple(
        Stay(
            agent_id=row.user_id,
            state=msgspec.convert(row.state, type=State),
            from_ms=row.from_at,
            to_ms=max(row.to_at, now_ms) if (row.user_id, row.from_at) in going else row.to_at,
        )
        for row in connection.execute(query)
    )


def forget_before(work: Work, at_ms: int) -> int:
    """Delete what ended before then; returns how many."""
    known = since(work.connection)
    if known is not None and known < at_ms:
        _set_since(work, at_ms)
    return work.connection.execute(_table.delete().where(_table.c.to_at < at_ms)).rowcount


def _set_since(work: Work, at_ms: int) -> None:
    settings.put(work, SINCE, msgspec.json.encode(at_ms))
