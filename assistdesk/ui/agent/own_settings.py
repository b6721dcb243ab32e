"""In the settings: what of sessions and chats is the agent's own to set, as it is elsewhere; and about the program."""

import platform
from pathlib import Path
from urllib.parse import urlsplit

import PySide6
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QFrame

from assistdesk.runtime.intents import SetAvailability, SetChatLimit
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.ui.agent.clipboard import copy_text
from assistdesk.ui.agent.commands import Run
from assistdesk.ui.agent.means import Means, has_seat
from assistdesk.ui.agent.rail import AVAILABILITIES, CHAT_LIMITS
from assistdesk.ui.text import plain, say, without_isolates
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.buttons import Button, Segments
from assistdesk.ui.widgets.cards import Card
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import column, line, row

SAFETY_KEYS = ("end", "free")


class SessionsCard(Card):
    """The two keys that always work, and the way to change them; not for whoever holds no sessions."""

    def __init__(self, means: Means, run: Run) -> None:
        look, keys = means.look, means.keys
        change = Button(look, say("cmd.keys"), lambda: run("keys"), icon="keyboard", size="small")
        change.setAccessibleName(f"{say('sessions.title')}: {say('cmd.keys')}")
        super().__init__(look, say("sessions.title"), change)
        self.body.addWidget(PlainLabel(look, say("sessions.hint"), Type.SMALL, "muted", wrap=True))
        for name in SAFETY_KEYS:
            words = PlainLabel(look, say(f"cmd.{name}"), Type.BODY)
            self.body.addWidget(row(words, None, PlainLabel(look, keys.shown(name), Type.STRONG)))

    def show_snapshot(self, snapshot: AgentSnapshot) -> None:
        self.setVisible(has_seat(snapshot.me))


class ChatCard(Card):
    """Availability and how many chats at once, as in the menu of one's own face."""

    def __init__(self, means: Means) -> None:
        look = means.look
        super().__init__(look, say("chatset.title"), spacing=14)
        self.availability = Segments(
            look,
            say("chatset.availability"),
            tuple((which, say(f"availability.{which}"), "", "") for which in AVAILABILITIES),
        )
        self.availability.on_choice(lambda which: means.emit(SetAvailability(which)))
        limits = tuple((str(limit), str(limit), "", "") for limit in CHAT_LIMITS)
        self.limit = Segments(look, say("q.limit.menu"), limits)
        for limit in CHAT_LIMITS:
            self.limit.buttons[str(limit)].setAccessibleName(say("q.limit", limit))
        self.limit.on_choice(lambda limit: means.emit(SetChatLimit(int(limit))))
        self.body.addWidget(self._part(means, "chatset.availability", self.availability))
        self._limit_part = self._part(means, "q.limit.menu", self.limit)
        self.body.addWidget(self._limit_part)

    def _part(self, means: Means, key: str, choice: Segments) -> QFrame:
        title = PlainLabel(means.look, say(key), Type.MEDIUM)
        hint = PlainLabel(means.look, say(f"{key}.hint"), Type.SMALL, "muted", wrap=True)
        return column(title, hint, row(choice, None), spacing=5)

    def show_snapshot(self, snapshot: AgentSnapshot) -> None:
        self._limit_part.setVisible(has_seat(snapshot.me))
        self.limit.choose(str(snapshot.queue.chat_limit))
        if snapshot.me is not None:
            self.availability.choose(snapshot.me.availability)


class AboutCard(Card):
    """Version, licence, where the data lies; all keys; and what whoever helps with the program asks for, to be copied."""

    def __init__(self, means: Means, run: Run) -> None:
        look, about = means.look, means.about
        keys = Button(look, say("cmd.shortcuts"), lambda: run("shortcuts"), icon="keyboard", size="small")
        super().__init__(look, say("about.title"), keys)
        self._means = means
        self.details = PlainLabel(look, "", Type.SMALL, "muted", wrap=True, selectable=True)
        self.details.setAccessibleName(say("about.details"))
        copy = Button(look, say("copy.details"), lambda: copy_text(self.details.text()), icon="copy", size="small")
        self.body.addWidget(PlainLabel(look, f"AssistDesk {about.version}".strip(), Type.STRONG))
        self.body.addWidget(PlainLabel(look, say("about.licence"), Type.SMALL, "muted", wrap=True))
        folder = without_isolates(say("about.data", folder=about.data_dir or "–"))
        self.body.addWidget(PlainLabel(look, folder, Type.SMALL, "muted", wrap=True, selectable=True))
        self.body.addWidget(line())
        title, hint = PlainLabel(look, say("about.details"), Type.MEDIUM), say("about.details.hint")
        self.body.addWidget(column(title, PlainLabel(look, hint, Type.SMALL, "muted", wrap=True), spacing=5))
        self.body.addWidget(column(self.details, row(copy, None), spacing=8))

    def show_snapshot(self, snapshot: AgentSnapshot) -> None:
        details = details_of(self._means, snapshot)
        if details != self.details.text():
            self.details.setText(details)


def details_of(means: Means, snapshot: AgentSnapshot) -> str:
    """Line by line, in English whatever the program speaks. Of the relay its host alone, of folders what is under the home."""
    settings = means.look.settings
    facts = (
        ("AssistDesk", means.about.version),
        ("System", means.about.system),
        ("Python", platform.python_version()),
        ("Qt", f"{qVersion()} (PySide6 {PySide6.__version__}), {QGuiApplication.platformName()}"),
        ("Screens", ", ".join(map(_screen, QGuiApplication.screens()))),
        ("Look", f"{settings.language or 'system'}, {settings.scheme}, {settings.font_percent} %"),
        ("Notifications", "yes" if means.can_tell() else "no"),
        ("Relay", urlsplit(snapshot.sign_in.relay_url).hostname or ""),
        ("Line", snapshot.link.phase),
        ("Data", _under_home(means.about.data_dir)),
    )
    return "\n".join(f"{name}: {plain(value)}" for name, value in facts if value)


def _screen(screen: QScreen) -> str:
    size = screen.size()
    return f"{size.width()}x{size.height()} at {screen.devicePixelRatio():g}"


def _under_home(folder: str) -> str:
    home = str(Path.home())
    return f"~{folder.removeprefix(home)}" if folder.startswith(f"{home}/") else folder
