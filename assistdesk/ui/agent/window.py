"""The agent's window: rail, list, conversation, context panel; sign-in before it; bars and toasts over it.

It shows snapshots and emits intents, nothing else. When the look changes (colours, letters, language) it is built anew from its
last snapshot.
"""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QImage, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QMainWindow, QStackedLayout, QVBoxLayout, QWidget

from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents import OpenTicket, OpenView, Undo
from assistdesk.runtime.intents_forms import ReadForms
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.ui.agent import commands
from assistdesk.ui.agent.attention import Attention
from assistdesk.ui.agent.bars import ConnectionBar
from assistdesk.ui.agent.call_sheets import LogCallSheet
from assistdesk.ui.agent.call_strip import CallStrip
from assistdesk.ui.agent.colleague_strip import ColleagueStrip
from assistdesk.ui.agent.context_panel import ContextPanel, ContextStrip
from assistdesk.ui.agent.conversation import Conversation
from assistdesk.ui.agent.dashboard_page import DashboardPage
from assistdesk.ui.agent.desk_panes import DeskPanes
from assistdesk.ui.agent.error_bar import ErrorBar
from assistdesk.ui.agent.inbox_sheet import InboxSheet
from assistdesk.ui.agent.keyboard_sheet import KeyboardSheet
from assistdesk.ui.agent.leaving import asks_first
from assistdesk.ui.agent.left_words import LeftWords
from assistdesk.ui.agent.means import About, Emit, Means, ticket_number
from assistdesk.ui.agent.open_sheet import OpenSheet
from assistdesk.ui.agent.palette import Palette
from assistdesk.ui.agent.panes import Pane, step_pane
from assistdesk.ui.agent.place import change_look, remember_place, restore_place
from assistdesk.ui.agent.preview import LastPicture
from assistdesk.ui.agent.queue_strip import QueueStrip
from assistdesk.ui.agent.rail import Rail
from assistdesk.ui.agent.refused_strip import RefusedStrip
from assistdesk.ui.agent.settings_page import SettingsPage
from assistdesk.ui.agent.sheets import NewTicketSheet, ShortcutsSheet
from assistdesk.ui.agent.sign_in import SignInPage
from assistdesk.ui.agent.ticket_commands import TicketCommands
from assistdesk.ui.agent.ticket_list import TicketListPane
from assistdesk.ui.agent.toasts import ToastStack
from assistdesk.ui.desktop_notices import DesktopNotices
from assistdesk.ui.key_presses import letter_of
from assistdesk.ui.key_table import command
from assistdesk.ui.keys import Keys
from assistdesk.ui.memory import Memory
from assistdesk.ui.theme import Look, Settings
from assistdesk.ui.widgets.buttons import ENTER_PRESSES
from assistdesk.ui.widgets.layouts import focus_held, focus_in
from assistdesk.ui.window_keys import WindowKeys

TICK_MS = 1_000
TYPING = ("QLineEdit", "QPlainTextEdit", "QComboBox")


