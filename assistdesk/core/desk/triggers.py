"""Triggers and time rules: what they are, what they may say, and what they do to a ticket (desk.md section 9).

A trigger looks at one update; a time rule waits until a time of the ticket is some hours old. What both do is what a macro
does, by the same state table, and two things more: they write for the system, and they tell colleagues. Whatever cannot be
done leaves the ticket as it was and says why. Who the people and groups are is asked of ``Desk``; nothing here writes,
sends or knows a clock.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any, Final, Literal, assert_never

import msgspec
from msgspec import Meta

from assistdesk.core.desk import conditions, macros, states, views
from assistdesk.core.desk.conditions import NewComment, Rule, RuleConditions, Update
from assistdesk.core.desk.events import EventBase
from assistdesk.core.desk.events_service import RuleFailed, TriggerFired
from assistdesk.core.desk.model import Id, Ticket
from assistdesk.core.desk.model_service import (
    AssignAction,
    CommentAction,
    SetFieldAction,
    StatusAction,
    TagAction,
)
from assistdesk.core.desk.settings_shapes import CLOSE_AFTER_H_MAX
from assistdesk.core.desk.shapes import TAGS_MAX, CustomValue, Status, TicketChange
from assistdesk.core.desk.states import Actor, AnyChange, Refusal, Who
from assistdesk.core.desk.views import CUSTOM, HOURS, Reader, Row
from assistdesk.core.errors import RefusedError

Since = Literal["created", "updated", "solved", "pending"]
ACTIONS_MAX: Final = 20
SAYS_MAX: Final = 5
"""So many comments at most do the triggers of one update write."""
HOURS_MAX: Final = 8_760
HOUR_MS: Final = 3_600_000
SYSTEM: Final = Actor(Who.SYSTEM)
NOBODY: Final = Reader(user_id=0)
"""Who looks where no person caused it."""
FILLED: Final = ("ticket.id", "ticket.subject", "requester.name")
"""The placeholders that have a value where no agent writes."""
OVER: Final = frozenset(("closed", "merged", "deleted"))
"""Refusals that say nothing of a rule: the ticket takes no more."""


# --- actions ------------------------------------------------------------------------------------------------------


class NotifyAction(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="notify"):
    """Tell colleagues who may see the ticket: one, those of a group, whoever it is assigned to."""

    user_id: Id | None = None
    group_id: Id | None = None
    assignee: bool = False


class EscalateAction(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="escalate"):
    """Not built: refused by its name, as all that follow."""


class AddSkillAction(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="add_skill"):
    pass


class NotifyRoomAction(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="notify_room"):
    pass


class MailAction(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="mail_requester"):
    pass


class WebhookAction(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="webhook"):
    pass


class SurveyAction(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="offer_survey"):
    pass


class ProblemAction(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="link_problem"):
    pass


LaterAction = (
    EscalateAction | AddSkillAction | NotifyRoomAction | MailAction | WebhookAction | SurveyAction | ProblemAction
)
RuleAction = SetFieldAction | TagAction | StatusAction | AssignAction | CommentAction | NotifyAction
GivenAction = RuleAction | LaterAction
"""What somebody may ask for; of these only a ``RuleAction`` can be kept."""


class Trigger(Rule, frozen=True, kw_only=True):
    title: str
    actions: tuple[RuleAction, ...] = ()
    row_version: int = 1


class TimeRule(Trigger, frozen=True, kw_only=True):
    """``hours`` after the time that ``since`` names, once for each time the ticket comes to meet the conditions."""

    since: Since
    hours: Annotated[int, Meta(ge=1, le=HOURS_MAX)]


def check(rule: Trigger, actions: Iterable[GivenAction], default_locale: str) -> tuple[RuleAction, ...]:
    """Refuse what could never work; the actions as they are kept.

    Raises:
        RefusedError: as ``conditions.check``; ``rule_action`` (``action``: what cannot be done yet, or does nothing),
            ``rule_value`` (``field``), ``rule_actions`` (none, or too many), ``placeholder`` (``name``), ``text_*``.
    """
    is_timed = check_conditions(rule)
    given = tuple(actions)
    if not 0 < len(given) <= ACTIONS_MAX:
        raise RefusedError("rule_actions", limit=ACTIONS_MAX)
    kept: list[RuleAction] = []
    for action in given:
        if isinstance(action, LaterAction):
            raise RefusedError("rule_action", action=str(action.__struct_config__.tag))
        _check_action(action, default_locale, may_close=is_timed)
        kept.append(action)
    if isinstance(rule, TimeRule) and StatusAction(status="closed") in kept and rule.hours > CLOSE_AFTER_H_MAX:
        raise RefusedError("rule_value", field="hours")
    return tuple(kept)


def check_conditions(rule: Trigger) -> bool:
    """Is it a time rule? Raises RefusedError as ``conditions.check``."""
    is_timed = isinstance(rule, TimeRule)
    conditions.check(rule.conditions, in_triggers=not is_timed)
    for condition in rule.conditions.each:
        if is_timed and condition.field in HOURS:
            raise RefusedError("rule_field", field=condition.field)  # that is what its hours are for
    return is_timed


def _check_action(action: RuleAction, default_locale: str, *, may_close: bool) -> None:
    match action:
        case SetFieldAction(field=field, value=value):
            _check_value(field, value)
        case TagAction(add=add, remove=remove):
            _check_value("tags", (*add, *remove))
            _need_something(action, add or remove)
        case StatusAction(status=status):
            if status in ("new", "deleted") or (status == "closed" and not may_close):
                raise RefusedError("rule_value", field="status")
        case AssignAction():
            if action.to_me:
                raise RefusedError("rule_value", field="to_me")
            _need_something(action, action.assignee_id or action.group_id)
        case NotifyAction():
            _need_something(action, action.user_id or action.group_id or action.assignee)
        case CommentAction():
            macros.check_text(action.text, default_locale)
            for text in action.text.values():
                for mark in macros.unfilled(text):
                    if mark.name not in FILLED:
                        raise RefusedError("placeholder", name=mark.name)
        case _:
            assert_never(action)


def _check_value(field: str, value: Any) -> None:
    """Would an agent's change of this field be taken? Whether the desk has such a field of its own is not known here."""
    change = {"custom": {field.removeprefix(CUSTOM): value}} if field.startswith(CUSTOM) else {field: value}
    try:
        msgspec.convert(change, TicketChange)
    except msgspec.ValidationError as error:
        raise RefusedError("rule_value", field=field) from error


