"""What is urgent overtakes what is large, on real sockets through the real relay, with a line that is full.

protocol.md section 8, stream.md T10. Proved by order, not by time: whatever was not sealed yet when the urgent message was
queued comes after it.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from assistdesk.adapters.clock import SystemClock
from assistdesk.adapters.relay_link import RelayDial, RelayLink, make_tls
from assistdesk.core.crypto.attempt import Established, ResumeSecret
from assistdesk.core.crypto.layout import Kind
from assistdesk.core.errors import LinkError
from assistdesk.core.screen.slices import Header, PixelsOp, pack_slice
from assistdesk.core.types import Rect, Role, Why
from assistdesk.core.wire import messages
from assistdesk.core.wire.control import Paired
from assistdesk.core.wire.envelope import CHUNK_MAX_BYTES, Channel, Whole
from assistdesk.core.wire.message_base import FILE_PIECE_BYTES
from assistdesk.core.wire.messages import Bye, CursorPos, FileData, InKey, Message, Ping
from assistdesk.runtime.line import Line
from assistdesk.runtime.shaking import Frames
from relay.sessions.room_state import room_text
from tests.integration.test_relay_sessions import Relay, Session, relay

__all__ = ["relay"]

WAIT_S = 60.0
PICTURE_BYTES = 2 * 1024 * 1024
ONE_RECORD = CHUNK_MAX_BYTES + 1_024
KEYS = {Role.VIEWER: bytes(range(64)), Role.HOST: bytes(range(64, 128))}


def keys(role: Role, room: bytes) -> Established:
    """A link whose handshake is done; what it agreed on is of no interest here."""
    return Established(
        role=role, kind=Kind.CODE, version=1, features=0, room=room, peer_build="test", peer_ledger_key=bytes(32),
        identity=None, sid=bytes(32), th=bytes(64), session_id=bytes(16), safety_number=0,
        resume=ResumeSecret(b"\1" * 16, bytes(32)), transcript=(b"", b"", b"", b"", b""), chains=KEYS,
    )  # fmt: skip


def picture(frame: int) -> bytes:
    """A slice that is as large as its header says; the line does not look further."""
    header = Header(True, True, 0, 0, frame, 0, 1_024, 512, raw_len=PICTURE_BYTES)
    return pack_slice(header, [PixelsOp(Rect(0, 0, 1_024, 512))], [], [os.urandom(PICTURE_BYTES)])


class End:
    """One end's socket and line. Nobody reads until ``read``."""

    def __init__(self, role: Role, link: RelayLink, frames: Frames, room: bytes) -> None:
        self.link, self.frames = link, frames
        self.line = Line(link, keys(role, room), SystemClock())
        self.line.chunk_bytes = lambda: CHUNK_MAX_BYTES
        self.pump = asyncio.create_task(self.line.pump())

    async def full(self, more: Callable[[], None] = lambda: None) -> int:
        """Until the socket takes no more; bytes sealed up to then."""
        async with asyncio.timeout(WAIT_S):
            still = 0
            while still < 50:  # turns of the loop in which nothing more could be sealed
                more()
                before = self.line.sent_bytes
                await asyncio.sleep(0.01)
                still = still + 1 if self.line.sent_bytes == before and self.link.buffered_bytes() else 0
        return self.line.sent_bytes

    async def full_of_pictures(self) -> tuple[int, int]:
        """The same by pictures, as many as it takes: a system may hold tens of megabytes. Bytes sealed, pictures queued."""
        pictures, data = 0, picture(0)

        def more() -> None:
            nonlocal pictures
            with suppress(LinkError):  # the queue is full
                while True:
                    self.line.send_picture(data, pictures)
                    pictures += 1

        return await self.full(more), pictures

    async def read(self, until: Callable[[Whole], bool]) -> list[tuple[int, Whole]]:
        """(bytes of records up to and with it, message) of all messages until one that fits."""
        got = []
        async with asyncio.timeout(WAIT_S):
            async for frame in self.frames:
                assert isinstance(frame, bytes)
                whole = self.line.open(frame)
                if whole is not None:
                    got.append((self.line.received_bytes, whole))
                    if until(whole):
                        return got
        raise AssertionError("the line ended")

    async def close(self) -> None:
        self.line.close()
        self.pump.cancel()
        await asyncio.gather(self.pump, return_exceptions=True)
        await self.link.close(1000)


