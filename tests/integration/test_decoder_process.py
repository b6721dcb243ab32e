"""The decoder's process dies in the middle of a real session (protocol.md section 10.3): a picture is lost, never the session
and never the window; the third death within a minute ends it, and both people are told why."""

import multiprocessing
from multiprocessing.process import BaseProcess
from pathlib import Path

import msgspec
import numpy as np

from assistdesk.core.types import Rect
from assistdesk.runtime.snapshot_customer import CustomerPhase
from assistdesk.runtime.snapshot_session import SessionPhase
from tests.integration.test_session_through_relay import Pair, open_pair
from tests.kit.relay_process import RelayProcess


def decoder() -> BaseProcess:
    """The one that runs now."""
    (child,) = [child for child in multiprocessing.active_children() if child.name == "decoder"]
    return child


async def kill_decoder(pair: Pair, shade: int) -> None:
    """Kill it, then let something happen on the customer's screen: only then does anybody notice."""
    child = decoder()
    child.kill()
    child.join()
    pair.customer.display.draw(Rect(10 + shade, 10, 100, 50), shade, 2, 3)


async def test_I12_after_a_death_the_picture_comes_back_exact(relay: RelayProcess, tmp_path: Path) -> None:
    async with open_pair(relay, tmp_path) as pair:
        await pair.share()
        for shade in (1, 2):
            before = decoder().pid
            await kill_decoder(pair, shade)
            await pair.picture()
            assert decoder().pid != before
        assert pair.agent.seen.session.phase is SessionPhase.ACTIVE
        assert pair.customer.seen.phase is CustomerPhase.SHARING


async def test_I12_after_a_death_that_a_new_layout_finds_the_picture_comes_back_exact(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with open_pair(relay, tmp_path) as pair:
        await pair.share()
        child = decoder()
        child.kill()
        child.join()
        display = pair.customer.display
        with display.lock:
            display.monitors = (msgspec.structs.replace(display.monitors[0], scale_percent=125),)
            display.pixels[..., :3] = np.random.default_rng(1).integers(0, 255, (*display.pixels.shape[:2], 3))
            display.version += 1
            display.lock.notify_all()
        await pair.picture()
        assert pair.agent.seen.session.phase is SessionPhase.ACTIVE


async def test_I12_three_deaths_within_a_minute_end_the_session_and_say_why(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with open_pair(relay, tmp_path) as pair:
        await pair.share()
        last = None
        for shade in (1, 2, 3):
            await kill_decoder(pair, shade)
            if shade < 3:
                await pair.picture()
                last = pair.agent.updates[-1].pixels
        over = await pair.ended()
        assert over.session.ended_why == pair.customer.seen.ended_why == "bad_item"
        assert pair.customer.display.open_screens == 0
        ref = await pair.session_ref(lambda ref: ref.witness == "both")
        assert ref.differences == ()
        assert not [child for child in multiprocessing.active_children() if child.name == "decoder"]
        assert last is not None
        assert last.shape == pair.customer.display.pixels.shape, "the last picture remains to be seen"
        assert (last[0, 0, :3] == 255).all()
