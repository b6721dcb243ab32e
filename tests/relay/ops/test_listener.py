"""The door: deadlines, heads, counts, the real address, an orderly stop; on real sockets."""

import asyncio
import contextlib
import ipaddress
import signal
import socket
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from relay.ops.doors import DOOR_EXTENSION, Doors, ListenerSettings
from relay.ops.listener import Bind, ListenerConfig, RelayServer, StopPlan
from relay.sessions.leg import LegProtocol, acked_bytes

PROXY = (ipaddress.ip_network("127.0.0.0/8"),)


class Echo:
    """An ASGI app that answers with the client's address and the body's length, and echoes on WebSockets."""

    def __init__(self) -> None:
        self.scopes: list[dict[str, Any]] = []
        self.is_vouching = False

    async def __call__(self, scope: dict[str, Any], receive: Callable[[], Any], send: Callable[[Any], Any]) -> None:
        self.scopes.append(scope)
        if self.is_vouching:
            scope["extensions"][DOOR_EXTENSION].vouch()
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.accept"})
            while (event := await receive())["type"] == "websocket.receive":
                await send({"type": "websocket.send", "text": str(event.get("text") or event.get("bytes"))})
            return
        size, is_more = 0, True
        while is_more:
            event = await receive()
            if event["type"] == "http.disconnect":
                return
            size, is_more = size + len(event["body"]), event["more_body"]
        client = scope["client"]
        body = f"{client[0] if client else None} {size}".encode()
        headers = [(b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})


class House:
    """A running server."""

    def __init__(self, app: Echo, doors: Doors, server: RelayServer, port: int) -> None:
        self.app, self.doors, self.server, self.port = app, doors, server, port
        self.writers: list[asyncio.StreamWriter] = []

    async def connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        self.writers.append(writer)
        return reader, writer

    async def ask(self, data: bytes) -> bytes:
        """Send and read until the relay closes or one response of ours is complete."""
        reader, writer = await self.connect()
        writer.write(data)
        answer = b""
        with contextlib.suppress(ConnectionError):
            async with asyncio.timeout(5):
                while not (b"\r\n\r\n" in answer and (b" 200 " not in answer or answer.split(b"\r\n\r\n", 1)[1])):
                    more = await reader.read(65_536)
                    if not more:
                        break
                    answer += more
        return answer


@contextlib.asynccontextmanager
async def house(app: Echo | None = None, plan: StopPlan | None = None, **limits: Any) -> AsyncIterator[House]:
    app, doors = app or Echo(), Doors(ListenerSettings(**limits))
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        bound.listen(512)
        port = bound.getsockname()[1]
        config = ListenerConfig(
            app, doors, LegProtocol, bind=Bind(port=port), acked=acked_bytes, loop="asyncio", lifespan="off"
        )
        server = RelayServer(config, plan or StopPlan())
        task = asyncio.create_task(server._serve(sockets=[bound]))
        while not server.started:
            await asyncio.sleep(0.005)
        made = House(app, doors, server, port)
        try:
            yield made
        finally:
            for writer in made.writers:
                writer.transport.abort()
            server.should_exit = True
            await task


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not condition():
            await asyncio.sleep(0.01)


def status(answer: bytes) -> int | None:
    return int(answer.split(b" ", 2)[1]) if answer else None


GET = b"GET / HTTP/1.1\r\nHost: relay\r\n"


async def test_R5_a_slow_head_is_closed_at_its_deadline_with_408_and_a_silent_connection_without_a_word() -> None:
    async with house(head_timeout_s=0.3) as made:
        reader, writer = await made.connect()
        silent, _ = await made.connect()

        async def drip() -> None:
            with contextlib.suppress(ConnectionError):
                for byte in GET:
                    writer.write(bytes([byte]))
                    await asyncio.sleep(0.05)

        dripping = asyncio.create_task(drip())
        async with asyncio.timeout(3):
            assert status(await reader.read(1000)) == 408
            assert await silent.read(1000) == b""
        dripping.cancel()
        await asyncio.wait([dripping])
        await until(lambda: made.doors.unfinished == 0)


async def test_R5_a_second_request_on_a_connection_has_a_deadline_too() -> None:
    async with house(head_timeout_s=0.3) as made:
        reader, writer = await made.connect()
        writer.write(GET + b"\r\n")
        assert status(await reader.read(1000)) == 200
        writer.write(GET)
        async with asyncio.timeout(3):
            assert status(await reader.read(1000)) == 408


