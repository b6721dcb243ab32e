"""The tables of the relay's database, once (relay.md section 10; desk.md section 1); rooms of sessions
stand in ``room_tables``, what works on tickets in ``work_tables``, what hangs on them in ``part_tables``.

Columns and indexes only: no query, no rule. Times are Unix milliseconds, ids are the server's. Message text lives in
``reply.body``, ``note.body`` and, until it is sent, ``pending_send.body`` and ``draft.body``, nowhere else. The full-text
indexes are not SQLAlchemy tables: ``dialect`` holds their text. Indexes are chosen so that a list, an open, a count and a
search need neither a full scan nor a sort (desk.md section 22; a test reads SQLite's plans).
"""

import sqlalchemy as sa

from assistdesk.core.desk.views import GROUP_SORTS
from relay.store.dialect import BytesDefault

metadata = sa.MetaData()
Big = sa.BigInteger().with_variant(sa.Integer, "sqlite")
DUE_NEVER = 2**62
"""``ticket.due_sort`` of a ticket without a due time: nulls come last."""


def _id() -> sa.Column[int]:
    return sa.Column("id", Big, primary_key=True)


# --- streams, idempotency, outbox, timers -------------------------------------------------------------------------

stream = sa.Table(
    "stream",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("last_seq", Big, nullable=False),
)
"""Gap-free numbers: "feed", "comment", "user:3". A ticket's own numbers are in its row."""

idempotency = sa.Table(
    "idempotency",
    metadata,
    sa.Column("user_id", Big, primary_key=True),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("request_digest", sa.LargeBinary, nullable=False),
    sa.Column("answer", sa.LargeBinary, nullable=False),
    sa.Column("created_at", Big, nullable=False, index=True),
)

