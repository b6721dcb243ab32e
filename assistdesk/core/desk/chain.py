"""The hash chain of a ticket's audits (desk.md section 3): digests of texts, canonical bytes, heads, proof.

``hash = SHA-256("AssistDesk-audit/1\\n" + prev_hash + canonical)``. Texts stand in the chain only as salted digests, so that
erasing one (salt and text) leaves the chain whole. This module makes no salt and keeps nothing: bytes in, verdicts out.
"""

import enum
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

PREFIX = b"AssistDesk-audit/1\n"
FIRST_PREV = "00" * 32
SALT_BYTES = 16


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """One audit as the chain sees it. ``events`` is any JSON array of the events: it is brought into canonical form."""

    ticket_id: int
    seq: int
    pub_seq: int | None
    author_id: int | None
    via: str
    created_at: int
    events: msgspec.Raw
    prev_hash: str = FIRST_PREV
    hash: str = ""


_sorted_encoder = msgspec.json.Encoder(order="sorted")


class FloatError(ValueError):
    """The chain knows integers only: a float has more than one spelling."""


def _without_floats(value: object) -> object:
    match value:
        case float():
            raise FloatError
        case list():
            for item in value:
                _without_floats(item)
        case dict():
            for item in value.values():
                _without_floats(item)
        case _:
            pass
    return value


def digest(salt: bytes, text: str) -> str:
    """SHA-256(salt + UTF-8) in hex: all that the chain ever says about a text."""
    return hashlib.sha256(salt + text.encode()).hexdigest()


def canonical(link: Link) -> bytes:
    """The bytes that are hashed: keys sorted, no spaces, UTF-8, integers only.

    Raises:
        FloatError: a float in the events. msgspec.MsgspecError: the events are not JSON.
    """
    return _sorted_encoder.encode(
        {
            "ticket_id": link.ticket_id,
            "seq": link.seq,
            "pub_seq": link.pub_seq,
            "author_id": link.author_id,
            "via": link.via,
            "created_at": link.created_at,
            "events": _without_floats(msgspec.json.decode(link.events)),
        }
    )


def next_head(prev_hash: str, link: Link) -> str:
    """The head of the chain after this audit."""
    return hashlib.sha256(PREFIX + bytes.fromhex(prev_hash) + canonical(link)).hexdigest()


class Fault(enum.StrEnum):
    """Why a link is the first bad one."""

    UNREADABLE = "unreadable"
    OTHER_TICKET = "other_ticket"
    NUMBER = "number"
    PUBLIC_NUMBER = "public_number"
    TIME = "time"
    PREVIOUS = "previous"
    HASH = "hash"
    TAIL_MISSING = "tail_missing"


@dataclass(frozen=True, slots=True)
class Verdict:
    """``fault`` None: whole up to ``seq``. Else ``seq`` is the first number that is wrong or missing."""

    fault: Fault | None
    seq: int
    head: str


class Walk:
    """One ticket's chain from its first audit, link after link; constant memory.

    ``seq`` and ``head`` are the last good link's; ``ticket_id`` is the first one's unless it is given.
    """

    def __init__(self, ticket_id: int | None = None) -> None:
        self.ticket_id = ticket_id
        self.seq = 0
        self.head = FIRST_PREV
        self._pub_seq = 0
        self._created_at: int | None = None

    def take(self, link: Link) -> Fault | None:
        """Go on to this link; None: it fits. Otherwise nothing has moved, and ``seq + 1`` is the first bad place."""
        fault = self._fault_of(link)
        if fault is None:
            self.ticket_id, self.seq, self.head = link.ticket_id, link.seq, link.hash
            self._pub_seq = self._pub_seq if link.pub_seq is None else link.pub_seq
            self._created_at = link.created_at
        return fault

    def _fault_of(self, link: Link) -> Fault | None:
        if self.ticket_id is not None and link.ticket_id != self.ticket_id:
            return Fault.OTHER_TICKET
        if link.seq != self.seq + 1:
            return Fault.NUMBER
        if link.pub_seq is not None and link.pub_seq != self._pub_seq + 1:
            return Fault.PUBLIC_NUMBER
        if self._created_at is not None and link.created_at < self._created_at:
            return Fault.TIME
        if link.prev_hash != self.head:
            return Fault.PREVIOUS
        try:
            return None if next_head(self.head, link) == link.hash else Fault.HASH
        except (ValueError, msgspec.MsgspecError, RecursionError):
            return Fault.UNREADABLE


def verify(links: Iterable[Link], *, last_seq: int | None = None, head: str | None = None) -> Verdict:
    """Walk one ticket's chain from its first audit; constant memory.

    ``last_seq`` and ``head`` are what the ticket itself says of its log: with them a cut tail shows.
    """
    walk = Walk()
    for link in links:
        fault = walk.take(link)
        if fault is not None:
            return Verdict(fault, walk.seq + 1, walk.head)
    if last_seq is not None and walk.seq < last_seq:
        return Verdict(Fault.TAIL_MISSING, walk.seq + 1, walk.head)
    if head is not None and walk.head != head:
        return Verdict(Fault.HASH, walk.seq, walk.head)
    return Verdict(None, walk.seq, walk.head)


class Anchor:
    """The nightly DeskAnchor: SHA-256 over (ticket id, seq, head) of all tickets, given one after another by id."""

    def __init__(self) -> None:
        self._whole = hashlib.sha256()
        self._last_id = 0
        self.tickets = 0

    def add(self, ticket_id: int, seq: int, head: str) -> None:
        """Raises ValueError: the tickets do not come by id."""
        if ticket_id <= self._last_id:
            raise ValueError(ticket_id)
        self._last_id = ticket_id
        self.tickets += 1
        self._whole.update(f"{ticket_id} {seq} {head}\n".encode())

    @property
    def digest(self) -> str:
        """Over all that came so far, in hex."""
        return self._whole.hexdigest()
