"""A change of mine that met a colleague's: both values of each field over the composer, and the choice between them
(desk.md section 4, Row version).

Nothing is decided here, and nothing is written over until a button is pressed.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QVBoxLayout

from assistdesk.core.desk.events import Value
from assistdesk.runtime.intents import AnswerClash
from assistdesk.runtime.snapshot import Clash, TicketView
from assistdesk.ui.agent.change_words import Fields, Known, caption_of, words_of_value
from assistdesk.ui.agent.means import Means
from assistdesk.ui.text import say
from assistdesk.ui.theme import Tone, Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.cards import Banner
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import clear, row


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


def _words(field: str, value: Value, ticket: TicketView, fields: Fields) -> str:
    """A value for a person to read."""
    if field == "assignee_id" and not value:
        return say("head.nobody")
    words = words_of_value(field, value, _known(ticket, fields))
    return words or (say(f"status.{ticket.row.status}") if field == "custom_status_id" else "–")


def _known(ticket: TicketView, fields: Fields) -> Known:
    return Known(
        {one.user_id: one.name for one in ticket.agents},
        {one.id: one.name for one in ticket.groups},
        {one.id: one.text for one in ticket.statuses},
        fields=fields,
    )
