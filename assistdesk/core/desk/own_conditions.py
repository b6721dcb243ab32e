"""Conditions on fields of the desk's own, held against the fields that there are (desk.md sections 1, 9).

``views`` and ``conditions`` know how such a condition is written; here is said whether the desk has its field, and whether the
field's kind takes the operator and the value. Kept conditions are not looked at again: a field may go, and so may an option.
"""

from collections.abc import Iterable
from typing import assert_never

from assistdesk.core.desk.conditions import RuleCondition
from assistdesk.core.desk.forms import FieldDef, fault_of
from assistdesk.core.desk.views import CUSTOM, Condition, Scalar, values_of

AnyCondition = Condition | RuleCondition
SIZED = frozenset(("int", "date"))
"""Kinds of which one value is less than another; days as they are written."""


def fault_in(condition: AnyCondition, fields: Iterable[FieldDef]) -> str:
    """What is wrong with a condition on such a field: ``unknown_field``, ``wrong_operator``, or as ``forms.fault_of`` says of
    values; "" where it fits."""
    key = condition.field.removeprefix(CUSTOM)
    field = next((one for one in fields if one.key == key), None)
    if field is None:
        return "unknown_field"
    values = values_of(condition)
    match condition.operator:
        case "is_empty" | "is_not_empty" | "changed":
            return ""
        case "changed_from" | "changed_to":
            values = tuple(one for one in values if one is not None)  # from nothing, to nothing
        case "less_than" | "greater_than":
            if field.kind not in SIZED:
                return "wrong_operator"
        case "is" | "is_not":
            pass
        case "includes" | "not_includes" | "comment_is" | "comment_by":
            return "wrong_operator"
        case _:
            assert_never(condition.operator)
    return next((fault for one in values if (fault := _value_fault(field, one))), "")


def _value_fault(field: FieldDef, value: Scalar) -> str:
    if value is None:
        return "wrong_type"
    if field.kind == "bool":  # as conditions write it
        return "" if value in (0, 1) else "wrong_type"
    return fault_of(field, value)
