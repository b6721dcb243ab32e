"""What an agent wants of a phone call (``intents`` says what an intent is)."""

from assistdesk.runtime.intent import Intent


class LogCall(Intent, frozen=True):
    """A call that no telephone system told of; ``ticket_id`` 0: the card will ask."""

    direction: str = "in"
    number: str = ""
    ticket_id: int = 0


class TakeCall(Intent, frozen=True):
    """I speak with the caller."""

    call_id: int


class IgnoreCall(Intent, frozen=True):
    """Not shown to me any more; it rings on for the others."""

    call_id: int


class ChooseCallTicket(Intent, frozen=True):
    call_id: int
    ticket_id: int


class NewCallTicket(Intent, frozen=True):
    """``requester_id`` 0: a person called *name* is made."""

    call_id: int
    subject: str
    body: str
    requester_id: int = 0
    name: str = ""
    language: str = "en"


class SaveCallNotes(Intent, frozen=True):
    call_id: int
    text: str


class StampStep(Intent, frozen=True):
    """``method``: of step 2; ``reason``: the step is skipped."""

    call_id: int
    number: int
    method: str = ""
    reason: str = ""


class HangUp(Intent, frozen=True):
    call_id: int


class CloseCall(Intent, frozen=True):
    """The last step: (step, reason) for each that was not done, the ticket's result, and what was promised."""

    call_id: int
    status: str
    promise: str = ""
    reasons: tuple[tuple[int, str], ...] = ()
