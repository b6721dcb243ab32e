"""What was told to me: mentions, new words in my tickets and those I follow, what I was given; a press leads there, and
notices of a ticket can be put off."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QListWidgetItem, QWidget

from assistdesk.runtime.intents import OpenTicket
from assistdesk.runtime.intents_people import LookAtInbox, ReadInbox
from assistdesk.runtime.snapshot_people import InboxView, ToldView
from assistdesk.ui.agent.means import Means, ticket_number, when_words
from assistdesk.ui.agent.put_off import open_menu, until_words
from assistdesk.ui.key_presses import letter_of
from assistdesk.ui.text import explain, plain, say
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.dialogs import Dialog
from assistdesk.ui.widgets.labels import PlainLabel, set_tip
from assistdesk.ui.widgets.menus import offer_list

WIDTH_PX, ROW_PX, ROWS_SHOWN = 580, 50, 7
ICONS = {"mention": "at-sign", "assigned": "user-check", "rule": "move-up-right", "due_soon": "clock", "due": "clock"}


class InboxSheet(Dialog):
    """Feed it with ``show_inbox``; Enter or a press opens the ticket, *Put off* keeps its notices away for a while, *All read*
    empties the badge."""

    def __init__(self, means: Means, parent: QWidget, inbox: InboxView) -> None:
        super().__init__(means.look, parent, say("told.title"), width_px=WIDTH_PX)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        look = means.look
        self._means = means
        self._shown: InboxView | None = None
        self.caption = PlainLabel(look, "", Type.BODY, "muted", wrap=True)
        self.list = offer_list(look, say("told.title"))
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.list.setFixedHeight(look.px(ROW_PX) * ROWS_SHOWN + 4)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.list.itemActivated.connect(lambda item: self.go(self.list.row(item)))
        self.list.itemClicked.connect(lambda item: self.go(self.list.row(item)))
        self.body.addWidget(self.caption)
        self.body.addWidget(self.list)
        self.read = Button(look, say("told.read"), lambda: means.emit(ReadInbox()), kind="quiet")
        self.later = Button(look, say("put_off.button"), self.put_off, icon="moon")
        set_tip(self.later, means.keys.shown("put_off"))
        self.set_buttons(self.read, self.later, Button(look, say("close"), self.reject), focus=self.list)
        self.list.installEventFilter(self)
        self.show_inbox(inbox)
        means.emit(LookAtInbox())

    def show_inbox(self, inbox: InboxView) -> None:
        if inbox == self._shown:
            return
        self._shown = inbox
        place = max(0, self.list.currentRow())
        self.list.clear()
        for one in inbox.entries:
            self.list.addItem(self._item(one))
        self.list.setCurrentRow(min(place, len(inbox.entries) - 1))
        self.list.setVisible(bool(inbox.entries))
        self.later.setEnabled(bool(inbox.entries))
        self.caption.setVisible(not inbox.entries or inbox.error is not None)
        self.caption.setText(self._caption(inbox))
        self.read.setEnabled(bool(inbox.unread))

    def _caption(self, inbox: InboxView) -> str:
        if inbox.error is not None:
            return explain(inbox.error.rule, inbox.error.fields).sentence
        return say("loading") if inbox.loading else say("told.none")

    def _item(self, one: ToldView) -> QListWidgetItem:
        look = self._look
        name = plain(one.author, 60) or say("talk.someone")
        first = say(f"told.{one.kind}", name=name, number=ticket_number(one.ticket_id), subject=plain(one.subject, 50))
        now_ms = self._means.now_ms()
        put_off = until_words(one.put_off_until_ms, now_ms) if one.put_off_until_ms else ""
        second = "  ·  ".join(filter(None, (when_words(one.at_ms, now_ms), put_off, plain(one.excerpt, 70))))
        icon = ICONS.get(one.kind, "message-square-text")
        colour = look.tokens.faint if one.read else look.tokens.primary
        item = QListWidgetItem(look.icon(icon, colour, 18), f"{first}\n{second}")
        item.setSizeHint(QSize(10, look.px(ROW_PX)))
        item.setFont(look.font(Type.BODY if one.read else Type.MEDIUM))
        item.setForeground(QColor(look.tokens.muted if one.read else look.tokens.text))
        state = "" if one.read else f"{say('told.unread')}: "
        item.setData(int(Qt.ItemDataRole.AccessibleTextRole), f"{state}{first}, {second}")
        return item

    def put_off(self) -> None:
        """Ask until when no notices of the chosen entry's ticket shall come."""
        place = self.list.currentRow()
        if self._shown is not None and 0 <= place < len(self._shown.entries):
            open_menu(self._means, self.later, self._shown.entries[place].ticket_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list would look for a row that begins with the letter."""
        is_press = watched is self.list and event.type() == QEvent.Type.KeyPress
        letter = letter_of(event) if is_press and isinstance(event, QKeyEvent) else ""
        if self._means.keys.letters("desk").get(letter) == "put_off":
            self.put_off()
            return True
        return super().eventFilter(watched, event)

    def go(self, place: int) -> None:
        if self._shown is not None and 0 <= place < len(self._shown.entries):
            self._means.emit(OpenTicket(self._shown.entries[place].ticket_id))
            self.accept()
