"""Since when tickets wait for the customer, read from their logs. A database that was begun after this was written has it
already."""

from typing import Any

import msgspec
import sqlalchemy as sa
from alembic import op

from relay.store.tables import Big, audit, ticket

revision = "r0013"
down_revision = "r0012"

_read = msgspec.json.Decoder(list[dict[str, Any]]).decode


def upgrade() -> None:
    connection = op.get_bind()
    if "pending_at" not in {column["name"] for column in sa.inspect(connection).get_columns(ticket.name)}:
        op.add_column(ticket.name, sa.Column("pending_at", Big, nullable=True))
        waiting = sa.select(ticket.c.id, ticket.c.created_at).where(ticket.c.status == "pending")
        for ticket_id, created_at in connection.execute(waiting).all():
            since = _since(connection, ticket_id) or created_at
            connection.execute(ticket.update().where(ticket.c.id == ticket_id).values(pending_at=since))
    for index in ticket.indexes:
        index.create(connection, checkfirst=True)


def _since(connection: sa.Connection, ticket_id: int) -> int | None:
    """When its log last says that it began to wait; None: it was made so."""
    log = (
        sa.select(audit.c.events, audit.c.created_at).where(audit.c.ticket_id == ticket_id).order_by(audit.c.seq.desc())
    )
    for events, at_ms in connection.execute(log):
        for event in _read(events):
            if (event.get("type"), event.get("field"), event.get("value")) == ("Change", "status", "pending"):
                return int(at_ms)
    return None
