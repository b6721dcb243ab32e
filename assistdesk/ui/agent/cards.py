"""The other cards of the context panel: permissions, customer, session log. Each reads its own part of the snapshot."""

from collections.abc import Callable
from typing import Self

from PySide6.QtCore import QDateTime, QTimeZone
from PySide6.QtWidgets import QAbstractButton, QFrame

from assistdesk.core.session.permissions import HELP_ME_FULLY
from assistdesk.core.types import Permission, PermissionState
from assistdesk.runtime.intents_session import AskTogether
from assistdesk.runtime.snapshot import Me, PersonView, TicketView
from assistdesk.runtime.snapshot_organizations import CustomerView, OrganizationsView
from assistdesk.runtime.snapshot_parts import PermissionView
from assistdesk.runtime.snapshot_session import LogLine, SessionPhase, SessionView
from assistdesk.ui.agent.condition_fields import language_words
from assistdesk.ui.agent.customer_sheet import CustomerSheet
from assistdesk.ui.agent.folding import CardPlace
from assistdesk.ui.agent.means import Means, ticket_number
from assistdesk.ui.agent.open_sheet import AskingSheet
from assistdesk.ui.agent.report_words import (
    LOG_ICONS,
    PERMISSION_ICONS,
    log_words,
    permission_state,
    permission_words,
)
from assistdesk.ui.session.standing import wish_of
from assistdesk.ui.text import clock_time, plain, say
from assistdesk.ui.theme import Tone, Type
from assistdesk.ui.widgets.avatar import Avatar
from assistdesk.ui.widgets.buttons import Button, IconButton
from assistdesk.ui.widgets.cards import Card
from assistdesk.ui.widgets.labels import ElidedLabel, IconLabel, PlainLabel
from assistdesk.ui.widgets.layouts import KEPT_AS, Part, after_press, column, fill, focus_kept, line, row

WAITS = (PermissionState.ASKED, PermissionState.HELD)
LOG_LINES = 5
LOG_LINES_MAX = 200


class Rebuilt(CardPlace):
    """A card that is built anew when what it shows has changed."""

    def __init__(self, means: Means) -> None:
        super().__init__(means)
        self._shown: object = None
        self._wanted: tuple[object, Callable[[], Card]] = None, lambda: Card(means.look)

    def _show(self, what: object, build: Callable[[], Card]) -> None:
        self._wanted = what, build
        self._catch_up()

    def _catch_up(self) -> None:
        what, build = self._wanted
        if what == self._shown or after_press(self, self._catch_up):
            return
        self._shown = what
        with focus_kept(self, QAbstractButton):
            self.put(build())


class PermissionCard(Rebuilt):
    """Icon, name, state in words, and a button that says what it does. Never a switch: only the customer grants."""

    def show_session(self, session: SessionView) -> None:
        seen = (session.permissions, session.customer_name, session.phase)
        self._show(seen, lambda: self._build(session))

    def _build(self, session: SessionView) -> Card:
        look = self._means.look
        first = plain(session.customer_name, 60).split(" ")[0]
        card = Card(look, say("s.perm.card"), spacing=10)
        hint = say("s.perm.can_revoke", customer=first)
        card.body.addWidget(PlainLabel(look, hint, Type.SMALL, "muted", wrap=True))
        on = sum(view.state is PermissionState.ON for view in session.permissions)
        card.summary, card.summary_tone = say("s.perm.count", on), Tone.OK if on else Tone.NEUTRAL
        for view in session.permissions:
            add = card.keep if view.state in WAITS else card.body.addWidget
            add(self._row(view, session.phase is SessionPhase.ACTIVE))
        together = _may_ask_together(session)
        if len(together) > 1:
            wish = AskTogether(together)
            ask = Button(look, say("s.ask.fully"), lambda: self._means.emit(wish), icon="headset", size="small")
            card.body.addWidget(ask)
        return card

    def _row(self, view: PermissionView, may_ask: bool) -> QFrame:
        look, tokens = self._means.look, self._means.look.tokens
        is_on = view.state is PermissionState.ON
        colour = tokens.ok_dot if is_on else tokens.warn_dot if view.state is PermissionState.HELD else tokens.faint
        name = permission_words(view.permission.name)
        state = PlainLabel(look, permission_state(view), Type.SMALL, "ok" if is_on else "muted", wrap=True)
        words = column(PlainLabel(look, name, Type.MEDIUM), state, spacing=1)
        parts: list[Part] = [IconLabel(look, PERMISSION_ICONS[view.permission], colour, 18), (words, 1)]
        button = self._button(view, may_ask, name)
        if button is not None:
            parts.append(button)
        return row(*parts, spacing=12)

    def _button(self, view: PermissionView, may_ask: bool, name: str) -> Button | None:
        emit = self._means.emit
        is_off = view.state is PermissionState.OFF
        if not view.supported or (is_off and (not may_ask or view.permission is Permission.VIEW)):
            return None
        words = {PermissionState.OFF: "s.ask", PermissionState.ASKED: "s.ask.cancel"}.get(view.state, "s.give_back")
        button = Button(self._means.look, say(words), lambda: emit(wish_of(view)), size="small")
        button.setAccessibleName(f"{button.accessibleName()}: {name}")
        button.setProperty(KEPT_AS, view.permission.value)
        return button


def _may_ask_together(session: SessionView) -> tuple[Permission, ...]:
    """What *Help me fully* has that she has not got, while she sees the screen; nothing while a part is being asked for."""
    parts = [view for view in session.permissions if view.permission in HELP_ME_FULLY and view.supported]
    is_seen = any(view.permission is Permission.VIEW and view.state is PermissionState.ON for view in parts)
    is_asking = any(view.state is PermissionState.ASKED for view in parts)
    if session.phase is not SessionPhase.ACTIVE or not is_seen or is_asking:
        return ()
    return tuple(view.permission for view in parts if view.state is PermissionState.OFF)


