"""Conditions as rows: what is shown is what is read; what the rows do not know is kept."""

import datetime
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from assistdesk.core.desk.conditions import RuleCondition, RuleConditions
from assistdesk.core.desk.shapes import TAG_CHARS_MAX
from assistdesk.core.desk.triggers import Trigger, check_conditions
from assistdesk.core.desk.views import Condition
from assistdesk.runtime.intents import FindTags
from assistdesk.runtime.snapshot_parts import TagsFound
from assistdesk.ui.agent.condition_fields import FieldOffer, Known, policy_offers, rule_offers, view_offers
from assistdesk.ui.agent.condition_rows import ConditionRow, ConditionRows
from assistdesk.ui.agent.means import Means
from tests.assistdesk.ui.agent.conftest import Desk, bare
from tests.assistdesk.ui.agent.form_states import FORMS
from tests.kit.words import words_of

EMPTY = Condition(field="tags", operator="includes")
KNOWN = (
    Condition(field="tags", operator="includes", value="vip"),
    Condition(field="tags", operator="includes", value=("vip", "gold")),
    Condition(field="status", operator="is_not", value="hold"),
    Condition(field="priority", value=("high", "urgent")),
    Condition(field="org_id", value=12),
    Condition(field="language", operator="is_empty"),
)
KEPT = Condition(field="chat", operator="includes", value=("missed", "abandoned"))


def rows_of(
    desk: Desk, qtbot: QtBot, *conditions: Condition, offers: tuple[FieldOffer, ...] | None = None
) -> ConditionRows[Condition]:
    rows = ConditionRows(desk.means, "All", conditions, policy_offers() if offers is None else offers, EMPTY)
    qtbot.addWidget(rows)
    rows.show()
    return rows


def marks(one: ConditionRow[Condition]) -> dict[str, QAction]:
    return {action.text(): action for action in one.several.menu().actions()}


def turn(one: ConditionRow[Any], field: str) -> None:
    one.field.setCurrentIndex(one.field.findData(field))


def test_conditions_are_read_as_they_were_shown(desk: Desk, qtbot: QtBot) -> None:
    assert rows_of(desk, qtbot, *KNOWN, KEPT).read() == (*KNOWN, KEPT)


def test_a_due_date_is_compared_with_a_moment_as_it_is_written_and_a_problem_with_a_number(
    desk: Desk, qtbot: QtBot
) -> None:
    at_ms = int(datetime.datetime(2026, 12, 24, 9, 0).timestamp() * 1000)
    before = Condition(field="due_at", operator="less_than", value=at_ms)
    overdue = Condition(field="hours_until.due", operator="less_than", value=0)
    problem = Condition(field="problem_id", value=12)
    rows = rows_of(desk, qtbot, before, overdue, problem, offers=view_offers(Known()))
    line = rows.rows[0].line
    assert line.text() == "2026-12-24 09:00"
    assert rows.read() == (before, overdue, problem)
    line.setText("2026-12-25")
    found = rows.read()
    assert found is not None
    assert found[0].value == at_ms + 15 * 3_600_000
    line.setText("at Christmas")
    assert rows.read() is None
    assert bare(rows.rows[0].error.text()).startswith("Give a day, with or without a time")


def test_what_a_row_does_not_know_is_shown_as_it_is_written_and_can_be_taken_out(desk: Desk, qtbot: QtBot) -> None:
    rows = rows_of(desk, qtbot, KEPT)
    assert "chat contain missed or abandoned" in bare(words_of(rows))
    rows.remove(rows.rows[0])
    assert rows.read() == ()


def test_me_stands_in_a_view_only(desk: Desk, qtbot: QtBot) -> None:
    mine = Condition(field="assignee_id", value="me")
    view = rows_of(desk, qtbot, mine, offers=view_offers())
    assert bare(view.rows[0].several.accessibleName()) == "Value: me"
    assert view.read() == (mine,)
    rule = rows_of(desk, qtbot, mine)
    assert "assignee_id is me" in bare(words_of(rule))
    assert rule.read() == (mine,)


