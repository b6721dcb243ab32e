"""Triggers and time rules in sentences that are made of their values (desk.md section 9, trap 15). Refuses to know widgets."""

from collections.abc import Iterable, Mapping

from assistdesk.core.desk.conditions import RuleCondition, RuleConditions
from assistdesk.core.desk.model_service import AssignAction, CommentAction, SetFieldAction, StatusAction, TagAction
from assistdesk.core.desk.shapes_triggers import TimeRuleOut, TriggerOut
from assistdesk.core.desk.triggers import NotifyAction, RuleAction
from assistdesk.ui.text import plain, say

DAY_H, TEXT_CHARS = 24, 60
SAID_FIELDS = frozenset(
    (
        "tags", "priority", "status", "type", "channel", "language", "category", "org_id", "group_id", "assignee_id",
        "is_unsolved", "domain", "email", "plan", "region", "comment", "sla", "created_at",
    )
)  # fmt: skip
"""The others are written as the relay has them."""
SAID_OPERATORS = frozenset(
    (
        "is", "is_not", "includes", "not_includes", "is_empty", "is_not_empty", "changed", "changed_from", "changed_to",
        "comment_is", "comment_by", "less_than", "greater_than",
    )
)  # fmt: skip
Names = Mapping[int, str]


def when_words(rule: TriggerOut) -> str:
    """Which updates it looks for, or which tickets its time runs for."""
    every = _conditions(rule.conditions)
    if isinstance(rule, TimeRuleOut):
        return say("rule.after", time=_time(rule.hours), since=say(f"rule.since.{rule.since}"), when=every)
    return every


def then_words(actions: Iterable[RuleAction], people: Names, groups: Names) -> str:
    return "; ".join(part for action in actions for part in _action(action, people, groups))


def _time(hours: int) -> str:
    return say("rule.hours", hours) if hours % DAY_H else say("rule.days", hours // DAY_H)


def _conditions(given: RuleConditions) -> str:
    parts = [_condition(one) for one in given.all]
    if given.any:
        parts.append(f" {say('rule.or')} ".join(_condition(one) for one in given.any))
    return ", ".join(parts) or say("rule.always")


def _condition(condition: RuleCondition) -> str:
    field, operator = condition.field, condition.operator
    if field == "created_at" and operator == "changed":
        return say("rule.new")
    values = condition.value if isinstance(condition.value, tuple) else (condition.value,)
    words = ", ".join(plain(_value(field, value), TEXT_CHARS) for value in values if value is not None)
    name = say(f"cond.field.{field}") if field in SAID_FIELDS else field
    compared = say(f"cond.{operator}") if operator in SAID_OPERATORS else operator
    return " ".join(part for part in (name, compared, words) if part)


def _value(field: str, value: str | int) -> str:
    if field in ("status", "priority"):
        return say(f"{field}.{value}")
    if field in ("comment", "is_unsolved", "sla"):
        return say(f"cond.value.{value}") if field != "is_unsolved" else say(f"is_unsolved.{value}")
    return str(value)


def _action(action: RuleAction, people: Names, groups: Names) -> Iterable[str]:
    match action:
        case SetFieldAction(field="priority", value=str(value)):
            yield say("rule.do.set", field=say("cond.field.priority"), value=say(f"priority.{value}"))
        case SetFieldAction(field=field, value=value):
            name = say(f"cond.field.{field}") if field in SAID_FIELDS else field
            yield say("rule.do.set", field=name, value=plain(str(value or "–"), TEXT_CHARS))
        case StatusAction(status=status):
            yield say("rule.do.set", field=say("cond.field.status"), value=say(f"status.{status}"))
        case TagAction(add=add, remove=remove):
            if add:
                yield say("rule.do.tag", tags=plain(", ".join(add), TEXT_CHARS))
            if remove:
                yield say("rule.do.untag", tags=plain(", ".join(remove), TEXT_CHARS))
        case AssignAction(assignee_id=user_id, group_id=group_id):
            if group_id is not None:
                yield say("rule.do.group", group=_name(groups, group_id))
            if user_id is not None:
                yield say("rule.do.assign", person=_name(people, user_id))
        case CommentAction(text=text, public=public):
            words = plain(text.get("en") or next(iter(text.values()), ""), TEXT_CHARS)
            yield say("rule.do.reply" if public else "rule.do.note", words=words)
        case NotifyAction(user_id=user_id, group_id=group_id, assignee=assignee):
            told = [] if user_id is None else [_name(people, user_id)]
            told += [] if group_id is None else [_name(groups, group_id)]
            told += [say("rule.assignee")] if assignee else []
            yield say("rule.do.tell", people=", ".join(told))


def _name(names: Names, number: int) -> str:
    return plain(names.get(number, f"#{number}"), TEXT_CHARS)
