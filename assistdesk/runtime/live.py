"""The events socket: what changed at the relay, by cursor, and the link bar's state (desk.md section 4).

At least once and in order per stream: numbers at or below a cursor are dropped, a hole or a gap is read again by
REST. Comes back by itself with growing waits. Refuses to know what an event means.
"""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Final, Protocol

import msgspec

from assistdesk.core.desk.outbox import RETRY_AFTER_MAX_MS
from assistdesk.core.errors import LinkError, RefusedError
from assistdesk.core.wire import control
from assistdesk.runtime.ports import Clock, Desk, Randomness
from assistdesk.runtime.snapshot import LinkPhase, LinkView

FEED: Final = "feed"
FIRST_WAIT_S: Final = 0.5
LAST_WAIT_S: Final = 30.0
OFFLINE_AFTER: Final = 2
PING_S: Final = 20.0
SILENT_S: Final = 50.0


class Hears(Protocol):
    """Who is told; on the loop's thread."""

    def greeted(self, role: str, is_external: bool) -> None:
        """The line is open; *role* is what the relay has me for, "" where it does not say; *is_external*: in another house."""
        ...

    def happened(self, stream: str, data: msgspec.Raw) -> None: ...

    def came_back(self) -> None:
        """All that was missed has been heard: the line is live."""
        ...

    def missed(self, stream: str) -> None:
        """Too much was missed, or the stream is not to be had: read it again."""
        ...

    def present(self, presence: control.PresenceDown) -> None: ...

    def typed(self, typing: control.TypingDown) -> None: ...

    def offered(self, offer: control.OfferDown) -> None:
        """Something that stands in no log yet has moved on."""
        ...

    def signed_out(self) -> None: ...


@dataclass(slots=True)
class _Cursor:
    seq: int


