"""What uvicorn does not do by itself at the door: deadlines for head, body and answer, bounds on the head, an orderly stop
(relay.md sections 7, 8, 16).

``ListenerConfig`` carries the books (``doors``) to the protocol class; ``RelayServer`` runs a last act before uvicorn
closes everything. It knows HTTP heads, and no route, token or room.
"""

import asyncio
import http
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from types import FrameType
from typing import Any, Protocol, cast

from uvicorn.config import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import Server, ServerState

from relay.ops.doors import DOOR_EXTENSION, Door, Doors, client_address

LINGER_S = 1.0
SLOWEST_BODY_BYTES = 10_240
"""A body must bring this much in each ``head_timeout_s``, or the rest of it."""
SLOWEST_TAKING_BYTES = 30_720
"""Of an answer so much must be taken in each ``TAKING_S``, or the rest of it."""
HELD_BYTES_MAX = 65_536
"""A larger piece of an answer is not kept waiting for the next."""


@dataclass(frozen=True, slots=True)
class Bind:
    """Where to listen: a TCP address, or a unix socket's path."""

    host: str = "127.0.0.1"
    port: int = 8470
    path: str | None = None
    backlog: int = 2048


class UpgradedProtocol(Protocol):
    """What the listener sets on a WebSocket's protocol object before the upgrade request is replayed to it."""

    client: tuple[str, int] | None
    extensions: dict[str, object]
    when_gone: Callable[[], None] | None

    def connection_made(self, transport: asyncio.Transport) -> None: ...

    def data_received(self, data: bytes) -> None: ...


class ListenerConfig(Config):
    """uvicorn's configuration with our books in it; what uvicorn would log, compress or believe is switched off."""

    def __init__(
        self,
        app: Any,
        doors: Doors,
        websocket_class: type[asyncio.Protocol],
        *,
        bind: Bind,
        stop_grace_s: float = 5,
        message_bytes_max: int = 131_072,
        certificate_file: str | None = None,
        key_file: str | None = None,
        acked: Callable[[asyncio.BaseTransport], int] = lambda _: 0,
        loop: str = "auto",
        lifespan: str = "auto",
    ) -> None:
        """*acked*: how many bytes of a connection its other end has acknowledged, where that is known."""
        self.doors = doors
        self.acked = acked
        super().__init__(
            app,
            host=bind.host,
            port=bind.port,
            uds=bind.path,
            backlog=bind.backlog,
            loop=loop,
            lifespan=cast(Any, lifespan),
            interface="asgi3",
            http=DoorHttpProtocol,
            ws=websocket_class,
            ws_max_size=message_bytes_max,
            ws_ping_interval=None,
            ws_ping_timeout=None,
            ws_per_message_deflate=False,
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=max(1, round(stop_grace_s)),
            ssl_certfile=certificate_file,
            ssl_keyfile=key_file,
        )


class OneSend:
    """What an answer is written to: its head waits for the body, so that both leave, and wake the reader, at once.

    As much of a transport as uvicorn's cycle of one request uses. Pieces come together until the loop's next turn.
    *wrote* is called after each.
    """

    def __init__(
        self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop, wrote: Callable[[int], None]
    ) -> None:
        self._transport = transport
        self._loop = loop
        self._wrote = wrote
        self._held: list[bytes] = []

    def write(self, data: bytes) -> None:
        if not self._held:
            self._loop.call_soon(self._flush)
        self._held.append(data)
        if len(data) > HELD_BYTES_MAX:
            self._flush()

    def close(self) -> None:
        self._flush()
        self._transport.close()

    def is_closing(self) -> bool:
        return self._transport.is_closing()

    def _flush(self) -> None:
        if self._held:
            whole, self._held = b"".join(self._held), []
            self._transport.write(whole)
            self._wrote(len(whole))


