"""Chats from the customer's side over a real store: asking, waiting, talking, leaving, coming back (traps 16 to 21)."""

import asyncio
import contextlib
import datetime
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
import pytest
import pytest_asyncio
import sqlalchemy as sa

from assistdesk.core.desk.chat_shapes import ChatAsk, ChatSay, HandOverIn
from assistdesk.core.desk.events_service import (
    ChatAccepted,
    ChatEnded,
    ChatQueued,
    ChatReturned,
    OfferedTo,
    OfferMissed,
)
from assistdesk.core.desk.queue import ChatState
from assistdesk.core.desk.redacting import RedactIn
from assistdesk.core.desk.shapes import CommentIn
from assistdesk.core.desk.shapes_forms import FieldIn
from assistdesk.core.desk.shapes_people import ParticipantIn
from assistdesk.core.desk.shapes_rules import ScheduleIn
from assistdesk.core.errors import LinkError, MisuseError, RefusedError
from relay.desk import chat_begin
from relay.desk.chats import Chats
from relay.desk.deleting import Deleting
from relay.desk.forms import Forms
from relay.desk.participants import Participants
from relay.desk.redacting import Redacting
from relay.desk.rules import Rules
from relay.store import people, tables, timers
from relay.store.work import Mark, digest_request
from tests.relay.desk.chat_stage import Stage, open_stage
from tests.relay.desk.test_experts import expert


@pytest_asyncio.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with open_stage(tmp_path) as opened:
        yield opened


async def test_N1_ticket_thread_and_first_line_are_one_audit_and_the_number_is_shown_at_once(stage: Stage) -> None:
    _, out = await stage.ask("No imprime\nnada de nada")
    assert (out.state, out.position, out.ticket_id) == ("offered", 1, 1)
    assert [(line.kind, line.body, line.name) for line in out.lines] == [("hers", "No imprime\nnada de nada", "Lucía")]
    answer = await stage.desk.tickets.get(stage.desk.ana, out.ticket_id)
    assert (answer.ticket.subject, answer.ticket.channel, answer.ticket.status) == ("No imprime", "chat", "new")
    assert answer.ticket.language == "es"
    timeline = await stage.desk.tickets.timeline(stage.desk.ana, out.ticket_id)
    assert len(timeline.audits) == 2
    assert [one.kind for one in timeline.comments] == ["chat"]
    said = await stage.told(out.ticket_id)
    assert [type(one) for one in said] == [ChatQueued, OfferedTo]


async def test_words_that_are_erased_are_a_dash_to_their_customer(stage: Stage) -> None:
    _, out = await stage.ask("my card is 4929")
    comment_id = out.lines[0].id
    redacting = Redacting(stage.desk.store, stage.desk.rng.randbytes)
    await redacting.redact(stage.desk.admin, out.ticket_id, comment_id, RedactIn(), stage.desk.key())
    assert [line.body for line in (await stage.show(out.id)).lines] == ["–"]


async def test_outside_the_hours_of_chat_the_words_become_a_ticket_and_who_waits_keeps_the_place(stage: Stage) -> None:
    rules = Rules(stage.desk.store)
    minute = minute_of_week(stage.clock.now_ms())
    hours = ScheduleIn(name="Chat", time_zone="UTC", intervals=((minute, minute + 60),), opens_chat=True)
    made = (await rules.put_schedule(stage.desk.admin, hours, stage.desk.key())).value.schedule
    assert made.opens_chat
    _, waiting = await stage.ask()
    assert waiting.state == "offered"
    await stage.pass_time(3_600)
    closed = await stage.chats.available()
    assert closed.state == "out_of_hours"
    assert minute_of_week(at_ms(closed.opens_at)) == minute
    assert at_ms(closed.opens_at) > stage.clock.now_ms()
    with pytest.raises(RefusedError, match="chat_closed") as caught:
        await stage.ask()
    assert caught.value.fields["why"] == "out_of_hours"
    _, out = await stage.ask(by_mail=True, email="lu@example.org")
    assert (out.state, out.outcome) == ("ended", "offline")
    assert (await stage.desk.tickets.get(stage.desk.ana, out.ticket_id)).ticket.status == "new"
    await stage.agents.accept(stage.desk.ana, waiting.id)
    assert (await stage.show(waiting.id)).state == "active"
    other = ScheduleIn(name="Chat", time_zone="UTC", intervals=((minute, minute + 60),))
    await rules.put_schedule(stage.desk.admin, other, stage.desk.key(), made.id)
    assert (await stage.chats.available()).state == "open"


