"""The composer: *Reply* or *Internal note* (the whole frame turns amber), draft, send menu, collision, held-back code.

Text goes out as ``SaveDraft`` at most once a second and before anything else happens; a change from outside never touches what
stands here, except for the draft of another ticket or a newer ``revision`` (an undone send comes back). Reply or note is
the ticket's to say until it was read or a person wrote or chose; from then on it is hers alone.
"""

from functools import partial

from PySide6.QtCore import QDateTime, QEvent, QMimeData, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QTextEdit, QVBoxLayout

from assistdesk.core.desk.macros import Mark, unfilled
from assistdesk.core.desk.mentions import begun
from assistdesk.core.desk.shapes_forms import FieldOut
from assistdesk.runtime.intents import (
    AttachFiles,
    AttachPicture,
    DropPreview,
    PreviewMacro,
    SaveDraft,
    SendComment,
    SetComposerMode,
    UseMacro,
)
from assistdesk.runtime.intents_macros import ReadMacros
from assistdesk.runtime.snapshot import ComposerMode, MacroItem, MacroPreviewView, TicketView
from assistdesk.runtime.snapshot_people import Rights
from assistdesk.ui.agent.composer_banners import ComposerBanners
from assistdesk.ui.agent.file_strip import FileStrip, paths_in, picture_in
from assistdesk.ui.agent.macro_picker import MacroPicker, PreviewSheet, asked_for, fitting
from assistdesk.ui.agent.macro_times import usable
from assistdesk.ui.agent.means import CLOSED, STATUSES, Means
from assistdesk.ui.agent.mention_picker import MentionPicker
from assistdesk.ui.agent.mention_picker import fitting as fitting_people
from assistdesk.ui.agent.status_chips import status_choices
from assistdesk.ui.agent.toasts import announce
from assistdesk.ui.key_presses import chord_of
from assistdesk.ui.text import plain, say, units_of
from assistdesk.ui.theme import Type, restyle
from assistdesk.ui.widgets.buttons import Button, IconButton, Segments
from assistdesk.ui.widgets.digits import normal_digits
from assistdesk.ui.widgets.fields import TextArea
from assistdesk.ui.widgets.file_dialogs import choose_files
from assistdesk.ui.widgets.labels import IconLabel, PlainLabel, set_tip
from assistdesk.ui.widgets.layouts import row
from assistdesk.ui.widgets.menus import Menu

DRAFT_PAUSE_MS = 1_000
TEXT_MIN_PX, TEXT_MAX_PX = 46, 190
GROWN_SHARE = 0.4
"""Of the conversation's height: so much text and files take together, and scroll."""
CODE_DIGITS_MIN = 10
SEND_STATUSES = ("open", "pending", "solved")


def holds_code(text: str, code: str) -> bool:
    """Does *text* hold the live session code, whatever separators stand between its digits?"""
    digits = normal_digits(code) or ""
    if len(digits) < CODE_DIGITS_MIN:
        return False
    joined = "".join(char for char in text if normal_digits(char))
    return digits in (normal_digits(joined) or "")


