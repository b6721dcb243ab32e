"""What a session machine wants done: values that the runtime carries out, in the order given.

Order is meaning: an action is begun only after the ones before it were begun, and local effects (StopCapture,
DropQueuedPicture, ReleaseInput) are complete before the next action starts. A disk or a network that hangs must never
hold up those three: they are local and at once.

Refuses to know: sockets, files, displays, Qt. What a window must show is no action: it is ``host.view(state, now_ms)``
and ``viewer.view(state, now_ms)``, taken after every step.
"""

import enum
from dataclasses import dataclass, field

from assistdesk.core.types import InviteKind, Permission, Scope, Why
from assistdesk.core.wire.messages import InButton, InKey, InMove, InText, InWheel, Message

# --- the line -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FillCode:
    """Put the code of a link into the code field. Nothing else: no connecting."""

    code: str


@dataclass(frozen=True, slots=True)
class Join:
    """Claim the code at the relay, dial its room, run handshakes (the host answers; kind 0)."""

    code: str


@dataclass(frozen=True, slots=True)
class Send:
    """Seal and send this message on its channel, by the priority of protocol.md section 8."""

    message: Message


@dataclass(frozen=True, slots=True)
class SendBye:
    """Send ``bye``; the runtime fills in the seven last message numbers at the moment of sealing.

    ``head_n`` counts entries (0: none). After its ``bye`` an end sends nothing more but ``led.entry`` and ``led.head``: so the
    last entries are countersigned although Stop does not wait for a disk. The link stays up until Close.
    """

    why: Why
    head_n: int
    head: bytes


@dataclass(frozen=True, slots=True)
class Dial:
    """Dial the room again. ``resume``: the line was lost, run handshakes of kind 1 (relay.md; at most 20) until Close;
    else (viewer) the last attempt failed and the code still lives: wait for the next one, kind 0."""

    resume: bool = True


@dataclass(frozen=True, slots=True)
class Close:
    """Close the socket with this code (protocol.md section 2), once what was sent before has left, or after 2 s."""

    code: int
    why: Why


@dataclass(frozen=True, slots=True)
class ConfirmCode:
    """Viewer: tell the relay that the code was used and is right (protocol.md section 4.3, after step 7)."""


@dataclass(frozen=True, slots=True)
class BurnCode:
    """The code must never be taken again: forget its secret, tell the relay when it can be reached."""


@dataclass(frozen=True, slots=True)
class EraseSecrets:
    """The session is over. Drop the code and all resume secrets now; the link's keys and the ledger key when the Close
    and CloseLedger that follow are done."""


@dataclass(frozen=True, slots=True)
class SendEntries:
    """Send every entry of the ledger file from number ``first_n`` on as ``led.entry`` (the peer had them not)."""

    first_n: int


@dataclass(frozen=True, slots=True)
class KeepForRestart:
    """Seal what a resume after a restart needs by the OS keyring, with a run-once start entry (protocol.md 12.5)."""

    until_ms: int


@dataclass(frozen=True, slots=True)
class ForgetRestart:
    """Remove what KeepForRestart kept, if anything."""


@dataclass(frozen=True, slots=True)
class ClearPointer:
    """Remove the agent's pointer and drawings from the customer's screen."""


@dataclass(frozen=True, slots=True)
class FlagTicket:
    """Mark the ticket for a person to look at (not my request, safety number different, integrity)."""

    why: Why


# --- effects at the customer's computer ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StartCapture:
    """Capture these monitors, starting with whole pictures; also changes the set while capture runs.

    Ask ``host.may_send_picture(state, monitor, now_ms)`` before each slice is sealed.
    """

    scope: Scope


@dataclass(frozen=True, slots=True)
class StopCapture:
    """End capture now: no capture thread is left, not even a muted one."""


@dataclass(frozen=True, slots=True)
class DropQueuedPicture:
    """Clear what was grabbed or encoded and is not sealed yet; a half-sent slice is abandoned (protocol.md 8)."""


@dataclass(frozen=True, slots=True)
class Inject:
    """Do this input now. It was checked: grant, scope, own windows; who does it looks first for what is hidden (``reach``)."""

    message: InMove | InButton | InWheel | InKey | InText


@dataclass(frozen=True, slots=True)
class ReleaseInput:
    """Every key and button that we hold down on the agent's behalf goes up."""


@dataclass(frozen=True, slots=True)
class StopTransfers:
    """End all transfers of this permission (Clipboard or Files); parts of files are kept only if ``keep_parts``."""

    permission: Permission
    why: Why
    keep_parts: bool = False


@dataclass(frozen=True, slots=True)
class JoinInvited:
    """The customer said yes to a colleague: join his room as a session of its own. HAND_OVER: this one ends
    (``StopBy.HANDED_OVER``) once his View is on."""

    code: str = field(repr=False)
    kind: InviteKind
    name: str


@dataclass(frozen=True, slots=True)
class RaiseWindow:
    """Bring the window of this question to the front (the sheet, or a card)."""

    question: int


# --- effects at the agent's computer ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StopRecording:
    """Close the recording file whole, now; report its sha256 by NoteWanted("rec.done")."""

    why: Why


@dataclass(frozen=True, slots=True)
class Deliver:
    """A message of the peer that is allowed now, for the part that understands it (chat, pointer, file, pacing ...)."""

    message: Message


# --- ledger -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WriteLedger:
    """Append ``data`` (whole lines) with full sync, then report EntryWritten(last_n); on any failure cut the file back
    to its length before and report LedgerFailed(last_n). At most one is outstanding."""

    last_n: int
    data: bytes


@dataclass(frozen=True, slots=True)
class AppendLedger:
    """Append these lines (O, H, T items); no report is expected, a failure is logged. Keeps its place in the order."""

    data: bytes


@dataclass(frozen=True, slots=True)
class SignHead:
    """Sign ``ledger.head_bytes(session_id, role, n, hash)`` with the own ledger key, append ``ledger.head_item``, and
    send ``led.head`` if ``tell`` (the line may be down)."""

    n: int
    digest: bytes
    tell: bool = True


@dataclass(frozen=True, slots=True)
class CloseLedger:
    """The last entry is written: append the ``Z`` item (``ledger.closing_item``) and close the file."""


@dataclass(frozen=True, slots=True)
class HandInLedger:
    """Give the closed ledger to the ticket (retried until the relay has it); offer the customer her copy."""


# --- log ----------------------------------------------------------------------------------------------------------


class Level(enum.StrEnum):
    INFO = "info"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Log:
    """One log line: a rule in snake_case and fields. Never a code, key, text, name or pixel."""

    level: Level
    rule: str
    fields: tuple[tuple[str, str | int | bool], ...] = ()


Action = (
    FillCode
    | Join
    | Send
    | SendBye
    | Dial
    | Close
    | ConfirmCode
    | BurnCode
    | EraseSecrets
    | SendEntries
    | KeepForRestart
    | ForgetRestart
    | ClearPointer
    | FlagTicket
    | StartCapture
    | StopCapture
    | DropQueuedPicture
    | Inject
    | ReleaseInput
    | StopTransfers
    | JoinInvited
    | RaiseWindow
    | StopRecording
    | Deliver
    | WriteLedger
    | AppendLedger
    | SignHead
    | CloseLedger
    | HandInLedger
    | Log
)
