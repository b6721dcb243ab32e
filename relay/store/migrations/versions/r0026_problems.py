"""A ticket knows the problem that it comes from; those that are linked to one have it. A database that was begun after this was
written has the column already."""

import sqlalchemy as sa
from alembic import op

from relay.store.part_tables import ticket_link
from relay.store.tables import Big, ticket

revision = "r0026"
down_revision = "r0025"


def upgrade() -> None:
    connection = op.get_bind()
    if "problem_id" in {column["name"] for column in sa.inspect(connection).get_columns(ticket.name)}:
        return
    op.add_column(ticket.name, sa.Column("problem_id", Big, nullable=True))
    links = sa.select(ticket_link.c.ticket_id, ticket_link.c.other_id).where(ticket_link.c.kind == "problem_of")
    in_order = links.order_by(ticket_link.c.created_at, ticket_link.c.ticket_id)
    newest = {incident_id: problem_id for problem_id, incident_id in connection.execute(in_order).all()}
    for incident_id, problem_id in newest.items():
        connection.execute(ticket.update().where(ticket.c.id == incident_id).values(problem_id=problem_id))
