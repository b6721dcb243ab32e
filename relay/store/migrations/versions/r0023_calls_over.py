"""Calls that still ring count as over, five minutes after they began: until now nothing ended them, and they were shown no
longer than that. They ask nobody to call back so long afterwards. A database that was begun after this was written has none."""

import msgspec
import sqlalchemy as sa
from alembic import op

from assistdesk.core.desk.calls import Call, assume_over
from relay.store.work_tables import call

revision = "r0023"
down_revision = "r0022"

RANG_MS = 300_000


def upgrade() -> None:
    connection = op.get_bind()
    ringing = sa.select(call.c.id, call.c.body).where(call.c.state == "ringing")
    for row in connection.execute(ringing).all():
        over = msgspec.json.decode(row.body, type=Call)
        over = assume_over(over, over.started_at + RANG_MS)
        values = {"state": over.state, "body": msgspec.json.encode(over)}
        connection.execute(call.update().where(call.c.id == row.id).values(values))
