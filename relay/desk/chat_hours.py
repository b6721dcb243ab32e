"""When a group's chats are offered (desk.md section 7, "on its schedule"): in its own hours, where it has some.

The desk's hours for chat (``opens_chat``) say when one may be begun; both must be open for that. Whom a chat is offered to is
``core.desk.seats``.
"""

from collections.abc import Iterable

import sqlalchemy as sa

from assistdesk.core.desk.calendar import Calendar, next_opening
from assistdesk.core.desk.model_service import Schedule
from relay.desk.sla import calendar_of
from relay.store import groups, rules

TURNS_MAX = 400
"""So many openings are looked at for one in which desk and group are both open: more than a year of days."""


def own(connection: sa.Connection, group_ids: Iterable[int]) -> dict[int, Calendar]:
    """The hours of those of these groups that have their own."""
    found = ((group_id, _schedule(connection, group_id)) for group_id in set(group_ids))
    return {group_id: calendar_of(schedule) for group_id, schedule in found if schedule is not None}


def opens_at(connection: sa.Connection, group_id: int, now_ms: int) -> int | None:
    """When a chat with this group may be begun next; *now_ms* itself: now. None: in no time that is worth saying."""
    desk = [one for one in rules.schedules(connection) if one.opens_chat]
    schedule = _schedule(connection, group_id)
    if schedule is None:
        return next_opening(desk, now_ms)
    hours, at_ms = calendar_of(schedule), now_ms
    for _ in range(TURNS_MAX):
        of_desk = next_opening(desk, at_ms)
        of_group = None if of_desk is None else hours.open_from(of_desk)
        if of_group is None or of_group == of_desk:
            return of_group
        at_ms = of_group
    return None


def _schedule(connection: sa.Connection, group_id: int) -> Schedule | None:
    schedule_id = groups.schedule_of(connection, group_id)
    return None if schedule_id is None else rules.schedule_now(connection, schedule_id)
