"""The desk's triggers and time rules as an admin sees them (``snapshot`` says what a snapshot is)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from assistdesk.runtime.snapshot_parts import Cause

if TYPE_CHECKING:
    from assistdesk.core.desk.shapes_organizations import OrganizationOut
    from assistdesk.core.desk.shapes_triggers import TimeRuleOut, TrialAnswer, TriggerOut


class TrialView(msgspec.Struct, frozen=True):
    """What came of trying a rule: ``answer``, or why there is none. ``sheet``: who asked."""

    sheet: int = 0
    answer: TrialAnswer | None = None
    refused: Cause | None = None


class TriggersView(msgspec.Struct, frozen=True):
    """``triggers`` in the order in which they run. ``people``, ``groups``: (id, name) of whom they may name, ``gone_groups``
    of those that are deleted. ``tries``: changes that were answered or failed; after each a window shows what is so again.
    ``answered``: the sheet that was answered last; ``refused``: why it was not accepted, None if it was. ``is_read``: the relay
    has said what there is. ``organizations``: all of the desk's unless it ``has_more``."""

    triggers: tuple[TriggerOut, ...] = ()
    time_rules: tuple[TimeRuleOut, ...] = ()
    people: tuple[tuple[int, str], ...] = ()
    groups: tuple[tuple[int, str], ...] = ()
    gone_groups: tuple[tuple[int, str], ...] = ()
    tries: int = 0
    answered: int = 0
    refused: Cause | None = None
    trial: TrialView = TrialView()
    is_read: bool = False
    organizations: tuple[OrganizationOut, ...] = ()
    has_more: bool = False
