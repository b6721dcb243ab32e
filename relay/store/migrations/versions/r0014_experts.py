"""Experts on tickets, and which tickets a person is on. A database that was begun after this was written has them already."""

import sqlalchemy as sa
from alembic import op

from relay.store.part_tables import participant

revision = "r0014"
down_revision = "r0013"


def upgrade() -> None:
    connection = op.get_bind()
    if "may_reply" not in {column["name"] for column in sa.inspect(connection).get_columns(participant.name)}:
        may_reply = sa.Column("may_reply", sa.Boolean, nullable=False, server_default=sa.false())
        op.add_column(participant.name, may_reply)
    for index in participant.indexes:
        index.create(connection, checkfirst=True)
