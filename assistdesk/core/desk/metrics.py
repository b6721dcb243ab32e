"""One ticket's facts, from its log alone (desk.md section 6); a chat's and a call's are ``contacts``, figures ``figures``.

A touch is one public reply by a human of ours, one whole answered chat thread, or one answered call; a reply sent from a
wrap-up card belongs to the touch it closes. Times are milliseconds, in calendar and, where hours are given, in business
form. Nothing here knows a period, a database or a target.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from assistdesk.core.desk import contacts, time_entries
from assistdesk.core.desk.calendar import Calendar
from assistdesk.core.desk.events import (
    Change,
    Create,
    MergedInto,
    ParticipantJoined,
    ReplyAdded,
    Seen,
    SessionEnded,
    SessionStarted,
    Unmerged,
)
from assistdesk.core.desk.events_service import (
    CallAnswered,
    ChatAccepted,
    ChatEnded,
    ChatReturned,
    HandedOver,
    Imported,
    LogEvent,
    NoteSaid,
    ReplySaid,
)
from assistdesk.core.desk.figures import Span, length_ms
from assistdesk.core.desk.history import OVER, History, read_history, said_by_ours
from assistdesk.core.desk.model import UNSOLVED
from assistdesk.core.desk.model_service import LogEntry
from assistdesk.core.desk.shapes import Status

TouchClass = Literal["no_touch", "one_touch", "two_touch", "multi_touch"]
TriageStep = Literal["seen", "severity", "joined", "diagnosed", "solved"]
WAITING: Final[frozenset[Status]] = frozenset(("new", "open", "hold"))
WORKING: Final[frozenset[Status]] = frozenset(("new", "open"))


@dataclass(frozen=True, slots=True)
class Duration:
    """``business_ms`` None: no hours were given. ``known_at``: when the figure became known; None: still growing."""

    ms: int
    business_ms: int | None
    known_at: int | None


@dataclass(frozen=True, slots=True)
class Triage:
    """Milliseconds from creation to each first act; None: it has not happened."""

    seen_ms: int | None = None
    severity_ms: int | None = None
    joined_ms: int | None = None
    diagnosed_ms: int | None = None
    solved_ms: int | None = None

    @property
    def steps(self) -> dict[TriageStep, int | None]:
        """The same by name, in the order in which one expects them."""
        return {
            "seen": self.seen_ms,
            "severity": self.severity_ms,
            "joined": self.joined_ms,
            "diagnosed": self.diagnosed_ms,
            "solved": self.solved_ms,
        }


@dataclass(frozen=True, slots=True)
class TicketFacts:
    """One row per ticket. ``is_timed`` False (merged, deleted, imported without history): left out of time metrics.
    ``reopened_after_ms``: the shortest time from a solve to its reopen."""

    created_at: int
    is_timed: bool
    first_reply: Duration | None
    first_resolution: Duration | None
    full_resolution: Duration | None
    requester_wait: Duration
    agent_work: Duration
    on_hold: Duration
    agent_wait: Duration
    replies: int
    reopened_at: tuple[int, ...]
    reopened_after_ms: int | None
    assignee_stations: int
    group_stations: int
    touches: int
    touch_class: TouchClass | None
    time_spent_ms: int
    unsolved: tuple[Span, ...]
    triage: Triage

    @property
    def reopens(self) -> int:
        return len(self.reopened_at)


def metrics(log: Sequence[LogEntry], now_ms: int, hours: Calendar | None = None) -> TicketFacts | None:
    """The facts of one ticket as they stand at *now_ms*; None: it does not exist yet."""
    history = read_history(log, now_ms)
    if history is None:
        return None
    log = [entry for entry in log if entry.at_ms <= now_ms]
    spans = _status_spans(history, now_ms)
    is_over = history.statuses[-1].status in OVER
    touches = len(_touches(log))
    solves = _solves(history)
    clock = _Stopwatch(hours)
    solved_at = _solved_at(history) if is_over else None
    ended_at = history.statuses[-1].at_ms if is_over and solved_at is None else solved_at
    first_reply = history.spans["first_reply_time"][:1]
    return TicketFacts(
        created_at=history.created_at,
        is_timed=_is_timed(log, history),
        first_reply=next((clock.between(s.started_at, s.ended_at) for s in first_reply if not s.is_cancelled), None),
        first_resolution=clock.between(history.created_at, min(solves, default=None)),
        full_resolution=clock.between(history.created_at, solved_at),
        requester_wait=clock.total(spans, WAITING, ended_at),
        agent_work=clock.total(spans, WORKING, ended_at),
        on_hold=clock.total(spans, frozenset({"hold"}), ended_at),
        agent_wait=clock.total(spans, frozenset({"pending"}), ended_at),
        replies=sum(not _is_chat_line(event) for event in _answers(log)),
        reopened_at=_reopened_at(history),
        reopened_after_ms=_reopened_after_ms(history),
        assignee_stations=_stations(log, "assignee_id"),
        group_stations=_stations(log, "group_id"),
        touches=touches,
        touch_class=touch_class(touches) if is_over else None,
        time_spent_ms=length_ms(time_spent(log, now_ms)),
        unsolved=tuple((start, end) for status, start, end in spans if status in UNSOLVED),
        triage=_triage(log, history),
    )


def touch_class(touches: int) -> TouchClass:
    match touches:
        case 0:
            return "no_touch"
        case 1:
            return "one_touch"
        case 2:
            return "two_touch"
        case _:
            return "multi_touch"


class _Stopwatch:
    def __init__(self, hours: Calendar | None) -> None:
        self._hours = hours

    def between(self, start_ms: int, end_ms: int | None) -> Duration | None:
        if end_ms is None:
            return None
        business_ms = None if self._hours is None else self._hours.counted_ms(start_ms, end_ms)
        return Duration(end_ms - start_ms, business_ms, end_ms)

    def total(
        self, spans: Iterable[tuple[Status, int, int]], statuses: frozenset[Status], known_at: int | None
    ) -> Duration:
        kept = [(start, end) for status, start, end in spans if status in statuses]
        hours = self._hours
        business_ms = None if hours is None else sum(hours.counted_ms(start, end) for start, end in kept)
        return Duration(sum(end - start for start, end in kept), business_ms, known_at)


def _status_spans(history: History, now_ms: int) -> list[tuple[Status, int, int]]:
    marks = history.statuses
    ends = [mark.at_ms for mark in marks[1:]] + [now_ms]
    return [(mark.status, mark.at_ms, end) for mark, end in zip(marks, ends, strict=True) if mark.at_ms < end]


def _solves(history: History) -> list[int]:
    """When it was solved by work: coming back from deletion or a merge is no solve."""
    before: Status = "new"
    found: list[int] = []
    for mark in history.statuses:
        if mark.status == "solved" and before in UNSOLVED:
            found.append(mark.at_ms)
        before = mark.status
    return found


def _solved_at(history: History) -> int | None:
    """The last solve, if no reopen undid it: a ticket that was opened again and then merged is not solved."""
    found: int | None = None
    for mark in history.statuses:
        if mark.status in UNSOLVED:
            found = None
        elif mark.status == "solved" and found is None:
            found = mark.at_ms
    return found


def _reopened_at(history: History) -> tuple[int, ...]:
    marks = history.statuses
    return tuple(b.at_ms for a, b in pairwise(marks) if a.status == "solved" and b.status in UNSOLVED)


def _reopened_after_ms(history: History) -> int | None:
    """From a solve to the reopen that undid it, the shortest; None: it never was."""
    marks = history.statuses
    return min(
        (b.at_ms - a.at_ms for a, b in pairwise(marks) if a.status == "solved" and b.status in UNSOLVED), default=None
    )


def _is_timed(log: Sequence[LogEntry], history: History) -> bool:
    merged_into: int | None = None
    for entry in log:
        for event in entry.events:
            match event:
                case MergedInto(target_id=target_id):
                    merged_into = target_id
                case Unmerged(other_id=other_id) if other_id == merged_into:
                    merged_into = None
                case Imported(with_history=False):
                    return False
                case _:
                    pass
    return merged_into is None and history.statuses[-1].status != "deleted"


def _stations(log: Sequence[LogEntry], field: str) -> int:
    """Different holders in a row: A, B, A are three; nobody in between is no station."""
    holders: list[object] = []
    for entry in log:
        for event in entry.events:
            match event:
                case Change(field=changed, value=int(value)) if changed == field:
                    if holders[-1:] != [value]:
                        holders.append(value)
                case _:
                    pass
    return len(holders)


# --- touches and time ---------------------------------------------------------------------------------------------


def _answers(log: Iterable[LogEntry]) -> Iterable[ReplyAdded]:
    """What humans of ours said in public, the description aside."""
    for entry in log:
        if not any(isinstance(event, Create) for event in entry.events):
            for event in entry.events:
                if isinstance(event, ReplyAdded) and said_by_ours(entry, event):
                    yield event


def _is_chat_line(event: ReplyAdded) -> bool:
    return isinstance(event, ReplySaid) and event.kind == "chat"


def _touches(log: Sequence[LogEntry]) -> set[str]:
    """One key for each touch: "chat:ID", "call:ID", "session:ROOM" (a wrap-up without chat or call) or the reply's own."""
    around = _around_sessions(log)
    found = {f"call:{event.call_id}" for entry in log for event in entry.events if isinstance(event, CallAnswered)}
    for number, event in enumerate(_answers(log)):
        match event:
            case ReplySaid(wrapup_of=str(touch)):
                found.add(around.get(touch, touch))
            case ReplySaid(kind="chat", thread_id=int(thread_id)):
                found.add(f"chat:{thread_id}")
            case ReplySaid(kind="voice", call_id=str(call_id)):
                found.add(f"call:{call_id}")
            case _:
                found.add(f"reply:{number}")
    return found


