"""Rows by their numbers: either way, from any place on, each once."""

import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from relay.store.numbered import numbered

ROW = sa.table("row", sa.column("id", sa.Integer))


@given(st.sets(st.integers(0, 50)), st.none() | st.integers(0, 50), st.booleans())
def test_rows_follow_a_place_in_their_order(ids: set[int], place: int | None, descending: bool) -> None:
    wanted = [one for one in ids if place is None or (one < place if descending else one > place)]
    with sa.create_engine("sqlite://").connect() as connection:
        connection.exec_driver_sql('CREATE TABLE "row" (id INTEGER PRIMARY KEY)')
        for one in ids:
            connection.execute(ROW.insert(), {"id": one})
        found = connection.execute(numbered(sa.select(ROW.c.id), ROW.c.id, place, descending=descending)).scalars()
        assert list(found) == sorted(wanted, reverse=descending)
