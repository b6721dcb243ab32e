"""Whoever has a ticket is told that it was given to her, and of what its customer says; mentions: ``test_participants``."""

import msgspec
import pytest

from assistdesk.core.desk.model_service import AssignAction
from assistdesk.core.desk.shapes import CommentIn, TicketNew
from assistdesk.core.desk.shapes_people import InboxEntry
from relay.desk import changes
from relay.desk.inboxes import Inboxes
from relay.desk.participants import Participants
from relay.desk.rights import Caller
from tests.relay.desk.conftest import Desk
from tests.relay.desk.test_participants import add, person
from tests.relay.desk.test_participants import on_tickets as on_tickets
from tests.relay.desk.test_triggers import trigger, when


async def told(desk: Desk, caller: Caller) -> list[InboxEntry]:
    return list((await Inboxes(desk.store).page(caller)).entries)


def kinds(entries: list[InboxEntry]) -> list[tuple[str, int, str]]:
    return [(one.kind, one.ticket_id, one.excerpt) for one in entries]


async def test_the_assignee_is_told_of_her_customers_words_and_of_no_colleagues(desk: Desk) -> None:
    ticket_id = await desk.ticket("printer", "first words")
    await desk.change(desk.ana, ticket_id, assignee_id=desk.ana.id)
    assert await told(desk, desk.ana) == [], "what she took herself"
    await desk.say(desk.ana, ticket_id, "try again please")
    await desk.say(desk.bo, ticket_id, "and again")
    await desk.say(desk.bo, ticket_id, "a note", public=False)
    assert await told(desk, desk.ana) == []
    await desk.say(desk.lucia, ticket_id, "still broken")
    written = (await desk.say(desk.lucia, ticket_id, "hello?")).comment
    (entry,) = await told(desk, desk.ana)
    assert kinds([entry]) == [("comment", ticket_id, "hello?")], "the newest unread one stands for all"
    assert written is not None
    assert (entry.author_id, entry.comment_id, entry.public) == (desk.lucia.id, written.id, True)
    assert await told(desk, desk.bo) == []


async def test_a_chat_line_is_told_where_the_chat_is(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    await desk.change(desk.ana, ticket_id, assignee_id=desk.ana.id)
    line = CommentIn(body="are you there?", public=True, kind="chat")

    def say_line(work: changes.Work) -> None:
        ticket = changes.need_ticket(work.connection, desk.lucia, ticket_id)
        changes.write(work, desk.lucia, ticket, ticket, [], desk.rng.randbytes, comment=line)

    await desk.store.write(say_line)
    assert await told(desk, desk.ana) == []


async def test_whoever_is_given_a_ticket_is_told_by_whom_and_with_the_words_that_came_along(desk: Desk) -> None:
    first, second = await desk.ticket("a"), await desk.ticket("b")
    await desk.change(desk.bo, first, assignee_id=desk.ana.id)
    await desk.change(desk.bo, first, assignee_id=desk.ana.id, tags=("x",))
    note = CommentIn(body="you know these", public=False)
    await desk.change(desk.bo, second, assignee_id=desk.ana.id, comment=note)
    new = TicketNew(
        subject="c",
        requester_id=desk.lucia.id,
        assignee_id=desk.ana.id,
        comment=CommentIn(body="she called", public=False),
    )
    third = (await desk.tickets.create(desk.bo, new, desk.key())).value.ticket.id
    entries = await told(desk, desk.ana)
    assert kinds(entries) == [
        ("assigned", third, "she called"),
        ("assigned", second, "you know these"),
        ("assigned", first, ""),
    ]
    assert [one.author_id for one in entries] == [desk.bo.id, desk.bo.id, None]
    assert [one.subject for one in entries] == ["c", "b", "a"]
    await desk.change(desk.bo, first, assignee_id=desk.bo.id)
    await desk.change(desk.bo, first, assignee_id=None)
    assert len(await told(desk, desk.ana)) == 3
    assert await told(desk, desk.bo) == []


async def test_a_rule_that_gives_a_ticket_away_tells_so_and_not_of_the_words_beside(desk: Desk) -> None:
    await trigger(desk, when("comment", "comment_by", "theirs"), AssignAction(assignee_id=desk.bo.id))
    ticket_id = await desk.ticket("on fire", "help!")
    assert kinds(await told(desk, desk.bo)) == [("assigned", ticket_id, "help!")]
    await desk.change(desk.ana, ticket_id, assignee_id=desk.ana.id)
    await desk.say(desk.lucia, ticket_id, "still")
    assert kinds(await told(desk, desk.bo))[0] == ("assigned", ticket_id, "still")
    assert await told(desk, desk.ana) == []


@pytest.mark.parametrize("follows", [False, True])
async def test_the_assignee_who_follows_too_is_told_once(desk: Desk, on_tickets: Participants, follows: bool) -> None:
    ticket_id = await desk.ticket()
    await desk.change(desk.ana, ticket_id, assignee_id=desk.ana.id)
    if follows:
        await add(desk, on_tickets, ticket_id, desk.ana.id)
    await desk.say(desk.lucia, ticket_id, "still broken")
    assert [one.seq for one in await told(desk, desk.ana)] == [1]


async def test_what_is_written_down_of_the_past_is_told_to_nobody(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    await desk.store.write(
        lambda work: changes.update(
            work, desk.bo, ticket_id, changes.TicketChange(assignee_id=desk.ana.id), desk.rng.randbytes, at_ms=5
        )
    )
    said = changes.TicketChange(comment=CommentIn(body="of old", public=True))
    await desk.store.write(lambda work: changes.update(work, desk.lucia, ticket_id, said, desk.rng.randbytes, at_ms=6))
    assert await told(desk, desk.ana) == []


async def test_an_assignee_who_was_suspended_is_told_nothing(desk: Desk) -> None:
    gone = await person(desk, "agent", "Gone", "gone@example.com")
    ticket_id = await desk.ticket()
    await desk.change(desk.ana, ticket_id, assignee_id=gone)
    await desk.store.write(
        lambda work: work.connection.exec_driver_sql(f"UPDATE person SET suspended = 1 WHERE id = {gone}")
    )
    await desk.say(desk.lucia, ticket_id, "anybody?")
    reader = msgspec.structs.replace(desk.ana, user_id=gone)
    assert [one.kind for one in await told(desk, reader)] == ["assigned"]
