"""Hand-made snapshots of every state of the agent's window: what the tests of the interface and the screenshots show.

``STATES`` maps a state's name (experience.md section 10) to its ``State``. Times hang on ``NOW_MS``, a Thursday at 10:27.
"""

import dataclasses
import datetime
from dataclasses import dataclass
from typing import TypeVar

from msgspec import structs
from msgspec.structs import replace

from assistdesk.core.desk.call_shapes import StepOut
from assistdesk.core.desk.clocks import WhatIf
from assistdesk.core.desk.events import Change, TimeSpent, TimeTakenBack
from assistdesk.core.desk.session_shapes import (
    ColleagueAsked,
    FileShared,
    GrantSpan,
    LineQuality,
    RecordingMade,
    SessionRefOut,
    SessionReport,
)
from assistdesk.core.desk.settings_shapes import DeskSettingsOut
from assistdesk.core.desk.shapes import AttachmentOut, CommentOut, UserOut, to_rfc3339
from assistdesk.core.desk.timeline import (
    AwayLine,
    CallCard,
    CommentItem,
    DayLine,
    Item,
    Line,
    SessionCard,
    SystemLine,
    UnreadMark,
)
from assistdesk.core.desk.timeline_shapes import LinkOut
from assistdesk.core.desk.wrap_up_shapes import CallPart, ChatPart, WrapUpOut
from assistdesk.core.types import Monitor, Permission, PermissionState
from assistdesk.runtime.snapshot import (
    AgentSnapshot,
    BulkView,
    ChatView,
    Clash,
    Collision,
    ComposerMode,
    DraftView,
    ExplainedView,
    FieldClash,
    GroupMark,
    GroupView,
    LinkPhase,
    LinkView,
    MacroItem,
    MacroPreviewView,
    Me,
    PeerView,
    PendingView,
    PersonView,
    PresenceView,
    QueueView,
    TicketListView,
    TicketRow,
    TicketView,
    Toast,
    ViewItem,
)
from assistdesk.runtime.snapshot_calls import CallerView, CallStepView, CallsView, CallTicketView, CallView
from assistdesk.runtime.snapshot_forms import FormsView
from assistdesk.runtime.snapshot_groups import GroupsView
from assistdesk.runtime.snapshot_macros import MacroForm
from assistdesk.runtime.snapshot_measures import MeasuresView
from assistdesk.runtime.snapshot_merging import FoundTickets
from assistdesk.runtime.snapshot_organizations import OrganizationsView
from assistdesk.runtime.snapshot_parts import Cause, Meter, PermissionView
from assistdesk.runtime.snapshot_people import InboxView, ParticipantView, PeopleFound, Rights, ToldView
from assistdesk.runtime.snapshot_rules import RulesView
from assistdesk.runtime.snapshot_session import LogLine, SessionPhase, SessionView, WrapUpView
from assistdesk.runtime.snapshot_settings import DeskSettingsView
from assistdesk.runtime.snapshot_sign_in import SignInPhase, SignInView
from assistdesk.runtime.snapshot_statuses import StatusesView
from assistdesk.runtime.snapshot_triggers import TriggersView
from tests.kit import (
    clock_snapshots,
    context_snapshots,
    file_snapshots,
    measure_snapshots,
    organization_snapshots,
    refused_snapshots,
    rule_snapshots,
    status_snapshots,
    ticket_snapshots,
)

MINUTE_MS, HOUR_MS, DAY_MS = 60_000, 3_600_000, 86_400_000
NOW_MS = int(datetime.datetime(2026, 11, 26, 10, 27).timestamp() * 1000)
ME = Me(3, "Sam Rivera", "sam@example.com", "agent")
LUCIA = PersonView(
    11,
    "Lucía Fernández",
    "Talleres Norte, S.L.",
    "lucia@talleresnorte.example",
    "+34 944 555 010",
    "es",
    "Europe/Madrid",
    True,
)
CODE = "482 915 7309"


@dataclass(frozen=True, slots=True)
class State:
    """``size`` of the window; ``font_percent``, ``compact`` of the look; ``picture``: is there one for the preview?

    ``is_bold``: drawn in three languages, both schemes and both scales. ``open``: palette, shortcuts, new, settings, note.
    """

    snapshot: AgentSnapshot
    size: tuple[int, int] = (1580, 940)
    font_percent: int = 100
    compact: bool = False
    picture: bool = False
    is_bold: bool = False
    open: str = ""


Part = TypeVar("Part", AgentSnapshot, TicketListView, TicketRow, TicketView, SignInView)


def with_fields(base: Part, fields: dict[str, object]) -> Part:
    """*base* with *fields* replaced: the names are checked when it runs, the tables below stay readable."""
    return replace(base, **fields)


def person(user_id: int, name: str, organisation: str = "", online: bool = False, locale: str = "en") -> PersonView:
    return PersonView(user_id, name, organisation, f"user{user_id}@example.com", "", locale, "", online)


def row(
    number: int, who: PersonView, subject: str, preview: str, age_ms: int, status: str = "open", **more: object
) -> TicketRow:
    base = TicketRow(
        id=number,
        subject=subject,
        requester=who,
        status=status,
        preview=preview,
        updated_at_ms=NOW_MS - age_ms,
        created_at_ms=NOW_MS - age_ms - 6 * MINUTE_MS,
        row_version=1,
        seq=1,
    )
    return with_fields(base, more)


LUCIA_ROW = row(
    1042,
    LUCIA,
    "Invoice export freezes at 80 %",
    "Sí, acepto. I can see the sharing bar now.",
    20_000,
    priority="high",
    assignee_id=3,
    assignee_name="Sam Rivera",
    channel="chat",
    language="es",
    unread=2,
    live="live",
    live_since_ms=NOW_MS - 252_000,
)
ROWS = (
    LUCIA_ROW,
    row(
        1041,
        person(12, "Tom Becker", "Becker & Sons", True),
        "Printer offline after update",
        "Great, that did it. One more question about the scanner.",
        3 * MINUTE_MS,
        "pending",
        unread=1,
        tags=("Printing",),
    ),
    row(
        1040,
        person(13, "陈伟", "华东贸易有限公司", True, "zh"),
        "无法登录公司 VPN",
        "重启之后还是提示证书过期。",
        12 * MINUTE_MS,
        "new",
        unread=1,
        tags=("VPN",),
        language="zh",
    ),
    row(
        1038,
        person(14, "Amara Okafor", "Okafor Logistics"),
        "Second monitor not detected",
        "I've sent you a session code, please type it when you are ready",
        26 * MINUTE_MS,
        preview_mine=True,
        live="waiting",
        presence=(PresenceView(4, "Ana Ruiz", "reply"),),
    ),
    row(
        1037,
        person(15, "Jonas Lindqvist", "Norrsken AB"),
        "Cannot open shared calendar",
        "Thanks! I will try it tomorrow morning.",
        HOUR_MS + MINUTE_MS,
        "pending",
    ),
    row(
        1036,
        person(16, "Priya Raman", "Raman Studio", True),
        "License key not accepted",
        "The key on the invoice starts with AD-77",
        2 * HOUR_MS,
        "hold",
        tags=("Billing",),
    ),
    row(
        1035,
        person(17, "Marc Dubois", "Atelier Dubois"),
        "Slow start after login",
        "It is fast again, thank you",
        3 * HOUR_MS,
        "solved",
    ),
    row(
        1031,
        person(18, "Elena Petrova", "Petrova Travel"),
        "Backup job failed overnight",
        "Attached the log file you asked for.",
        2 * DAY_MS,
        "open",
        priority="urgent",
        tags=("Backup",),
    ),
    row(1029, person(19, "Nguyễn Thị Hương", "Lotus Foods"), "Sound is missing in meetings", "", 4 * DAY_MS, "closed"),
)
VIEWS = (
    ViewItem(14, "to_do", count=8, sort="next_due_at"),
    ViewItem(1, "mine", count=6, sort="next_due_at"),
    ViewItem(2, "unassigned", count=4, sort="next_due_at"),
    ViewItem(3, "waiting", count=9, sort="next_due_at"),
    ViewItem(4, "all", count=24),
    ViewItem(5, "solved"),
)
AGENTS = (person(3, "Sam Rivera"), person(4, "Ana Ruiz"), person(5, "Bo Larsen"))
LUCIA_USER = UserOut(id=11, role="customer", name="Lucía Fernández")
SAM_USER = UserOut(id=3, role="agent", name="Sam Rivera")
ANA_USER = UserOut(id=4, role="agent", name="Ana Ruiz")
USERS = {11: LUCIA_USER, 3: SAM_USER, 4: ANA_USER}


