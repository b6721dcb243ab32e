"""Rules in the settings: what there is, read afresh when the page is opened, and only for admins."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistdesk.core.desk.views import Condition, Conditions
from assistdesk.runtime.intents_rules import OrderPolicies, ReadRules, SaveSchedule
from assistdesk.runtime.snapshot_forms import FormsView
from assistdesk.runtime.snapshot_triggers import TriggersView
from assistdesk.ui.agent.policy_sheet import PolicySheet
from assistdesk.ui.agent.schedule_sheet import ScheduleSheet
from tests.assistdesk.ui.agent.conftest import Desk, bare, button, change_look
from tests.kit.rule_snapshots import RULES, STANDARD, VIP
from tests.kit.snapshots import ME
from tests.kit.words import words_of

LEFT = Qt.MouseButton.LeftButton


def test_an_admin_sees_the_hours_and_what_they_are(desk: Desk) -> None:
    desk.show("rule-settings")
    desk.window.go("settings")
    said = bare(words_of(desk.window.settings.rules))
    for part in (
        "Office",
        "Mon–Thu 09:00–18:00; Fri 09:00–14:00 · Europe/Madrid",
        "2 holidays",
        "Default",
        "Night watch",
    ):
        assert part in said
    assert desk.of(ReadRules) == [ReadRules()]


def test_an_agent_is_not_offered_what_she_may_not_change(desk: Desk) -> None:
    desk.show("rule-settings", me=ME)
    desk.window.go("settings")
    assert not desk.window.settings.rules.isVisible()
    assert desk.of(ReadRules) == []


def test_the_form_closes_when_its_own_change_was_accepted(desk: Desk, qtbot: QtBot) -> None:
    desk.show("rule-settings", rules=replace(RULES, answered=3))
    desk.window.go("settings")
    qtbot.mouseClick(button(desk.window, "Change Office"), LEFT)
    sheet = desk.window.findChild(ScheduleSheet)
    assert sheet is not None
    qtbot.mouseClick(button(sheet, "Keep"), LEFT)
    (wish,) = desk.of(SaveSchedule)
    assert isinstance(wish, SaveSchedule)
    assert wish.form == 4
    desk.show("rule-settings", rules=replace(RULES, answered=3))
    assert QApplication.activeModalWidget() is sheet
    desk.show("rule-settings", rules=replace(RULES, answered=4))
    assert QApplication.activeModalWidget() is None


def test_an_open_form_hears_its_answer_in_a_window_that_was_built_anew(desk: Desk, qtbot: QtBot) -> None:
    desk.show("rule-settings", rules=replace(RULES, answered=3))
    desk.window.go("settings")
    qtbot.mouseClick(button(desk.window, "Change Office"), LEFT)
    sheet = desk.window.findChild(ScheduleSheet)
    assert sheet is not None
    change_look(desk)
    sheet.name.line.setText("Day")
    qtbot.mouseClick(button(sheet, "Keep"), LEFT)
    (wish,) = desk.of(SaveSchedule)
    assert isinstance(wish, SaveSchedule)
    assert wish.form == 4
    change_look(desk)
    desk.show("rule-settings", rules=replace(RULES, answered=4))
    assert QApplication.activeModalWidget() is None
    desk.window.settings.rules.edit_schedule(None)  # nothing is left of the one before
    assert isinstance(QApplication.activeModalWidget(), ScheduleSheet)


def test_policies_stand_in_the_order_in_which_they_are_tried_and_can_be_moved(desk: Desk, qtbot: QtBot) -> None:
    desk.show("rule-settings")
    desk.window.go("settings")
    said = bare(words_of(desk.window.settings.rules))
    assert said.index("VIP customers") < said.index("Standard")
    assert "1 condition · 8 targets" in said
    assert "Every ticket · 8 targets" in said
    assert not button(desk.window, "Try VIP customers earlier").isEnabled()
    qtbot.mouseClick(button(desk.window, "Try Standard earlier"), LEFT)
    assert desk.of(OrderPolicies) == [OrderPolicies((STANDARD.id, VIP.id))]
    qtbot.mouseClick(button(desk.window, "Change VIP customers"), LEFT)
    assert desk.window.findChild(PolicySheet) is not None


def test_a_policy_that_names_what_is_deleted_says_so_as_soon_as_that_is_known(desk: Desk) -> None:
    billing = Conditions(any=(Condition(field="group_id", value=7),))
    rules = replace(RULES, policies=(VIP, replace(STANDARD, conditions=billing)))
    groups = TriggersView(people=((1, "Ana"),), groups=((9, "L2"),), gone_groups=((7, "Billing"),))
    desk.show("rule-settings", rules=rules, triggers=groups, forms=FormsView())
    desk.window.go("settings")
    assert "deleted" not in bare(words_of(desk.window.settings.rules)), "nothing is known as a whole yet"
    desk.show("rule-settings", rules=rules, triggers=groups, forms=FormsView(was_read=True))
    said = bare(words_of(desk.window.settings.rules))
    assert said.count("Names Billing (deleted). Open it and choose anew.") == 1
    desk.show("rule-settings", rules=RULES, triggers=groups, forms=FormsView(was_read=True))
    assert "deleted" not in bare(words_of(desk.window.settings.rules))