async def test_who_waits_is_told_that_nobody_is_there_and_when_chat_opens_again(stage: Stage) -> None:
    minute = minute_of_week(stage.clock.now_ms())
    hours = ScheduleIn(name="Chat", time_zone="UTC", intervals=((minute, minute + 60),), opens_chat=True)
    await Rules(stage.desk.store).put_schedule(stage.desk.admin, hours, stage.desk.key())
    _, out = await stage.ask()
    assert (out.state, out.is_anyone_here, out.opens_at) == ("offered", True, None)
    stage.alive.clear()
    await stage.chats.beat()
    alone = await stage.show(out.id)
    assert (alone.state, alone.is_anyone_here, alone.opens_at) == ("waiting", False, None), "within the hours"
    assert alone.tag.partition("|")[0] != out.tag.partition("|")[0], "told at once"
    stage.clock.turn(3_600)
    closed = await stage.show(out.id)
    assert not closed.is_anyone_here
    assert minute_of_week(at_ms(closed.opens_at)) == minute
    stage.alive.add(stage.desk.ana.id)
    await stage.chats.beat()
    again = await stage.show(out.id)
    assert (again.state, again.is_anyone_here, again.opens_at) == ("offered", True, None)


async def test_who_waits_hears_at_once_that_the_last_one_went_and_that_somebody_came(stage: Stage) -> None:
    _, first = await stage.ask()
    await stage.agents.accept(stage.desk.ana, first.id)
    await stage.agents.end(stage.desk.ana, first.id)
    _, out = await stage.ask()
    chat = await stage.chat(out.id)
    await stage.chats.beat()
    for is_anyone_here in (False, True):
        known = (await stage.show(out.id)).tag
        waiting = asyncio.create_task(stage.chats.news(chat, after=1, known=known, wait_s=20))
        await asyncio.sleep(0)
        stage.alive ^= {stage.desk.ana.id}
        await stage.chats.beat()
        shown = await asyncio.wait_for(waiting, 5)
        assert (shown.state, shown.is_anyone_here) == ("waiting", is_anyone_here), "she wraps up: no offer was made"


def minute_of_week(now_ms: int) -> int:
    """The minute of the week, from Sunday on, in UTC."""
    now = datetime.datetime.fromtimestamp(now_ms / 1_000, datetime.UTC)
    return (now.isoweekday() % 7) * 1_440 + now.hour * 60 + now.minute


def at_ms(text: object) -> int:
    return int(datetime.datetime.fromisoformat(str(text).replace("Z", "+00:00")).timestamp() * 1_000)


async def test_the_customer_sees_that_her_agent_writes_until_he_stops_or_has_said_it(stage: Stage) -> None:
    _, out = await stage.ask()
    chat = await stage.chat(out.id)
    await stage.chats.types_ours(stage.desk.ana.id, out.ticket_id)
    assert not (await stage.show(out.id)).is_agent_typing  # he is not in it yet
    await stage.agents.accept(stage.desk.ana, out.id)
    known = (await stage.show(out.id)).tag
    waiting = asyncio.create_task(stage.chats.news(chat, after=2, known=known, wait_s=20))
    await asyncio.sleep(0)
    await stage.chats.types_ours(stage.desk.bo.id, out.ticket_id)
    await stage.chats.types_ours(stage.desk.ana.id, out.ticket_id + 1)
    assert not (await stage.show(out.id)).is_agent_typing
    await stage.chats.types_ours(stage.desk.ana.id, out.ticket_id)
    shown = await asyncio.wait_for(waiting, 10)
    assert (shown.is_agent_typing, shown.lines) == (True, ())
    stage.clock.turn(5.9)
    over = asyncio.create_task(stage.chats.news(chat, after=2, known=shown.tag, wait_s=20))
    await asyncio.sleep(0)
    stage.clock.turn(0.1)
    assert not (await asyncio.wait_for(over, 10)).is_agent_typing
    await stage.chats.types_ours(stage.desk.ana.id, out.ticket_id)
    assert (await stage.show(out.id)).is_agent_typing
    await stage.agents.say(stage.desk.ana, out.id, ChatSay(body="Is it on?"), stage.desk.key())
    assert not (await stage.show(out.id)).is_agent_typing


async def test_the_agent_in_a_chat_is_told_that_its_customer_writes_each_second_at_most(stage: Stage) -> None:
    told: list[tuple[int, int]] = []
    heard = Chats(
        stage.desk.store,
        stage.desk.rng.randbytes,
        lambda: frozenset(stage.alive),
        now_ms=stage.clock.now_ms,
        customer_types=lambda ticket_id, agent_id: told.append((ticket_id, agent_id)),
    )
    _, out = await stage.ask()
    heard.types_hers(await stage.chat(out.id))
    await stage.agents.accept(stage.desk.ana, out.id)
    for seconds in (0, 0.5, 0.5):
        stage.clock.turn(seconds)
        heard.types_hers(await stage.chat(out.id))
    assert told == [(out.ticket_id, stage.desk.ana.id)] * 2


