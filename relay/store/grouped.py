"""Lists in groups: page by page through the groups in their order, each walked along an index of its own (desk.md section 9).

Which groups there are is read by jumping from one to the next in an index, so a page costs what it shows and how many groups
there are, never how many tickets. Refuses to know rights and cursors.
"""

from functools import partial

import sqlalchemy as sa

from assistdesk.core.desk.model import Ticket
from assistdesk.core.desk.views import (
    LAST_RANK,
    PRIORITY_RANK,
    STATUS_RANK,
    GroupKey,
    Scalar,
    Sort,
    group_order,
)
from relay.store import lists, people, tables
from relay.store.lists import Choice, Place

_ticket = tables.ticket
NO_GROUP = 0
"""The number of the group of those that have none; ids begin at one."""
_STATUS = {rank: status for status, rank in STATUS_RANK.items()}
_PRIORITY = {rank: priority for priority, rank in PRIORITY_RANK.items()}


def group_number(ticket: Ticket, group_by: GroupKey) -> int:
    """The group a ticket stands in, as a number."""
    match group_by:
        case "status":
            return STATUS_RANK[ticket.status]
        case "priority":
            return PRIORITY_RANK.get(ticket.priority or "", LAST_RANK)
        case "assignee_id":
            return ticket.assignee_id or NO_GROUP
        case "group_id":
            return ticket.group_id or NO_GROUP
        case "org_id":
            return ticket.org_id or NO_GROUP


class GroupedList:
    """One question of one list: *chosen* says which tickets."""

    def __init__(self, connection: sa.Connection, chosen: Choice, sort: Sort, group_by: GroupKey) -> None:
        self._connection, self._chosen, self._sort, self._group_by = connection, chosen, sort, group_by

    def page(self, at: tuple[int, Place] | None, limit: int, *, back: bool = False) -> list[Ticket]:
        """At most *limit* tickets that follow *at*, a group's number and a place in it; as ``lists.walk`` has them."""
        found: list[Ticket] = []
        for number in self._numbers(None if at is None else at[0], back):
            place = at[1] if at is not None and at[0] == number else None
            found += self._walk(number, place, limit - len(found), back)
            if len(found) == limit:
                break
        return found

    def _numbers(self, first: int | None, back: bool) -> list[int]:
        """The groups in the order in which they are walked, from *first* on; it is among them also when it has become
        empty."""
        names: dict[int, str] = {}
        if self._group_by == "status":
            numbers = set(_STATUS)
        elif self._group_by == "priority":
            numbers = {*_PRIORITY, LAST_RANK}
        else:
            numbers = {
                NO_GROUP,
                *(number for state in lists.states_of(self._chosen) for number in self._present(state)),
            }
            names = self._names(numbers if first is None else numbers | {first})
        place = partial(self._place, names)
        every = sorted(numbers if first is None else numbers | {first}, key=place, reverse=back)
        return every if first is None else every[every.index(first) :]

    def _place(self, names: dict[int, str], number: int) -> tuple[bool, int, str, int]:
        value: Scalar = number or None
        if self._group_by == "status":
            value = _STATUS.get(number, "deleted")
        elif self._group_by == "priority":
            value = _PRIORITY.get(number)
        return group_order(self._group_by, value, names.get(number, ""))

    def _names(self, numbers: set[int]) -> dict[int, str]:
        match self._group_by:
            case "group_id":
                return people.group_names(self._connection, numbers)
            case "org_id":
                return people.organization_names(self._connection, numbers)
            case _:
                return people.person_names(self._connection, numbers)

    def _present(self, state: int) -> list[int]:
        """The groups that have a ticket of the list: from each the index leads to the next."""
        here, there = _ticket.alias(), _ticket.alias()
        first = sa.select(sa.func.min(here.c[self._group_by]).label("number"))
        following = sa.select(sa.func.min(there.c[self._group_by]))
        if (
            self._group_by != "assignee_id"
        ):  # whose index begins with the assignee: there the state is no part of the way
            first, following = first.where(here.c.is_unsolved == state), following.where(there.c.is_unsolved == state)
        groups = first.cte("present_group", recursive=True)
        following = following.where(there.c[self._group_by] > groups.c.number)
        groups = groups.union_all(sa.select(following.scalar_subquery()).where(groups.c.number.is_not(None)))
        has_one = (
            sa.select(_ticket.c.id)
            .where(_ticket.c[self._group_by] == groups.c.number, *lists.clauses(self._chosen.only(is_unsolved=state)))
            .exists()
        )
        query = sa.select(groups.c.number).where(groups.c.number.is_not(None), has_one)
        return [int(number) for number in self._connection.execute(query).scalars()]

    def _walk(self, number: int, place: Place | None, limit: int, back: bool) -> list[Ticket]:
        """One group's tickets."""
        match self._group_by:
            case "status":
                here = self._chosen.only(status=_STATUS[number])
            case "priority":
                here = self._chosen.only(priority_rank=number)
            case column:
                here = self._chosen.only(**{column: number or None})
        return lists.walk(self._connection, here, self._sort, place, limit, back=back)