def said(
    number: int, author: int, body: str, minutes_ago: int, public: bool = True, continues: bool = False
) -> CommentItem:
    at_ms = NOW_MS - minutes_ago * MINUTE_MS
    comment = CommentOut(
        id=number,
        ticket_id=1042,
        public=public,
        kind="reply" if public else "note",
        author_id=author,
        body=body,
        created_at=to_rfc3339(at_ms),
        seq=number,
    )
    return CommentItem(comment, USERS[author], at_ms, author == 3, continues)


def session_card(state: str, minutes_ago: int, report: SessionReport | None = None, **more: object) -> SessionCard:
    ref = SessionRefOut(id=1, ticket_id=1042, room="a" * 26, agent_id=3, state=state, report=report, **more)  # type: ignore[arg-type]
    return SessionCard("a" * 26, ref, SAM_USER, NOW_MS - minutes_ago * MINUTE_MS)


def changed(
    field: str, value: str | int | None, minutes_ago: int, author: int = 3, previous: str | None = None
) -> SystemLine:
    event = Change(field=field, previous=previous, value=value)
    return SystemLine(USERS[author], author, NOW_MS - minutes_ago * MINUTE_MS, (Line(event, 7),))


def spent(kind: str, minutes: int, minutes_ago: int, author: int, seq: int) -> SystemLine:
    """Time that ended so many minutes ago, and was logged then."""
    end_ms = NOW_MS - minutes_ago * MINUTE_MS
    event = TimeSpent(kind=kind, from_ms=end_ms - minutes * MINUTE_MS, to_ms=end_ms)
    return SystemLine(USERS[author], author, end_ms, (Line(event, seq),))


TODAY = DayLine(datetime.date(2026, 11, 26))
TALK: tuple[Item, ...] = (
    TODAY,
    said(
        1,
        11,
        "Hola! When I export the invoices the window stops at 80 % and then nothing happens. "
        "I already restarted twice 😕",
        6,
    ),
    changed("assignee_id", 3, 5),
    said(
        2,
        3,
        "Hi Lucía, thanks for the details. May I take a look at your screen?\n"
        "You decide what I can see and can stop at any time.",
        4,
    ),
    session_card("live", 4),
    said(3, 11, "Sí, acepto. I can see the sharing bar now.", 2),
    said(
        4,
        3,
        "Perfect. I'll clear the font cache and run the export again.\nYou'll see my pointer with my name on it.",
        1,
    ),
    said(
        5,
        3,
        "Looks like the PDF font cache bug (https://kb.example.com/311). Clear cache, then retry.",
        1,
        public=False,
    ),
)
REPORT = SessionReport(
    session_id="s-1",
    started_at_ms=NOW_MS - 13 * MINUTE_MS,
    ended_at_ms=NOW_MS - MINUTE_MS,
    agent_name="Sam Rivera",
    verified=True,
    reason="stop",
    safety="same",
    permissions=(
        GrantSpan(permission="view", grant=1, from_ms=4_000, to_ms=720_000, seconds=702, why_ended="stop"),
        GrantSpan(permission="control", grant=2, from_ms=60_000, to_ms=400_000, seconds=331, why_ended="given_back"),
    ),
    line=LineQuality(rtt_ms=38, fps=24, kbps=120, losses=1, lost_s=8),
    entries=41,
    files=(
        FileShared(sender="viewer", name="font-cache-fix.zip", size=2_480_000, sha256="9f2c41d07be3" + "0" * 52),
        FileShared(sender="host", name="export-2026-11-26.log", size=18_400, sha256="41ab7700c9de" + "0" * 52),
    ),
    clips=2,
    recordings=(RecordingMade(name="20261126-092112-ticket-1042-7.adrec", sha256="ab" * 32, seconds=412),),
)

LET_IN = ColleagueAsked(kind="invite", name="Marco Díaz", yes=True, at_ms=90_000)


def permissions(
    control: PermissionView, clipboard: PermissionState = PermissionState.OFF
) -> tuple[PermissionView, ...]:
    return (
        PermissionView(Permission.VIEW, PermissionState.ON, 2_876),
        control,
        PermissionView(Permission.CLIPBOARD, clipboard),
        PermissionView(Permission.FILES, supported=False),
    )


CONTROL_ON = PermissionView(Permission.CONTROL, PermissionState.ON, 468)
LOG = (
    LogLine(NOW_MS - 4 * MINUTE_MS, "session.open"),
    LogLine(NOW_MS - 4 * MINUTE_MS, "peer.identity", (("verified", 1),)),
    LogLine(NOW_MS - 3 * MINUTE_MS, "perm.on", (("perm", "view"), ("seconds", 3600))),
    LogLine(NOW_MS - 2 * MINUTE_MS, "perm.asked", (("perm", "control"),)),
    LogLine(NOW_MS - 2 * MINUTE_MS, "perm.on", (("perm", "control"), ("seconds", 600))),
    LogLine(NOW_MS - MINUTE_MS, "note"),
)
NO_SESSION = SessionView()
WITH_CODE = SessionView(
    phase=SessionPhase.CODE,
    ticket_id=1042,
    customer_name="Lucía Fernández",
    code=CODE,
    link="https://help.example.com/j/#4829157309",
    app_link="assistdesk://join/4829157309",
    code_expires_at_ms=NOW_MS + 461_000,
)
ACTIVE = SessionView(
    phase=SessionPhase.ACTIVE,
    ticket_id=1042,
    customer_name="Lucía Fernández",
    started_at_ms=NOW_MS - 252_000,
    permissions=permissions(CONTROL_ON),
    monitors=(Monitor(1, 0, 0, 1920, 1080, primary=True),),
    safety_number="963 794",
    meter=Meter(38, 24, 120),
    picture_at_ms=NOW_MS,
    log=LOG,
    peer_os="Windows 11",
)
WRAP_UP = SessionView(
    phase=SessionPhase.OVER,
    ticket_id=1042,
    customer_name="Lucía Fernández",
    ended_why="stop",
    log=LOG,
    wrap_up=WrapUpView(REPORT.session_id, 1042, (REPORT,)),
)


