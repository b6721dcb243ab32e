"""What an admin wants of triggers and time rules (``intents`` says what an intent is)."""

from assistdesk.runtime.intents import Intent


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
