"""Splitting comments off: times, customer and logs stay; each ticket leads to the other; a merge brings them home."""

import datetime

import msgspec
import pytest

from assistdesk.core.desk import timeline
from assistdesk.core.desk.shapes import SplitIn, to_rfc3339
from assistdesk.core.errors import RefusedError
from relay.desk.merging import Merging
from relay.desk.rights import Caller
from relay.desk.rules import start_rules
from relay.desk.search import Search
from relay.desk.splitting import Splitting
from relay.store import people
from tests.relay.desk.conftest import Desk


@pytest.fixture
def splitting(desk: Desk) -> Splitting:
    return Splitting(desk.store, desk.rng.randbytes)


async def shown(desk: Desk, ticket_id: int, caller: Caller | None = None) -> list[object]:
    """The conversation as the app builds it: texts, and (ticket, count) where words went away."""
    page = await desk.tickets.timeline(caller or desk.ana, ticket_id)
    items = timeline.build(page.audits, page.comments, page.users, (), zone=datetime.UTC, me=desk.ana.id)
    found: list[object] = []
    for item in items:
        if isinstance(item, timeline.CommentItem):
            found.append(item.comment.body)
        elif isinstance(item, timeline.AwayLine):
            found.append((item.ticket_id, item.count))
    return found


async def two_things(desk: Desk) -> tuple[int, list[int]]:
    """A ticket with four comments; the middle two are about something else."""
    source = await desk.ticket("printer", "it does not print")
    for caller, body, public in ((desk.lucia, "and my mail stopped", True), (desk.ana, "mail: see queue", False)):
        desk.clock.turn(60)
        await desk.say(caller, source, body, public=public)
    desk.clock.turn(60)
    await desk.say(desk.ana, source, "printer fixed")
    page = await desk.tickets.timeline(desk.ana, source)
    return source, [comment.id for comment in page.comments]


async def test_trap_29_split_keeps_times_customer_and_both_logs(desk: Desk, splitting: Splitting) -> None:
    await desk.store.write(start_rules)
    source, ids = await two_things(desk)
    await desk.change(desk.ana, source, assignee_id=desk.bo.user_id, language="es", tags=("printer",))
    before = {one.id: one for one in (await desk.tickets.timeline(desk.ana, source)).comments}
    desk.clock.turn(3_600)
    given = SplitIn(subject="mail", comment_ids=(ids[2], ids[1], ids[1]))
    answer = (await splitting.split(desk.ana, source, given, "k1")).value
    new = answer.ticket
    assert (new.subject, new.requester_id, new.language, new.assignee_id, new.status, new.tags) == (
        "mail",
        desk.lucia.user_id,
        "es",
        desk.bo.user_id,
        "open",
        (),
    )
    assert (new.preview, new.last_comment_at) == ("and my mail stopped", before[ids[2]].created_at)
    assert await shown(desk, new.id) == ["and my mail stopped", "mail: see queue"]
    assert await shown(desk, source) == ["it does not print", (new.id, 2), "printer fixed"]
    page = await desk.tickets.timeline(desk.ana, new.id)
    for comment in page.comments:
        old = before[comment.id]
        assert msgspec.structs.replace(comment, split_into=None) == old
    assert [(one.ticket_id, one.kind, one.outward) for one in page.links] == [(source, "split", True)]
    theirs = await desk.tickets.timeline(desk.ana, source)
    assert [(one.ticket_id, one.kind, one.outward) for one in theirs.links] == [(new.id, "split", False)]
    events = [msgspec.json.decode(raw) for raw in theirs.audits[-1].events]
    assert events == [{"type": "Split", "target_id": new.id, "comment_ids": ids[1:3]}]
    assert {"type": "SplitFrom", "source_id": source, "comment_ids": ids[1:3], "waits": True} in [
        msgspec.json.decode(raw) for raw in page.audits[0].events
    ]
    assert theirs.audits[-1].pub_seq is None  # the customer is told nothing
    for ticket_id in (source, new.id):
        assert (await desk.tickets.verify(desk.ana, ticket_id)).fault is None
    again = await splitting.split(desk.ana, source, given, "k1")
    assert (again.replayed, again.value.ticket.id) == (True, new.id)


async def test_the_customer_waits_in_the_new_ticket_from_its_beginning(desk: Desk, splitting: Splitting) -> None:
    await desk.store.write(start_rules)
    source, ids = await two_things(desk)
    asked = await splitting.split(desk.ana, source, SplitIn(subject="mail", comment_ids=(ids[1],)), "k1")
    answered = await splitting.split(desk.ana, source, SplitIn(subject="printer", comment_ids=(ids[0], ids[3])), "k2")
    clock = asked.value.ticket.clock
    assert (clock.metric, clock.started_at) == ("first_reply_time", to_rfc3339(desk.clock.now_ms()))  # type: ignore[union-attr]
    clock = answered.value.ticket.clock
    assert clock is None or clock.metric != "first_reply_time"


