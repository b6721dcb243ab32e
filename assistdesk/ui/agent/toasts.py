"""Toasts over the window's lower edge: the last three, each with its *Undo* while that is possible, or its way on.

Who is not to be disturbed is shown what came of his own acts, and no notice; notices wait until he is again. What the
conversation shows with its *Undo* is said to screen readers and not shown twice.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from assistdesk.runtime.intents import DismissToast, OpenTicket, Undo
from assistdesk.runtime.snapshot import Toast
from assistdesk.ui.agent.means import Means
from assistdesk.ui.text import explain, say
from assistdesk.ui.theme import Tone
from assistdesk.ui.widgets.feedback import ToastCard
from assistdesk.ui.widgets.layouts import after_press

if TYPE_CHECKING:
    from assistdesk.ui.agent.conversation import Conversation

SHOWN_MAX = 3
LACKING = "required_on_solve"
"""Leads not only to its ticket but to its fields."""
WIDTH_PX, EDGE_PX, GAP_PX = 420, 20, 8
TONES = {"ok": Tone.OK, "warn": Tone.WARN, "error": Tone.DANGER, "danger": Tone.DANGER}


class ToastStack(QFrame):
    """A child of *talk* or where else it is moved, in the room that is kept there for them, so that they cover nothing of it.
    Call ``place`` when the host's size changes. *to_fields*: where what a solve lacks is filled in."""

    def __init__(self, means: Means, talk: "Conversation", to_fields: Callable[[], object]) -> None:
        super().__init__(talk)
        self.setObjectName("ghost")
        self._means, self._talk, self._room, self._to_fields = means, talk, talk.toast_room, to_fields
        self._said: set[int] = set()
        self._shown: tuple[tuple[Toast, bool], ...] = ()
        self._cards: dict[tuple[Toast, bool], ToastCard] = {}
        self._toasts: tuple[Toast, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, GAP_PX, 0, GAP_PX)
        self._layout.setSpacing(GAP_PX)
        self.hide()

    def show_toasts(self, toasts: tuple[Toast, ...]) -> None:
        self._toasts = toasts
        now = self._means.now_ms()
        is_quiet = self._means.look.settings.do_not_disturb
        due = [toast for toast in toasts if not (is_quiet and toast.is_notice)]
        undone = [(toast, self._may_undo(toast, now)) for toast in due]
        seen = tuple(one for one in undone if not self._talk.sees(one[0].undo_key))[-SHOWN_MAX:]
        for toast in due:
            if toast.id not in self._said:
                announce(self, explain(toast.rule, toast.fields).sentence)
        self._said = {toast.id for toast in due}
        if seen == self._shown:
            self.place()  # what is below it may have changed, and came to the front with that
            return
        if after_press(self, self.tick):
            return
        for one in set(self._cards) - set(seen):
            card = self._cards.pop(one)
            card.hide()
            self._layout.removeWidget(card)
            card.deleteLater()
        self._shown = seen
        for place, (toast, undo) in enumerate(seen):
            if (toast, undo) in self._cards:
                continue
            card = self._cards[(toast, undo)] = self._card(toast, undo)
            self._layout.insertWidget(place, card)
        self.setVisible(bool(seen))
        self.place()

    def tick(self) -> None:
        """An undo may have run out."""
        self.show_toasts(self._toasts)

    def latest_undo(self) -> str:
        """The key of the newest toast that can still be undone, shown or not, or ""."""
        now = self._means.now_ms()
        return next((toast.undo_key for toast in reversed(self._toasts) if self._may_undo(toast, now)), "")

    def move_to(self, host: QWidget, room: QWidget) -> None:
        if self.parentWidget() is not host:
            self._room.setFixedHeight(0)
            self._room = room
            self.setParent(host)
            self.setVisible(bool(self._shown))
            self.place()

    def place(self) -> None:
        host = self.parentWidget()
        if host is None:
            return
        if not self._shown:
            self._room.setFixedHeight(0)
            return
        width = min(self._means.look.px(WIDTH_PX), host.width() - 2 * EDGE_PX)
        self.setFixedWidth(width)
        height = max(self._layout.heightForWidth(width), self._layout.sizeHint().height())
        self.resize(width, height)
        has_room = host.isAncestorOf(self._room) and self._room.isVisibleTo(host)
        floor = self._room.geometry().bottom() + 1 if has_room else host.height() - EDGE_PX
        self._room.setFixedHeight(height if has_room else 0)
        self.move(QPoint((host.width() - width) // 2, floor - height))
        self.raise_()

    def _may_undo(self, toast: Toast, now_ms: int) -> bool:
        return bool(toast.undo_key) and (toast.until_ms == 0 or toast.until_ms > now_ms)

    def _card(self, toast: Toast, undo: bool) -> ToastCard:
        emit = self._means.emit
        act = (say("undo"), lambda: emit(Undo(toast.undo_key))) if undo else None
        if toast.opens:
            act = (say("fields.fill_in" if toast.rule == LACKING else "told.open"), lambda: self._go(toast))
        return ToastCard(
            self._means.look,
            explain(toast.rule, toast.fields).sentence,
            (say("close"), lambda: emit(DismissToast(toast.id))),
            act,
            TONES.get(toast.kind, Tone.NEUTRAL),
        )

    def _go(self, toast: Toast) -> None:
        self._means.emit(DismissToast(toast.id))
        self._means.emit(OpenTicket(toast.opens))
        if toast.rule == LACKING:
            self._to_fields()


def announce(widget: QWidget, words: str, assertive: bool = False) -> None:
    """Have a screen reader say *words*."""
    event = QAccessibleAnnouncementEvent(widget, words)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if assertive else politeness.Polite)
    QAccessible.updateAccessibility(event)
