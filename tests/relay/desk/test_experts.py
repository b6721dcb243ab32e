"""Experts, who have no seat: they see the tickets that they are on, write notes there, and reply where they may."""

import msgspec
import pytest

from assistdesk.core.desk.events import ParticipantJoined, ParticipantLeft
from assistdesk.core.desk.events_service import read_audit_events
from assistdesk.core.desk.shapes import CommentIn, TicketChange, TicketNew
from assistdesk.core.desk.shapes_people import ParticipantIn
from assistdesk.core.desk.views import DEFAULT_VIEWS
from assistdesk.core.errors import RefusedError
from relay.desk.escalating import Escalating
from relay.desk.inboxes import Inboxes
from relay.desk.measures import Measures
from relay.desk.participants import Participants
from relay.desk.people import ASSIGNABLE, People
from relay.desk.refusals import FieldsError
from relay.desk.rights import Caller, caller_of
from relay.desk.search import Search
from relay.desk.transcripts import Transcripts
from relay.ops.audit import AuditLog
from relay.store import audits, people
from relay.store.audits import Origin
from tests.relay.desk.conftest import Desk


@pytest.fixture
def on_tickets(desk: Desk) -> Participants:
    return Participants(desk.store, desk.rng.randbytes)


async def expert(desk: Desk) -> Caller:
    user_id = await desk.store.write(
        lambda work: people.add(work, role="expert", name="Ewa", email="ewa@example.com", own_groups_only=False)
    )
    found = await desk.store.read(lambda connection: caller_of(connection, user_id, Origin(via="api")))
    assert found is not None
    return found


async def put_on(desk: Desk, on_tickets: Participants, ticket_id: int, ewa: Caller, may: bool | None = None) -> None:
    given = ParticipantIn(user_id=ewa.id, may_reply=may)
    await on_tickets.add(desk.ana, ticket_id, given, desk.key())


def comment(*, public: bool, undo_s: int = 0) -> TicketChange:
    return TicketChange(comment=CommentIn(body="from the expert", public=public, undo_s=undo_s))


async def test_an_expert_sees_the_tickets_that_she_is_on_and_no_other(desk: Desk, on_tickets: Participants) -> None:
    ewa, search = await expert(desk), Search(desk.store, b"k" * 32)
    hers, other = await desk.ticket("the bridge"), await desk.ticket("the tunnel")
    unsolved = next(view.id for view in DEFAULT_VIEWS if view.key == "unsolved")

    async def seen() -> tuple[list[int], list[int], list[int], int | None]:
        views = (await desk.views.list(ewa)).views
        return (
            [one.id for one in (await desk.views.many(ewa, [hers, other])).tickets],
            [one.id for one in (await desk.views.tickets(ewa, unsolved)).tickets],
            [one.id for one in (await search.find(ewa, "sesión", now_ms=desk.clock.at_ms)).tickets],
            next(view.count for view in views if view.id == unsolved),
        )

    assert await seen() == ([], [], [], 0)
    await put_on(desk, on_tickets, hers, ewa)
    assert await seen() == ([hers], [hers], [hers], 1)
    assert (await desk.tickets.timeline(ewa, hers)).participants[0].role == "expert"
    with pytest.raises(RefusedError, match="not_found"):
        await desk.tickets.timeline(ewa, other)
    await on_tickets.remove(desk.ana, hers, ewa.id, desk.key())
    assert await seen() == ([], [], [], 0)


async def test_she_writes_notes_and_replies_only_where_she_may(desk: Desk, on_tickets: Participants) -> None:
    ewa, ticket_id = await expert(desk), await desk.ticket()
    await put_on(desk, on_tickets, ticket_id, ewa)
    assert (await desk.tickets.timeline(ewa, ticket_id)).may == ("note",)
    note = await desk.tickets.change(ewa, ticket_id, comment(public=False), desk.key())
    assert note.value.done is not None
    for undo_s in (0, 10):
        with pytest.raises(RefusedError, match="forbidden"):
            await desk.tickets.change(ewa, ticket_id, comment(public=True, undo_s=undo_s), desk.key())

    await put_on(desk, on_tickets, ticket_id, ewa, may=True)
    assert (await desk.tickets.timeline(ewa, ticket_id)).may == ("note", "reply")
    assert (await desk.tickets.timeline(desk.ana, ticket_id)).may == ("note", "reply", "change", "log")
    assert (await desk.tickets.timeline(desk.admin, ticket_id)).may == ("note", "reply", "change", "delete", "log")
    reply = await desk.tickets.change(ewa, ticket_id, comment(public=True), desk.key())
    assert reply.value.done is not None
    assert (reply.value.done.ticket.status, reply.value.done.ticket.assignee_id) == ("new", None)
    await put_on(desk, on_tickets, ticket_id, ewa)  # said nothing about it: stays
    waits = await desk.tickets.change(ewa, ticket_id, comment(public=True, undo_s=10), desk.key())
    assert waits.value.waits is not None
    await put_on(desk, on_tickets, ticket_id, ewa, may=False)
    await desk.comments.release(waits.value.waits.pending_send.id)
    assert (await desk.comments.draft(ewa, ticket_id, "reply")).why_back == "forbidden"