async def test_R5_a_slow_body_is_closed_and_a_steady_one_is_not() -> None:
    async with house(head_timeout_s=0.2) as made:
        slow, writer = await made.connect()
        writer.write(b"POST / HTTP/1.1\r\nHost: relay\r\nContent-Length: 100000\r\n\r\nx")
        async with asyncio.timeout(3):
            assert status(await slow.read(1000)) == 408
        steady, writer = await made.connect()
        writer.write(b"POST / HTTP/1.1\r\nHost: relay\r\nContent-Length: 120000\r\n\r\n")
        for _ in range(8):
            await asyncio.sleep(0.08)
            writer.write(bytes(15_000))
        async with asyncio.timeout(3):
            assert (await steady.read(1000)).endswith(b" 120000")


@pytest.mark.parametrize(
    "head",
    [
        GET + b"X: " + b"a" * 16_400 + b"\r\n\r\n",
        b"GET /" + b"a" * 17_000 + b" HTTP/1.1\r\nHost: relay\r\n\r\n",
        GET + b"".join(b"X%d: a\r\n" % n for n in range(100)) + b"\r\n",
        GET + b"X: " + b"a" * 20_000,
    ],
    ids=["long header", "long path", "101 headers", "unfinished"],
)
async def test_R5_a_head_over_16_KiB_or_100_headers_is_431(head: bytes) -> None:
    async with house() as made:
        assert status(await made.ask(head)) == 431
        assert made.app.scopes == []
        good = GET + b"".join(b"X%d: a\r\n" % n for n in range(99)) + b"\r\n"
        assert status(await made.ask(good)) == 200


@pytest.mark.parametrize(
    "head",
    [
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3, 4\r\n\r\nabcd",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        b"BREW / HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET / HTTP/9.9\r\nHost: a\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost : a\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    ],
)
async def test_R7_ambiguous_and_malformed_requests_are_400_and_closed(head: bytes) -> None:
    async with house() as made:
        answer = await made.ask(head)
        assert status(answer) == 400
        assert b"connection: close" in answer
        assert made.app.scopes == [] or made.app.scopes[0]["method"] != "BREW"


async def test_head_and_body_of_an_answer_arrive_at_once() -> None:
    async with house() as relay:
        reader, writer = await relay.connect()
        for _ in range(30):
            writer.write(GET + b"\r\n")
            assert (await reader.read(65_536)).endswith(b"127.0.0.1 0")
        writer.write((GET + b"\r\n") * 3)
        answers = b""
        while answers.count(b"127.0.0.1 0") < 3:
            answers += await reader.read(65_536)
        assert answers.count(b"HTTP/1.1 200") == 3


async def test_a_large_piece_of_an_answer_goes_at_once_and_in_order() -> None:
    class Long(Echo):
        async def __call__(self, scope: dict[str, Any], receive: Callable[[], Any], send: Callable[[Any], Any]) -> None:
            headers = [(b"content-length", b"600000"), (b"connection", b"close")]
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            for letter in b"abc":
                await send({"type": "http.response.body", "body": bytes([letter]) * 200_000, "more_body": letter != 99})

    async with house(Long()) as relay:
        reader, writer = await relay.connect()
        writer.write(GET + b"\r\n")
        answer = await reader.read()
    assert answer.split(b"\r\n\r\n", 1)[1] == b"a" * 200_000 + b"b" * 200_000 + b"c" * 200_000


class Endless(Echo):
    """Sends as long as somebody takes it."""

    def __init__(self) -> None:
        super().__init__()
        self.is_over = asyncio.Event()

    async def __call__(self, scope: dict[str, Any], receive: Callable[[], Any], send: Callable[[Any], Any]) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        while scope["extensions"][DOOR_EXTENSION]._kind:
            await send({"type": "http.response.body", "body": b"x" * 65_536, "more_body": True})
        self.is_over.set()


async def test_R5_an_answer_that_nobody_takes_is_cut_and_one_that_is_taken_slowly_is_not() -> None:
    async with house(app := Endless(), taking_s=0.3) as made:
        reader, writer = await made.connect()
        writer.write(GET + b"\r\n")
        assert await reader.read(1)
        await asyncio.wait_for(app.is_over.wait(), 10)
    async with house(app := Endless(), taking_s=0.3) as made:
        reader, writer = await made.connect()
        writer.write(GET + b"\r\n")
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(1.5):
                while True:
                    assert await reader.read(1_000_000)
                    await asyncio.sleep(0.1)
        assert not app.is_over.is_set()


async def test_R5_a_whole_answer_that_waits_for_its_reader_is_cut_too() -> None:
    class Large(Echo):
        async def __call__(self, scope: dict[str, Any], receive: Callable[[], Any], send: Callable[[Any], Any]) -> None:
            headers = [(b"content-length", b"20000000")]
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            await send({"type": "http.response.body", "body": b"x" * 20_000_000})

    async with house(Large(), taking_s=0.3) as made:
        _, writer = await made.connect()
        writer.write(GET + b"\r\n")
        await until(lambda: made.doors.open["http"] == 1)
        await until(lambda: made.doors.open["http"] == 0)


