"""Session facts on their way to the durable log: first a synced local file, then handed over (relay.md section 9).

One JSON line per fact in segments under ``state_dir/spool/``. A batch is written and synced (``fdatasync``) by one
writer, then its callers are told; another task hands the lines to the Facts port in order and moves a mark when they
are acknowledged (where that fails, they are handed over once more after a restart). A segment is deleted when all of
it is acknowledged and old, because the ``ended`` facts in it keep rejoin tokens of ended rooms refused after a
restart. It knows nothing of what the facts mean.
"""

import asyncio
import itertools
import os
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import msgspec

from assistdesk.core.errors import LinkError
from relay.sessions.ports import Clock, Fact, FactKind, Facts, Observer

BATCH_FACTS_MAX = 256
SEGMENT_BYTES = 1024 * 1024
RETRY_FIRST_S = 0.1
RETRY_MOST_S = 5.0
MARK_NAME = "acknowledged"

Done = Callable[[bool], None]


@dataclass(frozen=True, slots=True)
class SpoolSettings:
    directory: Path
    size_bytes_max: int = 64 * 1024 * 1024
    keep_s: float = 900
    """How long acknowledged facts stay: the life of a rejoin token."""


@dataclass(slots=True)
class _Segment:
    path: Path
    size_bytes: int = 0
    facts: int = 0
    acknowledged: int = 0
    last_ms: int = 0

    @property
    def is_done(self) -> bool:
        return self.acknowledged >= self.facts


@dataclass(frozen=True, slots=True)
class _Unwritten:
    fact: Fact
    line: bytes
    done: Done | None


@dataclass(frozen=True, slots=True)
class _Written:
    fact: Fact
    size_bytes: int
    segment: _Segment


