"""What a person wants of the time that was spent on a ticket (``intents`` says what an intent is)."""

from assistdesk.core.desk.time_entries import TimeKind
from assistdesk.runtime.intent import Intent


class LogTime(Intent, frozen=True):
    """So many minutes, from a time on, or (``from_ms`` None) until now. ``sheet``: as of ``EscalateTicket``."""

    ticket_id: int
    kind: TimeKind
    minutes: int
    from_ms: int | None = None
    sheet: int = 0


class TakeTimeBack(Intent, frozen=True):
    """The entry with this number counts no more."""

    ticket_id: int
    seq: int
