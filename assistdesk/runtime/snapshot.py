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

from assistdesk.core.types import Monitor, Permission, PermissionState, SafetyPolicy, SafetyResult

if TYPE_CHECKING:
    from assistdesk.core.desk.badges import ClockFacts
    from assistdesk.core.desk.model_service import Schedule
    from assistdesk.core.desk.shapes import SessionReport
    from assistdesk.core.desk.shapes_rules import ClocksAnswer
    from assistdesk.core.desk.timeline import Item

# --- shared -------------------------------------------------------------------------------------------------------


class Cause(msgspec.Struct, frozen=True):
    """Why something did not work: a stable rule and its fields; ``ui/text.py`` has the sentence."""

    rule: str
    fields: tuple[tuple[str, str | int], ...] = ()


class Meter(msgspec.Struct, frozen=True):
    """Line figures; ``limit`` says whose side is slow: none, host_line, viewer_line, host_cpu, viewer_cpu."""

    rtt_ms: int | None = None
    fps: int | None = None
    kbps: int | None = None
    limit: str = "none"


class PermissionView(msgspec.Struct, frozen=True):
    permission: Permission
    state: PermissionState = PermissionState.OFF
    left_s: int | None = None
    why: str = ""
    supported: bool = True


# --- agent --------------------------------------------------------------------------------------------------------


class SignInPhase(enum.StrEnum):
    STARTING = "starting"
    SIGNED_OUT = "signed_out"
    BUSY = "busy"
    MUST_CHANGE_PASSWORD = "must_change_password"  # noqa: S105
    SIGNED_IN = "signed_in"


class SignInView(msgspec.Struct, frozen=True):
    phase: SignInPhase = SignInPhase.STARTING
    relay_url: str = ""
    organisation: str = ""
    email: str = ""
    remembered: bool = False
    keyring: bool = True
    error: Cause | None = None


class Me(msgspec.Struct, frozen=True):
    user_id: int
    name: str
    email: str
    role: str
    availability: str = "online"


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
    text.py. ``query``: the search it was made from; ``editable``: by me."""

    id: int
    key: str = ""
    title: str = ""
    count: int | None = None
    shared: bool = False
    editable: bool = False
    query: str = ""


class PersonView(msgspec.Struct, frozen=True):
    user_id: int
    name: str
    organisation: str = ""
    email: str = ""
    phone: str = ""
    locale: str = ""
    time_zone: str = ""
    online: bool = False


class PresenceView(msgspec.Struct, frozen=True):
    user_id: int
    name: str
    state: str


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


class TicketListView(msgspec.Struct, frozen=True):
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


class PendingView(msgspec.Struct, frozen=True):
    """Written, not yet with the relay (``state`` unsent, failed), or waiting there for its undo time (undo)."""

    key: str
    ticket_id: int
    public: bool
    body: str
    state: str
    send_at_ms: int | None = None
    error: Cause | None = None


class Collision(msgspec.Struct, frozen=True):
    """A colleague replied meanwhile (409 newer_reply): shown and asked about once."""

    key: str
    name: str
    body: str


class ExplainedView(msgspec.Struct, frozen=True):
    """*Clock explained*: all clocks of a ticket, as the relay told them last."""

    ticket_id: int
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
    pending: tuple[PendingView, ...] = ()
    collision: Collision | None = None
    presence: tuple[PresenceView, ...] = ()
    earlier_sessions: int = 0
    chat: ChatView | None = None
    agents: tuple[PersonView, ...] = ()
    explained: ExplainedView | None = None


class SessionPhase(enum.StrEnum):
    """The agent's side of a session."""

    NONE = "none"
    ASKING = "asking"
    CODE = "code"
    CHECKING = "checking"
    READING = "reading"
    ACTIVE = "active"
    PAUSED = "paused"
    LOST = "lost"
    OVER = "over"


class WrapUpView(msgspec.Struct, frozen=True):
    """The card after a session: filled by the program, edited by the agent, kept as a draft through a crash."""

    report: SessionReport
    ticket_id: int
    note_draft: str | None = None
    reply_draft: str | None = None
    report_sent: bool = False


