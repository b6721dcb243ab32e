"""A ticket's log written like a play: who did what at which minute."""

from assistdesk.core.desk.events import Change, Create
from assistdesk.core.desk.events_service import Hours, LogEvent, MetricName, ReplySaid, ReplyWay, SlaTargetChange
from assistdesk.core.desk.model import Side
from assistdesk.core.desk.model_service import LogEntry

MIN = 60_000
START = 1_772_359_200_000
"""2026-03-01T10:00:00Z, a Sunday."""
OURS, THEIRS, NONE = Side.OURS, Side.THEIRS, Side.NONE


def said(
    *, auto: bool = False, kind: ReplyWay = "reply", thread_id: int | None = None, wrapup_of: str | None = None
) -> ReplySaid:
    return ReplySaid(comment_id=1, digest="d", auto=auto, kind=kind, thread_id=thread_id, wrapup_of=wrapup_of)


def target(
    metric: MetricName,
    minutes: int,
    *,
    hours: Hours = "calendar",
    schedule: tuple[int, int] | None = None,
    priority: str = "normal",
) -> SlaTargetChange:
    schedule_id, version = schedule or (None, None)
    return SlaTargetChange(
        metric=metric,
        policy_id=1,
        policy_version=1,
        target_s=minutes * 60,
        hours=hours,
        schedule_id=schedule_id,
        schedule_version=version,
        priority_applied=priority,
    )


class Play:
    """Grows a log; times are minutes after START unless ``at_ms`` is given."""

    def __init__(self, start_ms: int = START) -> None:
        self.start_ms = start_ms
        self.log: list[LogEntry] = []
        self.status = ""

    def ms(self, minute: float) -> int:
        return self.start_ms + round(minute * MIN)

    def add(self, minute: float, side: Side, *events: LogEvent, author_id: int | None = None) -> "Play":
        entry = LogEntry(seq=len(self.log) + 1, at_ms=self.ms(minute), side=side, events=events, author_id=author_id)
        self.log.append(entry)
        return self

    def created(self, minute: float, *events: LogEvent, side: Side = THEIRS, value: str = "new") -> "Play":
        self.status = value
        return self.add(minute, side, Create(value=value), said(), *events)

    def to(self, status: str, minute: float, *events: LogEvent, side: Side = OURS) -> "Play":
        before, self.status = self.status, status
        return self.add(minute, side, *events, Change(field="status", previous=before, value=status))

    def reply(self, minute: float, *events: LogEvent) -> "Play":
        return self.add(minute, OURS, said(), *events)

    def ask(self, minute: float, *events: LogEvent) -> "Play":
        if self.status in ("pending", "hold", "solved"):
            return self.to("open", minute, said(), *events, side=THEIRS)
        return self.add(minute, THEIRS, said(), *events)
