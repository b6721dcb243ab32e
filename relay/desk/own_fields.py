"""Fields of the desk's own in conditions that are about to be kept (desk.md section 9): they have to be there and to take
what is compared. Plain questions on a connection; what a fault is, is ``core.desk.own_conditions``'s."""

from collections.abc import Sequence

import sqlalchemy as sa

from assistdesk.core.desk import own_conditions
from assistdesk.core.desk.conditions import RuleConditions
from assistdesk.core.desk.own_conditions import AnyCondition
from assistdesk.core.desk.views import CUSTOM, Conditions
from relay.desk.refusals import FieldsError
from relay.store import forms

AnyConditions = Conditions | RuleConditions


def check(connection: sa.Connection, wanted: AnyConditions, before: AnyConditions | None = None) -> None:
    """*before*: what is kept already is not asked for again. Raises FieldsError: the place, the field, what is wrong."""
    kept: Sequence[AnyCondition] = () if before is None else (*before.all, *before.any)
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
