"""The context card and groups for the pictures and the tests of the agent's window."""

from assistdesk.core.desk.context_shapes import ContextRow
from assistdesk.core.desk.shapes_people import GroupOut
from assistdesk.runtime.snapshot_context import ContextSetting, ContextTrial, ContextView
from assistdesk.runtime.snapshot_groups import GroupsView
from assistdesk.runtime.snapshot_parts import Cause

TICKET_ID, HOUR_MS = 1042, 3_600_000
ROWS = tuple(
    ContextRow(label=label, value=value)
    for label, value in (
        ("Plan", "Premium"),
        ("Seats", "120"),
        ("Renewal", "2026-04-01"),
        ("Partner", True),
        ("Overdue invoices", False),
        ("Account owner", "María del Carmen Fernández de la Vega y Ordóñez"),
        ("客户等级", "金牌"),
    )
)


def shown(now_ms: int) -> ContextView:
    return ContextView(TICKET_ID, "shown", ROWS, now_ms - 60_000)


FAILED = ContextView(TICKET_ID, "failed", error=Cause("context_slow"))
URL = "https://crm.example.com/card?desk=1"
SETTING = ContextSetting(URL, trial=ContextTrial(URL, "lucia@example.com", False, ROWS))
REFUSED = ContextSetting(URL, trial=ContextTrial(URL, "lucia@example.com", False, (), Cause("context_address")))
GROUPS = GroupsView(
    groups=(
        GroupOut(id=4, name="Billing", tier="L1"),
        GroupOut(
            id=2, name="First line", tier="L1", member_ids=(3, 4, 5), schedule_id=1, lead_ids=(4,), held=(0, 1, 6)
        ),
        GroupOut(id=3, name="Zweite Linie, Netzwerk und Datenbanken", tier="L2", external=True, member_ids=(4, 6)),
    ),
    people=(
        (4, "Ana Ruiz", "ana@example.com"),
        (5, "Bo Larsen", "bo@example.com"),
        (3, "Sam Rivera", "sam@example.com"),
        (6, "王芳", "wang.fang@example.com"),
    ),
    was_read=True,
)
