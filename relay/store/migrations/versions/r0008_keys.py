"""Keys with which people in copy read their ticket. A database that was begun after they were written down has them."""

from alembic import op

from relay.store.part_tables import ticket_key

revision = "r0008"
down_revision = "r0007"


def upgrade() -> None:
    ticket_key.create(op.get_bind(), checkfirst=True)
