"""Escalating: another group has it, whoever had it follows, the reason is a note; taken back while nobody took it up."""

import msgspec
import pytest

from assistdesk.core.desk.shapes import EscalateTicketIn, TicketOut
from assistdesk.core.errors import RefusedError
from relay.desk.escalating import Escalating
from relay.desk.inboxes import Inboxes
from relay.desk.merging import Merging
from relay.desk.participants import Participants
from relay.desk.refusals import FieldsError
from relay.desk.rights import Caller
from relay.store import people, tables
from relay.store.work import Work
from tests.relay.desk.conftest import Desk

WHY = "Needs the vendor's tools, see the log"


@pytest.fixture
def escalating(desk: Desk) -> Escalating:
    return Escalating(desk.store, desk.rng.randbytes)


async def group(desk: Desk, name: str, *members: Caller) -> int:
    def operation(work: Work) -> int:
        group_id = people.group_named(work, name)
        for member in members:
            work.connection.execute(tables.membership.insert().values(user_id=member.id, group_id=group_id))
        return group_id

    return await desk.store.write(operation)


async def go(desk: Desk, use: Escalating, ticket_id: int, group_id: int, caller: Caller | None = None) -> TicketOut:
    given = EscalateTicketIn(group_id=group_id, reason=WHY)
    return (await use.escalate(caller or desk.ana, ticket_id, given, desk.key())).value.ticket


async def followers(desk: Desk, ticket_id: int) -> list[int]:
    page = await desk.tickets.timeline(desk.admin, ticket_id)
    return [one.user_id for one in page.participants if one.role == "follower"]


async def test_D3_the_group_takes_over_and_whoever_had_it_follows_in_one_audit(
    desk: Desk, escalating: Escalating
) -> None:
    first, second = await group(desk, "L1", desk.ana), await group(desk, "L2", desk.ana, desk.bo)
    ticket_id = await desk.ticket()
    await desk.change(desk.ana, ticket_id, group_id=first, assignee_id=desk.bo.id)
    given = EscalateTicketIn(group_id=second, reason=WHY)
    done = await escalating.escalate(desk.ana, ticket_id, given, "k1")
    ticket = done.value.ticket
    assert (ticket.group_id, ticket.assignee_id, ticket.status) == (second, None, "open")
    page = await desk.tickets.timeline(desk.ana, ticket_id)
    assert [msgspec.json.decode(raw) for raw in page.audits[-1].events][1:] == [
        {"type": "Escalated", "from_group_id": first, "to_group_id": second, "follower_id": desk.bo.id},
        {"type": "FollowerChange", "user_ids": [desk.bo.id]},
        {"type": "Change", "field": "group_id", "previous": first, "value": second},
        {"type": "Change", "field": "assignee_id", "previous": desk.bo.id, "value": None},
    ]
    assert WHY.encode() not in b"".join(page.audits[-1].events)  # the log has its digest: it may have to be erased
    assert (page.comments[-1].body, page.comments[-1].public) == (WHY, False)
    assert page.audits[-1].pub_seq is None  # the customer is told nothing
    assert await followers(desk, ticket_id) == [desk.bo.id]
    told = await Inboxes(desk.store).page(desk.bo)
    assert [(entry.kind, entry.ticket_id, entry.excerpt) for entry in told.entries] == [
        ("comment", ticket_id, WHY),
        ("assigned", ticket_id, ""),
    ]
    again = await escalating.escalate(desk.ana, ticket_id, given, "k1")
    assert (again.replayed, again.value.ticket.row_version) == (True, ticket.row_version)
    assert (await desk.tickets.verify(desk.ana, ticket_id)).fault is None


async def test_taking_back_gives_group_and_assignee_back_and_the_note_stays(desk: Desk, escalating: Escalating) -> None:
    first, second = await group(desk, "L1", desk.ana), await group(desk, "L2")
    ticket_id = await desk.ticket()
    await desk.change(desk.ana, ticket_id, group_id=first, assignee_id=desk.ana.id)
    await go(desk, escalating, ticket_id, second)
    back = (await escalating.take_back(desk.ana, ticket_id, desk.key())).value.ticket
    assert (back.group_id, back.assignee_id) == (first, desk.ana.id)
    assert await followers(desk, ticket_id) == []
    page = await desk.tickets.timeline(desk.ana, ticket_id)
    assert page.comments[-1].body == WHY
    with pytest.raises(RefusedError, match="escalate") as caught:
        await escalating.take_back(desk.ana, ticket_id, desk.key())
    assert caught.value.fields["why"] == "moved_on"
    assert (await desk.tickets.verify(desk.ana, ticket_id)).fault is None


