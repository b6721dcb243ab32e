"""Every field that conditions know, with every operator: a list finds the tickets that a rule's condition is true of."""

import random
from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa

from assistdesk.core.desk import conditions, views
from assistdesk.core.desk.conditions import RuleCondition, RuleConditions, Update, happens
from assistdesk.core.desk.shapes import ClockOut, CommentIn, TicketNew, to_rfc3339
from assistdesk.core.desk.triggers import Trigger
from assistdesk.core.desk.views import HOUR_MS, Condition, Conditions, Operator, Row, Scalar, Sort
from assistdesk.core.errors import RefusedError
from relay.desk import changes
from relay.desk.firing import Rows
from relay.desk.views import MINUTE_MS
from relay.store import clocks, organizations, people, persons, tables, tickets, work_tables
from relay.store.clocks import Kept
from relay.store.work import Work
from tests.relay.desk.conftest import Desk

SIZE = 40
OPERATORS: tuple[Operator, ...] = (
    "is", "is_not", "less_than", "greater_than", "includes", "not_includes", "is_empty", "is_not_empty",
)  # fmt: skip
ODD: tuple[Scalar, ...] = ("' OR 1=1 --", "100%_", "nothing", 0, 7, 10**12)
HOUSES: tuple[dict[str, object], ...] = (
    {"name": "Acme", "plan": "premium", "region": "north", "tags": ("vip", "gold"), "group_id": 1},
    {"name": "Brio", "plan": "standard", "region": None, "tags": (), "group_id": 2},
    {"name": "Coral", "plan": "básico", "region": "norte", "tags": ("señal",), "group_id": None},
)
ADDRESSES = ("ana@x.example", "Bo@Y.Example", "c_d@sub.x.example", "e%f@z.example", "")
METRICS = tuple(views.CLOCK_FIELDS.values())


def clock_of(metric: str, instance: int, badge: str | None) -> ClockOut:
    return ClockOut(
        metric=metric, instance=instance, state="active", badge=badge, target_s=9, elapsed_ms=1,
        as_of=to_rfc3339(1), started_at=to_rfc3339(1),
    )  # type: ignore[arg-type]  # fmt: skip


def fill(work: Work, desk: Desk) -> None:
    rng = random.Random(8)
    group_ids = [people.group_named(work, name) for name in ("L1", "L2")]
    askers = []
    for place, address in enumerate(ADDRESSES):
        asker = people.add(work, role="customer", name=f"C{place}", email=address)
        house = HOUSES[place % 4] if place % 4 < 3 else None
        org_id = None if house is None else organizations.by_name(work.connection, str(house["name"]))
        if house is not None and org_id is None:
            persons.change(work, asker, {"org_id": organizations.add(work, house)})
        elif org_id is not None:
            persons.change(work, asker, {"org_id": org_id.id})
        askers.append(asker)
    persons.change(work, askers[0], {"emails": ("ana@x.example", "ana@second.example")})
    now_ms = desk.clock.at_ms
    for number in range(SIZE):
        new = TicketNew(
            subject=rng.choice(("printer", "señal")),
            requester_id=rng.choice(askers),
            comment=CommentIn(body="x", public=True),
            priority=rng.choice((None, "low", "urgent")),
            status=rng.choice(("new", "open", "pending", "hold", "solved")),
            assignee_id=rng.choice((None, desk.ana.user_id, desk.bo.user_id)),
            tags=tuple(rng.sample(("vip", "vpn", "print"), rng.randrange(3))),
            type=rng.choice((None, "incident", "task")),
            channel=rng.choice(("app", "voice")),
            language=rng.choice(("en", "es")),
        )
        at_ms = now_ms - rng.randrange(50) * HOUR_MS // 2 + rng.randrange(-1, 2)
        made = changes.create(work, desk.ana, new, rng.randbytes, at_ms=min(at_ms, now_ms)).ticket
        due = rng.choice((None, 5, 7))
        values: dict[str, Any] = {
            "group_id": rng.choice((None, *group_ids)),
            "next_due_at": due,
            "due_sort": tables.DUE_NEVER if due is None else due,
            "due_at": rng.choice((None, now_ms - HOUR_MS, now_ms + 3 * HOUR_MS + 1, now_ms + 2 * HOUR_MS)),
            "severity": rng.choice((None, 1, 4)),
            "category": rng.choice(("", "licences", "licences/new")),
            "form_id": rng.choice((None, 3, 4)),
            "custom_status_id": rng.choice((None, 5)),
            "problem_id": rng.choice((None, 1, 2)),
            "followup_of": rng.choice((None, 1)),
            "flagged": rng.choice((True, False)),
        }
        work.connection.execute(tables.ticket.update().where(tables.ticket.c.id == made.id).values(values))
        found = tuple(
            clock_of(metric, instance, rng.choice((None, *work_tables.BADGES)))
            for metric in rng.sample(METRICS, rng.randrange(4))
            for instance in (2, 1)
        )
        if number % 3:
            clocks.save(work, made.id, Kept(clocks=found))