class DoorHttpProtocol(HttpToolsProtocol):
    """uvicorn's HTTP protocol with deadlines for head, body and answer, bounds on the head, and an entry in the books (one that
    was made before, or its own)."""

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
        *,
        door: Door | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._doors = cast(ListenerConfig, config).doors
        self._limits = self._doors.settings
        self._acked = cast(ListenerConfig, config).acked
        self._door: Door | None = door
        self._taking: asyncio.TimerHandle | None = None
        self._written = 0
        self._timer: asyncio.TimerHandle | None = None
        self._head_bytes = 0
        self._body_bytes = 0
        self._is_in_head = True
        self._is_upgraded = False
        self._refused: int | None = None
        self._is_lingering = False
        self._peer: str | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._peer = self.client[0] if self.client else None
        if self._door is None:
            self._door = self._doors.enter(self._peer, transport.abort)
        else:
            self._door.shut = transport.abort
        if self._door is None:
            self._is_lingering = True
            transport.abort()
        else:
            self._set_timer(self._head_is_late)

    def connection_lost(self, exc: Exception | None) -> None:
        self._drop_timer()
        if self._taking is not None:
            self._taking.cancel()
        super().connection_lost(exc)
        if self._door is not None:
            self._door.leave()

    # -- the head -----------------------------------------------------------------------------------------------------

    def data_received(self, data: bytes) -> None:
        if self._is_lingering:
            return
        if self._is_in_head:
            self._head_bytes += len(data)
            if self._timer is None:
                self._set_timer(self._head_is_late)
        else:
            self._body_bytes += len(data)
        super().data_received(data)
        if self._is_in_head and self._head_bytes > self._limits.head_bytes_max and self._refused is None:
            self._refused = 431
        if self._refused is not None:
            self._refuse(self._refused)

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._is_in_head = True

    def on_headers_complete(self) -> None:
        self._is_in_head = False
        self._body_bytes = 0
        self._drop_timer()
        if self._refused is not None:
            return
        size_bytes = len(self.url) + sum(len(name) + len(value) + 4 for name, value in self.headers)
        if size_bytes > self._limits.head_bytes_max or len(self.headers) > self._limits.headers_max:
            self._refused = 431
            return
        forwarded = [value.decode("latin-1") for name, value in self.headers if name == b"x-forwarded-for"]
        address = client_address(self._peer, forwarded, self._limits)
        self.scope["client"] = None if address is None else (address, self.client[1] if self.client else 0)
        if self._door is not None:
            if not self._door.head_done(address):
                self._refused = 429
                return
            cast("dict[str, Any]", self.scope).setdefault("extensions", {})[DOOR_EXTENSION] = self._door
        self._set_timer(self._body_is_late)
        before = self.cycle
        super().on_headers_complete()
        if self.cycle is not before:
            self.cycle.transport = cast(asyncio.Transport, OneSend(self.transport, self.loop, self._has_written))

    def on_body(self, body: bytes) -> None:
        if self._refused is None:
            super().on_body(body)

    def on_message_complete(self) -> None:
        self._drop_timer()
        self._is_in_head = True
        self._head_bytes = 0
        if self._refused is None:
            super().on_message_complete()

    def handle_websocket_upgrade(self) -> None:
        """As uvicorn's, and the new protocol inherits the place in the books and the real address."""
        if self._refused is not None:
            return
        self._drop_timer()
        if self._taking is not None:
            self._taking.cancel()
        self._is_upgraded = True
        self.connections.discard(self)
        head = [self.scope["method"].encode(), b" ", self.url, b" HTTP/1.1\r\n"]
        for name, value in self.scope["headers"]:
            head += [name, b": ", value, b"\r\n"]
        head.append(b"\r\n")
        factory = cast("Callable[..., UpgradedProtocol]", self.ws_protocol_class)
        protocol = factory(config=self.config, server_state=self.server_state, app_state=self.app_state)
        protocol.connection_made(self.transport)
        client = self.scope["client"]
        protocol.client = None if client is None else (client[0], client[1])
        door, self._door = self._door, None
        if door is not None:
            door.upgraded()
            protocol.extensions[DOOR_EXTENSION] = door
            protocol.when_gone = door.leave
        self.transport.set_protocol(cast(asyncio.Protocol, protocol))
        protocol.data_received(b"".join(head))

    # -- the answer ---------------------------------------------------------------------------------------------------

    def _has_written(self, size: int) -> None:
        self._written += size
        if self._taking is None and self.transport.get_write_buffer_size():
            self._watch_taking()

    def _watch_taking(self) -> None:
        self._taking = self.loop.call_later(self._limits.taking_s, self._look_at_taking, *self._taken())

    def _taken(self) -> tuple[int, int]:
        """Bytes that have left for the system, and bytes that are known to have arrived."""
        return self._written - self.transport.get_write_buffer_size(), self._acked(self.transport)

    def _look_at_taking(self, left_before: int, arrived_before: int) -> None:
        """Whoever takes next to nothing keeps a descriptor, memory, and a file perhaps: for so long and no longer."""
        self._taking = None
        if not self.transport.get_write_buffer_size():
            return
        left, arrived = self._taken()
        if max(left - left_before, arrived - arrived_before) < SLOWEST_TAKING_BYTES:
            self.transport.abort()
        else:
            self._watch_taking()

    # -- refusing -----------------------------------------------------------------------------------------------------

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002
        self._refuse(400 if self._refused is None else self._refused)

    def _refuse(self, status: int) -> None:
        """Answer in one line and linger: closing at once would answer unread bytes by a reset that overtakes it."""
        if self._is_lingering:
            return
        self._is_lingering = True
        self._drop_timer()
        phrase = http.HTTPStatus(status).phrase
        answer = f"HTTP/1.1 {status} {phrase}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
        self.transport.write(answer.encode())
        if self.transport.can_write_eof():
            self.transport.write_eof()
        self.flow.resume_reading()
        self._timer = self.loop.call_later(LINGER_S, self.transport.abort)

    def _set_timer(self, callback: Callable[[], None]) -> None:
        self._drop_timer()
        self._timer = self.loop.call_later(self._limits.head_timeout_s, callback)

    def _drop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _head_is_late(self) -> None:
        if self._head_bytes:
            self._refuse(408)
        else:
            self._is_lingering = True
            self.transport.close()

    def _body_is_late(self) -> None:
        """Not the app's slowness counts (then we read nothing), only the sender's."""
        if self.flow.read_paused or self._body_bytes >= SLOWEST_BODY_BYTES:
            self._body_bytes = 0
            self._set_timer(self._body_is_late)
        elif self.cycle.response_started:
            self.transport.close()
        else:
            self._refuse(408)


@dataclass(slots=True)
class StopPlan:
    """What is done between the signal and uvicorn's own end: ready off, ``closing``, 1012, flush."""

    acts: list[Callable[[], Awaitable[None]]] = field(default_factory=list)


class RelayServer(Server):
    """uvicorn's server that runs the plan first when it is told to stop, and exits 0 after a signal."""

    def __init__(self, config: Config, plan: StopPlan) -> None:
        super().__init__(config)
        self._plan = plan
        self._has_stopped = False

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002
        if self.should_exit:
            self.force_exit = True
        self.should_exit = True

    async def on_tick(self, counter: int) -> bool:
        must_exit = await super().on_tick(counter)
        if must_exit and not self._has_stopped:
            self._has_stopped = True
            for act in self._plan.acts:
                await act()
        return must_exit
