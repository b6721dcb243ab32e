"""Where tags are written: each that stands is a chip, and while one is typed, known ones are offered (desk.md section 9).

A comma or Enter ends a tag, a pasted list becomes many; Down and Enter, Tab or a click take an offer; Backspace in the empty
line takes the last tag off. Refuses to know whose tags they are.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout

from assistdesk.core.desk.shapes import TAG_CHARS_MAX, TAGS_MAX
from assistdesk.core.desk.tags import ENDS, beginning, is_too_long, tags_in
from assistdesk.runtime.intents import FindTags
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.toasts import announce
from assistdesk.ui.agent.words_line import SHOWN_MAX, WordsLine
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Look, Tone, Type, restyle, tone_colours
from assistdesk.ui.widgets.chips import CHIP_PX, ChipSpec, PressedByEnter, chip_width, fitted, paint_chip
from assistdesk.ui.widgets.flow import GAP_PX, Flow
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import scrolled

BEGUN_CHARS = 2
"""So many letters are typed before something is offered."""
LINE_CHARS = TAGS_MAX * (TAG_CHARS_MAX + 2)
LINES_SHOWN, LINE_PX, CROSS_PX = 5, 110, 12


class TagChip(PressedByEnter):
    """A tag with its cross; pressing takes it off."""

    def __init__(self, look: Look, tag: str) -> None:
        super().__init__()
        self._look, self.tag = look, tag
        self._spec = ChipSpec(plain(tag))
        self.setAccessibleName(say("tags.drop", tag=plain(tag)))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        look = self._look
        return QSize(int(chip_width(look, self._spec)) + look.px(CROSS_PX) + 1, look.px(CHIP_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone = Tone.PRIMARY if self.hasFocus() or self.underMouse() else Tone.NEUTRAL
        back, ink = tone_colours(look.tokens, tone)
        box = QRectF(0, 0, self.width(), self.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(back))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        cross = look.px(CROSS_PX)
        paint_chip(painter, look, 0, 0, fitted(look, self._spec._replace(tone=tone), self.width() - cross))
        pixmap = look.pixmap("x", ink, CROSS_PX, self.devicePixelRatioF())
        where = QRectF(self.width() - cross - look.px(7), (self.height() - cross) / 2, cross, cross)
        painter.drawPixmap(where, pixmap, QRectF(pixmap.rect()))
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), box.height() / 2, box.height() / 2)
        painter.end()


class TagLine(WordsLine):
    """The tag that is being written. *field* has those that stand. ``known``: those that are offered without a question, also
    where nothing is written; ``asks``: is the relay asked for those that tickets have?"""

    def __init__(
        self,
        means: Means,
        name: str,
        field: "TagField",
        entered: Callable[[], object] | None,
        known: tuple[str, ...],
    ) -> None:
        super().__init__(means.look, name)
        self._means, self._field, self._entered = means, field, entered
        self.setObjectName("bare")
        self.setMaxLength(LINE_CHARS)
        self.offer((), many=False)
        self.known, self.asks = known, True
        self.textEdited.connect(self._written)
        means.found.changed.connect(self._hear)

    def fitting(self) -> tuple[str, ...]:
        """Known tags that begin as what is written and do not stand yet, those of tickets first."""
        found, begun = self._means.found.tags, self.text().strip()
        is_asked = self.asks and found is not None and len(begun) >= BEGUN_CHARS
        of_tickets = beginning(found.tags, begun) if is_asked and found is not None else ()
        known = beginning(self.known, begun) if begun else self.known
        missing = (tag for tag in known if tag not in self._field.tags)
        tags = dict.fromkeys((*of_tickets, *tuple(missing)[:SHOWN_MAX]))
        return tuple(tag for tag in tags if tag not in self._field.tags)

    def take(self, word: str) -> None:
        """*word* was chosen from the offers, as it is known."""
        self.clear()
        self.offer((), many=False)
        self._field.add((word,))

    def _written(self, text: str) -> None:
        """A comma ends a tag; what stands behind the last one is still being written."""
        ended = max(map(text.rfind, ENDS))
        if ended >= 0:
            left = self._field.add(tags_in(text[: ended + 1]))
            self.setText(", ".join((*left, text[ended + 1 :].strip())) if left else text[ended + 1 :].lstrip())
            self.show_offers(only_begun=True)
        begun = self.text().strip()
        if self.asks and len(begun) >= BEGUN_CHARS:
            self._means.emit(FindTags(begun))

    def _hear(self) -> None:
        if self.hasFocus() and self.text():
            self.show_offers()

    def end_tag(self) -> bool:
        """What is written is a tag now. False: it cannot be one, which is said."""
        left = self._field.add(tags_in(self.text()))
        self.setText(", ".join(left))
        return not left

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self.offers is not None and self.offers.press(key):
            return
        is_first = not self.hasSelectedText() and self.cursorPosition() == 0
        pasted = QGuiApplication.clipboard().text() if event.matches(QKeySequence.StandardKey.Paste) else ""
        if len(tags_in(pasted)) > 1:  # a line would make spaces of the ends of its lines
            self.setText(", ".join(self._field.add(tags_in(f"{self.text()},{pasted}"))))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.text().strip():
                self.end_tag()
            elif self._entered is not None:
                self._entered()
        elif key == Qt.Key.Key_Backspace and not self.text() and self._field.tags:
            self._field.drop(self._field.tags[-1])
        elif key == Qt.Key.Key_Left and is_first and self._field.chips:
            self._field.go_to_chips()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        restyle(self._field.box, "focused", "true")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        restyle(self._field.box, "focused", "false")
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.end_tag()


class TagField(QFrame):
    """Caption, box, error. ``tags`` are those that stand; ``edited`` tells each change. *entered*: what Enter in the empty line
    does. *known*: those that are offered beside the tags of tickets. At most *most*, or as many as stood there."""

    edited = Signal()

    def __init__(
        self,
        means: Means,
        caption: str,
        tags: tuple[str, ...] = (),
        hint: str = "",
        entered: Callable[[], object] | None = None,
        known: tuple[str, ...] = (),
        most: int = TAGS_MAX,
    ) -> None:
        super().__init__()
        self.setObjectName("ghost")
        look = self._look = means.look
        self.tags = self._had = tags
        self._most, self._fault = most, ""
        self.caption = PlainLabel(look, caption, Type.SMALL_STRONG, "muted")
        self.line = TagLine(means, caption, self, entered, known)
        self._hint = hint
        self.flow = Flow(look.px(LINE_PX))
        self.area = scrolled(self.flow)
        self.box = QFrame()
        self.box.setObjectName("box")
        self.box.setCursor(Qt.CursorShape.IBeamCursor)
        self.box.installEventFilter(self)
        inside = QVBoxLayout(self.box)
        inside.setContentsMargins(8, 6, 8, 6)
        inside.addWidget(self.area)
        self.error = PlainLabel(look, "", Type.SMALL, "danger", wrap=True)
        self.error.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        for part in (self.caption, self.box, self.error):
            layout.addWidget(part)
        layout.addStretch(1)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(lambda: self.set_error(""))
        self.line.textEdited.connect(self.edited)
        self.flow.arranged.connect(self._make_room, Qt.ConnectionType.QueuedConnection)
        self.area.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._keep_in_sight())
        self._show()
        self._make_room()

    @property
    def chips(self) -> tuple[TagChip, ...]:
        return tuple(part for part in self.flow.parts if isinstance(part, TagChip))

    def add(self, tags: tuple[str, ...]) -> tuple[str, ...]:
        """Those that cannot stand are given back, and it is said why."""
        self.set_error("")
        come: list[str] = []
        left: list[str] = []
        most = max(self._most, len(self._had))
        for tag in tags:
            if is_too_long(tag) or len(self.tags) + len(come) >= most:
                left.append(tag)
            elif tag not in self.tags:
                come.append(tag)
        if come:
            self._set((*self.tags, *come), say("tags.added", tags=plain(", ".join(come))))
        if left:
            self.set_error(say("head.tags.too_many", most=self._most, chars=TAG_CHARS_MAX))
        return tuple(left)

    def go_to_chips(self) -> None:
        self.chips[-1].setFocus()
        self._keep_in_sight()

    def show_tags(self, tags: tuple[str, ...]) -> None:
        """As if they had stood there from the beginning."""
        self.tags = self._had = tags
        self._show()

    def drop(self, tag: str) -> None:
        self.set_error("")
        self._set(tuple(one for one in self.tags if one != tag), say("tags.dropped", tag=plain(tag)))

    def read(self) -> tuple[str, ...] | None:
        """All of them, with the one that is being written; None: that cannot be one, and it is said."""
        return self.tags if self.line.end_tag() else None

    def is_changed(self) -> bool:
        return self.tags != self._had or bool(self.line.text().strip())

    def set_error(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.mark("")

    def mark(self, fault: str) -> None:
        """*fault* is said elsewhere; here the box shows it, and a screen reader hears it."""
        self._fault = fault
        self._describe()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press beside the chips is one into the line."""
        if watched is self.box and event.type() == QEvent.Type.MouseButtonPress:
            self.line.setFocus(Qt.FocusReason.MouseFocusReason)
        if isinstance(watched, TagChip) and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(watched, event.key())
        return super().eventFilter(watched, event)

    def _press(self, chip: TagChip, key: int) -> bool:
        """Left and Right go along the chips, to the line at last; Delete and Backspace take one off."""
        parts = self.flow.parts
        here = parts.index(chip)
        match key:
            case Qt.Key.Key_Left:
                parts[max(0, here - 1)].setFocus()
                self._keep_in_sight()
            case Qt.Key.Key_Right:
                parts[here + 1].setFocus()
                self._keep_in_sight()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.drop(chip.tag)
            case _:
                return False
        return True

    def _set(self, tags: tuple[str, ...], said: str) -> None:
        self.tags = tags
        self._show()
        announce(self.line, said)
        self.edited.emit()

    def _show(self) -> None:
        kept = {chip.tag: chip for chip in self.chips}
        gone = next((chip for chip in self.chips if chip.tag not in self.tags and chip.hasFocus()), None)
        if gone is not None:
            after = self.flow.parts[self.flow.parts.index(gone) + 1]
            after.setFocus()
        self.flow.fill([*(kept.get(tag) or self._chip(tag) for tag in self.tags), self.line])
        self.line.setPlaceholderText("" if self.tags else self._hint)
        self._describe()

    def _chip(self, tag: str) -> TagChip:
        chip = TagChip(self._look, tag)
        chip.clicked.connect(lambda _checked=False: self.drop(tag))
        chip.installEventFilter(self)
        return chip

    def _describe(self) -> None:
        """What a screen reader says of the line, and whether the box looks wrong."""
        fault = self.error.text() or self._fault
        restyle(self.box, "bad", "true" if fault else "false")
        self.line.setAccessibleDescription(fault or plain(", ".join(self.tags)))

    def _make_room(self) -> None:
        """As tall as it has lines, up to some."""
        line_px = self.flow.sizeHint().height()
        most = LINES_SHOWN * (line_px + GAP_PX) - GAP_PX
        tall = self.flow.heightForWidth(self.flow.width()) if self.isVisible() else line_px
        self.area.setFixedHeight(min(tall, most))
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        at_work = next((chip for chip in self.chips if chip.hasFocus()), self.line)
        self.area.ensureVisible(0, at_work.geometry().center().y(), 0, at_work.height() // 2 + 1)
