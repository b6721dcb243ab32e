"""What the store and its callers hand each other: one unit of work, what it announces, and the errors a store has.

An operation is a plain function of a ``Work``; it runs on the writer's thread inside a savepoint, so it must not wait for
anything and may be called only once. What it announces is told to listeners after the commit, never before. This module
knows SQLAlchemy's connection and nothing of files, threads or tickets.
"""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import msgspec
import sqlalchemy as sa

T = TypeVar("T")

STORE_BUSY = "busy"
"""LinkError: the writer's queue is full; HTTP 503 with Retry-After."""
DISK_FULL = "disk_full"
"""LinkError: nothing was written; HTTP 507."""
STORE_FAILED = "store_failed"
"""LinkError: the disk refused a sync or the file is damaged; this handle is over, the process must restart. HTTP 503."""
STORE_UNREACHABLE = "store_unreachable"
"""LinkError: the database server does not answer; nothing was acknowledged, a later try may go through. HTTP 503."""
STORE_CLOSED = "store_closed"
"""LinkError: the store is closing. HTTP 503."""
KEY_REUSED = "idempotency_key_reused"
"""RefusedError: this idempotency key came with another body before; HTTP 422."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """One new number of one stream. ``body`` is the JSON that subscribers get; ``group_id``, ``assignee_id`` and ``on_it``,
    the participants, are what a right to see it hangs on."""

    stream: str
    seq: int
    body: bytes
    ticket_id: int | None = None
    group_id: int | None = None
    assignee_id: int | None = None
    on_it: tuple[int, ...] = ()


@dataclass(slots=True)
class Memory:
    """What the writer's operations remember of the database from one commit to the next, so that not each has to ask.

    Whoever changes what is remembered has to ``forget`` it. It stays forgotten until the change is committed or undone:
    nothing is remembered that might not have come to be.
    """

    known: dict[str, Any] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)

    def settle(self) -> None:
        """The transaction is over, one way or the other."""
        for name in self.touched:
            self.known.pop(name, None)
        self.touched.clear()


@dataclass(slots=True)
class Work:
    """One operation's hands: a connection inside its savepoint, the time it is committed under, its announcements."""

    connection: sa.Connection
    now_ms: int
    announcements: list[Announcement] = field(default_factory=list)
    doorbells: set[str] = field(default_factory=set)
    steps_left: list[Callable[[], None]] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    """The newest number of each stream of which this commit has taken some; shared by its operations (``streams``)."""
    memory: Memory = field(default_factory=Memory)

    def announce(self, announcement: Announcement) -> None:
        self.announcements.append(announcement)

    def ring(self, doorbell: str) -> None:
        """Wake whoever waits for this name after the commit: "outbox", "timer"."""
        self.doorbells.add(doorbell)

    def recall(self, name: str, read: Callable[[], T]) -> T:
        """What *read* answered when it was last asked; asked again after ``forget``."""
        if name in self.memory.touched:
            return read()
        if name not in self.memory.known:
            self.memory.known[name] = read()
        found: T = self.memory.known[name]
        return found

    def forget(self, name: str) -> None:
        self.memory.touched.add(name)

    def at_last(self, step: Callable[[], None]) -> None:
        """Do *step* in the same transaction, after all operations of the commit, in order.

        For what must not stand between savepoints: FTS5 writes a segment of its own at each of them, and merges them all.
        """
        self.steps_left.append(step)

    def finish(self) -> None:
        """Do what was put off. Called once, by whoever commits, when no savepoint is open."""
        for step in self.steps_left:
            step()

    @contextmanager
    def nested(self) -> Iterator[None]:
        """A part that may fail by itself: its error goes on to the caller, all that it wrote, took, announced or put off is
        gone."""
        announced, left, numbers = len(self.announcements), len(self.steps_left), dict(self.numbers)
        try:
            with self.connection.begin_nested():
                yield
        except BaseException:
            del self.announcements[announced:]
            del self.steps_left[left:]
            self.give_back(numbers)
            raise

    def give_back(self, numbers: dict[str, int]) -> None:
        """Nothing was taken since there were these."""
        self.numbers.clear()
        self.numbers.update(numbers)


Operation = Callable[[Work], T]
Question = Callable[[sa.Connection], T]


@dataclass(frozen=True, slots=True)
class Once(Generic[T]):
    """Makes an operation happen once for each key of a user. ``kind`` is the type its answer is read back as."""

    user_id: int
    key: str
    request_digest: bytes
    kind: type[T]


@dataclass(slots=True)
class Mark:
    """How whoever asks for a write marks it: ``key`` is good for that one request, whose digest this is, for seven days.

    ``seed`` is the same each time the request comes and cannot be worked out from any table: of it is made what may be told
    again and must be kept nowhere. ``was_done`` is set by the store: the request was carried out before.
    """

    user_id: int
    key: str
    request_digest: bytes
    seed: bytes
    was_done: bool = False


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
    """SHA-256 over what makes a request the same one, for ``Once`` and ``Mark``."""
    return hashlib.sha256(msgspec.json.encode(parts, order="sorted")).digest()
