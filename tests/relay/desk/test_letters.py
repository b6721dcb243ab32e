"""Letters between agents' apps: to whoever is there, about a ticket the sender may see, ten minutes long."""

import dataclasses

import pytest

from assistdesk.core.desk.letter_shapes import WAITING_MAX, LetterIn
from assistdesk.core.errors import RefusedError
from relay.desk.letters import PER_MINUTE, Letters
from relay.store.work import Mark, digest_request
from tests.relay.desk.conftest import Desk


@dataclasses.dataclass
class Office:
    """Ana and Bo have their apps open."""

    desk: Desk
    rung: list[tuple[int, int]] = dataclasses.field(default_factory=list)

    def __post_init__(self) -> None:
        there = frozenset({self.desk.ana.id, self.desk.bo.id})
        self.letters = Letters(
            self.desk.store, lambda: there, lambda *rung: self.rung.append(rung), now_ms=self.desk.clock.now_ms
        )

    async def write(self, ticket_id: int, sealed: str = "x", mark: Mark | None = None) -> int:
        letter = LetterIn(to_agent_id=self.desk.bo.id, ticket_id=ticket_id, kind="code", sealed=sealed)
        return (await self.letters.send(self.desk.ana, letter, mark)).id

    def seen(self) -> list[str]:
        return [letter.sealed for letter in self.letters.look(self.desk.bo).letters]


@pytest.fixture
def office(desk: Desk) -> Office:
    return Office(desk)


async def test_a_letter_rings_at_its_reader_and_stays_until_it_is_read_or_too_old(office: Office) -> None:
    ticket_id = await office.desk.ticket()
    first, second = await office.write(ticket_id, "one"), await office.write(ticket_id, "two")
    assert office.rung == [(first, office.desk.bo.id), (second, office.desk.bo.id)]
    (letter, _) = office.letters.look(office.desk.bo).letters
    assert (letter.from_agent_id, letter.name, letter.ticket_id) == (
        office.desk.ana.id,
        office.desk.ana.name,
        ticket_id,
    )
    assert office.letters.look(office.desk.ana).letters == ()
    await office.letters.drop(office.desk.ana, first)  # not hers
    assert office.seen() == ["one", "two"]
    await office.letters.drop(office.desk.bo, first)
    await office.letters.drop(office.desk.bo, first)
    assert office.seen() == ["two"]
    office.desk.clock.turn(600)
    assert office.seen() == []


async def test_only_agents_write_and_read_to_one_who_is_there_about_a_ticket_they_see(office: Office) -> None:
    desk, ticket_id = office.desk, await office.desk.ticket()
    for caller, to, about, rule in (
        (desk.lucia, desk.bo, ticket_id, "forbidden"),
        (desk.ana, desk.bo, 99_999, "not_found"),
        (desk.ana, desk.admin, ticket_id, "agent_not_here"),
        (desk.ana, desk.ana, ticket_id, "agent_not_here"),
    ):
        with pytest.raises(RefusedError, match=rule):
            await office.letters.send(caller, LetterIn(to_agent_id=to.id, ticket_id=about, kind="ask"))
    with pytest.raises(RefusedError, match="forbidden"):
        office.letters.look(desk.lucia)
    assert office.rung == []


async def test_a_letter_goes_once_for_each_request_and_again_where_a_restart_lost_it(office: Office) -> None:
    desk, ticket_id = office.desk, await office.desk.ticket()

    def mark(text: str) -> Mark:
        return Mark(desk.ana.id, "k", digest_request(text), b"")

    first, again = mark("one"), mark("one")
    letter_id = await office.write(ticket_id, "one", first)
    await office.letters.drop(desk.bo, letter_id)
    assert await office.write(ticket_id, "one", again) == letter_id
    assert (first.was_done, again.was_done, office.seen(), len(office.rung)) == (False, True, [], 1)
    with pytest.raises(RefusedError, match="idempotency_key_reused"):
        await office.write(ticket_id, "two", mark("two"))
    taken = Mark(desk.bo.id, "d", digest_request("drop"), b"")
    await office.letters.drop(desk.bo, letter_id, taken)
    with pytest.raises(RefusedError, match="idempotency_key_reused"):
        await office.letters.drop(desk.bo, letter_id, Mark(desk.bo.id, "d", digest_request("other"), b""))
    restarted, lost = Office(desk), mark("one")
    await restarted.write(ticket_id, "one", lost)
    assert (restarted.seen(), lost.was_done) == (["one"], False)
    desk.clock.turn(600)
    await restarted.write(ticket_id, "one", mark("one"))
    assert len(restarted.rung) == 2


async def test_memory_and_rate_are_bounded(office: Office) -> None:
    ticket_id = await office.desk.ticket()
    for n in range(PER_MINUTE):
        await office.write(ticket_id, str(n))
    assert office.seen() == [str(n) for n in range(PER_MINUTE - WAITING_MAX, PER_MINUTE)]
    with pytest.raises(RefusedError, match="too_many"):
        await office.write(ticket_id)
    office.desk.clock.turn(60)
    await office.write(ticket_id)
