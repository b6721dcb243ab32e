"""What may happen to a session at either end: the facts that go into a session machine.

Each is a frozen value that says what happened, never what to do about it; ``host.step`` and ``viewer.step`` decide.
Times are milliseconds. ``pressed_ms`` is when a person began to press, on the same monotonic clock (counting sleep)
that is handed to ``step`` as ``now_ms``: a press from before a question was armed does not count (protocol.md 13.2).

Refuses to know: who found the fact out (window, socket, X server, clock), and how.

How a runtime drives a machine::

    state, acts = host.step(state, event, now_ms, wall_ms)      # one at a time, in order; never from two threads
    for act in acts: ...                                         # carry out in order (actions.py)
    due_ms = host.wake_at(state)                                 # send Tick() then; None: nothing is waiting
"""

import enum
from dataclasses import dataclass

from assistdesk.core.crypto.signing import Identity
from assistdesk.core.types import (
    LineLimit,
    Monitor,
    NoteEvent,
    Permission,
    Rect,
    Role,
    SafetyResult,
    Scope,
    Why,
)
from assistdesk.core.wire.messages import Message


class Origin(enum.StrEnum):
    """How the code came into the field; the safety policy follows from it (protocol.md section 3)."""

    TYPED = "typed"
    LINK = "link"
    OFFER = "offer"


class StopBy(enum.StrEnum):
    """What a person used to stop; all do the same (protocol.md section 13.2)."""

    BUTTON = "button"
    PANIC_KEY = "panic_key"
    WINDOW_CLOSED = "window_closed"
    TRAY = "tray"
    PROGRAM_QUIT = "program_quit"
    HANDED_OVER = "handed_over"
    """No person: the colleague to whom the session was handed over sees the screen now."""


class Window(enum.StrEnum):
    """An own window whose being seen matters: the session bar, or the window of a question."""

    BAR = "bar"
    QUESTION = "question"


class LocalInputKind(enum.StrEnum):
    MOVE = "move"
    PRESS = "press"


@dataclass(frozen=True, slots=True)
class Choice:
    """One permission as the customer chose it: what it covers and for how long (None: until stopped)."""

    permission: Permission
    scope: Scope
    seconds: int | None


@dataclass(frozen=True, slots=True)
class LinkFacts:
    """The outcome of a good handshake, less its keys (those stay with sealing and signing in the runtime).

    ``session_id`` (16 bytes) and ``th`` (64 bytes) are this handshake's; a session keeps those of its first link.
    ``transcript`` is m0 … m4 as they were on the wire. Ledger keys are public Ed25519 keys, 32 bytes.
    """

    resumed: bool
    version: int
    features: int
    room: bytes
    session_id: bytes
    th: bytes
    safety_number: int
    own_ledger_key: bytes
    peer_ledger_key: bytes
    identity: Identity
    transcript: tuple[bytes, ...]


# --- the local person, customer's end -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LinkOpened:
    """A link or command line carried a code: it fills the field and does nothing else."""

    code: str


@dataclass(frozen=True, slots=True)
class CodeEntered:
    """The code field is complete: normalised digits (10 to 12), check digit already found right."""

    code: str
    origin: Origin = Origin.TYPED