class LogLine(msgspec.Struct, frozen=True):
    """One ledger line in facts: ``ev`` and fields; text.py words it."""

    at_ms: int
    ev: str
    fields: tuple[tuple[str, str | int], ...] = ()


class SessionView(msgspec.Struct, frozen=True):
    """``code`` is grouped for reading aloud (``482 915 7309``) and only there while it is alive."""

    phase: SessionPhase = SessionPhase.NONE
    ticket_id: int | None = None
    customer_name: str = ""
    code: str = ""
    link: str = ""
    app_link: str = ""
    code_expires_at_ms: int = 0
    code_life_s: int = 600
    tries_left: int = 3
    last_problem: Cause | None = None
    sheet_stage: str = ""
    started_at_ms: int | None = None
    permissions: tuple[PermissionView, ...] = ()
    monitors: tuple[Monitor, ...] = ()
    safety_number: str = ""
    safety_policy: SafetyPolicy = SafetyPolicy.ASKED
    safety_result: SafetyResult | None = None
    meter: Meter = Meter()
    picture_at_ms: int | None = None
    log: tuple[LogLine, ...] = ()
    peer_os: str = ""
    ended_why: str = ""
    wrap_up: WrapUpView | None = None


class Toast(msgspec.Struct, frozen=True):
    """A short message: ``rule`` and fields for text.py; ``undo_key`` where an undo is possible until ``until_ms``."""

    id: int
    rule: str
    fields: tuple[tuple[str, str | int], ...] = ()
    undo_key: str = ""
    until_ms: int = 0
    kind: str = "info"


class ChatView(msgspec.Struct, frozen=True):
    """One chat of the queue strip. ``unanswered_at_ms``: the customer's oldest line without an answer. ``code_answer``:
    what became of an offered session: "", offered, taken, refused."""

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


class PeerView(msgspec.Struct, frozen=True):
    """A colleague who is online; ``free``: places left."""

    user_id: int
    name: str
    free: int = 0


class GroupView(msgspec.Struct, frozen=True):
    id: int
    name: str


class QueueView(msgspec.Struct, frozen=True):
    """The chat queue as this agent sees it: who waits, what is offered to me, my chats, my places."""

    waiting: tuple[ChatView, ...] = ()
    offered: tuple[ChatView, ...] = ()
    mine: tuple[ChatView, ...] = ()
    chat_limit: int = 3
    load: int = 0
    wrap_up_until_ms: int | None = None
    was_sent_away: bool = False
    peers: tuple[PeerView, ...] = ()
    groups: tuple[GroupView, ...] = ()


class MacroItem(msgspec.Struct, frozen=True):
    """``writes_only``: a saved text."""

    id: int
    title: str
    writes_only: bool = True


class MacroPreviewView(msgspec.Struct, frozen=True):
    """What a macro would do: (field, new value) pairs, and a text for the draft. ``public`` None: it writes nothing."""

    ticket_id: int
    macro_id: int
    title: str
    changes: tuple[tuple[str, str], ...] = ()
    text: str = ""
    public: bool | None = None


class BulkView(msgspec.Struct, frozen=True):
    """A change of many tickets that is going on; ``total`` 0: it is just being taken back."""

    total: int
    progress: int = 0


class AgentSnapshot(msgspec.Struct, frozen=True):
    made_at_ms: int = 0
    sign_in: SignInView = SignInView()
    me: Me | None = None
    link: LinkView = LinkView()
    views: tuple[ViewItem, ...] = ()
    tickets: TicketListView = TicketListView()
    ticket: TicketView | None = None
    session: SessionView = SessionView()
    queue: QueueView = QueueView()
    toasts: tuple[Toast, ...] = ()
    palette: tuple[TicketRow, ...] = ()
    schedules: tuple[Schedule, ...] = ()
    bulk: BulkView | None = None
    macros: tuple[MacroItem, ...] = ()
    macro_preview: MacroPreviewView | None = None


# --- customer -----------------------------------------------------------------------------------------------------


