"""What a ticket is, set from its head: menus of its group, type, severity and language, and a sheet for its category.

Each offers what there is and marks what is set; one press is one wish, which can be undone. Refuses to know when a ticket may
be changed.
"""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from assistdesk.runtime.intents import ChangeTicket
from assistdesk.runtime.snapshot import GroupView, TicketRow
from assistdesk.ui.agent.condition_fields import language_values, severity_values, type_values
from assistdesk.ui.agent.means import Means, ticket_number
from assistdesk.ui.text import plain, say
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.dialogs import Dialog
from assistdesk.ui.widgets.fields import Field
from assistdesk.ui.widgets.menus import Menu

NAME_CHARS, CATEGORY_CHARS = 60, 200
FIELDS = ("type", "severity", "language")
"""Those that are chosen from a short list that is the same on every desk."""


def group_name(row: TicketRow, groups: tuple[GroupView, ...]) -> str:
    """The name of the ticket's group, also where no page told it yet; "" where it has none."""
    known = {group.id: group.name for group in groups}
    return row.group_name or known.get(row.group_id or 0, "")


def what_it_is(row: TicketRow) -> tuple[str, ...]:
    """Type, severity and category, as far as they are set, in words."""
    named = dict(type_values())
    found = (
        str(named.get(row.type, "")),
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


class CategorySheet(Dialog):
    """One line; Enter keeps it. What is as it was is no wish."""

    def __init__(self, means: Means, parent: QWidget, row: TicketRow) -> None:
        super().__init__(means.look, parent, say("head.category.title", number=ticket_number(row.id)))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._means, self._row = means, row
        look = means.look
        self.category = Field(
            look, say("head.category"), say("head.category.hint"), chars_max=CATEGORY_CHARS, entered=self.keep
        )
        self.category.line.setText(row.category)
        self.body.addWidget(self.category)
        keep = Button(look, say("head.category.keep"), self.keep, kind="primary")
        self.set_buttons(Button(look, say("cancel"), self.reject), keep, focus=self.category.line)

    def keep(self) -> None:
        category = "/".join(part.strip() for part in self.category.text().split("/") if part.strip())
        if category != self._row.category:
            self._means.emit(_wish(self._row, category=category))
        self.accept()
