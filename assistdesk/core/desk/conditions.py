"""The condition language of triggers, time rules and policies (desk.md section 9): views' conditions and what changes add.

A view's operators are evaluated by ``views`` on the ticket as it is after the change; here stand the operators that need
the change itself: changed, changed_from, changed_to, comment_is, comment_by. Which rules ran already, and what they do, is
``run``'s business only as far as order and once-per-audit go. Nothing here writes, sends or knows a clock.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from types import UnionType
from typing import Annotated, Final, Literal, cast

import msgspec
from msgspec import Meta

from assistdesk.core.desk import views
from assistdesk.core.desk.views import CONDITIONS_MAX, Reader, Row, Scalar, values_of
from assistdesk.core.errors import RefusedError

ChangeOperator = Literal["changed", "changed_from", "changed_to", "comment_is", "comment_by"]
AnyOperator = views.Operator | ChangeOperator
CommentBy = Literal["ours", "theirs", "bot"]
TRIGGERS_MAX: Final = 500

COMMENT: Final = "comment"
TAGS: Final = frozenset(("tags", views.ORG_TAGS))
FIELDS: Final = (views.FIELDS - {views.CHAT}) | views.PEOPLE_FIELDS | views.CLOCK_FIELDS.keys() | views.HOURS
"""How chats ended only lists are told: it is written after the rules of that update."""
NUMBERS: Final = views.NUMBER_FIELDS | {views.ORG_GROUP} | views.HOURS


class RuleCondition(msgspec.Struct, frozen=True, kw_only=True):
    """For ``comment_is`` and ``comment_by`` the field is "comment"; ``changed`` has no value."""

    field: str
    operator: AnyOperator = "is"
    value: Scalar | tuple[Scalar, ...] = None


class RuleConditions(msgspec.Struct, frozen=True, kw_only=True):
    """All of ``all`` and, if there are any, at least one of ``any``."""

    all: tuple[RuleCondition, ...] = ()
    any: tuple[RuleCondition, ...] = ()

    @property
    def each(self) -> tuple[RuleCondition, ...]:
        """All that are asked, of either kind."""
        return (*self.all, *self.any)


@dataclass(frozen=True, slots=True)
class NewComment:
    is_public: bool
    by: CommentBy


@dataclass(frozen=True, slots=True)
class Update:
    """One audit as rules see it. ``before`` is empty for a creation. ``comment`` is that of the person or mail that came in,
    never one that a rule added."""

    before: Row
    after: Row
    comment: NewComment | None = None

    @property
    def is_creation(self) -> bool:
        return not self.before


def check(conditions: RuleConditions, *, in_triggers: bool = True) -> None:
    """Refuse what no rule could mean.

    Raises:
        RefusedError: ``rule_conditions`` (too many, or too many values), ``rule_field``, ``rule_operator`` (does not
            fit the field, or a change's operator where nothing changes), ``rule_value``.
    """
    every = conditions.all + conditions.any
    if views.is_too_much(every):
        raise RefusedError("rule_conditions", limit=CONDITIONS_MAX)
    for condition in every:
        _check_one(condition, in_triggers)


def _check_one(condition: RuleCondition, in_triggers: bool) -> None:
    field, operator = condition.field, condition.operator
    is_comment = operator in ("comment_is", "comment_by")
    if is_comment != (field == COMMENT) or (not is_comment and not _is_field(field)):
        raise RefusedError("rule_field", field=field)
    if not in_triggers and (is_comment or operator in ("changed", "changed_from", "changed_to")):
        raise RefusedError("rule_operator", field=field, operator=operator)
    match operator:
        case "comment_is":
            _check_values(condition, frozenset(("public", "note")))
        case "comment_by":
            _check_values(condition, frozenset(("ours", "theirs", "bot")))
        case "includes" | "not_includes":
            if field not in TAGS:
                raise RefusedError("rule_operator", field=field, operator=operator)
        case "less_than" | "greater_than":
            is_own = field.startswith(views.CUSTOM)  # a day is a text
            taken: type | UnionType = int | str if is_own else int
            is_sized = is_own or field in NUMBERS
            if not is_sized or not all(isinstance(value, taken) for value in values_of(condition)):
                raise RefusedError("rule_operator", field=field, operator=operator)
        case "is" | "is_not":
            if field in TAGS:
                raise RefusedError("rule_operator", field=field, operator=operator)
        case _:
            pass  # every field may be empty, and may change


def _is_field(name: str) -> bool:
    return name in FIELDS or views.is_own_field(name)


def _check_values(condition: RuleCondition, allowed: frozenset[str]) -> None:
    if not all(value in allowed for value in values_of(condition)):
        raise RefusedError("rule_value", field=condition.field)


def happens(conditions: RuleConditions, update: Update, reader: Reader) -> bool:
    """Does this update meet the conditions? *reader* is its actor: "me" in a condition means him."""
    return all(_holds(condition, update, reader) for condition in conditions.all) and (
        not conditions.any or any(_holds(condition, update, reader) for condition in conditions.any)
    )


def _holds(condition: RuleCondition, update: Update, reader: Reader) -> bool:
    before, after = update.before.get(condition.field), update.after.get(condition.field)
    match condition.operator:
        case "changed":
            return before != after
        case "changed_from":
            return before != after and not update.is_creation and before in _resolved(condition, reader)
        case "changed_to":
            return before != after and after in _resolved(condition, reader)
        case "comment_is":
            comment = update.comment
            return comment is not None and ("public" if comment.is_public else "note") in values_of(condition)
        case "comment_by":
            return update.comment is not None and update.comment.by in values_of(condition)
        case _:
            return views.matches(views.Conditions(all=(_plain(condition),)), update.after, reader)


def _plain(condition: RuleCondition) -> views.Condition:
    """As a view's condition. The operators of changes were taken before."""
    return views.Condition(
        field=condition.field, operator=cast(views.Operator, condition.operator), value=condition.value
    )


def _resolved(condition: RuleCondition, reader: Reader) -> tuple[Scalar, ...]:
    return views.resolve(views.Condition(field=condition.field, value=condition.value), reader)


def with_hours(row: Row, now_ms: int) -> dict[str, Scalar | tuple[str, ...]]:
    """The row with ``hours_since.*`` and ``hours_until.due``, whole hours floored, from its ``*_at`` times; without a time
    there are none."""
    wide = dict(row)
    for name, time in views.TIMES.items():
        at_ms = row.get(time)
        wide[f"hours_since.{name}"] = (now_ms - at_ms) // views.HOUR_MS if isinstance(at_ms, int) else None
    due_at = row.get("due_at")
    wide[views.DUE_HOURS] = (due_at - now_ms) // views.HOUR_MS if isinstance(due_at, int) else None
    return wide


def with_clocks(row: Row, badges: Mapping[str, str]) -> dict[str, Scalar | tuple[str, ...]]:
    """The row with ``sla.<metric>.state`` from the badges of its clocks."""
    return {**row, **{f"sla.{metric}.state": badge for metric, badge in badges.items()}}


# --- running them in order ----------------------------------------------------------------------------------------


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A trigger as far as its running goes; its actions are the caller's."""

    id: Annotated[int, Meta(gt=0)]
    position: int = 0
    active: bool = True
    conditions: RuleConditions = RuleConditions()


def run(
    rules: Iterable[Rule], update: Update, reader: Reader, act: Callable[[Rule, Row], Row]
) -> tuple[list[int], Row]:
    """Run the triggers of one audit: in order; after one that changed something, from the top; each once.

    *act* applies a rule's actions to a row and gives the row as it is then. The answer: the rules that fired, in order, and
    the last row. It ends always: each round fires a rule that has not fired before, and there are at most 500.
    """
    waiting = sorted((rule for rule in rules if rule.active), key=lambda rule: (rule.position, rule.id))[:TRIGGERS_MAX]
    fired: list[int] = []
    at = 0
    while at < len(waiting):
        rule = waiting[at]
        if not happens(rule.conditions, update, reader):
            at += 1
            continue
        fired.append(rule.id)
        del waiting[at]
        row = act(rule, update.after)
        if row != update.after:
            update = replace(update, after=row)
            at = 0
    return fired, update.after
