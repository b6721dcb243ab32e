"""One chat's and one call's facts, from the ticket's log alone (desk.md sections 6-8).

Lines of bots and automatic lines are no lines. Times are milliseconds. A response time runs from the first of a run of
unanswered customer lines to the next line by a human of ours; what was never answered is no response time, it is the
outcome's business. Nothing here decides an outcome (``queue`` does) or sums over chats (``figures`` does).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from assistdesk.core.desk.calls import UNHEARD_MS
from assistdesk.core.desk.events import Change, Create, PermissionGranted, SessionStarted
from assistdesk.core.desk.events_service import (
    CallAnswered,
    CallClosed,
    CallEnded,
    CallEvent,
    CallStarted,
    ChatAccepted,
    ChatEnded,
    ChatEscalated,
    ChatEvent,
    ChatOutcome,
    ChatQueued,
    ChatReturned,
    Direction,
    EscalationReason,
    HandedOver,
    IdentityVerified,
    LogEvent,
    NoticeRead,
    ReplySaid,
)
from assistdesk.core.desk.figures import Span
from assistdesk.core.desk.model import Side
from assistdesk.core.desk.model_service import LogEntry

EndReason = Literal["ended", "handed_over", "returned"]
CLOSING = frozenset(("solved", "pending", "hold"))


@dataclass(slots=True)
class Engagement:
    """One agent's part of a chat. ``ended_at`` None: still in it. ``responses_ms``: each run of lines he answered."""

    agent_id: int
    accepted_at: int
    ended_at: int | None = None
    end_reason: EndReason | None = None
    first_reply_ms: int | None = None
    agent_lines: int = 0
    customer_lines: int = 0
    responses_ms: list[int] = field(default_factory=list)

    def span(self, now_ms: int) -> Span:
        return self.accepted_at, now_ms if self.ended_at is None else self.ended_at


@dataclass(slots=True)
class ChatFacts:
    """One row per thread. ``waiting_since``: the customer's oldest unanswered line. ``responded_at``: when each of
    ``responses_ms`` became known. ``group_id``: the first group it was queued for. ``escalated``: when, and why.
    ``gone_at``: since when the customer was gone who abandoned it unsaid."""

    thread_id: int
    queued_at: int | None = None
    group_id: int | None = None
    accepted_at: int | None = None
    first_customer_at: int | None = None
    first_agent_at: int | None = None
    ended_at: int | None = None
    gone_at: int | None = None
    outcome: ChatOutcome | None = None
    is_short: bool = False
    agent_lines: int = 0
    customer_lines: int = 0
    waiting_since: int | None = None
    responses_ms: list[int] = field(default_factory=list)
    responded_at: list[int] = field(default_factory=list)
    escalated: tuple[int, EscalationReason] | None = None
    engagements: list[Engagement] = field(default_factory=list)

    @property
    def lines(self) -> int:
        return self.agent_lines + self.customer_lines

    @property
    def queue_wait_ms(self) -> int | None:
        """Queued -> accepted."""
        if self.queued_at is None or self.accepted_at is None:
            return None
        return self.accepted_at - self.queued_at

    @property
    def chat_wait_ms(self) -> int | None:
        """First customer line -> first line by a human of ours; 0 if ours began."""
        if self.first_agent_at is None:
            return None
        if self.first_customer_at is None:
            return 0
        return max(0, self.first_agent_at - self.first_customer_at)

    @property
    def waited_in_queue_ms(self) -> int | None:
        """How long it was queued, accepted or not: what an abandoned chat waited until the customer was gone. One that came
        back into the queue and was abandoned there waited since then."""
        begin_ms, end_ms = self.queued_at, self.accepted_at
        if self.outcome == "abandoned" and self.engagements:
            begin_ms, end_ms = self.engagements[-1].ended_at, None
        if end_ms is None:
            end_ms = self.ended_at if self.gone_at is None else self.gone_at
        return None if begin_ms is None or end_ms is None else max(0, end_ms - begin_ms)


def mean_ms(values: Sequence[int]) -> float | None:
    return sum(values) / len(values) if values else None


def chats(log: Iterable[LogEntry]) -> list[ChatFacts]:
    """The chat threads of a ticket, in order of their beginning."""
    found: dict[int, ChatFacts] = {}
    for entry in log:
        for event in entry.events:
            match event:
                case ReplySaid(kind="chat", thread_id=int(thread_id), auto=False):
                    _line(found.setdefault(thread_id, ChatFacts(thread_id)), entry)
                case ChatEvent():
                    _turn(found.setdefault(event.thread_id, ChatFacts(event.thread_id)), event, entry.at_ms)
                case _:
                    pass
    return list(found.values())


def _line(chat: ChatFacts, entry: LogEntry) -> None:
    present = chat.engagements[-1] if chat.engagements and chat.engagements[-1].ended_at is None else None
    if entry.side is Side.THEIRS:
        chat.customer_lines += 1
        chat.first_customer_at = entry.at_ms if chat.first_customer_at is None else chat.first_customer_at
        chat.waiting_since = entry.at_ms if chat.waiting_since is None else chat.waiting_since
        if present is not None:
            present.customer_lines += 1
    elif entry.side is Side.OURS:
        chat.agent_lines += 1
        chat.first_agent_at = entry.at_ms if chat.first_agent_at is None else chat.first_agent_at
        responses = [] if chat.waiting_since is None else [entry.at_ms - chat.waiting_since]
        chat.waiting_since = None
        chat.responses_ms += responses
        chat.responded_at += [entry.at_ms for _ in responses]
        if present is not None:
            _answer(present, entry.at_ms, responses)


