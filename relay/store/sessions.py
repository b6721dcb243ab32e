"""What tickets keep of sessions as rows: one reference per room, the two ends' halves, the files of their ledgers.

How witnesses are weighed is ``relay.desk.sessions_log``'s business; the relay's own rooms are in ``rooms``.
"""

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.model import SessionRef
from assistdesk.core.desk.session_shapes import SessionReport
from relay.store import files, tables
from relay.store.dialect import insert
from relay.store.prepared import Prepared, PreparedIn
from relay.store.work import Work

_ref = tables.session_ref
_half = tables.session_half
_report_decoder = msgspec.json.Decoder(SessionReport)
End = Literal["viewer", "host"]


_halves = PreparedIn(lambda rooms: sa.select(_half.c.room, _half.c.end, _half.c.report).where(_half.c.room.in_(rooms)))


def _refs(connection: sa.Connection, rows: Sequence[Any]) -> list[SessionRef]:
    rooms = [row.room for row in rows]
    halves = _halves.rows(connection, rooms)
    reports = {(half.room, half.end): _report_decoder.decode(half.report) for half in halves}
    return [
        SessionRef(
            id=row.id,
            created_at=row.created_at,
            updated_at=row.updated_at,
            ticket_id=row.ticket_id,
            room=row.room,
            agent_id=row.agent_id,
            nameplate=row.nameplate,
            state=row.state,
            started_at=row.started_at,
            ended_at=row.ended_at,
            outcome=row.outcome,
            bytes_to_viewer=row.bytes_to_viewer,
            bytes_to_host=row.bytes_to_host,
            pairings=row.pairings,
            viewer_report=reports.get((row.room, "viewer")),
            host_report=reports.get((row.room, "host")),
            first_seq=row.first_seq,
        )
        for row in rows
    ]


def find(connection: sa.Connection, room: str) -> SessionRef | None:
    rows = connection.execute(sa.select(_ref).where(_ref.c.room == room)).all()
    return next(iter(_refs(connection, rows)), None)


_of_ticket = Prepared(
    sa.select(_ref)
    .where(_ref.c.ticket_id == sa.bindparam("ticket"))
    .order_by(_ref.c.id.desc())
    .limit(sa.bindparam("most"))
)


def of_ticket(connection: sa.Connection, ticket_id: int, limit: int = 100) -> list[SessionRef]:
    """A ticket's sessions, oldest first; the newest *limit* of them."""
    return _refs(connection, _of_ticket.rows(connection, {"ticket": ticket_id, "most": limit})[::-1])


GOES_ON = _ref.c.state != sa.literal_column("'ended'")
_live_one = Prepared(
    sa.select(_ref.c.room).where(_ref.c.ticket_id == sa.bindparam("ticket"), GOES_ON).order_by(_ref.c.id.desc())
)


def live_in(connection: sa.Connection, ticket_id: int) -> SessionRef | None:
    """One ticket's newest session that has not ended."""
    room = _live_one.scalar(connection, {"ticket": ticket_id})
    return None if room is None else find(connection, room)


_of_rooms = PreparedIn(lambda rooms: sa.select(_ref).where(_ref.c.room.in_(rooms)))


def of_rooms(connection: sa.Connection, rooms: Sequence[str]) -> dict[int, SessionRef]:
    """Ticket id -> the session of one of these rooms."""
    return {ref.ticket_id: ref for ref in _refs(connection, _of_rooms.rows(connection, rooms))}


def add(work: Work, *, ticket_id: int, room: str, agent_id: int, nameplate: str, first_seq: int, at_ms: int) -> None:
    work.connection.execute(
        _ref.insert(),
        {
            "ticket_id": ticket_id,
            "room": room,
            "agent_id": agent_id,
            "nameplate": nameplate,
            "state": "waiting",
            "first_seq": first_seq,
            "created_at": at_ms,
            "updated_at": at_ms,
        },
    )


def update(work: Work, room: str, **values: int | str | None) -> None:
    work.connection.execute(_ref.update().where(_ref.c.room == room).values(updated_at=work.now_ms, **values))


def put_half(work: Work, room: str, end: End, report: SessionReport, ledger_sha256: str | None) -> None:
    """Keep what one end said; saying it again replaces it (an app that died sends its journal later)."""
    statement = insert(_half).values(
        room=room,
        end=end,
        report=msgspec.json.encode(report),
        ledger_sha256=ledger_sha256,
        received_at=work.now_ms,
    )
    rest = {name: statement.excluded[name] for name in ("report", "ledger_sha256", "received_at")}
    work.connection.execute(statement.on_conflict_do_update(index_elements=["room", "end"], set_=rest))


def ledger_of(connection: sa.Connection, room: str, end: End) -> str | None:
    """The SHA-256 under which an end's ledger file is kept."""
    return connection.execute(sa.select(_half.c.ledger_sha256).where(_half.c.room == room, _half.c.end == end)).scalar()


# --- ledger files, beside the database ----------------------------------------------------------------------------


def ledger_path(folder: Path, sha256: str) -> Path:
    return folder / "ledgers" / sha256[:2] / f"{sha256}.adledger"


def keep_ledger(folder: Path, ledger: bytes) -> str:
    """Write a ledger file under its own SHA-256, whole and on disk before it has its name; return the SHA-256.

    Blocks on the disk: call it off the loop. Raises OSError.
    """
    sha256 = hashlib.sha256(ledger).hexdigest()
    path = ledger_path(folder, sha256)
    if path.exists():
        return sha256
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(f".{os.getpid()}.part")
    try:
        with partial.open("wb") as file:
            file.write(ledger)
            file.flush()
            os.fsync(file.fileno())
        files.settle(partial, path)
    except OSError:
        partial.unlink(missing_ok=True)
        raise
    return sha256
