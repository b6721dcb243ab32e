"""The context panel: Call, Session, Permissions, Customer, Clocks, what other systems say of her, Fields, Tags, Linked, People,
Session log, or the wrap-up card in the session's place.

The call card stands there whatever ticket is open, and where none is; the wrap-up card of a call takes its place, so that one
card of it stands.

Each card folds to its head but the wrap-up card (``folding``). Seven have a key that goes to them; where a card is not there,
that is said.

Below 1,280 px the window folds it to a strip of icons; a press on one shows the panel over the conversation.
"""

from collections.abc import Callable
from typing import Self

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.runtime.snapshot_calls import CallView
from assistdesk.runtime.snapshot_context import ContextView
from assistdesk.runtime.snapshot_session import WrapUpView
from assistdesk.ui.agent.call_card import CallCard
from assistdesk.ui.agent.cards import CustomerCard, LogCard, PermissionCard
from assistdesk.ui.agent.clocks_card import ClocksCard
from assistdesk.ui.agent.commands import Run
from assistdesk.ui.agent.context_card import ContextCard
from assistdesk.ui.agent.fields_card import FieldsCard
from assistdesk.ui.agent.folding import CardPlace, Folds
from assistdesk.ui.agent.header import Header
from assistdesk.ui.agent.linked_card import LinkedCard
from assistdesk.ui.agent.means import Means, has_seat
from assistdesk.ui.agent.people_card import PeopleCard
from assistdesk.ui.agent.preview import Pictures
from assistdesk.ui.agent.session_card import SessionCard
from assistdesk.ui.agent.tags_card import TagsCard
from assistdesk.ui.agent.toasts import announce
from assistdesk.ui.agent.wrap_up_card import WrapUpCard
from assistdesk.ui.text import say
from assistdesk.ui.widgets.buttons import IconButton
from assistdesk.ui.widgets.layouts import bar_in_margin, scrolled

TITLES = {
    "call": "call.card",
    "session": "s.card",
    "permissions": "s.perm.card",
    "customer": "s.customer.card",
    "clocks": "clock.card",
    "log": "s.log.card",
    "linked": "linked.card",
}
"""The cards that have a key, in the order of the design."""
WIDTH_PX, STRIP_PX, EDGE_PX = 356, 52, 18
MINUTE_MS = 60_000


