"""The host machine's state: the frozen truth of the customer's end.

Phases, what waits for the disk, what was dropped, how it ended. Refuses to know: what happens to it (``host_turn.py``), and
which event means what (``host.py`` and its rooms).
"""

import enum
from dataclasses import dataclass, field
from typing import Final

from assistdesk.core.session.actions import Action
from assistdesk.core.session.consent import Questions
from assistdesk.core.session.events import LinkFacts, Origin
from assistdesk.core.session.ledger import Writer
from assistdesk.core.session.line_history import NO_HISTORY, LineHistory
from assistdesk.core.session.permissions import (
    SESSION_LIMIT_MS,
    Book,
    Cause,
)
from assistdesk.core.types import (
    InviteKind,
    Monitor,
    Permission,
    Rect,
    SafetyPolicy,
    SafetyResult,
    Scope,
    SheetStage,
    Why,
)

MINUTE_MS: Final = 60_000
BYE_MS: Final = 2_000
PENDING_ACTS: Final = 64


class HostPhase(enum.StrEnum):
    """Where the session is at the customer's end (protocol.md section 13.3)."""

    IDLE = "idle"
    JOINING = "joining"
    CHECKING = "checking"
    SHEET = "sheet"
    ACTIVE = "active"
    PAUSED = "paused"
    LOST = "lost"
    RETURNING = "returning"
    ENDED = "ended"


LIVE: Final = (HostPhase.SHEET, HostPhase.ACTIVE, HostPhase.PAUSED, HostPhase.RETURNING)
"""Phases with a working link to a peer who knew the code."""

UNDER_WAY: Final = (*LIVE, HostPhase.LOST)


@dataclass(frozen=True, slots=True)
class HostConfig:
    """What this customer's app brings along; from the local user and the build only."""

    name: str
    os: str
    language: str
    can: int
    policy: SafetyPolicy = SafetyPolicy.ASKED


@dataclass(frozen=True, slots=True)
class PendingGrant:
    """A yes whose entry is not on disk yet: nothing is given before."""

    key: int
    permission: Permission
    grant: int
    scope: Scope
    until_ms: int


@dataclass(frozen=True, slots=True)
class PendingAct:
    """Something allowed that must be in the ledger before it happens: a clipboard piece, a file offer."""

    key: int
    permission: Permission
    grant: int
    scope: Scope
    act: Action


@dataclass(frozen=True, slots=True)
class Invitation:
    """A colleague for whom the agent asks: by which question of ours, under which number of hers, by which code."""

    question: int
    id: int
    kind: InviteKind
    code: str = field(repr=False)
    name: str


@dataclass(frozen=True, slots=True)
class RefusedKind:
    """Dropped messages of one kind: all told, not yet in the ledger, and when it was last written there."""

    kind: str
    total: int
    unwritten: int
    written_at_ms: int


@dataclass(frozen=True, slots=True)
class Ending:
    """Why and how the session ended, and what is still awaited before the ledger closes."""

    why: Why
    by: str
    close_code: int
    until_ms: int
    final_n: int = -1
    is_countersigned: bool = False
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class HostState:
    """Everything the customer's end knows of one session. Start with ``HostState(config, monitors)``."""

    config: HostConfig
    monitors: tuple[Monitor, ...]
    phase: HostPhase = HostPhase.IDLE
    code: str = field(default="", repr=False)
    origin: Origin = Origin.TYPED
    tries: int = 0
    trouble: str = ""
    waiting_since_ms: int = 0
    facts: LinkFacts | None = None
    is_linked: bool = False
    is_peer_ready: bool = False
    is_ready_due: bool = False
    """The room moved: the first word on the new link, which is still to come, changes nothing."""
    peer_name: str = ""
    peer_can: int = 0
    request: str = ""
    book: Book = field(default_factory=Book.empty)
    questions: Questions = field(default_factory=Questions)
    pending: tuple[PendingGrant | PendingAct, ...] = ()
    next_key: int = 1
    writer: Writer | None = None
    policy: SafetyPolicy = SafetyPolicy.ASKED
    safety: SafetyResult | None = None
    sheet_stage: SheetStage | None = None
    causes: frozenset[Cause] = frozenset()
    is_locked: bool = False
    is_bar_visible: bool = False
    bar_covered_at_ms: int | None = None
    local_until_ms: int | None = None
    own_areas: tuple[tuple[int, Rect], ...] = ()
    has_own_focus: bool = False
    pointer: tuple[int, int, int] | None = None
    pointed: tuple[int, int] = (0, 0)
    """Since when (ms) how many messages of Point came, within a second."""
    opened_ms: int = 0
    paused_ms: int | None = None
    lost_ms: int | None = None
    returns_at_ms: int | None = None
    losses: int = 0
    is_restarted: bool = False
    """The program that lost the line is gone; she has clicked *Continue* in this one."""
    refused: tuple[RefusedKind, ...] = ()
    counts: tuple[int, int, int] = (0, 0, 0)
    counted_at_ms: int = 0
    counted_grant: int = 0
    held_at_ms: tuple[tuple[Permission, int], ...] = ()
    notes_at_ms: tuple[int, ...] = ()
    invitation: Invitation | None = None
    invited_at_ms: tuple[int, ...] = ()
    guests: int = 0
    """Sessions of invited colleagues that run beside this one."""
    line: LineHistory = NO_HISTORY
    ending: Ending | None = None

    @property
    def end_ms(self) -> int:
        """When the twelve hours are over."""
        return self.opened_ms + SESSION_LIMIT_MS

    @property
    def monitor_ids(self) -> frozenset[int]:
        return frozenset(monitor.id for monitor in self.monitors)
