"""The list pane: views as chips, search, the cards, and what is shown when there are none (experience.md section 2.2)."""

from collections.abc import Callable
from functools import partial
from typing import Self

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListView, QStackedLayout, QVBoxLayout, QWidget

from assistdesk.core.desk.shapes_pages import SearchSort
from assistdesk.core.desk.views import DEFAULT_VIEWS
from assistdesk.runtime.intents import LoadMore, OpenTicket, OpenView, Search, SortList, SortSearch, TryNow
from assistdesk.runtime.snapshot import AgentSnapshot, LinkPhase, ViewItem
from assistdesk.runtime.snapshot import TicketListView as Tickets
from assistdesk.ui.agent.bulk_bar import BulkBar
from assistdesk.ui.agent.clipboard import copier
from assistdesk.ui.agent.clock_words import Calendars
from assistdesk.ui.agent.column_heads import ColumnHeads
from assistdesk.ui.agent.group_heads import HEADING_PX, heading_height, is_on_heading, paint_uppermost
from assistdesk.ui.agent.list_columns import columns_of
from assistdesk.ui.agent.means import Means, has_seat
from assistdesk.ui.agent.search_help import FAULTS, FaultNote, Suggestions, fault_in, known_of
from assistdesk.ui.agent.table_delegate import TableDelegate
from assistdesk.ui.agent.ticket_delegate import TicketDelegate
from assistdesk.ui.agent.ticket_model import Index, TicketModel
from assistdesk.ui.agent.view_forms import ViewForms
from assistdesk.ui.key_presses import letter_of
from assistdesk.ui.text import clock_time, explain, plain, say
from assistdesk.ui.theme import Look, Type
from assistdesk.ui.widgets.buttons import IconButton
from assistdesk.ui.widgets.chips import Chip, ChipButton
from assistdesk.ui.widgets.feedback import EmptyState, ErrorState, Skeleton
from assistdesk.ui.widgets.fields import SearchField
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import centred, clear, row
from assistdesk.ui.widgets.menus import Menu, renew_menu

WIDTH_PX, WIDTH_MIN_PX, WIDTH_MAX_PX = 352, 280, 520
SEARCH_PAUSE_MS = 250
SKELETON_AFTER_MS = 150
VIEW_KEYS = tuple(view.key for view in DEFAULT_VIEWS)
VIEW_CHIPS = 4
PICKED_MAX = 100
SORTS = {"own": "", "due": "next_due_at", "newest": "-created_at", "oldest": "created_at", "priority": "priority"}
"""Words of an order -> as REST writes it; none last."""
SEARCH_SORTS: tuple[SearchSort, ...] = ("newest", "best")
SORT_MEMORY = "list.sort"
SEARCH_SORT_MEMORY = "search.sort"
TABLE_MEMORY = "list.table."


def view_title(view: ViewItem) -> str:
    return say(f"view.{view.key}") if view.key in VIEW_KEYS else plain(view.title, 60)