async def test_a_follower_from_before_is_one_after_it_is_taken_back(desk: Desk, escalating: Escalating) -> None:
    second = await group(desk, "L2")
    ticket_id = await desk.ticket()
    await desk.say(desk.ana, ticket_id, "@Bo have a look", public=False)
    await desk.change(desk.ana, ticket_id, assignee_id=desk.bo.id)
    await go(desk, escalating, ticket_id, second)
    await escalating.take_back(desk.ana, ticket_id, desk.key())
    assert await followers(desk, ticket_id) == [desk.bo.id]


async def test_a_colleague_who_is_suspended_neither_follows_nor_has_it_again(
    desk: Desk, escalating: Escalating
) -> None:
    def suspend(work: Work) -> None:
        work.connection.execute(tables.person.update().where(tables.person.c.id == desk.bo.id).values(suspended=True))

    second = await group(desk, "L2")
    ticket_id = await desk.ticket()
    await desk.change(desk.ana, ticket_id, assignee_id=desk.bo.id)
    await desk.store.write(suspend)
    await go(desk, escalating, ticket_id, second)
    assert await followers(desk, ticket_id) == []
    back = (await escalating.take_back(desk.ana, ticket_id, desk.key())).value.ticket
    assert (back.group_id, back.assignee_id) == (None, None)


async def test_what_cannot_be_escalated_or_taken_back_is_refused_with_the_reason(
    desk: Desk, escalating: Escalating
) -> None:
    second = await group(desk, "L2", desk.bo)
    ticket_id = await desk.ticket()

    async def why(use: object) -> object:
        with pytest.raises(RefusedError, match="escalate") as caught:
            await use  # type: ignore[misc]
        return caught.value.fields["why"]

    assert await why(escalating.take_back(desk.ana, ticket_id, desk.key())) == "not_escalated"
    await go(desk, escalating, ticket_id, second)
    assert await why(go(desk, escalating, ticket_id, second)) == "same_group"
    await desk.change(desk.bo, ticket_id, assignee_id=desk.bo.id)
    assert await why(escalating.take_back(desk.ana, ticket_id, desk.key())) == "moved_on"
    third = await group(desk, "L3")
    merged = await desk.ticket()
    await Merging(desk.store, desk.rng.randbytes).merge(desk.ana, merged, ticket_id, desk.key())
    assert await why(go(desk, escalating, merged, third)) == "merged"
    await desk.change(desk.ana, ticket_id, status="solved")
    assert await why(go(desk, escalating, ticket_id, third)) == "solved"
    await desk.close(await desk.ticket())
    other = await desk.ticket()
    for wrong in (
        EscalateTicketIn(group_id=99_999, reason=WHY),
        EscalateTicketIn(group_id=third, reason=" \n "),
    ):
        with pytest.raises(FieldsError):
            await escalating.escalate(desk.ana, other, wrong, desk.key())
    with pytest.raises(RefusedError, match="forbidden"):
        await go(desk, escalating, other, third, desk.lucia)
    with pytest.raises(RefusedError, match="forbidden"):
        await escalating.take_back(desk.lucia, other, desk.key())
    narrow = msgspec.structs.replace(desk.bo, sees_all=False, group_ids=(third,))
    with pytest.raises(RefusedError, match="not_found"):
        await go(desk, escalating, other, third, narrow)


async def test_whoever_had_the_ticket_stays_on_it_and_does_not_lose_sight_of_it(
    desk: Desk, escalating: Escalating
) -> None:
    narrow_id = await desk.store.write(
        lambda work: people.add(work, role="agent", name="Outside", email="o@example.com", own_groups_only=True)
    )
    first, second = await group(desk, "L1"), await group(desk, "L2")
    narrow = msgspec.structs.replace(desk.bo, user_id=narrow_id, sees_all=False, group_ids=(first,))
    ticket_id = await desk.ticket()
    await desk.change(desk.ana, ticket_id, group_id=first)
    await desk.change(desk.ana, ticket_id, assignee_id=narrow_id)
    assert (await go(desk, escalating, ticket_id, second, narrow)).group_id == second
    assert (await desk.tickets.timeline(narrow, ticket_id)).audits
    await desk.say(desk.ana, ticket_id, "how it goes on", public=False)
    assert [entry.excerpt for entry in (await Inboxes(desk.store).page(narrow)).entries] == ["how it goes on", ""]
    await Participants(desk.store, desk.rng.randbytes).remove(desk.ana, ticket_id, narrow_id, desk.key())
    with pytest.raises(RefusedError, match="not_found"):
        await desk.tickets.timeline(narrow, ticket_id)
    assert (await Inboxes(desk.store).page(narrow)).entries == ()
    assert (await Inboxes(desk.store).page(narrow)).unread == 0
