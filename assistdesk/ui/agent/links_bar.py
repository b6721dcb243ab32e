"""The bars over a conversation that does not stand alone: merged, split, followed up, closed, deleted; with the way on.

It shows the ticket's links and emits wishes; which tickets may be put together or followed up is the relay's to decide.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout

from assistdesk.core.desk.timeline_shapes import LinkOut
from assistdesk.runtime.intents import OpenTicket
from assistdesk.runtime.intents_merging import RestoreTicket, UnmergeTicket
from assistdesk.runtime.snapshot import TicketView
from assistdesk.ui.agent.error_bar import Bar
from assistdesk.ui.agent.means import Means, ticket_number
from assistdesk.ui.text import say
from assistdesk.ui.theme import Tone
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.layouts import clear, focus_kept

NUMBERS_MAX, BUTTONS_MAX = 8, 2


def merged_into(ticket: TicketView) -> int | None:
    """The ticket that this one went into."""
    return next((link.ticket_id for link in ticket.links if link.kind == "merged" and link.outward), None)


def may_follow_up(ticket: TicketView) -> bool:
    """A closed ticket goes on in a new one, a merged one in its target."""
    is_read = bool(ticket.items) or not ticket.loading  # only then are its links known
    is_closed = not ticket.gone and ticket.row.status == "closed"
    return is_read and is_closed and ticket.may.change and merged_into(ticket) is None


class LinksBar(QFrame):
    """Seen only while there is something to say; *follow_up* asks for the words of a new ticket."""

    def __init__(self, means: Means, follow_up: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("ghost")
        self._means, self._follow_up = means, follow_up
        self._shown: object = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.hide()

    def show_ticket(self, ticket: TicketView) -> None:
        is_deleted = ticket.row.status == "deleted"
        seen = (ticket.row.id, ticket.links, may_follow_up(ticket), is_deleted, ticket.may)
        if seen == self._shown:
            return
        self._shown = seen
        with focus_kept(self, Button):
            clear(self._layout)
            bars = [self._deleted(ticket.row.id, ticket.may.delete)] if is_deleted else self._bars(ticket)
            for bar in bars:
                self._layout.addWidget(bar)
            self.setVisible(bool(bars))

    def _bars(self, ticket: TicketView) -> list[Bar]:
        merged, later, earlier, given, taken = (
            tuple(link for link in ticket.links if (link.kind, link.outward) == which)
            for which in (("merged", False), ("followup", False), ("followup", True), ("split", False), ("split", True))
        )
        bars = []
        target_id = merged_into(ticket)
        home = {link.ticket_id for link in merged}
        given = tuple(link for link in given if link.ticket_id not in home)  # a split that came home is a merge
        taken = tuple(link for link in taken if link.ticket_id != target_id)
        if target_id is not None:
            bars.append(self._into(ticket.row.id, target_id, ticket.may.change))
        if merged:
            bars.append(self._ways("merged.from", merged))
        if earlier:
            bars.append(self._ways("follow.from", earlier))
        if taken:
            bars.append(self._ways("split.from", taken))
        if given:
            bars.append(self._ways("split.into", given))
        if may_follow_up(ticket):
            bar = self._ways("follow.in", later) if later else self._bar(say("follow.closed"))
            bar.layout_.addWidget(Button(self._means.look, say("cmd.followup"), self._follow_up, size="small"))
            bars.append(bar)
        return bars

    def _bar(self, words: str) -> Bar:
        return Bar(self._means, words, Tone.PRIMARY, "link")

    def _deleted(self, ticket_id: int, may_restore: bool) -> Bar:
        emit = self._means.emit
        bar = Bar(self._means, say("deleted.bar"), Tone.WARN, "trash-2")
        if may_restore:
            restore = Button(
                self._means.look, say("deleted.restore"), lambda: emit(RestoreTicket(ticket_id)), size="small"
            )
            bar.layout_.addWidget(restore)
        return bar

    def _into(self, ticket_id: int, target_id: int, may_undo: bool) -> Bar:
        emit = self._means.emit
        bar = self._bar(say("merged.into", target=ticket_number(target_id)))
        if may_undo:
            undo = Button(self._means.look, say("merged.undo"), lambda: emit(UnmergeTicket(ticket_id)), size="small")
            bar.layout_.addWidget(undo)
        bar.layout_.addWidget(self._way(target_id))
        return bar

    def _ways(self, key: str, links: tuple[LinkOut, ...]) -> Bar:
        """All these tickets by number, the first few with a button."""
        shown = ", ".join(ticket_number(link.ticket_id) for link in links[:NUMBERS_MAX])
        more = f" + {len(links) - NUMBERS_MAX}" if len(links) > NUMBERS_MAX else ""
        bar = self._bar(say(key, numbers=shown + more))
        for link in links[:BUTTONS_MAX]:
            bar.layout_.addWidget(self._way(link.ticket_id))
        return bar

    def _way(self, ticket_id: int) -> Button:
        words = say("merged.open", number=ticket_number(ticket_id))
        return Button(self._means.look, words, partial(self._means.emit, OpenTicket(ticket_id)), size="small")
