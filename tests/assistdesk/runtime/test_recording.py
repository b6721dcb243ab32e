"""One recording by itself: the newest picture wins, nothing is queued, and what went lossily is made exact."""

import asyncio
import hashlib

import numpy as np

from assistdesk.core.screen.frame import CursorState, Pixels
from assistdesk.core.session.recording import ItemType
from assistdesk.core.types import Monitor, Rect
from assistdesk.runtime.ports import PictureUpdate
from assistdesk.runtime.recording import DAMAGE_MAX, Finished, Recording
from tests.assistdesk.core.screen.pictures import HEIGHT, MONITOR, WIDTH, noise, page, plain
from tests.assistdesk.core.session.recordings import Player, header, recorder, replay
from tests.kit.ends import AheadClock

WHOLE = Rect(0, 0, WIDTH, HEIGHT)
OTHER = Monitor(3, WIDTH, 0, 40, 30)


class MemoryFile:
    """Keeps to what ``RecordingFile`` says, in memory."""

    def __init__(self) -> None:
        self.data = b""
        self.appended = asyncio.Event()
        self._loop = asyncio.get_running_loop()

    @property
    def size_bytes(self) -> int:
        return len(self.data)

    def append(self, data: bytes) -> None:
        self.data += data
        self._loop.call_soon_threadsafe(self.appended.set)

    def close(self) -> bytes:
        return hashlib.sha256(self.data).digest()


class Stage:
    def __init__(self) -> None:
        self.clock, self.file = AheadClock(), MemoryFile()
        self.recording = Recording(self.file, recorder(), self.clock, "a.adrec", lambda: (4, b"\x04" * 32))
        self.canvases: dict[int, Pixels] = {0: plain(), 3: plain(40, 30)}

    def share(self, *monitors: Monitor) -> None:
        self.recording.lay_out(monitors, self.canvases.__getitem__)

    def show(self, pixels: Pixels, rects: tuple[Rect, ...] = (WHOLE,), monitor: int = 0) -> None:
        """Paint on the canvas as a decoder would, and say where."""
        self.canvases[monitor][...] = pixels
        self.recording.seen(PictureUpdate(monitor, 0, True, self.canvases[monitor], rects))

    async def written(self) -> None:
        """One second passes, and something is on disk that was not before."""
        self.file.appended.clear()
        self.clock.ahead_ms += 1_100
        await asyncio.wait_for(self.file.appended.wait(), 20)

    def has(self, pixels: Pixels) -> bool:
        """Does the file so far end with this picture, exactly?"""
        if len(self.file.data) <= len(header().pack()):
            return False
        file, player = replay(self.file.data), Player()
        player.play(file.items(file.points[0]))
        return player.shows(pixels)

    async def done(self, running: "asyncio.Task[Finished]") -> Player:
        self.recording.finish()
        finished = await running
        assert (finished.digest, finished.trouble) == (hashlib.sha256(self.file.data).digest(), "")
        file, player = replay(self.file.data), Player()
        assert file.cut == ""
        player.play(file.items(file.points[0]))
        return player


async def test_x_of_a_hostile_picture_is_not_copied() -> None:
    """The encoder marks what was never sent with X = 0, so a black pixel with X = 0 would never be written."""
    stage = Stage()
    stage.canvases[0][...] = 0
    stage.share(MONITOR)
    running = asyncio.create_task(stage.recording.run())
    player = await stage.done(running)
    assert player.shows(stage.canvases[0])


async def test_more_changes_than_are_kept_apart_are_one_and_the_last_of_them_is_in_the_file() -> None:
    stage = Stage()
    stage.share(MONITOR)
    running = asyncio.create_task(stage.recording.run())
    picture = page()
    for number in range(DAMAGE_MAX + 5):
        stage.show(picture, (Rect(number, number, 40, 20),))
    stage.show(picture)
    assert (await stage.done(running)).shows(picture)


async def test_what_went_lossily_is_exact_after_a_while_without_a_change() -> None:
    stage = Stage()
    stage.share(MONITOR)
    running = asyncio.create_task(stage.recording.run())
    stage.show(noise())
    while not stage.has(noise()):
        await stage.written()
    await stage.done(running)


async def test_another_layout_is_followed_and_updates_of_the_old_one_are_not_taken() -> None:
    stage = Stage()
    stage.share(MONITOR)
    running = asyncio.create_task(stage.recording.run())
    await stage.written()
    stage.share(OTHER)
    stage.recording.seen(PictureUpdate(0, 0, True, page(), (WHOLE,)))
    stage.recording.seen(PictureUpdate(3, 0, True, plain(41, 30), (Rect(0, 0, 41, 30),)))
    stage.recording.seen(PictureUpdate(3, 0, False, cursor=CursorState(3, 1, 2, 0, True)))
    picture = noise(40, 30)
    stage.show(picture, (Rect(0, 0, 40, 30),), 3)
    player = await stage.done(running)
    assert player.monitors == (OTHER,)
    assert player.shows(picture, 3)


async def test_while_nothing_is_shared_there_is_nothing_to_show_and_lines_and_marks_are_kept() -> None:
    stage = Stage()
    stage.share()
    running = asyncio.create_task(stage.recording.run())
    stage.recording.ledger_line(b'{"v":1}')
    stage.recording.mark()
    stage.recording.finish()
    finished = await running
    assert finished.trouble == ""
    contents = replay(stage.file.data).read_through()
    assert contents.end is not None
    assert (contents.end.ledger_n, contents.end.ledger_head) == (4, b"\x04" * 32)


async def test_after_stop_nothing_is_copied_any_more() -> None:
    stage = Stage()
    stage.share(MONITOR)
    running = asyncio.create_task(stage.recording.run())
    while not stage.has(plain()):
        await stage.written()
    stage.show(page())
    stage.recording.stop()
    await running
    file, player = replay(stage.file.data), Player()
    player.play(file.items(file.points[0]))
    assert player.shows(plain())
    assert [item.type for item in file.items(file.points[0])] == [ItemType.LAYOUT, ItemType.SLICE]
    assert np.array_equal(stage.canvases[0], page())