def test_another_field_has_its_own_operators_and_values(desk: Desk, qtbot: QtBot) -> None:
    rows = rows_of(desk, qtbot, KNOWN[0], offers=view_offers())
    (one,) = rows.rows
    assert (one.tags.isVisible(), one.line.isVisible(), one.several.isVisible()) == (True, False, False)
    turn(one, "priority")
    assert (one.tags.isVisible(), one.several.isVisible()) == (False, True)
    marks(one)["Urgent"].trigger()
    assert rows.read() == (Condition(field="priority", value="urgent"),)
    marks(one)["Low"].trigger()
    assert rows.read() == (Condition(field="priority", value=("low", "urgent")),)
    one.operator.setCurrentIndex(one.operator.findData("is_not"))
    assert one.several.value() == ("low", "urgent"), "a value that still fits stays"
    one.operator.setCurrentIndex(one.operator.findData("is_empty"))
    assert (one.line.isVisible(), one.several.isVisible()) == (False, False)
    assert rows.read() == (Condition(field="priority", operator="is_empty"),)
    turn(one, "is_unsolved")
    assert one.choice.isVisible()
    assert rows.read() == (Condition(field="is_unsolved", value=1),)


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("tags", " ", "Say what it is compared with."),
        ("category", " ", "Say what it is compared with."),
        ("priority", "", "Say what it is compared with."),
        ("org_id", "Norte", "Write a whole number."),
        ("org_id", "-1", "Write a whole number."),
        ("group_id", "1, ²", "Write a whole number."),
    ],
)
def test_a_value_that_does_not_fit_is_said_beside_the_row(
    desk: Desk, qtbot: QtBot, field: str, text: str, said: str
) -> None:
    rows = rows_of(desk, qtbot)
    rows.add_empty()
    (one,) = rows.rows
    turn(one, field)
    line, box = (one.tags.line, one.tags.box) if field == "tags" else (one.line, one.line)
    line.setText(text)
    assert rows.read() is None
    assert (one.error.isVisibleTo(one), one.error.text()) == (True, said)
    assert box.property("bad") == "true"
    assert said in (line.accessibleDescription(), one.several.accessibleDescription())
    turn(one, "category")
    qtbot.keyClicks(one.line, "licences")
    assert not one.error.isVisibleTo(one)
    assert rows.read() == (Condition(field="category", value="licences"),)


def test_all_faults_are_said_and_the_first_has_the_focus(desk: Desk, qtbot: QtBot) -> None:
    rows = rows_of(desk, qtbot)
    for _ in range(2):
        rows.add_empty()
    assert rows.read() is None
    assert [one.error.isVisibleTo(one) for one in rows.rows] == [True, True]
    assert rows.focusWidget() is rows.rows[0].tags.line


def test_what_the_relay_would_refuse_is_said_beside_the_row(desk: Desk, qtbot: QtBot) -> None:
    def check(condition: RuleCondition) -> None:
        check_conditions(Trigger(id=1, title="-", conditions=RuleConditions(all=(condition,))))

    offer = FieldOffer("tags", "Tags", ("is",))
    rows = ConditionRows(desk.means, "All", (), (offer,), RuleCondition(field="tags"), check)
    qtbot.addWidget(rows)
    rows.show()
    rows.add_empty()
    rows.rows[0].line.setText("vip")
    assert rows.read() is None
    assert rows.rows[0].error.text() == "A condition compares its field in a way that does not fit."


