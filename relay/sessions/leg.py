"""One end's WebSocket on uvicorn's sans-I/O protocol class, and the rules of the socket under ``/s``.

``LegProtocol`` serves every WebSocket of the relay. Under ``/s`` it is itself the *direct* leg: a frame goes from
``data_received`` to the receiver in one call, with no queue and no task wake-up. It puts itself into the ASGI scope as
``extensions["assistdesk.leg"]``, because a framework in between may wrap ``send``. ``QueuedLeg`` is the other way to
move bytes: by ASGI ``receive`` and ``send`` alone.

The rules: one binary frame is one message; a fragment or a text frame is 1003, a message above the bound 1009 before
it is stored, whatever RFC 6455 forbids 1002 or 1007. Elsewhere a message has at most 64 fragments. It knows no room
and no token.
"""

import asyncio
import contextlib
import socket
import struct
from collections.abc import Callable
from typing import Any, cast

from uvicorn.config import Config
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from uvicorn.server import ServerState
from websockets.frames import Frame
from websockets.http11 import Request
from websockets.speedups import apply_mask

from relay.sessions.ports import LegStats, Receiver

EXTENSION = "assistdesk.leg"
PATH_PREFIX = "/s/"
FRAGMENTS_MAX = 64
WRITE_HIGH_BYTES = 65_536
WRITE_LOW_BYTES = 16_384
GRACE_S = 5.0
LINGER_S = 1.0
NOTSENT_LOWAT_BYTES = 131_072
USER_TIMEOUT_MS = 60_000
KEEPALIVE_IDLE_S = 60

_TCP_INFO_BYTES_ACKED = struct.Struct("@120xQ")
_LENGTH_16 = struct.Struct("!BBH")
_LENGTH_64 = struct.Struct("!BBQ")
PING = b"\x89\x00"

_CONTROL_FRAMES = (0x88, 0x89, 0x8A)
_REFUSED_FRAMES = (0x00, 0x01, 0x02, 0x80, 0x81)
"""Fragments and text: refused by their first byte."""


def frame_head(opcode: int, size_bytes: int) -> bytes:
    """The head of one unmasked, unfragmented frame from a server (RFC 6455 section 5.2)."""
    if size_bytes < 126:
        return bytes((0x80 | opcode, size_bytes))
    if size_bytes < 65_536:
        return _LENGTH_16.pack(0x80 | opcode, 126, size_bytes)
    return _LENGTH_64.pack(0x80 | opcode, 127, size_bytes)


class Nobody:
    """The receiver of a leg that nobody listens to any more."""

    def take(self, message: bytes) -> None:
        pass

    def hold(self) -> None:
        pass

    def go_on(self) -> None:
        pass

    def left(self, code: int) -> None:
        pass

    def lost(self) -> None:
        pass

    def broke_rule(self, code: int) -> None:
        pass


def tune_socket(transport: asyncio.BaseTransport) -> None:
    """Set the options of relay.md section 7 on the connection's TCP socket; a unix socket has none of them."""
    with _borrowed_socket(transport) as tcp:
        if tcp is None:
            return
        tcp.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        tcp.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        for name, value in (
            ("TCP_KEEPIDLE", KEEPALIVE_IDLE_S),
            ("TCP_NOTSENT_LOWAT", NOTSENT_LOWAT_BYTES),
            ("TCP_USER_TIMEOUT", USER_TIMEOUT_MS),
        ):
            option = getattr(socket, name, None)
            if option is not None:
                tcp.setsockopt(socket.IPPROTO_TCP, option, value)


def acked_bytes(transport: asyncio.BaseTransport) -> int:
    """TCP_INFO's count of acknowledged bytes, or 0."""
    option = getattr(socket, "TCP_INFO", None)
    with _borrowed_socket(transport) as tcp:
        if tcp is None or option is None:
            return 0
        info = tcp.getsockopt(socket.IPPROTO_TCP, option, _TCP_INFO_BYTES_ACKED.size)
    if len(info) < _TCP_INFO_BYTES_ACKED.size:
        return 0
    return int(_TCP_INFO_BYTES_ACKED.unpack(info)[0])


