"""What REST says of the context card (desk.md section 9): the rows beside a ticket, and how an admin sets it up.

A card is shown and kept nowhere. Answers ignore unknown fields.
"""

from typing import Annotated, Literal

from msgspec import Meta

from assistdesk.core.desk.web_addresses import ADDRESS_CHARS_MAX
from assistdesk.core.wire.control import Answer, Request

ContextState = Literal["off", "nobody", "shown"]


class ContextRow(Answer, frozen=True, kw_only=True):
    """One line of the card. A yes or no is shown in the reader's language; numbers come as they were written."""

    label: str
    value: str | bool


class ContextAnswer(Answer, frozen=True, kw_only=True):
    """GET /tickets/{id}/context. ``off``: the desk has no card; ``nobody``: its requester has neither an e-mail address nor an
    id of the other system, so it was not asked; ``shown``: its rows, of which there may be none. ``age_s``: since when."""

    state: ContextState
    rows: tuple[ContextRow, ...] = ()
    age_s: int = 0


class ContextCardIn(Request, frozen=True, kw_only=True):
    """``url`` empty: no card."""

    url: Annotated[str, Meta(max_length=ADDRESS_CHARS_MAX)] = ""


class ContextCardPut(Request, frozen=True, kw_only=True):
    context_card: ContextCardIn


class ContextCardOut(Answer, frozen=True, kw_only=True):
    url: str = ""


class ContextCardAnswer(Answer, frozen=True, kw_only=True):
    """GET, PUT /context_card."""

    context_card: ContextCardOut


class ContextSecret(Answer, frozen=True, kw_only=True):
    """POST /context_card/secret: shown this once. An older one is void by it."""

    secret: str


class ContextTrialIn(Request, frozen=True, kw_only=True):
    """POST /context_card/test: what this address would answer for that customer. Nothing is kept."""

    url: Annotated[str, Meta(min_length=1, max_length=ADDRESS_CHARS_MAX)]
    email: Annotated[str, Meta(max_length=254)] = ""
    external_id: Annotated[str, Meta(max_length=200)] = ""
