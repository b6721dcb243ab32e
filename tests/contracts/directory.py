"""What every Directory and Facts must do, and the in-memory Directory that unit tests use.

A test module of an engine subclasses ``DirectoryContract`` and offers a ``directory`` fixture (an empty Directory); the
SQLite engine and ``MemoryDirectory`` pass the same suite. The suite knows no SQL and looks at nothing but the port.
"""

import asyncio
import dataclasses
from collections.abc import Sequence

from relay.sessions.ports import (
    AccountCounts,
    Directory,
    DirectoryState,
    Fact,
    NameplateCounts,
    NewRoom,
    OpenResult,
    Outcome,
    RoomRecord,
)

LIVE_CODE = (DirectoryState.CREATED, DirectoryState.CLAIMED)


class MemoryDirectory:
    """A Directory in a dictionary: each method runs without an await, so it is one transaction."""

    def __init__(self) -> None:
        self.records: dict[bytes, RoomRecord] = {}

    def _put(self, record: RoomRecord) -> RoomRecord:
        self.records[record.room] = record
        return record

    def _code_ended_ms(self, record: RoomRecord) -> int | None:
        return record.confirmed_ms if record.confirmed_ms is not None else record.ended_ms

    async def open_room(self, new: NewRoom, *, cooling_since_ms: int) -> OpenResult:
        for record in self.records.values():
            if record.nameplate != new.nameplate:
                continue
            ended_ms = self._code_ended_ms(record)
            if record.state in LIVE_CODE or (ended_ms is not None and ended_ms > cooling_since_ms):
                return OpenResult.NAMEPLATE_TAKEN
        for record in list(self.records.values()):
            if record.ticket_id == new.ticket_id and record.state in LIVE_CODE:
                await self.end(record.room, outcome=Outcome.CANCELLED, now_ms=new.created_ms)
        self._put(
            RoomRecord(
                room=new.room,
                ticket_id=new.ticket_id,
                account_id=new.account_id,
                nameplate=new.nameplate,
                state=DirectoryState.CREATED,
                epoch=1,
                node=new.node,
                created_ms=new.created_ms,
                code_deadline_ms=new.code_deadline_ms,
            )
        )
        return OpenResult.OPENED

    async def claim(self, nameplate: str, *, now_ms: int, pass_hash: bytes) -> RoomRecord | None:
        for record in self.records.values():
            is_open = record.state is DirectoryState.CREATED and record.code_deadline_ms > now_ms
            if record.nameplate == nameplate and is_open:
                return self._put(
                    dataclasses.replace(record, state=DirectoryState.CLAIMED, claimed_ms=now_ms, pass_hash=pass_hash)
                )
        return None

    async def reopen(
        self, room: bytes, *, epoch: int, now_ms: int, used_try: bool, tries_limit: int, reopenings_limit: int
    ) -> RoomRecord | None:
        record = self.records.get(room)
        if record is None or record.state is not DirectoryState.CLAIMED or record.epoch != epoch:
            return None
        tries = record.tries + used_try
        if tries >= tries_limit:
            self._put(dataclasses.replace(record, tries=tries))
            return await self.end(room, outcome=Outcome.WRONG_CODE, now_ms=now_ms)
        if record.code_deadline_ms <= now_ms or record.reopenings >= reopenings_limit:
            self._put(dataclasses.replace(record, tries=tries))
            return await self.end(room, outcome=Outcome.UNCLAIMED, now_ms=now_ms)
        return self._put(
            dataclasses.replace(
                record,
                state=DirectoryState.CREATED,
                epoch=epoch + 1,
                tries=tries,
                reopenings=record.reopenings + 1,
                claimed_ms=None,
                paired_ms=None,
                pass_hash=None,
            )
        )

    async def mark_paired(self, room: bytes, *, epoch: int, at_ms: int) -> bool:
        record = self.records.get(room)
        live = (DirectoryState.CLAIMED, DirectoryState.CONFIRMED)
        if record is None or record.epoch != epoch or record.state not in live or record.paired_ms is not None:
            return False
        self._put(dataclasses.replace(record, paired_ms=at_ms))
        return True

    async def confirm(self, room: bytes, *, epoch: int, now_ms: int) -> RoomRecord | None:
        record = self.records.get(room)
        if record is None or record.state is not DirectoryState.CLAIMED or record.epoch != epoch:
            return None
        return self._put(dataclasses.replace(record, state=DirectoryState.CONFIRMED, confirmed_ms=now_ms))

    async def move(self, room: bytes, *, epoch: int, node: str) -> RoomRecord | None:
        record = self.records.get(room)
        if record is None or record.state is DirectoryState.ENDED or record.epoch != epoch:
            return None
        return self._put(dataclasses.replace(record, node=node, epoch=epoch + 1))

    async def end(self, room: bytes, *, outcome: Outcome, now_ms: int, epoch: int | None = None) -> RoomRecord | None:
        record = self.records.get(room)
        if record is None or record.state is DirectoryState.ENDED or epoch not in (None, record.epoch):
            return None
        return self._put(dataclasses.replace(record, state=DirectoryState.ENDED, outcome=outcome, ended_ms=now_ms))

    async def find(self, room: bytes) -> RoomRecord | None:
        return self.records.get(room)

    async def due(
        self, *, now_ms: int, claimed_before_ms: int, paired_before_ms: int, limit: int
    ) -> Sequence[RoomRecord]:
        def is_due(record: RoomRecord) -> bool:
            if record.state is DirectoryState.CREATED:
                return record.code_deadline_ms <= now_ms
            if record.state is DirectoryState.CLAIMED and record.claimed_ms is not None:
                if record.paired_ms is None:
                    return record.claimed_ms <= claimed_before_ms
                return record.paired_ms <= paired_before_ms
            return False

        found = [record for record in self.records.values() if is_due(record)]
        return sorted(found, key=lambda record: record.created_ms)[:limit]

    async def live_rooms(self, *, node: str, limit: int) -> Sequence[RoomRecord]:
        found = [r for r in self.records.values() if r.node == node and r.state is not DirectoryState.ENDED]
        return sorted(found, key=lambda record: -record.created_ms)[:limit]

    async def count_nameplates(self, *, now_ms: int, cooling_since_ms: int) -> dict[int, NameplateCounts]:
        live: dict[int, int] = {}
        cooling: dict[int, int] = {}
        for record in self.records.values():
            length, ended_ms = len(record.nameplate), self._code_ended_ms(record)
            if record.state is DirectoryState.CLAIMED or (
                record.state is DirectoryState.CREATED and record.code_deadline_ms > now_ms
            ):
                live[length] = live.get(length, 0) + 1
            elif ended_ms is not None and ended_ms > cooling_since_ms:
                cooling[length] = cooling.get(length, 0) + 1
        lengths = live.keys() | cooling.keys()
        return {length: NameplateCounts(live.get(length, 0), cooling.get(length, 0)) for length in lengths}

    async def count_rooms(self, account_id: int) -> AccountCounts:
        mine = [r for r in self.records.values() if r.account_id == account_id]
        waiting = sum(record.state in LIVE_CODE for record in mine)
        return AccountCounts(rooms=sum(record.state is not DirectoryState.ENDED for record in mine), waiting=waiting)


