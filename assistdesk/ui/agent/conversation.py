"""The middle pane: header, timeline, composer, all of it a place to drop files on; and what stands there when no ticket is
open, or the ticket is gone."""

from collections.abc import Callable
from pathlib import Path
from typing import Self

from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedLayout, QVBoxLayout, QWidget

from assistdesk.core.desk.attached import safe_name
from assistdesk.core.desk.shapes import CommentOut
from assistdesk.core.desk.timeline import CommentItem
from assistdesk.runtime.intents import (
    CloseTicket,
    LoadOlder,
    OpenTicket,
    RetrySend,
    SaveAttachment,
    SaveLog,
    TryNow,
    Undo,
)
from assistdesk.runtime.intents_merging import DeleteTicket
from assistdesk.runtime.snapshot import AgentSnapshot, ComposerMode, TicketView
from assistdesk.runtime.snapshot_session import SessionPhase
from assistdesk.ui.agent.chat_bar import ChatBar
from assistdesk.ui.agent.clash_bar import ClashBar
from assistdesk.ui.agent.clipboard import copier
from assistdesk.ui.agent.composer import Composer
from assistdesk.ui.agent.entries import Act
from assistdesk.ui.agent.erase_sheet import EraseSheet
from assistdesk.ui.agent.escalate_sheet import EscalateSheet
from assistdesk.ui.agent.follow_up_sheet import FollowUpSheet
from assistdesk.ui.agent.header import Header
from assistdesk.ui.agent.link_sheet import LinkSheet
from assistdesk.ui.agent.links_bar import LinksBar, may_follow_up
from assistdesk.ui.agent.means import CLOSED, Means, ticket_number
from assistdesk.ui.agent.merge_sheet import MergeSheet
from assistdesk.ui.agent.open_sheet import AskingSheet
from assistdesk.ui.agent.requester_sheet import RequesterSheet
from assistdesk.ui.agent.split_sheet import SplitSheet, splittable
from assistdesk.ui.agent.talk import entries_of, pending_row
from assistdesk.ui.agent.time_sheet import TimeSheet
from assistdesk.ui.agent.timeline_view import TimelineView
from assistdesk.ui.agent.whole_sheet import WholeSheet
from assistdesk.ui.text import explain, say
from assistdesk.ui.widgets.feedback import EmptyState, ErrorState, Skeleton
from assistdesk.ui.widgets.file_dialogs import choose_name
from assistdesk.ui.widgets.layouts import centred

SKELETON_AFTER_MS = 150
SLOW_AFTER_MS = 5_000
WIDTH_MIN_PX = 420


