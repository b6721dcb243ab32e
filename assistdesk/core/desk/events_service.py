"""What an audit may say about service: SLA targets, chats, calls, rules (desk.md section 3), beside the types of ``events``.

Same rules as there: fields are only ever added, with a default; readers skip what they do not know; no texts, no secrets.
``ReplySaid``, ``NoteSaid`` and ``MergedFrom`` read the tags "Reply", "Note" and "Merged" with the few fields more that clocks
and figures need; with those at their defaults the written bytes are the same. Nothing here knows how an event came about.
"""

import functools
import operator
from collections.abc import Iterable
from typing import Any, Literal

import msgspec

from assistdesk.core.desk.events import Event, EventBase, Merged, NoteAdded, ReplyAdded, read_events
from assistdesk.core.errors import PeerError

MetricName = Literal[
    "first_reply_time",
    "next_reply_time",
    "periodic_update_time",
    "pausable_update_time",
    "requester_wait_time",
    "agent_work_time",
    "total_resolution_time",
]
Hours = Literal["calendar", "business"]
ReplyWay = Literal["reply", "chat", "voice", "room", "telling"]
ChatOutcome = Literal["completed", "dropped", "missed", "abandoned", "offline"]
EscalationReason = Literal["abuse", "server_wide", "long_investigation", "out_of_control", "other"]
MissReason = Literal["declined", "timeout", "lost"]
Direction = Literal["in", "out"]
NoticeWay = Literal["played", "read"]
Method = Literal["caller_id", "account", "callback", "question", "safety_number"]
StepNumber = Literal[1, 2, 3, 4]


class ReplySaid(ReplyAdded, frozen=True, kw_only=True, tag="Reply"):
    """``wrapup_of`` is "call:ID", "chat:ID" or "session:ROOM": the touch this reply closes."""

    kind: ReplyWay = "reply"
    thread_id: int | None = None
    call_id: str | None = None
    wrapup_of: str | None = None


class NoteSaid(NoteAdded, frozen=True, kw_only=True, tag="Note"):
    kind: str = "note"


class MergedFrom(Merged, frozen=True, kw_only=True, tag="Merged"):
    """``oldest_unanswered_at``: the source's oldest public comment by theirs that nobody answered. ``customers_see``: the
    source's public words are shown to customers here, too."""

    oldest_unanswered_at: int | None = None
    customers_see: bool = False


# --- rules --------------------------------------------------------------------------------------------------------


class SlaTargetChange(EventBase, frozen=True, kw_only=True, tag="SlaTargetChange"):
    """From this audit on the metric has this target, or (``removed``) none."""

    metric: MetricName
    removed: bool = False
    policy_id: int = 0
    policy_version: int = 0
    target_s: int = 0
    hours: Hours = "calendar"
    schedule_id: int | None = None
    schedule_version: int | None = None
    priority_applied: str = "normal"


class SlaWarned(EventBase, frozen=True, kw_only=True, tag="SlaWarned"):
    metric: MetricName
    instance: int


class SlaBreached(EventBase, frozen=True, kw_only=True, tag="SlaBreached"):
    metric: MetricName
    instance: int
    priority_applied: str = "normal"


class DueReminded(EventBase, frozen=True, kw_only=True, tag="DueReminded"):
    """Whoever has the task was told that it is due soon, or (``is_over``) that its time has come."""

    due_at: int
    is_over: bool = False


class MacroUsed(EventBase, frozen=True, kw_only=True, tag="MacroUsed"):
    macro_id: int


class TriggerFired(EventBase, frozen=True, kw_only=True, tag="TriggerFired"):
    """What follows in this audit, up to the next of these, is this trigger's."""

    trigger_id: int


class TimeRuleFired(EventBase, frozen=True, kw_only=True, tag="TimeRuleFired"):
    rule_id: int


class RuleFailed(EventBase, frozen=True, kw_only=True, tag="Error"):
    """A trigger or time rule was met and could not be carried out: it changed nothing."""

    rule_id: int
    why: str


class Escalated(EventBase, frozen=True, kw_only=True, tag="Escalated"):
    """The reason is the note of the same audit: its words may have to be erased. ``follower_id``: who had the ticket and
    stays on it because of this."""

    from_group_id: int | None
    to_group_id: int
    reason: str = ""
    follower_id: int | None = None


class Imported(EventBase, frozen=True, kw_only=True, tag="Imported"):
    source: str
    with_history: bool = False


# --- chat ---------------------------------------------------------------------------------------------------------


class ChatEvent(EventBase, frozen=True, kw_only=True):
    thread_id: int


class ChatQueued(ChatEvent, frozen=True, kw_only=True, tag="ChatQueued"):
    group_id: int


class OfferedTo(ChatEvent, frozen=True, kw_only=True, tag="OfferedTo"):
    agent_id: int
    until_ms: int


class OfferMissed(ChatEvent, frozen=True, kw_only=True, tag="OfferMissed"):
    agent_id: int
    why: MissReason


class ChatAccepted(ChatEvent, frozen=True, kw_only=True, tag="ChatAccepted"):
    agent_id: int


