"""Words of a chat whose ticket is closed begin another that goes on from it (N10), and none of them is refused or lost."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from assistdesk.core.desk.chat_shapes import ChatOut, ChatSay
from assistdesk.core.desk.events_service import ChatEnded
from assistdesk.core.desk.shapes_people import RequesterChange
from assistdesk.core.desk.timeline_shapes import LinkOut
from assistdesk.core.errors import RefusedError
from relay.desk import merging as merging_rules
from relay.desk.deleting import Deleting
from relay.desk.going_on import key_of_follow_up
from relay.desk.merging import Merging
from relay.desk.requesters import Requesters
from relay.store import participants
from tests.relay.desk.chat_stage import Stage, open_stage
from tests.relay.desk.test_answering import on_disk, row


@pytest_asyncio.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with open_stage(tmp_path) as opened:
        yield opened


def merging(stage: Stage) -> Merging:
    return Merging(stage.desk.store, stage.desk.rng.randbytes)


async def closed(stage: Stage, **fields: object) -> tuple[str, ChatOut]:
    """A chat that she left, and whose ticket was closed days later."""
    key, out = await stage.ask("No imprime")
    await stage.desk.change(stage.desk.ana, out.ticket_id, tags=("hall",), **fields)
    await stage.chats.leave(await stage.chat(out.id))
    await stage.pass_time(5 * 86_400)
    await stage.desk.close(out.ticket_id)
    return key, out


async def linked(stage: Stage, ticket_id: int) -> list[LinkOut]:
    return list((await merging(stage).links(stage.desk.ana, ticket_id)).links)


async def bodies(stage: Stage, ticket_id: int) -> list[str]:
    return [one.body for one in (await stage.desk.tickets.timeline(stage.desk.ana, ticket_id)).comments]


async def test_N10_a_line_after_the_closing_begins_a_ticket_and_a_chat_that_the_next_key_opens(stage: Stage) -> None:
    key, out = await closed(stage)
    said = await stage.say(out.id, "it is back", key)
    assert said.moved is not None
    made = await row(stage.desk, said.moved.ticket_id)
    requester_id = (await stage.thread(out.id)).customer_id
    assert (made.followup_of, made.requester_id, made.tags, made.subject, made.channel, made.status) == (
        out.ticket_id,
        requester_id,
        ("hall",),
        "No imprime",
        "chat",
        "new",
    )
    assert (await stage.desk.shown(out.ticket_id)).status == "closed"
    assert await bodies(stage, out.ticket_id) == ["No imprime"]
    assert said.moved.key == key_of_follow_up(key, made.id)
    assert said.moved.key.encode() not in on_disk(stage.desk)
    chat = await stage.chats.need(said.moved.key, said.moved.chat_id)
    shown = await stage.show(chat.id)
    assert (shown.state, shown.ticket_id, shown.follows) == ("offered", made.id, out.ticket_id)
    assert [(line.kind, line.body, line.name) for line in shown.lines] == [("hers", "it is back", "Lucía")]
    assert [(one.ticket_id, one.kind, one.outward) for one in await linked(stage, made.id)] == [
        (out.ticket_id, "followup", True)
    ]
    assert [(one.ticket_id, one.kind, one.outward) for one in await linked(stage, out.ticket_id)] == [
        (made.id, "followup", False)
    ]
    for ticket_id in (made.id, out.ticket_id):
        assert (await stage.desk.tickets.verify(stage.desk.ana, ticket_id)).fault is None
    assert await stage.desk.store.read(lambda connection: participants.of_ticket(connection, made.id)) == []


async def test_a_repeated_line_begins_nothing_twice_and_is_told_the_same_key(stage: Stage) -> None:
    key, out = await closed(stage)
    chat = await stage.chat(out.id)
    first = await stage.chats.say_hers(chat, ChatSay(body="it is back"), "one", chat_key=key)
    again = await stage.chats.say_hers(chat, ChatSay(body="it is back"), "one", chat_key=key)
    assert (again.replayed, again.value) == (True, first.value)


async def test_further_lines_with_the_old_key_stand_where_the_first_began_and_not_in_tickets_of_their_own(
    stage: Stage,
) -> None:
    key, out = await closed(stage)
    first, second = await stage.say(out.id, "one", key), await stage.say(out.id, "two", key)
    assert first.moved is not None
    assert second.moved == first.moved
    assert await bodies(stage, first.moved.ticket_id) == ["one", "two"]
    await stage.chats.leave(await stage.chat(first.moved.chat_id))
    await stage.desk.close(first.moved.ticket_id)
    third = await stage.say(out.id, "three", key)
    assert third.moved is not None
    assert third.moved.ticket_id not in (out.ticket_id, first.moved.ticket_id)
    assert (await row(stage.desk, third.moved.ticket_id)).followup_of == first.moved.ticket_id
    assert third.moved.key == key_of_follow_up(first.moved.key, third.moved.ticket_id)
    assert (await stage.chats.need(third.moved.key, third.moved.chat_id)).thread.ticket_id == third.moved.ticket_id
    await Deleting(stage.desk.store, stage.desk.rng.randbytes).delete(
        stage.desk.admin, first.moved.ticket_id, stage.desk.key()
    )
    fourth = await stage.say(out.id, "four", key)
    assert fourth.moved is not None
    assert (await row(stage.desk, fourth.moved.ticket_id)).followup_of == out.ticket_id, "what was deleted takes none"


async def test_where_nobody_can_take_a_chat_the_words_become_a_ticket_all_the_same(stage: Stage) -> None:
    key, out = await closed(stage)
    stage.alive.clear()
    said = await stage.say(out.id, "it is back", key)
    assert said.moved is not None
    shown = await stage.show(said.moved.chat_id)
    assert (shown.state, shown.outcome) == ("ended", "offline")
    assert (await row(stage.desk, said.moved.ticket_id)).followup_of == out.ticket_id


async def test_a_chat_that_still_goes_on_in_a_closed_ticket_ends_and_goes_on_in_the_next(stage: Stage) -> None:
    key, out = await stage.ask()
    await stage.agents.accept(stage.desk.ana, out.id)
    await stage.desk.close(out.ticket_id)
    said = await stage.say(out.id, "and another thing", key)
    assert said.moved is not None
    assert ((await stage.show(out.id)).state, (await stage.show(out.id)).outcome) == ("ended", "missed")
    assert [one.outcome for one in await stage.told(out.ticket_id) if isinstance(one, ChatEnded)] == ["missed"]
    assert (await stage.thread(said.moved.chat_id)).preferred_agent_id == stage.desk.ana.id
    assert (await stage.show(said.moved.chat_id)).state == "waiting", "her last chat is still being wrapped up"
    assert (await stage.desk.tickets.verify(stage.desk.ana, out.ticket_id)).fault is None


@pytest.mark.parametrize("goes_on", [False, True])
async def test_a_chat_begun_again_goes_on_from_the_closed_ticket(stage: Stage, goes_on: bool) -> None:
    key, out = await closed(stage)
    _, again = await stage.ask("otra vez", previous=key, goes_on=goes_on)
    assert again.follows == (out.ticket_id if goes_on else None), "days later only if she says so (trap 19)"
    assert again.ticket_id != out.ticket_id
    assert (await stage.desk.shown(again.ticket_id)).tags == (("hall",) if goes_on else ())


async def test_back_at_once_in_a_ticket_that_was_closed_meanwhile(stage: Stage) -> None:
    key, out = await stage.ask()
    await stage.chats.leave(await stage.chat(out.id))
    await stage.desk.close(out.ticket_id)
    _, again = await stage.ask("otra vez", previous=key)
    assert again.follows == out.ticket_id


async def test_by_mail_what_goes_on_stands_in_the_same_ticket_and_else_in_one_of_its_own(stage: Stage) -> None:
    key, out = await stage.ask()
    await stage.chats.leave(await stage.chat(out.id))
    stage.alive.clear()
    _, same = await stage.ask("still", previous=key, goes_on=True, by_mail=True)
    assert (same.ticket_id, same.outcome) == (out.ticket_id, "offline")
    _, other = await stage.ask("something else", previous=key, by_mail=True)
    assert other.ticket_id != out.ticket_id


async def test_a_merged_ticket_leads_her_to_the_target_by_lines_and_by_a_chat_begun_again(stage: Stage) -> None:
    key, out = await stage.ask()
    await stage.chats.leave(await stage.chat(out.id))
    _, target = await stage.ask("the same", previous=key, by_mail=True)
    await merging(stage).merge(stage.desk.ana, out.ticket_id, target.ticket_id, stage.desk.key())
    said = await stage.say(out.id, "one thing more", key)
    assert said.moved is None
    assert "one thing more" in await bodies(stage, target.ticket_id)
    _, again = await stage.ask("otra vez", previous=key)
    assert (again.ticket_id, again.follows) == (target.ticket_id, None)
    await stage.chats.leave(await stage.chat(again.id))
    await stage.desk.close(target.ticket_id)
    last = await stage.say(out.id, "and now?", key)
    assert last.moved is not None
    assert (await row(stage.desk, last.moved.ticket_id)).followup_of == target.ticket_id


async def test_whose_target_is_another_s_goes_on_from_her_own_and_staff_find_both(stage: Stage) -> None:
    key, out = await stage.ask()
    await stage.chats.leave(await stage.chat(out.id))
    target = await stage.desk.ticket("Lucía's")
    await merging(stage).merge(stage.desk.ana, out.ticket_id, target, stage.desk.key())
    said = await stage.say(out.id, "one thing more", key)
    assert said.moved is not None
    assert (await row(stage.desk, said.moved.ticket_id)).followup_of == out.ticket_id
    assert (target, "related") in [(one.ticket_id, one.kind) for one in await linked(stage, said.moved.ticket_id)]
    assert "one thing more" not in await bodies(stage, target)
    _, again = await stage.ask("otra vez", previous=key)
    assert again.follows == out.ticket_id


async def test_in_copy_of_the_target_her_lines_stand_there_and_a_chat_of_hers_has_its_own_ticket(stage: Stage) -> None:
    key, out = await stage.ask()
    await stage.chats.leave(await stage.chat(out.id))
    target = await stage.desk.ticket("Lucía's")
    await merging(stage).merge(stage.desk.ana, out.ticket_id, target, stage.desk.key(), copy_requester=True)
    assert (await stage.say(out.id, "one thing more", key)).moved is None
    assert "one thing more" in await bodies(stage, target)
    _, again = await stage.ask("otra vez", previous=key)
    assert again.follows == out.ticket_id


async def test_whose_ticket_was_given_away_is_in_copy_of_what_goes_on_from_it(stage: Stage) -> None:
    key, out = await stage.ask()
    await stage.chats.leave(await stage.chat(out.id))
    given = RequesterChange(user_id=stage.desk.lucia.id, keep_in_copy=True)
    await Requesters(stage.desk.store, stage.desk.rng.randbytes).change(
        stage.desk.ana, out.ticket_id, given, stage.desk.key()
    )
    await stage.desk.close(out.ticket_id)
    said = await stage.say(out.id, "still", key)
    assert said.moved is not None
    made = await stage.desk.shown(said.moved.ticket_id)
    assert made.requester_id == stage.desk.lucia.id
    on_it = await stage.desk.store.read(lambda connection: participants.of_ticket(connection, made.id))
    assert [one.user_id for one in on_it] == [(await stage.thread(out.id)).customer_id]
    assert (await stage.chats.need(said.moved.key, said.moved.chat_id)).id == said.moved.chat_id
    _, again = await stage.ask("otra vez", previous=key)
    assert again.follows is None, "a chat begun again is of a ticket of hers"


async def test_too_many_that_go_on_from_one_are_refused_and_nothing_is_begun(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, out = await closed(stage)
    monkeypatch.setattr(merging_rules, "LINKS_MAX", 0)
    with pytest.raises(RefusedError, match="followup"):
        await stage.say(out.id, "it is back", key)
    with pytest.raises(RefusedError, match="not_found"):
        await stage.desk.tickets.get(stage.desk.ana, out.ticket_id + 1)