async def test_the_same_key_again_is_the_same_chat(stage: Stage) -> None:
    key, first = await stage.ask()
    _, again = await stage.ask(key=key)
    assert (again.id, again.ticket_id) == (first.id, first.ticket_id)
    assert len((await stage.desk.tickets.timeline(stage.desk.ana, first.ticket_id)).comments) == 1


async def test_T18_with_nobody_there_no_chat_is_offered_and_the_words_become_a_ticket(stage: Stage) -> None:
    stage.alive.clear()
    assert (await stage.chats.available()).state == "nobody"
    with pytest.raises(RefusedError, match="chat_closed") as caught:
        await stage.ask()
    assert caught.value.fields == {"why": "nobody"}
    _, out = await stage.ask(by_mail=True, email="lu@example.org")
    assert (out.state, out.outcome, out.position) == ("ended", "offline", None)
    answer = await stage.desk.tickets.get(stage.desk.ana, out.ticket_id)
    assert (answer.ticket.channel, answer.ticket.status, answer.users[0].email) == ("chat", "new", "lu@example.org")
    assert (await stage.told(out.ticket_id)) == [
        ChatEnded(thread_id=out.id, outcome="offline", ended_by="system", short=False)
    ]


async def test_T18_an_agent_who_is_away_is_nobody(stage: Stage) -> None:
    await stage.desk.store.write(lambda work: people.set_availability(work, stage.desk.ana.id, "away"))
    assert (await stage.chats.available()).state == "nobody"


async def test_T17_over_the_limit_the_button_is_gone_and_places_go_down(stage: Stage) -> None:
    made = [await stage.ask(f"question {n}") for n in range(20)]
    assert [out.position for _, out in made[:4]] == [1, 2, 3, 4]
    assert (await stage.chats.available()).waiting == 20
    with pytest.raises(RefusedError, match="chat_closed") as caught:
        await stage.ask("too many")
    assert caught.value.fields == {"why": "full"}
    await stage.agents.accept(stage.desk.ana, made[0][1].id)
    assert [(await stage.show(out.id)).position for _, out in made[1:4]] == [1, 2, 3]


async def test_M2_an_estimate_is_shown_after_five_accepts_and_not_before(stage: Stage) -> None:
    for n in range(5):
        _, out = await stage.ask(f"question {n}")
        assert (await stage.chats.available()).estimate_s is None
        await stage.agents.accept(stage.desk.ana, out.id)
        await stage.agents.end(stage.desk.ana, out.id)
        await stage.agents.end_wrap_up(stage.desk.ana)
        await stage.pass_time(60)
    assert (await stage.chats.available()).estimate_s == 60
    for n in range(3):
        await stage.ask(f"load {n}")
    _, waiting = await stage.ask("the fourth")
    assert (waiting.position, waiting.estimate_s) == (4, 240)


async def test_no_estimate_is_given_in_a_queue_whose_accepts_are_not_known(stage: Stage) -> None:
    for n in range(5):
        _, out = await stage.ask(f"question {n}")
        await stage.agents.accept(stage.desk.ana, out.id)
        await stage.agents.end(stage.desk.ana, out.id)
        await stage.agents.end_wrap_up(stage.desk.ana)
        await stage.pass_time(60)
    _, out = await stage.ask("printers")
    assert out.estimate_s == 60
    await stage.agents.accept(stage.desk.ana, out.id)
    group_id = await stage.desk.store.write(lambda work: people.group_named(work, "Printers"))
    await stage.agents.hand_over(stage.desk.ana, out.id, HandOverIn(reason="r", to_group_id=group_id))
    shown = await stage.show(out.id)
    assert (shown.state, shown.position, shown.estimate_s) == ("waiting", 1, None)


async def test_an_address_finds_its_customer_but_makes_nobody_one_of_us(stage: Stage) -> None:
    stage.alive.clear()
    _, hers = await stage.ask(by_mail=True, email="Lucía@example.com")
    ticket = (await stage.desk.tickets.get(stage.desk.ana, hers.ticket_id)).ticket
    assert ticket.requester_id == stage.desk.lucia.id
    _, other = await stage.ask(by_mail=True, email="ana@example.com")
    ticket = (await stage.desk.tickets.get(stage.desk.ana, other.ticket_id)).ticket
    assert ticket.requester_id not in (stage.desk.ana.id, stage.desk.lucia.id)