async def test_the_log_says_who_joined_and_whether_she_replies(desk: Desk, on_tickets: Participants) -> None:
    ewa, ticket_id = await expert(desk), await desk.ticket()
    for may in (None, True, True, False):
        await put_on(desk, on_tickets, ticket_id, ewa, may)
    await on_tickets.remove(desk.ana, ticket_id, ewa.id, desk.key())
    found = await desk.store.read(lambda connection: audits.whole(connection, ticket_id))
    told = [event for audit in found[1:] for event in read_audit_events(audit.events)]
    assert told == [
        ParticipantJoined(user_id=ewa.id, role="expert"),
        ParticipantJoined(user_id=ewa.id, role="expert", may_reply=True),
        ParticipantJoined(user_id=ewa.id, role="expert"),
        ParticipantLeft(user_id=ewa.id),
    ]
    assert [audit.pub_seq for audit in found] == [1, 2, 3, 4, 5]  # customers are told who of ours joined
    with pytest.raises(FieldsError):
        await on_tickets.add(desk.ana, ticket_id, ParticipantIn(user_id=desk.bo.id, may_reply=True), desk.key())
    await put_on(desk, on_tickets, ticket_id, ewa)
    await desk.close(ticket_id)
    with pytest.raises(RefusedError, match="participant"):
        await put_on(desk, on_tickets, ticket_id, ewa, may=True)


async def test_fields_macros_solving_and_all_else_are_not_hers(desk: Desk, on_tickets: Participants) -> None:
    ewa, ticket_id = await expert(desk), await desk.ticket()
    await put_on(desk, on_tickets, ticket_id, ewa, may=True)
    for change in (
        TicketChange(status="solved"),
        TicketChange(priority="high"),
        TicketChange(tags=("x",)),
        TicketChange(assignee_id=desk.ana.id),
        TicketChange(subject="other"),
        msgspec.structs.replace(comment(public=True), status="pending"),
    ):
        with pytest.raises(RefusedError, match="forbidden"):
            await desk.tickets.change(ewa, ticket_id, change, desk.key())
    new = TicketNew(subject="s", requester_id=desk.lucia.id, comment=CommentIn(body="b", public=True))
    asks = People(desk.store, AuditLog(), b"k" * 32, lambda _user_id: None)
    for act in (
        desk.tickets.change(ewa, ticket_id, msgspec.structs.replace(comment(public=True), macro_id=1), desk.key()),
        desk.tickets.create(ewa, new, desk.key()),
        on_tickets.add(ewa, ticket_id, ParticipantIn(user_id=desk.bo.id), desk.key()),
        on_tickets.remove(ewa, ticket_id, ewa.id, desk.key()),
        Escalating(desk.store, desk.rng.randbytes).take_back(ewa, ticket_id, desk.key()),
        Transcripts(desk.store).of_ticket(ewa, ticket_id, 0),
        Measures(desk.store, now_ms=desk.clock.now_ms).of_ticket(ewa, ticket_id),
        asks.find(ewa, desk.lucia.id),
        asks.page(ewa, ("customer",), None, None, 50),
        asks.page(ewa, ("expert",), None, None, 50),
    ):
        with pytest.raises(RefusedError, match="forbidden"):
            await act
    assert (await asks.find(ewa, ewa.id)).user.role == "expert"
    assert desk.bo.id in [one.id for one in (await asks.page(ewa, ASSIGNABLE, None, None, 50)).users]


async def test_she_is_told_of_comments_and_mentions_where_she_is(desk: Desk, on_tickets: Participants) -> None:
    ewa, ticket_id, inboxes = await expert(desk), await desk.ticket(), Inboxes(desk.store)
    await desk.say(desk.ana, ticket_id, "@Ewa not yet", public=False)
    await put_on(desk, on_tickets, ticket_id, ewa)
    await desk.say(desk.lucia, ticket_id, "is anybody there?")
    await desk.say(desk.ana, ticket_id, "@Ewa please look", public=False)
    assert [(one.kind, one.excerpt) for one in (await inboxes.page(ewa)).entries] == [
        ("mention", "@Ewa please look"), ("comment", "is anybody there?"),
    ]  # fmt: skip
    said = await desk.say(ewa, ticket_id, "@Ana done", public=False)
    assert said.comment is not None
    assert said.comment.mentions == (desk.ana.id,)
    assert ewa.id in [one.user_id for one in (await on_tickets.list(ewa, ticket_id)).participants]


async def test_her_lists_begin_with_all_that_is_unsolved_and_none_is_of_work_to_take_up(desk: Desk) -> None:
    found = [view.key for view in (await desk.views.list(await expert(desk))).views]
    assert found[0] == "unsolved"
    assert {"waiting", "hold", "solved", "all"} <= set(found)
    assert {"to_do", "mine", "unassigned", "missed_chats", "call_backs", "deleted"}.isdisjoint(found)
    assert [view.key for view in (await desk.views.list(desk.ana)).views][:2] == ["to_do", "mine"]
