"""core/desk/queue.py: every (state, event) cell of desk.md section 7, outcomes (M2), grace times, trap 16, 18, 19."""

from dataclasses import replace

import pytest

from assistdesk.core.desk.events_service import (
    ChatAccepted,
    ChatEnded,
    ChatEscalated,
    ChatQueued,
    ChatReturned,
    HandedOver,
    OfferedTo,
    OfferMissed,
)
from assistdesk.core.desk.model_service import QueueConfig
from assistdesk.core.desk.queue import (
    RETURN_WITHIN_MS,
    Accept,
    AgentBack,
    AgentEnds,
    AgentLost,
    ChatState,
    CustomerBack,
    CustomerLeaves,
    CustomerLine,
    CustomerLost,
    CustomerSolves,
    Decline,
    Escalate,
    Event,
    HandOver,
    Home,
    Offer,
    OursLine,
    Step,
    Thread,
    Tick,
    begin,
    begin_offline,
    home_of,
    next_at,
    step,
)
from assistdesk.core.errors import RefusedError

S = 1_000
T0 = 1_000_000
CONFIG = QueueConfig()
ANN, BO = 7, 8


def waiting() -> Thread:
    return begin(Thread(id=5, ticket_id=42, customer_id=1, group_id=2, queued_at=T0))[0]


def at(thread: Thread, *acts: tuple[int, Event]) -> Thread:
    for second, event in acts:
        thread, _ = step(thread, event, T0 + second * S, CONFIG)
    return thread


def offered() -> Thread:
    return at(waiting(), (10, Offer(ANN)))


def active() -> Thread:
    return at(offered(), (20, Accept(ANN)))


def ended() -> Thread:
    return at(active(), (30, AgentEnds()))


EVENTS: dict[str, Event] = {
    "offer": Offer(BO),
    "accept": Accept(ANN),
    "accept_other": Accept(BO),
    "decline": Decline(ANN),
    "decline_other": Decline(BO),
    "agent_lost": AgentLost(ANN),
    "other_lost": AgentLost(BO),
    "agent_back": AgentBack(ANN),
    "other_back": AgentBack(BO),
    "line": CustomerLine(),
    "answer": OursLine(),
    "bot": OursLine(is_human=False),
    "customer_lost": CustomerLost(),
    "customer_back": CustomerBack(),
    "leaves": CustomerLeaves(),
    "solves": CustomerSolves(),
    "hand_group": HandOver(3, "licences"),
    "hand_agent": HandOver(3, "licences", BO),
    "escalate": Escalate(9, "abuse"),
    "ends": AgentEnds(),
    "tick": Tick(),
}
# what each event makes of a chat in each state, 1 s later: the state, or the rule of the refusal
TABLE = {
    "offer": ("offered", "chat_not_waiting", "chat_not_waiting", "chat_not_waiting"),
    "accept": ("offer_gone", "active", "offer_gone", "offer_gone"),
    "accept_other": ("offer_gone", "offer_gone", "offer_gone", "offer_gone"),
    "decline": ("offer_gone", "waiting", "offer_gone", "offer_gone"),
    "decline_other": ("offer_gone", "offer_gone", "offer_gone", "offer_gone"),
    "agent_lost": ("waiting", "waiting", "active", "ended"),
    "other_lost": ("waiting", "offered", "active", "ended"),
    "agent_back": ("waiting", "offered", "active", "ended"),
    "other_back": ("waiting", "offered", "active", "ended"),
    "line": ("waiting", "offered", "active", "chat_ended"),
    "answer": ("waiting", "offered", "active", "chat_ended"),
    "bot": ("waiting", "offered", "active", "chat_ended"),
    "customer_lost": ("waiting", "offered", "active", "ended"),
    "customer_back": ("waiting", "offered", "active", "ended"),
    "leaves": ("ended", "ended", "ended", "ended"),
    "solves": ("ended", "ended", "ended", "ended"),
    "hand_group": ("chat_not_active", "chat_not_active", "waiting", "ended"),
    "hand_agent": ("chat_not_active", "chat_not_active", "offered", "ended"),
    "escalate": ("chat_not_active", "chat_not_active", "ended", "ended"),
    "ends": ("chat_not_active", "chat_not_active", "ended", "ended"),
    "tick": ("waiting", "offered", "active", "ended"),
}
STATES = {"waiting": waiting, "offered": offered, "active": active, "ended": ended}


