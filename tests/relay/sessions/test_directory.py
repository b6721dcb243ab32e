"""A code's life from asking to the end, on the in-memory Directory and a clock moved by hand."""

import asyncio
import itertools
import random
from collections.abc import Sequence

import pytest

from assistdesk.core.errors import LinkError, RefusedError
from assistdesk.core.types import Role
from relay.sessions import directory as directory_module
from relay.sessions.directory import ClaimedRoom, DirectoryRules, OpenedCode, RoomDirectory
from relay.sessions.limits import AddressLimit, Rate
from relay.sessions.ports import DirectoryState, Fact, FactKind, NodeAccess, Outcome, RoomRecord
from relay.sessions.room_state import read_room
from relay.sessions.tokens import Claims, NodeKey, TokenKind, check
from tests.contracts.directory import MemoryDirectory, MemoryFacts
from tests.relay.sessions.stage import ManualClock, Notebook, settle

SECRET = b"k" * 32


class PaperNodes:
    """One node that notes its orders."""

    def __init__(self) -> None:
        self.orders: list[tuple[object, ...]] = []
        self.is_known = True
        self.has: set[bytes] = set()
        self.access = NodeAccess("n1", "ws://relay", 1, SECRET)

    def place(self) -> NodeAccess:
        if not self.is_known:
            raise RefusedError("no_node")
        return self.access

    def find(self, node: str) -> NodeAccess | None:
        return self.access if self.is_known and node == "n1" else None

    def own(self) -> Sequence[str]:
        return ("n1",)

    def lacks(self, node: str, room: bytes) -> bool:
        return room not in self.has

    def confirmed(self, node: str, room: bytes, epoch: int) -> None:
        self.orders.append(("confirmed", node, room, epoch))

    def end(self, node: str, room: bytes, outcome: Outcome) -> None:
        self.orders.append(("end", node, room, outcome))


class Office:
    """The use cases and everything around them."""

    def __init__(self, directory: MemoryDirectory | None = None, **rules: object) -> None:
        self.store, self.facts, self.nodes = directory or MemoryDirectory(), MemoryFacts(), PaperNodes()
        self.clock, self.notebook, dice = ManualClock(), Notebook(), random.Random(5)
        self.rooms = RoomDirectory(
            self.store,
            self.facts,
            self.nodes,
            self.clock,
            self.notebook,
            dice.randbytes,
            dice.randrange,
            DirectoryRules(**rules),  # type: ignore[arg-type]
            claim_limit=AddressLimit({64: Rate(10, 60)}),
        )
        self._numbers = itertools.count(1)

    async def claimed(self) -> tuple[OpenedCode, ClaimedRoom]:
        code = await self.rooms.open(1, 7)
        return code, await self.rooms.claim(code.nameplate, "192.0.2.1")

    def room(self, code: OpenedCode) -> bytes:
        room = read_room(code.place.room)
        assert room is not None
        return room

    def record(self, code: OpenedCode) -> RoomRecord:
        return self.store.records[self.room(code)]

    def claims(self, token: str, code: OpenedCode) -> tuple[TokenKind, Claims]:
        keys = [NodeKey(1, SECRET)]
        return check(token, keys, node="n1", room=self.room(code), now_ms=self.clock.now_ms())

    def fact(self, code: OpenedCode, kind: FactKind, **fields: object) -> Fact:
        shown = {"epoch": 1, "at_ms": self.clock.now_ms(), "number": next(self._numbers)} | fields
        return Fact(room=self.room(code), kind=kind, **shown)  # type: ignore[arg-type]

    async def passing(self, call: "asyncio.Future[object]", seconds: float) -> None:
        """Let time pass in small steps until the call is over, at most *seconds*."""
        for _ in range(round(seconds / 0.01)):
            await settle()
            if call.done():
                return
            self.clock.forward(0.01)


async def refused(call: object, rule: str) -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        await call  # type: ignore[misc]
    assert caught.value.rule == rule
    return caught.value


