"""Fields and forms over a real store: who may edit what, versions, and what tickets do with them."""

from typing import Any

import msgspec
import pytest
import sqlalchemy as sa

from assistdesk.core.desk.events import Change, read_events
from assistdesk.core.desk.model_service import StatusAction
from assistdesk.core.desk.shapes import CommentIn, TicketAnswer, TicketNew
from assistdesk.core.desk.shapes_forms import FieldIn, FormIn, OptionIn, QuickLinkIn
from assistdesk.core.desk.views import Condition, Conditions, Sort, matches
from assistdesk.core.errors import RefusedError
from relay.desk import forms as module
from relay.desk.deleting import Deleting
from relay.desk.forms import Forms
from relay.desk.macros import Macros
from relay.desk.refusals import ConflictError, FieldsError
from relay.desk.sla import row_of
from relay.store import audits, people, tables, texts, tickets
from tests.relay.desk.conftest import Desk
from tests.relay.desk.test_macros import given as macro_given

CANARY = "QZ-CANARY-77"
OPTIONS = (OptionIn(key="trial", label={"en": "Trial"}), OptionIn(key="full", label={"en": "Full"}))
LINK = QuickLinkIn(field="plan", option="trial", title={"en": "Trials"}, address="https://help.example.com/trials")
FIELDS = (
    FieldIn(key="serial", kind="text", label={"en": "Serial number"}, required_on_solve=True, private=True),
    FieldIn(key="seats", kind="int", label={"en": "Seats"}),
    FieldIn(key="paid", kind="bool", label={"en": "Paid"}, required_on_solve=True),
    FieldIn(key="plan", kind="choice", label={"en": "Plan"}, options=OPTIONS),
    FieldIn(key="until", kind="date", label={"en": "Until"}),
)


def use(desk: Desk) -> Forms:
    return Forms(desk.store)


async def make_form(desk: Desk, **more: Any) -> int:
    """The form *Licences* with all of the fields."""
    made = [(await use(desk).put_field(desk.admin, one, desk.key())).value.field.id for one in FIELDS]
    given = FormIn(title={"en": "Licences"}, field_ids=tuple(made), quick_links=(LINK,), **more)
    return (await use(desk).put_form(desk.admin, given, desk.key())).value.form.id


async def make_ticket(desk: Desk, form_id: int | None, **more: Any) -> TicketAnswer:
    more = {"requester_id": desk.lucia.user_id, "comment": CommentIn(body="x", public=True)} | more
    new = TicketNew(subject="No licence", form_id=form_id, **more)
    return (await desk.tickets.create(desk.ana, new, desk.key())).value


async def logged(desk: Desk, ticket_id: int) -> list[Change]:
    """Every change of a field of the desk's own, as the log has it."""
    whole = await desk.store.read(lambda connection: audits.whole(connection, ticket_id))
    events = [event for one in whole for event in read_events(msgspec.json.decode(one.events, type=list[msgspec.Raw]))]
    return [event for event in events if isinstance(event, Change) and event.field.startswith("custom.")]


