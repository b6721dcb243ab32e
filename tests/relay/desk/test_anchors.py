"""Anchors: whoever cuts or rewrites a log behind the relay's back is found, whoever goes on working is not; on both engines."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
import sqlalchemy as sa

from assistdesk.core.desk import chain
from assistdesk.core.desk.redacting import RedactIn
from assistdesk.core.errors import LinkError, RefusedError
from relay.desk.anchors import Anchors, Broken, Report, check
from relay.desk.redacting import Redacting
from relay.ops.admin_store import AdminStore
from relay.store import anchors, tables
from relay.store.part_tables import anchored_head
from relay.store.work import Work
from tests.kit.accounts import TurnedClock
from tests.relay.desk.conftest import Desk, open_desk

TICKETS = 3


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
def use(desk: Desk) -> Anchors:
    return Anchors(desk.store, b"k" * 32, now_ms=desk.clock.now_ms)


async def _tickets(desk: Desk) -> list[int]:
    """Some with two audits each."""
    made = [await desk.ticket() for _ in range(TICKETS)]
    for ticket_id in made:
        await desk.change(desk.ana, ticket_id, priority="high")
    return made


async def held(desk: Desk, count: int = 31) -> Report:
    store = AdminStore(desk.store.database, now_ms=desk.clock.now_ms)
    return await asyncio.to_thread(check, store.read, count)


async def do(desk: Desk, *statements: sa.Executable) -> None:
    """Behind the relay's back."""

    def operation(work: Work) -> None:
        for statement in statements:
            work.connection.execute(statement)

    await desk.store.write(operation)


def cut(ticket_id: int, seq: int) -> sa.Executable:
    audit = tables.audit
    return audit.delete().where(audit.c.ticket_id == ticket_id, audit.c.seq > seq)


async def set_back(desk: Desk, ticket_id: int, seq: int) -> None:
    """Cut its log and make its row say that nothing is missing."""
    audit, ticket = tables.audit, tables.ticket

    def operation(work: Work) -> None:
        of_last = sa.select(audit.c.hash).where(audit.c.ticket_id == ticket_id, audit.c.seq == seq)
        head = work.connection.execute(of_last).scalar_one().hex()
        work.connection.execute(cut(ticket_id, seq))
        work.connection.execute(ticket.update().where(ticket.c.id == ticket_id).values(seq=seq, head=head))

    await desk.store.write(operation)


async def test_an_anchor_is_over_every_ticket_and_keeps_only_heads_that_are_others(desk: Desk, use: Anchors) -> None:
    assert (await use.make()).tickets == 0
    ids = await _tickets(desk)
    first = await use.make()
    assert first.tickets == TICKETS
    wanted = chain.Anchor()
    for ticket_id in sorted(ids):
        shown = (await desk.tickets.get(desk.ana, ticket_id)).ticket
        audits = (await desk.tickets.timeline(desk.ana, ticket_id)).audits
        wanted.add(ticket_id, shown.seq, audits[-1].hash)
    assert first.digest == wanted.digest
    await desk.change(desk.ana, ids[1], priority="low")
    second = await use.make()
    assert second.digest != first.digest
    assert (await use.make()).digest == second.digest
    count = sa.select(anchored_head.c.anchor_id, sa.func.count()).group_by(anchored_head.c.anchor_id)
    kept = await desk.store.read(lambda connection: sorted(map(tuple, connection.execute(count))))
    assert kept == [(first.id, TICKETS), (second.id, 1)]


async def test_it_holds_while_tickets_grow_and_words_are_redacted(desk: Desk, use: Anchors) -> None:
    ids = await _tickets(desk)
    await use.make()
    said = (await desk.say(desk.lucia, ids[0], "4111 1111 1111 1111")).comment
    assert said is not None
    await use.make()
    await Redacting(desk.store, desk.rng.randbytes).redact(desk.admin, ids[0], said.id, RedactIn(), desk.key())
    await desk.ticket()
    report = await held(desk)
    assert (report.is_good, report.tickets, [one.anchor.id for one in report.anchors]) == (True, TICKETS + 1, [1, 2])
    assert await use.make()
    assert (await held(desk)).is_good
    assert [one.anchor.id for one in (await held(desk, 1)).anchors] == [3]


async def test_a_tail_that_was_cut_is_named_though_the_ticket_says_nothing_is_missing(desk: Desk, use: Anchors) -> None:
    ids = await _tickets(desk)
    await use.make()
    await desk.change(desk.ana, ids[1], priority="low")
    await use.make()
    await set_back(desk, ids[1], 2)
    tail = Broken(ids[1], 3, chain.Fault.TAIL_MISSING)
    report = await held(desk)
    assert [one.broken for one in report.anchors] == [None, tail]
    assert (report.broken, report.is_good, report.anchors[0].holds) == (tail, False, True)
    await set_back(desk, ids[1], 1)
    tail = Broken(ids[1], 2, chain.Fault.TAIL_MISSING)
    assert [one.broken for one in (await held(desk)).anchors] == [tail, tail]


