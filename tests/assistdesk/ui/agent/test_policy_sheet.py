"""An SLA policy in a form: shown as it is, kept whole, refused where it is wrong, removed after a question."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistdesk.core.desk.shapes_rules import PolicyIn, PolicyOut, TargetIn
from assistdesk.core.desk.views import Condition, Conditions
from assistdesk.runtime.intents_rules import DropPolicy, SavePolicy
from assistdesk.ui.agent.policy_sheet import PolicySheet
from tests.assistdesk.ui.agent.conftest import Desk, bare, button
from tests.kit.rule_snapshots import NIGHT, OFFICE, STANDARD, VIP


def sheet_of(desk: Desk, qtbot: QtBot, policy: PolicyOut | None) -> PolicySheet:
    sheet = PolicySheet(desk.means, desk.window, policy, (OFFICE, NIGHT), lambda: 7)
    qtbot.addWidget(sheet)
    sheet.open()
    QApplication.processEvents()
    return sheet


def sent(desk: Desk) -> PolicyIn:
    (wish,) = desk.of(SavePolicy)
    assert isinstance(wish, SavePolicy)
    return wish.policy


def targets_of(policy: PolicyOut | PolicyIn) -> set[tuple[str, str, int, str]]:
    return {(one.priority, one.metric, one.target_s, one.hours) for one in policy.targets}


def test_a_policy_that_is_kept_unchanged_is_the_same(desk: Desk, qtbot: QtBot) -> None:
    mixed = replace(STANDARD, targets=(replace(STANDARD.targets[0], hours="calendar"), *STANDARD.targets[1:]))
    sheet = sheet_of(desk, qtbot, mixed)
    assert sheet.spans["high", "requester_wait_time"].text() == "16h"
    sheet.keep()
    wanted = sent(desk)
    assert (wanted.title, wanted.conditions, wanted.schedule_id) == ("Standard", Conditions(), OFFICE.id)
    assert targets_of(wanted) == targets_of(mixed)


def test_conditions_hours_and_times_are_sent_as_they_are_filled_in(desk: Desk, qtbot: QtBot) -> None:
    sheet = sheet_of(desk, qtbot, None)
    sheet.name.line.setText(" Night ")
    sheet.schedule.choose(str(NIGHT.id))
    sheet.some.add_empty()
    sheet.some.rows[0].tags.line.setText("night")
    sheet.spans["urgent", "first_reply_time"].setText("1h 30m")
    sheet.counting["urgent"].setCurrentIndex(sheet.counting["urgent"].findData("calendar"))
    sheet.keep()
    wanted = PolicyIn(
        title="Night",
        conditions=Conditions(any=(Condition(field="tags", operator="includes", value="night"),)),
        schedule_id=NIGHT.id,
        targets=(TargetIn(priority="urgent", metric="first_reply_time", target_s=5_400, hours="calendar"),),
    )
    assert desk.of(SavePolicy) == [SavePolicy(7, 0, wanted)]


def test_what_cannot_be_kept_is_said_and_nothing_is_sent(desk: Desk, qtbot: QtBot) -> None:
    sheet = sheet_of(desk, qtbot, None)
    sheet.keep()
    assert sheet.name.error.isVisible()
    sheet.name.line.setText("Night")
    sheet.keep()
    assert bare(sheet.error.text()) == "A policy promises something. Please fill in a time."
    line = sheet.spans["low", "next_reply_time"]
    for text in ("soon", "9999d"):
        line.setText(text)
        sheet.keep()
        assert (bare(sheet.error.text()), line.property("bad")) == ("Write this time as 30m, 4h or 2d.", "true")
    line.setText("2d")
    sheet.every.add_empty()
    sheet.keep()
    assert bare(sheet.error.text()) == "A condition has no value that fits."
    assert desk.of(SavePolicy) == []


def test_removing_asks_first(desk: Desk, qtbot: QtBot) -> None:
    sheet = sheet_of(desk, qtbot, VIP)
    qtbot.mouseClick(button(sheet, "Remove"), Qt.MouseButton.LeftButton)
    assert desk.of(DropPolicy) == []
    QApplication.processEvents()
    question = QApplication.activeModalWidget()
    assert question is not None
    qtbot.mouseClick(button(question, "Remove"), Qt.MouseButton.LeftButton)
    assert desk.of(DropPolicy) == [DropPolicy(VIP.id)]