class Composer(QFrame):
    """``show_ticket(ticket, code)`` at each snapshot; ``flush()`` before the window goes or changes its clothes."""

    def __init__(self, means: Means) -> None:
        super().__init__()
        self.setObjectName("ghost")
        self._means = means
        self._ticket: TicketView | None = None
        self._mode = ComposerMode.REPLY
        self._is_mode_settled = False
        self._texts = {ComposerMode.REPLY: "", ComposerMode.NOTE: ""}
        self._ticket_id, self._revision = 0, -1
        self._code = ""
        self._is_filling = False
        self._room_px = 2 * self._means.look.px(TEXT_MAX_PX)
        self._saved_text = ""
        self._pause = QTimer(self, singleShot=True, interval=DRAFT_PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 8, 20, 18)
        layout.setSpacing(8)
        self._banners = ComposerBanners(means, self.write_on)
        layout.addLayout(self._banners.layout)
        layout.addWidget(self._frame())
        self._picker: MacroPicker | None = None
        self._mentions: MentionPicker | None = None
        self.my_id = 0
        """Whoever writes is not offered to herself."""
        self._show_mode()

    def _frame(self) -> QFrame:
        look = self._means.look
        self.frame = QFrame()
        self.frame.setObjectName("composer")
        self.modes = Segments(
            look,
            say("composer.mode"),
            (
                (ComposerMode.REPLY.value, say("composer.reply"), "message-square", ""),
                (ComposerMode.NOTE.value, say("composer.note"), "lock", "note"),
            ),
        )
        self.modes.on_choice(lambda value: self.set_mode(ComposerMode(value)))
        self.lock = IconLabel(look, "lock", look.tokens.warn, 15)
        self.notice = PlainLabel(look, "", Type.SMALL_STRONG, "warn")
        self.why = PlainLabel(look, say("composer.notes_only"), Type.SMALL, "muted", wrap=True)
        self.text = TextArea(look, say("composer.reply"), bare=True)
        self.text.textChanged.connect(self._typed)
        self.text.submitted.connect(lambda: self.send(None))
        keys = self._means.keys
        if keys.is_own("send"):
            self.text.submit_by(lambda event: chord_of(event) in keys.of("send"))
        self.text.take_by(self.take)
        self.text.installEventFilter(self)
        self._macros: tuple[MacroItem, ...] = ()
        self._preview: MacroPreviewView | None = None
        self._slash: int | None = None
        self.saved = PlainLabel(look, "", Type.SMALL, "muted")
        self._key = keys.shown("send") if keys.is_own("send") else say("composer.key")
        self.hint = PlainLabel(look, self._key, Type.SMALL, "muted")
        self.files = FileStrip(self._means, self.write_on)
        self.held = PlainLabel(look, "", Type.SMALL, "muted", wrap=True)
        """Why nothing goes now, where no banner and no emptiness says so."""
        self.attach_button = IconButton(
            look, "paperclip", say("file.attach"), self.choose_files, key=keys.shown("attach")
        )
        self.text.setAcceptDrops(False)
        self.send_button = Button(look, "", lambda: self.send(None), kind="primary")
        self.menu_button = Button(look, "", self._open_menu, kind="primary")
        self.menu_button.setText("")
        self.menu_button.setIcon(look.icon("chevron-up", look.tokens.on_primary, 16))
        self.menu_button.setFixedWidth(look.px(36))
        self.menu_button.setStyleSheet("padding: 0;")
        self.menu_button.setAccessibleName(say("composer.send_as"))
        set_tip(self.menu_button, say("composer.send_as"))
        column = QVBoxLayout(self.frame)
        column.setContentsMargins(12, 10, 10, 10)
        column.setSpacing(6)
        column.addWidget(row(self.modes, 4, self.lock, self.notice, None, spacing=6))
        column.addWidget(self.why)
        column.addWidget(self.text)
        column.addWidget(self.files)
        column.addWidget(self.held)
        column.addWidget(
            row(self.attach_button, self.saved, None, self.hint, 4, self.send_button, self.menu_button, spacing=4)
        )
        return self.frame

    # --- what is shown ------------------------------------------------------------------------------------------------

    def show_ticket(self, ticket: TicketView, code: str) -> None:
        is_other = ticket.row.id != self._ticket_id
        if is_other:
            self.leave()
        self._code = code
        draft = ticket.draft
        self._ticket = ticket
        is_newer = is_other or draft.revision > self._revision
        if is_newer:
            self._ticket_id, self._revision = ticket.row.id, draft.revision
            given = {ComposerMode.REPLY: draft.reply, ComposerMode.NOTE: draft.note}
            self._texts = given if is_other else {**given, self._mode: self._with_typed(given[self._mode])}
            if self._texts != given:
                self._means.emit(SaveDraft(self._ticket_id, self._mode, self._texts[self._mode]))
        mode = self._mode if self._is_mode_settled else draft.mode
        if is_newer or mode is not self._mode:
            self._mode = mode
            self._fill()
        if not ticket.loading and ticket.error is None:
            self._is_mode_settled = True
        if not ticket.may.reply and self._mode is ComposerMode.REPLY:
            self._leave_reply()
        self._show_files()
        self._show_mode()
        self._banners.show_collision(ticket.collision)
        self._show_saved()

    def leave(self) -> None:
        """The ticket is shown no more; it begins anew when it is opened again."""
        self.flush()
        self._ticket_id, self._revision, self._is_mode_settled = 0, -1, False

    def _with_typed(self, given: str) -> str:
        """What comes back into the draft, and below it the letters that the draft had not heard of yet."""
        typed, heard = self.text.toPlainText(), self._saved_text
        if given == typed:
            return given
        if heard and (given == heard or given.endswith("\n\n" + heard)):
            return given.removesuffix(heard) + typed
        return "\n\n".join(text for text in (given, typed) if text.strip())

    def _leave_reply(self) -> None:
        """She may not write to the customer, or may no more: what she wrote stays a draft."""
        self.flush()
        self._texts[self._mode] = self.text.toPlainText()
        self._mode = ComposerMode.NOTE
        self._fill()

    # --- macros -------------------------------------------------------------------------------------------------------

    def show_macros(
        self, macros: tuple[MacroItem, ...], preview: MacroPreviewView | None, fields: tuple[FieldOut, ...]
    ) -> None:
        """*preview* is shown once; a saved text goes straight to the cursor. *fields*: the desk's own."""
        before, self._macros = self._macros, macros
        if macros != before and self._picker is not None and self._picker.isVisible():
            self._picker.renew(self._fitting_macros())
        is_new, self._preview = preview is not None and preview != self._preview, preview
        if preview is None or not is_new or preview.ticket_id != self._ticket_id or self._ticket is None:
            return
        if not preview.changes:
            self._insert(preview)
            self._means.emit(DropPreview())
            return
        PreviewSheet(
            self._means,
            self,
            preview,
            self._ticket.agents,
            fields,
            self._ticket.statuses,
            partial(self._use, preview),
            lambda: self._means.emit(DropPreview()),
        ).open()

    def _use(self, preview: MacroPreviewView) -> None:
        self._insert(preview)
        self._means.emit(UseMacro(preview.ticket_id))

    def _insert(self, preview: MacroPreviewView) -> None:
        """The text at the cursor, in the place of the slash; every other sign that was typed stays."""
        self._take_slash()
        if preview.public is not None and preview.text:
            self.set_mode(ComposerMode.REPLY if preview.public else ComposerMode.NOTE)
            self.text.insertPlainText(preview.text)
        self.text.setFocus()

    def _take_slash(self) -> None:
        asked = asked_for(self._before_cursor())
        if asked is not None and self._slash == asked[0]:
            cursor = self.text.textCursor()
            cursor.setPosition(units_of(self._before_cursor()[: asked[0]]), cursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        self._slash = None

    def _before_cursor(self) -> str:
        before = self.text.toPlainText().encode("utf-16-le")[: 2 * self.text.textCursor().position()]
        return before.decode("utf-16-le", "ignore")

    def open_macros(self) -> None:
        """M: all of them, without a slash."""
        self.text.setFocus()
        self._means.emit(ReadMacros())
        self._offer()

    def _fitting_macros(self) -> list[MacroItem]:
        """Those that may be used now, by what was typed behind the slash."""
        asked = asked_for(self._before_cursor()) if self._slash is not None else None
        return fitting(usable(self._macros, self._means.now_ms()), "" if asked is None else asked[1])

    def _offer(self) -> None:
        if self._picker is None:
            host = self.parentWidget() or self
            self._picker = MacroPicker(self._means, host, self.frame, self._choose)
        self._picker.offer(self._fitting_macros())

    def _choose(self, macro_id: int) -> None:
        self._means.emit(PreviewMacro(self._ticket_id, macro_id))

    def _look_for_slash(self) -> None:
        asked = asked_for(self._before_cursor()) if not self._is_filling else None
        was_asked, self._slash = self._slash is not None, None if asked is None else asked[0]
        if asked is not None and self._may.change:
            if not was_asked:
                self._means.emit(ReadMacros())
            self._offer()
        elif self._picker is not None:
            self._picker.hide()

    # --- mentions -----------------------------------------------------------------------------------------------------

    def _look_for_name(self) -> None:
        """Behind an "@": colleagues in a note; in a reply, that nobody is called there."""
        asked = begun(self._before_cursor()) if not self._is_filling and self._ticket is not None else None
        agents = self._ticket.agents if self._ticket is not None else ()
        people = [] if asked is None else fitting_people(agents, asked[1], self.my_id)
        if not people:
            if self._mentions is not None:
                self._mentions.hide()
            return
        if self._mentions is None:
            self._mentions = MentionPicker(self._means, self.parentWidget() or self, self.frame, self._call)
        if self._mode is ComposerMode.NOTE:
            self._mentions.offer(people)
        else:
            self._mentions.say_internal_only()

    def _call(self, name: str) -> None:
        """The whole name in the place of what was typed of it."""
        asked = begun(self._before_cursor())
        if asked is None:
            return
        cursor = self.text.textCursor()
        cursor.setPosition(units_of(self._before_cursor()[: asked[0]]), cursor.MoveMode.KeepAnchor)
        cursor.insertText(f"@{name} ")
        self.text.setFocus()

    def begin_reply(self) -> None:
        """Whoever has just taken this conversation over writes to the customer next."""
        self.set_mode(ComposerMode.REPLY)
        self.write_on()

    def set_mode(self, mode: ComposerMode) -> None:
        """Reply or note: each keeps its own text. No reply where she may not write one."""
        if mode is ComposerMode.REPLY and not self._may.reply:
            return
        if mode is self._mode:
            self._settle_mode()
            return
        self.flush()
        self._texts[self._mode] = self.text.toPlainText()
        self._mode, self._is_mode_settled = mode, True
        self._fill()
        self._show_files()
        self._show_mode()
        if self._ticket_id:
            self._means.emit(SetComposerMode(self._ticket_id, mode))
        self.text.setFocus()

    def _settle_mode(self) -> None:
        """A person writes in this mode: it stays, whatever is read later."""
        if not self._is_mode_settled and self._ticket_id:
            self._is_mode_settled = True
            self._means.emit(SetComposerMode(self._ticket_id, self._mode))

    def take_over(self, mode: ComposerMode, text: str) -> None:
        """What stood here before the window was built anew; newer than any snapshot."""
        if mode is not self._mode or text != self.text.toPlainText():
            self._is_mode_settled = True
        self._mode = mode
        self._texts[mode] = text
        self._fill()
        self._show_mode()

    def switch(self) -> None:
        other = ComposerMode.NOTE if self._mode is ComposerMode.REPLY else ComposerMode.REPLY
        self.set_mode(other)

    @property
    def mode(self) -> ComposerMode:
        return self._mode

    @property
    def _may(self) -> Rights:
        return self._ticket.may if self._ticket is not None else Rights()

    def _fill(self) -> None:
        self._is_filling = True
        self.text.setPlainText(self._texts[self._mode])
        self._saved_text = self._texts[self._mode]
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)
        self._is_filling = False
        self._grow()

    def _show_mode(self) -> None:
        is_note = self._mode is ComposerMode.NOTE
        is_line = not is_note and self._ticket is not None and self._ticket.chat is not None
        self.text.set_enter_submits(is_line)
        self.hint.setText(say("q.enter") if is_line else self._key)
        look = self._means.look
        name = plain(self._ticket.row.requester.name, 60) if self._ticket is not None else ""
        first = name.split(" ")[0] if name else ""
        self.modes.choose(self._mode.value)
        self.modes.buttons[ComposerMode.REPLY.value].setEnabled(self._may.reply)
        self.why.setVisible(not self._may.reply)
        restyle(self.frame, "note", "true" if is_note else "false")
        self.text.style().unpolish(self.text)
        self.text.style().polish(self.text)
        self.lock.setVisible(is_note)
        self.notice.setVisible(is_note)
        self.notice.setText(say("a.note", customer=first))
        self.menu_button.setVisible(self._may.change)
        self.text.setAccessibleName(say("composer.note") if is_note else say("composer.reply"))
        self.text.setPlaceholderText(say("composer.hint.note") if is_note else say("composer.hint", customer=first))
        words = say("composer.save_note") if is_note else say("composer.send", customer=first)
        for button in (self.send_button, self.menu_button):
            restyle(button, "kind", "note" if is_note else "primary")
        self.send_button.set_words(words)
        self.send_button.set_icon("lock" if is_note else "send")
        colour = look.tokens.warn if is_note else look.tokens.on_primary
        self.menu_button.setIcon(look.icon("chevron-up", colour, 16))
        self._guard()

    def _show_saved(self) -> None:
        draft = self._ticket.draft if self._ticket is not None else None
        has_text = bool(self.text.toPlainText().strip())
        is_saved = draft is not None and draft.saved and not self._pause.isActive()
        self.saved.setText(say("composer.saved") if has_text and is_saved else "")

    # --- writing ------------------------------------------------------------------------------------------------------

    def _typed(self) -> None:
        self._grow()
        self._guard()
        self._look_for_slash()
        self._look_for_name()
        if not self._is_filling:
            self._settle_mode()
            self.saved.setText("")
            if not self._pause.isActive():
                self._pause.start()

    def _guard(self) -> None:
        """A text that holds the live session code stays here: the relay could read it (protocol.md section 3)."""
        text = self.text.toPlainText()
        held = holds_code(text, self._code)
        closed = self._ticket is not None and self._ticket.row.status in CLOSED
        marks = unfilled(text, self._brought())
        self._banners.show_unfilled(", ".join(dict.fromkeys(mark.name for mark in marks)))
        self._mark(marks)
        has_words = bool(text.strip()) or self.files.has_files
        why_not = self.files.why_not
        may_send = has_words and not why_not and not held and not closed and not marks
        self.send_button.setEnabled(may_send)
        self.menu_button.setEnabled(may_send)
        self._banners.show_code(held)
        self.held.setText(why_not)
        self.held.setVisible(bool(why_not))
        for button in (self.send_button, self.menu_button):
            button.setAccessibleDescription(why_not)

    def _brought(self) -> tuple[str, ...]:
        """What a macro writes of the ticket: whatever it looks like, it is a name."""
        row = None if self._ticket is None else self._ticket.row
        return () if row is None else (row.subject, row.requester.name)

    def _mark(self, marks: tuple[Mark, ...]) -> None:
        """A placeholder without a value blocks sending (desk.md section 9)."""
        selections = []
        for mark in marks:
            one = QTextEdit.ExtraSelection()
            cursor = self.text.textCursor()
            cursor.setPosition(mark.start)
            cursor.setPosition(mark.end, cursor.MoveMode.KeepAnchor)
            one.cursor = cursor
            one.format.setForeground(QColor(self._means.look.tokens.danger))
            one.format.setFontUnderline(True)
            selections.append(one)
        self.text.setExtraSelections(selections)

    def write_on(self) -> None:
        """The focus to the text, once what stood beside it was answered or taken away."""
        self.text.setFocus()

    def flush(self) -> None:
        """Hand the draft over now."""
        self._pause.stop()
        text = self.text.toPlainText()
        if self._ticket_id and text != self._saved_text:
            self._saved_text = text
            self._means.emit(SaveDraft(self._ticket_id, self._mode, text))

    def send(self, status: str | None, label: int = 0) -> None:
        """With a status, and with the desk's own word for it where there is one."""
        if not self.send_button.isEnabled() or not self._ticket_id:
            self._guard()
            if self.held.text():
                announce(self.held, self.held.text())
            return
        self._pause.stop()
        body = self.text.toPlainText().strip()
        public = self._mode is ComposerMode.REPLY
        self._texts[self._mode] = ""
        self._fill()
        self.files.show_files(())
        self._guard()
        seen = self._ticket.row.row_version if self._ticket is not None and status is not None else 0
        self._means.emit(SendComment(self._ticket_id, public, body, status, label or None, seen))

    def _open_menu(self) -> None:
        look = self._means.look
        menu = Menu(look, self, say("composer.send_as"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        own = self._ticket.statuses if self._ticket is not None else ()
        for which in STATUSES:
            key = "composer.and" if self._mode is ComposerMode.REPLY else "composer.note_and"
            for label, text in status_choices(which, own):
                if not label and which not in SEND_STATUSES:
                    continue
                words = say(f"{key}.{which if not label else 'pending'}", status=text)
                menu.add(words, partial(self.send, which, label))
        height = menu.sizeHint().height()
        menu.popup(self.menu_button.mapToGlobal(self.menu_button.rect().topLeft()) - QPoint(0, height + 4))

    # --- files --------------------------------------------------------------------------------------------------------

    def _show_files(self) -> None:
        shown = self._ticket.uploads if self._ticket is not None else ()
        self.files.show_files(tuple(file for file in shown if file.mode is self._mode))
        self._grow()

    def choose_files(self) -> None:
        """The system's own dialog; nothing waits for it."""
        choose_files(self, say("file.attach"), self.attach)

    def attach(self, paths: tuple[str, ...]) -> None:
        if paths and self._ticket_id:
            self._means.emit(AttachFiles(self._ticket_id, self._mode, paths))

    def take(self, data: QMimeData) -> bool:
        """Attach the files or the picture that were pasted or dropped; False: it is neither."""
        paths = paths_in(data)
        if paths:
            self.attach(paths)
            return True
        png = picture_in(data)
        if png and self._ticket_id:
            name = QDateTime.fromMSecsSinceEpoch(self._means.now_ms()).toString("'picture-'yyyyMMdd-HHmmss'.png'")
            self._means.emit(AttachPicture(self._ticket_id, self._mode, name, png))
        return bool(png)

    def drag(self, data: QMimeData | None) -> bool:
        """Something is held over the conversation, which is not let go yet; None: no more. Can it be dropped?"""
        is_wanted = data is not None and bool(self._ticket_id) and (data.hasUrls() or data.hasText() or data.hasImage())
        restyle(self.frame, "focused", "true" if is_wanted else "false")
        self._guard()
        if is_wanted and data is not None and (paths_in(data) or data.hasImage()):
            self.held.setText(say("file.drop_here"))
            self.held.show()
        return is_wanted

    def drop(self, data: QMimeData) -> None:
        """Files and pictures are attached, a text goes in as plain text."""
        self.drag(None)
        if not self.take(data):
            self.text.insertPlainText(data.text())
        self.write_on()

    # --- size ---------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.text and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return any(one is not None and one.press(event.key()) for one in (self._picker, self._mentions))
        if watched is self.text and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            restyle(self.frame, "focused", "true" if event.type() == QEvent.Type.FocusIn else "false")
            if event.type() == QEvent.Type.FocusOut:
                self.flush()
                for one in (self._picker, self._mentions):
                    if one is not None:
                        one.hide()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.hint.setVisible(self.width() > 520)
        self._grow()

    def fit(self, height_px: int) -> None:
        """The conversation, of which this is the foot, is so tall."""
        self._room_px = int(height_px * GROWN_SHARE)
        self._grow()

    def _grow(self) -> None:
        """As high as its text and its files, within bounds."""
        look = self._means.look
        self.files.fit(self._room_px // 2)
        room = self._room_px - (self.files.height() if self.files.has_files else 0)
        lines = self.text.document().size().height() * self.text.fontMetrics().lineSpacing() + 12
        self.text.setFixedHeight(int(max(look.px(TEXT_MIN_PX), min(look.px(TEXT_MAX_PX), room, lines))))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, super().minimumSizeHint().height())
