"""Which SLA targets a ticket has after an update (desk.md section 5).

Policies are tried by position; the first that matches wins, none removes the targets. The answer is the list of
``SlaTargetChange`` events that this update must write: only what differs from what the log already says. Clocks read those
events and never a policy. Nothing here counts time.
"""

from collections.abc import Iterable, Mapping, Sequence

from assistdesk.core.desk.events_service import MetricName, SlaTargetChange
from assistdesk.core.desk.history import METRICS
from assistdesk.core.desk.model_service import LogEntry, ScheduleKey, SlaPolicy, SlaTarget
from assistdesk.core.desk.views import Reader, Row, matches

NOBODY = Reader(user_id=0)
NULL_PRIORITY = "normal"
"""The row that a ticket without a priority uses."""


def choose_policy(policies: Iterable[SlaPolicy], row: Row) -> SlaPolicy | None:
    """The first by position (then id) whose conditions the ticket meets."""
    ordered = sorted(policies, key=lambda policy: (policy.position, policy.id))
    return next((policy for policy in ordered if matches(policy.conditions, row, NOBODY)), None)


def choose_schedule(
    policy_schedule: int | None, org_schedule: int | None, group_schedule: int | None, default: int | None
) -> int | None:
    """The policy's, else the organisation's, else the group's, else the desk's."""
    return next((one for one in (policy_schedule, org_schedule, group_schedule, default) if one is not None), None)


def targets_in_force(log: Sequence[LogEntry]) -> dict[MetricName, SlaTargetChange]:
    """The last word of the log on each metric's target; removed ones are left out."""
    found: dict[MetricName, SlaTargetChange] = {}
    for entry in log:
        for event in entry.events:
            if isinstance(event, SlaTargetChange):
                found[event.metric] = event
    return {metric: change for metric, change in found.items() if not change.removed}


def target_changes(
    in_force: Mapping[MetricName, SlaTargetChange],
    policy: SlaPolicy | None,
    priority: str | None,
    schedule: ScheduleKey | None,
) -> list[SlaTargetChange]:
    """What this update must write. A business target without any schedule counts calendar hours.

    Also the job after a schedule's edit (C10): given the new version, it answers the changes for a running ticket.
    """
    applied = priority or NULL_PRIORITY
    rows = {target.metric: target for target in (policy.targets if policy else ()) if target.priority == applied}
    changes: list[SlaTargetChange] = []
    for metric in METRICS:
        if policy is not None and metric in rows:
            change = _change(policy, rows[metric], schedule)
            if in_force.get(metric) != change:
                changes.append(change)
        elif metric in in_force:
            changes.append(SlaTargetChange(metric=metric, removed=True))
    return changes


def _change(policy: SlaPolicy, target: SlaTarget, schedule: ScheduleKey | None) -> SlaTargetChange:
    is_business = target.hours == "business" and schedule is not None
    schedule_id, version = schedule if schedule is not None and is_business else (None, None)
    return SlaTargetChange(
        metric=target.metric,
        policy_id=policy.id,
        policy_version=policy.version,
        target_s=target.target_s,
        hours="business" if is_business else "calendar",
        schedule_id=schedule_id,
        schedule_version=version,
        priority_applied=target.priority,
    )
