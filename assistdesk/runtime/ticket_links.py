"""Links to tickets: onto the clipboard, and opened. Refuses to know who hands a link over."""

from collections.abc import Callable

from assistdesk.core.desk.ticket_link import parse_ticket_link, ticket_link
from assistdesk.core.errors import RefusedError
from assistdesk.runtime import intents
from assistdesk.runtime.intents_notices import CopyTicketLink, OpenLink
from assistdesk.runtime.ports import Clipboard
from assistdesk.runtime.toasts import Toasts


class TicketLinks:
    """One account's. *relay_host*: the desk whose tickets they are."""

    def __init__(
        self, clipboard: Clipboard, toasts: Toasts, relay_host: str, open_ticket: Callable[[int], object]
    ) -> None:
        self._clipboard, self._toasts = clipboard, toasts
        self._relay_host, self._open_ticket = relay_host, open_ticket

    def handle(self, intent: intents.Intent) -> bool:
        """False: it is another part's."""
        match intent:
            case CopyTicketLink(ticket_id):
                self._clipboard.put(ticket_link(self._relay_host, ticket_id))
                self._toasts.say("ticket_link_copied", "ok", number=ticket_id)
            case OpenLink(link):
                self._open(link)
            case _:
                return False
        return True

    def _open(self, link: str) -> None:
        try:
            self._open_ticket(parse_ticket_link(link, self._relay_host))
        except RefusedError as error:
            self._toasts.say(error.rule, "warn")
