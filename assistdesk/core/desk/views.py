"""Views: which tickets a list shows and in what order (desk.md section 9).

Conditions are data, evaluated here on one ticket's fields; the store writes the same conditions as SQL, and a test holds
the two against each other. A list may stand in groups: these in their own order, each sorted for itself. Shipped views
carry keys, not sentences: the screen has the words. Nothing here counts, pages or knows who may see what.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Literal, Protocol, TypeVar, assert_never, get_args

import msgspec

from assistdesk.core.desk.events_service import MetricName
from assistdesk.core.errors import RefusedError

Operator = Literal["is", "is_not", "less_than", "greater_than", "includes", "not_includes", "is_empty", "is_not_empty"]
SortKey = Literal["updated_at", "created_at", "next_due_at", "priority", "status", "id"]
GroupKey = Literal["status", "priority", "assignee_id", "group_id", "org_id"]
Column = Literal[
    "status", "next_due_at", "id", "subject", "requester_id", "org_id", "assignee_id", "group_id", "priority", "type",
    "channel", "category", "language", "tags", "created_at", "updated_at", "due_at",
]  # fmt: skip
Scalar = str | int | None
ME = "me"
MY_GROUPS = "my_groups"
CONDITIONS_MAX = 20
VALUES_MAX = 200
"""Of all conditions of one rule or view together: a list's statement has a place for each, and a database has its bounds."""
VALUE_CHARS_MAX = 500
"""No field holds a longer text."""

NUMBER_FIELDS = frozenset(
    ("id", "assignee_id", "requester_id", "group_id", "org_id", "form_id", "custom_status_id", "problem_id",
     "followup_of", "severity", "created_at", "updated_at", "solved_at", "next_due_at", "due_at")
)  # fmt: skip
TEXT_FIELDS = frozenset(("status", "priority", "type", "channel", "language", "category", "subject"))
CLOCK = "sla"
"""The badge of the clock that stands for a ticket: breached, paused, warning, running, met."""
CHAT = "chat"
"""How chats of a ticket ended: completed, dropped, missed, abandoned, offline; a ticket may have had several."""
CALL_BACK = "call-back"
"""The tag of a ticket that was made because nobody answered a call."""
FOR_ME = "for_me"
"""1: the ticket is the reader's, or nobody's and in one of her groups, or in none. Only lists know a reader."""
FIELDS = NUMBER_FIELDS | TEXT_FIELDS | {"tags", "is_unsolved", "flagged", CLOCK, CHAT}
ORG_TAGS = "org_tags"
ORG_GROUP = "org_group_id"
ORG_FIELDS = frozenset(("plan", "region", ORG_TAGS, ORG_GROUP))
"""Of the ticket's organisation."""
ADDRESS_FIELDS = frozenset(("email", "domain"))
"""Of the requester's first address; its case does not count."""
PEOPLE_FIELDS = ORG_FIELDS | ADDRESS_FIELDS
"""For lists, rules and policies, beside the ticket's own."""
CLOCK_FIELDS: Mapping[str, MetricName] = {f"sla.{metric}.state": metric for metric in get_args(MetricName)}
"""The badge of a metric's newest clock; for lists and rules."""
HOUR_MS, HOURS_MAX = 3_600_000, 1_000_000
TIMES = {"created": "created_at", "updated": "updated_at", "solved": "solved_at", "pending": "pending_at"}
"""What ``hours_since.*`` counts from, by its name."""
DUE_HOURS = "hours_until.due"
"""Less than 0: it is overdue."""
HOURS = frozenset((*(f"hours_since.{name}" for name in TIMES), DUE_HOURS))
MANY_VALUED = frozenset(("tags", CHAT, ORG_TAGS))
CUSTOM = "custom."
"""Before the key of a field of the desk's own; yes is 1, no is 0."""
_CUSTOM = re.compile(r"custom\.[a-z0-9_]{1,40}")

PRIORITY_RANK = {"urgent": 0, "high": 1, "normal": 2, "low": 3}
STATUS_RANK = {"new": 0, "open": 1, "pending": 2, "hold": 3, "solved": 4, "closed": 5, "deleted": 6}
LAST_RANK = 9
"""Where a ticket without a priority stands: nulls come last, in either direction."""


class Condition(msgspec.Struct, frozen=True, kw_only=True):
    """``value`` "me" stands for the reader's own id, "my_groups" for each of the reader's groups."""

    field: str
    operator: Operator = "is"
    value: Scalar | tuple[Scalar, ...] = None


