"""Searched documents are numbered by a stream, and a mark says how far the indexes have got: they hold all that there are. A
database that was begun after this was written has both already."""

import sqlalchemy as sa
from alembic import op

from relay.store.dialect import insert
from relay.store.tables import search_doc, stream

revision = "r0022"
down_revision = "r0021"


def upgrade() -> None:
    for name in ("document", "indexed"):
        newest = sa.select(sa.literal(name), sa.func.coalesce(sa.func.max(search_doc.c.id), 0))
        op.execute(insert(stream).from_select(["name", "last_seq"], newest.where(sa.true())).on_conflict_do_nothing())
