"""In the settings: what may call the agent out of another window, and what of it the system may say (experience.md section
2.5)."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox

from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.news import Kind, choice_from, keep_choice
from assistdesk.ui.text import say
from assistdesk.ui.theme import Settings, Type
from assistdesk.ui.widgets.cards import Card
from assistdesk.ui.widgets.labels import PlainLabel, menu_text
from assistdesk.ui.widgets.layouts import column, line


class NoticeCard(Card):
    """*change* is told the whole set of looks, of which *Do not disturb* is a part; all else is kept here."""

    def __init__(self, means: Means, change: Callable[[Settings], None]) -> None:
        super().__init__(means.look, say("notices.title"), spacing=14)
        self._means = means
        now, choice = means.look.settings, choice_from(means.memory)
        quiet = self._box("settings.quiet", now.do_not_disturb)
        quiet.toggled.connect(lambda on: change(replace(means.look.settings, do_not_disturb=bool(on))))
        system = self._box("notices.system", choice.by_system)
        system.toggled.connect(lambda on: self._keep(by_system=bool(on)))
        words = self._box("notices.words", choice.with_words)
        words.toggled.connect(lambda on: self._keep(with_words=bool(on)))
        kinds = []
        for kind in Kind:
            box = self._box(f"notices.kind.{kind}", kind not in choice.silent)
            box.toggled.connect(lambda on, kind=kind: self._keep_kind(kind, bool(on)))
            kinds.append(box)
        self.body.addWidget(column(quiet, self._hint("settings.quiet.hint"), spacing=5))
        self.body.addWidget(line())
        title = PlainLabel(means.look, say("notices.kinds"), Type.MEDIUM)
        self.body.addWidget(column(title, self._hint("notices.kinds.hint"), *kinds, spacing=5))
        self.body.addWidget(line())
        self._room = self._hint("notices.system.none")
        self.body.addWidget(column(system, self._room, spacing=5))
        self.body.addWidget(column(words, self._hint("notices.words.hint"), spacing=5))

    def showEvent(self, event: QShowEvent) -> None:
        self._room.setText(say("notices.system.hint" if self._means.can_tell() else "notices.system.none"))
        super().showEvent(event)

    def _box(self, key: str, is_on: bool) -> QCheckBox:
        box = QCheckBox(menu_text(say(key)))
        box.setFont(self._means.look.font(Type.BODY))
        box.setChecked(is_on)
        return box

    def _hint(self, key: str) -> PlainLabel:
        return PlainLabel(self._means.look, say(key), Type.SMALL, "muted", wrap=True)

    def _keep(self, **changed: object) -> None:
        keep_choice(self._means.memory, replace(choice_from(self._means.memory), **changed))

    def _keep_kind(self, kind: Kind, is_loud: bool) -> None:
        silent = choice_from(self._means.memory).silent
        self._keep(silent=tuple(each for each in Kind if (not is_loud if each is kind else each in silent)))
