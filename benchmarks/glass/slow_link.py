"""A loopback TCP link with a rate, a delay and a finite queue, in both directions: a thin line in one process.

usage: python -m benchmarks.glass.slow_link LISTEN_PORT TARGET_PORT MBIT_PER_S ONE_WAY_MS [QUEUE_KIB]
"""

import asyncio
import collections
import socket
import sys
import time

PIECE_BYTES, QUEUE_KIB = 2920, 64
RECEIVE_BUFFER, SEND_BUFFER = 32_768, 65_536


class Direction:
    """One way of one connection: bytes leave at *rate*, arrive *delay_s* later; a full queue stops reading."""

    def __init__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, rate: float, delay_s: float, queue: int
    ):
        self.reader, self.writer = reader, writer
        self.rate, self.delay_s, self.queue_bytes = rate, delay_s, queue
        self.waiting: collections.deque[tuple[float, bytes]] = collections.deque()
        self.held, self.ended = 0, False
        self.arrived, self.room = asyncio.Event(), asyncio.Event()

    async def deliver(self) -> None:
        while True:
            while not self.waiting:
                if self.ended:
                    self.writer.close()
                    return
                self.arrived.clear()
                await self.arrived.wait()
            at, data = self.waiting.popleft()
            await asyncio.sleep(max(0.0, at - time.monotonic()))
            self.writer.write(data)
            await self.writer.drain()
            self.held -= len(data)
            self.room.set()

    async def run(self) -> None:
        task = asyncio.create_task(self.deliver())
        free_at = 0.0
        try:
            while True:
                while self.held > self.queue_bytes:
                    self.room.clear()
                    await self.room.wait()
                data = await self.reader.read(PIECE_BYTES)
                if not data:
                    break
                free_at = max(free_at, time.monotonic()) + len(data) / self.rate
                self.held += len(data)
                self.waiting.append((free_at + self.delay_s, data))
                self.arrived.set()
        except OSError:
            pass
        self.ended = True
        self.arrived.set()
        await asyncio.wait([task], timeout=5)


async def main() -> None:
    listen, target = int(sys.argv[1]), int(sys.argv[2])
    rate, delay_s = float(sys.argv[3]) * 125_000, float(sys.argv[4]) / 1e3
    queue = int(sys.argv[5] if len(sys.argv) > 5 else QUEUE_KIB) * 1024

    async def link(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", target)
        for side in (writer, far_writer):
            side.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVE_BUFFER)
            side.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
        ways = (
            Direction(reader, far_writer, rate, delay_s, queue),
            Direction(far_reader, writer, rate, delay_s, queue),
        )
        await asyncio.gather(*(way.run() for way in ways))

    server = await asyncio.start_server(link, "127.0.0.1", listen, limit=8192)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
