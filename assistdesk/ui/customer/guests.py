"""The customer's pages and rows for a colleague whom the agent asks in: the card that names him, his own sheet, who is here."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents_customer import Continue, ForGuest, Stop
from assistdesk.runtime.snapshot_customer import AgentIdentity, AskView, CustomerSnapshot, GuestView, SheetView
from assistdesk.ui.customer.ask import AskPage
from assistdesk.ui.customer.page import Emit
from assistdesk.ui.customer.sheet import SheetPage
from assistdesk.ui.customer.words import agent_name
from assistdesk.ui.text import key_words, say
from assistdesk.ui.theme import Look, Tone, Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.cards import Banner, Card
from assistdesk.ui.widgets.labels import IconLabel, PlainLabel
from assistdesk.ui.widgets.layouts import clear, column, row

STATE_KEYS = {"joining": "g.joining", "sheet": "g.waits", "looking": "g.looking"}


class InvitePage(AskPage):
    """May he come at all? Yes gives nothing: his own sheet asks next."""

    def ask_of(self, snapshot: CustomerSnapshot) -> AskView | None:
        return snapshot.asks[0] if snapshot.asks and snapshot.asks[0].invited else None

    def _build(self, snapshot: CustomerSnapshot, ask: AskView) -> None:
        clear(self.column)
        self._begin(snapshot)
        look, agent = self.look, self._agent
        claimed = agent_name(AgentIdentity(ask.invited))
        key = "g.card.hand_over" if ask.is_hand_over else "g.card.invite"
        self.question = self.head(say(key, agent=agent, name=claimed))
        self.column.addWidget(row(IconLabel(look, "users-round", look.tokens.primary_text, 28), None))
        self.column.addWidget(self.question)
        self.column.addWidget(Banner(look, say("g.card.only", agent=agent), Tone.PRIMARY, "eye"))
        if ask.is_hand_over:
            self.column.addWidget(self.body(say("g.card.instead", agent=agent, name=claimed)))
        self.column.addWidget(self.body(say("g.card.next", name=claimed)))
        stop = self.body(say("c.howstop", key=key_words(snapshot.stop_key)))
        self.column.addWidget(row(IconLabel(look, "circle-stop", look.tokens.muted, 18), (stop, 1), spacing=10))
        self.column.addStretch(1)


class GuestPage(SheetPage):
    """The sheet of his session; what is pressed on it goes there."""

    def __init__(self, look: Look, emit: Emit, clock_ms: Callable[[], int]) -> None:
        super().__init__(look, self._to_guest, clock_ms)
        self._emit_on = emit
        self._number = 0
        self._agent = ""

    @property
    def built_for(self) -> object:
        return self._number, self._built_for

    def _to_guest(self, intent: Intent) -> None:
        self._emit_on(ForGuest(self._number, intent))

    def show_snapshot(self, snapshot: CustomerSnapshot) -> None:
        if snapshot.guest_number != self._number:
            self._built_for = None  # another colleague, though he may be called the same
        self._number, self._agent = snapshot.guest_number, agent_name(snapshot.agent)
        super().show_snapshot(snapshot.guest_sheet or CustomerSnapshot())

    def _identity(self, sheet: SheetView, agent: str, org: str) -> Banner:
        banner = super()._identity(sheet, agent, org)
        banner.add(PlainLabel(self.look, say("g.sheet", agent=self._agent), Type.SMALL, "muted", wrap=True))
        return banner


def guests_card(look: Look, emit: Emit, guests: tuple[GuestView, ...]) -> Card:
    """Who else is here, with a way to end each alone."""
    card = Card(look, say("g.also"))
    for guest in guests:
        card.body.addWidget(_guest_row(look, emit, guest))
    return card


def _guest_row(look: Look, emit: Emit, guest: GuestView) -> QWidget:
    name = agent_name(guest.agent if guest.agent.name else AgentIdentity(guest.name))
    state = say(STATE_KEYS.get(guest.state, "g.held"))
    words = column(
        PlainLabel(look, name, Type.CUSTOMER_STRONG, wrap=True),
        PlainLabel(look, state, Type.SMALL, "muted", wrap=True),
        spacing=1,
    )
    end = Button(look, say("g.end"), lambda: emit(ForGuest(guest.number, Stop("button"))), size="small")
    end.setAccessibleName(say("g.end.name", name=name))
    go_on = Button(look, say("c.continue"), lambda: emit(ForGuest(guest.number, Continue())), size="small")
    go_on.setAccessibleName(f"{say('c.continue')} · {name}")
    go_on.setVisible(guest.state == "back")
    mark = IconLabel(look, "eye", look.tokens.danger if guest.is_looking else look.tokens.muted, 20)
    return row(mark, (words, 1), go_on, end, spacing=12)