class Live:
    """One account's events. ``follow`` and ``leave`` may be called at any time."""

    def __init__(
        self,
        desk: Desk,
        clock: Clock,
        randomness: Randomness,
        hears: Hears,
        changed: Callable[[], None],
        save_cursor: Callable[[int], Awaitable[None]],
    ) -> None:
        self._desk = desk
        self._clock = clock
        self._randomness = randomness
        self._hears = hears
        self._changed = changed
        self._save_cursor = save_cursor
        self._cursors: dict[str, _Cursor] = {}
        self._is_open = False
        self._wake = asyncio.Event()
        self._view = LinkView()

    @property
    def view(self) -> LinkView:
        """For the link bar; ``unsent`` is the outbox's to say."""
        return self._view

    async def follow(self, stream: str, after: int) -> None:
        """Hear what follows number *after* of *stream*; -1: only what is new."""
        self._cursors[stream] = _Cursor(after)
        if self._is_open:
            await self._desk.say(control.Sub(stream=stream, after=after))

    async def leave(self, stream: str) -> None:
        if self._cursors.pop(stream, None) is not None and self._is_open:
            await self._desk.say(control.Unsub(stream=stream))

    def try_now(self) -> None:
        self._wake.set()

    async def run(self) -> None:
        """Connect, listen, come back; ends only by being cancelled."""
        attempt = 0
        while True:
            retry_s = 0.0
            try:
                async with contextlib.aclosing(self._frames()) as frames:
                    async for frame in frames:
                        attempt = 0
                        if isinstance(frame, control.ByeDown):
                            retry_s = min(LAST_WAIT_S, frame.retry_ms / 1000)
                        await self._take(frame)
            except (LinkError, TimeoutError):
                pass
            except RefusedError as error:
                retry_s = _asked_s(error)
                if error.fields.get("status") == 401:
                    self._hears.signed_out()
            self._is_open = False
            attempt += 1
            await self._wait(attempt, retry_s)

    async def _frames(self) -> AsyncGenerator[control.AnyDown, None]:
        """Frames of one socket, with our own heartbeat. Raises TimeoutError when nothing came for 50 s."""
        async with contextlib.aclosing(_closable(self._desk.events())) as events:
            pinging = asyncio.create_task(self._ping(), name="ping")
            try:
                while True:
                    async with asyncio.timeout(SILENT_S):
                        frame = await anext(events, None)
                    if frame is None:
                        return
                    yield frame
            finally:
                pinging.cancel()

    async def _ping(self) -> None:
        n = 0
        while True:
            await asyncio.sleep(PING_S)
            n += 1
            await self._desk.say(control.PingUp(n=n))

    async def _wait(self, attempt: int, retry_s: float) -> None:
        """Show how long, count it down, or stop waiting when the person says so."""
        full_s = min(LAST_WAIT_S, FIRST_WAIT_S * 2.0 ** min(attempt - 1, 10))
        wait_s = max(retry_s, full_s / 2 * (1 + self._randomness.bytes(1)[0] / 255))
        phase = LinkPhase.OFFLINE if attempt > OFFLINE_AFTER else LinkPhase.RECONNECTING
        since_ms = self._view.since_ms
        if self._view.phase in (LinkPhase.LIVE, LinkPhase.CATCHING_UP) or since_ms == 0:
            since_ms = self._clock.wall_ms()
        self._wake.clear()
        until_s = asyncio.get_running_loop().time() + wait_s
        while (left_s := until_s - asyncio.get_running_loop().time()) > 0:
            self._show(LinkView(phase, since_ms, -(-int(left_s * 1000) // 1000)))
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(min(1.0, left_s)):
                    await self._wake.wait()
                    return

    async def _take(self, frame: control.AnyDown) -> None:
        match frame:
            case control.Hello(role=role, external=is_external):
                self._is_open = True
                self._hears.greeted(role, is_external)
                for stream, cursor in list(self._cursors.items()):  # one may be followed or left meanwhile
                    if stream in self._cursors:
                        await self._desk.say(control.Sub(stream=stream, after=cursor.seq))
                self._show(LinkView(LinkPhase.CATCHING_UP, self._clock.wall_ms()))
            case control.EventDown(stream=stream, seq=seq, data=data):
                self._event(stream, seq, data)
            case control.Gap(stream=stream, head=head):
                if stream in self._cursors:
                    self._cursors[stream].seq = head
                    self._hears.missed(stream)
                    await self._keep(stream, head)
            case control.Complete(stream=stream, up_to=up_to):
                await self._complete(stream, up_to)
            case control.PresenceDown():
                self._hears.present(frame)
            case control.TypingDown():
                self._hears.typed(frame)
            case control.OfferDown():
                self._hears.offered(frame)
            case control.PongDown() | control.ByeDown():
                pass

    def _event(self, stream: str, seq: int, data: msgspec.Raw) -> None:
        cursor = self._cursors.get(stream)
        if cursor is None or seq <= cursor.seq:
            return
        if cursor.seq >= 0 and seq > cursor.seq + 1 and stream != FEED:
            self._hears.missed(stream)
        cursor.seq = seq
        if self._view.phase is LinkPhase.CATCHING_UP:
            self._show(LinkView(LinkPhase.CATCHING_UP, self._view.since_ms, behind=self._view.behind + 1))
        self._hears.happened(stream, data)

    async def _complete(self, stream: str, up_to: int) -> None:
        if (cursor := self._cursors.get(stream)) is not None:
            cursor.seq = max(cursor.seq, up_to)
            await self._keep(stream, cursor.seq)
        if stream == FEED and self._view.phase is not LinkPhase.LIVE:
            self._show(LinkView(LinkPhase.LIVE, self._clock.wall_ms()))
            self._hears.came_back()

    async def _keep(self, stream: str, seq: int) -> None:
        """Only the feed's cursor outlives the program; a ticket is read anew when it is opened."""
        if stream == FEED:
            await self._save_cursor(seq)

    def _show(self, view: LinkView) -> None:
        if view != self._view:
            self._view = view
            self._changed()


async def _closable(frames: AsyncIterator[control.AnyDown]) -> AsyncGenerator[control.AnyDown, None]:
    async for frame in frames:
        yield frame


def _asked_s(error: RefusedError) -> float:
    """How long the relay wants to be left alone."""
    asked = error.fields.get("retry_after_s")
    return min(RETRY_AFTER_MAX_MS / 1000, float(asked)) if isinstance(asked, int) else 0.0
