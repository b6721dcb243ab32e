"""Lists of tickets: conditions as SQL, keyset pages, counts (desk.md section 9).

The SQL says the same as ``core.desk.views.matches`` says of one ticket; a test holds them against each other. Rights are
part of the query, never applied after paging. A page walks one index in its order: no sort, no scan (a test reads plans).
Statements are kept compiled by what is asked, so two who ask for the same list share them.
"""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import islice
from typing import Literal

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.model import UNSOLVED, Ticket
from assistdesk.core.desk.views import (
    FOR_ME,
    LAST_RANK,
    PRIORITY_RANK,
    STATUS_RANK,
    Condition,
    Conditions,
    Reader,
    Scalar,
    Sort,
    resolve,
    values_of,
)
from relay.store import part_tables, tables
from relay.store.condition_sql import condition_sql, in_groups
from relay.store.prepared import Prepared
from relay.store.tables import DUE_NEVER
from relay.store.tickets import ticket_of

_ticket = tables.ticket
_on = part_tables.participant
BOTH = (1, 0)
"""Unsolved tickets and solved ones, as the column ``is_unsolved`` has them."""
COUNT_LIMIT = 10_000
"""A count that the tally cannot give stops here: "10,000 and more"."""
STATEMENTS_KEPT = 512
_NULLS: dict[str, int] = {"priority": LAST_RANK, "next_due_at": DUE_NEVER}
_BESIDE_THEIR_STATE = {
    *((name, "is") for name in ("group_id", "org_id")),
    *((name, than) for name in ("created_at", "updated_at") for than in ("less_than", "greater_than")),
}
"""Conditions that have an index, which begins with ``is_unsolved``."""
_Part = Literal["whole", "valued", "unvalued"]


@dataclass(frozen=True, slots=True)
class Sight:
    """Which tickets a person may see: all; or those of own groups, own ones, and those that she is on as a participant.
    ``only_on``: the last alone (an expert)."""

    user_id: int
    sees_all: bool = True
    group_ids: tuple[int, ...] = ()
    only_on: bool = False

    def allows(self, group_id: int | None, assignee_id: int | None) -> bool:
        """By what stands in the ticket's row; whether she is on it is asked beside (``rights.sees``)."""
        if self.sees_all or self.only_on:
            return self.sees_all
        return assignee_id == self.user_id or (group_id is not None and group_id in self.group_ids)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page ended: the sort column's value and the id of its last ticket."""

    value: int
    ticket_id: int


@dataclass(frozen=True, slots=True)
class Choice:
    """Which tickets a list has. Nobody is "me" in ``conditions`` any more; ``sight`` None: all may be seen; ``within``:
    columns and the one value that is wanted of each; ``in_groups``: only those of these groups, and of none."""

    conditions: Conditions
    sight: Sight | None = None
    within: tuple[tuple[str, int | str | None], ...] = ()
    in_groups: tuple[int, ...] | None = None

    def only(self, **within: int | str | None) -> "Choice":
        """Those of them with these values; None: the column is empty."""
        return replace(self, within=(*self.within, *within.items()))


def choice(conditions: Conditions, reader: Reader, sight: Sight) -> Choice:
    """What *reader* wants, as far as it may be seen."""

    def resolved(every: tuple[Condition, ...]) -> tuple[Condition, ...]:
        return tuple(msgspec.structs.replace(one, value=resolve(one, reader)) for one in every)

    conditions = Conditions(all=resolved(conditions.all), any=resolved(conditions.any))
    return Choice(conditions, None if sight.sees_all else sight)


def sight_sql(sight: Sight) -> list[sa.ColumnElement[bool]]:
    if sight.sees_all:
        return []
    if sight.only_on:  # they are few: the list begins with them
        mine = sa.select(_on.c.ticket_id).where(_on.c.user_id == sight.user_id)
        return [_ticket.c.id.in_(mine)]
    on_it = sa.exists().where(_on.c.ticket_id == _ticket.c.id, _on.c.user_id == sight.user_id)
    return [sa.or_(*_by_row(sight), on_it)]


