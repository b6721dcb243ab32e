"""What REST says about tickets (desk.md section 12): request and answer bodies.

Shared by the relay's API and the app's adapter. Entities as they are stored are in ``core.desk.model``; accounts, codes and
rooms in ``core.wire.control``. Times are RFC 3339 UTC with ms. Requests forbid unknown fields, answers ignore them.
"""

from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from assistdesk.core.desk.attached import FILES_MAX
from assistdesk.core.desk.shapes_pages import PageLinks as PageLinks
from assistdesk.core.desk.shapes_pages import PageMeta as PageMeta
from assistdesk.core.desk.times import Instant
from assistdesk.core.desk.times import Rfc3339 as Rfc3339
from assistdesk.core.desk.times import from_rfc3339 as from_rfc3339
from assistdesk.core.desk.times import to_rfc3339 as to_rfc3339
from assistdesk.core.desk.views import Column, GroupKey
from assistdesk.core.wire.control import Answer, Request

Status = Literal["new", "open", "pending", "hold", "solved", "closed", "deleted"]
CustomerStatus = Literal["open", "pending", "solved"]
"""A status in the customer's word."""
Priority = Literal["low", "normal", "high", "urgent"]
Kind = Literal["question", "incident", "problem", "task", "feature"]
ChannelName = Literal["mail", "form", "app", "chat", "voice", "session", "room", "feed", "social", "api", "import"]
CommentKind = Literal[
    "reply", "chat", "voice", "room", "telling", "note", "diagnosis", "whisper", "session_report", "system"
]
Availability = Literal["online", "away", "invisible"]
ParticipantRole = Literal["cc", "follower", "expert"]
TicketRight = Literal["note", "reply", "change", "delete", "log"]
LinkKind = Literal["duplicate", "problem_of", "parent", "followup", "related"]
LooseKind = Literal["duplicate", "problem_of", "parent", "related"]
"""Links that people may take away again; the others tell what was done."""
WireId = Annotated[int, Meta(ge=1)]
Subject = Annotated[str, Meta(min_length=1, max_length=300)]
TAG_CHARS_MAX = 60
TAGS_MAX = 50
"""So many a ticket has at most, and so many are added or taken away at once."""
Tag = Annotated[str, Meta(min_length=1, max_length=TAG_CHARS_MAX)]
Tags = Annotated[tuple[Tag, ...], Meta(max_length=TAGS_MAX)]
FieldKey = Annotated[str, Meta(pattern=r"\A[a-z][a-z0-9]*(_[a-z0-9]+)*\Z", max_length=40)]
"""How a field of the desk's own is called where tickets keep its values."""
CustomValue = Annotated[str, Meta(max_length=500)] | Annotated[int, Meta(ge=-(10**15), le=10**15)] | bool
"""A text, a whole number, yes or no, an option's key, or a day as ``2026-03-01``: the field's kind says which."""
Locale = Annotated[str, Meta(pattern=r"^[a-z]{2}(-[A-Za-z]{2,4})?$")]
BODY_BYTES_MAX = 65_536
REASON_CHARS_MAX = 4_000
SPLIT_MAX = 100
"""So many comments are split off at once."""
CUSTOM_MAX = 100


# --- answers ------------------------------------------------------------------------------------------------------


class UserOut(Answer, frozen=True, kw_only=True):
    """Experts read ``email`` and ``phone`` of nobody but themselves: there they are empty."""

    id: WireId
    role: str
    name: str
    email: str = ""
    phone: str = ""
    locale: str = "en"
    time_zone: str = "UTC"
    org_id: int | None = None
    org_name: str = ""
    org_by_address: bool = False
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
    """One ticket as lists and the conversation's head show it. ``unread``: comments of others after what I last saw. ``clock``:
    the most pressing of its SLA clocks; ``next_due_at``: its place in order. ``custom`` null: a list does not say.
    ``problem_id``: the problem that it was linked to last."""

    id: WireId
    subject: str
    status: Status
    priority: Priority | None = None
    type: Kind | None = None
    severity: int | None = None
    due_at: Rfc3339 | None = None
    problem_id: int | None = None
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
    form_id: int | None = None
    custom: dict[str, CustomValue] | None = None
    custom_status_id: int | None = None
    seq: int
    row_version: int


class AttachmentOut(Answer, frozen=True, kw_only=True):
    """A file on a comment, or one that was sent up and hangs on none yet. ``name`` is safe to show and to save under."""

    id: WireId
    name: str
    size: int
    sha256: str


