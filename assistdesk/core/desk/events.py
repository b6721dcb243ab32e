"""What an audit may say: one struct for each event type of desk.md section 3, told apart by "type".

An audit is the only record of a change, so these structs are read back for years: fields are only ever added, with a
default. Defaults are left out when written, which keeps the hashed bytes of old audits as they were. Texts and personal
values never stand here, only their digests; no field could hold a session's secret. Nothing here knows how an event came
about (``states``), how it is hashed (``chain``) or what it looks like to a person.
"""

from collections.abc import Iterable
from typing import Literal

import msgspec

from assistdesk.core.errors import PeerError

Witness = Literal["relay", "agent", "customer", "both"]
Value = str | int | bool | None | tuple[str, ...]


class EventBase(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type"):
    """``PUBLIC`` types take a number in the stream that customers may read."""


# --- ticket -------------------------------------------------------------------------------------------------------


class Create(EventBase, frozen=True, kw_only=True, tag="Create"):
    """The ticket came to be; ``value`` is its first status. Fields that were set at once follow as ``Change``."""

    value: str


class Change(EventBase, frozen=True, kw_only=True, tag="Change"):
    """A field went from ``previous`` to ``value``. For a subject both are digests: the words may have to be erased."""

    field: str
    previous: Value
    value: Value


class ReplyAdded(EventBase, frozen=True, kw_only=True, tag="Reply"):
    """``files``: SHA-256 of each attachment, in hex, in their order."""

    comment_id: int
    digest: str
    auto: bool = False
    files: tuple[str, ...] = ()


class NoteAdded(EventBase, frozen=True, kw_only=True, tag="Note"):
    """``mentions``: the colleagues it calls by name."""

    comment_id: int
    digest: str
    files: tuple[str, ...] = ()
    mentions: tuple[int, ...] = ()


class Redact(EventBase, frozen=True, kw_only=True, tag="Redact"):
    comment_id: int


class AttachmentRedact(EventBase, frozen=True, kw_only=True, tag="AttachmentRedact"):
    comment_id: int
    attachment_id: int


class CcChange(EventBase, frozen=True, kw_only=True, tag="Cc"):
    user_ids: tuple[int, ...]


class FollowerChange(EventBase, frozen=True, kw_only=True, tag="FollowerChange"):
    user_ids: tuple[int, ...]


class ParticipantJoined(EventBase, frozen=True, kw_only=True, tag="ParticipantJoined"):
    """An expert comes to the ticket; said again where she may reply from now on, or may no more."""

    user_id: int
    role: str
    may_reply: bool = False


class ParticipantLeft(EventBase, frozen=True, kw_only=True, tag="ParticipantLeft"):
    user_id: int


class Seen(EventBase, frozen=True, kw_only=True, tag="Seen"):
    """The first look of an agent at this ticket."""

    user_id: int


class TimeSpent(EventBase, frozen=True, kw_only=True, tag="TimeSpent"):
    """Written down by hand: its author worked on the ticket then. ``kind``: work, travel, other."""

    kind: str
    from_ms: int
    to_ms: int


class TimeTakenBack(EventBase, frozen=True, kw_only=True, tag="TimeTakenBack"):
    """The ``TimeSpent`` of this audit counts no more."""

    seq: int


# --- session ------------------------------------------------------------------------------------------------------


class SessionEvent(EventBase, frozen=True, kw_only=True):
    """``room`` names the session, so that every line about it can be shown as one card."""

    room: str


class SessionOffered(SessionEvent, frozen=True, kw_only=True, tag="SessionOffered"):
    nameplate: str


class CodeTried(SessionEvent, frozen=True, kw_only=True, tag="CodeTried"):
    ok: bool


class SessionStarted(SessionEvent, frozen=True, kw_only=True, tag="SessionStarted"):
    started_at: int


class PermissionAsked(SessionEvent, frozen=True, kw_only=True, tag="PermissionAsked"):
    permission: str
    why: str = ""


class PermissionGranted(SessionEvent, frozen=True, kw_only=True, tag="PermissionGranted"):
    permission: str
    why: str = ""


class PermissionDenied(SessionEvent, frozen=True, kw_only=True, tag="PermissionDenied"):
    permission: str
    why: str = ""


class PermissionEnded(SessionEvent, frozen=True, kw_only=True, tag="PermissionEnded"):
    permission: str
    why: str = ""
    seconds: int = 0


class SafetyNumber(SessionEvent, frozen=True, kw_only=True, tag="SafetyNumber"):
    result: str


class FileSent(SessionEvent, frozen=True, kw_only=True, tag="FileSent"):
    """A file that arrived. ``way``: to_customer, to_agent. What it is called stands in the session's report alone."""

    sha256: str
    size: int
    way: str


class SessionHandedOver(SessionEvent, frozen=True, kw_only=True, tag="SessionHandedOver"):
    """It ended for the one of this colleague."""

    to: int


class SessionInvited(SessionEvent, frozen=True, kw_only=True, tag="SessionInvited"):
    """The customer let this colleague in as well."""

    user_id: int


class RecordingStarted(SessionEvent, frozen=True, kw_only=True, tag="RecordingStarted"):
    """``own``: the customer's, for herself."""

    own: bool = False


class RecordingStopped(SessionEvent, frozen=True, kw_only=True, tag="RecordingStopped"):
    """``seconds``: how long it ran."""

    sha256: str = ""
    seconds: int = 0
    own: bool = False


class SessionEnded(SessionEvent, frozen=True, kw_only=True, tag="SessionEnded"):
    """May come more than once for a room: each witness that speaks later says what it adds."""

    reason: str
    ledger_head: str = ""
    witness: Witness = "relay"


# --- wider --------------------------------------------------------------------------------------------------------


class Merged(EventBase, frozen=True, kw_only=True, tag="Merged"):
    source_id: int


class MergedInto(EventBase, frozen=True, kw_only=True, tag="MergedInto"):
    target_id: int


class Unmerged(EventBase, frozen=True, kw_only=True, tag="Unmerged"):
    other_id: int


class Split(EventBase, frozen=True, kw_only=True, tag="Split"):
    """These comments now stand in ``target_id``; they stay in this ticket's log, where they were said."""

    target_id: int
    comment_ids: tuple[int, ...]


class SplitFrom(EventBase, frozen=True, kw_only=True, tag="SplitFrom"):
    """This ticket began with comments of ``source_id``. ``waits``: the customer's last words among them were unanswered."""

    source_id: int
    comment_ids: tuple[int, ...]
    waits: bool = False


class Linked(EventBase, frozen=True, kw_only=True, tag="Linked"):
    """``outward``: it goes from this ticket to the other; older logs say it of neither."""

    other_id: int
    kind: str
    outward: bool = False


class Unlinked(EventBase, frozen=True, kw_only=True, tag="Unlinked"):
    other_id: int
    kind: str
    outward: bool = False


Event = (
    Create
    | Change
    | ReplyAdded
    | NoteAdded
    | Redact
    | AttachmentRedact
    | CcChange
    | FollowerChange
    | ParticipantJoined
    | ParticipantLeft
    | Seen
    | TimeSpent
    | TimeTakenBack
    | SessionOffered
    | CodeTried
    | SessionStarted
    | PermissionAsked
    | PermissionGranted
    | PermissionDenied
    | PermissionEnded
    | SafetyNumber
    | FileSent
    | SessionHandedOver
    | SessionInvited
    | RecordingStarted
    | RecordingStopped
    | SessionEnded
    | Merged
    | MergedInto
    | Unmerged
    | Split
    | SplitFrom
    | Linked
    | Unlinked
)

_PUBLIC = (
    Create,
    ReplyAdded,
    CcChange,
    ParticipantJoined,
    ParticipantLeft,
    SessionStarted,
    PermissionAsked,
    PermissionGranted,
    PermissionDenied,
    PermissionEnded,
    SafetyNumber,
    FileSent,
    RecordingStarted,
    RecordingStopped,
    SessionEnded,
)

CUSTOMER_WORD = {
    "new": "open",
    "open": "open",
    "hold": "open",
    "pending": "pending",
    "solved": "solved",
    "closed": "solved",
    "deleted": "deleted",
}
"""What a customer reads for a status; a change within one word tells customers nothing and takes no public number."""


def is_public(event: EventBase) -> bool:
    """Does this event take a ``pub_seq``?"""
    match event:
        case Change(field="subject"):
            return True
        case Change(field="status", previous=previous, value=value):
            return CUSTOMER_WORD.get(str(previous)) != CUSTOMER_WORD.get(str(value))
        case _:
            return isinstance(event, _PUBLIC)


class _Tag(msgspec.Struct):
    type: str


_tag_decoder = msgspec.json.Decoder(_Tag)
_event_decoder: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)
_sorted_encoder = msgspec.json.Encoder(order="sorted")
_KNOWN = frozenset(str(kind.__struct_config__.tag) for kind in Event.__args__)


def read_events(raw: Iterable[msgspec.Raw | bytes]) -> list[Event]:
    """Decode the events of an audit in order; types this program does not know are skipped.

    Raises:
        PeerError: a known type with fields that do not fit, or no event at all.
    """
    events: list[Event] = []
    for item in raw:
        try:
            if _tag_decoder.decode(item).type in _KNOWN:
                events.append(_event_decoder.decode(item))
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise PeerError("event_malformed") from error
    return events


def write_events(events: Iterable[EventBase]) -> bytes:
    """The JSON array that is stored and hashed: keys sorted, no spaces, defaults left out."""
    return _sorted_encoder.encode(list(events))
