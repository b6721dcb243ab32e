"""The desk's own settings: who changes them, what follows at once, one clockwork for closing."""

import msgspec
import pytest

from assistdesk.core.desk.settings_shapes import DeskSettingsIn, DeskSettingsOut
from assistdesk.core.desk.shapes_people import GroupChange, GroupIn
from assistdesk.core.desk.triggers import TimeRule
from assistdesk.core.errors import RefusedError
from relay.desk import triggers
from relay.desk.desk_settings import DeskSettings
from relay.desk.groups import Groups
from relay.desk.refusals import ConflictError
from relay.desk.rights import Caller, caller_of
from relay.desk.rule_timers import TimeRuleTimer
from relay.desk.timers import TimerRunner
from relay.ops.audit import AuditLog
from relay.store import desk_rules
from relay.store.audits import Origin
from tests.relay.desk.conftest import Desk

HOUR_MS = 3_600_000


@pytest.fixture
def told() -> list[int]:
    """Whose rights have changed."""
    return []


@pytest.fixture
def settings(desk: Desk, told: list[int]) -> DeskSettings:
    return DeskSettings(desk.store, AuditLog(), told.append)


async def put(desk: Desk, settings: DeskSettings, **fields: object) -> DeskSettingsOut:
    given = msgspec.convert(fields, DeskSettingsIn)
    return (await settings.put(desk.admin, given)).desk_settings


async def bo_now(desk: Desk) -> Caller:
    found = await desk.store.read(lambda connection: caller_of(connection, desk.bo.id, Origin()))
    assert found is not None
    return found


async def test_every_agent_sees_own_groups_only_while_the_desk_says_so(
    desk: Desk, settings: DeskSettings, told: list[int]
) -> None:
    ticket_id = await desk.ticket()
    for on in (True, False):
        assert (await put(desk, settings, own_groups_only=on)).own_groups_only is on
        assert bool((await desk.views.many(await bo_now(desk), [ticket_id])).tickets) is not on
        admin = await desk.store.read(lambda connection: caller_of(connection, desk.admin.id, Origin()))
        assert admin is not None
        assert admin.sees_all
        assert told == [desk.ana.id, desk.bo.id]
        told.clear()
    assert not (await put(desk, settings, own_groups_only=False)).own_groups_only
    assert told == []  # nothing changed


async def test_whoever_sits_in_an_external_group_sees_own_groups_only(desk: Desk, told: list[int]) -> None:
    groups = Groups(desk.store, told.append)
    ours = (await groups.make(desk.admin, GroupIn(name="L1", member_ids=(desk.bo.id,)), desk.key())).value.group
    ticket_id = await desk.ticket()
    assert (await bo_now(desk)).sees_all
    told.clear()
    outside = GroupChange(name="L1", external=True, member_ids=(desk.bo.id,))
    assert (await groups.change(desk.admin, ours.id, outside, desk.key())).value.group.external
    assert told == [desk.bo.id]
    assert (await desk.views.many(await bo_now(desk), [ticket_id])).tickets == ()
    await desk.change(desk.ana, ticket_id, group_id=ours.id)
    assert [one.id for one in (await desk.views.many(await bo_now(desk), [ticket_id])).tickets] == [ticket_id]


async def test_N9_solved_tickets_are_closed_after_the_hours_that_the_desk_says(
    desk: Desk, settings: DeskSettings
) -> None:
    runner = TimerRunner(
        desk.store, {"time_rule": TimeRuleTimer(desk.store, desk.rng.randbytes).fire}, now_ms=desk.clock.now_ms
    )

    async def after(hours: int) -> str:
        desk.clock.at_ms += hours * HOUR_MS
        await runner.run_due()
        return (await desk.shown(ticket_id)).status

    assert (await settings.show(desk.admin)).desk_settings.close_after_h is None  # a desk without the rule
    await desk.store.write(triggers.start_time_rules)
    assert (await settings.show(desk.admin)).desk_settings.close_after_h == 96
    ticket_id = await desk.ticket()
    await desk.change(desk.ana, ticket_id, status="solved")
    assert await after(90) == "solved"
    assert (await put(desk, settings, close_after_h=100)).close_after_h == 100
    assert await after(9) == "solved"
    assert (await put(desk, settings, close_after_h=99)).close_after_h == 99
    assert await after(0) == "closed"
    rules = await desk.store.read(lambda connection: desk_rules.every(connection, TimeRule))
    assert len(rules) == 3  # it is the shipped rule that was changed

    assert (await put(desk, settings, close_after_h=None)).close_after_h is None
    ticket_id = await desk.ticket()
    await desk.change(desk.ana, ticket_id, status="solved")
    assert await after(672) == "solved"


async def test_a_desk_whose_closing_rule_was_deleted_gets_one_again(desk: Desk, settings: DeskSettings) -> None:
    assert (await put(desk, settings, close_after_h=None)).close_after_h is None
    assert (await put(desk, settings, close_after_h=48)).close_after_h == 48
    rules = await desk.store.read(lambda connection: desk_rules.every(connection, TimeRule))
    assert [(one.title, one.active, one.hours) for one in rules] == [(triggers.CLOSING_TITLE, True, 48)]


async def test_settings_are_for_admins_and_hours_have_their_bounds(desk: Desk, settings: DeskSettings) -> None:
    for act in (settings.show(desk.bo), settings.put(desk.bo, DeskSettingsIn(own_groups_only=True))):
        with pytest.raises(RefusedError, match="forbidden"):
            await act
    for hours in (0, 673, "96"):
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert({"close_after_h": hours}, DeskSettingsIn)


async def test_what_was_changed_since_it_was_read_is_not_written_over(desk: Desk, settings: DeskSettings) -> None:
    seen = (await settings.show(desk.admin)).desk_settings
    theirs = await put(desk, settings, chat_plans=["school"], row_version=seen.row_version)
    assert (theirs.chat_plans, theirs.row_version) == (("school",), seen.row_version + 1)
    with pytest.raises(ConflictError, match="row_version") as refused:
        await put(desk, settings, chat_plans=["premium", "basic"], row_version=seen.row_version)
    assert [one.field for one in refused.value.conflict.fields] == ["chat_plans"]
    same = await put(desk, settings, chat_plans=["school"], row_version=seen.row_version)
    assert same == theirs, "who wants what stands there already writes over nothing"
    named = await put(desk, settings, chat_plans=["premium"], row_version=theirs.row_version)
    assert named.chat_plans == ("premium",)
    unnamed = await put(desk, settings, chat_plans=[])
    assert (unnamed.chat_plans, unnamed.row_version) == ((), named.row_version + 1)
