import asyncio
import gc
import os
import signal
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import numpy as np
import pytest

from assistdesk.adapters.decoder import InProcessDecoder, ProcessDecoder, Strikes, open_decoder
from assistdesk.core.errors import LinkError, MisuseError, PeerError, RefusedError
from assistdesk.core.screen.encoder import Encoder
from assistdesk.core.screen.frame import Frame
from assistdesk.core.types import Monitor
from tests.assistdesk.core.screen.pictures import noise, page
from tests.contracts.decoder import DecoderContract, pictures


class Clock:
    """A monotonic clock, and the worker's processor time: what the next slice takes."""

    def __init__(self) -> None:
        self.now_s = 0.0
        self.spent_s = 0.0
        self.next_slice_s = 0.0
        self._is_inside = False

    def monotonic(self) -> float:
        return self.now_s

    def thread(self) -> float:
        if self._is_inside:
            self.spent_s += self.next_slice_s
        self._is_inside = not self._is_inside
        return self.spent_s


class TestInProcessDecoder(DecoderContract):
    @pytest.fixture
    async def decoder(self) -> AsyncIterator[InProcessDecoder]:
        one = InProcessDecoder()
        yield one
        await one.close()


class TestProcessDecoder(DecoderContract):
    @pytest.fixture
    async def decoder(self) -> AsyncIterator[ProcessDecoder]:
        one = ProcessDecoder()
        yield one
        await one.close()


async def test_I12_a_child_that_is_killed_costs_a_picture_and_the_third_ends_it() -> None:
    now_s, encoder = 0.0, Encoder()
    one = ProcessDecoder(lambda: now_s)
    await one.layout(encoder.layout([Monitor(0, 0, 0, 150, 110)]))
    for death in range(3):
        (payload,) = encoder.encode(Frame(0, page(seed=death), 0), None, 1 << 30).slices
        await one.decode(payload)
        assert np.array_equal(one.pixels(0)[..., :3], page(seed=death)[..., :3])
        one._child.kill()
        one._child.join()
        (payload,) = encoder.encode(Frame(0, page(seed=50 + death), 0), None, 1 << 30).slices
        with pytest.raises(RefusedError if death == 2 else LinkError):
            await one.decode(payload)
        if death < 2:
            (payload,) = encoder.encode(Frame(0, page(seed=60 + death), 0), None, 1 << 30).slices
            assert (await one.decode(payload)).rects == (), "what was under way before the refresh changes nothing"
            encoder.refresh(0)
        now_s += 10.0
    await one.close()


async def test_I12_a_child_that_hangs_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistdesk.adapters.decoder.ANSWER_S", 0.2)
    one = ProcessDecoder()
    layout, payload = pictures(1)
    await one.layout(layout)
    child = one._child
    os.kill(child.pid, signal.SIGSTOP)
    with pytest.raises(LinkError):
        await one.decode(payload)
    assert one._child is None
    await one.close()


async def test_a_slice_that_nobody_waits_for_any_more_is_not_the_answer_to_the_next_one() -> None:
    one = ProcessDecoder()
    encoder = Encoder()
    await one.layout(encoder.layout([Monitor(0, 0, 0, 150, 110)]))
    (payload,) = encoder.encode(Frame(0, page(seed=1), 0), None, 1 << 30).slices
    given_up = asyncio.ensure_future(one.decode(payload))
    await asyncio.sleep(0)
    given_up.cancel()
    with pytest.raises(asyncio.CancelledError):
        await given_up
    encoder.refresh(0)
    (payload,) = encoder.encode(Frame(0, page(seed=2), 0), None, 1 << 30).slices
    assert (await one.decode(payload)).frame == 1
    assert np.array_equal(one.pixels(0)[..., :3], page(seed=2)[..., :3])
    await one.close()


async def test_close_ends_a_slice_that_is_under_way() -> None:
    one = ProcessDecoder()
    layout, payload = pictures(1)
    await one.layout(layout)
    os.kill(one._child.pid, signal.SIGSTOP)
    waiting = asyncio.ensure_future(one.decode(payload))
    await asyncio.sleep(0)
    os.kill(one._child.pid, signal.SIGCONT)
    await one.close()
    await asyncio.wait([waiting])
    assert waiting.exception() is None or isinstance(waiting.exception(), LinkError)


def limits_of(pid: int) -> tuple[dict[str, list[str]], int]:
    """The limits of a process, and its highest open file."""
    lines = Path(f"/proc/{pid}/limits").read_text("ascii").splitlines()[1:]
    highest = max(int(path.name) for path in Path(f"/proc/{pid}/fd").iterdir())
    return {line[:26].strip(): line[26:].split()[:2] for line in lines}, highest


