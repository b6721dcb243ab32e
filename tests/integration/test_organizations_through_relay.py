"""Organisations and customers are kept in the application, through a running relay, by two people at once."""

from pathlib import Path

from assistdesk.core.desk.shapes_organizations import OrganizationChange, PersonChange
from assistdesk.runtime import intents
from assistdesk.runtime.intents_organizations import (
    CountOutside,
    DropOrganization,
    EraseCustomer,
    FindOrganizations,
    MoreOrganizations,
    ReadCustomer,
    SaveCustomer,
    SaveOrganization,
    TakeIn,
)
from tests.integration.test_desk_through_relay import new_ticket, signed_in
from tests.kit.relay_process import RelayProcess

GONE = "–"
"""The name of whoever was erased, and the subject of her tickets."""


async def test_an_organisation_is_made_found_changed_put_back_and_deleted(
    own_relay: RelayProcess, tmp_path: Path
) -> None:
    async with (
        signed_in(own_relay, tmp_path / "o", name="Olga", is_admin=True) as (olga, _),
        signed_in(own_relay, tmp_path / "p", name="Pia", is_admin=True) as (pia, _),
    ):
        olga.do(SaveOrganization(1, 0, OrganizationChange(name="Bright Co.", plan="premium", domains=("b.example",))))
        seen = await olga.until(lambda seen: seen.organizations.answered == 1)
        (bright,) = seen.organizations.rows
        assert (seen.organizations.refused, bright.plan, bright.row_version) == (None, "premium", 1)
        olga.do(SaveOrganization(2, 0, OrganizationChange(name="bright co.")))
        seen = await olga.until(lambda seen: seen.organizations.answered == 2)
        refused = seen.organizations.refused
        assert refused is not None
        assert (refused.rule, dict(refused.fields)["code"]) == ("invalid", "taken")
        olga.do(SaveOrganization(3, 0, OrganizationChange(name="Talleres Norte")))
        await olga.until(lambda seen: seen.organizations.answered == 3)
        pia.do(FindOrganizations("NORTE"))
        seen = await pia.until(lambda seen: seen.organizations.text == "NORTE" and not seen.organizations.loading)
        assert seen.organizations.error is None
        assert [one.name for one in seen.organizations.rows] == ["Talleres Norte"]
        pia.do(MoreOrganizations())  # there is no more: nothing is asked
        pia.do(FindOrganizations(""))
        await pia.until(lambda seen: [one.name for one in seen.organizations.rows] == ["Bright Co.", "Talleres Norte"])

        olga.do(SaveOrganization(4, bright.id, OrganizationChange(row_version=1, plan="gold")))
        seen = await olga.until(lambda seen: seen.organizations.answered == 4)
        undo = next(toast.undo_key for toast in reversed(seen.toasts) if toast.undo_key)
        pia.do(SaveOrganization(1, bright.id, OrganizationChange(row_version=1, plan="silver")))
        seen = await pia.until(lambda seen: seen.organizations.answered == 1)
        theirs = seen.organizations.theirs
        assert seen.organizations.refused is not None
        assert theirs is not None
        assert (seen.organizations.refused.rule, theirs.plan, theirs.row_version) == ("row_version", "gold", 2)
        olga.do(intents.Undo(undo))
        await olga.until(
            lambda seen: next((one.plan for one in seen.organizations.rows if one.id == bright.id), "") == "premium"
        )
        olga.do(SaveOrganization(5, bright.id, OrganizationChange(row_version=3, plan="gold")))
        seen = await olga.until(lambda seen: seen.organizations.answered == 5)
        undo = next(toast.undo_key for toast in reversed(seen.toasts) if toast.undo_key)
        pia.do(SaveOrganization(2, bright.id, OrganizationChange(row_version=4, plan="silver")))
        await pia.until(lambda seen: seen.organizations.answered == 2)
        olga.do(intents.Undo(undo))
        await olga.until(lambda seen: any(toast.rule == "kept_changed" for toast in seen.toasts))
        olga.do(DropOrganization(bright.id))
        seen = await olga.until(lambda seen: all(one.id != bright.id for one in seen.organizations.rows))
        undo = next(toast.undo_key for toast in seen.toasts if toast.rule == "organization_gone")
        olga.do(intents.Undo(undo))
        seen = await olga.until(lambda seen: any(one.name == "Bright Co." for one in seen.organizations.rows))
        again = next(one for one in seen.organizations.rows if one.name == "Bright Co.")
        assert (again.plan, again.domains, again.id != bright.id) == ("silver", ("b.example",), True)


