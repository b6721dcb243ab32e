"""What is not in the log did not happen (desk.md G6): the row of every kind of new ticket can be made again from its log."""

import datetime
import random
from collections.abc import Sequence
from pathlib import Path

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk import timeline
from assistdesk.core.desk.conditions import RuleConditions
from assistdesk.core.desk.events import Change
from assistdesk.core.desk.events_service import read_log_events
from assistdesk.core.desk.model_service import AssignAction, SetFieldAction, StatusAction, TagAction
from assistdesk.core.desk.shapes import CommentIn, FollowUpIn, RequesterIn, SplitIn, TicketNew, to_rfc3339
from assistdesk.core.desk.shapes_forms import FieldIn, FormIn, OptionIn
from assistdesk.core.desk.shapes_statuses import StatusIn
from assistdesk.core.desk.timeline_shapes import LinkIn
from relay.desk.answering import Answering
from relay.desk.calls import Calls
from relay.desk.forms import Forms
from relay.desk.merging import Merging
from relay.desk.reading import Reading
from relay.desk.rules import start_rules
from relay.desk.seed import seed
from relay.desk.splitting import Splitting
from relay.desk.statuses import Statuses
from relay.store import audits, organizations, people, tables, tickets
from relay.store.work import Work
from tests.kit.rebuilt import rebuild
from tests.relay.desk.chat_stage import open_stage
from tests.relay.desk.conftest import Desk
from tests.relay.desk.test_answering import said
from tests.relay.desk.test_calls import ring, taken
from tests.relay.desk.test_triggers import group, trigger

ANY = RuleConditions()


async def is_in_the_log(desk: Desk, ticket_ids: Sequence[int]) -> None:
    """Each column of these tickets, and the chain."""

    def compare(connection: sa.Connection) -> None:
        for ticket_id in ticket_ids:
            assert rebuild(connection, ticket_id, desk.clock.now_ms()) == tickets.find(connection, ticket_id)

    await desk.store.read(compare)
    for ticket_id in ticket_ids:
        assert (await desk.tickets.verify(desk.ana, ticket_id)).fault is None


async def every_id(desk: Desk) -> list[int]:
    return await desk.store.read(lambda connection: list(connection.execute(sa.select(tables.ticket.c.id)).scalars()))


async def give_a_group(desk: Desk) -> int:
    """Lucía's organisation has a group: Ana's."""
    group_id = await group(desk, desk.ana.id)
    org_id = (await desk.shown(await desk.ticket())).org_id or 0
    await desk.store.write(lambda work: organizations.change(work, org_id, {"group_id": group_id}))
    return group_id