class CustomerCard(Rebuilt):
    """Who she is, how to reach her, what time it is there, how often before; and the sheet that changes it."""

    def __init__(self, means: Means) -> None:
        super().__init__(means)
        self._user_id = 0
        self.opened = AskingSheet[CustomerSheet]()
        self._may_edit = True
        self._may_erase = False

    def show_customer(self, customer: CustomerView, organizations: OrganizationsView, me: Me | None) -> None:
        self.opened.note(customer.answered)
        self._may_erase = me is not None and me.role == "admin"
        if self.opened.sheet is not None:
            self.opened.sheet.show_customer(customer, organizations)

    def edit(self) -> None:
        if self._user_id and self.opened.sheet is None:
            self.opened.open(
                CustomerSheet(self._means, self.window(), self._user_id, self.opened.next_number, self._may_erase)
            )

    def take_over(self, before: Self) -> None:
        """The window is built anew: the sheet that is open goes on here, so does its count."""
        self.opened.take_over(before.opened)

    def show_ticket(self, ticket: TicketView, session: SessionView, row_minute: int) -> None:
        self._user_id = ticket.row.requester.user_id
        person = ticket.row.requester
        self._may_edit = ticket.may.change
        seen = (person, ticket.earlier_sessions, session.peer_os, ticket.row.language, row_minute, self._may_edit)
        self._show(seen, lambda: self._build(ticket, session))

    def _build(self, ticket: TicketView, session: SessionView) -> Card:
        look = self._means.look
        person = ticket.row.requester
        card = Card(look, spacing=10)
        card.setAccessibleName(say("s.customer.card"))
        doubt = f"  ·  {say('customer.org.unproven')}" if person.org_by_address else ""
        under = plain(person.organisation, 60) + doubt if person.organisation else plain(person.email, 80)
        names = column(
            ElidedLabel(look, plain(person.name, 80), Type.STRONG),
            ElidedLabel(look, under, Type.SMALL, look.tokens.muted),
            spacing=1,
        )
        told = say("customer.edit.of", name=plain(person.name, 80))
        edit = IconButton(look, "pencil-line", told, self.edit, size_px=32, icon_px=16)
        edit.setEnabled(bool(person.user_id))
        avatar = Avatar(look, person.name, 38, person.online, look.tokens.raised)
        card.body.addLayout(card.head)
        card.head.setSpacing(10)
        fill(card.head, avatar, (names, 1), *([edit] if self._may_edit else []))
        facts = self._facts(person, ticket, session)
        if facts:
            card.body.addWidget(line())
        for icon, words in facts:
            label = ElidedLabel(look, words, Type.BODY, look.tokens.muted)
            card.body.addWidget(row(IconLabel(look, icon, look.tokens.faint, 16), (label, 1), spacing=10))
        return card

    def _facts(self, person: PersonView, ticket: TicketView, session: SessionView) -> list[tuple[str, str]]:
        facts: list[tuple[str, str]] = []
        if session.peer_os and session.ticket_id == ticket.row.id:
            facts.append(("laptop", plain(session.peer_os, 60)))
        if person.email:
            facts.append(("mail", plain(person.email, 80)))
        if person.phone:
            facts.append(("phone", plain(person.phone, 40)))
        tongue = language_words(person.locale or ticket.row.language)
        there = self._time_there(person.time_zone)
        words = "  ·  ".join(part for part in (tongue, there) if part)
        if words:
            facts.append(("languages", words))
        if ticket.earlier_sessions:
            facts.append(("history", say("s.earlier", ticket.earlier_sessions)))
        return facts

    def _time_there(self, zone: str) -> str:
        found = QTimeZone(zone.encode("ascii", "ignore"))
        if not zone or not found.isValid():
            return ""
        there = QDateTime.fromMSecsSinceEpoch(self._means.now_ms(), found)
        return f"{zone.split('/')[-1].replace('_', ' ')}, {there.toString('HH:mm')}"


class LogCard(Rebuilt):
    """The last ledger lines in words; *Show all* opens the rest in place."""

    def __init__(self, means: Means) -> None:
        super().__init__(means)
        self._all = False
        self._session = SessionView()

    def show_session(self, session: SessionView) -> None:
        self._session = session
        self._show((session.log, self._all, session.ticket_id), self._build)

    def _build(self) -> Card:
        look, session = self._means.look, self._session
        card = Card(look, say("s.log.card"), spacing=9)
        if session.ticket_id is not None:
            card.body.addWidget(
                PlainLabel(
                    look, say("s.log.saved", number=ticket_number(session.ticket_id)), Type.SMALL, "muted", wrap=True
                )
            )
        lines = session.log[-LOG_LINES_MAX:] if self._all else session.log[-LOG_LINES:]
        for entry in lines:
            card.body.addWidget(self._row(entry))
        if len(session.log) > LOG_LINES:
            words = say("s.log.less") if self._all else say("s.log.all", len(session.log))
            card.body.addWidget(row(Button(look, words, self._toggle, kind="quiet", size="small"), None))
        return card

    def _row(self, entry: LogLine) -> QFrame:
        look = self._means.look
        return row(
            PlainLabel(look, clock_time(entry.at_ms), Type.SMALL, "muted"),
            IconLabel(look, LOG_ICONS.get(entry.ev, "circle-dot"), look.tokens.faint, 15),
            (PlainLabel(look, log_words(entry), Type.BODY, wrap=True), 1),
            spacing=9,
        )

    def _toggle(self) -> None:
        self._all = not self._all
        self.show_session(self._session)
