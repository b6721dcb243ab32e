"""The frozen picture of all that a window may show (experience.md section 2.1).

The runtime builds snapshots, windows read them and nothing else of the runtime (intents go the other way). A snapshot
holds facts and causes, never sentences: ``ui/text.py`` makes those. It holds no pixels either: those reach the screen
view as ``PictureUpdate`` by a road of their own, because a picture changes 60 times a second and a snapshot should
not.

Times named ``*_at_ms`` are Unix milliseconds, ``*_s`` seconds, counted when the snapshot was made; a window that
shows a running clock counts on from ``made_at_ms``.
"""

from __future__ import annotations  # the desk's modules are named here; a window that shows no ticket loads none

import enum
from typing import TYPE_CHECKING

import msgspec

from assistdesk.runtime.snapshot_calls import CallsView
from assistdesk.runtime.snapshot_context import ContextSetting, ContextView
from assistdesk.runtime.snapshot_forms import FormsView, TicketFields
from assistdesk.runtime.snapshot_groups import GroupsView
from assistdesk.runtime.snapshot_left import LeftSheet
from assistdesk.runtime.snapshot_macros import MacroForm
from assistdesk.runtime.snapshot_measures import MeasuresView
from assistdesk.runtime.snapshot_merging import AskedView, FoundTickets
from assistdesk.runtime.snapshot_organizations import CustomerView, OrganizationsView
from assistdesk.runtime.snapshot_parts import Cause, TagsFound
from assistdesk.runtime.snapshot_people import InboxView, ParticipantView, PeopleFound, Rights
from assistdesk.runtime.snapshot_refused import RefusedSend
from assistdesk.runtime.snapshot_rules import RulesView
from assistdesk.runtime.snapshot_session import ColleagueAsk, SessionView
from assistdesk.runtime.snapshot_settings import DeskSettingsView
from assistdesk.runtime.snapshot_sign_in import SignInView
from assistdesk.runtime.snapshot_statuses import StatusesView, StatusWord
from assistdesk.runtime.snapshot_triggers import TriggersView
from assistdesk.runtime.snapshot_views import ViewEditing

if TYPE_CHECKING:
    from assistdesk.core.desk.badges import ClockFacts
    from assistdesk.core.desk.events import Value
    from assistdesk.core.desk.model_service import Schedule
    from assistdesk.core.desk.shapes import AttachmentOut
    from assistdesk.core.desk.shapes_pages import SearchSort
    from assistdesk.core.desk.shapes_rules import ClocksAnswer
    from assistdesk.core.desk.timeline import Item
    from assistdesk.core.desk.timeline_shapes import LinkOut
    from assistdesk.core.desk.views import Column, GroupKey


class Me(msgspec.Struct, frozen=True):
    """``is_external``: I sit in a group of another house's."""

    user_id: int
    name: str
    email: str
    role: str
    availability: str = "online"
    is_external: bool = False


class LinkPhase(enum.StrEnum):
    LIVE = "live"
    CATCHING_UP = "catching_up"
    RECONNECTING = "reconnecting"
    OFFLINE = "offline"


class LinkView(msgspec.Struct, frozen=True):
    phase: LinkPhase = LinkPhase.OFFLINE
    since_ms: int = 0
    retry_in_s: int = 0
    behind: int = 0
    unsent: int = 0


class ViewItem(msgspec.Struct, frozen=True):
    """A saved ticket list. Default views have a ``key`` (mine, unassigned, waiting, all, solved) and are titled by
    text.py. ``query``: the search it was made from; ``editable``: by me; ``moves``: by time alone; ``group_id``: it is shared
    with that group's members, 0: with no group."""

    id: int
    key: str = ""
    title: str = ""
    count: int | None = None
    shared: bool = False
    editable: bool = False
    query: str = ""
    sort: str = "-updated_at"
    columns: tuple[Column, ...] = ()
    group_by: GroupKey | None = None
    as_table: bool = False
    moves: bool = False
    group_id: int = 0


class PersonView(msgspec.Struct, frozen=True):
    user_id: int
    name: str
    organisation: str = ""
    email: str = ""
    phone: str = ""
    locale: str = ""
    time_zone: str = ""
    online: bool = False
    """One of ours who is there for others; of theirs nobody knows."""
    org_by_address: bool = False
    """Only an address that nobody proved says whose she is."""


class PresenceView(msgspec.Struct, frozen=True):
    user_id: int
    name: str
    state: str


class GroupMark(msgspec.Struct, frozen=True):
    """The group that the relay put a ticket into: what is grouped by, its value, and the name of an id."""

    by: str
    value: str | int | None = None
    name: str = ""


