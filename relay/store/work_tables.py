"""The tables of what works on tickets: saved views, macros, triggers and time rules, words for statuses, jobs over many
tickets, schedules, policies, clocks (desk.md section 5), fields and forms (section 9), phone calls (section 8), and who was
there to help (section 6).

Columns and indexes only, as in ``tables``; whoever wants the whole schema takes ``metadata`` from here.
"""

import sqlalchemy as sa

from relay.store import part_tables
from relay.store.dialect import BytesDefault
from relay.store.tables import Big

metadata = part_tables.metadata  # with the rooms and what hangs on tickets in it

own_view = sa.Table(
    "own_view",
    metadata,
    sa.Column("id", Big, primary_key=True),
    sa.Column("owner_id", Big, nullable=True, index=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("conditions", sa.LargeBinary, nullable=False),
    sa.Column("sort", sa.LargeBinary, nullable=False),
    sa.Column("position", sa.Integer, nullable=False, server_default="0"),
    sa.Column("author_id", Big, nullable=True),
    sa.Column("query", sa.Text, nullable=False, server_default=""),
    sa.Column("layout", sa.LargeBinary, nullable=False, server_default=BytesDefault(b"{}")),
    sa.Column("group_id", Big, nullable=True),
)
"""``owner_id`` null: shared with all, or with the members of ``group_id``; then ``author_id`` may edit it. ``query``: the
search it was made from, if it was."""

macro = sa.Table(
    "macro",
    metadata,
    sa.Column("id", Big, primary_key=True),
    sa.Column("author_id", Big, nullable=True),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("created_at", Big, nullable=False),
)

desk_rule = sa.Table(
    "desk_rule",
    metadata,
    sa.Column("id", Big, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("active", sa.Boolean, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("created_at", Big, nullable=False),
    sa.Index("desk_rule_kind", "kind", "active"),
)
"""Triggers and time rules: ``kind`` is trigger or time_rule."""

status_def = sa.Table(
    "status_def",
    metadata,
    sa.Column("id", Big, primary_key=True),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("created_at", Big, nullable=False),
)

job = sa.Table(
    "job",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("owner_id", Big, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("undo_of", sa.Text, nullable=True, index=True),
    sa.Column("created_at", Big, nullable=False),
)

job_item = sa.Table(
    "job_item",
    metadata,
    sa.Column("job_id", sa.Text, sa.ForeignKey("job.id"), primary_key=True),
    sa.Column("ticket_id", Big, primary_key=True),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("rule", sa.Text, nullable=False),
    sa.Column("before", sa.LargeBinary, nullable=False),
    sa.Column("row_version", Big, nullable=False),
    sqlite_with_rowid=False,
)


def _versioned(name: str) -> sa.Table:
    """A version is never changed: clocks of the past read it. What is gone has no current one."""
    return sa.Table(
        name,
        metadata,
        sa.Column("id", Big, primary_key=True),
        sa.Column("version", Big, primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("is_current", sa.Boolean, nullable=False),
        sa.Column("created_at", Big, nullable=False),
        sa.Index(f"{name}_current", "is_current", "id"),
        sqlite_with_rowid=False,
    )


schedule = _versioned("schedule")
sla_policy = _versioned("sla_policy")
field_def = _versioned("field_def")
form = _versioned("form")

ticket_clock = sa.Table(
    "ticket_clock",
    metadata,
    sa.Column("ticket_id", Big, sa.ForeignKey("ticket.id"), primary_key=True),
    sa.Column("badge", sa.Text, nullable=False),
    sa.Column("targets", sa.LargeBinary, nullable=False),
    sa.Column("clocks", sa.LargeBinary, nullable=False),
    sa.Column("timer_at", Big, nullable=True),
    sa.Column("states", sa.LargeBinary, nullable=False, server_default="[]"),
    sa.Index("ticket_clock_badge", "badge", "ticket_id"),
)
"""What a ticket's log says of its clocks: the targets in force and each clock as it stood at the last change, the most
pressing first. Derived; ``timer_at`` is the armed timer's. ``states``: the badge of each metric's newest clock, as a
JSON list of "metric:badge"."""
BADGES = ("breached", "paused", "warning", "running", "met")

call = sa.Table(
    "call",
    metadata,
    sa.Column("id", Big, primary_key=True),
    sa.Column("external_id", sa.Text, nullable=True, unique=True),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("agent_id", Big, nullable=True),
    sa.Column("number", sa.Text, nullable=False),
    sa.Column("ticket_id", Big, sa.ForeignKey("ticket.id"), nullable=True),
    sa.Column("started_at", Big, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Index("call_state", "state", "started_at"),
    sa.Index("call_number", "number", "started_at"),
)
"""``external_id``: the telephone system's own; null for a call logged by hand."""

wrap_up = sa.Table(
    "wrap_up",
    metadata,
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("of_id", Big, primary_key=True),
    sa.Column("agent_id", Big, nullable=False),
    sa.Column("opened_at", Big, nullable=False),
    sa.Index("wrap_up_agent", "agent_id", "opened_at"),
    sqlite_with_rowid=False,
)
"""A chat or a call whose wrap-up card is open: there until its agent closes it."""

attendance = sa.Table(
    "attendance",
    metadata,
    sa.Column("user_id", Big, sa.ForeignKey("person.id"), primary_key=True),
    sa.Column("from_at", Big, primary_key=True),
    sa.Column("to_at", Big, nullable=False, index=True),
    sa.Column("state", sa.Text, nullable=False),
    sqlite_with_rowid=False,
)
"""An agent had a live line in this state, from ... to the last moment known. What still goes on is known by the relay alone."""
