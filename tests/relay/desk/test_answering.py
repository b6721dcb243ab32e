"""What people in copy say with their key: their words are a customer's, once; a closed ticket goes on in a new one."""

from pathlib import Path

import msgspec
import pytest

from assistdesk.core.desk.model import Ticket
from assistdesk.core.desk.reading_shapes import ReaderSaid, ReadTicket
from assistdesk.core.desk.shapes import BODY_BYTES_MAX
from assistdesk.core.desk.triggers import SetFieldAction
from assistdesk.core.errors import RefusedError
from relay.desk.answering import Answering, FormMarks, is_form_of
from relay.desk.deleting import Deleting
from relay.desk.going_on import key_of_follow_up
from relay.desk.merging import Merging
from relay.desk.participants import Participants
from relay.desk.reading import Reading
from relay.desk.refusals import FieldsError
from relay.store import participants, tickets
from relay.store.audits import Origin
from tests.relay.desk.conftest import Desk
from tests.relay.desk.test_reading import in_copy
from tests.relay.desk.test_triggers import trigger, when


@pytest.fixture
def reading(desk: Desk) -> Reading:
    return Reading(desk.store, desk.rng.randbytes, "https://help.example.com")


@pytest.fixture
def answering(desk: Desk) -> Answering:
    return Answering(desk.store, desk.rng.randbytes)


@pytest.fixture
def on_tickets(desk: Desk) -> Participants:
    return Participants(desk.store, desk.rng.randbytes)


async def row(desk: Desk, ticket_id: int) -> Ticket:
    found = await desk.store.read(lambda connection: tickets.find(connection, ticket_id))
    assert found is not None
    return found


async def said(desk: Desk, use: Answering, key: str, body: str, once: str) -> int:
    answered = await use.say(key, body, once, now_ms=desk.clock.now_ms(), origin=Origin(via="form", ip="192.0.2.7"))
    return answered.value.ticket_id


async def read(desk: Desk, use: Reading, key: str) -> ReadTicket:
    return await use.read(key, now_ms=desk.clock.now_ms())


async def on_it(desk: Desk, ticket_id: int) -> list[int]:
    found = await desk.store.read(lambda connection: participants.of_ticket(connection, ticket_id))
    return [one.user_id for one in found]


async def test_N5_her_words_reopen_wait_for_an_answer_and_meet_triggers_as_a_customers(
    desk: Desk, reading: Reading, answering: Answering, on_tickets: Participants
) -> None:
    ticket_id = await desk.ticket()
    maria = await in_copy(desk, on_tickets, ticket_id)
    await desk.change(desk.ana, ticket_id, assignee_id=desk.ana.id)
    await desk.say(desk.ana, ticket_id, "try again please")
    await desk.change(desk.ana, ticket_id, status="solved")
    await trigger(desk, when("comment", "comment_by", "theirs"), SetFieldAction(field="priority", value="urgent"))
    key = (await reading.give(desk.ana, ticket_id, maria)).key
    assert await said(desk, answering, key, "it is <b>still</b> broken", "one") == ticket_id
    now = await row(desk, ticket_id)
    assert (now.status, now.priority) == ("open", "urgent")
    comment = (await desk.tickets.timeline(desk.bo, ticket_id)).comments[-1]
    assert (comment.author_id, comment.public, comment.body) == (maria, True, "it is <b>still</b> broken")
    line = (await read(desk, reading, key)).lines[-1]
    assert (line.name, line.ours, line.body) == ("Maria", False, "it is <b>still</b> broken")


async def test_words_that_are_sent_twice_stand_once_and_others_under_the_same_number_are_refused(
    desk: Desk, reading: Reading, answering: Answering, on_tickets: Participants
) -> None:
    ticket_id = await desk.ticket()
    key = (await reading.give(desk.ana, ticket_id, await in_copy(desk, on_tickets, ticket_id))).key
    for _ in range(2):
        await said(desk, answering, key, "hello", "one")
    assert [line.body for line in (await read(desk, reading, key)).lines[1:]] == ["hello"]
    with pytest.raises(RefusedError, match="idempotency_key_reused"):
        await said(desk, answering, key, "hello again", "one")


