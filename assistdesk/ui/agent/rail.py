"""The rail: where one can go, and one's own face with availability, settings and sign-out. Shows only what exists."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout

from assistdesk.runtime.intents import Forget, SetAvailability, SetChatLimit
from assistdesk.runtime.snapshot import AgentSnapshot, Me
from assistdesk.ui.agent.means import Means, has_seat, is_of_the_house
from assistdesk.ui.text import say
from assistdesk.ui.theme import RAIL_ACTIVE, Look, Type
from assistdesk.ui.widgets.avatar import paint_avatar
from assistdesk.ui.widgets.buttons import IconButton
from assistdesk.ui.widgets.labels import menu_text, set_tip
from assistdesk.ui.widgets.logo import Logo
from assistdesk.ui.widgets.menus import Menu

WIDTH_PX = 68
BUTTON_PX = 44
AVAILABILITIES = ("online", "away", "invisible")
CHAT_LIMITS = (1, 2, 3, 4, 5, 6)
BADGE_MAX, BADGE_FILL = 100, "#D92D20"


class FaceButton(QToolButton):
    """One's own face; green dot when online, amber when away, hollow when invisible. Opens a menu."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._name, self._availability = "", "online"
        self.setFixedSize(look.px(BUTTON_PX), look.px(BUTTON_PX))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set(self, me: Me) -> None:
        self._name, self._availability = me.name, me.availability
        words = say("rail.me", name=me.name, state=say(f"availability.{_known(me.availability)}"))
        self.setAccessibleName(words)
        set_tip(self, words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(BUTTON_PX), self._look.px(BUTTON_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._look.tokens
        box = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        paint_avatar(painter, self._look, box, self._name)
        size = 12.0
        dot = QRectF(box.right() - size * 0.8, box.bottom() - size * 0.8, size, size)
        colour = {"online": tokens.ok_dot, "away": "#FDB022"}.get(self._availability, tokens.rail)
        painter.setPen(QPen(QColor(tokens.rail), 2))
        painter.setBrush(QColor(colour))
        painter.drawEllipse(dot)
        if self._availability == "invisible":
            painter.setPen(QPen(QColor(tokens.rail_icon), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(dot.adjusted(2, 2, -2, -2))
        if self.hasFocus():
            painter.setPen(QPen(QColor("#8EA2FF"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()


class BadgeButton(IconButton):
    """An icon of the rail with a number on it, while there is one."""

    def __init__(self, look: Look, icon: str, name: str, pressed: Callable[[], None], key: str) -> None:
        super().__init__(
            look, icon, name, pressed, size_px=BUTTON_PX, colour=look.tokens.rail_icon, icon_px=21, key=key
        )
        self._name, self._count = name, 0

    def set_count(self, count: int) -> None:
        if count != self._count:
            self._count = count
            self.setAccessibleName(say("told.badge", count) if count else self._name)
            self.update()

    @property
    def badge(self) -> str:
        """The words on the icon."""
        return "" if not self._count else str(self._count) if self._count < BADGE_MAX else f"{BADGE_MAX - 1}+"

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.badge:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._look.font(Type.LABEL))
        tall = float(self._look.px(17))
        wide = max(tall, painter.fontMetrics().horizontalAdvance(self.badge) + 8.0)
        box = QRectF(self.width() - wide - 2, 3, wide, tall)
        painter.setPen(QPen(QColor(self._look.tokens.rail), 2))
        painter.setBrush(QColor(BADGE_FILL))
        painter.drawRoundedRect(box, tall / 2, tall / 2)
        painter.setPen(QColor("#FFFFFF"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self.badge)
        painter.end()


class Rail(QFrame):
    """``go(page)`` is told inbox, reports or settings; ``run`` does a command by its name."""

    def __init__(self, means: Means, go: Callable[[str], None], run: Callable[[str], None]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setFixedWidth(max(WIDTH_PX, means.look.px(WIDTH_PX)))
        self.setAccessibleName(say("rail.name"))
        self._means, self._go = means, go
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 16, 12, 16)
        layout.setSpacing(8)
        layout.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(Logo(means.look), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(14)
        self.inbox = self._button("inbox", say("rail.inbox"), lambda: go("inbox"), "inbox", checkable=True)
        self.help = self._button("keyboard", say("cmd.shortcuts"), lambda: run("shortcuts"), "shortcuts")
        self.call = self._button("phone", say("cmd.log_call"), lambda: run("log_call"), "log_call")
        self.settings = self._button(
            "settings", say("rail.settings"), lambda: go("settings"), "settings", checkable=True
        )
        self.reports = self._button("activity", say("rail.reports"), lambda: go("reports"), "reports", checkable=True)
        self.told = BadgeButton(means.look, "at-sign", say("told.title"), lambda: run("told"), means.keys.shown("told"))
        for button in (self.inbox, self.told, self.reports):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        layout.addWidget(self.call, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.help, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.settings, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(4)
        self.face = FaceButton(means.look)
        layout.addWidget(self.face, 0, Qt.AlignmentFlag.AlignHCenter)
        self.show_page("inbox")

    def show_page(self, page: str) -> None:
        look = self._means.look
        for name, icon, button in (
            ("inbox", "inbox", self.inbox),
            ("reports", "activity", self.reports),
            ("settings", "settings", self.settings),
        ):
            button.setChecked(page == name)
            button.setIcon(look.icon(icon, RAIL_ACTIVE if page == name else look.tokens.rail_icon, 21))

    def show_snapshot(self, snapshot: AgentSnapshot) -> None:
        self.told.set_count(snapshot.inbox.unread)
        self.reports.setVisible(is_of_the_house(snapshot.me))
        self.call.setVisible(has_seat(snapshot.me))
        if snapshot.me is not None:
            self.face.set(snapshot.me)
            self._fill_menu(snapshot.me, snapshot.queue.chat_limit)

    def _fill_menu(self, me: Me, chat_limit: int) -> None:
        menu = Menu(self._means.look, self.face, say("rail.me.menu"))
        for which in AVAILABILITIES:
            menu.add(
                say(f"availability.{which}"),
                partial(self._means.emit, SetAvailability(which)),
                icon="circle-dot",
                checked=which == me.availability,
            )
        if has_seat(me):
            menu.addMenu(self._limits(menu, chat_limit))
        menu.addSeparator()
        menu.add(
            say("rail.settings"), lambda: self._go("settings"), icon="settings", key=self._means.keys.shown("settings")
        )
        menu.add(say("settings.signout"), lambda: self._means.emit(Forget()), icon="log-out")
        old = self.face.menu()
        self.face.setMenu(menu)
        if old is not None:
            old.deleteLater()

    def _limits(self, menu: Menu, chat_limit: int) -> Menu:
        """How many chats I take at once."""
        limits = Menu(self._means.look, menu, say("q.limit.menu"))
        limits.setTitle(menu_text(say("q.limit.menu")))
        limits.setIcon(self._means.look.icon("message-square-text", self._means.look.tokens.muted, 16))
        for limit in CHAT_LIMITS:
            limits.add(
                say("q.limit", limit), partial(self._means.emit, SetChatLimit(limit)), checked=limit == chat_limit
            )
        return limits

    def _button(
        self, icon: str, name: str, pressed: Callable[[], None], command: str, checkable: bool = False
    ) -> IconButton:
        look = self._means.look
        return IconButton(
            look,
            icon,
            name,
            pressed,
            size_px=BUTTON_PX,
            colour=look.tokens.rail_icon,
            icon_px=21,
            checkable=checkable,
            key=self._means.keys.shown(command),
        )


def _known(availability: str) -> str:
    return availability if availability in AVAILABILITIES else "online"