def snapshot(
    items: tuple[Item, ...] = TALK,
    session: SessionView = NO_SESSION,
    ticket: dict[str, object] | None = None,
    tickets: dict[str, object] | None = None,
    **more: object,
) -> AgentSnapshot:
    """A signed-in workspace with Lucía's ticket open; *ticket*, *tickets* and *more* replace fields."""
    quiet = replace(LUCIA_ROW, live="", live_since_ms=None)
    shown = LUCIA_ROW if session.phase in (SessionPhase.ACTIVE, SessionPhase.PAUSED, SessionPhase.LOST) else quiet
    rows = (shown, *ROWS[1:])
    base = AgentSnapshot(
        made_at_ms=NOW_MS,
        sign_in=SignInView(SignInPhase.SIGNED_IN, "wss://help.example.com", "Talleres Norte", "sam@example.com"),
        me=ME,
        link=LinkView(LinkPhase.LIVE),
        views=VIEWS,
        tickets=with_fields(TicketListView(rows, 14, "", 1042, 24, as_of_ms=NOW_MS), tickets or {}),
        ticket=with_fields(TicketView(shown, items, agents=AGENTS, earlier_sessions=3), ticket or {}),
        session=session,
        agents=AGENTS,
    )
    return with_fields(base, more)


def sign_in(phase: SignInPhase, **more: object) -> AgentSnapshot:
    view = SignInView(phase, "wss://help.example.com", "Talleres Norte")
    return AgentSnapshot(made_at_ms=NOW_MS, sign_in=with_fields(view, more))


def _note(text: str) -> DraftView:
    return DraftView(ComposerMode.NOTE, "", text)


NOTE_TEXT = "Font cache on her laptop is corrupt again, third time this month. Ask Ana whether the update can wait."
BIDI = (
    TODAY,
    said(1, 11, "مرحبا، عند تصدير الفواتير تتوقف النافذة عند 80 % ولا يحدث شيء بعد ذلك. أعدت التشغيل مرتين.", 9),
    said(
        2,
        3,
        "Thanks, שלום and 你好. Is it file \u202egnp.exe or not? <img src=file:///etc/passwd> <b>bold</b> & so on",
        8,
    ),
    said(3, 11, "W" * 300, 7),
    said(4, 11, "这是一段很长的中文文字，用来检查换行和字形：直、骨、令。" * 4, 6),
)
LONG_NAME = replace(
    LUCIA_ROW,
    subject="The quarterly export of all invoices with attachments freezes at 80 % on every second computer. " * 2,
    requester=replace(
        LUCIA, name="María del Carmen Fernández-Villaverde y Gómez de la Serna", organisation="Sociedad Anónima " * 6
    ),
)
MANY = tuple(
    said(
        n,
        11 if n % 3 else 3,
        f"Message number {n}. " + "It says something of ordinary length. " * (n % 4),
        300 - n,
        continues=False,
    )
    for n in range(1, 300)
)