async def test_a_key_opens_its_own_chat_and_no_other(stage: Stage) -> None:
    mine, first = await stage.ask()
    _, other = await stage.ask()
    assert (await stage.chats.need(mine, first.id)).id == first.id
    for key, chat_id in ((mine, other.id), (stage.new_key(), first.id), ("", first.id)):
        with pytest.raises(RefusedError, match="not_found"):
            await stage.chats.need(key, chat_id)


async def test_lines_go_both_ways_and_an_ordinary_reply_in_the_ticket_is_one(stage: Stage) -> None:
    _, out = await stage.ask()
    await stage.say(out.id, "¿hola?")
    await stage.agents.accept(stage.desk.ana, out.id)
    ticket = (await stage.desk.tickets.get(stage.desk.ana, out.ticket_id)).ticket
    assert (ticket.status, ticket.assignee_id) == ("open", stage.desk.ana.id)
    await stage.agents.say(stage.desk.ana, out.id, ChatSay(body="Buenos días"), stage.desk.key())
    done = await stage.desk.change(stage.desk.bo, out.ticket_id, comment=CommentIn(body="Soy Bo", public=True))
    assert done.comment is not None
    assert done.comment.kind == "chat"
    shown = await stage.show(out.id)
    assert [(line.kind, line.body) for line in shown.lines] == [
        ("hers", "Hola, no imprime"),
        ("hers", "¿hola?"),
        ("joined", ""),
        ("ours", "Buenos días"),
        ("ours", "Soy Bo"),
    ]
    assert [line.seq for line in shown.lines] == [1, 2, 3, 4, 5]
    assert (shown.agent_name, shown.is_agent_here, shown.state) == ("Ana", True, "active")
    assert [line.body for line in (await stage.show(out.id, after=4)).lines] == ["Soy Bo"]
    thread = await stage.thread(out.id)
    assert (thread.has_answer, thread.last_by_customer) == (True, False)


async def test_an_expert_who_may_reply_answers_in_a_chat_too(stage: Stage) -> None:
    _, out = await stage.ask()
    await stage.agents.accept(stage.desk.ana, out.id)
    ewa = await expert(stage.desk)
    on_it = Participants(stage.desk.store, stage.desk.rng.randbytes)
    given = ParticipantIn(user_id=ewa.id, may_reply=True)
    await on_it.add(stage.desk.ana, out.ticket_id, given, stage.desk.key())
    done = await stage.desk.change(ewa, out.ticket_id, comment=CommentIn(body="Soy Ewa", public=True))
    assert done.comment is not None
    assert done.comment.kind == "chat"
    thread = await stage.thread(out.id)
    assert (thread.has_answer, thread.last_by_customer, thread.waiting_since) == (True, False, None)
    await stage.agents.end(stage.desk.ana, out.id)
    assert (await stage.thread(out.id)).outcome == "completed"


async def test_T21_T6_a_note_reaches_no_customer_and_leaves_no_hole(stage: Stage) -> None:
    _, out = await stage.ask()
    await stage.agents.accept(stage.desk.ana, out.id)
    for n in range(3):
        await stage.desk.say(stage.desk.ana, out.ticket_id, f"canary {n}", public=False)
    await stage.say(out.id, "sigo aquí")
    shown = await stage.show(out.id)
    assert [line.seq for line in shown.lines] == [1, 2, 3]
    assert "canary" not in repr(shown)
    assert not (await stage.thread(out.id)).has_answer


async def test_T21_what_a_ticket_holds_in_fields_reaches_no_customer(stage: Stage) -> None:
    field = FieldIn(key="serial", kind="text", label={"en": "Canary"}, private=True)
    await Forms(stage.desk.store).put_field(stage.desk.admin, field, stage.desk.key())
    _, out = await stage.ask()
    await stage.agents.accept(stage.desk.ana, out.id)
    await stage.desk.change(stage.desk.ana, out.ticket_id, custom={"serial": "canary"})
    await stage.say(out.id, "sigo aquí")
    shown = await stage.show(out.id)
    assert [line.seq for line in shown.lines] == [1, 2, 3]
    assert "canary" not in repr(shown).lower()