def _need_something(action: RuleAction, given: object) -> None:
    if not given:
        raise RefusedError("rule_action", action=str(action.__struct_config__.tag))


def folded(given: RuleConditions) -> RuleConditions:
    """As ``views.folded``."""
    return RuleConditions(all=tuple(map(views.fold_one, given.all)), any=tuple(map(views.fold_one, given.any)))


# --- doing --------------------------------------------------------------------------------------------------------


Filled = tuple[tuple[states.SetField, ...], dict[str, CustomValue]]


@dataclass(frozen=True, slots=True)
class Desk:
    """What actions ask of the desk. ``has_label``: is it a word of the desk's own for that status, to be set now?
    ``groups_of``: the groups of a person; ``values``: of placeholders; ``fill``: a value in a field of the desk's own, as the
    log takes it, and what the ticket then holds."""

    is_agent: Callable[[int], bool]
    has_group: Callable[[int], bool]
    has_label: Callable[[int, Status], bool]
    groups_of: Callable[[int], frozenset[int]]
    values: Callable[[Ticket], Mapping[str, str]]
    fill: Callable[[Ticket, str, CustomValue | None], Filled | Refusal]
    default_locale: str = "en"


@dataclass(frozen=True, slots=True)
class Said:
    """Words that a rule writes for the system."""

    text: str
    is_public: bool


@dataclass(frozen=True, slots=True)
class Done:
    """What came of actions. ``ticket`` is as it would be, with ``events`` applied."""

    ticket: Ticket
    events: tuple[EventBase, ...] = ()
    says: tuple[Said, ...] = ()
    tells: tuple[NotifyAction, ...] = ()


def do(actions: Iterable[RuleAction], ticket: Ticket, desk: Desk) -> Done | Refusal:
    """All of the actions as the system, or none of them."""
    done = Done(ticket)
    for action in actions:
        more = _do_one(action, done.ticket, desk)
        if isinstance(more, Refusal):
            return more
        done = Done(more.ticket, (*done.events, *more.events), (*done.says, *more.says), (*done.tells, *more.tells))
    return done


def _do_one(action: RuleAction, ticket: Ticket, desk: Desk) -> Done | Refusal:
    match action:
        case NotifyAction():
            return Done(ticket, tells=(action,))
        case CommentAction():
            return _say(action, ticket, desk)
        case AssignAction(assignee_id=int(assignee_id)) if not desk.is_agent(assignee_id):
            return Refusal("no_agent")
        case AssignAction(group_id=int(group_id)) if not desk.has_group(group_id):
            return Refusal("no_group")
        case StatusAction(status=status, custom_status_id=int(label)) if not desk.has_label(label, status):
            return Refusal("no_status")
        case SetFieldAction(field=field, value=value) if field.startswith(CUSTOM):
            filled = desk.fill(ticket, field.removeprefix(CUSTOM), value)
            return filled if isinstance(filled, Refusal) else _put(filled, ticket)
        case StatusAction(status="closed"):
            return _take([states.TimeClose()], ticket)
        case _:
            done = _take(macros.changes_of(action, ticket, SYSTEM, (), _groups(action, ticket, desk)), ticket)
            return Refusal("tags") if isinstance(done, Done) and len(done.ticket.tags) > TAGS_MAX else done


