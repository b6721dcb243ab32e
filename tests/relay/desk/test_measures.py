"""Measures of a desk: equal to those computed from the audits alone, for whoever sees all and for whoever sees some."""

import random
import zoneinfo
from pathlib import Path

import msgspec
import pytest

from assistdesk.core.desk import measures as machine
from assistdesk.core.desk.chat_shapes import ChatSay, EscalateIn
from assistdesk.core.desk.clocks import clocks
from assistdesk.core.desk.events import Change, Create
from assistdesk.core.desk.measure_shapes import DurationOut, MeasuresOut
from assistdesk.core.desk.model import Audit, side_of
from assistdesk.core.desk.model_service import read_log
from assistdesk.core.desk.shapes import CommentIn, to_rfc3339
from assistdesk.core.desk.shapes_rules import PolicyIn, ScheduleIn, TargetIn
from assistdesk.core.errors import RefusedError
from relay.desk import measures as use_case
from relay.desk.measures import Measures
from relay.desk.rules import Rules
from relay.desk.seed import seed
from relay.desk.sla import calendar_of
from relay.store import people, rules, tables
from relay.store.store import Store
from tests.kit.accounts import TurnedClock
from tests.relay.desk.chat_stage import open_stage
from tests.relay.desk.conftest import Desk

DAY_MS = 86_400_000
ZONE = "Europe/Madrid"


async def from_audits_alone(store: Store, period: tuple[int, int], now_ms: int) -> MeasuresOut:
    """Every audit of the database, nothing else of it but who wrote them and the hours they name."""

    def question(connection):  # type: ignore[no-untyped-def]
        by_ticket: dict[int, list[Audit]] = {}
        for row in connection.execute(tables.audit.select().order_by(tables.audit.c.ticket_id, tables.audit.c.seq)):
            values = {name: getattr(row, name) for name in Audit.__struct_fields__}
            values |= {"prev_hash": row.prev_hash.hex(), "hash": row.hash.hex()}
            by_ticket.setdefault(row.ticket_id, []).append(Audit(**values))
        roles = people.roles(connection, range(1, 500))
        calendars = {one.key: calendar_of(one) for one in rules.schedules(connection)}
        return by_ticket, roles, calendars

    by_ticket, roles, calendars = await store.read(question)
    rows = []
    for audits in by_ticket.values():
        log = read_log(audits, lambda author: side_of(roles[author]) if author in roles else side_of("bot"))
        status = ""
        for event in (event for entry in log for event in entry.events):
            match event:
                case Create(value=value) | Change(field="status", value=value):
                    status = str(value)
        row = machine.row_of(log, clocks(log, calendars, now_ms), status, now_ms)  # type: ignore[arg-type]
        assert row is not None
        rows.append(row)
    return machine.sum_up(rows, period, zoneinfo.ZoneInfo(ZONE), now_ms)


def unnamed(found: MeasuresOut) -> MeasuresOut:
    """Names are no figures."""
    return msgspec.structs.replace(found, agents=tuple(msgspec.structs.replace(one, name="") for one in found.agents))


ATTENDED = ("occupancy", "coverage_gap", "gap_requests")


def of_audits(found: MeasuresOut) -> MeasuresOut:
    """Without what the record of who was there says: no audit knows it. It is counted by itself (``test_attendance``)."""
    rest = tuple(one for one in found.figures if one.key not in ATTENDED)
    return msgspec.structs.replace(unnamed(found), figures=rest, occupancy=(), gaps=())


async def test_figures_are_those_of_the_audits_alone_and_of_what_was_kept(desk: Desk) -> None:
    clock = TurnedClock()
    await seed(desk.store, 40, random.Random(3), clock.now_ms())
    found = Measures(desk.store, now_ms=clock.now_ms)
    for days in (1, 7, 30, 92):
        period = (clock.now_ms() - days * DAY_MS, clock.now_ms())
        assert unnamed(await found.of(desk.ana, period, ZONE)) == await from_audits_alone(
            desk.store, period, clock.now_ms()
        )
    ticket_id = await desk.ticket()
    await desk.say(desk.ana, ticket_id, "Is it on?")
    period = (desk.clock.now_ms() - DAY_MS, desk.clock.now_ms() + 1)
    again = await found.of(desk.ana, period, ZONE)
    assert again == await from_audits_alone(desk.store, period, clock.now_ms())


async def test_who_sees_some_tickets_gets_the_measures_of_those(desk: Desk) -> None:
    await desk.ticket()
    mine = await desk.ticket()
    await desk.change(desk.ana, mine, assignee_id=desk.bo.id)
    found = Measures(desk.store, now_ms=desk.clock.now_ms)
    narrow = msgspec.structs.replace(desk.bo, sees_all=False)
    period = (desk.clock.now_ms() - DAY_MS, desk.clock.now_ms() + 1)
    assert [dict((await found.of(who, period, "UTC")).statuses)["new"] for who in (desk.ana, narrow)] == [1, 0]
    assert dict((await found.of(narrow, period, "UTC")).statuses)["open"] == 1


async def test_agents_of_an_external_group_have_no_reports_but_a_ticket_s_own_measures(desk: Desk) -> None:
    found = Measures(desk.store, now_ms=desk.clock.now_ms)
    abroad = msgspec.structs.replace(desk.bo, is_external=True)
    with pytest.raises(RefusedError, match="forbidden"):
        await found.of(abroad, (0, DAY_MS), "UTC")
    ticket_id = await desk.ticket()
    assert (await found.of_ticket(abroad, ticket_id)).metrics.ticket_id == ticket_id


