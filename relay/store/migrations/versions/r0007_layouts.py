"""How saved views are shown, and the indexes of lists in groups. A database that was begun after they were written down has
them already."""

import sqlalchemy as sa
from alembic import op

from relay.store.dialect import BytesDefault
from relay.store.tables import ticket
from relay.store.work_tables import own_view

revision = "r0007"
down_revision = "r0006"


def upgrade() -> None:
    connection = op.get_bind()
    if "layout" not in {column["name"] for column in sa.inspect(connection).get_columns(own_view.name)}:
        layout = sa.Column("layout", sa.LargeBinary, nullable=False, server_default=BytesDefault(b"{}"))
        op.add_column(own_view.name, layout)
    for index in ticket.indexes:
        index.create(connection, checkfirst=True)
