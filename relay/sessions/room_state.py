"""The values of the room machine: a room's state on its node, the events that move it, the actions that follow.

Frozen and plain: legs are numbers here. What follows from what is decided in ``rooms.py`` alone.
"""

import base64
import enum
from dataclasses import dataclass, replace

from assistdesk.core.types import Role
from relay.sessions.ports import ROOM_BYTES, FactKind, Outcome


def room_text(room: bytes) -> str:
    """The 26 letters of base32 that name a room in URLs."""
    return base64.b32encode(room).decode().rstrip("=").lower()


def read_room(text: str) -> bytes | None:
    """The room that *text* names, or None: there is one spelling per room and no other."""
    try:
        room = base64.b32decode(text.upper() + "======")
    except ValueError:
        return None
    return room if len(room) == ROOM_BYTES and room_text(room) == text else None


@dataclass(frozen=True, slots=True)
class RoomTimes:
    """The room's share of section ``sessions`` of the configuration."""

    code_life_s: float = 600
    host_wait_s: float = 30
    resume_window_s: float = 600
    max_hours: float = 12
    renew_s: float = 300


class Phase(enum.Enum):
    WAITING = "waiting"
    MEETING = "meeting"
    PAIRED = "paired"
    APART = "apart"
    VACANT = "vacant"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Seat:
    """A leg in its place. The number names the leg on this node, for ever."""

    leg: int
    since_ms: int
    renewed_ms: int


@dataclass(frozen=True, slots=True)
class Room:
    """One room's state. ``spent_epoch``: tokens of this epoch or lower bring no host (and into a VACANT room
    nobody).
    """

    phase: Phase
    epoch: int
    opened_ms: int
    since_ms: int
    pairing: int = 0
    viewer: Seat | None = None
    host: Seat | None = None
    first_paired_ms: int | None = None
    is_confirmed: bool = False
    has_stalled: bool = False
    spent_epoch: int = 0

    def seat(self, role: Role) -> Seat | None:
        return self.viewer if role is Role.VIEWER else self.host

    def role_of(self, leg: int) -> Role | None:
        for role in Role:
            seat = self.seat(role)
            if seat is not None and seat.leg == leg:
                return role
        return None

    def seated(self, role: Role, seat: Seat | None) -> "Room":
        return replace(self, viewer=seat) if role is Role.VIEWER else replace(self, host=seat)


# --- events
# --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Arrived:
    """A leg with a genuine token has been accepted. ``pairing`` is the token's; above 0: the session had begun
    before.
    """

    role: Role
    leg: int
    epoch: int
    pairing: int
    is_rejoin: bool


@dataclass(frozen=True, slots=True)
class Left:
    """The end closed its socket with a code of its own."""

    leg: int
    code: int


@dataclass(frozen=True, slots=True)
class Lost:
    """The socket is gone without a word, or its end gave no sign of life; ``code`` is what we close it with, if
    anything.
    """

    leg: int
    code: int | None = None


@dataclass(frozen=True, slots=True)
class Stalled:
    """The end took nothing for too long."""

    leg: int


@dataclass(frozen=True, slots=True)
class BrokeRule:
    """The end broke a rule of the socket, for which the relay closed it with ``code``."""

    leg: int
    code: int


@dataclass(frozen=True, slots=True)
class FactSafe:
    """The fact ``paired`` of this pairing is on disk."""

    pairing: int


@dataclass(frozen=True, slots=True)
class FactFailed:
    """It could not be written."""

    pairing: int


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The viewer has reported the code confirmed."""


@dataclass(frozen=True, slots=True)
class EndNow:
    """The directory, an admin or a withdrawn right ends the room."""

    outcome: Outcome


@dataclass(frozen=True, slots=True)
class MovedAway:
    """Another node has the room now."""


@dataclass(frozen=True, slots=True)
class StopSoon:
    """The relay stops in ``in_s`` seconds."""

    in_s: int


@dataclass(frozen=True, slots=True)
class StopNow:
    """The relay stops."""


@dataclass(frozen=True, slots=True)
class Ticked:
    """Time has passed."""


Event = (
    Arrived | Left | Lost | Stalled | BrokeRule | FactSafe | FactFailed | Confirmed | EndNow | MovedAway | StopSoon
    | StopNow | Ticked
)  # fmt: skip


# --- actions
# -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TellWaiting:
    leg: int
    role: Role


@dataclass(frozen=True, slots=True)
class TellPaired:
    leg: int
    role: Role


@dataclass(frozen=True, slots=True)
class TellRenewed:
    leg: int
    role: Role


@dataclass(frozen=True, slots=True)
class TellClosing:
    leg: int
    in_s: int


@dataclass(frozen=True, slots=True)
class CloseLeg:
    leg: int
    code: int


@dataclass(frozen=True, slots=True)
class StartPump:
    """Carry bytes between these two from now on; comes before the two ``TellPaired``."""

    viewer: int
    host: int


@dataclass(frozen=True, slots=True)
class StopPump:
    """Carry nothing more and add the pump's counts to the room's; comes before the legs are closed."""


@dataclass(frozen=True, slots=True)
class WriteFact:
    """Put it into the spool; after ``PAIRED`` the room waits for ``FactSafe``. It is the log line of the change,
    too.
    """

    kind: FactKind
    outcome: Outcome | None = None
    closed_by: Role | None = None
    close_code: int | None = None
    used_try: bool = False


@dataclass(frozen=True, slots=True)
class Forget:
    """The node drops the room; one that ended stays known as such for as long as a rejoin token lives."""


Action = (
    TellWaiting | TellPaired | TellRenewed | TellClosing | CloseLeg | StartPump | StopPump | WriteFact | Forget
)  # fmt: skip
Step = tuple[Room, tuple[Action, ...]]