class TicketRow(msgspec.Struct, frozen=True):
    id: int
    subject: str
    requester: PersonView
    status: str
    priority: str | None = None
    assignee_id: int | None = None
    assignee_name: str = ""
    channel: str = "app"
    language: str = ""
    tags: tuple[str, ...] = ()
    preview: str = ""
    preview_mine: bool = False
    updated_at_ms: int = 0
    created_at_ms: int = 0
    unread: int = 0
    flagged: bool = False
    live: str = ""
    live_since_ms: int | None = None
    row_version: int = 0
    seq: int = 0
    presence: tuple[PresenceView, ...] = ()
    pending: bool = False
    clock: ClockFacts | None = None
    type: str = ""
    severity: int | None = None
    category: str = ""
    group_id: int | None = None
    group_name: str = ""
    org_name: str = ""
    group: GroupMark | None = None
    custom_status_id: int | None = None
    due_at_ms: int | None = None
    status_label: str = ""
    """The desk's own word for the status; "": the shipped one."""
    put_off_until_ms: int = 0
    """0: its notices come as ever."""


class TicketListView(msgspec.Struct, frozen=True):
    """``sort``: what was chosen, "" the view's own; ``order``, ``group_by``: how the relay says the rows stand.
    ``search_sort``: how what a search found is to stand."""

    rows: tuple[TicketRow, ...] = ()
    view_id: int | None = None
    query: str = ""
    selected_id: int | None = None
    total: int | None = None
    has_more: bool = False
    loading: bool = False
    loading_since_ms: int = 0
    error: Cause | None = None
    as_of_ms: int = 0
    sort: str = ""
    search_sort: SearchSort = "newest"
    order: str = ""
    group_by: str = ""


class ComposerMode(enum.StrEnum):
    REPLY = "reply"
    NOTE = "note"


class DraftView(msgspec.Struct, frozen=True):
    """What stands in the composer of the open ticket; each mode keeps its own text. ``saved`` = on this computer's
    disk."""

    mode: ComposerMode = ComposerMode.REPLY
    reply: str = ""
    note: str = ""
    saved: bool = True
    revision: int = 0


class UploadView(msgspec.Struct, frozen=True):
    """A file in the composer. ``state`` sending, waiting (it goes again by itself), ready or failed; ``size`` in bytes: what
    has gone so far while it goes; ``may_retry``: trying again at once may help."""

    key: str
    mode: ComposerMode
    name: str
    size: int
    state: str
    error: Cause | None = None
    may_retry: bool = False


class PendingView(msgspec.Struct, frozen=True):
    """Written, not yet with the relay (``state`` unsent, failed), or waiting there for its undo time (undo)."""

    key: str
    ticket_id: int
    public: bool
    body: str
    state: str
    send_at_ms: int | None = None
    error: Cause | None = None
    files: tuple[AttachmentOut, ...] = ()


class Collision(msgspec.Struct, frozen=True):
    """A colleague replied meanwhile (409 newer_reply): shown and asked about once."""

    key: str
    name: str
    body: str


class FieldClash(msgspec.Struct, frozen=True):
    """A field that I set and a colleague set otherwise: both values, as the relay names them."""

    field: str
    mine: Value
    theirs: Value


class Clash(msgspec.Struct, frozen=True):
    """A change of mine that waits for a choice (409 row_version); ``has_words``: a reply or note goes with it."""

    key: str
    fields: tuple[FieldClash, ...]
    has_words: bool = False


class ExplainedView(msgspec.Struct, frozen=True):
    """*Clock explained*: all clocks of a ticket, as the relay told them last. ``schedules``: (id, name) of hours to ask about;
    ``pause_on_hold``, ``schedule_id``: what was asked."""

    ticket_id: int
    pause_on_hold: bool = False
    schedule_id: int = 0
    schedules: tuple[tuple[int, str], ...] = ()
    loading: bool = False
    error: Cause | None = None
    answer: ClocksAnswer | None = None


class TicketView(msgspec.Struct, frozen=True):
    row: TicketRow
    items: tuple[Item, ...] = ()
    has_older: bool = False
    loading: bool = False
    loading_since_ms: int = 0
    error: Cause | None = None
    gone: bool = False
    draft: DraftView = DraftView()
    uploads: tuple[UploadView, ...] = ()
    pending: tuple[PendingView, ...] = ()
    collision: Collision | None = None
    clash: Clash | None = None
    presence: tuple[PresenceView, ...] = ()
    earlier_sessions: int = 0
    chat: ChatView | None = None
    agents: tuple[PersonView, ...] = ()
    named: tuple[PersonView, ...] = ()
    explained: ExplainedView | None = None
    clocks: tuple[ClockFacts, ...] = ()
    links: tuple[LinkOut, ...] = ()
    participants: tuple[ParticipantView, ...] = ()
    may: Rights = Rights()
    groups: tuple[GroupView, ...] = ()
    fields: TicketFields = TicketFields()
    statuses: tuple[StatusWord, ...] = ()


