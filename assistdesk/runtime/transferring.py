"""Files of one session at one end: carries out what ``core.session.transfer`` decides, on this computer's disk.

Reading goes piece by piece as fast as the line takes it; what is received is written on a thread of its own, in order, and
while too much of it waits nothing more is read from the line. So memory stays flat whatever a file's size. Refuses to know
grants, windows and what a name means.
"""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from assistdesk.core.errors import RefusedError
from assistdesk.core.session import transfer
from assistdesk.core.session.file_names import safe_name
from assistdesk.core.session.transfer import Item, Transfers
from assistdesk.core.types import Role, Why
from assistdesk.core.wire.message_base import FILE_PIECE_BYTES
from assistdesk.core.wire.messages import FileData, FileOffer, Message
from assistdesk.runtime.ports import Clock, Files, Part
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.tasks import Tasks

BLOCK_BYTES: Final = 16 * FILE_PIECE_BYTES
WRITING_BYTES_MAX: Final = 4 * 1024 * 1024
"""What may wait for the disk before the line is made to wait."""


@dataclass(slots=True)
class Slot:
    """One file that is received; ``is_dead``: nothing that still waits for the disk is written any more."""

    part: Part | None = None
    is_dead: bool = False


@dataclass(frozen=True, slots=True)
class Hooks:
    """The way to the session: the grant under which a file may go to the other end now (None: it may not), a message's way
    out, room on the line (False: there is no line), what is told when a file is over."""

    grant: Callable[[], int | None]
    say: Callable[[Message], None]
    room: Callable[[], Awaitable[bool]]
    settled: Callable[[Item], None]
    changed: Callable[[], None]


