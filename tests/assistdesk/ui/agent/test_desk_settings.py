"""The desk in the settings: only what is other is sent, hours have bounds, what was touched is left alone."""

from msgspec import UNSET
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistdesk.core.desk.settings_shapes import DeskSettingsIn, DeskSettingsOut
from assistdesk.runtime.intents_settings import ReadDeskSettings, SaveDeskSettings
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_settings import DeskSettingsView
from assistdesk.ui.agent.desk_settings import DeskSettingsCard
from tests.assistdesk.ui.agent.conftest import Desk
from tests.kit.snapshots import ME

ADMIN = replace(ME, role="admin")
LEFT = Qt.MouseButton.LeftButton
KEPT = DeskSettingsOut(own_groups_only=False, close_after_h=96)


def card_of(desk: Desk, view: DeskSettingsView, **more: object) -> DeskSettingsCard:
    desk.show("people", **{"me": ADMIN, "desk_settings": view} | more)
    desk.window.go("settings")
    QApplication.processEvents()
    return desk.window.settings.desk


def wishes(desk: Desk) -> list[SaveDeskSettings]:
    return [wish for wish in desk.of(SaveDeskSettings) if isinstance(wish, SaveDeskSettings)]


def test_admins_alone_see_what_is_set(desk: Desk) -> None:
    card = card_of(desk, DeskSettingsView())
    assert desk.of(ReadDeskSettings)
    assert not card.save_button.isEnabled()
    card = card_of(desk, DeskSettingsView(DeskSettingsOut(own_groups_only=True, close_after_h=None)))
    assert (card.own_groups.isChecked(), card.closes.isChecked(), card.hours.isVisible()) == (True, False, False)
    card = card_of(desk, DeskSettingsView(KEPT))
    assert (card.own_groups.isChecked(), card.closes.isChecked(), card.hours.text()) == (False, True, "96")
    assert card.hours.isVisible()
    assert card.save_button.isEnabled()
    assert not card_of(desk, DeskSettingsView(KEPT), me=ME).isVisible()


def test_only_what_is_other_is_sent_and_the_answer_is_said(desk: Desk, qtbot: QtBot) -> None:
    card = card_of(desk, DeskSettingsView(KEPT))
    qtbot.mouseClick(card.save_button, LEFT)
    assert wishes(desk) == []
    assert "Nothing here is other" in card.said.text()
    card.own_groups.click()
    assert not card.said.isVisible()
    qtbot.mouseClick(card.save_button, LEFT)
    card.save()
    [wish] = wishes(desk)
    assert wish.changed == DeskSettingsIn(own_groups_only=True)
    assert wish.changed.close_after_h is UNSET
    assert not card.save_button.isEnabled()
    narrow = replace(KEPT, own_groups_only=True)
    card_of(desk, DeskSettingsView(narrow, wish.form))
    assert "Kept." in card.said.text()
    assert card.save_button.isEnabled()
    card.closes.click()
    card.save()
    assert wishes(desk)[1].changed == DeskSettingsIn(close_after_h=None)
    card_of(desk, DeskSettingsView(narrow, wishes(desk)[1].form, Cause("forbidden")))
    assert card.said.text()
    assert "Kept." not in card.said.text()
    assert not card.closes.isChecked(), "what was refused stays to be tried again"


def test_hours_are_whole_and_have_bounds(desk: Desk, qtbot: QtBot) -> None:
    card = card_of(desk, DeskSettingsView(KEPT))
    for wrong in ("0", "673", "1.5", "", "²"):
        card.hours.line.setText(wrong)
        card.save()
        assert "1 to 672" in card.hours.error.text()
    assert wishes(desk) == []
    card.hours.line.clear()
    qtbot.keyClicks(card.hours.line, "672")
    assert not card.hours.error.isVisible()
    qtbot.keyClick(card.hours.line, Qt.Key.Key_Return)
    assert wishes(desk)[0].changed == DeskSettingsIn(close_after_h=672)


def test_what_was_touched_is_left_alone_when_a_colleague_changes_something(desk: Desk) -> None:
    card = card_of(desk, DeskSettingsView(KEPT))
    card.hours.line.setText("24")
    card_of(desk, DeskSettingsView(DeskSettingsOut(own_groups_only=True, close_after_h=48)))
    assert (card.own_groups.isChecked(), card.hours.text()) == (True, "24")
    card.save()
    assert wishes(desk)[0].changed == DeskSettingsIn(close_after_h=24)
