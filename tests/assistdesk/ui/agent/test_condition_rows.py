"""Conditions as rows: what is shown is what is read; what the rows do not know is kept."""

import pytest
from pytestqt.qtbot import QtBot

from assistdesk.core.desk.views import Condition, Conditions, check
from assistdesk.ui.agent.condition_rows import FIELDS, VIEW_FIELDS, ConditionRows, is_known, operators_of
from assistdesk.ui.theme import Look
from tests.assistdesk.ui.agent.conftest import bare
from tests.kit.words import words_of

KNOWN = (
    Condition(field="tags", operator="includes", value="vip"),
    Condition(field="status", operator="is_not", value="hold"),
    Condition(field="org_id", value=12),
    Condition(field="language", operator="is_empty"),
)
KEPT = Condition(field="priority", operator="is", value=("high", "urgent"))


def rows_of(look: Look, qtbot: QtBot, *conditions: Condition) -> ConditionRows:
    rows = ConditionRows(look, "All", conditions)
    qtbot.addWidget(rows)
    rows.show()
    return rows


def test_conditions_are_read_as_they_were_shown(look: Look, qtbot: QtBot) -> None:
    assert rows_of(look, qtbot, *KNOWN, KEPT).read() == (*KNOWN, KEPT)


def test_what_a_row_does_not_know_is_shown_as_it_is_written_and_can_be_taken_out(look: Look, qtbot: QtBot) -> None:
    rows = rows_of(look, qtbot, KEPT)
    assert not is_known(KEPT)
    assert "Priority is high, urgent" in bare(words_of(rows))
    rows.remove(rows.rows[0])
    assert rows.read() == ()


def test_me_stands_in_a_view_only(look: Look, qtbot: QtBot) -> None:
    mine = Condition(field="assignee_id", value="me")
    view = ConditionRows(look, "All", (mine,), VIEW_FIELDS)
    qtbot.addWidget(view)
    assert view.rows[0].choice.currentText() == "me"
    assert view.read() == (mine,)
    rule = rows_of(look, qtbot, mine)
    assert "Assigned to is me" in bare(words_of(rule))
    assert rule.read() == (mine,)


def test_another_field_has_its_own_operators_and_values(look: Look, qtbot: QtBot) -> None:
    rows = rows_of(look, qtbot, KNOWN[0])
    (one,) = rows.rows
    assert (one.line.isVisible(), one.choice.isVisible()) == (True, False)
    one.field.setCurrentIndex(FIELDS.index("priority"))
    assert (one.line.isVisible(), one.choice.isVisible()) == (False, True)
    one.choice.setCurrentIndex(one.choice.findData("urgent"))
    assert rows.read() == (Condition(field="priority", value="urgent"),)
    one.operator.setCurrentIndex(one.operator.findData("is_empty"))
    assert (one.line.isVisible(), one.choice.isVisible()) == (False, False)
    assert rows.read() == (Condition(field="priority", operator="is_empty"),)


@pytest.mark.parametrize(("field", "text"), [("tags", " "), ("org_id", "Norte"), ("org_id", "-1"), ("group_id", "²")])
def test_a_value_that_does_not_fit_is_marked(look: Look, qtbot: QtBot, field: str, text: str) -> None:
    rows = rows_of(look, qtbot)
    rows.add_empty()
    rows.rows[0].field.setCurrentIndex(FIELDS.index(field))
    rows.rows[0].line.setText(text)
    assert rows.read() is None
    assert rows.rows[0].line.property("bad") == "true"


def test_whatever_can_be_chosen_the_relay_takes() -> None:
    for field in VIEW_FIELDS:
        for operator in operators_of(field):
            check(Conditions(all=(Condition(field=field, operator=operator),)))  # type: ignore[arg-type]
