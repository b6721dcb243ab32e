"""Hours of organisations and groups; tags, group and values of organisations. A database that was begun after this was written
has them already."""

import sqlalchemy as sa
from alembic import op

from relay.store.dialect import BytesDefault
from relay.store.tables import Big, desk_group, organization

revision = "r0011"
down_revision = "r0010"


def upgrade() -> None:
    inspector = sa.inspect(op.get_bind())
    if "schedule_id" not in {column["name"] for column in inspector.get_columns(organization.name)}:
        for name, empty in (("tags", b"[]"), ("custom", b"{}")):
            column = sa.Column(name, sa.LargeBinary, nullable=False, server_default=BytesDefault(empty))
            op.add_column(organization.name, column)
        for name in ("group_id", "schedule_id"):
            op.add_column(organization.name, sa.Column(name, Big, nullable=True))
    if "schedule_id" not in {column["name"] for column in inspector.get_columns(desk_group.name)}:
        op.add_column(desk_group.name, sa.Column("schedule_id", Big, nullable=True))
