"""Decoding off the interface thread, with a limit on processor time (protocol.md section 10.3).

``ProcessDecoder`` runs the pure decoder in a child that can open nothing and writes into shared memory, ``InProcessDecoder``
on one worker thread of this process. Both know no line and no window. One call at a time: the next slice is handed over
when the last one is done, so that nothing piles up here.

Ownership: a canvas' memory lives as long as somebody holds its array, also after ``close``: the last picture remains to be
seen. After ``layout`` the old arrays mean nothing any more (the new canvases may lie in the same memory).
"""

import asyncio
import contextlib
import mmap
import multiprocessing
import os
import signal
import socket
import struct
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec
import numpy as np

from assistdesk.core.errors import LinkError, MisuseError, PeerError, RefusedError
from assistdesk.core.screen.canvas import Canvas
from assistdesk.core.screen.decoder import Decoded, Decoder
from assistdesk.core.screen.frame import Pixels
from assistdesk.core.screen.jpeg import QUALITY, decode_walked, encode_jpeg
from assistdesk.core.screen.layout import AREA_SUM_MAX, parse_layout
from assistdesk.core.screen.slices import parse_header
from assistdesk.core.types import Monitor, Rect

BUDGET_MS: Final = 250
STRIKES_MAX: Final = 3
STRIKES_WITHIN_S: Final = 60.0

Answer = TypeVar("Answer")


class Strikes:
    """Counts slices that were too slow, or decoders that died: three within a minute are too many."""

    def __init__(self) -> None:
        self._at_s: deque[float] = deque(maxlen=STRIKES_MAX)

    def add(self, now_s: float) -> None:
        """Count one.

        Raises:
            RefusedError: the third within 60 s.
        """
        self._at_s.append(now_s)
        if len(self._at_s) == STRIKES_MAX and now_s - self._at_s[0] < STRIKES_WITHIN_S:
            raise RefusedError("decoder_slow", strikes=STRIKES_MAX)


class InProcessDecoder:
    """The decoder port, in this process. Its methods are called from one asyncio loop."""

    def __init__(
        self,
        monotonic_s: Callable[[], float] = time.monotonic,
        thread_s: Callable[[], float] = time.thread_time,
    ) -> None:
        """``thread_s``: processor time of the calling thread."""
        self._decoder = Decoder()
        self._monotonic_s = monotonic_s
        self._thread_s = thread_s
        self._strikes = Strikes()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="decoder")
        self._is_busy = False

    async def start(self) -> None:
        """Nothing needs to be made ready."""

    async def layout(self, payload: bytes | memoryview) -> tuple[Monitor, ...]:
        """Take a layout message; all canvases are new then.

        Raises:
            PeerError: a bound of section 10.1.
        """
        return await self._run(lambda: self._decoder.layout(memoryview(payload)))

    async def decode(self, payload: bytes | memoryview) -> Decoded:
        """Apply one slice.

        Raises:
            PeerError: a bound of section 10.3.
            RefusedError: decoder_slow, the third slice within 60 s that took over 250 ms of processor time.
        """

        def work() -> tuple[Decoded, float]:
            began_s = self._thread_s()
            return self._decoder.decode(memoryview(payload)), self._thread_s() - began_s

        decoded, took_s = await self._run(work)
        if took_s * 1_000 > BUDGET_MS:
            self._strikes.add(self._monotonic_s())
        return decoded

    def canvas(self, monitor: int) -> Canvas:
        """Return a canvas of the current layout.

        Raises:
            MisuseError: no such monitor.
        """
        return self._decoder.canvas(monitor)

    def pixels(self, monitor: int) -> Pixels:
        """Return the memory of a canvas of the current layout: BGRX, uint8, shape (height, width, 4).

        Raises:
            MisuseError: no such monitor.
        """
        return self._decoder.canvas(monitor).pixels

    async def abandoned(self) -> None:
        """A slice was dropped half received."""
        await self._run(self._decoder.abandoned)

    async def close(self) -> None:
        """End the worker; waits for the slice it is at. May be called twice."""
        await asyncio.to_thread(self._worker.shutdown, True)

    async def _run(self, work: Callable[[], Answer]) -> Answer:
        if self._is_busy:
            raise MisuseError("decoder_busy")
        self._is_busy = True
        try:
            return await asyncio.get_running_loop().run_in_executor(self._worker, work)
        finally:
            self._is_busy = False


