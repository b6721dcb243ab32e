"""Lists may ask for the state of each metric's clock. A database that was begun after this was written has the column."""

import sqlalchemy as sa
from alembic import op
from msgspec import json

from relay.store.work_tables import ticket_clock

revision = "r0027"
down_revision = "r0026"


def upgrade() -> None:
    connection = op.get_bind()
    if "states" in {column["name"] for column in sa.inspect(connection).get_columns(ticket_clock.name)}:
        return
    op.add_column(ticket_clock.name, sa.Column("states", sa.LargeBinary, nullable=False, server_default="[]"))
    kept = connection.execute(sa.select(ticket_clock.c.ticket_id, ticket_clock.c.clocks)).all()
    for ticket_id, clocks in kept:
        newest = sorted(json.decode(clocks), key=lambda clock: clock.get("instance", 1))
        badges = {clock["metric"]: clock["badge"] for clock in newest if clock.get("badge")}
        states = json.encode([f"{metric}:{badge}" for metric, badge in sorted(badges.items())])
        connection.execute(ticket_clock.update().where(ticket_clock.c.ticket_id == ticket_id).values(states=states))
