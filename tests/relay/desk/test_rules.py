"""Rules over a real store: who may read and edit them, versions, order, clocks explained."""

import datetime

import pytest
import pytest_asyncio

from assistdesk.core.desk.shapes_organizations import OrganizationChange, OrganizationIn
from assistdesk.core.desk.shapes_people import GroupIn
from assistdesk.core.desk.shapes_rules import HolidayIn, PolicyIn, ScheduleIn, TargetIn
from assistdesk.core.desk.views import Condition, Conditions
from assistdesk.core.errors import RefusedError
from relay.desk import rules as desk_rules
from relay.desk.groups import Groups
from relay.desk.organizations import Organizations
from relay.desk.refusals import FieldsError
from relay.desk.rules import Other, Rules, start_rules
from relay.ops.audit import AuditLog
from relay.store import rules, streams
from tests.relay.desk.conftest import Desk

HOUR_MS = 3_600_000
NIGHTS = ScheduleIn(name="Nights", time_zone="Europe/Madrid", intervals=((0, 360),))
ALWAYS = HolidayIn(first=datetime.date(1, 1, 1), last=datetime.date(9999, 12, 31), counted=True)


@pytest_asyncio.fixture
async def ruled(desk: Desk) -> Desk:
    await desk.store.write(start_rules)
    return desk


def made(desk: Desk) -> Rules:
    return Rules(desk.store)


async def test_a_new_desk_has_hours_and_a_policy_once(ruled: Desk) -> None:
    await ruled.store.write(start_rules)
    schedules = await made(ruled).schedules(ruled.ana)
    assert [(one.name, one.version) for one in schedules.schedules] == [("Office hours", 1)]
    assert schedules.default_id == schedules.schedules[0].id
    (policy,) = (await made(ruled).policies(ruled.ana)).sla_policies
    assert (policy.title, len(policy.targets), policy.schedule_id) == ("Standard", 12, 1)
    await made(ruled).drop_policy(ruled.admin, policy.id, ruled.key())
    await ruled.store.write(start_rules)
    assert (await made(ruled).policies(ruled.ana)).sla_policies == ()


async def test_staff_read_and_admins_write(ruled: Desk) -> None:
    for refused in (ruled.ana, ruled.lucia):
        with pytest.raises(RefusedError, match="forbidden"):
            await made(ruled).put_schedule(refused, NIGHTS, ruled.key())
        with pytest.raises(RefusedError, match="forbidden"):
            await made(ruled).put_policy(refused, PolicyIn(title="t"), ruled.key())
    with pytest.raises(RefusedError, match="forbidden"):
        await made(ruled).policies(ruled.lucia)


async def test_an_edit_is_a_version_and_the_old_one_stays_readable(ruled: Desk) -> None:
    first = await made(ruled).put_schedule(ruled.admin, NIGHTS, ruled.key())
    day = datetime.date(2026, 12, 25)
    edited = ScheduleIn(
        name="Nights",
        time_zone="UTC",
        intervals=((0, 420),),
        holidays=(HolidayIn(first=day, last=day, name="Navidad", counted=True),),
    )
    key, schedule_id = ruled.key(), first.value.schedule.id
    second = await made(ruled).put_schedule(ruled.admin, edited, key, schedule_id)
    again = await made(ruled).put_schedule(ruled.admin, edited, key, schedule_id)
    assert (again.replayed, again.value) == (True, second.value)
    assert second.value.schedule.version == 2
    assert (await made(ruled).schedule(ruled.ana, schedule_id)).schedule.holidays[0].name == "Navidad"
    assert (await made(ruled).schedule(ruled.ana, schedule_id, 1)).schedule.time_zone == "Europe/Madrid"
    for missing in ((99, None), (schedule_id, 9)):
        with pytest.raises(RefusedError, match="not_found"):
            await made(ruled).schedule(ruled.ana, *missing)
    with pytest.raises(RefusedError, match="not_found"):
        await made(ruled).put_schedule(ruled.admin, edited, ruled.key(), 99)


async def test_the_first_schedule_of_a_desk_without_any_is_its_default(desk: Desk) -> None:
    first = await made(desk).put_schedule(desk.admin, NIGHTS, desk.key())
    await made(desk).put_schedule(desk.admin, NIGHTS, desk.key())
    assert (await made(desk).schedules(desk.ana)).default_id == first.value.schedule.id


