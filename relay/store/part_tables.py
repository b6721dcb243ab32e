"""The tables of what hangs on tickets: attachments, links between tickets (desk.md sections 1, 10), and the nightly anchors
of their logs (section 3).

Columns and indexes only, as in ``tables``.
"""

import sqlalchemy as sa

from relay.store import room_tables
from relay.store.tables import Big

metadata = room_tables.metadata  # with the rooms in it

attachment = sa.Table(
    "attachment",
    metadata,
    sa.Column("id", Big, primary_key=True),
    sa.Column("owner_id", Big, sa.ForeignKey("person.id"), nullable=False),
    sa.Column("ticket_id", Big, sa.ForeignKey("ticket.id"), nullable=True),
    sa.Column("comment_id", Big, nullable=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("size", Big, nullable=False),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("store_key", sa.Text, nullable=False, unique=True),
    sa.Column("created_at", Big, nullable=False),
    sa.Index("attachment_comment", "comment_id", "id"),
    sa.Index("attachment_ticket", "ticket_id", "size"),
)
"""``comment_id`` null: sent up, on no comment yet. The bytes lie beside the database under ``store_key``."""

ticket_link = sa.Table(
    "ticket_link",
    metadata,
    sa.Column("ticket_id", Big, sa.ForeignKey("ticket.id"), primary_key=True),
    sa.Column("other_id", Big, sa.ForeignKey("ticket.id"), primary_key=True),
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("created_at", Big, nullable=False),
    sa.Index("ticket_link_other", "other_id", "ticket_id"),
    sqlite_with_rowid=False,
)
"""From ``ticket_id`` to ``other_id``; read from both sides. Derived: the log of both tickets says so too."""

comment_place = sa.Table(
    "comment_place",
    metadata,
    sa.Column("comment_id", Big, primary_key=True),
    sa.Column("ticket_id", Big, sa.ForeignKey("ticket.id"), nullable=False),
    sa.Index("comment_place_ticket", "ticket_id", "comment_id"),
)
"""Where a comment stands that was split off the ticket it was said in. Derived: the log of both tickets says so too."""

participant = sa.Table(
    "participant",
    metadata,
    sa.Column("ticket_id", Big, sa.ForeignKey("ticket.id"), primary_key=True),
    sa.Column("user_id", Big, sa.ForeignKey("person.id"), primary_key=True),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("since_at", Big, nullable=False),
    sa.Column("may_reply", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Index("participant_user", "user_id", "ticket_id"),
    sqlite_with_rowid=False,
)
"""Who is on a ticket beside its requester and its assignee: cc, follower or expert. Derived: the ticket's log says so too."""

ticket_key = sa.Table(
    "ticket_key",
    metadata,
    sa.Column("ticket_id", Big, sa.ForeignKey("ticket.id"), primary_key=True),
    sa.Column("user_id", Big, sa.ForeignKey("person.id"), primary_key=True),
    sa.Column("key_hash", sa.LargeBinary, nullable=False, unique=True),
    sa.Column("made_by", Big, nullable=False),
    sa.Column("created_at", Big, nullable=False),
    sqlite_with_rowid=False,
)
"""With which somebody of the customer's side reads a ticket's public part; the key itself is nowhere."""

note_mention = sa.Table(
    "note_mention",
    metadata,
    sa.Column("comment_id", Big, primary_key=True),
    sa.Column("user_id", Big, sa.ForeignKey("person.id"), primary_key=True),
    sqlite_with_rowid=False,
)

inbox = sa.Table(
    "inbox",
    metadata,
    sa.Column("user_id", Big, sa.ForeignKey("person.id"), primary_key=True),
    sa.Column("seq", Big, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("ticket_id", Big, sa.ForeignKey("ticket.id"), nullable=False),
    sa.Column("comment_id", Big, nullable=False),
    sa.Column("created_at", Big, nullable=False),
    sa.Column("read_at", Big, nullable=True),
    sa.Index("inbox_unread", "user_id", "read_at", "ticket_id"),
    sqlite_with_rowid=False,
)
"""What is told to one person of ours; ``seq`` is the number in the stream "user:ID"."""

name_word = sa.Table(
    "name_word",
    metadata,
    sa.Column("word", sa.Text, primary_key=True),
    sa.Column("user_id", Big, sa.ForeignKey("person.id"), primary_key=True),
    sqlite_with_rowid=False,
)
"""The words of people's names, folded, to find them by how they begin."""

desk_anchor = sa.Table(
    "desk_anchor",
    metadata,
    sa.Column("id", Big, primary_key=True),
    sa.Column("made_at", Big, nullable=False),
    sa.Column("tickets", Big, nullable=False),
    sa.Column("digest", sa.LargeBinary, nullable=False),
)
"""One a night, over the heads of all tickets."""

anchored_head = sa.Table(
    "anchored_head",
    metadata,
    sa.Column("ticket_id", Big, primary_key=True),
    sa.Column("anchor_id", Big, primary_key=True),
    sa.Column("seq", Big, nullable=False),
    sa.Column("head", sa.LargeBinary, nullable=False),
    sa.Index("anchored_head_anchor", "anchor_id"),
    sqlite_with_rowid=False,
)
"""What an anchor was made of: of each ticket only where it is another head than the anchor before had. No row of it hangs on
the ticket's: it says so when a ticket is gone."""
