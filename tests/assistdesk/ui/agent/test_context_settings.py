"""The context card in the settings: an address that is tried before it counts, a secret after a question."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents_context import NewContextSecret, ReadContextCard, SaveContextCard, TryContextCard
from assistdesk.runtime.snapshot_context import ContextSetting, ContextTrial
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.ui.agent.context_settings import ContextSettings
from tests.assistdesk.ui.agent.conftest import Desk, bare, button, change_look
from tests.kit.context_snapshots import REFUSED, SETTING, URL
from tests.kit.snapshots import ME
from tests.kit.words import words_of

ADMIN = replace(ME, role="admin")
LEFT = Qt.MouseButton.LeftButton


def settings_of(desk: Desk, setting: ContextSetting, **more: object) -> ContextSettings:
    desk.show("people", **{"me": ADMIN, "context_setting": setting} | more)
    desk.window.go("settings")
    QApplication.processEvents()
    return desk.window.settings.context


def test_it_is_read_and_shown_to_admins_alone(desk: Desk) -> None:
    page = settings_of(desk, SETTING)
    assert desk.of(ReadContextCard)
    assert page.url.text() == URL
    said = bare(words_of(page))
    for words in ("What it answers for lucia@example.com:", "Premium", "Yes"):
        assert words in said
    assert not settings_of(desk, SETTING, me=ME).isVisible()


def test_what_was_typed_stands_in_a_window_that_is_built_anew(desk: Desk) -> None:
    page = settings_of(desk, SETTING)
    page.url.line.setText("https://other.example/card")
    page.email.line.setText("sam@example.com")
    page.save()
    (wish,) = desk.of(SaveContextCard)
    assert isinstance(wish, SaveContextCard)
    change_look(desk)
    page = desk.window.settings.context
    assert (page.url.text(), page.email.text()) == ("https://other.example/card", "sam@example.com")
    assert not page.save_button.isEnabled()  # its answer is on its way
    page = settings_of(desk, ContextSetting("https://other.example/card", wish.form))
    assert "Kept." in page.said.text()
    assert page.save_button.isEnabled()


def test_an_address_is_kept_and_what_the_relay_refuses_is_said_under_it(desk: Desk, qtbot: QtBot) -> None:
    page = settings_of(desk, ContextSetting(""))
    qtbot.keyClicks(page.url.line, "http://crm.example.com")
    qtbot.mouseClick(page.save_button, LEFT)
    assert "https://" in page.url.error.text()
    assert desk.of(SaveContextCard) == []
    page.url.line.setText(f" {URL} ")
    qtbot.keyClick(page.url.line, Qt.Key.Key_Return)
    wish = desk.of(SaveContextCard)[0]
    assert isinstance(wish, SaveContextCard)
    assert wish.url == URL
    qtbot.mouseClick(page.save_button, LEFT)
    assert len(desk.of(SaveContextCard)) == 1, "one answer is waited for at a time"
    settings_of(desk, ContextSetting("", wish.form, Cause("context_no_https")))
    assert "https://" in page.url.error.text()
    page.save()
    again = desk.of(SaveContextCard)[1]
    assert isinstance(again, SaveContextCard)
    settings_of(desk, ContextSetting(URL, again.form))
    assert "Kept." in page.said.text()
    page.url.line.setText("")
    page.save()
    last = desk.of(SaveContextCard)[2]
    assert isinstance(last, SaveContextCard)
    settings_of(desk, ContextSetting("", last.form))
    assert "there is no card" in page.said.text()


def test_what_is_being_typed_is_left_alone(desk: Desk, qtbot: QtBot) -> None:
    page = settings_of(desk, ContextSetting())
    qtbot.keyClicks(page.url.line, "https://new.example")
    settings_of(desk, ContextSetting("https://colleague.example"))
    assert page.url.text() == "https://new.example"


def test_it_is_tried_for_a_customer_and_says_what_came(desk: Desk, qtbot: QtBot) -> None:
    page = settings_of(desk, ContextSetting(URL))
    page.try_out()
    assert "Whose card" in page.email.error.text()
    qtbot.keyClicks(page.email.line, "wei@example.com")
    qtbot.keyClick(page.email.line, Qt.Key.Key_Return)
    assert desk.of(TryContextCard) == [TryContextCard(URL, "wei@example.com")]
    settings_of(desk, ContextSetting(URL, trial=ContextTrial(URL, "wei@example.com")))
    assert "Asking" in words_of(page)
    page.try_out()
    assert len(desk.of(TryContextCard)) == 1
    settings_of(desk, REFUSED)
    assert "private network" in words_of(page)
    settings_of(desk, ContextSetting(URL, trial=ContextTrial(URL, "wei@example.com", False)))
    assert "knows nothing of wei@example.com" in bare(words_of(page))


def test_a_new_secret_is_made_after_a_question(desk: Desk, qtbot: QtBot) -> None:
    page = settings_of(desk, SETTING)
    qtbot.mouseClick(page.secret_button, LEFT)
    assert desk.of(NewContextSecret) == []
    assert "refuses them until" in bare(words_of(desk.window))
    qtbot.mouseClick(button(desk.window, "Make and copy it"), LEFT)
    assert desk.of(NewContextSecret) == [NewContextSecret()]
