"""Open wrap-ups of chats and calls. A database that was begun after this was written has them already."""

from alembic import op

from relay.store.work_tables import wrap_up

revision = "r0020"
down_revision = "r0019"


def upgrade() -> None:
    wrap_up.create(op.get_bind(), checkfirst=True)
