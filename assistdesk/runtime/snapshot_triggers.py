"""The desk's triggers and time rules as an admin sees them (``snapshot`` says what a snapshot is)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from assistdesk.core.desk.shapes_triggers import TimeRuleOut, TriggerOut


class TriggersView(msgspec.Struct, frozen=True):
    """``triggers`` in the order in which they run. ``people``, ``groups``: (id, name) of
    whom they may name. ``tries``: changes that were answered or failed; after each a window shows what is so again."""

    triggers: tuple[TriggerOut, ...] = ()
    time_rules: tuple[TimeRuleOut, ...] = ()
    people: tuple[tuple[int, str], ...] = ()
    groups: tuple[tuple[int, str], ...] = ()
    tries: int = 0