async def test_M2_outcomes_completed_dropped_missed_abandoned(stage: Stage) -> None:
    _, done = await stage.ask("completed")
    await stage.agents.accept(stage.desk.ana, done.id)
    await stage.agents.say(stage.desk.ana, done.id, ChatSay(body="answer"), stage.desk.key())
    await stage.agents.end(stage.desk.ana, done.id)
    _, dropped = await stage.ask("dropped")
    await stage.pass_time(125)
    await stage.agents.accept(stage.desk.ana, dropped.id)
    await stage.agents.say(stage.desk.ana, dropped.id, ChatSay(body="answer"), stage.desk.key())
    await stage.say(dropped.id, "but")
    assert (await stage.chats.leave(await stage.chat(dropped.id))).outcome == "dropped"
    _, missed = await stage.ask("missed")
    await stage.pass_time(125)
    await stage.agents.accept(stage.desk.ana, missed.id)
    assert (await stage.chats.leave(await stage.chat(missed.id))).outcome == "missed"
    _, gone = await stage.ask("abandoned")
    assert (await stage.chats.leave(await stage.chat(gone.id))).outcome == "abandoned"
    again = await stage.chats.leave(await stage.chat(gone.id))
    assert again.ended_by == "customer"
    assert (await stage.thread(gone.id)).short
    assert (await stage.show(done.id)).outcome == "completed"
    assert (await stage.desk.tickets.get(stage.desk.ana, gone.ticket_id)).ticket.status == "new"


async def test_words_after_the_end_are_a_reply_in_the_ticket(stage: Stage) -> None:
    _, out = await stage.ask()
    await stage.chats.leave(await stage.chat(out.id))
    await stage.say(out.id, "one thing more")
    shown = await stage.show(out.id)
    assert shown.lines[-1].body == "one thing more"
    timeline = await stage.desk.tickets.timeline(stage.desk.ana, out.ticket_id)
    assert [one.kind for one in timeline.comments] == ["chat", "reply"]


async def test_T19_back_within_half_an_hour_goes_on_in_the_same_ticket_with_the_same_agent_preferred(
    stage: Stage,
) -> None:
    key, first = await stage.ask()
    await stage.agents.accept(stage.desk.ana, first.id)
    await stage.agents.end(stage.desk.ana, first.id)
    await stage.desk.change(stage.desk.ana, first.ticket_id, status="pending")
    await stage.pass_time(300)
    second_key, second = await stage.ask("otra vez", previous=key)
    assert (second.ticket_id, second.id) == (first.ticket_id, first.id + 1)
    assert [line.body for line in second.lines] == ["otra vez"]
    assert (await stage.thread(second.id)).preferred_agent_id == stage.desk.ana.id
    assert (await stage.desk.tickets.get(stage.desk.ana, first.ticket_id)).ticket.status == "open"
    await stage.chats.leave(await stage.chat(second.id))
    kinds = [line.kind for line in (await stage.show(first.id)).lines]
    assert kinds == ["hers", "joined", "ended", "hers"]
    await stage.pass_time(31 * 60)
    _, third = await stage.ask("mañana", previous=second_key)
    assert third.ticket_id != first.ticket_id
    one = (await stage.desk.tickets.get(stage.desk.ana, first.ticket_id)).ticket
    two = (await stage.desk.tickets.get(stage.desk.ana, third.ticket_id)).ticket
    assert one.requester_id == two.requester_id


async def test_a_key_nobody_knows_begins_anew(stage: Stage) -> None:
    _, out = await stage.ask(previous=stage.new_key(), name="Zoë")
    assert (out.ticket_id, out.lines[0].name) == (1, "Zoë")


async def test_T16_an_offer_not_taken_goes_on_three_misses_send_away_and_a_lost_line_gives_the_place_back(
    stage: Stage,
) -> None:
    stage.alive.add(stage.desk.bo.id)
    _, out = await stage.ask()
    assert (await stage.thread(out.id)).agent_id == stage.desk.ana.id
    await stage.pass_time(30)
    assert (await stage.thread(out.id)).agent_id == stage.desk.bo.id
    stage.alive.discard(stage.desk.bo.id)
    await stage.show(out.id)
    await stage.chats.beat()
    assert (await stage.thread(out.id)).agent_id == stage.desk.ana.id
    await stage.pass_time(30)
    await stage.pass_time(30)
    queue = await stage.agents.look(stage.desk.ana)
    assert (queue.me.availability, queue.me.was_sent_away) == ("away", True)
    assert (await stage.thread(out.id)).state is ChatState.WAITING
    whys = [one.why for one in await stage.told(out.ticket_id) if isinstance(one, OfferMissed)]
    assert whys == ["timeout", "lost", "timeout", "timeout"]
    await stage.desk.store.write(lambda work: people.set_availability(work, stage.desk.ana.id, "online"))
    await stage.agents.come_online(stage.desk.ana.id)
    queue = await stage.agents.look(stage.desk.ana)
    assert (queue.me.was_sent_away, [card.id for card in queue.offered]) == (False, [out.id])


