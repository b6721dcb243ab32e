"""What the relay costs beside HAProxy in TCP mode: CPU microseconds per message in a closed loop of one pair.

``make bench-relay``, or ``python -m benchmarks.relay [--seconds N] [--rounds N] [--leg direct|queued]``. Rounds are
interleaved, the median counts; a message and its one-byte answer are one. HAProxy carries one connection between the
same two ends, so each message crosses it once: it neither pairs, checks nor unmasks, which makes it the practical
limit. Results go to ``build/bench/relay.json`` as a list of {name, value, unit, against, ratio}.
"""

import argparse
import asyncio
import contextlib
import os
import secrets
import shutil
import socket
import statistics
import struct
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from pathlib import Path

import msgspec

from assistdesk.core.types import Role
from relay.sessions.room_state import room_text
from tests.relay.sessions.stage import join_token

REPOSITORY = Path(__file__).parents[1]
SIZES = (100, 4_000, 64_000)
MASK = bytes(4)  # a mask of zeros leaves the payload as it is; the relay unmasks it all the same
ACK_CLIENT = b"\x82\x81" + MASK + b"a"

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def cpu_seconds(pid: int) -> float:
    """User and system time of one process."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def client_frame(size: int) -> bytes:
    head = (
        struct.pack("!BB", 0x82, 0x80 | size)
        if size < 126
        else struct.pack("!BBH", 0x82, 0xFE, size)
        if size < 65_536
        else struct.pack("!BBQ", 0x82, 0xFF, size)
    )
    return head + MASK + bytes(size)


async def dial(port: int, room: bytes, role: Role) -> Streams:
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 20)
    writer.write(
        f"GET /s/{room_text(room)} HTTP/1.1\r\nHost: relay\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n"
        f"Authorization: Bearer {join_token(room, role)}\r\n\r\n".encode()
    )
    await reader.readuntil(b"\r\n\r\n")
    return reader, writer


async def skip_notice(reader: asyncio.StreamReader) -> None:
    _, size = await reader.readexactly(2)
    if size == 126:
        (size,) = struct.unpack("!H", await reader.readexactly(2))
    await reader.readexactly(size)


async def loop_closed(near: Streams, far: Streams, sent: bytes, received: int, ack: bytes, ack_received: int) -> int:
    """One message at a time; returns how many were answered. Cancelled by the caller's clock."""
    near[1].write(sent)
    await far[0].readexactly(received)
    far[1].write(ack)
    await near[0].readexactly(ack_received)
    return 1


async def measure(pid: int, seconds: float, step: Callable[[], Awaitable[int]]) -> float:
    """CPU microseconds of the process per message."""
    for _ in range(50):
        await step()
    count, begun_cpu_s, until_s = 0, cpu_seconds(pid), time.monotonic() + seconds
    while time.monotonic() < until_s:
        count += await step()
    return (cpu_seconds(pid) - begun_cpu_s) / count * 1e6


@contextlib.asynccontextmanager
async def relay_pair(folder: Path, leg: str) -> AsyncIterator[tuple[int, Streams, Streams]]:
    port, room = free_port(), secrets.token_bytes(16)
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.integration.relay_node_process", str(folder), str(port), leg,
        cwd=REPOSITORY, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    await process.stdout.readline()
    try:
        near = await dial(port, room, Role.VIEWER)
        await skip_notice(near[0])
        far = await dial(port, room, Role.HOST)
        await skip_notice(near[0])
        await skip_notice(far[0])
        yield process.pid, near, far
    finally:
        process.terminate()
        await process.wait()


@contextlib.asynccontextmanager
async def haproxy_pair(folder: Path) -> AsyncIterator[tuple[int, Streams, Streams]]:
    front, back = free_port(), free_port()
    met: asyncio.Future[Streams] = asyncio.get_running_loop().create_future()
    server = await asyncio.start_server(
        lambda reader, writer: met.set_result((reader, writer)), "127.0.0.1", back, limit=1 << 20
    )
    config = folder / "haproxy.cfg"
    config.write_text(
        "global\n nbthread 1\ndefaults\n mode tcp\n timeout connect 5s\n timeout client 1h\n timeout server 1h\n"
        f"listen bench\n bind 127.0.0.1:{front}\n server far 127.0.0.1:{back}\n"
    )
    process = await asyncio.create_subprocess_exec("haproxy", "-db", "-f", str(config))
    try:
        near = await connect_when_ready(front)
        yield process.pid, near, await met
    finally:
        process.terminate()
        await process.wait()
        server.close()


async def connect_when_ready(port: int) -> Streams:
    for _ in range(200):
        with contextlib.suppress(OSError):
            return await asyncio.open_connection("127.0.0.1", port, limit=1 << 20)
        await asyncio.sleep(0.02)
    raise TimeoutError("haproxy does not listen")


async def run(seconds: float, rounds: int, leg: str) -> list[dict[str, object]]:
    results: list[dict[str, object]] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        async with relay_pair(folder, leg) as ours, haproxy_pair(folder) as theirs:
            for size in SIZES:
                sent, head = client_frame(size), 2 if size < 126 else 4
                steps = {
                    "relay": partial(loop_closed, ours[1], ours[2], sent, size + head, ACK_CLIENT, 3),
                    "haproxy": partial(loop_closed, theirs[1], theirs[2], sent, len(sent), b"a", 1),
                }
                figures: dict[str, list[float]] = {"relay": [], "haproxy": []}
                for _ in range(rounds):
                    figures["relay"].append(await measure(ours[0], seconds, steps["relay"]))
                    figures["haproxy"].append(await measure(theirs[0], seconds, steps["haproxy"]))
                own, other = statistics.median(figures["relay"]), statistics.median(figures["haproxy"])
                results.append(
                    {
                        "name": f"closed loop {size} B, {leg} leg, CPU",
                        "value": round(own, 2),
                        "unit": "us/message",
                        "against": f"HAProxy TCP {other:.2f} us/message",
                        "ratio": round(own / other, 2),
                    }
                )
    return results


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=2.0)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--leg", choices=("direct", "queued"), default="direct")
    options = parser.parse_args()
    if shutil.which("haproxy") is None:
        raise SystemExit("bench-relay needs the package haproxy")
    results = asyncio.run(run(options.seconds, options.rounds, options.leg))
    target = REPOSITORY / "build" / "bench" / "relay.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(msgspec.json.format(msgspec.json.encode(results), indent=2))
    for line in results:
        print(f"{line['name']:36} {line['value']:>8} {line['unit']}  against {line['against']}  ratio {line['ratio']}")


if __name__ == "__main__":
    main()
