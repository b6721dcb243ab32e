"""What every kind of leg must do, on real sockets: direct and queued pass the same suite.

Subclass ``LegContract`` and set ``kind``. The relay side is a real node behind uvicorn, the ends are real WebSocket
clients or plain sockets that break the rules.
"""

import asyncio
import contextlib
import hashlib
import struct
from collections.abc import AsyncIterator
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed, InvalidStatus

from assistdesk.core.types import Role
from assistdesk.core.wire.control import Paired, Waiting
from relay.sessions.hall import LegKind
from relay.sessions.node import NodeSettings
from relay.sessions.ports import FactKind, Outcome
from relay.sessions.pump import PumpBounds
from relay.sessions.room_state import room_text
from tests.relay.sessions.stage import Stage, closed, join_token, notice, running_node

MASK = b"\x01\x02\x03\x04"


def frame(first: int, payload: bytes = b"", *, length: int | None = None, is_masked: bool = True) -> bytes:
    """A frame with any first byte and any claimed length."""
    size = len(payload) if length is None else length
    mask_bit = 0x80 if is_masked else 0
    if size < 126:
        head = bytes((first, mask_bit | size))
    elif size < 65_536:
        head = struct.pack("!BBH", first, mask_bit | 126, size)
    else:
        head = struct.pack("!BBQ", first, mask_bit | 127, size)
    if not is_masked:
        return head + payload
    return head + MASK + bytes(byte ^ MASK[index % 4] for index, byte in enumerate(payload))


class RawEnd:
    """An end that speaks WebSocket by hand and keeps no rule."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    @classmethod
    async def dial(cls, stage: Stage, room: bytes, token: str, extra: str = "") -> "RawEnd":
        reader, writer = await asyncio.open_connection("127.0.0.1", stage.port)
        writer.write(
            f"GET /s/{room_text(room)} HTTP/1.1\r\nHost: relay\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n"
            f"Authorization: Bearer {token}\r\n{extra}\r\n".encode()
        )
        end = cls(reader, writer)
        stage.loose.append(end.drop)
        end.head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 5)
        return end

    head: bytes = b""

    def send(self, data: bytes) -> None:
        self.writer.write(data)

    async def read_frame(self) -> tuple[int, bytes]:
        """First byte and payload of the next frame from the relay."""
        async with asyncio.timeout(10):
            first, second = await self.reader.readexactly(2)
            size = second & 0x7F
            if size == 126:
                (size,) = struct.unpack("!H", await self.reader.readexactly(2))
            elif size == 127:
                (size,) = struct.unpack("!Q", await self.reader.readexactly(8))
            return first, await self.reader.readexactly(size)

    async def close_code(self) -> int | None:
        """Read until the close frame; None: the connection ended without one."""
        try:
            while True:
                first, payload = await self.read_frame()
                if first & 0x0F == 8:
                    return int.from_bytes(payload[:2], "big")
        except (asyncio.IncompleteReadError, ConnectionError):
            return None

    def drop(self) -> None:
        self.writer.transport.abort()


async def raw_pair(stage: Stage) -> tuple[bytes, RawEnd, ClientConnection]:
    """A pair whose viewer is raw."""
    room = stage.new_room()
    raw = await RawEnd.dial(stage, room, join_token(room, Role.VIEWER))
    await raw.read_frame()
    host = await stage.dial(room, join_token(room, Role.HOST))
    await raw.read_frame()
    assert isinstance(await notice(host), Paired)
    return room, raw, host


def short(**bounds: float) -> NodeSettings:
    """Settings with waits short enough for a test."""
    return NodeSettings(node="n1", url="ws://127.0.0.1", bounds=PumpBounds(**bounds))  # type: ignore[arg-type]


async def outcome_of(stage: Stage, room: bytes) -> Outcome | None:
    """Wait for the room's last fact."""
    async with asyncio.timeout(5):
        while True:
            for fact in stage.facts.facts:
                if fact.room == room and fact.kind is FactKind.ENDED:
                    return fact.outcome
            await asyncio.sleep(0.01)