@pytest.mark.parametrize("name", EVENTS)
@pytest.mark.parametrize("place", range(4))
def test_every_cell_of_the_table_is_decided(name: str, place: int) -> None:
    thread = list(STATES.values())[place]()
    expected = TABLE[name][place]
    if expected not in STATES:
        with pytest.raises(RefusedError, match=expected):
            step(thread, EVENTS[name], T0 + 31 * S, CONFIG)
        return
    after, events = step(thread, EVENTS[name], T0 + 31 * S, CONFIG)
    assert after.state is ChatState(expected)
    if thread.state is ChatState.ENDED:
        assert (after, events) == (thread, ())
    if after.state is not thread.state:
        assert events


def told(made: Step) -> list[object]:
    return list(made[1])


def test_a_chat_begins_in_the_queue_with_its_first_line() -> None:
    thread, events = begin(Thread(id=5, ticket_id=42, customer_id=1, group_id=2, queued_at=T0))
    assert events == (ChatQueued(thread_id=5, group_id=2),)
    assert (thread.state, thread.last_by_customer, thread.waiting_since) == (ChatState.WAITING, True, T0)


def test_trap_18_an_offline_chat_is_a_thread_with_an_outcome_and_a_ticket() -> None:
    thread, events = begin_offline(Thread(id=5, ticket_id=42, customer_id=1, group_id=2, queued_at=T0))
    assert (thread.ticket_id, thread.outcome, thread.state) == (42, "offline", ChatState.ENDED)
    assert events == (ChatEnded(thread_id=5, outcome="offline", ended_by="system"),)


def test_an_offer_names_its_end_and_an_acceptance_after_it_is_refused() -> None:
    thread, events = step(waiting(), Offer(ANN), T0 + 10 * S, CONFIG)
    assert events == (OfferedTo(thread_id=5, agent_id=ANN, until_ms=T0 + 40 * S),)
    assert next_at(thread, CONFIG) == T0 + 40 * S
    with pytest.raises(RefusedError, match="offer_gone"):
        step(thread, Accept(ANN), T0 + 40 * S, CONFIG)
    accepted, said = step(thread, Accept(ANN), T0 + 40 * S - 1, CONFIG)
    assert said == (ChatAccepted(thread_id=5, agent_id=ANN),)
    assert (accepted.accepted_at, next_at(accepted, CONFIG)) == (T0 + 40 * S - 1, None)


@pytest.mark.parametrize(
    ("second", "event", "why"),
    [(15, Decline(ANN), "declined"), (15, AgentLost(ANN), "lost"), (40, Tick(), "timeout")],
)
def test_trap_16_a_missed_offer_waits_on_with_its_place(second: int, event: Event, why: str) -> None:
    thread, events = step(offered(), event, T0 + second * S, CONFIG)
    assert events == (OfferMissed(thread_id=5, agent_id=ANN, why=why),)  # type: ignore[arg-type]
    assert (thread.state, thread.queued_at, thread.missed_by, thread.agent_id) == (ChatState.WAITING, T0, {ANN}, None)


def test_a_late_tick_that_finds_both_gone_says_both() -> None:
    thread = at(offered(), (12, CustomerLost()))
    _, events = step(thread, Tick(), T0 + 500 * S, CONFIG)
    assert events == (
        OfferMissed(thread_id=5, agent_id=ANN, why="timeout"),
        ChatEnded(thread_id=5, outcome="abandoned", ended_by="system", gone_at=T0 + 12 * S),
    )


