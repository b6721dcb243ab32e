"""Making, opening and changing tickets over a real store."""

import asyncio

import msgspec
import pytest

from assistdesk.core.desk.chain import Fault
from assistdesk.core.desk.conditions import RuleConditions
from assistdesk.core.desk.events import Change, Create, NoteAdded, ReplyAdded, Seen, read_events
from assistdesk.core.desk.events_service import read_audit_events
from assistdesk.core.desk.model_service import TagAction
from assistdesk.core.desk.shapes import BODY_BYTES_MAX, CommentIn, RequesterIn, TicketChange, TicketNew
from assistdesk.core.desk.shapes_forms import FormIn
from assistdesk.core.errors import RefusedError
from relay.desk import changes
from relay.desk.forms import Forms
from relay.desk.refusals import ConflictError, FieldsError
from relay.desk.rights import Caller, caller_of
from relay.desk.rules import start_rules
from relay.desk.ticket_pages import PAGE_BYTES_MAX
from relay.store import audits, organizations, people, replies, tables, texts, tickets
from relay.store.audits import Origin
from relay.store.work import Announcement, Work
from tests.relay.desk.conftest import Desk
from tests.relay.desk.test_triggers import trigger

ZERO = RequesterIn(name="Zoë", email=" Zoe@Example.COM ", organisation="Norte  Sur", phone="+34 944-01 52")


def new_ticket(**fields: object) -> TicketNew:
    comment = fields.pop("comment", CommentIn(body="It is offline", public=True))
    return TicketNew(subject=str(fields.pop("subject", "Printer")), comment=comment, **fields)  # type: ignore[arg-type]


async def test_a_ticket_goes_to_its_organisations_group_where_nobody_else_gave_it_one(desk: Desk) -> None:
    ids = [
        await desk.store.write(lambda work, name=name: people.group_named(work, name)) for name in ("Norte", "Forms")
    ]  # type: ignore[misc]
    first = await desk.shown(await desk.ticket())
    assert first.group_id is None
    await desk.store.write(lambda work: organizations.change(work, first.org_id or 0, {"group_id": ids[0]}))
    assert (await desk.shown(await desk.ticket())).group_id == ids[0]
    given = new_ticket(requester_id=desk.lucia.user_id, assignee_id=desk.bo.user_id)  # Bo is not of that group
    assert (await desk.tickets.create(desk.ana, given, desk.key())).value.ticket.group_id is None
    form = FormIn(title={"en": "f"}, group_id=ids[1])
    form_id = (await Forms(desk.store).put_form(desk.admin, form, desk.key())).value.form.id
    asked = new_ticket(requester_id=desk.lucia.user_id, form_id=form_id)
    assert (await desk.tickets.create(desk.ana, asked, desk.key())).value.ticket.group_id == ids[1]


async def test_a_ticket_by_an_agent_for_someone_new_makes_that_person(desk: Desk) -> None:
    made = (await desk.tickets.create(desk.ana, new_ticket(requester=ZERO, tags=("vip",), priority="high"), "k1")).value
    assert (made.ticket.status, made.ticket.priority, made.ticket.tags) == ("new", "high", ("vip",))
    requester = next(user for user in made.users if user.id == made.ticket.requester_id)
    assert (requester.name, requester.email, requester.org_name) == ("Zoë", "Zoe@Example.COM", "Norte Sur")
    assert made.comment is not None
    assert (made.comment.author_id, made.comment.seq) == (desk.ana.user_id, 1)
    again = (await desk.tickets.create(desk.ana, new_ticket(requester=ZERO), "k2")).value
    assert again.ticket.requester_id == made.ticket.requester_id
    assert again.ticket.id == made.ticket.id + 1