def _put(filled: Filled, ticket: Ticket) -> Done | Refusal:
    changes, custom = filled
    done = _take(changes, ticket)
    return replace(done, ticket=msgspec.structs.replace(done.ticket, custom=custom)) if isinstance(done, Done) else done


def _groups(action: RuleAction, ticket: Ticket, desk: Desk) -> frozenset[int] | None:
    """Of whoever has the ticket, where the action gives it to a group."""
    is_moving = isinstance(action, AssignAction) and action.group_id is not None
    return desk.groups_of(ticket.assignee_id) if is_moving and ticket.assignee_id is not None else None


def _say(action: CommentAction, ticket: Ticket, desk: Desk) -> Done | Refusal:
    text = macros.choose_text(action.text, ticket.language, desk.default_locale)
    filled = macros.fill(text, desk.values(ticket))
    if filled.marks:
        return Refusal("placeholder")
    said = Said(filled.text, action.public)
    done = _take([states.PublicComment(auto=True) if said.is_public else states.InternalNote()], ticket)
    return replace(done, says=(said,)) if isinstance(done, Done) else done


def _take(changes: Iterable[AnyChange], ticket: Ticket) -> Done | Refusal:
    answer = states.steps(ticket, tuple(changes), SYSTEM)
    return answer if isinstance(answer, Refusal) else Done(answer[1], tuple(answer[0]))


# --- triggers of one update ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Happened:
    """One update that is about to be written. ``row_of`` gives a ticket's fields as conditions read them; ``before``, those
    it had, is empty for a creation."""

    before: Row
    after: Ticket
    row_of: Callable[[Ticket], Row]
    comment: NewComment | None = None
    reader: Reader = NOBODY

    @property
    def update(self) -> Update:
        return Update(self.before, self.row_of(self.after), self.comment)


def fire(triggers: Iterable[Trigger], happened: Happened, desk: Desk) -> Done:
    """Run the triggers of this update (``conditions.run`` says in which order): what it comes to with them.

    A trigger that did something stands in the log as ``TriggerFired`` before what it did; one whose actions are impossible as
    ``RuleFailed``, and it changed nothing.
    """
    by_id = {trigger.id: trigger for trigger in triggers}
    firing = _Firing(by_id, desk, happened)
    conditions.run(by_id.values(), happened.update, happened.reader, firing.act)
    return firing.done


class _Firing:
    """The ticket on its way through the triggers."""

    def __init__(self, by_id: Mapping[int, Trigger], desk: Desk, happened: Happened) -> None:
        self._by_id, self._desk, self._row_of = by_id, desk, happened.row_of
        self.done = Done(happened.after)

    def act(self, rule: Rule, row: Row) -> Row:
        before = self.done
        did = do(self._by_id[rule.id].actions, before.ticket, self._desk)
        if isinstance(did, Done) and len(before.says) + len(did.says) > SAYS_MAX:
            did = Refusal("too_many_comments")
        if isinstance(did, Refusal):
            if did.rule not in OVER:
                self.done = replace(before, events=(*before.events, RuleFailed(rule_id=rule.id, why=did.rule)))
            return row
        if not (did.events or did.says or did.tells):
            return row
        events = (*before.events, TriggerFired(trigger_id=rule.id), *did.events)
        self.done = Done(did.ticket, events, (*before.says, *did.says), (*before.tells, *did.tells))
        return self._row_of(did.ticket)


# --- time rules ---------------------------------------------------------------------------------------------------


def waits(rule: TimeRule, row: Row, reader: Reader) -> bool:
    """Does the rule's time run for a ticket like this? It meets the conditions, and what ``since`` names has happened."""
    if rule.since in ("pending", "solved") and row.get("status") != rule.since:
        return False
    return conditions.happens(rule.conditions, Update({}, row), reader)


def enters(rule: TimeRule, before: Row, after: Row, reader: Reader) -> bool:
    """Does the rule's time begin with this update? *before* is empty for a creation."""
    return waits(rule, after, reader) and not (before and waits(rule, before, reader))
