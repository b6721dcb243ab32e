"""A ticket's row: written column by column, never over what somebody else wrote."""

import asyncio
import random
import re

import msgspec
import pytest
import sqlalchemy as sa

from assistdesk.core.desk.shapes import CommentIn, TicketChange
from assistdesk.core.errors import MisuseError
from relay.desk import changes
from relay.desk.rights import Caller
from relay.desk.seed import seed
from relay.store import search, tables, tickets
from relay.store.store import Store
from relay.store.work import Work
from tests.kit.accounts import START_MS

AGENT = Caller(user_id=1, role="agent", name="Sara")


async def test_a_comment_names_no_column_that_it_does_not_change(store: Store) -> None:
    """SQLite renews every index in which a named column stands, changed or not."""
    seeded = await seed(store, 3, random.Random(1), START_MS)
    heard: list[str] = []

    def comment(work: Work) -> None:
        driver = work.connection.connection.dbapi_connection
        assert driver is not None
        driver.set_trace_callback(heard.append)
        said = TicketChange(comment=CommentIn(body="hello", public=True))
        changes.update(work, AGENT, seeded.ticket_ids[0], said, random.Random(2).randbytes)
        driver.set_trace_callback(None)

    await store.write(comment)
    (update,) = [text for text in heard if text.startswith("UPDATE ticket ")]
    named = set(re.findall(r"(\w+)=", update.partition(" WHERE ")[0]))
    assert named == {
        "last_comment_at",
        "last_reply_id",
        "seq",
        "pub_seq",
        "row_version",
        "head",
        "updated_at",
    } | ({"next_due_at", "due_sort"} & named)


async def test_the_full_text_indexes_are_written_once_for_each_commit(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FTS5 writes what it holds at every savepoint: a segment for each comment, merged again and again."""
    monkeypatch.setattr(search, "BEHIND_MAX", 1)
    seeded = await seed(store, 3, random.Random(1), START_MS)
    heard: list[str] = []

    def listen(work: Work) -> None:
        driver = work.connection.connection.dbapi_connection
        assert driver is not None
        driver.set_trace_callback(heard.append)

    def comment(work: Work, number: int) -> None:
        said = TicketChange(comment=CommentIn(body="hello", public=True))
        changes.update(work, AGENT, number, said, random.Random(number).randbytes)

    writes = [store.write(lambda work, n=number: comment(work, n)) for number in seeded.ticket_ids]
    await asyncio.gather(store.write(listen), *writes)
    indexed = [place for place, text in enumerate(heard) if text.startswith("INSERT INTO search_staff ")]
    assert len(indexed) == len(seeded.ticket_ids)
    for place in indexed:
        rest = (text.partition(" ")[0] for text in heard[place:])
        assert next(word for word in rest if word in ("SAVEPOINT", "RELEASE", "COMMIT")) == "COMMIT"


async def test_a_row_that_is_not_as_it_was_read_is_left_alone(store: Store) -> None:
    seeded = await seed(store, 1, random.Random(1), START_MS)
    (number,) = seeded.ticket_ids

    def stale(work: Work) -> None:
        now = tickets.find(work.connection, number)
        assert now is not None
        older = msgspec.structs.replace(now, row_version=now.row_version - 1)
        tickets.save(work, older, msgspec.structs.replace(older, subject="lost"), None)

    before = await store.read(lambda connection: tickets.find(connection, number))
    with pytest.raises(MisuseError, match="ticket_stale"):
        await store.write(stale)
    assert await store.read(lambda connection: tickets.find(connection, number)) == before


async def test_columns_that_lists_walk_follow_their_fields(store: Store) -> None:
    seeded = await seed(store, 1, random.Random(1), START_MS)
    (number,) = seeded.ticket_ids

    def derived(connection: sa.Connection) -> tuple[object, ...]:
        names = "is_unsolved, status_rank, priority_rank, due_sort"
        return tuple(connection.exec_driver_sql(f"SELECT {names} FROM ticket WHERE id = ?", (number,)).one())

    for status, priority in (("pending", "low"), ("solved", "urgent"), ("open", "high")):
        change = TicketChange(status=status, priority=priority)
        await store.write(lambda work, c=change: changes.update(work, AGENT, number, c, random.Random(2).randbytes))
        found = await store.read(lambda connection: tickets.find(connection, number))
        assert found is not None
        values = tickets.values_of(found)
        wanted = tuple(values[name] for name in ("is_unsolved", "status_rank", "priority_rank", "due_sort"))
        assert await store.read(derived) == wanted


async def test_a_merge_chain_goes_to_the_last_ticket_and_from_nothing_nowhere(store: Store) -> None:
    first, second, third, alone = (await seed(store, 4, random.Random(1), START_MS)).ticket_ids

    def merge(work: Work) -> None:
        for source, target in ((first, second), (second, third)):
            row = tables.ticket.update().where(tables.ticket.c.id == source)
            work.connection.execute(row.values(merged_into=target))

    await store.write(merge)
    for begin, chain in ((first, [first, second, third]), (third, [third]), (alone, [alone]), (99_999, []), (None, [])):
        found = await store.read(lambda connection, begin=begin: [*tickets.merge_chain(connection, begin)])  # type: ignore[misc]
        assert [one.id for one in found] == chain
