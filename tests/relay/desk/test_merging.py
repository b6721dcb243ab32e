"""Merge, unmerge, links: nothing moves, both logs say so, and both tickets are afterwards as they were before."""

import datetime
from pathlib import Path

import msgspec
import pytest

from assistdesk.core.desk import timeline
from assistdesk.core.desk.conditions import RuleCondition, RuleConditions
from assistdesk.core.desk.events import Change, EventBase, Linked, Unlinked
from assistdesk.core.desk.events_service import read_log_events
from assistdesk.core.desk.model import read_events
from assistdesk.core.desk.model_service import TagAction
from assistdesk.core.desk.shapes import CommentIn, FollowUpIn, TicketNew
from assistdesk.core.desk.shapes_people import ParticipantIn
from assistdesk.core.desk.shapes_rules import ViewIn
from assistdesk.core.desk.timeline_shapes import LinkIn, LinkOut
from assistdesk.core.desk.views import Condition, Conditions
from assistdesk.core.errors import RefusedError
from relay.desk import changes, sla
from relay.desk.deleting import Deleting
from relay.desk.merging import UNMERGE_WITHIN_MS, Merging
from relay.desk.participants import Participants
from relay.desk.reading import Reading
from relay.desk.rights import Caller
from relay.desk.rules import start_rules
from relay.desk.view_edits import ViewEdits
from relay.store import people, persons
from tests.relay.desk.chat_stage import open_stage
from tests.relay.desk.conftest import Desk
from tests.relay.desk.test_triggers import trigger


@pytest.fixture
def merging(desk: Desk) -> Merging:
    return Merging(desk.store, desk.rng.randbytes)


async def said(desk: Desk, ticket_id: int, caller: Caller | None = None) -> list[tuple[int, str]]:
    """The conversation's comments as the app builds it."""
    page = await desk.tickets.timeline(caller or desk.ana, ticket_id)
    items = timeline.build(page.audits, page.comments, page.users, (), zone=datetime.UTC, me=desk.ana.id)
    return [(one.comment.ticket_id, one.comment.body) for one in items if isinstance(one, timeline.CommentItem)]


async def last_events(desk: Desk, ticket_id: int) -> list[str]:
    page = await desk.tickets.timeline(desk.ana, ticket_id)
    return [type(event).__name__ for event in read_log_events(page.audits[-1].events)]


async def link_events(desk: Desk, ticket_id: int) -> list[EventBase]:
    page = await desk.tickets.timeline(desk.ana, ticket_id)
    found = [event for audit in page.audits for event in read_events(audit.events)]
    return [event for event in found if isinstance(event, Linked | Unlinked)]


async def test_trap_29_merge_and_unmerge_leave_both_tickets_as_before(desk: Desk, merging: Merging) -> None:
    await desk.store.write(start_rules)
    target = await desk.ticket("printer", "it does not print")
    desk.clock.turn(60)
    source = await desk.ticket("printer again", "still does not")
    await desk.change(desk.bo, source, status="pending", assignee_id=desk.bo.user_id)
    desk.clock.turn(60)
    await desk.say(desk.ana, target, "looking")
    before = [await desk.shown(one) for one in (source, target)]
    answered = await merging.merge(desk.ana, source, target, "k1")
    assert (answered.value.ticket.status, await last_events(desk, target)) == ("closed", ["MergedFrom"])
    assert await last_events(desk, source) == ["MergedInto", "Change"]
    assert await said(desk, target) == [(target, "it does not print"), (source, "still does not"), (target, "looking")]
    assert await said(desk, source) == [(source, "still does not")]
    page = await desk.tickets.timeline(desk.ana, target)
    told = {"subject": "printer again", "status": "closed"}
    assert page.links == (LinkOut(ticket_id=source, kind="merged", outward=False, **told),)
    assert (await merging.merge(desk.ana, source, target, "k1")).replayed
    with pytest.raises(RefusedError, match="step"):
        await desk.say(desk.ana, source, "too late")
    desk.clock.turn(3_600)
    await merging.unmerge(desk.bo, source, "k2")
    assert await said(desk, target) == [(target, "it does not print"), (target, "looking")]
    for old in before:
        new = await desk.shown(old.id)
        for name in ("status", "assignee_id", "subject", "requester_id", "preview", "priority"):
            assert getattr(new, name) == getattr(old, name), name
        assert (await desk.tickets.verify(desk.ana, old.id)).fault is None
    assert (await merging.links(desk.ana, target)).links == ()


