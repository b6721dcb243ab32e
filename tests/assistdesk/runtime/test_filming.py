"""Films of recordings: a player shows at each moment what the replay shows then, to the end or to where the file breaks."""

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from assistdesk.adapters.decoder import InProcessDecoder
from assistdesk.adapters.film_file import FilmFile
from assistdesk.core.errors import LinkError, RefusedError
from assistdesk.core.screen.decoder import Decoded
from assistdesk.core.screen.frame import CursorShape, CursorState, Pixels
from assistdesk.core.session.recording import BlockCipher, Item, ItemType, Kind
from assistdesk.core.session.replay import Replay
from assistdesk.core.types import Monitor
from assistdesk.core.wire.messages import Pong, encode
from assistdesk.runtime.filming import DEATHS_MAX, Filmed, Filming
from assistdesk.runtime.ports import Decoder
from tests.assistdesk.core.screen.pictures import MONITOR, page, plain
from tests.assistdesk.core.session.recordings import FILE_KEY, Player, blocks, frame, recorder, replay
from tests.assistdesk.runtime.test_recordings import Recorded
from tests.kit.films import Shown, psnr_db, seen_at, watch

NEAR_DB = 30.0
RED, BLUE, GREEN = (20, 20, 230), (230, 60, 20), (40, 200, 60)
PICTURES = [plain(), plain(colour=RED), page(seed=2), plain(colour=BLUE)]
SMALL = Monitor(0, 0, 0, 80, 60)
LARGE = Monitor(0, 0, 0, 200, 160)
SECOND = Monitor(1, 150, 0, 60, 110)
HEAD = bytes(32)
POINTER = CursorShape(4, 16, 16, 0, 0, bytes((0, 255, 255, 255)) * 256)


def made(end_ms: int = 40_000) -> bytes:
    """Ten seconds a picture, a restart point in the middle."""
    file = recorder()
    data = file.header + file.restart(25, [MONITOR], [frame(PICTURES[0])], None) + file.mark(25, "start")
    for number in (1, 2, 3):
        t_ms = number * 10_000
        if number == 2:
            data += file.restart(t_ms - 1, [MONITOR], [frame(PICTURES[1], t_ms - 1)], None)
        data += file.picture(t_ms, frame(PICTURES[number], t_ms), [MONITOR.rect]) + file.flush()
    return data + file.end(end_ms, 0, HEAD)


class Cinema:
    """Makes films into a folder and watches them."""

    def __init__(self, folder: Path, make_decoder: Callable[[], Decoder] = InProcessDecoder) -> None:
        self.path = folder / "a.webm"
        self.make_decoder = make_decoder
        self.told: list[tuple[int, int]] = []
        self.size = (0, 0)

    def begin(self, width: int, height: int) -> FilmFile:
        self.size = (width, height)
        return FilmFile(self.path, False, width, height)

    def filming(self, file: Replay) -> Filming:
        return Filming(file, self.make_decoder, self.begin, lambda *place: self.told.append(place))

    async def film(self, data: bytes) -> tuple[Filmed, list[Shown]]:
        done = await self.filming(replay(data)).run()
        return done, watch(self.path)

    def is_empty(self) -> bool:
        return list(self.path.parent.iterdir()) == []


@pytest.fixture
def cinema(tmp_path: Path) -> Cinema:
    folder = tmp_path / "films"
    folder.mkdir()
    return Cinema(folder)


def replayed(file: Replay, t_ms: int, monitor: int = 0) -> Pixels:
    """What the replay shows at that moment."""
    player = Player()
    player.play(file.items(file.points[0]), t_ms)
    return player.decoder.canvas(monitor).pixels


def shows(film: list[Shown], t_ms: int, pixels: Pixels) -> bool:
    return psnr_db(seen_at(film, t_ms)[: pixels.shape[0], : pixels.shape[1]], pixels) > NEAR_DB