async def test_T16_a_lost_agent_s_chat_returns_with_its_place_and_a_short_loss_changes_nothing(stage: Stage) -> None:
    _, out = await stage.ask()
    await stage.agents.accept(stage.desk.ana, out.id)
    stage.alive.clear()
    await stage.chats.beat()
    assert not (await stage.show(out.id)).is_agent_here
    stage.alive.add(stage.desk.ana.id)
    await stage.chats.beat()
    assert (await stage.show(out.id)).is_agent_here
    stage.alive.clear()
    await stage.chats.beat()
    await stage.pass_time(30)
    thread = await stage.thread(out.id)
    assert (thread.state, thread.at_head, thread.preferred_agent_id) == (ChatState.WAITING, True, stage.desk.ana.id)
    shown = await stage.show(out.id)
    assert (shown.lines[-1].kind, shown.lines[-1].name, shown.position) == ("returned", "Ana", 1)
    assert ChatReturned(thread_id=out.id, agent_id=stage.desk.ana.id) in await stage.told(out.ticket_id)
    stage.alive.add(stage.desk.ana.id)
    await stage.chats.beat()
    assert (await stage.thread(out.id)).state is ChatState.OFFERED


async def test_a_customer_who_asks_for_no_news_is_gone_after_her_grace_and_one_who_comes_back_is_not(
    stage: Stage,
) -> None:
    _, out = await stage.ask()
    stage.clock.turn(13)
    await stage.chats.beat()
    assert (await stage.thread(out.id)).customer_gone_at is not None
    await stage.show(out.id)
    await stage.chats.beat()
    assert (await stage.thread(out.id)).customer_gone_at is None
    stage.clock.turn(13)
    await stage.chats.beat()
    await stage.pass_time(125)
    thread = await stage.thread(out.id)
    assert (thread.outcome, thread.ended_by, thread.short) == ("abandoned", "system", False)
    told = (await stage.told(out.ticket_id))[-1]
    assert isinstance(told, ChatEnded)
    assert told.gone_at == stage.clock.now_ms() - 138_000, "since her last question for news"
    await stage.chats.beat()
    assert await stage.desk.store.read(timers.next_due) is None


async def test_a_customer_nobody_has_heard_of_since_the_start_is_given_the_same_time(stage: Stage) -> None:
    _, out = await stage.ask()
    fresh = Chats(stage.desk.store, stage.desk.rng.randbytes, lambda: frozenset(stage.alive), now_ms=stage.clock.now_ms)
    await fresh.beat()
    assert (await stage.thread(out.id)).customer_gone_at is None
    stage.clock.turn(13)
    await fresh.beat()
    assert (await stage.thread(out.id)).customer_gone_at == stage.clock.now_ms() - 13_000


async def test_an_offer_outlives_a_restart_and_its_agent_misses_nothing_if_she_is_soon_back(stage: Stage) -> None:
    _, out = await stage.ask()
    for back_after_s in (3, None):
        stage.alive.clear()
        fresh = Chats(
            stage.desk.store, stage.desk.rng.randbytes, lambda: frozenset(stage.alive), now_ms=stage.clock.now_ms
        )
        await fresh.beat()
        if back_after_s is not None:
            stage.clock.turn(back_after_s)
            stage.alive.add(stage.desk.ana.id)
        await fresh.beat()
        assert (await stage.thread(out.id)).state is ChatState.OFFERED
        stage.clock.turn(12)
        await fresh.beat()
        assert ((await stage.thread(out.id)).state is ChatState.OFFERED) == (back_after_s is not None)
    misses = [one.why for one in await stage.told(out.ticket_id) if isinstance(one, OfferMissed)]
    assert misses == ["lost"]


async def test_news_come_as_soon_as_something_is_new_and_wait_while_nothing_is(stage: Stage) -> None:
    _, out = await stage.ask()
    chat = await stage.chat(out.id)
    now = await stage.show(out.id)
    waiting = asyncio.create_task(stage.chats.news(chat, after=1, known=now.tag, wait_s=20))
    await asyncio.sleep(0)
    await stage.agents.accept(stage.desk.ana, out.id)
    shown = await asyncio.wait_for(waiting, 10)
    assert (shown.state, [line.kind for line in shown.lines]) == ("active", ["joined"])
    again = await stage.chats.news(chat, after=2, known=shown.tag, wait_s=0.05)
    assert (again.tag, again.lines) == (shown.tag, ())
    stopping = asyncio.create_task(stage.chats.news(chat, after=2, known=shown.tag, wait_s=20))
    await asyncio.sleep(0)
    stage.chats.stop()
    with pytest.raises(RefusedError, match="stopping"):
        await asyncio.wait_for(stopping, 10)


