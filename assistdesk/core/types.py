"""The few types that every room shares: who, what is permitted, where on a screen.

Names are those of architecture.md section 2; numbers those of protocol.md section 9.
"""

import enum
from typing import Annotated, Final

from msgspec import Meta, Struct

U8 = Annotated[int, Meta(ge=0, le=255)]
HIDDEN_AREA: Final = "hidden_area"
"""The kind under which input is counted that the customer's hidden areas did not take."""


class Role(enum.StrEnum):
    """The two ends of a session on the wire: the agent's (viewer) and the customer's (host)."""

    VIEWER = "viewer"
    HOST = "host"

    @property
    def other(self) -> "Role":
        return Role.HOST if self is Role.VIEWER else Role.VIEWER


class Permission(enum.IntEnum):
    """What an agent may do after a person at the customer's computer allowed it; the value is its bit on the wire."""

    VIEW = 1
    POINT = 2
    CONTROL = 4
    CLIPBOARD = 8
    FILES = 16
    RECORD = 32
    RESUME = 64


class Outcome(enum.IntEnum):
    """What a file that was checked is; the value is the exit status of ``assistdesk verify``."""

    OK = 0
    BAD = 1
    TAIL = 2
    UNREADABLE = 3


class PermissionState(enum.StrEnum):
    OFF = "off"
    ASKED = "asked"
    ON = "on"
    HELD = "held"


class Why(enum.StrEnum):
    """Causes that travel on the wire and into the ledger (protocol.md section 9)."""

    STOP = "stop"
    ENDED = "ended"
    PANIC = "panic"
    NOT_MINE = "not_mine"
    DENIED = "denied"
    TIMEOUT = "timeout"
    REVOKED = "revoked"
    GIVEN_BACK = "given_back"
    EXPIRED = "expired"
    LAPSED = "lapsed"
    PAUSED = "paused"
    OWN_WINDOW = "own_window"
    LOCAL_INPUT = "local_input"
    LOCKED = "locked"
    SUSPENDED = "suspended"
    NO_CAPTURE = "no_capture"
    LOST = "lost"
    SCOPE = "scope"
    POLICY = "policy"
    BAD_ITEM = "bad_item"
    TOO_BIG = "too_big"
    DISK = "disk"
    INTEGRITY = "integrity"
    RULE = "rule"
    MOVED = "moved"
    HANDED_OVER = "handed_over"
    QUIT = "quit"
    OTHER = "other"


class Scope(Struct, frozen=True):
    """What a grant covers: monitor ids for View, Point and Control; direction bits for Clipboard and Files
    (1 to host, 2 to viewer), 1 for Resume also after a restart."""

    monitors: Annotated[tuple[U8, ...], Meta(max_length=8)] = ()
    bits: U8 = 0


class Rect(Struct, frozen=True):
    """A rectangle in physical pixels of one monitor; never empty where it is passed on."""

    x: int
    y: int
    w: int
    h: int

    @property
    def right(self) -> int:
        return self.x + self.w

    @property
    def bottom(self) -> int:
        return self.y + self.h

    @property
    def area(self) -> int:
        return self.w * self.h

    def intersect(self, other: "Rect") -> "Rect | None":
        x, y = max(self.x, other.x), max(self.y, other.y)
        w, h = min(self.right, other.right) - x, min(self.bottom, other.bottom) - y
        return Rect(x, y, w, h) if w > 0 and h > 0 else None

    def united(self, other: "Rect") -> "Rect":
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Rect(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)

    def moved(self, dx: int, dy: int) -> "Rect":
        return Rect(self.x + dx, self.y + dy, self.w, self.h)


class Monitor(Struct, frozen=True):
    """One screen of the customer's computer: place in the desktop, size in physical pixels, scale in percent."""

    id: int
    x: int
    y: int
    w: int
    h: int
    scale_percent: int = 100
    primary: bool = False

    @property
    def rect(self) -> Rect:
        return Rect(self.x, self.y, self.w, self.h)


class SafetyPolicy(enum.StrEnum):
    """How strictly the safety number must be compared (protocol.md section 5); ordered by ``strictness``."""

    OFF = "off"
    ASKED = "asked"
    REQUIRED = "required"

    @property
    def strictness(self) -> int:
        return list(SafetyPolicy).index(self)

    def stricter(self, other: "SafetyPolicy") -> "SafetyPolicy":
        return max(self, other, key=lambda policy: policy.strictness)


class SafetyResult(enum.StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    SKIPPED = "skipped"
    OFF = "off"


class SheetStage(enum.StrEnum):
    """How far the customer's first question has come (protocol.md section 9, ``sheet``)."""

    WARNING = "warning"
    IDENTITY = "identity"
    SAFETY = "safety"
    SHARING = "sharing"


class LineLimit(enum.StrEnum):
    """What holds the picture back at the moment (``meter``)."""

    NONE = "none"
    HOST_LINE = "host_line"
    VIEWER_LINE = "viewer_line"
    HOST_CPU = "host_cpu"
    VIEWER_CPU = "viewer_cpu"


class InviteKind(enum.StrEnum):
    INVITE = "invite"
    HAND_OVER = "hand_over"


class DrawShape(enum.StrEnum):
    ARROW = "arrow"
    BOX = "box"
    PATH = "path"
    NUMBER = "number"


class NoteEvent(enum.StrEnum):
    """What the agent's end may have written into the customer's ledger (protocol.md section 14, ``note``)."""

    FILE_SAVED = "file.saved"
    CLIP_USED = "clip.used"
    REC_ON = "rec.on"
    REC_OFF = "rec.off"
    REC_DONE = "rec.done"
    AGENT_NOTE = "agent.note"
