"""SLA over a real store: targets in the update's own audit, clocks kept beside the row, timers that warn and breach."""

import msgspec
import pytest
import pytest_asyncio

from assistdesk.core.desk.events_service import SlaBreached, SlaTargetChange, SlaWarned, read_log_events
from assistdesk.core.desk.shapes import ClockOut, CommentIn, TicketChange, TicketNew, to_rfc3339
from assistdesk.core.desk.shapes_people import GroupChange, GroupIn
from assistdesk.core.desk.shapes_rules import PolicyIn, ScheduleIn, TargetIn
from assistdesk.core.desk.views import Condition, Conditions, Sort
from assistdesk.core.errors import RefusedError
from relay.desk import changes, sla
from relay.desk import rules as desk_rules
from relay.desk.groups import Groups
from relay.desk.rules import Rules
from relay.desk.sla import SlaTimer
from relay.desk.timers import TimerRunner
from relay.store import audits, organizations, rules, tickets, timers, work_tables
from relay.store import clocks as kept_clocks
from relay.store.work import Work
from tests.relay.desk.conftest import Desk

MINUTE_MS, HOUR_MS = 60_000, 3_600_000


@pytest_asyncio.fixture
async def ruled(desk: Desk) -> Desk:
    """A desk with its first rules: office hours in UTC, one policy."""
    await desk.store.write(desk_rules.start_rules)
    return desk


async def clock_of(desk: Desk, ticket_id: int) -> ClockOut:
    clock = (await desk.shown(ticket_id)).clock
    assert clock is not None
    return clock


async def events(desk: Desk, ticket_id: int) -> list[list[object]]:
    """The events of each audit."""
    written = await desk.store.read(lambda connection: audits.whole(connection, ticket_id))
    return [list(read_log_events(msgspec.json.decode(one.events, type=list[msgspec.Raw]))) for one in written]


def runner(desk: Desk) -> TimerRunner:
    return TimerRunner(desk.store, {kept_clocks.TIMER_KIND: SlaTimer(desk.store).fire}, now_ms=desk.clock.now_ms)


async def urgent(desk: Desk) -> int:
    """A ticket with a first reply due in half an hour."""
    ticket_id = await desk.ticket()
    await desk.change(desk.ana, ticket_id, priority="urgent")
    return ticket_id


async def test_a_new_ticket_has_its_targets_in_its_first_audit_and_a_clock_in_every_answer(ruled: Desk) -> None:
    ticket_id = await ruled.ticket()
    first, *more = await events(ruled, ticket_id)
    assert more == []
    targets = [event for event in first if isinstance(event, SlaTargetChange)]
    assert [one.metric for one in targets] == ["first_reply_time", "next_reply_time", "requester_wait_time"]
    assert {(one.hours, one.schedule_id, one.priority_applied) for one in targets} == {("business", 1, "normal")}
    clock = await clock_of(ruled, ticket_id)
    assert (clock.metric, clock.badge, clock.target_s) == ("first_reply_time", "running", 8 * 3_600)
    page = await ruled.views.tickets(ruled.ana, 8)
    assert page.tickets[0].clock == clock
    assert page.tickets[0].next_due_at == clock.due_at


async def test_a_ticket_that_is_made_solved_had_its_targets_and_met_them(ruled: Desk) -> None:
    new = TicketNew(
        subject="solved while talking",
        requester_id=ruled.lucia.user_id,
        comment=CommentIn(body="x", public=False),
        status="solved",
    )
    made = await ruled.tickets.create(ruled.ana, new, ruled.key())
    assert made.value.ticket.status == "solved"
    clock = await clock_of(ruled, made.value.ticket.id)
    assert (clock.metric, clock.badge, clock.elapsed_ms) == ("requester_wait_time", "met", 0)
    assert made.value.ticket.next_due_at is None
    assert await runner(ruled).run_due() > 0
    ruled.clock.turn(86_400)
    await ruled.change(ruled.ana, made.value.ticket.id, status="open")
    assert (await clock_of(ruled, made.value.ticket.id)).badge == "running"


