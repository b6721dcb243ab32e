"""Views: which tickets a list shows and in what order (desk.md section 9).

Conditions are data, evaluated here on one ticket's fields; the store writes the same conditions as SQL, and a test holds
the two against each other. Shipped views carry keys, not sentences: the screen has the words. Nothing here counts,
pages or knows who may see what.
"""

from collections.abc import Mapping
from typing import Literal, assert_never

import msgspec

from assistdesk.core.errors import RefusedError

Operator = Literal["is", "is_not", "less_than", "greater_than", "includes", "not_includes", "is_empty", "is_not_empty"]
SortKey = Literal["updated_at", "created_at", "next_due_at", "priority", "status", "id"]
Scalar = str | int | None
ME = "me"
MY_GROUPS = "my_groups"
CONDITIONS_MAX = 20

NUMBER_FIELDS = frozenset(
    ("id", "assignee_id", "requester_id", "group_id", "org_id", "created_at", "updated_at", "solved_at", "next_due_at")
)
TEXT_FIELDS = frozenset(("status", "priority", "type", "channel", "language", "category", "subject"))
CLOCK = "sla"
"""The badge of the clock that stands for a ticket: breached, paused, warning, running, met."""
FIELDS = NUMBER_FIELDS | TEXT_FIELDS | {"tags", "is_unsolved", "flagged", CLOCK}

PRIORITY_RANK = {"urgent": 0, "high": 1, "normal": 2, "low": 3}
STATUS_RANK = {"new": 0, "open": 1, "pending": 2, "hold": 3, "solved": 4, "closed": 5, "deleted": 6}
LAST_RANK = 9
"""Where a ticket without a priority stands: nulls come last, in either direction."""


class Condition(msgspec.Struct, frozen=True, kw_only=True):
    """``value`` "me" stands for the reader's own id, "my_groups" for each of the reader's groups."""

    field: str
    operator: Operator = "is"
    value: Scalar | tuple[Scalar, ...] = None


class Conditions(msgspec.Struct, frozen=True, kw_only=True):
    """All of ``all`` and, if there are any, at least one of ``any``."""

    all: tuple[Condition, ...] = ()
    any: tuple[Condition, ...] = ()


class Sort(msgspec.Struct, frozen=True, kw_only=True):
    key: SortKey = "updated_at"
    descending: bool = True


class Reader(msgspec.Struct, frozen=True, kw_only=True):
    """Who looks: "mine" means something else for each."""

    user_id: int
    group_ids: tuple[int, ...] = ()


class DefaultView(msgspec.Struct, frozen=True, kw_only=True):
    """``id`` is the number under which REST names it; own views start at FIRST_OWN_VIEW_ID."""

    id: int
    key: str
    conditions: Conditions
    sort: Sort = Sort()


FIRST_OWN_VIEW_ID = 1_000
_NOT_SOLVED = Condition(field="is_unsolved", value=1)
_ALIVE = Condition(field="status", operator="is_not", value="deleted")

DEFAULT_VIEWS: tuple[DefaultView, ...] = (
    DefaultView(id=1, key="mine", conditions=Conditions(all=(Condition(field="assignee_id", value=ME), _NOT_SOLVED))),
    DefaultView(
        id=2,
        key="unassigned",
        conditions=Conditions(all=(Condition(field="assignee_id", operator="is_empty"), _NOT_SOLVED)),
    ),
    DefaultView(id=3, key="waiting", conditions=Conditions(all=(Condition(field="status", value="pending"),))),
    DefaultView(id=4, key="unsolved", conditions=Conditions(all=(_NOT_SOLVED,))),
    DefaultView(id=5, key="new", conditions=Conditions(all=(Condition(field="status", value="new"),))),
    DefaultView(id=6, key="hold", conditions=Conditions(all=(Condition(field="status", value="hold"),))),
    DefaultView(id=7, key="solved", conditions=Conditions(all=(Condition(field="status", value="solved"),))),
    DefaultView(id=8, key="all", conditions=Conditions(all=(_ALIVE,))),
)


