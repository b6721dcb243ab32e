"""The queued leg: bytes by ASGI ``receive`` and ``send`` alone, for a server whose protocol object cannot be had directly.

It keeps the contract that the direct leg keeps, at about twice the cost: a queue and two task wake-ups per message.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from uvicorn.protocols.utils import ClientDisconnected

from relay.sessions.leg import (
    GRACE_S,
    PING,
    WRITE_HIGH_BYTES,
    WRITE_LOW_BYTES,
    LegProtocol,
    Nobody,
    acked_bytes,
)
from relay.sessions.ports import LegStats, Receiver

AsgiReceive = Callable[[], Awaitable[Any]]
AsgiSend = Callable[[Any], Awaitable[None]]


class QueuedLeg:
    """Bytes by ASGI ``receive`` and ``send`` (fits ``ports.Leg``): one task reads, one writes."""

    def __init__(self, protocol: LegProtocol, receive: AsgiReceive, send: AsgiSend, receiver: Receiver) -> None:
        self._protocol = protocol
        self._asgi_receive = receive
        self._asgi_send = send
        self._receiver: Receiver = receiver
        self._outgoing: deque[dict[str, Any]] = deque()
        self._outgoing_bytes = 0
        self._bytes_out = 0
        self._has_outgoing = asyncio.Event()
        self._may_read = asyncio.Event()
        self._may_read.set()
        self._is_full = False
        self._is_over = False

    async def run(self) -> None:
        """Be the leg until the connection is over."""
        self._protocol.become_leg()
        writer = asyncio.get_running_loop().create_task(self._write())
        try:
            await self._read()
            await self._protocol.gone()
        finally:
            writer.cancel()
            await asyncio.wait([writer])

    async def _read(self) -> None:
        while True:
            await self._may_read.wait()
            event = await self._asgi_receive()
            if event["type"] == "websocket.disconnect":
                self._ended(int(event.get("code") or 1005))
                return
            self._receiver.take(event["bytes"])  # text has been refused by the protocol

    async def _write(self) -> None:
        while True:
            await self._has_outgoing.wait()
            while self._outgoing:
                event = self._outgoing.popleft()
                try:
                    await self._asgi_send(event)
                except (ClientDisconnected, RuntimeError):
                    return
                self._outgoing_bytes -= len(event.get("bytes") or event.get("text") or b"")
                if self._is_full and self.buffered() <= WRITE_LOW_BYTES:
                    self._is_full = False
                    self._receiver.go_on()
            self._has_outgoing.clear()

    def attach(self, receiver: Receiver) -> None:
        self._receiver = receiver

    def send(self, message: bytes | str) -> None:
        if self._is_over:
            return
        kind = "text" if isinstance(message, str) else "bytes"
        self._put({"type": "websocket.send", kind: message}, len(message))
        if not self._is_full and self.buffered() > WRITE_HIGH_BYTES:
            self._is_full = True
            self._receiver.hold()

    def _put(self, event: dict[str, Any], size_bytes: int) -> None:
        self._outgoing.append(event)
        self._outgoing_bytes += size_bytes
        self._bytes_out += size_bytes
        self._has_outgoing.set()

    def close(self, code: int) -> None:
        if self._is_over:
            return
        self._fall_silent()
        self._put({"type": "websocket.close", "code": code}, 0)
        self._may_read.set()
        self._protocol.loop.call_later(GRACE_S, self._protocol.transport.abort)

    def pause(self) -> None:
        if not self._is_over:
            self._may_read.clear()

    def resume(self) -> None:
        self._may_read.set()

    def ping(self) -> None:
        if not self._is_over:
            self._protocol.transport.write(PING)

    def buffered(self) -> int:
        return self._outgoing_bytes + self._protocol.transport.get_write_buffer_size()

    def acked(self) -> int:
        return acked_bytes(self._protocol.transport)

    def stats(self) -> LegStats:
        paused = not self._may_read.is_set()
        return LegStats(bytes_in=self._protocol.bytes_in, bytes_out=self._bytes_out, is_paused=paused)

    def _ended(self, code: int) -> None:
        if self._is_over:
            return
        receiver = self._fall_silent()
        if self._protocol.broken_code is not None:
            receiver.broke_rule(self._protocol.broken_code)
        elif code in (1005, 1006):
            receiver.lost()
        else:
            receiver.left(code)

    def _fall_silent(self) -> Receiver:
        receiver = self._receiver
        self._is_over = True
        self.attach(Nobody())
        return receiver
