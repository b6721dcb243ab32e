"""What REST says about measures (desk.md section 6), and how they are written for a spreadsheet.

A figure carries its definition and the n it rests on; ``value`` null: there is nothing to measure. Rates are percent, times
milliseconds. A cell that a spreadsheet would take for a formula gets a leading ``'`` (bad-inputs.md T4). Nothing here computes
a figure.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Final, Literal, NamedTuple

import msgspec

from assistdesk.core.desk.events_service import ChatOutcome
from assistdesk.core.desk.shapes import Kind, Rfc3339, Status, WireId
from assistdesk.core.wire.control import Answer

Unit = Literal["count", "percent", "ms"]
OPEN_STATUSES: Final[tuple[Status, ...]] = ("new", "open", "pending", "hold")
OUTCOMES: Final[tuple[ChatOutcome, ...]] = ("completed", "dropped", "missed", "abandoned", "offline")
KINDS: Final[tuple[Kind | None, ...]] = ("question", "incident", "problem", "task", "feature", None)
DEFINITIONS: Final = {
    "created": "Tickets that were made in the period.",
    "solved": "Tickets whose last change to solved lies in the period and which are still solved or closed.",
    "first_reply": "From the creation (a call: its start) to the first public reply, chat line or answered call by a person of "
    "ours, counted as its target counts; median. Merged, deleted and imported tickets are left out.",
    "resolution": "From the creation to the last change to solved, by the wall clock; median.",
    "took.requester_wait": "Time in new, open and on hold, of tickets solved in the period; median. By the wall clock; "
    "merged, deleted and imported tickets are left out of this and of what else solved tickets took.",
    "took.agent_work": "Time in new and open, of tickets solved in the period; median.",
    "took.on_hold": "Time on hold, of tickets solved in the period; median.",
    "took.agent_wait": "Time in pending, of tickets solved in the period; median.",
    "time_spent": "Time in calls, chats and sessions and what was entered by hand, where they overlap once, of tickets "
    "solved in the period; median.",
    "replies": "Public replies by persons of ours, without lines of chats and the description, of tickets solved in the "
    "period; median.",
    "assignee_stations": "Who had the ticket in a row (Ana, Bo, Ana: three), of tickets solved in the period; median.",
    "group_stations": "Which groups had the ticket in a row, of tickets solved in the period; median.",
    "triage.seen": "From the creation to the first look by a person of ours, of looks in the period; median. Tickets "
    "that ours made have none; merged, deleted and imported ones are left out of this and of the other steps.",
    "triage.severity": "From the creation to the first severity that was set, of those first set in the period; median.",
    "triage.joined": "From the creation to the first expert who was put on the ticket, of first ones in the period; median.",
    "triage.diagnosed": "From the creation to the first internal note with a diagnosis, of first ones in the period; median.",
    "triage.solved": "From the creation to the first change to solved, of first ones in the period, by the wall clock; median.",
    "one_touch": "Solved tickets with exactly one touch, of those solved with at least one. A touch is one public reply by a "
    "person of ours, one whole answered chat, or one answered call.",
    "sla_ticket": "Solved tickets without a breached clock, of those solved that had a target.",
    "sla.first_reply_time": "First replies in time: met, of met and breached.",
    "sla.next_reply_time": "Next replies in time: met, of met and breached.",
    "sla.periodic_update_time": "Updates in time while unsolved: met, of met and breached.",
    "sla.pausable_update_time": "Updates in time, not counted while pending: met, of met and breached.",
    "sla.requester_wait_time": "Waits of requesters (new, open, on hold) within their target: met, of met and breached.",
    "sla.agent_work_time": "Work of agents (new, open) within its target: met, of met and breached.",
    "sla.total_resolution_time": "Resolutions in time: met, of met and breached.",
    "reopens": "How often solved tickets were opened again in the period.",
    "queue_wait": "From the queue to an agent's accepting, of chats accepted in the period; median.",
    "chat_wait": "From the customer's first line to the first line by a person of ours, 0 if ours began, of chats that got "
    "their first answer in the period; median.",
    "response_time": "From the first of a run of unanswered customer lines to the next line by a person of ours, of lines that "
    "were answered in the period; median.",
    "mean_response": "The mean response time of each agent's part of a chat that ended in the period; median.",
    "longest_response": "The longest response time of each agent's part of a chat that ended in the period; median.",
    "messages": "Lines of both sides in chats that were completed in the period; median.",
    "at_once": "Chats that an agent had at once, while having any: the time in chats by the time with at least one. n: agents' "
    "parts of chats.",
    "escalations": "Chats that were escalated in the period.",
    "backlog": "Tickets that were unsolved at the end of each local hour: at the last of them, and the mean and nine of ten of "
    "all. n: tickets that were unsolved then.",
    "solved_one_chat": "Tickets solved with one chat and not opened again within 7 days, of all solved that had a chat.",
    "lost_chats": "Missed and abandoned, of all chats that ended in the period.",
    "abandonment": "Abandoned while waiting, of all that queued; those who left within seconds are in neither.",
    "given_up_wait": "How long the customers waited who gave up, without those who left within seconds; median, mean, least, "
    "most.",
    "calls": "Calls that were answered in the period.",
    "four_steps": "Answered calls with all four steps done, of all answered calls.",
    "four_steps.1": "Answered calls in which the notice was read or played, of all answered calls.",
    "four_steps.2": "Answered calls in which it was made sure who speaks (a known number is enough without a session only), of "
    "all answered calls.",
    "four_steps.3": "Answered calls with a session that was allowed, of all answered calls.",
    "four_steps.4": "Answered calls whose card was closed with a result, of all answered calls.",
    "call_abandonment": "Incoming calls that ended unanswered, of all incoming calls; unanswered ones that rang for seconds "
    "only are in neither.",
    "call_given_up_wait": "How long those calls rang that nobody answered, without those that rang for seconds only or whose "
    "hang-up was never heard; median, mean, least, most.",
    "occupancy": "Busy time, of busy and available time of agents. Busy: in a chat, in a call, or with an open wrap-up card, "
    "while their line was alive; available: online and not busy. n: hours of both.",
    "coverage_gap": "Time inside the published hours of chat, as they are published now, in which no agent was online. n: "
    "hours that were published.",
    "gap_requests": "Chats asked for, and questions left instead, that came in this time. n: all that came in the period.",
}
HOUR_MS: Final = 3_600_000
COLUMNS: Final = ("measure", "value", "unit", "n", "mean", "p90", "definition", "least", "most")
NAMED: Final = (COLUMNS[0], "name", *COLUMNS[1:])
"""Of a file for people."""
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "|", "＝", "＋", "－", "＠", "｜")


class FigureOut(Answer, frozen=True, kw_only=True):
    """``value``: a count, percent, or the median in ms; ``mean``, ``p90``, ``least`` and ``most`` stand beside
    a time."""

    key: str
    unit: Unit
    n: int
    value: float | None
    mean: float | None = None
    p90: float | None = None
    least: float | None = None
    most: float | None = None
    definition: str = ""


class Bucket(Answer, frozen=True, kw_only=True):
    """First replies that came in one local hour or day."""

    from_at: Rfc3339
    n: int
    median_ms: int | None = None
    p90_ms: int | None = None


class TypeBreaches(Answer, frozen=True, kw_only=True):
    """How many clocks of tickets of one type (null: of none) were breached in the period, of ``n`` met or breached."""

    kind: Kind | None
    breached: int
    n: int


class AgentChats(Answer, frozen=True, kw_only=True):
    """How many chats an agent had at once, of ``n`` in the period; ``by_hour``: in each local hour of the day."""

    agent_id: WireId
    name: str = ""
    n: int
    at_once: float | None
    by_hour: tuple[float | None, ...]


class AgentTime(Answer, frozen=True, kw_only=True):
    """How long an agent was busy and available in the period, and what share was busy."""

    agent_id: WireId
    name: str = ""
    busy_ms: int
    available_ms: int
    percent: float


class GroupGap(Answer, frozen=True, kw_only=True):
    """A group with hours of its own: how much of ``open_ms`` none of its agents was online, and who asked for it then."""

    group_id: WireId
    name: str
    gap_ms: int
    open_ms: int
    requests: int


class Backlog(Answer, frozen=True, kw_only=True):
    """How many tickets were unsolved at the end of a local hour."""

    at: Rfc3339
    n: int


class MeasuresOut(Answer, frozen=True, kw_only=True):
    """GET /measures. ``heat``: tickets made, [weekday from Monday][hour]. ``is_partial``: there were more tickets than are
    looked at; the newest were."""

    from_at: Rfc3339
    to_at: Rfc3339
    zone: str
    as_of: Rfc3339
    figures: tuple[FigureOut, ...]
    waiting: tuple[Bucket, ...]
    waiting_target_ms: int | None
    heat: tuple[tuple[int, ...], ...]
    statuses: tuple[tuple[str, int], ...]
    outcomes: tuple[tuple[str, int], ...]
    breaches: tuple[TypeBreaches, ...] = ()
    escalations: tuple[tuple[str, int], ...] = ()
    agents: tuple[AgentChats, ...] = ()
    backlog: tuple[Backlog, ...] = ()
    occupancy: tuple[AgentTime, ...] = ()
    gaps: tuple[GroupGap, ...] = ()
    is_partial: bool = False


class DurationOut(Answer, frozen=True, kw_only=True):
    """``business_ms``: of it inside the hours that are named beside it. ``known_at`` null: it is still growing."""

    ms: int
    business_ms: int | None = None
    known_at: Rfc3339 | None = None


class TriageOut(Answer, frozen=True, kw_only=True):
    """Milliseconds from the creation to each first act; null: it has not happened."""

    seen_ms: int | None = None
    severity_ms: int | None = None
    joined_ms: int | None = None
    diagnosed_ms: int | None = None
    solved_ms: int | None = None


class TicketMetrics(Answer, frozen=True, kw_only=True):
    """One ticket's measures from its log alone. A time that is null has not been reached. ``is_timed`` false (merged, deleted,
    imported without its history): reports leave its times out. ``touch_class`` null: it is neither solved nor closed."""

    ticket_id: WireId
    as_of: Rfc3339
    created_at: Rfc3339
    is_timed: bool
    first_reply: DurationOut | None = None
    first_resolution: DurationOut | None = None
    full_resolution: DurationOut | None = None
    requester_wait: DurationOut
    agent_work: DurationOut
    on_hold: DurationOut
    agent_wait: DurationOut
    replies: int
    reopens: int
    assignee_stations: int
    group_stations: int
    touches: int
    touch_class: Literal["no_touch", "one_touch", "two_touch", "multi_touch"] | None = None
    time_spent_ms: int
    triage: TriageOut
    schedule_id: int | None = None
    schedule_version: int | None = None


class TicketMetricsAnswer(Answer, frozen=True, kw_only=True):
    """GET /tickets/{id}/metrics. ``schedule_id``, ``schedule_version``: the hours that ``business_ms`` counts by."""

    metrics: TicketMetrics


def safe_cell(value: str | int | float | None) -> str | int | float:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers, whole ones without a fraction; NUL is dropped,
    nothing is empty."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if not isinstance(value, str):
        return value
    text = value.replace("\x00", "")
    is_formula = text.lstrip(" ").startswith(FORMULA_STARTS) or text.lstrip().startswith(FORMULA_STARTS)
    return f"'{text}" if is_formula else text


class FileRow(NamedTuple):
    """One line of the file. *what* and *of* are the name by which programs know it: a figure's key, ``chats`` of ``missed``."""

    what: str
    of: str
    value: int | float | None
    unit: Unit
    n: int
    mean: int | float | None = None
    p90: int | float | None = None
    definition: str = ""
    least: int | float | None = None
    most: int | float | None = None

    @property
    def key(self) -> str:
        return f"{self.what} {self.of}" if self.of else self.what


