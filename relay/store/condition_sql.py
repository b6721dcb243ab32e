"""Conditions on a ticket as SQL, beside ``core.desk.views``, which says the same of one ticket in memory (desk.md section 9).

A test holds the two against each other, field by field. What stands in tables of its own is asked for by the ticket's
number. Nothing here orders, pages or knows who may see what.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from assistdesk.core.desk.views import (
    ADDRESS_FIELDS,
    CHAT,
    CLOCK,
    CLOCK_FIELDS,
    CUSTOM,
    FOR_ME,
    ORG_FIELDS,
    ORG_GROUP,
    ORG_TAGS,
    TIMES,
    Condition,
    Scalar,
    values_of,
)
from relay.store import tables, work_tables
from relay.store.dialect import ElementsOf
from relay.store.tables import DUE_NEVER

FLAGGED, FLAGGED_ORDER = "flagged", "id"
_ticket = tables.ticket


def _has_tag(tags: Sequence[Scalar]) -> sa.ColumnElement[bool]:
    table = tables.ticket_tag
    return sa.exists().where(table.c.tag.in_(tags), table.c.ticket_id == _ticket.c.id)


def _any_of(values: Iterable[sa.ColumnElement[bool]]) -> sa.ColumnElement[bool]:
    return sa.or_(sa.false(), *values)


def _most(choose: Callable[[list[int]], int], numbers: list[int]) -> list[int]:
    """Less than any of several is less than the greatest of them: one comparison, however many there are."""
    return [choose(numbers)] if numbers else []


def _fitting(column: sa.ColumnElement[Any], values: Sequence[Scalar]) -> list[Any]:
    """Those of the values that the column can have at all; a flag is written as 0 or 1."""
    kind = column.type.python_type
    if kind is bool:
        return [bool(value) for value in values if value in (0, 1)]
    return [value for value in values if isinstance(value, kind)]


def _number(column: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    """What is compared with a number: a flag is 0 or 1, a text is neither less nor greater than any."""
    kind = column.type.python_type
    if kind is bool:
        return sa.cast(column, sa.Integer)
    return column if kind is int else sa.cast(sa.null(), sa.Integer)


def _is_empty(column: sa.Column[Any]) -> sa.ColumnElement[bool]:
    if column.nullable:
        return column.is_(None)
    return column == "" if column.type.python_type is str else sa.false()


def condition_sql(condition: Condition, walked: str = "") -> sa.ColumnElement[bool]:
    """One condition of a ``Choice`` as SQL; ``views.check`` has refused what has no meaning. *walked* as in ``clauses``."""
    values = values_of(condition)
    known = [value for value in values if value is not None]
    if condition.field == "tags":
        return _tags_sql(condition, known)
    if condition.field == CLOCK:
        return _clock_sql(condition, known)
    if condition.field == CHAT:
        return _chat_sql(condition, known)
    if condition.field.startswith(CUSTOM):
        return _custom_sql(condition, values)
    if condition.field in CLOCK_FIELDS:
        return _state_sql(condition, [f"{CLOCK_FIELDS[condition.field]}:{value}" for value in known])
    if condition.field in ORG_FIELDS:
        return _organization_sql(condition, known)
    if condition.field in ADDRESS_FIELDS:
        return _address_sql(condition, [value for value in known if isinstance(value, str)])
    if condition.field == FOR_ME:
        return sa.or_(
            _ticket.c.assignee_id == values[0], sa.and_(_ticket.c.assignee_id.is_(None), in_groups(values[1:]))
        )
    column: sa.ColumnElement[Any] = _ticket.c[condition.field]
    if condition.field == FLAGGED and walked not in ("", FLAGGED_ORDER):
        column = sa.func.coalesce(column, sa.false())  # its index has another order
    is_beside = bool(walked) and condition.field in TIMES.values() and condition.field != walked
    known = _fitting(column, known)
    numbers = [value for value in values if isinstance(value, int)]
    match condition.operator:
        case "is":
            return column == known[0] if len(known) == 1 else column.in_(known)
        case "is_not":
            return sa.or_(column.is_(None), column.not_in(known))
        case "less_than":
            size = sa.func.coalesce(column, DUE_NEVER) if is_beside else _number(column)
            return _any_of(size < number for number in _most(max, numbers))
        case "greater_than":
            size = sa.func.coalesce(column, -DUE_NEVER) if is_beside else _number(column)
            return _any_of(size > number for number in _most(min, numbers))
        case "is_empty":
            return _is_empty(_ticket.c[condition.field])
        case "is_not_empty":
            return sa.not_(_is_empty(_ticket.c[condition.field]))
        case "includes" | "not_includes":
            return sa.false()


def in_groups(group_ids: Sequence[Scalar]) -> sa.ColumnElement[bool]:
    """In one of these groups or in none; said so that it calls for no index."""
    return sa.func.coalesce(_ticket.c.group_id, 0).in_((0, *group_ids))


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


def _state_sql(condition: Condition, states: Sequence[str]) -> sa.ColumnElement[bool]:
    """Of one metric's newest clock: it stands with those of the others as "metric:badge"."""
    table = work_tables.ticket_clock
    every = [f"{CLOCK_FIELDS[condition.field]}:{badge}" for badge in work_tables.BADGES]
    asked = states if condition.operator in ("is", "is_not") else every
    here = sa.exists().where(table.c.ticket_id == _ticket.c.id, ElementsOf.any_of(table.c.states, asked))
    match condition.operator:
        case "is" | "is_not_empty":
            return here
        case "is_not" | "is_empty":
            return sa.not_(here)
        case _:
            return sa.false()


