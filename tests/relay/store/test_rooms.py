"""relay/store/rooms.py: the Directory contract on SQLite, and what tickets hear of rooms."""

import dataclasses

import msgspec
import pytest_asyncio

from assistdesk.core.wire.encoding import room_name
from relay.sessions.ports import Outcome
from relay.store import outbox
from relay.store.rooms import SqlDirectory
from relay.store.session_words import SESSION_TOPIC, AnyWord, RoomConfirmed, RoomEnded, RoomOpened
from relay.store.store import Store
from tests.contracts.directory import DirectoryContract, new_room

decoder = msgspec.json.Decoder(AnyWord)


@pytest_asyncio.fixture
async def directory(store: Store) -> SqlDirectory:
    return SqlDirectory(store)


class TestSqlDirectory(DirectoryContract):
    """The rooms' contract on a real file."""


async def words(store: Store) -> list[AnyWord]:
    rows = await store.read(lambda connection: outbox.due(connection, SESSION_TOPIC, 2**60))
    return [decoder.decode(row.body) for row in rows]


async def test_what_a_ticket_must_hear_is_on_disk_with_the_change_itself(store: Store, directory: SqlDirectory) -> None:
    new = new_room(1)
    await directory.open_room(new, cooling_since_ms=0)
    await directory.claim(new.nameplate, now_ms=new.created_ms + 1, pass_hash=b"p" * 32)
    await directory.confirm(new.room, epoch=1, now_ms=new.created_ms + 2)
    await directory.confirm(new.room, epoch=1, now_ms=new.created_ms + 3)
    await directory.end(new.room, outcome=Outcome.DONE, now_ms=new.created_ms + 4)
    await directory.end(new.room, outcome=Outcome.KILLED, now_ms=new.created_ms + 5)
    name = room_name(new.room)
    assert await words(store) == [
        RoomOpened(
            room=name,
            at_ms=new.created_ms,
            ticket_id=new.ticket_id,
            account_id=new.account_id,
            nameplate=new.nameplate,
        ),
        RoomConfirmed(room=name, at_ms=new.created_ms + 2),
        RoomEnded(room=name, at_ms=new.created_ms + 4, outcome="done"),
    ]


async def test_a_ticket_hears_that_its_older_code_was_cancelled_by_the_new_one(
    store: Store, directory: SqlDirectory
) -> None:
    first, second = new_room(1), new_room(2)
    await directory.open_room(first, cooling_since_ms=0)
    await directory.open_room(dataclasses.replace(second, ticket_id=first.ticket_id), cooling_since_ms=0)
    ended = [word for word in await words(store) if isinstance(word, RoomEnded)]
    assert [(word.room, word.outcome) for word in ended] == [(room_name(first.room), "cancelled")]