class MemoryFacts:
    """Facts in a list; a repeat is skipped."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []

    async def append(self, facts: Sequence[Fact]) -> None:
        known = {(fact.room, fact.epoch, fact.number) for fact in self.facts}
        for fact in facts:
            key = (fact.room, fact.epoch, fact.number)
            if key not in known:
                known.add(key)
                self.facts.append(fact)


T0 = 1_800_000_000_000
LIMITS = {"tries_limit": 3, "reopenings_limit": 10}


def new_room(
    number: int = 1, *, nameplate: str | None = None, ticket_id: int | None = None, at_ms: int = T0
) -> NewRoom:
    """A room as an agent's app would ask for it; *number* makes it unlike the others."""
    return NewRoom(
        room=number.to_bytes(16, "big"),
        ticket_id=number if ticket_id is None else ticket_id,
        account_id=7,
        nameplate=nameplate if nameplate is not None else str(4000 + number),
        node="n1",
        created_ms=at_ms,
        code_deadline_ms=at_ms + 600_000,
    )


class DirectoryContract:
    """Subclass as ``TestXxx`` beside a ``directory`` fixture."""

    async def _opened(self, directory: Directory, new: NewRoom) -> bytes:
        assert await directory.open_room(new, cooling_since_ms=new.created_ms - 1_800_000) is OpenResult.OPENED
        return new.room

    async def _claimed(self, directory: Directory, new: NewRoom, at_ms: int = T0 + 10) -> RoomRecord:
        await self._opened(directory, new)
        record = await directory.claim(new.nameplate, now_ms=at_ms, pass_hash=b"p" * 32)
        assert record is not None
        return record

    async def test_a_new_room_is_created_at_epoch_one(self, directory: Directory) -> None:
        new = new_room()
        await self._opened(directory, new)
        record = await directory.find(new.room)
        assert record == RoomRecord(
            room=new.room,
            ticket_id=1,
            account_id=7,
            nameplate="4001",
            state=DirectoryState.CREATED,
            epoch=1,
            node="n1",
            created_ms=T0,
            code_deadline_ms=T0 + 600_000,
        )

    async def test_an_unknown_room_is_none_for_every_question(self, directory: Directory) -> None:
        room = b"?" * 16
        assert await directory.find(room) is None
        assert await directory.reopen(room, epoch=1, now_ms=T0, used_try=True, **LIMITS) is None
        assert await directory.mark_paired(room, epoch=1, at_ms=T0) is False
        assert await directory.confirm(room, epoch=1, now_ms=T0) is None
        assert await directory.move(room, epoch=1, node="n2") is None
        assert await directory.end(room, outcome=Outcome.KILLED, now_ms=T0) is None

    async def test_a_live_nameplate_is_taken_and_the_older_code_of_the_ticket_lives_on(
        self, directory: Directory
    ) -> None:
        await self._opened(directory, new_room(1))
        mine = await self._opened(directory, new_room(2))
        taken = new_room(3, nameplate="4001", ticket_id=2)
        assert await directory.open_room(taken, cooling_since_ms=0) is OpenResult.NAMEPLATE_TAKEN
        assert await directory.find(taken.room) is None
        record = await directory.find(mine)
        assert record is not None
        assert record.state is DirectoryState.CREATED

    async def test_a_claimed_nameplate_is_taken(self, directory: Directory) -> None:
        await self._claimed(directory, new_room(1))
        result = await directory.open_room(new_room(2, nameplate="4001"), cooling_since_ms=0)
        assert result is OpenResult.NAMEPLATE_TAKEN

    async def test_a_nameplate_cools_after_confirmation_and_after_the_end_and_is_free_then(
        self, directory: Directory
    ) -> None:
        confirmed = await self._claimed(directory, new_room(1))
        await directory.confirm(confirmed.room, epoch=1, now_ms=T0 + 20)
        await self._opened(directory, new_room(2))
        await directory.end(new_room(2).room, outcome=Outcome.UNCLAIMED, now_ms=T0 + 20)
        for number, nameplate in ((3, "4001"), (4, "4002")):
            again = new_room(number, nameplate=nameplate)
            assert await directory.open_room(again, cooling_since_ms=T0 + 19) is OpenResult.NAMEPLATE_TAKEN
            assert await directory.open_room(again, cooling_since_ms=T0 + 20) is OpenResult.OPENED

    async def test_a_confirmed_room_that_ends_late_does_not_cool_again(self, directory: Directory) -> None:
        confirmed = await self._claimed(directory, new_room(1))
        await directory.confirm(confirmed.room, epoch=1, now_ms=T0 + 20)
        await directory.end(confirmed.room, outcome=Outcome.DONE, now_ms=T0 + 9_000_000)
        again = new_room(2, nameplate="4001", at_ms=T0 + 9_000_000)
        assert await directory.open_room(again, cooling_since_ms=T0 + 7_200_000) is OpenResult.OPENED

    async def test_a_new_code_ends_the_tickets_older_one_but_not_a_confirmed_session(
        self, directory: Directory
    ) -> None:
        created = await self._opened(directory, new_room(1, ticket_id=9))
        claimed = await self._claimed(directory, new_room(2, ticket_id=9))
        first = await directory.find(created)
        assert first is not None
        assert (first.state, first.outcome, first.ended_ms) == (DirectoryState.ENDED, Outcome.CANCELLED, T0)
        await directory.confirm(claimed.room, epoch=1, now_ms=T0)
        await self._opened(directory, new_room(3, ticket_id=9))
        second = await directory.find(claimed.room)
        assert second is not None
        assert second.state is DirectoryState.CONFIRMED
        await self._opened(directory, new_room(4, ticket_id=9))
        third = await directory.find(new_room(3).room)
        assert third is not None
        assert third.outcome is Outcome.CANCELLED

    async def test_R13_of_many_racing_claims_exactly_one_wins(self, directory: Directory) -> None:
        await self._opened(directory, new_room(1))
        claims = [
            directory.claim("4001", now_ms=T0 + 1, pass_hash=number.to_bytes(32, "big")) for number in range(1000)
        ]
        records = [record for record in await asyncio.gather(*claims) if record is not None]
        assert len(records) == 1
        assert records[0].state is DirectoryState.CLAIMED
        assert records[0].claimed_ms == T0 + 1
        assert await directory.find(new_room(1).room) == records[0]

    async def test_R10_unknown_busy_confirmed_expired_and_ended_nameplates_are_all_none(
        self, directory: Directory
    ) -> None:
        await self._claimed(directory, new_room(1))
        confirmed = await self._claimed(directory, new_room(2))
        await directory.confirm(confirmed.room, epoch=1, now_ms=T0)
        await self._opened(directory, new_room(3))
        await self._opened(directory, new_room(4))
        await directory.end(new_room(4).room, outcome=Outcome.CANCELLED, now_ms=T0)
        for nameplate, now_ms in (("4001", T0), ("4002", T0), ("4003", T0 + 600_000), ("4004", T0), ("4999", T0)):
            assert await directory.claim(nameplate, now_ms=now_ms, pass_hash=b"p" * 32) is None
        assert await directory.claim("4003", now_ms=T0 + 599_999, pass_hash=b"p" * 32) is not None

    async def test_a_reopened_room_is_created_again_with_the_same_deadline(self, directory: Directory) -> None:
        record = await self._claimed(directory, new_room(1))
        assert await directory.mark_paired(record.room, epoch=1, at_ms=T0 + 20)
        again = await directory.reopen(record.room, epoch=1, now_ms=T0 + 30, used_try=True, **LIMITS)
        assert again is not None
        assert again == dataclasses.replace(
            record,
            state=DirectoryState.CREATED,
            epoch=2,
            tries=1,
            reopenings=1,
            claimed_ms=None,
            paired_ms=None,
            pass_hash=None,
        )
        assert await directory.find(record.room) == again
        assert await directory.reopen(record.room, epoch=1, now_ms=T0, used_try=True, **LIMITS) is None
        assert await directory.reopen(record.room, epoch=2, now_ms=T0, used_try=True, **LIMITS) is None

    async def test_a_reopening_without_a_used_try_counts_no_try(self, directory: Directory) -> None:
        record = await self._claimed(directory, new_room(1))
        again = await directory.reopen(record.room, epoch=1, now_ms=T0 + 30, used_try=False, **LIMITS)
        assert again is not None
        assert (again.tries, again.reopenings) == (0, 1)

    async def test_the_third_try_ends_the_room_as_wrong_code(self, directory: Directory) -> None:
        await self._opened(directory, new_room(1))
        record = None
        for epoch in (1, 2, 3):
            assert await directory.claim("4001", now_ms=T0 + epoch, pass_hash=b"p" * 32) is not None
            record = await directory.reopen(new_room(1).room, epoch=epoch, now_ms=T0 + 50, used_try=True, **LIMITS)
        assert record is not None
        assert (record.state, record.outcome, record.tries) == (DirectoryState.ENDED, Outcome.WRONG_CODE, 3)
        assert record.ended_ms == T0 + 50
        assert await directory.claim("4001", now_ms=T0 + 60, pass_hash=b"p" * 32) is None

    async def test_a_code_reopens_only_so_often_and_never_after_its_deadline(self, directory: Directory) -> None:
        few = {"tries_limit": 3, "reopenings_limit": 1}
        await self._claimed(directory, new_room(1))
        await directory.reopen(new_room(1).room, epoch=1, now_ms=T0, used_try=False, **few)
        await directory.claim("4001", now_ms=T0 + 1, pass_hash=b"p" * 32)
        often = await directory.reopen(new_room(1).room, epoch=2, now_ms=T0, used_try=False, **few)
        assert often is not None
        assert often.outcome is Outcome.UNCLAIMED
        await self._claimed(directory, new_room(2))
        late = await directory.reopen(new_room(2).room, epoch=1, now_ms=T0 + 600_000, used_try=False, **LIMITS)
        assert late is not None
        assert late.outcome is Outcome.UNCLAIMED

    async def test_the_first_pairing_is_noted_once_per_epoch(self, directory: Directory) -> None:
        record = await self._claimed(directory, new_room(1))
        assert not await directory.mark_paired(record.room, epoch=2, at_ms=T0 + 20)
        assert await directory.mark_paired(record.room, epoch=1, at_ms=T0 + 20)
        assert not await directory.mark_paired(record.room, epoch=1, at_ms=T0 + 30)
        found = await directory.find(record.room)
        assert found is not None
        assert found.paired_ms == T0 + 20
        await self._opened(directory, new_room(2))
        assert not await directory.mark_paired(new_room(2).room, epoch=1, at_ms=T0)

    async def test_confirmation_needs_a_claimed_room_at_this_epoch_and_happens_once(self, directory: Directory) -> None:
        await self._opened(directory, new_room(1))
        assert await directory.confirm(new_room(1).room, epoch=1, now_ms=T0) is None
        await directory.claim("4001", now_ms=T0, pass_hash=b"p" * 32)
        assert await directory.confirm(new_room(1).room, epoch=2, now_ms=T0) is None
        record = await directory.confirm(new_room(1).room, epoch=1, now_ms=T0 + 5)
        assert record is not None
        assert (record.state, record.confirmed_ms) == (DirectoryState.CONFIRMED, T0 + 5)
        assert await directory.confirm(new_room(1).room, epoch=1, now_ms=T0) is None

    async def test_of_two_movers_one_wins(self, directory: Directory) -> None:
        record = await self._claimed(directory, new_room(1))
        moves = await asyncio.gather(
            directory.move(record.room, epoch=1, node="n2"), directory.move(record.room, epoch=1, node="n3")
        )
        won = [moved for moved in moves if moved is not None]
        assert len(won) == 1
        assert won[0].epoch == 2
        assert won[0].node in ("n2", "n3")
        await directory.end(record.room, outcome=Outcome.DONE, now_ms=T0)
        assert await directory.move(record.room, epoch=2, node="n1") is None

    async def test_a_room_ends_once_and_its_outcome_never_changes(self, directory: Directory) -> None:
        await self._opened(directory, new_room(1))
        room = new_room(1).room
        assert await directory.end(room, outcome=Outcome.LOST, now_ms=T0, epoch=2) is None
        record = await directory.end(room, outcome=Outcome.KILLED, now_ms=T0 + 3, epoch=1)
        assert record is not None
        assert (record.state, record.outcome, record.ended_ms) == (DirectoryState.ENDED, Outcome.KILLED, T0 + 3)
        assert await directory.end(room, outcome=Outcome.DONE, now_ms=T0 + 4) is None
        assert await directory.find(room) == record

    async def test_due_names_what_a_deadline_caught_up_with(self, directory: Directory) -> None:
        await self._opened(directory, new_room(1, at_ms=T0 - 600_000))
        await self._opened(directory, new_room(2, at_ms=T0 - 599_999))
        for number, at_ms in ((3, T0 - 30_000), (4, T0 - 29_999)):
            await self._claimed(directory, new_room(number, at_ms=T0 - 100_000), at_ms=at_ms)
        for number, at_ms in ((5, T0 - 60_000), (6, T0 - 59_999)):
            await self._claimed(directory, new_room(number, at_ms=T0 - 90_000), at_ms=T0 - 80_000)
            assert await directory.mark_paired(new_room(number).room, epoch=1, at_ms=at_ms)
        await self._claimed(directory, new_room(7, at_ms=T0 - 500_000), at_ms=T0 - 400_000)
        await directory.confirm(new_room(7).room, epoch=1, now_ms=T0)
        await self._opened(directory, new_room(8, at_ms=T0 - 700_000))
        await directory.end(new_room(8).room, outcome=Outcome.UNCLAIMED, now_ms=T0)
        bounds = {"now_ms": T0, "claimed_before_ms": T0 - 30_000, "paired_before_ms": T0 - 60_000}
        found = await directory.due(**bounds, limit=10)
        assert [int.from_bytes(record.room, "big") for record in found] == [1, 3, 5]
        assert len(await directory.due(**bounds, limit=2)) == 2

    async def test_live_rooms_of_a_node_newest_first(self, directory: Directory) -> None:
        for number in (1, 2, 3, 4):
            await self._opened(directory, new_room(number, at_ms=T0 + number))
        await directory.end(new_room(2).room, outcome=Outcome.KILLED, now_ms=T0)
        await directory.move(new_room(3).room, epoch=1, node="n2")
        found = await directory.live_rooms(node="n1", limit=10)
        assert [int.from_bytes(record.room, "big") for record in found] == [4, 1]
        assert len(await directory.live_rooms(node="n1", limit=1)) == 1

    async def test_nameplates_are_counted_by_length_live_and_cooling(self, directory: Directory) -> None:
        await self._opened(directory, new_room(1))
        await self._claimed(directory, new_room(2, nameplate="55555"))
        await self._opened(directory, new_room(3, at_ms=T0 - 600_000))
        confirmed = await self._claimed(directory, new_room(4))
        await directory.confirm(confirmed.room, epoch=1, now_ms=T0 - 10)
        await self._opened(directory, new_room(5))
        await directory.end(new_room(5).room, outcome=Outcome.CANCELLED, now_ms=T0 - 20)
        counts = await directory.count_nameplates(now_ms=T0, cooling_since_ms=T0 - 11)
        assert counts[4] == NameplateCounts(live=1, cooling=1)
        assert counts[5] == NameplateCounts(live=1, cooling=0)

    async def test_rooms_of_an_account_are_counted_until_they_end(self, directory: Directory) -> None:
        for number in (1, 2, 3):
            await self._opened(directory, new_room(number))
        await directory.claim("4001", now_ms=T0, pass_hash=b"p" * 32)
        await directory.claim("4002", now_ms=T0, pass_hash=b"p" * 32)
        await directory.confirm(new_room(2).room, epoch=1, now_ms=T0)
        await directory.end(new_room(3).room, outcome=Outcome.CANCELLED, now_ms=T0)
        assert await directory.count_rooms(7) == AccountCounts(rooms=2, waiting=1)
        assert await directory.count_rooms(8) == AccountCounts(rooms=0, waiting=0)