class Transferring:
    """One end's files of one session. Lives on the loop."""

    def __init__(self, files: Files, clock: Clock, role: Role, tasks: Tasks, hooks: Hooks) -> None:
        self._files, self._clock, self._tasks, self._hooks = files, clock, tasks, hooks
        self.state = Transfers(role)
        self.problem: Cause | None = None
        self.paths: dict[int, str] = {}
        """Where a file of ours lies, and where a received one was put."""
        self._slots: dict[int, Slot] = {}
        self._reading = 0
        self._writing_bytes = 0
        self._caught_up = asyncio.Event()
        self._thread: ThreadPoolExecutor | None = None

    # --- the person -----------------------------------------------------------------------------------------------

    async def choose(self, paths: tuple[str, ...]) -> None:
        """Measure these files and offer them, one after the other."""
        for path in paths:
            try:
                measured = await asyncio.to_thread(self._files.measure, path)
                number = self.state.next_own
                self.feed(transfer.Chosen(safe_name(measured.name), measured.size, measured.sha256))
                self.paths[number] = path
            except RefusedError as error:
                self.problem = Cause(error.rule, (("name", Path(path).name),))
                self._hooks.changed()
                if error.rule == "file_count":
                    return

    def send_rest(self, number: int) -> None:
        """Offer a file again that was cut off; the other end says how much of it it has."""
        item, path = self.state.find(number), self.paths.get(number)
        if item is None or path is None or not (item.is_ours and item.stage is transfer.Stage.CUT):
            return
        again = self.state.next_own
        try:
            self.feed(transfer.Chosen(item.name, item.size, item.sha256, number))
        except RefusedError as error:
            self.problem = Cause(error.rule, (("name", item.name),))
            return
        self.paths[again] = path

    def accept(self, number: int, folder: str, pressed_ms: int) -> None:
        self.paths[number] = folder
        self.feed(transfer.Accepted(number, pressed_ms))

    # --- the machine ----------------------------------------------------------------------------------------------

    def feed(self, event: transfer.Event) -> None:
        """Raises RefusedError for a wish, PeerError for a message; the state is then as it was."""
        self.state, actions = transfer.step(self.state, event, self._clock.monotonic_ms())
        for action in actions:
            self._carry_out(action)
        self._hooks.changed()

    def _carry_out(self, action: transfer.Action) -> None:
        match action:
            case transfer.Say(message):
                self._hooks.say(message)
            case transfer.Offer(item):
                self._offer(item)
            case transfer.Read(number, start):
                self._reading = number
                self._tasks.spawn(self._read(number, start), "file")
            case transfer.OpenPart(item):
                self._tasks.spawn(self._open(item), "file")
            case transfer.Write(number, data):
                self._write(number, data)
            case transfer.Finish(number):
                self._tasks.spawn(self._finish(number), "file")
            case transfer.Hold(number):
                self._stop_reading(number)
            case transfer.Drop(number):
                self._stop_reading(number)
                self._drop(number)
            case transfer.Settled(item):
                if item.why is None and not item.is_ours:
                    self._keep(item.id)
                self._hooks.settled(item)

    # --- sending --------------------------------------------------------------------------------------------------

    def _offer(self, item: Item) -> None:
        grant = self._hooks.grant()
        if grant is None:  # a grant the other way only, given while this one waited
            asyncio.get_running_loop().call_soon(self.feed, transfer.Broken(item.id, Why.SCOPE))
        else:
            self._hooks.say(FileOffer(grant, item.id, item.name, item.size, item.sha256))

    def _stop_reading(self, number: int) -> None:
        if self._reading == number:
            self._reading = 0

    async def _read(self, number: int, start: int) -> None:
        """Hand file *number* to the line, from *start* to its end or until it is stopped."""
        item = self.state.find(number)
        if item is None or start == item.size:
            return
        try:
            source = await asyncio.to_thread(self._files.open, self.paths[number])
        except RefusedError:
            self.feed(transfer.Broken(number, Why.DISK))
            return
        at = start
        try:
            while at < item.size and self._reading == number:
                block = await asyncio.to_thread(source.read, at, min(BLOCK_BYTES, item.size - at))
                if not block:
                    raise RefusedError("file_read")
                at = await self._pass(number, at, block)
        except RefusedError:
            self.feed(transfer.Broken(number, Why.DISK))
        finally:
            await asyncio.to_thread(source.close)

    async def _pass(self, number: int, at: int, block: bytes) -> int:
        """One block in pieces, each when the line has room; where the next one begins."""
        for start in range(0, len(block), FILE_PIECE_BYTES):
            piece = block[start : start + FILE_PIECE_BYTES]
            has_line = await self._hooks.room()
            if self._reading != number:
                break
            grant = self._hooks.grant()
            if grant is None or not has_line:
                self._reading = 0  # the loss or the end of the grant is told by the session
                break
            self._hooks.say(FileData(grant, number, at, piece))
            at += len(piece)
            self.feed(transfer.Passed(number, len(piece)))
        return at

    # --- receiving ------------------------------------------------------------------------------------------------

    @property
    def writing_bytes(self) -> int:
        """What has come and is not on the disk yet."""
        return self._writing_bytes

    async def caught_up(self) -> None:
        """Until the disk has taken most of what came. Whoever reads the line waits here: that is the flow control."""
        while self._writing_bytes > WRITING_BYTES_MAX:
            self._caught_up.clear()
            await self._caught_up.wait()

    def _executor(self) -> ThreadPoolExecutor:
        if self._thread is None:
            self._thread = ThreadPoolExecutor(1, thread_name_prefix="files")
        return self._thread

    async def _open(self, item: Item) -> None:
        kept = self._slots.pop(item.rest_of, None)
        before = self.state.find(item.rest_of)
        if kept is not None and before is not None:
            self._slots[item.id] = kept
            self.feed(transfer.Opened(item.id, before.at))
            return
        self._slots[item.id] = slot = Slot()
        loop, folder = asyncio.get_running_loop(), self.paths[item.id]
        try:
            await loop.run_in_executor(self._executor(), _begin, slot, self._files, folder, item)
        except RefusedError:
            self.feed(transfer.Broken(item.id, Why.DISK))
            return
        self.feed(transfer.Opened(item.id, 0))

    def _write(self, number: int, data: bytes) -> None:
        slot = self._slots[number]
        self._writing_bytes += len(data)
        job = asyncio.get_running_loop().run_in_executor(self._executor(), _append, slot, data)
        job.add_done_callback(lambda done: self._written(number, len(data), done))

    def _written(self, number: int, count: int, done: "asyncio.Future[None]") -> None:
        self._writing_bytes -= count
        if self._writing_bytes <= WRITING_BYTES_MAX:
            self._caught_up.set()
        error = done.exception() if not done.cancelled() else None
        if isinstance(error, RefusedError):
            self.feed(transfer.Broken(number, Why.DISK))
        elif error is not None:
            raise error

    async def _finish(self, number: int) -> None:
        slot, item = self._slots.get(number), self.state.find(number)
        if slot is None or slot.part is None or item is None:
            return
        loop = asyncio.get_running_loop()
        try:
            path = await loop.run_in_executor(self._executor(), slot.part.finish, item.sha256)
        except RefusedError as error:
            self.feed(transfer.Broken(number, Why.INTEGRITY if error.rule == "integrity" else Why.DISK))
            return
        self.paths[number] = path
        self.feed(transfer.Saved(number))

    def _keep(self, number: int) -> None:
        slot = self._slots.pop(number, None)
        if slot is not None and slot.part is not None:
            self._executor().submit(slot.part.keep)

    def _drop(self, number: int) -> None:
        slot = self._slots.pop(number, None)
        if slot is not None:
            slot.is_dead = True
            self._executor().submit(_remove, slot)

    def close(self) -> None:
        """The session is over: no part of a file is left behind. Finished files stay."""
        self._reading = 0
        for number in list(self._slots):
            self._drop(number)
        if self._thread is not None:
            self._thread.shutdown(wait=False)
            self._thread = None


def _begin(slot: Slot, files: Files, folder: str, item: Item) -> None:
    """On the thread, so that what follows there finds the part."""
    slot.part = files.receive(folder, item.name, item.size)


def _append(slot: Slot, data: bytes) -> None:
    """On the thread. What was taken back while this waited is not written."""
    if not slot.is_dead and slot.part is not None:
        slot.part.write(data)


def _remove(slot: Slot) -> None:
    """On the thread, after all that was begun before."""
    if slot.part is not None:
        slot.part.drop()