def open_decoder() -> "InProcessDecoder | ProcessDecoder":
    """In a process of its own where that can be locked in, which is Linux (protocol.md section 10.3)."""
    return ProcessDecoder() if sys.platform == "linux" else InProcessDecoder()


# -- in a process of its own

CANVAS_BYTES: Final = AREA_SUM_MAX * 4
"""Address space for all canvases there may be; memory is taken only where a canvas lies."""
CHILD_BYTES_MAX: Final = 512 * 1_048_576
MESSAGE_BYTES_MAX: Final = 16 * 1_048_576
ANSWER_BYTES_MAX: Final = 65_536
START_S: Final = 20.0
ANSWER_S: Final = 5.0
STOP_S: Final = 2.0
LENGTH: Final = struct.Struct("!i")
"""How multiprocessing's Connection, which the child uses, says how long the next message is."""
_LAYOUT, _SLICE, _ABANDONED = b"L", b"S", b"A"
_READY: Final = b"ready"


class _Answer(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    """What the child says: ``rule`` is that of a PeerError, "" if all is well. Typed, because the child is not trusted."""

    rule: str
    spent_us: int = 0
    rects: list[tuple[int, int, int, int]] = []


class _Memory:
    """A file in memory, handed to the child while it is started."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __reduce__(self) -> tuple[Any, ...]:
        from multiprocessing.reduction import DupFd  # not there on Windows, where nothing comes this far

        return _received, (DupFd(self.number),)


def _received(handle: Any) -> _Memory:
    return _Memory(handle.detach())


class _Places:
    """Canvases one after another in the shared memory."""

    def __init__(self, memory: mmap.mmap) -> None:
        self._memory = memory
        self._used = 0

    def begin(self) -> None:
        """A new layout begins where the last one did."""
        self._used = 0

    def make(self, monitor: Monitor) -> Canvas:
        return Canvas(monitor, self.pixels(monitor))

    def pixels(self, monitor: Monitor) -> Pixels:
        count = monitor.w * monitor.h * 4
        part = np.frombuffer(self._memory, np.uint8, count, self._used)
        self._used += count
        return part.reshape(monitor.h, monitor.w, 4)


class _Talk:
    """Our end of the pipe to the child, spoken on the loop: a thread between would cost each slice two changes of thread."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    @classmethod
    async def over(cls, pipe: Connection) -> "_Talk":
        """Takes *pipe* over."""
        with pipe:
            end = socket.socket(fileno=os.dup(pipe.fileno()))
        return cls(*await asyncio.open_unix_connection(sock=end, limit=ANSWER_BYTES_MAX))

    async def send(self, kind: bytes, payload: bytes | memoryview) -> None:
        """Raises OSError."""
        self._writer.write(b"".join((LENGTH.pack(len(kind) + len(payload)), kind, payload)))
        await self._writer.drain()

    async def receive(self) -> bytes:
        """Raises OSError, EOFError; also for an answer longer than any that is right."""
        (length,) = LENGTH.unpack(await self._reader.readexactly(LENGTH.size))
        if not 0 <= length <= ANSWER_BYTES_MAX:
            raise EOFError
        return await self._reader.readexactly(length)

    def close(self) -> None:
        self._writer.transport.abort()


class ProcessDecoder:
    """The decoder port with the work in a child process (Linux). Its methods are called from one asyncio loop.

    The child starts on the first layout, or earlier by ``start``. When it dies or hangs, the call raises LinkError and the
    next one finds a new child with grey canvases, which waits for a new zstd stream: ask the host for a refresh of all
    monitors. Three deaths or slow slices within 60 s end it.
    """

    def __init__(self, monotonic_s: Callable[[], float] = time.monotonic) -> None:
        self._monotonic_s = monotonic_s
        self._strikes = Strikes()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="decoder")
        self._is_busy = False
        self._is_closed = False
        self._fd = os.memfd_create("canvases", os.MFD_CLOEXEC)
        os.ftruncate(self._fd, CANVAS_BYTES)
        self._memory = mmap.mmap(self._fd, CANVAS_BYTES)
        self._child: Any = None
        self._talk: _Talk | None = None
        self._layout = b""
        self._waits_for_stream = False
        self._pixels: dict[int, Pixels] = {}

    async def start(self) -> None:
        """Start the child ahead of need: it takes some 300 ms.

        Raises:
            LinkError: decoder_died, it did not come up.
        """
        with self._alone():
            await self._start()

    async def layout(self, payload: bytes | memoryview) -> tuple[Monitor, ...]:
        """Take a layout message; all canvases are new then, in the same memory.

        Raises:
            PeerError: a bound of section 10.1.
            LinkError: decoder_died.
            RefusedError: decoder_slow, the third death within 60 s.
        """
        layout = parse_layout(memoryview(payload))
        self._layout = bytes(payload)
        self._pixels.clear()
        places = _Places(self._memory)
        self._pixels.update((monitor.id, places.pixels(monitor)) for monitor in layout.monitors)
        await self._counted(_LAYOUT, self._layout)
        return layout.monitors

    async def decode(self, payload: bytes | memoryview) -> Decoded:
        """Apply one slice. After a death, slices up to the next new stream change nothing and give no rectangles.

        Raises:
            PeerError: a bound of section 10.3.
            LinkError: decoder_died.
            RefusedError: decoder_slow, the third slow slice or death within 60 s.
        """
        header = parse_header(memoryview(payload))
        if self._waits_for_stream and not header.is_new_stream:
            return Decoded(header.frame, header.is_last, header.monitor, header.capture_ms, ())
        answer = await self._counted(_SLICE, payload)
        self._waits_for_stream = False
        if answer.spent_us > BUDGET_MS * 1_000:
            self._strikes.add(self._monotonic_s())
        rects = tuple(Rect(*place) for place in answer.rects)
        whole = self.pixels(header.monitor).shape
        if any(r.x < 0 or r.y < 0 or r.w < 1 or r.h < 1 or r.right > whole[1] or r.bottom > whole[0] for r in rects):
            await self._end()  # only a child that is no longer ours says so
            raise RefusedError("decoder_slow", strikes=STRIKES_MAX)
        return Decoded(header.frame, header.is_last, header.monitor, header.capture_ms, rects)

    def pixels(self, monitor: int) -> Pixels:
        """Return the memory of a canvas of the current layout: BGRX, uint8, shape (height, width, 4).

        Raises:
            MisuseError: no such monitor.
        """
        pixels = self._pixels.get(monitor)
        if pixels is None:
            raise MisuseError("no_such_monitor", monitor=monitor)
        return pixels

    async def abandoned(self) -> None:
        """A slice was dropped half received."""
        await self._counted(_ABANDONED)

    async def close(self) -> None:
        """End the child. May be called twice. The canvases' memory goes when the last one who looks lets go of it."""
        if self._is_closed:
            return
        self._is_closed = True
        self._hang_up()
        await asyncio.to_thread(self._worker.shutdown, True)
        await asyncio.to_thread(self._reap)
        os.close(self._fd)

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        if self._is_busy or self._is_closed:
            raise MisuseError("decoder_busy")
        self._is_busy = True
        try:
            yield
        finally:
            self._is_busy = False

    async def _counted(self, kind: bytes, payload: bytes | memoryview = b"") -> _Answer:
        try:
            with self._alone():
                answer = await self._ask(kind, payload)
        except LinkError:
            self._waits_for_stream = True
            self._strikes.add(self._monotonic_s())
            raise
        if answer.rule:
            raise PeerError(answer.rule)
        return answer

    async def _start(self) -> None:
        if self._talk is not None:
            return
        pipe = await asyncio.get_running_loop().run_in_executor(self._worker, self._spawn)
        self._talk = await _Talk.over(pipe)
        try:
            async with asyncio.timeout(START_S):
                is_up = await self._talk.receive() == _READY
        except (OSError, EOFError):  # TimeoutError is an OSError
            is_up = False
        if not is_up:
            await self._end()
            raise LinkError("decoder_died")

    async def _ask(self, kind: bytes, payload: bytes | memoryview) -> _Answer:
        is_new = self._talk is None
        await self._start()
        if is_new and self._layout and kind != _LAYOUT:
            await self._exchange(_LAYOUT, self._layout)
        return await self._exchange(kind, payload)

    async def _exchange(self, kind: bytes, payload: bytes | memoryview) -> _Answer:
        assert self._talk is not None
        try:
            async with asyncio.timeout(ANSWER_S):
                await self._talk.send(kind, payload)
                return msgspec.msgpack.decode(await self._talk.receive(), type=_Answer)
        except (OSError, EOFError, msgspec.MsgspecError) as error:
            await self._end()
            raise LinkError("decoder_died") from error
        except asyncio.CancelledError:  # its answer would be taken for the next one's
            self._hang_up()
            raise

    def _hang_up(self) -> None:
        talk, self._talk = self._talk, None
        if talk is not None:
            talk.close()

    async def _end(self) -> None:
        """End the child, and wait until it has gone; ``close`` does the waiting if it was called meanwhile."""
        self._hang_up()
        if not self._is_closed:
            await asyncio.get_running_loop().run_in_executor(self._worker, self._reap)

    # -- on the worker thread

    def _spawn(self) -> Connection:
        self._reap()
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._child = context.Process(target=_serve, args=(theirs, _Memory(self._fd)), name="decoder", daemon=True)
        self._child.start()
        theirs.close()
        return ours

    def _reap(self) -> None:
        if self._child is not None:
            self._child.join(0.0 if self._child.exitcode is None and not self._is_closed else STOP_S)
            if self._child.exitcode is None:
                self._child.kill()
                self._child.join(STOP_S)
            self._child.close()
            self._child = None


