"""Facts on their way: on disk before anybody is told, handed over in order, again after a restart."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from assistdesk.core.errors import LinkError
from relay.sessions import spool as spool_module
from relay.sessions.ports import Fact, FactKind, Outcome
from relay.sessions.spool import Spool, SpoolSettings
from tests.contracts.directory import MemoryFacts
from tests.relay.sessions.stage import T0_MS, ManualClock, Notebook


def fact(number: int, kind: FactKind = FactKind.PAIRED, at_ms: int = T0_MS) -> Fact:
    outcome = Outcome.DONE if kind is FactKind.ENDED else None
    return Fact(room=bytes(16), epoch=1, number=number, kind=kind, at_ms=at_ms, outcome=outcome)


class MoodyFacts(MemoryFacts):
    """Refuses while ``is_down``."""

    def __init__(self) -> None:
        super().__init__()
        self.is_down = True
        self.asked = 0

    async def append(self, facts: Sequence[Fact]) -> None:
        self.asked += 1
        if self.is_down:
            raise LinkError("database_down")
        await super().append(facts)


class Desk:
    """A spool and everything around it."""

    def __init__(self, folder: Path, facts: MemoryFacts, **settings: object) -> None:
        self.facts, self.clock, self.notebook = facts, ManualClock(), Notebook()
        made = SpoolSettings(folder / "spool", **settings)  # type: ignore[arg-type]
        self.spool = Spool(made, facts, self.clock, self.notebook)
        self.recalled = self.spool.load()
        self.told: list[tuple[int, bool]] = []

    def put(self, *facts: Fact) -> None:
        for one in facts:
            self.spool.put(one, lambda is_safe, number=one.number: self.told.append((number, is_safe)))

    async def until(self, condition: object) -> None:
        async with asyncio.timeout(5):
            while not condition():  # type: ignore[operator]
                await asyncio.sleep(0.001)

    def numbers(self) -> list[int]:
        return [one.number for one in self.facts.facts]


async def test_a_fact_is_on_disk_before_its_writer_is_told_and_is_handed_over_in_order(tmp_path: Path) -> None:
    desk = Desk(tmp_path, MemoryFacts())
    desk.spool.start()
    desk.put(fact(1), fact(2))
    desk.spool.put(fact(3))
    await desk.until(lambda: len(desk.facts.facts) == 3)
    assert desk.told == [(1, True), (2, True)]
    assert desk.numbers() == [1, 2, 3]
    await desk.until(lambda: desk.spool.waiting_bytes == 0)
    assert desk.spool.oldest_ms is None
    await desk.spool.close(within_s=1)


async def test_R18_facts_wait_while_the_database_is_gone_and_are_handed_over_once_afterwards(
    tmp_path: Path,
) -> None:
    facts = MoodyFacts()
    desk = Desk(tmp_path, facts)
    desk.spool.start()
    desk.put(fact(1))
    await desk.until(lambda: facts.asked == 1)
    desk.put(fact(2))
    await desk.until(lambda: len(desk.told) == 2)
    for _ in range(10):
        await desk.clock.live(1, 0.5)
    assert facts.asked >= 3
    assert desk.spool.oldest_ms == T0_MS
    facts.is_down = False
    await desk.clock.live(6, 0.5)
    await desk.until(lambda: desk.numbers() == [1, 2])
    await desk.spool.close(within_s=1)


async def test_R17_what_was_not_handed_over_is_handed_over_after_a_restart_and_the_rest_not_again(
    tmp_path: Path,
) -> None:
    first = Desk(tmp_path, MemoryFacts())
    first.spool.start()
    first.put(fact(1), fact(2, FactKind.ENDED))
    await first.until(lambda: first.spool.waiting_bytes == 0)
    first_mark = tmp_path / "spool" / "acknowledged"
    await first.until(first_mark.exists)
    first.facts = MoodyFacts()
    first.spool._facts = first.facts
    first.put(fact(3), fact(4, FactKind.ENDED))
    await first.until(lambda: len(first.told) == 4)
    await first.spool.close(within_s=0.01)

    second = Desk(tmp_path, MemoryFacts())
    assert [one.number for one in second.recalled] == [2, 4]
    second.spool.start()
    await second.until(lambda: second.numbers() == [3, 4])
    await second.spool.close(within_s=1)


async def test_after_a_lost_mark_everything_is_handed_over_again(tmp_path: Path) -> None:
    first = Desk(tmp_path, MemoryFacts())
    first.spool.start()
    first.put(fact(1))
    await first.until(lambda: first.spool.waiting_bytes == 0)
    await first.spool.close(within_s=1)
    (tmp_path / "spool" / "acknowledged").write_text("nonsense")
    second = Desk(tmp_path, MemoryFacts())
    second.spool.start()
    await second.until(lambda: second.numbers() == [1])
    await second.spool.close(within_s=1)


async def test_a_torn_last_line_is_no_fact_and_nothing_is_appended_behind_it(tmp_path: Path) -> None:
    first = Desk(tmp_path, MoodyFacts())
    first.spool.start()
    first.put(fact(1))
    await first.until(lambda: len(first.told) == 1)
    await first.spool.close(within_s=0.01)
    (path,) = (tmp_path / "spool").glob("*.jsonl")
    path.write_bytes(path.read_bytes() + b"{broken\n" + b'{"room":"AAAA')
    second = Desk(tmp_path, MemoryFacts())
    second.spool.start()
    second.put(fact(2))
    await second.until(lambda: second.numbers() == [1, 2])
    await second.spool.close(within_s=1)
    assert path.read_bytes().endswith(b'{"room":"AAAA')


async def test_ended_facts_older_than_a_rejoin_token_are_not_recalled(tmp_path: Path) -> None:
    first = Desk(tmp_path, MemoryFacts())
    first.spool.start()
    first.put(fact(1, FactKind.ENDED, T0_MS - 900_000), fact(2, FactKind.ENDED, T0_MS - 899_999))
    await first.until(lambda: first.spool.waiting_bytes == 0)
    await first.spool.close(within_s=1)
    assert [one.number for one in Desk(tmp_path, MemoryFacts()).recalled] == [2]


async def test_old_segments_go_when_all_of_them_is_acknowledged(tmp_path: Path) -> None:
    desk = Desk(tmp_path, MemoryFacts())
    desk.spool.start()
    for number in range(5):
        desk.put(fact(number, at_ms=desk.clock.now_ms()))
        await desk.until(lambda: desk.spool.waiting_bytes == 0)
        desk.clock.forward(400)
    await desk.spool.close(within_s=1)
    assert len(list((tmp_path / "spool").glob("*.jsonl"))) == 3


async def test_R18_a_full_spool_says_so_and_takes_running_rooms_facts_up_to_twice_its_size(tmp_path: Path) -> None:
    desk = Desk(tmp_path, MoodyFacts(), size_bytes_max=1000)
    desk.spool.start()
    assert not desk.spool.is_full
    for number in range(20):
        desk.put(fact(number))
    assert desk.spool.is_full
    assert desk.spool.waiting_bytes <= 2000
    await desk.until(lambda: len(desk.told) == 20)
    assert (19, False) in desk.told
    assert (0, True) in desk.told
    desk.spool.put(fact(99))
    assert ("spool_refused", "") in desk.notebook.counts
    await desk.spool.close(within_s=0.01)


async def test_a_failed_write_is_told_and_the_next_goes_to_a_new_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(tmp_path, MemoryFacts())
    real = spool_module._append_synced

    def full(path: Path, lines: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(spool_module, "_append_synced", full)
    desk.spool.start()
    desk.put(fact(1))
    await desk.until(lambda: desk.told == [(1, False)])
    assert desk.notebook.lines == [("spool_failed", {"reason": "OSError"})]
    monkeypatch.setattr(spool_module, "_append_synced", real)
    desk.put(fact(2))
    await desk.until(lambda: desk.numbers() == [2])
    assert desk.spool.waiting_bytes == 0
    await desk.spool.close(within_s=1)


async def test_a_mark_that_cannot_be_moved_stops_no_hand_over_and_only_means_repeats(tmp_path: Path) -> None:
    desk = Desk(tmp_path, MemoryFacts())
    in_the_way = tmp_path / "spool" / "acknowledged.new"
    in_the_way.mkdir()
    desk.spool.start()
    for number in range(3):
        desk.put(fact(number, at_ms=desk.clock.now_ms()))
        await desk.until(lambda: desk.spool.waiting_bytes == 0)
        desk.clock.forward(1000)
    await desk.spool.close(within_s=1)
    assert desk.numbers() == [0, 1, 2]
    assert desk.notebook.lines == [("spool_mark_failed", {"reason": "IsADirectoryError"})] * 3

    in_the_way.rmdir()
    again = Desk(tmp_path, MemoryFacts())
    again.spool.start()
    await again.until(lambda: again.spool.waiting_bytes == 0)
    await again.spool.close(within_s=1)
    assert again.numbers() == [2]  # the others were old, and went before the mark was tried
    third = Desk(tmp_path, MemoryFacts())
    assert third.spool.waiting_bytes == 0


async def test_an_old_segment_that_cannot_be_deleted_is_deleted_later(tmp_path: Path) -> None:
    desk = Desk(tmp_path, MemoryFacts())
    desk.spool.start()
    desk.put(fact(1))
    await desk.until(lambda: desk.spool.waiting_bytes == 0)
    (first,) = (tmp_path / "spool").glob("*.jsonl")
    first.unlink()
    first.mkdir()
    for number in (2, 3):
        desk.clock.forward(1000)
        desk.put(fact(number, at_ms=desk.clock.now_ms()))
        await desk.until(lambda: desk.spool.waiting_bytes == 0)
    assert first.exists()
    first.rmdir()
    desk.put(fact(4, at_ms=desk.clock.now_ms()))
    await desk.spool.close(within_s=1)
    assert desk.numbers() == [1, 2, 3, 4]
    assert len(list((tmp_path / "spool").glob("*.jsonl"))) == 1
    assert {event for event, _ in desk.notebook.lines} == {"spool_mark_failed"}


async def test_whoever_watches_hears_when_the_hand_over_ends_by_itself(tmp_path: Path) -> None:
    class BrokenFacts(MemoryFacts):
        async def append(self, facts: Sequence[Fact]) -> None:
            raise KeyError("a bug of ours")

    desk = Desk(tmp_path, BrokenFacts())
    desk.spool.start()
    desk.put(fact(1))
    with pytest.raises(KeyError, match="a bug of ours"):
        await asyncio.wait_for(desk.spool.watch(), 5)
    await desk.spool.close(within_s=1)


async def test_whoever_watches_may_leave_and_hears_of_a_wished_end_that_it_ended(tmp_path: Path) -> None:
    desk = Desk(tmp_path, MemoryFacts())
    desk.spool.start()
    leaves = asyncio.create_task(desk.spool.watch())
    stays = asyncio.create_task(desk.spool.watch())
    await asyncio.sleep(0)
    leaves.cancel()
    desk.put(fact(1))
    await desk.spool.close(within_s=1)
    await asyncio.wait_for(stays, 5)
    assert desk.numbers() == [1]


async def test_closing_writes_what_is_left_and_refuses_more(tmp_path: Path) -> None:
    desk = Desk(tmp_path, MemoryFacts())
    desk.spool.start()
    desk.put(fact(1))
    await desk.spool.close(within_s=1)
    assert desk.numbers() == [1]
    desk.put(fact(2))
    assert desk.told == [(1, True), (2, False)]


async def test_what_is_written_while_it_closes_is_handed_over_too(tmp_path: Path) -> None:
    closing: list[asyncio.Task[None]] = []

    class LastWords(MemoryFacts):
        async def append(self, facts: Sequence[Fact]) -> None:
            await super().append(facts)
            if not closing:
                desk.put(fact(2))
                closing.append(asyncio.create_task(desk.spool.close(within_s=1)))

    desk = Desk(tmp_path, LastWords())
    desk.spool.start()
    desk.put(fact(1))
    await desk.until(lambda: closing)
    await closing[0]
    assert desk.numbers() == [1, 2]


async def test_a_spool_that_never_started_can_be_closed(tmp_path: Path) -> None:
    await Desk(tmp_path, MemoryFacts()).spool.close(within_s=1)


async def test_a_worn_segment_is_followed_by_a_new_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool_module, "SEGMENT_BYTES", 100)
    desk = Desk(tmp_path, MemoryFacts())
    (tmp_path / "spool" / "strange.jsonl").write_text("")
    desk.spool.start()
    for number in range(3):
        desk.put(fact(number))
        await desk.until(lambda: desk.spool.waiting_bytes == 0)
    await desk.spool.close(within_s=1)
    assert len(list((tmp_path / "spool").glob("0*.jsonl"))) == 3
    assert Desk(tmp_path, MemoryFacts()).spool.waiting_bytes == 0
