"""core/desk/conditions.py: each operator, what is refused, and triggers that run in order and once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.desk.conditions import (
    NewComment,
    Rule,
    RuleCondition,
    RuleConditions,
    Update,
    check,
    happens,
    run,
    with_clocks,
    with_hours,
)
from assistdesk.core.desk.views import CONDITIONS_MAX, VALUES_MAX, Condition, Conditions, Reader, Row, matches
from assistdesk.core.errors import RefusedError

ME = Reader(user_id=7, group_ids=(2, 3))
BEFORE: Row = {"status": "new", "assignee_id": None, "priority": "low", "tags": ("a",), "group_id": 2}
AFTER: Row = {
    "status": "open",
    "assignee_id": 7,
    "priority": "low",
    "tags": ("a", "vip"),
    "group_id": 2,
    "plan": "premium",
}


def one(field: str, operator: str, value: object = None) -> RuleConditions:
    return RuleConditions(all=(RuleCondition(field=field, operator=operator, value=value),))  # type: ignore[arg-type]


def holds(field: str, operator: str, value: object = None, **parts: object) -> bool:
    update = Update(**{"before": BEFORE, "after": AFTER, **parts})  # type: ignore[arg-type]
    return happens(one(field, operator, value), update, ME)


@pytest.mark.parametrize(
    ("field", "operator", "value", "expected"),
    [
        ("status", "changed", None, True),
        ("priority", "changed", None, False),
        ("status", "changed_from", "new", True),
        ("status", "changed_from", ("pending", "hold"), False),
        ("priority", "changed_from", "low", False),
        ("status", "changed_to", ("open", "pending"), True),
        ("status", "changed_to", "solved", False),
        ("assignee_id", "changed_to", "me", True),
        ("assignee_id", "is", "me", True),
        ("tags", "includes", "vip", True),
        ("tags", "changed", None, True),
        ("plan", "is", "premium", True),
        ("plan", "is_not", "premium", False),
        ("region", "is_empty", None, True),
    ],
)
def test_operators_of_changes_look_at_both_sides_and_the_others_at_the_new_one(
    field: str, operator: str, value: object, expected: bool
) -> None:
    assert holds(field, operator, value) is expected


def test_a_creation_changes_to_but_never_from() -> None:
    assert holds("status", "changed_to", "open", before={})
    assert holds("status", "changed", before={})
    assert not holds("region", "changed", before={})
    assert not holds("status", "changed_from", (None,), before={})


def test_comments_are_met_by_kind_and_by_side() -> None:
    public, note = NewComment(True, "theirs"), NewComment(False, "ours")
    assert holds("comment", "comment_is", "public", comment=public)
    assert holds("comment", "comment_is", "note", comment=note)
    assert not holds("comment", "comment_is", "note", comment=public)
    assert holds("comment", "comment_by", ("theirs", "bot"), comment=public)
    assert not holds("comment", "comment_by", "theirs", comment=note)
    assert not holds("comment", "comment_is", "public")
    assert not holds("comment", "comment_by", "bot")


def test_all_and_any_stand_together() -> None:
    update = Update(BEFORE, AFTER)
    yes, no = one("status", "changed").all[0], one("priority", "changed").all[0]
    assert happens(RuleConditions(), update, ME)
    assert happens(RuleConditions(all=(yes,), any=(no, yes)), update, ME)
    assert not happens(RuleConditions(all=(yes,), any=(no,)), update, ME)
    assert not happens(RuleConditions(all=(yes, no)), update, ME)


@given(
    st.sampled_from(("status", "priority", "assignee_id", "tags", "region")),
    st.sampled_from(
        ("is", "is_not", "includes", "not_includes", "is_empty", "is_not_empty", "less_than", "greater_than")
    ),
    st.sampled_from(("open", "me", 7, None, "vip")),
)
def test_a_rule_and_a_view_mean_the_same_by_the_same_words(field: str, operator: str, value: object) -> None:
    view = Conditions(all=(Condition(field=field, operator=operator, value=value),))  # type: ignore[arg-type]
    assert holds(field, operator, value) == matches(view, AFTER, ME)


def test_hours_since_are_floored_and_missing_without_a_time() -> None:
    row = with_hours({"created_at": 0, "pending_at": None}, 3 * 3_600_000 - 1)
    assert row["hours_since.created"] == 2
    assert row["hours_since.pending"] is row["hours_since.solved"] is None
    assert happens(one("hours_since.created", "greater_than", 1), Update({}, row), ME)


def test_hours_until_it_is_due_are_floored_too_and_below_nought_where_it_is_over() -> None:
    for due_at, hours in ((7_200_000, 2), (7_199_999, 1), (-1, -1), (None, None)):
        assert with_hours({"due_at": due_at}, 0)["hours_until.due"] == hours


def test_clock_states_are_fields() -> None:
    row = with_clocks(AFTER, {"first_reply_time": "warning"})
    assert happens(one("sla.first_reply_time.state", "is", "warning"), Update(BEFORE, row), ME)


@pytest.mark.parametrize(
    ("rule", "field", "operator", "value"),
    [
        ("rule_field", "colour", "is", "red"),
        ("rule_field", "status", "comment_by", "ours"),
        ("rule_field", "comment", "is", "public"),
        ("rule_value", "comment", "comment_is", "secret"),
        ("rule_value", "comment", "comment_by", ("ours", "everybody")),
        ("rule_operator", "status", "includes", "open"),
        ("rule_operator", "status", "less_than", 3),
        ("rule_operator", "created_at", "greater_than", "yesterday"),
        ("rule_operator", "tags", "is", "vip"),
        ("rule_operator", "org_tags", "is", "vip"),
        ("rule_operator", "plan", "includes", "premium"),
    ],
)
def test_what_no_rule_could_mean_is_refused(rule: str, field: str, operator: str, value: object) -> None:
    with pytest.raises(RefusedError, match=rule):
        check(one(field, operator, value))


@pytest.mark.parametrize(
    ("field", "operator", "value"),
    [
        ("comment", "comment_is", "note"),
        ("comment", "comment_by", ("ours", "bot")),
        ("tags", "not_includes", "vip"),
        ("org_tags", "includes", "key account"),
        ("org_group_id", "is", 7),
        ("hours_since.pending", "greater_than", 720),
        ("sla.first_reply_time.state", "is", "breached"),
        ("domain", "is", "example.org"),
        ("tags", "is_empty", None),
        ("group_id", "changed_to", "my_groups"),
    ],
)
def test_what_a_rule_can_mean_is_taken(field: str, operator: str, value: object) -> None:
    check(one(field, operator, value))


def test_time_rules_know_no_change_and_no_comment() -> None:
    check(one("status", "is", "pending"), in_triggers=False)
    for field, operator in (("status", "changed"), ("comment", "comment_is")):
        with pytest.raises(RefusedError, match="rule_operator"):
            check(one(field, operator, "public"), in_triggers=False)
    many = RuleConditions(all=one("status", "is", "new").all * (CONDITIONS_MAX + 1))
    with pytest.raises(RefusedError, match="rule_conditions"):
        check(many)
    with pytest.raises(RefusedError, match="rule_conditions"):
        check(one("status", "is", ("new",) * (VALUES_MAX + 1)))


def rule(rule_id: int, conditions: RuleConditions, **fields: object) -> Rule:
    return Rule(id=rule_id, conditions=conditions, **fields)  # type: ignore[arg-type]


def test_triggers_run_in_order_from_the_top_after_a_change_and_each_once() -> None:
    rules = [
        rule(3, one("priority", "is", "urgent"), position=1),
        rule(1, one("plan", "is", "premium"), position=2),
        rule(2, one("status", "is", "open"), position=3),
        rule(4, RuleConditions(), position=0, active=False),
        rule(5, one("status", "is", "hold"), position=4),
    ]

    def act(one_rule: Rule, row: Row) -> Row:
        return {**row, "priority": "urgent"} if one_rule.id == 1 else row

    fired, row = run(rules, Update(BEFORE, AFTER), ME, act)
    assert fired == [1, 3, 2]
    assert row["priority"] == "urgent"


def test_triggers_that_undo_each_other_still_come_to_an_end() -> None:
    rules = [rule(1, one("status", "is", "open")), rule(2, one("status", "is", "hold"))]
    fired, row = run(
        rules,
        Update(BEFORE, AFTER),
        ME,
        lambda one_rule, now: {**now, "status": "hold" if one_rule.id == 1 else "open"},
    )
    assert (fired, row["status"]) == ([1, 2], "open")


def test_a_field_of_the_desks_own_is_compared_as_any_other() -> None:
    for operator, value in (("is", "trial"), ("changed", None), ("less_than", 3), ("greater_than", "2026-12-24")):
        check(one("custom.plan", operator, value))
    for field, operator, value, rule in (
        ("priority", "less_than", "3", "rule_operator"),
        ("custom.plan", "less_than", None, "rule_operator"),
        ("custom.plan", "includes", "trial", "rule_operator"),
        ("custom.Plan", "is", "trial", "rule_field"),
    ):
        with pytest.raises(RefusedError, match=rule):
            check(one(field, operator, value))
    assert holds("custom.plan", "changed_to", "trial", after={**AFTER, "custom.plan": "trial"})