async def test_her_organisation_is_in_the_first_audit_and_makes_no_line_of_its_own(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    org_id = (await desk.shown(ticket_id)).org_id
    page = await desk.tickets.timeline(desk.ana, ticket_id)
    first = read_log_events(page.audits[0].events)
    assert Change(field="org_id", previous=None, value=org_id) in first
    items = timeline.build(page.audits, page.comments, page.users, (), zone=datetime.UTC, me=desk.ana.id)
    assert not [one for one in items if isinstance(one, timeline.SystemLine)]
    desk.clock.turn(60)
    await desk.tickets.seen(desk.ana, ticket_id, 1)
    await is_in_the_log(desk, [ticket_id])


async def test_a_ticket_made_by_hand_with_all_that_can_be_given(desk: Desk) -> None:
    await desk.store.write(start_rules)
    group_id = await give_a_group(desk)
    forms = Forms(desk.store)
    options = (OptionIn(key="pro", label={"en": "Pro"}),)
    fields = [
        (await forms.put_field(desk.admin, given, desk.key())).value.field.id
        for given in (
            FieldIn(key="serial", kind="text", label={"en": "Serial"}),
            FieldIn(key="seats", kind="int", label={"en": "Seats"}),
            FieldIn(key="paid", kind="bool", label={"en": "Paid"}),
            FieldIn(key="plan", kind="choice", label={"en": "Plan"}, options=options),
        )
    ]
    form = FormIn(title={"en": "Licences"}, field_ids=tuple(fields), group_id=group_id, tags=("licence",))
    form_id = (await forms.put_form(desk.admin, form, desk.key())).value.form.id
    word = StatusIn(category="pending", agent_label={"en": "Waits for the key"}, customer_label={"en": "Waiting"})
    word_id = (await Statuses(desk.store).make(desk.admin, word, desk.key())).value.status.id
    full = TicketNew(
        subject="Key",
        requester=RequesterIn(name="Zoë", email="zoe@example.org", organisation="Sur"),
        comment=CommentIn(body="it is lost", public=True),
        priority="high",
        type="task",
        due_at=to_rfc3339(desk.clock.at_ms + 3_600_000),
        channel="voice",
        assignee_id=desk.ana.id,
        tags=("vip", "licence"),
        language="zh",
        form_id=form_id,
        custom_status_id=word_id,
        custom={"serial": " A-1 ", "seats": 3, "paid": True, "plan": "pro"},
    )
    bare = TicketNew(subject="Hm", comment=CommentIn(body="mine", public=False))
    both = (CommentIn(body="once", public=True), CommentIn(body="twice", public=False))
    statuses = ("open", "pending", "hold", "solved")
    others = [
        TicketNew(subject=status, requester_id=desk.lucia.id, comment=both[0], status=status)  # type: ignore[arg-type]
        for status in statuses
    ]
    for new in (full, bare, *others):
        await desk.tickets.create(desk.ana, new, desk.key())
    await is_in_the_log(desk, await every_id(desk))
    desk.clock.turn(60)
    made = await every_id(desk)
    await desk.change(desk.ana, made[1], custom={"serial": None, "seats": 4}, type="incident", custom_status_id=None)
    await is_in_the_log(desk, made)


async def test_what_triggers_make_of_it_at_once(desk: Desk) -> None:
    group_id = await give_a_group(desk)
    field = FieldIn(key="serial", kind="text", label={"en": "Serial"})
    await Forms(desk.store).put_field(desk.admin, field, desk.key())
    for action in (
        SetFieldAction(field="severity", value=2),
        SetFieldAction(field="category", value="licences/keys"),
        SetFieldAction(field="custom.serial", value="A-9"),
        TagAction(add=("ruled",)),
        AssignAction(assignee_id=desk.ana.id, group_id=group_id),
        StatusAction(status="pending"),
    ):
        await trigger(desk, ANY, action)
    made = await desk.ticket()
    row = await desk.shown(made)
    assert (row.severity, row.status, row.custom) == (2, "pending", {"serial": "A-9"})
    await is_in_the_log(desk, [made])


async def test_chats_in_hours_and_out_of_them_and_again_in_the_same_ticket(tmp_path: Path) -> None:
    async with open_stage(tmp_path) as stage:
        desk = stage.desk
        await desk.store.write(start_rules)
        await stage.ask(email="lucia@example.com")
        await stage.say(1, "and it beeps")
        await stage.ask(by_mail=True)
        assert len(await every_id(desk)) == 2
        await is_in_the_log(desk, await every_id(desk))


async def test_calls_that_were_taken_and_missed(desk: Desk) -> None:
    calls = Calls(desk.store, desk.rng.randbytes)

    def caller_of_an_organisation(work: Work) -> int:
        org_id = people.organization_named(work, "Sur")
        return people.add(work, role="customer", name="Lucía", phone="+34 600 11 22 33", locale="es", org_id=org_id)

    await desk.store.write(caller_of_an_organisation)
    for number, call_id in (("0034 600 11 22 33", "one"), ("0034 600 11 22 99", "two"), ("", "three")):
        await ring(calls, "newCall", call_id, **{"from": number})
        await ring(calls, "hangup", call_id, **{"from": number})
    await ring(calls, "newCall", "taken")
    spoken = next(call for call in (await calls.look(desk.ana)).calls if call.state == "ringing")
    await taken(calls, desk.ana, spoken.id, answered=True)
    await ring(calls, "hangup", "taken")
    await calls.tick(str(spoken.id))
    made = await every_id(desk)
    assert len(made) == 4
    await is_in_the_log(desk, made)


async def test_follow_ups_by_ours_and_by_theirs(desk: Desk) -> None:
    merging = Merging(desk.store, desk.rng.randbytes)
    closed = await desk.ticket("printer")
    await desk.change(desk.ana, closed, tags=("hall",))
    await desk.close(closed)
    given = FollowUpIn(comment=CommentIn(body="again", public=False))
    await merging.follow_up(desk.ana, closed, given, desk.key())
    key = (
        await Reading(desk.store, desk.rng.randbytes, "https://help.example.com").give(desk.ana, closed, desk.lucia.id)
    ).key
    await said(desk, Answering(desk.store, desk.rng.randbytes), key, "it is back", "one")
    made = await every_id(desk)
    assert len(made) == 3
    await is_in_the_log(desk, made)


async def test_words_that_were_split_off_and_tickets_that_were_merged_and_linked(desk: Desk) -> None:
    await desk.store.write(start_rules)
    await give_a_group(desk)
    merging = Merging(desk.store, desk.rng.randbytes)
    source, other = await desk.ticket("both"), await desk.ticket("other")
    await desk.change(desk.ana, source, assignee_id=desk.ana.id, language="es")
    desk.clock.turn(60)
    said = await desk.say(desk.lucia, source, "and my mail stopped")
    desk.clock.turn(60)
    assert said.comment is not None
    split = Splitting(desk.store, desk.rng.randbytes)
    new = (await split.split(desk.ana, source, SplitIn(subject="mail", comment_ids=(said.comment.id,)), "k")).value
    await merging.merge(desk.ana, other, source, desk.key())
    await desk.change(desk.ana, source, type="problem")
    await merging.link(desk.ana, source, LinkIn(ticket_id=new.ticket.id, kind="problem_of"), desk.key())
    assert (await desk.shown(new.ticket.id)).problem_id == source
    await is_in_the_log(desk, await every_id(desk))


async def test_a_seeded_desk(desk: Desk) -> None:
    await desk.store.write(start_rules)
    seeded = await seed(desk.store, 60, random.Random(4), desk.clock.at_ms)
    await is_in_the_log(desk, seeded.ticket_ids)


async def test_a_log_of_before_says_nothing_of_the_organisation_and_is_read_all_the_same(desk: Desk) -> None:
    ticket_id = await desk.ticket()

    def as_of_old(work: Work) -> None:
        first = audits.whole(work.connection, ticket_id)[0]
        events = [one for one in msgspec.json.decode(first.events) if one.get("field") != "org_id"]
        work.connection.execute(
            tables.audit.update()
            .where(tables.audit.c.ticket_id == ticket_id)
            .values(events=msgspec.json.encode(events))
        )

    await desk.store.write(as_of_old)
    old = await desk.store.read(lambda connection: rebuild(connection, ticket_id, desk.clock.now_ms()))
    assert old == await desk.store.read(
        lambda connection: msgspec.structs.replace(tickets.find(connection, ticket_id), org_id=None)  # type: ignore[type-var]
    )