def _serve(pipe: Connection, memory: _Memory) -> None:
    """The child's life: lock the doors, then answer until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to end
    canvases = mmap.mmap(memory.number, CANVAS_BYTES)
    os.close(memory.number)
    places = _Places(canvases)
    decoder = Decoder(places.make)
    decode_walked(encode_jpeg(np.zeros((8, 8, 4), np.uint8), QUALITY, is_half=False), 8, 8)  # loads all that it needs
    _lock_doors()
    pipe.send_bytes(_READY)
    with contextlib.suppress(EOFError, OSError):
        while True:
            message = memoryview(pipe.recv_bytes(MESSAGE_BYTES_MAX))
            began_s = time.process_time()
            try:
                answer = _Answer("")
                if message[:1] == _LAYOUT:
                    places.begin()
                    decoder.layout(message[1:])
                elif message[:1] == _SLICE:
                    done = decoder.decode(message[1:])
                    answer.rects = [(rect.x, rect.y, rect.w, rect.h) for rect in done.rects]
                else:
                    decoder.abandoned()
            except PeerError as error:
                answer = _Answer(error.rule)
            answer.spent_us = int((time.process_time() - began_s) * 1_000_000)
            pipe.send_bytes(msgspec.msgpack.encode(answer))


def _lock_doors() -> None:
    """No new file or socket, nothing written to disk, no core file, no more than 512 MiB beyond what is mapped now."""
    if sys.platform != "linux":
        return
    import resource

    used = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * mmap.PAGESIZE
    highest = max(int(path.name) for path in Path("/proc/self/fd").iterdir())
    for limit, value in (
        (resource.RLIMIT_AS, used + CHILD_BYTES_MAX),
        (resource.RLIMIT_NOFILE, highest + 1),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (value, value))
