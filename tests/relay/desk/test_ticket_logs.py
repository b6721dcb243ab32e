"""A ticket's log as a file: whole whatever happened to the ticket and whoever writes meanwhile, and only for those who may."""

import asyncio
import typing
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, Literal

import msgspec
import pytest
import pytest_asyncio
import sqlalchemy as sa

from assistdesk.core.desk.events import EventBase
from assistdesk.core.desk.events_service import LogEvent
from assistdesk.core.desk.log_check import LogVerdict, check, compare
from assistdesk.core.desk.redacting import RedactIn
from assistdesk.core.desk.shapes import SplitIn
from assistdesk.core.desk.shapes_people import ParticipantIn
from assistdesk.core.errors import RefusedError
from assistdesk.core.types import Outcome
from relay.desk import ticket_logs as module
from relay.desk.deleting import RESTORE_WITHIN_MS, Deleting
from relay.desk.merging import Merging
from relay.desk.participants import Participants
from relay.desk.redacting import Redacting
from relay.desk.rights import SYSTEM, Caller, caller_of, need_ticket
from relay.desk.splitting import Splitting
from relay.desk.ticket_logs import AUDITS_AT_ONCE, TicketLogs
from relay.store import audits, people, tables
from relay.store.audits import Origin
from relay.store.work import Work
from tests.kit.accounts import TurnedClock
from tests.relay.desk.conftest import Desk, open_desk

CANARY = "4111 1111 1111 1111"


@pytest_asyncio.fixture(params=["sqlite", "postgres"])
async def desk(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Desk]:
    if request.param == "sqlite":
        opened = await open_desk(tmp_path / "relay.db", TurnedClock())
    else:
        from relay.store.postgres import PostgresDatabase

        url = request.getfixturevalue("postgres").clean_database()
        opened = await open_desk(PostgresDatabase(url, files=tmp_path / "files"), TurnedClock())
    yield opened
    await opened.store.close()


@pytest.fixture
def logs(desk: Desk) -> TicketLogs:
    return TicketLogs(desk.store, now_ms=desk.clock.now_ms)


async def lines(logs: TicketLogs, caller: Caller, ticket_id: int) -> list[bytes]:
    pieces = [piece async for piece in await logs.open(caller, ticket_id)]
    return b"".join(pieces).splitlines(keepends=True)


async def verdict(logs: TicketLogs, caller: Caller, ticket_id: int) -> LogVerdict:
    return check(await lines(logs, caller, ticket_id))


# --- what is in it ------------------------------------------------------------------------------------------------


async def test_it_is_whole_with_every_text_there_ever_was(desk: Desk, logs: TicketLogs) -> None:
    ticket_id = await desk.ticket("¿Por qué?", "请帮忙\x01\u2028")
    await desk.say(desk.ana, ticket_id, "a note", public=False)
    await desk.change(desk.ana, ticket_id, subject="No abre", status="pending")
    shown = await desk.shown(ticket_id)
    found = await lines(logs, desk.bo, ticket_id)
    told = check(found)
    assert (told.outcome, told.ticket_id, told.audits) == (Outcome.OK, ticket_id, shown.seq)
    said = [one["text"] for line in found[1:] for one in msgspec.json.decode(line).get("texts", ())]
    assert said == ["请帮忙\x01\u2028", "¿Por qué?", "a note", "No abre"]
    assert (told.texts, told.silent) == (4, 0)


def sample(kind: Any, name: str) -> Any:
    """A value of an event's field; *kind* is its annotation."""
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if origin is Literal:
        return inside[-1]
    if origin is tuple:
        return (sample(inside[0], name),)
    if inside:
        return sample(inside[0], name)
    return {str: f"{name} é", int: 7, bool: True}[kind]


def one_of_each() -> list[EventBase]:
    """Every type that an audit may hold, each field filled."""
    return [
        kind(**{name: sample(hint, name) for name, hint in typing.get_type_hints(kind).items() if name[0] != "_"})
        for kind in LogEvent.__args__
    ]


async def test_every_family_of_events_is_in_it_as_it_was_hashed(desk: Desk, logs: TicketLogs) -> None:
    ticket_id = await desk.ticket()
    events = one_of_each()
    assert len(events) > 50

    def operation(work: Work) -> None:
        for event in events:
            ticket = need_ticket(work.connection, SYSTEM, ticket_id)
            audits.append(work, ticket, ticket, [event], author_id=None, origin=SYSTEM.origin)

    await desk.store.write(operation)
    told = await verdict(logs, desk.ana, ticket_id)
    assert (told.outcome, told.rule, told.audits) == (Outcome.OK, "", len(events) + 1)
    assert [one.ledger_head for one in told.sessions] == ["ledger_head é"]


