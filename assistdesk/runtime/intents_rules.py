"""What an admin wants of business hours and SLA policies (``intents`` says what an intent is)."""

from assistdesk.core.desk.shapes_rules import PolicyIn, ScheduleIn
from assistdesk.runtime.intent import Intent


class ReadRules(Intent, frozen=True):
    pass


class SaveSchedule(Intent, frozen=True):
    """``schedule_id`` 0: new hours; else a new version of these, from now on. ``form``: whose answer ``RulesView`` names."""

    form: int
    schedule_id: int
    schedule: ScheduleIn


class SavePolicy(Intent, frozen=True):
    """``policy_id`` 0: a new one, tried last. ``form``: as in ``SaveSchedule``."""

    form: int
    policy_id: int
    policy: PolicyIn


class OrderPolicies(Intent, frozen=True):
    """All of them, in the order in which they are to be tried."""

    ids: tuple[int, ...]


class DropPolicy(Intent, frozen=True):
    policy_id: int
