"""What a pane of the workspace is handed: its look, the way its wishes go out, the time, and a memory for places and sizes."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct, field
from PySide6.QtCore import QDate, QDateTime, QLocale, QObject, QTime, Signal

from assistdesk.runtime.intent import Intent
from assistdesk.ui.memory import Memory
from assistdesk.ui.text import clock_time, say
from assistdesk.ui.theme import Look

if TYPE_CHECKING:
    from assistdesk.core.desk.shapes import Priority
    from assistdesk.runtime.snapshot import Me
    from assistdesk.runtime.snapshot_parts import TagsFound
    from assistdesk.ui.keys import Keys

Emit = Callable[[Intent], None]
PRIORITIES: tuple["Priority", ...] = ("low", "normal", "high", "urgent")
STATUSES = ("open", "pending", "hold", "solved")
CLOSED = ("closed", "deleted")
"""What nothing is done to any more."""
EVERY_STATUS = ("new", *STATUSES, *CLOSED)
DAY_MS = 86_400_000


def _usual_keys() -> "Keys":
    """Loaded where somebody asks for keys: the front door, which is to be there at once, asks for none."""
    from assistdesk.ui.keys import Keys

    return Keys()


class About(Struct, frozen=True):
    """This program, as it was installed and started. ``system``: name and release, nothing else."""

    version: str = ""
    system: str = ""
    data_dir: str = ""


class Found(QObject):
    """What was found for a field that is being written in: the window tells it, whoever asked hears it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tags: TagsFound | None = None

    def show_tags(self, tags: "TagsFound") -> None:
        if tags != self.tags:
            self.tags = tags
            self.changed.emit()


class Means(Struct, frozen=True):
    """Handed to every pane. ``now_ms`` is the wall clock, Unix milliseconds; ``keys_now`` gives the keys as they are set;
    ``can_tell`` says whether the system has room for notifications now."""

    look: Look
    emit: Emit
    now_ms: Callable[[], int]
    memory: Memory
    keys_now: Callable[[], "Keys"] = _usual_keys
    about: About = About()
    can_tell: Callable[[], bool] = lambda: False
    found: Found = field(default_factory=Found)

    @property
    def keys(self) -> "Keys":
        return self.keys_now()

    def emits_after(self, first: Callable[[], object], intent: Intent) -> Callable[[], None]:
        """What a button does that goes with its press: *first*, while it is still there, then *intent* is wished."""

        def tell() -> None:
            first()
            self.emit(intent)

        return tell


def has_seat(me: "Me | None") -> bool:
    """Everybody of ours but experts, who work on the tickets that they were put on and nowhere else."""
    return me is None or me.role != "expert"


def is_of_the_house(me: "Me | None") -> bool:
    """Whom the desk's own figures are for: whoever has a seat and does not sit in a group of another house's."""
    return has_seat(me) and (me is None or not me.is_external)


def ticket_number(ticket_id: int) -> str:
    return f"AD-{ticket_id}"


def short_age(at_ms: int, now_ms: int) -> str:
    """``now``, ``12 m``, ``3 h``, a weekday, a date: for the corner of a card."""
    seconds = max(0, (now_ms - at_ms) // 1000)
    if seconds < 60:
        return say("age.now")
    if seconds < 3600:
        return say("age.minutes", seconds // 60)
    if seconds < 86_400:
        return say("age.hours", seconds // 3600)
    moment = QDateTime.fromMSecsSinceEpoch(at_ms)
    if seconds < 7 * 86_400:
        return QLocale().toString(moment.date(), "ddd")
    return QLocale().toString(moment.date(), say("date.day"))


def when_words(at_ms: int, now_ms: int) -> str:
    """``10:21`` today, else ``2 Oct, 10:21``."""
    if day_of(at_ms) == day_of(now_ms):
        return clock_time(at_ms)
    return date_words(at_ms)


def date_words(at_ms: int) -> str:
    """``2 Oct, 10:21``, also today; the pattern is the language's own."""
    return QLocale().toString(QDateTime.fromMSecsSinceEpoch(at_ms), say("date.time"))


def day_of(at_ms: int) -> QDate:
    return QDateTime.fromMSecsSinceEpoch(at_ms).date()


def midnight_ms(day: QDate) -> int:
    return QDateTime(day, QTime(0, 0)).toMSecsSinceEpoch()
