"""Lists in the settings: one that is empty says what it is for and names the button that makes the first; one that was not
read yet says nothing."""

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from assistdesk.runtime.snapshot import LinkPhase, LinkView
from assistdesk.runtime.snapshot_forms import FormsView
from assistdesk.runtime.snapshot_rules import RulesView
from assistdesk.ui.text import say
from tests.assistdesk.ui.agent.conftest import Desk, bare
from tests.assistdesk.ui.agent.form_states import FORMS
from tests.kit.rule_snapshots import RULES
from tests.kit.words import words_of

LISTS = {
    "macros.none": "macros.new",
    "plans.none": "plans.edit",
    "groups.none": "groups.new",
    "statuses.none": "statuses.new",
    "orgs.none.first": "orgs.new",
    "field.none": "field.new",
    "form.none": "form.new",
    "hours.none": "hours.new",
    "policy.none": "policy.new",
    "rule.trigger.none": "rule.trigger.new",
    "rule.timed.none": "rule.timed.new",
}
"""The sentence of an empty list, and the button that it names."""


def said(desk: Desk, state: str, **fields: object) -> str:
    desk.show(state, **fields)
    desk.window.go("settings")
    QApplication.processEvents()
    return bare(words_of(desk.window.settings))


@pytest.mark.parametrize(("none", "new"), LISTS.items())
def test_an_empty_list_says_what_it_is_for_and_names_its_button(desk: Desk, none: str, new: str) -> None:
    assert f"“{say(new)}”" in say(none)
    assert say(none) in said(desk, "settings-empty")


def test_what_was_not_read_yet_is_not_called_empty(desk: Desk) -> None:
    words = said(desk, "settings-empty", rules=RulesView(), forms=FormsView(), link=LinkView(LinkPhase.OFFLINE))
    assert all(
        say(none) not in words for none in ("hours.none", "policy.none", "field.none", "form.none", "macros.none")
    )


def test_the_sentence_goes_with_the_first_entry(desk: Desk) -> None:
    said(desk, "settings-empty")
    rules, forms = replace(RULES, was_read=True), replace(FORMS, was_read=True)
    words = said(desk, "settings-empty", rules=rules, forms=forms)
    assert all(say(none) not in words for none in ("hours.none", "policy.none", "field.none", "form.none"))
    assert "Office" in words
