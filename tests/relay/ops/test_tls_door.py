"""The door that speaks TLS: counted before the handshake, in time or closed, plain HTTP in plain words."""

import asyncio
import contextlib
import socket
import ssl
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from relay.ops.certificate import read_pair
from relay.ops.doors import Door, Doors, ListenerSettings
from relay.ops.tls_door import TlsDoor, listening_sockets
from tests.kit.certificates import write_certificate


class Greeter(asyncio.Protocol):
    """Says hello once it is let in."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._door.head_done(None)
        transport.write(b"hello")

    def connection_lost(self, exc: Exception | None) -> None:
        self._door.leave()


class House:
    def __init__(self, doors: Doors, door: TlsDoor) -> None:
        self.doors, self.door = doors, door
        self.port = door.sockets[0].getsockname()[1]
        self.writers: list[asyncio.StreamWriter] = []

    async def connect(self, **how: Any) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port, **how)
        self.writers.append(writer)
        return reader, writer

    async def greeted(self) -> bytes:
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        reader, _ = await self.connect(ssl=context)
        return await reader.readexactly(5)


@contextlib.asynccontextmanager
async def house(directory: Path, **limits: Any) -> AsyncIterator[House]:
    write_certificate(directory)
    context, _ = read_pair(directory / "relay.pem", directory / "relay.key")
    doors = Doors(ListenerSettings(**limits))
    door = TlsDoor(listening_sockets("127.0.0.1", 0, 100), doors, lambda: context, Greeter)
    made = House(doors, door)
    yield made
    door.close()
    await door.wait_closed()
    for writer in made.writers:
        writer.transport.abort()
    async with asyncio.timeout(5):
        while doors.unfinished or doors.unknown:
            await asyncio.sleep(0.01)


async def test_whoever_speaks_tls_is_let_in(tmp_path: Path) -> None:
    async with house(tmp_path) as made:
        assert await made.greeted() == b"hello"


@pytest.mark.parametrize("said", [b"", b"\x16", b"\x16\x03\x01\x02\x00\x01"], ids=["nothing", "a byte", "half a hello"])
async def test_R5_a_handshake_that_is_not_finished_has_the_time_of_a_head(tmp_path: Path, said: bytes) -> None:
    async with house(tmp_path, head_timeout_s=0.2) as made:
        reader, writer = await made.connect()
        writer.write(said)
        with contextlib.suppress(ConnectionError):
            assert await asyncio.wait_for(reader.read(), 5) == b""
        assert await made.greeted() == b"hello"


async def test_R6_whoever_has_not_shaken_hands_counts_and_gives_way(tmp_path: Path) -> None:
    async with house(tmp_path, unfinished_per_address=3) as made:
        held = [await made.connect() for _ in range(3)]
        reader, _ = await made.connect()
        with contextlib.suppress(ConnectionError):
            assert await asyncio.wait_for(reader.read(), 5) == b""
        assert made.doors.hits == {"unfinished_per_ip": 1}
        held[0][1].close()
        async with asyncio.timeout(5):
            while made.doors.unfinished == 3:
                await asyncio.sleep(0.01)
        assert await made.greeted() == b"hello"
    async with house(tmp_path, unfinished_max=3) as made:
        held = [await made.connect() for _ in range(3)]
        assert await made.greeted() == b"hello"
        with contextlib.suppress(ConnectionError):
            assert await asyncio.wait_for(held[0][0].read(), 5) == b""


@pytest.mark.parametrize(
    ("said", "is_told"), [(b"GET / HTTP/1.1\r\n\r\n", True), (b"\x00\xff", False), (b"\x15\x03", False)]
)
async def test_plain_http_is_told_what_this_port_speaks_and_noise_is_not(
    tmp_path: Path, said: bytes, is_told: bool
) -> None:
    async with house(tmp_path) as made:
        reader, writer = await made.connect()
        writer.write(said)
        answer = b""
        with contextlib.suppress(ConnectionError):
            answer = await asyncio.wait_for(reader.read(), 5)
        assert (b"This port speaks https" in answer) == is_told
        writer.close()
        assert await made.greeted() == b"hello"


async def test_closing_it_ends_who_is_in_the_middle_of_a_handshake(tmp_path: Path) -> None:
    async with house(tmp_path) as made:
        reader, _ = await made.connect()
        async with asyncio.timeout(5):
            while not made.doors.unfinished:
                await asyncio.sleep(0.01)
        made.door.close()
        with contextlib.suppress(ConnectionError):
            assert await asyncio.wait_for(reader.read(), 5) == b""


def test_a_name_is_listened_at_by_all_its_addresses_or_by_none() -> None:
    with contextlib.ExitStack() as stack:
        found = [stack.enter_context(one) for one in listening_sockets("localhost", 0, 5)]
        assert {one.getsockname()[0] for one in found} <= {"127.0.0.1", "::1"}
        with pytest.raises(OSError, match="in use"):
            listening_sockets("127.0.0.1", found[0].getsockname()[1], 5) if found[0].family is socket.AF_INET else (
                listening_sockets("::1", found[0].getsockname()[1], 5)
            )