def check(conditions: Conditions) -> None:
    """Refuse what no list could mean.

    Raises:
        RefusedError: ``view_field`` (unknown), ``view_operator`` (does not fit the field), ``view_conditions`` (too many).
    """
    every = conditions.all + conditions.any
    if len(every) > CONDITIONS_MAX:
        raise RefusedError("view_conditions", limit=CONDITIONS_MAX)
    for condition in every:
        if condition.field not in FIELDS:
            raise RefusedError("view_field", field=condition.field)
        includes = condition.operator in ("includes", "not_includes")
        if includes != (condition.field == "tags") and condition.operator not in ("is_empty", "is_not_empty"):
            raise RefusedError("view_operator", field=condition.field, operator=condition.operator)


def resolve(condition: Condition, reader: Reader) -> tuple[Scalar, ...]:
    """The values a condition compares with, "me" and "my_groups" put in."""
    values = condition.value if isinstance(condition.value, tuple) else (condition.value,)
    found: list[Scalar] = []
    for value in values:
        if value == ME and condition.field.endswith("_id"):
            found.append(reader.user_id)
        elif value == MY_GROUPS and condition.field == "group_id":
            found.extend(reader.group_ids)
        else:
            found.append(value)
    return tuple(found)


Row = Mapping[str, Scalar | tuple[str, ...]]
"""A ticket's fields by name; tags as a tuple, flags as 0 and 1."""


def _order(value: Scalar | tuple[str, ...]) -> int:
    return value if isinstance(value, int) else 0


def _holds(condition: Condition, row: Row, reader: Reader) -> bool:
    here = row.get(condition.field)
    values = resolve(condition, reader)
    match condition.operator:
        case "is":
            return here is not None and here in values
        case "is_not":
            return here is None or here not in values
        case "less_than":
            return isinstance(here, int) and any(here < _order(value) for value in values)
        case "greater_than":
            return isinstance(here, int) and any(here > _order(value) for value in values)
        case "includes":
            return isinstance(here, tuple) and any(value in here for value in values)
        case "not_includes":
            return not isinstance(here, tuple) or all(value not in here for value in values)
        case "is_empty":
            return here in (None, "", ())
        case "is_not_empty":
            return here not in (None, "", ())
        case _:
            assert_never(condition.operator)


def matches(conditions: Conditions, row: Row, reader: Reader) -> bool:
    """Does this ticket belong into the view, for this reader?"""
    return all(_holds(condition, row, reader) for condition in conditions.all) and (
        not conditions.any or any(_holds(condition, row, reader) for condition in conditions.any)
    )


def rank(key: SortKey, row: Row) -> int | None:
    """The number a ticket is sorted by; None comes last in either direction."""
    match key:
        case "priority":
            return PRIORITY_RANK.get(str(row.get("priority")))
        case "status":
            return STATUS_RANK[str(row.get("status"))]
        case "updated_at" | "created_at" | "next_due_at" | "id":
            value = row.get(key)
            return value if isinstance(value, int) else None
        case _:
            assert_never(key)


def order_key(sort: Sort, row: Row) -> tuple[bool, int, int]:
    """Sorting by this key gives the list's order: nulls last, the id breaks ties in the same direction."""
    value = rank(sort.key, row)
    sign = -1 if sort.descending else 1
    return value is None, sign * (value or 0), sign * _order(row.get("id"))


def parse_sort(text: str) -> Sort:
    """``-updated_at`` as REST writes it.

    Raises:
        RefusedError: ``sort_key``.
    """
    try:
        return Sort(key=msgspec.convert(text.removeprefix("-"), SortKey), descending=text.startswith("-"))
    except msgspec.ValidationError as error:
        raise RefusedError("sort_key") from error