def test_a_customer_who_leaves_the_queue_abandoned_it_shortly_or_not() -> None:
    assert told(step(waiting(), CustomerLeaves(), T0 + 10 * S - 1, CONFIG)) == [
        ChatEnded(thread_id=5, outcome="abandoned", ended_by="customer", short=True)
    ]
    assert told(step(offered(), CustomerLeaves(), T0 + 10 * S, CONFIG)) == [
        ChatEnded(thread_id=5, outcome="abandoned", ended_by="customer")
    ]


def test_a_customer_whose_line_is_lost_has_two_minutes_to_come_back() -> None:
    thread = at(waiting(), (5, CustomerLost()), (6, CustomerLost()))
    assert next_at(thread, CONFIG) == T0 + 125 * S
    assert step(thread, Tick(), T0 + 125 * S - 1, CONFIG) == (thread, ())
    assert at(thread, (124, CustomerBack()), (900, Tick())).state is ChatState.WAITING
    assert at(thread, (124, CustomerLine()), (900, Tick())).state is ChatState.WAITING
    gone, events = step(thread, Tick(), T0 + 125 * S, CONFIG)
    assert events == (ChatEnded(thread_id=5, outcome="abandoned", ended_by="system", short=True, gone_at=T0 + 5 * S),)
    assert (gone.ended_by, next_at(gone, CONFIG)) == ("system", None)


def test_a_customer_is_gone_since_she_was_last_heard_not_since_it_was_noticed() -> None:
    thread = at(waiting(), (16, CustomerLost(T0 + 3 * S)), (18, CustomerLost(T0 + 17 * S)))
    assert next_at(thread, CONFIG) == T0 + 123 * S
    assert at(thread, (123, Tick())).short, "she waited three seconds"


def test_golden_m2_the_outcome_depends_on_who_ends() -> None:
    thread = at(active(), (55, OursLine()), (60, CustomerLine()), (61, CustomerLine()), (90, OursLine()))
    assert at(thread, (100, CustomerLeaves())).outcome == "completed"
    thread = at(thread, (95, CustomerLine()))
    assert at(thread, (100, AgentEnds())).outcome == "completed"
    assert at(thread, (100, CustomerLeaves())).outcome == "dropped"
    solved = at(thread, (100, CustomerSolves()))
    assert (solved.outcome, solved.ended_by) == ("completed", "customer"), "her last line asks for nothing more"


def test_who_solves_it_herself_while_she_waits_has_left_the_queue() -> None:
    for thread in (waiting(), offered()):
        alone = at(thread, (11, CustomerSolves()))
        assert (alone.outcome, alone.ended_by, alone.short) == ("abandoned", "customer", False)


def test_a_chat_that_ours_never_wrote_in_is_missed_whoever_ends_it() -> None:
    silent = at(active(), (25, OursLine(is_human=False)))
    for event in (AgentEnds(), CustomerLeaves(), CustomerSolves(), Escalate(9, "other")):
        assert at(silent, (30, event)).outcome == "missed"


def test_a_lost_customer_line_ends_an_active_chat_after_ten_minutes() -> None:
    thread = at(active(), (25, OursLine()), (30, CustomerLost()))
    assert next_at(thread, CONFIG) == T0 + 630 * S
    assert at(thread, (629, Tick())).state is ChatState.ACTIVE
    over = at(thread, (630, Tick()))
    assert (over.outcome, over.ended_by) == ("completed", "system")


