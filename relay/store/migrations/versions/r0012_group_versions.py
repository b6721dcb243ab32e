"""Row versions of groups. A database that was begun after this was written has them already."""

import sqlalchemy as sa
from alembic import op

from relay.store.tables import Big, desk_group

revision = "r0012"
down_revision = "r0011"


def upgrade() -> None:
    if "row_version" not in {column["name"] for column in sa.inspect(op.get_bind()).get_columns(desk_group.name)}:
        op.add_column(desk_group.name, sa.Column("row_version", Big, nullable=False, server_default="1"))
