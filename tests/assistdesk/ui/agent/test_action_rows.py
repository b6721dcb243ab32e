"""What a rule does as rows: what is shown is what is read, in its order; what is missing is said beside it."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from assistdesk.core.desk.model_service import AssignAction, CommentAction, SetFieldAction, StatusAction, TagAction
from assistdesk.core.desk.triggers import ACTIONS_MAX, NotifyAction, RuleAction, TimeRule, Trigger, check
from assistdesk.ui.agent.action_parts import AssignPart, OwnFieldPart, TagsPart, TextPart, kinds_of
from assistdesk.ui.agent.action_rows import ActionRow, ActionRows
from assistdesk.ui.agent.condition_fields import Known
from tests.assistdesk.ui.agent.conftest import Desk, bare, button
from tests.assistdesk.ui.agent.form_states import FORMS
from tests.kit.words import words_of

LEFT = Qt.MouseButton.LeftButton
KNOWN = Known(((9, "Bo"),), ((2, "Second line"),), FORMS.fields, tags=("vip",))
ACTIONS: tuple[RuleAction, ...] = (
    StatusAction(status="pending"),
    SetFieldAction(field="priority", value="high"),
    SetFieldAction(field="type", value=None),
    SetFieldAction(field="severity", value=1),
    SetFieldAction(field="category", value="licences/renewal"),
    SetFieldAction(field="language", value="pt-BR"),
    TagAction(add=("a", "b"), remove=("c",)),
    AssignAction(group_id=2),
    AssignAction(group_id=7, assignee_id=9),
    CommentAction(text={"en": "Hello {{requester.name}}", "es": "Hola", "fr": "Salut"}),
    CommentAction(text={"en": "Look"}, public=False),
    NotifyAction(user_id=8, assignee=True),
    SetFieldAction(field="custom.plan", value="full"),
    SetFieldAction(field="custom.paid", value=False),
    SetFieldAction(field="custom.seats", value=-4),
    SetFieldAction(field="custom.until", value="2026-12-24"),
    SetFieldAction(field="custom.serial", value=None),
    SetFieldAction(field="custom.gone", value="x"),
)


def rows_of(desk: Desk, qtbot: QtBot, *actions: RuleAction, is_timed: bool = False) -> ActionRows:
    rule = Trigger(id=1, title="-")
    if is_timed:
        rule = TimeRule(id=1, title="-", since="created", hours=1)
    rows = ActionRows(desk.means, KNOWN, is_timed, actions, lambda action: check(rule, (action,), "en"), lambda: None)
    qtbot.addWidget(rows)
    rows.show()
    return rows


def turn(one: ActionRow, kind: str) -> None:
    one.kind.setCurrentIndex(one.kind.findData(kind))


def test_actions_are_read_as_they_were_shown(desk: Desk, qtbot: QtBot) -> None:
    rows = rows_of(desk, qtbot, *ACTIONS)
    assert rows.read() == ACTIONS
    said = bare(words_of(rows))
    assert "Second line" not in said, "a list says its present value to screen readers itself"
    assert "Filled in by themselves: {{ticket.id}}  {{ticket.subject}}  {{requester.name}}" in said


def test_only_a_time_rule_closes(desk: Desk, qtbot: QtBot) -> None:
    closing = (StatusAction(status="closed"),)
    assert rows_of(desk, qtbot, *closing, is_timed=True).read() == closing


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("category", "Write the category, such as licences/renewal."),
        ("tags", "Write a tag to add or to take off."),
        ("custom.seats", "Please write a whole number."),
        ("custom.until", "Please write a day as 2026-12-24."),
        ("assign", "Choose a group or an agent."),
        ("tell", "Choose who is told."),
        ("reply", "Write the words, at least in English."),
        ("note", "Write the words, at least in English."),
    ],
)
def test_what_is_missing_is_said_beside_the_row(desk: Desk, qtbot: QtBot, kind: str, said: str) -> None:
    rows = rows_of(desk, qtbot, StatusAction(status="open"))
    rows.add_empty()
    one = rows.rows[1]
    turn(one, kind)
    if isinstance(one.part, OwnFieldPart) and one.part.editor.line is not None:
        one.part.editor.line.setText("soon")
    assert rows.read() is None
    assert bare(one.error.text()) == said
    assert one.part is not None
    assert bare(one.part.lead.accessibleDescription()) == said
    assert rows.focusWidget() is one.part.lead


@pytest.mark.parametrize("kind", [kind for kind, _ in kinds_of(KNOWN)])
def test_every_kind_that_is_offered_can_be_kept_or_says_what_it_lacks(desk: Desk, qtbot: QtBot, kind: str) -> None:
    rows = rows_of(desk, qtbot)
    rows.add_empty()
    turn(rows.rows[0], kind)
    assert (rows.read() is None) == bool(rows.rows[0].error.text())


def test_what_the_relay_would_refuse_is_said_beside_the_row(desk: Desk, qtbot: QtBot) -> None:
    rows = rows_of(desk, qtbot)
    rows.add_empty()
    turn(rows.rows[0], "note")
    part = rows.rows[0].part
    assert isinstance(part, TextPart)
    qtbot.keyClicks(part.text, "From {{agent.name}}")
    assert rows.read() is None
    assert rows.rows[0].error.text() == "The text has a placeholder that has no value here."
    qtbot.keyClicks(part.text, ".")
    assert rows.rows[0].error.text() == "", "it goes with the next key"


def test_a_rule_without_an_action_is_told_to_have_one(desk: Desk, qtbot: QtBot) -> None:
    rows = rows_of(desk, qtbot)
    assert rows.read() is None
    assert rows.error.text() == "Add what the rule does."
    rows.add_empty()
    assert rows.error.text() == ""


def test_actions_are_moved_and_taken_out_by_keyboard(desk: Desk, qtbot: QtBot) -> None:
    rows = rows_of(desk, qtbot, *ACTIONS[:3])
    first, second, third = rows.rows
    assert not first.earlier.isEnabled()
    assert not third.later.isEnabled()
    for _ in range(2):
        qtbot.keyClick(third.earlier, Qt.Key.Key_Space)
    assert rows.read() == (ACTIONS[2], ACTIONS[0], ACTIONS[1])
    assert rows.focusWidget() is third.later, "where it cannot go further the focus goes to the other button"
    qtbot.keyClick(first.out, Qt.Key.Key_Space)
    assert rows.read() == (ACTIONS[2], ACTIONS[1])
    assert rows.focusWidget() is rows.add_button
    assert rows.rows == [third, second]


def test_tab_goes_through_rows_as_they_are_seen(desk: Desk, qtbot: QtBot) -> None:
    rows = rows_of(desk, qtbot, ACTIONS[6], ACTIONS[0])
    turn(rows.rows[0], "category")
    turn(rows.rows[0], "tags")
    part = rows.rows[0].part
    assert isinstance(part, TagsPart)
    expected = [
        rows.rows[0].kind,
        rows.rows[0].earlier,
        rows.rows[0].later,
        rows.rows[0].out,
        part.add.line,
        part.remove.line,
    ]
    walked = [rows.rows[0].kind]
    while len(walked) < len(expected):
        following = walked[-1].nextInFocusChain()
        while not following.focusPolicy() & Qt.FocusPolicy.TabFocus:
            following = following.nextInFocusChain()
        walked.append(following)  # type: ignore[arg-type]
    assert walked == expected


def test_words_are_kept_in_every_language_while_one_is_looked_at(desk: Desk, qtbot: QtBot) -> None:
    rows = rows_of(desk, qtbot, ACTIONS[9])
    part = rows.rows[0].part
    assert isinstance(part, TextPart)
    before = part.state()
    qtbot.mouseClick(button(rows, "Español"), LEFT)
    assert part.text.toPlainText() == "Hola"
    assert part.state() == before, "looking changes nothing"
    part.text.setPlainText("")
    assert part.state() != before
    assert rows.read() == (CommentAction(text={"en": "Hello {{requester.name}}", "fr": "Salut"}),)


def test_there_is_an_end_of_actions(desk: Desk, qtbot: QtBot) -> None:
    rows = rows_of(desk, qtbot, *(ACTIONS[0],) * ACTIONS_MAX)
    assert not rows.add_button.isEnabled()
    rows.remove(rows.rows[0])
    assert rows.add_button.isEnabled()


def test_a_status_keeps_its_word_of_the_desks_own_until_another_is_chosen(desk: Desk, qtbot: QtBot) -> None:
    labelled = StatusAction(status="hold", custom_status_id=4)
    rows = rows_of(desk, qtbot, labelled)
    assert rows.read() == (labelled,)
    box = rows.rows[0].part.box
    box.setCurrentIndex(box.findData("open"))
    assert rows.read() == (StatusAction(status="open"),)


def test_a_field_that_is_gone_is_kept_until_something_else_is_chosen(desk: Desk, qtbot: QtBot) -> None:
    gone = SetFieldAction(field="custom.gone", value="x")
    rows = rows_of(desk, qtbot, gone)
    (one,) = rows.rows
    turn(one, "priority")
    assert rows.read() != (gone,)
    turn(one, "custom.gone")
    assert rows.read() == (gone,)


def test_a_deleted_group_or_field_of_an_action_is_named_and_kept_until_another_is_chosen(
    desk: Desk, qtbot: QtBot
) -> None:
    known = Known(((9, "Bo"),), ((2, "Second line"),), gone_groups=((7, "Billing"),), is_whole=True)
    actions = (AssignAction(group_id=7, assignee_id=8), SetFieldAction(field="custom.seats", value=3))
    rows = ActionRows(desk.means, known, False, actions, lambda _action: None, lambda: None)
    qtbot.addWidget(rows)
    rows.show()
    first, second = rows.rows
    assert bare(first.error.text()).startswith("Names Billing (deleted), #8 (deleted).")
    assert bare(second.error.text()).startswith("Names seats (deleted).")
    assert rows.read() == actions
    assert isinstance(first.part, AssignPart)
    first.part.group.setCurrentIndex(first.part.group.findData(2))
    assert first.error.text() == ""
    assert rows.read() == (AssignAction(group_id=2, assignee_id=8), actions[1])