@asynccontextmanager
async def meeting(relay: Relay) -> AsyncIterator[tuple[End, End]]:
    """Viewer and host, paired."""
    session, dial = Session(relay), RelayDial(make_tls())
    url = f"ws://127.0.0.1:{relay.port}/s/{room_text(session.room)}"
    links = {role: await dial(url, session.tokens[role]) for role in (Role.VIEWER, Role.HOST)}
    frames = {role: link.frames() for role, link in links.items()}
    for role in links:
        while not isinstance(await anext(frames[role]), Paired):
            pass
    viewer, host = (End(role, links[role], frames[role], session.room) for role in (Role.VIEWER, Role.HOST))
    try:
        yield viewer, host
    finally:
        await viewer.close()
        await host.close()


def last_of(count: int) -> Callable[[Whole], bool]:
    """True for the last of so many pictures."""
    seen = 0

    def is_last(whole: Whole) -> bool:
        nonlocal seen
        seen += whole.channel is Channel.SCREEN
        return seen == count

    return is_last


def position(end: End, got: list[tuple[int, Whole]], kind: type[Message]) -> int:
    """Bytes of records that had come when a message of *kind* was there."""
    return next(
        at for at, whole in got if whole.channel is not Channel.SCREEN and isinstance(end.line.decode(whole), kind)
    )


async def test_T10_control_and_pointer_overtake_the_pictures_that_wait(relay: Relay) -> None:
    async with meeting(relay) as (viewer, host):
        sealed, pictures = await host.full_of_pictures()
        assert sealed < pictures * PICTURE_BYTES - ONE_RECORD, "the line must be full before all is sealed"
        host.line.send(CursorPos(0, 3, 4, 1, True))
        host.line.send(Ping(7))
        got = await viewer.read(last_of(pictures))
        assert max(position(viewer, got, CursorPos), position(viewer, got, Ping)) <= sealed + 2 * ONE_RECORD


async def test_T10_stop_overtakes_the_pictures_and_no_pixel_comes_behind_it(relay: Relay) -> None:
    async with meeting(relay) as (viewer, host):
        sealed, pictures = await host.full_of_pictures()
        host.line.bye(Why.STOP, 0, bytes(32))
        finishing = asyncio.create_task(host.line.finish(1000))
        got = await viewer.read(lambda whole: whole.channel is Channel.CONTROL)
        assert position(viewer, got, Bye) <= sealed + 2 * ONE_RECORD
        assert len(got) < pictures
        behind = [frame async for frame in viewer.frames if isinstance(frame, bytes)]
        assert behind == [], "not one record, so not one pixel"
        await finishing


async def test_T10_a_key_overtakes_the_file_that_fills_the_line(relay: Relay) -> None:
    async with meeting(relay) as (viewer, host):
        pieces, data = 0, os.urandom(FILE_PIECE_BYTES)

        def more() -> None:
            nonlocal pieces
            while True:
                try:
                    viewer.line.send(FileData(1, 1, pieces * len(data), data))
                except LinkError:  # the queue is full
                    return
                pieces += 1

        sealed = await viewer.full(more)
        viewer.line.send(InKey(1, 4, True))
        got = await host.read(lambda whole: whole.channel is Channel.INPUT)
        files = sum(1 for _, whole in got if whole.channel is Channel.FILE)
        assert messages.decode(got[-1][1].channel, got[-1][1].payload, Role.VIEWER) == InKey(1, 4, True)
        assert got[-1][0] <= sealed + 2 * ONE_RECORD
        assert files < pieces, "pieces were still waiting"
