"""What the customer's side reads of a ticket with a key (desk.md sections 0, 12): its public part and nothing else.

There is no struct here that a note could stand in. Answers ignore unknown fields.
"""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from assistdesk.core.desk.shapes import BODY_BYTES_MAX, CustomerStatus, Rfc3339, WireId
from assistdesk.core.wire.control import Answer, Request

KEY_LENGTH = 43
"""A reading key is 32 bytes in base64url; the relay keeps its hash."""
Writing = Literal["here", "new"]
"""Where words of hers would stand: in this ticket; in a new one, since this is closed (N10), or was merged into one that she is
not on."""


class ReadKey(Answer, frozen=True, kw_only=True):
    """POST /tickets/{id}/participants/{user_id}/key: shown this once. An older one of that person is void by it."""

    key: Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{43}$")]
    url: str


class ReadFile(Answer, frozen=True, kw_only=True):
    id: WireId
    name: str
    size: int


class ReadLine(Answer, frozen=True, kw_only=True):
    """One public reply. ``seq`` is its number in the public stream, which tells nothing of notes, 0 of words that were said in
    another ticket before; ``ours``: by the desk. ``moved``: it was split off, and its words stand in another ticket now."""

    seq: int
    at: Rfc3339
    name: str
    ours: bool
    body: str
    redacted: bool = False
    moved: bool = False
    files: tuple[ReadFile, ...] = ()


class ReadShared(Answer, frozen=True, kw_only=True):
    """What went over in a session, with its number in the public stream: a file that arrived (``to_customer``, or to ours), or
    a recording that was made (by ours, or ``to_customer``: by the customer for herself)."""

    seq: int
    at: Rfc3339
    kind: Literal["file", "recording"]
    to_customer: bool
    sha256: str
    size: int = 0
    seconds: int = 0


class ReadTicket(Answer, frozen=True, kw_only=True):
    """GET /my_ticket, with the newest replies, the oldest of them on top. ``status_label``: the desk's own word for the status
    as customers read it, by language; empty where it has none. ``may_solve``: the reader asked for it, and may say that it is
    solved."""

    ticket_id: WireId
    subject: str
    status: CustomerStatus
    status_label: dict[str, str] = msgspec.field(default_factory=dict)
    created_at: Rfc3339
    language: str
    reader: str
    writing: Writing
    may_solve: bool = False
    lines: tuple[ReadLine, ...] = ()
    shared: tuple[ReadShared, ...] = ()
    has_more: bool = False


class ReaderSay(Request, frozen=True, kw_only=True):
    """POST /my_ticket/replies: what she says, in public, as any customer."""

    body: Annotated[str, Meta(max_length=BODY_BYTES_MAX)]


class ReaderSaid(Answer, frozen=True, kw_only=True):
    """What became of her words: where they stand, and whether that is a new ticket. ``key`` opens it; it is kept nowhere and
    follows from the key that she has."""

    ticket_id: WireId
    is_new: bool = False
    key: str = ""


class Solved(Answer, frozen=True, kw_only=True):
    """POST /my_ticket/solved, /chats/{id}/solved, /rooms/{room}/solved: how the ticket stands now; it may have been solved
    before."""

    ticket_id: WireId
    status: CustomerStatus


class Transcript(Answer, frozen=True, kw_only=True):
    """GET /tickets/{id}/transcript, /my_ticket/transcript: what was said in public, the oldest first. ``has_more``: it goes on
    ``after`` the last line's number. ``status_label`` as in ReadTicket. ``seq``, ``head`` (for staff): how far the ticket's log
    goes, and its chain's digest."""

    ticket_id: WireId
    subject: str
    status: CustomerStatus | Literal["deleted"]
    status_label: dict[str, str] = msgspec.field(default_factory=dict)
    created_at: Rfc3339
    language: str
    lines: tuple[ReadLine, ...] = ()
    shared: tuple[ReadShared, ...] = ()
    has_more: bool = False
    seq: int | None = None
    head: str | None = None


class TranscriptAnswer(Answer, frozen=True, kw_only=True):
    transcript: Transcript