async def test_at_every_moment_it_shows_what_was_recorded_then_and_it_is_as_long(cinema: Cinema) -> None:
    done, film = await cinema.film(made())
    assert done == Filmed(40_000, False)
    for t_ms in (25, 9_999, 10_000, 19_999, 20_040, 29_999, 30_000, 40_000):
        assert shows(film, t_ms, replayed(replay(made()), t_ms)), t_ms
    assert shows(film, 0, PICTURES[0])
    assert film[-1].t_ms == 40_000
    assert {10_000, 19_999, 30_000} <= {shown.t_ms for shown in film}
    assert cinema.told[-1] == (40_000, 40_000)
    assert cinema.told == sorted(cinema.told)


async def test_an_hour_in_which_nothing_happens_costs_next_to_nothing(cinema: Cinema) -> None:
    done, film = await cinema.film(made(end_ms=3_630_000))
    assert done.length_ms == film[-1].t_ms == 3_630_000
    assert len(film) < 400
    assert cinema.path.stat().st_size < 100_000
    assert shows(film, 3_000_000, PICTURES[3])


async def test_the_size_is_the_largest_and_smaller_screens_stand_in_the_middle(cinema: Cinema) -> None:
    file = recorder()
    data = file.header + file.restart(0, [SMALL], [frame(plain(80, 60, RED))], None)
    data += file.restart(5_000, [LARGE], [frame(plain(200, 160, BLUE), 5_000)], None)
    second = plain(60, 110, GREEN)
    data += file.restart(9_000, [MONITOR, SECOND], [frame(PICTURES[2], 9_000), frame(second, 9_000, 1)], None)
    _, film = await cinema.film(data + file.end(12_000, 0, HEAD))
    assert cinema.size == (200, 160)
    first = seen_at(film, 1_000)
    assert psnr_db(first[50:110, 60:140], plain(80, 60, RED)) > NEAR_DB
    assert first[:40].max() < 8
    assert psnr_db(seen_at(film, 6_000), plain(200, 160, BLUE)) > NEAR_DB
    both = seen_at(film, 10_000)  # 210 x 110 made smaller to 200 x 105
    assert psnr_db(both[40:120, 150:195], plain(45, 80, GREEN)) > NEAR_DB
    assert both[:24].max() < 8


async def test_the_pointer_is_in_it_where_it_was(cinema: Cinema) -> None:
    file = recorder()
    data = file.header + file.restart(0, [MONITOR], [frame(plain(colour=(40, 40, 40)))], None)
    for t_ms, x, visible in ((1_000, 20, True), (2_000, 80, True), (3_000, 80, False)):
        data += file.cursor(t_ms, (CursorState(0, x, 40, 4, visible), POINTER))
    _, film = await cinema.film(data + file.end(4_000, 0, HEAD))
    at = {t_ms: np.nonzero(seen_at(film, t_ms)[48, :, 1] > 128)[0] for t_ms in (500, 1_500, 2_500, 3_500)}
    assert [len(at[500]), len(at[3_500])] == [0, 0]
    assert (at[1_500].min(), at[1_500].max()) == (20, 35)
    assert (at[2_500].min(), at[2_500].max()) == (80, 95)


@pytest.mark.parametrize("how", ["cut", "changed"])
async def test_D12_what_is_cut_off_or_damaged_is_in_the_film_up_to_there(how: str, cinema: Cinema) -> None:
    parts = blocks(made())
    hurt = bytearray(parts[-3])
    hurt[-1] ^= 1
    data = b"".join(parts[:-3]) + (parts[-3][:-1] if how == "cut" else bytes(hurt) + b"".join(parts[-2:]))
    done, film = await cinema.film(data)
    assert done == Filmed(20_000, True)
    assert shows(film, 10_000, PICTURES[1])
    assert film[-1].t_ms == 20_000