async def test_a_tail_that_was_cut_alone_is_missed_by_the_ticket_itself(desk: Desk, use: Anchors) -> None:
    ids = await _tickets(desk)
    await use.make()
    await do(desk, cut(ids[2], 1))
    report = await held(desk)
    assert report.anchors[0].broken == report.broken == Broken(ids[2], 2, chain.Fault.TAIL_MISSING)


async def test_a_log_that_was_cut_and_grew_again_is_another(desk: Desk, use: Anchors) -> None:
    ids = await _tickets(desk)
    await use.make()
    await set_back(desk, ids[0], 1)
    desk.clock.turn(1)
    await desk.change(desk.ana, ids[0], priority="urgent")
    report = await held(desk)
    assert report.anchors[0].broken == report.broken == Broken(ids[0], 2, chain.Fault.HASH)
    await use.make()
    assert [one.holds for one in (await held(desk)).anchors] == [False, True]


async def test_the_first_ticket_is_named_also_when_its_log_was_rewritten_or_is_gone(desk: Desk, use: Anchors) -> None:
    ids = await _tickets(desk)
    await use.make()
    audit = tables.audit
    where = sa.and_(audit.c.ticket_id == ids[2], audit.c.seq == 1)
    await do(desk, audit.update().where(where).values(via="other"))
    report = await held(desk)
    assert report.anchors[0].broken == Broken(ids[2], 1, chain.Fault.HASH)
    await do(desk, cut(ids[1], 0))
    assert (await held(desk)).anchors[0].broken == Broken(ids[1], 1, chain.Fault.TAIL_MISSING)


async def test_what_is_broken_after_an_anchor_does_not_break_it(desk: Desk, use: Anchors) -> None:
    ids = await _tickets(desk)
    await use.make()
    await desk.change(desk.ana, ids[0], priority="low")
    await do(desk, cut(ids[0], 2))
    report = await held(desk)
    assert report.anchors[0].holds
    assert (report.broken, report.is_good) == (Broken(ids[0], 3, chain.Fault.TAIL_MISSING), False)


async def test_whoever_cuts_the_kept_heads_too_is_betrayed_by_the_digest(desk: Desk, use: Anchors) -> None:
    ids = await _tickets(desk)
    await use.make()
    await do(desk, anchored_head.delete().where(anchored_head.c.ticket_id == ids[0]))
    await set_back(desk, ids[0], 1)
    report = await held(desk)
    assert [(one.broken, one.is_whole) for one in report.anchors] == [(None, False)]
    assert not report.is_good


async def test_an_anchor_that_was_not_finished_leaves_nothing_behind(desk: Desk, use: Anchors) -> None:
    ids = await _tickets(desk)
    left = {"ticket_id": ids[0], "anchor_id": 1, "seq": 1, "head": b"x" * 32}
    gone = {"ticket_id": 99, "anchor_id": 1, "seq": 1, "head": b"x" * 32}
    await do(desk, anchored_head.insert().values([left, gone]))
    await use.make()
    report = await held(desk)
    assert (report.is_good, report.tickets) == (True, TICKETS)


async def test_many_tickets_are_kept_in_pieces_and_others_write_between(
    desk: Desk, use: Anchors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(anchors, "PAGE_ROWS", 2)
    monkeypatch.setattr(anchors, "PIECE_BYTES", anchors.PIECE_BYTES // anchors.HEADS_AT_ONCE)
    monkeypatch.setattr("relay.desk.anchors.TICKETS_AT_ONCE", 2)
    monkeypatch.setattr("relay.desk.anchors.IN_MEMORY_BYTES", 1)
    ids = await _tickets(desk)
    making = asyncio.create_task(use.make())
    for priority in ("low", "high", "urgent"):
        await desk.change(desk.ana, ids[0], priority=priority)
    assert (await making).tickets == TICKETS
    report = await held(desk)
    assert (report.is_good, report.tickets) == (True, TICKETS)
    await set_back(desk, ids[2], 1)
    assert (await held(desk)).broken == Broken(ids[2], 2, chain.Fault.TAIL_MISSING)


async def test_admins_page_through_them_and_nobody_else(desk: Desk, use: Anchors) -> None:
    for _ in range(3):
        desk.clock.turn(86_400)
        await use.make()
    first = await use.list(desk.admin, None, 2)
    assert ([one.id for one in first.anchors], first.meta.has_more) == ([3, 2], True)
    assert first.anchors[0].made_at > first.anchors[1].made_at
    rest = await use.list(desk.admin, first.meta.after_cursor, 2)
    assert ([one.id for one in rest.anchors], rest.meta.has_more) == ([1], False)
    assert await use.list(desk.admin, None, 2, before=rest.meta.before_cursor) == first
    with pytest.raises(RefusedError, match="forbidden"):
        await use.list(desk.ana, None, 2)
    with pytest.raises(RefusedError, match="cursor_malformed"):
        await use.list(desk.admin, "x", 2)


async def test_a_store_that_is_closed_gives_none(desk: Desk, use: Anchors) -> None:
    await desk.store.close()
    with pytest.raises(LinkError):
        await use.make()
