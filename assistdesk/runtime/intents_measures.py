"""What an agent wants of the reports (``intents`` says what an intent is)."""

from assistdesk.core.desk.measure_shapes import FileWords
from assistdesk.runtime.intent import Intent


class ReadMeasures(Intent, frozen=True):
    """Figures of [from, to) with the days and hours of *zone* (IANA); ``days``: the choice that it was made from."""

    days: int
    from_ms: int
    to_ms: int
    zone: str


class SaveMeasures(Intent, frozen=True):
    """What is shown, into a file; ``style``: csv or json. ``words``: what people read in a CSV; None: its keys alone."""

    path: str
    style: str
    words: FileWords | None = None
