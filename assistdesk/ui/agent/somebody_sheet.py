"""What sheets share in which somebody is chosen for a ticket: found by name or address, or new.

The field keeps the focus; Up and Down choose, Enter does it. Who may be chosen is the relay's to decide: until then the sheet
stays, with what was typed.
"""

from functools import partial
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents_people import DropPeople, FindPeople
from assistdesk.runtime.snapshot import PersonView, TicketView
from assistdesk.runtime.snapshot_people import PeopleFound
from assistdesk.ui.agent.finder_sheet import ROW_PX, FinderSheet
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.rule_sheet import Number
from assistdesk.ui.text import explain, plain, say
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.fields import Field
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import column, fields, row

WIDTH_PX, ROWS_SHOWN, NAME_CHARS = 520, 4, 60
OURS = ("agent", "admin", "expert")


class Chosen(NamedTuple):
    """``role``: what she is to the desk."""

    person: PersonView
    role: str


class Told(NamedTuple):
    """What would come of it, whether it may be done, and what the button says."""

    words: str
    may: bool
    button: str


class SomebodySheet(FinderSheet):
    """Feed it with ``show_found`` and ``show_answer``; ``begin`` it when all else is in its body."""

    def __init__(self, means: Means, parent: QWidget, title: str, ticket: TicketView, number: Number) -> None:
        super().__init__(means, parent, title, number, WIDTH_PX, say("person.find"), say("person.found"))
        look = means.look
        self._ticket = ticket
        self._found: PeopleFound | None = None
        self._people: tuple[Chosen, ...] = ()
        self.caption.setText(say("person.hint"))
        self.list.setFixedHeight(look.px(ROW_PX) * ROWS_SHOWN + 4)
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
        self.finished.connect(lambda _result: means.emit(DropPeople()))
        self.new_button = Button(look, say("person.new.button"), self._open_new, kind="quiet", size="small")
        for widget in (row(self.new_button, None), self.new, self.what):
            self.body.addWidget(widget)

    # --- what it is for -----------------------------------------------------------------------------------------------

    def told_of(self, chosen: Chosen) -> Told:
        raise NotImplementedError

    def told_of_new(self, name: str) -> Told:
        raise NotImplementedError

    def told_of_nobody(self) -> Told:
        raise NotImplementedError

    def wish_for(self, chosen: Chosen, sheet: int) -> Intent:
        raise NotImplementedError

    def wish_for_new(self, name: str, email: str, sheet: int) -> Intent:
        raise NotImplementedError

    # --- finding and choosing -----------------------------------------------------------------------------------------

    @property
    def chosen(self) -> Chosen | None:
        """The person in the marked row."""
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
        self._people = tuple(map(Chosen, found.people, found.roles))
        ids = [each.person.user_id for each in self._people]
        place = ids.index(before.person.user_id) if before and before.person.user_id in ids else 0
        self.put_items((self._words(*each) for each in self._people), place)
        self.preview()

    def _caption(self, found: PeopleFound) -> str:
        if found.loading:
            return say("merge.looking")
        if found.error is not None:
            return explain(found.error.rule, found.error.fields).sentence
        if not found.text:
            return say("person.hint")
        return say("person.found") if found.people else say("person.nobody")

    def _words(self, person: PersonView, role: str) -> str:
        aside = (
            say("person.expert" if role == "expert" else "person.colleague")
            if role in OURS
            else plain(person.organisation or person.email, 60)
        )
        return f"{plain(person.name, 70)}\n{aside}" if aside else plain(person.name, 70)

    def preview(self) -> None:
        """What would come of it with the chosen person, or why nothing can."""
        chosen = self.chosen
        if chosen is not None:
            told = self.told_of(chosen)
        elif self.new.isHidden():
            told = self.told_of_nobody()
        else:
            told = self.told_of_new(plain(self.name.text(), NAME_CHARS) or "…")
        self.what.setText(told.words)
        self.keep_button.set_words(told.button)
        self.keep_button.setEnabled(told.may and not self.waits)

    def _open_new(self) -> None:
        self.new.show()
        self.list.hide()
        self.new_button.hide()
        typed = self.field.text().strip()
        begun = (self.email if "@" in typed else self.name).line
        begun.setText(typed)
        begun.setModified(bool(typed))
        self.name.line.textChanged.connect(lambda _text: self.preview())
        (self.name if "@" in typed or not typed else self.email).line.setFocus()
        self.preview()
        self.adjustSize()

    def keep(self) -> None:
        """Emit the wish, or say what is missing."""
        chosen = self.chosen
        if self.waits:
            return
        if self.new.isHidden():
            if chosen is not None and self.keep_button.isEnabled():
                self.send(partial(self.wish_for, chosen))
            return
        name, email = self.name.text().strip(), self.email.text().strip()
        if not name:
            self.name.set_error(say("new.missing"))
            self.name.line.setFocus()
        elif "@" not in email[1:-1]:
            self.email.set_error(say("sign.email.bad"))
            self.email.line.setFocus()
        else:
            self.send(partial(self.wish_for_new, name, email))

    def ask(self, text: str) -> None:
        self._means.emit(FindPeople(self._ticket.row.id, text.strip()))

    def enter(self) -> None:
        self.keep()
