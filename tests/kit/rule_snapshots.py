"""Business hours and SLA policies for the pictures and the tests of the settings."""

import datetime

from assistdesk.core.desk.shapes import ViewOut
from assistdesk.core.desk.shapes_rules import HolidayOut, PolicyOut, ScheduleOut, TargetOut, ViewAnswer
from assistdesk.core.desk.views import Condition, Conditions
from assistdesk.runtime.snapshot_rules import RulesView

OFFICE = ScheduleOut(
    id=1,
    version=2,
    name="Office",
    time_zone="Europe/Madrid",
    intervals=(
        *((day * 1_440 + 540, day * 1_440 + 1_080) for day in range(1, 5)),
        (5 * 1_440 + 540, 5 * 1_440 + 840),
    ),
    holidays=(
        HolidayOut(
            first=datetime.date(2026, 12, 24), last=datetime.date(2026, 12, 26), name="Winter break", counted=True
        ),
        HolidayOut(first=datetime.date(2027, 1, 6), last=datetime.date(2027, 1, 6), name="Epiphany"),
    ),
)
NIGHT = ScheduleOut(
    id=2, version=1, name="Night watch", time_zone="America/Bogota", intervals=((1_440 + 1_320, 2_880 + 360),)
)


def _targets(hours: str, first_s: int, next_s: int) -> tuple[TargetOut, ...]:
    return tuple(
        TargetOut(priority=priority, metric=metric, target_s=target_s * times, hours=hours)  # type: ignore[arg-type]
        for times, priority in ((1, "urgent"), (4, "high"), (8, "normal"), (16, "low"))
        for metric, target_s in (("first_reply_time", first_s), ("requester_wait_time", next_s))
    )


VIP = PolicyOut(
    id=5,
    version=1,
    title="VIP customers",
    position=0,
    conditions=Conditions(all=(Condition(field="tags", operator="includes", value="vip"),)),
    targets=_targets("calendar", 900, 3_600),
)
STANDARD = PolicyOut(
    id=4, version=3, title="Standard", position=1, conditions=Conditions(), schedule_id=1,
    targets=_targets("business", 3_600, 14_400),
)  # fmt: skip
RULES = RulesView(schedules=(OFFICE, NIGHT), default_id=1, policies=(VIP, STANDARD))
VIEW = ViewAnswer(
    view=ViewOut(id=1_003, title="VIP, mine", shared=True, editable=True),
    conditions=Conditions(
        all=(
            Condition(field="assignee_id", value="me"),
            Condition(field="is_unsolved", value=1),
            Condition(field="priority", value=("high", "urgent")),
        ),
        any=(Condition(field="tags", operator="includes", value="vip"),),
    ),
    sort="next_due_at",
)