async def test_a_code_is_opened_claimed_and_confirmed() -> None:
    office = Office()
    code, claimed = await office.claimed()
    assert code.place.url == f"ws://relay/s/{code.place.room}"
    assert (len(code.nameplate), code.expires_in_s) == (4, 600)
    viewer, host = office.claims(code.place.token, code), office.claims(claimed.place.token, code)
    assert (viewer[0], viewer[1].role, viewer[1].epoch, viewer[1].pairing) == (TokenKind.JOIN, Role.VIEWER, 1, 0)
    assert (host[0], host[1].role, host[1].epoch) == (TokenKind.JOIN, Role.HOST, 1)
    assert viewer[1].not_after_ms == office.clock.now_ms() + 60_000
    record = await office.rooms.confirm(7, office.room(code))
    assert record.state is DirectoryState.CONFIRMED
    assert office.nodes.orders == [("confirmed", "n1", office.room(code), 1)]
    assert (await office.rooms.confirm(7, office.room(code))) == record


async def test_the_session_pass_is_kept_as_a_hash_and_opens_its_room_alone() -> None:
    office = Office()
    code, claimed = await office.claimed()
    assert claimed.session_pass.encode() not in repr(office.record(code)).encode()
    assert (await office.rooms.by_pass(claimed.session_pass, office.room(code))).ticket_id == 1
    await refused(office.rooms.by_pass("wrong", office.room(code)), "room_unknown")
    await refused(office.rooms.by_pass(claimed.session_pass, bytes(16)), "room_unknown")
    other = await office.rooms.open(2, 7)
    await refused(office.rooms.by_pass("", office.room(other)), "room_unknown")


@pytest.mark.parametrize("kind", ["unknown", "busy", "confirmed", "expired", "burned"])
async def test_R10_every_refused_claim_is_one_answer_exactly_100_ms_after_the_request(kind: str) -> None:
    office = Office()
    code, _ = await office.claimed()
    nameplate = code.nameplate
    match kind:
        case "unknown":
            nameplate = "4321" if nameplate != "4321" else "4322"
        case "confirmed":
            await office.rooms.confirm(7, office.room(code))
        case "expired":
            code = await office.rooms.open(2, 7)
            nameplate = code.nameplate
            office.clock.forward(600)
        case "burned":
            await office.rooms.cancel(7, office.room(code))
    begun_s = office.clock.monotonic_s()
    call = asyncio.ensure_future(office.rooms.claim(nameplate, "192.0.2.2"))
    await settle()
    office.clock.forward(0.0999)
    await settle()
    assert not call.done()
    office.clock.forward(0.0001)
    error = await refused(call, "code_unknown")
    assert error.fields == {}
    assert office.clock.monotonic_s() - begun_s == pytest.approx(0.1)


async def test_R10_work_that_took_time_is_part_of_the_100_ms() -> None:
    office = Office()
    real = office.store.claim

    async def slow(nameplate: str, *, now_ms: int, pass_hash: bytes) -> RoomRecord | None:
        office.clock.forward(0.12)
        return await real(nameplate, now_ms=now_ms, pass_hash=pass_hash)

    office.store.claim = slow  # type: ignore[method-assign]
    await refused(office.rooms.claim("4321", None), "code_unknown")


@pytest.mark.parametrize("text", ["4829157309", "48a9", "٤٨٢٩", ""])
async def test_R12_a_claim_that_is_no_nameplate_is_refused_at_once_and_counts_nowhere(text: str) -> None:
    office = Office()
    for _ in range(20):
        await refused(office.rooms.claim(text, "192.0.2.1"), "nameplate_malformed")
    assert (office.notebook.lines, office.notebook.counts) == ([], [])


