"""Lists of tickets: conditions as SQL, keyset pages, counts (desk.md section 9).

The SQL says the same as ``core.desk.views.matches`` says of one ticket; a test holds them against each other. Rights are
part of the query, never applied after paging. A page walks one index in its order: no sort, no scan (a test reads plans).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from assistdesk.core.desk.model import Ticket
from assistdesk.core.desk.views import (
    CLOCK,
    LAST_RANK,
    PRIORITY_RANK,
    STATUS_RANK,
    Condition,
    Conditions,
    Reader,
    Scalar,
    Sort,
    resolve,
)
from relay.store import tables, work_tables
from relay.store.tables import DUE_NEVER
from relay.store.tickets import ticket_of

_ticket = tables.ticket
COUNT_LIMIT = 10_000
"""A count that the tally cannot give stops here: "10,000 and more"."""
_NULLS: dict[str, int] = {"priority": LAST_RANK, "next_due_at": DUE_NEVER}


@dataclass(frozen=True, slots=True)
class Sight:
    """Which tickets a person may see: all, or those of own groups and own ones."""

    user_id: int
    sees_all: bool = True
    group_ids: tuple[int, ...] = ()

    def allows(self, group_id: int | None, assignee_id: int | None) -> bool:
        return self.sees_all or assignee_id == self.user_id or (group_id is not None and group_id in self.group_ids)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page ended: the sort column's value and the id of its last ticket."""

    value: int
    ticket_id: int


def sight_sql(sight: Sight) -> list[sa.ColumnElement[bool]]:
    if sight.sees_all:
        return []
    return [sa.or_(_ticket.c.assignee_id == sight.user_id, _ticket.c.group_id.in_(sight.group_ids))]


def _has_tag(tags: Sequence[Scalar]) -> sa.ColumnElement[bool]:
    table = tables.ticket_tag
    return sa.exists().where(table.c.tag.in_(tags), table.c.ticket_id == _ticket.c.id)


def _any_of(values: Iterable[sa.ColumnElement[bool]]) -> sa.ColumnElement[bool]:
    return sa.or_(sa.false(), *values)


def condition_sql(condition: Condition, reader: Reader) -> sa.ColumnElement[bool]:
    """One condition as SQL; ``views.check`` has refused what has no meaning."""
    values = resolve(condition, reader)
    known = [value for value in values if value is not None]
    if condition.field == "tags":
        return _tags_sql(condition, known)
    if condition.field == CLOCK:
        return _clock_sql(condition, known)
    column: sa.ColumnElement[Any] = _ticket.c[condition.field]
    numbers = [value if isinstance(value, int) else 0 for value in values]
    match condition.operator:
        case "is":
            return column == known[0] if len(known) == 1 else column.in_(known)
        case "is_not":
            return sa.or_(column.is_(None), column.not_in(known))
        case "less_than":
            return _any_of(column < number for number in numbers)
        case "greater_than":
            return _any_of(column > number for number in numbers)
        case "is_empty":
            return column.is_(None) if _ticket.c[condition.field].nullable else column == ""
        case "is_not_empty":
            return column.is_not(None) if _ticket.c[condition.field].nullable else column != ""
        case "includes" | "not_includes":
            return sa.false()


def _clock_sql(condition: Condition, badges: Sequence[Scalar]) -> sa.ColumnElement[bool]:
    """The badge stands in a table of its own; "" there says as little as no row."""
    table = work_tables.ticket_clock
    here = sa.exists().where(table.c.ticket_id == _ticket.c.id)
    match condition.operator:
        case "is":
            return here.where(table.c.badge.in_(badges))
        case "is_not":
            return sa.not_(here.where(table.c.badge.in_(badges)))
        case "is_empty":
            return sa.not_(here.where(table.c.badge != ""))
        case "is_not_empty":
            return here.where(table.c.badge != "")
        case _:
            return sa.false()


def _tags_sql(condition: Condition, tags: Sequence[Scalar]) -> sa.ColumnElement[bool]:
    match condition.operator:
        case "includes":
            return _has_tag(tags)
        case "is_empty":
            return _ticket.c.tags == b"[]"
        case "is_not_empty":
            return _ticket.c.tags != b"[]"
        case _:
            return sa.not_(_has_tag(tags))


def where(conditions: Conditions, reader: Reader) -> list[sa.ColumnElement[bool]]:
    found = [condition_sql(condition, reader) for condition in conditions.all]
    if conditions.any:
        found.append(sa.or_(*(condition_sql(condition, reader) for condition in conditions.any)))
    return found


def page_sql(clauses: Sequence[sa.ColumnElement[bool]], sort: Sort, after: Place | None, limit: int) -> sa.Select[Any]:
    """One walk along one index; ``clauses`` already say whether nulls are wanted."""
    column = tables.SORT_COLUMNS[sort.key]
    keys = (column,) if sort.key == "id" else (column, _ticket.c.id)
    query = sa.select(_ticket).where(*clauses)
    if after is not None:
        here = sa.tuple_(*keys)
        there = sa.tuple_(*((after.ticket_id,) if sort.key == "id" else (after.value, after.ticket_id)))
        query = query.where(here < there if sort.descending else here > there)
    return query.order_by(*(key.desc() if sort.descending else key.asc() for key in keys)).limit(limit)


def page(
    connection: sa.Connection,
    conditions: Conditions,
    sort: Sort,
    *,
    reader: Reader,
    sight: Sight,
    after: Place | None,
    limit: int,
) -> list[Ticket]:
    """At most *limit* tickets that follow *after* in the list's order."""
    clauses = [*where(conditions, reader), *sight_sql(sight)]
    column = tables.SORT_COLUMNS[sort.key]
    null = _NULLS.get(sort.key)
    if null is None or not sort.descending:  # ascending, the stand-in for null is the last value anyway
        return _rows(connection, page_sql(clauses, sort, after, limit))
    found: list[Ticket] = []
    if after is None or after.value != null:
        found = _rows(connection, page_sql([*clauses, column < null], sort, after, limit))
        after = None
    if len(found) < limit:
        found += _rows(connection, page_sql([*clauses, column == null], sort, after, limit - len(found)))
    return found


def _rows(connection: sa.Connection, query: sa.Select[Any]) -> list[Ticket]:
    return [ticket_of(row) for row in connection.execute(query).all()]


def place_of(ticket: Ticket, sort: Sort) -> Place:
    """The place of a ticket in a list, for the cursor."""
    from_ticket = {
        "updated_at": ticket.updated_at,
        "created_at": ticket.created_at,
        "next_due_at": DUE_NEVER if ticket.next_due_at is None else ticket.next_due_at,
        "priority": PRIORITY_RANK.get(ticket.priority or "", LAST_RANK),
        "status": STATUS_RANK[ticket.status],
        "id": ticket.id,
    }
    return Place(from_ticket[sort.key], ticket.id)


def count(connection: sa.Connection, conditions: Conditions, *, reader: Reader, sight: Sight) -> int:
    """How many tickets a view has, at most COUNT_LIMIT; for views that the tally does not answer."""
    clauses = [*where(conditions, reader), *sight_sql(sight)]
    inner = sa.select(_ticket.c.id).where(*clauses).limit(COUNT_LIMIT).subquery()
    return int(connection.execute(sa.select(sa.func.count()).select_from(inner)).scalar_one())
