"""People on a ticket: added and removed once, both logged; following and mentions are told, and widen no right."""

import msgspec
import pytest

from assistdesk.core.desk.shapes import CommentIn, RequesterIn, TicketNew
from assistdesk.core.desk.shapes_people import InboxEntry, ParticipantIn, ParticipantList
from assistdesk.core.errors import RefusedError
from relay.desk.events import EventHub
from relay.desk.inboxes import Inboxes
from relay.desk.participants import Participants
from relay.desk.presence import Presence
from relay.desk.refusals import FieldsError
from relay.desk.rights import Caller
from relay.store import people
from tests.relay.desk.conftest import Desk


@pytest.fixture
def on_tickets(desk: Desk) -> Participants:
    return Participants(desk.store, desk.rng.randbytes)


@pytest.fixture
def inboxes(desk: Desk) -> Inboxes:
    return Inboxes(desk.store)


async def person(desk: Desk, role: str, name: str, email: str = "", **more: object) -> int:
    return await desk.store.write(lambda work: people.add(work, role=role, name=name, email=email, **more))  # type: ignore[arg-type]


async def add(desk: Desk, use: Participants, ticket_id: int, user_id: int | None) -> ParticipantList:
    return (await use.add(desk.ana, ticket_id, ParticipantIn(user_id=user_id), desk.key())).value


async def events(desk: Desk, ticket_id: int) -> list[dict[str, object]]:
    page = await desk.tickets.timeline(desk.ana, ticket_id)
    return [msgspec.json.decode(raw) for audit in page.audits for raw in audit.events]


async def told(inboxes: Inboxes, caller: Caller) -> list[tuple[str, int, str, bool]]:
    page = await inboxes.page(caller)
    return [(entry.kind, entry.ticket_id, entry.excerpt, entry.read) for entry in page.entries]


async def test_theirs_become_cc_and_ours_follow_and_both_are_in_the_log_once(
    desk: Desk, on_tickets: Participants
) -> None:
    ticket_id = await desk.ticket()
    maria = await person(desk, "customer", "María Núñez", "maria@example.com")
    await add(desk, on_tickets, ticket_id, maria)
    desk.clock.turn(1)
    await add(desk, on_tickets, ticket_id, desk.bo.id)
    shown = await add(desk, on_tickets, ticket_id, maria)
    assert [(one.user_id, one.role) for one in shown.participants] == [(maria, "cc"), (desk.bo.id, "follower")]
    assert {user.name for user in shown.users} == {"María Núñez", "Bo"}
    page = await desk.tickets.timeline(desk.bo, ticket_id)
    assert page.participants == shown.participants
    assert {user.id for user in page.users} >= {maria, desk.bo.id}
    assert [audit.pub_seq for audit in page.audits] == [1, 2, None]  # a customer is told of a cc, of no follower
    left = (await on_tickets.remove(desk.bo, ticket_id, maria, desk.key())).value
    assert [one.user_id for one in left.participants] == [desk.bo.id]
    assert (await on_tickets.remove(desk.bo, ticket_id, maria, desk.key())).value == left
    assert (await events(desk, ticket_id))[-3:] == [
        {"type": "Cc", "user_ids": [maria]},
        {"type": "FollowerChange", "user_ids": [desk.bo.id]},
        {"type": "Cc", "user_ids": []},
    ]
    assert (await desk.tickets.verify(desk.ana, ticket_id)).fault is None


async def test_whoever_was_taken_off_keeps_a_name_beside_the_log_that_speaks_of_her(
    desk: Desk, on_tickets: Participants
) -> None:
    ticket_id = await desk.ticket()
    maria = await person(desk, "customer", "María Núñez", "maria@example.com")
    await add(desk, on_tickets, ticket_id, maria)
    await on_tickets.remove(desk.ana, ticket_id, maria, desk.key())
    page = await desk.tickets.timeline(desk.bo, ticket_id)
    assert page.participants == ()
    assert maria in {user.id for user in page.users}
    audits = await desk.pages.audits(desk.bo, ticket_id, include=frozenset(("users",)))
    assert maria in {user.id for user in audits.users}