async def test_R11_the_eleventh_claim_of_an_address_is_refused() -> None:
    office = Office()
    calls = [asyncio.ensure_future(office.rooms.claim("4321", "192.0.2.1")) for _ in range(11)]
    await settle()
    office.clock.forward(0.1)
    results = await asyncio.gather(*calls, return_exceptions=True)
    assert [error.rule for error in results if isinstance(error, RefusedError)] == (
        ["code_unknown"] * 10 + ["too_many_claims"]
    )


async def test_R12_when_many_claims_fail_all_claims_slow_down_and_the_log_says_so() -> None:
    office = Office(failed_claims_per_min=3)
    for number in range(3):
        call = asyncio.ensure_future(office.rooms.claim("4321", f"192.0.2.{number}"))
        await settle()
        office.clock.forward(0.1)
        await refused(call, "code_unknown")
    code = await office.rooms.open(1, 7)
    call = asyncio.ensure_future(office.rooms.claim(code.nameplate, "192.0.2.9"))
    await settle()
    office.clock.forward(1.99)
    await settle()
    assert not call.done()
    office.clock.forward(0.01)
    assert isinstance(await call, ClaimedRoom)
    assert ("claims_slowed", {"reason": "failed_claims"}) in office.notebook.lines


async def test_R13_of_a_thousand_racing_claims_one_wins() -> None:
    office = Office(failed_claims_per_min=2000)
    code = await office.rooms.open(1, 7)
    calls = [
        asyncio.ensure_future(office.rooms.claim(code.nameplate, f"192.0.{n // 250}.{n % 250}")) for n in range(1000)
    ]
    await settle()
    office.clock.forward(0.1)
    results = await asyncio.gather(*calls, return_exceptions=True)
    assert sum(isinstance(result, ClaimedRoom) for result in results) == 1


async def test_a_nameplate_that_is_taken_is_drawn_again_and_full_codes_are_refused() -> None:
    office = Office()
    drawn = iter([5, 5, 6])
    office.rooms._draw = lambda n: next(drawn)
    first, second = await office.rooms.open(1, 7), await office.rooms.open(2, 7)
    assert (first.nameplate, second.nameplate) == ("1005", "1006")
    office.rooms._draw = lambda n: 5
    await refused(office.rooms.open(3, 7), "codes_full")


async def test_an_account_has_at_most_so_many_rooms_and_so_many_waiting() -> None:
    office = Office(rooms_per_account=3, waiting_per_account=2)
    code, _ = await office.claimed()
    await office.rooms.confirm(7, office.room(code))
    await office.rooms.open(2, 7)
    await office.rooms.open(3, 7)
    await refused(office.rooms.open(4, 7), "too_many_rooms")
    few = Office(waiting_per_account=1)
    await few.rooms.open(1, 7)
    await refused(few.rooms.open(2, 7), "too_many_rooms")
    office.nodes.is_known = False
    await refused(office.rooms.open(1, 8), "no_node")


async def test_confirmation_needs_ones_own_claimed_room() -> None:
    office = Office()
    code = await office.rooms.open(1, 7)
    await refused(office.rooms.confirm(7, office.room(code)), "room_not_claimed")
    await refused(office.rooms.confirm(8, office.room(code)), "room_unknown")
    await refused(office.rooms.confirm(7, bytes(16)), "room_unknown")


async def test_a_confirmation_that_loses_a_race_reads_the_result() -> None:
    office = Office()
    code, _ = await office.claimed()

    async def beaten(room: bytes, *, epoch: int, now_ms: int) -> None:
        await office.store.end(room, outcome=Outcome.KILLED, now_ms=now_ms)

    office.store.confirm = beaten  # type: ignore[method-assign, assignment]
    await refused(office.rooms.confirm(7, office.room(code)), "room_not_claimed")


# --- tries
# ---------------------------------------------------------------------------------------------------------------


