"""Both kinds of leg keep the contract, on real sockets; and on a paper transport what sockets show rarely."""

import asyncio
import socket
import struct
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from uvicorn.server import ServerState
from websockets.frames import Frame, Opcode

from relay.ops.doors import Doors, ListenerSettings
from relay.ops.listener import Bind, ListenerConfig
from relay.sessions import leg as leg_module
from relay.sessions.hall import LegKind
from relay.sessions.leg import DirectLeg, LegProtocol, Nobody, acked_bytes, frame_head, tune_socket
from relay.sessions.queued_leg import QueuedLeg
from tests.contracts.leg import LegContract, frame
from tests.relay.sessions.stage import settle


class TestDirectLeg(LegContract):
    kind = LegKind.DIRECT


class TestQueuedLeg(LegContract):
    kind = LegKind.QUEUED


@pytest.mark.parametrize(
    ("size", "head"),
    [
        (0, b"\x82\x00"),
        (125, b"\x82\x7d"),
        (126, b"\x82\x7e\x00\x7e"),
        (65_535, b"\x82\x7e\xff\xff"),
        (65_536, b"\x82\x7f\x00\x00\x00\x00\x00\x01\x00\x00"),
    ],
)
def test_a_frame_head_is_as_rfc_6455_says(size: int, head: bytes) -> None:
    assert frame_head(2, size) == head


class PaperTransport(asyncio.Transport):
    """Keeps what is written; ``waiting`` is what the system has not taken."""

    def __init__(self, owned: socket.socket | None = None, *, can_half_close: bool = True) -> None:
        super().__init__()
        self.owned, self.can_half_close = owned, can_half_close
        self.written = bytearray()
        self.words: list[str] = []
        self.waiting = 0

    def get_extra_info(self, name: str, default: Any = None) -> Any:
        return self.owned if name == "socket" else default

    def write(self, data: Any) -> None:
        self.written += data

    def close(self) -> None:
        self.words.append("close")

    def abort(self) -> None:
        self.words.append("abort")

    def is_closing(self) -> bool:
        return False

    def can_write_eof(self) -> bool:
        return self.can_half_close

    def write_eof(self) -> None:
        self.words.append("eof")

    def pause_reading(self) -> None:
        self.words.append("pause")

    def resume_reading(self) -> None:
        self.words.append("resume")

    def set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None:
        self.words.append(f"limits {high} {low}")

    def get_write_buffer_size(self) -> int:
        return self.waiting

    def closes(self) -> list[int]:
        """Codes of the close frames in what was written after the upgrade."""
        frames, codes = bytes(self.written).partition(b"\r\n\r\n")[2], []
        while frames:
            size = frames[1]
            if frames[0] == 0x88:
                codes.append(int.from_bytes(frames[2:4], "big"))
            frames = frames[2 + size :]
        return codes


class Ear(Nobody):
    """Keeps what a leg says."""

    def __init__(self) -> None:
        self.heard: list[Any] = []

    def take(self, message: bytes) -> None:
        self.heard.append(bytes(message))

    def hold(self) -> None:
        self.heard.append("hold")

    def go_on(self) -> None:
        self.heard.append("go on")

    def left(self, code: int) -> None:
        self.heard.append(("left", code))

    def lost(self) -> None:
        self.heard.append("lost")

    def broke_rule(self, code: int) -> None:
        self.heard.append(("broke", code))