outbox = sa.Table(
    "outbox",
    metadata,
    _id(),
    sa.Column("topic", sa.Text, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("created_at", Big, nullable=False),
    sa.Column("next_attempt_at", Big, nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
    sa.Column("parked", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Index("outbox_due", "topic", "parked", "next_attempt_at", "id"),
)

timer = sa.Table(
    "timer",
    metadata,
    _id(),
    sa.Column("due_at", Big, nullable=False, index=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("ref", sa.Text, nullable=False),
    sa.UniqueConstraint("kind", "ref"),
)

setting = sa.Table(
    "setting",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.LargeBinary, nullable=False),
)

# --- accounts (relay.md section 11) -------------------------------------------------------------------------------

account = sa.Table(
    "account",
    metadata,
    sa.Column("user_id", Big, sa.ForeignKey("person.id"), primary_key=True),
    sa.Column("email", sa.Text, nullable=False, unique=True),
    sa.Column("is_admin", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("password_hash", sa.Text, nullable=False),
    sa.Column("must_change_password", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("totp_secret", sa.LargeBinary, nullable=True),
    sa.Column("totp_last_step", Big, nullable=False, server_default="0"),
    sa.Column("locked_until", Big, nullable=False, server_default="0"),
    sa.Column("disabled", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("limits", sa.LargeBinary, nullable=False, server_default=BytesDefault(b"{}")),
    sa.Column("created_at", Big, nullable=False),
)

recovery_code = sa.Table(
    "recovery_code",
    metadata,
    sa.Column("user_id", Big, sa.ForeignKey("account.user_id"), primary_key=True),
    sa.Column("code_hash", sa.LargeBinary, primary_key=True),
    sa.Column("used_at", Big, nullable=True),
)

device = sa.Table(
    "device",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("user_id", Big, sa.ForeignKey("account.user_id"), nullable=False, index=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("stored_key", sa.LargeBinary, nullable=False),
    sa.Column("created_at", Big, nullable=False),
    sa.Column("last_used_at", Big, nullable=False),
    sa.Column("revoked_at", Big, nullable=True),
)

sign_in = sa.Table(
    "sign_in",
    metadata,
    _id(),
    sa.Column("family", sa.Text, nullable=False, index=True),
    sa.Column("user_id", Big, sa.ForeignKey("account.user_id"), nullable=False, index=True),
    sa.Column("device_id", sa.Text, sa.ForeignKey("device.id"), nullable=True),
    sa.Column("access_hash", sa.LargeBinary, nullable=False, unique=True),
    sa.Column("access_until", Big, nullable=False),
    sa.Column("refresh_hash", sa.LargeBinary, nullable=False, unique=True),
    sa.Column("refresh_until", Big, nullable=False),
    sa.Column("rotated_at", Big, nullable=True),
    sa.Column("revoked_at", Big, nullable=True),
    sa.Column("created_at", Big, nullable=False),
)

api_token = sa.Table(
    "api_token",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("user_id", Big, sa.ForeignKey("account.user_id"), nullable=False, index=True),
    sa.Column("token_hash", sa.LargeBinary, nullable=False, unique=True),
    sa.Column("scopes", sa.Text, nullable=False),
    sa.Column("created_at", Big, nullable=False),
    sa.Column("expires_at", Big, nullable=False),
    sa.Column("last_used_at", Big, nullable=True),
    sa.Column("revoked_at", Big, nullable=True),
)

relay_audit = sa.Table(
    "relay_audit",
    metadata,
    _id(),
    sa.Column("created_at", Big, nullable=False, index=True),
    sa.Column("actor", sa.Text, nullable=False),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("detail", sa.LargeBinary, nullable=False),
    sa.Column("prev_hash", sa.LargeBinary, nullable=False),
    sa.Column("hash", sa.LargeBinary, nullable=False),
)

erasure = sa.Table(
    "erasure",
    metadata,
    _id(),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("asked_at", Big, nullable=False),
    sa.Column("done_at", Big, nullable=True),
    sa.Column("detail", sa.LargeBinary, nullable=False),
)

# --- people -------------------------------------------------------------------------------------------------------

organization = sa.Table(
    "organization",
    metadata,
    _id(),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("folded_name", sa.Text, nullable=False, unique=True),
    sa.Column("external_id", sa.Text, nullable=True, unique=True),
    sa.Column("plan", sa.Text, nullable=False, server_default="standard"),
    sa.Column("region", sa.Text, nullable=True),
    sa.Column("domains", sa.LargeBinary, nullable=False, server_default=BytesDefault(b"[]")),
    sa.Column("shared_tickets", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("row_version", Big, nullable=False, server_default="1"),
    sa.Column("created_at", Big, nullable=False),
    sa.Column("updated_at", Big, nullable=False),
    sa.Column("tags", sa.LargeBinary, nullable=False, server_default=BytesDefault(b"[]")),
    sa.Column("custom", sa.LargeBinary, nullable=False, server_default=BytesDefault(b"{}")),
    sa.Column("group_id", Big, nullable=True),
    sa.Column("schedule_id", Big, nullable=True),
)
"""``group_id``: to whom its new tickets go; ``schedule_id``: the hours in which its targets count."""

organization_domain = sa.Table(
    "organization_domain",
    metadata,
    sa.Column("domain", sa.Text, primary_key=True),
    sa.Column("org_id", Big, sa.ForeignKey("organization.id"), primary_key=True),
    sa.Index("organization_domain_org", "org_id"),
    sqlite_with_rowid=False,
)
"""Found by what an organisation's ``domains`` say, as domains are compared."""

desk_group = sa.Table(
    "desk_group",
    metadata,
    _id(),
    sa.Column("name", sa.Text, nullable=False, unique=True),
    sa.Column("tier", sa.Text, nullable=False, server_default="L1"),
    sa.Column("external", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("created_at", Big, nullable=False),
    sa.Column("updated_at", Big, nullable=False),
    sa.Column("schedule_id", Big, nullable=True),
    sa.Column("row_version", Big, nullable=False, server_default="1"),
)

person = sa.Table(
    "person",
    metadata,
    _id(),
    sa.Column("role", sa.Text, nullable=False, index=True),
    sa.Column("name", sa.Text, nullable=False, index=True),
    sa.Column("locale", sa.Text, nullable=False, server_default="en"),
    sa.Column("time_zone", sa.Text, nullable=False, server_default="UTC"),
    sa.Column("org_id", Big, sa.ForeignKey("organization.id"), nullable=True, index=True),
    sa.Column("org_by_address", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("availability", sa.Text, nullable=False, server_default="online"),
    sa.Column("verified", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("suspended", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("own_groups_only", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("external_id", sa.Text, nullable=True, unique=True),
    sa.Column("row_version", Big, nullable=False, server_default="1"),
    sa.Column("created_at", Big, nullable=False),
    sa.Column("updated_at", Big, nullable=False),
)
"""``org_by_address``: only the domain of an address, which nobody has proven, says that she is of that organisation."""

address = sa.Table(
    "address",
    metadata,
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("folded", sa.Text, primary_key=True),
    sa.Column("shown", sa.Text, nullable=False),
    sa.Column("user_id", Big, sa.ForeignKey("person.id"), nullable=False),
    sa.Column("position", sa.Integer, nullable=False, server_default="0"),
    sa.Index("address_user", "user_id", "kind", "position"),
)
"""E-mail addresses and telephone numbers (``kind`` email, phone); an address belongs to one person."""

membership = sa.Table(
    "membership",
    metadata,
    sa.Column("user_id", Big, sa.ForeignKey("person.id"), primary_key=True),
    sa.Column("group_id", Big, sa.ForeignKey("desk_group.id"), primary_key=True),
    sa.Column("is_lead", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Index("membership_group", "group_id", "user_id"),
)

# --- tickets ------------------------------------------------------------------------------------------------------

ticket = sa.Table(
    "ticket",
    metadata,
    _id(),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("status_before", sa.Text, nullable=True),
    sa.Column("priority", sa.Text, nullable=True),
    sa.Column("type", sa.Text, nullable=True),
    sa.Column("severity", sa.Integer, nullable=True),
    sa.Column("channel", sa.Text, nullable=False),
    sa.Column("via", sa.LargeBinary, nullable=False),
    sa.Column("requester_id", Big, sa.ForeignKey("person.id"), nullable=False),
    sa.Column("submitter_id", Big, sa.ForeignKey("person.id"), nullable=False),
    sa.Column("assignee_id", Big, sa.ForeignKey("person.id"), nullable=True),
    sa.Column("group_id", Big, sa.ForeignKey("desk_group.id"), nullable=True),
    sa.Column("org_id", Big, sa.ForeignKey("organization.id"), nullable=True),
    sa.Column("category", sa.Text, nullable=False, server_default=""),
    sa.Column("language", sa.Text, nullable=False, server_default="en"),
    sa.Column("form_id", Big, nullable=True),
    sa.Column("custom_status_id", Big, nullable=True),
    sa.Column("custom", sa.LargeBinary, nullable=False, server_default=BytesDefault(b"{}")),
    sa.Column("followup_of", Big, nullable=True),
    sa.Column("merged_into", Big, nullable=True),
    sa.Column("problem_id", Big, nullable=True),
    sa.Column("due_at", Big, nullable=True),
    sa.Column("next_due_at", Big, nullable=True),
    sa.Column("solved_at", Big, nullable=True),
    sa.Column("closed_at", Big, nullable=True),
    sa.Column("deleted_at", Big, nullable=True),
    sa.Column("last_comment_at", Big, nullable=True),
    sa.Column("last_reply_id", Big, nullable=True),
    sa.Column("flagged", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("tags", sa.LargeBinary, nullable=False, server_default=BytesDefault(b"[]")),
    sa.Column("is_unsolved", sa.Integer, nullable=False),
    sa.Column("status_rank", sa.Integer, nullable=False),
    sa.Column("priority_rank", sa.Integer, nullable=False),
    sa.Column("due_sort", Big, nullable=False, server_default=str(DUE_NEVER)),
    sa.Column("seq", Big, nullable=False),
    sa.Column("pub_seq", Big, nullable=False),
    sa.Column("row_version", Big, nullable=False),
    sa.Column("head", sa.Text, nullable=False),
    sa.Column("created_at", Big, nullable=False),
    sa.Column("updated_at", Big, nullable=False),
    sa.Column("pending_at", Big, nullable=True),
)
sa.Index(
    "ticket_by_pending_at",
    ticket.c.status,
    ticket.c.pending_at,
    ticket.c.assignee_id,
    ticket.c.group_id,
    sqlite_where=ticket.c.pending_at.is_not(None),
    postgresql_where=ticket.c.pending_at.is_not(None),
)
"""Of those that wait for the customer: it counts who has waited too long."""

sa.Index(
    "ticket_by_custom_status",
    ticket.c.custom_status_id,
    sqlite_where=ticket.c.custom_status_id.is_not(None),
    postgresql_where=ticket.c.custom_status_id.is_not(None),
)
"""It says whether a word of the desk's own stands on any ticket; those without one are not in it."""

sa.Index(
    "ticket_flagged_by_id",
    ticket.c.id,
    sqlite_where=ticket.c.flagged == sa.true(),
    postgresql_where=ticket.c.flagged == sa.true(),
)
"""Of those that somebody should look at again; they are few."""

SORT_COLUMNS = {
    "updated_at": ticket.c.updated_at,
    "created_at": ticket.c.created_at,
    "next_due_at": ticket.c.due_sort,
    "priority": ticket.c.priority_rank,
    "status": ticket.c.status_rank,
    "id": ticket.c.id,
}
for _name, _column in SORT_COLUMNS.items():
    _tail = () if _name == "id" else (_column,)
    sa.Index(f"ticket_unsolved_by_{_name}", ticket.c.is_unsolved, *_tail, ticket.c.id)
    sa.Index(f"ticket_mine_by_{_name}", ticket.c.assignee_id, ticket.c.is_unsolved, *_tail, ticket.c.id)
    sa.Index(f"ticket_status_by_{_name}", ticket.c.status, *_tail, ticket.c.id)
for _group in (ticket.c.priority_rank, ticket.c.group_id, ticket.c.org_id):
    for _name in GROUP_SORTS:
        if SORT_COLUMNS[_name] is not _group:
            sa.Index(f"ticket_{_group.name}_by_{_name}", ticket.c.is_unsolved, _group, SORT_COLUMNS[_name], ticket.c.id)
sa.Index("ticket_of_requester_id", ticket.c.requester_id, ticket.c.updated_at, ticket.c.id)

ticket_tag = sa.Table(
    "ticket_tag",
    metadata,
    sa.Column("tag", sa.Text, primary_key=True),
    sa.Column("ticket_id", Big, sa.ForeignKey("ticket.id"), primary_key=True),
    sa.Index("ticket_tag_ticket", "ticket_id"),
    sqlite_with_rowid=False,
)

ticket_custom = sa.Table(
    "ticket_custom",
    metadata,
    sa.Column("ticket_id", Big, sa.ForeignKey("ticket.id"), primary_key=True),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("text", sa.Text, nullable=True),
    sa.Column("number", Big, nullable=True),
    sa.Index("ticket_custom_text", "key", "text", "ticket_id"),
    sa.Index("ticket_custom_number", "key", "number", "ticket_id"),
    sqlite_with_rowid=False,
)
"""What a ticket holds in fields of the desk's own, for lists: either a text or a number (yes is 1)."""

tally = sa.Table(
    "tally",
    metadata,
    sa.Column("assignee_id", Big, primary_key=True),
    sa.Column("status", sa.Text, primary_key=True),
    sa.Column("group_id", Big, primary_key=True),
    sa.Column("n", Big, nullable=False),
    sqlite_with_rowid=False,
)
"""How many tickets each assignee and group (0: none) has in each status, moved by every audit: counts without counting."""

seen = sa.Table(
    "seen",
    metadata,
    sa.Column("user_id", Big, primary_key=True),
    sa.Column("ticket_id", Big, primary_key=True),
    sa.Column("seq", Big, nullable=False),
    sqlite_with_rowid=False,
)

audit = sa.Table(
    "audit",
    metadata,
    sa.Column("ticket_id", Big, sa.ForeignKey("ticket.id"), primary_key=True),
    sa.Column("seq", Big, primary_key=True),
    sa.Column("pub_seq", Big, nullable=True),
    sa.Column("feed_seq", Big, nullable=False, unique=True),
    sa.Column("author_id", Big, nullable=True),
    sa.Column("via", sa.Text, nullable=False),
    sa.Column("created_at", Big, nullable=False),
    sa.Column("events", sa.LargeBinary, nullable=False),
    sa.Column("prev_hash", sa.LargeBinary, nullable=False),
    sa.Column("hash", sa.LargeBinary, nullable=False),
    sa.Column("row_version", Big, nullable=False),
    sa.Column("changed", sa.Text, nullable=False),
    sa.Column("client", sa.Text, nullable=False, server_default=""),
    sa.Column("ip", sa.Text, nullable=False, server_default=""),
    sa.Column("token_id", sa.Text, nullable=False, server_default=""),
    sqlite_with_rowid=False,
)

audit_text = sa.Table(
    "audit_text",
    metadata,
    sa.Column("ticket_id", Big, primary_key=True),
    sa.Column("digest", sa.Text, primary_key=True),
    sa.Column("salt", sa.LargeBinary, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sqlite_with_rowid=False,
)
"""The words behind a subject's digests: erased by deleting the row."""

reply = sa.Table(
    "reply",
    metadata,
    _id(),
    sa.Column("ticket_id", Big, sa.ForeignKey("ticket.id"), nullable=False),
    sa.Column("seq", Big, nullable=False),
    sa.Column("author_id", Big, sa.ForeignKey("person.id"), nullable=True),
    sa.Column("on_behalf_of", Big, nullable=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("salt", sa.LargeBinary, nullable=True),
    sa.Column("wrapup_of", sa.Text, nullable=True),
    sa.Column("auto", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("redacted_at", Big, nullable=True),
    sa.Column("created_at", Big, nullable=False),
    sa.Index("reply_ticket", "ticket_id", "seq"),
)

note = sa.Table(
    "note",
    metadata,
    _id(),
    sa.Column("ticket_id", Big, sa.ForeignKey("ticket.id"), nullable=False),
    sa.Column("seq", Big, nullable=False),
    sa.Column("author_id", Big, sa.ForeignKey("person.id"), nullable=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("salt", sa.LargeBinary, nullable=True),
    sa.Column("session_id", sa.Text, nullable=True),
    sa.Column("redacted_at", Big, nullable=True),
    sa.Column("created_at", Big, nullable=False),
    sa.Index("note_ticket", "ticket_id", "seq"),
)

pending_send = sa.Table(
    "pending_send",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("ticket_id", Big, sa.ForeignKey("ticket.id"), nullable=False, index=True),
    sa.Column("owner_id", Big, sa.ForeignKey("person.id"), nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("caller", sa.LargeBinary, nullable=False),
    sa.Column("send_at", Big, nullable=False),
    sa.Column("created_at", Big, nullable=False),
)

draft = sa.Table(
    "draft",
    metadata,
    sa.Column("owner_id", Big, primary_key=True),
    sa.Column("ticket_id", Big, primary_key=True),
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("seen_seq", Big, nullable=False, server_default="0"),
    sa.Column("saved_at", Big, nullable=False),
    sa.Column("why_back", sa.Text, nullable=False, server_default=""),
    sa.Column("uploads", sa.Text, nullable=False, server_default="[]"),
    sa.Column("back", sa.Text, nullable=False, server_default=""),
    sqlite_with_rowid=False,
)

session_ref = sa.Table(
    "session_ref",
    metadata,
    _id(),
    sa.Column("ticket_id", Big, sa.ForeignKey("ticket.id"), nullable=False),
    sa.Column("room", sa.Text, nullable=False, unique=True),
    sa.Column("agent_id", Big, nullable=False),
    sa.Column("nameplate", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("started_at", Big, nullable=True),
    sa.Column("ended_at", Big, nullable=True),
    sa.Column("outcome", sa.Text, nullable=True),
    sa.Column("bytes_to_viewer", Big, nullable=False, server_default="0"),
    sa.Column("bytes_to_host", Big, nullable=False, server_default="0"),
    sa.Column("pairings", sa.Integer, nullable=False, server_default="0"),
    sa.Column("first_seq", Big, nullable=False),
    sa.Column("created_at", Big, nullable=False),
    sa.Column("updated_at", Big, nullable=False),
    sa.Index("session_ref_ticket", "ticket_id", "id"),
    sa.Index("session_ref_state", "state", "id"),
)

session_half = sa.Table(
    "session_half",
    metadata,
    sa.Column("room", sa.Text, primary_key=True),
    sa.Column("end", sa.Text, primary_key=True),
    sa.Column("report", sa.LargeBinary, nullable=False),
    sa.Column("ledger_sha256", sa.Text, nullable=True),
    sa.Column("received_at", Big, nullable=False),
)
"""What one end (viewer, host) said of a session; its ledger file lies beside the database under its SHA-256."""

chat_thread = sa.Table(
    "chat_thread",
    metadata,
    _id(),
    sa.Column("ticket_id", Big, sa.ForeignKey("ticket.id"), nullable=False),
    sa.Column("customer_id", Big, sa.ForeignKey("person.id"), nullable=False),
    sa.Column("key_hash", sa.LargeBinary, nullable=False, unique=True),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("agent_id", Big, nullable=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("first_pub_seq", Big, nullable=False),
    sa.Column("queued_at", Big, nullable=False),
    sa.Column("accepted_at", Big, nullable=True, index=True),
    sa.Column("ended_at", Big, nullable=True),
    sa.Column("outcome", sa.Text, nullable=True),
    sa.Column("thread", sa.LargeBinary, nullable=False),
    sa.Index("chat_thread_ticket", "ticket_id", "state"),
    sa.Index("chat_thread_state", "state", "id"),
)
"""One chat; ``thread`` is ``core.desk.queue.Thread`` as JSON, the columns beside it are what is looked for."""

chat_seat = sa.Table(
    "chat_seat",
    metadata,
    sa.Column("user_id", Big, sa.ForeignKey("person.id"), primary_key=True),
    sa.Column("chat_limit", sa.Integer, nullable=False, server_default="3"),
    sa.Column("languages", sa.Text, nullable=False, server_default=""),
    sa.Column("misses", sa.Integer, nullable=False, server_default="0"),
    sa.Column("last_accept_at", Big, nullable=False, server_default="0"),
    sa.Column("wrap_up_until", Big, nullable=True),
    sa.Column("sent_away_at", Big, nullable=True),
)
"""What the queue remembers of an agent; one who has no row has the defaults."""

search_doc = sa.Table(
    "search_doc",
    metadata,
    _id(),
    sa.Column("ticket_id", Big, sa.ForeignKey("ticket.id"), nullable=False),
    sa.Column("comment_id", Big, nullable=True),
    sa.Column("is_public", sa.Boolean, nullable=False),
    sa.Column("head", sa.Text, nullable=False),
    sa.Index("search_doc_ticket", "ticket_id", "id"),
)
"""One row for each text in the full-text indexes, in order of time. ``head`` is the folded subject, people and number it
was indexed with: a contentless index forgets a text only when it is given back exactly."""
