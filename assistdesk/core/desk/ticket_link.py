"""A link to one ticket of one desk, for colleagues of that desk: which it is, and nothing that opens it.

It holds the desk's address and the ticket's number, both of which every colleague knows. It is read back by its exact form
only: nothing is decoded, unescaped or cut off, so a web page that makes such links can at most have a ticket shown.
"""

import re
from typing import Final

from assistdesk.core.errors import RefusedError

PREFIX: Final = "assistdesk://ticket/"
LINK_CHARACTERS: Final = 300
NUMBER_MAX: Final = 2**53 - 1
_LINK: Final = re.compile(r"assistdesk://ticket/([a-z0-9.\-\[\]:]{1,260})/([1-9][0-9]{0,15})\Z")


def ticket_link(relay_host: str, ticket_id: int) -> str:
    """*relay_host*: of the desk's relay, with its port unless it is 443."""
    return f"{PREFIX}{relay_host.lower()}/{ticket_id}"


def parse_ticket_link(link: str, relay_host: str) -> int:
    """The number of the ticket of one's own desk.

    Raises:
        RefusedError: ``ticket_link`` for any other text, ``ticket_link_elsewhere`` for another desk's ticket.
    """
    found = _LINK.match(link) if len(link) <= LINK_CHARACTERS else None
    if found is None or int(found[2]) > NUMBER_MAX:
        raise RefusedError("ticket_link")
    if found[1] != relay_host.lower():
        raise RefusedError("ticket_link_elsewhere")
    return int(found[2])