class Valued(Protocol):
    """A condition, whatever it is for."""

    @property
    def field(self) -> str: ...

    @property
    def value(self) -> Scalar | tuple[Scalar, ...]: ...


class Conditions(msgspec.Struct, frozen=True, kw_only=True):
    """All of ``all`` and, if there are any, at least one of ``any``."""

    all: tuple[Condition, ...] = ()
    any: tuple[Condition, ...] = ()

    @property
    def each(self) -> tuple[Condition, ...]:
        """All that are asked, of either kind."""
        return (*self.all, *self.any)


C = TypeVar("C", bound=Valued)


def fold_one(condition: C) -> C:
    """As ``folded``, of any kind of condition."""
    if condition.field not in ADDRESS_FIELDS:
        return condition
    values = tuple(one.strip().casefold() if isinstance(one, str) else one for one in values_of(condition))
    value = values if isinstance(condition.value, tuple) else values[0]
    return msgspec.structs.replace(condition, value=value)  # type: ignore[type-var]


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


DEFAULT_COLUMNS: tuple[Column, ...] = (
    "status", "next_due_at", "id", "subject", "requester_id", "assignee_id", "priority", "channel", "language",
    "updated_at",
)  # fmt: skip
"""What a list shows as a table, where its view names no columns."""
GROUP_SORTS: tuple[SortKey, ...] = ("updated_at", "created_at", "next_due_at", "priority")
"""By these a list may be sorted within its groups: each of them has its index."""


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """How a view is shown: ``columns`` () are the usual ones; ``as_table``: it opens as a table, not as cards."""

    columns: tuple[Column, ...] = ()
    group_by: GroupKey | None = None
    as_table: bool = False


FIRST_OWN_VIEW_ID = 1_000
LONG_H = 30 * 24
_WAITED, _WAITS = "hours_since.pending", Condition(field="status", value="pending")
"""Only who waits has waited for hours: said once more, it lets the index of those answer."""
_NOT_SOLVED = Condition(field="is_unsolved", value=1)
DELETED = "deleted"
_FOR_ME = Condition(field=FOR_ME, value=1)
_ALIVE = Condition(field="status", operator="is_not", value=DELETED)

_BY_DUE = Sort(key="next_due_at", descending=False)


def _work(number: int, key: str, *conditions: Condition) -> DefaultView:
    """A list of what is to be worked on: what is due first stands on top."""
    return DefaultView(id=number, key=key, conditions=Conditions(all=conditions), sort=_BY_DUE)


DEFAULT_VIEWS: tuple[DefaultView, ...] = (
    _work(14, "to_do", _FOR_ME, Condition(field="status", value=("new", "open")), _NOT_SOLVED),
    _work(1, "mine", Condition(field="assignee_id", value=ME), _NOT_SOLVED),
    _work(2, "unassigned", Condition(field="assignee_id", operator="is_empty"), _NOT_SOLVED),
    _work(3, "waiting", Condition(field="status", value="pending")),
    _work(4, "unsolved", _NOT_SOLVED),
    _work(5, "new", Condition(field="status", value="new")),
    _work(6, "hold", Condition(field="status", value="hold")),
    DefaultView(id=7, key="solved", conditions=Conditions(all=(Condition(field="status", value="solved"),))),
    DefaultView(id=8, key="all", conditions=Conditions(all=(_ALIVE,))),
    _work(10, "breached", _NOT_SOLVED, Condition(field=CLOCK, value="breached")),
    DefaultView(
        id=13,
        key="pending_long",
        conditions=Conditions(
            all=(
                _WAITS,
                Condition(field=_WAITED, operator="greater_than", value=LONG_H - 1),
            )
        ),
        sort=Sort(key="updated_at", descending=False),
    ),
    _work(
        11,
        "missed_chats",
        _NOT_SOLVED,
        Condition(field=CHAT, operator="includes", value=("missed", "abandoned")),
    ),
    _work(12, "call_backs", _NOT_SOLVED, Condition(field="tags", operator="includes", value=CALL_BACK)),
    DefaultView(
        id=15,
        key="for_review",
        conditions=Conditions(all=(Condition(field="flagged", value=1), _ALIVE)),
        sort=Sort(key="id"),
    ),
    DefaultView(id=9, key=DELETED, conditions=Conditions(all=(Condition(field="status", value=DELETED),))),
)
"""The deleted are shown to whoever may restore them."""