async def test_T38_what_happens_in_one_chat_wakes_nobody_who_waits_in_another(stage: Stage) -> None:
    first, second = (await stage.ask("one"))[1], (await stage.ask("two"))[1]
    for out in (first, second):
        await stage.agents.accept(stage.desk.ana, out.id)
    known = (await stage.show(first.id)).tag
    waiting = asyncio.create_task(stage.chats.news(await stage.chat(first.id), after=2, known=known, wait_s=20))
    await asyncio.sleep(0)
    await stage.say(second.id, "hers alone")
    await stage.agents.offer_code(stage.desk.ana, second.id, "4829157309")
    for _ in range(20):
        await asyncio.sleep(0.001)
    assert not waiting.done()
    await stage.say(first.id, "mine")
    assert [line.body for line in (await asyncio.wait_for(waiting, 10)).lines] == ["mine"]


async def test_T17_a_mere_change_of_place_is_told_each_five_seconds_at_most(stage: Stage) -> None:
    made = [(await stage.ask(f"q{n}"))[1] for n in range(5)]
    last = await stage.chat(made[-1].id)
    known = (await stage.show(last.id)).tag
    assert (await stage.show(last.id)).position == 5
    waiting = asyncio.create_task(stage.chats.news(last, after=1, known=known, wait_s=30))
    await asyncio.sleep(0)
    await stage.chats.leave(await stage.chat(made[3].id))
    for _ in range(50):
        await asyncio.sleep(0.001)
    assert not waiting.done()
    stage.clock.turn(5)
    assert (await asyncio.wait_for(waiting, 10)).position == 4


async def test_T17_who_was_handed_over_hears_of_her_place_as_whoever_never_had_an_agent(stage: Stage) -> None:
    group_id = await stage.desk.store.write(lambda work: people.group_named(work, "Printers"))
    made = [(await stage.ask(f"q{n}"))[1] for n in range(2)]
    for out in made:
        await stage.agents.accept(stage.desk.ana, out.id)
        await stage.agents.hand_over(stage.desk.ana, out.id, HandOverIn(reason="r", to_group_id=group_id))
    last = await stage.chat(made[1].id)
    shown = await stage.show(last.id)
    assert shown.position == 2
    stage.clock.turn(5)
    waiting = asyncio.create_task(stage.chats.news(last, after=9, known=shown.tag, wait_s=30))
    await asyncio.sleep(0.05)
    await stage.chats.leave(await stage.chat(made[0].id))
    assert (await asyncio.wait_for(waiting, 10)).position == 1


async def test_an_offer_of_a_code_counts_once_and_cannot_be_found_by_trying_codes(stage: Stage) -> None:
    _, out = await stage.ask()
    ana = stage.desk.ana
    await stage.agents.accept(ana, out.id)
    request = digest_request("POST", "4829157309")

    def mark() -> Mark:
        return Mark(ana.id, "k", request, b"drawn from no table")

    await stage.agents.offer_code(ana, out.id, "4829157309", mark())
    stage.chats.answer_code(await stage.thread(out.id), "refused")
    await stage.agents.offer_code(ana, out.id, "4829157309", mark())
    assert (await stage.show(out.id)).code is None, "she said no"
    kept = await stage.desk.store.read(lambda connection: connection.execute(sa.select(tables.idempotency)).all())
    assert [row.request_digest for row in kept if row.key == "k"] == [b"drawn from no table"]


async def test_a_code_is_offered_to_one_customer_and_kept_nowhere(stage: Stage) -> None:
    _, out = await stage.ask()
    with pytest.raises(RefusedError, match="chat_not_active"):
        await stage.agents.offer_code(stage.desk.ana, out.id, "4829157309")
    await stage.agents.accept(stage.desk.ana, out.id)
    await stage.agents.offer_code(stage.desk.ana, out.id, "4829157309")
    shown = await stage.show(out.id)
    assert shown.code is not None
    assert (shown.code.digits, shown.code.agent_name, shown.code.number) == ("4829157309", "Ana", 1)
    assert (await stage.agents.look(stage.desk.ana)).mine[0].code_answer == "offered"
    assert b"4829157309" not in stage.desk.store.database.path.read_bytes()
    stage.chats.answer_code(await stage.thread(out.id), "taken")
    assert (await stage.show(out.id)).code is None
    assert (await stage.agents.look(stage.desk.ana)).mine[0].code_answer == "taken"
    await stage.agents.offer_code(stage.desk.ana, out.id, "4829157309")
    await stage.agents.drop_code(stage.desk.ana, out.id)
    await stage.agents.drop_code(stage.desk.ana, out.id)
    with pytest.raises(RefusedError, match="not_found"):
        stage.chats.answer_code(await stage.thread(out.id), "refused")
    assert (await stage.agents.look(stage.desk.ana)).mine[0].code_answer is None
    await stage.agents.offer_code(stage.desk.ana, out.id, "4829157309")
    await stage.agents.end(stage.desk.ana, out.id)
    await stage.chats.beat()
    assert stage.chats.code_answer(await stage.thread(out.id)) is None


