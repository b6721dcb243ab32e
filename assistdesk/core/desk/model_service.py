"""Entities of service as they are stored: schedules, SLA policies, clocks, queue settings, macros (desk.md section 1).

They stand beside ``model`` and follow its rules: frozen Structs, times in Unix milliseconds unless a name says otherwise.
``LogEntry`` is one audit as clocks and figures read it: its events decoded, its author's side looked up. Nothing here
decides anything.
"""

import datetime
from collections.abc import Callable, Iterable
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from assistdesk.core.desk.events_service import Hours, LogEvent, MetricName, read_audit_events
from assistdesk.core.desk.model import Audit, Id, Ms, Side
from assistdesk.core.desk.shapes import Priority, Status
from assistdesk.core.desk.views import Conditions

WEEK_MIN = 7 * 1_440
INTERVALS_MAX = 100
HOLIDAYS_MAX = 1_000
L10n = dict[str, str]
"""locale -> text; the desk's default locale is required."""
WeekMinute = Annotated[int, Meta(ge=0, le=WEEK_MIN)]
ScheduleKey = tuple[int, int]
"""(schedule id, version): versions are never changed, so the key names fixed hours for ever."""


class Holiday(msgspec.Struct, frozen=True, kw_only=True):
    """Whole local days, both ends included; ``counted`` False: a mere proposal, it stops no clock (C10)."""

    first: datetime.date
    last: datetime.date
    name: str = ""
    counted: bool = False


class Schedule(msgspec.Struct, frozen=True, kw_only=True, cache_hash=True):
    """``intervals`` are minutes of the local week from Sunday 00:00, half-open. ``opens_chat``: chat is open in these hours,
    and closed outside of all that say so."""

    id: Id
    version: Annotated[int, Meta(ge=1)] = 1
    name: str
    time_zone: str
    intervals: Annotated[tuple[tuple[WeekMinute, WeekMinute], ...], Meta(max_length=INTERVALS_MAX)]
    holidays: Annotated[tuple[Holiday, ...], Meta(max_length=HOLIDAYS_MAX)] = ()
    opens_chat: bool = False

    @property
    def key(self) -> ScheduleKey:
        return self.id, self.version


class SlaTarget(msgspec.Struct, frozen=True, kw_only=True):
    priority: Priority
    metric: MetricName
    target_s: Annotated[int, Meta(ge=1, le=10 * 366 * 86_400)]
    hours: Hours = "calendar"


class SlaPolicy(msgspec.Struct, frozen=True, kw_only=True):
    id: Id
    version: Annotated[int, Meta(ge=1)] = 1
    title: str
    position: int = 0
    conditions: Conditions = Conditions()
    schedule_id: Id | None = None
    targets: tuple[SlaTarget, ...] = ()


class QueueConfig(msgspec.Struct, frozen=True, kw_only=True):
    """A group's chat queue (section 7)."""

    accept_timeout_s: Annotated[int, Meta(ge=5, le=600)] = 30
    misses_to_away: Annotated[int, Meta(ge=1, le=100)] = 3
    max_queue: Annotated[int, Meta(ge=0, le=10_000)] = 20
    relax_skill_s: Annotated[int, Meta(ge=0, le=86_400)] = 60
    short_abandon_s: Annotated[int, Meta(ge=0, le=600)] = 10
    agent_grace_s: Annotated[int, Meta(ge=0, le=3_600)] = 30
    customer_grace_s: Annotated[int, Meta(ge=0, le=3_600)] = 120
    idle_end_s: Annotated[int, Meta(ge=0, le=86_400)] = 600
    wrap_up_s: Annotated[int, Meta(ge=0, le=3_600)] = 120