async def test_admins_edit_staff_read_and_each_edit_is_a_version(desk: Desk) -> None:
    form_id = await make_form(desk)
    listed = await use(desk).forms(desk.bo)
    assert [field.key for field in listed.fields] == ["serial", "seats", "paid", "plan", "until"]
    assert listed.forms[0].field_ids == tuple(field.id for field in listed.fields)
    plan = listed.fields[3]
    wider = FieldIn(key="plan", kind="choice", label={"en": "Contract"}, options=OPTIONS, position=1)
    assert (await use(desk).put_field(desk.admin, wider, desk.key(), plan.id)).value.field.version == 2
    assert (await use(desk).field(desk.ana, plan.id)).field.label == {"en": "Contract"}
    assert (await use(desk).field(desk.ana, plan.id, 1)).field.label == {"en": "Plan"}
    assert [field.key for field in (await use(desk).fields(desk.ana)).fields][-1] == "plan"
    renamed = FormIn(title={"en": "Keys"}, field_ids=(plan.id,), tags=("key", "key"))
    again = (await use(desk).put_form(desk.admin, renamed, desk.key(), form_id)).value.form
    assert (again.version, again.tags, again.quick_links) == (2, ("key",), ())
    assert (await use(desk).form(desk.ana, form_id, 1)).form.title == {"en": "Licences"}
    assert (await use(desk).form(desk.ana, form_id)).form.title == {"en": "Keys"}
    key = desk.key()
    await use(desk).drop_field(desk.admin, plan.id, key)
    await use(desk).drop_field(desk.admin, plan.id, key)
    assert (await use(desk).form(desk.ana, form_id)).form.field_ids == ()
    assert (await use(desk).field(desk.ana, plan.id, 2)).field.key == "plan"
    await use(desk).drop_form(desk.admin, form_id, desk.key())
    assert (await use(desk).forms(desk.ana)).forms == ()
    for act, rule in (
        (use(desk).put_field(desk.ana, FIELDS[0], desk.key()), "forbidden"),
        (use(desk).put_form(desk.ana, renamed, desk.key()), "forbidden"),
        (use(desk).drop_field(desk.ana, plan.id, desk.key()), "forbidden"),
        (use(desk).fields(desk.lucia), "forbidden"),
        (use(desk).forms(desk.lucia), "forbidden"),
        (use(desk).field(desk.ana, plan.id), "not_found"),
        (use(desk).field(desk.ana, plan.id, 9), "not_found"),
        (use(desk).form(desk.ana, form_id), "not_found"),
        (use(desk).form(desk.ana, form_id, 9), "not_found"),
        (use(desk).drop_form(desk.admin, form_id, desk.key()), "not_found"),
        (use(desk).put_form(desk.admin, renamed, desk.key()), "form_fields"),
    ):
        with pytest.raises(RefusedError, match=rule):
            await act


async def test_a_key_is_given_once_and_keeps_its_kind(desk: Desk) -> None:
    await make_form(desk)
    seats = (await use(desk).fields(desk.ana)).fields[1]
    number = FieldIn(key="seats", kind="int", label={"en": "Seats"})
    words = FieldIn(key="seats", kind="text", label={"en": "Seats"})
    other = FieldIn(key="places", kind="int", label={"en": "Seats"})
    for given, field_id, codes in (
        (number, None, {"field.key": "taken"}),
        (words, seats.id, {"field.kind": "fixed"}),
        (other, seats.id, {"field.key": "fixed"}),
    ):
        with pytest.raises(FieldsError) as caught:
            await use(desk).put_field(desk.admin, given, desk.key(), field_id)
        assert caught.value.codes == codes
    await use(desk).drop_field(desk.admin, seats.id, desk.key())
    with pytest.raises(FieldsError) as caught:
        await use(desk).put_field(desk.admin, words, desk.key())
    assert caught.value.codes == {"field.kind": "fixed"}
    assert (await use(desk).put_field(desk.admin, number, desk.key())).value.field.id != seats.id
    with pytest.raises(FieldsError) as caught:
        await use(desk).put_form(desk.admin, FormIn(title={"en": "T"}, group_id=999), desk.key())
    assert caught.value.codes == {"form.group_id": "unknown"}


async def test_there_is_an_end_to_them(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module.rules, "FIELDS_MAX", len(FIELDS))
    monkeypatch.setattr(module.rules, "FORMS_MAX", 1)
    await make_form(desk)
    more = FieldIn(key="more", kind="int", label={"en": "More"})
    for act in (
        use(desk).put_field(desk.admin, more, desk.key()),
        use(desk).put_form(desk.admin, FormIn(title={"en": "More"}), desk.key()),
    ):
        with pytest.raises(RefusedError, match="too_many_rules"):
            await act


async def test_fields_and_forms_stand_in_the_order_that_an_admin_gives_them(desk: Desk) -> None:
    first, second = (
        await make_form(desk),
        (await use(desk).put_form(desk.admin, FormIn(title={"en": "Second"}), desk.key())).value.form.id,
    )
    fields = [field.id for field in (await use(desk).forms(desk.ana)).fields]
    turned = [*fields[1:], fields[0]]
    key = desk.key()
    for _ in range(2):
        answer = await use(desk).order_fields(desk.admin, turned, key)
        assert [field.id for field in answer.fields] == turned
    assert {field.version for field in answer.fields} == {1, 2}, "what stays in its place has no new version"
    assert [form.id for form in (await use(desk).order_forms(desk.admin, [second, first], desk.key())).forms] == [
        second, first,
    ]  # fmt: skip
    for asked, refusal in (
        (use(desk).order_fields(desk.admin, fields[1:], desk.key()), "invalid"),
        (use(desk).order_forms(desk.admin, [first, first], desk.key()), "invalid"),
        (use(desk).order_forms(desk.ana, [first, second], desk.key()), "forbidden"),
    ):
        with pytest.raises(RefusedError, match=refusal):
            await asked


