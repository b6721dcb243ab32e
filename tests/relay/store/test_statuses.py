"""A desk's own words for statuses, asked of PostgreSQL: the same promises as tests/relay/desk keeps in SQLite."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.kit.accounts import TurnedClock
from tests.relay.desk import test_own_statuses, test_statuses
from tests.relay.desk.conftest import open_desk

if TYPE_CHECKING:
    from tests.kit.postgres import Server

pytest.importorskip("psycopg", reason="PostgreSQL's driver is not installed here (make setup)")
from relay.store.postgres import PostgresDatabase


@pytest.mark.parametrize(
    "promise",
    [
        test_statuses.test_an_admin_makes_changes_and_orders_words_and_all_of_ours_read_them,
        test_statuses.test_what_tickets_or_rules_have_is_not_deleted_and_says_who_has_it,
        test_own_statuses.test_a_word_brings_its_status_in_one_audit_and_goes_with_it,
        test_own_statuses.test_rules_and_macros_set_a_word_and_lists_and_conditions_ask_for_it,
    ],
)
async def test_postgres_keeps_them_the_same(promise: object, postgres: "Server", tmp_path: Path) -> None:
    desk = await open_desk(PostgresDatabase(postgres.clean_database(), files=tmp_path / "files"), TurnedClock())
    try:
        await promise(desk)  # type: ignore[operator]
    finally:
        await desk.store.close()
