"""Due dates of tickets (desk.md section 1): which moments can be one, and when somebody is reminded of them.

Only a task has one (``states``). Its assignee is told twice, an hour before and when it has come; what was due before it was
set, and an hour that was over then, is told by nobody. Nothing here knows who is told, a clock or a database.
"""

from typing import Final, Literal

from assistdesk.core.desk.times import from_rfc3339

HOUR_MS: Final = 3_600_000
AHEAD_MS: Final = HOUR_MS
"""So long before its time somebody is told."""
LEAST_MS, END_MS = 946_684_800_000, 4_102_444_800_000
"""The years 2000 to 2099."""
Reminder = Literal["due_soon", "due"]


def read_due(text: str) -> int:
    """A request's instant as Unix milliseconds.

    Raises:
        ValueError: nothing is due then.
    """
    at_ms = from_rfc3339(text)
    if not LEAST_MS <= at_ms < END_MS:
        raise ValueError("nothing is due in that year")
    return at_ms


def first_ring(due_at: int, now_ms: int) -> int | None:
    """When somebody is told first of what is set, or taken up again, now; None: its time has come already."""
    return next((at_ms for at_ms in (due_at - AHEAD_MS, due_at) if at_ms > now_ms), None)


def rings(due_at: int, now_ms: int) -> tuple[Reminder | None, int | None]:
    """What is to be told now that its timer rings, and when it rings again: late but once, never early."""
    if now_ms >= due_at:
        return "due", None
    if now_ms >= due_at - AHEAD_MS:
        return "due_soon", due_at
    return None, due_at - AHEAD_MS