def asked(rows: list[Row], rng: random.Random) -> Iterator[Condition]:
    """With values that the tickets have, with several, and with such as they have not."""
    for field in sorted(conditions.FIELDS):
        held = {one for row in rows for one in (row.get(field),) if one is not None}
        known: list[Scalar] = []
        for value in sorted(held, key=str):
            known += value if isinstance(value, tuple) else [value]  # type: ignore[list-item]
        for operator in OPERATORS:
            if operator in ("is_empty", "is_not_empty"):
                yield Condition(field=field, operator=operator)
                continue
            few = rng.sample(known, min(3, len(known)))
            for value in (*few, *ODD, tuple(few)):
                yield Condition(field=field, operator=operator, value=value)


def is_taken(one: Condition) -> bool:
    try:
        views.check_list(Conditions(all=(one,)))
        conditions.check(rule_of((one,)), in_triggers=False)
    except RefusedError:
        return False
    return True


def rule_of(every: tuple[Condition, ...], some: tuple[Condition, ...] = ()) -> RuleConditions:
    def written(one: Condition) -> RuleCondition:
        return RuleCondition(field=one.field, operator=one.operator, value=one.value)

    return RuleConditions(all=tuple(map(written, every)), any=tuple(map(written, some)))


@pytest.fixture
async def rows(desk: Desk) -> dict[int, Row]:
    desk.clock.at_ms = -(-desk.clock.at_ms // MINUTE_MS) * MINUTE_MS
    await desk.store.write(lambda work: fill(work, desk))

    def read(connection: sa.Connection) -> dict[int, Row]:
        every = tuple(RuleCondition(field=field) for field in conditions.FIELDS)
        seen = Rows(connection, [Trigger(id=1, title="-", conditions=RuleConditions(all=every))], desk.clock.at_ms)
        return {one.id: seen.of(one) for one in tickets.many(connection, range(1, SIZE + 1))}

    return await desk.store.read(read)


async def listed(desk: Desk, wanted: Conditions) -> set[int]:
    page = await desk.views.preview(desk.ana, wanted, sort=Sort(key="id"), limit=100)
    return {ticket.id for ticket in page.tickets}


async def test_every_field_means_in_a_list_what_it_means_in_a_rule(desk: Desk, rows: dict[int, Row]) -> None:
    met: set[str] = set()
    for one in asked(list(rows.values()), random.Random(1)):
        if not is_taken(one):
            continue
        rule = rule_of((one,))
        expected = {id_ for id_, row in rows.items() if happens(rule, Update({}, row), desk.ana.reader)}
        assert await listed(desk, Conditions(all=(one,))) == expected, one
        if 0 < len(expected) < SIZE:
            met.add(one.field)
    assert met == conditions.FIELDS, "each is taken by both, and true of some tickets alone"


async def test_any_mixture_of_conditions_means_the_same(desk: Desk, rows: dict[int, Row]) -> None:
    rng = random.Random(2)
    every = [one for one in asked(list(rows.values()), rng) if is_taken(one)]
    for _ in range(150):
        all_of, any_of = rng.sample(every, rng.randrange(3)), rng.sample(every, rng.randrange(1, 4))
        rule = rule_of(tuple(all_of), tuple(any_of))
        expected = {id_ for id_, row in rows.items() if happens(rule, Update({}, row), desk.ana.reader)}
        assert await listed(desk, Conditions(all=tuple(all_of), any=tuple(any_of))) == expected, (all_of, any_of)


async def test_the_case_of_an_address_does_not_count(desk: Desk, rows: dict[int, Row]) -> None:
    for field, value in (("email", "BO@y.example"), ("domain", "Y.EXAMPLE")):
        found = await listed(desk, Conditions(all=(Condition(field=field, value=value),)))
        assert found
        assert found == {id_ for id_, row in rows.items() if row["email"] == "bo@y.example"}