class AgentWindow(QMainWindow):
    """Feed it with ``show_snapshot``, ``picture_changed`` and ``show_failure``; *full_view* and *given_code* are the program's.

    ``picture()`` gives the last picture of the session for the small preview, or None. *keys*: else those of *memory*."""

    def __init__(
        self,
        look: Look,
        emit: Emit,
        now_ms: Callable[[], int],
        memory: Memory,
        picture: Callable[[], QImage | None],
        full_view: Callable[[], None],
        given_code: Callable[[], None],
        keys: Keys | None = None,
        about: About | None = None,
        notices: DesktopNotices | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("agent")
        self.setProperty(ENTER_PRESSES, True)
        self._emit = emit
        self._keys = keys or Keys(memory)
        notices = notices or DesktopNotices("", self)
        self._means = Means(look, self._wish, now_ms, memory, lambda: self._keys, about or About(), notices.can_tell)
        self._picture, self._full_view, self._given_code = picture, full_view, given_code
        self._snapshot = AgentSnapshot()
        self._page = "inbox"
        self._told = OpenSheet[InboxSheet]()
        self._is_new_here = False
        restore_place(self, memory)
        self._build()
        WindowKeys(self, self._keys, "desk", self.run)
        self.attention, self.left = Attention(self._means, self, notices), LeftWords(self._means, self)
        look.changed.connect(self.rebuild)
        self._keys.changed.connect(self.rebuild, Qt.ConnectionType.QueuedConnection)
        if self._keys.is_damaged:
            self.show_failure(Cause("keys_damaged"))
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    def _wish(self, intent: Intent) -> None:
        """A ticket or a view that is opened from wherever is to be seen."""
        self._emit(intent)
        if isinstance(intent, OpenTicket):
            self.list.show_cards()
        if isinstance(intent, OpenTicket | OpenView):
            self._go_to_tickets()

    def _go_to_tickets(self) -> None:
        if self._page != "inbox":
            self.go("inbox")
            (self.list.view if self.list.isVisible() else self.conversation.timeline).setFocus()

    # --- building -----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        """From the outside in: what is put into something else takes over its letters and colours, with all that is in it."""
        self.setWindowTitle("AssistDesk")
        means = self._means
        root = QWidget(self)
        self._faces = QStackedLayout(root)
        workspace = QFrame(root)
        workspace.setObjectName("page")
        self.sign_in = SignInPage(means, self._given_code, self._set_language)
        self.rail = Rail(means, self.go, self.run)
        self.refused = RefusedStrip(means, self, self.rail.face)
        self.list = TicketListPane(means, lambda: self.run("new"), self._fold)
        self.conversation = Conversation(means, self.run, self._toggle_list)
        picture, header = LastPicture(self._picture), self.conversation.header
        self.context = ContextPanel(means, picture, self._full_view, self.run, header)
        self.strip = ContextStrip(means, self._toggle_context)
        self._settings: SettingsPage | None = None
        self.reports = DashboardPage(means)
        self.connection = ConnectionBar(means)
        self.errors = ErrorBar(means)
        self.queue = QueueStrip(means)
        self.calls = CallStrip(means)
        self.colleagues = ColleagueStrip(means)
        self.toasts = ToastStack(means, self.conversation, self.go_to_fields)
        self.panes = DeskPanes(means, self.list, self.conversation, self.context, self.strip, self.toasts)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.panes)
        self._pages.addWidget(self.reports)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.connection)
        right.addWidget(self.errors)
        right.addWidget(self.refused)
        right.addLayout(self._pages, 1)
        right.addWidget(self.calls)
        right.addWidget(self.colleagues)
        right.addWidget(self.queue)
        beside = QHBoxLayout(workspace)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.rail)
        beside.addLayout(right, 1)
        self._faces.addWidget(self.sign_in)
        self._faces.addWidget(workspace)
        self.setCentralWidget(root)
        self._on_ticket = TicketCommands(means, self.list, self.conversation, self.context, self.go_to_fields)
        self._fold()

    @property
    def settings(self) -> SettingsPage:
        """Made when it is first looked for: it is a third of the window, and most days nobody goes there."""
        if self._settings is not None:
            return self._settings
        page = self._add_settings()
        if self._is_inside:
            page.show_snapshot(self._snapshot)
        return page

    def _add_settings(self) -> SettingsPage:
        page = self._settings = SettingsPage(self._means, self._change_look, self.run)
        self._pages.addWidget(page)
        return page

    def rebuild(self) -> None:
        """New clothes: everything is made again and shows what was shown."""
        tickets, talk, context, panes = self.list, self.conversation, self.context, self.panes
        errors, settings = self.errors, self._settings
        was_in_list = self.list.isAncestorOf(self.focusWidget())
        composer, bar = talk.composer, talk.timeline.verticalScrollBar()
        composer.flush()
        context.flush()
        if settings is not None:
            settings.flush()
        had_focus, place = composer.text.hasFocus(), bar.maximum() - bar.value()
        texts = (composer.mode, composer.text.toPlainText())
        self._build()
        self.panes.take_over(panes)
        self.list.take_over(tickets)
        self.conversation.take_over(talk)
        if settings is not None:
            self._add_settings().take_over(settings)
        if not self._keys.is_damaged:
            errors.settle("keys_damaged")
        self.errors.take_over(errors)
        self.show_snapshot(self._snapshot)
        self.context.take_over(context)
        self.go(self._page)
        fresh = self.conversation.composer
        if self._snapshot.ticket is not None:
            fresh.take_over(*texts)
        if had_focus or was_in_list:
            (fresh.text if had_focus else self.list.view).setFocus()
        new_bar = self.conversation.timeline.verticalScrollBar()
        new_bar.setValue(new_bar.maximum() - place)

    # --- what is shown ------------------------------------------------------------------------------------------------

    def show_snapshot(self, snapshot: AgentSnapshot) -> None:
        before, self._snapshot = self._snapshot.ticket, snapshot
        self.attention.show_snapshot(snapshot)
        self.left.show_snapshot(snapshot)
        was_inside = self._faces.currentIndex() == 1
        inside = snapshot.sign_in.is_signed_in
        self._faces.setCurrentIndex(1 if inside else 0)
        number = f"{ticket_number(snapshot.ticket.row.id)} – " if inside and snapshot.ticket is not None else ""
        self.setWindowTitle(f"{number}AssistDesk")
        if not inside:
            self.sign_in.show_sign_in(snapshot.sign_in)
            return
        self.rail.show_snapshot(snapshot)
        self.list.show_snapshot(snapshot)
        parts = (self.conversation, self.context.session, self.context)
        with focus_held(parts, self.conversation.timeline, self.toasts):
            self.conversation.show_snapshot(snapshot)
            self.context.show_snapshot(snapshot)
        self.conversation.chat.begin_taken()
        if self._settings is not None:
            self._settings.show_snapshot(snapshot)
        self.reports.show_snapshot(snapshot)
        self.connection.show_snapshot(snapshot)
        self.refused.show_snapshot(snapshot)
        self.queue.show_snapshot(snapshot)
        self.calls.show_snapshot(snapshot)
        self.colleagues.show_snapshot(snapshot)
        self.strip.show_snapshot(snapshot)
        if self._page == "reports" and not commands.is_offered(command("reports"), snapshot):
            self._go_to_tickets()  # they were hers to see until now
        self.toasts.show_toasts(snapshot.toasts)
        if snapshot.ticket is not None and (before is None or before.row.id != snapshot.ticket.row.id):
            self._go_to_tickets()
        if (before is None) is not (snapshot.ticket is None):
            focused = focus_in(self)
            was_in_list = focused is not None and self.list.isAncestorOf(focused)
            self.panes.show_ticket(snapshot.ticket is not None)
            if was_in_list and not self.list.isVisible():
                self.conversation.timeline.setFocus()
        self._means.found.show_tags(snapshot.tags_found)
        if self._told.sheet is not None:
            self._told.sheet.show_inbox(snapshot.inbox)
        self._is_new_here = self._is_new_here or not was_inside
        if self._is_new_here and self.list.view.isVisible():
            self._begin_in_list()

    def _begin_in_list(self) -> None:
        """Whoever signed in begins with the tickets, as soon as they are there, unless she went elsewhere meanwhile."""
        self._is_new_here = False
        focused = focus_in(self)
        if focused is None or self.rail.isAncestorOf(focused):
            self.list.view.setFocus()

    def tick(self) -> None:
        """A second went by: running clocks, undo times, skeletons."""
        if not self._snapshot.sign_in.is_signed_in:
            return
        self.list.tick()
        self.conversation.tick()
        self.context.tick()
        self.connection.tick()
        self.queue.tick()
        self.calls.tick()
        self.reports.tick()
        self.toasts.tick()
        if self._snapshot.tickets.loading or (self._snapshot.ticket is not None and self._snapshot.ticket.loading):
            self.list.show_snapshot(self._snapshot)
            self.conversation.show_snapshot(self._snapshot)

    def picture_changed(self) -> None:
        """New pixels: the preview follows at its own pace."""
        if self.context.session.preview is not None:
            self.context.session.preview.mark_dirty()

    def show_failure(self, cause: Cause) -> None:
        self.errors.show_cause(cause)

    # --- places -------------------------------------------------------------------------------------------------------

    def go(self, page: str) -> None:
        """To ``inbox``, ``settings`` or ``reports``."""
        self._page = page
        shown = self.settings if page == "settings" else self.reports if page == "reports" else self.panes
        self._pages.setCurrentWidget(shown)
        if page == "reports":
            self.reports.open()
        self.rail.show_page(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.panes.close_overlays()
        super().mousePressEvent(event)

    def _fold(self) -> None:
        self.panes.fold()

    def _toggle_list(self) -> None:
        self.panes.toggle_list()

    def _toggle_context(self) -> None:
        self.panes.toggle_context()

    # --- keys ---------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Single letters, while no text field has the focus; Enter opens the row; Esc closes overlays."""
        focused = focus_in(self)
        if focused is not None and any(focused.inherits(kind) for kind in TYPING):
            super().keyPressEvent(event)
            return
        name = self._keys.letters("desk").get(letter_of(event))
        if event.key() == Qt.Key.Key_Escape:
            self.panes.close_overlays()
            self.list.drop_picks()
        elif name is not None and self._is_inside:
            self.run(name)
        else:
            super().keyPressEvent(event)

    @property
    def _is_inside(self) -> bool:
        return self._snapshot.sign_in.is_signed_in

    def run(self, name: str) -> None:
        """Do a command of the table, if it is offered to whoever is here, on the page that is shown."""
        one = command(name)
        if not self._is_inside or not commands.is_offered(one, self._snapshot):
            return
        if not commands.is_at_hand(one, self._page):
            return
        general: dict[str, Callable[[], object]] = {
            "palette": lambda: Palette(self._means, self, self._snapshot, self.run, self._page).open(),
            "shortcuts": lambda: ShortcutsSheet(self._means, self, self._snapshot, self.run).open(),
            "keys": lambda: KeyboardSheet(self._means, self, self._snapshot).open(),
            "new": self._new_ticket,
            "refused": self.refused.open_first,
            "inbox": lambda: self.go("inbox"),
            "settings": lambda: self.go("settings"),
            "reports": lambda: self.go("reports"),
            "told": self.open_told,
            "search": self._search,
            "pane.next": lambda: self._next_pane(1),
            "pane.previous": lambda: self._next_pane(-1),
            "undo": lambda: self._means.emit(Undo(self.toasts.latest_undo())),
            "next": lambda: self.list.step(1),
            "previous": lambda: self.list.step(-1),
            "next_unread": lambda: self.list.step(1, unread_only=True),
            "views": self._views,
            "table": self._toggle_table,
            "pick": self.list.pick_current,
            "pick_all": self.list.pick_all,
            "bulk": lambda: self.list.bulk.open_menu() if self.list.bulk.act.isVisible() else None,
            "full_view": self._full_view,
            "end": self.context.session.end,
            "chat_accept": self.queue.accept,
            "call_answer": self.calls.answer,
            "log_call": self._log_call,
        }
        if name in general:
            general[name]()
        elif name.startswith(commands.OF_THE_PANEL):
            self.context.go_to(name.removeprefix(commands.OF_THE_PANEL), self.panes.open_context)
        elif self._snapshot.ticket is not None:
            self.list.show_cards()
            self._on_ticket.run(name, self._snapshot.ticket)

    def _new_ticket(self) -> None:
        self._means.emit(ReadForms())
        NewTicketSheet(self._means, self, self._snapshot).open()

    def go_to_fields(self) -> None:
        """To the fields of the open ticket: the first that a solve lacks, else the first."""
        self.panes.open_context().go_to_fields()

    def open_told(self) -> None:
        """What was told to me."""
        if self._told.sheet is None:
            self._told.open(InboxSheet(self._means, self, self._snapshot.inbox))

    def _log_call(self) -> None:
        ticket = self._snapshot.ticket
        LogCallSheet(self._means, self, ticket.row if ticket is not None and not ticket.gone else None).open()

    def _views(self) -> None:
        if self.panes.folds_list:
            self.panes.toggle_list()
        else:
            self.list.open_views()

    def _toggle_table(self) -> None:
        self.go("inbox")
        self.list.toggle_table()

    def _search(self) -> None:
        self.panes.uncover_list()
        self.go("inbox")
        self.list.search.setFocus()
        self.list.search.selectAll()

    def _next_pane(self, step: int) -> None:
        panes: list[Pane] = [
            (self.rail, self.rail.inbox),
            (self.refused, self.refused.first or self.refused),
            (self.list, self.list.view),
            (self.conversation, self.conversation.timeline),
            (self.context, self.context.session),
        ]
        step_pane(panes, focus_in(self), step)

    # --- look and memory ----------------------------------------------------------------------------------------------

    def _set_language(self, language: str) -> None:
        self._change_look(replace(self._means.look.settings, language=language))

    def _change_look(self, settings: Settings) -> None:
        change_look(self._means, self, settings)

    def closeEvent(self, event: QCloseEvent) -> None:
        if event.spontaneous() and asks_first(self._means.look, self, self._snapshot):
            event.ignore()
            return
        self.conversation.composer.flush()
        self.context.flush()
        self.left.flush()
        for sheet in self.findChildren(QDialog):
            if sheet.isVisible():
                sheet.done(QDialog.DialogCode.Rejected)  # what was typed of a new ticket is kept
        remember_place(self, self._means.memory)
        super().closeEvent(event)
