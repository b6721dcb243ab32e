"""What a person wants of tickets that are about the same thing, or another group's (``intents`` says what an intent is)."""

from assistdesk.core.desk.shapes import LooseKind
from assistdesk.runtime.intent import Intent


class FindOtherTicket(Intent, frozen=True):
    """A ticket to put this one together with: a number or words; "" asks for the other tickets of its customer."""

    ticket_id: int
    text: str = ""


class ReadFoundAgain(Intent, frozen=True):
    """Those that were found, as they are now."""


class DropFoundTickets(Intent, frozen=True):
    """The question is closed."""


class MergeTicket(Intent, frozen=True):
    """Close this ticket into that one, as previewed. ``copy_requester``: who asked here reads along there;
    ``customers_see``: customers there read what was said in public here. ``sheet``: as of ``EscalateTicket``. ``ends_split``:
    it is there to take a split back."""

    ticket_id: int
    target_id: int
    copy_requester: bool = False
    customers_see: bool = False
    sheet: int = 0
    ends_split: bool = False


class MergeMany(Intent, frozen=True):
    """Close these tickets into that one; nobody is put in copy, and only colleagues see their words there."""

    ticket_ids: tuple[int, ...]
    target_id: int


class UnmergeTicket(Intent, frozen=True):
    ticket_id: int


class LinkTickets(Intent, frozen=True):
    """The first is the duplicate, the problem or the parent of the other, or related to it. ``sheet``: as of
    ``EscalateTicket``."""

    ticket_id: int
    other_id: int
    kind: LooseKind
    sheet: int = 0


class UnlinkTickets(Intent, frozen=True):
    """That they are this to each other is no more said."""

    ticket_id: int
    other_id: int
    kind: LooseKind


class SplitTicket(Intent, frozen=True):
    """Give these comments a ticket of their own. ``sheet``: as of ``EscalateTicket``."""

    ticket_id: int
    subject: str
    comment_ids: tuple[int, ...]
    sheet: int = 0


class EscalateTicket(Intent, frozen=True):
    """That group shall take it over; the reason is told to colleagues only. ``sheet``: the number by which the sheet that
    asked for it knows the answer."""

    ticket_id: int
    group_id: int
    reason: str
    sheet: int = 0


class DeleteTicket(Intent, frozen=True):
    """It can be restored for 30 days."""

    ticket_id: int


class RestoreTicket(Intent, frozen=True):
    ticket_id: int


class FollowUpTicket(Intent, frozen=True):
    """A new ticket that goes on from this closed one. ``replaces``: as of ``NewTicket``."""

    ticket_id: int
    subject: str
    body: str
    internal: bool = False
    replaces: str = ""
