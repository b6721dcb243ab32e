"""Statements of the hot path, compiled once: a comment must not pay for building the same SQL again (desk.md section 22).

A ``Prepared`` is a SQLAlchemy Core statement whose text and parameter order are kept after the first use. Values go to the
driver as they are: whoever reads through it gets the driver's own types (a flag may be 0 or 1). It knows no table.
"""

import functools
from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPICursor

from assistdesk.core.errors import MisuseError

NO_VALUES: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement as one engine takes it: its text, its parameters in order, the values that are always the same."""

    text: str
    order: tuple[str, ...]
    fixed: dict[str, Any]


class Prepared:
    """*columns*: for an insert without values, the columns it will be given."""

    def __init__(
        self, statement: sa.Select[Any] | sa.Insert | sa.Update | sa.Delete, columns: Sequence[str] = ()
    ) -> None:
        self._statement = statement
        self._columns = list(columns) or None
        self._said: dict[str, _Said] = {}

    def run(self, connection: sa.Connection, values: Mapping[str, Any]) -> int:
        """Execute with these values; each parameter of the statement must be among them. Returns how many rows changed."""
        cursor = self._execute(connection, values)
        count = cursor.rowcount
        cursor.close()
        return count

    def first(self, connection: sa.Connection, values: Mapping[str, Any]) -> tuple[Any, ...] | None:
        """The first row, in the order of the statement's columns."""
        cursor = self._execute(connection, values)
        row: tuple[Any, ...] | None = cursor.fetchone()
        cursor.close()
        return row

    def all(self, connection: sa.Connection, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """Every row, as ``first`` gives one."""
        cursor = self._execute(connection, values)
        rows: list[tuple[Any, ...]] = list(cursor.fetchall())
        cursor.close()
        return rows

    def rows(self, connection: sa.Connection, values: Mapping[str, Any]) -> list[Any]:
        """As ``all``, and each column of a row has its name."""
        return list(map(self._row_of, self.all(connection, values)))

    @functools.cached_property
    def _row_of(self) -> Callable[[tuple[Any, ...]], Any]:
        names = [column.name for column in self._statement.exported_columns]
        row: Any = namedtuple("Row", names, rename=True)  # type: ignore[misc]  # its columns are the statement's
        make: Callable[[tuple[Any, ...]], Any] = row._make
        return make

    def new_id(self, connection: sa.Connection, values: Mapping[str, Any]) -> int:
        """Insert one row into a table that the engine numbers; its number."""
        if connection.dialect.name != "sqlite":  # PostgreSQL tells it only where it is asked
            return int(self._numbered.scalar(connection, values))
        cursor = self._execute(connection, values)
        row_id: int = cursor.lastrowid
        cursor.close()
        return row_id

    @functools.cached_property
    def _numbered(self) -> "Prepared":
        if not isinstance(self._statement, sa.Insert):
            raise MisuseError("no_insert")
        return Prepared(self._statement.returning(*self._statement.table.primary_key), self._columns or ())

    def scalar(self, connection: sa.Connection, values: Mapping[str, Any]) -> Any:
        """The first column of the first row, None where there is none."""
        row = self.first(connection, values)
        return None if row is None else row[0]

    def _execute(self, connection: sa.Connection, values: Mapping[str, Any]) -> DBAPICursor:
        """Straight to the driver's cursor: half of a statement's time would else be SQLAlchemy's bookkeeping."""
        said = self._said.get(connection.dialect.name) or self._compile(connection)
        if said.fixed:
            values = {**said.fixed, **values}
        cursor = raw_cursor(connection)
        cursor.execute(said.text, tuple(map(values.__getitem__, said.order)))
        return cursor

    def _compile(self, connection: sa.Connection) -> _Said:
        compiled = self._statement.compile(
            dialect=connection.dialect, column_keys=self._columns, compile_kwargs={"render_postcompile": True}
        )
        fixed = {name: value for name, value in compiled.params.items() if value is not None}
        said = _Said(str(compiled), tuple(compiled.positiontup or ()), fixed)
        self._said[connection.dialect.name] = said
        return said


Listed = Sequence[sa.BindParameter[Any]]
"""The parameters that stand for a list."""


class PreparedIn:
    """A statement about a list of values: prepared for each length that is a power of two, and a list is filled up to one
    with its last value. *make* is given the parameters that stand for the list."""

    def __init__(self, make: Callable[[Listed], sa.Select[Any]]) -> None:
        self._make = make
        self._of_length: dict[int, Prepared] = {}

    def all(
        self, connection: sa.Connection, listed: Sequence[Any], values: Mapping[str, Any] = NO_VALUES
    ) -> list[tuple[Any, ...]]:
        """Every row, as ``Prepared.all`` gives them; none where nothing is listed."""
        return self._of(listed).all(connection, _filled(listed, values)) if listed else []

    def rows(
        self, connection: sa.Connection, listed: Sequence[Any], values: Mapping[str, Any] = NO_VALUES
    ) -> list[Any]:
        """Every row, as ``Prepared.rows`` gives them; none where nothing is listed."""
        return self._of(listed).rows(connection, _filled(listed, values)) if listed else []

    def _of(self, listed: Sequence[Any]) -> Prepared:
        length = _length_for(listed)
        if length not in self._of_length:
            self._of_length[length] = Prepared(self._make([sa.bindparam(name, None) for name in _names(length)]))
        return self._of_length[length]


def _length_for(listed: Sequence[Any]) -> int:
    return 1 << (len(listed) - 1).bit_length()


@functools.lru_cache
def _names(length: int) -> tuple[str, ...]:
    return tuple(f"listed_{place}" for place in range(length))


def _filled(listed: Sequence[Any], values: Mapping[str, Any]) -> dict[str, Any]:
    return {**values, **dict(zip_longest(_names(_length_for(listed)), listed, fillvalue=listed[-1]))}


def say(connection: sa.Connection, command: str) -> None:
    """A command without values, straight to the driver."""
    cursor = raw_cursor(connection)
    cursor.execute(command)
    cursor.close()


def raw_cursor(connection: sa.Connection) -> DBAPICursor:
    """The driver's own cursor. Raises MisuseError for a connection that is closed."""
    driver = connection.connection.dbapi_connection
    if driver is None:
        raise MisuseError("connection_closed")
    return driver.cursor()
