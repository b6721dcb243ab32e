"""Triggers and time rules. A database that was begun after this was written has them already."""

from alembic import op

from relay.store.work_tables import desk_rule

revision = "r0009"
down_revision = "r0008"


def upgrade() -> None:
    desk_rule.create(op.get_bind(), checkfirst=True)