class Spool:
    """``start`` once, then ``put`` from the loop's thread; ``close`` writes what is left and hands over what it can.
    ``watch`` says when either ended without being asked to.
    """

    def __init__(self, settings: SpoolSettings, facts: Facts, clock: Clock, observer: Observer) -> None:
        self._settings = settings
        self._facts = facts
        self._clock = clock
        self._observer = observer
        self._unwritten: deque[_Unwritten] = deque()
        self._unacknowledged: deque[_Written] = deque()
        self._segments: deque[_Segment] = deque()
        self._waiting_bytes = 0
        self._has_unwritten = asyncio.Event()
        self._has_unacknowledged = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._disk = ThreadPoolExecutor(max_workers=1, thread_name_prefix="spool")
        self._is_closing = False
        self._is_written = False

    # -- what others ask ----------------------------------------------------------------------------------------------

    @property
    def waiting_bytes(self) -> int:
        """Bytes of facts that are not acknowledged yet."""
        return self._waiting_bytes

    @property
    def oldest_ms(self) -> int | None:
        """Time of the oldest fact that is not acknowledged."""
        oldest = self._unacknowledged or self._unwritten
        return oldest[0].fact.at_ms if oldest else None

    @property
    def is_full(self) -> bool:
        """Full: no new rooms. Rooms that run go on and are counted, so ``put`` takes facts all the same up to twice."""
        return self._waiting_bytes >= self._settings.size_bytes_max

    # -- life ---------------------------------------------------------------------------------------------------------

    def load(self) -> list[Fact]:
        """Read what an earlier run left; returns the ``ended`` facts that are not old. A torn last line is no fact, and
        nothing is appended behind it."""
        self._settings.directory.mkdir(parents=True, exist_ok=True)
        mark = self._read_mark()
        ended: list[Fact] = []
        for path in sorted(self._settings.directory.glob("*.jsonl")):
            segment = _Segment(path, size_bytes=path.stat().st_size)
            for line in path.read_bytes().splitlines(keepends=True):
                fact = _read_line(line)
                if fact is None:
                    continue
                segment.facts += 1
                segment.last_ms = max(segment.last_ms, fact.at_ms)
                if fact.kind is FactKind.ENDED and self._is_young(fact.at_ms):
                    ended.append(fact)
                if (path.name, segment.facts) <= mark:
                    segment.acknowledged += 1
                    continue
                self._unacknowledged.append(_Written(fact, len(line), segment))
                self._waiting_bytes += len(line)
            self._segments.append(segment)
        self._segments.append(self._new_segment())
        return ended

    def start(self) -> None:
        """Begin to write and hand over; needs a running loop and comes after ``load``."""
        if self._unacknowledged:
            self._has_unacknowledged.set()
        loop = asyncio.get_running_loop()
        self._tasks = [loop.create_task(self._write_on()), loop.create_task(self._hand_over_on())]

    async def watch(self) -> None:
        """Wait until ``close`` ends the tasks, or raise what ended one before; without them nothing reaches the log."""
        ended, _ = await asyncio.wait(self._tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in ended:
            task.result()

    def put(self, fact: Fact, done: Done | None = None) -> None:
        """Take one fact; *done* hears True when it is synced, False when it could not be written."""
        line = msgspec.json.encode(fact) + b"\n"
        is_too_much = self._waiting_bytes + len(line) > 2 * self._settings.size_bytes_max
        if self._is_closing or is_too_much:
            self._observer.count("spool_refused")
            if done is not None:
                done(False)
            return
        self._waiting_bytes += len(line)
        self._unwritten.append(_Unwritten(fact, line, done))
        self._has_unwritten.set()

    async def close(self, *, within_s: float) -> None:
        """Write the rest, give the hand-over that much time, stop. What is not handed over waits for the next start."""
        self._is_closing = True
        self._has_unwritten.set()
        if self._tasks:
            writer, hand_over = self._tasks
            await asyncio.wait([writer])
            self._is_written = True
            self._has_unacknowledged.set()
            await asyncio.wait([hand_over], timeout=within_s)
            hand_over.cancel()
            await asyncio.wait([hand_over])
            self._tasks = []
        self._disk.shutdown()

    # -- writing ------------------------------------------------------------------------------------------------------

    async def _write_on(self) -> None:
        while True:
            await self._has_unwritten.wait()
            self._has_unwritten.clear()
            while self._unwritten:
                await self._write_batch()
            if self._is_closing:
                return

    async def _write_batch(self) -> None:
        batch = [self._unwritten.popleft() for _ in range(min(len(self._unwritten), BATCH_FACTS_MAX))]
        segment = self._open_segment()
        lines = b"".join(entry.line for entry in batch)
        loop = asyncio.get_running_loop()
        try:
            await loop.run_in_executor(self._disk, _append_synced, segment.path, lines)
        except OSError as error:
            self._observer.log("spool_failed", reason=error.__class__.__name__)
            # A failed sync leaves the file's end unknown: never append to it again.
            self._segments.append(self._new_segment())
            self._waiting_bytes -= len(lines)
            _tell(batch, False)
            return
        segment.size_bytes += len(lines)
        segment.facts += len(batch)
        for entry in batch:
            segment.last_ms = max(segment.last_ms, entry.fact.at_ms)
            self._unacknowledged.append(_Written(entry.fact, len(entry.line), segment))
        self._has_unacknowledged.set()
        _tell(batch, True)

    def _open_segment(self) -> _Segment:
        newest = self._segments[-1]
        if newest.size_bytes >= SEGMENT_BYTES or not self._is_fresh(newest):
            self._segments.append(self._new_segment())
        return self._segments[-1]

    def _is_fresh(self, segment: _Segment) -> bool:
        """A segment is left after a third of the keeping time, so that it can go soon after."""
        return self._clock.now_ms() - _made_ms(segment.path) < self._settings.keep_s * 1000 / 3

    def _new_segment(self) -> _Segment:
        last_ms = _made_ms(self._segments[-1].path) if self._segments else 0
        made_ms = max(self._clock.now_ms(), last_ms + 1)
        return _Segment(self._settings.directory / f"{made_ms:015d}.jsonl")

    # -- handing over -------------------------------------------------------------------------------------------------

    async def _hand_over_on(self) -> None:
        retry_s = RETRY_FIRST_S
        while True:
            await self._has_unacknowledged.wait()
            batch = [entry for entry, _ in zip(self._unacknowledged, range(BATCH_FACTS_MAX), strict=False)]
            if batch:
                try:
                    await self._facts.append([entry.fact for entry in batch])
                except LinkError as error:
                    self._observer.log("facts_refused", reason=error.rule)
                    await self._clock.sleep(retry_s)
                    retry_s = min(RETRY_MOST_S, retry_s * 2)
                    continue
                retry_s = RETRY_FIRST_S
                await self._acknowledge(batch)
            if not self._unacknowledged:
                self._has_unacknowledged.clear()
                if self._is_written:
                    return

    async def _acknowledge(self, batch: Sequence[_Written]) -> None:
        for entry in batch:
            self._unacknowledged.popleft()
            self._waiting_bytes -= entry.size_bytes
            entry.segment.acknowledged += 1
        marked = batch[-1].segment
        *used, _ = self._segments
        old = list(itertools.takewhile(lambda one: one.is_done and not self._is_young(one.last_ms), used))
        text = f"{marked.path.name} {marked.acknowledged}"
        mark = self._settings.directory / MARK_NAME
        paths = [segment.path for segment in old]
        try:
            await asyncio.get_running_loop().run_in_executor(self._disk, _move_mark, mark, text, paths)
        except OSError as error:
            self._observer.log("spool_mark_failed", reason=error.__class__.__name__)
            return
        for _ in old:
            self._segments.popleft()

    def _is_young(self, at_ms: int) -> bool:
        return self._clock.now_ms() - at_ms < self._settings.keep_s * 1000

    def _read_mark(self) -> tuple[str, int]:
        """Segment and number of the last acknowledged fact; after a lost mark all are handed over once more."""
        try:
            name, count = (self._settings.directory / MARK_NAME).read_text().split()
            return name, int(count)
        except (OSError, ValueError):
            return "", 0


def _made_ms(path: Path) -> int:
    return int(path.stem) if path.stem.isascii() and path.stem.isdigit() else 0


def _read_line(line: bytes) -> Fact | None:
    try:
        return msgspec.json.decode(line, type=Fact) if line.endswith(b"\n") else None
    except msgspec.MsgspecError:
        return None


def _append_synced(path: Path, lines: bytes) -> None:
    is_new = not path.exists()
    with path.open("ab") as file:
        file.write(lines)
        file.flush()
        os.fdatasync(file.fileno())
    if is_new:
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _move_mark(mark: Path, text: str, old: Sequence[Path]) -> None:
    """The mark needs no sync: after a crash an older one only means that facts are handed over again.

    What is old goes first: on a full disk that is the room the mark needs.
    """
    for path in old:
        path.unlink(missing_ok=True)
    new = mark.with_suffix(".new")
    new.write_text(text)
    new.replace(mark)


def _tell(batch: Sequence[_Unwritten], is_safe: bool) -> None:
    for entry in batch:
        if entry.done is not None:
            entry.done(is_safe)
