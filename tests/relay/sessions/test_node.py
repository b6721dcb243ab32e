"""The node: places, events, orders, the second's look; with paper legs and a clock moved by hand."""

import asyncio
import itertools
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from assistdesk.core.errors import RefusedError
from assistdesk.core.types import Role
from assistdesk.core.wire.control import Closing, Paired, Renewed, Waiting, decode_notice
from relay.sessions.admission import Doorkeeper
from relay.sessions.ears import LegEar
from relay.sessions.local_nodes import LocalNodes
from relay.sessions.node import Node, NodeSettings
from relay.sessions.ports import Fact, FactKind, LegStats, Outcome, Receiver
from relay.sessions.room_state import CloseLeg, StopPump
from relay.sessions.spool import Done
from relay.sessions.tokens import TokenKind
from tests.relay.sessions.stage import KEY, T0_MS, ManualClock, Notebook, join_token, settle

ROOM = b"r" * 16


class PaperSpool:
    """A spool that is as safe, slow or full as a test wants."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []
        self.waiting: list[Done] = []
        self.is_slow = False
        self.is_safe = True
        self.is_full = False
        self.waiting_bytes = 0
        self.oldest_ms: int | None = None

    def put(self, fact: Fact, done: Done | None = None) -> None:
        self.facts.append(fact)
        if done is None:
            return
        if self.is_slow:
            self.waiting.append(done)
        else:
            done(self.is_safe)


class PaperLeg:
    """A leg whose other side is a list; ``ear`` is whoever listens now."""

    def __init__(self, ear: Receiver) -> None:
        self.ear = ear
        self.sent: list[bytes | str] = []
        self.code: int | None = None
        self.bytes_in = 0
        self.pings = 0
        self.waiting_bytes = 0
        self.is_paused = False

    def attach(self, receiver: Receiver) -> None:
        self.ear = receiver

    def send(self, message: bytes | str) -> None:
        self.sent.append(message)

    def close(self, code: int) -> None:
        self.code = code

    def pause(self) -> None:
        self.is_paused = True

    def resume(self) -> None:
        self.is_paused = False

    def ping(self) -> None:
        self.pings += 1

    def buffered(self) -> int:
        return self.waiting_bytes

    def acked(self) -> int:
        return 0

    def stats(self) -> LegStats:
        return LegStats(self.bytes_in, 0, self.is_paused)

    def notices(self) -> list[Any]:
        return [decode_notice(message) for message in self.sent if isinstance(message, str)]


class House:
    """A node on paper."""

    def __init__(self, **settings: Any) -> None:
        self.clock, self.notebook, self.spool = ManualClock(), Notebook(), PaperSpool()
        self.share = 0.0
        numbers = itertools.count(1)
        self.node = Node(
            NodeSettings(node="n1", url="ws://relay", **settings),
            [KEY],
            self.spool,  # type: ignore[arg-type]
            self.clock,
            self.notebook,
            lambda size: next(numbers).to_bytes(size, "big"),
            descriptor_share=lambda: self.share,
        )

    def token(self, role: Role, room: bytes = ROOM, **more: Any) -> str:
        return join_token(room, role, clock=self.clock, **more)

    def come(self, role: Role, room: bytes = ROOM, token: str | None = None, **more: Any) -> PaperLeg:
        admission = self.node.admit(room, token or self.token(role, room, **more), "192.0.2.1")
        ear = self.node.ear(admission)
        leg = PaperLeg(ear)
        self.node.arrive(admission, leg, ear)
        return leg

    def pair(self, room: bytes = ROOM) -> tuple[PaperLeg, PaperLeg]:
        return self.come(Role.VIEWER, room), self.come(Role.HOST, room)

    def refusal(self, role: Role, room: bytes = ROOM, token: str | None = None, **more: Any) -> tuple[str, Any]:
        with pytest.raises(RefusedError) as caught:
            self.node.admit(room, token or self.token(role, room, **more), None)
        return caught.value.rule, caught.value.fields.get("reason")


def test_two_legs_are_told_and_carry_each_others_bytes() -> None:
    house = House()
    viewer = house.come(Role.VIEWER)
    (waiting,) = viewer.notices()
    assert isinstance(waiting, Waiting)
    host = house.come(Role.HOST)
    assert [fact.kind for fact in house.spool.facts] == [FactKind.PAIRED]
    told = viewer.notices()[-1]
    assert isinstance(told, Paired)
    assert told.pairing == 1
    viewer.ear.take(b"abc")
    host.ear.take(b"de")
    assert (host.sent[-1], viewer.sent[-1]) == (b"abc", b"de")
    figures = house.node.figures()
    assert (figures.bytes_to_host, figures.bytes_to_viewer, figures.rooms) == (3, 2, {"paired": 1})
    viewer.ear.hold()
    assert host.is_paused
    viewer.ear.go_on()
    assert not host.is_paused


def test_nobody_is_told_before_the_fact_is_safe() -> None:
    house = House()
    house.spool.is_slow = True
    viewer, host = house.pair()
    assert host.sent == []
    assert len(viewer.sent) == 1
    house.spool.waiting[0](True)
    assert len(host.notices()) == 1


def test_a_new_pair_without_its_fact_breaks_and_a_resumed_one_goes_on() -> None:
    house = House()
    house.spool.is_safe = False
    viewer, host = house.pair()
    assert (viewer.code, host.code) == (4410, 4410)
    (rejoin,) = [notice.rejoin for notice in viewer.notices()]
    resumed = House()
    viewer, host = resumed.pair()
    tokens = [leg.notices()[-1].rejoin for leg in (viewer, host)]
    viewer.ear.lost()
    resumed.spool.is_safe = False
    again = [resumed.come(role, token=token) for role, token in zip(Role, tokens, strict=True)]
    assert [leg.notices()[-1].pairing for leg in again] == [2, 2]
    assert rejoin


def test_a_fact_that_becomes_safe_after_the_room_is_gone_tells_nobody() -> None:
    house = House()
    house.spool.is_slow = True
    viewer, _ = house.pair()
    house.node.end(ROOM, Outcome.KILLED)
    house.spool.waiting[0](False)
    house.spool.waiting[0](True)
    assert len(viewer.sent) == 1


def test_R15_binary_before_the_pair_is_1008() -> None:
    house = House()
    viewer = house.come(Role.VIEWER)
    viewer.ear.hold()
    viewer.ear.go_on()
    viewer.ear.take(b"early")
    assert viewer.code == 1008
    assert house.spool.facts[-1].outcome is Outcome.BAD_INPUT
    viewer.ear.take(b"again")
    viewer.ear.lost()
    assert len(house.spool.facts) == 1


@pytest.mark.parametrize(
    ("word", "code", "outcome"),
    [("left", 1000, Outcome.DONE), ("broke_rule", 1002, Outcome.BAD_INPUT)],
)
def test_a_pairs_last_word_is_a_fact_with_all_its_bytes(word: str, code: int, outcome: Outcome) -> None:
    house = House()
    viewer, host = house.pair()
    viewer.ear.take(b"abc")
    getattr(viewer.ear, word)(code)
    fact = house.spool.facts[-1]
    assert (fact.kind, fact.outcome, fact.closed_by, fact.close_code) == (
        FactKind.ENDED,
        outcome,
        Role.VIEWER,
        code,
    )
    assert (fact.bytes_to_host, fact.messages_to_host, fact.paired_ms) == (3, 1, T0_MS)
    assert (fact.viewer_address, fact.host_address) == ("192.0.2.1", "192.0.2.1")
    assert host.code in (4404, 4410)
    assert house.node.figures().bytes_to_host == 3
    assert ("rooms_ended", outcome.value) in house.notebook.counts


def test_R14_tokens_that_are_used_ended_spent_or_for_a_taken_place_are_one_refusal() -> None:
    house = House()
    used = house.token(Role.VIEWER)
    viewer = house.come(Role.VIEWER, token=used)
    rejoin = viewer.notices()[0].rejoin
    assert house.refusal(Role.VIEWER, token=used) == ("token_refused", "has_leg")
    viewer.ear.lost()
    assert house.refusal(Role.VIEWER, token=used) == ("token_refused", "used")
    assert house.refusal(Role.VIEWER, token="j1.x.y") == ("token_refused", "form")
    assert house.refusal(Role.VIEWER, node="n2") == ("token_other_node", None)
    house.node.end(ROOM, Outcome.CANCELLED)
    assert house.refusal(Role.VIEWER, token=rejoin) == ("token_refused", "ended")
    assert house.refusal(Role.HOST) == ("token_refused", "ended")


def test_R13_a_place_whose_upgrade_is_under_way_is_taken() -> None:
    house = House()
    admission = house.node.admit(ROOM, house.token(Role.HOST), None)
    assert house.refusal(Role.HOST) == ("token_refused", "has_leg")
    house.node.turn_away(admission)
    house.come(Role.HOST)


def test_a_room_that_changes_during_the_upgrade_closes_the_late_leg() -> None:
    house = House()
    house.come(Role.VIEWER)
    admission = house.node.admit(ROOM, house.token(Role.HOST), None)
    house.node.end(ROOM, Outcome.KILLED)
    ear = house.node.ear(admission)
    leg = PaperLeg(ear)
    house.node.arrive(admission, leg, ear)
    assert leg.code == 4410
    unknown = house.node.admit(b"u" * 16, house.token(Role.HOST, b"u" * 16), None)
    ear = house.node.ear(unknown)
    house.node.arrive(unknown, PaperLeg(ear), ear)


def test_ended_rooms_of_an_earlier_run_stay_refused_for_as_long_as_a_rejoin_token_lives() -> None:
    house = House()
    fact = Fact(room=ROOM, epoch=1, number=1, kind=FactKind.ENDED, at_ms=T0_MS, outcome=Outcome.DONE)
    house.node.doorkeeper.recall([fact])
    token = house.token(Role.HOST, kind=TokenKind.REJOIN, pairing=1, not_after_ms=T0_MS + 2_000_000)
    house.clock.forward(899)
    house.node.tick()
    assert house.refusal(Role.HOST, token=token) == ("token_refused", "ended")
    house.clock.forward(2)
    house.node.tick()
    assert house.come(Role.HOST, token=token).notices()


def test_used_tokens_are_forgotten_when_they_have_expired() -> None:
    house = House()
    house.come(Role.HOST)
    assert len(house.node.doorkeeper._used) == 1
    house.clock.forward(59)
    house.node.tick()
    assert len(house.node.doorkeeper._used) == 1
    house.clock.forward(2)
    house.node.tick()
    assert house.node.doorkeeper._used == {}


def test_the_doorkeepers_tables_have_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("relay.sessions.admission.ENDED_ROOMS_MAX", 3)
    monkeypatch.setattr("relay.sessions.admission.USED_TOKENS_MAX", 3)
    doorkeeper, clock = Doorkeeper("n1", [KEY]), ManualClock()
    for number in range(5):
        room = bytes([number]) * 16
        doorkeeper.note_ended(bytes([number + 100]) * 16, 0)
        admission = doorkeeper.check(room, join_token(room, Role.HOST, clock=clock), None, clock.now_ms())
        doorkeeper.admit(admission, None)
        with pytest.raises(RefusedError, match="reason=used"):
            doorkeeper.admit(admission, None)
    assert (len(doorkeeper._ended), len(doorkeeper._used)) == (3, 3)


def test_a_room_takes_30_legs_a_minute() -> None:
    house = House(rejoins_per_min=2)
    viewer = house.come(Role.VIEWER)
    for _ in range(2):
        viewer = house.come(Role.VIEWER, token=viewer.notices()[0].rejoin)
    assert house.refusal(Role.VIEWER, token=viewer.notices()[0].rejoin)[0] == "too_many_rejoins"


def _full(house: House, reason: str) -> None:
    match reason:
        case "rooms":
            house.come(Role.VIEWER, b"o" * 16)
        case "spool":
            house.spool.is_full = True
        case "buffered":
            house.come(Role.VIEWER, b"o" * 16).waiting_bytes = 10**9
            house.node.tick()
        case "traffic":
            viewer, _ = house.pair(b"o" * 16)
            viewer.ear.take(bytes(200_000))
            house.clock.forward(1)
            house.node.tick()
        case "loop_lag":
            house.node._note_lag(0.3)
            house.clock.forward(5)
            house.node._note_lag(0.3)
        case _:
            house.share = 0.81


@pytest.mark.parametrize("reason", ["rooms", "spool", "buffered", "traffic", "loop_lag", "descriptors"])
def test_a_full_node_takes_no_new_room_and_harms_no_old_one(reason: str) -> None:
    house = House(rooms_max=2 if reason == "rooms" else 10, total_mbit=1)
    viewer = house.come(Role.VIEWER)
    _full(house, reason)
    new = b"n" * 16
    assert house.refusal(Role.VIEWER, new) == ("node_full", reason)
    assert house.node.figures().refuses == reason
    with pytest.raises(RefusedError, match="no_node"):
        LocalNodes(house.node).place()
    house.come(Role.HOST)
    assert isinstance(viewer.notices()[-1], Paired)
    if reason != "rooms":
        house.come(Role.HOST, new, kind=TokenKind.REJOIN, pairing=1)


def test_a_loop_that_catches_up_takes_rooms_again() -> None:
    house = House()
    _full(house, "loop_lag")
    house.node._note_lag(0.1)
    house.come(Role.VIEWER)


def test_a_waiting_leg_is_pinged_and_a_dead_one_leaves_its_room() -> None:
    house = House()
    viewer = house.come(Role.VIEWER)
    house.node.tick()
    house.clock.forward(20)
    house.node.tick()
    assert viewer.pings == 1
    house.clock.forward(20)
    house.node.tick()
    assert viewer.code == 4410
    assert house.node.figures().legs == 0


def test_R16_a_stalled_leg_breaks_its_pair() -> None:
    house = House()
    viewer, host = house.pair()
    viewer.waiting_bytes = 100_000
    viewer.is_paused = host.is_paused = True
    for _ in range(2):
        house.node.tick()
        house.clock.forward(30)
    house.node.tick()
    assert (viewer.code, host.code) == (4408, 4410)
    assert ("stalls", "") in house.notebook.counts


def test_rejoin_tokens_are_renewed_every_300_seconds() -> None:
    house = House()
    viewer = house.come(Role.VIEWER)
    for _ in range(30):
        viewer.bytes_in += 1
        house.clock.forward(10)
        house.node.tick()
    assert isinstance(viewer.notices()[-1], Renewed)


def test_orders_reach_the_room_of_this_node_and_epoch() -> None:
    house = House()
    nodes = LocalNodes(house.node)
    viewer, host = house.pair()
    nodes.confirmed("n2", ROOM, 1)
    nodes.confirmed("n1", ROOM, 2)
    nodes.confirmed("n1", b"?" * 16, 1)
    nodes.confirmed("n1", ROOM, 1)
    host.ear.left(4001)
    assert house.spool.facts[-1].kind is FactKind.APART
    nodes.end("n2", ROOM, Outcome.KILLED)
    nodes.end("n1", b"?" * 16, Outcome.KILLED)
    nodes.end("n1", ROOM, Outcome.REVOKED)
    assert house.spool.facts[-1].outcome is Outcome.REVOKED
    assert viewer.code == 4410
    assert nodes.find("n1") == nodes.place() == house.node.access()
    assert nodes.find("n2") is None


def test_R19_the_ends_of_a_room_that_was_ended_while_they_were_away_stay_out() -> None:
    house = House()
    LocalNodes(house.node).end("n1", ROOM, Outcome.REVOKED)
    for role in Role:
        assert house.refusal(role, kind=TokenKind.REJOIN, pairing=1) == ("token_refused", "ended")
    assert house.spool.facts == []


def test_a_node_lacks_what_it_neither_has_nor_has_still_to_tell() -> None:
    house = House()
    nodes, other = LocalNodes(house.node), b"?" * 16
    house.pair()
    assert nodes.own() == ("n1",)
    assert [nodes.lacks("n1", room) for room in (ROOM, other)] == [False, True]
    assert not nodes.lacks("n2", other)
    house.spool.waiting_bytes = 1
    assert not nodes.lacks("n1", other)
    house.spool.waiting_bytes = 0
    house.node.stop()
    assert not nodes.lacks("n1", ROOM)


def test_R17_a_stopping_node_says_closing_takes_nobody_and_closes_1012() -> None:
    house = House()
    viewer, host = house.pair()
    house.node.stop_soon(3)
    assert viewer.notices()[-1] == host.notices()[-1] == Closing(why="stopping", in_s=3)
    assert house.refusal(Role.VIEWER, b"n" * 16)[0] == "node_draining"
    house.node.stop()
    assert (viewer.code, host.code) == (1012, 1012)
    assert house.node.figures().rooms == {}
    assert house.node.figures().refuses == "draining"


def test_paused_seconds_and_counts_survive_their_pump() -> None:
    house = House()
    viewer, host = house.pair()
    viewer.ear.hold()
    house.clock.forward(2)
    viewer.ear.go_on()
    assert house.node.figures().paused_sink_s == 2
    host.ear.left(1000)
    figures = house.node.figures()
    assert (figures.paused_sink_s, figures.paused_rate_s) == (2, 0)


def test_actions_for_a_leg_or_a_pump_that_is_gone_do_nothing() -> None:
    house = House()
    viewer = house.come(Role.VIEWER)
    live = house.node._rooms[ROOM]
    house.node._send(99, "x")
    house.node._act(ROOM, live, CloseLeg(99, 4410))
    house.node._act(ROOM, live, StopPump())
    assert viewer.code is None


def test_an_early_word_of_an_unknown_leg_changes_nothing() -> None:
    house = House()
    LegEar(house.node, ROOM, 99).take(b"x")
    assert house.spool.facts == []


async def test_the_node_looks_about_once_a_second() -> None:
    house = House()
    viewer = house.come(Role.VIEWER)
    task = asyncio.create_task(house.node.run())
    await settle()
    for _ in range(21):
        await house.clock.live(1, 1)
    assert viewer.pings == 1
    task.cancel()
    await asyncio.wait([task])


def test_facts_number_upwards_also_after_a_restart(tmp_path: Path) -> None:
    first, second = House(), House()
    second.clock.forward(1)
    second = House()
    numbers: Sequence[int] = []
    for house in (first, second):
        house.pair()
        house.pair(b"o" * 16)
        numbers = [*numbers, *(fact.number for fact in house.spool.facts)]
    assert numbers[0] < numbers[1]
    assert numbers[0] == T0_MS * 4096 + 1
