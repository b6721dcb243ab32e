"""Where comments stand that were split off. A database that was begun after this was written down has it already."""

from alembic import op

from relay.store.part_tables import comment_place

revision = "r0005"
down_revision = "r0004"


def upgrade() -> None:
    comment_place.create(op.get_bind(), checkfirst=True)
