"""Fields and forms, from the application through a running relay and back: made, filled in, missed at the solve."""

from pathlib import Path

from assistdesk.core.desk.shapes_forms import FieldIn, FormIn
from assistdesk.runtime import intents
from assistdesk.runtime.intents_forms import DropField, DropForm, SaveField, SaveForm, SetField, SetForm
from tests.integration.test_desk_through_relay import new_ticket, signed_in
from tests.kit.begun import ticket_wish
from tests.kit.relay_process import RelayProcess

SERIAL = FieldIn(key="serial", kind="text", label={"en": "Serial number"}, required_on_solve=True)
SEATS = FieldIn(key="seats", kind="int", label={"en": "Seats"}, required_on_solve=True)


async def test_a_form_is_made_filled_in_and_asked_for_at_the_solve(own_relay: RelayProcess, tmp_path: Path) -> None:
    async with signed_in(own_relay, tmp_path, is_admin=True) as (olga, _):
        for number, field in enumerate((SERIAL, SEATS), start=1):
            olga.do(SaveField(number, 0, field))
            await olga.until(lambda seen, number=number: seen.forms.answered == number)
        olga.do(SaveField(3, 0, SEATS))
        seen = await olga.until(lambda seen: seen.forms.answered == 3)
        assert seen.forms.refused is not None
        assert seen.forms.refused.rule == "field_taken"
        serial, seats = (field.id for field in seen.forms.fields)
        olga.do(SaveForm(4, 0, FormIn(title={"en": "Licences"}, field_ids=(serial, seats), tags=("licence",))))
        seen = await olga.until(lambda seen: seen.forms.answered == 4)
        (form,) = seen.forms.forms
        new = ticket_wish("No licence", "Lu", "lu.forms@example.com", "b", form_id=form.id, custom=(("seats", 2),))
        olga.do(new)
        seen = await olga.until(lambda seen: any(row.subject == "No licence" for row in seen.palette))
        row = next(row for row in seen.palette if row.subject == "No licence")
        assert row.tags == ("licence",)
        olga.do(intents.OpenTicket(row.id))
        seen = await olga.until(lambda seen: seen.ticket is not None and seen.ticket.fields.form_id == form.id)
        assert seen.ticket.fields.values == (("seats", 2),)
        olga.do(intents.ChangeTicket(row.id, status="solved"))
        seen = await olga.until(lambda seen: seen.ticket.fields.lacking)
        assert seen.ticket.fields.lacking == ("serial",)
        toast = next(toast for toast in seen.toasts if toast.rule == "required_on_solve")
        assert (toast.opens, toast.fields) == (row.id, (("fields", "Serial number"),))
        assert seen.ticket.row.status != "solved"
        olga.do(SetField(row.id, "serial", "SN-4711"))
        seen = await olga.until(lambda seen: dict(seen.ticket.fields.values).get("serial"))
        assert seen.ticket.fields.lacking == ()
        olga.do(intents.ChangeTicket(row.id, status="solved"))
        await olga.until(lambda seen: seen.ticket.row.status == "solved" and not seen.ticket.row.pending)
        olga.do(SetForm(row.id, None))
        await olga.until(lambda seen: seen.ticket.fields.form_id is None)
        before = (await olga.until(lambda seen: seen.ticket)).ticket.fields.revision
        olga.do(SetField(row.id, "seats", "many"))
        await olga.until(lambda seen: seen.ticket.fields.revision > before)
        olga.do(DropForm(form.id))
        olga.do(DropField(seats))
        seen = await olga.until(lambda seen: not seen.forms.forms and len(seen.forms.fields) == 1)
        assert dict(seen.ticket.fields.values)["seats"] == 2, "what a ticket has it keeps"


async def test_a_colleagues_change_of_a_field_is_seen_at_once(own_relay: RelayProcess, tmp_path: Path) -> None:
    async with signed_in(own_relay, tmp_path / "one", is_admin=True) as (olga, _):
        olga.do(SaveField(1, 0, SERIAL))
        await olga.until(lambda seen: seen.forms.answered == 1)
        ticket_id = await new_ticket(olga, "Two look at it")
        async with signed_in(own_relay, tmp_path / "two", name="Bo") as (bo, _):
            bo.do(intents.OpenTicket(ticket_id))
            await bo.until(lambda seen: seen.ticket is not None and seen.ticket.items)
            olga.do(SetField(ticket_id, "serial", "SN-1"))
            await bo.until(lambda seen: seen.ticket.fields.values == (("serial", "SN-1"),))
