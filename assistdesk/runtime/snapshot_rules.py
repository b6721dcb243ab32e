"""The desk's business hours and SLA policies as an admin edits them (``snapshot`` says what a snapshot is)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from assistdesk.runtime.snapshot_parts import Cause

if TYPE_CHECKING:
    from assistdesk.core.desk.shapes_rules import PolicyOut, ScheduleOut


class RulesView(msgspec.Struct, frozen=True):
    """``policies`` in the order in which they are tried. ``answered``: the form that was answered last; ``refused``: why it
    was not accepted, None if it was."""

    schedules: tuple[ScheduleOut, ...] = ()
    default_id: int | None = None
    policies: tuple[PolicyOut, ...] = ()
    was_read: bool = False
    answered: int = 0
    refused: Cause | None = None