class Conversation(QFrame):
    """``run`` does a command by its name; it is the window's, which knows which ticket comes next."""

    def __init__(self, means: Means, run: Callable[[str], None], show_list: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("surface")
        self.setAccessibleName(say("talk.pane"))
        self.setMinimumWidth(WIDTH_MIN_PX)
        self.setAcceptDrops(True)
        self._means = means
        self._snapshot = AgentSnapshot()
        self._shown_id: int | None = None
        self._note_key: object = None
        self._note: QWidget | None = None
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._page = QWidget()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = Header(means, run, show_list)
        self.timeline = TimelineView(means.look, self._acted)
        self.composer = Composer(means)
        self.clash = ClashBar(means, self.composer.write_on)
        self.toast_room = QWidget()
        self.toast_room.setFixedHeight(0)
        self.chat = ChatBar(means, self.composer)
        self.links = LinksBar(means, self.open_follow_up)
        self.merging = AskingSheet[MergeSheet]()
        self.linking = AskingSheet[LinkSheet]()
        self.giving = AskingSheet[RequesterSheet]()
        self.timing = AskingSheet[TimeSheet]()
        self.escalating = AskingSheet[EscalateSheet]()
        self.splitting = AskingSheet[SplitSheet]()
        column.addWidget(self.header)
        column.addWidget(self.chat)
        column.addWidget(self.links)
        column.addWidget(self.timeline, 1)
        column.addWidget(self.clash)
        column.addWidget(self.toast_room)
        column.addWidget(self.composer)
        self._stack.addWidget(self._page)

    def show_snapshot(self, snapshot: AgentSnapshot) -> None:
        self._snapshot = snapshot
        ticket = snapshot.ticket
        self.merging.show_answer(snapshot.merge_asked)
        self.linking.show_answer(snapshot.link_asked)
        self.giving.show_answer(snapshot.requester_asked)
        self.timing.show_answer(snapshot.time_asked)
        self.escalating.show_answer(snapshot.escalating)
        self.splitting.show_answer(snapshot.splitting)
        note = self._note_for(ticket)
        if note is not None:
            self._show_note(*note)
            if ticket is None or ticket.gone:
                self.composer.leave()
                self._shown_id = None
                return
        if ticket is None:
            return
        self.header.calendars.learn(snapshot.schedules)
        self.header.show_ticket(ticket, snapshot.me)
        self.links.show_ticket(ticket)
        if self.giving.sheet is not None and ticket is not None:
            self.giving.sheet.show_found(snapshot.people_found, ticket)
        for asks in (self.merging.sheet, self.linking.sheet):
            if asks is not None:
                asks.show_found(snapshot.found_tickets)
        self._show_entries(ticket, snapshot)
        session = snapshot.session
        code = session.code if session.phase is not SessionPhase.OVER else ""
        self.composer.my_id = snapshot.me.user_id if snapshot.me is not None else 0
        self.composer.show_ticket(ticket, code)
        self.clash.show_ticket(ticket, snapshot.forms.fields)
        self.chat.show_snapshot(snapshot)
        self.composer.show_macros(snapshot.macros, snapshot.macro_preview, snapshot.forms.fields)
        if note is None:
            self._show_note(None, None)

    def sees(self, key: str) -> bool:
        """Are the words that wait under this key in sight here?"""
        return self.timeline.sees(pending_row(key))

    def tick(self) -> None:
        self.chat.tick()
        ticket = self._snapshot.ticket
        self.header.tick()
        if ticket is not None and not ticket.gone and ticket.pending:
            self._show_entries(ticket, self._snapshot)

    def _show_entries(self, ticket: TicketView, snapshot: AgentSnapshot) -> None:
        is_other = ticket.row.id != self._shown_id
        if ticket.items or ticket.pending or not ticket.loading:
            self._shown_id = ticket.row.id
        self.timeline.show_entries(entries_of(ticket, snapshot.me, self._means.now_ms(), snapshot.forms), is_other)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.composer.fit(self.height())

    # --- what is dropped on it ----------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._stack.currentWidget() is self._page and self.composer.drag(event.mimeData()):
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.composer.drag(None)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.composer.drop(event.mimeData())
        event.acceptProposedAction()

    # --- instead of the timeline --------------------------------------------------------------------------------------

    def _note_for(self, ticket: TicketView | None) -> tuple[object, Callable[[], QWidget] | None] | None:
        """(key, how to build it) of what covers the pane; None where the conversation is shown."""
        look = self._means.look
        if ticket is None:
            return "none", lambda: centred(EmptyState(look, "message-square-text", say("talk.none")))
        if ticket.gone:
            close = lambda: self._means.emit(CloseTicket())  # noqa: E731
            return "gone", lambda: centred(EmptyState(look, "ban", say("talk.gone"), say("back"), close))
        if ticket.items or ticket.pending:
            return None
        if ticket.error is not None:
            told = explain(ticket.error.rule, ticket.error.fields)
            again = (say("again"), lambda: self._means.emit(TryNow()))
            return ticket.error, lambda: centred(
                ErrorState(look, told.sentence, again, (say("copy.details"), copier(told.detail)))
            )
        if ticket.loading:
            waited = self._means.now_ms() - ticket.loading_since_ms
            if waited >= SLOW_AFTER_MS:
                again = (say("again"), lambda: self._means.emit(TryNow()))
                return "slow", lambda: centred(ErrorState(look, say("loading.slow"), again))
            if waited >= SKELETON_AFTER_MS:
                return "loading", lambda: Skeleton(look, 5, 110, say("loading"))
        return None

    def _show_note(self, key: object, build: Callable[[], QWidget] | None) -> None:
        if key == self._note_key:
            return
        self._note_key = key
        old, self._note = self._note, build() if build is not None else None
        if self._note is not None:
            self._stack.addWidget(self._note)
        self._stack.setCurrentWidget(self._note or self._page)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()

    # --- wishes -------------------------------------------------------------------------------------------------------

    def _acted(self, act: Act, key: str) -> None:
        match act:
            case Act.UNDO:
                self._means.emit(Undo(key))
            case Act.RETRY:
                self._means.emit(RetrySend(key))
            case Act.OLDER:
                if self._shown_id is not None:
                    self._means.emit(LoadOlder(self._shown_id))
            case Act.SAVE:
                self._save(int(key))
            case Act.SPLIT:
                self.open_split(int(key))
            case Act.ERASE:
                self._erase(lambda comment: comment.id == int(key))
            case Act.ERASE_FILE:
                self._erase(lambda comment: any(file.id == int(key) for file in comment.attachments), int(key))
            case Act.WHOLE:
                self._read_whole(int(key))
            case Act.OPEN:
                self._means.emit(OpenTicket(int(key)))

    def _save(self, attachment_id: int) -> None:
        """Ask where, in the system's own dialog; nothing is opened, now or later."""
        files = [file for item in self._said() for file in item.comment.attachments]
        found = next((file for file in files if file.id == attachment_id), None)
        if found is None:
            return
        place = Path.home() / safe_name(found.name)
        choose_name(self, say("file.save_title"), place, lambda path: self._means.emit(SaveAttachment(found, path)))

    def save_log(self) -> None:
        """Ask where the ticket's log shall be kept."""
        ticket = self._snapshot.ticket
        if ticket is not None and not ticket.gone and ticket.may.log:
            ticket_id = ticket.row.id
            title = say("log.save_title", number=ticket_number(ticket_id))
            kinds = [(f"{say('log.kind')} (*.jsonl)", "jsonl")]
            place = Path.home() / f"ticket-{ticket_id}.jsonl"
            choose_name(self, title, place, lambda path: self._means.emit(SaveLog(ticket_id, path)), kinds)

    def _said(self) -> list[CommentItem]:
        items = self._snapshot.ticket.items if self._snapshot.ticket is not None else ()
        return [item for item in items if isinstance(item, CommentItem)]

    def _read_whole(self, comment_id: int) -> None:
        found = next((item for item in self._said() if item.comment.id == comment_id), None)
        if found is not None:
            WholeSheet(self._means, self.window(), found).open()

    def _erase(self, is_meant: Callable[[CommentOut], bool], file_id: int | None = None) -> None:
        """Show what would go for good, and ask; it may have gone meanwhile."""
        found = next((item for item in self._said() if is_meant(item.comment)), None)
        if found is not None:
            EraseSheet(self._means, self.window(), found, file_id).open()

    def open_merge(self) -> None:
        """Ask which ticket this one goes into."""
        ticket = self._snapshot.ticket
        if ticket is None or ticket.gone or ticket.row.status in CLOSED or self.merging.sheet is not None:
            return
        sheet = MergeSheet(self._means, self.window(), ticket.row, self.merging.next_number)
        sheet.show_found(self._snapshot.found_tickets)
        self.merging.open(sheet)

    def open_link(self) -> None:
        """Ask which ticket it has to do with, and what it is to it."""
        ticket = self._snapshot.ticket
        if ticket is None or ticket.gone or not ticket.may.change or self.linking.sheet is not None:
            return
        sheet = LinkSheet(self._means, self.window(), ticket.row, self.linking.next_number)
        sheet.show_found(self._snapshot.found_tickets)
        self.linking.open(sheet)

    def open_requester(self) -> None:
        """Ask whose ticket it is, if not hers."""
        ticket = self._snapshot.ticket
        if ticket is None or ticket.gone or ticket.row.status in CLOSED or self.giving.sheet is not None:
            return
        if ticket.may.change:
            sheet = RequesterSheet(self._means, self.window(), ticket, self.giving.next_number)
            sheet.show_found(self._snapshot.people_found, ticket)
            self.giving.open(sheet)

    def open_time(self) -> None:
        """Ask how long was worked on it."""
        ticket = self._snapshot.ticket
        if ticket is None or ticket.gone or ticket.row.status == "deleted" or self.timing.sheet is not None:
            return
        if ticket.may.change:
            me = self._snapshot.me
            self.timing.open(TimeSheet(self._means, self.window(), ticket, me, self.timing.next_number))

    def open_split(self, comment_id: int = 0) -> None:
        """Ask which words get a ticket of their own; *comment_id* is chosen already."""
        ticket = self._snapshot.ticket
        if ticket is not None and not ticket.gone and splittable(ticket):
            self.splitting.open(SplitSheet(self._means, self.window(), ticket, self.splitting.next_number, comment_id))

    def open_escalate(self) -> None:
        """Ask which group takes over, and why."""
        ticket = self._snapshot.ticket
        if ticket is not None and not ticket.gone and ticket.row.status not in ("solved", *CLOSED):
            sheet = EscalateSheet(self._means, self.window(), ticket.row, ticket.groups, self.escalating.next_number)
            self.escalating.open(sheet)

    def take_over(self, before: Self) -> None:
        """Go on with the sheets of *before*, of a window that is gone."""
        self.merging.take_over(before.merging)
        self.linking.take_over(before.linking)
        self.giving.take_over(before.giving)
        self.timing.take_over(before.timing)
        self.escalating.take_over(before.escalating)
        self.splitting.take_over(before.splitting)

    def delete(self) -> None:
        """For whoever has the right; it can be taken back, so nothing is asked."""
        ticket = self._snapshot.ticket
        if ticket is not None and not ticket.gone and ticket.row.status != "deleted" and ticket.may.delete:
            self._means.emit(DeleteTicket(ticket.row.id))

    def open_follow_up(self) -> None:
        """Ask for the first words of a ticket that goes on from this closed one."""
        ticket = self._snapshot.ticket
        if ticket is not None and may_follow_up(ticket):
            row = ticket.row
            FollowUpSheet(self._means, self.window(), row.id, row.subject, row.requester.name).open()

    def write(self, mode: ComposerMode) -> None:
        """R and N: the composer in this mode, with the focus."""
        if self._snapshot.ticket is not None:
            self.composer.set_mode(mode)
            self.composer.text.setFocus()