def _answer(engagement: Engagement, at_ms: int, responses_ms: list[int]) -> None:
    engagement.agent_lines += 1
    engagement.responses_ms += responses_ms
    if engagement.first_reply_ms is None:
        engagement.first_reply_ms = at_ms - engagement.accepted_at


def _turn(chat: ChatFacts, event: LogEvent, at_ms: int) -> None:
    match event:
        case ChatQueued():
            if chat.queued_at is None:
                chat.queued_at, chat.group_id = at_ms, event.group_id
        case ChatAccepted():
            if chat.accepted_at is None:
                chat.accepted_at = at_ms
            chat.engagements.append(Engagement(event.agent_id, at_ms))
        case HandedOver():
            _leave(chat, at_ms, "handed_over")
        case ChatReturned():
            _leave(chat, at_ms, "returned")
        case ChatEscalated():
            chat.escalated = at_ms, event.reason
        case ChatEnded():
            _leave(chat, at_ms, "ended")
            chat.ended_at, chat.outcome, chat.is_short = at_ms, event.outcome, event.short
            chat.gone_at = event.gone_at
        case _:
            pass


def _leave(chat: ChatFacts, at_ms: int, reason: EndReason) -> None:
    if chat.engagements and chat.engagements[-1].ended_at is None:
        chat.engagements[-1].ended_at, chat.engagements[-1].end_reason = at_ms, reason


# --- calls --------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class CallFacts:
    """One row per call. ``steps``: which of the four stamped themselves. ``tells_closing``: so does the fourth, by an event of
    its own. ``is_number_known``: that alone says who speaks where there is no session (section 8)."""

    call_id: str
    direction: Direction = "in"
    started_at: int | None = None
    answered_at: int | None = None
    ended_at: int | None = None
    agent_id: int | None = None
    steps: set[int] = field(default_factory=set)
    is_number_known: bool = False
    tells_closing: bool = False
    is_end_assumed: bool = False


def calls(log: Sequence[LogEntry]) -> list[CallFacts]:
    """The calls of a ticket. Repeated and late events change nothing: of each time the earliest wins (trap 35), and what
    was heard wins over what was assumed."""
    found: dict[str, CallFacts] = {}
    for entry in log:
        for event in entry.events:
            if isinstance(event, CallEvent):
                _call_event(found.setdefault(event.call_id, CallFacts(event.call_id)), event)
    for call in found.values():
        if call.answered_at is None:
            continue
        if _had_session(log, call.answered_at, call.ended_at):
            call.steps.add(3)
        elif call.is_number_known:
            call.steps.add(2)
        if not call.tells_closing and call.ended_at is not None and _was_settled(log, call.answered_at):
            call.steps.add(4)
    return list(found.values())


class Talk(Protocol):
    """What is known of how long two people spoke."""

    @property
    def answered_at(self) -> int | None: ...
    @property
    def ended_at(self) -> int | None: ...
    @property
    def is_end_assumed(self) -> bool: ...


def talk_span(call: Talk, now_ms: int) -> Span | None:
    """From when to when they spoke, until now if they still do; None: not at all, or nobody knows for how long."""
    if call.answered_at is None or call.is_end_assumed:
        return None
    if call.ended_at is None and now_ms - call.answered_at >= UNHEARD_MS:
        return None
    return call.answered_at, now_ms if call.ended_at is None else call.ended_at


def _earliest(known: int | None, at_ms: int) -> int:
    return at_ms if known is None else min(known, at_ms)


def _call_event(call: CallFacts, event: CallEvent) -> None:
    match event:
        case CallStarted():
            call.started_at = _earliest(call.started_at, event.started_at)
            call.direction = event.direction
        case CallAnswered():
            if call.answered_at is None and call.is_end_assumed:
                call.ended_at, call.is_end_assumed = None, False
            call.answered_at = _earliest(call.answered_at, event.answered_at)
            call.agent_id = event.agent_id if call.agent_id is None else call.agent_id
            call.tells_closing |= event.tells_closing
        case CallEnded():
            known = None if call.is_end_assumed else call.ended_at
            call.ended_at, call.is_end_assumed = _earliest(known, event.ended_at), event.is_assumed
        case NoticeRead():
            call.steps.add(1)
        case IdentityVerified(method="caller_id"):
            call.is_number_known = True
        case IdentityVerified():
            call.steps.add(2)
        case CallClosed():
            call.steps.add(4)
        case _:
            pass


def _had_session(log: Iterable[LogEntry], answered_at: int, ended_at: int | None) -> bool:
    """Step 3: a session that began while they talked, with View allowed (its ledger may tell so later)."""
    rooms: set[str] = set()
    for entry in log:
        for event in entry.events:
            match event:
                case SessionStarted():
                    if answered_at <= event.started_at and (ended_at is None or event.started_at <= ended_at):
                        rooms.add(event.room)
                case PermissionGranted(permission="view", room=room) if room in rooms:
                    return True
                case _:
                    pass
    return False


def rooms_between(log: Iterable[LogEntry], start_ms: int, end_ms: int) -> tuple[str, ...]:
    """The rooms of the sessions that began in this time, as in the course of a chat or a call; in their order."""
    events = (event for entry in log for event in entry.events if isinstance(event, SessionStarted))
    return tuple(dict.fromkeys(event.room for event in events if start_ms <= event.started_at <= end_ms))


def _was_settled(log: Iterable[LogEntry], answered_at: int) -> bool:
    """Step 4 in logs that tell of no card's closing: the ticket got a result or a promised next step since the answer."""
    for entry in log:
        for event in entry.events:
            match event:
                case Create(value=status) | Change(field="status", value=status) if status in CLOSING:
                    if entry.at_ms >= answered_at:
                        return True
                case _:
                    pass
    return False
