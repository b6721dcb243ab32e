"""Open wrap-ups of chats and calls. A database that was begun after this was written has them already."""

from alembic import op

from relay.store.work_tables import wrap_up

revision = "r0019"
down_revision = "r0018"


def upgrade() -> None:
    wrap_up.create(op.get_bind(), checkfirst=True)