async def test_hours_are_deleted_only_when_nothing_has_them_and_their_versions_stay_readable(ruled: Desk) -> None:
    rules, admin = made(ruled), ruled.admin
    nights = (await rules.put_schedule(admin, NIGHTS, ruled.key())).value.schedule.id

    async def hangs(why: str, schedule_id: int = nights) -> None:
        with pytest.raises(RefusedError, match="in_use") as caught:
            await rules.drop_schedule(admin, schedule_id, ruled.key())
        assert caught.value.fields["why"] == why

    default_id = (await rules.schedules(ruled.ana)).default_id
    assert default_id is not None
    await hangs("default", default_id)
    target = TargetIn(priority="normal", metric="first_reply_time", target_s=3_600, hours="business")
    policy = (
        await rules.put_policy(admin, PolicyIn(title="p", schedule_id=nights, targets=(target,)), ruled.key())
    ).value
    await hangs("sla_policies")
    await rules.drop_policy(admin, policy.sla_policy.id, ruled.key())
    groups = Groups(ruled.store, lambda _user_id: None)
    group = (await groups.make(admin, GroupIn(name="N", schedule_id=nights), ruled.key())).value.group
    await hangs("groups")
    await groups.drop(admin, group.id, ruled.key())
    organizations = Organizations(ruled.store, AuditLog(), b"k" * 32)
    given = OrganizationIn(name="Norte", schedule_id=nights)
    org = (await organizations.make(admin, given, ruled.key())).value.organization
    await hangs("organizations")
    await organizations.change(admin, org.id, OrganizationChange(schedule_id=None), ruled.key())
    with pytest.raises(RefusedError, match="forbidden"):
        await rules.drop_schedule(ruled.ana, nights, ruled.key())
    await rules.drop_schedule(admin, nights, ruled.key())
    assert nights not in [one.id for one in (await rules.schedules(ruled.ana)).schedules]
    assert (await rules.schedule(ruled.ana, nights, 1)).schedule.name == NIGHTS.name
    for act in (
        rules.drop_schedule(admin, nights, ruled.key()),
        rules.put_schedule(admin, NIGHTS, ruled.key(), nights),
    ):
        with pytest.raises(RefusedError, match="not_found"):
            await act


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        (ScheduleIn(name="x", time_zone="Mars/Olympus", intervals=((0, 1),)), "schedule_zone"),
        (ScheduleIn(name="x", time_zone="UTC", intervals=((5, 5),)), "schedule_interval"),
        (ScheduleIn(name="x", time_zone="UTC", intervals=()), "schedule_empty"),
        (ScheduleIn(name="x", time_zone="UTC", intervals=((0, 1),), holidays=(ALWAYS,)), "schedule_empty"),
    ],
)
async def test_hours_that_could_not_be_kept_are_refused_and_nothing_is_written(
    ruled: Desk, given: ScheduleIn, rule: str
) -> None:
    with pytest.raises(RefusedError, match=rule):
        await made(ruled).put_schedule(ruled.admin, given, ruled.key())
    assert len((await made(ruled).schedules(ruled.ana)).schedules) == 1
    assert await ruled.store.read(lambda connection: streams.last(connection, rules.SCHEDULE)) == 1


async def test_policies_are_tried_in_the_given_order(ruled: Desk) -> None:
    vip = PolicyIn(
        title="VIP",
        conditions=Conditions(all=(Condition(field="tags", operator="includes", value="vip"),)),
        targets=(TargetIn(priority="normal", metric="first_reply_time", target_s=60),),
    )
    policy = (await made(ruled).put_policy(ruled.admin, vip, ruled.key())).value.sla_policy
    ticket_id = await ruled.ticket()
    await ruled.change(ruled.ana, ticket_id, tags=("vip",))
    assert (await ruled.tickets.get(ruled.ana, ticket_id)).ticket.clock.target_s == 8 * 3_600  # type: ignore[union-attr]
    ordered = await made(ruled).order_policies(ruled.admin, (policy.id, 1), ruled.key())
    assert [one.title for one in ordered.sla_policies] == ["VIP", "Standard"]
    await ruled.change(ruled.ana, ticket_id, tags=("vip", "x"))
    assert (await ruled.tickets.get(ruled.ana, ticket_id)).ticket.clock.target_s == 60  # type: ignore[union-attr]
    assert (await made(ruled).policy(ruled.ana, policy.id)).sla_policy.version == 2
    same = await made(ruled).order_policies(ruled.admin, (policy.id, 1), ruled.key())
    assert same.sla_policies == ordered.sla_policies
    with pytest.raises(FieldsError):
        await made(ruled).order_policies(ruled.admin, (policy.id,), ruled.key())


async def test_an_edited_policy_keeps_its_place_and_counts_its_version(ruled: Desk) -> None:
    edited = await made(ruled).put_policy(ruled.admin, PolicyIn(title="House"), ruled.key(), 1)
    assert (edited.value.sla_policy.version, edited.value.sla_policy.position) == (2, 100)
    for missing in (made(ruled).policy(ruled.ana, 9), made(ruled).drop_policy(ruled.admin, 9, ruled.key())):
        with pytest.raises(RefusedError, match="not_found"):
            await missing