async def test_the_loop_looks_when_woken_and_outlives_a_store_that_fails(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.alive.clear()
    await stage.desk.store.write(lambda work: None)
    running = asyncio.create_task(stage.chats.run())
    stage.alive.add(stage.desk.ana.id)
    stage.chats.wake()
    _, out = await stage.ask()
    stage.alive.clear()
    stage.chats.wake()
    while (await stage.thread(out.id)).state is not ChatState.WAITING:
        await asyncio.sleep(0.01)
    failures = []

    async def fail() -> None:
        failures.append(1)
        raise LinkError("store_failed")

    monkeypatch.setattr(stage.chats, "beat", fail)
    stage.chats.wake()
    while not failures:
        await asyncio.sleep(0.01)
    assert not running.done()
    running.cancel()


async def test_an_agent_who_comes_while_the_store_is_busy_is_offered_the_chat_that_waits(stage: Stage) -> None:
    _, out = await stage.ask()
    stage.alive.clear()
    await stage.chats.beat()
    assert (await stage.thread(out.id)).state is ChatState.WAITING
    stage.alive.add(stage.desk.ana.id)
    store = stage.desk.store
    await store.write(lambda work: work.connection.exec_driver_sql("PRAGMA busy_timeout = 0"))
    with contextlib.closing(sqlite3.connect(str(store.database.path), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LinkError, match="busy"):
            await stage.chats.beat()
        other.execute("ROLLBACK")
    await stage.chats.beat()
    assert (await stage.thread(out.id)).state is ChatState.OFFERED


async def test_a_timer_of_a_chat_that_is_no_more_is_disarmed(stage: Stage) -> None:
    await stage.desk.store.write(lambda work: timers.arm(work, "chat", "99", 1))
    await stage.chats.tick("99")
    assert await stage.desk.store.read(timers.next_due) is None
    with pytest.raises(MisuseError):
        chat_begin.said_of(None)


async def test_a_chat_s_body_is_bounded_and_a_repeated_line_is_said_once(stage: Stage) -> None:
    _, out = await stage.ask()
    chat = await stage.chat(out.id)
    for _ in range(2):
        await stage.chats.say_hers(chat, ChatSay(body="once"), "key-once", chat_key="")
    assert [line.body for line in (await stage.show(out.id)).lines] == ["Hola, no imprime", "once"]


async def test_the_log_of_a_chat_verifies_and_names_who_took_it(stage: Stage) -> None:
    _, out = await stage.ask()
    await stage.agents.accept(stage.desk.ana, out.id)
    await stage.agents.end(stage.desk.ana, out.id)
    assert (await stage.desk.tickets.verify(stage.desk.ana, out.ticket_id)).fault is None
    said = await stage.told(out.ticket_id)
    assert ChatAccepted(thread_id=out.id, agent_id=stage.desk.ana.id) in said


def test_shapes_refuse_what_is_no_key() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"key": "short", "name": "x", "body": "y"}, type=ChatAsk)


async def test_a_chat_that_goes_on_keeps_its_ticket_and_a_deleted_one_is_read_by_nobody(stage: Stage) -> None:
    deleting = Deleting(stage.desk.store, stage.desk.rng.randbytes)
    key, out = await stage.ask()
    with pytest.raises(RefusedError, match="delete") as caught:
        await deleting.delete(stage.desk.admin, out.ticket_id, stage.desk.key())
    assert caught.value.fields["why"] == "chat"
    await stage.chats.leave(await stage.chat(out.id))
    await deleting.delete(stage.desk.admin, out.ticket_id, stage.desk.key())
    with pytest.raises(RefusedError, match="not_found"):
        await stage.chats.need(key, out.id)
    await deleting.restore(stage.desk.admin, out.ticket_id, stage.desk.key())
    assert (await stage.chats.need(key, out.id)).id == out.id
