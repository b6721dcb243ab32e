"""The live side of the desk (desk.md section 4): streams, cursors, replay, gaps, presence; one ``Subscriber`` a socket.

What happened comes from the log: a subscriber says after which number it wants each stream, gets what it missed, then what
is new, in order, at least once. A hole in what is announced is read from the log; a queue that grows over its limit is
replaced by one ``gap`` per stream. Nobody waits for a slow client. It knows no WebSocket: frames come in decoded and go
out encoded.
"""

import asyncio
import itertools
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field

import msgspec
import sqlalchemy as sa

from assistdesk.core.errors import LinkError, RefusedError
from assistdesk.core.wire.control import (
    AnyDown,
    AnyUp,
    ByeDown,
    Complete,
    EventDown,
    Gap,
    Hello,
    OfferDown,
    PingUp,
    PongDown,
    PresenceDown,
    PresenceUp,
    Sub,
    TypingDown,
    TypingUp,
    Unsub,
    encode_frame,
)
from relay.desk import inboxes
from relay.desk.presence import Presence
from relay.desk.rights import FORBIDDEN, NOT_FOUND, Caller, need_ticket, sees
from relay.desk.ticket_pages import audits_with_comments
from relay.desk.typing_now import HOLDS_MS
from relay.store import audits, calls, inbox, participants, streams, tickets
from relay.store.audits import FeedRow
from relay.store.store import Store
from relay.store.work import Announcement, Committed

QUEUE_EVENTS_MAX = 1_000
QUEUE_BYTES_MAX = 1024 * 1024
MISSED_MAX = 500
STREAMS_MAX = 200
SUBSCRIBERS_MAX = 10_000
PAGE = 100
TYPING_EVERY_MS = 1_000
FEED = streams.FEED


@dataclass(slots=True)
class _Cursor:
    """``sent``: the last number of the stream this client has; ``head``: the newest we have heard of; ``is_hidden``: since
    then its ticket may not be seen by this client."""

    sent: int
    head: int
    is_replaying: bool = False
    completed: int = -1
    is_hidden: bool = False


@dataclass(slots=True)
class _Queue:
    """Frames that wait for the socket, within their limits."""

    frames: deque[tuple[str, str | None]] = field(default_factory=deque)
    size_bytes: int = 0
    ready: asyncio.Event = field(default_factory=asyncio.Event)

    def put(self, frame: str, stream: str | None) -> bool:
        """False: it is full and took nothing."""
        size_bytes = _size_bytes(frame)
        if len(self.frames) >= QUEUE_EVENTS_MAX or self.size_bytes + size_bytes > QUEUE_BYTES_MAX:
            return False
        self.frames.append((frame, stream))
        self.size_bytes += size_bytes
        self.ready.set()
        return True

    def take(self) -> str:
        frame, _ = self.frames.popleft()
        self.size_bytes -= _size_bytes(frame)
        return frame

    def clear(self) -> set[str]:
        """Empty it; returns the streams that lost something."""
        lost = {stream for _, stream in self.frames if stream is not None}
        self.frames.clear()
        self.size_bytes = 0
        return lost


def _size_bytes(frame: str) -> int:
    return len(frame) if frame.isascii() else len(frame.encode())


