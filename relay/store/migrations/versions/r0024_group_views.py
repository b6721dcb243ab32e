"""A view can be shared with one group. A database that was begun after this was written has the column already."""

import sqlalchemy as sa
from alembic import op

from relay.store.tables import Big
from relay.store.work_tables import own_view

revision = "r0024"
down_revision = "r0023"


def upgrade() -> None:
    if "group_id" not in {column["name"] for column in sa.inspect(op.get_bind()).get_columns(own_view.name)}:
        op.add_column(own_view.name, sa.Column("group_id", Big, nullable=True))
