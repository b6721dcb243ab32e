"""A ticket's log read once for clocks and figures: its statuses, its SLA targets, when each metric ran (desk.md section 5).

Within one audit what was said is taken before what was changed, so that an answer which solves the ticket is an answer.
Nothing here counts time: that is ``clocks``; nothing here decides what may happen: that is ``states``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, cast

from assistdesk.core.desk.events import Change, Create, MergedInto, ReplyAdded, SplitFrom, Unmerged
from assistdesk.core.desk.events_service import (
    CallAnswered,
    CallStarted,
    LogEvent,
    MergedFrom,
    MetricName,
    ReplySaid,
    SlaTargetChange,
)
from assistdesk.core.desk.model import UNSOLVED, Side
from assistdesk.core.desk.model_service import LogEntry
from assistdesk.core.desk.shapes import Status

FIRST_REPLY: Final = "first_reply_time"
NEXT_REPLY: Final = "next_reply_time"
UPDATES: Final[tuple[MetricName, ...]] = ("periodic_update_time", "pausable_update_time")
WHOLE_LIFE: Final[tuple[MetricName, ...]] = ("requester_wait_time", "agent_work_time", "total_resolution_time")
METRICS: Final[tuple[MetricName, ...]] = (FIRST_REPLY, NEXT_REPLY, *UPDATES, *WHOLE_LIFE)
OVER: Final = frozenset(("solved", "closed"))


@dataclass(frozen=True, slots=True)
class StatusMark:
    """From ``at_ms`` on the ticket had this status; ``seq`` is the audit that set it."""

    at_ms: int
    status: Status
    seq: int


@dataclass(frozen=True, slots=True)
class TargetMark:
    at_ms: int
    seq: int
    change: SlaTargetChange


@dataclass(slots=True)
class Span:
    """One instance of one metric. ``cancelled`` spans stand in no rate; those that a merge cancelled can be taken up again."""

    metric: MetricName
    instance: int
    started_at: int
    ended_at: int | None = None
    end_seq: int | None = None
    is_cancelled: bool = False
    by_merge: bool = False

    def end(self, at_ms: int, seq: int, *, cancelled: bool = False, by_merge: bool = False) -> None:
        self.ended_at, self.end_seq = max(at_ms, self.started_at), seq
        self.is_cancelled, self.by_merge = cancelled, by_merge

    def take_up(self) -> None:
        self.ended_at = self.end_seq = None
        self.is_cancelled = self.by_merge = False


@dataclass(slots=True)
class History:
    """``statuses`` ascend by time."""

    first_seq: int = 0
    created_at: int = 0
    statuses: list[StatusMark] = field(default_factory=list)
    targets: dict[MetricName, list[TargetMark]] = field(default_factory=dict)
    spans: dict[MetricName, list[Span]] = field(default_factory=lambda: {metric: [] for metric in METRICS})


@dataclass(slots=True)
class _Waits:
    """Since when words of ours are waited for after the first reply: by this ticket's customer, and by those of the tickets
    that were merged into it (by their numbers)."""

    own_ms: int | None = None
    brought_ms: dict[int, int] = field(default_factory=dict)

    @property
    def since_ms(self) -> int | None:
        own = () if self.own_ms is None else (self.own_ms,)
        return min((*own, *self.brought_ms.values()), default=None)

    def forget(self) -> None:
        self.own_ms = None
        self.brought_ms.clear()


def said_by_ours(entry: LogEntry, event: LogEvent) -> bool:
    """Did a human of ours say this in public? Machines and mass messages are no answer (G2, trap 14)."""
    return _is_said(event) and entry.side is Side.OURS


def said_by_theirs(entry: LogEntry, event: LogEvent) -> bool:
    return _is_said(event) and entry.side is Side.THEIRS


def _is_said(event: LogEvent) -> bool:
    match event:
        case ReplySaid(kind="telling"):
            return False
        case ReplyAdded(auto=auto):
            return not auto
        case _:
            return False


def read_history(log: Sequence[LogEntry], until_ms: int | None = None) -> History | None:
    """Read the audits up to *until_ms*, ascending by seq; None: the ticket does not exist yet."""
    reader = _Reader()
    for entry in log:
        if until_ms is None or entry.at_ms <= until_ms:
            reader.read(entry)
    return reader.history if reader.history.statuses else None


class _Reader:
    """Walks the log once."""

    def __init__(self) -> None:
        self.history = History()
        self._opened_by_ours = False
        self._is_answered = False
        self._merged_into: int | None = None
        self._waits = _Waits()

    def read(self, entry: LogEntry) -> None:
        creation = next((event for event in entry.events if isinstance(event, Create)), None)
        if (creation is None) == (not self.history.statuses):
            return  # before its creation a ticket has no history, and it is created once
        if creation is not None:
            self._create(entry)
        status_after = self._status_after(entry, creation)
        for event in entry.events:
            if creation is None and said_by_ours(entry, event):
                self._ours(entry, status_after)
            elif creation is None and said_by_theirs(entry, event):
                self._theirs(entry.at_ms, status_after)
            elif isinstance(event, CallAnswered):
                self._answer(event.answered_at, entry.seq)
        if creation is not None:
            self._status(entry, cast(Status, creation.value))
        for event in entry.events:
            self._change(entry, event)

    # --- what was said --------------------------------------------------------------------------------------------

    def _create(self, entry: LogEntry) -> None:
        history = self.history
        history.first_seq, history.created_at = entry.seq, entry.at_ms
        self._opened_by_ours = entry.side is Side.OURS
        for metric in WHOLE_LIFE:
            self._start(metric, entry.at_ms)
        call = next((event for event in entry.events if isinstance(event, CallStarted)), None)
        if call is not None and call.direction == "in":
            self._opened_by_ours = False
            self._start(FIRST_REPLY, min(call.started_at, entry.at_ms))
        elif not self._opened_by_ours or any(isinstance(event, SplitFrom) and event.waits for event in entry.events):
            self._start(FIRST_REPLY, entry.at_ms)

    def _ours(self, entry: LogEntry, status_after: Status) -> None:
        self._answer(entry.at_ms, entry.seq)
        self._end(NEXT_REPLY, entry)
        self._waits.forget()
        for metric in UPDATES:
            self._end(metric, entry)
            if status_after in UNSOLVED:
                self._start(metric, entry.at_ms)

    def _answer(self, at_ms: int, seq: int) -> None:
        """A human of ours reacted: the first reply, if the customer was waiting for one."""
        spans = self.history.spans[FIRST_REPLY]
        if spans and not self._is_answered:
            self._is_answered = True
            if spans[-1].ended_at is None:
                spans[-1].end(at_ms, seq)

    def _theirs(self, at_ms: int, status_after: Status) -> None:
        if status_after not in UNSOLVED:
            return
        if not self.history.spans[FIRST_REPLY]:
            self._start(FIRST_REPLY, at_ms)
        elif self._is_answered:
            self._waits.own_ms = at_ms if self._waits.own_ms is None else self._waits.own_ms
            if self._open(NEXT_REPLY) is None:
                self._start(NEXT_REPLY, at_ms)

    # --- what was changed -----------------------------------------------------------------------------------------

    def _change(self, entry: LogEntry, event: LogEvent) -> None:
        match event:
            case Change(field="status", value=str(status)):
                self._status(entry, cast(Status, status))
            case SlaTargetChange():
                mark = TargetMark(entry.at_ms, entry.seq, event)
                self.history.targets.setdefault(event.metric, []).append(mark)
            case MergedFrom(source_id=source_id, oldest_unanswered_at=int(oldest)):
                self._merged(source_id, min(oldest, entry.at_ms))
            case MergedInto(target_id=target_id):
                self._merged_into = target_id
                for metric in METRICS:
                    span = self._open(metric)
                    if span is not None:
                        span.end(entry.at_ms, entry.seq, cancelled=True, by_merge=True)
            case Unmerged(other_id=other_id):
                self._unmerged(entry, other_id)
            case _:
                pass

    def _status(self, entry: LogEntry, status: Status) -> None:
        before = self.history.statuses[-1].status if self.history.statuses else None
        self.history.statuses.append(StatusMark(entry.at_ms, status, entry.seq))
        if status in OVER:
            for metric in METRICS:
                self._end(metric, entry, cancelled=metric == FIRST_REPLY)
            if self._merged_into is None:
                self._waits.forget()
        elif status in UNSOLVED and before in OVER:
            self._reopen()

    def _reopen(self) -> None:
        """C6: the one-instance clocks go on; a first reply that was never given is waited for again."""
        for metric in WHOLE_LIFE:
            self.history.spans[metric][-1].take_up()
        if not self._is_answered and self.history.spans[FIRST_REPLY]:
            self.history.spans[FIRST_REPLY][-1].take_up()

    def _merged(self, source_id: int, oldest_ms: int) -> None:
        """C7: the customer has been waiting since he wrote in the other ticket."""
        if not self._is_answered or self.history.statuses[-1].status not in UNSOLVED:
            return
        self._waits.brought_ms[source_id] = oldest_ms
        span = self._open(NEXT_REPLY)
        if span is None:
            self._start(NEXT_REPLY, oldest_ms)
        else:
            span.started_at = min(span.started_at, oldest_ms)

    def _unmerged(self, entry: LogEntry, other_id: int) -> None:
        """Either this ticket is out of *other_id* again, and goes on; or that one is out of this, with what it brought: a
        wait that began with it is over, whoever else waits does so from her own words."""
        if other_id == self._merged_into:
            self._merged_into = None
            for spans in self.history.spans.values():
                if spans and spans[-1].by_merge:
                    spans[-1].take_up()
        self._waits.brought_ms.pop(other_id, None)
        span, since_ms = self._open(NEXT_REPLY), self._waits.since_ms
        if span is not None and span.started_at != since_ms:
            self._end(NEXT_REPLY, entry, cancelled=True)
            if since_ms is not None:
                self._start(NEXT_REPLY, since_ms)

    # --- spans ----------------------------------------------------------------------------------------------------

    def _status_after(self, entry: LogEntry, creation: Create | None) -> Status:
        """The ticket's status at the end of this audit."""
        status = self.history.statuses[-1].status if creation is None else cast(Status, creation.value)
        for event in entry.events:
            match event:
                case Change(field="status", value=str(value)):
                    status = cast(Status, value)
                case _:
                    pass
        return status

    def _open(self, metric: MetricName) -> Span | None:
        spans = self.history.spans[metric]
        return spans[-1] if spans and spans[-1].ended_at is None else None

    def _start(self, metric: MetricName, at_ms: int) -> None:
        spans = self.history.spans[metric]
        spans.append(Span(metric, len(spans) + 1, at_ms))

    def _end(self, metric: MetricName, entry: LogEntry, *, cancelled: bool = False) -> None:
        span = self._open(metric)
        if span is not None:
            span.end(entry.at_ms, entry.seq, cancelled=cancelled)