async def test_a_ticket_takes_its_forms_group_and_tags_and_its_values_are_logged(desk: Desk) -> None:
    group_id = await desk.store.write(lambda work: people.group_named(work, "Licences"))
    form_id = await make_form(desk, group_id=group_id, tags=("licence",))
    made = await make_ticket(
        desk, form_id, tags=("vip", "licence"), custom={"serial": f" {CANARY} ", "seats": 3, "paid": False}
    )
    ticket = made.ticket
    assert (ticket.form_id, ticket.group_id, ticket.tags) == (form_id, group_id, ("licence", "vip"))
    assert ticket.custom == {"serial": CANARY, "seats": 3, "paid": False}
    assert (await desk.shown(ticket.id)).custom == ticket.custom
    await desk.change(desk.ana, ticket.id, custom={"serial": "SN-2", "seats": None, "paid": False, "plan": "trial"})
    assert (await desk.shown(ticket.id)).custom == {"serial": "SN-2", "paid": False, "plan": "trial"}
    events = await logged(desk, ticket.id)
    assert [(one.field, one.previous, one.value) for one in events if one.field != "custom.serial"] == [
        ("custom.seats", None, 3),
        ("custom.paid", None, False),
        ("custom.seats", 3, None),
        ("custom.plan", None, "trial"),
    ]
    first, second = [one for one in events if one.field == "custom.serial"]
    assert second.previous == first.value
    kept = await desk.store.read(lambda connection: texts.text_of(connection, ticket.id, str(second.value)))
    assert kept == "SN-2"
    assert CANARY not in str(events)
    assert (await desk.tickets.verify(desk.ana, ticket.id)).fault is None


async def test_an_agent_outside_of_the_group_keeps_the_ticket_and_the_group_stays_out(desk: Desk) -> None:
    group_id = await desk.store.write(lambda work: people.group_named(work, "Licences"))
    form_id = await make_form(desk, group_id=group_id)
    assert (await make_ticket(desk, form_id, assignee_id=desk.bo.user_id)).ticket.group_id is None


async def test_values_that_do_not_fit_are_named_and_nothing_is_made(desk: Desk) -> None:
    form_id = await make_form(desk)
    wrong = {"serial": 1, "seats": "3", "plan": "none", "until": "soon", "colour": "red"}
    codes = {
        "ticket.custom.serial": "wrong_type",
        "ticket.custom.seats": "wrong_type",
        "ticket.custom.plan": "not_allowed",
        "ticket.custom.until": "bad_format",
        "ticket.custom.colour": "unknown_field",
    }
    with pytest.raises(FieldsError) as caught:
        await make_ticket(desk, form_id, custom=wrong)
    assert caught.value.codes == codes
    ticket_id = (await make_ticket(desk, form_id)).ticket.id
    with pytest.raises(FieldsError) as caught:
        await desk.change(desk.ana, ticket_id, custom=wrong)
    assert caught.value.codes == codes
    for act in (make_ticket(desk, 99), desk.change(desk.ana, ticket_id, form_id=99)):
        with pytest.raises(FieldsError) as caught:
            await act
        assert caught.value.codes == {"ticket.form_id": "unknown"}
    assert (await desk.shown(ticket_id)).seq == 1


async def test_a_solve_names_what_is_missing_and_goes_with_it(desk: Desk) -> None:
    form_id = await make_form(desk)
    lacks = {"ticket.custom.serial": "required_on_solve", "ticket.custom.paid": "required_on_solve"}
    with pytest.raises(FieldsError) as caught:
        await make_ticket(desk, form_id, status="solved")
    assert caught.value.codes == lacks
    ticket_id = (await make_ticket(desk, None)).ticket.id
    with pytest.raises(FieldsError) as caught:
        await desk.change(desk.ana, ticket_id, form_id=form_id, status="solved")
    assert caught.value.codes == lacks
    waiting = CommentIn(body="Done", public=True, undo_s=10)
    await desk.change(desk.ana, ticket_id, form_id=form_id)
    with pytest.raises(FieldsError) as caught:
        await desk.change(desk.ana, ticket_id, status="solved", comment=waiting)
    assert caught.value.codes == lacks
    macros = Macros(desk.store)
    solve = macro_given(StatusAction(status="solved"))
    macro_id = (await macros.make(desk.ana, solve, desk.key())).value.macro.id
    with pytest.raises(FieldsError) as caught:
        await macros.preview(desk.ana, ticket_id, macro_id, desk.clock.at_ms)
    assert caught.value.codes == lacks
    done = await desk.change(desk.ana, ticket_id, custom={"serial": "SN-1", "paid": True}, status="solved")
    assert (done.ticket.status, done.ticket.assignee_id) == ("solved", desk.ana.user_id)