class Bench:
    """A protocol object after its upgrade, on a paper transport."""

    def __init__(self, path: str = "/s/room", **transport: Any) -> None:
        self.transport = PaperTransport(**transport)
        self.over = asyncio.Event()
        config = ListenerConfig(
            self._app, Doors(ListenerSettings()), LegProtocol, bind=Bind(), loop="asyncio", lifespan="off"
        )
        self.protocol = LegProtocol(config, ServerState(), {})
        self.protocol.connection_made(self.transport)
        self.protocol.data_received(
            f"GET {path} HTTP/1.1\r\nHost: relay\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        self.ear = Ear()
        self.receive: Any = None
        self.send: Any = None

    async def _app(self, scope: Any, receive: Any, send: Any) -> None:
        self.receive, self.send = receive, send
        await receive()
        await send({"type": "websocket.accept"})
        await self.over.wait()

    async def direct(self) -> tuple[DirectLeg, "asyncio.Task[None]"]:
        await settle()
        leg = DirectLeg(self.protocol, self.ear)
        task = asyncio.create_task(leg.run())
        await settle()
        return leg, task

    async def queued(self) -> tuple[QueuedLeg, "asyncio.Task[None]"]:
        await settle()
        leg = QueuedLeg(self.protocol, self.receive, self.send, self.ear)
        task = asyncio.create_task(leg.run())
        await settle()
        return leg, task

    async def finish(self, *tasks: "asyncio.Task[None]") -> None:
        if not self.protocol.disconnected:
            self.protocol.connection_lost(None)
        self.over.set()
        await settle()
        for task in tasks:
            await asyncio.wait_for(task, 5)


async def test_a_direct_leg_hears_its_end_go_once() -> None:
    for words in (("lost",), (("left", 1000),)):
        bench = Bench()
        _, task = await bench.direct()
        if words != ("lost",):
            bench.protocol.data_received(frame(0x88, (1000).to_bytes(2, "big")))
            bench.protocol.data_received(frame(0x82, b"late"))
        await bench.finish(task)
        assert tuple(bench.ear.heard) == words


async def test_a_closed_direct_leg_is_silent_both_ways_and_is_torn_down_in_time() -> None:
    bench = Bench()
    leg, task = await bench.direct()
    leg.pause()
    leg.pause()
    leg.close(4410)
    leg.close(4404)
    leg.send(b"late")
    leg.ping()
    leg.pause()
    bench.protocol.data_received(frame(0x82, b"dropped"))
    bench.protocol.break_rule(1003)
    assert bench.transport.closes() == [4410]
    assert bench.transport.words.count("pause") == 1
    assert bench.protocol.close_timer is not None
    bench.protocol.abort_after(5)
    bench.protocol.data_received(frame(0x88, (4410).to_bytes(2, "big")))
    assert bench.transport.words[-1] == "close"
    await bench.finish(task)
    assert bench.ear.heard == []


async def test_a_leg_that_is_gone_before_it_starts_says_so() -> None:
    bench = Bench()
    await settle()
    bench.protocol.connection_lost(OSError())
    _, task = await bench.direct()
    assert bench.ear.heard == ["lost"]
    await bench.finish(task)
    early = Bench()
    await settle()
    early.protocol.data_received(frame(0x88, (1000).to_bytes(2, "big")))
    _, task = await early.direct()
    assert early.ear.heard == ["lost"]
    await early.finish(task)
    queued = Bench()
    await settle()
    queued.protocol.connection_lost(OSError())
    _, task = await queued.queued()
    assert queued.ear.heard == ["lost"]
    await queued.finish(task)


async def test_R15_what_came_before_the_start_is_too_early() -> None:
    bench = Bench()
    await settle()
    bench.protocol.data_received(frame(0x82, b"early"))
    _, task = await bench.direct()
    assert bench.ear.heard == [("broke", 1008)]
    assert bench.transport.closes() == [1008]
    await bench.finish(task)


async def test_R3_a_fragment_before_the_start_is_1003_and_one_without_a_half_close_too() -> None:
    bench = Bench(can_half_close=False)
    await settle()
    bench.protocol.data_received(frame(0x02, b"part"))
    assert bench.transport.closes() == [1003]
    assert "eof" not in bench.transport.words
    bench.protocol.data_received(b"whatever follows is dropped")
    await bench.finish()


async def test_R3_a_continuation_of_an_early_fragment_never_comes_through() -> None:
    bench = Bench()
    await bench.direct()
    bench.protocol.handle_cont(Frame(Opcode.CONT, b"x"))
    assert bench.ear.heard == [("broke", 1003)]
    await bench.finish()


async def test_a_direct_leg_passes_push_back_on_and_counts() -> None:
    bench = Bench()
    leg, task = await bench.direct()
    assert "limits 65536 16384" in bench.transport.words
    bench.protocol.pause_writing()
    bench.protocol.resume_writing()
    assert bench.ear.heard == ["hold", "go on"]
    leg.ping()
    leg.send("text")
    leg.send(b"abc")
    bench.transport.waiting = 7
    assert (leg.buffered(), leg.acked(), leg.stats().bytes_out) == (7, 0, 2 + 6 + 5)
    assert not leg.stats().is_paused
    await bench.finish(task)


async def test_a_queued_leg_writes_in_order_and_stops_when_the_end_is_gone() -> None:
    bench = Bench()
    leg, task = await bench.queued()
    leg.send("text")
    leg.send(b"abc")
    leg.ping()
    await settle()
    assert bytes(bench.transport.written).endswith(b"\x81\x04text\x82\x03abc")
    leg.pause()
    assert leg.stats().is_paused
    leg.resume()
    bench.protocol.data_received(frame(0x82, b"in"))
    await settle()
    assert (bench.ear.heard, leg.acked()) == ([b"in"], 0)
    bench.protocol.connection_lost(None)
    leg.send(b"into the void")
    await settle()
    assert bench.ear.heard == [b"in", "lost"]
    leg.send(b"late")
    leg.ping()
    leg.pause()
    leg.close(4404)
    await bench.finish(task)


async def test_a_queued_leg_that_cannot_write_holds_its_source_and_a_write_that_fails_ends_the_writer() -> None:
    bench = Bench()
    leg, task = await bench.queued()
    bench.protocol.pause_writing()
    leg.send(bytes(70_000))
    leg.send(b"more")
    assert (bench.ear.heard, leg.buffered()) == (["hold"], 70_004)
    bench.protocol.resume_writing()
    await settle()
    assert (bench.ear.heard, leg.buffered()) == (["hold", "go on"], 0)
    bench.protocol.pause_writing()
    leg.send(b"x")
    await settle()
    bench.protocol.disconnected = True
    bench.protocol.resume_writing()
    await settle()
    bench.protocol.disconnected = False
    await bench.finish(task)


async def test_a_queued_leg_closes_behind_what_is_queued_and_hears_nothing_more() -> None:
    bench = Bench()
    leg, task = await bench.queued()
    leg.send(b"last")
    leg.close(4404)
    leg.close(4410)
    await settle()
    assert bench.transport.closes() == [4404]
    await bench.finish(task)
    assert bench.ear.heard == []


@pytest.mark.parametrize(
    ("data", "word"), [(frame(0x81, b"t"), ("broke", 1003)), (frame(0x88, b"\x0f\xa0"), ("left", 4000))]
)
async def test_a_queued_leg_tells_a_broken_rule_from_a_last_word(data: bytes, word: Any) -> None:
    bench = Bench()
    _, task = await bench.queued()
    bench.protocol.data_received(data)
    await settle()
    assert bench.ear.heard == [word]
    await bench.finish(task)


async def test_a_parser_that_gives_up_after_our_close_is_not_news() -> None:
    bench = Bench()
    leg, task = await bench.direct()
    leg.close(4404)
    bench.protocol.handle_parser_exception()
    assert bench.ear.heard == []
    await bench.finish(task)
    fresh = Bench()
    _, task = await fresh.direct()
    fresh.protocol.handle_parser_exception()
    assert fresh.ear.heard == [("broke", 1002)]
    await fresh.finish(task)


async def test_a_bad_upgrade_gets_no_leg() -> None:
    bench = Bench("/s/room")
    await bench.finish()
    protocol = LegProtocol(bench.protocol.config, ServerState(), {})
    transport = PaperTransport()
    protocol.connection_made(transport)
    protocol.data_received(b"GET /s/room HTTP/1.1\r\nHost: relay\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n")
    assert bytes(transport.written).startswith(b"HTTP/1.1 400")
    gone: list[str] = []
    protocol.when_gone = lambda: gone.append("gone")
    protocol.connection_lost(None)
    assert gone == ["gone"]


async def test_elsewhere_text_fragments_and_closes_are_uvicorns_up_to_64_fragments() -> None:
    bench = Bench("/api/v1/events")
    await settle()
    for data in (frame(0x81, b"t"), frame(0x82, b"b"), frame(0x01, b"t"), frame(0x80, b"!")):
        bench.protocol.data_received(data)
    heard = [await bench.receive() for _ in range(3)]
    assert [event.get("text") or event.get("bytes") for event in heard] == ["t", b"b", "t!"]
    bench.protocol.pause_writing()
    bench.protocol.resume_writing()
    bench.protocol.data_received(frame(0x01, b"") + frame(0x00, b"") * 64)
    assert bench.transport.closes() == [1009]
    await bench.finish()
    other = Bench("/api/v1/events")
    await settle()
    other.protocol.data_received(frame(0x88, (1000).to_bytes(2, "big")))
    assert other.transport.closes() == [1000]
    await other.finish()


async def test_a_connection_that_is_over_takes_no_options() -> None:
    bench = Bench()
    await settle()
    await bench.finish()
    bench.protocol.become_leg()
    bench.protocol.abort_after(1)
    await bench.protocol.gone()
    assert bench.transport.words[-1] != "limits 65536 16384"


async def test_a_second_word_about_the_end_of_a_connection_is_harmless() -> None:
    bench = Bench()
    _, task = await bench.direct()
    waiting = asyncio.create_task(bench.protocol.gone())
    await settle()
    waiting.cancel()
    await settle()
    await bench.finish()
    task.cancel()
    await asyncio.wait([task])
    assert bench.ear.heard == ["lost"]


def test_nobody_hears_nothing() -> None:
    nobody = Nobody()
    nobody.take(b"x")
    nobody.hold()
    nobody.go_on()
    nobody.left(1000)
    nobody.lost()
    nobody.broke_rule(1002)


def test_socket_options_are_set_where_there_are_some(monkeypatch: pytest.MonkeyPatch) -> None:
    left, right = socket.socketpair()
    with left, right, socket.create_server(("127.0.0.1", 0)) as server:
        tune_socket(PaperTransport(left))
        assert acked_bytes(PaperTransport(left)) == 0
        with socket.create_connection(server.getsockname()) as client, server.accept()[0] as accepted:
            monkeypatch.delattr(socket, "TCP_NOTSENT_LOWAT")
            tune_socket(PaperTransport(client))
            assert client.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
            assert client.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == 60_000
            client.send(b"12345")
            assert accepted.recv(5) == b"12345"
            accepted.send(b"!")
            client.recv(1)
            assert acked_bytes(PaperTransport(client)) > 0
            monkeypatch.setattr(leg_module, "_TCP_INFO_BYTES_ACKED", struct.Struct("@1000xQ"))
            assert acked_bytes(PaperTransport(client)) == 0
            monkeypatch.delattr(socket, "TCP_INFO")
            assert acked_bytes(PaperTransport(client)) == 0
    assert acked_bytes(PaperTransport(None)) == 0


@pytest.mark.no_cover
@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from((0, 1, 125, 126, 300, 65_535, 65_536, 131_072, -1, -2)), max_size=6),
    st.lists(st.integers(1, 200_000), min_size=1, max_size=8),
)
def test_however_the_bytes_are_cut_the_messages_come_whole_and_in_order(sizes: list[int], cuts: list[int]) -> None:
    async def run() -> None:
        bench = Bench()
        _, task = await bench.direct()
        messages = [bytes([number]) * size for number, size in enumerate(sizes) if size >= 0]
        queue = iter(messages)
        stream = b"".join(
            frame(0x82, next(queue)) if size >= 0 else frame(0x89 if size == -1 else 0x8A, b"ping") for size in sizes
        )
        position = 0
        for number in range(10_000):
            if position >= len(stream):
                break
            cut = cuts[number % len(cuts)] if number < 50 else 70_000
            bench.protocol.data_received(stream[position : position + cut])
            position += cut
        assert bench.ear.heard == messages
        assert bytes(bench.transport.written).count(b"\x8a\x04ping") == sizes.count(-1)
        await bench.finish(task)

    asyncio.run(run())


