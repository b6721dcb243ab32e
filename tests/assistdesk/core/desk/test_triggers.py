"""core/desk/triggers.py: what a rule may say, what it does to a ticket, and how triggers of one update run together."""

from collections.abc import Mapping
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.desk import triggers
from assistdesk.core.desk.conditions import NewComment, RuleCondition, RuleConditions
from assistdesk.core.desk.events import Change
from assistdesk.core.desk.events_service import RuleFailed, TriggerFired
from assistdesk.core.desk.model import Ticket
from assistdesk.core.desk.model_service import AssignAction, CommentAction, SetFieldAction, StatusAction, TagAction
from assistdesk.core.desk.shapes import CustomValue
from assistdesk.core.desk.states import Refusal, SetField
from assistdesk.core.desk.triggers import (
    NOBODY,
    Desk,
    Done,
    Filled,
    GivenAction,
    Happened,
    LaterAction,
    NotifyAction,
    RuleAction,
    Said,
    TimeRule,
    Trigger,
    check,
    do,
    enters,
    fire,
    folded,
    waits,
)
from assistdesk.core.desk.views import Reader, Row
from assistdesk.core.errors import RefusedError

TICKET = Ticket(
    id=42, created_at=0, updated_at=0, subject="no abre", status="new", requester_id=9, submitter_id=9, tags=("a",)
)
HELLO = CommentAction(text={"en": "Hello {{requester.name}}, this is {{ticket.id}}.", "es": "Hola."})


def desk(name: str = "Lucía") -> Desk:
    def values(ticket: Ticket) -> Mapping[str, str]:
        return {"requester.name": name, "ticket.id": str(ticket.id)}

    return Desk(
        is_agent=lambda user_id: user_id in (7, 8),
        has_group=lambda group_id: group_id in (2, 3),
        has_label=lambda label, status: (label, status) == (4, "hold"),
        groups_of=lambda user_id: frozenset((2,) if user_id == 7 else ()),
        values=values,
        fill=fill,
    )


def fill(ticket: Ticket, key: str, value: CustomValue | None) -> Filled | Refusal:
    """Of a desk that has one field, *seats*; the log takes it as it is."""
    if key != "seats":
        return Refusal("no_field")
    held = ticket.custom.get(key)
    return (SetField(f"custom.{key}", held, value),), ({} if value is None else {key: value})


def row_of(ticket: Ticket) -> Row:
    return {name: getattr(ticket, name) for name in ("status", "priority", "tags", "group_id", "created_at")}


def when(field: str, operator: str = "is", value: object = None) -> RuleConditions:
    return RuleConditions(all=(RuleCondition(field=field, operator=operator, value=value),))  # type: ignore[arg-type]


def trigger(number: int, conditions: RuleConditions, *actions: RuleAction, **fields: Any) -> Trigger:
    return Trigger(id=number, title=f"T{number}", position=number, conditions=conditions, actions=actions, **fields)


def fired(*rules: Trigger, ticket: Ticket = TICKET, before: Row | None = None, **fields: Any) -> Done:
    return fire(rules, Happened(before or {}, ticket, row_of, **fields), desk())


def done(*actions: RuleAction, ticket: Ticket = TICKET, name: str = "Lucía") -> Done:
    answer = do(actions, ticket, desk(name))
    assert isinstance(answer, Done)
    return answer


# --- what a rule may say ------------------------------------------------------------------------------------------


ALWAYS = RuleConditions()


def checked(*actions: GivenAction, conditions: RuleConditions = ALWAYS, timed: bool = False, hours: int = 24) -> object:
    fields: dict[str, Any] = {"id": 1, "title": "t", "conditions": conditions}
    rule = TimeRule(**fields, since="pending", hours=hours) if timed else Trigger(**fields)
    return check(rule, actions, "en")


FINE: tuple[RuleAction, ...] = (
    SetFieldAction(field="priority", value="high"),
    SetFieldAction(field="severity", value=2),
    TagAction(add=("vip",)),
    TagAction(remove=("vip",)),
    StatusAction(status="hold"),
    AssignAction(assignee_id=7),
    AssignAction(group_id=2),
    NotifyAction(group_id=2),
    NotifyAction(assignee=True),
    HELLO,
)


def test_what_can_be_done_is_kept_in_its_order() -> None:
    assert checked(*FINE) == FINE
    assert checked(StatusAction(status="closed"), timed=True) == (StatusAction(status="closed"),)


