"""The life of one chat as a machine (desk.md section 7): every (state, event) pair is decided here and nowhere else.

``step(thread, event, now, config)`` gives the thread as it is after the event and the audit events to be written; the relay
commits both in one transaction. Who is offered a chat, in which order and how long it may take is ``seats``. Nothing here
knows a socket, a store or the lines' words; time is an argument, and ``next_at`` says when to come again with ``Tick``.
"""

import enum
from dataclasses import dataclass, replace
from typing import Final, Literal, assert_never

from assistdesk.core.desk.events_service import (
    ChatAccepted,
    ChatEnded,
    ChatEscalated,
    ChatEvent,
    ChatOutcome,
    ChatQueued,
    ChatReturned,
    EscalationReason,
    HandedOver,
    MissReason,
    OfferedTo,
    OfferMissed,
)
from assistdesk.core.desk.model_service import QueueConfig
from assistdesk.core.errors import RefusedError

SECOND: Final = 1_000
PREFERRED_MS: Final = 60_000
"""How long a returned chat prefers the agent it was lost by."""
RETURN_WITHIN_MS: Final = 30 * 60_000
"""A customer back within this time goes on in the same ticket."""


class ChatState(enum.Enum):
    WAITING = "waiting"
    OFFERED = "offered"
    ACTIVE = "active"
    ENDED = "ended"


