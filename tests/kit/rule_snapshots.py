"""Business hours, SLA policies, triggers and time rules for the pictures and the tests of the settings."""

import datetime

from assistdesk.core.desk.conditions import RuleCondition, RuleConditions
from assistdesk.core.desk.model_service import AssignAction, CommentAction, SetFieldAction, StatusAction, TagAction
from assistdesk.core.desk.shapes import ViewOut
from assistdesk.core.desk.shapes_rules import HolidayOut, PolicyOut, ScheduleOut, TargetOut, ViewAnswer
from assistdesk.core.desk.shapes_triggers import TicketMet, TimeRuleOut, TrialAnswer, TriggerOut
from assistdesk.core.desk.triggers import NotifyAction
from assistdesk.core.desk.views import Condition, Conditions
from assistdesk.runtime.snapshot_rules import RulesView
from assistdesk.runtime.snapshot_triggers import TrialView, TriggersView

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


def _when(field: str, operator: str = "is", value: object = None) -> RuleCondition:
    return RuleCondition(field=field, operator=operator, value=value)  # type: ignore[arg-type]


ROUTES = TriggerOut(
    id=4, title="Premium customers go to the second line", position=0, active=True, row_version=3,
    conditions=RuleConditions(
        all=(_when("created_at", "changed"), _when("priority", "is_not", ("low", "normal"))),
        any=(_when("plan", value="premium"), _when("domain", value=("norte.example", "sur.example"))),
    ),
    actions=(
        AssignAction(group_id=2),
        TagAction(add=("premium", "second-line"), remove=("triage",)),
        CommentAction(
            text={
                "en": "Hello {{requester.name}}, a colleague of the second line looks at AD-{{ticket.id}} at once.",
                "es": "Hola, {{requester.name}}: un compañero de la segunda línea ya mira AD-{{ticket.id}}.",
            }
        ),
        NotifyAction(group_id=2, assignee=True),
    ),
)  # fmt: skip
ALARMS = TriggerOut(
    id=5, title="A reply target is about to be missed", position=1, active=False, row_version=1,
    conditions=RuleConditions(
        all=(_when("sla.first_reply_time.state", "changed_to", "warning"), _when("hours_since.created", "less_than", 48))
    ),
    actions=(SetFieldAction(field="priority", value="urgent"), NotifyAction(user_id=4)),
)  # fmt: skip
REMINDS = TimeRuleOut(
    id=1, title="Remind the customer", position=0, active=True, row_version=1, since="pending", hours=168,
    conditions=RuleConditions(all=(_when("status", value="pending"), _when("tags", "not_includes", "reminded"))),
    actions=(CommentAction(text={"en": "We wait for your answer in AD-{{ticket.id}}."}), TagAction(add=("reminded",))),
)  # fmt: skip
CLOSES = TimeRuleOut(
    id=2, title="Close what stays solved", position=1, active=False, row_version=5, since="solved", hours=96,
    conditions=RuleConditions(all=(_when("status", value="solved"),)), actions=(StatusAction(status="closed"),),
)  # fmt: skip
TRIGGERS = TriggersView(
    triggers=(ROUTES, ALARMS), time_rules=(REMINDS, CLOSES), people=((3, "Sam Rivera"), (4, "Ana Ruiz")),
    groups=((1, "Support"), (2, "Second line")), is_read=True,
)  # fmt: skip
TRIED = TrialView(
    1,
    TrialAnswer(
        tickets=50,
        met=tuple(
            TicketMet(ticket_id=number, subject=subject, seq=2, at="2026-11-25T09:12:00.000Z")
            for number, subject in (
                (1042, "Invoice export freezes at 80 %"),
                (1039, "La impresora del almacén imprime en blanco desde la última actualización del sistema"),
                (998, "发票无法导出"),
            )
        ),
    ),
)
