"""What REST says about the desk's rules and clocks (desk.md sections 5, 12): schedules, SLA policies, clocks explained.

Beside ``shapes``, which has the tickets. Days are ISO dates, minutes of the week begin at Sunday 00:00 local time.
"""

import datetime
from typing import Annotated, Literal, get_args

import msgspec
from msgspec import UNSET, Meta, UnsetType

from assistdesk.core.desk.events_service import Hours, MetricName
from assistdesk.core.desk.model_service import HOLIDAYS_MAX, INTERVALS_MAX, L10n, MacroAction, WeekMinute
from assistdesk.core.desk.shapes import ClockOut, Priority, Rfc3339, Status, Tags, ViewOut, WireId
from assistdesk.core.desk.times import Instant
from assistdesk.core.desk.views import Column, Conditions, GroupKey
from assistdesk.core.wire.control import Answer, Request

Name = Annotated[str, Meta(min_length=1, max_length=200)]
SortText = Literal[
    "updated_at", "-updated_at", "created_at", "-created_at", "next_due_at", "-next_due_at",
    "priority", "-priority", "status", "-status", "id", "-id",
]  # fmt: skip
COLUMNS_MAX = len(get_args(Column))
TARGETS_MAX = 28
"""Seven metrics, four priorities."""


class HolidayIn(Request, frozen=True, kw_only=True):
    """Whole local days, both included. ``counted`` false: a proposal that stops no clock."""

    first: datetime.date
    last: datetime.date
    name: Annotated[str, Meta(max_length=200)] = ""
    counted: bool = False


class ScheduleIn(Request, frozen=True, kw_only=True):
    """``opens_chat``: chat is open in these hours, and closed outside of all schedules that say so."""

    name: Name
    time_zone: Annotated[str, Meta(min_length=1, max_length=64)]
    intervals: Annotated[tuple[tuple[WeekMinute, WeekMinute], ...], Meta(max_length=INTERVALS_MAX)]
    holidays: Annotated[tuple[HolidayIn, ...], Meta(max_length=HOLIDAYS_MAX)] = ()
    opens_chat: bool = False


class SchedulePut(Request, frozen=True, kw_only=True):
    schedule: ScheduleIn


class HolidayOut(Answer, frozen=True, kw_only=True):
    first: datetime.date
    last: datetime.date
    name: str = ""
    counted: bool = False


class ScheduleOut(Answer, frozen=True, kw_only=True):
    """One version; an edit makes a new one, the past never moves."""

    id: WireId
    version: WireId
    name: str
    time_zone: str
    intervals: tuple[tuple[int, int], ...]
    holidays: tuple[HolidayOut, ...] = ()
    opens_chat: bool = False


class HoursStretch(Answer, frozen=True, kw_only=True):
    """``row``: the interval (counted) or holiday by its place in the schedule."""

    from_at: Rfc3339
    to_at: Rfc3339
    kind: Literal["counted", "out_of_hours", "holiday"]
    row: int | None = None


class ScheduleTest(Answer, frozen=True, kw_only=True):
    """POST /schedules/test, /schedules/{id}/test: what these hours say from ``from_at`` to ``to_at``; nothing was done.
    ``is_open``: at the beginning. ``opens_at``: the first moment from it on that counts; None: not in this time. The
    stretches have no hole and no overlap."""

    from_at: Rfc3339
    to_at: Rfc3339
    is_open: bool
    opens_at: Rfc3339 | None
    counted_ms: int
    stretches: tuple[HoursStretch, ...]


class ScheduleAnswer(Answer, frozen=True, kw_only=True):
    schedule: ScheduleOut


class ScheduleList(Answer, frozen=True, kw_only=True):
    """``default_id``: the hours of whatever names none of its own."""

    schedules: tuple[ScheduleOut, ...]
    default_id: int | None = None


