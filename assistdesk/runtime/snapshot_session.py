"""The session as the agent's windows may show it (``snapshot`` says what a snapshot is)."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

import msgspec

from assistdesk.core.types import HIDDEN_AREA, Monitor, SafetyPolicy, SafetyResult
from assistdesk.runtime.snapshot_parts import Cause, Meter, PermissionView, TalkView
from assistdesk.runtime.snapshot_share import ShareView

if TYPE_CHECKING:
    from assistdesk.core.desk.session_shapes import SessionReport
    from assistdesk.core.desk.wrap_up_shapes import WrapUpOut
    from assistdesk.core.session.pointing import Drawing


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
    """The card after a session, a chat or a call, with the sessions in its course: filled by the program, edited by the agent,
    kept as a draft through a crash. ``contact``: the chat or the call, as the relay told it."""

    key: str
    ticket_id: int
    reports: tuple[SessionReport, ...] = ()
    contact: WrapUpOut | None = None
    note_draft: str | None = None
    reply_draft: str | None = None
    report_sent: bool = False
    wrong_person: bool = False


class LogLine(msgspec.Struct, frozen=True):
    """One ledger line in facts: ``ev`` and fields; text.py words it."""

    at_ms: int
    ev: str
    fields: tuple[tuple[str, str | int], ...] = ()

    @property
    def met_hidden(self) -> bool:
        """The agent's input was over something that the customer hides."""
        return self.ev == "refused" and ("kind", HIDDEN_AREA) in self.fields


class InviteView(msgspec.Struct, frozen=True):
    """The last ask for a colleague. ``state``: "", fetching (his app is asked), alone (he does not come), asking (the customer
    is asked), yes, no, refused (it was not even sent)."""

    state: str = ""
    name: str = ""
    why: Cause | None = None


class Colleague(msgspec.Struct, frozen=True):
    """Another agent whose app may be asked for a code."""

    id: int
    name: str


class ColleagueAsk(msgspec.Struct, frozen=True):
    """Another agent asks me into his session: to look on, or to take over."""

    letter_id: int
    name: str
    ticket_id: int
    hand_over: bool = False


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
    recording_since_ms: int | None = None
    is_customer_recording: bool = False
    """She keeps a recording of her own."""
    peer_os: str = ""
    ended_why: str = ""
    drawings: tuple[Drawing, ...] = ()
    """What the agent has drawn and the customer sees now."""
    wrap_up: WrapUpView | None = None
    talk: TalkView = TalkView()
    invite: InviteView = InviteView()
    colleagues: tuple[Colleague, ...] = ()
    """Whose apps can be asked into this session; none where codes are read aloud."""
    share: ShareView = ShareView()

    @property
    def is_running(self) -> bool:
        """Allowed, and not over: paused and cut off it is still a session."""
        return self.phase in (SessionPhase.ACTIVE, SessionPhase.PAUSED, SessionPhase.LOST)
