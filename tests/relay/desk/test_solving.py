"""The customer says that it is solved (N7): by her chat, her link or her session, once, and only who asked."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from assistdesk.core.desk.chat_shapes import ChatSay
from assistdesk.core.desk.events import Change
from assistdesk.core.desk.events_service import ChatEnded, LogEvent, read_log_events
from assistdesk.core.desk.model_service import SetFieldAction
from assistdesk.core.desk.reading_shapes import Solved
from assistdesk.core.desk.shapes import TicketOut
from assistdesk.core.desk.shapes_people import RequesterChange
from assistdesk.core.desk.shapes_rules import PolicyIn, TargetIn
from assistdesk.core.errors import RefusedError
from relay.desk.answering import Answering
from relay.desk.deleting import Deleting
from relay.desk.measures import Measures
from relay.desk.merging import Merging
from relay.desk.participants import Participants
from relay.desk.reading import Reading
from relay.desk.requesters import Requesters
from relay.desk.rules import Rules
from relay.desk.solving import Solving
from relay.store.audits import Origin
from relay.store.work import Answered
from tests.relay.desk.chat_stage import Stage, open_stage
from tests.relay.desk.conftest import Desk
from tests.relay.desk.test_reading import in_copy
from tests.relay.desk.test_triggers import trigger, when

ROOM = bytes(range(16))


@pytest_asyncio.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with open_stage(tmp_path) as opened:
        yield opened


@pytest.fixture
def solving(stage: Stage) -> Solving:
    return Solving(stage.desk.store, stage.chats)


def reading(desk: Desk) -> Reading:
    return Reading(desk.store, desk.rng.randbytes, "https://help.example.com")


async def ticket(stage: Stage, ticket_id: int) -> TicketOut:
    return await stage.desk.shown(ticket_id)


async def by_key(stage: Stage, use: Solving, key: str, once: str = "one") -> Answered[Solved]:
    return await use.by_key(key, once, now_ms=stage.clock.now_ms(), origin=Origin(via="form", ip="192.0.2.7"))


async def log(stage: Stage, ticket_id: int) -> list[list[LogEvent]]:
    """The events of each audit."""
    page = await stage.desk.tickets.timeline(stage.desk.ana, ticket_id, limit=200)
    return [list(read_log_events(audit.events)) for audit in page.audits]


async def talking(stage: Stage) -> tuple[int, int]:
    """A chat in which Ana has written, and her customer last."""
    _, out = await stage.ask()
    await stage.agents.accept(stage.desk.ana, out.id)
    await stage.agents.say(stage.desk.ana, out.id, ChatSay(body="Turn it on"), stage.desk.key())
    await stage.say(out.id, "Ah, thanks!")
    return out.id, out.ticket_id


async def test_N7_a_live_chat_ends_with_its_ticket_in_one_audit_and_the_assignee_stays(
    stage: Stage, solving: Solving
) -> None:
    chat_id, ticket_id = await talking(stage)
    assert (await stage.show(chat_id)).may_solve
    answered = await solving.by_chat(await stage.chat(chat_id), "one", ip="192.0.2.7")
    assert answered == Answered(Solved(ticket_id=ticket_id, status="solved"))
    now = await ticket(stage, ticket_id)
    assert (now.status, now.assignee_id) == ("solved", stage.desk.ana.id)
    shown = await stage.show(chat_id)
    assert (shown.state, shown.outcome, shown.ended_by) == ("ended", "completed", "customer")
    assert (shown.status, shown.may_solve) == ("solved", False)
    last = (await log(stage, ticket_id))[-1]
    assert [type(event) for event in last] == [Change, Change, ChatEnded]
    assert [(event.field, event.value) for event in last if isinstance(event, Change)] == [
        ("status", "solved"),
        ("solved_by", "customer"),
    ]
    audit = (await stage.desk.tickets.timeline(stage.desk.ana, ticket_id)).audits[-1]
    assert (audit.author_id, audit.via) == ((await stage.thread(chat_id)).customer_id, "chat")
    assert (await stage.desk.tickets.verify(stage.desk.ana, ticket_id)).fault is None


async def test_pressed_again_it_counts_once_and_a_late_repeat_undoes_no_later_words(
    stage: Stage, solving: Solving
) -> None:
    chat_id, ticket_id = await talking(stage)
    await solving.by_chat(await stage.chat(chat_id), "one")
    before = len(await log(stage, ticket_id))
    assert (await solving.by_chat(await stage.chat(chat_id), "two")).value.status == "solved"
    assert len(await log(stage, ticket_id)) == before
    await stage.say(chat_id, "It is back")
    assert (await ticket(stage, ticket_id)).status == "open", "N5: she wrote again"
    assert (await solving.by_chat(await stage.chat(chat_id), "one")).replayed
    assert (await ticket(stage, ticket_id)).status == "open"
    assert (await solving.by_chat(await stage.chat(chat_id), "three")).value.status == "solved"
    with pytest.raises(RefusedError, match="idempotency_key_reused"):
        await stage.chats.say_hers(await stage.chat(chat_id), ChatSay(body="x"), "three", chat_key="")


async def test_who_helps_herself_while_she_waits_leaves_the_queue_and_nobody_is_the_assignee(
    stage: Stage, solving: Solving
) -> None:
    stage.alive.clear()
    stage.alive.add(stage.desk.bo.id)
    _, out = await stage.ask()
    await stage.pass_time(15)
    await solving.by_chat(await stage.chat(out.id), "one")
    now = await ticket(stage, out.ticket_id)
    assert (now.status, now.assignee_id) == ("solved", None)
    shown = await stage.show(out.id)
    assert (shown.state, shown.outcome) == ("ended", "abandoned")
    measures = Measures(stage.desk.store, now_ms=stage.clock.now_ms)
    facts = (await measures.of_ticket(stage.desk.ana, out.ticket_id)).metrics
    assert (facts.touch_class, facts.reopens) == ("no_touch", 0)


async def test_after_the_chat_the_ticket_alone_is_solved_and_back_it_goes_on(stage: Stage, solving: Solving) -> None:
    key, out = await stage.ask()
    await stage.chats.leave(await stage.chat(out.id))
    await stage.pass_time(7 * 3_600)
    await solving.by_chat(await stage.chat(out.id), "one")
    assert (await ticket(stage, out.ticket_id)).status == "solved"
    _, again = await stage.ask("no, it is not", previous=key, goes_on=True)
    assert (again.ticket_id, again.state, again.status) == (out.ticket_id, "offered", "open")
    assert (await ticket(stage, out.ticket_id)).status == "open"


async def test_by_her_link_the_requester_solves_and_who_is_in_copy_does_not(stage: Stage, solving: Solving) -> None:
    desk = stage.desk
    ticket_id = await desk.ticket()
    maria = await in_copy(desk, Participants(desk.store, desk.rng.randbytes), ticket_id)
    hers = (await reading(desk).give(desk.ana, ticket_id, desk.lucia.id)).key
    in_copys = (await reading(desk).give(desk.ana, ticket_id, maria)).key
    assert not (await reading(desk).read(in_copys, now_ms=desk.clock.now_ms())).may_solve
    with pytest.raises(RefusedError, match="forbidden"):
        await by_key(stage, solving, in_copys)
    assert (await ticket(stage, ticket_id)).status == "new"
    found = await reading(desk).read(hers, now_ms=desk.clock.now_ms())
    assert (found.may_solve, found.status) == (True, "open")
    assert (await by_key(stage, solving, hers)).value == Solved(ticket_id=ticket_id, status="solved")
    assert (await by_key(stage, solving, hers)).replayed
    assert not (await reading(desk).read(hers, now_ms=desk.clock.now_ms())).may_solve
    assert (await by_key(stage, solving, in_copys, "two")).value.status == "solved", "and that is no refusal"
    with pytest.raises(RefusedError, match="not_found"):
        await by_key(stage, solving, "x" * 43)


async def test_her_chat_ends_with_her_ticket_by_whatever_she_says_it(stage: Stage, solving: Solving) -> None:
    desk = stage.desk
    chat_id, ticket_id = await talking(stage)
    customer_id = (await stage.thread(chat_id)).customer_id
    key = (await reading(desk).give(desk.ana, ticket_id, customer_id)).key
    await by_key(stage, solving, key)
    assert (await stage.show(chat_id)).state == "ended"


async def test_who_is_only_in_copy_since_the_ticket_is_another_s_solves_it_no_more(
    stage: Stage, solving: Solving
) -> None:
    desk = stage.desk
    _, out = await stage.ask()
    await stage.chats.leave(await stage.chat(out.id))
    to_lucia = RequesterChange(user_id=desk.lucia.id, keep_in_copy=True)
    await Requesters(desk.store, desk.rng.randbytes).change(desk.ana, out.ticket_id, to_lucia, desk.key())
    assert not (await stage.show(out.id)).may_solve
    with pytest.raises(RefusedError, match="forbidden"):
        await solving.by_chat(await stage.chat(out.id), "one")
    assert (await ticket(stage, out.ticket_id)).status == "new"


async def test_in_a_session_its_pass_is_enough_and_the_ticket_s_customer_has_said_it(
    stage: Stage, solving: Solving
) -> None:
    desk = stage.desk
    ticket_id = await desk.ticket()
    await desk.change(desk.ana, ticket_id, assignee_id=desk.bo.id)
    answered = await solving.by_session(ROOM, ticket_id, "one", ip="192.0.2.7")
    assert answered.value == Solved(ticket_id=ticket_id, status="solved")
    now = await ticket(stage, ticket_id)
    assert (now.status, now.assignee_id) == ("solved", desk.bo.id)
    audit = (await desk.tickets.timeline(desk.ana, ticket_id)).audits[-1]
    assert (audit.author_id, audit.via) == (desk.lucia.id, "session")
    await Deleting(desk.store, desk.rng.randbytes).delete(desk.admin, ticket_id, desk.key())
    for gone in (ticket_id, 999):
        with pytest.raises(RefusedError, match="not_found"):
            await solving.by_session(ROOM, gone, "two")


async def test_what_is_closed_or_merged_stays_so_and_the_target_is_solved_where_it_is_hers(
    stage: Stage, solving: Solving
) -> None:
    desk = stage.desk
    source, target, closed = await desk.ticket("a"), await desk.ticket("b"), await desk.ticket("c")
    await Merging(desk.store, desk.rng.randbytes).merge(desk.ana, source, target, desk.key())
    assert (await solving.by_session(ROOM, source, "one")).value == Solved(ticket_id=target, status="solved")
    assert ((await ticket(stage, source)).status, (await ticket(stage, target)).status) == ("closed", "solved")
    await desk.close(closed)
    assert (await solving.by_session(ROOM, closed, "two")).value == Solved(ticket_id=closed, status="solved")
    assert (await ticket(stage, closed)).status == "closed"


async def test_rules_and_clocks_take_it_as_any_solve(stage: Stage, solving: Solving) -> None:
    desk = stage.desk
    policy = PolicyIn(
        title="all",
        targets=(
            TargetIn(priority="normal", metric="first_reply_time", target_s=3_600),
            TargetIn(priority="normal", metric="total_resolution_time", target_s=7_200),
        ),
    )
    await Rules(desk.store).put_policy(desk.admin, policy, desk.key())
    await trigger(desk, when("status", "is", "solved"), SetFieldAction(field="priority", value="high"))
    ticket_id = await desk.ticket()
    await stage.pass_time(60)
    await solving.by_session(ROOM, ticket_id, "one")
    answer = await desk.tickets.get(desk.ana, ticket_id)
    assert answer.ticket.priority == "high"
    assert {clock.metric: (clock.state, clock.result) for clock in answer.clocks} == {
        "first_reply_time": ("closed", "cancelled"),
        "total_resolution_time": ("closed", "met"),
    }
    said = await Answering(desk.store, desk.rng.randbytes).say(
        (await reading(desk).give(desk.ana, ticket_id, desk.lucia.id)).key,
        "no",
        "two",
        now_ms=desk.clock.now_ms(),
        origin=Origin(),
    )
    assert said.value.ticket_id == ticket_id
    assert (await ticket(stage, ticket_id)).status == "open"
