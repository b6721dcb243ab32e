"""What a person wants of the people on a ticket, and of what was told to her (``intents`` says what an intent is)."""

from assistdesk.runtime.intent import Intent


class FindPeople(Intent, frozen=True):
    """People whose name or address begins so, for this ticket."""

    ticket_id: int
    text: str


class DropPeople(Intent, frozen=True):
    """The question is closed."""


class AddPerson(Intent, frozen=True):
    """Somebody of theirs as cc, somebody of ours as follower or expert; ``may_reply``: whether an expert, who may be on it
    already, writes to the customer too. ``sheet``: the number by which the sheet that asked for it knows the answer, 0: none
    did."""

    ticket_id: int
    user_id: int
    may_reply: bool | None = None
    sheet: int = 0


class AddNewPerson(Intent, frozen=True):
    """Somebody without a seat; found by the address, or made. ``sheet``: as of ``AddPerson``."""

    ticket_id: int
    name: str
    email: str
    sheet: int = 0


class GiveToCustomer(Intent, frozen=True):
    """The ticket is this customer's from now on; ``keep_in_copy``: whose it was reads along. ``sheet``: as of ``AddPerson``."""

    ticket_id: int
    user_id: int
    keep_in_copy: bool = False
    sheet: int = 0


class GiveToNewCustomer(Intent, frozen=True):
    """As ``GiveToCustomer``, to somebody who is found by the address, or made."""

    ticket_id: int
    name: str
    email: str
    keep_in_copy: bool = False
    sheet: int = 0


class RemovePerson(Intent, frozen=True):
    """``may_reply``: what she has until now, for an undo; None but of an expert."""

    ticket_id: int
    user_id: int
    may_reply: bool | None = None


class CopyReadLink(Intent, frozen=True):
    """A new link with which somebody in copy reads the public part, onto my clipboard; her old one is void."""

    ticket_id: int
    user_id: int


class ReadInbox(Intent, frozen=True):
    """I have read all that was told to me."""


class LookAtInbox(Intent, frozen=True):
    """Read it again."""