async def badges(desk: Desk, ticket_id: int) -> dict[str, str | None]:
    """The clocks that run or stand, by metric, as they are counted now."""
    found = await desk.store.read(lambda connection: sla.count(connection, ticket_id, desk.clock.now_ms()).ordered)
    return {clock.metric: clock.badge for clock in found if clock.state != "closed"}


async def test_trap_29_a_wait_that_the_merge_brought_goes_with_the_unmerge(desk: Desk, merging: Merging) -> None:
    await desk.store.write(start_rules)
    target = await desk.ticket("printer", "it does not print")
    desk.clock.turn(60)
    await desk.say(desk.ana, target, "looking")
    source = await desk.ticket("printer again", "still does not")
    before = await badges(desk, target)
    await merging.merge(desk.ana, source, target, "k1")
    assert (await badges(desk, target))["next_reply_time"] == "running"
    await merging.unmerge(desk.ana, source, "k2")
    assert await badges(desk, target) == before
    desk.clock.turn(86_400 * 3)
    assert "next_reply_time" not in await badges(desk, target)


async def test_trap_29_an_unmerge_wakes_no_clock_of_a_target_that_is_merged_itself(
    desk: Desk, merging: Merging
) -> None:
    await desk.store.write(start_rules)
    middle, last, first = [await desk.ticket(name) for name in ("middle", "last", "first")]
    await merging.merge(desk.ana, first, middle, "k1")
    await merging.merge(desk.ana, middle, last, "k2")
    await merging.unmerge(desk.ana, first, "k3")
    assert ((await desk.shown(middle)).status, await badges(desk, middle)) == ("closed", {})
    await merging.unmerge(desk.ana, middle, "k4")
    assert set(await badges(desk, middle)) == set(await badges(desk, first))


async def test_a_merged_ticket_that_was_deleted_and_restored_is_unmerged_as_it_was(
    desk: Desk, merging: Merging
) -> None:
    deleting, target, source = Deleting(desk.store, desk.rng.randbytes), await desk.ticket(), await desk.ticket()
    await desk.change(desk.ana, source, status="pending")
    await merging.merge(desk.ana, source, target, "k1")
    await deleting.delete(desk.admin, source, "k2")
    await deleting.restore(desk.admin, source, "k3")
    assert (await desk.shown(source)).status == "closed"
    assert (await merging.unmerge(desk.ana, source, "k4")).value.ticket.status == "pending"


async def on_it(desk: Desk, ticket_id: int) -> list[tuple[int, str]]:
    page = await desk.tickets.timeline(desk.ana, ticket_id)
    return [(one.user_id, one.role) for one in page.participants]


async def asks(desk: Desk, name: str) -> tuple[int, int]:
    """A ticket of another customer: its number and hers."""
    user_id = await desk.store.write(lambda work: people.add(work, role="customer", name=name, email=f"{name}@x.org"))
    maria = msgspec.structs.replace(desk.lucia, user_id=user_id, name=name)
    ticket_id = await desk.ticket()
    new = TicketNew(subject="same", requester_id=user_id, comment=CommentIn(body="me too", public=True))
    written = await desk.store.write(lambda work: changes.create(work, maria, new, desk.rng.randbytes))
    assert written.ticket.id == ticket_id + 1
    return written.ticket.id, user_id