async def test_R6_unfinished_connections_are_capped_per_address_and_in_all() -> None:
    async with house(unfinished_per_address=3, unfinished_max=5) as made:
        held = [await made.connect() for _ in range(3)]
        await until(lambda: made.doors.unfinished == 3)
        fourth, _ = await made.connect()
        assert await fourth.read(10) == b""
        assert made.doors.hits == {"unfinished_per_ip": 1}
        held[0][1].write(GET + b"\r\n")
        assert status(await held[0][0].read(1000)) == 200
        assert made.doors.unfinished == 2
        assert status(await made.ask(GET + b"\r\n")) == 200


async def test_R6_addresses_that_say_nothing_keep_nobody_out_however_many() -> None:
    async with house(trusted_proxies=PROXY, unfinished_max=20, unfinished_per_address=5) as made:
        silent = [await made.connect() for _ in range(20)]
        await until(lambda: made.doors.unfinished == 20)
        for _ in range(10):
            assert status(await made.ask(GET + b"\r\n")) == 200
        assert await asyncio.wait_for(silent[0][0].read(10), 5) == b""
        assert made.doors.unfinished <= 20


async def test_R6_open_connections_without_a_valid_token_are_capped_per_address() -> None:
    async with house(connections_per_address=2) as made:
        for _ in range(2):
            reader, writer = await made.connect()
            writer.write(GET + b"\r\n")
            assert status(await reader.read(1000)) == 200
        assert await made.ask(GET + b"\r\n") == b""
        assert made.doors.hits == {"connections_per_ip": 1}
    async with house(connections_per_address=2) as made:
        made.app.is_vouching = True
        for _ in range(5):
            reader, writer = await made.connect()
            writer.write(GET + b"\r\n")
            assert status(await reader.read(1000)) == 200


@pytest.mark.parametrize("header", [b"X-Forwarded-For", b"X-Real-IP", b"Forwarded"])
async def test_R9_a_forwarded_address_from_a_stranger_is_ignored(header: bytes) -> None:
    async with house() as made:
        answer = await made.ask(GET + header + b": 203.0.113.9\r\n\r\n")
        assert answer.endswith(b"127.0.0.1 0")


async def test_R9_a_trusted_proxys_client_counts_under_its_own_address() -> None:
    async with house(trusted_proxies=PROXY, connections_per_address=1, unfinished_per_address=1) as made:
        for last, expected in ((9, 200), (9, 429), (8, 200)):
            forwarded = b"X-Forwarded-For: 198.51.100.1, 203.0.113.%d\r\n\r\n" % last
            answer = await made.ask(GET + forwarded)
            assert status(answer) == expected
            if expected == 200:
                assert answer.endswith(b"203.0.113.%d 0" % last)
        assert made.doors.hits == {"connections_per_ip": 1}


async def _upgraded(made: House) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    reader, writer = await made.connect()
    writer.write(
        GET + b"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
        b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n"
    )
    head = await reader.readuntil(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 101")
    assert b"deflate" not in head
    return reader, writer


async def test_R3_elsewhere_a_message_has_at_most_64_fragments() -> None:
    async with house() as made:
        reader, writer = await _upgraded(made)
        writer.write(b"\x01\x81\0\0\0\0a" + b"\x00\x80\0\0\0\0" * 62 + b"\x80\x80\0\0\0\0")
        assert await reader.readexactly(3) == b"\x81\x01a"
        writer.write(b"\x01\x80\0\0\0\0" + b"\x00\x80\0\0\0\0" * 100_000)
        assert await reader.readexactly(4) == b"\x88\x02" + (1009).to_bytes(2, "big")
        assert made.doors.open == {"http": 0, "websocket": 1}
        writer.transport.abort()
        await until(lambda: made.doors.open["websocket"] == 0)


async def test_elsewhere_messages_closes_and_bad_frames_work_as_in_uvicorn() -> None:
    async with house() as made:
        reader, writer = await _upgraded(made)
        writer.write(b"\x82\x81\0\0\0\0a")
        assert await reader.readexactly(6) == b"\x81\x04b'a'"
        writer.write(b"\x88\x82\0\0\0\0\x03\xe8")
        assert await reader.readexactly(4) == b"\x88\x02\x03\xe8"
        reader, writer = await _upgraded(made)
        writer.write(b"\x82\x01a")
        assert (await reader.readexactly(4))[2:] == (1002).to_bytes(2, "big")


async def test_R17_a_signal_runs_the_plan_first_and_a_second_one_forces() -> None:
    acts: list[str] = []

    async def act() -> None:
        acts.append("closing")

    async with house(plan=StopPlan([act])) as made:
        made.server.handle_exit(signal.SIGTERM, None)
        await until(lambda: acts == ["closing"])
        made.server.handle_exit(signal.SIGTERM, None)
        assert made.server.force_exit