class UploadAnswer(Answer, frozen=True, kw_only=True):
    upload: AttachmentOut


class CommentOut(Answer, frozen=True, kw_only=True):
    """A Reply (``public``) or a Note. ``seq`` is the number of its audit in the ticket. ``split_into``: the ticket that it
    was split off into, where it stands now. ``mentions``: the colleagues whom a note calls by name."""

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
    attachments: tuple[AttachmentOut, ...] = ()
    split_into: int | None = None
    mentions: tuple[int, ...] = ()


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
    """``key`` names a shipped view. ``editable``: by me. ``query``: the search it was made from, if it was. ``columns`` () are
    the usual ones; ``as_table``: it opens as a table. ``moves``: time alone changes which tickets it has. ``group_id``: it is
    shared with this group's members."""

    id: WireId
    title: str
    key: str = ""
    position: int = 0
    count: int | None = None
    shared: bool = False
    group_id: WireId | None = None
    editable: bool = False
    query: str = ""
    sort: str = "-updated_at"
    columns: tuple[Column, ...] = ()
    group_by: GroupKey | None = None
    as_table: bool = False
    moves: bool = False


class NameOut(Answer, frozen=True, kw_only=True):
    """A group of ours or an organisation, by name."""

    id: WireId
    name: str


class TicketPage(Answer, frozen=True, kw_only=True):
    """GET /tickets, /views/{id}/tickets, /search. ``excerpts`` (search only): ticket id as text -> best excerpt.

    ``users``, ``groups``, ``organizations``: those that these tickets name, where ``include`` does not leave them out.
    ``clocks`` (by ``include`` alone): ticket id as text -> its SLA clocks, the most pressing first.
    """

    tickets: tuple[TicketOut, ...]
    users: tuple[UserOut, ...] = ()
    groups: tuple[NameOut, ...] = ()
    organizations: tuple[NameOut, ...] = ()
    clocks: dict[str, tuple[ClockOut, ...]] = msgspec.field(default_factory=dict)
    meta: PageMeta = PageMeta()
    links: PageLinks = PageLinks()
    excerpts: dict[str, str] = msgspec.field(default_factory=dict)
    partial: bool = False


class TicketAnswer(Answer, frozen=True, kw_only=True):
    """GET /tickets/{id}: the ticket with the people of its conversation. ``clocks``: all of its SLA clocks, the most pressing
    first."""

    ticket: TicketOut
    users: tuple[UserOut, ...] = ()
    clocks: tuple[ClockOut, ...] = ()
    audit: AuditOut | None = None
    comment: CommentOut | None = None


class ViewList(Answer, frozen=True, kw_only=True):
    views: tuple[ViewOut, ...]


class UserList(Answer, frozen=True, kw_only=True):
    """``organizations`` (by ``include``): those that these people are of."""

    users: tuple[UserOut, ...]
    organizations: tuple[NameOut, ...] = ()
    meta: PageMeta = PageMeta()
    links: PageLinks = PageLinks()


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
    """GET /tickets/{id}/drafts/{kind}. ``body``: as its writer's PUT said it last. ``back``: the words of pending sends that
    could not go out any more, ``why_back`` a refusal's rule, ``uploads`` the files that came back with them; they may be sent
    again."""

    ticket_id: WireId
    kind: Literal["reply", "note"]
    body: str
    seen_seq: int = 0
    saved_at: Rfc3339
    back: str = ""
    why_back: str = ""
    uploads: tuple[AttachmentOut, ...] = ()


class SeenAnswer(Answer, frozen=True, kw_only=True):
    seen_seq: int


# --- requests -----------------------------------------------------------------------------------------------------


class CommentIn(Request, frozen=True, kw_only=True):
    """``seen_seq``: the newest public reply I had seen when I wrote; a newer one by a colleague: 409 newer_reply.

    ``uploads``: sent up before; the body may be empty then. ``wrapup_of``: the "chat:ID", "call:ID" or "session:ROOM" it ends.
    """

    body: Annotated[str, Meta(max_length=BODY_BYTES_MAX)]
    public: bool
    seen_seq: int | None = None
    kind: CommentKind | None = None
    wrapup_of: str | None = None
    undo_s: Annotated[int, Meta(ge=0, le=60)] = 0
    uploads: Annotated[tuple[WireId, ...], Meta(max_length=FILES_MAX)] = ()


