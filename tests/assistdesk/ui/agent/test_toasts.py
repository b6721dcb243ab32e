"""Notices over the window (trap 37): they stay and lead to their ticket; who is not to be disturbed is left alone, and misses
nothing."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents import DismissToast, OpenTicket, Undo
from assistdesk.runtime.snapshot import PendingView, Toast
from assistdesk.runtime.toasts import STAYS
from assistdesk.ui.agent.place import LOOK
from assistdesk.ui.theme import settings_from
from tests.assistdesk.ui.agent.conftest import Desk, bare, button
from tests.kit.snapshots import MANY, NOW_MS, snapshot
from tests.kit.words import words_of

MENTION = Toast(
    1, "told_mention", (("name", "Bo"), ("number", 1042), ("words", "look")), until_ms=STAYS, opens=1042, is_notice=True
)
SAID = Toast(2, "ticket_deleted", (("number", 1042),), "k", NOW_MS + 10_000)
LEFT = Qt.MouseButton.LeftButton


def quiet(desk: Desk, is_on: bool) -> None:
    desk.look.settings = replace(desk.look.settings, do_not_disturb=is_on)


def said(desk: Desk) -> str:
    return bare(words_of(desk.window.toasts))


def test_T37_a_notice_stays_and_leads_to_its_ticket(desk: Desk, qtbot: QtBot) -> None:
    desk.show("busy-day", toasts=(MENTION,))
    desk.now_ms += 86_400_000
    desk.window.toasts.tick()
    assert "Bo mentioned you in AD-1042: look" in said(desk)
    qtbot.mouseClick(button(desk.window.toasts, "Open"), LEFT)
    assert (desk.of(DismissToast), desk.of(OpenTicket)) == ([DismissToast(1)], [OpenTicket(1042)])


def test_T37_whoever_is_not_to_be_disturbed_is_shown_no_notice_until_she_is_again(desk: Desk) -> None:
    quiet(desk, True)
    desk.show("busy-day", toasts=(MENTION, SAID))
    assert "mentioned you" not in said(desk)
    assert "AD-1042 is deleted" in said(desk)  # what came of her own act
    desk.show("busy-day", toasts=(MENTION,))
    assert not desk.window.toasts.isVisible()
    quiet(desk, False)
    desk.window.toasts.tick()
    assert "Bo mentioned you in AD-1042: look" in said(desk)


def test_the_wish_is_a_setting_that_is_remembered(desk: Desk, qtbot: QtBot) -> None:
    desk.show("busy-day")
    desk.window.go("settings")
    boxes = {bare(box.text()): box for box in desk.window.settings.findChildren(QCheckBox)}
    boxes["Do not disturb"].click()
    assert settings_from(desk.memory.get(LOOK)).do_not_disturb
    qtbot.waitUntil(lambda: desk.look.settings.do_not_disturb)


def test_a_toast_that_comes_takes_no_button_from_under_the_finger_and_no_focus(desk: Desk, qtbot: QtBot) -> None:
    desk.show("busy-day", toasts=(SAID,))
    undo = button(desk.window.toasts, "Undo")
    undo.setFocus()
    qtbot.mousePress(undo, LEFT)
    desk.show("busy-day", toasts=(SAID, MENTION))
    qtbot.mouseRelease(undo, LEFT)
    assert desk.of(Undo) == [Undo("k")]
    qtbot.waitUntil(lambda: "mentioned you" in said(desk), timeout=3_000)
    assert button(desk.window.toasts, "Undo").hasFocus()
    desk.show("busy-day", toasts=(MENTION,))
    assert "AD-1042 is deleted" not in said(desk)


def test_a_toast_that_stands_before_a_ticket_is_opened_stays_in_front_of_it_and_can_be_pressed(
    desk: Desk, qtbot: QtBot
) -> None:
    shown = desk.show("busy-day", toasts=(SAID,))
    desk.show("busy-day", ticket=None, toasts=(SAID,))
    desk.window.show_snapshot(replace(shown, toasts=(SAID,)))
    undo = button(desk.window.toasts, "Undo")
    place = undo.mapTo(desk.window, undo.rect().center())
    assert desk.window.childAt(place) is undo
    composer = desk.window.conversation.composer
    assert (
        desk.window.toasts.geometry().bottom()
        <= composer.mapTo(desk.window.conversation, composer.rect().topLeft()).y()
    )


def test_toasts_cover_nothing_of_the_conversation_which_keeps_its_end_in_sight(desk: Desk, qtbot: QtBot) -> None:
    desk.show("busy-day")
    talk = desk.window.conversation
    size, composer = desk.window.size(), talk.composer.geometry()
    for toasts in ((SAID,), (SAID, MENTION)):
        desk.show("busy-day", toasts=toasts)
        qtbot.waitUntil(lambda: talk.timeline.geometry().bottom() < desk.window.toasts.geometry().top())
        bar = talk.timeline.verticalScrollBar()
        assert bar.value() == bar.maximum()
        assert desk.window.toasts.geometry().bottom() < talk.composer.geometry().top()
        assert (desk.window.size(), talk.composer.geometry()) == (size, composer)
    desk.show("busy-day")
    qtbot.waitUntil(lambda: talk.timeline.geometry().bottom() + 1 == talk.composer.geometry().top())


def test_toasts_cover_no_row_of_the_table(desk: Desk, qtbot: QtBot) -> None:
    desk.show("busy-day")
    desk.window.list.toggle_table()
    pane = desk.window.list
    for toasts in ((SAID,), (SAID, MENTION)):
        desk.show("busy-day", toasts=toasts)
        qtbot.waitUntil(lambda: pane.view.geometry().bottom() < desk.window.toasts.geometry().top())
        assert desk.window.toasts.geometry().bottom() < pane.height()
    desk.show("busy-day")
    qtbot.waitUntil(lambda: pane.view.geometry().bottom() + 1 == pane.height())
    desk.show("busy-day", toasts=(SAID,))
    desk.window.list.toggle_table()
    qtbot.waitUntil(lambda: pane.view.geometry().bottom() + 1 == pane.height())


def test_what_waits_in_sight_of_its_writer_is_not_said_twice(desk: Desk) -> None:
    sending = Toast(3, "sending", (("ticket", 1042),), "k3", NOW_MS + 10_000)
    older = Toast(2, "changed", (), "k4", NOW_MS + 10_000)
    desk.show("undo", toasts=(older, sending))
    assert "in a moment" not in said(desk)
    desk.window.run("undo")
    assert desk.of(Undo) == [Undo("k3")]
    desk.window.go("settings")
    desk.window.toasts.tick()
    assert "It goes out in a moment." in said(desk)
    desk.window.go("inbox")
    desk.window.toasts.tick()
    assert "in a moment" not in said(desk)
    desk.show("busy-day", toasts=(sending,))  # she went on to another ticket
    assert "It goes out in a moment." in said(desk)


def test_what_waits_out_of_its_writers_sight_has_its_toast(desk: Desk) -> None:
    pending = PendingView("k3", 1042, True, "Please try again.", "undo", NOW_MS + 12_000)
    sending = Toast(3, "sending", (("ticket", 1042),), "k3", NOW_MS + 10_000)
    desk.window.show_snapshot(replace(snapshot(MANY, ticket={"pending": (pending,)}), toasts=(sending,)))
    QApplication.processEvents()
    bar = desk.window.conversation.timeline.verticalScrollBar()
    bar.setValue(0)
    desk.window.toasts.tick()
    assert "It goes out in a moment." in said(desk)
    bar.setValue(bar.maximum())
    desk.window.toasts.tick()
    assert "in a moment" not in said(desk)
