"""The outbox: in order, once per key, no refused write in the way of the next, nothing lost without the relay."""

import asyncio
import contextlib
import sqlite3
from pathlib import Path

from assistdesk.adapters.clock import SystemClock, SystemRandomness
from assistdesk.adapters.local_store import SqliteStore
from assistdesk.core.desk.outbox import Refused, Unsent
from assistdesk.core.errors import LinkError, RefusedError
from assistdesk.runtime.disk import Disk
from assistdesk.runtime.sending import Outbox


class ScriptedDesk:
    """Answers each path as written down; counts the keys it saw."""

    def __init__(self) -> None:
        self.errors: dict[str, list[Exception]] = {}
        self.seen: list[tuple[str, str]] = []

    async def write(self, unsent: Unsent) -> bytes:
        self.seen.append((unsent.path, unsent.key))
        errors = self.errors.get(unsent.path)
        if errors:
            raise errors.pop(0)
        return b"{}"


class Ears:
    def __init__(self) -> None:
        self.done: list[str] = []
        self.refused: list[str] = []
        self.is_signed_out = False
        self.holds = False
        self.errors: list[RefusedError] = []
        self.outbox: Outbox | None = None

    async def write_done(self, unsent: Unsent, answer: bytes) -> None:
        self.done.append(unsent.path)

    async def write_refused(self, unsent: Unsent, error: RefusedError) -> bool:
        self.refused.append(unsent.path)
        if self.errors:
            raise self.errors.pop(0)
        if self.outbox is not None:
            await self.outbox.refuse(Refused(unsent, error.rule))
        return not self.holds

    def signed_out(self) -> None:
        self.is_signed_out = True


def open_outbox(path: Path, desk: ScriptedDesk, ears: Ears) -> tuple[Disk, Outbox, asyncio.Event]:
    changed = asyncio.Event()
    disk = Disk(SqliteStore(path))
    made = Outbox(desk, disk, SystemClock(), SystemRandomness(), ears, changed.set)  # type: ignore[arg-type]
    return disk, made, changed


async def run_until_empty(outbox: Outbox, changed: asyncio.Event, left: int = 0) -> None:
    running = asyncio.create_task(outbox.run())
    async with asyncio.timeout(10):
        while len(outbox.waiting) > left:
            changed.clear()
            await changed.wait()
    running.cancel()


async def test_writes_go_in_order_and_a_refused_one_stops_nothing(tmp_path: Path) -> None:
    desk, ears = ScriptedDesk(), Ears()
    desk.errors["/b"] = [RefusedError("invalid", status=422)]
    disk, outbox, changed = open_outbox(tmp_path / "s.db", desk, ears)
    for path in ("/a", "/b", "/c"):
        await outbox.add("PUT", path, b"{}", 1)
    await run_until_empty(outbox, changed)
    assert (ears.done, ears.refused) == (["/a", "/c"], ["/b"])
    await disk.close()


async def test_PR2_a_lost_answer_is_asked_for_again_under_the_same_key(tmp_path: Path) -> None:
    desk, ears = ScriptedDesk(), Ears()
    desk.errors["/a"] = [LinkError("timeout")]
    disk, outbox, changed = open_outbox(tmp_path / "s.db", desk, ears)
    unsent = await outbox.add("PUT", "/a", b"{}", 1)
    await run_until_empty(outbox, changed)
    assert desk.seen == [("/a", unsent.key)] * 2
    await disk.close()


async def test_PR3_what_waits_is_there_after_a_restart(tmp_path: Path) -> None:
    disk, outbox, _ = open_outbox(tmp_path / "s.db", ScriptedDesk(), Ears())
    first = await outbox.add("PUT", "/a", b"1", 1)
    await disk.close()
    desk, ears = ScriptedDesk(), Ears()
    disk, outbox, changed = open_outbox(tmp_path / "s.db", desk, ears)
    await outbox.load()
    assert outbox.waiting == (first,)
    await run_until_empty(outbox, changed)
    assert desk.seen == [("/a", first.key)]
    assert await disk.run(lambda store: store.outbox()) == ()
    await disk.close()


async def test_a_held_write_lets_the_next_pass_and_stays_on_disk(tmp_path: Path) -> None:
    desk, ears = ScriptedDesk(), Ears()
    ears.holds = True
    desk.errors["/a"] = [RefusedError("newer_reply", status=409)]
    disk, outbox, changed = open_outbox(tmp_path / "s.db", desk, ears)
    held = await outbox.add("PUT", "/a", b"{}", 1)
    await outbox.add("PUT", "/b", b"{}", 1)
    await run_until_empty(outbox, changed, left=1)
    assert (ears.done, outbox.waiting) == (["/b"], (held,))
    await outbox.remove(held.key)
    assert await disk.run(lambda store: store.outbox()) == ()
    await disk.close()


