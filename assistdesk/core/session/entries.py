"""One ledger entry: a line of JSON with exactly one spelling, and the typed detail of every event.

Normative source: protocol.md section 14. A line is hashed as it stands, so it must decode and encode to itself: no spaces,
fields in declared order, UTF-8. Details never hold contents of screen, keys, clipboard, files or chat.

Refuses to know: chains, heads, files (``ledger.py``), and what the facts are for.
"""

import hashlib
from typing import Annotated, Final

import msgspec
from msgspec import Meta, Struct

from assistdesk.core.errors import MisuseError, PeerError
from assistdesk.core.types import (
    InviteKind,
    LineLimit,
    NoteEvent,
    Permission,
    Role,
    SafetyPolicy,
    SafetyResult,
    Scope,
    Why,
)
from assistdesk.core.wire.encoding import is_line

ENTRY_BYTES: Final = 4_096

Count = Annotated[int, Meta(ge=0, le=2**53)]
Hex16 = Annotated[str, Meta(pattern=r"\A[0-9a-f]{32}\Z")]
Hex32 = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
Text = Annotated[str, Meta(max_length=200)]


class Detail(Struct, frozen=True, forbid_unknown_fields=True):
    """The ``d`` of an entry; every text in it is of class Line."""

    def __post_init__(self) -> None:
        for name in self.__struct_fields__:
            value = getattr(self, name)
            if isinstance(value, str) and not is_line(value):
                raise MisuseError("entry_text", field=name)


class SessionOpen(Detail, frozen=True):
    """``transcript`` is SHA-256 over the ``O`` item, so that m0 … m4 cannot be edited beside the chain."""

    room: Hex16
    version: Count
    resumed: bool
    features: Count
    origin: Text
    policy: SafetyPolicy
    transcript: Hex32


class LinkLost(Detail, frozen=True):
    why: Why


class LinkBack(Detail, frozen=True):
    """``by_click``: the customer pressed *Continue*; else the picture came back by itself after the notice."""

    away_s: Count
    by_click: bool


class LinkMoved(Detail, frozen=True):
    pass


class SessionEnd(Detail, frozen=True):
    """``by``: who ended it (host, viewer, line, clock); bytes and figures of the line as the host saw them: medians of delay,
    kbit/s and pictures a second."""

    why: Why
    by: Text
    bytes_in: Count
    bytes_out: Count
    refused: Count
    losses: Count
    rtt_ms: Count
    kbps: Count
    limit: LineLimit
    fps: Count = 0


class PeerIdentity(Detail, frozen=True):
    verified: bool
    reason: Text
    name: Text
    organisation: Text
    serial: Count
    key_id: Text


class SafetyCompared(Detail, frozen=True):
    policy: SafetyPolicy
    result: SafetyResult


class Invited(Detail, frozen=True):
    kind: InviteKind
    name: Text
    answer: bool


class PermissionFact(Detail, frozen=True):
    """``seconds`` None: until stopped. ``why`` says why it went off or is held; None where there is nothing to say."""

    perm: Text
    grant: Count
    scope: Scope
    seconds: Count | None
    why: Why | None

    def __post_init__(self) -> None:
        if self.perm not in PERMISSION_NAMES:
            raise MisuseError("entry_permission", perm=self.perm)


class ClipSent(Detail, frozen=True):
    sender: Role
    size: Count


class FileFact(Detail, frozen=True):
    sender: Role
    name: Text
    size: Count
    sha256: Hex32
    why: Why | None


class RecordingFact(Detail, frozen=True):
    """Grant 0: the customer's own recording."""

    grant: Count


class RecordingDone(Detail, frozen=True):
    sha256: Hex32
    bytes: Count
    ms: Count


class InputCount(Detail, frozen=True):
    moves: Count
    clicks: Count
    keys: Count


class Refused(Detail, frozen=True):
    kind: Text
    count: Count


class Note(Detail, frozen=True):
    id: Count
    ev: NoteEvent
    text: Text
    num: Count
    hash: Hex32


PERMISSION_NAMES: Final = {permission.name.lower(): permission for permission in Permission}

DETAILS: Final[dict[str, type[Detail]]] = {
    "session.open": SessionOpen,
    "link.lost": LinkLost,
    "link.back": LinkBack,
    "link.moved": LinkMoved,
    "session.end": SessionEnd,
    "peer.identity": PeerIdentity,
    "safety.result": SafetyCompared,
    "invite": Invited,
    "perm.asked": PermissionFact,
    "perm.on": PermissionFact,
    "perm.off": PermissionFact,
    "perm.held": PermissionFact,
    "clip.sent": ClipSent,
    "file.offered": FileFact,
    "file.done": FileFact,
    "file.refused": FileFact,
    "rec.on": RecordingFact,
    "rec.off": RecordingFact,
    "rec.done": RecordingDone,
    "input.count": InputCount,
    "refused": Refused,
    "note": Note,
}
"""Every event that an entry may have, with the type of its detail."""

CHECKPOINT_EVENTS: Final = ("perm.", "file.", "clip.", "rec.", "session.")
"""After entries of these a head is signed at once; else every 30 s."""


class Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """One entry as it is spelt. ``d`` is kept as bytes; ``detail`` has its type."""

    v: Annotated[int, Meta(ge=1, le=1)]
    s: Hex16
    n: Annotated[int, Meta(ge=0, le=0xFFFF_FFFF)]
    prev: Hex32
    by: Role
    wall: Count
    mono: Count
    ev: str
    d: msgspec.Raw

    @property
    def detail(self) -> Detail:
        return msgspec.json.decode(self.d, type=DETAILS[self.ev])


def permission_fact(
    permission: Permission, grant: int, scope: Scope, seconds: int | None = None, why: Why | None = None
) -> PermissionFact:
    return PermissionFact(permission.name.lower(), grant, scope, seconds, why)


def encode_entry(
    session_id: bytes, n: int, prev: bytes, by: Role, wall_ms: int, mono_ms: int, ev: str, detail: Detail
) -> bytes:
    """The line of this entry, without a line end.

    Raises:
        MisuseError: the detail is not the one of this event, or a value is outside its bounds.
    """
    if type(detail) is not DETAILS.get(ev):
        raise MisuseError("entry_detail", ev=ev)
    raw = msgspec.Raw(msgspec.json.encode(detail))
    line = msgspec.json.encode(Entry(1, session_id.hex(), n, prev.hex(), by, wall_ms, mono_ms, ev, raw))
    try:
        decode_entry(line)
    except PeerError as error:
        raise MisuseError("entry_unreadable", ev=ev) from error
    return line


def decode_entry(line: bytes) -> Entry:
    """The entry that a whole line is, in its only spelling.

    Raises:
        PeerError: ``entry_size``, ``entry_form`` (not this JSON, a wrong type, an unknown event) or ``entry_spelling``.
    """
    if len(line) > ENTRY_BYTES:
        raise PeerError("entry_size", size=len(line))
    try:
        entry = msgspec.json.decode(line, type=Entry)
        detail = msgspec.json.decode(entry.d, type=DETAILS[entry.ev])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, KeyError, MisuseError) as error:
        raise PeerError("entry_form") from error
    spelt = msgspec.structs.replace(entry, d=msgspec.Raw(msgspec.json.encode(detail)))
    if msgspec.json.encode(spelt) != line:
        raise PeerError("entry_spelling", n=entry.n)
    return entry


def digest_of(line: bytes) -> bytes:
    return hashlib.sha256(line).digest()
