"""Organisations are found by their domains, and people know whether an address alone says whose they are. A database that was
begun after this was written has both already."""

import msgspec
import sqlalchemy as sa
from alembic import op

from assistdesk.core.desk.domains import fold
from relay.store.tables import organization, organization_domain, person

revision = "r0025"
down_revision = "r0024"

_read = msgspec.json.Decoder(list[str]).decode


def upgrade() -> None:
    connection = op.get_bind()
    inspector = sa.inspect(connection)
    if "org_by_address" not in {column["name"] for column in inspector.get_columns(person.name)}:
        column = sa.Column("org_by_address", sa.Boolean, nullable=False, server_default=sa.false())
        op.add_column(person.name, column)
    if not inspector.has_table(organization_domain.name):
        organization_domain.create(connection)
        kept = connection.execute(sa.select(organization.c.id, organization.c.domains)).all()
        rows = [
            {"org_id": org_id, "domain": one} for org_id, raw in kept for one in dict.fromkeys(map(fold, _read(raw)))
        ]
        if rows:
            connection.execute(organization_domain.insert(), rows)