class Subscriber:
    """One events socket: ``handle`` what comes up, send what ``next`` gives, ``close`` when it is gone."""

    def __init__(self, hub: "EventHub", caller: Caller, number: int) -> None:
        self.caller = caller
        self.number = number
        self._hub = hub
        self._cursors: dict[str, _Cursor] = {}
        self._awaited: dict[str, Announcement | None] = {}
        self._queue = _Queue()
        self._tasks: set[asyncio.Task[None]] = set()
        self._over = asyncio.Event()
        self._typed_at = -TYPING_EVERY_MS

    async def next(self) -> str:
        """The next frame to send. Raises LinkError ``closed`` when this subscriber is over and its queue is sent."""
        while not self._queue.frames:
            if self._over.is_set():
                raise LinkError("closed")
            self._queue.ready.clear()
            await self._queue.ready.wait()
        return self._queue.take()

    async def until_over(self) -> None:
        """Return when this subscriber was ended or closed."""
        await self._over.wait()

    async def handle(self, up: AnyUp) -> None:
        """Do what a frame from the client asks; nothing any more when it is over.

        Raises:
            RefusedError: ``not_found`` (a ticket one may not see), ``forbidden`` (someone else's stream),
                ``too_many_streams``. LinkError: the store's.
        """
        if self._over.is_set():
            return
        match up:
            case Sub(stream=stream, after=after):
                await self._subscribe(stream, after)
            case Unsub(stream=stream):
                self._cursors.pop(stream, None)
            case PresenceUp(ticket_id=ticket_id, state=state):
                await self._hub.say_presence(self, ticket_id, state)
            case TypingUp(ticket_id=ticket_id):
                await self._type(ticket_id)
            case PingUp(n=n):
                self.push(PongDown(n=n))

    async def _type(self, ticket_id: int) -> None:
        """Each second at most; what is said more often is thrown away unread."""
        now_ms = self._hub.now_ms()
        if not 0 <= now_ms - self._typed_at < TYPING_EVERY_MS:
            self._typed_at = now_ms
            await self._hub.say_typing(self.caller, ticket_id)

    async def _subscribe(self, stream: str, after: int) -> None:
        if stream not in self._cursors and len(self._cursors) >= STREAMS_MAX:
            raise RefusedError("too_many_streams", limit=STREAMS_MAX)
        head, late = await self._head_and_later(stream)
        cursor = _Cursor(sent=head if after < 0 else after, head=head)
        self._cursors[stream] = cursor
        if after > head:  # from the future: that log is not ours, so the client must read again
            cursor.sent = head
            self.push(Gap(stream=stream, head=head))
        if late is not None:
            self.announced(late)
        await self._catch_up(stream, cursor)
        ticket_id = _ticket_of(stream)
        if ticket_id is not None:
            self._hub.tell_presence(ticket_id, self)

    async def _head_and_later(self, stream: str) -> tuple[int, Announcement | None]:
        """The head as the log was read, and the newest that was announced while it was being read."""
        self._awaited[stream] = None
        try:
            head = await self._hub.head_of(self.caller, stream)
        finally:
            late = self._awaited.pop(stream, None)
        return head, late

    async def _catch_up(self, stream: str, cursor: _Cursor) -> None:
        """Send from the log until nothing is missing. Whatever is announced meanwhile raises ``head``."""
        if cursor.is_replaying:
            return
        cursor.is_replaying = True
        try:
            while cursor.sent < cursor.head and self._cursors.get(stream) is cursor:
                if cursor.head - cursor.sent > MISSED_MAX:
                    cursor.sent = cursor.head
                    self.push(Gap(stream=stream, head=cursor.head))
                    break
                for seq, frame in await self._hub.read_after(self.caller, stream, cursor.sent):
                    if seq > cursor.sent:
                        cursor.sent = seq
                        if frame is not None:
                            self._put(frame, stream)
        finally:
            cursor.is_replaying = False
        if self._cursors.get(stream) is cursor:
            self._complete(stream, cursor)

    def announced(self, announcement: Announcement) -> None:
        """Something was committed; if it follows what this client has, it goes out as it is."""
        if announcement.stream in self._awaited:
            self._awaited[announcement.stream] = announcement
        cursor = self._cursors.get(announcement.stream)
        if cursor is None or announcement.seq <= cursor.head:
            return
        cursor.head = announcement.seq
        was_hidden, cursor.is_hidden = cursor.is_hidden, not self._sees(announcement)
        if cursor.is_hidden and not was_hidden and announcement.stream != FEED:
            self.push(
                Gap(stream=announcement.stream, head=announcement.seq)
            )  # whoever reads again is told that it is not hers
        if cursor.is_replaying:
            return
        if announcement.seq == cursor.sent + 1:
            cursor.sent = announcement.seq
            if not cursor.is_hidden:
                data = msgspec.Raw(announcement.body)
                frame = encode_frame(EventDown(stream=announcement.stream, seq=announcement.seq, data=data))
                self._put(frame, announcement.stream)
        else:
            self._spawn(self._catch_up(announcement.stream, cursor))

    def _sees(self, announcement: Announcement) -> bool:
        allowed = self.caller.sight.allows(announcement.group_id, announcement.assignee_id)
        return allowed or self.caller.id in announcement.on_it

    def tick(self) -> None:
        """Each 5 s at most: say how far the feed is complete, and look for what was missed."""
        for stream, cursor in list(self._cursors.items()):
            if cursor.sent < cursor.head and not cursor.is_replaying:
                self._spawn(self._catch_up(stream, cursor))
            elif stream == FEED:
                self._complete(stream, cursor)

    def _complete(self, stream: str, cursor: _Cursor) -> None:
        if cursor.completed != cursor.sent:
            cursor.completed = cursor.sent
            self.push(Complete(stream=stream, up_to=cursor.sent))

    def push(self, frame: AnyDown) -> None:
        self._put(encode_frame(frame), _owner_of(frame))

    def _put(self, frame: str, stream: str | None) -> None:
        """Behind the goodbye nothing follows: whoever reads slowly would hear for ever what is not theirs any more."""
        if self._over.is_set() or self._queue.put(frame, stream):
            return
        lost = self._queue.clear()
        if stream is not None:
            lost.add(stream)
        for name in sorted(lost & self._cursors.keys()):
            cursor = self._cursors[name]
            cursor.sent = cursor.head
            self._queue.put(encode_frame(Gap(stream=name, head=cursor.head)), name)
        if stream is None:
            self._queue.put(frame, None)

    def hears(self, stream: str) -> bool:
        cursor = self._cursors.get(stream)
        return cursor is not None and (stream == FEED or not cursor.is_hidden)

    def end(self, why: str, retry_ms: int = 1_000) -> None:
        """Say goodbye: the socket sends what is queued and closes."""
        self.push(ByeDown(retry_ms=retry_ms, why=why))
        self._over.set()
        self._queue.ready.set()

    def close(self) -> None:
        """The socket is gone."""
        self._over.set()
        self._queue.ready.set()
        self._cursors.clear()
        for task in self._tasks:
            task.cancel()
        self._hub.forget(self)

    def _spawn(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            self.end("unavailable")  # the log could not be read: the client comes back with its cursors


class EventHub:
    """All events sockets of this node. Make it once, beside the store."""

    def __init__(self, store: Store, presence: Presence, *, now_ms: Callable[[], int]) -> None:
        self._store = store
        self._presence = presence
        self.now_ms = now_ms
        self._typing: Callable[[int, int], Awaitable[None]] | None = None
        self._subscribers: dict[int, Subscriber] = {}
        self._numbers = itertools.count(1)
        self._listeners: list[Callable[[], None]] = []
        store.listen(self._committed)

    def connect(self, caller: Caller) -> Subscriber:
        """A new socket's subscriber; its first frame is ``hello``. Raises RefusedError ``too_many``."""
        if len(self._subscribers) >= SUBSCRIBERS_MAX:
            raise RefusedError("too_many")
        subscriber = Subscriber(self, caller, next(self._numbers))
        self._subscribers[subscriber.number] = subscriber
        hello = Hello(user_id=caller.id, now_ms=self.now_ms(), role=caller.role or "", external=caller.is_external)
        subscriber.push(hello)
        self._tell_listeners()
        return subscriber

    @property
    def alive(self) -> frozenset[int]:
        """The people who have a socket just now."""
        return frozenset(one.caller.id for one in self._subscribers.values())

    def listen(self, listener: Callable[[], None]) -> None:
        """Be told when a socket came or went."""
        self._listeners.append(listener)

    def _tell_listeners(self) -> None:
        for listener in self._listeners:
            listener()

    def end_of(self, user_id: int, why: str) -> int:
        """End all sockets of a person (revoked, suspended); returns how many."""
        found = [one for one in self._subscribers.values() if one.caller.id == user_id]
        for subscriber in found:
            subscriber.end(why)
        return len(found)

    def tick(self) -> None:
        """Call every 5 s: completes, forgets presence, finds what an announcement missed."""
        for ticket_id in self._presence.expire(self.now_ms()):
            self._tell_all(ticket_id)
        for subscriber in list(self._subscribers.values()):
            subscriber.tick()

    def close(self) -> None:
        """The relay stops: everyone is told to come back."""
        for subscriber in list(self._subscribers.values()):
            subscriber.end("stopping")

    # --- for subscribers ---

    def forget(self, subscriber: Subscriber) -> None:
        self._subscribers.pop(subscriber.number, None)
        self._tell_listeners()
        for ticket_id in self._presence.leave((subscriber.caller.id, subscriber.number)):
            self._tell_all(ticket_id)

    async def head_of(self, caller: Caller, stream: str) -> int:
        """The newest number of a stream this caller may hear. Raises RefusedError ``not_found``, ``forbidden``."""
        ticket_id = _ticket_of(stream)
        if ticket_id is not None:
            return await self._store.read(lambda connection: need_ticket(connection, caller, ticket_id).seq)
        if stream not in (FEED, f"user:{caller.id}"):
            raise RefusedError(FORBIDDEN if stream.startswith("user:") else NOT_FOUND)
        return await self._store.read(lambda connection: streams.last(connection, stream))

    async def read_after(self, caller: Caller, stream: str, after: int) -> list[tuple[int, str | None]]:
        """What follows in the log, as frames; None for a number this caller only counts."""

        def question(connection: sa.Connection) -> list[tuple[int, str | None]]:
            ticket_id = _ticket_of(stream)
            if ticket_id is not None:
                return _ticket_frames(connection, caller, ticket_id, after)
            if stream != FEED:
                return _inbox_frames(connection, caller, after)
            return _feed_frames(connection, caller, after)

        return await self._store.read(question)

    async def say_presence(self, subscriber: Subscriber, ticket_id: int, state: str) -> None:
        if state != "gone":
            await self._store.read(lambda connection: need_ticket(connection, subscriber.caller, ticket_id))
        who = (subscriber.caller.id, subscriber.number)
        if self._presence.say(ticket_id, who, subscriber.caller.name, state, self.now_ms()):
            self._tell_all(ticket_id)

    def on_typing(self, told: Callable[[int, int], Awaitable[None]]) -> None:
        """*told* is called with (agent, ticket) when an agent writes to a customer."""
        self._typing = told

    async def say_typing(self, caller: Caller, ticket_id: int) -> None:
        if self._typing is not None and caller.role != "customer":
            await self._typing(caller.id, ticket_id)

    def tell_typing(self, ticket_id: int, agent_id: int) -> None:
        """A chat's customer is writing: the agent who is in it is told, where he has its ticket open."""
        for subscriber in list(self._subscribers.values()):
            if subscriber.caller.id == agent_id and subscriber.hears(f"ticket:{ticket_id}"):
                subscriber.push(TypingDown(ticket_id=ticket_id, for_ms=HOLDS_MS))

    def tell_presence(self, ticket_id: int, subscriber: Subscriber) -> None:
        people = self._presence.people(ticket_id, self.now_ms())
        subscriber.push(PresenceDown(ticket_id=ticket_id, people=people))

    def _tell_all(self, ticket_id: int) -> None:
        """Lists and headers show who is there: everyone who hears the ticket or the feed is told."""
        for subscriber in list(self._subscribers.values()):
            if subscriber.hears(f"ticket:{ticket_id}") or (subscriber.hears(FEED) and subscriber.caller.sees_all):
                self.tell_presence(ticket_id, subscriber)

    def _committed(self, committed: Committed) -> None:
        for announcement in committed.announcements:
            for subscriber in list(self._subscribers.values()):
                subscriber.announced(announcement)
        for call_id, agent_id in filter(None, map(calls.rung, committed.doorbells)):
            self.ring(OfferDown(what="call", id=call_id), agent_id)

    def ring(self, frame: OfferDown, agent_id: int) -> None:
        """To one agent, or (0) to all who follow the desk."""
        for subscriber in list(self._subscribers.values()):
            if (
                subscriber.caller.is_staff
                and subscriber.hears(FEED)
                and agent_id in (calls.EVERYONE, subscriber.caller.id)
            ):
                subscriber.push(frame)


def _owner_of(frame: AnyDown) -> str | None:
    """The stream that gets a ``gap`` where this frame is thrown away unsent."""
    match frame:
        case Gap(stream=stream):
            return stream
        case OfferDown():  # its hearers follow the feed, and a gap there makes them look at what rings
            return FEED
        case _:
            return None


def _ticket_of(stream: str) -> int | None:
    kind, _, number = stream.partition(":")
    return int(number) if kind == "ticket" else None


def _ticket_frames(
    connection: sa.Connection, caller: Caller, ticket_id: int, after: int
) -> list[tuple[int, str | None]]:
    ticket = tickets.find(connection, ticket_id)
    allowed = ticket is not None and sees(connection, caller, ticket)
    return [
        (audit.seq, _frame(f"ticket:{ticket_id}", audit.seq, audit) if allowed else None)
        for audit in audits_with_comments(connection, ticket_id, after, PAGE)
    ]


def _feed_frames(connection: sa.Connection, caller: Caller, after: int) -> list[tuple[int, str | None]]:
    def seen(row: FeedRow) -> bool:
        allowed = caller.sight.allows(row.group_id, row.assignee_id)
        return allowed or participants.is_on(connection, row.line.ticket_id, caller.id)

    return [
        (row.feed_seq, _frame(FEED, row.feed_seq, row.line) if seen(row) else None)
        for row in audits.feed_after(connection, after, PAGE)
    ]


def _inbox_frames(connection: sa.Connection, caller: Caller, after: int) -> list[tuple[int, str | None]]:
    """What was told to the caller; an entry that gave way to a newer one has left a hole in the numbers."""
    stream = inbox.stream_of(caller.id)
    found = inbox.after(connection, caller.id, after, PAGE)
    told = {entry.seq: _frame(stream, entry.seq, entry) for entry in inboxes.show(connection, caller, found)}
    frames = [(entry.seq, told.get(entry.seq)) for entry in found]
    return frames or [(streams.last(connection, stream), None)]


def _frame(stream: str, seq: int, data: msgspec.Struct) -> str:
    return encode_frame(EventDown(stream=stream, seq=seq, data=msgspec.Raw(msgspec.json.encode(data))))