STATES: dict[str, State] = {
    "busy-day": State(snapshot(session=ACTIVE), picture=True, is_bold=True),
    "live-session": State(
        snapshot(session=replace(ACTIVE, meter=Meter(212, 6, 40))), (1366, 768), picture=True, is_bold=True
    ),
    "list-empty": State(snapshot(ticket={}, tickets={"rows": (), "total": 0, "selected_id": None})),
    "list-loading": State(snapshot(tickets={"rows": (), "loading": True, "loading_since_ms": NOW_MS - 400})),
    "list-error": State(snapshot(tickets={"rows": (), "error": Cause("unavailable")})),
    "search-nothing": State(snapshot(tickets={"rows": (), "query": "zzz <b>", "total": 0})),
    "search-nothing-yet": State(snapshot(tickets={"rows": (), "query": "status:open printer", "has_more": True})),
    "nothing-open": State(snapshot(), open="none"),
    "loading": State(snapshot((), ticket={"loading": True, "loading_since_ms": NOW_MS - 900})),
    "loading-slow": State(snapshot((), ticket={"loading": True, "loading_since_ms": NOW_MS - 9_000})),
    "error": State(snapshot((), ticket={"error": Cause("internal")})),
    "gone": State(snapshot((), ticket={"gone": True})),
    "offline": State(
        snapshot(
            link=LinkView(LinkPhase.OFFLINE, NOW_MS - 90_000, unsent=2),
            ticket={"pending": (PendingView("k1", 1042, True, "I will call you at eleven.", "unsent"),)},
        )
    ),
    "reconnecting": State(snapshot(link=LinkView(LinkPhase.RECONNECTING, NOW_MS - 4_000, retry_in_s=4))),
    "catching-up": State(snapshot(link=LinkView(LinkPhase.CATCHING_UP, behind=12))),
    "folded-960": State(snapshot(session=ACTIVE), (960, 600), picture=True),
    "folded-1200": State(snapshot(session=WITH_CODE), (1200, 800)),
    "compact": State(snapshot(session=ACTIVE), compact=True, picture=True),
    "font-200": State(snapshot(session=WITH_CODE), (1900, 1050), font_percent=200),
    "note-written": State(snapshot(ticket={"draft": _note(NOTE_TEXT)}), is_bold=True),
    "collision": State(
        snapshot(
            ticket={
                "draft": DraftView(reply="It is fixed, please try again."),
                "collision": Collision("k2", "Ana Ruiz", "Hello Lucía, I have already cleared the cache for you."),
                "presence": (PresenceView(4, "Ana Ruiz", "reply"),),
            }
        )
    ),
    "clash": State(
        snapshot(
            ticket={
                "clash": Clash(
                    "k2",
                    (FieldClash("status", "pending", "solved"), FieldClash("assignee_id", None, 4)),
                    has_words=True,
                ),
                "pending": (
                    PendingView(
                        "k2",
                        1042,
                        True,
                        "I wait for your file.",
                        "failed",
                        error=Cause("changed_too", (("number", 1042),)),
                    ),
                ),
            }
        ),
        is_bold=True,
    ),
    "undo": State(
        snapshot(
            ticket={
                "pending": (PendingView("k3", 1042, True, "It is fixed, please try again.", "undo", NOW_MS + 12_000),)
            },
            toasts=(Toast(1, "changed", undo_key="k4", until_ms=NOW_MS + 9_000, kind="ok"),),
        )
    ),
    "send-failed": State(
        snapshot(
            ticket={
                "pending": (
                    PendingView("k5", 1042, True, "Please try again now.", "failed", error=Cause("too_large")),
                    PendingView("k6", 1042, False, "She has to confirm.", "unsent"),
                )
            }
        )
    ),
    "code-in-text": State(snapshot(session=WITH_CODE, ticket={"draft": DraftView(reply="The code is 482-915-7309")})),
    "messages-300": State(snapshot(MANY, ticket={"has_older": True})),
    "unread": State(snapshot((*TALK[:5], UnreadMark(3), *TALK[5:]))),
    "bidirectional": State(snapshot(BIDI, ticket={"row": LONG_NAME})),
    "session-ended": State(
        snapshot(
            (
                DayLine(datetime.date(2026, 11, 25)),
                session_card(
                    "ended",
                    26 * 60,
                    structs.replace(REPORT, reason="ended", line=LineQuality(rtt_ms=41), colleagues=(LET_IN,)),
                ),
                session_card(
                    "ended", 25 * 60, structs.replace(REPORT, reason="not_mine", flagged=True, permissions=())
                ),
                session_card("ended", 24 * 60, None, outcome="lost", missing=("viewer", "host")),
                *TALK[:4],
                changed("status", "pending", 2, previous="open"),
                changed("priority", "urgent", 1, author=4),
            )
        )
    ),
    "closed": State(snapshot(ticket={"row": replace(LUCIA_ROW, status="closed", live="", live_since_ms=None)})),
    "code-shown": State(snapshot(session=WITH_CODE), is_bold=True),
    "code-wrong-try": State(snapshot(session=replace(WITH_CODE, tries_left=2))),
    "code-checking": State(snapshot(session=replace(WITH_CODE, phase=SessionPhase.CHECKING))),
    "code-expired": State(snapshot(session=replace(NO_SESSION, last_problem=Cause("code_expired")))),
    "asking": State(snapshot(session=replace(WITH_CODE, phase=SessionPhase.ASKING, code=""))),
    "reading": State(snapshot(session=replace(WITH_CODE, phase=SessionPhase.READING, code=""))),
    "declined": State(
        snapshot(
            session=replace(NO_SESSION, phase=SessionPhase.OVER, ended_why="denied", customer_name="Lucía Fernández")
        )
    ),
    "paused": State(snapshot(session=replace(ACTIVE, phase=SessionPhase.PAUSED)), picture=True),
    "lost": State(
        snapshot(session=replace(ACTIVE, phase=SessionPhase.LOST, picture_at_ms=NOW_MS - 14_000)), picture=True
    ),
    "coming": State(snapshot(session=replace(ACTIVE, picture_at_ms=None))),
    "permissions-few": State(
        snapshot(
            session=replace(
                ACTIVE,
                permissions=(
                    PermissionView(Permission.POINT),
                    *permissions(PermissionView(Permission.CONTROL)),
                ),
            )
        ),
        picture=True,
    ),
    "control-asked": State(
        snapshot(
            session=replace(
                ACTIVE,
                permissions=permissions(
                    PermissionView(Permission.CONTROL, PermissionState.ASKED), PermissionState.HELD
                ),
            )
        ),
        picture=True,
    ),
    "elsewhere": State(snapshot(session=replace(ACTIVE, ticket_id=1038, customer_name="Amara Okafor"))),
    "wrap-up": State(snapshot(session=WRAP_UP), is_bold=True),
    "wrap-up-reply": State(
        snapshot(
            session=replace(
                WRAP_UP,
                wrap_up=WrapUpView(
                    "s-1", 1042, (REPORT,), note_draft="My own words.", reply_draft="Hola Lucía, gracias."
                ),
            )
        )
    ),
    "not-mine": State(
        snapshot(
            session=replace(
                WRAP_UP, wrap_up=WrapUpView("s-1", 1042, (structs.replace(REPORT, reason="not_mine", flagged=True),))
            )
        )
    ),
    "safety-different": State(
        snapshot(session=replace(NO_SESSION, phase=SessionPhase.OVER, ended_why="different", ticket_id=1042))
    ),
    "palette": State(snapshot(), open="palette"),
    "shortcuts": State(snapshot(), open="shortcuts"),
    "keyboard": State(snapshot(), open="keys", is_bold=True),
    "keyboard-clash": State(snapshot(), open="keys-clash", is_bold=True),
    "put-off": State(
        snapshot(
            ticket={"row": replace(LUCIA_ROW, put_off_until_ms=NOW_MS + 3_600_000)},
            tickets={"rows": (replace(LUCIA_ROW, put_off_until_ms=NOW_MS + 3_600_000), *ROWS[1:])},
        ),
        is_bold=True,
    ),
    "put-off-menu": State(snapshot(), open="put_off", is_bold=True),
    "new-ticket": State(snapshot(), open="new", is_bold=True),
    "new-task": State(snapshot(), open="new-task", is_bold=True),
    "settings": State(snapshot(), open="settings"),
    "failure": State(snapshot(), open="failure"),
    "sign-in": State(sign_in(SignInPhase.SIGNED_OUT), is_bold=True),
    "sign-in-narrow": State(sign_in(SignInPhase.SIGNED_OUT), (960, 600)),
    "sign-in-wrong": State(sign_in(SignInPhase.SIGNED_OUT, email="sam@example.com", error=Cause("a.signin"))),
    "sign-in-locked": State(
        sign_in(SignInPhase.SIGNED_OUT, email="sam@example.com", error=Cause("locked", (("retry_after_s", 610),)))
    ),
    "sign-in-digits": State(sign_in(SignInPhase.SIGNED_OUT, email="sam@example.com", keyring=False), open="digits"),
    "own-password": State(sign_in(SignInPhase.MUST_CHANGE_PASSWORD)),
    "starting": State(sign_in(SignInPhase.STARTING)),
}
_BADGES = (
    clock_snapshots.running(NOW_MS, -65),
    clock_snapshots.still(NOW_MS, "paused", None, 130),
    clock_snapshots.running(NOW_MS, 14, 60),
    clock_snapshots.running(NOW_MS, 130),
    clock_snapshots.still(NOW_MS, "paused", "breached", -15),
    clock_snapshots.still(NOW_MS, "closed", "met", 60),
)
CLOCKED = tuple(replace(one, clock=clock) for one, clock in zip(ROWS, _BADGES, strict=False))
_HOURS = ((1, "Office hours"), (2, "Night shift"))


def _explained(explained: ExplainedView) -> AgentSnapshot:
    head = replace(CLOCKED[0], live="", live_since_ms=None)
    return snapshot(tickets={"rows": CLOCKED, "sort": "next_due_at"}, ticket={"row": head, "explained": explained})


