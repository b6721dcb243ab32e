"""Time that somebody worked on a ticket and wrote down by hand (desk.md section 6): what can be written, what stands.

Pure: the clock is an argument. An entry is known by the number of its audit; one that was taken back stands in the log and
counts no more. It knows nothing of calls, chats and sessions, whose time is counted by itself (``metrics``).
"""

from collections.abc import Iterable
from typing import Annotated, Final, Literal, get_args

from msgspec import Meta

from assistdesk.core.desk.events import TimeSpent, TimeTakenBack
from assistdesk.core.desk.model_service import LogEntry
from assistdesk.core.desk.shapes import WireId
from assistdesk.core.desk.times import Rfc3339, from_rfc3339
from assistdesk.core.wire.control import Answer, Request

TimeKind = Literal["work", "travel", "other"]
KINDS: Final[tuple[TimeKind, ...]] = get_args(TimeKind)
MINUTE_MS: Final = 60_000
LENGTH_MAX_MS: Final = 24 * 60 * MINUTE_MS
AHEAD_MS: Final = 5 * MINUTE_MS
"""Clocks of two computers may lie this far apart before a time is one that is still to come."""
BEFORE_MS: Final = 7 * LENGTH_MAX_MS
"""A ticket may be written down so much later than the work on it was done."""


class TimeSpentIn(Request, frozen=True, kw_only=True):
    """POST /tickets/{id}/time_spent: so many ``minutes``, from a time on or until now; or from a time to another."""

    kind: TimeKind = "work"
    minutes: Annotated[int, Meta(ge=1, le=24 * 60)] | None = None
    from_at: Rfc3339 | None = None
    to_at: Rfc3339 | None = None


class TimeEntry(Answer, frozen=True, kw_only=True):
    """Time that stands in a ticket's log. ``seq``: the number of its audit, by which it is taken back."""

    seq: int
    author_id: WireId | None
    kind: str
    from_at: Rfc3339
    to_at: Rfc3339


class TimeEntryAnswer(Answer, frozen=True, kw_only=True):
    time_entry: TimeEntry


class TimeEntryList(Answer, frozen=True, kw_only=True):
    """GET /tickets/{id}/time_spent, the oldest first; those that were taken back are not among them."""

    time_entries: tuple[TimeEntry, ...] = ()


def span_of(given: TimeSpentIn, now_ms: int) -> tuple[int, int] | None:
    """From when to when, in Unix milliseconds; None: too little is said, or too much.

    Raises:
        ValueError: a time that is no instant.
    """
    from_ms = None if given.from_at is None else from_rfc3339(given.from_at)
    to_ms = None if given.to_at is None else from_rfc3339(given.to_at)
    match given.minutes, from_ms, to_ms:
        case int(minutes), None, None:
            return now_ms - minutes * MINUTE_MS, now_ms
        case int(minutes), int(start), None:
            return start, start + minutes * MINUTE_MS
        case None, int(start), int(end):
            return start, end
        case _:
            return None


def why_not(from_ms: int, to_ms: int, created_at: int, now_ms: int) -> str:
    """Why no such time can have been spent on a ticket that came at *created_at*; "": it can."""
    if to_ms <= from_ms:
        return "empty"
    if to_ms - from_ms > LENGTH_MAX_MS:
        return "long"
    if to_ms > now_ms + AHEAD_MS:
        return "future"
    return "early" if from_ms < created_at - BEFORE_MS else ""


def standing(log: Iterable[LogEntry]) -> list[tuple[LogEntry, TimeSpent]]:
    """What was written down and not taken back, in the log's order."""
    found: list[tuple[LogEntry, TimeSpent]] = []
    taken: set[int] = set()
    for entry in log:
        for event in entry.events:
            if isinstance(event, TimeSpent):
                found.append((entry, event))
            elif isinstance(event, TimeTakenBack):
                taken.add(event.seq)
    return [one for one in found if one[0].seq not in taken]