async def test_a_person_without_a_seat_is_found_by_address_or_made(desk: Desk, on_tickets: Participants) -> None:
    ticket_id = await desk.ticket()
    given = ParticipantIn(person=RequesterIn(name="Chen Wei", email="Chen@Example.com"))
    first = (await on_tickets.add(desk.ana, ticket_id, given, "k1")).value
    assert (await on_tickets.add(desk.ana, ticket_id, given, "k1")).replayed
    assert [(user.name, user.role) for user in first.users] == [("Chen Wei", "customer")]
    again = msgspec.structs.replace(given, person=RequesterIn(name="Another name", email="chen@example.COM"))
    assert (await on_tickets.add(desk.ana, ticket_id, again, "k2")).value == first
    for wrong in (
        ParticipantIn(),
        ParticipantIn(user_id=1, person=RequesterIn(name="x", email="x@example.com")),
        ParticipantIn(user_id=99_999),
        ParticipantIn(person=RequesterIn(name="x")),
        ParticipantIn(person=RequesterIn(name="x", email="no address")),
    ):
        with pytest.raises(FieldsError):
            await on_tickets.add(desk.ana, ticket_id, wrong, desk.key())


async def test_who_cannot_be_added_is_refused_with_the_reason(desk: Desk, on_tickets: Participants) -> None:
    ticket_id = await desk.ticket()
    robot = await person(desk, "bot", "Robot")
    for user_id, why in ((desk.lucia.id, "requester"), (robot, "no_person")):
        with pytest.raises(RefusedError, match="participant") as caught:
            await add(desk, on_tickets, ticket_id, user_id)
        assert caught.value.fields["why"] == why
    await add(desk, on_tickets, ticket_id, desk.bo.id)
    await desk.close(ticket_id)
    with pytest.raises(RefusedError, match="participant") as caught:
        await add(desk, on_tickets, ticket_id, desk.admin.id)
    assert caught.value.fields["why"] == "closed"
    with pytest.raises(RefusedError, match="participant"):
        await on_tickets.remove(desk.ana, ticket_id, desk.bo.id, desk.key())
    with pytest.raises(RefusedError, match="forbidden"):
        await on_tickets.list(desk.lucia, ticket_id)
    hidden = msgspec.structs.replace(desk.admin, sees_all=False)
    with pytest.raises(RefusedError, match="not_found"):
        await on_tickets.add(hidden, ticket_id, ParticipantIn(user_id=desk.bo.id), desk.key())


async def test_people_are_found_by_how_any_word_of_their_name_or_their_address_begins(
    desk: Desk, on_tickets: Participants
) -> None:
    maria = await person(desk, "customer", "María Núñez", "mn@acme.example")
    wang = await person(desk, "customer", "王小芳")
    await person(desk, "bot", "Nuntius")

    async def found(text: str) -> set[int]:
        return {user.id for user in (await on_tickets.find(desk.ana, text)).users}

    for text in ("maria", "MARÍA nu", "núñ", "nun", "mn@ac", "nunez mar"):
        assert await found(text) == {maria}, text
    for text in ("王", "小芳", "芳"):
        assert await found(text) == {wang}, text
    assert await found("maria gomez") == set()
    assert await found("%") == set()
    with pytest.raises(RefusedError, match="forbidden"):
        await on_tickets.find(desk.lucia, "maria")


async def test_a_mention_in_a_note_is_kept_told_and_makes_a_follower(desk: Desk, inboxes: Inboxes) -> None:
    pena = await person(desk, "agent", "Íñigo Peña", "i@example.com")
    wang = await person(desk, "agent", "王芳", "w@example.com")
    ticket_id = await desk.ticket()
    written = await desk.say(
        desk.ana, ticket_id, "请@王芳看一下, @inigo peña too; @Nobody not, me @Ana not", public=False
    )
    assert written.comment is not None
    assert set(written.comment.mentions) == {pena, wang}
    page = await desk.tickets.timeline(desk.ana, ticket_id)
    assert page.comments[-1].mentions == tuple(sorted((pena, wang)))
    assert {(one.user_id, one.role) for one in page.participants} == {(wang, "follower"), (pena, "follower")}
    note = next(event for event in await events(desk, ticket_id) if event["type"] == "Note")
    assert note["mentions"] == [wang, pena]
    assert {"type": "FollowerChange", "user_ids": sorted((pena, wang))} in await events(desk, ticket_id)
    reader = msgspec.structs.replace(desk.bo, user_id=pena, name="Íñigo Peña")
    assert await told(inboxes, reader) == [
        ("mention", ticket_id, "请@王芳看一下, @inigo peña too; @Nobody not, me @Ana not", False)
    ]
    assert await told(inboxes, desk.ana) == []
    assert (await desk.tickets.verify(desk.ana, ticket_id)).fault is None


async def test_a_public_reply_mentions_nobody(desk: Desk, inboxes: Inboxes) -> None:
    ticket_id = await desk.ticket()
    written = await desk.say(desk.ana, ticket_id, "Ask @Bo about it")
    await desk.say(desk.lucia, ticket_id, "I want @Bo")
    assert written.comment is not None
    assert written.comment.mentions == ()
    assert await told(inboxes, desk.bo) == []
    assert (await desk.tickets.timeline(desk.ana, ticket_id)).participants == ()


