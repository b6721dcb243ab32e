"""Split off into a new ticket: choose the words, name the ticket, read what will happen, do it (desk.md section 10).

What may be split off is the relay's to decide, and until then the sheet stays; only what stands in the open ticket is offered
here.
"""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from assistdesk.core.desk.shapes import SPLIT_MAX, CommentOut
from assistdesk.core.desk.timeline import CommentItem
from assistdesk.runtime.intents_merging import SplitTicket
from assistdesk.runtime.snapshot import TicketRow, TicketView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.ui.agent.means import CLOSED, Means, ticket_number, when_words
from assistdesk.ui.agent.rule_sheet import Number, RuleSheet
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.fields import Field
from assistdesk.ui.widgets.labels import ElidedLabel, IconLabel, PlainLabel, menu_text
from assistdesk.ui.widgets.layouts import column, line, row, scrolled

WIDTH_PX, LIST_PX, INDENT_PX = 600, 236, 29
ROW_CHARS, SUBJECT_CHARS, PREFILLED_CHARS = 200, 300, 80


def may_split(comment: CommentOut, ticket: TicketRow) -> bool:
    """Does it stand in this open ticket: said here and not split off, or split off into it?"""
    stands_in = comment.ticket_id if comment.split_into is None else comment.split_into
    return ticket.status not in CLOSED and stands_in == ticket.id


def splittable(ticket: TicketView) -> tuple[CommentItem, ...]:
    """What of the conversation's page could go, oldest first."""
    return tuple(item for item in ticket.items if isinstance(item, CommentItem) and may_split(item.comment, ticket.row))


class SplitSheet(RuleSheet):
    """*chosen_id*: the comment that it was opened from. Feed it with ``show_answer``."""

    def __init__(self, means: Means, parent: QWidget, ticket: TicketView, number: Number, chosen_id: int = 0) -> None:
        this = ticket_number(ticket.row.id)
        super().__init__(means, parent, say("split.title", number=this), number, WIDTH_PX)
        look = means.look
        self._ticket_id = ticket.row.id
        items = splittable(ticket)
        first = next((place for place, item in enumerate(items) if item.comment.id == chosen_id), len(items))
        first = max(0, min(first, len(items) - SPLIT_MAX))
        self._items = items[first : first + SPLIT_MAX]
        name = plain(ticket.row.requester.name, 60)
        self.say(say("split.hint", name=name))
        self.subject = Field(look, say("new.subject"), say("new.subject.hint"), chars_max=SUBJECT_CHARS)
        self.subject.line.returnPressed.connect(self.keep)
        self.body.addWidget(self.subject)
        self.boxes: list[QCheckBox] = []
        rows = QVBoxLayout()
        rows.setContentsMargins(2, 2, 8, 2)
        rows.setSpacing(10)
        for item in self._items:
            rows.addWidget(self._row(item, item.comment.id == chosen_id))
        inside = QWidget()
        inside.setLayout(rows)
        self.list = scrolled(inside)
        self.list.setAccessibleName(say("split.list"))
        self.list.setFixedHeight(min(look.px(LIST_PX), inside.sizeHint().height() + 6))
        self.body.addWidget(PlainLabel(look, say("split.list"), Type.SMALL_STRONG, "muted"))
        self.body.addWidget(self.list)
        if ticket.has_older or first:
            self.body.addWidget(PlainLabel(look, say("split.older"), Type.SMALL, "muted", wrap=True))
        self.body.addWidget(line())
        for key, values in (
            ("split.keeps", {"number": this}),
            ("split.untold", {"name": name}),
            ("split.back", {"number": this}),
        ):
            icon = IconLabel(look, "arrow-right", look.tokens.faint, 15)
            self.body.addWidget(row(icon, (PlainLabel(look, say(key, **values), wrap=True), 1), spacing=9))
        self.body.addWidget(self.error)
        chosen = next((item.comment for item in self._items if item.comment.id == chosen_id), None)
        if chosen is not None:
            lines = [one.strip() for one in chosen.body.splitlines() if one.strip()]
            self.subject.line.setText(plain(lines[0], PREFILLED_CHARS) if lines else "")
            self.subject.line.selectAll()
        self.set_buttons(Button(look, say("cancel"), self.reject), self.keep_button, focus=self.subject.line)
        self._count()
        shown = next((box for box in self.boxes if box.isChecked()), self.boxes[-1])
        QTimer.singleShot(0, self, lambda: self.list.ensureWidgetVisible(shown))

    def _row(self, item: CommentItem, is_chosen: bool) -> QWidget:
        """A box with who and when, and the words' beginning below it."""
        look, comment = self._look, item.comment
        author = plain(item.author.name, 60) if item.author is not None else say("talk.someone")
        told = say("split.row", author=author, time=when_words(item.at_ms, self._means.now_ms()))
        if not comment.public:
            told = f"{told}  ·  {say('split.note')}"
        words = plain(" ".join(comment.body.split()), ROW_CHARS)
        box = QCheckBox(menu_text(told))
        box.setFont(look.font(Type.SMALL_STRONG))
        box.setAccessibleName(f"{told}: {words}")
        box.setChecked(is_chosen)
        box.toggled.connect(lambda _on: self._count())
        self.boxes.append(box)
        below = ElidedLabel(look, words, Type.BODY, look.tokens.text if comment.public else look.tokens.warn)
        indent = QWidget()
        indent.setFixedWidth(look.px(INDENT_PX))
        return column(box, row(indent, (below, 1), spacing=0), spacing=1)

    @property
    def chosen(self) -> tuple[int, ...]:
        pairs = zip(self._items, self.boxes, strict=True)
        return tuple(item.comment.id for item, box in pairs if box.isChecked())

    def _count(self) -> None:
        count = len(self.chosen)
        self.keep_button.set_words(say("split.do", count) if count else say("split.none"))
        self.keep_button.setEnabled(bool(count) and not self.waits)

    def keep(self) -> None:
        """Emit the wish, or say what is missing; what was chosen stays."""
        subject = self.subject.text().strip()
        if not subject:
            self.subject.set_error(say("new.missing"))
            self.subject.line.setFocus()
        elif (chosen := self.chosen) and not self.waits:
            self.send(lambda sheet: SplitTicket(self._ticket_id, subject, chosen, sheet))

    def show_refusal(self, refused: Cause) -> None:
        self._count()
        super().show_refusal(refused)