ClockState = Literal["active", "paused", "closed"]
ClockResult = Literal["met", "breached", "cancelled"]
PartKind = Literal["counting", "paused", "solved"]
SegmentKind = Literal["counted", "paused", "out_of_hours", "holiday", "solved"]


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a clock's life under one status and one schedule (None: calendar hours). ``seq``: the status's audit."""

    from_ms: Ms
    to_ms: Ms
    kind: PartKind
    seq: int
    schedule: ScheduleKey | None = None


class Clock(msgspec.Struct, frozen=True, kw_only=True):
    """One instance of one metric, as it stands at the asked moment.

    A breached clock keeps the target it broke (C4); ``hours`` and ``schedule`` are those by which its time counts now (C3),
    whichever target it broke. ``late_at`` is the first moment at which an unbroken, running clock will
    be breached if nothing changes: the timer to arm. It differs from ``due_at`` when the target runs out with the hours.
    """

    metric: MetricName
    instance: int
    state: ClockState
    result: ClockResult | None
    started_at: Ms
    ended_at: Ms | None
    target_s: int
    hours: Hours
    schedule: ScheduleKey | None = None
    elapsed_ms: int
    due_at: Ms | None = None
    warn_at: Ms | None = None
    late_at: Ms | None = None
    breached_at: Ms | None = None
    is_warning: bool = False
    policy_id: int = 0
    policy_version: int = 0
    priority_applied: str = "normal"
    parts: tuple[Part, ...] = ()

    @property
    def remaining_ms(self) -> int:
        """Below zero by the overrun."""
        return self.target_s * 1_000 - self.elapsed_ms


class Segment(msgspec.Struct, frozen=True, kw_only=True):
    """``why_seq``: the audit whose status it was. ``schedule``, ``row``: the interval or holiday, by its place there."""

    from_ms: Ms
    to_ms: Ms
    kind: SegmentKind
    why_seq: int
    schedule: ScheduleKey | None = None
    row: int | None = None

    @property
    def ms(self) -> int:
        return self.to_ms - self.from_ms


class LogEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One audit, read. ``side`` is its author's (rule G2): none for bots, triggers and the system."""

    seq: int
    at_ms: Ms
    side: Side
    events: tuple[LogEvent, ...]
    author_id: int | None = None


def read_log(audits: Iterable[Audit], side_of_author: Callable[[int | None], Side]) -> list[LogEntry]:
    """Decode a ticket's audits, ascending by seq.

    Raises:
        PeerError: an event that does not fit its type.
    """
    return [
        LogEntry(
            seq=audit.seq,
            at_ms=audit.created_at,
            side=side_of_author(audit.author_id),
            author_id=audit.author_id,
            events=read_audit_events(audit.events),
        )
        for audit in audits
    ]


# --- macros and text modules --------------------------------------------------------------------------------------


SetName = Annotated[str, Meta(pattern=r"\A(priority|type|severity|category|language|custom\.[a-z0-9_]{1,40})\Z")]


class SetFieldAction(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="set_field"):
    """``custom.KEY``: a field of the desk's own, which null empties."""

    field: SetName
    value: str | int | bool | None


class TagAction(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="tags"):
    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()


class StatusAction(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="status"):
    """``custom_status_id``: a word of the desk's own for this status, set with it."""

    status: Status
    custom_status_id: Id | None = None


class AssignAction(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="assign"):
    """``to_me``: to whoever applies the macro."""

    assignee_id: Id | None = None
    to_me: bool = False
    group_id: Id | None = None


class CommentAction(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="comment"):
    text: L10n
    public: bool = True


MacroAction = SetFieldAction | TagAction | StatusAction | AssignAction | CommentAction


class Macro(msgspec.Struct, frozen=True, kw_only=True):
    """``owner_id`` or ``group_id``: who may use it, everybody if neither is set. publish_*: shown only between (null: open)."""

    id: Id
    title: L10n
    actions: Annotated[tuple[MacroAction, ...], Meta(max_length=50)] = ()
    owner_id: Id | None = None
    group_id: Id | None = None
    publish_from: Ms | None = None
    publish_until: Ms | None = None
    position: int = 0
    uses: int = 0


StatusCategory = Literal["new", "open", "pending", "hold", "solved"]


class StatusDef(msgspec.Struct, frozen=True, kw_only=True):
    """A desk's own word for a status: it labels the category and changes nothing else."""

    id: Id
    category: StatusCategory
    agent_label: L10n
    customer_label: L10n
    active: bool = True
    position: int = 0
    row_version: int = 1