def test_numbers_and_days_of_own_fields_are_checked_and_options_are_a_list(desk: Desk, qtbot: QtBot) -> None:
    known = (
        Condition(field="custom.seats", operator="less_than", value=-3),
        Condition(field="custom.plan", value="trial"),
        Condition(field="custom.until", operator="greater_than", value="2026-12-24"),
    )
    rows = rows_of(desk, qtbot, *known, offers=view_offers(Known(fields=FORMS.fields)))
    assert rows.read() == known
    seats, plan, until = rows.rows
    assert "Trial" in bare(plan.several.accessibleName())
    for one, bad, said in (
        (seats, "3 or 4", "Write a whole number."),
        (until, "24.12.2026", "Please write a day as 2026-12-24."),
        (until, "2026-13-01", "Please write a day as 2026-12-24."),
    ):
        one.line.setText(bad)
        assert rows.read() is None
        assert one.error.text() == said
        one.refuse("")
        one.line.setText("7" if one is seats else "2027-01-01")
    assert until.line.placeholderText() == "Year-month-day, as 2026-12-24"
    assert rows.read() is not None


def test_known_words_are_proposed_for_the_part_that_is_written(desk: Desk, qtbot: QtBot) -> None:
    offers = rule_offers(Known(plans=("premium", "standard")), is_timed=True)
    rows = ConditionRows(desk.means, "All", (), offers, RuleCondition(field="plan", operator="is"))
    qtbot.addWidget(rows)
    rows.show()
    rows.add_empty()
    line = rows.rows[0].line
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Down)
    assert line.fitting() == ("premium", "standard")
    assert line.offers is not None
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert (line.text(), line.offers.isHidden()) == ("premium", True)
    qtbot.keyClicks(line, ", A")
    assert line.fitting() == ("standard",), "what stands there already is not proposed again"
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert line.offers.isHidden()
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.mouseClick(line.offers.list.viewport(), Qt.MouseButton.LeftButton, pos=line.offers.list.rect().center())
    assert rows.read() == (RuleCondition(field="plan", operator="is", value=("premium", "standard")),)
    turn(rows.rows[0], "email")
    qtbot.keyClick(line, Qt.Key.Key_Down)
    assert line.offers.isHidden()


# --- tags ---------------------------------------------------------------------------------------------------------


def tagged(means: Means, qtbot: QtBot, *tags: str, field: str = "tags") -> ConditionRows[Condition]:
    known = Known(tags=("second-line", "vip"), organization_tags=("vip-house",))
    conditions = (Condition(field=field, operator="includes", value=tags),) if tags else ()
    rows = ConditionRows(means, "All", conditions, policy_offers(known), EMPTY)
    qtbot.addWidget(rows)
    rows.show()
    rows.activateWindow()
    if not tags:
        rows.add_empty()
    rows.rows[0].tags.line.setFocus()
    return rows


def test_tags_are_chips_and_a_kept_one_stands_whatever_is_in_it(desk: Desk, qtbot: QtBot) -> None:
    rows = tagged(desk.means, qtbot, "a, b", "c")
    assert [chip.tag for chip in rows.rows[0].tags.chips] == ["a, b", "c"]
    assert rows.read() == (Condition(field="tags", operator="includes", value=("a, b", "c")),)
    assert not rows.is_changed()
    qtbot.keyClick(rows.rows[0].tags.line, Qt.Key.Key_Backspace)
    assert rows.read() == (Condition(field="tags", operator="includes", value="a, b"),)
    assert rows.is_changed()


def test_known_tags_are_offered_where_nothing_is_written_and_those_of_tickets_while_one_is(
    desk: Desk, qtbot: QtBot
) -> None:
    means = desk.means
    rows = tagged(means, qtbot)
    line = rows.rows[0].tags.line
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(line, key)
    qtbot.keyClicks(line, "vi")
    assert desk.of(FindTags) == [FindTags("vi")]
    means.found.show_tags(TagsFound("vi", ("visa", "vip")))
    assert line.fitting() == ("visa", "vip")
    line.take("visa")
    assert rows.read() == (Condition(field="tags", operator="includes", value=("second-line", "visa")),)


