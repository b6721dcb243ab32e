"""The first schema: the tables as they are written down, until the first release freezes them here."""

from alembic import op

from relay.store.tables import FTS_TABLES
from relay.store.work_tables import metadata

revision = "r0001"
down_revision = None


def upgrade() -> None:
    metadata.create_all(op.get_bind(), checkfirst=False)
    for statement in FTS_TABLES:
        op.execute(statement)
