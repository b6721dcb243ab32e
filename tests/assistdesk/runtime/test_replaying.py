"""The player without its window: plays by the clock, seeks to any moment, ends where the file does."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from assistdesk.adapters.decoder import InProcessDecoder
from assistdesk.core.errors import LinkError
from assistdesk.core.screen.decoder import Decoded
from assistdesk.core.screen.frame import CursorShape, CursorState, Pixels
from assistdesk.core.session.recording import BlockCipher, Item, ItemType, Kind
from assistdesk.core.types import Monitor
from assistdesk.core.wire.messages import Pong, encode
from assistdesk.runtime.exporting import BeginFilm
from assistdesk.runtime.ports import Decoder, PictureUpdate
from assistdesk.runtime.replaying import Replaying, ReplayParts
from assistdesk.runtime.snapshot_replay import Halt, Play, ReplayPhase, ReplaySnapshot, Seek, SetSpeed
from assistdesk.runtime.tasks import Tasks
from tests.assistdesk.core.screen.pictures import MONITOR, noise, page, plain
from tests.assistdesk.core.session.recordings import FILE_KEY, OTHER, blocks, frame, recorder, replay
from tests.kit.ends import AheadClock

PICTURES = [plain(), page(seed=1), page(seed=2), page(seed=3)]
SMALL = Monitor(1, 150, 0, 40, 30)
HEAD = bytes(32)


def made() -> bytes:
    """Ten seconds a picture, a restart point before the last but one, a second monitor at the end."""
    file = recorder()
    data = file.header + file.restart(0, [MONITOR], [frame(PICTURES[0])], None) + file.mark(0, "start")
    for number in (1, 2, 3):
        t_ms = number * 10_000
        if number == 2:
            data += file.restart(t_ms - 1, [MONITOR], [frame(PICTURES[1], t_ms - 1)], None)
        data += file.picture(t_ms, frame(PICTURES[number], t_ms), [MONITOR.rect]) + file.flush()
    shape = CursorShape(4, 2, 1, 0, 0, bytes(8))
    cursor = (CursorState(0, 5, 6, 4, True), shape)
    data += file.cursor(35_000, cursor)
    data += file.restart(40_000, [MONITOR, SMALL], [frame(PICTURES[3]), frame(noise(40, 30), 0, 1)], cursor)
    return data + file.end(40_000, 0, HEAD)


@dataclass
class Watcher:
    """What the window would show."""

    seen: ReplaySnapshot = field(default_factory=ReplaySnapshot)
    fronts: dict[int, Pixels] = field(default_factory=dict)
    pointer: PictureUpdate | None = None

    def __post_init__(self) -> None:
        self.changed = asyncio.Event()

    def snapshot(self, snapshot: ReplaySnapshot) -> None:
        self.seen = snapshot
        self.changed.set()

    def picture(self, update: PictureUpdate) -> None:
        if update.pixels is not None:
            self.fronts[update.monitor] = update.pixels
        if update.cursor is not None:
            self.pointer = update
        self.changed.set()

    def shows(self, pixels: Pixels, monitor: int = 0) -> bool:
        front = self.fronts.get(monitor)
        return front is not None and bool((front[..., :3] == pixels[..., :3]).all())


class Player:
    def __init__(
        self,
        data: bytes,
        make_decoder: Callable[[], Decoder] = InProcessDecoder,
        key: Any = None,
        begin_film: BeginFilm | None = None,
    ) -> None:
        self.clock, self.watcher = AheadClock(), Watcher()
        self.failures: list[BaseException] = []
        self.tasks = Tasks(lambda _name, error: self.failures.append(error))
        opened = (lambda: replay(data)) if key is None else (lambda: replay(data, key))
        parts = ReplayParts(opened, make_decoder, self.clock, self.watcher, begin_film)
        self.app = Replaying(parts, self.tasks, "a.adrec")
        self.app.start()

    async def until(self, holds: Callable[[ReplaySnapshot], Any]) -> ReplaySnapshot:
        async with asyncio.timeout(20):
            while not holds(self.watcher.seen):
                self.watcher.changed.clear()
                await self.watcher.changed.wait()
        return self.watcher.seen

    async def ready(self) -> None:
        """Standing at the beginning, chapters known."""
        await self.until(lambda seen: seen.phase is ReplayPhase.PLAYING and self.watcher.fronts)
        self.app.handle(Halt())
        await self.until(lambda seen: seen.marks or seen.cut_at_ms is not None)


@pytest.fixture
async def open_player() -> AsyncIterator[Callable[..., Player]]:
    players: list[Player] = []

    def opened(*arguments: Any, **named: Any) -> Player:
        players.append(Player(*arguments, **named))
        return players[-1]

    yield opened
    for each in players:
        await each.tasks.cancel_all(1.0)
        await each.app.close()
        assert each.failures == []


async def test_it_plays_by_the_clock_to_the_end_and_from_the_beginning_again(
    open_player: Callable[..., Player],
) -> None:
    player = open_player(made())
    await player.until(lambda seen: seen.phase is ReplayPhase.PLAYING and player.watcher.shows(PICTURES[0]))
    player.clock.ahead_ms += 12_000
    await player.until(lambda _: player.watcher.shows(PICTURES[1]))
    player.app.handle(SetSpeed(2.0))
    player.clock.ahead_ms += 10_000
    await player.until(lambda _: player.watcher.shows(PICTURES[3]))
    player.clock.ahead_ms += 10_000
    end = await player.until(lambda seen: seen.phase is ReplayPhase.PAUSED)
    assert (end.at_ms, end.length_ms, end.cut_at_ms) == (40_000, 40_000, None)
    assert end.monitors == (MONITOR, SMALL)
    assert player.watcher.fronts[1].shape == (30, 40, 4)
    player.app.handle(Play())
    await player.until(lambda _: player.watcher.shows(PICTURES[0]))


async def test_a_seek_shows_the_picture_of_that_moment_forwards_and_backwards(
    open_player: Callable[..., Player],
) -> None:
    player = open_player(made())
    await player.ready()
    assert [mark.text for mark in player.watcher.seen.marks] == ["start"]
    for t_ms, number in ((30_000, 3), (10_000, 1), (29_999, 2), (9_999, 0), (19_999, 1), (21_000, 2), (0, 0)):
        player.app.handle(Seek(t_ms))
        await player.until(lambda _, number=number: player.watcher.shows(PICTURES[number]))
        assert player.watcher.seen.at_ms == t_ms
    player.app.handle(Seek(1 << 40))
    await player.until(lambda _: player.watcher.pointer is not None)
    assert player.watcher.seen.at_ms == 40_000


async def test_a_seek_before_the_first_picture_shows_the_first(open_player: Callable[..., Player]) -> None:
    """Real recordings do not begin with their first millisecond."""
    file = recorder()
    data = file.header + file.restart(25, [MONITOR], [frame(PICTURES[0], 25)], None)
    data += file.picture(9_000, frame(PICTURES[1], 9_000), [MONITOR.rect]) + file.flush() + file.end(10_000, 0, HEAD)
    player = open_player(data)
    await player.until(lambda seen: player.watcher.fronts)
    for to_ms, picture in ((10_000, 1), (0, 0), (0, 0), (9_500, 1)):
        player.app.handle(Seek(to_ms))
        await player.until(lambda seen, shown=picture: player.watcher.shows(PICTURES[shown]))
        assert player.watcher.seen.phase is not ReplayPhase.FAILED


async def test_of_many_seeks_the_last_counts(open_player: Callable[..., Player]) -> None:
    player = open_player(made())
    await player.ready()
    for t_ms in range(0, 31_000, 1_000):
        player.app.handle(Seek(t_ms))
    await player.until(lambda _: player.watcher.shows(PICTURES[3]))
    assert player.watcher.seen.at_ms == 30_000


async def test_D12_a_cut_file_plays_to_its_last_whole_block_and_says_so(open_player: Callable[..., Player]) -> None:
    parts = blocks(made())
    cut = b"".join(parts[:-6]) + parts[-6][:-1]
    player = open_player(cut)
    await player.ready()
    end = await player.until(lambda seen: seen.cut_at_ms is not None)
    assert end.cut_at_ms == end.length_ms < 30_000
    player.app.handle(Seek(end.length_ms))
    await player.until(lambda _: player.watcher.shows(PICTURES[min(2, end.length_ms // 10_000)]))


@pytest.mark.parametrize(
    ("data", "key", "rule"),
    [
        (b"not a recording", None, "recording_header"),
        (made(), OTHER, "recording_key"),
        (recorder().header, None, "recording_empty"),
    ],
)
async def test_D12_what_cannot_be_played_says_why(
    open_player: Callable[..., Player], data: bytes, key: Any, rule: str
) -> None:
    player = open_player(data, key=key)
    failed = await player.until(lambda seen: seen.phase is ReplayPhase.FAILED)
    assert failed.problem is not None
    assert failed.problem.rule == rule


async def test_D12_items_that_break_a_bound_end_it_there(open_player: Callable[..., Player]) -> None:
    """Whoever knows the key can seal anything; the decoder keeps its bounds all the same."""
    head = blocks(made())[0]
    good = replay(made())
    first = b"".join(item.pack() for item in good.items(good.points[0]) if item.t_ms == 0)
    for wrong in (Item(ItemType.SLICE, 5_000, b"\1" * 40), Item(ItemType.CURSOR, 5_000, encode(Pong(1)))):
        sealed = BlockCipher(head, FILE_KEY).seal(Kind.RESTART, 0, 5_000, first + wrong.pack())
        player = open_player(head + sealed)
        await player.ready()
        player.app.handle(Seek(5_000))
        seen = await player.until(lambda seen: seen.cut_at_ms == 5_000)
        assert player.watcher.shows(PICTURES[0])
        assert seen.phase is ReplayPhase.PAUSED


async def test_a_decoder_that_dies_is_followed_by_another_at_the_same_place(
    open_player: Callable[..., Player],
) -> None:
    deaths = [1]

    class Mortal(InProcessDecoder):
        async def decode(self, payload: bytes | memoryview) -> Decoded:
            if deaths and len(payload) > 0:
                deaths.pop()
                raise LinkError("decoder_died")
            return await super().decode(payload)

    player = open_player(made(), Mortal)
    await player.until(lambda _: player.watcher.shows(PICTURES[0]))
    assert deaths == []
