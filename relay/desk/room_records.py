"""The relay's own record of a room, the third witness of a session (protocol.md section 14): from the directory's row and
what the session log has of it. Reads only; who may ask is decided before.
"""

import sqlalchemy as sa

from assistdesk.core.errors import RefusedError
from assistdesk.core.wire.control import RoomRecord
from assistdesk.core.wire.encoding import room_name
from relay.store import room_tables, sessions
from relay.store.store import Store


class RoomRecords:
    """Use cases over one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def find(self, room: bytes) -> RoomRecord:
        """Raises RefusedError ``room_unknown``."""
        return await self._store.read(lambda connection: read_record(connection, room))

    async def list(self, *, ticket_id: int | None = None, since_ms: int = 0, limit: int = 200) -> list[RoomRecord]:
        """For commands: newest first."""
        return await self._store.read(
            lambda connection: list_records(connection, ticket_id=ticket_id, since_ms=since_ms, limit=limit)
        )


def read_record(connection: sa.Connection, room: bytes) -> RoomRecord:
    """Raises RefusedError ``room_unknown``."""
    row = (
        connection.execute(sa.select(room_tables.room).where(room_tables.room.c.room == room)).mappings().one_or_none()
    )
    if row is None:
        raise RefusedError("room_unknown")
    return _record(connection, row)


def list_records(
    connection: sa.Connection, *, ticket_id: int | None = None, since_ms: int = 0, limit: int = 200
) -> list[RoomRecord]:
    """Rooms, newest first."""
    query = sa.select(room_tables.room).where(room_tables.room.c.created_ms >= since_ms)
    if ticket_id is not None:
        query = query.where(room_tables.room.c.ticket_id == ticket_id)
    rows = connection.execute(query.order_by(room_tables.room.c.created_ms.desc()).limit(limit)).mappings().all()
    return [_record(connection, row) for row in rows]


def _record(connection: sa.Connection, row: sa.RowMapping) -> RoomRecord:
    name = room_name(row["room"])
    ref = sessions.find(connection, name)
    return RoomRecord(
        room=name,
        ticket_id=row["ticket_id"],
        agent_id=row["account_id"],
        opened_at_ms=row["created_ms"],
        paired_at_ms=(ref.started_at if ref is not None else None) or row["paired_ms"],
        ended_at_ms=row["ended_ms"],
        outcome=row["outcome"],
        pairings=ref.pairings if ref is not None else 0,
        bytes_to_viewer=ref.bytes_to_viewer if ref is not None else 0,
        bytes_to_host=ref.bytes_to_host if ref is not None else 0,
    )