class TicketListView(QListView):
    """Letters and Enter are the window's; up and down stay here. ``chosen(row)`` on a click or Enter."""

    def __init__(
        self, look: Look, rows: TicketModel, chosen: Callable[[int], None], picked: Callable[[int, bool], None]
    ) -> None:
        super().__init__()
        self._look, self._rows = look, rows
        self._chosen, self._picked = chosen, picked
        self.setModel(rows)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setAccessibleName(say("list.name"))
        self.clicked.connect(lambda index: chosen(index.row()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """With Ctrl one ticket is picked, with Shift all up to it; neither opens it. A heading opens nothing."""
        if is_on_heading(self, self._rows, self._look, event.position().toPoint()):
            return
        modifiers = event.modifiers()
        is_range = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if is_range or modifiers & Qt.KeyboardModifier.ControlModifier:
            index = self.indexAt(event.position().toPoint())
            if index.isValid():
                self._picked(index.row(), is_range)
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._chosen(self.currentIndex().row())
        elif letter_of(event) or event.key() == Qt.Key.Key_Space:
            event.ignore()  # the window's own: no row is looked up by its first letter
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not is_on_heading(self, self._rows, self._look, event.position().toPoint()):
            super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_uppermost(self, self._rows, self._look)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Not under the heading that stays in sight."""
        super().scrollTo(index, hint)
        if self._rows.heading(index.row()):
            hidden = self._look.px(HEADING_PX) - self.visualRect(index).top() - heading_height(self._look, index)
            if hidden > 0:
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() - hidden)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.viewport().update()


class TicketListPane(QFrame):
    """``is_table``: it takes all the room and shows columns; *turned* is called when that changes."""

    def __init__(self, means: Means, new_ticket: Callable[[], None], turned: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setAccessibleName(say("list.pane"))
        self._means = means
        self._turned = turned
        self.is_table = False
        self._asked_for = -1
        self._has_more = False
        self._list_key: tuple[int | None, str, str] = (None, "", "")
        self._sort: tuple[str, SearchSort | None] | None = None
        self._selected: int | None = None
        self._views: tuple[ViewItem, ...] | None = None
        self._views_key: object = None
        self._query = ""
        self.forms = ViewForms(means, self, view_title)
        self._open_view: int | None = None
        self._layout_of: int | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 18, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._head(new_ticket))
        self.search = SearchField(means.look, say("list.search"))
        self.order = IconButton(means.look, "arrow-down-up", say("list.sort"))
        layout.addWidget(row((self.search, 1), self.order, spacing=4, margins=(20, 0, 14, 0)))
        self._chips = QHBoxLayout()
        self._chips.setContentsMargins(17, 0, 14, 0)
        self._chips.setSpacing(0)
        layout.addLayout(self._chips)
        self.calendars = Calendars()
        self.model = TicketModel(self, self.calendars)
        self.view = TicketListView(means.look, self.model, self._open_row, self.pick)
        self._picked: set[int] = set()
        self._last_picked = 0
        self._snapshot = AgentSnapshot()
        self.bulk = BulkBar(means, self.drop_picks)
        layout.addWidget(self.bulk)
        self.cards = TicketDelegate(means.look, self.view, self.calendars)
        self.table = TableDelegate(means.look, self.view, self.calendars)
        self.view.setItemDelegate(self.cards)
        self.heads = ColumnHeads(means.look, self._sort_by_head, lambda: self.view.viewport().width())
        self.heads.hide()
        self.view.viewport().installEventFilter(self)
        self.view.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.view)
        self._note: QWidget | None = None
        below = QVBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.heads)
        below.addLayout(self._stack, 1)
        self.toast_room = QWidget()
        self.toast_room.setFixedHeight(0)
        below.addWidget(self.toast_room)
        layout.addLayout(below, 1)
        self._pause = QTimer(self, singleShot=True, interval=SEARCH_PAUSE_MS)
        self._pause.timeout.connect(self._search_soon)
        self.suggestions = Suggestions(means.look, self.search, self, lambda: known_of(self._snapshot), self._suggested)
        self.search.textEdited.connect(lambda _text: self._pause.start())
        self.search.returnPressed.connect(self._search_now)
        self.search.left_down.connect(self.view.setFocus)

    def _head(self, new_ticket: Callable[[], None]) -> QFrame:
        look = self._means.look
        self.title = PlainLabel(look, say("rail.inbox"), Type.PAGE)
        self.count = Chip(look, "")
        self.new_button = IconButton(
            look,
            "square-pen",
            say("cmd.new"),
            new_ticket,
            colour=look.tokens.primary_text,
            key=self._means.keys.shown("new"),
        )
        self.more_views = IconButton(look, "list-filter", say("list.views"), key=self._means.keys.shown("views"))
        return row(self.title, self.count, None, self.more_views, self.new_button, spacing=4, margins=(20, 0, 14, 0))

    # --- what is shown ------------------------------------------------------------------------------------------------

    def show_snapshot(self, snapshot: AgentSnapshot) -> None:
        tickets = snapshot.tickets
        self._snapshot = snapshot
        self.new_button.setVisible(has_seat(snapshot.me))
        self._query = tickets.query if tickets.error is None else ""
        self._show_views(snapshot.views, tickets.view_id)
        self.calendars.learn(snapshot.schedules)
        self._show_sort(tickets)
        self.forms.show_snapshot(snapshot)
        is_asking = self.search.hasFocus() or self._pause.isActive()
        if not is_asking and self.search.text() != tickets.query:
            self.search.setText(tickets.query)
        list_key = (tickets.view_id, tickets.query, tickets.search_sort if tickets.query else tickets.sort)
        is_other = list_key != self._list_key
        self._list_key = list_key
        if tickets.selected_id not in (None, self._selected) and self._selected is not None:
            self.show_cards()  # another ticket was opened, from wherever: it needs its room
        self._selected, self._has_more = tickets.selected_id, tickets.has_more
        self.cards.open_id = self.table.open_id = tickets.selected_id
        self._show_layout(snapshot, is_other=is_other)
        self.tick()
        anchor = self._anchor()
        self.model.set_rows(tickets.rows, other_list=is_other)
        if is_other:
            self._picked = set()
        self._show_picks()
        self._place(is_other, anchor)
        total = tickets.total if tickets.total is not None else len(tickets.rows)
        self.count.set(say("list.count", total), self.count.spec.tone)
        self.count.setVisible(not tickets.loading or bool(tickets.rows))
        self._show_state(snapshot)
        self.view.viewport().update()

    # --- cards or a table ---------------------------------------------------------------------------------------------

    def _show_layout(self, snapshot: AgentSnapshot, *, is_other: bool) -> None:
        """A view that was just opened comes as it is kept; where nothing else is said, as it was looked at last."""
        tickets = snapshot.tickets
        view = next((view for view in snapshot.views if view.id == tickets.view_id and not tickets.query), None)
        view_id = None if view is None else view.id
        if view is not None and view_id != self._layout_of:
            self._layout_of = view_id
            kept = self._means.memory.get(f"{TABLE_MEMORY}{view.id}")
            self._turn(view.as_table if kept is None else kept == "1")
        columns = columns_of(() if view is None else view.columns)
        self.view.setUniformItemSizes(not tickets.group_by)
        self.heads.show_columns(columns, tickets.order, tickets.group_by)
        if self.table.columns != columns or is_other:
            self.table.columns = columns
            self.view.viewport().update()

    def toggle_table(self) -> None:
        """Remembered for this view."""
        self._turn(not self.is_table)
        if self._layout_of is not None:
            self._means.memory.put(f"{TABLE_MEMORY}{self._layout_of}", "1" if self.is_table else "0")
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_cards(self) -> None:
        """Leave the table, until it is asked for again or the view is opened anew."""
        self._turn(is_table=False)

    def _turn(self, is_table: bool) -> None:
        if is_table == self.is_table:
            return
        self.is_table = is_table
        place = self.view.currentIndex()
        self.view.setItemDelegate(self.table if is_table else self.cards)
        self.heads.setVisible(is_table)
        self.view.scheduleDelayedItemsLayout()
        self._turned()
        if place.isValid():
            self.view.scrollTo(place)

    def _sort_by_head(self, order: str) -> None:
        self._means.emit(SortList(order))

    def tick(self) -> None:
        """The running clocks went on."""
        self.cards.now_ms = self.table.now_ms = self.model.now_ms = self._means.now_ms()
        self.view.viewport().update()

    def _show_views(self, views: tuple[ViewItem, ...], open_id: int | None) -> None:
        key = (views, open_id, self.width(), self._query, has_seat(self._snapshot.me))
        if key == self._views_key:
            return
        self._views_key = key
        focused = next((b.property("view") for b in self.findChildren(ChipButton) if b.hasFocus()), None)
        self._views, self._open_view = views, open_id
        clear(self._chips)
        shown = list(views[:VIEW_CHIPS])
        hidden = [view for view in views[VIEW_CHIPS:] if view.id == open_id]
        if hidden:
            shown = [*shown[: VIEW_CHIPS - 1], *hidden]
        room = max(self.width(), WIDTH_MIN_PX) - 31
        chips = {view.id: self._view_chip(view, open_id) for view in shown}
        if open_id in chips:
            room -= chips[open_id].sizeHint().width()  # the open one stays, wherever it stands
        for view in shown:
            button = chips[view.id]
            if view.id != open_id:
                room -= button.sizeHint().width()
            if room < 0 and view.id != open_id:
                button.deleteLater()
                continue
            self._chips.addWidget(button)
            if view.id == focused:
                button.setFocus()
        self._chips.addStretch(1)
        if views:
            renew_menu(self.more_views, self._views_menu)

    def _views_menu(self) -> Menu:
        menu = Menu(self._means.look, self.more_views, say("list.views"))
        views, open_id = self._views or (), self._open_view
        for view in views:
            words = view_title(view) + (f"   {view.count}" if view.count is not None else "")
            menu.add(words, partial(self._choose_view, view.id), checked=view.id == open_id)
        if has_seat(self._snapshot.me):
            menu.addSeparator()
            self.forms.add_to(menu, next((view for view in views if view.id == open_id), None), self._query)
        return menu

    def take_over(self, other: Self) -> None:
        """What is picked, and the forms of views, from the pane that stood here before the window was built anew."""
        self._list_key, self._picked, self._last_picked = other._list_key, other._picked, other._last_picked
        self.forms.take_over(other.forms)

    def _show_sort(self, tickets: Tickets) -> None:
        """The menu of orders, a search's while one is shown. The person's last choices are asked for once, when the list is
        first shown."""
        shown = tickets.sort, tickets.search_sort if tickets.query else None
        if shown == self._sort:
            return
        is_first, self._sort = self._sort is None, shown
        renew_menu(self.order, self._sort_menu)
        if is_first:
            kept, kept_search = map(self._means.memory.get, (SORT_MEMORY, SEARCH_SORT_MEMORY))
            if kept is not None and kept != tickets.sort and kept in SORTS.values():
                self._means.emit(SortList(kept))
            if kept_search == "best" != tickets.search_sort:
                self._means.emit(SortSearch("best"))

    def _sort_menu(self) -> Menu:
        menu = Menu(self._means.look, self.order, say("list.sort"))
        sort, search_sort = self._sort or ("", None)
        if search_sort is not None:
            for order in SEARCH_SORTS:
                menu.add(
                    say(f"search.sort.{order}"), partial(self._choose_search_sort, order), checked=order == search_sort
                )
        else:
            for name, key in SORTS.items():
                menu.add(say(f"list.sort.{name}"), partial(self._choose_sort, key), checked=key == sort)
        return menu

    def _choose_search_sort(self, order: SearchSort) -> None:
        self._means.memory.put(SEARCH_SORT_MEMORY, order)
        self._means.emit(SortSearch(order))

    def _choose_sort(self, key: str) -> None:
        self._means.memory.put(SORT_MEMORY, key)
        self._means.emit(SortList(key))

    def _view_chip(self, view: ViewItem, open_id: int | None) -> ChipButton:
        words = view_title(view) + (f" {view.count}" if view.count else "")
        button = ChipButton(self._means.look, words, lambda: self._choose_view(view.id))
        button.setCheckable(True)
        button.setChecked(view.id == open_id)
        button.setProperty("view", view.id)
        button.clicked.connect(lambda: button.setChecked(view.id == self._open_view))
        return button

    def _show_state(self, snapshot: AgentSnapshot) -> None:
        tickets, look = snapshot.tickets, self._means.look
        note: QWidget | None = None
        if not tickets.rows:
            if tickets.error is not None and tickets.error.rule in FAULTS:
                note = centred(FaultNote(look, tickets.query, tickets.error.rule, self._search_for))
            elif tickets.error is not None:
                told = explain(tickets.error.rule, tickets.error.fields)
                note = centred(
                    ErrorState(
                        look, told.sentence, (say("again"), self._again), (say("copy.details"), copier(told.detail))
                    )
                )
            elif tickets.loading:
                waited = self._means.now_ms() - tickets.loading_since_ms
                if waited >= SKELETON_AFTER_MS:
                    px = TicketDelegate.compact_px if look.is_compact else TicketDelegate.height_px
                    note = Skeleton(look, 7, px, say("loading"))
            elif tickets.query and tickets.has_more:
                words = say("list.nothing_yet", text=tickets.query)
                note = centred(EmptyState(look, "search", words, say("list.look_on"), self._look_on))
            elif tickets.query:
                words = say("list.nothing_found", text=tickets.query)
                note = centred(EmptyState(look, "search", words, say("list.search.clear"), self._clear_search))
            elif snapshot.link.phase is LinkPhase.OFFLINE and not tickets.as_of_ms:
                note = centred(EmptyState(look, "wifi-off", say("a.offline"), say("try_now"), self._again))
            else:
                note = centred(self._nothing_waits(snapshot))
        self._put_note(note)

    def _nothing_waits(self, snapshot: AgentSnapshot) -> EmptyState:
        everything = next((view for view in snapshot.views if view.key == "all"), None)
        if not has_seat(snapshot.me):
            return EmptyState(self._means.look, "inbox", say("list.empty.expert"))
        if everything is None or everything.id == snapshot.tickets.view_id:
            return EmptyState(self._means.look, "inbox", say("list.empty"), say("cmd.new"), self.new_button.click)
        return EmptyState(
            self._means.look,
            "circle-check",
            say("list.empty"),
            say("list.open_all"),
            lambda: self._choose_view(everything.id),
        )

    def _put_note(self, note: QWidget | None) -> None:
        old, self._note = self._note, note
        if note is not None:
            self._stack.addWidget(note)
        self._stack.setCurrentWidget(note or self.view)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()

    # --- staying in place ---------------------------------------------------------------------------------------------

    def _anchor(self) -> tuple[int, int] | None:
        """The ticket at the top edge and where its card begins, so that a change above it moves nothing."""
        index = self.view.indexAt(QPoint(30, 2))
        ticket = self.model.ticket(index.row()) if index.isValid() else None
        if ticket is None or self.view.verticalScrollBar().value() == 0:
            return None
        return ticket.id, self.view.visualRect(index).top()

    def _place(self, is_other: bool, anchor: tuple[int, int] | None) -> None:
        if not self.view.currentIndex().isValid() or is_other:
            place = max(0, self.model.row_of(self._selected))
            if self.model.rowCount():
                self.view.setCurrentIndex(self.model.index(place))
        if is_other:
            self._asked_for = -1
        if anchor is not None and not is_other:
            place = self.model.row_of(anchor[0])
            if place >= 0:
                bar = self.view.verticalScrollBar()
                bar.setValue(bar.value() + self.view.visualRect(self.model.index(place)).top() - anchor[1])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.view.viewport():
            if event.type() == QEvent.Type.Enter:
                self.model.hold(True)
            elif event.type() == QEvent.Type.Leave:
                self.model.hold(False)
            elif event.type() == QEvent.Type.Resize:
                self.heads.place()
        return super().eventFilter(watched, event)

    # --- picking ------------------------------------------------------------------------------------------------------

    def pick(self, place: int, is_range: bool = False) -> None:
        """Pick the ticket at *place*, or let it go; *is_range*: all from the last one picked up to it."""
        if is_range:
            first, last = sorted((self._last_picked, place))
            rows = (self.model.ticket(at) for at in range(first, last + 1))
            self._picked |= {row.id for row in rows if row is not None}
        elif (row := self.model.ticket(place)) is not None:
            self._picked ^= {row.id}
        self._last_picked = place
        self._show_picks()

    def pick_current(self) -> None:
        self.pick(self.view.currentIndex().row())

    def pick_all(self) -> None:
        """All that are loaded; again: none."""
        rows = (self.model.ticket(at) for at in range(min(self.model.rowCount(), PICKED_MAX)))
        every = {row.id for row in rows if row is not None}
        self._picked = set() if self._picked == every else every
        self._show_picks()

    def drop_picks(self) -> None:
        self._picked = set()
        self._show_picks()

    def _show_picks(self) -> None:
        """At most as many as the relay takes at once, from the top; none by an expert, who may do nothing to several."""
        if not has_seat(self._snapshot.me):
            self._picked = set()
        if self._picked:
            rows = (self.model.ticket(at) for at in range(self.model.rowCount()))
            kept = [row.id for row in rows if row is not None and row.id in self._picked]
            self._picked = set(kept[:PICKED_MAX])
        if self.cards.picked != self._picked:
            self.cards.picked = self.table.picked = frozenset(self._picked)
            self.view.viewport().update()
        self.bulk.show_picked(tuple(sorted(self._picked)), self._snapshot)

    # --- wishes -------------------------------------------------------------------------------------------------------

    def step(self, steps: int, unread_only: bool = False) -> None:
        """J and K: the list's cursor goes down or up (to the next unread one)."""
        place = self.view.currentIndex().row() + steps
        while unread_only and (ticket := self.model.ticket(place)) is not None and not ticket.unread:
            place += steps
        if self.model.ticket(place) is not None:
            self.view.setCurrentIndex(self.model.index(place))
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def next_after(self, ticket_id: int) -> int | None:
        """The ticket under *ticket_id* in the list, else the one above, else None."""
        place = self.model.row_of(ticket_id)
        for near in (self.model.ticket(place + 1), self.model.ticket(place - 1)):
            if near is not None and near.id != ticket_id:
                return near.id
        return None

    def open_views(self) -> None:
        if self._views:
            self.more_views.showMenu()

    def _open_row(self, place: int) -> None:
        ticket = self.model.ticket(place)
        if ticket is not None:
            self._means.emit(OpenTicket(ticket.id))

    def _choose_view(self, view_id: int) -> None:
        """In the place of a search that was not asked for yet."""
        self._pause.stop()
        self._means.emit(OpenView(view_id))

    def _search_soon(self) -> None:
        """After a pause; a word that is still being chosen is not called wrong."""
        if not (self.suggestions.is_choosing and fault_in(self.search.text().strip()) is not None):
            self._search_now()

    def _search_for(self, text: str) -> None:
        self.search.setText(text)
        self._search_now()

    def _suggested(self, is_whole: bool) -> None:
        if is_whole:
            self._search_now()

    def _search_now(self) -> None:
        self._pause.stop()
        self.suggestions.hide()
        self._means.emit(Search(self.search.text().strip()))

    def _clear_search(self) -> None:
        self.search.clear()
        self._search_now()

    def _again(self) -> None:
        self._means.emit(TryNow())

    def _look_on(self) -> None:
        self._means.emit(LoadMore())

    def _scrolled(self, value: int) -> None:
        bar = self.view.verticalScrollBar()
        rows = self.model.rowCount()
        if self._has_more and rows and rows != self._asked_for and value > bar.maximum() - 2 * self.view.height():
            self._asked_for = rows
            self._means.emit(LoadMore())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._views is not None:
            self._show_views(self._views, self._open_view)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH_PX, 600)


def as_of(at_ms: int) -> str:
    return say("as_of", time=clock_time(at_ms))
