"""core/desk/shapes_triggers.py: what an admin may send, and what an answer looks like."""

import msgspec
import pytest
from msgspec import UNSET

from assistdesk.core.desk.model_service import TagAction
from assistdesk.core.desk.shapes_triggers import TimeRuleChange, TimeRuleIn, TimeRuleOut, TriggerIn
from assistdesk.core.desk.triggers import TimeRule, WebhookAction


def read(raw: str, kind: type[msgspec.Struct]) -> object:
    return msgspec.json.decode(raw, type=kind)


def test_a_new_rule_is_off_unless_it_says_otherwise() -> None:
    given = read('{"title": "t", "actions": [{"type": "tags", "add": ["a"]}]}', TriggerIn)
    assert given == TriggerIn(title="t", active=False, actions=(TagAction(add=("a",)),))


def test_what_cannot_be_done_yet_is_read_so_that_it_can_be_named() -> None:
    given = read('{"title": "t", "actions": [{"type": "webhook", "url": "https://a.b"}]}', TriggerIn)
    assert given == TriggerIn(title="t", actions=(WebhookAction(),))


def test_a_change_holds_only_what_is_set() -> None:
    change = read('{"hours": 3, "row_version": 2}', TimeRuleChange)
    assert isinstance(change, TimeRuleChange)
    assert (change.hours, change.row_version, change.title, change.since) == (3, 2, UNSET, UNSET)


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ('{"title": "t", "actions": [], "colour": "red"}', TriggerIn),
        ('{"title": "", "actions": []}', TriggerIn),
        ('{"title": "t", "actions": [{"type": "make_coffee"}]}', TriggerIn),
        ('{"title": "t", "actions": [], "since": "breakfast", "hours": 1}', TimeRuleIn),
        ('{"title": "t", "actions": [], "since": "pending", "hours": 0}', TimeRuleIn),
        ('{"hours": 9999}', TimeRuleChange),
    ],
)
def test_what_does_not_fit_is_refused(raw: str, kind: type[msgspec.Struct]) -> None:
    with pytest.raises(msgspec.ValidationError):
        read(raw, kind)


def test_an_answer_shows_all_of_a_rule() -> None:
    assert set(TimeRuleOut.__struct_fields__) == set(TimeRule.__struct_fields__)