def _by_row(sight: Sight) -> tuple[sa.ColumnElement[bool], ...]:
    return _ticket.c.assignee_id == sight.user_id, _ticket.c.group_id.in_(sight.group_ids)


def clauses(chosen: Choice, walked: str = "") -> list[sa.ColumnElement[bool]]:
    """A choice as SQL. *walked*: the column whose index gives the order; no other time may call for an index of its own, or
    what it finds would have to be sorted."""
    conditions = chosen.conditions
    found = [condition_sql(condition, walked) for condition in conditions.all]
    if conditions.any:
        found.append(sa.or_(*(condition_sql(condition, walked) for condition in conditions.any)))
    if chosen.sight is not None:
        found += sight_sql(chosen.sight)
    if chosen.in_groups is not None:
        found.append(in_groups(chosen.in_groups))
    return found + [_ticket.c[name] == value for name, value in chosen.within]


def _given(name: str) -> sa.BindParameter[int]:
    return sa.bindparam(name, None, tables.Big)


@lru_cache(maxsize=STATEMENTS_KEPT)
def _page(chosen: Choice, sort: Sort, part: _Part, has_place: bool) -> Prepared:
    """One walk along one index; *part*: whether tickets without a value in its column are wanted."""
    column = tables.SORT_COLUMNS[sort.key]
    keys = (column,) if sort.key == "id" else (column, _ticket.c.id)
    query = sa.select(_ticket).where(*clauses(chosen, sort.key))
    if part != "whole":
        null = _NULLS[sort.key]
        query = query.where(column < null if part == "valued" else column == null)
    if has_place:
        here = sa.tuple_(*keys)
        there = sa.tuple_(*map(_given, ("place_id",) if sort.key == "id" else ("place_value", "place_id")))
        query = query.where(here < there if sort.descending else here > there)
    query = query.order_by(*(key.desc() if sort.descending else key.asc() for key in keys))
    return Prepared(query.limit(_given("most")))


def states_of(chosen: Choice) -> tuple[int, ...]:
    """Which of unsolved (1) and solved (0) tickets can be among them."""
    states = set(BOTH)
    for condition in chosen.conditions.all:
        if condition.operator == "is":
            states &= _states_with(condition.field, values_of(condition))
    for name, value in chosen.within:
        states &= _states_with(name, (value,))
    return tuple(state for state in BOTH if state in states)


def _states_with(field: str, values: Sequence[Scalar]) -> set[int]:
    match field:
        case "is_unsolved":
            return {value for value in values if isinstance(value, int)}
        case "status":
            return {int(value in UNSOLVED) for value in values}
        case _:
            return set(BOTH)


def _is_of_few(chosen: Choice) -> bool:
    """A requester's tickets have their own index; a person's on whom an expert works begin with her."""
    asked = (one.field for one in chosen.conditions.all if one.operator == "is")
    return "requester_id" in asked or (chosen.sight is not None and chosen.sight.only_on)


def walk(
    connection: sa.Connection, chosen: Choice, sort: Sort, place: Place | None, limit: int, *, back: bool = False
) -> list[Ticket]:
    """At most *limit* tickets that follow *place* in the list's order, None: from its beginning; *back*: those that stand
    before it, None: from its end, the nearest first.

    Unsolved and solved ones are two walks that are merged: an order of all would be an index more that every comment touches
    (decision 0048). Numbers are the table's own order. So are mine and nobody's, where a list has both.
    """
    walks = [_walk(connection, one, sort, place, limit, back) for one in _ways(chosen, sort)]
    return list(islice(heapq.merge(*walks, key=partial(follows, sort), reverse=back), limit))


def _ways(chosen: Choice, sort: Sort) -> list[Choice]:
    """The parts of a list that have an index each."""
    states, whose = states_of(chosen), _apart(chosen)
    if whose:
        return [one.only(is_unsolved=state) for one in whose for state in states]
    if len(states) == 1 or sort.key == "id" or _is_of_few(chosen):
        return [chosen]
    return [chosen.only(is_unsolved=state) for state in states]


