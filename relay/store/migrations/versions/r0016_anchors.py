"""The nightly anchors of tickets' logs. A database that was begun after this was written has them already."""

from alembic import op

from relay.store.part_tables import anchored_head, desk_anchor

revision = "r0016"
down_revision = "r0015"


def upgrade() -> None:
    connection = op.get_bind()
    for table in (desk_anchor, anchored_head):
        table.create(connection, checkfirst=True)
