"""Signing in: three pages, Enter moves on, every answer of the relay in words, and the quiet link to the code boxes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents import ChoosePassword, SignIn
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_sign_in import SignInPhase
from assistdesk.ui.widgets.digits import DigitBoxes
from tests.assistdesk.ui.agent.conftest import Desk, bare, button
from tests.kit.snapshots import sign_in

ENTER = Qt.Key.Key_Return


def focused() -> QLineEdit:
    QApplication.processEvents()
    found = QApplication.focusWidget()
    assert isinstance(found, QLineEdit)
    return found


def words(desk: Desk) -> list[str]:
    QApplication.processEvents()
    return [bare(one.text()) for one in desk.window.sign_in.findChildren(QLabel) if one.isVisible()]


def through(desk: Desk, qtbot: QtBot) -> None:
    desk.show("sign-in")
    for text in ("sam@example.com", "correct horse battery"):
        qtbot.keyClicks(focused(), text)
        qtbot.keyClick(focused(), ENTER)
    QApplication.processEvents()
    boxes = desk.window.sign_in.findChild(DigitBoxes)
    assert boxes is not None
    assert boxes.hasFocus()
    qtbot.keyClicks(boxes, "123456")


def test_three_pages_by_keyboard_alone(desk: Desk, qtbot: QtBot) -> None:
    through(desk, qtbot)
    assert desk.said == [SignIn("sam@example.com", "correct horse battery", "123456", remember=True)]
    assert "correct" not in repr(desk.said)


def test_a_wrong_answer_says_so_and_asks_again(desk: Desk, qtbot: QtBot) -> None:
    through(desk, qtbot)
    desk.window.show_snapshot(sign_in(SignInPhase.BUSY, email="sam@example.com"))
    assert not button(desk.window.sign_in, "Signing in…").isEnabled()
    desk.window.show_snapshot(sign_in(SignInPhase.SIGNED_OUT, email="sam@example.com", error=Cause("a.signin")))
    assert "E-mail, password or digits are not right." in words(desk)
    assert focused().echoMode() is QLineEdit.EchoMode.Password
    assert focused().text() == ""


def test_too_many_tries_say_how_long(desk: Desk) -> None:
    desk.show("sign-in-locked")
    assert "Too many tries. Wait 11 minutes." in words(desk)


def test_an_address_without_at_sign_goes_no_further(desk: Desk, qtbot: QtBot) -> None:
    desk.show("sign-in")
    qtbot.keyClicks(focused(), "sam")
    qtbot.keyClick(focused(), ENTER)
    assert "This is not an e-mail address yet." in words(desk)


def test_without_a_key_store_nobody_is_remembered(desk: Desk, qtbot: QtBot) -> None:
    desk.window.show_snapshot(sign_in(SignInPhase.SIGNED_OUT, email="sam@example.com", keyring=False))
    qtbot.keyClicks(focused(), "correct horse battery")
    qtbot.keyClick(focused(), ENTER)
    QApplication.processEvents()
    boxes = desk.window.sign_in.findChild(DigitBoxes)
    assert boxes is not None
    boxes.paste("123 456")
    assert desk.said == [SignIn("sam@example.com", "correct horse battery", "123456", remember=False)]


def test_the_first_password_is_replaced_by_an_own_one(desk: Desk, qtbot: QtBot) -> None:
    desk.show("own-password")
    for text, problem in (
        ("short", "At least 12 characters, please."),
        ("long enough now", "The two are not the same."),
    ):
        first, second = button(desk.window.sign_in, "New password"), button(desk.window.sign_in, "The same again")
        assert isinstance(first, QLineEdit)
        assert isinstance(second, QLineEdit)
        first.setText(text)
        second.setText("other")
        qtbot.keyClick(second, ENTER)
        assert problem in words(desk)
    second.setText("long enough now")
    qtbot.keyClick(second, ENTER)
    assert desk.said == [ChoosePassword("long enough now")]


def test_the_quiet_link_leads_to_the_code_boxes(desk: Desk, qtbot: QtBot) -> None:
    desk.show("sign-in")
    qtbot.mouseClick(button(desk.window.sign_in, "I was given a code"), Qt.MouseButton.LeftButton)
    assert desk.asked == ["given code"]
