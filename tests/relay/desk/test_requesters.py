"""A ticket is given to another customer: what hangs on the customer follows, and who had it reads no more of it."""

from pathlib import Path

import msgspec
import pytest

from assistdesk.core.desk.shapes import RequesterIn, TicketAnswer
from assistdesk.core.desk.shapes_people import ParticipantIn, RequesterChange
from assistdesk.core.errors import RefusedError
from relay.desk.participants import Participants
from relay.desk.reading import Reading
from relay.desk.refusals import FieldsError
from relay.desk.requesters import Requesters
from relay.desk.search import Search
from relay.store import people, tables
from tests.relay.desk.chat_stage import open_stage
from tests.relay.desk.conftest import Desk


@pytest.fixture
def requesters(desk: Desk) -> Requesters:
    return Requesters(desk.store, desk.rng.randbytes)


@pytest.fixture
def reading(desk: Desk) -> Reading:
    return Reading(desk.store, desk.rng.randbytes, "https://help.example.com")


async def make(desk: Desk, name: str, organisation: str = "", role: str = "customer") -> int:
    return await desk.store.write(
        lambda work: people.add(
            work,
            role=role,  # type: ignore[arg-type]
            name=name,
            email=f"{name}@example.org",
            org_id=people.organization_named(work, organisation) if organisation else None,
        )
    )


async def give(desk: Desk, use: Requesters, ticket_id: int, user_id: int, *, keep: bool = False) -> TicketAnswer:
    given = RequesterChange(user_id=user_id, keep_in_copy=keep)
    return (await use.change(desk.ana, ticket_id, given, desk.key())).value


async def last_events(desk: Desk, ticket_id: int) -> list[dict[str, object]]:
    page = await desk.tickets.timeline(desk.ana, ticket_id)
    return [msgspec.json.decode(raw) for raw in page.audits[-1].events]


async def found(desk: Desk, words: str) -> list[int]:
    page = await Search(desk.store, b"k" * 32).find(desk.ana, words, now_ms=desk.clock.now_ms())
    return [one.id for one in page.tickets]


async def test_customer_organisation_and_what_finds_the_ticket_follow(desk: Desk, requesters: Requesters) -> None:
    ticket_id = await desk.ticket("printer")
    maria = await make(desk, "Maria", "Talleres Sur")
    answer = await give(desk, requesters, ticket_id, maria)
    assert (answer.ticket.requester_id, answer.ticket.submitter_id) == (maria, desk.lucia.user_id)
    card = next(user for user in answer.users if user.id == maria)
    assert answer.ticket.org_id == card.org_id is not None
    fields = [(event["field"], event["previous"], event["value"]) for event in await last_events(desk, ticket_id)]
    assert fields[0] == ("requester_id", desk.lucia.user_id, maria)
    assert [field for field, _, _ in fields] == ["requester_id", "org_id"]
    assert await found(desk, "Maria") == [ticket_id]
    assert await found(desk, "Lucía") == []
    page = await desk.tickets.timeline(desk.bo, ticket_id)
    assert {user.id for user in page.users} >= {maria, desk.lucia.user_id}
    assert (await desk.tickets.verify(desk.ana, ticket_id)).fault is None
    again = await give(desk, requesters, ticket_id, maria)
    assert (again.audit, again.ticket.seq) == (None, answer.ticket.seq)


async def test_somebody_new_is_made_and_found_by_her_address_the_next_time(desk: Desk, requesters: Requesters) -> None:
    one, other = await desk.ticket(), await desk.ticket()
    given = RequesterChange(person=RequesterIn(name="Zoë", email="zoe@example.org"))
    made = (await requesters.change(desk.ana, one, given, "k1")).value
    assert (await requesters.change(desk.ana, one, given, "k1")).replayed
    assert (await requesters.change(desk.bo, other, given, "k2")).value.ticket.requester_id == made.ticket.requester_id
    for nobody in (RequesterChange(), RequesterChange(user_id=999), RequesterChange(person=RequesterIn(name="Zoë"))):
        with pytest.raises(FieldsError):
            await requesters.change(desk.ana, one, nobody, desk.key())


