"""What the commands of the table do with the open ticket, by key, menu or palette (experience.md section 6)."""

from collections.abc import Callable
from functools import partial

from assistdesk.runtime.intents import ChangeTicket, OpenTicket
from assistdesk.runtime.intents_notices import CopyTicketLink
from assistdesk.runtime.snapshot import ComposerMode, TicketView
from assistdesk.ui.agent.clipboard import copy_text
from assistdesk.ui.agent.context_panel import ContextPanel
from assistdesk.ui.agent.conversation import Conversation
from assistdesk.ui.agent.means import CLOSED, Means, ticket_number
from assistdesk.ui.agent.ticket_list import TicketListPane


class TicketCommands:
    """Acts on the parts of one window; made anew with them. *to_fields*: where what a solve lacks is filled in."""

    def __init__(
        self,
        means: Means,
        tickets: TicketListPane,
        talk: Conversation,
        context: ContextPanel,
        to_fields: Callable[[], object],
    ) -> None:
        self._means, self._list = means, tickets
        composer, header = talk.composer, talk.header
        self._acts: dict[str, Callable[[], object]] = {
            "reply": partial(talk.write, ComposerMode.REPLY),
            "note": partial(talk.write, ComposerMode.NOTE),
            "switch": composer.switch,
            "send": partial(composer.send, None),
            "macros": composer.open_macros,
            "attach": composer.choose_files,
            "assign": header.open_assignee,
            "status": header.open_status,
            "priority": header.open_priority,
            "group": header.open_group,
            "due": header.open_due,
            **{name: partial(header.open_field, name) for name in ("type", "severity", "language")},
            **{name: partial(header.ask_line, name) for name in ("category", "subject", "tags")},
            "merge": talk.open_merge,
            "requester": talk.open_requester,
            "link": talk.open_link,
            "log_time": talk.open_time,
            "people": context.people.open_sheet,
            "customer": context.edit_customer,
            "fields": to_fields,
            "split": talk.open_split,
            "escalate": talk.open_escalate,
            "delete": talk.delete,
            "followup": talk.open_follow_up,
            "save_log": talk.save_log,
            "put_off": header.put_off_or_back,
            "start": context.session.start,
        }
        self._acts_on: dict[str, Callable[[TicketView], object]] = {
            "solve": self._solve,
            "solve_next": partial(self._solve, then_next=True),
            "review": lambda ticket: means.emit(ChangeTicket(ticket.row.id, flagged=not ticket.row.flagged)),
            "copy_number": lambda ticket: copy_text(ticket_number(ticket.row.id)),
            "ticket_link": lambda ticket: means.emit(CopyTicketLink(ticket.row.id)),
        }

    def run(self, name: str, ticket: TicketView) -> None:
        """Do *name* with the open *ticket*; nothing where it is no command of a ticket."""
        if name in self._acts:
            self._acts[name]()
        elif name in self._acts_on:
            self._acts_on[name](ticket)

    def _solve(self, ticket: TicketView, then_next: bool = False) -> None:
        if ticket.row.status in ("solved", *CLOSED):
            return
        follows = self._list.next_after(ticket.row.id)
        self._means.emit(ChangeTicket(ticket.row.id, status="solved", row_version=ticket.row.row_version))
        if then_next and follows is not None:
            self._means.emit(OpenTicket(follows))
