"""A new ticket that the relay refuses comes back with all its words, outlives the app, and is one ticket once it is mended."""

import asyncio
from pathlib import Path

from assistdesk.core.desk.shapes_forms import FieldIn, FormIn
from assistdesk.runtime import intents
from assistdesk.runtime.intents_forms import DropForm, SaveField, SaveForm
from assistdesk.runtime.intents_merging import FollowUpTicket
from assistdesk.runtime.snapshot_parts import Cause
from tests.integration.conftest import new_agent
from tests.integration.test_desk_through_relay import comments, new_ticket, signed_in
from tests.kit.agent_app import AgentApp
from tests.kit.begun import mended, ticket_wish
from tests.kit.relay_process import RelayProcess

SEATS = FieldIn(key="seats", kind="int", label={"en": "Seats"})


def found(relay: RelayProcess, subject: str) -> list[str]:
    """The subjects of all tickets that a search for *subject* brings, asked by somebody else."""
    bo = relay.sign_in(new_agent(relay, "Bo Lind"))
    return [each["subject"] for each in bo.get(f"/search?query={subject}")["tickets"]]


async def test_a_ticket_that_is_refused_outlives_the_app_and_is_one_once_it_is_mended(
    relay: RelayProcess, tmp_path: Path
) -> None:
    wish = ticket_wish(
        "Ibis",
        "Lucía",
        "lucia",
        "It asks for a licence.",
        internal=True,
        organisation="Norte",
        phone="+34 1",
        priority="high",
        language="es",
    )
    async with signed_in(relay, tmp_path) as (ana, _):
        ana.do(wish)
        seen = await ana.until(lambda seen: seen.refused)
        (back,) = seen.refused
        assert back.cause == Cause("invalid", (("field", "ticket.requester.email"), ("code", "malformed")))
        await ana.until(lambda seen: seen.link.unsent == 0)
        await ana.die()
        again = AgentApp(relay.url, ana.folder, ana.keys)
        again.start()
        try:
            await again.until_live()
            seen = await again.until(lambda seen: seen.refused)
            assert seen.refused == (back,)
            typed = seen.refused[0].ticket
            assert (typed.subject, typed.requester_name, typed.requester_email) == ("Ibis", "Lucía", "lucia")
            assert (typed.body, typed.organisation, typed.phone) == ("It asks for a licence.", "Norte", "+34 1")
            assert (typed.priority, typed.language, typed.internal) == ("high", "es", True)
            assert await asyncio.to_thread(found, relay, "Ibis") == []
            better = mended(wish, back.key, requester_email="ibis@customer.example")
            again.do(better)
            again.do(better)
            seen = await again.until(lambda seen: [toast.rule for toast in seen.toasts] == ["ticket_made"])
            assert (seen.refused, again.failures) == ((), [])
        finally:
            await again.close()
        last = AgentApp(relay.url, ana.folder, ana.keys)
        last.start()
        try:
            await last.until_live()
            assert last.seen.refused == ()
            assert await asyncio.to_thread(found, relay, "Ibis") == ["Ibis"]
        finally:
            await last.close()


async def test_a_ticket_whose_form_was_deleted_meanwhile_comes_back_with_its_fields(
    own_relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(own_relay, tmp_path, is_admin=True) as (olga, _):
        olga.do(SaveField(1, 0, SEATS))
        seen = await olga.until(lambda seen: seen.forms.answered == 1)
        (field,) = seen.forms.fields
        olga.do(SaveForm(2, 0, FormIn(title={"en": "Licences"}, field_ids=(field.id,))))
        seen = await olga.until(lambda seen: seen.forms.answered == 2)
        (form,) = seen.forms.forms
        olga.do(DropForm(form.id))
        await olga.until(lambda seen: not seen.forms.forms)
        wish = ticket_wish("Heron", "Lu", "heron@example.com", "b", form_id=form.id, custom=(("seats", 2),))
        olga.do(wish)
        seen = await olga.until(lambda seen: seen.refused)
        (back,) = seen.refused
        assert (back.ticket.form_id, back.ticket.custom) == (form.id, (("seats", 2),))
        assert back.cause == Cause("invalid", (("field", "ticket.form_id"), ("code", "unknown")))
        olga.do(mended(wish, back.key, form_id=None))
        seen = await olga.until(lambda seen: any(row.subject == "Heron" for row in seen.palette))
        assert seen.refused == ()


async def test_a_follow_up_of_a_ticket_that_is_not_closed_comes_back_and_can_be_discarded_and_brought_back(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(relay, tmp_path) as (ana, _):
        ticket_id = await new_ticket(ana, "Stork")
        ana.do(FollowUpTicket(ticket_id, "Stork again", "It began again."))
        seen = await ana.until(lambda seen: seen.refused)
        (back,) = seen.refused
        assert (back.ticket.follows, back.ticket.body, back.customer) == (ticket_id, "It began again.", "Lucía")
        assert back.cause == Cause("followup", (("why", "not_closed"),))
        ana.do(intents.DiscardRefused(back.key))
        await ana.until(lambda seen: not seen.refused)
        ana.do(intents.Undo(back.key))
        seen = await ana.until(lambda seen: seen.refused)
        assert seen.refused == (back,)
        assert comments(seen) == ["It freezes."]
