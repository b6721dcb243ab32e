"""Conditions on fields of the desk's own: of which kinds what may be asked."""

import pytest

from assistdesk.core.desk.conditions import AnyOperator, RuleCondition
from assistdesk.core.desk.forms import FieldDef, Option
from assistdesk.core.desk.own_conditions import fault_in
from assistdesk.core.desk.views import Condition, Scalar

LABEL = {"en": "x"}
FIELDS = (
    FieldDef(id=1, key="serial", kind="text", label=LABEL),
    FieldDef(id=2, key="seats", kind="int", label=LABEL),
    FieldDef(id=3, key="paid", kind="bool", label=LABEL),
    FieldDef(id=4, key="plan", kind="choice", label=LABEL, options=(Option(key="trial", label=LABEL),)),
    FieldDef(id=5, key="until", kind="date", label=LABEL),
)


@pytest.mark.parametrize(
    ("key", "operator", "value", "fault"),
    [
        ("serial", "is", "SN-1", ""),
        ("serial", "is", ("SN-1", 3), "wrong_type"),
        ("serial", "less_than", "SN-1", "wrong_operator"),
        ("serial", "includes", "SN", "wrong_operator"),
        ("seats", "greater_than", -2, ""),
        ("seats", "is_not", (2, 3), ""),
        ("seats", "is", "2", "wrong_type"),
        ("seats", "is", None, "wrong_type"),
        ("seats", "is_empty", None, ""),
        ("seats", "changed", None, ""),
        ("seats", "changed_to", None, ""),
        ("seats", "changed_from", "two", "wrong_type"),
        ("seats", "comment_is", "public", "wrong_operator"),
        ("paid", "is", 1, ""),
        ("paid", "is", 2, "wrong_type"),
        ("paid", "less_than", 1, "wrong_operator"),
        ("plan", "is", "trial", ""),
        ("plan", "is", ("trial", "gold"), "not_allowed"),
        ("plan", "greater_than", "trial", "wrong_operator"),
        ("until", "less_than", "2026-12-24", ""),
        ("until", "is", "24.12.2026", "bad_format"),
        ("colour", "is_empty", None, "unknown_field"),
    ],
)
def test_a_field_takes_what_its_kind_allows(key: str, operator: AnyOperator, value: Scalar, fault: str) -> None:
    assert fault_in(RuleCondition(field=f"custom.{key}", operator=operator, value=value), FIELDS) == fault


def test_a_views_condition_is_held_against_the_same_fields() -> None:
    assert fault_in(Condition(field="custom.seats", operator="less_than", value=4), FIELDS) == ""
    assert fault_in(Condition(field="custom.seats", operator="less_than", value="4"), FIELDS) == "wrong_type"