async def test_one_update_is_one_audit_with_the_targets_that_it_changes(ruled: Desk) -> None:
    ticket_id = await urgent(ruled)
    _, second = await events(ruled, ticket_id)
    targets = [event for event in second if isinstance(event, SlaTargetChange)]
    assert {(one.hours, one.target_s) for one in targets} == {
        ("calendar", 1_800),
        ("calendar", 3_600),
        ("calendar", 28_800),
    }


async def test_a_desk_without_rules_has_no_clocks(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    await desk.say(desk.ana, ticket_id, "hello")
    assert (await desk.shown(ticket_id)).clock is None
    assert await runner(desk).run_due() > 0


async def test_an_answer_ends_the_first_clock_and_the_wait_goes_on(ruled: Desk) -> None:
    ticket_id = await urgent(ruled)
    ruled.clock.turn(10 * 60)
    await ruled.say(ruled.ana, ticket_id, "on it")
    clock = await clock_of(ruled, ticket_id)
    assert (clock.metric, clock.badge, clock.elapsed_ms) == ("requester_wait_time", "running", 10 * MINUTE_MS)
    await ruled.change(ruled.ana, ticket_id, status="pending")
    clock = await clock_of(ruled, ticket_id)
    assert (clock.state, clock.badge, clock.due_at) == ("paused", "paused", None)
    assert (await ruled.shown(ticket_id)).next_due_at is None
    await ruled.change(ruled.ana, ticket_id, status="solved")
    assert (await clock_of(ruled, ticket_id)).badge == "met"


async def test_a_second_line_in_a_row_is_not_counted_and_the_kept_clocks_are_those_of_the_log(ruled: Desk) -> None:
    ticket_id = await urgent(ruled)
    for caller, body in (
        (ruled.lucia, "still there?"),
        (ruled.ana, "on it"),
        (ruled.bo, "with my help"),
        (ruled.lucia, "and?"),
        (ruled.lucia, "well?"),
    ):
        ruled.clock.turn(5 * 60)
        await ruled.say(caller, ticket_id, body)
    now_ms = ruled.clock.now_ms()
    kept = await ruled.store.read(lambda connection: kept_clocks.find(connection, ticket_id))
    counted = await ruled.store.read(lambda connection: sla.count(connection, ticket_id, now_ms))

    def standing(clock: ClockOut) -> object:
        return clock.metric, clock.instance, clock.state, clock.started_at, clock.ended_at, clock.due_at, clock.warn_at

    assert set(map(standing, kept.clocks)) == set(map(standing, counted.ordered))
    assert {clock.as_of for clock in kept.clocks} == {to_rfc3339(now_ms - 5 * MINUTE_MS)}


async def test_a_note_moves_no_clock(ruled: Desk) -> None:
    ticket_id = await urgent(ruled)
    before = await clock_of(ruled, ticket_id)
    ruled.clock.turn(60)
    await ruled.say(ruled.ana, ticket_id, "looked", public=False)
    assert await clock_of(ruled, ticket_id) == before


async def test_the_timer_warns_before_the_breach_and_each_once(ruled: Desk) -> None:
    ticket_id = await urgent(ruled)
    ruled.clock.turn(14 * 60)
    await runner(ruled).run_due()
    assert (await clock_of(ruled, ticket_id)).badge == "running"
    ruled.clock.turn(60)
    await runner(ruled).run_due()
    assert (await clock_of(ruled, ticket_id)).badge == "warning"
    ruled.clock.turn(16 * 60)
    seconds = await runner(ruled).run_due()
    clock = await clock_of(ruled, ticket_id)
    assert (clock.badge, clock.result) == ("breached", "breached")
    ruled.clock.turn(3 * 3_600)
    await runner(ruled).run_due()
    marks = [event for written in await events(ruled, ticket_id) for event in written]
    assert [type(one) for one in marks if isinstance(one, SlaWarned | SlaBreached)] == [SlaWarned, SlaBreached]
    assert seconds > 0


async def test_a_relay_that_slept_over_both_writes_both_at_once(ruled: Desk) -> None:
    ticket_id = await urgent(ruled)
    ruled.clock.turn(2 * 3_600)
    await runner(ruled).run_due()
    *_, last = await events(ruled, ticket_id)
    assert SlaBreached(metric="first_reply_time", instance=1, priority_applied="urgent") in last
    audit = await ruled.store.read(lambda connection: audits.whole(connection, ticket_id)[-1])
    assert (audit.author_id, audit.via) == (None, "system")


@pytest.mark.parametrize(("waited_min", "mark"), [(20, SlaWarned), (40, SlaBreached)])
async def test_a_warning_or_breach_that_an_update_makes_due_is_written_at_once(
    ruled: Desk, waited_min: int, mark: type[SlaWarned | SlaBreached]
) -> None:
    ruled.clock.turn(4 * 3_600)  # into the office hours
    ticket_id = await ruled.ticket()
    ruled.clock.turn(waited_min * 60)
    await ruled.change(ruled.ana, ticket_id, priority="urgent")
    for _ in range(2):
        await runner(ruled).run_due()
        marks = [event for written in await events(ruled, ticket_id) for event in written]
        assert [type(one) for one in marks if isinstance(one, SlaWarned | SlaBreached)] == [mark]


async def test_lists_are_sorted_by_what_is_due_first_and_none_come_last(ruled: Desk) -> None:
    slow, fast = await ruled.ticket(), await urgent(ruled)
    waits = await ruled.ticket()
    await ruled.say(ruled.ana, waits, "hello")
    await ruled.change(ruled.ana, waits, status="pending")
    page = await ruled.views.tickets(ruled.ana, 8, sort=Sort(key="next_due_at", descending=False))
    assert [ticket.id for ticket in page.tickets] == [fast, slow, waits]


async def test_an_edited_schedule_moves_running_clocks_and_never_the_past(ruled: Desk) -> None:
    ticket_id, over = await ruled.ticket(), await ruled.ticket()
    await ruled.change(ruled.ana, over, status="solved")
    schedule = (await Rules(ruled.store).schedules(ruled.ana)).schedules[0]
    given = {
        "name": schedule.name,
        "time_zone": "Asia/Shanghai",
        "intervals": schedule.intervals,
    }
    await Rules(ruled.store).put_schedule(
        ruled.admin, msgspec.convert(given, desk_rules.ScheduleIn), ruled.key(), schedule.id
    )
    await runner(ruled).run_due()
    *_, last = await events(ruled, ticket_id)
    assert {(one.schedule_id, one.schedule_version) for one in last if isinstance(one, SlaTargetChange)} == {(1, 2)}
    assert (await clock_of(ruled, ticket_id)).schedule_version == 2
    assert len(await events(ruled, over)) == 2
    answer = await Rules(ruled.store).clocks(ruled.ana, ticket_id, ruled.clock.at_ms)
    assert [one.version for one in answer.schedules] == [1, 2]


async def test_hours_are_the_policys_else_the_organisations_else_the_groups_else_the_desks(ruled: Desk) -> None:
    use, admin = Rules(ruled.store), ruled.admin
    hours = {"name": "Nights", "time_zone": "UTC", "intervals": [[0, 600]]}
    org_hours, group_hours = [
        (await use.put_schedule(admin, msgspec.convert(hours, ScheduleIn), ruled.key())).value.schedule.id
        for _ in range(2)
    ]
    found = []

    async def look() -> None:
        """The hours after an update that changes nothing else."""
        await ruled.change(ruled.ana, ticket_id, tags=(f"t{len(found)}",))
        found.append((await clock_of(ruled, ticket_id)).schedule_id)

    ticket_id = await ruled.ticket()
    policy = (await use.policy(ruled.ana, 1)).sla_policy
    plain = {"title": policy.title, "targets": msgspec.to_builtins(policy.targets)}
    await look()
    await use.put_policy(admin, msgspec.convert(plain, PolicyIn), ruled.key(), 1)
    groups = Groups(ruled.store, lambda _user_id: None)
    group = (await groups.make(admin, GroupIn(name="L2", schedule_id=group_hours), ruled.key())).value.group
    org_id = (await ruled.shown(ticket_id)).org_id or 0
    await look()
    await ruled.change(ruled.ana, ticket_id, group_id=group.id)
    await look()
    await groups.change(
        admin, group.id, GroupChange(name="Second line"), ruled.key()
    )  # what is not said of hours stays
    await look()
    await ruled.store.write(lambda work: organizations.change(work, org_id, {"schedule_id": org_hours}))
    await look()
    await groups.change(admin, group.id, GroupChange(name="Second line", schedule_id=None), ruled.key())
    await ruled.store.write(lambda work: organizations.change(work, org_id, {"schedule_id": None}))
    await look()
    assert found == [1, 1, group_hours, group_hours, org_hours, 1]


async def test_a_policy_asks_for_the_organisations_plan_tags_and_group(ruled: Desk) -> None:
    use, ticket_id = Rules(ruled.store), await ruled.ticket()
    org_id = (await ruled.shown(ticket_id)).org_id or 0
    kept = (await use.policy(ruled.ana, 1)).sla_policy
    for position, (field, operator, value) in enumerate(
        (
            ("plan", "is", "premium"),
            ("org_tags", "includes", "vip"),
            ("org_group_id", "is", 7),
            ("domain", "is", "X.org"),
        )
    ):
        conditions = Conditions(all=(Condition(field=field, operator=operator, value=value),))  # type: ignore[arg-type]
        given = PolicyIn(title=field, conditions=conditions, targets=msgspec.convert(
            [{"priority": "normal", "metric": "first_reply_time", "target_s": 100 + position, "hours": "calendar"}],
            tuple[TargetIn, ...],
        ))  # fmt: skip
        made = (await use.put_policy(ruled.admin, given, ruled.key())).value.sla_policy
        await use.order_policies(ruled.admin, [made.id, *[one.id for one in (await use.policies(ruled.ana)).sla_policies
                                                          if one.id != made.id]], ruled.key())  # fmt: skip
    found = []
    for values in ({"region": "EU"}, {"plan": "premium"}, {"tags": ("vip",)}, {"group_id": 7}):
        await ruled.store.write(lambda work, values=values: organizations.change(work, org_id, values))  # type: ignore[misc]
        await ruled.change(ruled.ana, ticket_id, tags=(f"t{len(found)}",))
        found.append((await clock_of(ruled, ticket_id)).target_s)
    assert found == [kept.targets[6].target_s, 100, 101, 102]
    with pytest.raises(RefusedError, match="view_operator"):
        wrong = Conditions(all=(Condition(field="org_tags", value="vip"),))
        await use.put_policy(ruled.admin, PolicyIn(title="x", conditions=wrong, targets=()), ruled.key())
    with pytest.raises(RefusedError, match="view_field"):  # it would follow from itself
        wrong = Conditions(all=(Condition(field="sla", value="breached"),))
        await use.put_policy(ruled.admin, PolicyIn(title="x", conditions=wrong, targets=()), ruled.key())


async def test_a_policy_that_is_gone_takes_its_targets_at_the_next_update(ruled: Desk) -> None:
    ticket_id = await urgent(ruled)
    await Rules(ruled.store).drop_policy(ruled.admin, 1, ruled.key())
    assert (await clock_of(ruled, ticket_id)).badge == "running"
    await ruled.change(ruled.ana, ticket_id, tags=("x",))
    assert (await ruled.shown(ticket_id)).clock is None
    await ruled.change(ruled.ana, ticket_id, tags=("y",))
    removed = [event for written in await events(ruled, ticket_id) for event in written if getattr(event, "removed", 0)]
    assert len(removed) == 3


async def test_a_business_target_without_hours_counts_day_and_night(ruled: Desk) -> None:
    def no_hours(work: Work) -> None:
        rules.retire(work, rules.schedules(work.connection)[0])

    await ruled.store.write(no_hours)
    ticket_id = await ruled.ticket()
    assert (await clock_of(ruled, ticket_id)).hours == "calendar"
    assert await ruled.store.read(lambda connection: rules.schedule(connection, (1, 1))) is not None


async def test_a_written_past_is_counted_once_at_its_end_and_marked_at_its_times(ruled: Desk) -> None:
    past_ms = ruled.clock.at_ms - 5 * HOUR_MS
    new = TicketNew(
        subject="old",
        requester_id=ruled.lucia.user_id,
        comment=CommentIn(body="x", public=True),
        priority="urgent",
    )

    def write(work: Work) -> int:
        made = changes.create(work, ruled.lucia, new, ruled.rng.randbytes, at_ms=past_ms).ticket.id
        assert kept_clocks.find(work.connection, made).clocks == ()
        sla.look(work, made, is_history=True)
        return made

    ticket_id = await ruled.store.write(write)
    written = await ruled.store.read(lambda connection: audits.whole(connection, ticket_id))
    assert written[-1].created_at == past_ms + HOUR_MS // 2
    row = await ruled.store.read(lambda connection: tickets.find(connection, ticket_id))
    assert row is not None
    assert row.next_due_at == past_ms + HOUR_MS // 2
    assert (await clock_of(ruled, ticket_id)).badge == "breached"


async def test_a_timer_without_a_ticket_is_put_away(ruled: Desk) -> None:
    await ruled.store.write(lambda work: timers.arm(work, kept_clocks.TIMER_KIND, "4711", ruled.clock.at_ms))
    await runner(ruled).run_due()
    assert await ruled.store.read(timers.next_due) is None


async def test_a_timer_that_finds_nothing_looks_ahead(ruled: Desk) -> None:
    ticket_id = await urgent(ruled)
    await ruled.say(ruled.ana, ticket_id, "on it")
    ruled.clock.turn(15 * 60)
    await runner(ruled).run_due()
    due = await ruled.store.read(timers.next_due)
    assert due is not None
    assert due > ruled.clock.at_ms
    await ruled.change(ruled.ana, ticket_id, status="solved")
    ruled.clock.turn(24 * 3_600)
    await runner(ruled).run_due()
    assert await ruled.store.read(timers.next_due) is None


async def test_everything_kept_is_what_the_log_alone_gives(ruled: Desk) -> None:
    ticket_id = await urgent(ruled)
    ruled.clock.turn(600)
    await ruled.say(ruled.ana, ticket_id, "on it")
    kept = await ruled.store.read(lambda connection: kept_clocks.find(connection, ticket_id))
    counted = await ruled.store.read(lambda connection: sla.count(connection, ticket_id, ruled.clock.at_ms))
    assert kept.clocks == counted.ordered
    row = await ruled.store.read(lambda connection: connection.execute(work_tables.ticket_clock.select()).one())
    assert row.badge == "running"


def test_a_calendar_is_compiled_once() -> None:
    schedule = desk_rules.office_hours(1)
    assert sla.calendar_of(schedule) is sla.calendar_of(desk_rules.office_hours(1))


@pytest.mark.parametrize("public", [True, False])
async def test_a_comment_of_a_bot_stops_nothing(ruled: Desk, public: bool) -> None:
    ticket_id = await urgent(ruled)
    bot = msgspec.structs.replace(ruled.ana, user_id=None, role="bot")
    said = TicketChange(comment=CommentIn(body="out of office", public=public))
    await ruled.store.write(lambda work: changes.update(work, bot, ticket_id, said, ruled.rng.randbytes))
    assert (await clock_of(ruled, ticket_id)).metric == "first_reply_time"


async def test_a_log_that_cannot_be_counted_stops_no_other_timer(ruled: Desk) -> None:
    broken = await ruled.ticket()
    good = await urgent(ruled)

    def lose_hours(work: Work) -> None:
        work.connection.execute(work_tables.schedule.delete())
        timers.arm(work, kept_clocks.TIMER_KIND, str(broken), ruled.clock.at_ms)

    await ruled.store.write(lose_hours)
    await runner(ruled).run_due()
    due = await ruled.store.read(timers.next_due)
    assert due is None or due > ruled.clock.at_ms
    assert (await ruled.shown(good)).clock is not None