async def test_a_failed_try_reopens_the_code_and_retry_gives_the_next_place() -> None:
    office = Office()
    code, _ = await office.claimed()
    await office.rooms.append([office.fact(code, FactKind.ATTEMPT_FAILED, used_try=True)])
    office.clock.forward(10)
    again = await office.rooms.retry(7, office.room(code))
    assert (again.nameplate, again.place.epoch, again.expires_in_s) == (code.nameplate, 2, 590)
    claimed = await office.rooms.claim(code.nameplate, None)
    assert office.claims(claimed.place.token, code)[1].epoch == 2
    assert office.record(code).tries == 1


async def test_retry_waits_for_the_fact_that_is_on_its_way() -> None:
    office = Office()
    code, _ = await office.claimed()
    call = asyncio.ensure_future(office.rooms.retry(7, office.room(code)))
    await office.clock.live(0.5)
    assert not call.done()
    await office.rooms.append([office.fact(code, FactKind.ATTEMPT_FAILED)])
    await office.clock.live(0.1)
    assert (await call).place.epoch == 2
    assert office.record(code).tries == 0


async def test_retry_without_a_fact_counts_a_used_try_after_two_seconds() -> None:
    office = Office()
    code, _ = await office.claimed()
    call = asyncio.ensure_future(office.rooms.retry(7, office.room(code)))
    await office.passing(call, 3)
    assert (await call).place.epoch == 2
    assert office.record(code).tries == 1


async def test_a_retry_whose_reopening_loses_a_race_reads_the_result() -> None:
    office = Office()
    code, _ = await office.claimed()
    real = office.store.reopen

    async def beaten(room: bytes, **guards: object) -> RoomRecord | None:
        await real(room, **guards)  # type: ignore[arg-type]
        return await real(room, **guards)  # type: ignore[arg-type]

    office.store.reopen = beaten  # type: ignore[method-assign, assignment]
    call = asyncio.ensure_future(office.rooms.retry(7, office.room(code)))
    await office.passing(call, 3)
    assert (await call).place.epoch == 2


async def test_the_third_used_try_ends_the_room_everywhere() -> None:
    office = Office()
    code = await office.rooms.open(1, 7)
    for epoch in (1, 2, 3):
        await office.rooms.claim(code.nameplate, None)
        await office.rooms.append([office.fact(code, FactKind.ATTEMPT_FAILED, epoch=epoch, used_try=True)])
    assert office.record(code).outcome is Outcome.WRONG_CODE
    assert office.nodes.orders == [("end", "n1", office.room(code), Outcome.WRONG_CODE)]
    error = await refused(office.rooms.retry(7, office.room(code)), "room_over")
    assert error.fields == {"outcome": "wrong_code"}


async def test_retry_of_a_confirmed_or_expired_room_is_refused() -> None:
    office = Office()
    code, _ = await office.claimed()
    await office.rooms.confirm(7, office.room(code))
    await refused(office.rooms.retry(7, office.room(code)), "room_confirmed")
    late = await office.rooms.open(2, 7)
    office.clock.forward(600)
    await refused(office.rooms.retry(7, office.room(late)), "room_over")
    known = await office.rooms.open(3, 7)
    office.nodes.is_known = False
    await refused(office.rooms.retry(7, office.room(known)), "no_node")


# --- facts
# ---------------------------------------------------------------------------------------------------------------


async def test_facts_are_applied_and_kept_and_a_repeat_changes_nothing() -> None:
    office = Office()
    code, _ = await office.claimed()
    facts = [
        office.fact(code, FactKind.PAIRED),
        office.fact(code, FactKind.APART),
        office.fact(code, FactKind.ENDED, outcome=Outcome.DONE),
    ]
    await office.rooms.append(facts)
    record = office.record(code)
    assert (record.state, record.outcome) == (DirectoryState.ENDED, Outcome.DONE)
    assert record.paired_ms == office.clock.now_ms()
    office.clock.forward(5)
    await office.rooms.append(facts)
    assert office.record(code) == record
    assert office.facts.facts == facts
    assert office.nodes.orders == []


