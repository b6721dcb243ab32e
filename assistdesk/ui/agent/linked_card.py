"""What other tickets are to the open one, each with the way there, and a cross that takes the link away (desk.md section 10).

What a merge, a split or a follow-up tells stands over the conversation (``links_bar``), with the way back where there is one.
"""

from functools import partial
from typing import TypeGuard, get_args

from PySide6.QtWidgets import QFrame

from assistdesk.core.desk.shapes import LooseKind
from assistdesk.core.desk.timeline_shapes import LinkOut
from assistdesk.runtime.intents import OpenTicket
from assistdesk.runtime.intents_merging import UnlinkTickets
from assistdesk.runtime.snapshot import TicketView
from assistdesk.ui.agent.cards import Rebuilt
from assistdesk.ui.agent.commands import Run
from assistdesk.ui.agent.link_sheet import IN, OUT
from assistdesk.ui.agent.means import Means, ticket_number
from assistdesk.ui.agent.status_chips import status_chip
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.buttons import Button, IconButton
from assistdesk.ui.widgets.cards import Card
from assistdesk.ui.widgets.labels import ElidedLabel, PlainLabel
from assistdesk.ui.widgets.layouts import Part, column, row

SHOWN_MAX, SUBJECT_CHARS = 12, 120
Loose = tuple[LinkOut, LooseKind]
"""A link, and its kind, which can be taken away."""


class LinkedCard(Rebuilt):
    """Not there where nothing is linked: *More* and the palette have the way to link it."""

    def __init__(self, means: Means, run: Run) -> None:
        super().__init__(means)
        self._run = run

    def show_ticket(self, ticket: TicketView) -> None:
        shown = tuple((link, link.kind) for link in ticket.links if _is_loose(link.kind))
        may_change = ticket.may.change and ticket.row.status != "deleted"
        self.setVisible(bool(shown))
        self._show((ticket.row.id, shown, may_change), lambda: self._build(ticket.row.id, shown, may_change))

    def _build(self, ticket_id: int, links: tuple[Loose, ...], may_change: bool) -> Card:
        look = self._means.look
        aside = IconButton(look, "plus", say("cmd.link"), partial(self._run, "link"), size_px=28, icon_px=15)
        card = Card(look, say("linked.card"), aside if may_change else None)
        card.summary = str(len(links))
        for link, kind in links[:SHOWN_MAX]:
            card.body.addWidget(self._row(ticket_id, link, kind, may_change))
        if len(links) > SHOWN_MAX:
            card.body.addWidget(PlainLabel(look, say("people.more", len(links) - SHOWN_MAX), Type.SMALL, "muted"))
        return card

    def _row(self, ticket_id: int, link: LinkOut, kind: LooseKind, may_change: bool) -> QFrame:
        look, emit = self._means.look, self._means.emit
        number, subject = ticket_number(link.ticket_id), plain(link.subject, SUBJECT_CHARS)
        status = "" if link.status is None else status_chip(link.status).text
        relation = say(f"link.{kind}.{OUT if link.outward else IN}")
        told = "  ·  ".join(filter(None, (relation, status)))
        way = Button(look, number, partial(emit, OpenTicket(link.ticket_id)), kind="quiet", size="small")
        way.setAccessibleName(say("linked.open", number=number, subject=subject, relation=relation))
        named = row(way, (ElidedLabel(look, subject or say("linked.unseen"), Type.BODY), 1), spacing=4)
        parts: list[Part] = [(column(ElidedLabel(look, told, Type.SMALL, look.tokens.muted), named, spacing=0), 1)]
        if may_change:
            ends = (ticket_id, link.ticket_id) if link.outward else (link.ticket_id, ticket_id)
            wish = UnlinkTickets(*ends, kind)
            parts.append(
                IconButton(look, "x", say("linked.off", number=number), partial(emit, wish), size_px=28, icon_px=15)
            )
        return row(*parts, spacing=10)


def _is_loose(kind: str) -> TypeGuard[LooseKind]:
    return kind in get_args(LooseKind)