def _apart(chosen: Choice) -> list[Choice]:
    """Mine and nobody's, where they are asked for together; else nothing."""
    asked = next((one for one in chosen.conditions.all if one.field == FOR_ME), None)
    if asked is None:
        return []
    user_id, *group_ids = (value for value in values_of(asked) if isinstance(value, int))
    others = tuple(one for one in chosen.conditions.all if one != asked)
    rest = replace(chosen, conditions=msgspec.structs.replace(chosen.conditions, all=others))
    return [rest.only(assignee_id=user_id), replace(rest.only(assignee_id=None), in_groups=tuple(group_ids))]


def _walk(
    connection: sa.Connection, chosen: Choice, sort: Sort, place: Place | None, limit: int, back: bool
) -> list[Ticket]:
    null = _NULLS.get(sort.key)
    walked = Sort(key=sort.key, descending=sort.descending is not back)
    if null is None or not sort.descending:  # ascending, the stand-in for null is the last value anyway
        return _rows(connection, chosen, walked, "whole", place, limit)
    parts: list[_Part] = ["valued", "unvalued"]
    if back:
        parts.reverse()
    if place is not None and (place.value == null) is not back:
        parts.pop(0)  # the place stands in the other part
    found: list[Ticket] = []
    for part in parts:
        if len(found) < limit:
            found += _rows(connection, chosen, walked, part, place, limit - len(found))
        place = None
    return found


def _rows(
    connection: sa.Connection, chosen: Choice, walked: Sort, part: _Part, place: Place | None, limit: int
) -> list[Ticket]:
    values = {"most": limit}
    if place is not None:
        values |= {"place_value": place.value, "place_id": place.ticket_id}
    return list(map(ticket_of, _page(chosen, walked, part, place is not None).all(connection, values)))


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


def follows(sort: Sort, ticket: Ticket) -> tuple[bool, int, int]:
    """Sorting by this key gives the order in which ``walk`` gives tickets."""
    place, sign = place_of(ticket, sort), -1 if sort.descending else 1
    return place.value == _NULLS.get(sort.key), sign * place.value, sign * place.ticket_id


@lru_cache(maxsize=STATEMENTS_KEPT)
def _count(chosen: Choice) -> Prepared:
    wanted = clauses(chosen)
    if any((one.field, one.operator) in _BESIDE_THEIR_STATE for one in chosen.conditions.all):
        wanted.append(_ticket.c.is_unsolved.in_(BOTH))
    inner = sa.select(_ticket.c.id).where(*wanted).limit(COUNT_LIMIT).subquery()
    return Prepared(sa.select(sa.func.count()).select_from(inner))


def count(connection: sa.Connection, conditions: Conditions, *, reader: Reader, sight: Sight) -> int:
    """How many tickets a view has, at most COUNT_LIMIT; for views that the tally does not answer."""
    return int(_count(choice(conditions, reader, sight)).scalar(connection, {}))


@lru_cache(maxsize=STATEMENTS_KEPT)
def _count_on(conditions: Conditions, sight: Sight) -> Prepared:
    mine = sa.select(_on.c.ticket_id).where(_on.c.user_id == sight.user_id)
    wanted = [_ticket.c.id.in_(mine), *clauses(Choice(conditions))]
    if not sight.only_on:
        assignee_id, group_id = sa.func.coalesce(_ticket.c.assignee_id, 0), sa.func.coalesce(_ticket.c.group_id, 0)
        wanted += [assignee_id != sight.user_id, group_id.not_in(sight.group_ids)]
    inner = sa.select(_ticket.c.id).where(*wanted).limit(COUNT_LIMIT).subquery()
    return Prepared(sa.select(sa.func.count()).select_from(inner))


def count_on(connection: sa.Connection, conditions: Conditions, *, reader: Reader, sight: Sight) -> int:
    """Of those a view has: how many the person sees for being on them alone, which the tally does not know."""
    return int(_count_on(choice(conditions, reader, sight).conditions, sight).scalar(connection, {}))