async def test_facts_of_an_older_epoch_are_kept_and_end_nothing() -> None:
    office = Office()
    code, _ = await office.claimed()
    await office.rooms.append([office.fact(code, FactKind.ATTEMPT_FAILED)])
    await office.rooms.append(
        [
            office.fact(code, FactKind.ENDED, outcome=Outcome.LOST),
            office.fact(code, FactKind.ATTEMPT_FAILED, used_try=True),
        ]
    )
    assert office.record(code).state is DirectoryState.CREATED
    assert office.record(code).tries == 0
    assert len(office.facts.facts) == 3


# --- coming back, moving, ending
# -----------------------------------------------------------------------------------------


async def test_both_ends_get_a_new_place_in_a_room_that_has_begun() -> None:
    office = Office()
    code, claimed = await office.claimed()
    room = office.room(code)
    early = await office.rooms.rejoin_host(claimed.session_pass, room)
    assert office.claims(early.token, code)[1].pairing == 0
    await office.rooms.confirm(7, room)
    viewer, host = await office.rooms.rejoin_viewer(7, room), await office.rooms.rejoin_host(claimed.session_pass, room)
    assert [office.claims(place.token, code)[1].pairing for place in (viewer, host)] == [1, 1]
    assert [office.claims(place.token, code)[1].role for place in (viewer, host)] == [Role.VIEWER, Role.HOST]
    await office.rooms.end(room, Outcome.KILLED)
    await refused(office.rooms.rejoin_viewer(7, room), "room_over")
    await refused(office.rooms.rejoin_host(claimed.session_pass, room), "room_over")
    assert (await office.rooms.by_pass(claimed.session_pass, room)).outcome is Outcome.KILLED


async def test_of_two_movers_the_second_reads_the_result() -> None:
    office = Office()
    code, _ = await office.claimed()
    room = office.room(code)
    moved = await office.rooms.move(room, 1, "n2")
    assert (moved.node, moved.epoch) == ("n2", 2)
    assert await office.rooms.move(room, 1, "n3") == moved
    await office.rooms.end(room, Outcome.DONE)
    await refused(office.rooms.move(room, 2, "n3"), "room_over")
    await refused(office.rooms.move(bytes(16), 1, "n3"), "room_unknown")


async def test_a_room_ends_once_and_its_node_is_told() -> None:
    office = Office()
    code, _ = await office.claimed()
    room = office.room(code)
    await office.rooms.cancel(7, room)
    await office.rooms.cancel(7, room)
    assert await office.rooms.end(room, Outcome.KILLED) is None
    assert office.nodes.orders == [("end", "n1", room, Outcome.CANCELLED)]
    await refused(office.rooms.cancel(8, room), "room_unknown")


# --- time
# ----------------------------------------------------------------------------------------------------------------


async def test_the_sweep_ends_unclaimed_codes_reopens_abandoned_claims_and_ends_unconfirmed_pairs() -> None:
    office = Office()
    unclaimed = await office.rooms.open(1, 7)
    office.clock.forward(550)
    abandoned, unconfirmed = await office.rooms.open(2, 7), await office.rooms.open(3, 7)
    for code in (abandoned, unconfirmed):
        await office.rooms.claim(code.nameplate, None)
    await office.rooms.append([office.fact(unconfirmed, FactKind.PAIRED)])
    assert await office.rooms.sweep() == 0
    office.clock.forward(30)
    assert await office.rooms.sweep() == 1
    assert (office.record(abandoned).state, office.record(abandoned).tries) == (DirectoryState.CREATED, 0)
    office.clock.forward(30)
    assert await office.rooms.sweep() == 2
    assert office.record(unclaimed).outcome is Outcome.UNCLAIMED
    assert office.record(unconfirmed).outcome is Outcome.LOST
    assert [order[3] for order in office.nodes.orders] == [Outcome.UNCLAIMED, Outcome.LOST]


