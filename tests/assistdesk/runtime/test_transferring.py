"""Files between two ends on a real disk, without a session: streams, bounds, loss, and a disk that does not keep up."""

import asyncio
import hashlib
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from assistdesk.adapters.clock import SystemClock
from assistdesk.adapters.files_os import OsFiles, OsPart
from assistdesk.core.session import transfer
from assistdesk.core.session.clip import ARM_MS
from assistdesk.core.session.transfer import Item, Stage, Stopped
from assistdesk.core.types import Role, Why
from assistdesk.core.wire.messages import FileData, FileOffer, Message, decode, encode
from assistdesk.runtime.ports import Files
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.transferring import WRITING_BYTES_MAX, Hooks, Transferring
from tests.kit.ends import WAIT_S

LOST, REVOKED = Stopped(Why.LOST, keep_parts=True), Stopped(Why.REVOKED, keep_parts=False)
QUEUE = 16


class End:
    """One end. What it says reaches the other in order, a bounded number of messages at a time, as on a line."""

    def __init__(self, role: Role, folder: Path, files: Files) -> None:
        self.role, self.folder = role, folder
        self.failures: list[BaseException] = []
        self.tasks = Tasks(lambda _name, error: self.failures.append(error))
        self.settled: list[Item] = []
        self.way: asyncio.Queue[Message] = asyncio.Queue()
        self.grant: int | None = 7
        self.pieces = 0
        self.waiting_most = 0
        hooks = Hooks(lambda: self.grant, self.way.put_nowait, self._room, self.settled.append, lambda: None)
        self.files = Transferring(files, SystemClock(), role, self.tasks, hooks)

    async def _room(self) -> bool:
        while self.way.qsize() >= QUEUE:
            await asyncio.sleep(0)
        return True

    async def carry_to(self, other: "End") -> None:
        while True:
            message = await self.way.get()
            self.waiting_most = max(self.waiting_most, self.way.qsize())
            self.pieces += isinstance(message, FileData)
            other.files.feed(transfer.Arrived(decode(message.CHANNEL, encode(message), self.role)))  # type: ignore[arg-type]
            await other.files.caught_up()

    def newest(self) -> Item:
        return self.files.state.items[-1]

    def offer(self, body: bytes, name: str = "a.bin") -> Path:
        path = self.folder.parent / f"{self.role.value}-{name}"
        path.write_bytes(body)
        self.tasks.spawn(self.files.choose((str(path),)), "choose")
        return path


class Line:
    """The agent's end and the customer's."""

    def __init__(self, folder: Path, files: Files) -> None:
        self.viewer = End(Role.VIEWER, folder / "agent", OsFiles())
        self.host = End(Role.HOST, folder / "customer", files)
        self.running: list[asyncio.Task[None]] = []

    def connect(self) -> None:
        ways = ((self.viewer, self.host), (self.host, self.viewer))
        self.running = [asyncio.create_task(one.carry_to(other)) for one, other in ways]

    def cut(self) -> None:
        for task in self.running:
            task.cancel()
        for end in (self.viewer, self.host):
            end.way = asyncio.Queue()
            object.__setattr__(end.files._hooks, "say", end.way.put_nowait)
            end.files.feed(LOST)

    async def accept(self, end: End) -> Item:
        """As soon as an offer is before that person, and a moment later."""
        await until(lambda: end.files.state.items and end.newest().shown_ms is not None)
        item = end.newest()
        assert item.shown_ms is not None
        end.files.accept(item.id, str(end.folder), item.shown_ms + ARM_MS)
        return item


async def until(holds: Callable[[], object]) -> None:
    async with asyncio.timeout(WAIT_S):
        while not holds():
            await asyncio.sleep(0.002)


@pytest.fixture
async def line(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Line]:
    made = Line(tmp_path, getattr(request, "param", OsFiles)())
    made.connect()
    yield made
    for task in made.running:
        task.cancel()
    for end in (made.viewer, made.host):
        end.files.close()
        await end.tasks.cancel_all(2.0)
        assert end.failures == []


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


async def test_a_file_arrives_whole_and_little_of_it_is_in_memory_at_any_time(line: Line) -> None:
    body = bytes(range(256)) * 4096 * 12 + b"end"
    line.viewer.offer(body)
    await line.accept(line.host)
    await until(lambda: line.viewer.settled and line.host.settled)
    assert line.host.files.paths[1] == str(line.host.folder / "viewer-a.bin")
    assert OsFiles().measure(line.host.files.paths[1]).sha256 == line.host.newest().sha256
    assert line.host.newest().sha256 == hashlib.sha256(body).digest()
    assert names(line.host.folder) == ["viewer-a.bin"]
    assert [end.newest().stage for end in (line.viewer, line.host)] == [Stage.DONE, Stage.DONE]
    assert line.viewer.waiting_most <= QUEUE + 1


async def test_two_files_each_way_follow_each_other_and_an_empty_one_is_one(line: Line) -> None:
    line.viewer.offer(b"one", "1.txt")
    await line.accept(line.host)
    line.host.offer(b"", "empty.txt")
    await until(lambda: any(not each.is_ours for each in line.viewer.files.state.items))
    await line.accept(line.viewer)
    await until(lambda: len(line.viewer.settled) == len(line.host.settled) == 2)
    assert (names(line.host.folder), names(line.viewer.folder)) == (["viewer-1.txt"], ["host-empty.txt"])