async def test_what_was_redacted_is_not_in_it_and_it_is_whole(desk: Desk, logs: TicketLogs) -> None:
    ticket_id = await desk.ticket()
    said = (await desk.say(desk.lucia, ticket_id, CANARY)).comment
    assert said is not None
    before = await lines(logs, desk.ana, ticket_id)
    assert CANARY.encode() in b"".join(before)
    await Redacting(desk.store, desk.rng.randbytes).redact(desk.admin, ticket_id, said.id, RedactIn(), desk.key())
    desk.clock.turn(1)
    after = await lines(logs, desk.ana, ticket_id)
    assert CANARY.encode() not in b"".join(after)
    told = check(after)
    assert (told.outcome, told.texts, told.silent) == (Outcome.OK, 2, 1)
    assert compare(before, after).rule == ""


async def test_a_ticket_that_was_deleted_and_erased_has_its_skeleton(desk: Desk, logs: TicketLogs) -> None:
    ticket_id = await desk.ticket(f"subject {CANARY}", f"body {CANARY}")
    await desk.say(desk.ana, ticket_id, f"note {CANARY}", public=False)
    deleting = Deleting(desk.store, desk.rng.randbytes)
    await deleting.delete(desk.admin, ticket_id, desk.key())
    desk.clock.turn(RESTORE_WITHIN_MS // 1000 + 1)
    await deleting.erase(str(ticket_id))
    found = await lines(logs, desk.admin, ticket_id)
    assert CANARY.encode() not in b"".join(found)
    told = check(found)
    assert (told.outcome, told.texts, told.silent) == (Outcome.OK, 1, 2)


async def test_merged_and_split_tickets_are_whole_each_in_itself(desk: Desk, logs: TicketLogs) -> None:
    target, source = await desk.ticket("one", "words of one"), await desk.ticket("two", "words of two")
    said = (await desk.say(desk.ana, target, "to be split")).comment
    assert said is not None
    await Merging(desk.store, desk.rng.randbytes).merge(desk.ana, source, target, desk.key())
    given = SplitIn(subject="three", comment_ids=(said.id,))
    splitting = Splitting(desk.store, desk.rng.randbytes)
    answer = (await splitting.split(desk.ana, target, given, desk.key())).value
    for ticket_id, words in (
        (target, ("words of one", "to be split")),
        (source, ("words of two",)),
        (answer.ticket.id, ()),
    ):
        found = await lines(logs, desk.ana, ticket_id)
        assert (check(found).outcome, check(found).silent) == (Outcome.OK, 0)
        every = [one for one in ("words of one", "words of two", "to be split") if one.encode() in b"".join(found)]
        assert every == list(words)


# --- while somebody writes ----------------------------------------------------------------------------------------


async def test_header_and_tail_agree_whoever_writes_meanwhile(
    desk: Desk, logs: TicketLogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "AUDITS_AT_ONCE", 2)
    ticket_id = await desk.ticket()
    for number in range(6):
        await desk.say(desk.ana, ticket_id, f"words {number}")
    stood = (await desk.shown(ticket_id)).seq
    pieces: list[bytes] = []
    async for piece in await logs.open(desk.ana, ticket_id):
        pieces.append(piece)
        await asyncio.gather(*(desk.say(desk.bo, ticket_id, "meanwhile", public=False) for _ in range(3)))
    told = check(b"".join(pieces).splitlines(keepends=True))
    assert (told.outcome, told.audits) == (Outcome.OK, stood)
    desk.clock.turn(1)
    later = await lines(logs, desk.ana, ticket_id)
    compared = compare(b"".join(pieces).splitlines(keepends=True), later)
    assert (compared.rule, compared.other.outcome) == ("", Outcome.OK)
    assert compared.other.audits > stood


async def test_what_is_erased_while_the_file_goes_out_does_not_go_out(desk: Desk, logs: TicketLogs) -> None:
    ticket_id = await desk.ticket()
    said = (await desk.say(desk.lucia, ticket_id, CANARY)).comment
    assert said is not None
    pieces = await logs.open(desk.ana, ticket_id)
    kept = [await anext(pieces)]
    await Redacting(desk.store, desk.rng.randbytes).redact(desk.admin, ticket_id, said.id, RedactIn(), desk.key())
    kept += [piece async for piece in pieces]
    assert CANARY.encode() not in b"".join(kept)
    told = check(b"".join(kept).splitlines(keepends=True))
    assert (told.outcome, told.silent) == (Outcome.OK, 1)


async def test_a_long_log_goes_out_in_pieces_of_one_size(desk: Desk, logs: TicketLogs) -> None:
    ticket_id = await desk.ticket()
    for number in range(2 * AUDITS_AT_ONCE):
        await desk.change(desk.ana, ticket_id, priority="high" if number % 2 else "low")
    pieces = [piece async for piece in await logs.open(desk.ana, ticket_id)]
    counts = [piece.count(b"\n") for piece in pieces]
    assert counts == [1, AUDITS_AT_ONCE, AUDITS_AT_ONCE, 1]
    assert check(b"".join(pieces).splitlines(keepends=True)).outcome is Outcome.OK


async def test_a_log_that_somebody_cut_in_the_database_says_so(desk: Desk, logs: TicketLogs) -> None:
    ticket_id = await desk.ticket()
    for number in range(4):
        await desk.say(desk.ana, ticket_id, f"words {number}")
    audit = tables.audit

    async def lose(condition: Any) -> LogVerdict:
        gone = audit.delete().where(audit.c.ticket_id == ticket_id, condition)
        await desk.store.write(lambda work: work.connection.execute(gone).rowcount)
        return await verdict(logs, desk.ana, ticket_id)

    tail = await lose(audit.c.seq >= 4)
    assert (tail.outcome, tail.rule, tail.seq) == (Outcome.TAIL, "tail_missing", 4)
    hole = await lose(audit.c.seq == 2)
    assert (hole.outcome, hole.rule, hole.seq) == (Outcome.BAD, "number", 2)
    assert (await lose(sa.true())).seq == 1


# --- who gets it --------------------------------------------------------------------------------------------------


async def person(desk: Desk, role: Any, **more: Any) -> Caller:
    def operation(work: Work) -> int:
        return people.add(work, role=role, name="Ewa", email=f"{role}@example.org", **more)

    return await now(desk, await desk.store.write(operation))


async def now(desk: Desk, user_id: int) -> Caller:
    """With the rights that she has now."""
    found = await desk.store.read(lambda connection: caller_of(connection, user_id, Origin(via="api")))
    assert found is not None
    return found


async def refusal(logs: TicketLogs, caller: Caller, ticket_id: int) -> str:
    with pytest.raises(RefusedError) as caught:
        await lines(logs, caller, ticket_id)
    return caught.value.rule


def join_group(work: Work, user_id: int, *, is_external: bool) -> int:
    made = {"name": "Abroad", "external": is_external, "created_at": work.now_ms, "updated_at": work.now_ms}
    insert = tables.desk_group.insert().values(made).returning(tables.desk_group.c.id)
    group_id: int = work.connection.execute(insert).scalar_one()
    work.connection.execute(tables.membership.insert().values(group_id=group_id, user_id=user_id))
    return group_id


async def test_an_expert_reads_the_ticket_she_is_on_and_takes_no_log_away(desk: Desk, logs: TicketLogs) -> None:
    ticket_id, ewa = await desk.ticket(), await person(desk, "expert", own_groups_only=False)
    on_tickets = Participants(desk.store, desk.rng.randbytes)
    await on_tickets.add(desk.ana, ticket_id, ParticipantIn(user_id=ewa.id), desk.key())
    assert (await desk.tickets.get(ewa, ticket_id)).ticket.id == ticket_id
    assert await refusal(logs, ewa, ticket_id) == "forbidden"
    assert await refusal(logs, desk.lucia, ticket_id) == "forbidden"


@pytest.mark.parametrize("is_external", [False, True])
async def test_own_groups_only_means_the_logs_of_those_and_of_an_external_group_none(
    desk: Desk, logs: TicketLogs, is_external: bool
) -> None:
    other, ticket_id = await desk.ticket(), await desk.ticket()
    eve = await person(desk, "agent", own_groups_only=True)
    group_id = await desk.store.write(lambda work: join_group(work, eve.id, is_external=is_external))
    await desk.change(desk.ana, ticket_id, group_id=group_id)
    eve = await now(desk, eve.id)
    assert (await desk.tickets.get(eve, ticket_id)).ticket.id == ticket_id
    assert ("log" in ((await desk.tickets.timeline(eve, ticket_id)).may or ())) is not is_external
    if is_external:
        assert [await refusal(logs, eve, one) for one in (ticket_id, other)] == ["forbidden", "forbidden"]
    else:
        assert (await verdict(logs, eve, ticket_id)).outcome is Outcome.OK
        assert await refusal(logs, eve, other) == "not_found"
    assert await refusal(logs, desk.ana, 4711) == "not_found"


@pytest.mark.parametrize("how", ["group", "suspended"])
async def test_whoever_loses_the_ticket_meanwhile_gets_no_more_of_it(desk: Desk, logs: TicketLogs, how: str) -> None:
    ticket_id, eve = await desk.ticket(), await person(desk, "agent", own_groups_only=True)
    group_id = await desk.store.write(lambda work: join_group(work, eve.id, is_external=False))
    await desk.change(desk.ana, ticket_id, group_id=group_id)
    pieces = await logs.open(await now(desk, eve.id), ticket_id)
    await anext(pieces)
    if how == "group":
        await desk.change(desk.ana, ticket_id, group_id=None)
    else:
        gone = tables.person.update().where(tables.person.c.id == eve.id).values(suspended=True)
        await desk.store.write(lambda work: work.connection.execute(gone).rowcount)
    with pytest.raises(RefusedError) as caught:
        await anext(pieces)
    assert caught.value.rule == "not_found"
