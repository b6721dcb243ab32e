"""What the rooms need from outside, as Protocols, and the plain values that cross those borders.

The ports: ``Directory`` (durable rooms and nameplates; the store fits it), ``Facts`` (the session log; the store
fits it), ``Leg`` (one end's socket) and ``Clock``. The values are frozen and carry units in their names. Nothing here
knows SQL, ASGI, HTTP or a ticket's content: ``ticket_id`` and ``account_id`` are numbers that are only handed through.

Time is milliseconds since 1970 (UTC) as ``Clock.now_ms`` gives it: never falling, also when the wall clock is set back.
"""

import enum
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import msgspec

from assistdesk.core.types import Role

ROOM_BYTES = 16
"""A room's id is this many random bytes; in URLs 26 letters of base32 (``sessions/rooms.py`` converts)."""


class DirectoryState(enum.StrEnum):
    """Where a room stands in the directory (relay.md section 4). ``ENDED`` is final."""

    CREATED = "created"
    CLAIMED = "claimed"
    CONFIRMED = "confirmed"
    ENDED = "ended"


class Outcome(enum.StrEnum):
    """How a room ended; one per room, never changed afterwards (relay.md section 4)."""

    DONE = "done"
    UNCLAIMED = "unclaimed"
    ALONE = "alone"
    CANCELLED = "cancelled"
    REFUSED = "refused"
    WRONG_CODE = "wrong_code"
    DAMAGED = "damaged"
    LOST = "lost"
    STALLED = "stalled"
    EXPIRED = "expired"
    REVOKED = "revoked"
    KILLED = "killed"
    BAD_INPUT = "bad_input"
    NODE_LOST = "node_lost"


class FactKind(enum.StrEnum):
    """What a node reports of a room. ``OPENED`` is the directory's own commit, the rest are the node's."""

    OPENED = "opened"
    PAIRED = "paired"
    ATTEMPT_FAILED = "attempt_failed"
    APART = "apart"
    ENDED = "ended"


