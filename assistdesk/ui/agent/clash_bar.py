"""A change of mine that met a colleague's: both values of each field over the composer, and the choice between them
(desk.md section 4, Row version).

Nothing is decided here, and nothing is written over until a button is pressed.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QVBoxLayout

from assistdesk.core.desk.events import Value
from assistdesk.core.desk.shapes import from_rfc3339
from assistdesk.core.desk.shapes_forms import FieldOut
from assistdesk.core.desk.views import CUSTOM
from assistdesk.runtime.intents import AnswerClash
from assistdesk.runtime.snapshot import Clash, TicketView
from assistdesk.ui.agent.condition_fields import language_values, severity_values, type_values
from assistdesk.ui.agent.field_editor import value_words, words_of
from assistdesk.ui.agent.means import EVERY_STATUS, PRIORITIES, Means, date_words
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Tone, Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.cards import Banner
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import clear, row

VALUE_CHARS, NAME_CHARS = 120, 60
CAPTIONS = {
    "status": "column.status",
    "custom_status_id": "column.status",
    "priority": "column.priority",
    "assignee_id": "column.assignee_id",
    "group_id": "column.group_id",
    "subject": "column.subject",
    "tags": "column.tags",
    "type": "column.type",
    "due_at": "column.due_at",
    "severity": "cond.field.severity",
    "category": "column.category",
    "language": "column.language",
    "form_id": "fields.form",
}
OFFERED = {"type": type_values, "severity": severity_values, "language": language_values}
Fields = tuple[FieldOut, ...]


class ClashBar(QFrame):
    """Not there while nothing waits for a choice; *answered* is called once it is made."""

    def __init__(self, means: Means, answered: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("ghost")
        self._means, self._answered = means, answered
        self._shown: object = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(20, 8, 20, 0)
        self.hide()

    def show_ticket(self, ticket: TicketView, fields: Fields) -> None:
        """*fields*: the desk's own."""
        clash = ticket.clash
        seen = None if clash is None else (clash, ticket.agents, ticket.groups, ticket.statuses, fields)
        if seen == self._shown:
            return
        self._shown = seen
        clear(self._layout)
        self.setVisible(clash is not None)
        if clash is not None:
            self._layout.addWidget(self._build(clash, ticket, fields))

    def _build(self, clash: Clash, ticket: TicketView, fields: Fields) -> Banner:
        look = self._means.look
        banner = Banner(look, say("clash"), Tone.WARN, "users-round")
        for line in lines_of(clash, ticket, fields):
            banner.add(PlainLabel(look, line, Type.BODY, "", wrap=True))
        if clash.has_words:
            banner.add(PlainLabel(look, say("clash.words"), Type.SMALL, "muted", wrap=True))
        theirs = Button(look, say("clash.theirs"), self._answer(clash.key, mine=False), "primary", size="small")
        mine = Button(look, say("clash.mine"), self._answer(clash.key, mine=True), size="small")
        banner.add(row(None, theirs, mine))
        return banner

    def _answer(self, key: str, *, mine: bool) -> Callable[[], None]:
        return self._means.emits_after(self._answered, AnswerClash(key, mine))


def lines_of(clash: Clash, ticket: TicketView, fields: Fields) -> list[str]:
    """A field in each: its name, what stands there, what was meant."""
    names = {one.field for one in clash.fields}
    return [
        say(
            "clash.line",
            field=caption_of(one.field, fields),
            theirs=_words(one.field, one.theirs, ticket, fields),
            mine=_words(one.field, one.mine, ticket, fields),
        )
        for one in clash.fields
        if one.field != "custom_status_id" or "status" not in names
    ]


def _own(field: str, fields: Fields) -> FieldOut | None:
    return next((one for one in fields if field == f"{CUSTOM}{one.key}"), None)


def caption_of(field: str, fields: Fields) -> str:
    """A field's name; *fields*: the desk's own."""
    own = _own(field, fields)
    if own is not None:
        return words_of(own.label)
    return say(CAPTIONS[field]) if field in CAPTIONS else plain(field.removeprefix(CUSTOM), NAME_CHARS)


def _words(field: str, value: Value, ticket: TicketView, fields: Fields) -> str:
    """A value for a person to read."""
    own = _own(field, fields)
    if own is not None and isinstance(value, str | int):
        return value_words(own, value)
    match field:
        case "status" if value in EVERY_STATUS:
            return say(f"status.{value}")
        case "custom_status_id":
            word = next((one.text for one in ticket.statuses if one.id == value), "")
            return plain(word, NAME_CHARS) or say(f"status.{ticket.row.status}")
        case "priority" if value in PRIORITIES:
            return say(f"priority.{value}")
        case "assignee_id":
            name = next((one.name for one in ticket.agents if one.user_id == value), "")
            return plain(name, NAME_CHARS) or say("talk.someone" if value else "head.nobody")
        case "type" | "severity" | "language" if value and isinstance(value, str | int):
            return dict(OFFERED[field]()).get(value) or plain(str(value), NAME_CHARS)
        case "due_at" if isinstance(value, str) and value:
            return date_words(from_rfc3339(value))
        case "group_id" if value:
            name = next((one.name for one in ticket.groups if one.id == value), "")
            return plain(name, NAME_CHARS) or f"#{value}"
        case _:
            text = ", ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)
            return plain(text, VALUE_CHARS) or "–"