def test_an_organisations_tags_are_its_own(desk: Desk, qtbot: QtBot) -> None:
    rows = tagged(desk.means, qtbot, "house", field="org_tags")
    line = rows.rows[0].tags.line
    qtbot.keyClicks(line, "vip")
    assert (line.fitting(), desk.of(FindTags)) == (("vip-house",), [])


def test_tags_stay_when_the_operator_or_the_field_is_another_for_a_while(desk: Desk, qtbot: QtBot) -> None:
    rows = tagged(desk.means, qtbot, "a", "b")
    (one,) = rows.rows
    for operator in ("not_includes", "is_empty", "includes"):
        one.operator.setCurrentIndex(one.operator.findData(operator))
    assert rows.read() == (Condition(field="tags", operator="includes", value=("a", "b")),)
    turn(one, "priority")
    turn(one, "tags")
    one.operator.setCurrentIndex(one.operator.findData("not_includes"))
    assert rows.read() == (Condition(field="tags", operator="not_includes", value=("a", "b")),)


def test_a_tag_that_cannot_be_one_is_said_once_and_stays(desk: Desk, qtbot: QtBot) -> None:
    rows = tagged(desk.means, qtbot, "a")
    (one,) = rows.rows
    one.tags.line.setText("x" * (TAG_CHARS_MAX + 1))
    assert rows.read() is None
    assert (one.error.text(), one.tags.box.property("bad")) == ("", "true")
    assert bare(one.tags.error.text()).startswith("At most 200 tags")
    assert rows.focusWidget() is one.tags.line
    one.tags.line.clear()
    qtbot.keyClicks(one.tags.line, "b")
    assert rows.read() == (Condition(field="tags", operator="includes", value=("a", "b")),)


# --- what is deleted ----------------------------------------------------------------------------------------------


WHOLE = Known(groups=((2, "Second line"), (12, "Third line")), gone_groups=((7, "Billing"),), is_whole=True)


def test_a_deleted_group_stands_by_the_name_it_had_until_another_is_chosen(desk: Desk, qtbot: QtBot) -> None:
    kept = Condition(field="group_id", value=(2, 7, 9))
    rows = rows_of(desk, qtbot, kept, offers=policy_offers(WHOLE))
    (one,) = rows.rows
    assert bare(one.several.accessibleName()) == "Value: Second line, Billing (deleted), #9 (deleted)"
    assert bare(one.error.text()) == ("Names Billing (deleted), #9 (deleted). Choose anew, or take it out.")
    assert one.several.property("bad") == "true"
    assert rows.read() == (kept,), "looking at it changes nothing"
    for gone in ("Billing (deleted)", "#9 (deleted)"):
        next(mark for words, mark in marks(one).items() if bare(words) == gone).trigger()
    assert one.error.text() == ""
    assert rows.read() == (Condition(field="group_id", value=2),)


def test_what_is_not_known_as_a_whole_is_not_said_to_be_deleted(desk: Desk, qtbot: QtBot) -> None:
    rows = rows_of(
        desk, qtbot, Condition(field="group_id", value=7), offers=policy_offers(replace(WHOLE, is_whole=False))
    )
    assert bare(words_of(rows)).count("deleted") == 0


def test_a_group_that_was_made_since_is_not_said_to_be_deleted(desk: Desk, qtbot: QtBot) -> None:
    rows = rows_of(desk, qtbot, Condition(field="group_id", value=13), offers=policy_offers(WHOLE))
    assert "Group is #13" in bare(words_of(rows))
    assert not rows.rows[0].error.text()


def test_a_condition_on_a_deleted_field_says_so_and_can_be_taken_out(desk: Desk, qtbot: QtBot) -> None:
    kept = Condition(field="custom.seats", operator="less_than", value=3)
    rows = rows_of(desk, qtbot, kept, offers=policy_offers(WHOLE))
    assert bare(rows.rows[0].error.text()) == "This field is deleted. Take the condition out."
    assert rows.read() == (kept,)
