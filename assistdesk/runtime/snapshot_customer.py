"""All that the customer's windows may show (``snapshot`` says what a snapshot is)."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

import msgspec

from assistdesk.core.types import Monitor, Permission, SafetyPolicy, SafetyResult
from assistdesk.runtime.snapshot_parts import Cause, Meter, PermissionView, TalkView
from assistdesk.runtime.snapshot_share import ShareView

if TYPE_CHECKING:
    from assistdesk.core.desk.session_shapes import SessionReport


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


LIVE_PHASES = (CustomerPhase.SHARING, CustomerPhase.PAUSED, CustomerPhase.LOST, CustomerPhase.BACK)
"""A session runs: its bar and its frame are to be seen."""


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
    """One question of the agent for one permission (or a bundle) after the sheet. ``needs_safety``: it cannot be allowed
    before the safety numbers were compared and are the same. ``directions``: of each permission the bits asked for (0: it has
    none). ``minutes_offered``: what one end time for all of it may be, the proposed one first; 0 = until she stops."""

    id: int
    permissions: tuple[Permission, ...]
    reason: str = ""
    minutes: int = 15
    armed_in_s: int = 1
    expires_in_s: int = 60
    needs_safety: bool = False
    invited: str = ""
    """Not a permission is asked for but this colleague."""
    is_hand_over: bool = False
    directions: tuple[int, ...] = (0,)
    may_restart: bool = False
    """Coming back is also asked for after a restart of this program or computer, and can be kept here."""
    minutes_offered: tuple[int, ...] = ()


class ReturnView(msgspec.Struct, frozen=True):
    """A session that this program, when it last ran, was in the middle of."""

    agent: AgentIdentity
    ticket_number: int | None = None
    subject: str = ""


class GuestView(msgspec.Struct, frozen=True):
    """A colleague beside the agent. ``name``: as the agent called him; ``agent``: what his own end says, once it is met.
    ``state``: joining, sheet, looking, paused, lost, back."""

    number: int
    name: str
    agent: AgentIdentity = AgentIdentity()
    state: str = "joining"
    is_looking: bool = False


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
    its way. ``offer_by``: who offers to look at the screen. ``opens_at_ms``: when chat opens again; 0: not known.
    ``is_anyone_here``: while she waits, there is an agent whom the chat can be offered to.
    ``status``: of her request (open, pending, solved); ``may_solve``: she can say that it is solved; ``is_solving``: she did,
    and it is on its way. ``goes_on``: the number of the request that the form goes on with; ``follows``: of the closed one
    that this one goes on from.
    ``returned``: the lines that were not taken, for the field they came from (``draft`` has them, too); ``returned_n`` counts
    how often any came back."""

    phase: ChatPhase = ChatPhase.NONE
    closed: str = ""
    opens_at_ms: int = 0
    waiting: int = 0
    estimate_s: int | None = None
    name: str = ""
    question: str = ""
    language: str = "en"
    email: str = ""
    draft: str = ""
    returned: str = ""
    returned_n: int = 0
    by_mail: bool = False
    busy: bool = False
    online: bool = True
    problem: Cause | None = None
    ticket_id: int | None = None
    position: int = 0
    is_anyone_here: bool = True
    agent_name: str = ""
    is_agent_typing: bool = False
    is_agent_here: bool = False
    lines: tuple[ChatLineView, ...] = ()
    outcome: str = ""
    offer_by: str = ""
    status: str = "open"
    may_solve: bool = False
    is_solving: bool = False
    goes_on: int = 0
    follows: int | None = None


class SolvedView(msgspec.Struct, frozen=True):
    """*This solved it* after a session. ``state``: none (nothing to say it of), ask, busy, done. ``by_chat``: it was a session
    of her chat, which says it."""

    state: str = "none"
    by_chat: bool = False
    problem: Cause | None = None


class HideableWindow(msgspec.Struct, frozen=True):
    """One window of hers in the list of what can be hidden; ``kind``: its program. Never leaves this computer."""

    id: int
    title: str
    kind: str
    is_hidden: bool = False

    def __repr__(self) -> str:
        return f"HideableWindow(id={self.id})"


class HiddenView(msgspec.Struct, frozen=True):
    """``possible``: windows can be told apart here. ``only``: all but this window is hidden; ``areas``: how many."""

    possible: bool = False
    windows: tuple[HideableWindow, ...] = ()
    only: int | None = None
    areas: int = 0


class OwnRecordingView(msgspec.Struct, frozen=True):
    """Her own recording. ``since_ms``: when the one that is made now began, wall clock; ``saved_as``: the last one's file."""

    possible: bool = False
    since_ms: int | None = None
    saved_as: str = ""
    trouble: Cause | None = None


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
    offered_return: ReturnView | None = None
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
    solved: SolvedView = SolvedView()
    receipt_saved_to: str = ""
    stop_key: str = "Ctrl+Shift+F12"
    hidden: HiddenView = HiddenView()
    can_see_local_input: bool = True
    """Her own mouse and keyboard are told apart from the agent's: else moving them stops nothing."""
    chat: CustomerChatView = CustomerChatView()
    talk: TalkView = TalkView()
    guests: tuple[GuestView, ...] = ()
    guest_number: int = 0
    guest_sheet: CustomerSnapshot | None = None
    """The question of the guest of that number: shown like the first one's."""
    notes: tuple[Cause, ...] = ()
    share: ShareView = ShareView()
    recording: OwnRecordingView = OwnRecordingView()
