"""The door of a relay that speaks TLS itself: connections are counted from their first moment, not from the handshake's end.

asyncio's own server tells nobody of a connection before its handshake is done, for a minute, and shows whoever speaks plain
HTTP nothing at all. Here whoever is too many is closed at once, a handshake has the time of a head (bad-inputs.md R5, R6), and
plain HTTP is answered by a sentence. It knows no HTTP beyond that. Fits what uvicorn wants of a server.
"""

import asyncio
import contextlib
import socket
import ssl
from collections.abc import Callable, Sequence
from typing import Final

from relay.ops.doors import Door, Doors

HANDSHAKE: Final = b"\x16"
"""The first byte of a TLS connection (RFC 8446, section 5.1)."""
LINGER_S: Final = 1.0
PAUSE_S: Final = 1.0
"""Without descriptors nobody is let in for so long."""
_WORDS: Final = b"This port speaks https: write https:// in the address.\r\n"
PLAIN: Final = (
    b"HTTP/1.1 400 Bad Request\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: %d\r\nconnection: close\r\n\r\n%s"
    % (len(_WORDS), _WORDS)
)


class TlsDoor:
    """Listens until it is closed. *context*: whose certificate a new connection is shown."""

    def __init__(
        self,
        sockets: Sequence[socket.socket],
        doors: Doors,
        context: Callable[[], ssl.SSLContext],
        make_protocol: Callable[[Door], asyncio.Protocol],
    ) -> None:
        self.sockets = list(sockets)
        self._doors, self._context, self._make_protocol = doors, context, make_protocol
        self._loop = asyncio.get_running_loop()
        self._greetings: set[asyncio.Task[None]] = set()
        for listening in self.sockets:
            listening.setblocking(False)
            self._open(listening)

    def close(self) -> None:
        for listening in self.sockets:
            if listening.fileno() >= 0:
                self._loop.remove_reader(listening)
                listening.close()
        for greeting in self._greetings:
            greeting.cancel()

    async def wait_closed(self) -> None:
        await asyncio.gather(*self._greetings, return_exceptions=True)

    def _open(self, listening: socket.socket) -> None:
        if listening.fileno() >= 0:
            self._loop.add_reader(listening, self._accept, listening)

    def _accept(self, listening: socket.socket) -> None:
        try:
            connection, peer = listening.accept()
        except (BlockingIOError, InterruptedError, ConnectionAbortedError):
            return
        except OSError:
            self._loop.remove_reader(listening)
            self._loop.call_later(PAUSE_S, self._open, listening)
            return
        connection.setblocking(False)
        greeting: asyncio.Task[None] | None = None
        door = self._doors.enter(str(peer[0]), lambda: greeting is not None and greeting.cancel())
        if door is None:
            connection.close()
            return
        greeting = self._loop.create_task(self._greet(connection, door))
        self._greetings.add(greeting)
        greeting.add_done_callback(self._greetings.discard)

    async def _greet(self, connection: socket.socket, door: Door) -> None:
        """Until the handshake is done, or the connection is over."""
        is_ours, is_done = True, False
        try:
            async with asyncio.timeout(self._doors.settings.head_timeout_s):
                first = await self._first_byte(connection)
                if first != HANDSHAKE:
                    await self._answer_plainly(connection, first)
                    return
                is_ours = False  # whatever comes of it, the transport closes it
                await self._loop.connect_accepted_socket(
                    lambda: self._make_protocol(door),
                    connection,
                    ssl=self._context(),
                    ssl_handshake_timeout=self._doors.settings.head_timeout_s,
                )
            is_done = True
        except (OSError, TimeoutError):  # ssl.SSLError is one of the first
            pass
        finally:
            if not is_done:
                door.leave()
            if is_ours:
                connection.close()

    async def _first_byte(self, connection: socket.socket) -> bytes:
        """Waits for it and leaves it there."""
        came = asyncio.Event()
        self._loop.add_reader(connection, came.set)
        try:
            await came.wait()
        finally:
            self._loop.remove_reader(connection)
        return connection.recv(1, socket.MSG_PEEK)

    async def _answer_plainly(self, connection: socket.socket, first: bytes) -> None:
        """In a sentence, where it may be HTTP; and linger: closing at once would overtake it by a reset."""
        if not first.isalpha():
            return
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LINGER_S):
                await self._loop.sock_sendall(connection, PLAIN)
                connection.shutdown(socket.SHUT_WR)
                while await self._loop.sock_recv(connection, 4096):
                    pass


def listening_sockets(host: str, port: int, backlog: int) -> list[socket.socket]:
    """One for each address that *host* stands for. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    with contextlib.ExitStack() as opened:
        sockets = [
            opened.enter_context(socket.create_server(where[:2], family=family, backlog=backlog))
            for family, _, _, _, where in found
        ]
        opened.pop_all()
        return sockets