class _borrowed_socket(contextlib.AbstractContextManager["socket.socket | None"]):  # noqa: N801
    """A TCP socket object on a copy of the transport's descriptor (uvloop's own has no options); None: no TCP."""

    def __init__(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport
        self._socket: socket.socket | None = None

    def __enter__(self) -> socket.socket | None:
        owned = self._transport.get_extra_info("socket")
        if owned is None or owned.family not in (socket.AF_INET, socket.AF_INET6) or owned.fileno() < 0:
            return None
        self._socket = socket.fromfd(owned.fileno(), owned.family, owned.type)
        return self._socket

    def __exit__(self, *_: object) -> None:
        if self._socket is not None:
            self._socket.close()


class LegProtocol(WebSocketsSansIOProtocol):
    """Every WebSocket of the relay. Under ``/s`` the hall makes a leg of it: ``DirectLeg`` or ``QueuedLeg``."""

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self.extensions: dict[str, object] = {}
        """More for the scope, set by the listener before the upgrade request is replayed."""
        self.is_session = False
        self.direct: DirectLeg | None = None
        self.bytes_in = 0
        self.broken_code: int | None = None
        """The code with which we closed an end that broke a rule of the socket."""
        self.is_lingering = False
        self._is_plain = False
        self._unfinished = bytearray()
        self._upgraded_at = 0
        self.when_gone: Callable[[], None] | None = None
        """Called once when the connection is over; set by the listener."""
        self._gone: asyncio.Future[None] | None = None

    async def gone(self) -> None:
        """Wait until the connection is over."""
        if not self.disconnected:
            self._gone = self.loop.create_future()
            await self._gone

    def become_leg(self) -> None:
        """The upgrade has been answered: set what relay.md section 7 says of a leg's socket."""
        if not self.disconnected:
            self.transport.set_write_buffer_limits(WRITE_HIGH_BYTES, WRITE_LOW_BYTES)
            tune_socket(self.transport)

    def read_plainly(self) -> None:
        """Read frames by ourselves from now on, unless uvicorn's parser has begun one already."""
        self._is_plain = self.bytes_in == self._upgraded_at

    def break_rule(self, code: int) -> None:
        """Close the end for what it did."""
        if self.close_sent or self.disconnected:
            return
        self.conn.fail(code)
        self.queue.put_nowait({"type": "websocket.disconnect", "code": code, "reason": ""})
        self._broke(code)

    def abort_after(self, seconds: float) -> None:
        """Whatever the end does, the connection is over by then; ``connection_lost`` cancels the timer."""
        if self.close_timer is None and not self.disconnected:
            self.close_timer = self.loop.call_later(seconds, self.transport.abort)

    # -- uvicorn's hooks ----------------------------------------------------------------------------------------------

    def handle_connect(self, event: Request) -> None:
        self.is_session = event.path.startswith(PATH_PREFIX)
        self._upgraded_at = self.bytes_in
        super().handle_connect(event)
        if self.response.status_code == 101:
            extensions = cast("dict[str, Any]", self.scope["extensions"])
            extensions.update(self.extensions)
            extensions[EXTENSION] = self

    def data_received(self, data: bytes) -> None:
        self.bytes_in += len(data)
        if self.is_lingering:
            return
        if self.direct is not None and self._is_plain and not self.close_sent:
            self._read_frames(data)
        else:
            super().data_received(data)

    def _read_frames(self, data: bytes) -> None:
        """The hot path: whole masked binary frames go out at once, whole control frames to the full parser, and so does
        the first byte of everything that breaks a rule. At most one unfinished frame is kept."""
        self._unfinished += data
        buffer, offset, end = self._unfinished, 0, len(self._unfinished)
        while end - offset >= 2:
            first, second = buffer[offset], buffer[offset + 1]
            size, head = second & 0x7F, 2
            if first == 0x82 and second >= 0x80:
                if size == 126:
                    size, head = int.from_bytes(buffer[offset + 2 : offset + 4], "big"), 4
                elif size == 127:
                    size, head = int.from_bytes(buffer[offset + 2 : offset + 10], "big"), 10
                if end - offset < head or (size <= self.config.ws_max_size and end - offset < head + 4 + size):
                    break
            elif first in _CONTROL_FRAMES and 0x80 <= second < 0xFE:
                if end - offset < 6 + size:
                    break
            elif first in _REFUSED_FRAMES and second >= 0x80:
                self.break_rule(1003)
                return
            is_good = size <= self.config.ws_max_size and second >= 0x80
            stop = offset + head + 4 + size if is_good else end
            if first == 0x82 and is_good and self.direct is not None:
                start = offset + head + 4
                self.direct.take(apply_mask(buffer[start:stop], bytes(buffer[start - 4 : start])))
            else:
                super().data_received(bytes(buffer[offset:stop]))
            if self.close_sent:
                self._unfinished = bytearray()
                return
            offset = stop
        if offset:
            del buffer[:offset]

    def handle_bytes(self, event: Frame) -> None:
        if self.direct is not None:
            if not event.fin:
                self.break_rule(1003)
            elif not self.close_sent:
                self.direct.take(cast("bytes", event.data))
        elif self.is_session and not event.fin:
            self.break_rule(1003)
        else:
            super().handle_bytes(event)

    def handle_text(self, event: Frame) -> None:
        if self.is_session:
            self.break_rule(1003)
        else:
            super().handle_text(event)

    def handle_cont(self, event: Frame) -> None:
        if self.is_session:
            self.break_rule(1003)
        elif len(self.frames) >= FRAGMENTS_MAX:
            self.break_rule(1009)
        else:
            super().handle_cont(event)

    def handle_close(self, event: Frame) -> None:
        if not self.is_session:
            super().handle_close(event)
            return
        if not self.close_sent and self.conn.close_rcvd is not None:
            code = int(self.conn.close_rcvd.code)
            self.queue.put_nowait({"type": "websocket.disconnect", "code": code, "reason": ""})
            self.transport.write(b"".join(self.conn.data_to_send()))
            self.close_sent = True
            self.abort_after(GRACE_S)
            if self.direct is not None:
                self.direct.left(code)
        self.transport.close()

    def handle_parser_exception(self) -> None:
        sent = self.conn.close_sent
        code = 1002 if sent is None else int(sent.code)
        self.queue.put_nowait({"type": "websocket.disconnect", "code": code, "reason": ""})
        if not self.close_sent:
            self._broke(code)

    def _broke(self, code: int) -> None:
        """Send the close frame and linger: closing at once would answer unread bytes by a reset that overtakes it."""
        self.broken_code = code
        self.close_sent = True
        self.is_lingering = True
        self.transport.write(b"".join(self.conn.data_to_send()))
        if self.transport.can_write_eof():
            self.transport.write_eof()
        self.unpause()
        self.abort_after(LINGER_S)
        if self.direct is not None:
            self.direct.broke_rule(code)

    def unpause(self) -> None:
        if self.read_paused and not self.disconnected:
            self.read_paused = False
            self.transport.resume_reading()

    def pause_writing(self) -> None:
        super().pause_writing()
        if self.direct is not None:
            self.direct.receiver.hold()

    def resume_writing(self) -> None:
        super().resume_writing()
        if self.direct is not None:
            self.direct.receiver.go_on()

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        if self.direct is not None:
            self.direct.lost()
        if self._gone is not None and not self._gone.done():
            self._gone.set_result(None)
        if self.when_gone is not None:
            self.when_gone()


class DirectLeg:
    """Frames straight from one transport to the other (fits ``ports.Leg``)."""

    __slots__ = ("_bytes_out", "_is_over", "_protocol", "_transport", "receiver", "take")

    def __init__(self, protocol: LegProtocol, receiver: Receiver) -> None:
        self._protocol = protocol
        self._transport = protocol.transport
        self._bytes_out = 0
        self._is_over = False
        self.receiver: Receiver = receiver
        self.take: Callable[[bytes], None] = receiver.take

    async def run(self) -> None:
        """Be the leg until the connection is over. The pump may be called from the first moment on."""
        protocol = self._protocol
        protocol.become_leg()
        protocol.direct = self
        protocol.read_plainly()
        while not protocol.queue.empty():
            event = protocol.queue.get_nowait()
            if event["type"] == "websocket.receive":
                protocol.break_rule(1008)
        protocol.unpause()
        if protocol.disconnected or protocol.close_sent:
            self.lost()
        await protocol.gone()

    def attach(self, receiver: Receiver) -> None:
        self.receiver = receiver
        self.take = receiver.take

    def send(self, message: bytes | str) -> None:
        if self._is_over:
            return
        if isinstance(message, str):
            payload = message.encode()
            data = frame_head(1, len(payload)) + payload
        else:
            data = frame_head(2, len(message)) + message
        self._bytes_out += len(data)
        self._transport.write(data)

    def close(self, code: int) -> None:
        if self._is_over:
            return
        self._fall_silent()
        protocol = self._protocol
        protocol.conn.send_close(code)
        self._transport.write(b"".join(protocol.conn.data_to_send()))
        protocol.close_sent = True
        protocol.unpause()
        protocol.abort_after(GRACE_S)

    def pause(self) -> None:
        if not self._is_over and not self._protocol.read_paused:
            self._protocol.read_paused = True
            self._transport.pause_reading()

    def resume(self) -> None:
        self._protocol.unpause()

    def ping(self) -> None:
        if not self._is_over:
            self._bytes_out += len(PING)
            self._transport.write(PING)

    def buffered(self) -> int:
        return self._transport.get_write_buffer_size()

    def acked(self) -> int:
        return acked_bytes(self._transport)

    def stats(self) -> LegStats:
        protocol = self._protocol
        return LegStats(bytes_in=protocol.bytes_in, bytes_out=self._bytes_out, is_paused=protocol.read_paused)

    # -- what the protocol calls --------------------------------------------------------------------------------------

    def left(self, code: int) -> None:
        self._end(lambda who: who.left(code))

    def lost(self) -> None:
        self._end(lambda who: who.lost())

    def broke_rule(self, code: int) -> None:
        self._end(lambda who: who.broke_rule(code))

    def _end(self, tell: Callable[[Receiver], None]) -> None:
        if not self._is_over:
            tell(self._fall_silent())

    def _fall_silent(self) -> Receiver:
        """From now on nothing goes out and the receiver hears nothing; returned for a last word."""
        receiver = self.receiver
        self._is_over = True
        self.attach(Nobody())
        return receiver
