"""What uvicorn does not do by itself at the door: deadlines, head bounds, counts per address, the real client
address, an orderly stop (relay.md sections 7, 8, 16).

``ListenerConfig`` carries the books (``Doors``) to the protocol class; ``RelayServer`` runs a last act before uvicorn
closes everything. It knows HTTP heads and addresses, and no route, token or room. A connection that shows a valid
token is no longer counted against its address: the hall says so through the door in the ASGI scope.
"""

import asyncio
import http
import ipaddress
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from types import FrameType
from typing import Any, Protocol, cast

from uvicorn.config import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import Server, ServerState

DOOR_EXTENSION = "assistdesk.door"
LINGER_S = 1.0
SLOWEST_BODY_BYTES = 10_240
"""A body must bring this much in each ``head_timeout_s``, or the rest of it."""
EXEMPT_FACTOR = 10
HELD_BYTES_MAX = 65_536
"""A larger piece of an answer is not kept waiting for the next."""

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class ListenerSettings:
    """Sections ``server`` and ``limits`` of the configuration, as far as the door needs them."""

    head_timeout_s: float = 10
    head_bytes_max: int = 16_384
    headers_max: int = 100
    unfinished_max: int = 1000
    unfinished_per_address: int = 64
    connections_per_address: int = 256
    connections_max: int = 50_000
    """Connections without a valid token, in all: 80 % of the descriptors."""
    trusted_proxies: tuple[Network, ...] = ()
    trusts_unix: bool = False
    exempt: tuple[Network, ...] = ()


def read_address(text: str | None) -> Address | None:
    """The address, an IPv4 one out of its IPv6 dress; None for a unix socket or what is no address."""
    try:
        address = ipaddress.ip_address((text or "").strip())
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        return address.ipv4_mapped
    return address


def address_key(text: str | None) -> str:
    """What a connection counts under: an IPv4 address, the /64 of an IPv6 one, ``unix``."""
    address = read_address(text)
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.IPv6Network((address, 64), strict=False))
    return "unix" if address is None else str(address)


def is_trusted(peer: str | None, settings: ListenerSettings) -> bool:
    address = read_address(peer)
    if address is None:
        return settings.trusts_unix
    return any(address in network for network in settings.trusted_proxies)


def client_address(peer: str | None, forwarded: Sequence[str], settings: ListenerSettings) -> str | None:
    """The peer's address; from a trusted proxy the rightmost address of X-Forwarded-For that is not trusted itself.

    What is no address ends the search: everything left of it was written by somebody we do not know.
    """
    if not is_trusted(peer, settings):
        return peer
    best = peer
    for text in reversed([part for line in forwarded for part in line.split(",")]):
        address = read_address(text)
        if address is None:
            return best
        best = str(address)
        if not is_trusted(best, settings):
            return best
    return best


