"""Attachments and links of tickets. A database that was begun after they were written down has them already."""

from alembic import op

from relay.store.part_tables import attachment, ticket_link

revision = "r0004"
down_revision = "r0003"


def upgrade() -> None:
    for table in (attachment, ticket_link):
        table.create(op.get_bind(), checkfirst=True)
