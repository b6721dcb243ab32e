"""The stage for tests of the rooms: a clock moved by hand, an observer that keeps what it hears, and a real relay
node with real sockets in this process."""

import asyncio
import contextlib
import heapq
import itertools
import secrets
import socket
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from websockets.asyncio.client import ClientConnection, connect

from assistdesk.core.types import Role
from assistdesk.core.wire.control import AnyNotice, Paired, Waiting, decode_notice
from relay.ops.doors import Doors, ListenerSettings
from relay.ops.listener import Bind, ListenerConfig, RelayServer, StopPlan
from relay.sessions.clock import SystemClock
from relay.sessions.hall import Hall, LegKind
from relay.sessions.leg import LegProtocol
from relay.sessions.node import Node, NodeSettings
from relay.sessions.ports import Clock, Facts
from relay.sessions.room_state import room_text
from relay.sessions.spool import Spool, SpoolSettings
from relay.sessions.tokens import Claims, NodeKey, TokenKind, pack
from tests.contracts.directory import MemoryFacts

KEY = NodeKey(1, b"k" * 32)
T0_MS = 1_800_000_000_000


class ManualClock:
    """Time stands still until ``forward``; then everything due happens in order."""

    def __init__(self) -> None:
        self.seconds = 1000.0
        self._due: list[tuple[float, int, Callable[[], None]]] = []
        self._order = itertools.count()

    def now_ms(self) -> int:
        return T0_MS + round((self.seconds - 1000) * 1000)

    def monotonic_s(self) -> float:
        return self.seconds

    def later(self, seconds: float, callback: Callable[[], None]) -> "_Timer":
        timer = _Timer(callback)
        heapq.heappush(self._due, (self.seconds + seconds, next(self._order), timer.fire))
        return timer

    async def sleep(self, seconds: float) -> None:
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.later(seconds, lambda: None if future.done() else future.set_result(None))
        await future

    def forward(self, seconds: float) -> None:
        until = self.seconds + seconds
        while self._due and self._due[0][0] <= until:
            due_s, _, fire = heapq.heappop(self._due)
            self.seconds = max(self.seconds, due_s)
            fire()
        self.seconds = until

    async def live(self, seconds: float, step_s: float = 0.05) -> None:
        """Forward in steps, letting the loop's tasks run in between."""
        for _ in range(round(seconds / step_s)):
            self.forward(step_s)
            await settle()


async def settle() -> None:
    """Let every task that can run do so."""
    for _ in range(10):
        await asyncio.sleep(0)


class _Timer:
    def __init__(self, callback: Callable[[], None]) -> None:
        self._callback: Callable[[], None] | None = callback

    def fire(self) -> None:
        if self._callback is not None:
            self._callback()

    def cancel(self) -> None:
        self._callback = None


class Notebook:
    """An observer that keeps everything."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, dict[str, str | int | None]]] = []
        self.counts: list[tuple[str, str]] = []

    def log(self, event: str, **fields: str | int | None) -> None:
        self.lines.append((event, fields))

    def count(self, name: str, label: str = "") -> None:
        self.counts.append((name, label))


def join_token(
    room: bytes,
    role: Role,
    *,
    epoch: int = 1,
    pairing: int = 0,
    node: str = "n1",
    not_after_ms: int | None = None,
    key: NodeKey = KEY,
    kind: TokenKind = TokenKind.JOIN,
    clock: Clock | None = None,
) -> str:
    now_ms = (clock or SystemClock()).now_ms()
    claims = Claims(
        key_id=key.key_id,
        room=room,
        role=role,
        node=node,
        epoch=epoch,
        pairing=pairing,
        not_after_ms=now_ms + 60_000 if not_after_ms is None else not_after_ms,
        token_id=secrets.token_bytes(12),
        rate_class=0,
    )
    return pack(kind, claims, key)


@dataclass
class Stage:
    """A running node and how to reach it."""

    node: Node
    port: int
    facts: MemoryFacts
    notebook: Notebook
    spool: Spool
    doors: Doors
    server: RelayServer
    loose: list[Callable[[], None]] = field(default_factory=list)
    """Called at the end: plain sockets that a test has left open."""

    def new_room(self) -> bytes:
        return secrets.token_bytes(16)

    def url(self, room: bytes) -> str:
        return f"ws://127.0.0.1:{self.port}/s/{room_text(room)}"

    async def dial(self, room: bytes, token: str, **options: Any) -> ClientConnection:
        headers = {"Authorization": f"Bearer {token}", **options.pop("headers", {})}
        settings: dict[str, Any] = {"compression": None, "max_size": None, "ping_interval": None, "close_timeout": 3}
        return await connect(self.url(room), additional_headers=headers, **(settings | options))

    async def pair(self, room: bytes | None = None) -> tuple[bytes, ClientConnection, ClientConnection]:
        """A fresh pair, both told so: room, viewer, host."""
        room = room or self.new_room()
        viewer = await self.dial(room, join_token(room, Role.VIEWER))
        assert isinstance(await notice(viewer), Waiting)
        host = await self.dial(room, join_token(room, Role.HOST))
        assert isinstance(await notice(viewer), Paired)
        assert isinstance(await notice(host), Paired)
        return room, viewer, host


async def notice(end: ClientConnection) -> AnyNotice:
    """The next message, which must be a notice."""
    message = await asyncio.wait_for(end.recv(), 5)
    assert isinstance(message, str)
    decoded = decode_notice(message)
    assert decoded is not None
    return decoded


async def closed(end: ClientConnection) -> int | None:
    """Wait until the end has been closed and return the code."""
    await asyncio.wait_for(end.wait_closed(), 10)
    return end.close_code


@contextlib.asynccontextmanager
async def running_node(
    folder: Path,
    *,
    settings: NodeSettings | None = None,
    leg_kind: LegKind = LegKind.DIRECT,
    listener: ListenerSettings | None = None,
    facts: Facts | None = None,
    tick_s: float = 0.05,
    origins: tuple[str, ...] = (),
) -> AsyncIterator[Stage]:
    """A node with its hall under ``/s``, its spool in *folder*, on a free loopback port."""
    clock, notebook, kept = SystemClock(), Notebook(), MemoryFacts()
    spool = Spool(SpoolSettings(folder / "spool"), facts or kept, clock, notebook)
    recalled = spool.load()
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        bound.listen(512)
        port = bound.getsockname()[1]
        node_settings = settings or NodeSettings(node="n1", url=f"ws://127.0.0.1:{port}")
        node = Node(node_settings, [KEY], spool, clock, notebook, secrets.token_bytes)
        node.doorkeeper.recall(recalled)
        hall = Hall(node, notebook, allowed_origins=origins, leg_kind=leg_kind)
        doors = Doors(listener or ListenerSettings())
        config = ListenerConfig(hall, doors, LegProtocol, bind=Bind(port=port), loop="asyncio", lifespan="off")
        server = RelayServer(config, StopPlan([]))
        spool.start()
        tasks = [asyncio.create_task(node.run(tick_s=tick_s)), asyncio.create_task(server._serve(sockets=[bound]))]
        while not server.started:
            await asyncio.sleep(0.005)
        stage = Stage(node, port, kept, notebook, spool, doors, server)
        try:
            yield stage
        finally:
            for drop in stage.loose:
                drop()
            node.stop()
            server.should_exit = True
            await tasks[1]
            tasks[0].cancel()
            await asyncio.wait(tasks)
            await spool.close(within_s=1)