class Doors:
    """The books: who is in, who has not said yet what it wants. All calls come from the loop's thread."""

    def __init__(self, settings: ListenerSettings) -> None:
        self.settings = settings
        self._unfinished: dict[Door, None] = {}
        self._unknown: dict[Door, None] = {}
        self.open: dict[str, int] = {"http": 0, "websocket": 0}
        self.accepted: dict[str, int] = {"http": 0, "websocket": 0}
        self.hits: dict[str, int] = {}
        """How often each limit was hit."""
        self._unfinished_by: dict[str, int] = {}
        self._unknown_by: dict[str, int] = {}

    @property
    def unfinished(self) -> int:
        return len(self._unfinished)

    @property
    def unknown(self) -> int:
        """Connections without a valid token."""
        return len(self._unknown)

    def enter(self, peer: str | None, shut: Callable[[], object]) -> "Door | None":
        """A connection has been accepted, and *shut* closes it; None: it must be closed at once.

        Where the house is full whoever has stood there longest gives way: an honest head comes with its connection, and many
        addresses that say nothing would keep everybody out.
        """
        limit = self._limit_hit(peer)
        if limit is not None:
            self._hit(limit)
            return None
        self._make_room("unfinished", self._unfinished, self.settings.unfinished_max)
        self._make_room("connections", self._unknown, self.settings.connections_max)
        # A proxy's connections are its clients': they count once the head says whose they are.
        return Door(self, "" if is_trusted(peer, self.settings) else address_key(peer), shut)

    def _make_room(self, limit: str, inside: "dict[Door, None]", most: int) -> None:
        if len(inside) >= most:
            self._hit(limit)
            oldest = next(iter(inside))
            oldest.leave()
            oldest.shut()

    def _limit_hit(self, peer: str | None) -> str | None:
        settings, key = self.settings, address_key(peer)
        if not is_trusted(peer, settings):
            factor = self._factor(peer)
            if self._unfinished_by.get(key, 0) >= settings.unfinished_per_address * factor:
                return "unfinished_per_ip"
            if self._unknown_by.get(key, 0) >= settings.connections_per_address * factor:
                return "connections_per_ip"
        return None

    def _factor(self, address: str | None) -> int:
        read = read_address(address)
        is_exempt = read is not None and any(read in network for network in self.settings.exempt)
        return EXEMPT_FACTOR if is_exempt else 1

    def _hit(self, limit: str) -> None:
        self.hits[limit] = self.hits.get(limit, 0) + 1

    def may_count(self, address: str | None) -> bool:
        """Whether one more connection may count under *address* (asked when a proxy names its client)."""
        most = self.settings.connections_per_address * self._factor(address)
        if self._unknown_by.get(address_key(address), 0) >= most:
            self._hit("connections_per_ip")
            return False
        return True

    def begin(self, door: "Door", key: str) -> None:
        self._unfinished[door] = self._unknown[door] = None
        _count(self._unfinished_by, key, 1)
        _count(self._unknown_by, key, 1)

    def finish(self, door: "Door", key: str) -> None:
        if door in self._unfinished:
            del self._unfinished[door]
            _count(self._unfinished_by, key, -1)

    def move(self, door: "Door", old: str, new: str) -> None:
        """A proxy has said whose connection it is."""
        if door in self._unknown:
            _count(self._unknown_by, old, -1)
            _count(self._unknown_by, new, 1)

    def know(self, door: "Door", key: str) -> None:
        if door in self._unknown:
            del self._unknown[door]
            _count(self._unknown_by, key, -1)

    def is_known(self, door: "Door") -> bool:
        return door not in self._unknown


def _count(table: dict[str, int], key: str, step: int) -> None:
    """Tables hold only who is in, so they are no longer than the connections."""
    count = table.get(key, 0) + step
    if count:
        table[key] = count
    else:
        table.pop(key, None)


class Door:
    """One connection's entry in the books. Every step is idempotent."""

    __slots__ = ("_doors", "_key", "_kind", "shut")

    def __init__(self, doors: Doors, key: str, shut: Callable[[], object]) -> None:
        self._doors = doors
        self._key = key
        self._kind = "http"
        self.shut = shut
        doors.begin(self, key)
        doors.open["http"] += 1
        doors.accepted["http"] += 1

    def head_done(self, address: str | None) -> bool:
        """The first head is there; from a proxy it names the client. False: that client has too many already."""
        self._doors.finish(self, self._key)
        if self._key == "" and not self.is_known:
            if not self._doors.may_count(address):
                return False
            key = address_key(address)
            self._doors.move(self, self._key, key)
            self._key = key
        return True

    def upgraded(self) -> None:
        if self._kind:
            self._doors.open[self._kind] -= 1
            self._kind = "websocket"
            self._doors.open["websocket"] += 1
            self._doors.accepted["websocket"] += 1

    def vouch(self) -> None:
        """A valid token was shown: the address is not charged for this connection any more."""
        self._doors.know(self, self._key)

    @property
    def is_known(self) -> bool:
        """A valid token was shown here."""
        return self._doors.is_known(self)

    def leave(self) -> None:
        if self._kind:
            self._doors.finish(self, self._key)
            self.vouch()
            self._doors.open[self._kind] -= 1
            self._kind = ""


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
        loop: str = "auto",
        lifespan: str = "auto",
    ) -> None:
        self.doors = doors
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
    """

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        self._transport = transport
        self._loop = loop
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
            held, self._held = self._held, []
            self._transport.write(b"".join(held))


class DoorHttpProtocol(HttpToolsProtocol):
    """uvicorn's HTTP protocol with deadlines for head and body, bounds on the head, and an entry in the books."""

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._doors = cast(ListenerConfig, config).doors
        self._limits = self._doors.settings
        self._door: Door | None = None
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
        self._door = self._doors.enter(self._peer, transport.abort)
        if self._door is None:
            self._is_lingering = True
            transport.abort()
        else:
            self._set_timer(self._head_is_late)

    def connection_lost(self, exc: Exception | None) -> None:
        self._drop_timer()
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
            self.cycle.transport = cast(asyncio.Transport, OneSend(self.transport, self.loop))

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
