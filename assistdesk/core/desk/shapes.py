"""What REST says about tickets (desk.md section 12): request and answer bodies.

Shared by the relay's API and the app's adapter. Entities as they are stored and their rules are in ``core.desk.model``;
accounts, codes and rooms in ``core.wire.control``.
Times are RFC 3339 UTC with milliseconds (``Rfc3339``). Requests forbid unknown fields, answers ignore them.
"""

import datetime
from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from assistdesk.core.wire.control import Answer, Request

Rfc3339 = Annotated[str, Meta(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")]
Status = Literal["new", "open", "pending", "hold", "solved", "closed", "deleted"]
Priority = Literal["low", "normal", "high", "urgent"]
Kind = Literal["question", "incident", "problem", "task", "feature"]
ChannelName = Literal["mail", "form", "app", "chat", "voice", "session", "room", "feed", "social", "api", "import"]
CommentKind = Literal[
    "reply", "chat", "voice", "room", "telling", "note", "diagnosis", "whisper", "session_report", "system"
]
Availability = Literal["online", "away", "invisible"]
WireId = Annotated[int, Meta(ge=1)]
Subject = Annotated[str, Meta(min_length=1, max_length=300)]
Tag = Annotated[str, Meta(min_length=1, max_length=60)]
BODY_BYTES_MAX = 65_536


def to_rfc3339(at_ms: int) -> str:
    """Unix milliseconds -> ``2026-03-01T10:21:00.000Z``."""
    at = datetime.datetime.fromtimestamp(at_ms // 1000, datetime.UTC)
    return f"{at:%Y-%m-%dT%H:%M:%S}.{at_ms % 1000:03d}Z"


def from_rfc3339(text: str) -> int:
    """The inverse of ``to_rfc3339``; raises ValueError on anything else."""
    at = datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=datetime.UTC)
    return int(at.timestamp()) * 1000 + at.microsecond // 1000


# --- answers ------------------------------------------------------------------------------------------------------


class UserOut(Answer, frozen=True, kw_only=True):
    id: WireId
    role: str
    name: str
    email: str = ""
    phone: str = ""
    locale: str = "en"
    time_zone: str = "UTC"
    org_id: int | None = None
    org_name: str = ""
    availability: str = "online"
    suspended: bool = False


class LiveSession(Answer, frozen=True, kw_only=True):
    """A session that runs, or a code that waits, for this ticket."""

    room: str
    agent_id: int
    state: str
    since: Rfc3339


class ClockOut(Answer, frozen=True, kw_only=True):
    """An SLA clock as it stood at ``as_of`` (desk.md section 5). Nothing since has changed how it runs, so who counts on from
    there, in calendar hours or in those of the named schedule version, knows it at any later moment.

    ``due_at``: null unless it runs. ``late_at``: from then on it is breached if nothing changes.
    """

    metric: str
    instance: int = 1
    state: Literal["active", "paused", "closed"]
    result: Literal["met", "breached", "cancelled"] | None = None
    badge: Literal["breached", "paused", "warning", "running", "met"] | None = None
    target_s: int
    elapsed_ms: int
    as_of: Rfc3339
    started_at: Rfc3339
    ended_at: Rfc3339 | None = None
    hours: Literal["calendar", "business"] = "calendar"
    schedule_id: int | None = None
    schedule_version: int | None = None
    due_at: Rfc3339 | None = None
    warn_at: Rfc3339 | None = None
    late_at: Rfc3339 | None = None
    breached_at: Rfc3339 | None = None
    policy_id: int = 0
    policy_version: int = 0
    priority_applied: str = "normal"


class TicketOut(Answer, frozen=True, kw_only=True):
    """One ticket as lists and the conversation's head show it. ``unread``: comments of others after what I last saw.

    ``clock`` is the most pressing of its SLA clocks, ``next_due_at`` what it is sorted by.
    """

    id: WireId
    subject: str
    status: Status
    priority: Priority | None = None
    type: Kind | None = None
    channel: str = "app"
    requester_id: int
    submitter_id: int
    assignee_id: int | None = None
    group_id: int | None = None
    org_id: int | None = None
    tags: tuple[str, ...] = ()
    language: str = "en"
    category: str = ""
    created_at: Rfc3339
    updated_at: Rfc3339
    solved_at: Rfc3339 | None = None
    last_comment_at: Rfc3339 | None = None
    preview: str = ""
    preview_author_id: int | None = None
    unread: int = 0
    seen_seq: int = 0
    flagged: bool = False
    live: LiveSession | None = None
    next_due_at: Rfc3339 | None = None
    clock: ClockOut | None = None
    seq: int
    row_version: int


class CommentOut(Answer, frozen=True, kw_only=True):
    """A Reply (``public``) or a Note. ``seq`` is the number of its audit in the ticket."""

    id: WireId
    ticket_id: WireId
    public: bool
    kind: CommentKind
    author_id: int | None
    body: str
    created_at: Rfc3339
    seq: int
    session_id: str | None = None
    redacted: bool = False


class AuditOut(Answer, frozen=True, kw_only=True):
    """One change. ``events`` are raw: readers decode those they know (``core.desk.model.read_events``), skip the rest.

    ``comments``: on the events socket, the comments that this audit names (on a page they stand beside the audits).
    """

    ticket_id: WireId
    seq: int
    pub_seq: int | None = None
    feed_seq: int = 0
    author_id: int | None = None
    via: str = "api"
    created_at: Rfc3339
    events: tuple[msgspec.Raw, ...] = ()
    prev_hash: str = ""
    hash: str = ""
    comments: tuple[CommentOut, ...] = ()


class FeedLine(Answer, frozen=True, kw_only=True):
    """The thin line that lists hear: which ticket changed and in which fields (``comment`` for a reply or note)."""

    ticket_id: WireId
    seq: int
    row_version: int
    changed: tuple[str, ...] = ()
    author_id: int | None = None


class ViewOut(Answer, frozen=True, kw_only=True):
    """``key`` names a shipped view. ``editable``: by me. ``query``: the search it was made from, if it was."""

    id: WireId
    title: str
    key: str = ""
    position: int = 0
    count: int | None = None
    shared: bool = False
    editable: bool = False
    query: str = ""


class PageMeta(Answer, frozen=True, kw_only=True):
    has_more: bool = False
    after_cursor: str | None = None
    total: int | None = None


class TicketPage(Answer, frozen=True, kw_only=True):
    """GET /tickets, /views/{id}/tickets, /search. ``excerpts`` (search only): ticket id as text -> best excerpt."""

    tickets: tuple[TicketOut, ...]
    users: tuple[UserOut, ...] = ()
    meta: PageMeta = PageMeta()
    excerpts: dict[str, str] = msgspec.field(default_factory=dict)
    partial: bool = False


class TicketAnswer(Answer, frozen=True, kw_only=True):
    """GET /tickets/{id}: the ticket with the people of its conversation."""

    ticket: TicketOut
    users: tuple[UserOut, ...] = ()
    audit: AuditOut | None = None
    comment: CommentOut | None = None


class TimelinePage(Answer, frozen=True, kw_only=True):
    """GET /tickets/{id}/timeline?before=SEQ&limit=50; GET /tickets/{id}/audits and /comments answer halves of it.

    The newest *limit* audits older than *before*, in ascending order, with the comments and people they name.
    """

    audits: tuple[AuditOut, ...] = ()
    comments: tuple[CommentOut, ...] = ()
    users: tuple[UserOut, ...] = ()
    session_refs: tuple["SessionRefOut", ...] = ()
    meta: PageMeta = PageMeta()


class ViewList(Answer, frozen=True, kw_only=True):
    views: tuple[ViewOut, ...]


class UserList(Answer, frozen=True, kw_only=True):
    users: tuple[UserOut, ...]


class UserAnswer(Answer, frozen=True, kw_only=True):
    user: UserOut


class PendingSend(Answer, frozen=True, kw_only=True):
    id: str
    send_at: Rfc3339


class PendingAnswer(Answer, frozen=True, kw_only=True):
    pending_send: PendingSend


class UndoneAnswer(Answer, frozen=True, kw_only=True):
    """DELETE /pending_sends/{id}: the words, given back to the draft."""

    ticket_id: WireId
    comment: "CommentIn"


class DraftOut(Answer, frozen=True, kw_only=True):
    """GET /tickets/{id}/drafts/{kind}. ``why_back``: a pending send that could not go out any more (a refusal's rule)."""

    ticket_id: WireId
    kind: Literal["reply", "note"]
    body: str
    seen_seq: int = 0
    saved_at: Rfc3339
    why_back: str = ""


class FieldConflict(Answer, frozen=True, kw_only=True):
    """One field that someone else changed meanwhile. Values are JSON: what I sent, what stands there now."""

    field: str
    mine: msgspec.Raw
    theirs: msgspec.Raw


class Conflict(Answer, frozen=True, kw_only=True):
    """The part of a 409's problem+json that a person can decide on.

    ``/problems/row_version``: ``fields`` and the ticket as it is. ``/problems/newer_reply``: ``newer`` and the
    ``seen_seq`` to send again with.
    """

    fields: tuple[FieldConflict, ...] = ()
    ticket: TicketOut | None = None
    newer: tuple[CommentOut, ...] = ()
    seen_seq: int | None = None


class SeenAnswer(Answer, frozen=True, kw_only=True):
    seen_seq: int


# --- requests -----------------------------------------------------------------------------------------------------


class CommentIn(Request, frozen=True, kw_only=True):
    """``seen_seq``: the newest public reply I had seen when I wrote; a newer one by a colleague: 409 newer_reply."""

    body: Annotated[str, Meta(min_length=1, max_length=BODY_BYTES_MAX)]
    public: bool
    seen_seq: int | None = None
    kind: CommentKind | None = None
    wrapup_of: str | None = None
    undo_s: Annotated[int, Meta(ge=0, le=60)] = 0


class TicketChange(Request, frozen=True, kw_only=True):
    """PUT /tickets/{id}: only the fields that are set change. ``macro_id``: they are what this macro proposed."""

    row_version: int | None = None
    subject: Subject | UnsetType = UNSET
    status: Status | UnsetType = UNSET
    priority: Priority | UnsetType = UNSET
    type: Kind | UnsetType | None = UNSET
    severity: Annotated[int, Meta(ge=1, le=4)] | UnsetType | None = UNSET
    assignee_id: WireId | UnsetType | None = UNSET
    group_id: WireId | UnsetType | None = UNSET
    tags: Annotated[tuple[Tag, ...], Meta(max_length=50)] | UnsetType = UNSET
    language: Annotated[str, Meta(max_length=16)] | UnsetType = UNSET
    category: Annotated[str, Meta(max_length=200)] | UnsetType = UNSET
    comment: CommentIn | None = None
    macro_id: WireId | None = None


class TicketPut(Request, frozen=True, kw_only=True):
    ticket: TicketChange


class RequesterIn(Request, frozen=True, kw_only=True):
    """Found by e-mail, else made."""

    name: Annotated[str, Meta(min_length=1, max_length=200)]
    email: Annotated[str, Meta(max_length=254)] = ""
    phone: Annotated[str, Meta(max_length=40)] = ""
    organisation: Annotated[str, Meta(max_length=200)] = ""
    locale: Annotated[str, Meta(max_length=16)] = "en"


class TicketNew(Request, frozen=True, kw_only=True):
    subject: Subject
    requester_id: WireId | None = None
    requester: RequesterIn | None = None
    comment: CommentIn
    priority: Priority | None = None
    status: Status | None = None
    type: Kind | None = None
    channel: ChannelName = "app"
    assignee_id: WireId | None = None
    tags: Annotated[tuple[Tag, ...], Meta(max_length=50)] = ()
    language: Annotated[str, Meta(max_length=16)] = "en"


class TicketPost(Request, frozen=True, kw_only=True):
    ticket: TicketNew


class DraftIn(Request, frozen=True, kw_only=True):
    body: Annotated[str, Meta(max_length=BODY_BYTES_MAX)]
    seen_seq: Annotated[int, Meta(ge=0)] = 0


class SeenIn(Request, frozen=True, kw_only=True):
    seq: Annotated[int, Meta(ge=0)]


class AvailabilityIn(Request, frozen=True, kw_only=True):
    availability: Availability


# --- sessions in a ticket (desk.md section 8; protocol.md section 14) ---------------------------------------------


class GrantSpan(msgspec.Struct, frozen=True, kw_only=True):
    """One grant: when it was on, in session milliseconds; ``seconds`` leaves out the time it was held."""

    permission: str
    grant: int
    from_ms: int
    to_ms: int
    seconds: int
    why_ended: str = ""


class LineQuality(msgspec.Struct, frozen=True, kw_only=True):
    """Medians over the session: delay, pictures a second, kB a second; how often the line was lost and for how long."""

    rtt_ms: int | None = None
    fps: int | None = None
    kbps: int | None = None
    losses: int = 0
    lost_s: int = 0


class SessionReport(msgspec.Struct, frozen=True, kw_only=True):
    """What of a session's ledger goes into its ticket. Facts only: sentences are made where they are shown."""

    session_id: str
    started_at_ms: int
    ended_at_ms: int
    agent_name: str
    verified: bool = False
    reason: str = "ended"
    safety: str = "off"
    permissions: tuple[GrantSpan, ...] = ()
    line: LineQuality = LineQuality()
    refused: int = 0
    entries: int = 0
    ledger_head: str = ""
    countersigned_to: int | None = None
    flagged: bool = False


class ReportIn(Request, frozen=True, kw_only=True):
    """POST /rooms/{room}/report: one end's half. ``ledger`` is its ``.adledger`` file, at most 4 MiB.

    The viewer authorises with its access token, the host with its session pass.
    """

    end: Literal["viewer", "host"]
    report: SessionReport
    ledger: Annotated[bytes, Meta(max_length=4 * 1024 * 1024)] = b""


class ReportAnswer(Answer, frozen=True, kw_only=True):
    accepted: bool
    witness: str


class SessionRefOut(Answer, frozen=True, kw_only=True):
    """One session as the ticket keeps it: one timeline entry, however many of its witnesses have spoken.

    ``witness``: relay (neither end has reported), agent, customer, both. ``missing``: ends whose ledger is not in yet.
    ``differences``: where witnesses disagree (field names).
    """

    id: WireId
    ticket_id: WireId
    room: str
    session_id: str | None = None
    agent_id: int
    state: Literal["waiting", "live", "apart", "ended"]
    started_at: Rfc3339 | None = None
    ended_at: Rfc3339 | None = None
    outcome: str | None = None
    witness: str = "relay"
    missing: tuple[str, ...] = ()
    differences: tuple[str, ...] = ()
    report: SessionReport | None = None
    bytes_to_viewer: int = 0
    bytes_to_host: int = 0
    first_seq: int = 0
