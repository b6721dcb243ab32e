"""Words of a desk's own for statuses, and which one a ticket has. A database that was begun after this was written has them
already."""

import sqlalchemy as sa
from alembic import op

from relay.store.tables import Big, ticket
from relay.store.work_tables import status_def

revision = "r0015"
down_revision = "r0014"


def upgrade() -> None:
    connection = op.get_bind()
    if "custom_status_id" not in {column["name"] for column in sa.inspect(connection).get_columns(ticket.name)}:
        op.add_column(ticket.name, sa.Column("custom_status_id", Big, nullable=True))
    next(one for one in ticket.indexes if one.name == "ticket_by_custom_status").create(connection, checkfirst=True)
    status_def.create(connection, checkfirst=True)