async def test_empty_words_and_too_many_are_refused_and_nobody_writes_with_a_void_key(
    desk: Desk, reading: Reading, answering: Answering, on_tickets: Participants
) -> None:
    ticket_id = await desk.ticket()
    maria = await in_copy(desk, on_tickets, ticket_id)
    key = (await reading.give(desk.ana, ticket_id, maria)).key
    for body, code in ((" \n", "empty"), ("é" * (BODY_BYTES_MAX // 2 + 1), "too_long")):
        with pytest.raises(FieldsError) as caught:
            await said(desk, answering, key, body, "one")
        assert caught.value.codes == {"body": code}
    await said(desk, answering, key, "é" * (BODY_BYTES_MAX // 2), "two")
    await on_tickets.remove(desk.ana, ticket_id, maria, desk.key())
    with pytest.raises(RefusedError, match="not_found"):
        await said(desk, answering, key, "hello", "three")


def on_disk(desk: Desk) -> bytes:
    """Everything that the desk has written down."""
    file = Path(desk.store.database.name)
    return b"".join(one.read_bytes() for one in file.parent.glob(f"{file.name}*"))


async def test_N10_words_on_a_closed_ticket_begin_a_new_one_that_her_next_key_opens(
    desk: Desk, reading: Reading, answering: Answering, on_tickets: Participants
) -> None:
    ticket_id = await desk.ticket("printer")
    maria = await in_copy(desk, on_tickets, ticket_id)
    key = (await reading.give(desk.ana, ticket_id, maria)).key
    await desk.change(desk.ana, ticket_id, tags=("hall",))
    await desk.close(ticket_id)
    assert (await read(desk, reading, key)).writing == "new"
    new_id = await said(desk, answering, key, "it is back", "one")
    assert await said(desk, answering, key, "it is back", "one") == new_id
    made = await row(desk, new_id)
    assert (made.followup_of, made.requester_id, made.tags, made.subject) == (
        ticket_id,
        desk.lucia.id,
        ("hall",),
        "printer",
    )
    assert (made.status, made.submitter_id, (await row(desk, ticket_id)).status) == ("new", maria, "closed")
    next_key = key_of_follow_up(key, new_id)
    again = await answering.say(key, "it is back", "one", now_ms=desk.clock.now_ms(), origin=Origin())
    assert (again.replayed, again.value) == (True, ReaderSaid(ticket_id=new_id, is_new=True, key=next_key))
    assert next_key.encode() not in on_disk(desk)
    found = await read(desk, reading, next_key)
    assert ([line.body for line in found.lines], found.reader, found.writing) == (["it is back"], "Maria", "here")
    assert await on_it(desk, new_id) == [maria]
    hers = (await reading.give(desk.ana, ticket_id, desk.lucia.id)).key
    third = await said(desk, answering, hers, "mine, too", "two")  # the requester needs no copy
    assert await on_it(desk, third) == []


async def test_the_key_of_a_merged_ticket_leads_to_the_target_only_whom_it_is_for(
    desk: Desk, reading: Reading, answering: Answering, on_tickets: Participants
) -> None:
    source, target = await desk.ticket("source", "of the source"), await desk.ticket("target", "of the target")
    maria = await in_copy(desk, on_tickets, source)
    key = (await reading.give(desk.ana, source, maria)).key
    hers = (await reading.give(desk.ana, source, desk.lucia.id)).key
    merging = Merging(desk.store, desk.rng.randbytes)
    await merging.merge(desk.ana, source, target, desk.key())
    assert ((await read(desk, reading, key)).subject, (await read(desk, reading, key)).writing) == ("source", "new")
    assert (await read(desk, reading, hers)).subject == "target"
    assert await said(desk, answering, hers, "from the old link", "two") == target
    await in_copy(desk, on_tickets, target)
    assert await said(desk, answering, key, "now I may", "three") == target
    await on_tickets.remove(desk.ana, target, maria, desk.key())
    assert (await read(desk, reading, key)).subject == "source"
    await merging.unmerge(desk.ana, source, desk.key())
    assert (await read(desk, reading, key)).writing == "here"


async def test_who_is_not_on_the_target_writes_into_a_ticket_of_hers_that_both_lead_to(
    desk: Desk, reading: Reading, answering: Answering, on_tickets: Participants
) -> None:
    """No word of hers is refused, and nobody of the target's reads it."""
    source, target = await desk.ticket("source", "of the source"), await desk.ticket("target", "of the target")
    last = await desk.ticket("last", "of the last")
    maria = await in_copy(desk, on_tickets, source)
    key = (await reading.give(desk.ana, source, maria)).key
    merging = Merging(desk.store, desk.rng.randbytes)
    await merging.merge(desk.ana, source, target, desk.key())
    await merging.merge(desk.ana, target, last, desk.key())
    new_id = await said(desk, answering, key, "and something else", "one")
    assert await said(desk, answering, key, "and something else", "one") == new_id
    made = await row(desk, new_id)
    assert (made.followup_of, made.requester_id, made.submitter_id, made.subject, made.status) == (
        source,
        desk.lucia.id,
        maria,
        "source",
        "new",
    )
    found = await read(desk, reading, key_of_follow_up(key, new_id))
    assert ([line.body for line in found.lines], found.writing) == (["and something else"], "here")
    for ticket_id, kind in ((source, "followup"), (last, "related")):
        links = (await merging.links(desk.ana, ticket_id)).links
        assert [(one.kind, one.outward) for one in links if one.ticket_id == new_id] == [(kind, False)]
        assert (await desk.tickets.verify(desk.ana, ticket_id)).fault is None
    theirs = await read(desk, reading, (await reading.give(desk.ana, last, desk.lucia.id)).key)
    assert "and something else" not in [line.body for line in theirs.lines]
    await Deleting(desk.store, desk.rng.randbytes).delete(desk.admin, last, desk.key())
    second = await said(desk, answering, key, "once more", "two")
    assert [one.ticket_id for one in (await merging.links(desk.ana, second)).links] == [source]


def test_a_form_belongs_to_its_key_and_number(answering: Answering) -> None:
    key, other = "a" * 43, "b" * 43
    marks = answering.new_form(key)
    assert is_form_of(key, marks)
    assert not is_form_of(other, marks)
    assert not is_form_of(key, FormMarks("0" * 32, marks.token))
    assert not is_form_of(key, FormMarks(marks.once, "né"))
    assert not is_form_of(key, answering.new_form(key, "0" * 1_000))  # as whoever has the key could make one
    assert answering.new_form(key).once != marks.once
    assert answering.new_form(key, marks.once) == marks
    assert key not in msgspec.json.encode((marks.once, marks.token)).decode()
