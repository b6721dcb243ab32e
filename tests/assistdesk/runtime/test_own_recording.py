"""The customer's own recording, in a session of both real ends: what is in it, who is told, and when it ends."""

import asyncio
import contextlib
import hashlib
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import numpy as np
import pytest

from assistdesk.adapters.clock import SystemRandomness
from assistdesk.adapters.decoder import InProcessDecoder
from assistdesk.adapters.keys import MemoryKeys
from assistdesk.core.errors import PeerError
from assistdesk.core.screen.frame import Frame
from assistdesk.core.session.replay import Replay
from assistdesk.core.types import Monitor, Rect, Role
from assistdesk.parts import own_box_key
from assistdesk.runtime import intents_customer
from assistdesk.runtime.own_recording import DAMAGE_MAX, Glass
from assistdesk.runtime.recordings import RecordingParts
from assistdesk.runtime.reporting import report_of
from tests.assistdesk.core.session.recordings import Player, replay
from tests.kit.pair import Pair

SOON_S = 20.0
BIG = Rect(0, 0, 200, 100)


class Kept(Pair):
    """Two ends in a session; the customer may keep a recording."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, make_decoder=InProcessDecoder)
        self.folder = folder / "mine"

    async def record(self) -> None:
        self.customer.do(intents_customer.RecordOwn(str(self.folder)))
        await self.customer.until(lambda seen: seen.recording.since_ms is not None)
        await self.agent.until(lambda: self.agent.session.is_customer_recording)

    async def draw(self, shade: int) -> None:
        self.customer.display.draw(BIG, shade, shade, 9)
        async with asyncio.timeout(SOON_S):
            while self.written() != shade:
                await asyncio.sleep(0.01)

    def written(self) -> int:
        """What the file's copy shows where ``draw`` draws."""
        recording = self.customer.app.session.recording._recording
        return int(recording._canvases[0].copy[50, 50, 0]) if recording is not None and recording.monitors else -1

    def told(self) -> list[str]:
        """The events of the ledger, as far as the agent has it."""
        return [line.ev for line in self.agent.session.log_lines]

    async def saved(self) -> Path:
        seen = await self.customer.until(lambda seen: seen.recording.saved_as)
        assert self.customer.app.session.recording.glass._canvases is None
        return Path(seen.recording.saved_as)

    def replay(self, path: Path) -> Replay:
        return replay(path.read_bytes(), self.customer.box_key)

    def shades(self, path: Path) -> tuple[int, int]:
        """Of the file's last picture: where ``draw`` draws, and beside it."""
        player, file = Player(), self.replay(path)
        with contextlib.suppress(PeerError):
            player.play(file.items(file.points[0]))
        pixels = player.decoder.canvas(0).pixels
        return int(pixels[50, 50, 0]), int(pixels[150, 250, 0])


@pytest.fixture
async def kept(tmp_path: Path) -> AsyncIterator[Kept]:
    async with Kept(tmp_path) as made:
        yield made


async def test_C16_her_own_recording_is_announced_shows_what_is_shared_less_what_is_hidden_and_is_in_the_ledger(
    kept: Kept,
) -> None:
    await kept.share()
    kept.customer.do(intents_customer.HideArea(240, 140, 40, 40))
    await kept.record()
    await kept.draw(80)
    kept.customer.do(intents_customer.RecordOwn(str(kept.folder)))  # one at a time
    kept.customer.do(intents_customer.RecordOwn(""))
    path = await kept.saved()
    await kept.agent.until(lambda: not kept.agent.session.is_customer_recording)
    contents = kept.replay(path).read_through()
    assert contents.cut == ""
    assert contents.end is not None
    assert contents.end.ledger_n > 0
    drawn, hidden = kept.shades(path)
    assert drawn == 80
    assert hidden < 0xFF, "the screen is white there, and she hides it"
    assert path.stat().st_mode & 0o777 == 0o600
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    await kept.agent.until(lambda: "rec.done" in kept.told())
    await kept.agent.session.end()
    await kept.agent.until(kept.agent.session.is_over.is_set)
    lines = kept.agent.session.book.bytes
    on, off = b'"ev":"rec.on","d":{"grant":0}', b'"ev":"rec.off","d":{"grant":0}'
    assert lines.index(on) < lines.index(off) < lines.index(b'"ev":"rec.done"')
    report = report_of(lines, Role.VIEWER)
    assert report is not None
    assert [(made.name, made.sha256) for made in report.recordings] == [("", digest)]