QUEUED: Final = (ChatState.WAITING, ChatState.OFFERED)
"""Not yet, or no longer, with anybody."""
EndedBy = Literal["customer", "agent", "system"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """One chat. ``queued_at`` stays when a chat comes back; ``at_head``: it goes before all who never had an agent.

    ``agent_id`` is whom it is offered to or who is in it. ``customer_gone_at``, ``agent_gone_at``: when a line was lost.
    ``last_by_customer`` None: nobody said a word. ``missed_by``: agents who let an offer of it pass or
    handed it over.
    """

    id: int
    ticket_id: int
    customer_id: int
    group_id: int
    state: ChatState = ChatState.WAITING
    skills: frozenset[str] = frozenset()
    plan_rank: int = 0
    queued_at: int
    at_head: bool = False
    preferred_agent_id: int | None = None
    preferred_until: int = 0
    missed_by: frozenset[int] = frozenset()
    agent_id: int | None = None
    offer_until: int | None = None
    accepted_at: int | None = None
    has_answer: bool = False
    last_by_customer: bool | None = None
    waiting_since: int | None = None
    customer_gone_at: int | None = None
    agent_gone_at: int | None = None
    ended_at: int | None = None
    ended_by: EndedBy | None = None
    outcome: ChatOutcome | None = None
    short: bool = False
    escalation_reason: EscalationReason | None = None


# --- events -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Offer:
    """``seats.choose`` found an agent."""

    agent_id: int


@dataclass(frozen=True, slots=True)
class Accept:
    agent_id: int


@dataclass(frozen=True, slots=True)
class Decline:
    agent_id: int


@dataclass(frozen=True, slots=True)
class AgentLost:
    """This agent's connection is gone. One who was offered the chat loses the offer at once, one who is in it has grace."""

    agent_id: int


@dataclass(frozen=True, slots=True)
class AgentBack:
    agent_id: int


@dataclass(frozen=True, slots=True)
class CustomerLine:
    pass


@dataclass(frozen=True, slots=True)
class OursLine:
    """``is_human`` False: a bot's or an automatic line; it answers nothing."""

    is_human: bool = True


@dataclass(frozen=True, slots=True)
class CustomerLost:
    """The customer's line is gone; he may come back. ``since_ms``: he was last heard then; None: now."""

    since_ms: int | None = None


@dataclass(frozen=True, slots=True)
class CustomerBack:
    pass


@dataclass(frozen=True, slots=True)
class CustomerLeaves:
    """He closed the chat."""


@dataclass(frozen=True, slots=True)
class CustomerSolves:
    """He said that his matter is solved: the chat ends, and a last line of his asks for nothing more."""


@dataclass(frozen=True, slots=True)
class HandOver:
    """``to_group_id`` is the queue it falls back to, even when it is offered to one agent."""

    to_group_id: int
    reason: str
    to_agent_id: int | None = None
    skills: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Escalate:
    to_group_id: int
    reason: EscalationReason


@dataclass(frozen=True, slots=True)
class AgentEnds:
    pass


@dataclass(frozen=True, slots=True)
class Tick:
    """Time has passed."""


Event = (
    Offer
    | Accept
    | Decline
    | AgentLost
    | AgentBack
    | CustomerLine
    | OursLine
    | CustomerLost
    | CustomerBack
    | CustomerLeaves
    | CustomerSolves
    | HandOver
    | Escalate
    | AgentEnds
    | Tick
)
Step = tuple[Thread, tuple[ChatEvent, ...]]


# --- beginning ----------------------------------------------------------------------------------------------------


def begin(thread: Thread) -> Step:
    """The customer opened a chat and it is open: ticket, thread and first line are one transaction."""
    return replace(thread, last_by_customer=True, waiting_since=thread.queued_at), (
        ChatQueued(thread_id=thread.id, group_id=thread.group_id),
    )


def begin_offline(thread: Thread) -> Step:
    """The chat is closed, full or not offered: the words become a ticket all the same (trap 18)."""
    return _end(thread, thread.queued_at, "offline", "system")


@dataclass(frozen=True, slots=True)
class Home:
    """Where a customer's new chat belongs; ``ticket_id`` None: a new ticket; ``is_follow_up``: it goes on from the last one."""

    ticket_id: int | None = None
    preferred_agent_id: int | None = None
    is_follow_up: bool = False


def home_of(last: Thread | None, ticket_is_closed: bool, now_ms: int, *, goes_on: bool = False) -> Home:
    """Back within 30 minutes, or whenever he says that it *goes on*: the same ticket and agent, or, where that is closed, one
    that goes on from it (N10). Else a ticket of today (trap 19)."""
    if last is None or last.ended_at is None or (not goes_on and now_ms - last.ended_at > RETURN_WITHIN_MS):
        return Home()
    return Home(None if ticket_is_closed else last.ticket_id, last.agent_id, is_follow_up=ticket_is_closed)


# --- the machine --------------------------------------------------------------------------------------------------


def step(thread: Thread, event: Event, now_ms: int, config: QueueConfig) -> Step:
    """Take one event. What comes too late for an ended chat changes nothing.

    Raises:
        RefusedError: ``offer_gone`` (the chat is not, or no longer, offered to this agent), ``chat_not_waiting`` (offered
            though not waiting), ``chat_not_active`` (only an active chat can be handed over, escalated or ended by an agent),
            ``chat_ended`` (a line for an ended chat: it must become a reply in the ticket).
    """
    match thread.state:
        case ChatState.ENDED:
            return _when_ended(thread, event)
        case ChatState.WAITING | ChatState.OFFERED if isinstance(event, HandOver | Escalate | AgentEnds):
            raise RefusedError("chat_not_active")
        case ChatState.WAITING:
            return _when_waiting(thread, event, now_ms, config)
        case ChatState.OFFERED:
            return _when_offered(thread, event, now_ms, config)
        case ChatState.ACTIVE:
            return _when_active(thread, event, now_ms, config)
        case _:
            assert_never(thread.state)


def _when_ended(thread: Thread, event: Event) -> Step:
    match event:
        case CustomerLine() | OursLine():
            raise RefusedError("chat_ended")
        case Offer():
            raise RefusedError("chat_not_waiting")
        case Accept() | Decline():
            raise RefusedError("offer_gone")
        case _:
            return thread, ()


def _when_waiting(thread: Thread, event: Event, now_ms: int, config: QueueConfig) -> Step:
    match event:
        case Offer(agent_id=agent_id):
            return _offer(thread, agent_id, now_ms, config)
        case Accept() | Decline():
            raise RefusedError("offer_gone")
        case _:
            return _while_queued(thread, event, now_ms, config)


def _when_offered(thread: Thread, event: Event, now_ms: int, config: QueueConfig) -> Step:
    match event:
        case Offer():
            raise RefusedError("chat_not_waiting")
        case Accept(agent_id=agent_id):
            if agent_id != thread.agent_id or _is_over(thread.offer_until, now_ms):
                raise RefusedError("offer_gone")
            accepted_at = now_ms if thread.accepted_at is None else thread.accepted_at
            active = replace(
                thread,
                state=ChatState.ACTIVE,
                accepted_at=accepted_at,
                offer_until=None,
                at_head=False,
                missed_by=frozenset(),
                preferred_agent_id=None,
            )
            return active, (ChatAccepted(thread_id=thread.id, agent_id=agent_id),)
        case Decline(agent_id=agent_id):
            if agent_id != thread.agent_id:
                raise RefusedError("offer_gone")
            return _missed(thread, agent_id, "declined")
        case AgentLost(agent_id=agent_id) if agent_id == thread.agent_id:
            return _missed(thread, agent_id, "lost")
        case Tick() if thread.agent_id is not None and _is_over(thread.offer_until, now_ms):
            waiting, events = _missed(thread, thread.agent_id, "timeout")
            after, more = _while_queued(waiting, event, now_ms, config)
            return after, (*events, *more)
        case _:
            return _while_queued(thread, event, now_ms, config)


def _while_queued(thread: Thread, event: Event, now_ms: int, config: QueueConfig) -> Step:
    """What means the same to a waiting and to an offered chat."""
    match event:
        case CustomerLeaves() | CustomerSolves():
            return _abandoned(thread, now_ms, "customer", config)
        case Tick() if _is_gone(thread.customer_gone_at, config.customer_grace_s, now_ms):
            return _abandoned(thread, now_ms, "system", config)
        case _:
            return _line_or_presence(thread, event, now_ms), ()


def _when_active(thread: Thread, event: Event, now_ms: int, config: QueueConfig) -> Step:
    match event:
        case Offer():
            raise RefusedError("chat_not_waiting")
        case Accept() | Decline():
            raise RefusedError("offer_gone")
        case AgentLost(agent_id=agent_id) if agent_id == thread.agent_id:
            gone_at = now_ms if thread.agent_gone_at is None else thread.agent_gone_at
            return replace(thread, agent_gone_at=gone_at), ()
        case AgentBack(agent_id=agent_id) if agent_id == thread.agent_id:
            return replace(thread, agent_gone_at=None), ()
        case HandOver():
            return _hand_over(thread, event, now_ms, config)
        case Escalate(to_group_id=group_id, reason=reason):
            escalated = ChatEscalated(thread_id=thread.id, reason=reason, to_group_id=group_id)
            ended, events = _end(thread, now_ms, _closed_outcome(thread), "agent")
            return replace(ended, escalation_reason=reason), (escalated, *events)
        case AgentEnds():
            return _end(thread, now_ms, _closed_outcome(thread), "agent")
        case CustomerSolves():
            return _end(thread, now_ms, _closed_outcome(thread), "customer")
        case CustomerLeaves():
            return _end(thread, now_ms, left_outcome(thread), "customer")
        case Tick():
            return _active_tick(thread, now_ms, config)
        case _:
            return _line_or_presence(thread, event, now_ms), ()


def _active_tick(thread: Thread, now_ms: int, config: QueueConfig) -> Step:
    if _is_gone(thread.customer_gone_at, config.idle_end_s, now_ms):
        return _end(thread, now_ms, left_outcome(thread), "system")
    if thread.agent_id is not None and _is_gone(thread.agent_gone_at, config.agent_grace_s, now_ms):
        waiting = _queued_again(thread, thread.group_id)
        preferring = replace(waiting, preferred_agent_id=thread.agent_id, preferred_until=now_ms + PREFERRED_MS)
        return preferring, (ChatReturned(thread_id=thread.id, agent_id=thread.agent_id),)
    return thread, ()


def _closed_outcome(thread: Thread) -> Literal["missed", "completed"]:
    """When whoever ends it says that there is no more to answer: missed if ours never wrote."""
    return "completed" if thread.has_answer else "missed"


def left_outcome(thread: Thread) -> Literal["missed", "dropped", "completed"]:
    """When the customer leaves: missed if ours never wrote, dropped if the last line is his, else completed."""
    if not thread.has_answer:
        return "missed"
    return "dropped" if thread.last_by_customer else "completed"


def next_at(thread: Thread, config: QueueConfig) -> int | None:
    """When this chat needs its next ``Tick``; None: only an event can move it."""
    times = []
    match thread.state:
        case ChatState.ENDED:
            return None
        case ChatState.ACTIVE:
            times = [
                _after(thread.customer_gone_at, config.idle_end_s),
                _after(thread.agent_gone_at, config.agent_grace_s),
            ]
        case ChatState.WAITING | ChatState.OFFERED:
            times = [_after(thread.customer_gone_at, config.customer_grace_s), thread.offer_until]
        case _:
            assert_never(thread.state)
    return min((at for at in times if at is not None), default=None)


# --- parts of steps -----------------------------------------------------------------------------------------------


def _after(at_ms: int | None, seconds: int) -> int | None:
    return None if at_ms is None else at_ms + seconds * SECOND


def _is_over(until_ms: int | None, now_ms: int) -> bool:
    return until_ms is not None and now_ms >= until_ms


def _is_gone(gone_at: int | None, grace_s: int, now_ms: int) -> bool:
    return _is_over(_after(gone_at, grace_s), now_ms)


def _line_or_presence(thread: Thread, event: Event, now_ms: int) -> Thread:
    """Lines and the customer's line lost or back; whatever else means nothing in this state."""
    match event:
        case CustomerLine():
            since = now_ms if thread.waiting_since is None else thread.waiting_since
            return replace(thread, last_by_customer=True, waiting_since=since, customer_gone_at=None)
        case OursLine(is_human=True):
            return replace(thread, last_by_customer=False, waiting_since=None, has_answer=True)
        case CustomerLost(since_ms=since_ms) if thread.customer_gone_at is None:
            return replace(thread, customer_gone_at=now_ms if since_ms is None else since_ms)
        case CustomerBack():
            return replace(thread, customer_gone_at=None)
        case _:
            return thread


def _offer(thread: Thread, agent_id: int, now_ms: int, config: QueueConfig) -> Step:
    until_ms = now_ms + config.accept_timeout_s * SECOND
    offered = replace(thread, state=ChatState.OFFERED, agent_id=agent_id, offer_until=until_ms)
    return offered, (OfferedTo(thread_id=thread.id, agent_id=agent_id, until_ms=until_ms),)


def _missed(thread: Thread, agent_id: int, why: MissReason) -> Step:
    waiting = replace(
        thread,
        state=ChatState.WAITING,
        agent_id=None,
        offer_until=None,
        missed_by=thread.missed_by | {agent_id},
    )
    return waiting, (OfferMissed(thread_id=thread.id, agent_id=agent_id, why=why),)


def _queued_again(thread: Thread, group_id: int) -> Thread:
    return replace(
        thread,
        state=ChatState.WAITING,
        group_id=group_id,
        agent_id=None,
        agent_gone_at=None,
        at_head=True,
        missed_by=frozenset(),
    )


def _hand_over(thread: Thread, event: HandOver, now_ms: int, config: QueueConfig) -> Step:
    handed = HandedOver(
        thread_id=thread.id,
        from_agent_id=thread.agent_id or 0,
        reason=event.reason,
        to_agent_id=event.to_agent_id,
        to_group_id=event.to_group_id,
    )
    left_by = frozenset((handed.from_agent_id,))
    waiting = replace(_queued_again(thread, event.to_group_id), skills=event.skills, missed_by=left_by)
    if event.to_agent_id is None:
        return waiting, (handed,)
    offered, events = _offer(waiting, event.to_agent_id, now_ms, config)
    return offered, (handed, *events)


def _abandoned(thread: Thread, now_ms: int, ended_by: EndedBy, config: QueueConfig) -> Step:
    """It waited from its first queueing until the customer was gone."""
    gone_at = now_ms if thread.customer_gone_at is None else thread.customer_gone_at
    short = gone_at - thread.queued_at < config.short_abandon_s * SECOND
    return _end(thread, now_ms, "abandoned", ended_by, short=short, gone_at=thread.customer_gone_at)


def _end(
    thread: Thread,
    now_ms: int,
    outcome: ChatOutcome,
    ended_by: EndedBy,
    *,
    short: bool = False,
    gone_at: int | None = None,
) -> Step:
    ended = replace(
        thread,
        state=ChatState.ENDED,
        offer_until=None,
        ended_at=now_ms,
        ended_by=ended_by,
        outcome=outcome,
        short=short,
    )
    told = ChatEnded(thread_id=thread.id, outcome=outcome, ended_by=ended_by, short=short, gone_at=gone_at)
    return ended, (told,)