async def test_everything_set_at_creation_is_an_event_of_the_first_audit(desk: Desk) -> None:
    made = (await desk.tickets.create(desk.ana, new_ticket(assignee_id=desk.bo.user_id, type="incident"), "k")).value
    assert made.audit is not None
    events = read_events(made.audit.events)
    assert events[0] == Create(value="open")
    fields = {event.field: event.value for event in events if isinstance(event, Change)}
    assert (fields["assignee_id"], fields["type"], fields["channel"]) == (desk.bo.user_id, "incident", "app")
    assert made.audit.pub_seq == 1
    digest = str(fields["subject"])
    assert await desk.store.read(lambda connection: texts.text_of(connection, made.ticket.id, digest)) == "Printer"
    assert b"Printer" not in b"".join(bytes(raw) for raw in made.audit.events)
    assert b"offline" not in b"".join(bytes(raw) for raw in made.audit.events)


@pytest.mark.parametrize(
    ("named", "subject", "body", "language"),
    [
        (None, "Impresora", "No puedo imprimir desde la última actualización.", "es"),
        (None, "登录", "我无法登录我的账户，请帮忙。", "zh"),
        ("en", "Impresora", "No puedo imprimir desde la última actualización.", "en"),
        ("", "Impresora", "No puedo imprimir desde la última actualización.", "es"),
        (None, "XJ-9", "XJ-9", "en"),
    ],
)
async def test_a_ticket_has_the_language_that_is_named_else_that_of_its_words(
    desk: Desk, named: str | None, subject: str, body: str, language: str
) -> None:
    new = TicketNew(
        subject=subject,
        requester=RequesterIn(name="Marta", email="marta@example.com"),
        comment=CommentIn(body=body, public=True),
        language=named,
    )
    made = (await desk.tickets.create(desk.ana, new, desk.key())).value
    assert made.ticket.language == language
    events = [msgspec.json.decode(event) for event in made.audit.events]
    assert {"field": "language", "previous": None, "type": "Change", "value": language} in events
    person = await desk.store.read(lambda connection: people.card(connection, made.ticket.requester_id))
    assert person is not None
    assert person.locale == language


async def test_words_that_do_not_say_it_are_in_the_language_of_whoever_is_helped(desk: Desk) -> None:
    def make(work: Work) -> str:
        user_id = people.add(work, role="customer", name="Chen Li", locale="zh")
        new = TicketNew(subject="XJ-9", requester_id=user_id, comment=CommentIn(body="XJ-9", public=True))
        return changes.create(work, desk.ana, new, desk.rng.randbytes).ticket.language

    assert await desk.store.write(make) == "zh"


async def test_a_solved_call_is_one_audit_and_has_an_assignee(desk: Desk) -> None:
    made = (await desk.tickets.create(desk.ana, new_ticket(status="solved", channel="voice"), "k")).value
    assert (made.ticket.status, made.ticket.assignee_id, made.ticket.seq) == ("solved", desk.ana.user_id, 1)
    assert made.ticket.solved_at == made.ticket.created_at


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ({"requester_id": 999}, {"ticket.requester_id": "unknown"}),
        ({"requester": RequesterIn(name="x", email="no address")}, {"ticket.requester.email": "malformed"}),
        ({"assignee_id": 999}, {"ticket.assignee_id": "no_agent"}),
        ({"comment": CommentIn(body="  ", public=True)}, {"ticket.comment.body": "empty"}),
        ({"comment": CommentIn(body="é" * 40_000, public=True)}, {"ticket.comment.body": "too_long"}),
        ({"comment": CommentIn(body="x", public=True, kind="note")}, {"ticket.comment.kind": "not_of_this_kind"}),
        ({"comment": CommentIn(body="x", public=False, kind="reply")}, {"ticket.comment.kind": "not_of_this_kind"}),
    ],
)
async def test_what_does_not_fit_is_named_by_field_and_nothing_is_made(
    desk: Desk, fields: dict[str, object], codes: dict[str, str]
) -> None:
    with pytest.raises(FieldsError) as caught:
        await desk.tickets.create(desk.ana, new_ticket(**fields), "k")
    assert caught.value.codes == codes
    assert await desk.ticket() == 1