async def test_the_sweep_runs_about_once_a_second() -> None:
    office = Office()
    code = await office.rooms.open(1, 7)
    task = asyncio.create_task(office.rooms.run())
    await settle()
    office.clock.forward(600)
    for _ in range(3):
        await office.clock.live(1, 0.5)
    assert office.record(code).outcome is Outcome.UNCLAIMED
    task.cancel()
    await asyncio.wait([task])


async def test_a_session_whose_ends_did_not_come_back_after_a_restart_is_over_when_their_window_is() -> None:
    before = Office()
    rooms = []
    for ticket_id in (1, 2, 3):
        code = await before.rooms.open(ticket_id, 7)
        await before.rooms.claim(code.nameplate, None)
        await before.rooms.confirm(7, before.room(code))
        rooms.append(before.room(code))
    away, back, elsewhere = rooms
    await before.rooms.move(elsewhere, 1, "n2")
    office = Office(before.store)
    office.nodes.has = {back}
    waiting = await office.rooms.open(4, 7)
    await office.rooms.claim(waiting.nameplate, None)
    await office.rooms.append([office.fact(waiting, FactKind.PAIRED, at_ms=office.clock.now_ms() + 599_000)])
    office.clock.forward(599)
    assert await office.rooms.sweep() == 0
    office.clock.forward(1)
    assert await office.rooms.sweep() == 1
    assert (office.store.records[away].outcome, office.store.records[away].ended_ms) == (
        Outcome.LOST,
        office.clock.now_ms(),
    )
    assert office.nodes.orders == [("end", "n1", away, Outcome.LOST)]
    states = [office.store.records[room].state for room in (back, elsewhere, office.room(waiting))]
    assert states == [DirectoryState.CONFIRMED, DirectoryState.CONFIRMED, DirectoryState.CLAIMED]


async def test_sessions_that_their_node_does_not_know_are_looked_for_once_a_minute() -> None:
    office = Office()
    code, _ = await office.claimed()
    await office.rooms.confirm(7, office.room(code))
    office.nodes.has = {office.room(code)}
    office.clock.forward(600)
    assert await office.rooms.sweep() == 0
    office.nodes.has = set()
    office.clock.forward(59)
    assert await office.rooms.sweep() == 0
    office.clock.forward(1)
    assert await office.rooms.sweep() == 1
    assert office.record(code).outcome is Outcome.LOST


async def test_no_sweep_ends_more_sessions_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(directory_module, "SWEEP_ROWS_MAX", 2)
    office = Office()
    for ticket_id in (1, 2, 3):
        code = await office.rooms.open(ticket_id, 7)
        await office.rooms.claim(code.nameplate, None)
        await office.rooms.confirm(7, office.room(code))
    for count in (2, 1, 0):
        office.clock.forward(600)
        assert await office.rooms.sweep() == count


class AwayDirectory(MemoryDirectory):
    """One that can be out of reach for a while."""

    is_away = False

    async def due(self, **given: int) -> Sequence[RoomRecord]:
        if self.is_away:
            raise LinkError("store_unreachable")
        return await super().due(**given)


async def test_a_directory_that_is_out_of_reach_is_told_once_and_swept_when_it_is_back() -> None:
    away = AwayDirectory()
    office = Office(directory=away)
    code = await office.rooms.open(1, 7)
    away.is_away = True
    task = asyncio.create_task(office.rooms.run())
    await settle()
    await office.clock.live(605, 1)
    assert office.record(code).state is DirectoryState.CREATED
    away.is_away = False
    await office.clock.live(2, 1)
    assert office.record(code).outcome is Outcome.UNCLAIMED
    away.is_away = True
    await office.clock.live(2, 1)
    told = [event for event, _ in office.notebook.lines if event == "sweep_failed"]
    assert told == ["sweep_failed"] * 2
    task.cancel()
    await asyncio.wait([task])


def test_a_nodes_key_is_not_shown() -> None:
    assert "kkk" not in repr(NodeAccess("n1", "ws://relay", 1, SECRET))