def _chat_sql(condition: Condition, outcomes: Sequence[Scalar]) -> sa.ColumnElement[bool]:
    """Chats stand in a table of their own; one that goes on has no end yet."""
    table = tables.chat_thread
    here = sa.exists().where(table.c.ticket_id == _ticket.c.id)
    match condition.operator:
        case "includes":
            return here.where(table.c.outcome.in_(outcomes))
        case "is_empty":
            return sa.not_(here.where(table.c.outcome.is_not(None)))
        case "is_not_empty":
            return here.where(table.c.outcome.is_not(None))
        case _:
            return sa.not_(here.where(table.c.outcome.in_(outcomes)))


def _custom_sql(condition: Condition, values: Sequence[Scalar]) -> sa.ColumnElement[bool]:
    """Values stand in a table of their own, a text or a number each; no row: the field is empty."""
    table = tables.ticket_custom
    here = sa.exists().where(table.c.ticket_id == _ticket.c.id, table.c.key == condition.field.removeprefix(CUSTOM))
    words = [value for value in values if isinstance(value, str)]
    numbers = [value for value in values if isinstance(value, int)]
    less = [*(table.c.number < one for one in _most(max, numbers)), *(table.c.text < one for one in words)]
    more = [*(table.c.number > one for one in _most(min, numbers)), *(table.c.text > one for one in words)]
    is_one = here.where(sa.or_(table.c.text.in_(words), table.c.number.in_(numbers)))
    match condition.operator:
        case "is":
            return is_one
        case "is_not":
            return sa.not_(is_one)
        case "less_than":
            return here.where(_any_of(less))
        case "greater_than":
            return here.where(_any_of(more))
        case "is_empty":
            return sa.not_(here)
        case "is_not_empty":
            return here
        case "includes" | "not_includes":
            return sa.false()


def _organization_sql(condition: Condition, values: Sequence[Scalar]) -> sa.ColumnElement[bool]:
    """Plan, region, tags and group of the ticket's organisation, which is found by its number; none: all are empty."""
    table = tables.organization
    here = sa.select(sa.literal(1)).where(table.c.id == _ticket.c.org_id).correlate(_ticket)
    words = [value for value in values if isinstance(value, str)]
    numbers = [value for value in values if isinstance(value, int)]
    if condition.field == ORG_TAGS:
        has = here.where(ElementsOf.any_of(table.c.tags, words))
        filled = here.where(table.c.tags != b"[]")
    elif condition.field == ORG_GROUP:
        has, filled = here.where(table.c.group_id.in_(numbers)), here.where(table.c.group_id.is_not(None))
    else:
        column = table.c[condition.field]
        has, filled = here.where(column.in_(words)), here.where(column != "")
    match condition.operator:
        case "is" | "includes":
            return has.exists()
        case "is_not" | "not_includes":
            return sa.not_(has.exists())
        case "is_empty":
            return sa.not_(filled.exists())
        case "is_not_empty":
            return filled.exists()
        case "less_than" | "greater_than" if condition.field != ORG_GROUP:
            return sa.false()
        case "less_than":
            return here.where(_any_of(table.c.group_id < number for number in _most(max, numbers))).exists()
        case "greater_than":
            return here.where(_any_of(table.c.group_id > number for number in _most(min, numbers))).exists()


def _address_sql(condition: Condition, words: Sequence[str]) -> sa.ColumnElement[bool]:
    """The requester's first e-mail address, folded, or what stands behind its @."""
    table = tables.address
    mine = sa.select(table.c.folded).where(table.c.user_id == _ticket.c.requester_id, table.c.kind == "email")
    first = mine.order_by(table.c.position).limit(1).correlate(_ticket).scalar_subquery()
    has = _any_of(
        first == word if condition.field == "email" else first.endswith(f"@{word}", autoescape=True) for word in words
    )
    match condition.operator:
        case "is":
            return sa.func.coalesce(has, sa.false())
        case "is_not":
            return sa.not_(sa.func.coalesce(has, sa.false()))
        case "is_empty":
            return first.is_(None)
        case "is_not_empty":
            return first.is_not(None)
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