async def test_frames_of_an_end_that_spoke_between_upgrade_and_start_are_read_by_the_full_parser() -> None:
    bench = Bench()
    await settle()
    bench.protocol.data_received(frame(0x89, b"ping")[:3])
    _, task = await bench.direct()
    bench.protocol.data_received(frame(0x89, b"ping")[3:] + frame(0x82, b"abc"))
    assert bench.ear.heard == [b"abc"]
    bench.protocol.data_received(frame(0x02, b"part"))
    assert bench.ear.heard == [b"abc", ("broke", 1003)]
    await bench.finish(task)


class Hangup(Ear):
    """Closes its leg at the first message."""

    leg: DirectLeg

    def take(self, message: bytes) -> None:
        super().take(message)
        self.leg.close(1008)


async def test_a_receiver_that_closes_the_leg_gets_no_more_of_the_same_read() -> None:
    bench = Bench()
    leg, task = await bench.direct()
    ear = Hangup()
    ear.leg = leg
    leg.attach(ear)
    bench.protocol.data_received(frame(0x82, b"a") + frame(0x82, b"b"))
    assert ear.heard == [b"a"]
    await bench.finish(task)


async def test_a_control_frame_in_pieces_is_answered_once_it_is_whole() -> None:
    bench = Bench()
    _, task = await bench.direct()
    for piece in (frame(0x89, b"ping")[:1], frame(0x89, b"ping")[1:7], frame(0x89, b"ping")[7:]):
        assert not bytes(bench.transport.written).endswith(b"\x8a\x04ping")
        bench.protocol.data_received(piece)
    assert bytes(bench.transport.written).endswith(b"\x8a\x04ping")
    await bench.finish(task)
