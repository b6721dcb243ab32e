"""Wishes for a new ticket, as its sheet makes them."""

from dataclasses import replace
from typing import Any

from assistdesk.core.desk.begun import BegunTicket
from assistdesk.runtime.intents import NewTicket


def ticket_wish(subject: str, name: str, email: str, body: str, *, internal: bool = False, **more: Any) -> NewTicket:
    return NewTicket(BegunTicket(subject, body, internal, requester_name=name, requester_email=email, **more))


def mended(wish: NewTicket, replaces: str = "", **fields: Any) -> NewTicket:
    """The same with other *fields*, in the place of the refused one of this key."""
    return NewTicket(replace(wish.ticket, **fields), replaces)
