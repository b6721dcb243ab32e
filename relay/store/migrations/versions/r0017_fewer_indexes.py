"""Orders of tickets that are walked as unsolved and solved ones, whose indexes there are (decision 0048)."""

from alembic import op

revision = "r0017"
down_revision = "r0016"

GONE = (
    *(f"ticket_by_{order}" for order in ("updated_at", "created_at", "next_due_at", "priority", "status")),
    *(f"ticket_of_{column}" for column in ("assignee_id", "group_id", "org_id")),
)


def upgrade() -> None:
    for index in GONE:
        op.execute(f"DROP INDEX IF EXISTS {index}")
