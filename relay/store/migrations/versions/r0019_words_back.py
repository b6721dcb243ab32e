"""Words that came back stand beside what is being written, no more in it. A database that was begun after this was written has
them so already."""

import sqlalchemy as sa
from alembic import op

from relay.store.tables import draft

revision = "r0019"
down_revision = "r0018"


def upgrade() -> None:
    if "back" in {column["name"] for column in sa.inspect(op.get_bind()).get_columns(draft.name)}:
        return
    op.add_column(draft.name, sa.Column("back", sa.Text, nullable=False, server_default=""))
    op.execute(draft.update().where(draft.c.why_back != "").values(back=draft.c.body, body=""))
