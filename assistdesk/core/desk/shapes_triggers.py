"""What REST says about triggers and time rules (desk.md sections 9, 12), beside ``shapes_rules``.

An edit sends what changes, and the ``row_version`` it was made from; one that is older than what is kept is refused whole.
"""

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from assistdesk.core.desk.conditions import RuleConditions
from assistdesk.core.desk.shapes import Rfc3339, WireId
from assistdesk.core.desk.shapes_rules import FieldPreview, Name
from assistdesk.core.desk.triggers import ACTIONS_MAX, HOURS_MAX, GivenAction, RuleAction, Since
from assistdesk.core.wire.control import Answer, Request

Actions = Annotated[tuple[GivenAction, ...], Meta(max_length=ACTIONS_MAX)]
Hours = Annotated[int, Meta(ge=1, le=HOURS_MAX)]
Position = Annotated[int, Meta(ge=0, le=1_000)]


class TriggerIn(Request, frozen=True, kw_only=True):
    """``actions``: those that cannot be done yet are refused by name (422 ``rule_action``)."""

    title: Name
    active: bool = False
    conditions: RuleConditions = RuleConditions()
    actions: Actions


class TriggerPost(Request, frozen=True, kw_only=True):
    trigger: TriggerIn


class TriggerChange(Request, frozen=True, kw_only=True):
    """PATCH /triggers/{id}: only the fields that are set change."""

    row_version: int | None = None
    title: Name | UnsetType = UNSET
    active: bool | UnsetType = UNSET
    position: Position | UnsetType = UNSET
    conditions: RuleConditions | UnsetType = UNSET
    actions: Actions | UnsetType = UNSET


class TriggerPatch(Request, frozen=True, kw_only=True):
    trigger: TriggerChange


class TriggerOut(Answer, frozen=True, kw_only=True):
    id: WireId
    title: str
    position: int
    active: bool
    conditions: RuleConditions
    actions: tuple[RuleAction, ...]
    row_version: int


class TriggerAnswer(Answer, frozen=True, kw_only=True):
    trigger: TriggerOut


class TriggerList(Answer, frozen=True, kw_only=True):
    """In the order in which they run."""

    triggers: tuple[TriggerOut, ...] = ()


# --- time rules ---------------------------------------------------------------------------------------------------


class TimeRuleIn(TriggerIn, frozen=True, kw_only=True):
    """``hours`` after the time that ``since`` names, counted around the clock."""

    since: Since
    hours: Hours


class TimeRulePost(Request, frozen=True, kw_only=True):
    time_rule: TimeRuleIn


class TimeRuleChange(TriggerChange, frozen=True, kw_only=True):
    """PATCH /time_rules/{id}: only the fields that are set change."""

    since: Since | UnsetType = UNSET
    hours: Hours | UnsetType = UNSET


class TimeRulePatch(Request, frozen=True, kw_only=True):
    time_rule: TimeRuleChange


class TimeRuleOut(TriggerOut, frozen=True, kw_only=True):
    since: Since
    hours: int


class TimeRuleAnswer(Answer, frozen=True, kw_only=True):
    time_rule: TimeRuleOut


class TimeRuleList(Answer, frozen=True, kw_only=True):
    time_rules: tuple[TimeRuleOut, ...] = ()


# --- trying one ---------------------------------------------------------------------------------------------------


class TrialIn(Request, frozen=True, kw_only=True):
    """POST /triggers/test: which updates of the newest tickets would have met these conditions. POST /time_rules/test: which
    of them wait for such a rule now, whose time counts from ``since``."""

    conditions: RuleConditions
    since: Since = "updated"


class TicketMet(Answer, frozen=True, kw_only=True):
    """``seq``, ``at``: the newest of its updates that meets them."""

    ticket_id: WireId
    subject: str
    seq: int
    at: Rfc3339


class TrialAnswer(Answer, frozen=True, kw_only=True):
    """Nothing was done. ``tickets``: so many were looked at."""

    tickets: int
    met: tuple[TicketMet, ...] = ()


class Words(Answer, frozen=True, kw_only=True):
    text: str
    public: bool


class RuleTest(Answer, frozen=True, kw_only=True):
    """POST /triggers/{id}/test?ticket=, /time_rules/{id}/test?ticket=: nothing was done. ``met``: one of the ticket's last
    updates meets a trigger's conditions (``seq``, ``at``: the newest); the ticket waits for a time rule, until ``at``.

    What the rule would do to the ticket as it is now, met or not: ``changes``, ``comments``, whom it ``tells`` (ids); or why it
    can do nothing (``refused``).
    """

    met: bool
    seq: int | None = None
    at: Rfc3339 | None = None
    refused: str = ""
    changes: tuple[FieldPreview, ...] = ()
    comments: tuple[Words, ...] = ()
    tells: tuple[int, ...] = ()