@dataclass(frozen=True, slots=True)
class CancelPressed:
    """The customer gave up joining; or the agent took the code back."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """*Allow* on the window of question ``question``, with what was ticked. Only interface code makes this."""

    question: int
    choices: tuple[Choice, ...]
    pressed_ms: int


@dataclass(frozen=True, slots=True)
class Denied:
    """*Do not allow*, Enter, Space, Esc or closing the window of that question."""

    question: int


@dataclass(frozen=True, slots=True)
class OfferPressed:
    """The customer wants to give something unasked (a bundle, one more permission): opens a question of her own."""

    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Prolonged:
    """One click near the end of a grant: the same permission and scope again, under a new number."""

    permission: Permission
    seconds: int | None
    pressed_ms: int


@dataclass(frozen=True, slots=True)
class Revoked:
    """*Take back* for one permission."""

    permission: Permission


@dataclass(frozen=True, slots=True)
class NotMine:
    """*This is not my request*: freezes, ends, burns the code, flags the ticket."""


@dataclass(frozen=True, slots=True)
class StopPressed:
    by: StopBy


@dataclass(frozen=True, slots=True)
class GuestsChanged:
    """So many sessions of invited colleagues run beside this one."""

    count: int


@dataclass(frozen=True, slots=True)
class PausePressed:
    pass


@dataclass(frozen=True, slots=True)
class ContinuePressed:
    """*Continue* after a pause, a lock, or a loss."""

    pressed_ms: int


@dataclass(frozen=True, slots=True)
class SafetyAnswered:
    """The safety step. At the agent's end only DIFFERENT can be said."""

    result: SafetyResult


@dataclass(frozen=True, slots=True)
class SendWanted:
    """Local code wants this message sent (chat, clipboard piece, file part, recording state, meter).

    The machine checks what protocol.md section 9 asks for it and fills nothing in: the grant must be the current one.
    """

    message: Message


@dataclass(frozen=True, slots=True)
class FileSettled:
    """A file transfer is over: received whole and checked (``why`` None), or not."""

    sender: Role
    name: str
    size: int
    sha256: bytes
    why: Why | None


@dataclass(frozen=True, slots=True)
class OwnRecordingDone:
    """The customer's own recording is closed: the hash of its file, its bytes, how long it ran."""

    sha256: bytes
    size_bytes: int
    length_ms: int


# --- the local person, agent's end --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AskPressed:
    permission: Permission
    scope: Scope
    reason: str


@dataclass(frozen=True, slots=True)
class AskedTogether:
    """Several permissions on one card of the customer's. What is on or asked for already is left out."""

    asks: tuple[AskPressed, ...]


@dataclass(frozen=True, slots=True)
class AskCancelled:
    permission: Permission


@dataclass(frozen=True, slots=True)
class GaveBack:
    permission: Permission


@dataclass(frozen=True, slots=True)
class EndPressed:
    """*End* at the agent's end, or her program quits in order."""

    why: Why = Why.ENDED


@dataclass(frozen=True, slots=True)
class NoteWanted:
    """Something that only the agent's end sees and the ledger must hold: file.saved, clip.used, rec.*, agent.note."""

    ev: NoteEvent
    text: str = ""
    num: int = 0
    digest: bytes = b""


# --- the line -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class JoinRefused:
    """No such code, too many tries, relay not reachable: no room was joined. ``rule`` says which."""

    rule: str


@dataclass(frozen=True, slots=True)
class Paired:
    """The relay says that the other end is there."""


@dataclass(frozen=True, slots=True)
class HandshakeDone:
    """Step 6 (host) or 7 (viewer) is over: the peer knew the code, or the resume secret."""

    facts: LinkFacts


@dataclass(frozen=True, slots=True)
class HandshakeFailed:
    """This attempt is over. ``try_used``: this end counted a try (protocol.md section 4.3)."""

    rule: str
    try_used: bool


@dataclass(frozen=True, slots=True)
class MessageArrived:
    """A whole, decoded, re-encoded-equal message of the peer. Screen messages do not come here."""

    message: Message


@dataclass(frozen=True, slots=True)
class PeerBroke:
    """Opening, decoding or a limit raised PeerError: FATAL. ``rule`` is its rule."""

    rule: str


@dataclass(frozen=True, slots=True)
class Lost:
    """Socket closed without ``bye``, 15 s of silence, or 15 s stalled."""