async def test_the_source_s_requester_is_put_in_copy_only_by_wish_and_goes_with_the_merge(
    desk: Desk, merging: Merging
) -> None:
    target = await desk.ticket()
    source, maria = await asks(desk, "Maria")
    await merging.merge(desk.ana, source, target, desk.key())
    assert await on_it(desk, target) == []
    await merging.unmerge(desk.ana, source, desk.key())
    await merging.merge(desk.ana, source, target, desk.key(), copy_requester=True)
    assert await last_events(desk, target) == ["MergedFrom", "CcChange"]
    assert await on_it(desk, target) == [(maria, "cc")]
    key = (await Reading(desk.store, desk.rng.randbytes, "https://x.org").give(desk.ana, target, maria)).key
    await merging.unmerge(desk.ana, source, desk.key())
    assert await last_events(desk, target) == ["Unmerged", "CcChange"]
    assert await on_it(desk, target) == []
    with pytest.raises(RefusedError, match="not_found"):
        await Reading(desk.store, desk.rng.randbytes, "https://x.org").read(key, now_ms=desk.clock.now_ms())
    assert (await desk.tickets.verify(desk.ana, target)).fault is None


async def test_who_was_in_copy_before_or_was_taken_off_since_stays_as_she_is(desk: Desk, merging: Merging) -> None:
    target = await desk.ticket()
    source, maria = await asks(desk, "Maria")
    use = Participants(desk.store, desk.rng.randbytes)
    await use.add(desk.ana, target, ParticipantIn(user_id=maria), desk.key())
    await merging.merge(desk.ana, source, target, desk.key(), copy_requester=True)
    assert await last_events(desk, target) == ["MergedFrom"]
    await merging.unmerge(desk.ana, source, desk.key())
    assert await on_it(desk, target) == [(maria, "cc")]
    await use.remove(desk.ana, target, maria, desk.key())
    await merging.merge(desk.ana, source, target, desk.key(), copy_requester=True)
    await use.remove(desk.ana, target, maria, desk.key())
    await merging.unmerge(desk.ana, source, desk.key())
    assert await last_events(desk, target) == ["Unmerged"]
    assert await on_it(desk, target) == []


async def test_a_requester_who_can_read_nothing_is_not_put_in_copy_and_nothing_is_merged(
    desk: Desk, merging: Merging
) -> None:
    target = await desk.ticket()
    source, maria = await asks(desk, "Maria")
    await desk.store.write(lambda work: persons.change(work, maria, {"suspended": True}))
    with pytest.raises(RefusedError, match="participant") as caught:
        await merging.merge(desk.ana, source, target, desk.key(), copy_requester=True)
    assert caught.value.fields["why"] == "no_person"
    assert (await desk.shown(source)).status == "new"
    own = await desk.ticket()
    await merging.merge(desk.ana, own, target, desk.key(), copy_requester=True)  # of the same customer: nothing to do
    assert await on_it(desk, target) == []


