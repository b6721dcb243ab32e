"""What an admin wants of triggers and time rules (``intents`` says what an intent is)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistdesk.runtime.intents import Intent

if TYPE_CHECKING:
    from assistdesk.core.desk.shapes_triggers import TimeRuleIn, TrialIn, TriggerIn


class ReadTriggers(Intent, frozen=True):
    pass


class SwitchTrigger(Intent, frozen=True):
    """``row_version``: of the rule as it was seen, so that nobody switches on what he has not read."""

    trigger_id: int
    active: bool
    row_version: int


class SwitchTimeRule(Intent, frozen=True):
    """As ``SwitchTrigger``."""

    rule_id: int
    active: bool
    row_version: int


class OrderTriggers(Intent, frozen=True):
    """All of them, in the order in which they are to run."""

    ids: tuple[int, ...]


class SaveTrigger(Intent, frozen=True):
    """``trigger_id`` 0: a new one, which runs last; else that one, if it is still as ``row_version`` was. ``sheet``: whose
    answer ``TriggersView`` names."""

    sheet: int
    trigger_id: int
    row_version: int
    rule: TriggerIn


class SaveTimeRule(Intent, frozen=True):
    """As ``SaveTrigger``."""

    sheet: int
    rule_id: int
    row_version: int
    rule: TimeRuleIn


class DropTrigger(Intent, frozen=True):
    """It can be undone for a while."""

    trigger_id: int


class DropTimeRule(Intent, frozen=True):
    """As ``DropTrigger``."""

    rule_id: int


class TryTrigger(Intent, frozen=True):
    """Which of the newest tickets would have met it? ``sheet``: whose answer ``TriggersView.trial`` is."""

    sheet: int
    trial: TrialIn


class TryTimeRule(Intent, frozen=True):
    """Which of the newest tickets wait for it now? As ``TryTrigger``."""

    sheet: int
    trial: TrialIn