async def test_a_held_write_that_is_released_goes_again_under_its_key(tmp_path: Path) -> None:
    desk, ears = ScriptedDesk(), Ears()
    ears.holds = True
    desk.errors["/a"] = [RefusedError("newer_reply", status=409)]
    disk, outbox, changed = open_outbox(tmp_path / "s.db", desk, ears)
    held = await outbox.add("PUT", "/a", b"{}", 1)
    await outbox.add("PUT", "/b", b"{}", 1)
    await run_until_empty(outbox, changed, left=1)
    outbox.release(held.key)
    await run_until_empty(outbox, changed)
    assert desk.seen[::2] == [("/a", held.key)] * 2
    assert ears.done == ["/b", "/a"]
    await disk.close()


async def test_a_lost_sign_in_is_told_and_loses_nothing(tmp_path: Path) -> None:
    desk, ears = ScriptedDesk(), Ears()
    desk.errors["/a"] = [RefusedError("signed_out", status=401)]
    disk, outbox, changed = open_outbox(tmp_path / "s.db", desk, ears)
    await outbox.add("PUT", "/a", b"{}", 1)
    await run_until_empty(outbox, changed)
    assert (ears.is_signed_out, ears.done) == (True, ["/a"])
    await disk.close()


NOTHING_GOES = "CREATE TRIGGER nothing_goes BEFORE DELETE ON outbox BEGIN SELECT RAISE(ABORT, 'full'); END"


def spoil(path: Path, sql: str) -> None:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute(sql)


async def test_a_disk_that_does_not_let_go_of_an_answered_write_ends_no_sending(tmp_path: Path) -> None:
    desk, ears = ScriptedDesk(), Ears()
    disk, outbox, changed = open_outbox(tmp_path / "s.db", desk, ears)
    first = await outbox.add("PUT", "/a", b"{}", 1)
    await outbox.add("PUT", "/b", b"{}", 1)
    spoil(tmp_path / "s.db", NOTHING_GOES)
    await run_until_empty(outbox, changed)
    assert ears.done == ["/a", "/b"]
    spoil(tmp_path / "s.db", "DROP TRIGGER nothing_goes")
    last = await outbox.add("PUT", "/c", b"{}", 1)
    await run_until_empty(outbox, changed)
    await outbox.remove(last.key)
    assert await disk.run(lambda store: store.outbox()) == ()
    assert [key for path, key in desk.seen if path == "/a"] == [first.key]
    await disk.close()


async def test_a_write_that_the_disk_did_not_let_go_of_may_be_added_again(tmp_path: Path) -> None:
    disk, outbox, _ = open_outbox(tmp_path / "s.db", ScriptedDesk(), Ears())
    first = await outbox.add("PUT", "/a", b"{}", 1, "one")
    other = await outbox.add("PUT", "/b", b"{}", 1)
    spoil(tmp_path / "s.db", NOTHING_GOES)
    await outbox.remove(first.key)
    again = await outbox.add("PUT", "/a", b"{}", 1, "one")
    spoil(tmp_path / "s.db", "DROP TRIGGER nothing_goes")
    await outbox.remove(other.key)
    assert [each.key for each in await disk.run(lambda store: store.outbox())] == [again.key]
    await disk.close()


async def test_a_refused_write_whose_words_the_disk_does_not_take_back_yet_is_refused_again(tmp_path: Path) -> None:
    desk, ears = ScriptedDesk(), Ears()
    desk.errors["/a"] = [RefusedError("invalid", status=422), RefusedError("invalid", status=422)]
    ears.errors = [RefusedError("disk")]
    disk, outbox, changed = open_outbox(tmp_path / "s.db", desk, ears)
    await outbox.add("PUT", "/a", b"{}", 1)
    await run_until_empty(outbox, changed)
    assert (ears.refused, ears.done) == (["/a", "/a"], [])
    await disk.close()


async def test_a_write_that_is_kept_as_refused_is_sent_no_more_not_even_after_a_restart(tmp_path: Path) -> None:
    desk, ears = ScriptedDesk(), Ears()
    desk.errors["/a"] = [RefusedError("invalid", status=422)]
    disk, outbox, changed = open_outbox(tmp_path / "s.db", desk, ears)
    ears.outbox = outbox
    unsent = await outbox.add("POST", "/a", b"{}", None)
    await run_until_empty(outbox, changed)
    assert outbox.refused == (Refused(unsent, "invalid"),)
    await disk.close()
    disk, again, changed = open_outbox(tmp_path / "s.db", desk, ears)
    await again.load()
    assert (again.waiting, again.refused) == ((), (Refused(unsent, "invalid"),))
    await again.add("POST", "/b", b"{}", None)
    await run_until_empty(again, changed)
    assert [path for path, _ in desk.seen] == ["/a", "/b"]
    await again.give_up(unsent.key)
    assert (again.refused, await disk.run(lambda store: store.refused())) == ((), ())
    await disk.close()


async def test_what_is_sent_in_place_of_a_refused_write_leaves_nothing_of_it(tmp_path: Path) -> None:
    disk, outbox, _ = open_outbox(tmp_path / "s.db", ScriptedDesk(), Ears())
    first = await outbox.add("POST", "/a", b"1", None)
    await outbox.refuse(Refused(first, "invalid"))
    second = await outbox.add("POST", "/a", b"2", None, replaces=first.key)
    assert (outbox.waiting, outbox.refused) == ((second,), ())
    assert await disk.run(lambda store: (store.outbox(), store.refused())) == ((second,), ())
    await disk.close()