class CustomerPhase(enum.StrEnum):
    """protocol.md section 13.3: home (IDLE), joining (JOINING, CHECKING), sheet, sharing (ACTIVE), paused, lost, back
    (RETURNING), over (ENDED)."""

    HOME = "home"
    JOINING = "joining"
    SHEET = "sheet"
    SHARING = "sharing"
    PAUSED = "paused"
    LOST = "lost"
    BACK = "back"
    OVER = "over"


class AgentIdentity(msgspec.Struct, frozen=True):
    name: str = ""
    organisation: str = ""
    verified: bool = False
    why_not: str = ""


class SheetView(msgspec.Struct, frozen=True):
    """What the sheet says. ``armed_in_s`` > 0: Allow is still dead; 0: alive. It starts again when the window is
    covered."""

    agent: AgentIdentity
    ticket_number: int | None = None
    subject: str = ""
    minutes_offered: tuple[int, ...] = (15, 60, 0)
    minutes: int = 60
    safety_number: str = ""
    safety_policy: SafetyPolicy = SafetyPolicy.ASKED
    safety_reason: str = ""
    safety_result: SafetyResult | None = None
    armed_in_s: int = 5
    expires_in_s: int = 300


class AskView(msgspec.Struct, frozen=True):
    """One question of the agent for one permission (or a bundle) after the sheet."""

    id: int
    permissions: tuple[Permission, ...]
    reason: str = ""
    minutes: int = 15
    armed_in_s: int = 1
    expires_in_s: int = 60


class Check(msgspec.Struct, frozen=True):
    """Something this computer cannot do yet: wayland, mac_screen, no_display; ``blocking`` = no sharing at all."""

    rule: str
    blocking: bool = True


class ChatPhase(enum.StrEnum):
    """Asking for help without a code: form (by chat, or by mail where chat is closed), waiting, active, over."""

    NONE = "none"
    FORM = "form"
    WAITING = "waiting"
    ACTIVE = "active"
    OVER = "over"


class ChatLineView(msgspec.Struct, frozen=True):
    """``kind``: hers, ours, joined, handed_over, returned, ended. ``is_sent`` False: still on its way."""

    kind: str
    name: str = ""
    body: str = ""
    at_ms: int = 0
    is_sent: bool = True


class CustomerChatView(msgspec.Struct, frozen=True):
    """``closed``: why no chat can be had now ("", nobody, full, out_of_hours, not_offered). ``busy``: the question is on
    its way. ``offer_by``: who offers to look at the screen."""

    phase: ChatPhase = ChatPhase.NONE
    closed: str = ""
    waiting: int = 0
    estimate_s: int | None = None
    name: str = ""
    question: str = ""
    language: str = "en"
    email: str = ""
    draft: str = ""
    by_mail: bool = False
    busy: bool = False
    online: bool = True
    problem: Cause | None = None
    ticket_id: int | None = None
    position: int = 0
    agent_name: str = ""
    is_agent_here: bool = False
    lines: tuple[ChatLineView, ...] = ()
    outcome: str = ""
    offer_by: str = ""


class CustomerSnapshot(msgspec.Struct, frozen=True):
    made_at_ms: int = 0
    phase: CustomerPhase = CustomerPhase.HOME
    checks: tuple[Check, ...] = ()
    organisation: str = ""
    phone: str = ""
    online: bool = True
    code_digits: int = 10
    code: str = ""
    code_by_link: bool = False
    problem: Cause | None = None
    tries_left: int = 3
    sheet: SheetView | None = None
    asks: tuple[AskView, ...] = ()
    agent: AgentIdentity = AgentIdentity()
    ticket_number: int | None = None
    subject: str = ""
    permissions: tuple[PermissionView, ...] = ()
    monitors: tuple[Monitor, ...] = ()
    shared_monitors: tuple[int, ...] = ()
    started_at_ms: int | None = None
    watchers: tuple[str, ...] = ()
    meter: Meter = Meter()
    safety_number: str = ""
    safety_result: SafetyResult | None = None
    seconds_lost: int = 0
    back_in_s: int = 0
    ended_why: str = ""
    ended_at_ms: int | None = None
    report: SessionReport | None = None
    receipt_saved_to: str = ""
    stop_key: str = "Ctrl+Shift+F12"
    chat: CustomerChatView = CustomerChatView()
    notes: tuple[Cause, ...] = ()