class Toast(msgspec.Struct, frozen=True):
    """A short message: ``rule`` and fields for text.py; ``undo_key`` where an undo is possible until ``until_ms``;
    ``opens``: the ticket that it leads to. ``is_notice``: it stays, and waits while its reader is not to be disturbed."""

    id: int
    rule: str
    fields: tuple[tuple[str, str | int], ...] = ()
    undo_key: str = ""
    until_ms: int = 0
    kind: str = "info"
    opens: int = 0
    is_notice: bool = False


class ChatView(msgspec.Struct, frozen=True):
    """One chat of the queue strip. ``unanswered_at_ms``: the customer's oldest line without an answer. ``code_answer``:
    what became of an offered session: "", offered, taken, refused. ``typing_until_ms``: so long she is shown as writing.
    ``may_take``: it waits, and I am a lead of its group."""

    id: int
    ticket_id: int
    name: str
    subject: str = ""
    language: str = "en"
    queued_at_ms: int = 0
    offer_until_ms: int | None = None
    unanswered_at_ms: int | None = None
    is_customer_here: bool = True
    code_answer: str = ""
    typing_until_ms: int = 0
    may_take: bool = False


class PeerView(msgspec.Struct, frozen=True):
    """A colleague who is online; ``free``: places left."""

    user_id: int
    name: str
    free: int = 0


class GroupView(msgspec.Struct, frozen=True):
    id: int
    name: str


class QueueView(msgspec.Struct, frozen=True):
    """The chat queue as this agent sees it: who waits, what is offered to me, my chats, my places. ``wrap_up_of``: with whom
    the chats were that I still wrap up."""

    waiting: tuple[ChatView, ...] = ()
    offered: tuple[ChatView, ...] = ()
    mine: tuple[ChatView, ...] = ()
    chat_limit: int = 3
    load: int = 0
    wrap_up_until_ms: int | None = None
    wrap_up_of: tuple[str, ...] = ()
    was_sent_away: bool = False
    peers: tuple[PeerView, ...] = ()
    groups: tuple[GroupView, ...] = ()


class MacroItem(msgspec.Struct, frozen=True):
    """``writes_only``: a saved text. ``usable``: by me, in its times; else I may change it and no more."""

    id: int
    title: str
    writes_only: bool = True
    form: MacroForm = MacroForm()
    usable: bool = True


class MacroPreviewView(msgspec.Struct, frozen=True):
    """What a macro would do: (field, new value) pairs, and a text for the draft. ``public`` None: it writes nothing.
    ``not_given_back``: fields that an undo would leave otherwise than they are."""

    ticket_id: int
    macro_id: int
    title: str
    changes: tuple[tuple[str, str], ...] = ()
    text: str = ""
    public: bool | None = None
    not_given_back: tuple[str, ...] = ()


class BulkView(msgspec.Struct, frozen=True):
    """A change of many tickets that is going on; ``total`` 0: it is just being taken back. ``is_stopping``: what is not done
    yet will not be."""

    total: int
    progress: int = 0
    is_stopping: bool = False


class AgentSnapshot(msgspec.Struct, frozen=True):
    made_at_ms: int = 0
    sign_in: SignInView = SignInView()
    me: Me | None = None
    link: LinkView = LinkView()
    views: tuple[ViewItem, ...] = ()
    tickets: TicketListView = TicketListView()
    ticket: TicketView | None = None
    session: SessionView = SessionView()
    colleague_asks: tuple[ColleagueAsk, ...] = ()
    queue: QueueView = QueueView()
    calls: CallsView = CallsView()
    measures: MeasuresView = MeasuresView()
    toasts: tuple[Toast, ...] = ()
    refused: tuple[RefusedSend, ...] = ()
    left: tuple[LeftSheet, ...] = ()
    palette: tuple[TicketRow, ...] = ()
    agents: tuple[PersonView, ...] = ()
    schedules: tuple[Schedule, ...] = ()
    bulk: BulkView | None = None
    macros: tuple[MacroItem, ...] = ()
    macro_preview: MacroPreviewView | None = None
    found_tickets: FoundTickets | None = None
    merge_asked: AskedView = AskedView()
    escalating: AskedView = AskedView()
    splitting: AskedView = AskedView()
    link_asked: AskedView = AskedView()
    time_asked: AskedView = AskedView()
    rules: RulesView = RulesView()
    triggers: TriggersView = TriggersView()
    view_editing: ViewEditing = ViewEditing()
    people_found: PeopleFound | None = None
    person_asked: AskedView = AskedView()
    requester_asked: AskedView = AskedView()
    tags_found: TagsFound = TagsFound()
    inbox: InboxView = InboxView()
    forms: FormsView = FormsView()
    groups: GroupsView = GroupsView()
    desk_settings: DeskSettingsView = DeskSettingsView()
    statuses: StatusesView = StatusesView()
    organizations: OrganizationsView = OrganizationsView()
    customer: CustomerView = CustomerView()
    context: ContextView = ContextView()
    context_setting: ContextSetting = ContextSetting()
