"""What of sessions and chats is the agent's own, in the settings too; and what whoever helps with the program is given."""

from pathlib import Path

import PySide6
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents import SetAvailability, SetChatLimit
from assistdesk.runtime.snapshot import QueueView, SignInView
from assistdesk.ui.agent.keyboard_sheet import KeyboardSheet
from assistdesk.ui.agent.means import About, Means
from assistdesk.ui.agent.own_settings import AboutCard, details_of
from assistdesk.ui.agent.sheets import ShortcutsSheet
from assistdesk.ui.text import say
from tests.assistdesk.ui.agent.conftest import Desk, bare, button
from tests.kit.snapshots import ME, STATES
from tests.kit.words import words_of

LEFT = Qt.MouseButton.LeftButton
SECRET = "hunter2"


@pytest.fixture
def settings(desk: Desk) -> Desk:
    desk.show("settings", me=replace(ME, availability="away"), queue=QueueView(chat_limit=4))
    desk.window.go("settings")
    QApplication.processEvents()
    return desk


def test_chat_shows_what_holds_and_wishes_what_is_chosen(settings: Desk, qtbot: QtBot) -> None:
    chat = settings.window.settings.chat
    assert (chat.availability.value(), chat.limit.value()) == ("away", "4")
    qtbot.mouseClick(chat.availability.buttons["online"], LEFT)
    qtbot.mouseClick(chat.limit.buttons["2"], LEFT)
    assert settings.of(SetAvailability) == [SetAvailability("online")]
    assert settings.of(SetChatLimit) == [SetChatLimit(2)]
    settings.show("settings", me=replace(ME, availability="invisible"), queue=QueueView(chat_limit=6))
    assert (chat.availability.value(), chat.limit.value()) == ("invisible", "6")


def test_an_expert_takes_no_chats_and_holds_no_sessions(settings: Desk) -> None:
    page = settings.window.settings
    assert (page.chat.limit.isVisible(), page.sessions.isVisible()) == (True, True)
    settings.show("settings", me=replace(ME, role="expert"))
    assert (page.chat.limit.isVisible(), page.sessions.isVisible()) == (False, False)
    assert page.chat.availability.isVisible()


def test_sessions_has_the_two_keys_that_always_work_and_leads_to_all_keys(settings: Desk, qtbot: QtBot) -> None:
    sessions = settings.window.settings.sessions
    said = bare(words_of(sessions))
    assert "Ctrl+Shift+F12" in said
    assert "Ctrl+Alt+Shift" in said
    qtbot.mouseClick(button(sessions, f"{say('sessions.title')}: {say('cmd.keys')}"), LEFT)
    assert any(sheet.isVisible() for sheet in settings.window.findChildren(KeyboardSheet))


def test_about_leads_to_all_keys_and_copies_what_it_shows(settings: Desk, qtbot: QtBot) -> None:
    about = settings.window.settings.about
    QGuiApplication.clipboard().clear()
    qtbot.mouseClick(button(about, say("copy.details")), LEFT)
    copied = QGuiApplication.clipboard().text()
    assert copied == about.details.text()
    assert f"PySide6 {PySide6.__version__}" in copied
    qtbot.mouseClick(button(about, say("cmd.shortcuts")), LEFT)
    assert any(sheet.isVisible() for sheet in settings.window.findChildren(ShortcutsSheet))


def test_details_hold_no_secret_no_name_and_no_customer(desk: Desk, qtbot: QtBot) -> None:
    about = About("0.1.0", "Debian GNU/Linux 12", str(Path.home() / "data"))
    means = Means(desk.look, desk.said.append, lambda: 0, desk.memory, about=about)
    sign_in = replace(SignInView(), relay_url=f"https://ana:{SECRET}@help.example.com/{SECRET}?key={SECRET}")
    busy = replace(STATES["busy-day"].snapshot, sign_in=sign_in)
    details = details_of(means, busy)
    assert "Relay: help.example.com" in details.split("\n")
    assert "Data: ~/data" in details.split("\n")
    assert "AssistDesk: 0.1.0" in details.split("\n")
    for hidden in (SECRET, str(Path.home()), ME.name, ME.email, busy.session.customer_name):
        assert hidden not in details


def test_about_names_version_licence_and_where_the_data_lies(desk: Desk, qtbot: QtBot) -> None:
    means = Means(desk.look, desk.said.append, lambda: 0, desk.memory, about=About("9.8.7", "", "/srv/desk"))
    card = AboutCard(means, desk.asked.append)
    qtbot.addWidget(card)
    card.show_snapshot(STATES["settings"].snapshot)
    said = words_of(card)
    for words in ("AssistDesk 9.8.7", "Apache", "/srv/desk", "AssistDesk: 9.8.7"):
        assert words in said


@pytest.mark.parametrize(
    ("folder", "said"), [("/srv/desk", "/srv/desk"), (f"{Path.home()}s/desk", f"{Path.home()}s/desk")]
)
def test_a_folder_elsewhere_is_said_whole(desk: Desk, folder: str, said: str) -> None:
    means = Means(desk.look, desk.said.append, lambda: 0, desk.memory, about=About(data_dir=folder))
    assert f"Data: {said}" in details_of(means, STATES["settings"].snapshot).split("\n")