class MergeIn(Request, frozen=True, kw_only=True):
    """POST /tickets/{id}/merge: this ticket is closed into that one, until unmerge. ``copy_requester``: whoever asked is put in
    copy there. ``customers_see``: its public words are read there by customers, where both are of one organisation."""

    target_id: WireId
    copy_requester: bool = False
    customers_see: bool = False


class FollowUpIn(Request, frozen=True, kw_only=True):
    """POST /tickets/{id}/followup: a new ticket that goes on from this closed one. ``subject`` None: the same."""

    subject: Subject | None = None
    comment: CommentIn


class SplitIn(Request, frozen=True, kw_only=True):
    """POST /tickets/{id}/split: a new ticket of the same customer, with these comments of this one in it."""

    subject: Subject
    comment_ids: Annotated[tuple[WireId, ...], Meta(min_length=1, max_length=SPLIT_MAX)]


class EscalateTicketIn(Request, frozen=True, kw_only=True):
    """POST /tickets/{id}/escalate: that group takes it over; the reason becomes an internal note."""

    group_id: WireId
    reason: Annotated[str, Meta(min_length=1, max_length=REASON_CHARS_MAX)]


class TicketChange(Request, frozen=True, kw_only=True):
    """PUT /tickets/{id}: only the fields that are set change. ``macro_id``: they are what this macro proposed.

    ``custom``: the keys that are named change; null empties one. ``custom_status_id`` brings its status with it. ``add_tags``,
    ``remove_tags``: instead of ``tags``, from those that it has then, so that they meet no other's. ``due_at``: of a task.
    ``flagged``: for review.
    """

    row_version: int | None = None
    subject: Subject | UnsetType = UNSET
    status: Status | UnsetType = UNSET
    custom_status_id: WireId | UnsetType | None = UNSET
    priority: Priority | UnsetType = UNSET
    type: Kind | UnsetType | None = UNSET
    severity: Annotated[int, Meta(ge=1, le=4)] | UnsetType | None = UNSET
    due_at: Instant | UnsetType | None = UNSET
    assignee_id: WireId | UnsetType | None = UNSET
    group_id: WireId | UnsetType | None = UNSET
    tags: Tags | UnsetType = UNSET
    add_tags: Tags = ()
    remove_tags: Tags = ()
    language: Annotated[str, Meta(max_length=16)] | UnsetType = UNSET
    category: Annotated[str, Meta(max_length=200)] | UnsetType = UNSET
    form_id: WireId | UnsetType | None = UNSET
    flagged: bool | UnsetType = UNSET
    custom: Annotated[dict[FieldKey, CustomValue | None], Meta(max_length=CUSTOM_MAX)] | UnsetType = UNSET
    comment: CommentIn | None = None
    macro_id: WireId | None = None


class TicketPut(Request, frozen=True, kw_only=True):
    ticket: TicketChange


class RequesterIn(Request, frozen=True, kw_only=True):
    """Found by e-mail, else made. ``locale`` null: the ticket's language."""

    name: Annotated[str, Meta(min_length=1, max_length=200)]
    email: Annotated[str, Meta(max_length=254)] = ""
    phone: Annotated[str, Meta(max_length=40)] = ""
    organisation: Annotated[str, Meta(max_length=200)] = ""
    locale: Annotated[str, Meta(max_length=16)] | None = None


class TicketFields(Request, frozen=True, kw_only=True):
    """A new ticket but for its words. ``form_id``: its group and tags are given to the ticket. ``due_at``: of a task alone.
    ``language`` null: that of its words, else the requester's."""

    subject: Subject
    requester_id: WireId | None = None
    requester: RequesterIn | None = None
    priority: Priority | None = None
    status: Status | None = None
    custom_status_id: WireId | None = None
    type: Kind | None = None
    due_at: Instant | None = None
    channel: ChannelName = "app"
    assignee_id: WireId | None = None
    tags: Tags = ()
    language: Annotated[str, Meta(max_length=16)] | None = None
    form_id: WireId | None = None
    custom: Annotated[dict[FieldKey, CustomValue], Meta(max_length=CUSTOM_MAX)] = msgspec.field(default_factory=dict)


class TicketNew(TicketFields, frozen=True, kw_only=True):
    comment: CommentIn


class TicketPost(Request, frozen=True, kw_only=True):
    ticket: TicketNew


class DraftIn(Request, frozen=True, kw_only=True):
    body: Annotated[str, Meta(max_length=BODY_BYTES_MAX)]
    seen_seq: Annotated[int, Meta(ge=0)] = 0


class SeenIn(Request, frozen=True, kw_only=True):
    seq: Annotated[int, Meta(ge=0)]