async def test_a_domain_that_comes_later_is_told_and_its_people_put_in_and_out_again(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(relay, tmp_path / "o", name="Olga", is_admin=True) as (olga, _):
        await new_ticket(olga, "Asked before")
        eva = olga.seen.ticket.row.requester.user_id
        olga.do(SaveCustomer(1, eva, PersonChange(emails=("eva@later.example",))))
        await olga.until(lambda seen: seen.customer.answered == 1)
        olga.do(SaveOrganization(1, 0, OrganizationChange(name="Later", domains=("later.example",))))
        seen = await olga.until(lambda seen: seen.organizations.answered == 1)
        (told,) = [dict(toast.fields) for toast in seen.toasts if toast.rule == "organization_kept_outside"]
        assert told == {"name": "Later", "count": 1}
        org_id = next(one.id for one in seen.organizations.rows if one.name == "Later")
        olga.do(CountOutside(org_id))
        seen = await olga.until(lambda seen: seen.organizations.outside is not None)
        assert (seen.organizations.outside.count, seen.organizations.outside.names) == (1, ("Lucía",))
        olga.do(TakeIn(org_id))
        seen = await olga.until(lambda seen: any(toast.rule == "organization_taken_in" for toast in seen.toasts))
        await olga.until(lambda seen: seen.organizations.outside.count == 0)
        olga.do(ReadCustomer(eva))
        seen = await olga.until(lambda seen: seen.customer.person is not None)
        assert (seen.customer.person.org_name, seen.customer.person.org_by_address) == ("Later", True)
        assert seen.ticket.row.org_name == ""  # her ticket stays as it is
        undo = next(toast.undo_key for toast in seen.toasts if toast.rule == "organization_taken_in")
        olga.do(intents.Undo(undo))
        await olga.until(lambda seen: seen.organizations.outside is not None and seen.organizations.outside.count == 1)

        olga.do(SaveOrganization(2, 0, OrganizationChange(name="Second", domains=("x.example", "LATER.example"))))
        seen = await olga.until(lambda seen: seen.organizations.answered == 2)
        assert dict(seen.organizations.refused.fields) == {
            "field": "organization.domains[1]", "code": "taken", "other": "Later",
        }  # fmt: skip
        change = PersonChange(emails=("e@x.example", "eva2@later.example"))
        olga.do(SaveCustomer(2, eva, change))
        seen = await olga.until(lambda seen: seen.customer.answered == 2)
        assert seen.customer.person.org_id == org_id
        undo = next(toast.undo_key for toast in reversed(seen.toasts) if toast.rule == "customer_kept")
        olga.do(intents.Undo(undo))  # with the address goes what it brought
        seen = await olga.until(lambda seen: seen.customer.person.emails == ("eva@later.example",))
        assert seen.customer.person.org_id is None


async def test_an_agent_changes_a_customer_and_the_open_ticket_shows_it(relay: RelayProcess, tmp_path: Path) -> None:
    async with (
        signed_in(relay, tmp_path / "o", name="Olga", is_admin=True) as (olga, _),
        signed_in(relay, tmp_path / "a") as (ana, _),
    ):
        olga.do(SaveOrganization(1, 0, OrganizationChange(name="Customers and Sons")))
        seen = await olga.until(lambda seen: seen.organizations.answered == 1)
        org_id = next(one.id for one in seen.organizations.rows if one.name == "Customers and Sons")
        await new_ticket(ana, "Kept by hand")
        requester = ana.seen.ticket.row.requester.user_id
        ana.do(ReadCustomer(requester))
        seen = await ana.until(lambda seen: seen.customer.person is not None)
        person = seen.customer.person
        assert (person.emails, person.org_id) == (("kept.by.hand@customer.example",), None)
        change = PersonChange(row_version=person.row_version, name="Lucía F.", org_id=org_id)
        ana.do(SaveCustomer(1, requester, change))
        seen = await ana.until(lambda seen: seen.customer.answered == 1)
        assert seen.customer.refused is None
        assert (seen.ticket.row.requester.name, seen.ticket.row.requester.organisation) == (
            "Lucía F.",
            "Customers and Sons",
        )
        stale = PersonChange(row_version=person.row_version, name="Lucy")
        olga.do(SaveCustomer(1, requester, stale))
        seen = await olga.until(lambda seen: seen.customer.answered == 1)
        assert seen.customer.refused.rule == "row_version"
        ana.do(SaveCustomer(2, requester, PersonChange(emails=("nobody",))))
        seen = await ana.until(lambda seen: seen.customer.answered == 2)
        assert dict(seen.customer.refused.fields)["field"] == "user.emails"
        olga.do(DropOrganization(org_id))
        await olga.until(lambda seen: any(toast.rule == "organization_people" for toast in seen.toasts))
        undo = next(toast.undo_key for toast in ana.seen.toasts if toast.rule == "customer_kept")
        ana.do(intents.Undo(undo))
        seen = await ana.until(lambda seen: seen.ticket.row.requester.name == "Lucía")
        assert seen.ticket.row.requester.organisation == ""


async def test_an_admin_erases_a_customer_and_open_windows_show_what_is_left(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with (
        signed_in(relay, tmp_path / "o", name="Olga", is_admin=True) as (olga, _),
        signed_in(relay, tmp_path / "a") as (ana, _),
    ):
        await new_ticket(ana, "Canary subject")
        requester, number = ana.seen.ticket.row.requester.user_id, ana.seen.ticket.row.id
        olga.do(SaveCustomer(1, requester, PersonChange(name="Canary Lucía")))
        await olga.until(lambda seen: any(toast.rule == "customer_kept" for toast in seen.toasts))
        undo = next(toast.undo_key for toast in olga.seen.toasts if toast.rule == "customer_kept")
        ana.do(EraseCustomer(requester))
        await ana.until(lambda seen: any(toast.rule == "forbidden" for toast in seen.toasts))
        olga.do(EraseCustomer(requester))
        await olga.until(lambda seen: any(toast.rule == "customer_erased" for toast in seen.toasts))
        await ana.until(lambda seen: seen.ticket.row.subject == GONE)
        await ana.until(lambda seen: seen.ticket.row.requester.name == GONE)
        olga.do(intents.Undo(undo))  # her name is not brought back
        olga.do(ReadCustomer(requester))
        seen = await olga.until(lambda seen: seen.customer.person is not None and seen.customer.user_id == requester)
        assert (seen.customer.person.name, seen.customer.person.emails) == (GONE, ())
        assert ana.seen.ticket.row.id == number
