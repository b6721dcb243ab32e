"""The tables of rooms, codes in use, nodes and the session log (relay.md section 4; ports in ``relay.sessions``).

Columns and indexes only, as in ``tables``. Nothing of tickets but their numbers.
"""

import sqlalchemy as sa

from relay.store import tables
from relay.store.tables import Big

metadata = tables.metadata

room = sa.Table(
    "room",
    metadata,
    sa.Column("room", sa.LargeBinary, primary_key=True),
    sa.Column("ticket_id", Big, nullable=False),
    sa.Column("account_id", Big, nullable=False),
    sa.Column("nameplate", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("epoch", Big, nullable=False),
    sa.Column("node", sa.Text, nullable=False),
    sa.Column("created_ms", Big, nullable=False),
    sa.Column("code_deadline_ms", Big, nullable=False),
    sa.Column("claimed_ms", Big, nullable=True),
    sa.Column("paired_ms", Big, nullable=True),
    sa.Column("confirmed_ms", Big, nullable=True),
    sa.Column("ended_ms", Big, nullable=True),
    sa.Column("outcome", sa.Text, nullable=True),
    sa.Column("tries", sa.Integer, nullable=False, server_default="0"),
    sa.Column("reopenings", sa.Integer, nullable=False, server_default="0"),
    sa.Column("pass_hash", sa.LargeBinary, nullable=True),
    sa.Index("room_ticket", "ticket_id", "state"),
    sa.Index("room_account", "account_id", "state"),
    sa.Index("room_node", "node", "state", "created_ms"),
    sa.Index("room_deadline", "state", "code_deadline_ms"),
    sa.Index("room_claimed", "state", "claimed_ms"),
    sa.Index("room_paired", "state", "paired_ms"),
)

nameplate = sa.Table(
    "nameplate",
    metadata,
    sa.Column("nameplate", sa.Text, primary_key=True),
    sa.Column("room", sa.LargeBinary, nullable=False),
    sa.Column("digits", sa.Integer, nullable=False),
    sa.Column("ended_ms", Big, nullable=True),
    sa.Index("nameplate_count", "digits", "ended_ms"),
)
"""One row for each number in use: live while ``ended_ms`` is null, then cooling; the primary key makes it unique."""

node = sa.Table(
    "node",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("url", sa.Text, nullable=False),
    sa.Column("labels", sa.LargeBinary, nullable=False),
    sa.Column("lease_until", Big, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
)

fact = sa.Table(
    "fact",
    metadata,
    sa.Column("room", sa.LargeBinary, primary_key=True),
    sa.Column("epoch", Big, primary_key=True),
    sa.Column("number", Big, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("at_ms", Big, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
