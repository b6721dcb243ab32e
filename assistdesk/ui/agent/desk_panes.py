"""List, conversation and context panel side by side; in narrow windows the panel folds to a strip, the list to an overlay.

Below 1,280 px of the window the panel folds, below 1,040 px the list (experience.md section 2.2). A table takes all.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QWidget

from assistdesk.ui.agent.context_panel import WIDTH_PX as CONTEXT_PX
from assistdesk.ui.agent.context_panel import ContextPanel, ContextStrip
from assistdesk.ui.agent.conversation import Conversation
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.ticket_list import WIDTH_MAX_PX, WIDTH_MIN_PX, WIDTH_PX, TicketListPane
from assistdesk.ui.agent.toasts import ToastStack

FOLD_CONTEXT_PX, FOLD_LIST_PX = 1280, 1040
WIDE_PX = (1 << 24) - 1
"""Qt's own "as wide as you like"."""
LIST_WIDTH, TALK_PX = "width.list", 800


class DeskPanes(QWidget):
    """Owns the room of the four parts it is given, not what they show. ``fold`` after whatever changes their room: the
    window's size, the list turning into a table, a ticket opened or closed. *toasts* go to the part that is seen."""

    def __init__(
        self,
        means: Means,
        tickets: TicketListPane,
        talk: Conversation,
        context: ContextPanel,
        strip: ContextStrip,
        toasts: ToastStack,
    ) -> None:
        super().__init__()
        self._means, self._list, self._talk = means, tickets, talk
        self._context, self._strip, self._toasts = context, strip, toasts
        self._is_context_open = self._is_list_open = self._was_wide = self._has_ticket = False
        px = means.look.px
        across = self._across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        tickets.setMinimumWidth(px(WIDTH_MIN_PX))
        tickets.setMaximumWidth(px(WIDTH_MAX_PX))
        self._splitter.addWidget(tickets)
        self._splitter.addWidget(talk)
        self._splitter.setStretchFactor(1, 1)
        self._widen_list()
        self._splitter.splitterMoved.connect(lambda _x, _n: self._remember_width())
        across.addWidget(self._splitter, 1)
        context.setFixedWidth(px(CONTEXT_PX))
        across.addWidget(context)
        across.addWidget(strip)
        talk.installEventFilter(self)
        tickets.installEventFilter(self)

    def take_over(self, before: "DeskPanes") -> None:
        """What was open over there is open here."""
        self._is_context_open, self._is_list_open = before._is_context_open, before._is_list_open
        self._was_wide, self._has_ticket = before._was_wide, before._has_ticket
        self.fold()

    def show_ticket(self, is_open: bool) -> None:
        """Whether there is a ticket beside the list."""
        self._has_ticket = is_open
        self.fold()

    # --- folding ------------------------------------------------------------------------------------------------------

    def _folds(self, least_px: int) -> bool:
        return self.window().width() < self._means.look.px(least_px)

    @property
    def folds_list(self) -> bool:
        """Beside an open ticket alone: without one there is nothing else to see, and no other way to the tickets."""
        return self._folds(FOLD_LIST_PX) and not self._list.is_table and self._has_ticket

    def fold(self) -> None:
        is_wide = self._list.is_table
        folds_context, folds_list = self._folds(FOLD_CONTEXT_PX), self.folds_list
        self._strip.setVisible(folds_context and not is_wide)
        self._float(self._context, folds_context, self._is_context_open)
        if is_wide:
            self._context.hide()
        self._talk.setVisible(not is_wide)
        self._list.setMaximumWidth(WIDE_PX if is_wide else self._means.look.px(WIDTH_MAX_PX))
        self._float(self._list, folds_list, self._is_list_open)
        if not folds_context and self._across.indexOf(self._context) < 0:
            self._across.insertWidget(1, self._context)
        if not folds_list and self._splitter.indexOf(self._list) < 0:
            self._splitter.insertWidget(0, self._list)
            self._widen_list()
        if self._was_wide and not is_wide and not folds_list:
            self._widen_list()
        self._was_wide = is_wide
        covers = folds_list and self._is_list_open
        host = self._list if is_wide or covers else self._talk
        self._toasts.move_to(host, host.toast_room)
        self._talk.header.list_button.setVisible(folds_list)
        self._place_overlays()

    def _float(self, pane: QFrame, floats: bool, is_open: bool) -> None:
        if floats and (self._splitter.indexOf(pane) >= 0 or self._across.indexOf(pane) >= 0):
            self._across.removeWidget(pane)
            pane.setParent(self)
        pane.setVisible(not floats or is_open)
        if floats and is_open:
            pane.raise_()

    def _place_overlays(self) -> None:
        px = self._means.look.px
        if self._folds(FOLD_CONTEXT_PX) and self._context.isVisibleTo(self):
            left = self.width() - px(CONTEXT_PX) - self._strip.width()
            self._context.setGeometry(left, 0, px(CONTEXT_PX), self.height())
        if self.folds_list and self._list.isVisibleTo(self):
            self._list.setGeometry(0, 0, px(WIDTH_PX), self.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched in (self._talk, self._list) and event.type() == QEvent.Type.Resize:
            self._toasts.place()
        return super().eventFilter(watched, event)

    # --- opening and closing ------------------------------------------------------------------------------------------

    def toggle_context(self) -> None:
        self._is_context_open, self._is_list_open = not self._is_context_open, False
        self.fold()
        if self._is_context_open:
            self._context.setFocus()

    def open_context(self) -> ContextPanel:
        """The panel, seen."""
        self._list.show_cards()
        if self._folds(FOLD_CONTEXT_PX) and not self._is_context_open:
            self.toggle_context()
        return self._context

    def toggle_list(self) -> None:
        self._is_list_open, self._is_context_open = not self._is_list_open, False
        self.fold()
        if self._is_list_open:
            self._list.view.setFocus()

    def uncover_list(self) -> None:
        """The list, seen."""
        if self.folds_list and not self._is_list_open:
            self.toggle_list()

    def close_overlays(self) -> None:
        if self._is_list_open or self._is_context_open:
            self._is_list_open = self._is_context_open = False
            self.fold()

    # --- the list's width ---------------------------------------------------------------------------------------------

    def _widen_list(self) -> None:
        kept, px = self._means.memory.get(LIST_WIDTH) or "", self._means.look.px
        width = max(px(WIDTH_MIN_PX), min(px(WIDTH_MAX_PX), int(kept))) if kept.isdecimal() else px(WIDTH_PX)
        self._splitter.setSizes([width, TALK_PX])

    def _remember_width(self) -> None:
        if self._splitter.indexOf(self._list) >= 0:
            self._means.memory.put(LIST_WIDTH, str(self._list.width()))
