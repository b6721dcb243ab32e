"""What a ticket is, set from its head: menus of its group, type, severity and language, sheets for the rest.

Each offers what there is and marks what is set; one press is one wish, which can be undone. Refuses to know when a ticket may
be changed.
"""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from assistdesk.runtime.intents import ChangeTicket
from assistdesk.runtime.snapshot import GroupView, TicketRow
from assistdesk.ui.agent.condition_fields import language_values, severity_values, type_values, type_words
from assistdesk.ui.agent.means import Means, ticket_number
from assistdesk.ui.agent.tag_field import TagField
from assistdesk.ui.text import plain, say
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.dialogs import Dialog
from assistdesk.ui.widgets.fields import Field
from assistdesk.ui.widgets.menus import Menu

NAME_CHARS, CATEGORY_CHARS, SUBJECT_CHARS = 60, 200, 300
FIELDS = ("type", "severity", "language")
"""Those that are chosen from a short list that is the same on every desk."""


def group_name(row: TicketRow, groups: tuple[GroupView, ...]) -> str:
    """The name of the ticket's group, also where no page told it yet; "" where it has none."""
    known = {group.id: group.name for group in groups}
    return row.group_name or known.get(row.group_id or 0, "")


def what_it_is(row: TicketRow) -> tuple[str, ...]:
    """Type, severity and category, as far as they are set, in words."""
    found = (
        type_words(row.type),
        say("head.severity", level=row.severity) if row.severity else "",
        plain(row.category, NAME_CHARS),
    )
    return tuple(words for words in found if words)


def fill_groups(menu: Menu, means: Means, row: TicketRow, groups: tuple[GroupView, ...]) -> None:
    named = [(group.id, plain(group.name, NAME_CHARS)) for group in groups]
    for group_id, words in ((0, say("head.no_group")), *named):
        _offer(menu, means, words, _wish(row, group_id=group_id), group_id == (row.group_id or 0))


def fill_field(menu: Menu, means: Means, row: TicketRow, field: str) -> None:
    """One of ``FIELDS``."""
    match field:
        case "type":
            for kind, words in (("", say("m.type.none")), *type_values()):
                _offer(menu, means, words, _wish(row, type=str(kind)), kind == row.type)
        case "severity":
            for level, words in ((0, say("head.no_severity")), *severity_values()):
                _offer(menu, means, words, _wish(row, severity=int(str(level))), level == (row.severity or 0))
        case _:
            for code, words in language_values(row.language):
                _offer(menu, means, words, _wish(row, language=str(code)), code == row.language)


def _wish(row: TicketRow, **field: Any) -> ChangeTicket:
    """For the ticket as it stands when it is offered."""
    return ChangeTicket(row.id, row_version=row.row_version, **field)


def _offer(menu: Menu, means: Means, words: str, wish: ChangeTicket, is_held: bool) -> None:
    menu.add(words, partial(means.emit, wish), checked=is_held)


class LineSheet(Dialog):
    """One line about the ticket, as it stands; Enter keeps it. What is as it was is no wish. *name* begins its words' keys."""

    def __init__(self, means: Means, parent: QWidget, row: TicketRow, name: str, held: str, chars_max: int) -> None:
        super().__init__(means.look, parent, say(f"{name}.title", number=ticket_number(row.id)))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._means, self._row = means, row
        look = means.look
        self.field = Field(look, say(name), say(f"{name}.hint"), chars_max=chars_max, entered=self.keep)
        self.field.line.setText(held)
        self.body.addWidget(self.field)
        keep = Button(look, say(f"{name}.keep"), self.keep, kind="primary")
        self.set_buttons(Button(look, say("cancel"), self.reject), keep, focus=self.field.line)

    def keep(self) -> None:
        wish = self.wish(self.field.text())
        if wish is None:
            return
        name, value = wish
        if value != getattr(self._row, name):
            self._means.emit(_wish(self._row, **{name: value}))
        self.accept()

    def wish(self, text: str) -> tuple[str, Any] | None:
        """The field of the ticket and its value, or None where the line says why there is none."""
        raise NotImplementedError


class SubjectSheet(LineSheet):
    """A ticket is never without one."""

    def __init__(self, means: Means, parent: QWidget, row: TicketRow) -> None:
        super().__init__(means, parent, row, "head.subject", row.subject, SUBJECT_CHARS)

    def wish(self, text: str) -> tuple[str, Any] | None:
        subject = " ".join(text.split())
        if not subject:
            self.field.set_error(say("new.missing"))
            return None
        return "subject", subject


class TagsSheet(Dialog):
    """All its tags; what a colleague adds or takes away meanwhile stands, for only what differs here is changed."""

    def __init__(self, means: Means, parent: QWidget, row: TicketRow) -> None:
        super().__init__(means.look, parent, say("head.tags.title", number=ticket_number(row.id)))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._means, self._row = means, row
        self.tags = TagField(means, say("head.tags"), row.tags, say("tags.hint"), self.keep)
        self.body.addWidget(self.tags)
        keep = Button(means.look, say("head.tags.keep"), self.keep, kind="primary")
        self.set_buttons(Button(means.look, say("cancel"), self.reject), keep, focus=self.tags.line)

    def keep(self) -> None:
        tags = self.tags.read()
        if tags is None:
            return
        if tags != self._row.tags:
            self._means.emit(_wish(self._row, tags=tags))
        self.accept()

    def is_changed(self) -> bool:
        return self.tags.is_changed()


class CategorySheet(LineSheet):
    """A path; empty takes it away."""

    def __init__(self, means: Means, parent: QWidget, row: TicketRow) -> None:
        super().__init__(means, parent, row, "head.category", row.category, CATEGORY_CHARS)

    def wish(self, text: str) -> tuple[str, Any] | None:
        return "category", "/".join(part.strip() for part in text.split("/") if part.strip())


LINES = {"category": CategorySheet, "subject": SubjectSheet, "tags": TagsSheet}
"""The sheet in which each of these is written."""
