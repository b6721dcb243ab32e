"""core/desk/seats.py: eligibility, choice, order, position and estimate; traps 16, 17 and 18."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.desk.calendar import Calendar
from assistdesk.core.desk.model_service import QueueConfig, Schedule
from assistdesk.core.desk.queue import Accept, ChatState, CustomerLost, Decline, Offer, Thread, Tick, begin, step
from assistdesk.core.desk.seats import (
    ChatOpen,
    Seat,
    after_accept,
    after_end,
    after_leaving,
    after_miss,
    after_offer,
    after_wrap_up,
    chat_available,
    choose,
    dispatch,
    estimate_ms,
    is_eligible,
    may_pick,
    may_push,
    mean_gap_ms,
    plan_rank,
    positions,
    rank,
)

S = 1_000
T0 = 1_000_000
GROUP = 2
CONFIG = QueueConfig()


def seat(agent_id: int, **fields: object) -> Seat:
    return replace(Seat(agent_id=agent_id, group_ids=frozenset({GROUP})), **fields)  # type: ignore[arg-type]


def thread(thread_id: int, **fields: object) -> Thread:
    made = Thread(id=thread_id, ticket_id=thread_id, customer_id=thread_id, group_id=GROUP, queued_at=T0 + thread_id)
    return replace(begin(made)[0], **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, True),
        ({"group_ids": frozenset({9})}, False),
        ({"availability": "away"}, False),
        ({"is_alive": False}, False),
        ({"load": 3}, False),
        ({"wrap_up_until": T0 + 1}, False),
        ({"wrap_up_until": T0}, True),
        ({"skills": frozenset()}, False),
    ],
)
def test_eligible_is_who_could_take_it_now(fields: dict[str, object], expected: bool) -> None:
    one = seat(1, **{"skills": frozenset({"lang:es", "vip"}), **fields})
    assert is_eligible(one, GROUP, frozenset({"vip"}), T0) is expected


def test_the_choice_is_the_lowest_share_then_the_longest_idle_then_the_lowest_id() -> None:
    seats = [seat(1, load=1, chat_limit=3), seat(2, load=2, chat_limit=8), seat(3, load=1, chat_limit=4)]
    assert choose(thread(1), seats, T0, CONFIG) == seats[1]
    tied = [seat(4, last_accept_at=50), seat(6, last_accept_at=10), seat(5, last_accept_at=10)]
    assert choose(thread(1), tied, T0, CONFIG) == tied[2]
    assert choose(thread(1), [], T0, CONFIG) is None


def test_a_returned_chat_prefers_its_agent_for_a_minute() -> None:
    back = thread(1, preferred_agent_id=2, preferred_until=T0 + 60 * S)
    seats = [seat(1), seat(2, load=2)]
    assert choose(back, seats, T0 + 59 * S, CONFIG) == seats[1]
    assert choose(back, seats, T0 + 60 * S, CONFIG) == seats[0]
    assert choose(back, seats[:1], T0, CONFIG) == seats[0]


def test_after_a_minute_the_language_is_dropped_from_the_need_but_no_other_skill() -> None:
    spanish = thread(1, skills=frozenset({"lang:es", "vip"}), queued_at=T0)
    plain, vip = seat(1), seat(2, skills=frozenset({"vip"}))
    assert choose(spanish, [plain, vip], T0 + 60 * S - 1, CONFIG) is None
    assert choose(spanish, [plain, vip], T0 + 60 * S, CONFIG) == vip
    speaker = seat(3, skills=frozenset({"vip", "lang:es"}), load=2)
    assert choose(spanish, [plain, vip, speaker], T0 + 60 * S, CONFIG) == speaker


def test_trap_16_a_missed_offer_goes_to_another_agent_and_three_misses_send_the_first_away() -> None:
    first, second = seat(1), seat(2, load=2)
    chat = thread(1)
    for number in range(3):
        made = dispatch([chat], [first, second] if number else [first], T0, CONFIG)
        assert made == [(1, 2 if number else 1)]
        missed, _ = step(step(chat, Offer(1), T0, CONFIG)[0], Decline(1), T0 + S, CONFIG)
        first, is_away = after_miss(after_offer(first), CONFIG)
        assert is_away is (number == 2)
        chat = missed
    assert (first.availability, first.load, first.misses) == ("away", 0, 0)
    again, is_away = after_miss(replace(first, misses=2), CONFIG)
    assert (again.availability, is_away) == ("away", False)
    assert choose(chat, [first], T0, CONFIG) is None


def test_the_only_agent_is_asked_again_although_he_missed_it() -> None:
    assert choose(thread(1, missed_by=frozenset({1})), [seat(1)], T0, CONFIG) == seat(1)


def test_a_seat_remembers_accepts_ends_and_wrap_ups() -> None:
    one = after_accept(replace(after_offer(seat(1)), misses=2), T0)
    assert (one.load, one.misses, one.last_accept_at) == (1, 0, T0)
    wrapping = after_end(one, T0, CONFIG)
    assert (wrapping.load, wrapping.wrap_up_until) == (0, T0 + 120 * S)
    assert not is_eligible(wrapping, GROUP, frozenset(), T0 + S)
    assert is_eligible(after_wrap_up(wrapping, [], CONFIG), GROUP, frozenset(), T0 + S)
    assert is_eligible(wrapping, GROUP, frozenset(), T0 + 120 * S)
    assert after_leaving(one).load == after_leaving(seat(1)).load == 0


def test_a_place_is_free_when_no_open_card_has_time_left() -> None:
    wrapping = after_end(after_end(seat(1), T0, CONFIG), T0 + 30 * S, CONFIG)
    assert after_wrap_up(wrapping, [T0], CONFIG).wrap_up_until == T0 + 120 * S
    ready = after_wrap_up(wrapping, [], CONFIG)
    assert ready.wrap_up_until is None
    assert after_wrap_up(ready, [T0], CONFIG) == ready


def test_the_order_is_heads_then_plan_then_time_then_id() -> None:
    chats = [thread(1), thread(2, plan_rank=-1), thread(3, at_head=True), thread(4, queued_at=T0 + 1)]
    assert [one.id for one in sorted(chats, key=rank)] == [3, 2, 1, 4]


def test_dispatch_fills_free_slots_in_order_and_leaves_who_is_gone() -> None:
    gone, _ = step(thread(2), CustomerLost(), T0, CONFIG)
    chats = [thread(4), thread(3), gone, thread(1), thread(9, state=ChatState.ACTIVE)]
    assert dispatch(chats, [seat(1, load=2), seat(2, load=2)], T0, CONFIG) == [(1, 1), (3, 2)]


def test_only_leads_pick() -> None:
    assert may_pick(1, [1, 2])
    assert not may_pick(3, [1, 2])


@pytest.mark.parametrize("count", [1, 2, 200])
def test_trap_17_position_and_estimate_go_down_for_every_customer(count: int) -> None:
    chats = {number: thread(number) for number in range(1, count + 1)}
    seats, last = [seat(1, chat_limit=20), seat(2, chat_limit=20)], dict.fromkeys(chats, count + 1)
    while chats:
        now = positions(chats.values())
        for number, place in now.items():
            assert place < last[number] or place == 1
            assert estimate_ms(place, 60 * S) == place * 60 * S
        last = now
        thread_id, agent_id = dispatch(chats.values(), seats, T0, CONFIG)[0]
        accepted, _ = step(step(chats[thread_id], Offer(agent_id), T0, CONFIG)[0], Accept(agent_id), T0, CONFIG)
        assert accepted.state is ChatState.ACTIVE
        del chats[thread_id]


def test_positions_count_each_queue_for_itself_and_leave_the_served_out() -> None:
    chats = [thread(1), thread(2, group_id=9), thread(3, state=ChatState.OFFERED), thread(4, state=ChatState.ACTIVE)]
    assert positions(chats) == {1: 1, 2: 1, 3: 2}


def test_an_estimate_needs_five_accepts_of_the_last_half_hour() -> None:
    accepts = [T0 + number * 60 * S for number in range(5)]
    now = T0 + 600 * S
    assert mean_gap_ms(accepts, now) == 60 * S
    assert mean_gap_ms(accepts[1:], now) is None
    assert mean_gap_ms(accepts, T0 + 1_800 * S) is None
    assert estimate_ms(3, None) is None
    assert may_push(None, T0)
    assert may_push(T0, T0 + 5 * S)
    assert not may_push(T0, T0 + 5 * S - 1)


def test_trap_18_and_17_no_button_with_nobody_there_or_over_the_limit() -> None:
    def shown(**fields: object) -> ChatOpen:
        given: dict[str, object] = {
            "is_in_hours": True,
            "seats": [seat(1)],
            "threads": [],
            "is_offered": True,
            "config": CONFIG,
            **fields,
        }
        return chat_available(GROUP, **given)  # type: ignore[arg-type]

    assert shown() is ChatOpen.OPEN
    assert shown(is_in_hours=False) is ChatOpen.OUT_OF_HOURS
    assert shown(seats=[]) is ChatOpen.NOBODY
    assert shown(seats=[seat(1, is_alive=False), seat(2, availability="away")]) is ChatOpen.NOBODY
    assert shown(seats=[seat(1, group_ids=frozenset({9}))]) is ChatOpen.NOBODY
    assert shown(is_offered=False) is ChatOpen.NOT_OFFERED
    full = [thread(number) for number in range(1, 21)]
    assert shown(threads=full) is ChatOpen.FULL
    assert shown(threads=full[1:]) is ChatOpen.OPEN
    assert shown(threads=[replace(one, group_id=9) for one in full]) is ChatOpen.OPEN


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 1_000), st.booleans()), max_size=20))
def test_no_agent_is_ever_offered_more_than_his_limit(queue: list[tuple[int, int, bool]]) -> None:
    chats = [
        thread(number, plan_rank=plan, queued_at=T0 + late, at_head=head)
        for number, (plan, late, head) in enumerate(queue, start=1)
    ]
    seats = [seat(1, load=1), seat(2, chat_limit=1), seat(3, availability="invisible")]
    offers = dispatch(chats, seats, T0 + 5 * S, CONFIG)
    assert len(offers) == min(len(chats), 3)
    agents = [agent for _, agent in offers]
    assert agents.count(1) <= 2
    assert agents.count(2) <= 1
    assert 3 not in agents
    assert [number for number, _ in offers] == [one.id for one in sorted(chats, key=rank)][: len(offers)]
    assert all(step(one, Tick(), T0 + 5 * S, CONFIG) == (one, ()) for one in chats)


def test_plans_go_first_in_their_order_and_all_others_after_them() -> None:
    first = ("gold", "Premium")
    assert [plan_rank(plan, first) for plan in ("Gold", "premium", "standard", None)] == [-2, -1, 0, 0]
    assert plan_rank("premium", ()) == 0


def test_a_group_s_own_hours_hold_offers_back_but_not_from_who_came_within_them() -> None:
    """1970-01-01 was a Thursday: open on Thursdays from 00:00 to 00:30 (UTC)."""
    hours = Calendar(Schedule(id=1, version=1, name="h", time_zone="UTC", intervals=((4 * 1_440, 4 * 1_440 + 30),)))
    came_within, came_later = thread(1), thread(2, queued_at=3_600_000)
    for now_ms, offers in ((T0, [(1, 1), (2, 1)]), (3_700_000, [(1, 1)])):
        assert dispatch([came_within, came_later], [seat(1)], now_ms, CONFIG, {GROUP: hours}) == offers
    assert dispatch([came_later], [seat(1)], 3_700_000, CONFIG, {}) == [(2, 1)]
