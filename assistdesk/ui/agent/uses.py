"""What else in the settings names a thing that is about to be deleted, in words, for the question before it.

Rules and policies are counted as they were read; saved views are not, for nobody has them all. Refuses to know widgets.
"""

from collections.abc import Iterable

from assistdesk.core.desk.model_service import SetFieldAction
from assistdesk.core.desk.shapes_triggers import TriggerOut
from assistdesk.core.desk.views import Scalar, values_of
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.ui.agent.condition_fields import AnyCondition
from assistdesk.ui.text import say


def used_words(snapshot: AgentSnapshot, field: str, value: Scalar = None) -> str:
    """What asks *field* for *value*, None: for anything, or sets it; "" where nothing does."""
    triggers, policies = snapshot.triggers, snapshot.rules.policies
    counts = {
        "triggers": sum(_names(rule, field, value) for rule in triggers.triggers),
        "timed": sum(_names(rule, field, value) for rule in triggers.time_rules),
        "policies": sum(_asks(one.conditions.each, field, value) for one in policies),
    }
    said = [say(f"uses.{what}", count) for what, count in counts.items() if count]
    return say("uses.line", what=", ".join(said)) if said else ""


def _names(rule: TriggerOut, field: str, value: Scalar) -> bool:
    sets = value is None and any(isinstance(one, SetFieldAction) and one.field == field for one in rule.actions)
    return sets or _asks(rule.conditions.each, field, value)


def _asks(conditions: Iterable[AnyCondition], field: str, value: Scalar) -> bool:
    return any(one.field == field and (value is None or value in values_of(one)) for one in conditions)