def test_N9_a_ticket_is_closed_after_672_hours_at_most() -> None:
    closing = StatusAction(status="closed")
    assert checked(closing, timed=True, hours=672) == (closing,)
    assert checked(StatusAction(status="hold"), timed=True, hours=673)
    with pytest.raises(RefusedError, match="rule_value") as caught:
        checked(closing, timed=True, hours=673)
    assert caught.value.fields == {"field": "hours"}


@pytest.mark.parametrize("kind", LaterAction.__args__)
def test_what_cannot_be_done_yet_is_refused_by_its_name(kind: type[msgspec.Struct]) -> None:
    with pytest.raises(RefusedError, match="rule_action") as caught:
        checked(*FINE, kind())
    assert caught.value.fields == {"action": kind.__struct_config__.tag}


@pytest.mark.parametrize(
    ("action", "rule"),
    [
        (SetFieldAction(field="priority", value="sky-high"), "rule_value"),
        (SetFieldAction(field="custom.serial", value="x" * 501), "rule_value"),
        (SetFieldAction(field="custom._", value="x"), "rule_value"),
        (SetFieldAction(field="priority", value=None), "rule_value"),
        (SetFieldAction(field="severity", value=9), "rule_value"),
        (TagAction(), "rule_action"),
        (TagAction(add=("",)), "rule_value"),
        (StatusAction(status="new"), "rule_value"),
        (StatusAction(status="closed"), "rule_value"),
        (StatusAction(status="deleted"), "rule_value"),
        (AssignAction(to_me=True), "rule_value"),
        (AssignAction(), "rule_action"),
        (NotifyAction(), "rule_action"),
        (CommentAction(text={"es": "Hola"}), "text_locale"),
        (CommentAction(text={"en": "Hi", "es": "{{agent.name}}"}), "placeholder"),
    ],
)
def test_what_could_never_work_is_refused(action: RuleAction, rule: str) -> None:
    with pytest.raises(RefusedError, match=rule):
        checked(action)


def test_a_rule_does_something_and_not_too_much() -> None:
    for many in ((), FINE[:1] * (triggers.ACTIONS_MAX + 1)):
        with pytest.raises(RefusedError, match="rule_actions"):
            checked(*many)


def test_conditions_fit_the_kind_of_rule() -> None:
    checked(*FINE, conditions=when("hours_since.created", "less_than", 2))
    checked(*FINE, conditions=when("status", "changed"))
    for conditions, rule in (
        (when("hours_since.created", "less_than", 2), "rule_field"),
        (when("status", "changed"), "rule_operator"),
    ):
        with pytest.raises(RefusedError, match=rule):
            checked(*FINE, conditions=conditions, timed=True)


def test_the_case_of_an_address_does_not_count() -> None:
    given = RuleConditions(
        all=(
            RuleCondition(field="domain", value=" Example.ORG "),
            RuleCondition(field="email", value=("A@b.c", None)),
            RuleCondition(field="plan", value="Premium"),
        ),
        any=(RuleCondition(field="domain", value="X.y"),),
    )
    kept = folded(given)
    assert [one.value for one in kept.all] == ["example.org", ("a@b.c", None), "Premium"]
    assert kept.any[0].value == "x.y"


def test_rules_are_read_back_as_they_were_written() -> None:
    rule = TimeRule(
        id=1, title="t", conditions=when("tags", "includes", ("a", "b")), actions=FINE, since="solved", hours=3
    )
    assert msgspec.json.decode(msgspec.json.encode(rule), type=TimeRule) == rule


# --- doing --------------------------------------------------------------------------------------------------------


def test_actions_go_through_the_state_table_as_the_system() -> None:
    came = done(*FINE, StatusAction(status="solved"))
    assert (came.ticket.priority, came.ticket.severity, came.ticket.status) == ("high", 2, "solved")
    assert (came.ticket.assignee_id, came.ticket.group_id, came.ticket.tags) == (7, 2, ("a",))
    assert came.tells == (NotifyAction(group_id=2), NotifyAction(assignee=True))
    assert came.says == (Said("Hello Lucía, this is 42.", True),)
    assert Change(field="status", previous="hold", value="solved") in came.events


