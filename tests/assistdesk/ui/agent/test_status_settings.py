"""A desk's own words for statuses in the window: kept by admins in the settings, read and set by agents on tickets."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from assistdesk.core.desk.shapes_statuses import StatusChange, StatusIn
from assistdesk.runtime.intents import ChangeTicket
from assistdesk.runtime.intents_statuses import OrderStatuses, ReadStatuses, SaveStatus
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_statuses import StatusesView
from assistdesk.ui.agent.status_settings import StatusSettings
from assistdesk.ui.agent.status_sheet import StatusSheet
from tests.assistdesk.ui.agent.conftest import Desk, bare, button
from tests.kit.snapshots import ME
from tests.kit.status_snapshots import STATUSES
from tests.kit.words import words_of

ADMIN = replace(ME, role="admin")
LEFT = Qt.MouseButton.LeftButton


def settings_of(desk: Desk, statuses: StatusesView = STATUSES, **more: object) -> StatusSettings:
    desk.show("people", **{"me": ADMIN, "statuses": statuses} | more)
    desk.window.go("settings")
    QApplication.processEvents()
    return desk.window.settings.statuses


def sheet_of(desk: Desk) -> StatusSheet:
    return desk.window.findChildren(StatusSheet)[-1]


def sent(desk: Desk) -> SaveStatus:
    wish = desk.of(SaveStatus)[-1]
    assert isinstance(wish, SaveStatus)
    return wish


def test_each_word_stands_there_with_its_status_for_admins_alone(desk: Desk) -> None:
    page = settings_of(desk)
    assert desk.of(ReadStatuses)
    said = bare(words_of(page))
    for words in ("Triage", "With vendor", "Customers read: In work", "On hold", "Refunded", "Off"):
        assert words in said
    assert "no statuses of your own" not in said
    assert "no statuses of your own" in words_of(settings_of(desk, StatusesView(was_read=True)))
    assert not settings_of(desk, me=ME).isVisible()


def test_words_are_put_in_order_below_their_status(desk: Desk, qtbot: QtBot) -> None:
    page = settings_of(desk)
    assert not button(page, "Move “With vendor” up").isEnabled()
    assert not button(page, "Move “Triage” down").isEnabled()
    qtbot.mouseClick(button(page, "Move “With vendor” down"), LEFT)
    assert desk.of(OrderStatuses) == [OrderStatuses((5, 6, 4, 7))]


def test_a_word_is_made_in_two_languages(desk: Desk, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(settings_of(desk), "New status"), LEFT)
    sheet = sheet_of(desk)
    desk.show("people", me=ADMIN, statuses=STATUSES)
    qtbot.mouseClick(sheet.language.buttons["es"], LEFT)
    qtbot.keyClicks(sheet.ours.line, " Con el banco ")
    sheet.keep()
    assert (sheet.language.value(), sheet.ours.error.text()) == ("en", "This needs English words.")
    assert desk.of(SaveStatus) == []
    sheet.category.choose("pending")
    qtbot.keyClicks(sheet.ours.line, "With the bank")
    qtbot.keyClicks(sheet.theirs.line, "Being checked")
    sheet.keep()
    given = StatusIn(
        category="pending",
        agent_label={"en": "With the bank", "es": "Con el banco"},
        customer_label={"en": "Being checked"},
        position=4,
    )
    assert (sent(desk).status_id, sent(desk).status) == (0, given)
    desk.show("people", me=ADMIN, statuses=replace(STATUSES, answered=sent(desk).sheet))
    assert not sheet.isVisible()


def test_a_word_is_renamed_and_switched_off_and_keeps_its_status(desk: Desk, qtbot: QtBot) -> None:
    page = settings_of(desk)
    page.edit(STATUSES.statuses[1])
    sheet = sheet_of(desk)
    assert not sheet.category.isEnabled()
    assert sheet.category.value() == "hold"
    sheet.ours.line.setText("With supplier")
    sheet.active.click()
    sheet.keep()
    change = sent(desk).status
    assert isinstance(change, StatusChange)
    assert (change.agent_label["en"], change.agent_label["zh"]) == ("With supplier", "供应商处理中")
    assert (change.active, change.position, change.row_version) == (False, 1, 3)
    theirs = replace(STATUSES.statuses[1], customer_label={"en": "Soon"}, agent_label={"en": "Vendor"}, row_version=4)
    shown = (STATUSES.statuses[0], theirs, *STATUSES.statuses[2:])
    refused = replace(STATUSES, statuses=shown, answered=sent(desk).sheet, refused=Cause("row_version"))
    desk.show("people", me=ADMIN, statuses=refused)
    said = bare(sheet.error.text())
    assert "Vendor" in said
    assert "With supplier" in said
    assert (sheet.ours.text(), sheet.theirs.text()) == ("With supplier", "Soon")
    sheet.keep()
    again = sent(desk).status
    assert isinstance(again, StatusChange)
    assert again.row_version == 4
    desk.show("people", me=ADMIN, statuses=replace(refused, answered=sent(desk).sheet, refused=Cause("forbidden")))
    assert sheet.error.isVisible()


def status_menu(desk: Desk) -> QMenu:
    desk.window.conversation.header.open_status()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_the_head_and_the_list_say_the_word_and_its_menu_sets_and_takes_it(desk: Desk) -> None:
    desk.show("own-statuses")
    header = desk.window.conversation.header
    assert bare(header.status.text()) == "With vendor"
    menu = status_menu(desk)
    said = [bare(one.text()) for one in menu.actions()]
    assert said[2:4] == ["On hold", "With vendor"]
    assert not [one for one in said if one in ("Triage", "Refunded")]
    assert [one.icon().isNull() for one in menu.actions()[2:4]] == [True, False]
    menu.actions()[2].trigger()
    menu.actions()[4].trigger()
    menu.actions()[0].trigger()
    assert desk.of(ChangeTicket) == [
        ChangeTicket(1042, status="hold", custom_status_id=0, row_version=1),
        ChangeTicket(1042, status="hold", custom_status_id=6, row_version=1),
        ChangeTicket(1042, status="open", custom_status_id=0, row_version=1),
    ]
    menu.close()


def test_a_new_ticket_is_offered_the_words_of_new(desk: Desk) -> None:
    shown = desk.show("own-statuses")
    assert shown.ticket is not None
    fresh = replace(shown.ticket.row, status="new", custom_status_id=None, status_label="")
    desk.window.show_snapshot(replace(shown, ticket=replace(shown.ticket, row=fresh)))
    menu = status_menu(desk)
    next(one for one in menu.actions() if bare(one.text()) == "Triage").trigger()
    menu.close()
    assert desk.of(ChangeTicket) == [ChangeTicket(1042, status="new", custom_status_id=5, row_version=1)]
