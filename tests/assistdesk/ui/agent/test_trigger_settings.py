"""Triggers and time rules in the settings: said from their values, switched, ordered; only for admins."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from assistdesk.core.desk.conditions import RuleCondition, RuleConditions
from assistdesk.core.desk.model_service import AssignAction, CommentAction, SetFieldAction, StatusAction, TagAction
from assistdesk.core.desk.shapes_triggers import TimeRuleOut, TriggerOut
from assistdesk.core.desk.triggers import NotifyAction
from assistdesk.runtime.intents_triggers import (
    OrderTriggers,
    ReadTriggers,
    SaveTrigger,
    SwitchTimeRule,
    SwitchTrigger,
)
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.runtime.snapshot_forms import FormsView
from assistdesk.runtime.snapshot_triggers import TriggersView
from assistdesk.ui.agent.trigger_sheet import TriggerSheet
from tests.assistdesk.ui.agent.conftest import Desk, bare, button
from tests.kit.snapshots import ME, snapshot
from tests.kit.words import words_of

LEFT = Qt.MouseButton.LeftButton


def one(field: str, operator: str = "is", value: object = None) -> RuleCondition:
    return RuleCondition(field=field, operator=operator, value=value)  # type: ignore[arg-type]


ROUTES = TriggerOut(
    id=4, title="Premium", position=0, active=True, row_version=3,
    conditions=RuleConditions(
        all=(one("created_at", "changed"),), any=(one("domain", value="a.org"), one("plan", value="gold"))
    ),
    actions=(AssignAction(group_id=2, assignee_id=9), SetFieldAction(field="priority", value="high")),
)  # fmt: skip
TELLS = TriggerOut(
    id=5, title="Tell", position=1, active=False, row_version=1,
    conditions=RuleConditions(all=(one("comment", "comment_by", "theirs"), one("hours_since.created", "less_than", 2))),
    actions=(
        NotifyAction(user_id=9, group_id=7, assignee=True), TagAction(add=("a", "b"), remove=("c",)),
        CommentAction(text={"en": "Look"}, public=False), SetFieldAction(field="severity", value=1),
    ),
)  # fmt: skip
REMINDS = TimeRuleOut(
    id=1, title="4 days", position=0, active=False, row_version=1, since="pending", hours=168,
    conditions=RuleConditions(all=(one("status", value="pending"),)), actions=(CommentAction(text={"en": "Hello"}),),
)  # fmt: skip
CLOSES = TimeRuleOut(
    id=2, title="Close", position=1, active=True, row_version=5, since="solved", hours=97,
    conditions=RuleConditions(), actions=(StatusAction(status="closed"),),
)  # fmt: skip
VIEW = TriggersView(
    triggers=(ROUTES, TELLS), time_rules=(REMINDS, CLOSES), people=((9, "Bo"),), groups=((2, "Second line"),)
)


def seen(view: TriggersView = VIEW) -> AgentSnapshot:
    return snapshot(triggers=view, me=replace(ME, role="admin"))


def opened(desk: Desk, shown: AgentSnapshot) -> str:
    desk.window.show_snapshot(shown)
    desk.window.go("settings")
    return bare(words_of(desk.window.settings.triggers))


def test_T15_what_a_rule_does_is_said_from_its_values_whatever_its_title(desk: Desk) -> None:
    said = opened(desk, seen())
    for sentence in (
        "the ticket is new, E-mail domain is a.org or Plan is gold → give it to the group Second line; give it to Bo; "
        "Priority: High",
        "Message is by the customer, Hours since it was made is less than 2 → tell Bo, #7, whoever has the ticket; "
        "add tags a, b; take off tags c; note “Look”; Severity: 1, the worst",
        "7 days after the ticket began to wait for the customer, while: Status is Waiting → reply “Hello”",
        "97 hours after the ticket was solved, while: every ticket → Status: Closed",
    ):
        assert sentence in said
    assert desk.of(ReadTriggers) == [ReadTriggers()]


@pytest.mark.parametrize(
    ("hours", "said"),
    [(1, "1 hour after"), (23, "23 hours after"), (25, "25 hours after"), (96, "4 days after"), (480, "20 days after")],
)
def test_T15_a_title_of_four_days_hides_no_other_time(desk: Desk, hours: int, said: str) -> None:
    rule = replace(REMINDS, hours=hours)
    shown = opened(desk, seen(TriggersView(time_rules=(rule,))))
    assert f"{said} the ticket began to wait for the customer" in shown
    assert ("4 days after" in shown) is (hours == 96)  # else it stands in its title alone


def test_an_agent_is_not_offered_rules(desk: Desk) -> None:
    opened(desk, replace(seen(), me=ME))
    assert not desk.window.settings.triggers.isVisible()


def test_rules_are_switched_and_triggers_moved(desk: Desk, qtbot: QtBot) -> None:
    opened(desk, seen())
    boxes = {bare(box.accessibleName()): box for box in desk.window.settings.triggers.findChildren(QCheckBox)}
    assert [box.isChecked() for box in boxes.values()] == [True, False, False, True]
    boxes["Premium: on"].click()
    boxes["4 days: on"].click()
    assert desk.of(SwitchTrigger) == [SwitchTrigger(4, False, 3)]
    assert desk.of(SwitchTimeRule) == [SwitchTimeRule(1, True, 1)]
    qtbot.mouseClick(button(desk.window, "Run Tell earlier"), LEFT)
    assert desk.of(OrderTriggers) == [OrderTriggers((5, 4))]
    assert not button(desk.window, "Run Premium earlier").isEnabled()


def test_a_desk_without_rules_says_what_one_is_good_for(desk: Desk) -> None:
    assert "There are no" not in opened(desk, seen(TriggersView())), "nothing was read yet"
    said = opened(desk, seen(TriggersView(is_read=True)))
    assert "No triggers yet. One can give new tickets to a group or tell a colleague" in said
    assert "There are no time rules." in said


def sheet() -> TriggerSheet:
    found = QApplication.activeModalWidget()
    assert isinstance(found, TriggerSheet)
    return found


@pytest.mark.parametrize(
    ("name", "title", "is_on"),
    [
        ("Change Premium", "Premium", True),
        ("Copy Premium", "Copy of Premium", False),
        ("New trigger", "", False),
        ("Change 4 days", "4 days", False),
        ("Copy Close", "Copy of Close", False),
        ("New time rule", "", False),
    ],
)
def test_a_rule_is_opened_copied_and_begun(desk: Desk, qtbot: QtBot, name: str, title: str, is_on: bool) -> None:
    opened(desk, seen())
    qtbot.mouseClick(button(desk.window.settings.triggers, name), LEFT)
    form = sheet()
    assert (bare(form.name.text()), form.active.isChecked()) == (title, is_on)
    assert form.hours.isVisible() == ("rule" in name or "4 days" in name or "Close" in name)


def test_an_answer_reaches_the_sheet_and_the_focus_stays_in_the_list(desk: Desk, qtbot: QtBot) -> None:
    opened(desk, seen())
    edit = button(desk.window, "Change Tell")
    edit.setFocus()
    desk.window.show_snapshot(seen(replace(VIEW, tries=1)))
    assert bare(button(desk.window, "Change Tell").accessibleName()) == "Change Tell"
    focused = QApplication.focusWidget()
    assert focused is not None
    assert bare(focused.accessibleName()) == "Change Tell"
    desk.window.settings.triggers.edit(ROUTES)
    sheet().name.line.setText("Gold")
    sheet().keep()
    (wish,) = desk.of(SaveTrigger)
    assert isinstance(wish, SaveTrigger)
    desk.window.show_snapshot(seen(replace(VIEW, answered=wish.sheet)))
    assert QApplication.activeModalWidget() is None


def test_a_rule_that_names_what_is_deleted_says_so_in_the_list(desk: Desk) -> None:
    view = replace(VIEW, gone_groups=((7, "Billing"),))
    before = opened(desk, seen(view))
    assert "deleted" not in before, "the forms are not read yet: nothing is known as a whole"
    whole = replace(seen(view), forms=FormsView(was_read=True))
    desk.window.show_snapshot(whole)
    said = bare(words_of(desk.window.settings.triggers))
    assert "tell Bo, Billing (deleted), whoever has the ticket" in said
    assert "Names Billing (deleted). Open it and choose anew." in said