async def test_who_had_it_reads_no_more_unless_she_is_kept_in_copy(
    desk: Desk, requesters: Requesters, reading: Reading
) -> None:
    maria = await make(desk, "Maria")
    for keep in (False, True):
        ticket_id = await desk.ticket("printer", "it does not print")
        key = (await reading.give(desk.ana, ticket_id, desk.lucia.id)).key
        await give(desk, requesters, ticket_id, maria, keep=keep)
        await desk.say(desk.ana, ticket_id, "for Maria")
        if keep:
            assert (await last_events(desk, ticket_id))[0]["type"] == "Reply"
            lines = (await reading.read(key, now_ms=desk.clock.now_ms())).lines
            assert [one.body for one in lines] == ["it does not print", "for Maria"]
        else:
            with pytest.raises(RefusedError, match="not_found"):
                await reading.read(key, now_ms=desk.clock.now_ms())
            await give(desk, requesters, ticket_id, desk.lucia.id)
            with pytest.raises(RefusedError, match="not_found"):  # the key is void, also if it is hers again
                await reading.read(key, now_ms=desk.clock.now_ms())


async def test_nobody_is_the_customer_and_in_copy(desk: Desk, requesters: Requesters) -> None:
    ticket_id = await desk.ticket()
    maria = await make(desk, "Maria")
    on_tickets = Participants(desk.store, desk.rng.randbytes)
    await on_tickets.add(desk.ana, ticket_id, ParticipantIn(user_id=maria), "k1")
    await give(desk, requesters, ticket_id, maria, keep=True)
    said = await last_events(desk, ticket_id)
    assert [event for event in said if event["type"] == "Cc"] == [
        {"type": "Cc", "user_ids": []},
        {"type": "Cc", "user_ids": [desk.lucia.user_id]},
    ]
    on_it = (await on_tickets.list(desk.ana, ticket_id)).participants
    assert [(one.user_id, one.role) for one in on_it] == [(desk.lucia.user_id, "cc")]


async def test_a_closed_ticket_and_strangers_to_it_are_refused(desk: Desk, requesters: Requesters) -> None:
    ticket_id = await desk.ticket()
    maria = await make(desk, "Maria")
    gone = await make(desk, "Gone")
    suspended = tables.person.update().where(tables.person.c.id == gone).values(suspended=True)
    await desk.store.write(lambda work: work.connection.execute(suspended))
    with pytest.raises(RefusedError, match="requester") as caught:
        await give(desk, requesters, ticket_id, gone)
    assert caught.value.fields["why"] == "no_person"
    with pytest.raises(RefusedError, match="forbidden"):
        await requesters.change(desk.lucia, ticket_id, RequesterChange(user_id=maria), "k1")
    narrow = msgspec.structs.replace(desk.bo, sees_all=False)
    with pytest.raises(RefusedError, match="not_found"):
        await requesters.change(narrow, ticket_id, RequesterChange(user_id=maria), "k2")
    await desk.close(ticket_id)
    with pytest.raises(RefusedError, match="step"):
        await give(desk, requesters, ticket_id, maria)


async def test_a_running_chat_keeps_its_customer_and_its_key_opens_nothing_of_anothers_ticket(tmp_path: Path) -> None:
    async with open_stage(tmp_path) as stage:
        desk, use = stage.desk, Requesters(stage.desk.store, stage.desk.rng.randbytes)
        maria = await make(desk, "Maria")
        key, chat = await stage.ask("no imprime")
        with pytest.raises(RefusedError, match="requester") as caught:
            await give(desk, use, chat.ticket_id, maria)
        assert caught.value.fields["why"] == "chat"
        await stage.chats.leave(await stage.chats.need(key, chat.id))
        assert (await stage.chats.need(key, chat.id)).id == chat.id
        await give(desk, use, chat.ticket_id, maria)
        await desk.say(desk.ana, chat.ticket_id, "for Maria")
        with pytest.raises(RefusedError, match="not_found"):
            await stage.chats.need(key, chat.id)
        _, again = await stage.ask("otra vez", previous=key)
        assert again.ticket_id != chat.ticket_id
        assert [line.body for line in again.lines if line.kind == "hers"] == ["otra vez"]
