"""People on tickets, mentions, inboxes, words of names. A database that was begun after this was written has them already."""

import sqlalchemy as sa
from alembic import op

from relay.store import names, tables
from relay.store.part_tables import inbox, name_word, note_mention, participant

revision = "r0006"
down_revision = "r0005"


def upgrade() -> None:
    connection = op.get_bind()
    for table in (participant, note_mention, inbox, name_word):
        table.create(connection, checkfirst=True)
    for user_id, name in connection.execute(sa.select(tables.person.c.id, tables.person.c.name)).all():
        names.keep(connection, user_id, name)
