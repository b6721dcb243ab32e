"""Sessions through a relay node that is a process of its own, with uvloop where it is installed: stop, kill, come
back.
"""

import asyncio
import contextlib
import secrets
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from websockets.asyncio.client import ClientConnection, connect

from assistdesk.core.types import Role
from assistdesk.core.wire.control import Closing, Paired, Waiting
from relay.sessions.room_state import room_text
from relay.sessions.tokens import TokenKind
from tests.relay.sessions.stage import closed, join_token, notice

REPOSITORY = Path(__file__).parents[2]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Relay:
    """The process, and how to reach it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        arguments = ["-m", "tests.integration.relay_node_process", str(self.folder), str(self.port)]
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, *arguments, cwd=REPOSITORY, stdout=asyncio.subprocess.PIPE
        )
        assert self.process.stdout is not None
        assert await asyncio.wait_for(self.process.stdout.readline(), 20) == b"ready\n"

    async def stop(self) -> int:
        assert self.process is not None
        self.process.terminate()
        return await asyncio.wait_for(self.process.wait(), 10)

    async def kill(self) -> None:
        assert self.process is not None
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()
        await self.process.wait()

    async def dial(self, room: bytes, token: str, source: str = "127.0.0.1") -> ClientConnection:
        return await connect(
            f"ws://127.0.0.1:{self.port}/s/{room_text(room)}",
            additional_headers={"Authorization": f"Bearer {token}"},
            compression=None,
            ping_interval=None,
            open_timeout=25,
            close_timeout=1,
            local_addr=(source, 0),
        )


@pytest.fixture
async def relay(tmp_path: Path) -> AsyncIterator[Relay]:
    made = Relay(tmp_path)
    await made.start()
    yield made
    await made.kill()


class Session:
    """Both ends of one room, with the newest token of each."""

    def __init__(self, relay: Relay) -> None:
        self.relay, self.room = relay, secrets.token_bytes(16)
        self.ends: dict[Role, ClientConnection] = {}
        self.tokens = {role: join_token(self.room, role) for role in Role}

    async def meet(self, sources: tuple[str, str] = ("127.0.0.1", "127.0.0.1")) -> int:
        """Dial both ends; returns the pairing."""
        dials = [
            self.relay.dial(self.room, self.tokens[role], source) for role, source in zip(Role, sources, strict=True)
        ]
        self.ends = dict(zip(Role, await asyncio.gather(*dials), strict=True))
        pairing = 0
        for role, end in self.ends.items():
            told = await notice(end)
            if isinstance(told, Waiting):
                told = await notice(end)
            assert isinstance(told, Paired)
            self.tokens[role], pairing = told.rejoin, told.pairing
        return pairing

    async def check(self) -> None:
        await self.ends[Role.VIEWER].send(self.room)
        assert await asyncio.wait_for(self.ends[Role.HOST].recv(), 5) == self.room


async def test_R17_at_sigterm_every_end_hears_closing_then_1012_and_all_resume_after_a_restart(relay: Relay) -> None:
    sessions = [Session(relay) for _ in range(20)]
    await asyncio.gather(*(session.meet() for session in sessions))
    stopping = asyncio.create_task(relay.stop())
    for session in sessions:
        for end in session.ends.values():
            assert isinstance(await notice(end), Closing)
            assert await closed(end) == 1012
    assert await stopping == 0
    await relay.start()
    assert await asyncio.gather(*(session.meet() for session in sessions)) == [2] * 20
    await asyncio.gather(*(session.check() for session in sessions))


async def test_R17_after_kill_9_fifty_sessions_resume_within_ten_seconds_and_ended_ones_stay_ended(
    relay: Relay,
) -> None:
    sessions = [Session(relay) for _ in range(50)]
    gate = asyncio.Semaphore(25)  # at most 64 connections of one address may be unfinished

    async def meet(session: Session) -> int:
        async with gate:
            return await session.meet()

    await asyncio.gather(*(meet(session) for session in sessions))
    over = Session(relay)
    await over.meet()
    await over.ends[Role.HOST].close(1000)
    assert await closed(over.ends[Role.VIEWER]) == 4404
    await asyncio.sleep(0.1)
    await relay.kill()
    async with asyncio.timeout(10):
        await relay.start()
        assert await asyncio.gather(*(meet(session) for session in sessions)) == [2] * 50
        await asyncio.gather(*(session.check() for session in sessions))
    with pytest.raises(Exception, match="401"):
        await relay.dial(over.room, over.tokens[Role.HOST])


@pytest.mark.slow
async def test_N7_five_hundred_ends_a_hundred_of_them_behind_one_address_are_back_within_thirty_seconds(
    relay: Relay,
) -> None:
    sessions = [Session(relay) for _ in range(250)]
    for session in sessions:
        session.tokens = {role: join_token(session.room, role, kind=TokenKind.REJOIN, pairing=1) for role in Role}
    gate = asyncio.Semaphore(60)

    async def come(number: int) -> int:
        own = f"127.0.{1 + number // 200}.{1 + number % 200}"
        async with gate:
            return await sessions[number].meet(("127.0.0.1" if number < 100 else own, own))

    async with asyncio.timeout(30):
        assert await asyncio.gather(*(come(number) for number in range(250))) == [2] * 250
    await asyncio.gather(*(session.check() for session in sessions))
    await asyncio.gather(*(end.close() for session in sessions for end in session.ends.values()))