async def test_what_cannot_be_put_together_is_refused_with_the_reason(desk: Desk, merging: Merging) -> None:
    first, second, third = [await desk.ticket() for _ in range(3)]
    await merging.merge(desk.ana, first, second, "k1")
    for source, target, why in (
        (second, second, "itself"),
        (first, third, "merged"),
        (third, first, "merged"),
        (second, first, "merged"),  # a ring
    ):
        with pytest.raises(RefusedError, match="merge") as caught:
            await merging.merge(desk.ana, source, target, f"k{source}{target}")
        assert caught.value.fields["why"] == why
    await desk.store.write(
        lambda work: work.connection.exec_driver_sql(f"UPDATE ticket SET status='closed' WHERE id={third}").close()
    )
    with pytest.raises(RefusedError) as caught:
        await merging.merge(desk.ana, second, third, "k7")
    assert caught.value.fields["why"] == "closed"
    with pytest.raises(RefusedError) as caught:
        await merging.unmerge(desk.ana, third, "k8")
    assert caught.value.fields["why"] == "not_merged"
    desk.clock.turn(UNMERGE_WITHIN_MS // 1000 + 1)
    with pytest.raises(RefusedError) as caught:
        await merging.unmerge(desk.ana, first, "k9")
    assert caught.value.fields["why"] == "too_late"
    with pytest.raises(RefusedError, match="forbidden"):
        await merging.merge(desk.lucia, second, third, "k10")


async def test_the_thirty_days_of_a_merge_do_not_begin_anew_with_a_restore(desk: Desk, merging: Merging) -> None:
    source, target = await desk.ticket(), await desk.ticket()
    await merging.merge(desk.ana, source, target, "k1")
    desk.clock.turn(UNMERGE_WITHIN_MS // 1000 - 5)
    deleting = Deleting(desk.store, desk.rng.randbytes)
    await deleting.delete(desk.admin, source, desk.key())
    desk.clock.turn(3)
    await deleting.restore(desk.admin, source, desk.key())
    desk.clock.turn(4)
    with pytest.raises(RefusedError) as caught:
        await merging.unmerge(desk.ana, source, "k2")
    assert caught.value.fields["why"] == "too_late"


async def test_a_ticket_whose_chat_goes_on_is_merged_into_nothing_until_it_is_over(tmp_path: Path) -> None:
    async with open_stage(tmp_path) as stage:
        desk = stage.desk
        merging = Merging(desk.store, desk.rng.randbytes)
        _, out = await stage.ask()
        other = await desk.ticket()
        for is_accepted in (False, True):
            if is_accepted:
                await stage.agents.accept(desk.ana, out.id)
            with pytest.raises(RefusedError, match="merge") as caught:
                await merging.merge(desk.ana, out.ticket_id, other, desk.key())
            assert caught.value.fields["why"] == "chat"
        await stage.say(out.id, "are you there?")
        await merging.merge(desk.ana, other, out.ticket_id, desk.key())
        await stage.agents.end(desk.ana, out.id)
        await merging.unmerge(desk.ana, other, desk.key())
        merged = await merging.merge(desk.ana, out.ticket_id, other, desk.key())
        assert merged.value.ticket.status == "closed"


async def test_T7_a_ticket_that_one_may_not_see_is_neither_a_target_nor_read_in_one(
    desk: Desk, merging: Merging
) -> None:
    source, target = await desk.ticket("a", "secret of a"), await desk.ticket("b", "words of b")
    await desk.change(desk.ana, target, assignee_id=desk.bo.user_id)
    narrow = msgspec.structs.replace(desk.bo, sees_all=False)
    with pytest.raises(RefusedError, match="not_found"):
        await merging.merge(narrow, target, source, "k1")
    with pytest.raises(RefusedError, match="not_found"):
        await merging.link(narrow, target, LinkIn(ticket_id=source, kind="related"), "k2")
    await merging.merge(desk.ana, source, target, "k3")
    assert await said(desk, target, narrow) == [(target, "words of b")]


async def test_the_customers_wait_in_the_source_goes_on_in_the_target(desk: Desk, merging: Merging) -> None:
    await desk.store.write(start_rules)
    target = await desk.ticket()
    await desk.say(desk.ana, target, "answered here")
    source = await desk.ticket()
    asked_at_ms = desk.clock.now_ms()
    desk.clock.turn(600)
    await merging.merge(desk.ana, source, target, "k1")
    page = await desk.tickets.timeline(desk.ana, target)
    event = msgspec.json.decode(page.audits[-1].events[0])
    assert event == {"type": "Merged", "source_id": source, "oldest_unanswered_at": asked_at_ms}


async def test_a_link_is_shown_on_both_sides_and_made_once(desk: Desk, merging: Merging) -> None:
    one, other = await desk.ticket("first"), await desk.ticket("second")
    given = LinkIn(ticket_id=other, kind="duplicate")
    for key in ("k1", "k2"):
        made = await merging.link(desk.ana, one, given, key)
        assert made.value.links == (
            LinkOut(ticket_id=other, kind="duplicate", outward=True, subject="second", status="new"),
        )
    assert (await merging.links(desk.bo, other)).links == (
        LinkOut(ticket_id=one, kind="duplicate", outward=False, subject="first", status="new"),
    )
    assert await link_events(desk, one) == [Linked(other_id=other, kind="duplicate", outward=True)]
    assert await link_events(desk, other) == [Linked(other_id=one, kind="duplicate")]
    assert len((await desk.tickets.timeline(desk.ana, one)).audits) == 2
    with pytest.raises(RefusedError) as caught:
        await merging.link(desk.ana, one, LinkIn(ticket_id=one, kind="related"), "k3")
    assert caught.value.fields["why"] == "itself"


async def test_what_is_linked_the_other_way_round_is_said_only_once_and_never_both_ways(
    desk: Desk, merging: Merging
) -> None:
    one, other = await desk.ticket(), await desk.ticket()
    await merging.link(desk.ana, one, LinkIn(ticket_id=other, kind="related"), "k1")
    back = await merging.link(desk.bo, other, LinkIn(ticket_id=one, kind="related"), "k2")
    assert [(link.kind, link.outward) for link in back.value.links] == [("related", False)]
    await merging.link(desk.ana, one, LinkIn(ticket_id=other, kind="parent"), "k3")
    with pytest.raises(RefusedError) as caught:
        await merging.link(desk.bo, other, LinkIn(ticket_id=one, kind="parent"), "k4")
    assert caught.value.fields["why"] == "reversed"
    assert len((await merging.links(desk.ana, other)).links) == 2


@pytest.mark.parametrize("is_from_its_end", [False, True])
async def test_a_link_is_taken_away_from_either_side_and_both_logs_say_so(
    desk: Desk, merging: Merging, is_from_its_end: bool
) -> None:
    one, other = await desk.ticket(), await desk.ticket()
    for key, kind in (("k1", "problem_of"), ("k2", "related")):
        await merging.link(desk.ana, one, LinkIn(ticket_id=other, kind=kind), key)
    ends = (other, one) if is_from_its_end else (one, other)
    for _ in range(2):  # the answer was lost on its way
        left = await merging.unlink(desk.bo, *ends, "problem_of", "k3")
        assert [link.kind for link in left.value.links] == ["related"]
    assert (await link_events(desk, one))[-1] == Unlinked(other_id=other, kind="problem_of", outward=True)
    assert (await link_events(desk, other))[-1] == Unlinked(other_id=one, kind="problem_of")
    for ticket_id in ends:
        assert (await desk.tickets.verify(desk.ana, ticket_id)).fault is None
    with pytest.raises(RefusedError, match="not_found"):
        await merging.unlink(desk.bo, *ends, "problem_of", "k4")


async def test_an_incident_belongs_to_the_problem_that_it_was_linked_to_last(desk: Desk, merging: Merging) -> None:
    older, newer, incident = await desk.ticket(), await desk.ticket(), await desk.ticket()

    async def problem() -> tuple[int | None, list[tuple[object, object]]]:
        """Of the incident, and what its last audit says of it."""
        audit = (await desk.tickets.timeline(desk.ana, incident)).audits[-1]
        changed = [one for one in read_log_events(audit.events) if isinstance(one, Change)]
        assert {one.field for one in changed} <= {"problem_id"}
        return (await desk.shown(incident)).problem_id, [(one.previous, one.value) for one in changed]

    async def of(problem_id: int) -> list[int]:
        belongs = Conditions(all=(Condition(field="problem_id", value=problem_id),))
        view = ViewIn(title="v", conditions=belongs)
        made = (await ViewEdits(desk.store).make(desk.ana, view, desk.key())).value.view
        return [one.id for one in (await desk.views.tickets(desk.ana, made.id)).tickets]

    becomes = RuleConditions(all=(RuleCondition(field="problem_id", operator="changed_to", value=older),))
    await trigger(desk, becomes, TagAction(add=("outage",)))
    await merging.link(desk.ana, older, LinkIn(ticket_id=incident, kind="problem_of"), "k1")
    assert await of(older) == [incident]
    assert ((await desk.shown(incident)).problem_id, (await desk.shown(incident)).tags) == (older, ("outage",))
    assert (await desk.shown(older)).problem_id is None
    desk.clock.at_ms += 1
    await merging.link(desk.ana, newer, LinkIn(ticket_id=incident, kind="problem_of"), "k2")
    assert await problem() == (newer, [(older, newer)])
    await merging.link(desk.ana, incident, LinkIn(ticket_id=older, kind="related"), "k3")
    assert await problem() == (newer, [])
    await merging.unlink(desk.bo, incident, newer, "problem_of", "k4")
    assert (await desk.shown(incident)).problem_id == older
    await merging.unlink(desk.bo, older, incident, "problem_of", "k5")
    assert await problem() == (None, [(older, None)])
    assert await of(older) == []
    assert (await desk.tickets.verify(desk.ana, incident)).fault is None


async def test_of_a_linked_ticket_that_one_may_not_see_the_number_is_told_alone(desk: Desk, merging: Merging) -> None:
    one, other = await desk.ticket("ours"), await desk.ticket("theirs")
    await desk.change(desk.ana, one, assignee_id=desk.bo.user_id)
    await merging.link(desk.ana, one, LinkIn(ticket_id=other, kind="related"), "k1")
    narrow = msgspec.structs.replace(desk.bo, sees_all=False, group_ids=frozenset())
    assert (await merging.links(narrow, one)).links == (LinkOut(ticket_id=other, kind="related", outward=True),)
    with pytest.raises(RefusedError, match="not_found"):
        await merging.unlink(narrow, one, other, "related", "k2")


async def test_N10_a_closed_ticket_goes_on_in_a_new_one_with_its_requester_and_tags(
    desk: Desk, merging: Merging
) -> None:
    old = await desk.ticket("printer", "it does not print")
    await desk.change(desk.ana, old, tags=("toner",), language="es")
    await desk.close(old)
    given = FollowUpIn(comment=CommentIn(body="She called: it began again.", public=False))
    answer = (await merging.follow_up(desk.bo, old, given, "k1")).value
    new = answer.ticket
    assert (new.subject, new.requester_id, new.tags, new.language) == ("printer", desk.lucia.user_id, ("toner",), "es")
    assert (new.status, new.submitter_id, await said(desk, new.id)) == (
        "new",
        desk.bo.user_id,
        [(new.id, "She called: it began again.")],
    )
    assert (await desk.shown(old)).status == "closed"
    assert await last_events(desk, old) == ["Linked"]
    assert await last_events(desk, new.id) == ["Create", *["Change"] * 6, "NoteSaid", "Change", "Linked"]
    assert (await merging.links(desk.ana, new.id)).links == (
        LinkOut(ticket_id=old, kind="followup", outward=True, subject="printer", status="closed"),
    )
    assert (await merging.links(desk.ana, old)).links == (
        LinkOut(ticket_id=new.id, kind="followup", outward=False, subject="printer", status="new"),
    )
    for ticket_id in (old, new.id):
        assert (await desk.tickets.verify(desk.ana, ticket_id)).fault is None
    again = await merging.follow_up(desk.bo, old, given, "k1")
    assert (again.replayed, again.value.ticket.id) == (True, new.id)
    other = msgspec.structs.replace(given, subject="toner again")
    assert (await merging.follow_up(desk.bo, old, other, "k2")).value.ticket.subject == "toner again"


async def test_only_a_closed_ticket_that_is_not_merged_is_followed_up(
    desk: Desk, merging: Merging, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = FollowUpIn(comment=CommentIn(body="again", public=True))
    going, merged, closed = [await desk.ticket() for _ in range(3)]
    await merging.merge(desk.ana, merged, going, "k1")
    await desk.close(closed)
    monkeypatch.setattr("relay.desk.merging.LINKS_MAX", 1)
    await merging.follow_up(desk.ana, closed, given, "k2")
    for ticket_id, why in ((going, "not_closed"), (merged, "merged"), (closed, "many")):
        with pytest.raises(RefusedError, match="followup") as caught:
            await merging.follow_up(desk.ana, ticket_id, given, f"k{why}")
        assert caught.value.fields["why"] == why
    narrow = msgspec.structs.replace(desk.bo, sees_all=False)
    await desk.change(desk.ana, going, assignee_id=desk.ana.user_id)
    for caller, rule in ((desk.lucia, "forbidden"), (narrow, "not_found")):
        with pytest.raises(RefusedError, match=rule):
            await merging.follow_up(caller, going, given, "k3")
