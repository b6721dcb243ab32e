"""The desk's entities as they are stored (desk.md section 1).

Structs only: what a ticket, a person, a comment or an audit consists of. Their rules live beside them (``states`` for
status, ``chain`` for the log, ``views`` for lists); what travels over REST is in ``shapes``. Times are Unix milliseconds
(``Ms``), ids are given by the server. Nothing here knows a database, a clock or a wire.
"""

import enum
from typing import Annotated, Literal, assert_never

import msgspec
from msgspec import Meta

from assistdesk.core.desk.events import Event as Event
from assistdesk.core.desk.events import read_events as read_events
from assistdesk.core.desk.session_shapes import SessionReport
from assistdesk.core.desk.shapes import ChannelName, CommentKind, CustomValue, Kind, Priority, Status
from assistdesk.core.desk.views import Conditions, Layout, Sort

Id = Annotated[int, Meta(gt=0)]
Ms = int
UserRole = Literal["customer", "agent", "expert", "admin", "bot"]
ReplyKind = Literal["reply", "chat", "voice", "room", "telling"]
NoteKind = Literal["note", "diagnosis", "whisper", "session_report", "system"]

UNSOLVED: frozenset[Status] = frozenset(("new", "open", "pending", "hold"))
REPLY_KINDS: frozenset[CommentKind] = frozenset(("reply", "chat", "voice", "room", "telling"))
CHAT_BODY_BYTES_MAX = 16_384


class Side(enum.StrEnum):
    """Rule G2: ours helps, theirs is helped, none is a bot or the system and never counts as a human reply."""

    OURS = "ours"
    THEIRS = "theirs"
    NONE = "none"


def side_of(role: UserRole) -> Side:
    match role:
        case "agent" | "expert" | "admin":
            return Side.OURS
        case "customer":
            return Side.THEIRS
        case "bot":
            return Side.NONE
        case _:
            assert_never(role)


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """Every stored thing has an id and knows when it came and last changed."""

    id: Id
    created_at: Ms
    updated_at: Ms


class Group(Entity, frozen=True, kw_only=True):
    name: Annotated[str, Meta(min_length=1, max_length=200)]
    tier: Literal["L1", "L2", "L3"] = "L1"
    external: bool = False
    lead_ids: tuple[Id, ...] = ()


class Via(msgspec.Struct, frozen=True, kw_only=True):
    """Where a ticket came from, in the source's own words: sender, receiver, its id there."""

    sender: str = ""
    receiver: str = ""
    ref: str = ""


class Ticket(Entity, frozen=True, kw_only=True):
    """``seq`` and ``pub_seq`` are the last numbers of its two streams, ``head`` the last hash of its log.

    ``status_before`` is what a restore or an unmerge gives back. ``custom``: values by their field's key. ``pending_at``: since
    when it waits for the customer, while it does. ``problem_id``: the problem that it was linked to last.
    """

    subject: Annotated[str, Meta(min_length=1, max_length=300)]
    status: Status
    priority: Priority | None = None
    type: Kind | None = None
    severity: Annotated[int, Meta(ge=1, le=4)] | None = None
    channel: ChannelName = "app"
    via: Via = Via()
    requester_id: Id
    submitter_id: Id
    assignee_id: Id | None = None
    group_id: Id | None = None
    org_id: Id | None = None
    tags: tuple[str, ...] = ()
    category: str = ""
    language: str = "en"
    form_id: Id | None = None
    custom_status_id: Id | None = None
    custom: dict[str, CustomValue] = msgspec.field(default_factory=dict)
    problem_id: Id | None = None
    followup_of: Id | None = None
    merged_into: Id | None = None
    due_at: Ms | None = None
    next_due_at: Ms | None = None
    pending_at: Ms | None = None
    solved_at: Ms | None = None
    closed_at: Ms | None = None
    deleted_at: Ms | None = None
    last_comment_at: Ms | None = None
    status_before: Status | None = None
    flagged: bool = False
    seq: int = 0
    pub_seq: int = 0
    row_version: int = 0
    head: str = ""


class Reply(Entity, frozen=True, kw_only=True):
    """A public comment: what the customer may read. ``seq`` is the number of its audit."""

    ticket_id: Id
    author_id: Id | None
    kind: ReplyKind = "reply"
    body: str
    seq: int
    on_behalf_of: Id | None = None
    wrapup_of: str | None = None
    auto: bool = False
    redacted_at: Ms | None = None


class Note(Entity, frozen=True, kw_only=True):
    """An internal comment. It has no path outward: other table, other repository, other struct than a reply."""

    ticket_id: Id
    author_id: Id | None
    kind: NoteKind = "note"
    body: str
    seq: int
    session_id: str | None = None
    mentions: tuple[Id, ...] = ()
    redacted_at: Ms | None = None


class Audit(msgspec.Struct, frozen=True, kw_only=True):
    """One change of one ticket. ``events`` is the stored JSON array; ``head`` of a ticket is its last ``hash``."""

    ticket_id: Id
    seq: int
    pub_seq: int | None
    feed_seq: int
    author_id: Id | None
    via: str
    created_at: Ms
    events: bytes
    prev_hash: str
    hash: str


class SessionRef(Entity, frozen=True, kw_only=True):
    """What a ticket keeps of one session, whoever of its three witnesses spoke: relay, agent's end, customer's end."""

    ticket_id: Id
    room: str
    agent_id: Id
    state: Literal["waiting", "live", "apart", "ended"]
    nameplate: str = ""
    started_at: Ms | None = None
    ended_at: Ms | None = None
    outcome: str | None = None
    bytes_to_viewer: int = 0
    bytes_to_host: int = 0
    pairings: int = 0
    viewer_report: SessionReport | None = None
    host_report: SessionReport | None = None
    first_seq: int = 0


class View(msgspec.Struct, frozen=True, kw_only=True):
    """A saved ticket list. ``key`` names a shipped view; its title is then that key and is put into words on the screen.

    ``owner_id`` None: shared, with all or with the members of ``group_id``; ``author_id`` made it. ``query``: the search it was
    made from, if it was.
    """

    id: Id
    key: str = ""
    title: str
    conditions: Conditions
    sort: Sort
    position: int = 0
    owner_id: Id | None = None
    author_id: Id | None = None
    group_id: Id | None = None
    query: str = ""
    layout: Layout = Layout()


DraftKind = Literal["reply", "note"]


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """Text someone is still writing; only its owner's send or discard may touch it. ``back``: words of a send that could not
    go out, with why and their files (``uploads``, on no comment)."""

    owner_id: Id
    ticket_id: Id
    kind: DraftKind
    body: str
    seen_seq: int = 0
    shared: bool = False
    saved_at: Ms = 0
    back: str = ""
    why_back: str = ""
    uploads: tuple[Id, ...] = ()
