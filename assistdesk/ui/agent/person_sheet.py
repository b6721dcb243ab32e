"""Add somebody to a ticket: found by name or address, or new; what she will be is said before (desk.md sections 0, 1).

The field keeps the focus; Up and Down choose, Enter adds. Who can be added is the relay's to decide: until then the sheet
stays, with what was typed.
"""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QListWidgetItem, QWidget

from assistdesk.runtime.intents_people import AddNewPerson, AddPerson, DropPeople, FindPeople
from assistdesk.runtime.snapshot import PersonView, TicketView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_people import PeopleFound
from assistdesk.ui.agent.means import Means, ticket_number
from assistdesk.ui.agent.rule_sheet import Number, RuleSheet
from assistdesk.ui.agent.toasts import announce
from assistdesk.ui.text import explain, in_a_row, plain, say
from assistdesk.ui.theme import Look, Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.fields import Field, SearchField
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import column, fields, row
from assistdesk.ui.widgets.menus import offer_list

WIDTH_PX, ROW_PX, ROWS_SHOWN = 520, 46, 4
OURS = ("agent", "admin", "expert")


def reply_box(look: Look) -> QCheckBox:
    """Whether an expert writes to the customer too."""
    box = QCheckBox(say("people.may_reply"))
    box.setFont(look.font(Type.SMALL))
    return box