class FileWords(msgspec.Struct, frozen=True):
    """What a person reads of the file in her language. ``headings``: of the columns, ``NAMED`` in words. ``rows``: (key, name,
    definition); where there is no definition it stays the English one."""

    headings: tuple[str, ...] = ()
    rows: tuple[tuple[str, str, str], ...] = ()


def file_rows(measures: MeasuresOut) -> Iterator[FileRow]:
    """Every line but the header."""
    for one in measures.figures:
        yield FileRow(one.key, "", one.value, one.unit, one.n, one.mean, one.p90, one.definition, one.least, one.most)
    for bucket in measures.waiting:
        yield FileRow("waiting", bucket.from_at, bucket.median_ms, "ms", bucket.n, None, bucket.p90_ms)
    for status, count in measures.statuses:
        yield FileRow("open tickets", status, count, "count", count)
    for outcome, count in measures.outcomes:
        yield FileRow("chats", outcome, count, "count", count)
    for breaches in measures.breaches:
        yield FileRow("breaches", breaches.kind or "no type", breaches.breached, "count", breaches.n)
    for reason, count in measures.escalations:
        yield FileRow("escalations", reason, count, "count", count)
    for chats in measures.agents:
        yield FileRow("at once agent", str(chats.agent_id), chats.at_once, "count", chats.n)
    for busy in measures.occupancy:
        hours = (busy.busy_ms + busy.available_ms) // HOUR_MS
        yield FileRow("occupancy agent", str(busy.agent_id), busy.percent, "percent", hours)
    for gap in measures.gaps:
        yield FileRow("coverage gap group", str(gap.group_id), gap.gap_ms, "ms", gap.open_ms // HOUR_MS)
    for hour in measures.backlog:
        yield FileRow("backlog", hour.at, hour.n, "count", hour.n)
    for day, counts in enumerate(measures.heat, start=1):
        for at, count in enumerate(counts):
            yield FileRow("created", f"weekday {day} hour {at}", count, "count", count)


def csv_of(measures: MeasuresOut, words: FileWords | None = None) -> str:
    """RFC 4180: one line a figure, with a header. Lines end in CRLF. With *words* a column more says each name in them; keys,
    numbers and times stay as programs read them."""
    rows: list[Iterable[str | int | float | None]] = [COLUMNS if words is None else words.headings]
    said = {} if words is None else {key: (name, definition) for key, name, definition in words.rows}
    for one in file_rows(measures):
        name, definition = said.get(one.key, ("", ""))
        named = () if words is None else (name,)
        texts = (definition or one.definition, one.least, one.most)
        rows.append((one.key, *named, one.value, one.unit, one.n, one.mean, one.p90, *texts))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([safe_cell(cell) for cell in cells] for cells in rows)
    return out.getvalue()
