"""The viewer machine's state: what the agent's end was told, what it asked for, its copy of the ledger.

Everything about permissions here is a mirror of ``perm.state``: the agent's end decides nothing (protocol.md section 13.3).
"""

import enum
from dataclasses import dataclass, field, replace
from typing import Any

from assistdesk.core.session.actions import Action, Level, Log
from assistdesk.core.session.events import LinkFacts, NoteWanted
from assistdesk.core.session.ledger import Copy
from assistdesk.core.session.line_history import NO_HISTORY, LineHistory
from assistdesk.core.session.permissions import NO_SCOPE
from assistdesk.core.types import Permission, PermissionState, SafetyResult, Scope, SheetStage, Why


class ViewerPhase(enum.StrEnum):
    """Where the session is at the agent's end."""

    WAITING = "waiting"
    CHECKING = "checking"
    READING = "reading"
    ACTIVE = "active"
    PAUSED = "paused"
    LOST = "lost"
    OVER = "over"


LINKED = (ViewerPhase.READING, ViewerPhase.ACTIVE, ViewerPhase.PAUSED)
UNDER_WAY = (*LINKED, ViewerPhase.LOST)


@dataclass(frozen=True, slots=True)
class ViewerConfig:
    """What this agent's app brings along. ``request`` is the customer's own request as the sheet will show it, for example
    ``#1042 Invoice export freezes``; it travels sealed, so that the relay shows nothing to whoever knows a nameplate."""

    name: str
    os: str
    language: str
    can: int
    request: str = ""


@dataclass(frozen=True, slots=True)
class Mirror:
    """How one permission stands, as the host last said; ``ask`` is the open ask of our own, else 0."""

    permission: Permission
    state: PermissionState = PermissionState.OFF
    grant: int = 0
    scope: Scope = NO_SCOPE
    until_ms: int = 0
    why: Why = Why.OTHER
    ask: int = 0


@dataclass(frozen=True, slots=True)
class ViewerEnding:
    why: Why
    by: str
    close_code: int
    until_ms: int
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class ViewerState:
    """Everything the agent's end knows of one session. Start with ``viewer.start``."""

    config: ViewerConfig
    made_ms: int
    made_wall_ms: int
    phase: ViewerPhase = ViewerPhase.WAITING
    trouble: str = ""
    tries: int = 0
    facts: LinkFacts | None = None
    is_linked: bool = False
    is_peer_ready: bool = False
    is_ready_due: bool = False
    """The room moved: the first word on the new link, which is still to come, changes nothing."""
    peer_name: str = ""
    peer_os: str = ""
    peer_can: int = 0
    stage: SheetStage | None = None
    safety: SafetyResult | None = None
    pause_why: Why = Why.OTHER
    mirrors: tuple[Mirror, ...] = field(default_factory=lambda: tuple(Mirror(each) for each in Permission))
    next_ask: int = 1
    asked_at_ms: tuple[int, ...] = ()
    copy: Copy | None = None
    next_note: int = 1
    notes_at_ms: tuple[int, ...] = ()
    notes_waiting: tuple[NoteWanted, ...] = ()
    recording: int | None = None
    """The grant under which a recording is made, as the host was told."""
    is_closing_recording: bool = False
    """Its file is being closed: the note with its hash has not come yet."""
    was_reading: bool = False
    lost_ms: int | None = None
    losses: int = 0
    dropped: int = 0
    line: LineHistory = NO_HISTORY
    ending: ViewerEnding | None = None

    def mirror(self, permission: Permission) -> Mirror:
        return self.mirrors[list(Permission).index(permission)]

    def is_on(self, permission: Permission) -> bool:
        return self.mirror(permission).state is PermissionState.ON


class ViewerTurn:
    """One event's worth of change; used inside one ``viewer.step``."""

    def __init__(self, state: ViewerState, now_ms: int, wall_ms: int) -> None:
        self.state = state
        self.now_ms = now_ms
        self.wall_ms = wall_ms
        self.actions: list[Action] = []

    def do(self, *acts: Action) -> None:
        self.actions.extend(acts)

    def set(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)

    def set_mirror(self, permission: Permission, **changes: Any) -> None:
        after = replace(self.state.mirror(permission), **changes)
        self.set(mirrors=tuple(after if each.permission is permission else each for each in self.state.mirrors))

    def log(self, rule: str, level: Level = Level.INFO, **fields: str | int | bool) -> None:
        self.do(Log(level, rule, tuple(fields.items())))

    def drop(self, kind: str) -> None:
        self.set(dropped=self.state.dropped + 1)
        self.log("dropped", kind=kind)
