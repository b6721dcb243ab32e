"""Work that must follow a commit, at least once (relay.md section 9): rows with attempts, backoff and an end.

A consumer does its work and deletes the row in one transaction where it can, so that at least once becomes once. Topics
are names; what a row's body means is its consumer's business.
"""

from typing import Any

import msgspec
import sqlalchemy as sa

from relay.store import tables
from relay.store.work import Work

ATTEMPTS_MAX = 20
BACKOFF_FIRST_MS = 1_000
BACKOFF_LAST_MS = 3_600_000
_outbox = tables.outbox


class Row(msgspec.Struct, frozen=True):
    id: int
    topic: str
    body: bytes
    attempts: int


def put(work: Work, topic: str, body: bytes) -> None:
    work.connection.execute(
        _outbox.insert(),
        {"topic": topic, "body": body, "created_at": work.now_ms, "next_attempt_at": work.now_ms},
    )
    work.ring(f"outbox:{topic}")


def due(connection: sa.Connection, topic: str, now_ms: int, limit: int = 100) -> list[Row]:
    """Rows of a topic whose time has come, oldest first."""
    rows = connection.execute(
        sa.select(_outbox)
        .where(_outbox.c.topic == topic, _outbox.c.parked.is_(False), _outbox.c.next_attempt_at <= now_ms)
        .order_by(_outbox.c.next_attempt_at, _outbox.c.id)
        .limit(limit)
    ).all()
    return [_row(row) for row in rows]


def _row(row: Any) -> Row:
    return Row(row.id, row.topic, row.body, row.attempts)


def is_there(work: Work, row_id: int) -> bool:
    """Is the row still to be done? Asked inside the transaction that does it."""
    return work.connection.execute(sa.select(_outbox.c.id).where(_outbox.c.id == row_id)).first() is not None


def done(work: Work, row_id: int) -> None:
    work.connection.execute(_outbox.delete().where(_outbox.c.id == row_id))


def failed(work: Work, row: Row) -> None:
    """Try again later: 1 s doubling to 1 h; after ATTEMPTS_MAX the row is parked and shown by ``doctor``."""
    wait_ms = min(BACKOFF_FIRST_MS * 2 ** min(row.attempts, 30), BACKOFF_LAST_MS)
    work.connection.execute(
        _outbox.update()
        .where(_outbox.c.id == row.id)
        .values(
            attempts=row.attempts + 1,
            next_attempt_at=work.now_ms + wait_ms,
            parked=row.attempts + 1 >= ATTEMPTS_MAX,
        )
    )


def parked(connection: sa.Connection) -> int:
    return int(
        connection.execute(
            sa.select(sa.func.count()).select_from(_outbox).where(_outbox.c.parked.is_(True))
        ).scalar_one()
    )
