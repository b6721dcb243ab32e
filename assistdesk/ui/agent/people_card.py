"""Who else is on the ticket: those of theirs in copy, colleagues who follow, experts with what they may; added by a sheet,
removed by a cross."""

from functools import partial
from typing import Self

from PySide6.QtWidgets import QCheckBox, QFrame

from assistdesk.runtime.intents_people import AddPerson, CopyReadLink, RemovePerson
from assistdesk.runtime.snapshot import Me, TicketView
from assistdesk.runtime.snapshot_merging import AskedView
from assistdesk.runtime.snapshot_people import ParticipantView, PeopleFound
from assistdesk.ui.agent.cards import Rebuilt
from assistdesk.ui.agent.means import CLOSED, Means
from assistdesk.ui.agent.open_sheet import AskingSheet
from assistdesk.ui.agent.person_sheet import PersonSheet, reply_box
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.avatar import Avatar
from assistdesk.ui.widgets.buttons import Button, IconButton
from assistdesk.ui.widgets.cards import Card
from assistdesk.ui.widgets.labels import ElidedLabel, PlainLabel
from assistdesk.ui.widgets.layouts import Part, column, focus_in, row

SHOWN_MAX = 12
ROLES = ("cc", "follower", "expert")


class PeopleCard(Rebuilt):
    """A closed ticket shows who was on it and takes nobody; nor does whoever may not change the ticket bring anybody."""

    def __init__(self, means: Means) -> None:
        super().__init__(means)
        self._ticket: TicketView | None = None
        self._found: PeopleFound | None = None
        self.opened = AskingSheet[PersonSheet]()
        self._add: Button | None = None

    def show_asked(self, asked: AskedView) -> None:
        """Whichever ticket is open: the sheet that is answered may be another's."""
        self.opened.show_answer(asked)

    def show_ticket(self, ticket: TicketView, me: Me | None, found: PeopleFound | None) -> None:
        self._ticket, self._found = ticket, found
        if self.opened.sheet is not None:
            self.opened.sheet.show_found(found, ticket)
        seen = (ticket.row.id, ticket.participants, ticket.row.status in CLOSED, ticket.may, me)
        self._show(seen, lambda: self._build(ticket, me))

    def _catch_up(self) -> None:
        """Whoever took somebody off by the keyboard stays here."""
        was_here = focus_in(self) is not None
        super()._catch_up()
        if was_here and focus_in(self) is None and self._add is not None:
            self._add.setFocus()

    def _build(self, ticket: TicketView, me: Me | None) -> Card:
        look, emit = self._means.look, self._means.emit
        card = Card(look, say("people.card"), spacing=9)
        is_open = _takes_people(ticket)
        self._add = None
        card.summary = str(len(ticket.participants))
        if not ticket.participants:
            card.body.addWidget(PlainLabel(look, say("people.none"), Type.SMALL, "muted", wrap=True))
        for one in ticket.participants[:SHOWN_MAX]:
            card.body.addWidget(self._row(ticket.row.id, one, is_open))
        if len(ticket.participants) > SHOWN_MAX:
            more = say("people.more", len(ticket.participants) - SHOWN_MAX)
            card.body.addWidget(PlainLabel(look, more, Type.SMALL, "muted"))
        if is_open:
            self._add = Button(look, say("people.add"), self.open_sheet, icon="plus", size="small")
            buttons: list[Part] = [self._add]
            if me is not None and not any(one.person.user_id == me.user_id for one in ticket.participants):
                follow = AddPerson(ticket.row.id, me.user_id)
                buttons.append(Button(look, say("people.follow"), partial(emit, follow), kind="quiet", size="small"))
            card.body.addWidget(row(*buttons, None, spacing=8))
        return card

    def _row(self, ticket_id: int, one: ParticipantView, may_remove: bool) -> QFrame:
        look = self._means.look
        name = plain(one.person.name, 80) or say("talk.someone")
        role = say(f"people.{one.role}" if one.role in ROLES else "people.follower")
        under = "  ·  ".join(part for part in (role, plain(one.person.organisation, 60)) if part)
        lines: list[Part] = [
            ElidedLabel(look, name, Type.MEDIUM), ElidedLabel(look, under, Type.SMALL, look.tokens.muted)
        ]  # fmt: skip
        if one.role == "expert":
            lines.append(self._reply_box(ticket_id, one, name, may_remove))
        words = column(*lines, spacing=0)
        parts: list[Part] = [Avatar(look, name, 28, one.person.online, look.tokens.raised), (words, 1)]
        if may_remove:
            wish = RemovePerson(ticket_id, one.person.user_id, one.may_reply if one.role == "expert" else None)
            told = say("people.remove", name=name)
            off = IconButton(look, "x", told, partial(self._means.emit, wish), size_px=28, icon_px=15)
            if one.role == "cc":
                give = partial(self._means.emit, CopyReadLink(ticket_id, one.person.user_id))
                parts.append(IconButton(look, "link", say("people.link", name=name), give, size_px=28, icon_px=15))
            parts.append(off)
        return row(*parts, spacing=10)

    def _reply_box(self, ticket_id: int, one: ParticipantView, name: str, may_change: bool) -> QCheckBox:
        """Shows what the relay knows; a click is a wish, and the card is built anew once it is so."""
        box = reply_box(self._means.look)
        box.setChecked(one.may_reply)
        box.setEnabled(may_change)
        box.setAccessibleName(say("people.may_reply.of", name=name))
        box.toggled.connect(lambda on: self._means.emit(AddPerson(ticket_id, one.person.user_id, on)))
        return box

    def open_sheet(self) -> None:
        if self._ticket is None or not _takes_people(self._ticket) or self.opened.sheet is not None:
            return
        sheet = PersonSheet(self._means, self.window(), self._ticket, self.opened.next_number)
        sheet.show_found(self._found, self._ticket)
        self.opened.open(sheet)

    def take_over(self, before: Self) -> None:
        """Go on with the sheet of *before*, of a window that is gone."""
        self.opened.take_over(before.opened)


def _takes_people(ticket: TicketView) -> bool:
    return ticket.may.change and ticket.row.status not in CLOSED