async def test_a_stale_write_of_one_value_is_asked_about_and_of_another_is_not(desk: Desk) -> None:
    ticket = (await make_ticket(desk, await make_form(desk))).ticket
    await desk.change(desk.bo, ticket.id, custom={"seats": 5})
    with pytest.raises(ConflictError) as caught:
        await desk.change(desk.ana, ticket.id, custom={"seats": 6}, row_version=ticket.row_version)
    (field,) = caught.value.conflict.fields
    assert (field.field, bytes(field.mine), bytes(field.theirs)) == ("custom.seats", b"6", b"5")
    await desk.change(desk.ana, ticket.id, custom={"paid": True}, row_version=ticket.row_version)
    assert (await desk.shown(ticket.id)).custom == {"seats": 5, "paid": True}


async def test_lists_know_the_values_and_do_not_tell_them(desk: Desk) -> None:
    form_id = await make_form(desk)
    values: list[dict[str, Any]] = [
        {"seats": 2, "plan": "trial", "until": "2026-12-24"},
        {"seats": 9, "paid": True, "serial": "SN-1"},
        {},
    ]
    one, two, three = [(await make_ticket(desk, form_id, custom=custom)).ticket.id for custom in values]
    other = (await make_ticket(desk, None)).ticket.id

    async def found(*asked: Condition) -> set[int]:
        page = await desk.views.preview(desk.ana, Conditions(all=asked), sort=Sort(), after=None, limit=50)
        assert all(ticket.custom is None for ticket in page.tickets)
        shown = {ticket.id for ticket in page.tickets}
        every = await desk.store.read(lambda connection: tickets.many(connection, [one, two, three, other]))
        assert shown == {
            ticket.id for ticket in every if matches(Conditions(all=asked), row_of(ticket), desk.ana.reader)
        }
        return shown

    assert await found(Condition(field="form_id", value=form_id)) == {one, two, three}
    assert await found(Condition(field="custom.plan", value="trial")) == {one}
    assert await found(Condition(field="custom.plan", operator="is_not", value="trial")) == {two, three, other}
    assert await found(Condition(field="custom.seats", operator="greater_than", value=2)) == {two}
    assert await found(Condition(field="custom.seats", operator="less_than", value=9)) == {one}
    assert await found(Condition(field="custom.paid", value=1)) == {two}
    assert await found(Condition(field="custom.until", operator="less_than", value="2027-01-01")) == {one}
    assert await found(Condition(field="custom.until", operator="greater_than", value=("2026-12-24", "x"))) == set()
    assert await found(Condition(field="custom.until", operator="greater_than", value=("2026-12-23", 5))) == {one}
    assert await found(Condition(field="custom.seats", operator="less_than", value="9")) == set()
    assert await found(Condition(field="custom.serial", operator="is_empty")) == {one, three, other}
    assert await found(Condition(field="custom.serial", operator="is_not_empty")) == {two}
    await desk.change(desk.ana, two, custom={"serial": None})
    assert await found(Condition(field="custom.serial", operator="is_not_empty")) == set()


async def test_N12_values_go_with_the_words_of_a_ticket_that_is_erased(desk: Desk) -> None:
    custom = {"serial": CANARY, "seats": 3}
    ticket_id = (await make_ticket(desk, await make_form(desk), custom=custom)).ticket.id
    deleting = Deleting(desk.store, desk.rng.randbytes)
    await deleting.delete(desk.admin, ticket_id, desk.key())
    await deleting.erase(str(ticket_id))

    def held(connection: sa.Connection) -> str:
        every = (tables.ticket, tables.ticket_custom, tables.audit_text)
        return repr([connection.execute(sa.select(table)).all() for table in every])

    left = await desk.store.read(held)
    assert CANARY not in left
    assert "serial" not in left
    assert [(one.field, one.value) for one in await logged(desk, ticket_id)][2:] == [
        ("custom.serial", None),
        ("custom.seats", None),
    ]
    assert (await desk.tickets.verify(desk.ana, ticket_id)).fault is None
