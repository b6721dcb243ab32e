"""What a person wants of the context card (``intents`` says what an intent is)."""

from assistdesk.runtime.intents import Intent


class AskContext(Intent, frozen=True):
    """Of the open ticket's customer, now, whatever is remembered."""

    ticket_id: int


class ReadContextCard(Intent, frozen=True):
    """How it is set up, for admins."""


class SaveContextCard(Intent, frozen=True):
    """``url`` empty: no card. ``form``: whose answer ``ContextSetting`` names."""

    form: int
    url: str


class TryContextCard(Intent, frozen=True):
    url: str
    email: str


class NewContextSecret(Intent, frozen=True):
    """It goes onto the clipboard and is shown nowhere."""