def test_a_group_keeps_the_assignee_who_is_in_it_and_clears_another() -> None:
    for assignee_id, left in ((7, 7), (8, None)):
        mine = msgspec.structs.replace(TICKET, status="open", assignee_id=assignee_id)
        assert done(AssignAction(group_id=2), ticket=mine).ticket.assignee_id == left


def test_words_of_a_rule_are_in_the_tickets_language_and_never_move_it() -> None:
    solved = msgspec.structs.replace(TICKET, status="solved", language="es-MX")
    came = done(HELLO, CommentAction(text={"en": "For us"}, public=False), ticket=solved)
    assert came.says == (Said("Hola.", True), Said("For us", False))
    assert (came.ticket.status, came.events) == ("solved", ())


@pytest.mark.parametrize(
    ("action", "why"),
    [
        (AssignAction(assignee_id=5), "no_agent"),
        (AssignAction(group_id=5), "no_group"),
        (TagAction(add=tuple(f"t{n}" for n in range(60))), "tags"),
        (StatusAction(status="closed"), "not_solved"),
        (StatusAction(status="pending", custom_status_id=4), "no_status"),
    ],
)
def test_all_of_it_or_nothing(action: RuleAction, why: str) -> None:
    assert do((StatusAction(status="hold"), action), TICKET, desk()) == Refusal(why)


def test_a_status_comes_with_the_word_of_the_desk_s_own() -> None:
    came = do((StatusAction(status="hold", custom_status_id=4),), TICKET, desk())
    assert isinstance(came, Done)
    assert (came.ticket.status, came.ticket.custom_status_id) == ("hold", 4)


def test_words_without_their_value_are_not_written() -> None:
    assert do((HELLO,), TICKET, desk(name="")) == Refusal("placeholder")


def test_a_customer_whose_name_looks_like_a_placeholder_is_answered_as_others_are() -> None:
    (said,) = done(HELLO, name="{{x}}").says
    assert "{{x}}" in said.text


def test_a_closed_ticket_takes_no_public_words() -> None:
    closed = msgspec.structs.replace(TICKET, status="closed")
    assert do((HELLO,), closed, desk()) == Refusal("closed")
    solved = msgspec.structs.replace(TICKET, status="solved")
    assert done(StatusAction(status="closed"), ticket=solved).ticket.status == "closed"


# --- triggers of one update ---------------------------------------------------------------------------------------


def test_a_trigger_stands_in_the_log_before_what_it_did() -> None:
    came = fired(trigger(1, when("created_at", "changed"), AssignAction(group_id=2)), ticket=new(created_at=5))
    assert came.events == (TriggerFired(trigger_id=1), Change(field="group_id", previous=None, value=2))
    assert came.ticket.group_id == 2


def new(**fields: Any) -> Ticket:
    return msgspec.structs.replace(TICKET, **fields)


def test_after_a_change_they_run_from_the_top_and_each_once() -> None:
    early = trigger(1, when("priority", "is", "urgent"), TagAction(add=("hot",)))
    late = trigger(2, when("status", "is", "new"), SetFieldAction(field="priority", value="urgent"))
    came = fired(early, late)
    assert [event.trigger_id for event in came.events if isinstance(event, TriggerFired)] == [2, 1]
    assert came.ticket.tags == ("a", "hot")


def test_a_ring_of_triggers_comes_to_an_end() -> None:
    ring = [
        trigger(1, when("tags", "includes", "a"), TagAction(add=("b",), remove=("a",))),
        trigger(2, when("tags", "includes", "b"), TagAction(add=("c",), remove=("b",))),
        trigger(3, when("tags", "includes", "c"), TagAction(add=("a",), remove=("c",))),
    ]
    came = fired(*ring)
    assert [event.trigger_id for event in came.events if isinstance(event, TriggerFired)] == [1, 2, 3]
    assert came.ticket.tags == ("a",)


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd"), st.sampled_from("abcd")), max_size=12))
def test_whatever_triggers_say_each_fires_at_most_once_and_the_log_gives_the_ticket(
    said: list[tuple[str, str, str]],
) -> None:
    rules = [
        trigger(number, when("tags", "includes", has), TagAction(add=(add,), remove=(drop,)))
        for number, (has, add, drop) in enumerate(said, start=1)
    ]
    came = fired(*rules)
    numbers = [event.trigger_id for event in came.events if isinstance(event, TriggerFired)]
    assert len(numbers) == len(set(numbers))
    tags: object = TICKET.tags
    for event in came.events:
        if isinstance(event, Change):
            assert event.previous == tags
            tags = event.value
    assert came.ticket.tags == tags