def _around_sessions(log: Sequence[LogEntry]) -> dict[str, str]:
    """The touch in the course of which a session began, by the session's own key."""
    begun = {
        f"session:{event.room}": event.started_at
        for entry in log
        for event in entry.events
        if isinstance(event, SessionStarted)
    }
    if not begun:
        return {}
    spans = [(f"call:{call.call_id}", call.answered_at, call.ended_at) for call in contacts.calls(log)]
    spans += [(f"chat:{chat.thread_id}", chat.accepted_at, chat.ended_at) for chat in contacts.chats(log)]
    return {
        key: touch
        for key, at_ms in begun.items()
        for touch, start_ms, end_ms in reversed(spans)  # of several the first
        if start_ms is not None and start_ms <= at_ms and (end_ms is None or at_ms <= end_ms)
    }


def time_spent(log: Sequence[LogEntry], now_ms: int) -> list[Span]:
    """The spans of calls, chat engagements and sessions, and the entries by hand; what still goes on lasts until now. A call
    of whose length nobody knows is none."""
    begun: dict[str, int] = {}
    talks = (contacts.talk_span(call, now_ms) for call in contacts.calls(log))
    spans = [talk for talk in talks if talk is not None]
    spans += [(event.from_ms, event.to_ms) for _, event in time_entries.standing(log)]

    def end(key: str, at_ms: int) -> None:
        if key in begun:
            spans.append((begun.pop(key), at_ms))

    for entry in log:
        for event in entry.events:
            match event:
                case ChatAccepted():
                    begun.setdefault(f"chat:{event.thread_id}", entry.at_ms)
                case ChatReturned() | HandedOver() | ChatEnded():
                    end(f"chat:{event.thread_id}", entry.at_ms)
                case SessionStarted():
                    begun.setdefault(f"session:{event.room}", event.started_at)
                case SessionEnded():
                    end(f"session:{event.room}", entry.at_ms)
                case _:
                    pass
    return [*spans, *((start, now_ms) for start in begun.values())]


def _triage(log: Sequence[LogEntry], history: History) -> Triage:
    def first(is_it: Callable[[LogEvent], bool]) -> int | None:
        times = (entry.at_ms for entry in log if any(is_it(event) for event in entry.events))
        at_ms = next(times, None)
        return None if at_ms is None else at_ms - history.created_at

    def sets_severity(event: LogEvent) -> bool:
        return isinstance(event, Change) and event.field == "severity" and event.value is not None

    solved_at = min(_solves(history), default=None)
    return Triage(
        seen_ms=first(lambda event: isinstance(event, Seen)),
        severity_ms=first(sets_severity),
        joined_ms=first(lambda event: isinstance(event, ParticipantJoined)),
        diagnosed_ms=first(lambda event: isinstance(event, NoteSaid) and event.kind == "diagnosis"),
        solved_ms=None if solved_at is None else solved_at - history.created_at,
    )