async def test_what_is_too_long_empty_or_nowhere_is_refused(desk: Desk) -> None:
    found = Measures(desk.store, now_ms=desk.clock.now_ms)
    for period, zone, rule in (
        ((5, 5), "UTC", "measures_period"),
        ((0, 93 * DAY_MS), "UTC", "measures_period"),
        ((0, DAY_MS), "Mars/Olympus", "schedule_zone"),
    ):
        with pytest.raises(RefusedError, match=rule):
            await found.of(desk.ana, period, zone)
    with pytest.raises(RefusedError, match="forbidden"):
        await found.of(desk.lucia, (0, DAY_MS), "UTC")


async def test_what_is_kept_has_a_bound_and_a_partial_answer_says_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(use_case, "KEPT_MAX", 1)
    monkeypatch.setattr(use_case, "TICKETS_MAX", 2)
    for _ in range(3):
        await desk.ticket()
    found = Measures(desk.store, now_ms=desk.clock.now_ms)
    answer = await found.of(desk.ana, (desk.clock.now_ms() - DAY_MS, desk.clock.now_ms() + 1), "UTC")
    assert answer.is_partial


async def test_one_ticket_s_measures_are_those_of_its_log_in_the_hours_of_its_targets(desk: Desk) -> None:
    use = Measures(desk.store, now_ms=desk.clock.now_ms)
    ticket_id = await desk.ticket()
    begun_ms = desk.clock.now_ms()
    desk.clock.turn(60)
    await desk.change(desk.ana, ticket_id, status="pending", comment=CommentIn(body="x", public=True))
    desk.clock.turn(30)
    bare = (await use.of_ticket(desk.bo, ticket_id)).metrics
    assert (bare.schedule_id, bare.first_reply) == (
        None,
        DurationOut(ms=60_000, known_at=to_rfc3339(begun_ms + 60_000)),
    )
    assert (bare.requester_wait, bare.agent_wait) == (DurationOut(ms=60_000), DurationOut(ms=30_000))
    assert (bare.replies, bare.touch_class, bare.full_resolution, bare.triage.solved_ms) == (1, None, None, None)

    every_day = ScheduleIn(name="round the clock", time_zone="UTC", intervals=((0, 10_080),))
    made = (await Rules(desk.store).put_schedule(desk.admin, every_day, desk.key())).value.schedule
    await desk.change(desk.ana, ticket_id, status="solved")
    solved_ms = desk.clock.now_ms()
    desk.clock.turn(1000)
    found = (await use.of_ticket(desk.ana, ticket_id)).metrics
    assert (found.schedule_id, found.schedule_version) == (made.id, 1)
    assert found.full_resolution == DurationOut(ms=90_000, business_ms=90_000, known_at=to_rfc3339(solved_ms))
    assert found.first_resolution == found.full_resolution
    assert (found.touch_class, found.touches, found.triage.solved_ms) == ("one_touch", 1, 90_000)

    night = ScheduleIn(name="one minute a week", time_zone="UTC", intervals=((0, 1),))
    narrow = (await Rules(desk.store).put_schedule(desk.admin, night, desk.key())).value.schedule
    target = TargetIn(priority="normal", metric="first_reply_time", target_s=3600, hours="business")
    policy = PolicyIn(title="p", schedule_id=narrow.id, targets=(target,))
    await Rules(desk.store).put_policy(desk.admin, policy, desk.key())
    other = (await use.of_ticket(desk.ana, await desk.ticket())).metrics
    assert (other.schedule_id, other.requester_wait) == (narrow.id, DurationOut(ms=0, business_ms=0))

    for caller, number, refusal in (
        (desk.lucia, ticket_id, "forbidden"),
        (desk.ana, 99_999, "not_found"),
        (msgspec.structs.replace(desk.bo, sees_all=False), ticket_id, "not_found"),
    ):
        with pytest.raises(RefusedError, match=refusal):
            await use.of_ticket(caller, number)


async def test_chats_are_measured_from_the_audits_alone_and_agents_have_their_names(tmp_path: Path) -> None:
    async with open_stage(tmp_path) as stage:
        desk, clock = stage.desk, stage.clock
        begun_ms = clock.now_ms()
        _, out = await stage.ask()
        clock.turn(20)
        await stage.agents.accept(desk.ana, out.id)
        clock.turn(35)
        await stage.agents.say(desk.ana, out.id, ChatSay(body="sí"), desk.key())
        clock.turn(5)
        await stage.agents.escalate(desk.ana, out.id, EscalateIn(reason="abuse"))
        found = Measures(desk.store, now_ms=clock.now_ms)
        period = (begun_ms, clock.now_ms() + 1)
        answer = await found.of(desk.ana, period, ZONE)
        assert unnamed(answer) == await from_audits_alone(desk.store, period, clock.now_ms())
        figure = {one.key: (one.value, one.n) for one in answer.figures}
        assert (figure["queue_wait"], figure["chat_wait"]) == ((20_000, 1), (55_000, 1))
        assert (figure["response_time"], figure["messages"]) == ((55_000, 1), (2, 1))
        assert (figure["escalations"], dict(answer.escalations)["abuse"]) == ((1, 1), 1)
        assert [(one.name, one.n, one.at_once) for one in answer.agents] == [("Ana", 1, 1.0)]
