"""Refusals that carry more than a rule: what a person needs in order to decide (desk.md sections 4, 12)."""

from typing import TypeVar

from assistdesk.core.desk.shapes_conflicts import Conflict
from assistdesk.core.desk.states import Refusal
from assistdesk.core.errors import RefusedError

T = TypeVar("T")


class ConflictError(RefusedError):
    """409: ``row_version`` (both values of each field) or ``newer_reply`` (the replies that came meanwhile)."""

    def __init__(self, rule: str, conflict: Conflict) -> None:
        super().__init__(rule)
        self.conflict = conflict


class FieldsError(RefusedError):
    """422 ``invalid``: field paths and what is wrong with each."""

    def __init__(self, **codes: str) -> None:
        super().__init__("invalid", **codes)
        self.codes = {name.replace("__", "."): code for name, code in codes.items()}


def refused(refusal: Refusal) -> RefusedError:
    """What ``states`` refused, as an error: 403 ``forbidden``, 422 ``invalid`` (fields to fill), else 409 ``step``."""
    match refusal.rule:
        case "not_allowed":
            return RefusedError("forbidden")
        case "required_fields":
            return FieldsError(**{f"ticket__{field}": "required_on_solve" for field in refusal.fields})
        case why:
            return RefusedError("step", why=why)


def need_granted(answer: T | Refusal) -> T:
    """What the core decided. Raises RefusedError as ``refused`` sorts it."""
    if isinstance(answer, Refusal):
        raise refused(answer)
    return answer