async def pairings_of(stage: Stage, room: bytes, count: int) -> list[int]:
    """Wait until so many pairings are in the facts: a room that goes on does not wait for its fact."""
    async with asyncio.timeout(5):
        while True:
            pairings = [
                fact.pairing for fact in stage.facts.facts if fact.room == room and fact.kind is FactKind.PAIRED
            ]
            if len(pairings) >= count:
                return pairings
            await asyncio.sleep(0.01)


class LegContract:
    kind: ClassVar[LegKind]

    @pytest.fixture
    async def stage(self, tmp_path: Path) -> AsyncIterator[Stage]:
        async with running_node(tmp_path, leg_kind=self.kind) as made:
            yield made

    async def test_messages_of_every_size_arrive_whole_and_in_order(self, stage: Stage) -> None:
        _, viewer, host = await stage.pair()
        sizes = (0, 1, 125, 126, 127, 65_535, 65_536, 131_072, 3)
        for size in sizes:
            await viewer.send(bytes([size % 251]) * size)
            await host.send(bytes([size % 7]) * size)
        assert [await host.recv() for _ in sizes] == [bytes([size % 251]) * size for size in sizes]
        assert [await viewer.recv() for _ in sizes] == [bytes([size % 7]) * size for size in sizes]

    async def test_many_messages_in_both_directions_at_once_arrive_unchanged(self, stage: Stage) -> None:
        _, viewer, host = await stage.pair()

        async def send(end: ClientConnection, mark: int) -> bytes:
            digest = hashlib.sha256()
            for number in range(400):
                message = bytes([mark, number % 256]) * (number * 37 % 9000)
                digest.update(message)
                await end.send(message)
            return digest.digest()

        async def receive(end: ClientConnection) -> bytes:
            digest = hashlib.sha256()
            for _ in range(400):
                message = await end.recv()
                assert isinstance(message, bytes)
                digest.update(message)
            return digest.digest()

        async with asyncio.timeout(20):
            sent_v, sent_h, got_v, got_h = await asyncio.gather(
                send(viewer, 1), send(host, 2), receive(viewer), receive(host)
            )
        assert (got_h, got_v) == (sent_v, sent_h)

    @pytest.mark.parametrize("code", [1000, 4000, 4002, 4003])
    async def test_an_ends_last_word_reaches_the_other_as_4404(self, stage: Stage, code: int) -> None:
        room, viewer, host = await stage.pair()
        speaker, other = (host, viewer) if code == 4002 else (viewer, host)
        await speaker.send(b"last")
        await speaker.close(code)
        assert await other.recv() == b"last"
        assert await closed(other) == 4404
        expected = {1000: "done", 4000: "cancelled", 4002: "refused", 4003: "damaged"}
        assert await outcome_of(stage, room) == expected[code]

    async def test_a_lost_end_leaves_the_other_with_4410(self, stage: Stage) -> None:
        _, raw, host = await raw_pair(stage)
        raw.drop()
        assert await closed(host) == 4410

    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (frame(0x82, b"x", is_masked=False), 1002),
            (frame(0xC2, b"x"), 1002),
            (frame(0xA2, b"x"), 1002),
            (frame(0x83, b"x"), 1002),
            (frame(0x8B, b""), 1002),
            (frame(0x89, bytes(126)), 1002),
            (frame(0x09, b"x"), 1002),
            (frame(0x88, b"\x00"), 1002),
            (frame(0x88, (999).to_bytes(2, "big")), 1002),
            (frame(0x88, (1005).to_bytes(2, "big")), 1002),
            (frame(0x88, (1000).to_bytes(2, "big") + b"\xff\xfe"), 1007),
        ],
        ids=[
            "unmasked", "RSV1", "RSV2", "opcode 3", "opcode 11", "long ping", "fragmented ping", "one-byte close",
            "close 999", "close 1005", "close reason not UTF-8",
        ],
    )  # fmt: skip
    async def test_R1_a_malformed_frame_closes_that_leg_and_the_room_is_bad_input(
        self, stage: Stage, data: bytes, code: int
    ) -> None:
        other_room, other_viewer, other_host = await stage.pair()
        room, raw, host = await raw_pair(stage)
        raw.send(data)
        assert await raw.close_code() == code
        assert await closed(host) == 4410
        assert await outcome_of(stage, room) is Outcome.BAD_INPUT
        await other_viewer.send(b"lives")
        assert await other_host.recv() == b"lives"
        assert other_room != room

    @pytest.mark.parametrize("length", [131_073, 2**62, 2**63 - 1, 2**64 - 1])
    async def test_R2_a_message_above_the_bound_is_1009_before_it_is_stored(self, stage: Stage, length: int) -> None:
        room, raw, host = await raw_pair(stage)
        raw.send(frame(0x82, b"only a beginning", length=length))
        assert await raw.close_code() in (1009, 1002 if length >= 2**63 else 1009)
        assert await closed(host) == 4410
        assert await outcome_of(stage, room) is Outcome.BAD_INPUT

    @pytest.mark.parametrize("data", [frame(0x02, b"part"), frame(0x80, b""), frame(0x00, b"")])
    async def test_R3_a_fragment_is_refused(self, stage: Stage, data: bytes) -> None:
        room, raw, _ = await raw_pair(stage)
        raw.send(data)
        assert await raw.close_code() in (1003, 1002)
        assert await outcome_of(stage, room) is Outcome.BAD_INPUT

    async def test_R3_a_binary_fragment_is_1003(self, stage: Stage) -> None:
        _, raw, _ = await raw_pair(stage)
        raw.send(frame(0x02, b"part"))
        assert await raw.close_code() == 1003

    async def test_R4_compression_is_not_negotiated(self, stage: Stage) -> None:
        room = stage.new_room()
        raw = await RawEnd.dial(
            stage, room, join_token(room, Role.VIEWER), "Sec-WebSocket-Extensions: permessage-deflate\r\n"
        )
        assert raw.head.startswith(b"HTTP/1.1 101")
        assert b"extensions" not in raw.head.lower()
        raw.drop()

    async def test_R15_binary_before_the_pair_is_1008_and_text_is_1003(self, stage: Stage) -> None:
        room = stage.new_room()
        viewer = await stage.dial(room, join_token(room, Role.VIEWER))
        await viewer.send(b"early")
        assert await closed(viewer) == 1008
        assert await outcome_of(stage, room) is Outcome.BAD_INPUT
        room, viewer, host = await stage.pair()
        await host.send("text")
        assert await closed(host) == 1003
        assert await closed(viewer) == 4410

    async def test_R14_a_rejoin_while_a_leg_lives_replaces_it_and_both_meet_anew(self, stage: Stage) -> None:
        room = stage.new_room()
        viewer = await stage.dial(room, join_token(room, Role.VIEWER))
        await notice(viewer)
        host = await stage.dial(room, join_token(room, Role.HOST))
        viewer_paired, host_paired = await notice(viewer), await notice(host)
        assert isinstance(viewer_paired, Paired)
        assert isinstance(host_paired, Paired)
        again = await stage.dial(room, host_paired.rejoin)
        assert await closed(host) == 4409
        assert await closed(viewer) == 4410
        assert isinstance(await notice(again), Waiting)
        viewer = await stage.dial(room, viewer_paired.rejoin)
        assert isinstance(await notice(viewer), Paired)
        assert isinstance(await notice(again), Paired)
        await viewer.send(b"new")
        assert await again.recv() == b"new"
        assert await pairings_of(stage, room, 2) == [1, 2]

    async def test_R13_of_many_racing_legs_for_one_place_exactly_one_wins(self, stage: Stage) -> None:
        room = stage.new_room()

        async def race() -> ClientConnection | int:
            try:
                return await stage.dial(room, join_token(room, Role.HOST))
            except InvalidStatus as refused:
                return refused.response.status_code

        results = await asyncio.gather(*(race() for _ in range(50)))
        assert sorted(result for result in results if isinstance(result, int)) == [401] * 49

    async def test_R16_a_reader_that_stops_holds_its_sender_and_not_the_other_direction(self, tmp_path: Path) -> None:
        async with running_node(tmp_path, leg_kind=self.kind, settings=short(stall_s=1.5)) as stage:
            _, raw, host = await raw_pair(stage)
            raw.writer.transport.pause_reading()  # type: ignore[attr-defined]
            sent = 0

            async def flood() -> None:
                nonlocal sent
                while True:
                    await host.send(bytes(33_000))
                    sent += 33_000

            flooding = asyncio.create_task(flood())
            most = 0
            for number in range(10):
                await asyncio.sleep(0.05)
                raw.send(frame(0x82, b"stop %d" % number))
                assert await asyncio.wait_for(host.recv(), 5) == b"stop %d" % number
                most = max(most, stage.node.figures().buffered_bytes)
            assert most < 2 * 1024 * 1024
            before = sent
            assert await closed(host) == 4410
            assert sent - before < 1024 * 1024
            with pytest.raises(Exception, match="4410"):
                await flooding
            assert ("stalls", "") in stage.notebook.counts
            raw.writer.transport.resume_reading()  # type: ignore[attr-defined]
            assert await raw.close_code() == 4408

    async def test_R16_a_slow_reader_lives(self, tmp_path: Path) -> None:
        async with running_node(tmp_path, leg_kind=self.kind, settings=short(stall_s=1.0)) as stage:
            _, raw, host = await raw_pair(stage)
            sending = asyncio.create_task(host.send(bytes(100_000)))
            got = 0
            raw.writer.transport.pause_reading()  # type: ignore[attr-defined]
            await sending
            for _ in range(5):
                await asyncio.sleep(0.4)
                raw.writer.transport.resume_reading()  # type: ignore[attr-defined]
                got += len(await raw.reader.read(20_000))
            assert got > 0
            assert ("stalls", "") not in stage.notebook.counts

    async def test_a_silent_pair_is_dead_but_a_throttled_sender_is_not(self, tmp_path: Path) -> None:
        bounds = {"dead_after_s": 0.6, "session_mbit": 0.08, "session_burst_bytes": 1000, "stall_s": 30}
        async with running_node(tmp_path, leg_kind=self.kind, settings=short(**bounds)) as stage:
            _, viewer, host = await stage.pair()

            async def speak() -> None:
                while True:
                    await host.send(b".")
                    await asyncio.sleep(0.2)

            speaking = asyncio.create_task(speak())
            await viewer.send(bytes(15_000))  # 1.4 s of its rate: not read from for longer than a dead leg may be
            await asyncio.sleep(1.2)
            assert viewer.close_code is None
            assert await closed(viewer) == 4410
            speaking.cancel()
            await asyncio.wait([speaking])

    async def test_a_waiting_leg_is_pinged_and_lives(self, tmp_path: Path) -> None:
        bounds = {"dead_after_s": 0.2, "ping_s": 0.2}
        async with running_node(tmp_path, leg_kind=self.kind, settings=short(**bounds)) as stage:
            room = stage.new_room()
            viewer = await stage.dial(room, join_token(room, Role.VIEWER))
            await notice(viewer)
            raw_room = stage.new_room()
            raw = await RawEnd.dial(stage, raw_room, join_token(raw_room, Role.VIEWER))
            assert await raw.close_code() == 4410
            assert viewer.close_code is None
            raw.drop()

    async def test_R17_a_stopping_relay_says_closing_and_then_1012(self, stage: Stage) -> None:
        _, viewer, host = await stage.pair()
        stage.node.stop_soon(1)
        assert (await notice(viewer)) == (await notice(host))
        stage.node.stop()
        assert await closed(viewer) == 1012
        assert await closed(host) == 1012

    def test_bytes_out_are_a_prefix_of_bytes_in_per_pairing_and_room(self, tmp_path: Path) -> None:
        """Joins, losses and replacements in two rooms at once; every message names its room, role, socket and
        number.
        """

        @settings(max_examples=6)
        @given(st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 1), st.integers(0, 40)), max_size=25))
        def run(steps: list[tuple[str, int, int]]) -> None:
            asyncio.run(self._play(tmp_path, steps))

        run()

    async def _play(self, folder: Path, steps: list[tuple[str, int, int]]) -> None:
        async with running_node(folder, leg_kind=self.kind) as stage:
            theatre = [_Theatre(stage, name) for name in (0, 1)]
            for one in theatre:
                await one.meet()
            for act, which, amount in steps:
                await theatre[which].act(act, amount)
            for one in theatre:
                await one.check()