@dataclass(frozen=True, slots=True)
class ResumeRefused:
    """The relay or the peer will not resume: withdrawn, 12 h over, secret unknown, ended by an admin."""

    rule: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A planned move: the new link's handshake is done and the peer's ``bye(moved)`` closed the old one."""

    facts: LinkFacts


@dataclass(frozen=True, slots=True)
class LineMeasured:
    """Once a second or less often: this end's own view of the line since the session began (bytes) and now (rest)."""

    rtt_ms: int
    kbps: int
    limit: LineLimit
    bytes_in: int
    bytes_out: int
    fps: int = 0
    """Pictures the agent has seen in that second."""


# --- the clock ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tick:
    """Time has passed. Due at ``wake_at(state)`` at the latest; more often does no harm."""


# --- watching the machine, customer's end -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LockedScreen:
    """The screen was locked or unlocked, or another user or remote desktop took over (``locked``) or gave back."""

    locked: bool


@dataclass(frozen=True, slots=True)
class Suspended:
    """The computer goes to sleep (as soon as that is known, at the latest on waking up)."""


@dataclass(frozen=True, slots=True)
class LocalInput:
    """A real mouse or key of this computer, not injected by us."""

    kind: LocalInputKind


@dataclass(frozen=True, slots=True)
class CaptureLost:
    """Secure desktop, lost capture: there is no picture to send."""


@dataclass(frozen=True, slots=True)
class CaptureBack:
    pass


@dataclass(frozen=True, slots=True)
class MonitorsChanged:
    """The monitors as they are now. New ones are not shared until allowed."""

    monitors: tuple[Monitor, ...]


@dataclass(frozen=True, slots=True)
class WindowVisible:
    """That own window is whole on the screen, uncovered, as of now. ``question`` is 0 for the bar.

    No picture leaves before the bar was reported visible.
    """

    window: Window
    question: int = 0


@dataclass(frozen=True, slots=True)
class WindowCovered:
    """That own window is closed, hidden, minimised, moved away or covered in part."""

    window: Window
    question: int = 0


@dataclass(frozen=True, slots=True)
class OwnWindowsMoved:
    """Where AssistDesk's own windows are now, by monitor, and whether one of them has the keyboard."""

    areas: tuple[tuple[int, Rect], ...]
    has_focus: bool


@dataclass(frozen=True, slots=True)
class InputDropped:
    """Input that was allowed met what the customer hides, and was not made."""


# --- the ledger on disk -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class EntryWritten:
    """Everything up to entry ``n`` is on disk, synced."""

    n: int


@dataclass(frozen=True, slots=True)
class LedgerFailed:
    """The last WriteLedger failed and left nothing behind: the file is as long as before it."""

    n: int


HostEvent = (
    LinkOpened
    | CodeEntered
    | CancelPressed
    | Allowed
    | Denied
    | OfferPressed
    | Prolonged
    | Revoked
    | NotMine
    | StopPressed
    | GuestsChanged
    | PausePressed
    | ContinuePressed
    | SafetyAnswered
    | SendWanted
    | FileSettled
    | OwnRecordingDone
    | JoinRefused
    | Paired
    | HandshakeDone
    | HandshakeFailed
    | MessageArrived
    | PeerBroke
    | Lost
    | ResumeRefused
    | Moved
    | LineMeasured
    | Tick
    | LockedScreen
    | Suspended
    | LocalInput
    | CaptureLost
    | CaptureBack
    | MonitorsChanged
    | WindowVisible
    | WindowCovered
    | OwnWindowsMoved
    | InputDropped
    | EntryWritten
    | LedgerFailed
)

ViewerEvent = (
    CancelPressed
    | AskPressed
    | AskedTogether
    | AskCancelled
    | GaveBack
    | EndPressed
    | SafetyAnswered
    | SendWanted
    | NoteWanted
    | Paired
    | HandshakeDone
    | HandshakeFailed
    | MessageArrived
    | PeerBroke
    | Lost
    | ResumeRefused
    | Moved
    | LineMeasured
    | Tick
)
