"""Chats and the agents' seats in their queue. A database that was begun after they were written down has them already."""

from alembic import op

from relay.store.tables import chat_seat, chat_thread

revision = "r0002"
down_revision = "r0001"


def upgrade() -> None:
    for table in (chat_thread, chat_seat):
        table.create(op.get_bind(), checkfirst=True)
