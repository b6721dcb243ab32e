"""Erasing a customer, asked of PostgreSQL: the same promises as tests/relay/desk keeps in SQLite; and what goes by rows."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistdesk.core.desk.calls import Call
from relay.store import calls, erasures
from relay.store.store import Store
from relay.store.work import Work
from tests.kit.accounts import TurnedClock
from tests.relay.desk import test_erasing
from tests.relay.desk.conftest import open_desk

if TYPE_CHECKING:
    from tests.kit.postgres import Server

pytest.importorskip("psycopg", reason="PostgreSQL's driver is not installed here (make setup)")
from relay.store.postgres import PostgresDatabase


@pytest.mark.parametrize(
    "promise",
    [
        test_erasing.test_nothing_of_her_is_left_in_any_table_and_every_log_verifies,
        test_erasing.test_what_she_wrote_in_tickets_of_others_goes_and_she_is_in_copy_no_more,
        test_erasing.test_words_of_hers_that_were_split_off_go_where_they_stand_and_both_logs_say_so,
        test_erasing.test_many_tickets_follow_in_the_background_and_it_is_known_when_all_is_gone,
        test_erasing.test_whoever_is_helped_just_now_is_not_erased,
    ],
)
async def test_postgres_keeps_them_the_same(promise: object, postgres: "Server", tmp_path: Path) -> None:
    desk = await open_desk(PostgresDatabase(postgres.clean_database(), files=tmp_path / "files"), TurnedClock())
    try:
        await promise(desk, test_erasing.erasing_of(desk, tmp_path))  # type: ignore[operator]
    finally:
        await desk.store.close()


async def test_all_her_calls_lose_their_numbers_and_notes_however_many_and_no_others(store: Store) -> None:
    ids = range(1, 2 * erasures.CALLS_AT_ONCE + 3)

    def operation(work: Work) -> None:
        for number in ids:
            calls.put(work, Call(id=number, number="+34600111222", started_at=1, notes="n"), None)
        erasures.forget_calls(work, ids[:-1])

    await store.write(operation)
    found = await store.read(lambda connection: [calls.find(connection, number) for number in ids])
    assert {(call.number, call.notes) for call in found[:-1] if call is not None} == {("", "")}
    assert found[-1] == Call(id=ids[-1], number="+34600111222", started_at=1, notes="n")