def test_trap_16_a_lost_agent_s_chat_returns_to_the_head_with_its_place() -> None:
    thread = at(active(), (50, AgentLost(ANN)), (55, AgentLost(ANN)))
    assert next_at(thread, CONFIG) == T0 + 80 * S
    assert at(thread, (79, Tick())).state is ChatState.ACTIVE
    assert at(thread, (60, AgentBack(ANN)), (200, Tick())).state is ChatState.ACTIVE
    back, events = step(thread, Tick(), T0 + 80 * S, CONFIG)
    assert events == (ChatReturned(thread_id=5, agent_id=ANN),)
    assert (back.state, back.at_head, back.queued_at) == (ChatState.WAITING, True, T0)
    assert (back.preferred_agent_id, back.preferred_until) == (ANN, T0 + 140 * S)
    again = at(back, (90, Offer(BO)), (95, Accept(BO)))
    assert (again.accepted_at, again.at_head, again.agent_id) == (T0 + 20 * S, False, BO)


def test_a_hand_over_goes_to_the_head_of_the_other_queue_or_to_the_agent() -> None:
    group, events = step(active(), HandOver(3, "licences", skills=frozenset({"lang:es"})), T0 + 30 * S, CONFIG)
    assert events == (HandedOver(thread_id=5, from_agent_id=ANN, reason="licences", to_group_id=3),)
    assert (group.state, group.group_id, group.at_head, group.skills) == (ChatState.WAITING, 3, True, {"lang:es"})
    assert group.missed_by == {ANN}, "she is asked last"
    person, events = step(active(), HandOver(3, "licences", BO), T0 + 30 * S, CONFIG)
    assert events[1:] == (OfferedTo(thread_id=5, agent_id=BO, until_ms=T0 + 60 * S),)
    fallen = at(person, (60, Tick()))
    assert (fallen.state, fallen.group_id, fallen.at_head) == (ChatState.WAITING, 3, True)


def test_an_escalation_ends_the_chat_with_its_reason() -> None:
    thread = at(active(), (25, OursLine()))
    over, events = step(thread, Escalate(9, "server_wide"), T0 + 30 * S, CONFIG)
    assert events == (
        ChatEscalated(thread_id=5, reason="server_wide", to_group_id=9),
        ChatEnded(thread_id=5, outcome="completed", ended_by="agent"),
    )
    assert (over.escalation_reason, over.outcome) == ("server_wide", "completed")


def test_seconds_since_the_oldest_unanswered_line_can_be_shown() -> None:
    thread = at(active(), (25, OursLine()), (30, CustomerLine()), (40, CustomerLine()))
    assert thread.waiting_since == T0 + 30 * S
    assert at(thread, (41, OursLine(is_human=False))).waiting_since == T0 + 30 * S
    assert at(thread, (41, OursLine())).waiting_since is None


def test_trap_19_a_chat_of_today_is_no_conversation_of_last_spring() -> None:
    last = ended()
    assert last.ended_at is not None
    assert home_of(last, False, last.ended_at + RETURN_WITHIN_MS) == Home(42, ANN)
    assert home_of(last, False, last.ended_at + RETURN_WITHIN_MS + 1) == Home()
    assert home_of(None, False, T0) == Home()
    assert home_of(replace(last, ended_at=None), False, T0) == Home()


def test_who_says_that_it_goes_on_is_back_in_the_same_ticket_whenever_that_is() -> None:
    last = ended()
    assert last.ended_at is not None
    later = last.ended_at + 100 * RETURN_WITHIN_MS
    assert home_of(last, False, later, goes_on=True) == Home(42, ANN)
    assert home_of(last, True, later, goes_on=True) == Home(None, ANN, is_follow_up=True)
    assert home_of(None, False, later, goes_on=True) == Home()
    assert home_of(replace(last, ended_at=None), False, later, goes_on=True) == Home()


def test_N10_who_is_back_at_once_in_a_closed_ticket_goes_on_from_it() -> None:
    last = ended()
    assert last.ended_at is not None
    assert home_of(last, True, last.ended_at) == Home(None, ANN, is_follow_up=True)
    assert home_of(last, True, last.ended_at + RETURN_WITHIN_MS + 1) == Home()


def test_trap_20_every_chat_has_its_ticket_s_number_from_its_first_line_to_its_end() -> None:
    for make in STATES.values():
        assert make().ticket_id == 42
