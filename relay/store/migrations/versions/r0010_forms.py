"""Fields of a desk's own, forms, and what tickets hold in them. A database that was begun after this was written has
them already."""

import sqlalchemy as sa
from alembic import op

from relay.store.dialect import BytesDefault
from relay.store.tables import Big, ticket, ticket_custom
from relay.store.work_tables import field_def, form

revision = "r0010"
down_revision = "r0009"


def upgrade() -> None:
    connection = op.get_bind()
    there = {column["name"] for column in sa.inspect(connection).get_columns(ticket.name)}
    if "custom" not in there:
        op.add_column(ticket.name, sa.Column("form_id", Big, nullable=True))
        custom = sa.Column("custom", sa.LargeBinary, nullable=False, server_default=BytesDefault(b"{}"))
        op.add_column(ticket.name, custom)
    for table in (field_def, form, ticket_custom):
        table.create(connection, checkfirst=True)
