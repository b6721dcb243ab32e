"""What the store and its callers hand each other: one unit of work, what it announces, and the errors a store has.

An operation is a plain function of a ``Work``; it runs on the writer's thread inside a savepoint, so it must not wait for
anything and may be called only once. What it announces is told to listeners after the commit, never before. This module
knows SQLAlchemy's connection and nothing of files, threads or tickets.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

import msgspec
import sqlalchemy as sa

T = TypeVar("T")

STORE_BUSY = "busy"
"""LinkError: the writer's queue is full; HTTP 503 with Retry-After."""
DISK_FULL = "disk_full"
"""LinkError: nothing was written; HTTP 507."""
STORE_FAILED = "store_failed"
"""LinkError: the disk refused a sync or the file is damaged; this handle is over, the process must restart. HTTP 503."""
STORE_CLOSED = "store_closed"
"""LinkError: the store is closing. HTTP 503."""
KEY_REUSED = "idempotency_key_reused"
"""RefusedError: this idempotency key came with another body before; HTTP 422."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """One new number of one stream. ``body`` is the JSON that subscribers get; ``ticket_id`` and ``group_id`` are what a
    right to see it hangs on."""

    stream: str
    seq: int
    body: bytes
    ticket_id: int | None = None
    group_id: int | None = None
    assignee_id: int | None = None


@dataclass(slots=True)
class Work:
    """One operation's hands: a connection inside its savepoint, the time it is committed under, its announcements."""

    connection: sa.Connection
    now_ms: int
    announcements: list[Announcement] = field(default_factory=list)
    doorbells: set[str] = field(default_factory=set)

    def announce(self, announcement: Announcement) -> None:
        self.announcements.append(announcement)

    def ring(self, doorbell: str) -> None:
        """Wake whoever waits for this name after the commit: "outbox", "timer"."""
        self.doorbells.add(doorbell)


Operation = Callable[[Work], T]
Question = Callable[[sa.Connection], T]


@dataclass(frozen=True, slots=True)
class Once(Generic[T]):
    """Makes an operation happen once for each key of a user. ``kind`` is the type its answer is read back as."""

    user_id: int
    key: str
    request_digest: bytes
    kind: type[T]


@dataclass(frozen=True, slots=True)
class Answered(Generic[T]):
    """``replayed``: the answer is that of an earlier request with the same key."""

    value: T
    replayed: bool = False


@dataclass(frozen=True, slots=True)
class Committed:
    """What listeners hear after a commit, in order."""

    announcements: tuple[Announcement, ...]
    doorbells: frozenset[str]


Listener = Callable[[Committed], None]


def digest_request(*parts: object) -> bytes:
    """SHA-256 over a request's method, path and body, for ``Once``."""
    return hashlib.sha256(msgspec.json.encode(parts, order="sorted")).digest()
