"""States of a ticket that somebody gives away or deletes, for tests of the interface and screenshots."""

from msgspec.structs import replace

from assistdesk.core.desk.events import Change
from assistdesk.core.desk.events_service import DueReminded, Escalated
from assistdesk.core.desk.timeline import Line, SystemLine
from assistdesk.runtime.snapshot import AgentSnapshot, GroupView, Me, TicketView, Toast
from assistdesk.runtime.snapshot_people import Rights

HOUR_MS = 3_600_000
GROUPS = (GroupView(2, "Billing"), GroupView(3, "Second line"), GroupView(1, "Support"))


def _with(base: AgentSnapshot, toast: Toast | None = None, **fields: object) -> AgentSnapshot:
    ticket = base.ticket
    assert isinstance(ticket, TicketView)
    return replace(base, ticket=replace(ticket, **fields), toasts=() if toast is None else (toast,))


def in_group(base: AgentSnapshot, assignee_id: int, name: str) -> AgentSnapshot:
    """The ticket is Support's, and somebody has it."""
    assert base.ticket is not None
    row = replace(base.ticket.row, group_name="Support", assignee_id=assignee_id, assignee_name=name)
    return _with(base, row=row, groups=GROUPS)


def escalated(base: AgentSnapshot, now_ms: int) -> AgentSnapshot:
    """A moment ago it went to the second line."""
    assert base.ticket is not None
    assert base.me is not None
    event = Escalated(from_group_id=1, to_group_id=3, follower_id=base.me.user_id)
    line = SystemLine(None, base.me.user_id, now_ms - 5_000, (Line(event, 9),))
    row = replace(base.ticket.row, group_name="Second line", assignee_id=None, assignee_name="")
    toast = Toast(
        1, "ticket_escalated", (("number", 1042), ("group", "Second line")), "escalate:1042", now_ms + 9_000, "ok"
    )
    return _with(base, toast, row=row, groups=GROUPS, items=(*base.ticket.items, line))


def described(base: AgentSnapshot) -> AgentSnapshot:
    """Its head says what it is."""
    assert base.ticket is not None
    row = replace(
        base.ticket.row, group_id=3, group_name="Second line", type="incident", severity=2, category="licences/export"
    )
    return _with(base, row=row, groups=GROUPS)


def due(base: AgentSnapshot, now_ms: int, hours: float) -> AgentSnapshot:
    """The ticket is a task that is due in so many hours, and said so twice; others are near, over, far, or done."""
    assert base.ticket is not None
    dues = (hours, 5, -0.6, 29, -51, 150, -8)
    tasks = [
        replace(row, type="task", due_at_ms=now_ms + round(left * HOUR_MS), tags=())
        for row, left in zip(base.tickets.rows, dues, strict=False)
    ]
    due_at = tasks[0].due_at_ms or 0
    change = Line(Change(field="due_at", previous=None, value=due_at), 9)
    reminder = Line(DueReminded(due_at=due_at, is_over=hours <= 0), 10)
    lines = (
        SystemLine(None, 4, now_ms - HOUR_MS, (change,)),
        SystemLine(None, None, now_ms, (reminder,)),
    )
    rows = (*tasks, *base.tickets.rows[len(tasks) :])
    changed = _with(base, row=replace(tasks[0], live=""), groups=GROUPS, items=(*base.ticket.items, *lines))
    return replace(changed, tickets=replace(base.tickets, rows=rows))


def tagged(base: AgentSnapshot) -> AgentSnapshot:
    """It has tags of many kinds."""
    assert base.ticket is not None
    tags = (
        "export",
        "known issue",
        "second-line",
        "premium",
        "升级",
        "one with many more letters",
    )
    return _with(base, row=replace(base.ticket.row, tags=tags))


def deleted(base: AgentSnapshot, now_ms: int) -> AgentSnapshot:
    """An admin deleted it a moment ago."""
    assert base.ticket is not None
    assert isinstance(base.me, Me)
    row = replace(base.ticket.row, status="deleted", live="", live_since_ms=None)
    toast = Toast(1, "ticket_deleted", (("number", 1042),), "delete:1042", now_ms + 9_000, "ok")
    return replace(_with(base, toast, row=row, may=Rights(delete=True)), me=replace(base.me, role="admin"))