async def test_D12_items_that_break_a_bound_end_it_there(cinema: Cinema) -> None:
    good = replay(made())
    first = b"".join(item.pack() for item in good.items(good.points[0]) if item.t_ms == 25)
    for wrong in (Item(ItemType.SLICE, 5_000, b"\1" * 40), Item(ItemType.CURSOR, 5_000, encode(Pong(1)))):
        head = blocks(made())[0]
        done, film = await cinema.film(
            head + BlockCipher(head, FILE_KEY).seal(Kind.RESTART, 0, 5_000, first + wrong.pack())
        )
        assert done == Filmed(5_000, True)
        assert shows(film, 5_000, PICTURES[0])
        cinema.path.unlink()


async def test_without_a_picture_there_is_no_film(cinema: Cinema) -> None:
    nothing = recorder()
    empty = nothing.header + nothing.restart(0, [], [], None) + nothing.end(5, 0, HEAD)
    first = blocks(made())
    torn = BlockCipher(first[0], FILE_KEY).seal(Kind.RESTART, 0, 9, b"\1" + bytes(20))
    for data in (recorder().header, empty, first[0] + torn):
        with pytest.raises(RefusedError, match="recording_empty"):
            await cinema.film(data)
    assert cinema.is_empty()


async def test_a_decoder_that_dies_is_followed_by_another_and_the_film_is_the_same(cinema: Cinema) -> None:
    seen: list[int] = []

    class Mortal(InProcessDecoder):
        async def decode(self, payload: bytes | memoryview) -> Decoded:
            seen.append(len(payload))
            if len(seen) in (2, 4):
                raise LinkError("decoder_died")
            return await super().decode(payload)

    cinema.make_decoder = Mortal
    done, film = await cinema.film(made())
    assert done == Filmed(40_000, False)
    for t_ms in (5_000, 15_000, 25_000, 35_000):
        assert shows(film, t_ms, replayed(replay(made()), t_ms)), t_ms
    assert len(seen) > 4


async def test_where_no_decoder_gets_past_a_place_the_film_ends(cinema: Cinema) -> None:
    tries: list[int] = []

    class Blind(InProcessDecoder):
        async def decode(self, payload: bytes | memoryview) -> Decoded:
            tries.append(len(payload))
            raise RefusedError("decoder_slow")

    cinema.make_decoder = Blind
    with pytest.raises(RefusedError, match="recording_empty"):
        await cinema.film(made())
    assert len(tries) == DEATHS_MAX
    assert cinema.is_empty()


async def test_cancelled_half_way_it_leaves_nothing(cinema: Cinema) -> None:
    film = asyncio.ensure_future(cinema.filming(replay(made(end_ms=3_600_000))).run())
    async with asyncio.timeout(20):
        while not cinema.told:
            await asyncio.sleep(0)
    film.cancel()
    with pytest.raises(asyncio.CancelledError):
        await film
    assert cinema.is_empty()


async def test_what_the_disk_refuses_ends_it(cinema: Cinema) -> None:
    cinema.path = cinema.path.parent / "missing" / "a.webm"
    with pytest.raises(RefusedError, match="disk"):
        await cinema.film(made())


async def test_a_real_sessions_recording_becomes_a_film(tmp_path: Path) -> None:
    async with Recorded(tmp_path / "session") as recorded:
        await recorded.record()
        for shade in (40, 200):
            await recorded.draw(shade)
        await recorded.agent.session.end()
        file = recorded.replay(await recorded.saved())
    for name in ("a.webm", "a.mp4"):
        path = tmp_path / name
        done = await Filming(file, InProcessDecoder, partial(FilmFile, path, False), lambda *_: None).run()
        film = watch(path)
        assert done == Filmed(film[-1].t_ms, False)
        for shown in film[1:]:
            assert shows(film, shown.t_ms, replayed(file, shown.t_ms)), (name, shown.t_ms)
        assert abs(int(film[-1].pixels[50, 50, 0]) - 200) < 12
