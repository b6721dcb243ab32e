"""The sheet of a trigger or a time rule: kept whole, refused beside its rows, tried, copied, deleted, never lost unasked."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from assistdesk.core.desk.conditions import RuleCondition, RuleConditions
from assistdesk.core.desk.model_service import StatusAction, TagAction
from assistdesk.core.desk.shapes_triggers import (
    TicketMet,
    TimeRuleIn,
    TimeRuleOut,
    TrialAnswer,
    TrialIn,
    TriggerIn,
    TriggerOut,
)
from assistdesk.runtime.intents_triggers import (
    DropTimeRule,
    DropTrigger,
    SaveTimeRule,
    SaveTrigger,
    TryTimeRule,
    TryTrigger,
)
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_triggers import TrialView, TriggersView
from assistdesk.ui.agent.trigger_sheet import EMPTY_TIME_RULE, EMPTY_TRIGGER, TriggerSheet, copy_of
from tests.assistdesk.ui.agent.conftest import Desk, bare, button
from tests.kit.rule_snapshots import CLOSES, REMINDS, ROUTES, TRIED, TRIGGERS
from tests.kit.snapshots import ME, snapshot
from tests.kit.words import words_of

LEFT = Qt.MouseButton.LeftButton
LOOK = "Something is missing. Please look at the marked lines."


def show(desk: Desk, view: TriggersView = TRIGGERS) -> None:
    desk.window.show_snapshot(snapshot(triggers=view, me=replace(ME, role="admin")))
    QApplication.processEvents()


def opened(desk: Desk, rule: TriggerIn | TriggerOut) -> TriggerSheet:
    show(desk)
    desk.window.go("settings")
    desk.window.settings.triggers.edit(rule)
    QApplication.processEvents()
    found = QApplication.activeModalWidget()
    assert isinstance(found, TriggerSheet)
    return found


def front() -> QWidget:
    QApplication.processEvents()
    found = QApplication.activeModalWidget()
    assert found is not None
    return found


@pytest.mark.parametrize("rule", [ROUTES, TRIGGERS.triggers[1]])
def test_a_trigger_is_kept_as_it_was_shown(desk: Desk, rule: TriggerOut) -> None:
    sheet = opened(desk, rule)
    sheet.keep()
    wanted = TriggerIn(title=rule.title, active=rule.active, conditions=rule.conditions, actions=rule.actions)
    assert desk.of(SaveTrigger) == [SaveTrigger(1, rule.id, rule.row_version, wanted)]


@pytest.mark.parametrize("rule", [REMINDS, CLOSES])
def test_a_time_rule_is_kept_as_it_was_shown(desk: Desk, rule: TimeRuleOut) -> None:
    sheet = opened(desk, rule)
    sheet.keep()
    wanted = TimeRuleIn(
        title=rule.title, active=rule.active, conditions=rule.conditions, actions=rule.actions, since=rule.since,
        hours=rule.hours,
    )  # fmt: skip
    assert desk.of(SaveTimeRule) == [SaveTimeRule(1, rule.id, rule.row_version, wanted)]


def test_a_trigger_is_made_by_keyboard_alone(desk: Desk, qtbot: QtBot) -> None:
    sheet = opened(desk, EMPTY_TRIGGER)
    assert QApplication.focusWidget() is sheet.name.line
    qtbot.keyClicks(sheet.name.line, "Mark the new")
    tab(qtbot, 1)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    tab(qtbot, 1)
    assert QApplication.focusWidget() is sheet.every.add_button
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert QApplication.focusWidget() is sheet.every.rows[0].field
    tab(qtbot, 4)
    assert QApplication.focusWidget() is sheet.acts.add_button, "past operator, out, and the other Add"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    qtbot.keyClicks(QApplication.focusWidget(), "Ch")
    tab(qtbot, 2)
    qtbot.keyClicks(QApplication.focusWidget(), "fresh")
    tab(qtbot, 2)
    assert QApplication.focusWidget() is sheet.trial.button
    tab(qtbot, 2)
    assert QApplication.focusWidget() is sheet.keep_button
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    wanted = TriggerIn(
        title="Mark the new",
        active=True,
        conditions=RuleConditions(all=(RuleCondition(field="created_at", operator="changed"),)),
        actions=(TagAction(add=("fresh",)),),
    )
    assert desk.of(SaveTrigger) == [SaveTrigger(1, 0, 0, wanted)]


def tab(qtbot: QtBot, times: int) -> None:
    for _ in range(times):
        QApplication.processEvents()
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)


def test_all_that_is_missing_is_said_at_once_and_nothing_is_sent(desk: Desk, qtbot: QtBot) -> None:
    sheet = opened(desk, EMPTY_TIME_RULE)
    sheet.hours.line.setText("0")
    sheet.some.add_empty()
    sheet.some.rows[0].field.setCurrentIndex(sheet.some.rows[0].field.findData("tags"))
    qtbot.mouseClick(button(sheet, "Keep"), LEFT)
    said = bare(words_of(sheet))
    for words in (
        "Please fill this in.",
        "Write whole hours, from 1 to 8760.",
        "Say what it is compared with.",
        "Add what the rule does.",
        LOOK,
    ):
        assert words in said
    assert QApplication.focusWidget() is sheet.name.line
    assert not desk.of(SaveTimeRule)


def test_too_many_conditions_are_said(desk: Desk) -> None:
    sheet = opened(desk, ROUTES)
    for _ in range(20):
        sheet.every.add_empty()
    sheet.keep()
    assert sheet.error.text() == "These are too many conditions. Take some out."
    assert not desk.of(SaveTrigger)


# --- refusals -----------------------------------------------------------------------------------------------------


def refused(desk: Desk, sheet: TriggerSheet, cause: Cause, view: TriggersView = TRIGGERS) -> str:
    sheet.keep()
    show(desk, replace(view, answered=len(desk.of(SaveTrigger)), refused=cause))
    return bare(sheet.error.text())


def test_a_person_who_is_gone_is_named_at_the_row(desk: Desk) -> None:
    sheet = opened(desk, ROUTES)
    assert refused(desk, sheet, Cause("invalid", (("field", "actions[3]"), ("code", "no_agent")))) == LOOK
    last = sheet.acts.rows[3]
    assert last.error.text() == "This person is no agent any more. Choose somebody else."
    assert last.part is not None
    assert QApplication.focusWidget() is last.part.lead
    assert refused(desk, sheet, Cause("invalid", (("field", "trigger.actions[0].value"), ("code", "type")))) == LOOK
    assert sheet.acts.rows[0].error.text() == "The relay did not take this. Please check what you typed."


def test_an_own_field_that_is_gone_is_named_at_its_row(desk: Desk) -> None:
    sheet = opened(desk, ROUTES)
    for part, rows in (("all", sheet.every.rows), ("any", sheet.some.rows)):
        named = (("field", f"conditions.{part}[1].custom.seats"), ("code", "unknown_field"))
        assert refused(desk, sheet, Cause("invalid", named)) == LOOK
        assert rows[1].error.text() == "This field is gone, or it takes no such value any more."
        assert rows[0].error.text() == ""


def test_an_own_field_that_an_action_cannot_set_is_named_at_its_row(desk: Desk) -> None:
    sheet = opened(desk, ROUTES)
    assert (
        refused(desk, sheet, Cause("invalid", (("field", "actions[1].custom.plan"), ("code", "not_allowed")))) == LOOK
    )
    said = "This field is gone, or it takes no such value. Choose another one."
    assert sheet.acts.rows[1].error.text() == said


def test_after_a_colleagues_change_keep_puts_mine_in_its_place(desk: Desk) -> None:
    sheet = opened(desk, ROUTES)
    newer = replace(TRIGGERS, triggers=(replace(ROUTES, row_version=8, title="Theirs"), TRIGGERS.triggers[1]))
    said = refused(desk, sheet, Cause("conflict"), newer)
    assert said == "A colleague changed Theirs while you were writing. Keep puts yours in its place."
    assert sheet.name.text() == ROUTES.title
    sheet.keep()
    wish = desk.of(SaveTrigger)[-1]
    assert isinstance(wish, SaveTrigger)
    assert (wish.trigger_id, wish.row_version) == (ROUTES.id, 8)


def test_a_rule_that_a_colleague_deleted_is_made_anew_by_keep(desk: Desk) -> None:
    sheet = opened(desk, ROUTES)
    said = refused(desk, sheet, Cause("not_found"), replace(TRIGGERS, triggers=TRIGGERS.triggers[1:]))
    assert said == "A colleague deleted this rule meanwhile. Keep makes it anew."
    sheet.keep()
    wish = desk.of(SaveTrigger)[-1]
    assert isinstance(wish, SaveTrigger)
    assert (wish.trigger_id, wish.row_version) == (0, 0)


def test_every_other_refusal_is_said_in_words(desk: Desk) -> None:
    sheet = opened(desk, ROUTES)
    assert refused(desk, sheet, Cause("too_many_rules")) == "There is no room for more of these. Remove one first."
    assert refused(desk, sheet, Cause("forbidden")) == "Your account may not do that."
    assert refused(desk, sheet, Cause("invalid", (("field", "actions[99]"), ("code", "no_agent")))).startswith(
        "The relay"
    )


# --- trying -------------------------------------------------------------------------------------------------------


def test_a_rule_is_tried_before_it_is_kept(desk: Desk, qtbot: QtBot) -> None:
    sheet = opened(desk, ROUTES)
    qtbot.mouseClick(button(sheet, "Try it"), LEFT)
    assert desk.of(TryTrigger) == [TryTrigger(1, TrialIn(conditions=ROUTES.conditions))]
    assert sheet.trial.said.text() == "Looking…"
    show(desk, replace(TRIGGERS, trial=TRIED))
    said = bare(words_of(sheet))
    assert "3 of the newest 50 tickets would have met it." in said
    for words in ("AD-1042", "Invoice export freezes at 80 %", "发票无法导出"):
        assert words in said
    qtbot.mouseClick(button(sheet, "Try it"), LEFT)
    show(desk, replace(TRIGGERS, trial=TrialView(2, refused=Cause("unreachable"))))
    assert "AD-1042" not in words_of(sheet)
    assert sheet.trial.said.property("ink") == "danger"
    qtbot.mouseClick(button(sheet, "Try it"), LEFT)
    show(desk, replace(TRIGGERS, trial=TrialView(3, TrialAnswer(tickets=0))))
    assert sheet.trial.said.text() == "There are no tickets yet."


def test_a_time_rule_is_tried_with_its_time_and_many_are_counted(desk: Desk) -> None:
    sheet = opened(desk, REMINDS)
    sheet.ask_trial()
    assert desk.of(TryTimeRule) == [TryTimeRule(1, TrialIn(conditions=REMINDS.conditions, since="pending"))]
    met = tuple(
        TicketMet(ticket_id=number, subject="S", seq=1, at="2026-11-25T09:12:00.000Z") for number in range(1, 13)
    )
    show(desk, replace(TRIGGERS, trial=TrialView(1, TrialAnswer(tickets=50, met=met))))
    said = bare(words_of(sheet))
    assert "12 of the newest 50 tickets wait for it now." in said
    assert "and 2 more" in said
    sheet.since.choose("solved")
    assert "and 2 more" not in words_of(sheet), "it was of another time"
    assert sheet.trial.said.text() == "Looks at the newest tickets as they are now. Nothing is changed."


@pytest.mark.parametrize(
    "change",
    [
        lambda sheet: sheet.every.add_empty(),
        lambda sheet: sheet.some.remove(sheet.some.rows[0]),
        lambda sheet: sheet.every.rows[1].operator.setCurrentIndex(0),
        lambda sheet: sheet.some.rows[1].line.textEdited.emit("x"),
        lambda sheet: sheet.every.rows[1].several.menu().actions()[3].trigger(),
    ],
)
def test_an_answer_goes_as_soon_as_something_else_is_asked_for(desk: Desk, change: object) -> None:
    sheet = opened(desk, ROUTES)
    sheet.ask_trial()
    show(desk, replace(TRIGGERS, trial=TRIED))
    assert "AD-1042" in words_of(sheet)
    change(sheet)  # type: ignore[operator]
    assert "AD-1042" not in words_of(sheet)


def test_what_cannot_be_tried_is_said_at_its_row(desk: Desk) -> None:
    sheet = opened(desk, EMPTY_TRIGGER)
    sheet.every.add_empty()
    one = sheet.every.rows[0]
    one.field.setCurrentIndex(one.field.findData("hours_since.created"))
    sheet.ask_trial()
    assert one.error.text() == "Write a whole number."
    assert not desk.of(TryTrigger)


# --- copying, deleting, closing -----------------------------------------------------------------------------------


def test_a_copy_is_a_new_rule_that_is_off(desk: Desk) -> None:
    copy = copy_of(CLOSES)
    assert isinstance(copy, TimeRuleIn)
    assert (bare(copy.title), copy.active, copy.hours) == ("Copy of Close what stays solved", False, CLOSES.hours)
    sheet = opened(desk, copy_of(ROUTES))
    assert sheet.is_changed(), "nobody has kept it yet"
    sheet.keep()
    (wish,) = desk.of(SaveTrigger)
    assert isinstance(wish, SaveTrigger)
    assert (wish.trigger_id, wish.rule.active, wish.rule.conditions) == (0, False, ROUTES.conditions)


@pytest.mark.parametrize(("rule", "wish"), [(ROUTES, DropTrigger(ROUTES.id)), (CLOSES, DropTimeRule(CLOSES.id))])
def test_deleting_asks_nothing_because_it_can_be_undone(
    desk: Desk, qtbot: QtBot, rule: TriggerOut, wish: DropTrigger | DropTimeRule
) -> None:
    sheet = opened(desk, rule)
    sheet.name.line.setText("changed")
    qtbot.mouseClick(button(sheet, "Delete"), LEFT)
    assert desk.of(type(wish)) == [wish]
    assert QApplication.activeModalWidget() is None


def test_a_new_rule_has_nothing_to_delete(desk: Desk) -> None:
    assert "Delete" not in words_of(opened(desk, EMPTY_TRIGGER))


def test_nothing_that_was_written_is_lost_unasked(desk: Desk, qtbot: QtBot) -> None:
    sheet = opened(desk, ROUTES)
    sheet.acts.rows[1].part.add.add(("gold",))  # type: ignore[union-attr]
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    question = front()
    assert "What you wrote or chose here is not kept yet." in words_of(question)
    qtbot.mouseClick(button(question, "Go on writing"), LEFT)
    assert front() is sheet
    sheet.close()
    qtbot.mouseClick(button(front(), "Leave"), LEFT)
    QApplication.processEvents()
    assert QApplication.activeModalWidget() is None
    assert not desk.of(SaveTrigger)


@pytest.mark.parametrize("rule", [ROUTES, REMINDS, EMPTY_TRIGGER, EMPTY_TIME_RULE])
def test_what_was_not_changed_closes_at_once(desk: Desk, qtbot: QtBot, rule: TriggerIn | TriggerOut) -> None:
    sheet = opened(desk, rule)
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize(
    "change",
    [
        lambda sheet: sheet.active.toggle(),
        lambda sheet: sheet.hours.line.setText("12"),
        lambda sheet: sheet.since.choose("solved"),
        lambda sheet: sheet.every.remove(sheet.every.rows[0]),
        lambda sheet: sheet.every.rows[1].operator.setCurrentIndex(0),
        lambda sheet: sheet.some.add_empty(),
        lambda sheet: sheet.acts._move(sheet.acts.rows[0], 1),
        lambda sheet: sheet.acts.rows[0].part.text.setPlainText("Other words"),
    ],
)
def test_every_change_is_noticed(desk: Desk, change: object) -> None:
    sheet = opened(desk, REMINDS)
    assert not sheet.is_changed()
    change(sheet)  # type: ignore[operator]
    assert sheet.is_changed()


def test_every_control_has_a_name(desk: Desk) -> None:
    sheet = opened(desk, ROUTES)
    sheet.every.add_empty()
    nameless = [
        one
        for one in sheet.findChildren(QWidget)
        if one.isVisible()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (one.accessibleName() or getattr(one, "text", str)())
    ]
    assert nameless == []


def test_a_status_that_only_a_time_rule_sets_is_offered_there_alone(desk: Desk) -> None:
    assert opened(desk, CLOSES).acts.read() == (StatusAction(status="closed"),)
