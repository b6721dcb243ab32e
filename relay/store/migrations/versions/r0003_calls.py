"""Phone calls. A database that was begun after they were written down has them already."""

from alembic import op

from relay.store.work_tables import call

revision = "r0003"
down_revision = "r0002"


def upgrade() -> None:
    call.create(op.get_bind(), checkfirst=True)