class TargetIn(Request, frozen=True, kw_only=True):
    priority: Priority
    metric: MetricName
    target_s: Annotated[int, Meta(ge=1, le=10 * 366 * 86_400)]
    hours: Hours = "calendar"


class PolicyIn(Request, frozen=True, kw_only=True):
    title: Name
    conditions: Conditions = Conditions()
    schedule_id: WireId | None = None
    targets: Annotated[tuple[TargetIn, ...], Meta(max_length=TARGETS_MAX)] = ()


class PolicyPut(Request, frozen=True, kw_only=True):
    sla_policy: PolicyIn


class OrderPut(Request, frozen=True, kw_only=True):
    """All ids in their new order."""

    ids: Annotated[tuple[WireId, ...], Meta(max_length=1_000)]


class TargetOut(Answer, frozen=True, kw_only=True):
    priority: str
    metric: str
    target_s: int
    hours: Hours


class PolicyOut(Answer, frozen=True, kw_only=True):
    id: WireId
    version: WireId
    title: str
    position: int
    conditions: Conditions
    schedule_id: int | None = None
    targets: tuple[TargetOut, ...] = ()


class PolicyAnswer(Answer, frozen=True, kw_only=True):
    sla_policy: PolicyOut


class PolicyTest(Answer, frozen=True, kw_only=True):
    """POST /sla_policies/{id}/test?ticket=: nothing was done. ``met``: the ticket meets the conditions. ``chosen_id``: the
    policy of its next update, the first that it meets. ``targets``, ``schedule_id``: what this one would promise it now."""

    met: bool
    chosen_id: int | None = None
    targets: tuple[TargetOut, ...] = ()
    schedule_id: int | None = None


class PolicyList(Answer, frozen=True, kw_only=True):
    sla_policies: tuple[PolicyOut, ...]


# --- saved views --------------------------------------------------------------------------------------------------


class ViewIn(Request, frozen=True, kw_only=True):
    """Either ``conditions`` or ``query``, a search by operators that is read once. ``sort`` as lists take it. ``group_id``:
    shared with its members, who make it, and admins; else ``shared`` is with all."""

    title: Name
    conditions: Conditions | None = None
    query: Annotated[str, Meta(max_length=500)] | None = None
    sort: SortText = "-updated_at"
    columns: Annotated[tuple[Column, ...], Meta(max_length=COLUMNS_MAX)] = ()
    group_by: GroupKey | None = None
    as_table: bool = False
    shared: bool = False
    group_id: WireId | None = None
    position: Annotated[int, Meta(ge=0, le=1_000)] = 0


class ViewPut(Request, frozen=True, kw_only=True):
    view: ViewIn


class ViewAnswer(Answer, frozen=True, kw_only=True):
    view: ViewOut
    conditions: Conditions
    sort: str


class PreviewIn(Request, frozen=True, kw_only=True):
    """POST /views/preview: the list that such a view would be."""

    conditions: Conditions
    sort: SortText = "-updated_at"
    group_by: GroupKey | None = None


# --- one change of many tickets -----------------------------------------------------------------------------------

JobState = Literal["queued", "working", "completed"]


class BulkIn(Request, frozen=True, kw_only=True):
    """PUT /tickets/update_many: only the fields that are set change; tags are added and taken away.

    ``macro_id``: what this macro does to each of them, and nothing else; its text is for a draft and is not written.
    """

    status: Status | UnsetType = UNSET
    custom_status_id: WireId | UnsetType | None = UNSET
    priority: Priority | UnsetType = UNSET
    assignee_id: WireId | UnsetType | None = UNSET
    group_id: WireId | UnsetType | None = UNSET
    due_at: Instant | UnsetType | None = UNSET
    add_tags: Tags = ()
    remove_tags: Tags = ()
    macro_id: WireId | None = None


class BulkPut(Request, frozen=True, kw_only=True):
    ticket: BulkIn