class HandedOver(ChatEvent, frozen=True, kw_only=True, tag="HandedOver"):
    from_agent_id: int
    reason: str
    to_agent_id: int | None = None
    to_group_id: int | None = None


class ChatReturned(ChatEvent, frozen=True, kw_only=True, tag="ChatReturned"):
    """The agent's line was lost for good: the chat is at the head of its queue again."""

    agent_id: int


class ChatEscalated(ChatEvent, frozen=True, kw_only=True, tag="ChatEscalated"):
    reason: EscalationReason
    to_group_id: int


class ChatEnded(ChatEvent, frozen=True, kw_only=True, tag="ChatEnded"):
    """``short``: abandoned before it could fairly have been accepted. ``gone_at``: since when nothing was heard of the customer
    who abandoned it; None: until the end she was there."""

    outcome: ChatOutcome
    ended_by: Literal["customer", "agent", "system"]
    short: bool = False
    gone_at: int | None = None


# --- call ---------------------------------------------------------------------------------------------------------


class CallEvent(EventBase, frozen=True, kw_only=True):
    call_id: str


class CallStarted(CallEvent, frozen=True, kw_only=True, tag="CallStarted"):
    started_at: int
    direction: Direction = "in"


class CallAnswered(CallEvent, frozen=True, kw_only=True, tag="CallAnswered"):
    """``tells_closing``: when its card is closed, a ``CallClosed`` says so. Older logs tell nothing of it."""

    answered_at: int
    agent_id: int | None = None
    tells_closing: bool = False


class NoticeRead(CallEvent, frozen=True, kw_only=True, tag="NoticeRead"):
    how: NoticeWay
    locale: str


class IdentityVerified(CallEvent, frozen=True, kw_only=True, tag="IdentityVerified"):
    method: Method


class StepSkipped(CallEvent, frozen=True, kw_only=True, tag="StepSkipped"):
    step: StepNumber
    reason: str


class CallEnded(CallEvent, frozen=True, kw_only=True, tag="CallEnded"):
    """``is_assumed``: nobody heard it end; since then it counts as over, until an answer or a hang-up is heard after all."""

    ended_at: int
    cause: str = ""
    is_assumed: bool = False


class CallClosed(CallEvent, frozen=True, kw_only=True, tag="CallClosed"):
    """The fourth step: the card was closed with this status of its ticket, which it may have had before."""

    closed_at: int
    status: str


ServiceEvent = (
    ReplySaid
    | NoteSaid
    | MergedFrom
    | SlaTargetChange
    | SlaWarned
    | SlaBreached
    | DueReminded
    | MacroUsed
    | TriggerFired
    | TimeRuleFired
    | RuleFailed
    | Escalated
    | Imported
    | ChatQueued
    | OfferedTo
    | OfferMissed
    | ChatAccepted
    | HandedOver
    | ChatReturned
    | ChatEscalated
    | ChatEnded
    | CallStarted
    | CallAnswered
    | NoticeRead
    | IdentityVerified
    | StepSkipped
    | CallEnded
    | CallClosed
)
LogEvent = Event | ServiceEvent
"""All that an audit may say."""

_PUBLIC = (ReplySaid, ChatQueued, ChatAccepted, HandedOver, ChatReturned, ChatEnded)


class _Tag(msgspec.Struct):
    type: str


_tag_decoder = msgspec.json.Decoder(_Tag)
_service_decoder: msgspec.json.Decoder[ServiceEvent] = msgspec.json.Decoder(ServiceEvent)
_SERVICE_TAGS = frozenset(str(kind.__struct_config__.tag) for kind in ServiceEvent.__args__)
_FIRST_FAMILY = tuple(kind for kind in Event.__args__ if str(kind.__struct_config__.tag) not in _SERVICE_TAGS)
_each: Any = functools.reduce(operator.or_, (*ServiceEvent.__args__, *_FIRST_FAMILY))
_audit_decoder: msgspec.json.Decoder[tuple[LogEvent, ...]] = msgspec.json.Decoder(tuple[_each, ...])
_raw_decoder = msgspec.json.Decoder(list[msgspec.Raw])


def read_audit_events(written: bytes) -> tuple[LogEvent, ...]:
    """The events of one audit as it is stored: in one go where this program knows them all, as ``read_log_events`` else.

    Raises:
        PeerError: as ``read_log_events``.
    """
    try:
        return _audit_decoder.decode(written)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        pass
    try:
        raw = _raw_decoder.decode(written)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise PeerError("event_malformed") from error
    return tuple(read_log_events(raw))


def is_public_service(event: EventBase) -> bool:
    """Does this event take a ``pub_seq``? (For the types of ``events`` ask ``events.is_public``.)"""
    return isinstance(event, _PUBLIC)


def read_log_events(raw: Iterable[msgspec.Raw | bytes]) -> list[LogEvent]:
    """Decode an audit's events of both families in order; types this program does not know are skipped.

    Raises:
        PeerError: a known type with fields that do not fit, or no event at all.
    """
    events: list[LogEvent] = []
    for item in raw:
        try:
            if _tag_decoder.decode(item).type in _SERVICE_TAGS:
                events.append(_service_decoder.decode(item))
                continue
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise PeerError("event_malformed") from error
        events += read_events((item,))
    return events