class PersonSheet(RuleSheet):
    """Feed it with ``show_found`` and ``show_answer``."""

    def __init__(self, means: Means, parent: QWidget, ticket: TicketView, number: Number) -> None:
        super().__init__(means, parent, say("person.title", number=ticket_number(ticket.row.id)), number, WIDTH_PX)
        look = means.look
        self._ticket = ticket
        self._found: PeopleFound | None = None
        self._people: tuple[tuple[PersonView, str], ...] = ()
        self.field = SearchField(look, say("person.find"))
        self.field.textChanged.connect(self._ask)
        self.field.installEventFilter(self)
        self.caption = PlainLabel(look, say("person.hint"), Type.SMALL_STRONG, "muted", wrap=True)
        self.list = offer_list(look, say("person.found"))
        self.list.setFixedHeight(look.px(ROW_PX) * ROWS_SHOWN + 4)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.list.currentRowChanged.connect(lambda _row: self._chosen_other())
        self.list.itemDoubleClicked.connect(lambda _item: self.keep())
        self.what = PlainLabel(look, "", Type.BODY, "", wrap=True)
        self.name = Field(look, say("rules.name"), chars_max=200, entered=self.keep)
        self.email = Field(look, say("sign.email"), chars_max=254, entered=self.keep)
        self.new = column(
            PlainLabel(look, say("person.new"), Type.SMALL_STRONG, "muted"),
            fields(self.name, self.email),
            spacing=8,
        )
        self.new.hide()
        self.may_reply = reply_box(look)
        self.may_reply.hide()
        self.new_button = Button(look, say("person.new.button"), self._open_new, kind="quiet", size="small")
        for widget in (
            self.field,
            self.caption,
            self.list,
            row(self.new_button, None),
            self.new,
            self.what,
            self.may_reply,
            self.error,
        ):
            self.body.addWidget(widget)
        self.set_buttons(Button(look, say("cancel"), self.reject), self.keep_button, focus=self.field)
        self.finished.connect(lambda _result: means.emit(DropPeople()))
        self._preview()

    @property
    def chosen(self) -> tuple[PersonView, str] | None:
        """The person in the marked row and her role at the desk."""
        place = self.list.currentRow()
        return self._people[place] if self.new.isHidden() and 0 <= place < len(self._people) else None

    def show_found(self, found: PeopleFound | None, ticket: TicketView) -> None:
        """What was found for *ticket*; another that was opened meanwhile is none of its business."""
        if ticket.row.id != self._ticket.row.id:
            return
        self._ticket = ticket
        if found is None or found.ticket_id != ticket.row.id or found == self._found:
            return
        self._found = found
        self.caption.setText(self._caption(found))
        if found.loading:
            return
        before = self.chosen
        self._people = tuple(zip(found.people, found.roles, strict=True))
        self.list.clear()
        for person, role in self._people:
            self.list.addItem(self._item(person, role))
        ids = [person.user_id for person, _role in self._people]
        if ids:
            self.list.setCurrentRow(ids.index(before[0].user_id) if before and before[0].user_id in ids else 0)
        self._preview()

    def _caption(self, found: PeopleFound) -> str:
        if found.loading:
            return say("merge.looking")
        if found.error is not None:
            return explain(found.error.rule, found.error.fields).sentence
        if not found.text:
            return say("person.hint")
        return say("person.found") if found.people else say("person.nobody")

    def _item(self, person: PersonView, role: str) -> QListWidgetItem:
        aside = (
            say("person.expert" if role == "expert" else "person.colleague")
            if role in OURS
            else plain(person.organisation or person.email, 60)
        )
        item = QListWidgetItem(f"{plain(person.name, 70)}\n{aside}" if aside else plain(person.name, 70))
        item.setSizeHint(QSize(10, self._look.px(ROW_PX)))
        return item

    def _chosen_other(self) -> None:
        """Why the one before was refused is not said of this one."""
        self.refuse("")
        self._preview()

    def show_refusal(self, refused: Cause) -> None:
        super().show_refusal(refused)
        self._preview()

    def _preview(self) -> None:
        """What the chosen person would be on this ticket, or why she cannot."""
        row_, chosen = self._ticket.row, self.chosen
        self.may_reply.hide()
        if chosen is None:
            is_new = not self.new.isHidden()
            self.what.setText(say("person.will_cc", name=plain(self.name.text(), 60) or "…") if is_new else "")
            self.keep_button.set_words(say("person.add.new") if is_new else say("person.add.none"))
            self.keep_button.setEnabled(is_new and not self.waits)
            return
        person, role = chosen
        name = plain(person.name, 60)
        is_on = any(one.person.user_id == person.user_id for one in self._ticket.participants)
        is_ours = role in OURS
        if person.user_id == row_.requester.user_id:
            words = say("person.is_requester", name=name)
        elif is_on:
            words = say("person.is_on", name=name)
        elif role == "expert":
            words = say("person.will_help", name=name)
            self.may_reply.show()
        elif is_ours:
            words = say("person.will_follow", name=name)
        elif person.organisation != row_.requester.organisation:
            words = in_a_row(say("person.will_cc", name=name), say("person.other_org"))
        else:
            words = say("person.will_cc", name=name)
        self.what.setText(words)
        may = not is_on and person.user_id != row_.requester.user_id and (is_ours or role == "customer")
        self.keep_button.set_words(say("person.add", name=name))
        self.keep_button.setEnabled(may and not self.waits)

    def _open_new(self) -> None:
        self.new.show()
        self.list.hide()
        self.new_button.hide()
        typed = self.field.text().strip()
        begun = (self.email if "@" in typed else self.name).line
        begun.setText(typed)
        begun.setModified(bool(typed))
        self.name.line.textChanged.connect(lambda _text: self._preview())
        (self.name if "@" in typed or not typed else self.email).line.setFocus()
        self._preview()
        self.adjustSize()

    def keep(self) -> None:
        """Emit the wish, or say what is missing."""
        chosen, ticket_id = self.chosen, self._ticket.row.id
        if self.waits:
            return
        if self.new.isHidden():
            if chosen is not None and self.keep_button.isEnabled():
                user_id = chosen[0].user_id
                may_reply = self.may_reply.isChecked() if chosen[1] == "expert" else None
                self.send(lambda sheet: AddPerson(ticket_id, user_id, may_reply, sheet))
            return
        name, email = self.name.text().strip(), self.email.text().strip()
        if not name:
            self.name.set_error(say("new.missing"))
            self.name.line.setFocus()
        elif "@" not in email[1:-1]:
            self.email.set_error(say("sign.email.bad"))
            self.email.line.setFocus()
        else:
            self.send(lambda sheet: AddNewPerson(ticket_id, name, email, sheet))

    def _ask(self, text: str) -> None:
        self._means.emit(FindPeople(self._ticket.row.id, text.strip()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}.get(event.key())
            if step is not None and self._people and self.new.isHidden():
                self.list.setCurrentRow(max(0, min(self.list.currentRow() + step, len(self._people) - 1)))
                announce(self.field, self.list.currentItem().text())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.keep()
                return True
        return super().eventFilter(watched, event)
