"""relay/store/chats.py: rows as they were put, and a database from before chats."""

import sqlite3
from pathlib import Path

from assistdesk.core.desk.queue import ChatState, Thread
from relay.store import chats, migrate, people
from relay.store.chats import Chat, SeatRow
from relay.store.store import Store
from relay.store.work import Work
from tests.kit.desk_file import new_desk_file

THREAD = Thread(id=7, ticket_id=1, customer_id=1, group_id=2, skills=frozenset(("lang:es",)), queued_at=5)


def chat(**fields: object) -> Chat:
    thread = Thread(**{**{name: getattr(THREAD, name) for name in Thread.__slots__}, **fields})  # type: ignore[arg-type]
    return Chat(thread=thread, key_hash=b"k", name="Lucía", language="es", first_pub_seq=1)


async def test_a_chat_is_read_as_it_was_put_and_is_open_until_it_ends(tmp_path: Path) -> None:
    store = await Store.open(new_desk_file(tmp_path / "relay.db"), now_ms=lambda: 1)

    def prepare(work: Work) -> None:
        people.add(work, role="customer", name="Lucía")
        work.connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        work.connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")

    await store.write(prepare)

    def fill(work: Work) -> tuple[object, ...]:
        work.connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        waiting = chat()
        chats.put(work, waiting)
        connection = work.connection
        found = (
            chats.find(connection, 7) == waiting,
            chats.by_key(connection, b"k") == waiting,
            chats.by_key(connection, b"other"),
            chats.find(connection, 8),
            chats.open_chats(connection) == [waiting],
            chats.is_open_in(connection, 1),
            chats.is_open_in(connection, 2),
            chats.active_in(connection, 1),
        )
        active = chat(state=ChatState.ACTIVE, agent_id=3, accepted_at=9)
        chats.put(work, active)
        found += (chats.active_in(connection, 1) == active, chats.accepts_since(connection, 8))
        chats.put(work, chat(state=ChatState.ENDED, ended_at=10))
        found += (chats.open_chats(connection), chats.is_open_in(connection, 1))
        connection.exec_driver_sql("DELETE FROM chat_thread")
        return found

    assert await store.write(fill) == (True, True, None, None, True, True, False, None, True, [9], [], False)
    await store.close()


async def test_a_seat_has_its_defaults_until_it_is_put(tmp_path: Path) -> None:
    store = await Store.open(new_desk_file(tmp_path / "relay.db"), now_ms=lambda: 1)
    user_id = await store.write(lambda work: people.add(work, role="agent", name="Ana"))
    assert await store.read(lambda connection: chats.seat(connection, user_id)) == SeatRow(user_id=user_id)
    given = SeatRow(user_id=user_id, chat_limit=5, languages=("es", "zh"), misses=2, wrap_up_until=9)
    await store.write(lambda work: chats.put_seat(work, given))
    assert await store.read(chats.seats) == {user_id: given}
    assert await store.read(lambda connection: chats.seat(connection, user_id)) == given
    await store.close()


def test_D5_a_database_from_before_chats_gets_them_after_a_copy(tmp_path: Path) -> None:
    path = new_desk_file(tmp_path / "relay.db")
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE chat_thread")
        connection.execute("DROP TABLE chat_seat")
        connection.execute("UPDATE alembic_version SET version_num = 'r0001'")
    connection.close()
    assert migrate.bring_up(path, 77) == path.with_name("relay.db.before-r0001-77")
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM chat_thread").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM chat_seat").fetchone() == (0,)
    connection.close()