async def test_policies_that_mean_nothing_are_refused(ruled: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    row = TargetIn(priority="low", metric="first_reply_time", target_s=60)
    wrong = (
        PolicyIn(title="t", targets=(row, row)),
        PolicyIn(title="t", schedule_id=99),
        PolicyIn(title="t", conditions=Conditions(all=(Condition(field="moon"),))),
    )
    for given in wrong:
        with pytest.raises(RefusedError):
            await made(ruled).put_policy(ruled.admin, given, ruled.key())
    monkeypatch.setattr(desk_rules, "POLICIES_MAX", 1)
    with pytest.raises(RefusedError, match="too_many_rules"):
        await made(ruled).put_policy(ruled.admin, PolicyIn(title="t"), ruled.key())
    assert len((await made(ruled).policies(ruled.ana)).sla_policies) == 1


async def test_segments_tile_the_clocks_life_and_the_counted_ones_are_its_elapsed_time(
    ruled: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticket_id = await ruled.ticket()
    ruled.clock.turn(30 * 3_600)
    await ruled.say(ruled.ana, ticket_id, "hello")
    await ruled.change(ruled.ana, ticket_id, status="pending")
    ruled.clock.turn(3_600)
    answer = await made(ruled).clocks(ruled.ana, ticket_id, ruled.clock.at_ms)
    assert {one.clock.metric for one in answer.clocks} == {"first_reply_time", "requester_wait_time"}
    assert answer.clocks[0].clock.metric == "requester_wait_time"
    for one in answer.clocks:
        assert one.policy_title == "Standard"
        assert all(left.to_at == right.from_at for left, right in zip(one.segments, one.segments[1:], strict=False))
        assert sum(part.ms for part in one.segments if part.kind == "counted") == one.clock.elapsed_ms
    assert answer.clocks[0].segments[-1].kind == "paused"
    monkeypatch.setattr(desk_rules, "SEGMENTS_MAX", 1)
    cut = await made(ruled).clocks(ruled.ana, ticket_id, ruled.clock.at_ms)
    assert [(len(one.segments), one.cut) for one in cut.clocks] == [(1, True), (1, True)]


async def test_the_same_log_is_told_under_other_rules_beside_what_is(ruled: Desk) -> None:
    ticket_id = await ruled.ticket()
    nights = (await made(ruled).put_schedule(ruled.admin, NIGHTS, ruled.key())).value.schedule
    ruled.clock.turn(3_600)
    await ruled.change(ruled.ana, ticket_id, status="hold")
    ruled.clock.turn(2 * 3_600)
    plain = await made(ruled).clocks(ruled.ana, ticket_id, ruled.clock.at_ms)
    assert plain.what_if == ()
    held = await made(ruled).clocks(ruled.ana, ticket_id, ruled.clock.at_ms, Other(pause_on_hold=True))
    assert held.clocks == plain.clocks
    assert [one.clock.metric for one in held.what_if] == [one.clock.metric for one in plain.clocks]
    for one, other in zip(held.clocks, held.what_if, strict=True):
        assert (other.segments[0].from_at, other.segments[-1].to_at) == (
            one.segments[0].from_at,
            one.segments[-1].to_at,
        )
        assert other.clock.state == "paused"
        assert other.clock.elapsed_ms == sum(part.ms for part in other.segments if part.kind == "counted")
    moved = await made(ruled).clocks(ruled.ana, ticket_id, ruled.clock.at_ms, Other(schedule_id=nights.id))
    assert moved.clocks == plain.clocks
    assert {(one.clock.hours, one.clock.schedule_id, one.clock.schedule_version) for one in moved.what_if} == {
        ("business", nights.id, 1)
    }
    assert (nights.id, 1) in {(one.id, one.version) for one in moved.schedules}
    with pytest.raises(FieldsError):
        await made(ruled).clocks(ruled.ana, ticket_id, ruled.clock.at_ms, Other(schedule_id=99))


async def test_a_ticket_without_clocks_explains_none(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    answer = await made(desk).clocks(desk.ana, ticket_id, desk.clock.at_ms)
    assert (answer.clocks, answer.schedules) == ((), ())
    with pytest.raises(RefusedError, match="not_found"):
        await made(desk).clocks(desk.ana, 99, desk.clock.at_ms)


async def test_a_policy_of_which_nothing_is_left_has_no_title(ruled: Desk) -> None:
    assert await ruled.store.read(lambda connection: rules.policy(connection, 1, 9)) is None
