"""The list of what somebody should look at again has an index. A database that was begun later has it already."""

import sqlalchemy as sa
from alembic import op

from relay.store.tables import ticket

revision = "r0028"
down_revision = "r0027"
NAME = "ticket_flagged_by_id"


def upgrade() -> None:
    found = sa.inspect(op.get_bind()).get_indexes(ticket.name)
    if NAME not in {index["name"] for index in found}:
        next(index for index in ticket.indexes if index.name == NAME).create(op.get_bind())