ENDS: dict[str, Callable[[Kept], None]] = {
    "she pauses": lambda each: each.customer.do(intents_customer.Pause()),
    "Stop": lambda each: each.customer.do(intents_customer.Stop()),
    "the link is lost": lambda each: each.relay.cut(each.agent.session.room),
}


@pytest.mark.parametrize("how", ENDS)
async def test_it_ends_with_the_sharing_and_nothing_later_is_in_it(kept: Kept, how: str) -> None:
    await kept.share()
    await kept.record()
    await kept.draw(40)
    ENDS[how](kept)
    path = await kept.saved()
    before = path.read_bytes()
    assert kept.replay(path).read_through().cut == ""
    assert kept.shades(path)[0] == 40
    assert kept.customer.seen.recording.since_ms is None
    kept.customer.do(intents_customer.RecordOwn(str(kept.folder)))  # nothing is shared now
    await kept.agent.until(lambda: not kept.agent.session.is_customer_recording)
    assert [path.read_bytes() for path in kept.folder.iterdir()] == [before]


async def test_a_place_that_takes_no_file_is_said_and_nothing_is_announced(kept: Kept) -> None:
    await kept.share()
    kept.folder.write_text("a file, no folder")
    kept.customer.do(intents_customer.RecordOwn(str(kept.folder)))
    seen = await kept.customer.until(lambda seen: seen.recording.trouble)
    assert seen.recording.trouble.rule == "recording_failed"
    assert seen.recording.since_ms is None
    await kept.agent.until(lambda: "perm.on" in kept.told())
    assert "rec.on" not in kept.told()


async def test_without_a_keyring_nothing_is_recorded_and_she_is_told_in_words_for_her(kept: Kept) -> None:
    await kept.share()
    own = kept.customer.app.session.recording
    own._parts = RecordingParts(own._parts.begin, lambda: own_box_key(MemoryKeys(), SystemRandomness()))
    kept.customer.do(intents_customer.RecordOwn(str(kept.folder)))
    seen = await kept.customer.until(lambda seen: seen.recording.trouble)
    assert seen.recording.trouble.rule == "own_locked_out"
    assert "rec.on" not in kept.told()
    assert list(kept.folder.glob("*")) == []


def test_what_was_grabbed_is_copied_whole_first_and_then_where_it_changed() -> None:
    glass, pixels = Glass(), np.full((20, 30, 4), 7, np.uint8)
    glass.take(Frame(0, pixels, 0))
    glass.begin((Monitor(0, 0, 0, 30, 20), Monitor(1, 30, 0, 30, 20)))
    assert (glass.changed(), glass.is_whole) == ((), False)
    glass.take(Frame(0, pixels, 0, ()))
    glass.take(Frame(1, np.zeros((9, 9, 4), np.uint8), 0))  # another size: the monitors have changed
    assert not glass.is_whole
    glass.take(Frame(1, pixels, 0))
    assert glass.is_whole
    assert [(update.monitor, update.rects) for update in glass.changed()] == [
        (0, (Rect(0, 0, 30, 20),)),
        (1, (Rect(0, 0, 30, 20),)),
    ]
    pixels[:] = 9
    for _ in range(DAMAGE_MAX + 1):
        glass.take(Frame(0, pixels, 0, (Rect(1, 2, 3, 4),)))
    (update,) = glass.changed()
    assert update.rects == (Rect(1, 2, 3, 4),)
    assert int(glass.pixels(0)[3, 2, 0]) == 9
    assert int(glass.pixels(0)[10, 10, 0]) == 7
    glass.end()
    glass.take(Frame(0, pixels, 0))
    assert glass.changed() == ()