class Fact(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of the session log. Delivered at least once; ``(room, epoch, number)`` names it, so a repeat is
    recognised.

    Byte and message counts are those of the whole room so far: ``bytes_to_host`` is what the viewer sent.
    ``used_try`` is meant for ``ATTEMPT_FAILED`` alone (4001: a guess was used; 4004 or a claim that never came: none).
    """

    room: bytes
    epoch: int
    number: int
    kind: FactKind
    at_ms: int
    pairing: int = 0
    outcome: Outcome | None = None
    closed_by: Role | None = None
    close_code: int | None = None
    used_try: bool = False
    bytes_to_host: int = 0
    bytes_to_viewer: int = 0
    messages_to_host: int = 0
    messages_to_viewer: int = 0
    paired_ms: int | None = None
    """When the room's first pairing began, or None: it never paired."""
    viewer_address: str | None = None
    host_address: str | None = None
    node: str = ""


@dataclass(frozen=True, slots=True)
class NewRoom:
    """A room that an agent's app asks for. ``code_deadline_ms`` is 600 s after asking and is never prolonged."""

    room: bytes
    ticket_id: int
    account_id: int
    nameplate: str
    node: str
    created_ms: int
    code_deadline_ms: int


@dataclass(frozen=True, slots=True)
class RoomRecord:
    """One row of the directory. ``nameplate`` stays for the record; it answers claims only while ``CREATED``.

    ``pass_hash`` is the SHA-256 of the session pass given with the last claim (None before the first claim and after a
    reopening). ``paired_ms`` is the time of the first pairing *of this epoch's try* (cleared by a reopening, kept by
    a move).
    """

    room: bytes
    ticket_id: int
    account_id: int
    nameplate: str
    state: DirectoryState
    epoch: int
    node: str
    created_ms: int
    code_deadline_ms: int
    claimed_ms: int | None = None
    paired_ms: int | None = None
    confirmed_ms: int | None = None
    ended_ms: int | None = None
    outcome: Outcome | None = None
    tries: int = 0
    reopenings: int = 0
    pass_hash: bytes | None = None


@dataclass(frozen=True, slots=True)
class NameplateCounts:
    """How many nameplates of one length are live (created or claimed) and how many are cooling."""

    live: int
    cooling: int


@dataclass(frozen=True, slots=True)
class AccountCounts:
    """Rooms of one account that have not ended, and those of them that wait for a customer (created or claimed)."""

    rooms: int
    waiting: int


class OpenResult(enum.Enum):
    OPENED = "opened"
    NAMEPLATE_TAKEN = "nameplate_taken"
    """The nameplate is live or cooling: try another one."""


class Directory(Protocol):
    """Durable rooms. Every method is one transaction: when it returns, its change is on disk (or it raised, and
    nothing is).

    The guards (state, epoch, deadline) are part of the one ``UPDATE``, never a read before a write: of two racing
    callers one gets a record, the other None. Errors of the database pass through as the store raises them
    (``LinkError``).
    """

    async def open_room(self, new: NewRoom, *, cooling_since_ms: int) -> OpenResult:
        """Insert the room as CREATED, epoch 1, no tries.

        In the same transaction the ticket's older live code (CREATED or CLAIMED, never CONFIRMED) ends as
        ``cancelled`` at ``new.created_ms``. ``NAMEPLATE_TAKEN`` (and no change at all, the older code lives on) when
        the nameplate belongs to a room that is CREATED or CLAIMED, or to one whose code ended (confirmed or ended)
        after ``cooling_since_ms``.
        """
        ...

    async def claim(self, nameplate: str, *, now_ms: int, pass_hash: bytes) -> RoomRecord | None:
        """CREATED -> CLAIMED where nameplate fits and ``code_deadline_ms > now_ms``; sets claimed_ms and pass_hash.

        One ``UPDATE ... RETURNING``. None: unknown, busy, expired, burned; the caller cannot tell which.
        """
        ...

    async def reopen(
        self, room: bytes, *, epoch: int, now_ms: int, used_try: bool, tries_limit: int, reopenings_limit: int
    ) -> RoomRecord | None:
        """CLAIMED at exactly this epoch -> CREATED, epoch + 1, reopenings + 1, tries + 1 if ``used_try``.

        claimed_ms, paired_ms and pass_hash are cleared, the deadline stays. Instead -> ENDED: ``wrong_code`` when
        tries reach ``tries_limit``; ``unclaimed`` when ``code_deadline_ms <= now_ms`` or reopenings are at
        ``reopenings_limit`` already. Returns the record after the change; None when the room is not CLAIMED at this
        epoch (a repeat).
        """
        ...

    async def mark_paired(self, room: bytes, *, epoch: int, at_ms: int) -> bool:
        """Note the first pairing of this epoch on a room that is CLAIMED or CONFIRMED; True if this call set it."""
        ...

    async def confirm(self, room: bytes, *, epoch: int, now_ms: int) -> RoomRecord | None:
        """CLAIMED at this epoch -> CONFIRMED; the nameplate is burned and begins to cool. None: not so."""
        ...

    async def move(self, room: bytes, *, epoch: int, node: str) -> RoomRecord | None:
        """A room that has not ended and is at exactly this epoch goes to ``node``, epoch + 1. None: another mover
        won.
        """
        ...

    async def end(self, room: bytes, *, outcome: Outcome, now_ms: int, epoch: int | None = None) -> RoomRecord | None:
        """Any state but ENDED -> ENDED with this outcome. ``epoch``: only if the room is at this epoch (a fact of an
        older one ends nothing). None: it had ended already, is unknown, or is at another epoch."""
        ...

    async def find(self, room: bytes) -> RoomRecord | None:
        """Read one row."""
        ...

    async def due(
        self, *, now_ms: int, claimed_before_ms: int, paired_before_ms: int, limit: int
    ) -> Sequence[RoomRecord]:
        """Rows that a deadline has caught up with, oldest first, at most ``limit``:

        CREATED with ``code_deadline_ms <= now_ms``; CLAIMED, not paired, with ``claimed_ms <= claimed_before_ms``;
        CLAIMED and paired with ``paired_ms <= paired_before_ms``.
        """
        ...

    async def live_rooms(self, *, node: str, limit: int) -> Sequence[RoomRecord]:
        """Rows of this node that have not ended, newest first (for the sweep, ``node_lost``, drain and ``session list``)."""
        ...

    async def count_nameplates(self, *, now_ms: int, cooling_since_ms: int) -> dict[int, NameplateCounts]:
        """By length in digits (4, 5, 6; a missing key counts as none). Live: CREATED (deadline ahead) or CLAIMED.
        Cooling: the code ended (confirmed_ms, or ended_ms of one never confirmed) after ``cooling_since_ms``."""
        ...

    async def count_rooms(self, account_id: int) -> AccountCounts:
        """Rooms of the account that have not ended."""
        ...


class Facts(Protocol):
    """The durable session log."""

    async def append(self, facts: Sequence[Fact]) -> None:
        """Put the facts on disk, in order, one transaction; those whose ``(room, epoch, number)`` is known are skipped.

        What must follow in a ticket (the relay's record of an ended session) goes into the outbox in the same
        transaction. Returns when they are durable. Raises ``LinkError`` when it cannot; the spool keeps them and
        tries again.
        """
        ...


@dataclass(frozen=True, slots=True)
class LegStats:
    """Plain counts of one leg, read once a second; never per message. Bytes are those of the socket (frames
    included).
    """

    bytes_in: int
    bytes_out: int
    is_paused: bool
    """We do not read from the end at present: its silence says nothing."""


class Receiver(Protocol):
    """What a leg calls. All calls come from the loop's thread; none may raise or wait."""

    def take(self, message: bytes) -> None:
        """One whole binary message, in order."""
        ...

    def hold(self) -> None:
        """The leg's write buffer has risen above the high mark."""
        ...

    def go_on(self) -> None:
        """The leg's write buffer has fallen below the low mark again."""
        ...

    def left(self, code: int) -> None:
        """The end closed its socket with this code (1005: with none). Of ``left``, ``lost``, ``broke_rule`` one is
        called, once, and no message after it."""
        ...

    def lost(self) -> None:
        """The socket is gone without a close frame."""
        ...

    def broke_rule(self, code: int) -> None:
        """The end broke a rule of the socket and has been closed with this code."""
        ...


class Leg(Protocol):
    """One end's WebSocket, accepted. All calls come from the loop's thread and never wait."""

    def attach(self, receiver: Receiver) -> None:
        """From now on call this one."""
        ...

    def send(self, message: bytes | str) -> None:
        """Queue one message (bytes: binary frame; str: a notice) behind what is there already. After ``close``:
        ignored.
        """
        ...

    def close(self, code: int) -> None:
        """Send what is queued, then the close frame; the socket is torn down at the latest after the grace time,
        whatever the end does. What the end still sends is read and dropped. Repeats are ignored, the receiver hears
        nothing more."""
        ...

    def pause(self) -> None:
        """Stop reading from the end. What one read (256 KiB at most) has brought already still goes to the receiver."""
        ...

    def resume(self) -> None: ...

    def ping(self) -> None:
        """Send a WebSocket ping; the pong counts as bytes in."""
        ...

    def buffered(self) -> int:
        """Bytes that ``send`` took and the system has not taken yet."""
        ...

    def acked(self) -> int:
        """Bytes the end's TCP has acknowledged so far (TCP_INFO); 0 where the system does not tell. Costs a system
        call.
        """
        ...

    def stats(self) -> LegStats: ...


class Cancellable(Protocol):
    def cancel(self) -> None: ...


class Clock(Protocol):
    """The only source of time in sessions/."""

    def now_ms(self) -> int:
        """UTC in ms, by the later of the wall clock and the monotonic clock since start: never falls."""
        ...

    def monotonic_s(self) -> float: ...

    def later(self, seconds: float, callback: Callable[[], None]) -> Cancellable:
        """Call back once, after that many seconds."""
        ...

    async def sleep(self, seconds: float) -> None: ...


class Observer(Protocol):
    """Where log lines and counts go; ``ops`` fits it. Never called per message."""

    def log(self, event: str, **fields: str | int | None) -> None:
        """One line. Fields are those of relay.md section 15; a room is ``room8``, the first 8 letters of its name."""
        ...

    def count(self, name: str, label: str = "") -> None:
        """One more of a metric with the short name of relay.md section 15 and a label from a closed list."""
        ...


@dataclass(frozen=True, slots=True)
class NodeAccess:
    """What control needs to send an end to a node: its id, the base of its URLs (ws or wss) and the key for its
    tokens.
    """

    node: str
    url: str
    key_id: int
    secret: bytes

    def __repr__(self) -> str:
        return f"NodeAccess(node={self.node!r}, url={self.url!r})"


class Nodes(Protocol):
    """Control's view of the data nodes: in role ``all`` function calls, later messages on the node link."""

    def place(self) -> NodeAccess:
        """The node for a new room. Raises RefusedError (``no_node``) when none takes one."""
        ...

    def find(self, node: str) -> NodeAccess | None:
        """A known node, whether or not it takes new rooms."""
        ...

    def own(self) -> Sequence[str]:
        """The nodes whose rooms this control ends when nobody comes back to them."""
        ...

    def lacks(self, node: str, room: bytes) -> bool:
        """Is it certain that this node of ours neither has the room nor a word of it still to hand over?"""
        ...

    def confirmed(self, node: str, room: bytes, epoch: int) -> None:
        """Tell the node that the room's code was confirmed."""
        ...

    def end(self, node: str, room: bytes, outcome: Outcome) -> None:
        """Have the node end the room if it has it."""
        ...
