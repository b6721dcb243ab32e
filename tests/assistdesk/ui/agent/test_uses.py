"""What else names a thing is counted before it is deleted."""

from dataclasses import dataclass

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistdesk.core.desk.conditions import RuleCondition, RuleConditions
from assistdesk.core.desk.model_service import SetFieldAction
from assistdesk.core.desk.views import Condition, Conditions, Scalar
from assistdesk.runtime.intents_forms import DropField
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.ui.agent.uses import used_words
from tests.assistdesk.ui.agent.conftest import Desk, bare, button
from tests.assistdesk.ui.agent.form_states import FORMS
from tests.kit.rule_snapshots import RULES, STANDARD, TRIGGERS
from tests.kit.snapshots import ME, snapshot
from tests.kit.words import words_of

LEFT = Qt.MouseButton.LeftButton


@dataclass(frozen=True)
class Case:
    field: str
    value: Scalar
    said: str


def seen() -> AgentSnapshot:
    first, *others = TRIGGERS.triggers
    asks = replace(first, conditions=RuleConditions(any=(RuleCondition(field="custom.seats", value=3),)), actions=())
    sets = replace(first, id=91, actions=(SetFieldAction(field="custom.seats", value=1),), conditions=RuleConditions())
    timed = replace(
        TRIGGERS.time_rules[0], conditions=RuleConditions(all=(RuleCondition(field="form_id", value=(1, 2)),))
    )
    policy = replace(STANDARD, conditions=Conditions(all=(Condition(field="custom.seats", operator="is_empty"),)))
    triggers = replace(TRIGGERS, triggers=(asks, sets, *others), time_rules=(timed,))
    return snapshot(
        triggers=triggers, rules=replace(RULES, policies=(policy,)), forms=FORMS, me=replace(ME, role="admin")
    )


@pytest.mark.parametrize(
    "case",
    [
        Case("custom.seats", None, "2 triggers, 1 SLA policy"),
        Case("form_id", 2, "1 time rule"),
        Case("form_id", 7, ""),
        Case("org_id", 1, ""),
    ],
)
def test_what_names_it_is_counted(desk: Desk, case: Case) -> None:
    line = "Still named by: {}. Their lists say so afterwards, where you choose anew."
    assert bare(used_words(seen(), case.field, case.value)) == (line.format(case.said) if case.said else "")


def test_the_question_before_a_field_goes_says_who_names_it(desk: Desk, qtbot: QtBot) -> None:
    desk.window.show_snapshot(seen())
    desk.window.go("settings")
    seats = next(one for one in FORMS.fields if one.key == "seats")
    desk.window.settings.forms.edit_field(seats)
    form = QApplication.activeModalWidget()
    assert form is not None
    qtbot.mouseClick(button(form, "Remove"), LEFT)
    QApplication.processEvents()
    question = QApplication.activeModalWidget()
    assert question is not None
    said = bare(words_of(question))
    assert "Still named by: 2 triggers, 1 SLA policy" in said
    assert desk.of(DropField) == []
