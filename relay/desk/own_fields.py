"""Fields of the desk's own in conditions and actions that are about to be kept (desk.md section 9): they have to be
there and to take what is compared or written. Plain questions on a connection; what a fault is, is ``core``'s."""

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from assistdesk.core.desk import own_conditions
from assistdesk.core.desk.conditions import RuleConditions
from assistdesk.core.desk.forms import FieldDef, fault_of
from assistdesk.core.desk.model_service import SetFieldAction
from assistdesk.core.desk.own_conditions import AnyCondition
from assistdesk.core.desk.views import CUSTOM, Conditions
from relay.desk import own_statuses
from relay.desk.refusals import FieldsError
from relay.store import forms

AnyConditions = Conditions | RuleConditions


def check(connection: sa.Connection, wanted: AnyConditions, before: AnyConditions | None = None) -> None:
    """*before*: what is kept already is not asked for again. Raises FieldsError: the place, the field, what is wrong."""
    kept: Sequence[AnyCondition] = () if before is None else before.each
    parts: tuple[tuple[str, Sequence[AnyCondition]], ...] = (("all", wanted.all), ("any", wanted.any))
    asked = {
        f"conditions.{part}[{place}].{one.field}": one
        for part, every in parts
        for place, one in enumerate(every)
        if one.field.startswith(CUSTOM) and one not in kept
    }
    if asked:
        fields = forms.fields(connection)
        wrong = {name: fault for name, one in asked.items() if (fault := own_conditions.fault_in(one, fields))}
        if wrong:
            raise FieldsError(**wrong)


def check_actions(connection: sa.Connection, wanted: Sequence[object], before: Sequence[object]) -> None:
    """The same for actions that set one, and for those that set a word of the desk's own for a status. Raises FieldsError."""
    wrong = own_statuses.check_actions(connection, wanted, before)
    asked = {
        f"actions[{place}].{one.field}": one
        for place, one in enumerate(wanted)
        if isinstance(one, SetFieldAction) and one.field.startswith(CUSTOM) and one not in before
    }
    if asked:
        known = {field.key: field for field in forms.fields(connection)}
        wrong |= {name: fault for name, one in asked.items() if (fault := _fault(known, one))}
    if wrong:
        raise FieldsError(**wrong)


def _fault(known: Mapping[str, FieldDef], action: SetFieldAction) -> str:
    field = known.get(action.field.removeprefix(CUSTOM))
    if field is None:
        return "unknown_field"
    return "" if action.value is None else fault_of(field, action.value)