async def test_words_that_were_split_off_find_the_new_ticket_also_under_a_new_subject(
    desk: Desk, splitting: Splitting
) -> None:
    source, ids = await two_things(desk)
    made = await splitting.split(desk.ana, source, SplitIn(subject="mail", comment_ids=tuple(ids[1:3])), "k1")
    new = made.value.ticket.id
    search = Search(desk.store, b"k" * 32)

    async def found(query: str) -> list[int]:
        return [ticket.id for ticket in (await search.find(desk.ana, query, now_ms=desk.clock.now_ms())).tickets]

    assert await found("stopped") == [new]
    assert await found("queue mail") == [new]
    assert await found("fixed") == [source]
    await desk.change(desk.ana, new, subject="letters")
    assert await found("letters queue") == [new]


async def test_split_words_go_on_to_a_third_ticket_and_a_merge_brings_them_home(
    desk: Desk, splitting: Splitting
) -> None:
    source, ids = await two_things(desk)
    merging = Merging(desk.store, desk.rng.randbytes)
    second = (await splitting.split(desk.ana, source, SplitIn(subject="b", comment_ids=tuple(ids[1:3])), "k1")).value
    third = (await splitting.split(desk.ana, second.ticket.id, SplitIn(subject="c", comment_ids=(ids[2],)), "k2")).value
    assert await shown(desk, second.ticket.id) == ["and my mail stopped"]
    assert await shown(desk, third.ticket.id) == ["mail: see queue"]
    assert await shown(desk, source) == [
        "it does not print",
        (second.ticket.id, 1),
        (third.ticket.id, 1),
        "printer fixed",
    ]
    await merging.merge(desk.ana, third.ticket.id, second.ticket.id, "k3")
    assert await shown(desk, second.ticket.id) == ["and my mail stopped", "mail: see queue"]
    await merging.merge(desk.ana, second.ticket.id, source, "k4")
    assert (await shown(desk, source))[:2] == ["it does not print", "and my mail stopped"]
    await merging.unmerge(desk.ana, second.ticket.id, "k5")
    assert await shown(desk, source) == [
        "it does not print",
        (second.ticket.id, 1),
        (third.ticket.id, 1),
        "printer fixed",
    ]


async def test_what_cannot_be_split_off_is_refused_with_the_reason_and_nothing_is_made(
    desk: Desk, splitting: Splitting
) -> None:
    source, ids = await two_things(desk)
    other = await desk.ticket()
    elsewhere = (await desk.tickets.timeline(desk.ana, other)).comments[0].id

    async def why(ticket_id: int, *comment_ids: int) -> object:
        with pytest.raises(RefusedError, match="split") as caught:
            await splitting.split(desk.ana, ticket_id, SplitIn(subject="x", comment_ids=comment_ids), desk.key())
        return caught.value.fields["why"]

    assert await why(source, ids[0], elsewhere) == "not_here"
    assert await why(source, 99_999) == "not_here"
    await splitting.split(desk.ana, source, SplitIn(subject="mail", comment_ids=(ids[1],)), "k1")
    assert await why(source, ids[1]) == "not_here"
    await Merging(desk.store, desk.rng.randbytes).merge(desk.ana, other, source, "k2")
    assert await why(other, elsewhere) == "merged"
    await desk.close(source)
    assert await why(source, ids[0]) == "closed"
    with pytest.raises(RefusedError, match="forbidden"):
        await splitting.split(desk.lucia, source, SplitIn(subject="x", comment_ids=(ids[0],)), "k3")
    narrow = msgspec.structs.replace(desk.bo, sees_all=False)
    with pytest.raises(RefusedError, match="not_found"):
        await splitting.split(narrow, source, SplitIn(subject="x", comment_ids=(ids[0],)), "k4")
    assert len((await desk.tickets.timeline(desk.ana, source)).links) == 2


async def test_who_sees_the_old_ticket_sees_the_new_one_and_nobody_else_reads_the_words_there(
    desk: Desk, splitting: Splitting
) -> None:
    source, ids = await two_things(desk)
    group_id = await desk.store.write(lambda work: people.group_named(work, "L2"))
    await desk.change(desk.ana, source, group_id=group_id)
    inside = msgspec.structs.replace(desk.bo, sees_all=False, group_ids=(group_id,))
    new = (await splitting.split(inside, source, SplitIn(subject="mail", comment_ids=(ids[1],)), "k1")).value.ticket
    assert new.group_id == group_id
    await desk.change(desk.ana, new.id, group_id=None)
    with pytest.raises(RefusedError, match="not_found"):
        await desk.tickets.timeline(inside, new.id)
    assert "and my mail stopped" not in await shown(desk, source, inside)
