"""Who was there to help, and when. A database that was begun after this was written has the table already."""

from alembic import op

from relay.store.work_tables import attendance

revision = "r0021"
down_revision = "r0020"


def upgrade() -> None:
    attendance.create(op.get_bind(), checkfirst=True)