class JobResult(Answer, frozen=True, kw_only=True):
    """``same``: there was nothing to change; ``stopped``: the job was, before this one. ``rule``: why it was refused."""

    ticket_id: WireId
    state: str
    rule: str = ""


class JobStatus(Answer, frozen=True, kw_only=True):
    id: str
    url: str
    status: JobState
    total: int
    progress: int
    results: tuple[JobResult, ...] = ()


class JobAnswer(Answer, frozen=True, kw_only=True):
    job_status: JobStatus


# --- macros -------------------------------------------------------------------------------------------------------


class MacroIn(Request, frozen=True, kw_only=True):
    """One that only writes is a saved text. ``shared``: for all, or for those of ``group_id``; only admins make those. It is
    shown from ``publish_from`` until ``publish_until``. Of these three what is not set stays, null takes it away."""

    title: L10n
    actions: Annotated[tuple[MacroAction, ...], Meta(max_length=50)]
    shared: bool = False
    position: Annotated[int, Meta(ge=0, le=1_000)] = 0
    group_id: WireId | UnsetType | None = UNSET
    publish_from: Instant | UnsetType | None = UNSET
    publish_until: Instant | UnsetType | None = UNSET


class MacroPut(Request, frozen=True, kw_only=True):
    macro: MacroIn


class MacroOut(Answer, frozen=True, kw_only=True):
    """``editable``, ``usable``: by whoever asks; usable ones from ``publish_from`` until ``publish_until``."""

    id: WireId
    title: L10n
    actions: tuple[MacroAction, ...]
    shared: bool
    editable: bool
    writes_only: bool
    usable: bool = True
    position: int = 0
    uses: int = 0
    group_id: int | None = None
    publish_from: Rfc3339 | None = None
    publish_until: Rfc3339 | None = None


class MacroAnswer(Answer, frozen=True, kw_only=True):
    macro: MacroOut


class MacroList(Answer, frozen=True, kw_only=True):
    macros: tuple[MacroOut, ...]


class FieldPreview(Answer, frozen=True, kw_only=True):
    field: str
    previous: msgspec.Raw
    value: msgspec.Raw


class MacroEffect(Answer, frozen=True, kw_only=True):
    """GET /macros/{id}/apply: what it would do to a new ticket of mine. ``public`` null: it writes nothing. ``missing``:
    placeholders without a value, which block sending."""

    macro_id: WireId
    title: str
    changes: tuple[FieldPreview, ...] = ()
    text: str = ""
    public: bool | None = None
    missing: tuple[str, ...] = ()


class MacroPreview(MacroEffect, frozen=True, kw_only=True):
    """GET /tickets/{id}/macros/{macro}/apply: the same on this ticket, as it is in this version."""

    ticket_id: WireId
    row_version: int


# --- clocks -------------------------------------------------------------------------------------------------------


class SegmentOut(Answer, frozen=True, kw_only=True):
    """``why_seq``: the audit whose status it was; ``row``: the schedule's interval or holiday, by its place there."""

    from_at: Rfc3339
    to_at: Rfc3339
    kind: Literal["counted", "paused", "out_of_hours", "holiday", "solved"]
    ms: int
    why_seq: int
    schedule_id: int | None = None
    schedule_version: int | None = None
    row: int | None = None


class ClockExplained(Answer, frozen=True, kw_only=True):
    """``segments`` tile the clock's life; the counted ones sum to its elapsed time. Of a long life the newest ones are told:
    then ``cut``."""

    clock: ClockOut
    policy_title: str = ""
    segments: tuple[SegmentOut, ...] = ()
    cut: bool = False


class ClocksAnswer(Answer, frozen=True, kw_only=True):
    """GET /tickets/{id}/clocks: all of its clocks, the most pressing first, with the schedules they name. ``what_if``: the same
    ones under the rules that were asked for, in the same order."""

    clocks: tuple[ClockExplained, ...] = ()
    what_if: tuple[ClockExplained, ...] = ()
    schedules: tuple[ScheduleOut, ...] = ()