async def test_the_child_can_open_nothing_and_take_no_more_than_its_share() -> None:
    one = ProcessDecoder()
    await one.start()
    numbers, highest = limits_of(one._child.pid)
    assert numbers["Max open files"] == [str(highest + 1)] * 2
    assert numbers["Max file size"] == ["0", "0"]
    assert int(numbers["Max address space"][1]) < 3 << 30
    await one.close()


async def test_the_last_picture_remains_to_be_seen_when_the_decoder_is_gone() -> None:
    one = ProcessDecoder()
    layout, payload = pictures(1)
    await one.layout(layout)
    await one.decode(payload)
    pixels = one.pixels(0)
    await one.close()
    del one
    gc.collect()
    assert np.array_equal(pixels[..., :3], page(seed=0)[..., :3])


PARENT = """
import asyncio, sys
from assistdesk.adapters.decoder import ProcessDecoder
from tests.contracts.decoder import pictures

async def live():
    one = ProcessDecoder()
    layout, payload = pictures(1)
    await one.layout(layout)
    await one.decode(payload)
    print(one._child.pid, flush=True)
    await asyncio.sleep(3600)

asyncio.run(live())
"""


async def test_a_child_does_not_outlive_a_program_that_is_killed() -> None:
    program = await asyncio.create_subprocess_exec(sys.executable, "-c", PARENT, stdout=asyncio.subprocess.PIPE)
    assert program.stdout is not None
    child = Path("/proc") / (await program.stdout.readline()).decode().strip()
    assert child.is_dir()
    program.kill()
    await program.wait()
    async with asyncio.timeout(30):
        while child.is_dir():
            await asyncio.sleep(0.01)


def test_on_linux_the_program_decodes_in_a_process_of_its_own() -> None:
    assert isinstance(open_decoder(), ProcessDecoder)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def timed(clock: Clock) -> AsyncIterator[InProcessDecoder]:
    one = InProcessDecoder(clock.monotonic, clock.thread)
    layout, *_ = pictures(1)
    await one.layout(layout)
    yield one
    await one.close()


@pytest.fixture
def slices() -> Iterator[bytes]:
    _, *rest = pictures(8)
    return iter(rest)


async def test_I12_the_third_slice_over_250_ms_within_a_minute_ends_it(
    clock: Clock, timed: InProcessDecoder, slices: Iterator[bytes]
) -> None:
    clock.next_slice_s = 0.251
    await timed.decode(next(slices))
    clock.now_s = 59.0
    await timed.decode(next(slices))
    clock.now_s = 59.9
    with pytest.raises(RefusedError) as caught:
        await timed.decode(next(slices))
    assert caught.value.rule == "decoder_slow"


async def test_I12_slow_slices_far_apart_and_quick_ones_are_forgiven(
    clock: Clock, timed: InProcessDecoder, slices: Iterator[bytes]
) -> None:
    for spent_s, at_s in ((0.3, 0.0), (0.24, 1.0), (0.3, 30.0), (0.3, 60.0), (0.3, 90.5)):
        clock.next_slice_s, clock.now_s = spent_s, at_s
        await timed.decode(next(slices))


async def test_one_slice_at_a_time(timed: InProcessDecoder, slices: Iterator[bytes]) -> None:
    first = asyncio.ensure_future(timed.decode(next(slices)))
    await asyncio.sleep(0)
    with pytest.raises(MisuseError):
        await timed.decode(next(slices))
    await first


async def test_the_loop_goes_on_while_a_slice_is_decoded() -> None:
    one, encoder, turns = InProcessDecoder(), Encoder(), 0
    await one.layout(encoder.layout([Monitor(0, 0, 0, 1_920, 1_080)]))
    (payload,) = encoder.encode(Frame(0, page(1_920, 1_080), 0), None, 1 << 30).slices
    task = asyncio.ensure_future(one.decode(payload))
    while not task.done():
        turns += 1
        await asyncio.sleep(0)
    assert turns > 3
    await one.close()


def test_strikes_are_forgotten_after_a_minute() -> None:
    strikes = Strikes()
    for at_s in (0.0, 30.0, 60.0, 90.0):
        strikes.add(at_s)
    with pytest.raises(RefusedError):
        strikes.add(119.9)


async def test_after_a_bad_slice_the_canvas_is_still_there_to_look_at(timed: InProcessDecoder) -> None:
    with pytest.raises(PeerError):
        await timed.decode(b"\x01" * 40)
    assert np.array_equal(timed.pixels(0), timed.canvas(0).pixels)
    assert noise().shape == timed.pixels(0).shape