async def test_after_a_loss_only_the_rest_travels_and_the_whole_is_checked(line: Line) -> None:
    body = bytes(3_200_000)
    line.viewer.offer(body)
    await line.accept(line.host)
    await until(lambda: line.host.newest().at > 800_000)
    line.cut()
    kept = line.host.newest().at
    before = line.viewer.pieces
    assert (line.host.newest().stage, line.viewer.newest().stage) == (Stage.CUT, Stage.CUT)
    line.connect()
    line.viewer.files.send_rest(line.viewer.newest().id)
    await until(lambda: line.host.newest().id == 3)
    assert line.host.newest().rest_of == 1
    await line.accept(line.host)
    await until(lambda: line.viewer.newest().stage is Stage.DONE)
    assert line.viewer.pieces - before == -(-(len(body) - kept) // 16_000)
    assert [path.stat().st_size for path in line.host.folder.iterdir()] == [len(body)]


async def test_P9_when_the_grant_goes_in_mid_file_nothing_is_written_after_it_and_nothing_stays(line: Line) -> None:
    line.viewer.offer(bytes(8_000_000))
    await line.accept(line.host)
    await until(lambda: line.host.newest().at > 100_000)
    line.host.files.feed(REVOKED)
    line.viewer.files.feed(REVOKED)
    await until(lambda: names(line.host.folder) == [])
    pieces = line.viewer.pieces
    await asyncio.to_thread(line.host.files._executor().submit(lambda: None).result)
    assert names(line.host.folder) == []
    assert line.viewer.pieces <= pieces + QUEUE
    assert line.host.newest().why is Why.REVOKED


async def test_P6_a_file_that_changes_while_it_is_sent_is_discarded_and_both_are_told(line: Line) -> None:
    path = line.viewer.offer(bytes(400_000))
    await until(lambda: line.host.files.state.items)
    path.write_bytes(b"x" * 400_000)
    await line.accept(line.host)
    await until(lambda: line.viewer.settled and line.host.settled)
    assert {end.newest().why for end in (line.viewer, line.host)} == {Why.INTEGRITY}
    path = line.viewer.offer(bytes(400_000))
    await until(lambda: line.host.newest().id == 3)
    path.write_bytes(b"short")
    await line.accept(line.host)
    await until(lambda: len(line.viewer.settled) == 2 and len(line.host.settled) == 2)
    assert (line.viewer.newest().why, line.host.newest().why) == (Why.DISK, Why.GIVEN_BACK)
    await until(lambda: names(line.host.folder) == [])


async def test_what_cannot_be_read_is_said_to_the_sender_alone(line: Line, tmp_path: Path) -> None:
    await line.viewer.files.choose((str(tmp_path),))
    assert line.viewer.files.problem is not None
    assert line.viewer.files.problem.rule == "file_kind"
    assert line.host.files.state.items == ()


async def test_a_grant_the_other_way_only_offers_nothing(line: Line) -> None:
    line.viewer.grant = None
    line.viewer.offer(b"text")
    await until(lambda: line.viewer.settled)
    assert line.viewer.newest().why is Why.SCOPE
    assert not any(isinstance(each, FileOffer) for each in line.viewer.way._queue)  # type: ignore[attr-defined]


class SlowPart(OsPart):
    """A disk that takes nothing until it is let."""

    gate = threading.Event()
    full = False

    def write(self, data: bytes) -> None:
        assert self.gate.wait(WAIT_S)
        if self.full:
            os_part_full(self)
        super().write(data)


def os_part_full(part: OsPart) -> None:
    from assistdesk.core.errors import RefusedError

    part.drop()
    raise RefusedError("disk")


class SlowDisk(OsFiles):
    def receive(self, folder: str, name: str, size: int) -> OsPart:
        part = super().receive(folder, name, size)
        part.__class__ = SlowPart
        return part


@pytest.mark.parametrize("line", [SlowDisk], indirect=True)
@pytest.mark.parametrize("full", [False, True], ids=["slow", "full"])
async def test_P8_P10_while_the_disk_is_behind_nothing_more_is_read_from_the_line(line: Line, full: bool) -> None:
    SlowPart.gate.clear()
    SlowPart.full = full
    body = bytes(2 * WRITING_BYTES_MAX)
    line.viewer.offer(body)
    await line.accept(line.host)
    await until(lambda: line.host.files.writing_bytes > WRITING_BYTES_MAX)
    await asyncio.sleep(0.05)
    assert line.host.files.writing_bytes <= WRITING_BYTES_MAX + 16_000
    assert line.viewer.newest().at <= WRITING_BYTES_MAX + (QUEUE + 3) * 16_000
    SlowPart.gate.set()
    await until(lambda: line.viewer.settled and line.host.settled)
    assert line.viewer.newest().why is (Why.DISK if full else None)
    assert line.host.files.writing_bytes == 0 or full
    await until(lambda: names(line.host.folder) == ([] if full else ["viewer-a.bin"]))
