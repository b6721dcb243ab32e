"""Lists that ask for the organisation's plan, region and tags: the same tickets as a rule's condition says, counted alike."""

import pytest
import sqlalchemy as sa

from assistdesk.core.desk.conditions import RuleCondition, RuleConditions, Update, happens
from assistdesk.core.desk.shapes import CommentIn, TicketNew
from assistdesk.core.desk.views import Condition, Conditions, Operator, Scalar, Sort
from assistdesk.core.errors import RefusedError
from relay.desk.requester_rows import requester_row
from relay.store import lists, organizations, people, persons, tickets
from relay.store.work import Work
from tests.relay.desk.conftest import Desk

HOUSES: tuple[dict[str, object], ...] = (
    {"name": "Acme", "plan": "premium", "region": "north", "tags": ("vip", "gold")},
    {"name": "Brio", "plan": "standard", "region": None, "tags": ()},
    {"name": "Coral", "plan": "premium", "region": "south", "tags": ("x,", ",y", 'say "vip"')},
    {"name": "Dúo", "plan": "básico", "region": "norte", "tags": ("señal", "金")},
)
TAGS = ("vip", "gold", ",", "x,", '"', 'say "vip"', "señal", "金", "none")
ASKED: tuple[tuple[str, Operator, Scalar | tuple[Scalar, ...]], ...] = (
    *(("plan", one, value) for one in ("is", "is_not") for value in ("premium", "básico", ("standard", "none"), 7)),
    *(("region", one, value) for one in ("is", "is_not") for value in ("north", ("south", "norte"), "none")),
    *((name, one, None) for name in ("plan", "region", "org_tags") for one in ("is_empty", "is_not_empty")),
    *(("org_tags", one, value) for one in ("includes", "not_includes") for value in (*TAGS, ("gold", "金"), 7)),
    *(("plan", one, "premium") for one in ("less_than", "greater_than")),
)


@pytest.fixture
async def ids(desk: Desk) -> list[int]:
    """A ticket of each house, and one of somebody who belongs to none."""

    def make(work: Work) -> list[int]:
        asks = []
        for place, house in enumerate((*HOUSES, None)):
            org_id = None if house is None else organizations.add(work, house)
            asks.append(people.add(work, role="customer", name=f"C{place}", email=f"c{place}@x.example"))
            persons.change(work, asks[-1], {"org_id": org_id})
        return asks

    made = []
    for requester_id in await desk.store.write(make):
        new = TicketNew(subject="s", requester_id=requester_id, comment=CommentIn(body="b", public=True))
        made.append((await desk.tickets.create(desk.ana, new, desk.key())).value.ticket.id)
    return made


async def by_rule(
    desk: Desk, ids: list[int], field: str, operator: Operator, value: Scalar | tuple[Scalar, ...]
) -> set[int]:
    """What a trigger with this one condition would fire for."""
    wanted = RuleConditions(all=(RuleCondition(field=field, operator=operator, value=value),))

    def question(connection: sa.Connection) -> set[int]:
        rows = {one.id: requester_row(connection, one) for one in tickets.many(connection, ids)}
        return {id_ for id_, row in rows.items() if happens(wanted, Update(before=row, after=row), desk.ana.reader)}

    return await desk.store.read(question)


async def test_a_list_has_what_a_rule_s_condition_says_of_the_same_tickets(desk: Desk, ids: list[int]) -> None:
    for field, operator, value in ASKED:
        one = Condition(field=field, operator=operator, value=value)
        expected = await by_rule(desk, ids, field, operator, value)
        for wanted in (Conditions(all=(one,)), Conditions(any=(one,))):
            page = await desk.views.preview(desk.ana, wanted, sort=Sort())
            assert {ticket.id for ticket in page.tickets} == expected, one
            counted = await desk.store.read(
                lambda connection, w=wanted: lists.count(connection, w, reader=desk.ana.reader, sight=desk.ana.sight)
            )
            assert counted == len(expected), one


async def test_a_list_follows_when_the_organisation_changes_its_plan(desk: Desk, ids: list[int]) -> None:
    premium = Conditions(all=(Condition(field="plan", value="premium"),))

    async def seen() -> list[int]:
        return sorted(one.id for one in (await desk.views.preview(desk.ana, premium, sort=Sort())).tickets)

    assert await seen() == [ids[0], ids[2]]
    org_id = await desk.store.read(lambda connection: organizations.by_name(connection, "Brio"))
    assert org_id is not None
    await desk.store.write(lambda work: organizations.change(work, org_id.id, {"plan": "premium"}))
    assert await seen() == ids[:3]


async def test_what_fits_no_field_is_refused_and_names_it(desk: Desk) -> None:
    for field, operator in (("plan", "includes"), ("org_tags", "is"), ("domain", "includes"), ("fax", "is")):
        one = Condition(field=field, operator=operator, value="x")  # type: ignore[arg-type]
        with pytest.raises(RefusedError, match=r"view_(operator|field)"):
            await desk.views.preview(desk.ana, Conditions(all=(one,)), sort=Sort())