def alive(conditions: Conditions) -> Conditions:
    """The same list without deleted tickets, unless it asks for them by their status."""
    asks = any(DELETED in values_of(one) for one in conditions.all if (one.field, one.operator) == ("status", "is"))
    return conditions if asks else msgspec.structs.replace(conditions, all=(*conditions.all, _ALIVE))


def values_of(condition: Valued) -> tuple[Scalar, ...]:
    """One value, or each of several."""
    return condition.value if isinstance(condition.value, tuple) else (condition.value,)


def is_too_much(every: Sequence[Valued]) -> bool:
    """More conditions, more values or longer ones than any database should be asked about."""
    values = [value for condition in every for value in values_of(condition)]
    is_long = any(isinstance(value, str) and len(value) > VALUE_CHARS_MAX for value in values)
    return is_long or len(every) > CONDITIONS_MAX or len(values) > VALUES_MAX


def is_field(name: str) -> bool:
    """Can a condition of any list or policy name it? Whether the desk has such a field of its own is not asked: it may come
    and go."""
    return name in FIELDS or is_own_field(name)


def is_own_field(name: str) -> bool:
    return _CUSTOM.fullmatch(name) is not None


def check(conditions: Conditions, more: frozenset[str] = frozenset()) -> None:
    """Refuse what no list could mean. *more*: fields that are no list's and are known all the same.

    Raises:
        RefusedError: ``view_field`` (unknown), ``view_operator`` (does not fit the field), ``view_conditions`` (too many,
            or too many values).
    """
    every = conditions.all + conditions.any
    if is_too_much(every):
        raise RefusedError("view_conditions", limit=CONDITIONS_MAX)
    for condition in every:
        if condition.field not in more and not is_field(condition.field):
            raise RefusedError("view_field", field=condition.field)
        includes = condition.operator in ("includes", "not_includes")
        if includes != (condition.field in MANY_VALUED) and condition.operator not in ("is_empty", "is_not_empty"):
            raise RefusedError("view_operator", field=condition.field, operator=condition.operator)


def folded(conditions: Conditions) -> Conditions:
    """Addresses as they are compared: their case does not count."""
    return Conditions(all=tuple(map(fold_one, conditions.all)), any=tuple(map(fold_one, conditions.any)))


def check_policy(conditions: Conditions) -> None:
    """Refuse what no policy could mean: its clocks follow from it, and how chats end is written after it was chosen.

    Raises:
        RefusedError: as ``check``.
    """
    check(conditions, PEOPLE_FIELDS)
    for condition in conditions.each:
        if condition.field in (CLOCK, CHAT):
            raise RefusedError("view_field", field=condition.field)


def check_list(conditions: Conditions) -> None:
    """Refuse what no list could mean. Hours since a time, or until one: more or fewer than so many whole hours. Whom it is for:
    the reader, and nothing beside.

    Raises:
        RefusedError: as ``check``.
    """
    check(conditions, HOURS | PEOPLE_FIELDS | CLOCK_FIELDS.keys() | {FOR_ME})
    for condition in conditions.all + conditions.any:
        if condition.field == FOR_ME and (condition != _FOR_ME or condition in conditions.any):
            raise RefusedError("view_operator", field=condition.field, operator=condition.operator)
        if condition.field not in HOURS:
            continue
        is_sized = condition.operator in ("less_than", "greater_than")
        if not (is_sized and all(isinstance(one, int) and 0 <= one <= HOURS_MAX for one in values_of(condition))):
            raise RefusedError("view_operator", field=condition.field, operator=condition.operator)


def moves(conditions: Conditions) -> bool:
    """Does time alone bring tickets into such a list, and out of it?"""
    return any(condition.field in HOURS for condition in conditions.all + conditions.any)


def at_time(conditions: Conditions, now_ms: int) -> Conditions:
    """The same list as a question about times, for an index: whole hours are floored, as rules floor them."""
    if not moves(conditions):
        return conditions
    implied = () if _WAITS in conditions.all or not any(one.field == _WAITED for one in conditions.all) else (_WAITS,)
    return Conditions(
        all=(*implied, *(_at_time(one, now_ms) for one in conditions.all)),
        any=tuple(_at_time(one, now_ms) for one in conditions.any),
    )


