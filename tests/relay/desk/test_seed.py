"""Seeded desks: believable, whole, and the same each time."""

import random
from pathlib import Path

import pytest
import sqlalchemy as sa

from assistdesk.core.desk.model import Ticket
from assistdesk.core.errors import RefusedError
from relay.desk.rights import Caller
from relay.desk.search import Search
from relay.desk.seed import DEMO_SIZE, more_agents, seed
from relay.desk.tickets import Tickets
from relay.desk.views import Views
from relay.store import people, tickets
from relay.store.store import Store
from relay.store.work import Work
from tests.kit.accounts import TurnedClock
from tests.kit.desk_file import new_desk_file


async def opened(path: Path, clock: TurnedClock) -> Store:
    return await Store.open(new_desk_file(path), now_ms=clock.now_ms)


async def test_the_demonstrations_desk_has_twelve_tickets_in_three_languages_and_two_agents(tmp_path: Path) -> None:
    clock = TurnedClock()
    store = await opened(tmp_path / "relay.db", clock)
    seeded = await seed(store, DEMO_SIZE, random.Random(1), clock.at_ms)
    assert (len(seeded.ticket_ids), len(seeded.agent_ids), DEMO_SIZE) == (12, 2, 12)
    agent = Caller(user_id=seeded.agent_ids[0], role="agent")
    page = await Views(store, b"k" * 32, now_ms=clock.now_ms).tickets(agent, 8)
    assert {ticket.language for ticket in page.tickets} == {"en", "es", "zh"}
    assert page.tickets[0].subject == "Invoice export freezes at 80 %"
    assert page.tickets[0].id == 1042
    assert {"Lucía Fernández", "Tom Becker", "陈伟"} <= {user.name for user in page.users}
    assert {ticket.status for ticket in page.tickets} == {"new", "open", "pending", "hold", "solved"}
    tickets = Tickets(store, random.Random(1).randbytes)
    for ticket in page.tickets:
        assert (await tickets.verify(agent, ticket.id)).fault is None
        assert ticket.updated_at <= page.tickets[0].updated_at
    counts = {view.key: view.count for view in (await Views(store, b"k" * 32, now_ms=clock.now_ms).list(agent)).views}
    assert counts["all"] == 12
    found = await Search(store, b"k" * 32).find(agent, "证书", now_ms=clock.at_ms)
    assert [ticket.subject for ticket in found.tickets] == ["无法登录公司 VPN"]
    await store.close()


async def test_agents_that_exist_are_used_and_a_desk_with_tickets_is_left_alone(tmp_path: Path) -> None:
    clock = TurnedClock()
    store = await opened(tmp_path / "relay.db", clock)

    def add(work: Work) -> int:
        return people.add(work, role="admin", name="Ana", email="ana@example.com")

    ana = await store.write(add)
    seeded = await seed(store, 3, random.Random(1), clock.at_ms)
    assert seeded.agent_ids[0] == ana
    assert len(seeded.agent_ids) == 2
    with pytest.raises(RefusedError, match="desk_not_empty"):
        await seed(store, 3, random.Random(1), clock.at_ms)
    await store.close()


async def test_a_larger_desk_is_the_same_for_the_same_seed(tmp_path: Path) -> None:
    heads = []
    for name in ("a", "b"):
        clock = TurnedClock()
        store = await opened(tmp_path / f"{name}.db", clock)
        seeded = await seed(store, 70, random.Random(9), clock.at_ms)
        assert len(set(seeded.ticket_ids)) == 70
        heads.append(
            await store.read(lambda connection: connection.exec_driver_sql("SELECT id, head FROM ticket").all())
        )
        await store.close()
    assert heads[0] == heads[1]


async def test_what_was_solved_four_days_ago_is_closed_as_time_would_have_done(tmp_path: Path) -> None:
    clock = TurnedClock()
    store = await opened(tmp_path / "relay.db", clock)
    seeded = await seed(store, 200, random.Random(9), clock.at_ms)
    bound = clock.at_ms - 96 * 3_600_000

    def question(connection: sa.Connection) -> list[Ticket]:
        return tickets.many(connection, seeded.ticket_ids)

    found = await store.read(question)
    closed = [ticket for ticket in found if ticket.status == "closed"]
    solved = [ticket for ticket in found if ticket.status == "solved"]
    assert len(closed) > 150
    assert solved
    assert all((ticket.closed_at or 0) - (ticket.solved_at or 0) == 96 * 3_600_000 for ticket in closed)
    assert all((ticket.solved_at or 0) <= bound for ticket in closed)
    assert all((ticket.solved_at or 0) > bound for ticket in solved)
    agent = Caller(user_id=seeded.agent_ids[0], role="agent")
    assert (await Tickets(store, random.Random(1).randbytes).verify(agent, closed[0].id)).fault is None
    await store.close()


def test_a_large_desk_has_a_team_and_a_small_one_the_demonstrations_two() -> None:
    assert more_agents(400, random.Random(1)) == []
    team = more_agents(100_000, random.Random(1))
    assert len(team) == 38
    assert len({person.email for person in team}) == 38