class _Theatre:
    """One room whose ends come and go; every socket's messages out are kept beside what its partner sent."""

    def __init__(self, stage: Stage, name: int) -> None:
        self.stage, self.name = stage, name
        self.room = stage.new_room()
        self.epoch = 0
        self.pairs: list[tuple[ClientConnection, ClientConnection]] = []
        self.sent: dict[int, list[bytes]] = {}
        self.got: dict[int, list[bytes]] = {}
        self.readers: list[asyncio.Task[None]] = []
        self.rejoin = ""

    async def meet(self) -> None:
        self.epoch += 1
        viewer = await self.stage.dial(self.room, join_token(self.room, Role.VIEWER, epoch=self.epoch))
        await notice(viewer)
        host = await self.stage.dial(self.room, join_token(self.room, Role.HOST, epoch=self.epoch))
        await notice(viewer)
        told = await notice(host)
        assert isinstance(told, Paired)
        self.rejoin = told.rejoin
        self.pairs.append((viewer, host))
        for end in (viewer, host):
            self.sent[id(end)], self.got[id(end)] = [], []
            self.readers.append(asyncio.create_task(self._read(end)))

    async def _read(self, end: ClientConnection) -> None:
        with contextlib.suppress(ConnectionClosed):
            async for message in end:
                if isinstance(message, bytes):
                    self.got[id(end)].append(message)

    async def act(self, act: str, amount: int) -> None:
        viewer, host = self.pairs[-1]
        match act:
            case "a" | "b" | "c":
                end = viewer if act == "a" else host
                for number in range(amount):
                    message = f"{self.name} {id(end)} {len(self.sent[id(end)])} ".encode() + bytes(number * 300)
                    self.sent[id(end)].append(message)
                    await end.send(message)
            case "d":
                viewer.transport.abort()
                await self._again()
            case "e":
                other = await self.stage.dial(self.room, self.rejoin)
                assert await closed(host) == 4409
                other.transport.abort()
                await self._again()
            case _:
                await host.close(4001)
                await self._again()

    async def _again(self) -> None:
        for end in self.pairs[-1]:
            await asyncio.wait_for(end.wait_closed(), 5)
        await self.meet()

    async def check(self) -> None:
        viewer, host = self.pairs[-1]
        async with asyncio.timeout(5):
            while len(self.got[id(host)]) < len(self.sent[id(viewer)]):
                await asyncio.sleep(0.005)
            while len(self.got[id(viewer)]) < len(self.sent[id(host)]):
                await asyncio.sleep(0.005)
        for left, right in self.pairs:
            for source, sink in ((left, right), (right, left)):
                got = self.got[id(sink)]
                assert got == self.sent[id(source)][: len(got)]
        await viewer.close(1000)
        await asyncio.wait(self.readers)
