"""Files of words that came back to their draft. A database that was begun after this was written has them already."""

import sqlalchemy as sa
from alembic import op

from relay.store.tables import draft

revision = "r0018"
down_revision = "r0017"


def upgrade() -> None:
    if "uploads" not in {column["name"] for column in sa.inspect(op.get_bind()).get_columns(draft.name)}:
        op.add_column(draft.name, sa.Column("uploads", sa.Text, nullable=False, server_default="[]"))
