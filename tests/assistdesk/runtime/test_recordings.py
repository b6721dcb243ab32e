"""Recording in a session of both real ends: what the file holds, when it ends, and what both people are told."""

import contextlib
import errno
import hashlib
import os
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from assistdesk.adapters.decoder import InProcessDecoder
from assistdesk.core.errors import PeerError
from assistdesk.core.session import events
from assistdesk.core.session.replay import Replay
from assistdesk.core.session.verify import Outcome, verify
from assistdesk.core.types import Permission, PermissionState, Rect, Role, Scope
from assistdesk.runtime import intents_customer
from assistdesk.runtime.reporting import report_of
from tests.assistdesk.core.session.recordings import Player, replay
from tests.kit.pair import Pair

BIG = Rect(0, 0, 200, 100)


class Recorded(Pair):
    """Two ends in a session; the agent has asked to record."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, make_decoder=InProcessDecoder)
        self.folder = folder / "agent" / "recordings"

    async def ask(self) -> None:
        self.agent.session.feed(events.AskPressed(Permission.RECORD, Scope(), ""))
        await self.customer.answer(minutes=60)
        await self.customer.until(lambda seen: not seen.asks)

    async def record(self) -> None:
        await self.share()
        await self.ask()
        await self.agent.until(lambda: self.agent.session.recordings.since_ms is not None)

    def state(self) -> PermissionState:
        return next(view.state for view in self.customer.seen.permissions if view.permission is Permission.RECORD)

    async def draw(self, shade: int) -> None:
        """Something new on the customer's screen, as far as the agent's canvas."""
        self.customer.display.draw(BIG, shade, shade, 9)
        await self.agent.until(lambda: self.agent.shows(self.customer.display))

    async def saved(self) -> Path:
        await self.agent.until(lambda: self.agent.told)
        (path,) = self.folder.iterdir()
        return path

    def replay(self, path: Path) -> Replay:
        return replay(path.read_bytes(), self.agent.box_key)

    def last_shade(self, path: Path) -> int:
        """What the file's last picture shows where ``draw`` draws."""
        player, file = Player(), self.replay(path)
        with contextlib.suppress(PeerError):
            player.play(file.items(file.points[0]))
        return int(player.decoder.canvas(0).pixels[50, 50, 0])


@pytest.fixture
async def recorded(tmp_path: Path) -> AsyncIterator[Recorded]:
    async with Recorded(tmp_path) as made:
        yield made


async def test_a_recording_shows_what_was_seen_and_its_hash_is_in_both_ledgers_and_the_report(
    recorded: Recorded,
) -> None:
    await recorded.record()
    await recorded.draw(40)
    recorded.agent.session.recordings.mark()
    await recorded.draw(80)
    await recorded.agent.session.end()
    path = await recorded.saved()
    await recorded.agent.until(recorded.agent.session.is_over.is_set)
    await recorded.customer.until(lambda seen: seen.report is not None)
    contents = recorded.replay(path).read_through()
    assert (contents.cut, len(contents.marks)) == ("", 1)
    assert contents.end is not None
    assert contents.end.ledger_n > 0
    assert recorded.last_shade(path) == 80
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert path.stat().st_mode & 0o777 == 0o600
    for session in (recorded.agent.session, recorded.customer.app.session):
        lines = session.book.bytes
        assert verify(lines.splitlines(keepends=True)).outcome is Outcome.OK
        assert digest.encode() in lines
        assert lines.index(b"rec.on") < lines.index(b"rec.off") < lines.index(digest.encode())
    report = report_of(recorded.agent.session.book.bytes, Role.VIEWER)
    assert report is not None
    assert [(made.name, made.sha256) for made in report.recordings] == [(path.name, digest)]
    assert recorded.agent.told == [("recording_saved", path.name)]


ENDS: dict[str, Callable[[Recorded], None]] = {
    "Record is taken back": lambda each: each.customer.do(intents_customer.Revoke(Permission.RECORD)),
    "Stop": lambda each: each.customer.do(intents_customer.Stop()),
    "the link is lost": lambda each: each.relay.cut(each.agent.session.room),
}


@pytest.mark.parametrize("how", ENDS)
async def test_C16_whatever_takes_the_grant_closes_the_file_and_nothing_later_is_in_it(
    recorded: Recorded, how: str
) -> None:
    await recorded.record()
    await recorded.draw(40)
    recorded.customer.display.draw(BIG, 200, 200, 9)
    ENDS[how](recorded)
    path = await recorded.saved()
    assert recorded.agent.session.recordings.since_ms is None
    assert recorded.replay(path).read_through().cut == ""
    before = path.read_bytes()
    if how == "Record is taken back":
        await recorded.draw(90)  # the session goes on
    assert path.read_bytes() == before
    assert recorded.last_shade(path) != 90


async def test_C16_a_second_grant_is_a_second_file(recorded: Recorded) -> None:
    await recorded.record()
    recorded.customer.do(intents_customer.Revoke(Permission.RECORD))
    await recorded.agent.until(lambda: len(recorded.agent.told) == 1)
    await recorded.ask()
    await recorded.agent.until(lambda: recorded.agent.session.recordings.since_ms is not None)
    await recorded.agent.session.end()
    await recorded.agent.until(lambda: len(recorded.agent.told) == 2)
    assert [replay(path.read_bytes(), recorded.agent.box_key).cut for path in recorded.folder.iterdir()] == ["", ""]


async def test_D13_a_full_disk_closes_the_file_whole_and_turns_record_off_and_the_session_goes_on(
    recorded: Recorded, monkeypatch: pytest.MonkeyPatch
) -> None:
    await recorded.record()
    await recorded.draw(40)
    write = os.write

    def full(descriptor: int, data: bytes) -> int:
        if Path(f"/proc/self/fd/{descriptor}").readlink().suffix == ".adrec":
            raise OSError(errno.ENOSPC, "no space left on device")
        return write(descriptor, data)

    monkeypatch.setattr("assistdesk.adapters.recording_file.os.write", full)
    await recorded.draw(80)
    path = await recorded.saved()
    assert recorded.agent.told == [("recording_failed", "")]
    await recorded.customer.until(lambda _: recorded.state() is PermissionState.OFF)
    contents = recorded.replay(path).read_through()
    assert contents.cut == "recording_cut"
    await recorded.draw(120)
    told = ("hash", hashlib.sha256(path.read_bytes()).hexdigest())
    await recorded.agent.until(lambda: any(told in line.fields for line in recorded.agent.session.log_lines))


async def test_a_file_that_cannot_be_made_gives_record_back(recorded: Recorded) -> None:
    await recorded.share()
    recorded.folder.parent.mkdir(exist_ok=True)
    recorded.folder.write_text("a file stands where the folder should be")
    await recorded.ask()
    await recorded.agent.until(lambda: recorded.agent.told)
    assert recorded.agent.told == [("recording_failed", "")]
    await recorded.customer.until(lambda _: recorded.state() is PermissionState.OFF)
