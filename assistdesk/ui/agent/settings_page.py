"""Settings: looks, notifications, keyboard, sessions, chat, what admins keep, the account, about. Each takes effect at once."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Self

from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QFrame, QVBoxLayout, QWidget

from assistdesk.runtime.intents import Forget
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.ui.agent.commands import Run
from assistdesk.ui.agent.context_settings import ContextSettings
from assistdesk.ui.agent.desk_settings import DeskSettingsCard
from assistdesk.ui.agent.form_settings import FormSettings
from assistdesk.ui.agent.group_settings import GroupSettings
from assistdesk.ui.agent.macro_sheet import MacroSettings
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.notice_settings import NoticeCard
from assistdesk.ui.agent.organization_settings import OrganizationSettings
from assistdesk.ui.agent.own_settings import AboutCard, ChatCard, SessionsCard
from assistdesk.ui.agent.rule_settings import RuleSettings
from assistdesk.ui.agent.settings_cards import SettingsCards
from assistdesk.ui.agent.settings_index import SettingsIndex
from assistdesk.ui.agent.status_settings import StatusSettings
from assistdesk.ui.agent.trigger_settings import TriggerSettings
from assistdesk.ui.text import LANGUAGE_NAMES, plain, say
from assistdesk.ui.theme import Density, Scheme, Settings, Type
from assistdesk.ui.widgets.avatar import Avatar
from assistdesk.ui.widgets.buttons import Button, Segments
from assistdesk.ui.widgets.cards import Card
from assistdesk.ui.widgets.dialogs import ask
from assistdesk.ui.widgets.labels import PlainLabel, menu_text
from assistdesk.ui.widgets.layouts import clear, column, in_reading_order, line, places, row, scrolled

COLUMN_PX = 640
BESIDE_FROM_PX = 800
"""A page that is narrower has the search above its parts, and no rows."""
SCHEMES = ((Scheme.SYSTEM, "monitor"), (Scheme.LIGHT, "sun"), (Scheme.DARK, "moon"))
FONT_PERCENTS = (80, 90, 100, 110, 125, 150, 175, 200)
Change = Callable[[Settings], None]


@dataclass(frozen=True, slots=True)
class Place:
    """Where the page stands: which of all that Tab goes to has the focus, and how far down one reads."""

    focused: int | None = None
    scrolled_px: int = 0


class SettingsPage(QFrame):
    """``change(settings)`` is told the whole new set; *run* does a command of the window."""

    def __init__(self, means: Means, change: Change, run: Run) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAccessibleName(say("rail.settings"))
        self._means, self._change, self._run = means, change, run
        self._snapshot = AgentSnapshot()
        self.place = Place()
        parts = QVBoxLayout()
        parts.setSpacing(14)
        inner = QWidget()
        inner.setMaximumWidth(means.look.px(COLUMN_PX))
        inner.setLayout(parts)
        holder = QWidget()
        across = QVBoxLayout(holder)
        across.setContentsMargins(32, 28, 32, 28)
        across.addWidget(inner)
        across.addStretch(1)
        area = scrolled(holder)
        self.index = SettingsIndex(means.look, area, parts)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.index)
        self._layout.addWidget(area, 1)
        self._account = QVBoxLayout()
        self._build()

    def show_snapshot(self, snapshot: AgentSnapshot) -> None:
        self.sessions.show_snapshot(snapshot)
        self.chat.show_snapshot(snapshot)
        self.about.show_snapshot(snapshot)
        self.macros.show_snapshot(snapshot)
        self.desk.show_snapshot(snapshot)
        self.groups.show_snapshot(snapshot)
        self.statuses.show_snapshot(snapshot)
        self.organizations.show_snapshot(snapshot)
        self.forms.show_snapshot(snapshot)
        self.rules.show_snapshot(snapshot)
        self.triggers.show_snapshot(snapshot)
        self.context.show_snapshot(snapshot)
        self.index.refresh()
        if snapshot.me != self._snapshot.me or snapshot.sign_in.relay_url != self._snapshot.sign_in.relay_url:
            self._snapshot = snapshot
            self._fill_account()
        if self.isVisible():  # rows may have come, at the end of all that Tab goes through
            in_reading_order(self)

    def flush(self) -> None:
        """Note where the page stands: who builds the window anew takes it away before ``take_over``."""
        focused = self.window().focusWidget()  # also where another program is in front
        place = next((number for number, each in enumerate(places(self)) if each is focused), None)
        self.place = Place(place, self.index.area.verticalScrollBar().value())

    def take_over(self, before: Self) -> None:
        """The window is built anew, and no snapshot was shown yet."""
        theirs = before.findChildren(SettingsCards)
        for mine, one in zip(self.findChildren(SettingsCards), theirs, strict=True):
            mine.take_over(one)
        self.index.take_over(before.index)
        QTimer.singleShot(0, self, partial(self._stand, before.place))

    def _stand(self, at: Place) -> None:
        """As the page stood before it was built anew, now that all of it has its room."""
        if at.focused is not None:
            for widget in islice(places(self), at.focused, at.focused + 1):
                widget.setFocus()
        self.index.area.verticalScrollBar().setValue(at.scrolled_px)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        in_reading_order(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= self._means.look.px(BESIDE_FROM_PX)
        self.index.show_rows(is_wide)
        self._layout.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)

    def _build(self) -> None:
        look, now = self._means.look, self._means.look.settings
        general = Card(look, say("settings.general"), spacing=14)
        languages = (
            ("", say("settings.system"), "", ""),
            *((code, name, "", "") for code, name in LANGUAGE_NAMES.items()),
        )
        self._add(general, "settings.language", languages, now.language, lambda v: self._set(language=v))
        schemes = tuple((scheme.value, say(f"settings.scheme.{scheme.value}"), icon, "") for scheme, icon in SCHEMES)
        self._add(general, "settings.scheme", schemes, now.scheme.value, lambda v: self._set(scheme=Scheme(v)))
        densities = tuple((density.value, say(f"settings.density.{density.value}"), "", "") for density in Density)
        self._add(general, "settings.density", densities, now.density.value, lambda v: self._set(density=Density(v)))
        self._add_size(general)
        general.body.addWidget(line())
        general.body.addWidget(self._box("settings.motion", now.reduce_motion, "reduce_motion"))
        self.index.add(general)
        self.index.add(NoticeCard(self._means, self._change))
        self.index.add(self._keyboard())
        self.sessions = SessionsCard(self._means, self._run)
        self.index.add(self.sessions)
        self.chat = ChatCard(self._means)
        self.index.add(self.chat)
        self.macros = MacroSettings(self._means)
        self.index.add(self.macros)
        self.desk = DeskSettingsCard(self._means)
        self.index.add(self.desk)
        self.groups = GroupSettings(self._means)
        self.index.add(self.groups)
        self.statuses = StatusSettings(self._means)
        self.index.add(self.statuses)
        self.organizations = OrganizationSettings(self._means)
        self.index.add(self.organizations)
        self.forms = FormSettings(self._means)
        self.index.add(self.forms)
        self.rules = RuleSettings(self._means)
        self.index.add(self.rules)
        self.triggers = TriggerSettings(self._means)
        self.index.add(self.triggers)
        self.context = ContextSettings(self._means)
        self.index.add(self.context)
        account = Card(look, say("settings.account"), spacing=12)
        account.body.addLayout(self._account)
        self.index.add(account)
        self.about = AboutCard(self._means, self._run)
        self.index.add(self.about)
        self.index.refresh()

    def _keyboard(self) -> Card:
        look, keys = self._means.look, self._means.keys
        change = Button(look, say("cmd.keys"), lambda: self._run("keys"), icon="keyboard", size="small")
        card = Card(look, say("keys.title"), change)
        card.body.addWidget(PlainLabel(look, say("keys.hint"), Type.SMALL, "muted", wrap=True))
        if not keys.has_letters:
            card.body.addWidget(PlainLabel(look, say("shortcuts.no_letters"), Type.SMALL, "muted", wrap=True))
        return card

    def _add(
        self,
        card: Card,
        key: str,
        words: tuple[tuple[str, str, str, str], ...],
        chosen: str,
        told: Callable[[str], object],
    ) -> None:
        look = self._means.look
        choice = Segments(look, say(key), words)
        choice.choose(chosen if chosen in choice.buttons else words[0][0])
        choice.on_choice(told)
        hint = PlainLabel(look, say(f"{key}.hint"), Type.SMALL, "muted", wrap=True)
        card.body.addWidget(column(PlainLabel(look, say(key), Type.MEDIUM), hint, row(choice, None), spacing=5))

    def _box(self, key: str, is_on: bool, name: str) -> QCheckBox:
        box = QCheckBox(menu_text(say(key)))
        box.setFont(self._means.look.font(Type.BODY))
        box.setChecked(is_on)
        box.toggled.connect(lambda on: self._set(**{name: bool(on)}))
        return box

    def _add_size(self, card: Card) -> None:
        look = self._means.look
        percent = look.settings.font_percent
        place = min(range(len(FONT_PERCENTS)), key=lambda number: abs(FONT_PERCENTS[number] - percent))
        smaller = Button(look, say("settings.smaller"), lambda: self._size(place - 1), size="small")
        larger = Button(look, say("settings.larger"), lambda: self._size(place + 1), size="small")
        smaller.setEnabled(place > 0)
        larger.setEnabled(place < len(FONT_PERCENTS) - 1)
        now = PlainLabel(look, f"{percent} %", Type.STRONG)
        words = PlainLabel(look, say("settings.size"), Type.MEDIUM)
        card.body.addWidget(column(words, row(smaller, now, larger, None, spacing=10), spacing=5))

    def _size(self, place: int) -> None:
        self._set(font_percent=FONT_PERCENTS[max(0, min(place, len(FONT_PERCENTS) - 1))])

    def _set(self, **changed: object) -> None:
        self._change(replace(self._means.look.settings, **changed))

    def _fill_account(self) -> None:
        clear(self._account)
        look, me = self._means.look, self._snapshot.me
        if me is None:
            return
        names = column(
            PlainLabel(look, plain(me.name, 80), Type.STRONG),
            PlainLabel(look, plain(me.email, 120), Type.SMALL, "muted"),
            spacing=1,
        )
        out = Button(look, say("settings.signout"), self._ask_sign_out, icon="log-out")
        self._account.addWidget(row(Avatar(look, me.name, 40), (names, 1), out, spacing=12))
        relay = say("settings.relay", relay=self._snapshot.sign_in.relay_url or "–")
        self._account.addWidget(PlainLabel(look, relay, Type.SMALL, "muted", wrap=True))

    def _ask_sign_out(self) -> None:
        ask(
            self._means.look,
            self,
            say("settings.signout.title"),
            (say("settings.signout.hint"),),
            (say("settings.signout"), lambda: self._means.emit(Forget())),
            say("cancel"),
        )
