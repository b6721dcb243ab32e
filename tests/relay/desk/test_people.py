"""People and their availability."""

import pytest

from assistdesk.core.errors import RefusedError
from relay.desk.people import People
from relay.desk.rights import caller_of
from relay.store import people as rows
from relay.store.audits import Origin
from relay.store.work import Work
from tests.relay.desk.conftest import Desk


async def test_agents_are_those_a_ticket_can_be_given_to(desk: Desk) -> None:
    found = await People(desk.store).agents(desk.ana)
    assert [user.name for user in found.users] == ["Ana", "Bo", "Olga"]


async def test_a_person_is_found_by_id_and_by_any_spelling_of_an_address(desk: Desk) -> None:
    people = People(desk.store)
    assert (await people.find(desk.ana, desk.lucia.id)).user.org_name == "Talleres Norte"
    assert [user.id for user in (await people.find_email(desk.ana, " LUCÍA@example.com")).users] == [desk.lucia.id]
    assert (await people.find_email(desk.ana, "nobody@example.com")).users == ()
    with pytest.raises(RefusedError, match="not_found"):
        await people.find(desk.ana, 999)
    with pytest.raises(RefusedError, match="forbidden"):
        await people.agents(desk.lucia)


async def test_availability_is_kept(desk: Desk) -> None:
    answer = await People(desk.store).set_availability(desk.ana, "away")
    assert answer.user.availability == "away"
    caller = await desk.store.read(lambda connection: caller_of(connection, desk.ana.id, Origin()))
    assert caller is not None
    assert caller.name == "Ana"


async def test_an_address_belongs_to_one_person_and_numbers_are_compared_by_digits(desk: Desk) -> None:
    def operation(work: Work) -> None:
        first = rows.add(work, role="customer", name="A", email="same@x.org", phone="+34 (944) 015-220")
        second = rows.add(work, role="customer", name="A", email="SAME@x.org")
        assert rows.by_email(work.connection, "same@X.ORG") == first
        assert rows.cards(work.connection, [first])[0].phone == "+34 (944) 015-220"
        assert rows.named(work.connection, "A") == (first, second)
        assert rows.named(work.connection, "Bo") == (desk.bo.id,)
        assert rows.fold_phone("+34 (944) 0-1") == "+3494401"

    await desk.store.write(operation)
