"""The first schema: the tables as they are written down, until the first release freezes them here."""

from alembic import op

from relay.store.dialect import FULL_TEXT_TABLES
from relay.store.work_tables import metadata

revision = "r0001"
down_revision = None


def upgrade() -> None:
    metadata.create_all(op.get_bind(), checkfirst=False)
    for statement in FULL_TEXT_TABLES[op.get_bind().dialect.name]:
        op.execute(statement)