async def test_a_ticket_may_begin_with_a_note_that_mentions(desk: Desk, inboxes: Inboxes) -> None:
    note = CommentIn(body="@Bo, one for you", public=False)
    new = TicketNew(subject="router", requester_id=desk.lucia.user_id, comment=note)
    made = (await desk.tickets.create(desk.ana, new, desk.key())).value
    assert [one.user_id for one in (await desk.tickets.timeline(desk.ana, made.ticket.id)).participants] == [desk.bo.id]
    page = await inboxes.page(desk.bo)
    assert [(entry.kind, entry.subject, entry.author_id) for entry in page.entries] == [
        ("mention", "router", desk.ana.id)
    ]


async def test_followers_hear_of_others_words_once_until_they_read_them(
    desk: Desk, on_tickets: Participants, inboxes: Inboxes
) -> None:
    ticket_id = await desk.ticket()
    await add(desk, on_tickets, ticket_id, desk.bo.id)
    await desk.say(desk.bo, ticket_id, "my own words")
    await desk.say(desk.lucia, ticket_id, "first")
    await desk.say(desk.ana, ticket_id, "second", public=False)
    page = await inboxes.page(desk.bo)
    assert [(entry.kind, entry.excerpt, entry.public) for entry in page.entries] == [("comment", "second", False)]
    assert (page.unread, page.head) == (1, page.entries[0].seq)
    await desk.say(desk.ana, ticket_id, "@Bo: look", public=False)
    assert [kind for kind, *_ in await told(inboxes, desk.bo)] == [
        "mention",
        "comment",
    ]  # a mention gives way to nothing
    read = await inboxes.read(desk.bo, page.head, ticket_id)
    assert [(entry.kind, entry.read) for entry in read.entries] == [("mention", False), ("comment", True)]
    assert (await inboxes.read(desk.bo, 2**40, None)).unread == 0
    await on_tickets.remove(desk.bo, ticket_id, desk.bo.id, desk.key())
    await desk.say(desk.lucia, ticket_id, "third")
    assert len(await told(inboxes, desk.bo)) == 2
    assert len((await inboxes.page(desk.bo, limit=1)).entries) == 1
    older = await inboxes.page(desk.bo, before=read.entries[0].seq)
    assert [entry.kind for entry in older.entries] == ["comment"]


async def test_T7_whoever_may_not_see_the_ticket_is_neither_mentioned_nor_told(
    desk: Desk, inboxes: Inboxes, on_tickets: Participants
) -> None:
    narrow_id = await person(desk, "agent", "Elsewhere", "e@example.com", own_groups_only=True)
    narrow = msgspec.structs.replace(desk.bo, user_id=narrow_id, sees_all=False)
    ticket_id = await desk.ticket()
    written = await desk.say(desk.ana, ticket_id, "@Elsewhere secret", public=False)
    assert written.comment is not None
    assert written.comment.mentions == ()
    await desk.change(desk.ana, ticket_id, assignee_id=narrow_id)
    await desk.say(desk.ana, ticket_id, "@Elsewhere yours now", public=False)
    assert [one[0] for one in await told(inboxes, narrow)] == ["mention", "assigned"]
    await desk.change(desk.ana, ticket_id, assignee_id=desk.bo.id)
    await on_tickets.remove(desk.ana, ticket_id, narrow_id, desk.key())
    await desk.say(desk.ana, ticket_id, "@Elsewhere and gone", public=False)
    assert await told(inboxes, narrow) == []  # what lies out of sight now is not shown any more
    with pytest.raises(RefusedError, match="forbidden"):
        await inboxes.page(desk.lucia)


async def test_an_inbox_is_heard_live_from_its_cursor_and_by_its_owner_only(
    desk: Desk, on_tickets: Participants
) -> None:
    hub = EventHub(desk.store, Presence(), now_ms=desk.clock.now_ms)
    ticket_id = await desk.ticket()
    for word in ("one", "two"):
        await desk.say(desk.ana, ticket_id, f"@Bo {word}", public=False)
    stream = f"user:{desk.bo.id}"
    frames = await hub.read_after(desk.bo, stream, 1)
    entry = msgspec.json.decode(msgspec.json.decode(frames[0][1], type=dict[str, msgspec.Raw])["data"], type=InboxEntry)  # type: ignore[arg-type]
    assert (entry.seq, entry.kind, entry.excerpt) == (2, "mention", "@Bo two")
    assert await hub.read_after(desk.bo, stream, 2) == [(2, None)]
    assert await hub.head_of(desk.bo, stream) == 2
    with pytest.raises(RefusedError, match="forbidden"):
        await hub.head_of(desk.ana, stream)
