"""Statements that are compiled once: what they find is what SQLAlchemy finds."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from relay.store.prepared import Prepared, PreparedIn
from relay.store.sqlite import engine_of

_thing = sa.table("thing", sa.column("id", sa.Integer), sa.column("name", sa.Text))


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sa.Connection]:
    with engine_of(tmp_path / "things.db", read_only=False).connect() as opened:
        opened.exec_driver_sql("CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT)")
        for number in range(40):
            opened.exec_driver_sql("INSERT INTO thing VALUES (?, ?)", (number, f"n{number % 3}"))
        yield opened


def test_a_list_of_any_length_finds_what_is_listed(connection: sa.Connection) -> None:
    named = PreparedIn(
        lambda ids: (
            sa.select(_thing.c.id)
            .where(_thing.c.id.in_(ids), _thing.c.name == sa.bindparam("name"))
            .order_by(_thing.c.id)
        )
    )
    for length in (0, 1, 2, 3, 4, 5, 8, 9, 33):
        listed = [7 * place % 40 for place in range(length)]
        found = [number for (number,) in named.all(connection, listed, {"name": "n1"})]
        assert found == sorted(number for number in listed if number % 3 == 1), length


def test_rows_are_read_by_the_names_of_their_columns(connection: sa.Connection) -> None:
    which = PreparedIn(lambda ids: sa.select(_thing.c.name, _thing.c.id.label("number")).where(_thing.c.id.in_(ids)))
    assert [(row.number, row.name) for row in which.rows(connection, [4])] == [(4, "n1")]
    assert which.rows(connection, []) == []


def test_lists_that_never_change_stand_in_the_statement(connection: sa.Connection) -> None:
    fixed = Prepared(
        sa.select(_thing.c.id)
        .where(_thing.c.id.in_([3, 5, 99]), _thing.c.name.not_in(["n0"]), _thing.c.id < sa.bindparam("end", None))
        .order_by(_thing.c.id)
    )
    assert fixed.all(connection, {"end": 50}) == [(5,)]
    assert fixed.all(connection, {"end": 5}) == []
