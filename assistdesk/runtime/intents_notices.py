"""What an agent wishes about being called to a ticket, by notices and by links (``intents`` says what an intent is)."""

from assistdesk.runtime.intent import Intent


class PutOff(Intent, frozen=True):
    """No notice of this ticket before ``until_ms`` (Unix milliseconds); then one says that it is back."""

    ticket_id: int
    until_ms: int


class TakeBack(Intent, frozen=True):
    """It is put off no more."""

    ticket_id: int


class CopyTicketLink(Intent, frozen=True):
    """For a colleague of the same desk."""

    ticket_id: int


class OpenLink(Intent, frozen=True):
    """From a second start of the program: anybody may have made it. Before the sign-in it waits."""

    link: str
