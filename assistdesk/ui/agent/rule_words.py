"""Triggers and time rules in sentences that are made of their values (desk.md section 9, trap 15). Refuses to know widgets."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistdesk.core.desk.conditions import RuleCondition, RuleConditions
from assistdesk.core.desk.macros import choose_text
from assistdesk.core.desk.model_service import AssignAction, CommentAction, SetFieldAction, StatusAction, TagAction
from assistdesk.core.desk.shapes_triggers import TimeRuleOut, TriggerOut
from assistdesk.core.desk.triggers import NotifyAction, RuleAction
from assistdesk.core.desk.views import Scalar
from assistdesk.ui.agent.condition_fields import (
    AnyCondition,
    FieldOffer,
    Known,
    by_name,
    condition_words,
    gone_field,
    gone_group,
    gone_person,
    said_offers,
)
from assistdesk.ui.agent.form_texts import OWN_LANGUAGE
from assistdesk.ui.text import plain, say

DAY_H, TEXT_CHARS = 24, 60
Names = Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Words:
    """What the sentences of a desk's rules are made with."""

    people: Names
    groups: Names
    offers: Mapping[str, FieldOffer]
    known: Known


def words_for(known: Known) -> Words:
    return Words(dict(known.people), dict(known.groups), by_name(said_offers(known)), known)


def when_words(rule: TriggerOut, words: Words) -> str:
    """Which updates it looks for, or which tickets its time runs for."""
    every = _conditions(rule.conditions, words)
    if isinstance(rule, TimeRuleOut):
        return say("rule.after", time=_time(rule.hours), since=say(f"rule.since.{rule.since}"), when=every)
    return every


def then_words(actions: Iterable[RuleAction], words: Words) -> str:
    return "; ".join(part for action in actions for part in _action(action, words))


def gone_of(conditions: Iterable[AnyCondition], actions: Iterable[RuleAction], words: Words) -> tuple[str, ...]:
    """What they name and what is deleted, each once."""
    known = words.known
    found: list[str] = []
    for one in conditions:
        offer = words.offers.get(one.field)
        found += [gone_field(one.field, known)] if offer is None else [said for _, said in offer.lost(one)]
    for action in actions:
        match action:
            case (
                AssignAction(group_id=group_id, assignee_id=user_id) | NotifyAction(group_id=group_id, user_id=user_id)
            ):
                found += [gone_group(group_id, known), gone_person(user_id, known)]
            case SetFieldAction(field=field):
                found.append(gone_field(field, known))
            case _:
                pass
    return tuple(dict.fromkeys(filter(None, found)))


def _time(hours: int) -> str:
    return say("rule.hours", hours) if hours % DAY_H else say("rule.days", hours // DAY_H)


def _conditions(given: RuleConditions, words: Words) -> str:
    parts = [_condition(one, words) for one in given.all]
    if given.any:
        parts.append(f" {say('rule.or')} ".join(_condition(one, words) for one in given.any))
    return ", ".join(parts) or say("rule.always")


def _condition(condition: RuleCondition, words: Words) -> str:
    if condition.field == "created_at" and condition.operator == "changed":
        return say("rule.new")
    return condition_words(condition, words.offers)


def _action(action: RuleAction, words: Words) -> Iterable[str]:
    match action:
        case SetFieldAction(field=field, value=value):
            offer = words.offers.get(field)  # none: a field of the desk's own that went
            known: Mapping[Scalar, str] = {} if offer is None else dict(offer.values)
            said = known.get(value, "–" if value is None else plain(str(value), TEXT_CHARS))
            yield say("rule.do.set", field=field if offer is None else offer.words, value=said)
        case StatusAction(status=status):
            yield say("rule.do.set", field=say("cond.field.status"), value=say(f"status.{status}"))
        case TagAction(add=add, remove=remove):
            if add:
                yield say("rule.do.tag", tags=plain(", ".join(add), TEXT_CHARS))
            if remove:
                yield say("rule.do.untag", tags=plain(", ".join(remove), TEXT_CHARS))
        case AssignAction(assignee_id=user_id, group_id=group_id):
            if group_id is not None:
                yield say("rule.do.group", group=_name(words.groups, group_id, gone_group(group_id, words.known)))
            if user_id is not None:
                yield say("rule.do.assign", person=_name(words.people, user_id, gone_person(user_id, words.known)))
        case CommentAction(text=text, public=public):
            said = plain(choose_text(text, say("language.code"), OWN_LANGUAGE), TEXT_CHARS)
            yield say("rule.do.reply" if public else "rule.do.note", words=said)
        case NotifyAction(user_id=user_id, group_id=group_id, assignee=assignee):
            told = [] if user_id is None else [_name(words.people, user_id, gone_person(user_id, words.known))]
            told += [] if group_id is None else [_name(words.groups, group_id, gone_group(group_id, words.known))]
            told += [say("rule.assignee")] if assignee else []
            yield say("rule.do.tell", people=", ".join(told))


def _name(names: Names, number: int, gone: str) -> str:
    return gone or plain(names.get(number, f"#{number}"), TEXT_CHARS)