class ContextPanel(QFrame):
    def __init__(
        self, means: Means, pictures: Pictures, full_view: Callable[[], None], run: Run, header: Header
    ) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAccessibleName(say("context.name"))
        self._means = means
        self.call = CallCard(means)
        self.session = SessionCard(means, pictures, full_view)
        self.wrap_up = WrapUpCard(means)
        self.permissions = PermissionCard(means)
        self.customer = CustomerCard(means)
        self.clocks = ClocksCard(means, header.calendars, header.explain_clock)
        self.elsewhere = ContextCard(means)
        self.fields = FieldsCard(means)
        self.tags = TagsCard(means)
        self.linked = LinkedCard(means, run)
        self.people = PeopleCard(means)
        self.log = LogCard(means)
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(EDGE_PX, EDGE_PX, EDGE_PX, EDGE_PX)
        column.setSpacing(14)
        folds = Folds(means.memory, self.places)
        for name, place in self.places.items():
            if name != "wrap_up":
                place.folds_as(folds, name)
            column.addWidget(place)
        column.addStretch(1)
        self._scroll = scrolled(self._body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)
        bar_in_margin(self._scroll, column)

    def show_snapshot(self, snapshot: AgentSnapshot) -> None:
        ticket, session = snapshot.ticket, snapshot.session
        wrap_up = _wrap_up_of(snapshot)
        wrapped = None if wrap_up is None else _call_of(snapshot, wrap_up)
        if wrapped is not None:
            wrapped = self.call.as_typed(wrapped)
        is_writing = wrapped is not None and self.call.notes.hasFocus()
        self.call.show_snapshot(snapshot, 0 if wrapped is None else wrapped.id)
        has_ticket = ticket is not None and not ticket.gone
        self._body.setVisible(has_ticket or bool(snapshot.calls.mine))
        self.people.show_asked(snapshot.person_asked)
        if ticket is None or not has_ticket:
            for name, place in self.places.items():
                if name != "call":
                    place.hide()
            return
        self.fields.show_ticket(ticket, snapshot.forms)
        self.customer.show()
        self.clocks.show_ticket(ticket)
        self.tags.show_ticket(ticket)
        self.linked.show_ticket(ticket)
        self.people.show()
        self.people.show_ticket(ticket, snapshot.me, snapshot.people_found)
        here = session.ticket_id == ticket.row.id
        if wrap_up is None:
            self.wrap_up.leave()
        else:
            self.wrap_up.show_wrap_up(session, wrap_up, ticket.row, wrapped)
        self.wrap_up.setVisible(wrap_up is not None)
        if is_writing and not self.call.notes.isVisible():
            self.wrap_up.go_on()
        is_in_its_place = wrap_up is not None and bool(wrap_up.reports)
        self.session.setVisible(not is_in_its_place and (ticket.may.change or session.is_running))
        self.session.show_session(session, ticket.row)
        self.permissions.setVisible(here and session.is_running and bool(session.permissions))
        self.permissions.show_session(session)
        self.customer.show_ticket(ticket, session, self._means.now_ms() // MINUTE_MS)
        self.customer.show_customer(snapshot.customer, snapshot.organizations, snapshot.me)
        self.elsewhere.show_context(_of_ticket(snapshot.context, ticket.row.id))
        self.log.setVisible(here and bool(session.log))
        self.log.show_session(session)

    @property
    def places(self) -> dict[str, CardPlace]:
        """All cards in their order, by the name under which it is remembered that one is folded."""
        return {
            "call": self.call,
            "wrap_up": self.wrap_up,
            "session": self.session,
            "permissions": self.permissions,
            "customer": self.customer,
            "clocks": self.clocks,
            "elsewhere": self.elsewhere,
            "fields": self.fields,
            "tags": self.tags,
            "linked": self.linked,
            "people": self.people,
            "log": self.log,
        }

    def go_to(self, name: str, come: Callable[[], object]) -> None:
        """Unfold a card, show all of it and give its head the focus; the wrap-up card stands for what it wraps up. *come* has
        the panel shown; where the card is not there, that is all that is said."""
        place = self.places[name]
        if place.isHidden() and (name == "session" or (name == "call" and self.wrap_up.is_of_call)):
            place = self.wrap_up
        if place.isHidden() or self._body.isHidden():
            announce(self.window(), say("fold.not_there", card=say(TITLES[name])))
            return
        come()
        place.unfold()
        place.take_focus()
        QTimer.singleShot(0, place, lambda: self._scroll.ensureWidgetVisible(place))  # once it has its height

    def edit_customer(self) -> None:
        self.customer.unfold()
        self.customer.edit()

    def go_to_fields(self) -> None:
        """Where the fields of the ticket are filled in."""
        self.fields.unfold()
        self.fields.go_to_lacking()
        self._scroll.ensureWidgetVisible(self.fields)

    def tick(self) -> None:
        self.session.tick()
        self.call.tick()
        self.clocks.tick()

    def take_over(self, other: Self) -> None:
        """What was written in the cards of the panel that stood here before the window was built anew."""
        self.wrap_up.take_over(other.wrap_up)
        self.call.take_over(other.call)
        self.customer.take_over(other.customer)
        self.people.take_over(other.people)

    def flush(self) -> None:
        """Send what was typed into the cards."""
        self.wrap_up.flush()
        self.call.flush()
        self.fields.flush()


def _wrap_up_of(snapshot: AgentSnapshot) -> WrapUpView | None:
    """The card of what is over in the open ticket."""
    ticket, wrap_up = snapshot.ticket, snapshot.session.wrap_up
    if ticket is None or ticket.gone or wrap_up is None or wrap_up.ticket_id != ticket.row.id:
        return None
    return wrap_up


def _call_of(snapshot: AgentSnapshot, wrap_up: WrapUpView) -> CallView | None:
    """The call that is wrapped up, while its card is open."""
    touch = wrap_up.contact.touch if wrap_up.contact is not None else ""
    return next((call for call in snapshot.calls.mine if f"call:{call.id}" == touch), None)


def _of_ticket(view: ContextView, ticket_id: int) -> ContextView:
    """The card of this ticket's customer; none while it is still another's."""
    return view if view.ticket_id == ticket_id else ContextView(ticket_id)


class ContextStrip(QFrame):
    """The folded panel: one icon a card; ``unfold`` shows the panel."""

    def __init__(self, means: Means, unfold: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setFixedWidth(means.look.px(STRIP_PX))
        self.setAccessibleName(say("context.name"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 18, 8, 18)
        layout.setSpacing(8)
        self.session = IconButton(means.look, "monitor-up", say("s.card"), unfold)
        layout.addWidget(IconButton(means.look, "panel-right", say("context.show"), unfold))
        layout.addWidget(self.session)
        layout.addWidget(IconButton(means.look, "user", say("s.customer.card"), unfold))
        self.call = IconButton(means.look, "phone", say("call.card"), unfold, colour=means.look.tokens.ok_dot)
        self.call.hide()
        layout.addWidget(self.call)
        layout.addStretch(1)

    def show_snapshot(self, snapshot: AgentSnapshot) -> None:
        self.call.setVisible(bool(snapshot.calls.mine))
        self.session.setVisible(has_seat(snapshot.me) or snapshot.session.is_running)
