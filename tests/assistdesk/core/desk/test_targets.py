"""core/desk/targets.py: which policy wins, which schedule counts, and that only changes are written."""

from assistdesk.core.desk.events_service import SlaTargetChange
from assistdesk.core.desk.model_service import SlaPolicy, SlaTarget
from assistdesk.core.desk.targets import choose_policy, choose_schedule, target_changes, targets_in_force
from assistdesk.core.desk.views import Condition, Conditions
from tests.assistdesk.core.desk.logs import NONE, Play, target

PREMIUM = SlaPolicy(
    id=1,
    title="premium",
    position=1,
    conditions=Conditions(all=(Condition(field="plan", value="premium"),)),
    targets=(
        SlaTarget(priority="normal", metric="first_reply_time", target_s=5_400, hours="business"),
        SlaTarget(priority="urgent", metric="first_reply_time", target_s=600),
        SlaTarget(priority="normal", metric="total_resolution_time", target_s=86_400),
    ),
)
REST = SlaPolicy(id=2, title="all", position=2)


def test_the_first_matching_policy_by_position_wins() -> None:
    assert choose_policy([REST, PREMIUM], {"plan": "premium"}) == PREMIUM
    assert choose_policy([REST, PREMIUM], {"plan": "standard"}) == REST
    assert choose_policy([PREMIUM], {}) is None


def test_the_schedule_is_the_policy_s_else_the_organisation_s_else_the_group_s_else_the_desk_s() -> None:
    assert choose_schedule(1, 2, 3, 4) == 1
    assert choose_schedule(None, 2, 3, 4) == 2
    assert choose_schedule(None, None, 3, 4) == 3
    assert choose_schedule(None, None, None, 4) == 4
    assert choose_schedule(None, None, None, None) is None


def test_a_ticket_without_a_priority_uses_the_row_normal() -> None:
    first, total = target_changes({}, PREMIUM, None, (7, 3))
    assert (first.metric, first.target_s, first.hours, first.priority_applied) == (
        "first_reply_time",
        5_400,
        "business",
        "normal",
    )
    assert (first.schedule_id, first.schedule_version) == (7, 3)
    assert (total.metric, total.hours, total.schedule_id) == ("total_resolution_time", "calendar", None)


def test_business_hours_without_any_schedule_are_calendar_hours() -> None:
    first, _ = target_changes({}, PREMIUM, "normal", None)
    assert (first.hours, first.schedule_id) == ("calendar", None)


def test_only_what_differs_from_the_log_is_written() -> None:
    play = Play().created(0, *target_changes({}, PREMIUM, "normal", (7, 3)))
    in_force = targets_in_force(play.log)
    assert target_changes(in_force, PREMIUM, "normal", (7, 3)) == []
    assert [change.schedule_version for change in target_changes(in_force, PREMIUM, "normal", (7, 4))] == [4]
    urgent, removed = target_changes(in_force, PREMIUM, "urgent", (7, 3))
    assert (urgent.target_s, urgent.priority_applied) == (600, "urgent")
    assert removed == SlaTargetChange(metric="total_resolution_time", removed=True)


def test_no_match_removes_the_targets() -> None:
    play = Play().created(0, target("first_reply_time", 60)).add(5, NONE, target("agent_work_time", 60))
    changes = target_changes(targets_in_force(play.log), None, "high", (7, 3))
    assert [(change.metric, change.removed) for change in changes] == [
        ("first_reply_time", True),
        ("agent_work_time", True),
    ]
    play.add(6, NONE, *changes)
    assert targets_in_force(play.log) == {}