def _at_time(condition: Condition, now_ms: int) -> Condition:
    if condition.field not in HOURS:
        return condition
    hours = [_order(value) for value in values_of(condition)]
    is_less = condition.operator == "less_than"
    if condition.field == DUE_HOURS:
        times = tuple(now_ms + one * HOUR_MS if is_less else now_ms + (one + 1) * HOUR_MS - 1 for one in hours)
        return Condition(field="due_at", operator=condition.operator, value=times)
    time = TIMES[condition.field.removeprefix("hours_since.")]
    if is_less:
        return Condition(field=time, operator="greater_than", value=tuple(now_ms - one * HOUR_MS for one in hours))
    return Condition(field=time, operator="less_than", value=tuple(now_ms - (one + 1) * HOUR_MS + 1 for one in hours))


def check_layout(layout: Layout) -> None:
    """Raises RefusedError ``view_columns``: a column twice."""
    if len(set(layout.columns)) != len(layout.columns):
        raise RefusedError("view_columns")


def sort_within(sort: Sort, group_by: GroupKey | None) -> Sort:
    """The order within groups. What has no index there gives way to the nearest that has: numbers to the time of making,
    what is the same all over a group to the last change."""
    if group_by is None or (sort.key in GROUP_SORTS and sort.key != group_by):
        return sort
    return Sort(key="created_at" if sort.key == "id" else "updated_at", descending=sort.key != "id" or sort.descending)


def group_order(group_by: GroupKey, value: Scalar, name: str = "") -> tuple[bool, int, str, int]:
    """Sorting by this key gives the order of groups: by rank, or by name and id; nobody and nothing come last."""
    match group_by:
        case "status":
            return False, STATUS_RANK[str(value)], "", 0
        case "priority":
            return value is None, PRIORITY_RANK.get(str(value), LAST_RANK), "", 0
        case "assignee_id" | "group_id" | "org_id":
            return value is None, 0, name.casefold(), _order(value)
        case _:
            assert_never(group_by)


def resolve(condition: Condition, reader: Reader) -> tuple[Scalar, ...]:
    """The values a condition compares with, "me" and "my_groups" put in; of ``FOR_ME`` the reader's id and her groups."""
    if condition.field == FOR_ME:
        return reader.user_id, *reader.group_ids
    found: list[Scalar] = []
    for value in values_of(condition):
        if value == ME and condition.field.endswith("_id"):
            found.append(reader.user_id)
        elif value == MY_GROUPS and condition.field == "group_id":
            found.extend(reader.group_ids)
        else:
            found.append(value)
    return tuple(found)


Row = Mapping[str, Scalar | tuple[str, ...]]
"""A ticket's fields by name; tags and ends of chats as tuples, flags as 0 and 1."""


def _order(value: Scalar | tuple[str, ...]) -> int:
    return value if isinstance(value, int) else 0


def _is_less(field: str, one: Scalar | tuple[str, ...], other: Scalar | tuple[str, ...]) -> bool:
    """Numbers as they are, days of the desk's own fields as they are written; nothing else is less or more."""
    if isinstance(one, int) and isinstance(other, int):
        return one < other
    return field.startswith(CUSTOM) and isinstance(one, str) and isinstance(other, str) and one < other


def _is_for(row: Row, user_id: Scalar, *group_ids: Scalar) -> bool:
    assignee_id = row.get("assignee_id")
    return assignee_id == user_id or (assignee_id is None and row.get("group_id") in (None, *group_ids))


def _holds(condition: Condition, row: Row, reader: Reader) -> bool:
    values = resolve(condition, reader)
    if condition.field == FOR_ME:
        return _is_for(row, *values)
    here = row.get(condition.field)
    match condition.operator:
        case "is":
            return here is not None and here in values
        case "is_not":
            return here is None or here not in values
        case "less_than":
            return any(_is_less(condition.field, here, value) for value in values)
        case "greater_than":
            return any(_is_less(condition.field, value, here) for value in values)
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


def write_sort(sort: Sort) -> str:
    """``-updated_at`` as REST writes it."""
    return ("-" if sort.descending else "") + sort.key


def parse_sort(text: str) -> Sort:
    """``-updated_at`` as REST writes it.

    Raises:
        RefusedError: ``sort_key``.
    """
    try:
        return Sort(key=msgspec.convert(text.removeprefix("-"), SortKey), descending=text.startswith("-"))
    except msgspec.ValidationError as error:
        raise RefusedError("sort_key") from error