def test_one_that_is_off_or_changes_nothing_leaves_no_trace() -> None:
    off = trigger(1, RuleConditions(), StatusAction(status="hold"), active=False)
    idle = trigger(2, RuleConditions(), TagAction(add=("a",)))
    assert fired(off, idle) == Done(TICKET)


def test_one_that_cannot_be_done_is_named_and_the_others_go_on() -> None:
    broken = trigger(1, RuleConditions(), StatusAction(status="hold"), AssignAction(group_id=5))
    fine = trigger(2, RuleConditions(), SetFieldAction(field="priority", value="low"))
    came = fired(broken, fine)
    assert came.events[0] == RuleFailed(rule_id=1, why="no_group")
    assert (came.ticket.status, came.ticket.priority) == ("new", "low")


def test_a_ticket_that_takes_no_more_is_no_fault_of_a_rule() -> None:
    closed = new(status="closed")
    assert fired(trigger(1, RuleConditions(), StatusAction(status="open")), ticket=closed) == Done(closed)


def test_their_words_are_few_and_never_meet_comment_by_theirs() -> None:
    theirs = trigger(9, when("comment", "comment_by", "theirs"), TagAction(add=("theirs",)))
    talking = [trigger(number, RuleConditions(), HELLO) for number in range(1, triggers.SAYS_MAX + 2)]
    came = fired(*talking, theirs)
    assert len(came.says) == triggers.SAYS_MAX
    assert came.events[-1] == RuleFailed(rule_id=triggers.SAYS_MAX + 1, why="too_many_comments")
    assert "theirs" not in came.ticket.tags
    heard = fired(theirs, comment=NewComment(True, "theirs"))
    assert "theirs" in heard.ticket.tags


def test_me_is_whoever_caused_the_update() -> None:
    mine = trigger(1, when("group_id", "is", "my_groups"), TagAction(add=("mine",)))
    came = fired(mine, ticket=new(group_id=3), reader=Reader(user_id=7, group_ids=(3,)))
    assert "mine" in came.ticket.tags


# --- time rules ---------------------------------------------------------------------------------------------------


def timed(since: str, conditions: RuleConditions) -> TimeRule:
    return TimeRule(id=1, title="t", since=since, hours=1, conditions=conditions)  # type: ignore[arg-type]


def test_a_time_rule_begins_once_for_each_time_a_ticket_comes_to_meet_it() -> None:
    rule = timed("pending", when("priority", "is", "high"))
    meets: Row = {"status": "pending", "priority": "high"}
    for before, after, begins in (
        ({}, meets, True),
        ({**meets, "priority": "low"}, meets, True),
        ({**meets, "status": "open"}, meets, True),
        (meets, meets, False),
        (meets, {**meets, "status": "open"}, False),
        ({}, {**meets, "priority": None}, False),
    ):
        assert enters(rule, before, after, NOBODY) is begins
    assert waits(timed("created", RuleConditions()), {"status": "open"}, NOBODY)
    assert not waits(timed("solved", RuleConditions()), {"status": "open"}, NOBODY)


def test_a_rule_fills_a_field_of_the_desks_own_and_says_so_in_the_log() -> None:
    two = SetFieldAction(field="custom.seats", value=2)
    once = done(two)
    assert once.ticket.custom == {"seats": 2}
    assert once.events == (Change(field="custom.seats", previous=None, value=2),)
    assert done(two, ticket=once.ticket).events == ()
    assert done(SetFieldAction(field="custom.seats", value=None), ticket=once.ticket).ticket.custom == {}
    assert do((two, SetFieldAction(field="custom.gone", value=2)), TICKET, desk()) == Refusal("no_field")
    closed = msgspec.structs.replace(TICKET, status="closed")
    assert do((two,), closed, desk()) == Refusal("closed")


def test_whether_the_desk_has_such_a_field_is_not_asked_of_the_core() -> None:
    actions = (
        SetFieldAction(field="custom.seats", value=3),
        SetFieldAction(field="custom.paid", value=False),
        SetFieldAction(field="custom.serial", value=None),
    )
    assert checked(*actions) == actions
