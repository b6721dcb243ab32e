"""A refusal as windows are told it: its rule, and which part of what was sent it names."""

from typing import Final

from assistdesk.core.errors import AssistDeskError
from assistdesk.runtime.snapshot_parts import Cause

NAMED: Final = ("field", "code", "why", "other")


def cause_of(error: AssistDeskError) -> Cause:
    """A window leads to the part that is named."""
    fields = ((name, error.fields.get(name)) for name in NAMED)
    return Cause(error.rule, tuple((name, value) for name, value in fields if isinstance(value, str)))