async def test_one_update_is_one_audit_whose_parts_follow_the_table(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    answer = await desk.change(
        desk.ana,
        ticket_id,
        assignee_id=desk.ana.user_id,
        priority="high",
        tags=("vpn",),
        status="pending",
        comment=CommentIn(body="Please restart it.", public=True),
    )
    assert (answer.ticket.seq, answer.ticket.row_version, answer.ticket.status) == (2, 2, "pending")
    assert answer.audit is not None
    events = read_events(answer.audit.events)
    assert isinstance(events[0], ReplyAdded)
    changed = [(event.field, event.previous, event.value) for event in events if isinstance(event, Change)]
    assert changed == [
        ("priority", None, "high"),
        ("tags", (), ("vpn",)),
        ("assignee_id", None, desk.ana.user_id),
        ("status", "new", "open"),
        ("status", "open", "pending"),
    ]
    assert (await desk.tickets.verify(desk.ana, ticket_id)).fault is None


async def test_what_changes_nothing_writes_nothing(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    answer = await desk.change(desk.ana, ticket_id, status="new", language="en")
    assert (answer.ticket.seq, answer.audit) == (1, None)


async def test_the_customers_words_reopen_and_a_new_subject_keeps_its_words_out_of_the_log(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    await desk.change(desk.ana, ticket_id, status="solved")
    await desk.say(desk.lucia, ticket_id, "Still broken")
    answer = await desk.change(desk.ana, ticket_id, subject="Invoice export freezes")
    assert (answer.ticket.status, answer.ticket.subject) == ("open", "Invoice export freezes")
    assert answer.ticket.solved_at is None
    assert answer.audit is not None
    (event,) = read_events(answer.audit.events)
    assert isinstance(event, Change)
    before = await desk.store.read(lambda connection: texts.text_of(connection, ticket_id, str(event.previous)))
    assert before == "no abre"


async def test_refusals_of_the_table_are_named(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    with pytest.raises(RefusedError, match="step") as caught:
        await desk.change(desk.ana, ticket_id, status="closed")
    assert caught.value.fields == {"why": "never_by_hand"}
    with pytest.raises(RefusedError, match="forbidden"):
        await desk.tickets.create(desk.lucia, new_ticket(), "k")
    assert (await desk.tickets.get(desk.ana, ticket_id)).ticket.seq == 1


async def test_T8_a_stale_write_of_other_fields_is_applied(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    await desk.change(desk.bo, ticket_id, row_version=1, priority="high")
    answer = await desk.change(desk.ana, ticket_id, row_version=1, assignee_id=desk.ana.user_id)
    assert (answer.ticket.priority, answer.ticket.assignee_id) == ("high", desk.ana.user_id)


async def test_T8_a_stale_write_of_the_same_field_is_shown_both_values(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    await desk.change(desk.bo, ticket_id, row_version=1, priority="high")
    with pytest.raises(ConflictError, match="row_version") as caught:
        await desk.change(desk.ana, ticket_id, row_version=1, priority="low")
    (field,) = caught.value.conflict.fields
    assert (field.field, bytes(field.mine), bytes(field.theirs)) == ("priority", b'"low"', b'"high"')
    assert caught.value.conflict.ticket is not None
    assert caught.value.conflict.ticket.row_version == 2
    same = await desk.change(desk.ana, ticket_id, row_version=1, priority="high")
    assert same.audit is None  # both wanted the same: no conflict
    with pytest.raises(ConflictError):
        await desk.change(desk.ana, ticket_id, row_version=99, priority="low")


async def test_T8_tags_that_are_added_and_taken_away_leave_a_colleagues(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    await desk.change(desk.ana, ticket_id, tags=("vpn", "old"))
    await desk.change(desk.bo, ticket_id, tags=("vpn", "old", "refund"))
    answer = await desk.change(desk.ana, ticket_id, row_version=2, add_tags=("vip", "vpn"), remove_tags=("old", "no"))
    assert answer.ticket.tags == ("vpn", "refund", "vip")
    with pytest.raises(FieldsError) as caught:
        await desk.change(desk.ana, ticket_id, tags=("x",), add_tags=("y",))
    assert caught.value.codes == {"ticket.tags": "alone"}
    with pytest.raises(ConflictError, match="row_version"):
        await desk.change(desk.ana, ticket_id, row_version=2, tags=("mine alone",))


async def test_a_comment_alone_is_never_refused_for_a_stale_version(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    await desk.change(desk.bo, ticket_id, priority="high")
    await desk.change(desk.ana, ticket_id, row_version=1, comment=CommentIn(body="note", public=False))


async def test_T4_the_second_of_two_replies_is_asked_once(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    await desk.change(desk.bo, ticket_id, comment=CommentIn(body="Bo's answer", public=True, seen_seq=1))
    mine = CommentIn(body="Ana's answer", public=True, seen_seq=1)
    with pytest.raises(ConflictError, match="newer_reply") as caught:
        await desk.change(desk.ana, ticket_id, comment=mine)
    assert [reply.body for reply in caught.value.conflict.newer] == ["Bo's answer"]
    assert caught.value.conflict.seen_seq == 2
    answer = await desk.change(desk.ana, ticket_id, comment=msgspec.structs.replace(mine, seen_seq=2))
    assert answer.ticket.seq == 3


async def test_T4_own_replies_notes_and_the_customers_words_ask_nothing(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    await desk.change(desk.ana, ticket_id, comment=CommentIn(body="mine", public=True, seen_seq=1))
    await desk.say(desk.lucia, ticket_id, "the customer's")
    await desk.change(desk.bo, ticket_id, comment=CommentIn(body="a note", public=False))
    answer = await desk.change(desk.ana, ticket_id, comment=CommentIn(body="again", public=True, seen_seq=1))
    assert answer.ticket.seq == 5


async def test_a_repeated_key_gets_the_same_answer_and_no_second_reply(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    change = TicketChange(comment=CommentIn(body="once", public=True))
    first = await desk.tickets.change(desk.ana, ticket_id, change, "same")
    again = await desk.tickets.change(desk.ana, ticket_id, change, "same")
    assert (first.replayed, again.replayed) == (False, True)
    assert msgspec.json.encode(first.value) == msgspec.json.encode(again.value)
    with pytest.raises(RefusedError, match="idempotency_key_reused"):
        await desk.tickets.change(desk.ana, ticket_id, TicketChange(status="open"), "same")


async def test_T8_many_agents_at_once_lose_nothing_and_numbers_have_no_gap(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    callers = [desk.ana, desk.bo] * 15
    await asyncio.gather(
        *(
            desk.change(caller, ticket_id, comment=CommentIn(body=f"n{number}", public=number % 3 == 0))
            for number, caller in enumerate(callers)
        )
    )
    page = await desk.tickets.timeline(desk.ana, ticket_id)
    assert [audit.seq for audit in page.audits] == list(range(1, 32))
    public = [audit.pub_seq for audit in page.audits if audit.pub_seq is not None]
    assert public == list(range(1, len(public) + 1))
    assert sorted(comment.body for comment in page.comments[1:]) == sorted(f"n{number}" for number in range(30))
    assert (await desk.tickets.verify(desk.ana, ticket_id)).fault is None


async def test_T6_a_hundred_notes_leave_no_hole_in_what_the_customer_counts(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    for number in range(20):
        for part in range(5):
            await desk.say(desk.ana, ticket_id, f"note {number} {part}", public=False)
        await desk.say(desk.ana, ticket_id, f"reply {number}")
    ticket = await desk.store.read(lambda connection: tickets.find(connection, ticket_id))
    assert ticket is not None
    assert (ticket.seq, ticket.pub_seq) == (121, 21)


async def test_the_conversation_comes_in_pages_from_the_newest(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    for number in range(2, 8):
        await desk.say(desk.ana, ticket_id, f"m{number}")
    newest = await desk.tickets.timeline(desk.bo, ticket_id, limit=3)
    assert [audit.seq for audit in newest.audits] == [5, 6, 7]
    assert [comment.body for comment in newest.comments] == ["m5", "m6", "m7"]
    assert newest.meta.has_more
    oldest = await desk.tickets.timeline(desk.bo, ticket_id, before=4, limit=3)
    assert [audit.seq for audit in oldest.audits] == [1, 2, 3]
    assert not oldest.meta.has_more
    assert {user.name for user in oldest.users} == {"Ana", "Lucía Fernández"}
    assert (await desk.tickets.timeline(desk.bo, ticket_id, before=1)).audits == ()


@pytest.mark.parametrize(("letter", "is_one_page"), [("\x01", False), ("é", True)])
async def test_pages_of_words_too_long_for_one_answer_are_shorter_and_lose_nothing(
    desk: Desk, letter: str, is_one_page: bool
) -> None:
    ticket_id = await desk.ticket()
    body = letter * (BODY_BYTES_MAX // len(letter.encode()))
    for _ in range(25):
        await desk.say(desk.bo, ticket_id, body)
    seen: list[int] = []
    before, has_more = None, True
    while has_more:
        page = await desk.tickets.timeline(desk.bo, ticket_id, before=before, limit=200)
        assert len(msgspec.json.encode(page)) <= PAGE_BYTES_MAX + 100_000
        assert len(page.comments) == len(page.audits)
        seen = [audit.seq for audit in page.audits] + seen
        before, has_more = page.audits[0].seq, page.meta.has_more
        assert not (is_one_page and has_more)
    assert seen == list(range(1, 27))


async def test_unread_counts_the_words_of_others_and_seen_never_goes_back(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    await desk.say(desk.bo, ticket_id, "a note", public=False)
    await desk.say(desk.ana, ticket_id, "my reply")
    assert (await desk.tickets.get(desk.ana, ticket_id)).ticket.unread == 2
    assert (await desk.tickets.seen(desk.ana, ticket_id, 2)).seen_seq == 2
    assert (await desk.tickets.get(desk.ana, ticket_id)).ticket.unread == 0
    assert (await desk.tickets.seen(desk.ana, ticket_id, 1)).seen_seq == 2
    assert (await desk.tickets.seen(desk.ana, ticket_id, 999)).seen_seq == 4  # with the first look itself
    assert (await desk.tickets.get(desk.bo, ticket_id)).ticket.unread == 2


async def looks(desk: Desk, ticket_id: int) -> list[tuple[int, int]]:
    """Who is said to have looked first, by the audits' numbers."""
    written = await desk.store.read(lambda connection: audits.whole(connection, ticket_id))
    found = [(audit.seq, read_audit_events(audit.events)) for audit in written]
    return [(seq, one.user_id) for seq, events in found for one in events if isinstance(one, Seen)]


async def test_the_first_look_of_one_of_ours_is_written_once_and_moves_nothing(desk: Desk) -> None:
    await desk.store.write(start_rules)
    ticket_id = await desk.ticket()
    await trigger(desk, RuleConditions(), TagAction(add=("ruled",)))
    before = await desk.shown(ticket_id)
    heard: list[Announcement] = []
    desk.store.listen(lambda committed: heard.extend(committed.announcements))
    desk.clock.turn(600)
    assert (await desk.tickets.get(desk.bo, ticket_id)).ticket.seq == 1  # reading it by REST is no look
    assert await looks(desk, ticket_id) == []
    assert (await desk.tickets.seen(desk.ana, ticket_id, 1)).seen_seq == 2
    assert next((one.stream, one.seq) for one in heard) == (f"ticket:{ticket_id}", 2)
    after = await desk.shown(ticket_id)
    assert (after.seq, after.row_version, after.unread, after.seen_seq) == (2, before.row_version + 1, 0, 2)
    same = ("updated_at", "last_comment_at", "status", "clock", "tags", "assignee_id", "preview")
    assert [getattr(after, name) for name in same] == [getattr(before, name) for name in same]
    page = await desk.tickets.timeline(desk.ana, ticket_id)
    assert (page.audits[-1].pub_seq, page.audits[-1].author_id) == (None, desk.ana.id)
    for caller in (desk.bo, desk.ana, desk.admin):
        await desk.tickets.seen(caller, ticket_id, 2)
    assert await looks(desk, ticket_id) == [(2, desk.ana.id)]
    assert (await desk.tickets.get(desk.bo, ticket_id)).ticket.unread == 0
    stale = await desk.change(desk.bo, ticket_id, priority="high", row_version=before.row_version)
    assert stale.ticket.priority == "high"  # who had it open before the look is in nobody's way
    assert (await desk.tickets.verify(desk.ana, ticket_id)).fault is None


async def test_a_log_does_not_run_backwards_after_a_look(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    desk.clock.turn(600)
    await desk.tickets.seen(desk.ana, ticket_id, 1)
    looked_at = desk.clock.now_ms()

    def earlier(work: Work) -> None:
        work.now_ms = looked_at - 300_000
        ticket = tickets.find(work.connection, ticket_id)
        assert ticket is not None
        audits.append(work, ticket, ticket, [Seen(user_id=1)], author_id=None, origin=Origin())

    await desk.store.write(earlier)
    written = await desk.store.read(lambda connection: audits.whole(connection, ticket_id))
    assert [one.created_at for one in written][1:] == [looked_at, looked_at]


async def test_what_ours_made_themselves_and_what_is_over_is_not_looked_at_for_the_first_time(desk: Desk) -> None:
    made = (await desk.tickets.create(desk.ana, new_ticket(requester_id=desk.lucia.id), desk.key())).value.ticket.id
    await desk.tickets.seen(desk.bo, made, 1)
    closed = await desk.ticket()
    await desk.close(closed)
    await desk.tickets.seen(desk.bo, closed, 1)
    assert [await looks(desk, one) for one in (made, closed)] == [[], []]


async def test_who_has_not_read_to_the_end_still_has_the_rest_to_read(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    await desk.say(desk.lucia, ticket_id, "and more")
    assert (await desk.tickets.seen(desk.ana, ticket_id, 1)).seen_seq == 1
    assert (await desk.tickets.get(desk.ana, ticket_id)).ticket.unread == 1
    assert await looks(desk, ticket_id) == [(3, desk.ana.id)]


async def test_the_preview_is_the_newest_reply_and_never_a_note(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    await desk.say(desk.ana, ticket_id, "first line\nsecond   line " + "x" * 200)
    await desk.say(desk.ana, ticket_id, "CANARY", public=False)
    ticket = (await desk.tickets.get(desk.bo, ticket_id)).ticket
    assert ticket.preview.startswith("first line second line")
    assert len(ticket.preview) == 120
    assert ticket.preview_author_id == desk.ana.user_id


async def test_T7_a_ticket_one_may_not_see_does_not_exist(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    outsider = Caller(user_id=desk.bo.user_id, role="agent", sees_all=False, group_ids=(5,))
    acts = (
        desk.tickets.get(outsider, ticket_id),
        desk.tickets.timeline(outsider, ticket_id),
        desk.tickets.seen(outsider, ticket_id, 1),
        desk.pages.audits(outsider, ticket_id),
        desk.pages.comments(outsider, ticket_id),
        desk.change(outsider, ticket_id, priority="low"),
        desk.tickets.get(desk.ana, 4711),
    )
    for act in acts:
        with pytest.raises(RefusedError, match="not_found"):
            await act
    await desk.change(desk.ana, ticket_id, assignee_id=desk.bo.user_id)
    assert (await desk.tickets.get(outsider, ticket_id)).ticket.id == ticket_id


async def test_rights_come_from_the_database(desk: Desk) -> None:
    def setup(work) -> tuple[int, int]:  # type: ignore[no-untyped-def]
        group_id = people.group_named(work, "L2")
        assert people.group_named(work, "L2") == group_id
        return group_id, people.add(work, role="agent", name="Ext", group_ids=[group_id], own_groups_only=True)

    group_id, user_id = await desk.store.write(setup)
    ext = await desk.store.read(lambda connection: caller_of(connection, user_id, Origin(ip="::1")))
    assert ext == Caller(
        user_id=user_id, role="agent", name="Ext", sees_all=False, group_ids=(group_id,), origin=Origin(ip="::1")
    )
    await desk.store.write(lambda work: work.connection.execute(tables.person.update().values(suspended=True)))
    assert await desk.store.read(lambda connection: caller_of(connection, user_id, Origin())) is None
    assert await desk.store.read(lambda connection: caller_of(connection, 999, Origin())) is None


async def test_taking_a_ticket_into_another_group_takes_it_from_one_who_is_not_in_it(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    group_id = await desk.store.write(lambda work: people.group_named(work, "L2"))
    await desk.change(desk.ana, ticket_id, assignee_id=desk.ana.user_id)
    answer = await desk.change(desk.ana, ticket_id, group_id=group_id)
    assert (answer.ticket.group_id, answer.ticket.assignee_id, answer.ticket.status) == (group_id, None, "open")


async def test_H1_a_chain_meddled_with_in_the_database_names_the_place(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    for number in range(4):
        await desk.say(desk.ana, ticket_id, f"m{number}")
    table = tables.audit
    await desk.store.write(
        lambda work: work.connection.execute(
            table.update().where(table.c.ticket_id == ticket_id, table.c.seq == 3).values(author_id=99)
        )
    )
    verdict = await desk.tickets.verify(desk.ana, ticket_id)
    assert (verdict.fault, verdict.seq) == (Fault.HASH, 3)
    await desk.store.write(
        lambda work: work.connection.execute(table.delete().where(table.c.ticket_id == ticket_id, table.c.seq > 2))
    )
    verdict = await desk.tickets.verify(desk.ana, ticket_id)
    assert (verdict.fault, verdict.seq) == (Fault.TAIL_MISSING, 3)


async def test_a_row_can_be_rebuilt_from_its_log(desk: Desk) -> None:
    """Rule G6: what the row says of status, people and fields is what the events say."""
    ticket_id = await desk.ticket()
    await desk.change(desk.ana, ticket_id, assignee_id=desk.bo.user_id, priority="high", status="pending", tags=("a",))
    await desk.say(desk.lucia, ticket_id, "again")
    await desk.change(desk.ana, ticket_id, tags=("b", "c"), type="incident")
    found = await desk.store.read(lambda connection: audits.after(connection, ticket_id, 0, 100))
    rebuilt: dict[str, object] = {}
    for audit in found:
        for event in read_events(msgspec.json.decode(audit.events, type=list[msgspec.Raw])):
            if isinstance(event, Create):
                rebuilt["status"] = event.value
            if isinstance(event, Change):
                rebuilt[event.field] = event.value
    row = await desk.store.read(lambda connection: tickets.find(connection, ticket_id))
    assert row is not None
    for name in ("status", "assignee_id", "priority", "tags", "type", "channel", "language"):
        assert rebuilt[name] == getattr(row, name)


async def test_D6_a_clock_a_day_back_orders_nothing_differently(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    desk.clock.turn(-86_400)
    await desk.say(desk.ana, ticket_id, "later")
    page = await desk.tickets.timeline(desk.ana, ticket_id)
    assert page.audits[0].created_at <= page.audits[1].created_at
    assert (await desk.tickets.verify(desk.ana, ticket_id)).fault is None


async def test_a_note_is_a_note_in_every_place(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    written = await desk.say(desk.ana, ticket_id, "CANARY", public=False)
    assert written.audit is not None
    assert written.audit.pub_seq is None
    assert isinstance(read_events(written.audit.events)[0], NoteAdded)
    stored = await desk.store.read(lambda connection: replies.between(connection, ticket_id, 0, 99))
    assert all("CANARY" not in reply.body for reply in stored)