_CLOCKS = _explained(ExplainedView(1042, schedules=_HOURS, answer=clock_snapshots.explained(NOW_MS)))
_HELD = clock_snapshots.explained(NOW_MS, WhatIf(pausing=frozenset(("hold",))))
_AS_IF = _explained(ExplainedView(1042, pause_on_hold=True, schedules=_HOURS, answer=_HELD))
STATES["clocks-what-if"] = State(_AS_IF)
STATES["clock-explained-what-if"] = State(_AS_IF, open="clocks", is_bold=True)
STATES["clocks"] = State(_CLOCKS, is_bold=True)
STATES["clocks-compact"] = State(_CLOCKS, compact=True)
STATES["cards-folded"] = State(
    snapshot(
        tickets={"rows": CLOCKED},
        ticket={"row": CLOCKED[0], "clocks": _BADGES[:3]},
        session=STATES["live-session"].snapshot.session,
    ),
    picture=True,
    is_bold=True,
    open="fold",
)
STATES["clocks-card"] = State(
    snapshot(tickets={"rows": CLOCKED}, ticket={"row": CLOCKED[0], "clocks": _BADGES}), is_bold=True
)
STATES["clocks-card-large"] = State(STATES["clocks-card"].snapshot, font_percent=200, open="fold-narrow")
STATES["cards-folded-narrow"] = State(STATES["cards-folded"].snapshot, (960, 700), picture=True, open="fold-narrow")
STATES["clock-explained"] = State(_CLOCKS, open="clocks", is_bold=True)
STATES["search-wrong"] = State(
    snapshot(tickets={"rows": (), "query": "stauts:open printer", "error": Cause("search_operator")}), is_bold=True
)
_MACROS = (MacroItem(1, "Ask for the version"), MacroItem(2, "Fixed in the next version", False))
STATES["macro-preview"] = State(
    snapshot(
        macros=_MACROS,
        macro_preview=MacroPreviewView(
            1042,
            2,
            "Fixed in the next version",
            (("status", "pending"), ("tags", "export, known-issue"), ("assignee_id", "4")),
            "This is a known problem. It is fixed in version {{fix_version}}.",
            True,
        ),
    )
)
_ENDS = MacroItem(3, "Prices of this year", form=MacroForm(until_ms=NOW_MS + DAY_MS))
STATES["macro-list"] = State(snapshot(macros=(*_MACROS, _ENDS)), open="macros")
_BO = PersonView(12, "Bo Lind", "Acme")
_TEAM = ("Ana Ruiz", "Bo Larsen", "Sam Rivera", "")
_MANY = tuple(
    replace(
        ROWS[number % len(ROWS)],
        id=1042 - number,
        assignee_name=_TEAM[number // 6],
        org_name=ROWS[number % len(ROWS)].requester.organisation,
        priority=(None, "low", "normal", "high", "urgent")[number % 5],
        group=GroupMark("assignee_id", number // 6 + 1 if number < 18 else None, _TEAM[number // 6]),
    )
    for number in range(24)
)
_TABLE = ViewItem(1_004, "", "By person", 24, editable=True, group_by="assignee_id", as_table=True)
_GROUPED = {"rows": _MANY, "view_id": 1_004, "group_by": "assignee_id", "order": "-updated_at", "total": 24}
STATES["table"] = State(
    snapshot(views=(*VIEWS[:2], _TABLE), tickets={**_GROUPED, "selected_id": None}, ticket={}), is_bold=True
)
STATES["table-narrow"] = State(
    snapshot(views=(*VIEWS[:2], _TABLE), tickets={**_GROUPED, "selected_id": None}, ticket={}), (960, 640)
)
STATES["grouped"] = State(snapshot(views=(*VIEWS[:2], replace(_TABLE, as_table=False)), tickets=_GROUPED), is_bold=True)
STATES["merge"] = State(
    snapshot(
        found_tickets=FoundTickets(
            1042,
            rows=(
                replace(LUCIA_ROW, id=1038, subject="The export of invoices stops again", status="pending"),
                replace(LUCIA_ROW, id=1029, subject="Invoices: nothing happens at 80 %"),
                replace(LUCIA_ROW, id=987, subject="Export of 2025", status="closed"),
            ),
        )
    ),
    open="merge",
    is_bold=True,
)
STATES["merge-other-customer"] = State(
    snapshot(found_tickets=FoundTickets(1042, "1029", (replace(LUCIA_ROW, id=1029, requester=_BO),))), open="merge"
)
_ONE_ORGANISATION = replace(LUCIA_ROW, org_name=LUCIA.organisation)
STATES["merge-one-organisation"] = State(
    snapshot(
        ticket={"row": _ONE_ORGANISATION},
        found_tickets=FoundTickets(
            1042,
            "invoice",
            (
                replace(
                    _ONE_ORGANISATION,
                    id=1029,
                    subject="Invoices: nothing happens at 80 %",
                    requester=replace(LUCIA, user_id=21, name="María Núñez"),
                ),
            ),
        ),
    ),
    open="merge-ticked",
    is_bold=True,
)
STATES["time"] = State(
    snapshot(
        (
            *TALK,
            spent("work", 90, 80, 4, 20),
            spent("travel", 45, 35, 3, 21),
            spent("other", 5, 30, 3, 22),
            SystemLine(USERS[3], 3, NOW_MS - 29 * MINUTE_MS, (Line(TimeTakenBack(seq=22), 23),)),
        )
    ),
    open="log_time",
    is_bold=True,
)
STATES["link"] = State(STATES["merge"].snapshot, open="link", is_bold=True)
STATES["linked"] = State(
    snapshot(
        ticket={
            "links": (
                LinkOut(
                    ticket_id=1038, kind="duplicate", outward=False, subject="The export stops again", status="pending"
                ),
                LinkOut(
                    ticket_id=1029, kind="problem_of", outward=False, subject="Invoices: nothing at 80 %", status="hold"
                ),
                LinkOut(ticket_id=987, kind="related", outward=True),
            )
        },
        toasts=(
            Toast(
                1, "tickets_linked", (("number", 1042), ("target", 987)), "link:1042>987:related", NOW_MS + 9_000, "ok"
            ),
        ),
    ),
    is_bold=True,
)
STATES["merged"] = State(
    snapshot(
        ticket={
            "row": replace(LUCIA_ROW, status="closed"),
            "links": (LinkOut(ticket_id=1038, kind="merged", outward=True),),
        },
        toasts=(Toast(1, "ticket_merged", (("number", 1042), ("target", 1038)), "merge:1042", NOW_MS + 9_000, "ok"),),
    ),
    is_bold=True,
)
_CLOSED = replace(LUCIA_ROW, status="closed", live="", live_since_ms=None)
STATES["closed"] = State(
    snapshot(ticket={"row": _CLOSED, "links": (LinkOut(ticket_id=1050, kind="followup", outward=False),)}), is_bold=True
)
STATES["follow-up"] = State(snapshot(ticket={"row": _CLOSED}), open="followup", is_bold=True)
STATES["followed"] = State(snapshot(ticket={"links": (LinkOut(ticket_id=1038, kind="followup", outward=True),)}))
STATES["split"] = State(snapshot(), open="split", is_bold=True)
STATES["split-off"] = State(
    snapshot(
        ticket={
            "items": (*TALK[:2], AwayLine(1050, 2, NOW_MS - 600_000), *TALK[3:]),
            "links": (LinkOut(ticket_id=1050, kind="split", outward=False),),
        },
        toasts=(
            Toast(1, "ticket_split", (("number", 1042), ("target", 1050)), "split:1050>1042", NOW_MS + 9_000, "ok"),
        ),
    ),
    is_bold=True,
)
STATES["escalate"] = State(ticket_snapshots.in_group(snapshot(), 4, "Ana Ruiz"), open="escalate", is_bold=True)
STATES["escalated"] = State(ticket_snapshots.escalated(snapshot(), NOW_MS), is_bold=True)
STATES["deleted"] = State(ticket_snapshots.deleted(snapshot(), NOW_MS), is_bold=True)
_MARIA = PersonView(21, "María Núñez", "Talleres Norte, S.L.", "maria@talleresnorte.example")
_ON_IT = (
    ParticipantView(_MARIA, "cc"),
    ParticipantView(replace(_MARIA, user_id=22, name="王芳", organisation="Bright Co."), "cc"),
    ParticipantView(AGENTS[1], "follower"),
)
_CALLED = said(6, 3, "😕 请@Ana Ruiz看一下, and @Bo Larsen too: is this the cache bug? Not @nobody.", 1, public=False)
_CALLED = dataclasses.replace(_CALLED, comment=replace(_CALLED.comment, mentions=(4, 5)))
STATES["people"] = State(
    snapshot(
        items=(*TALK[:-1], _CALLED),
        ticket={"participants": _ON_IT},
        inbox=InboxView(unread=3),
    ),
    is_bold=True,
)
STATES["person"] = State(
    snapshot(
        ticket={"participants": _ON_IT},
        people_found=PeopleFound(
            1042,
            "a",
            (
                replace(_MARIA, user_id=23, name="Álvaro Ruiz"),
                replace(_MARIA, user_id=24, name="Amara Okafor", organisation="Bright Co."),
                AGENTS[0],
                AGENTS[1],
            ),
            ("customer", "customer", "agent", "agent"),
        ),
    ),
    open="people",
    is_bold=True,
)
STATES["requester"] = State(STATES["person"].snapshot, open="requester", is_bold=True)
_EWA = PersonView(25, "Ewa Nowak", "", "ewa@example.com")
STATES["expert"] = State(
    snapshot(
        ticket={"participants": (*_ON_IT, ParticipantView(_EWA, "expert", True))},
        people_found=PeopleFound(
            1042, "e", (replace(_EWA, user_id=26, name="Emre Şahin"), _MARIA), ("expert", "customer")
        ),
    ),
    open="people",
    is_bold=True,
)
_TO_EWA = said(6, 3, "@Ewa Nowak is it the font cache again? Please look at the log she sent.", 1, public=False)


def _for_ewa(may_reply: bool, draft: DraftView) -> AgentSnapshot:
    """An expert's own window, on a ticket that she was put on."""
    on_it = (ParticipantView(_EWA, "expert", may_reply), ParticipantView(AGENTS[1], "follower"))
    may = Rights(reply=may_reply, change=False, log=False)
    return snapshot(
        items=(*TALK[:-1], _TO_EWA),
        ticket={"participants": on_it, "may": may, "draft": draft},
        me=Me(25, "Ewa Nowak", "ewa@example.com", "expert"),
        views=VIEWS[3:5],
    )


_WATCHES = _for_ewa(False, _note("It is the third bolt."))
STATES["as-expert"] = State(_WATCHES, is_bold=True)
STATES["as-expert-replying"] = State(_for_ewa(True, DraftView(reply="Hola Lucía, ")), is_bold=True)
STATES["as-expert-empty"] = State(
    replace(_WATCHES, ticket=None, tickets=TicketListView(view_id=VIEWS[3].id, total=0)), (1200, 800), is_bold=True
)
STATES["told"] = State(
    snapshot(
        inbox=InboxView(
            (
                ToldView(
                    5,
                    "mention",
                    1042,
                    "Invoice export freezes at 80 %",
                    "@Sam Rivera: the cache bug?",
                    "Ana Ruiz",
                    NOW_MS,
                ),
                ToldView(
                    4, "comment", 1029, "无法登录公司 VPN", "重启之后还是提示证书过期。", "陈伟", NOW_MS - 900_000
                ),
                ToldView(3, "assigned", 1036, "License key not accepted", "", "", NOW_MS - 3_600_000),
                ToldView(
                    2,
                    "mention",
                    987,
                    "Printer offline",
                    "@Sam Rivera please",
                    "Bo Larsen",
                    NOW_MS - 90_000_000,
                    True,
                    NOW_MS + 7_200_000,
                ),
            ),
            unread=3,
        ),
        toasts=(
            Toast(
                1,
                "told_mention",
                (("name", "Ana Ruiz"), ("number", 1029), ("words", "@Sam Rivera: the cache bug?")),
                "",
                NOW_MS + 9_000,
                "info",
                1029,
            ),
        ),
    ),
    open="told",
    is_bold=True,
)
_TYPED = DraftView(ComposerMode.NOTE, note="Please look, @a")
STATES["mention"] = State(snapshot(ticket={"draft": _TYPED}), open="mention", is_bold=True)
STATES["mention-reply"] = State(snapshot(ticket={"draft": DraftView(reply="Please look, @a")}), open="mention")
STATES["merged-from"] = State(
    snapshot(ticket={"links": tuple(LinkOut(ticket_id=n, kind="merged", outward=False) for n in (1038, 1029, 987))})
)
STATES["placeholder"] = State(snapshot(ticket={"draft": DraftView(reply="It is fixed in version {{fix_version}}.")}))
STATES["picked"] = State(_CLOCKS, open="picked")
STATES["many-going-on"] = State(snapshot(bulk=BulkView(40, 12)))
STATES["merge-many"] = State(_CLOCKS, open="merge-many", is_bold=True)
STATES["search-suggestions"] = State(_CLOCKS, open="suggestions")
STATES["view-sheet"] = State(snapshot(tickets={"query": "status:open tag:vip"}), open="view")
STATES["nothing-open"] = State(replace(STATES["nothing-open"].snapshot, ticket=None))

CHAT = ChatView(7, 1042, "Lucía Fernández", "Invoice export freezes", "es", NOW_MS - 190_000, None, NOW_MS - 75_000)
QUEUE = QueueView(
    waiting=(
        ChatView(9, 1050, "Amara Okafor", "Printer", "en", NOW_MS - 95_000),
        ChatView(10, 1051, "王芳", "登录", "zh", NOW_MS - 20_000),
    ),
    offered=(ChatView(8, 1049, "Jonas Weber", "My scanner is not found", "en", NOW_MS - 30_000, NOW_MS + 21_000),),
    mine=(CHAT, ChatView(6, 1038, "Chidi Eze", "VPN", "en", NOW_MS - 600_000)),
    load=3,
    peers=(PeerView(4, "Ana Ruiz", 2),),
    groups=(GroupView(1, "Support"), GroupView(2, "Printers & <b>scanners</b>")),
)
STATES["chat"] = State(snapshot(queue=QUEUE, ticket={"chat": CHAT}), is_bold=True)
STATES["chat-session-offered"] = State(
    snapshot(queue=QUEUE, session=WITH_CODE, ticket={"chat": replace(CHAT, code_answer="offered")}), (1200, 800)
)
STATES["chat-wrap-up"] = State(snapshot(queue=QueueView(wrap_up_until_ms=NOW_MS + 70_000, wrap_up_of=("Tom Becker",))))
STATES["chat-sent-away"] = State(snapshot(queue=QueueView(waiting=QUEUE.waiting, was_sent_away=True)))

STEPS = tuple(CallStepView(number, needed=number < 4) for number in (1, 2, 3, 4))
DONE = (
    CallStepView(1, "done", NOW_MS - 170_000, "read"),
    CallStepView(2, "done", NOW_MS - 90_000, "account"),
    CallStepView(3, "open", needed=True),
    CallStepView(4),
)
CALLER = CallerView(
    11,
    "Lucía Fernández",
    "Talleres Norte, S.L.",
    "es",
    (CallTicketView(1042, "Invoice export freezes at 80 %", "open"), CallTicketView(998, "New laptop", "pending")),
)
RINGING = CallView(5, "in", "+34944555010", "ringing", NOW_MS - 12_000, steps=STEPS, callers=(CALLER,))
ON_PHONE = replace(RINGING, id=4, state="active", answered_at_ms=NOW_MS - 190_000)
IN_TICKET = replace(ON_PHONE, ticket_id=1042, steps=DONE, notes="Printer of the second floor.\nCalls back after lunch.")
STATES["call-card"] = State(snapshot(calls=CallsView(mine=(IN_TICKET,))), is_bold=True)
WAITS_CLOSING = replace(
    ON_PHONE, id=3, number="+34600111222", state="ended", ended_at_ms=NOW_MS - 400_000, ticket_id=1041, notes="Later."
)
ON_HOLD = replace(ON_PHONE, id=2, number="", callers=())
STATES["call-cards"] = State(snapshot(calls=CallsView(mine=(IN_TICKET, ON_HOLD, WAITS_CLOSING))), is_bold=True)
STATES["call-rings"] = State(snapshot(calls=CallsView(ringing=(RINGING,)), queue=QUEUE), is_bold=True)
STATES["call-which"] = State(snapshot(calls=CallsView(mine=(ON_PHONE,))))
STATES["call-nothing-open"] = State(
    replace(snapshot(calls=CallsView(mine=(replace(ON_PHONE, callers=(), number=""),))), ticket=None)
)
AFTER_CHAT = WrapUpOut(
    touch="chat:5",
    ticket_id=1042,
    started_at=to_rfc3339(NOW_MS - 14 * MINUTE_MS),
    ended_at=to_rfc3339(NOW_MS - MINUTE_MS),
    chat=ChatPart(outcome="dropped", ended_by="customer", customer_lines=12, agent_lines=9, wait_s=40),
)
AFTER_CALL = WrapUpOut(
    touch="call:4",
    ticket_id=1042,
    started_at=to_rfc3339(NOW_MS - 190_000),
    ended_at=to_rfc3339(NOW_MS - MINUTE_MS),
    call=CallPart(
        direction="in",
        number="+34944555010",
        steps=(
            StepOut(n=1, state="done", at=to_rfc3339(NOW_MS - 170_000), method="read"),
            StepOut(n=2, state="done", at=to_rfc3339(NOW_MS - 90_000), method="account"),
            StepOut(n=3, state="open"),
            StepOut(n=4, state="open"),
        ),
    ),
)
STATES["wrap-up-chat"] = State(
    snapshot(
        session=SessionView(wrap_up=WrapUpView("chat:5", 1042, contact=AFTER_CHAT)),
        queue=QueueView(wrap_up_until_ms=NOW_MS + 70_000),
    ),
    is_bold=True,
)
STATES["wrap-up-chat-session"] = State(
    snapshot(session=replace(WRAP_UP, wrap_up=WrapUpView("chat:5", 1042, (REPORT,), AFTER_CHAT)))
)
HUNG_UP = replace(IN_TICKET, state="ended", ended_at_ms=NOW_MS - MINUTE_MS)
STATES["wrap-up-call"] = State(
    snapshot(
        session=SessionView(wrap_up=WrapUpView("call:4", 1042, contact=AFTER_CALL)), calls=CallsView(mine=(HUNG_UP,))
    ),
    (1440, 1300),
    is_bold=True,
)
STATES["call-close"] = State(snapshot(calls=CallsView(mine=(IN_TICKET,))), open="close-call")
STATES["call-log"] = State(snapshot(), open="log_call")
STATES["call-done"] = State(
    snapshot(
        (
            *TALK[:4],
            CallCard(
                *("4", NOW_MS - 500_000, "in", NOW_MS - 500_000, NOW_MS - 490_000, NOW_MS - 238_000),
                UserOut(id=3, role="agent", name="Sam Rivera"),
                True,
                "account",
                ((3, "not needed, a question about the invoice"),),
            ),
            CallCard("3", NOW_MS - 900_000, "in", NOW_MS - 900_000, None, NOW_MS - 870_000),
            *TALK[4:],
        )
    )
)


def _filed(item: Item, *files: AttachmentOut) -> Item:
    assert isinstance(item, CommentItem)
    return dataclasses.replace(item, comment=replace(item.comment, attachments=files))


_FILED = (
    *TALK[:1],
    _filed(TALK[1], file_snapshots.LOG, file_snapshots.PICTURE),
    _filed(TALK[3], file_snapshots.LOG),
    _filed(TALK[-1], file_snapshots.NOTE_FILE),
)
STATES["files"] = State(snapshot(ticket={"items": _FILED, "uploads": file_snapshots.UPLOADS}), is_bold=True)
STATES["files-going"] = State(
    snapshot(ticket={"items": _FILED, "uploads": file_snapshots.RESTORED, "pending": file_snapshots.GOING}),
    is_bold=True,
)
_MANY_FILES = snapshot(ticket={"items": _FILED, "uploads": file_snapshots.MANY})
STATES["files-many"] = State(_MANY_FILES)
STATES["files-many-small"] = State(_MANY_FILES, (960, 600), 150)
STATES["files-waiting"] = State(
    snapshot(
        ticket={"items": _FILED, "uploads": file_snapshots.WAITING},
        link=LinkView(LinkPhase.OFFLINE, NOW_MS - 60_000, retry_in_s=12),
    )
)
_ADMIN_FILES = snapshot(ticket={"items": _FILED, "may": Rights(delete=True)}, me=replace(ME, role="admin"))
STATES["erase"] = State(_ADMIN_FILES, open="erase", is_bold=True)
STATES["erase-file"] = State(_ADMIN_FILES, open="erase-file", is_bold=True)
STATES["dashboard"] = State(snapshot(measures=measure_snapshots.week(NOW_MS)), open="reports", is_bold=True)
STATES["dashboard-today"] = State(snapshot(measures=measure_snapshots.today(NOW_MS)), (1200, 800), open="reports")
STATES["dashboard-few"] = State(snapshot(measures=measure_snapshots.few(NOW_MS)), open="reports", is_bold=True)
STATES["dashboard-empty"] = State(snapshot(measures=measure_snapshots.empty(NOW_MS)), open="reports")
STATES["dashboard-error"] = State(snapshot(measures=MeasuresView(7, error=Cause("unavailable"))), open="reports")

_FORM = MacroForm(
    shared=True,
    titles=(("en", "Fixed in the next version"), ("es", "Arreglado en la próxima versión")),
    texts=(("en", "Hello {{requester.name}}, this is fixed in version {{fix_version}}."),),
    status="pending",
    tags=("known-issue",),
)
_EDITABLE = (
    replace(_MACROS[0], form=MacroForm(titles=(("en", "Ask for the version"),))),
    replace(_MACROS[1], form=_FORM),
    MacroItem(
        3, "Prices from January", True, MacroForm(shared=True, group_id=2, from_ms=NOW_MS + DAY_MS), usable=False
    ),
    MacroItem(4, "Closed on Tuesday", True, MacroForm(shared=True, until_ms=NOW_MS - 2 * DAY_MS)),
)
_AS_ADMIN = with_fields(
    snapshot(macros=_EDITABLE, me=replace(ME, role="admin")),
    {"queue": QueueView(groups=(GroupView(2, "First line"), GroupView(3, "Second line")))},
)
STATES["macro-settings"] = State(_AS_ADMIN, open="settings", is_bold=True)
STATES["macro-form"] = State(_AS_ADMIN, open="macro-form")
_TIMED = replace(_FORM, group_id=2, from_ms=NOW_MS + DAY_MS, until_ms=NOW_MS + 3 * DAY_MS)
STATES["macro-timed"] = State(
    replace(_AS_ADMIN, macros=(_EDITABLE[0], replace(_EDITABLE[1], form=_TIMED))), open="macro-form", is_bold=True
)

_SETS_RULES = snapshot(rules=rule_snapshots.RULES, me=replace(ME, role="admin"))
STATES["rule-settings"] = State(_SETS_RULES, (1200, 1500), open="settings")
STATES["hours-form"] = State(_SETS_RULES, (1200, 900), open="hours-form")
STATES["policy-form"] = State(_SETS_RULES, (1200, 900), open="policy-form")
_SETS_TRIGGERS = snapshot(triggers=rule_snapshots.TRIGGERS, me=replace(ME, role="admin"))
STATES["trigger-settings"] = State(_SETS_TRIGGERS, (1200, 1900), open="settings", is_bold=True)
STATES["trigger-none"] = State(
    with_fields(_SETS_TRIGGERS, {"triggers": TriggersView(is_read=True)}), (1200, 1900), open="settings"
)
STATES["trigger-form"] = State(_SETS_TRIGGERS, (1200, 900), open="trigger-form", is_bold=True)
STATES["trigger-tried"] = State(_SETS_TRIGGERS, (1200, 900), open="trigger-tried", is_bold=True)
STATES["trigger-wrong"] = State(_SETS_TRIGGERS, (1200, 900), open="trigger-wrong", is_bold=True)
STATES["timed-form"] = State(_SETS_TRIGGERS, (1200, 900), open="timed-form", is_bold=True)
STATES["view-form"] = State(snapshot(), open="view-form")

STATES["context"] = State(snapshot(context=context_snapshots.shown(NOW_MS)), (1580, 1200), is_bold=True)
STATES["context-failed"] = State(snapshot(context=context_snapshots.FAILED), (1580, 1200))
_SETS_UP = snapshot(
    rules=rule_snapshots.RULES,
    groups=context_snapshots.GROUPS,
    context_setting=context_snapshots.SETTING,
    me=replace(ME, role="admin"),
)
_ORGANISED = with_fields(
    snapshot(me=replace(ME, role="admin")),
    {
        "organizations": organization_snapshots.ORGANIZATIONS,
        "customer": organization_snapshots.CUSTOMER,
        "groups": context_snapshots.GROUPS,
    },
)
STATES["organization-settings"] = State(_ORGANISED, (1200, 1500), open="settings", is_bold=True)
STATES["organization-form"] = State(_ORGANISED, (1200, 900), open="organization-form", is_bold=True)
STATES["customer-form"] = State(_ORGANISED, (1580, 900), open="customer-form", is_bold=True)
STATES["customer-erase"] = State(_ORGANISED, (1580, 900), open="customer-erase", is_bold=True)
STATES["group-settings"] = State(_SETS_UP, (1200, 2400), open="settings", is_bold=True)
STATES["desk-settings"] = State(
    with_fields(
        _SETS_UP,
        {
            "desk_settings": DeskSettingsView(
                DeskSettingsOut(own_groups_only=True, close_after_h=96, chat_plans=("Premium", "school", "非营利组织"))
            )
        },
    ),
    (1200, 1500),
    open="settings",
    is_bold=True,
)
STATES["plans-form"] = State(STATES["desk-settings"].snapshot, (1200, 900), open="plans-form", is_bold=True)
STATES["settings-empty"] = State(
    with_fields(
        snapshot(me=replace(ME, role="admin")),
        {
            "rules": RulesView(was_read=True),
            "forms": FormsView(was_read=True),
            "groups": GroupsView(was_read=True),
            "desk_settings": DeskSettingsView(DeskSettingsOut(chat_plans=())),
            "statuses": StatusesView(was_read=True),
            "triggers": TriggersView(is_read=True),
            "organizations": OrganizationsView(was_read=True),
        },
    ),
    (1000, 2200),
    open="settings",
    is_bold=True,
)
STATES["group-form"] = State(_SETS_UP, (1200, 900), open="group-form", is_bold=True)
STATES["group-leaving"] = State(_SETS_UP, (1200, 900), open="group-leaving", is_bold=True)
STATES["head-fields"] = State(ticket_snapshots.described(snapshot()), (1900, 940), open="group-menu", is_bold=True)
STATES["head-more"] = State(ticket_snapshots.described(snapshot()), open="more-menu", is_bold=True)
STATES["category"] = State(ticket_snapshots.described(snapshot()), (1280, 900), open="category")
STATES["due"] = State(ticket_snapshots.due(snapshot(), NOW_MS, 20), (1900, 940), open="due", is_bold=True)
STATES["due-over"] = State(ticket_snapshots.due(snapshot(), NOW_MS, -50), compact=True)
_BY_DUE = replace(_TABLE, group_by=None, columns=("due_at", "subject", "requester_id", "status", "type"))
_DUE_LIST = snapshot(views=(*VIEWS[:2], _BY_DUE), tickets={"view_id": 1_004, "selected_id": None}, ticket={})
STATES["due-table"] = State(ticket_snapshots.due(_DUE_LIST, NOW_MS, -50), is_bold=True)
STATES["due-other"] = State(STATES["due"].snapshot, (1280, 900), open="due-other", is_bold=True)
_TAGGED = ticket_snapshots.tagged(snapshot())
STATES["tags"] = State(_TAGGED, (1280, 900), open="tags", is_bold=True)
STATES["tags-typed"] = State(_TAGGED, (1280, 900), open="tags-typed")
STATES["own-statuses"] = State(status_snapshots.labelled(snapshot()), is_bold=True)
STATES["own-statuses-menu"] = State(STATES["own-statuses"].snapshot, open="status-menu")
_NAMES_STATUSES = snapshot(statuses=status_snapshots.STATUSES, me=replace(ME, role="admin"))
STATES["status-settings"] = State(_NAMES_STATUSES, (1200, 1500), open="settings", is_bold=True)
STATES["status-form"] = State(_NAMES_STATUSES, (1200, 900), open="status-form", is_bold=True)
_CAME_BACK = snapshot(refused=refused_snapshots.BACK, forms=refused_snapshots.FORMS)
STATES["refused"] = State(_CAME_BACK, is_bold=True)
STATES["refused-open"] = State(_CAME_BACK, open="refused", is_bold=True)
