"""Statements of the hot path, compiled once: a comment must not pay for building the same SQL again (desk.md section 22).

A ``Prepared`` is a SQLAlchemy Core statement whose text and parameter order are kept after the first use. Values go to the
driver as they are: whoever reads through it gets the driver's own types (a flag is 0 or 1). It knows no table.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPICursor


class Prepared:
    """*columns*: for an insert without values, the columns it will be given."""

    def __init__(
        self, statement: sa.Select[Any] | sa.Insert | sa.Update | sa.Delete, columns: Sequence[str] = ()
    ) -> None:
        self._statement = statement
        self._columns = list(columns) or None
        self._text = ""
        self._order: tuple[str, ...] = ()
        self._fixed: dict[str, Any] = {}

    def run(self, connection: sa.Connection, values: Mapping[str, Any]) -> None:
        """Execute with these values; each parameter of the statement must be among them."""
        self._execute(connection, values).close()

    def first(self, connection: sa.Connection, values: Mapping[str, Any]) -> tuple[Any, ...] | None:
        """The first row, in the order of the statement's columns."""
        cursor = self._execute(connection, values)
        row = cursor.fetchone()
        cursor.close()
        return None if row is None else tuple(row)

    def all(self, connection: sa.Connection, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """Every row, as ``first`` gives one."""
        cursor = self._execute(connection, values)
        rows = cursor.fetchall()
        cursor.close()
        return [tuple(row) for row in rows]

    def scalar(self, connection: sa.Connection, values: Mapping[str, Any]) -> Any:
        """The first column of the first row, None where there is none."""
        row = self.first(connection, values)
        return None if row is None else row[0]

    def _execute(self, connection: sa.Connection, values: Mapping[str, Any]) -> DBAPICursor:
        """Straight to the driver's cursor: half of a statement's time would else be SQLAlchemy's bookkeeping."""
        if not self._text:
            self._compile(connection)
        fixed = self._fixed
        cursor = connection.connection.cursor()
        cursor.execute(self._text, tuple(values[name] if name in values else fixed[name] for name in self._order))
        return cursor

    def _compile(self, connection: sa.Connection) -> None:
        compiled = self._statement.compile(dialect=connection.dialect, column_keys=self._columns)
        self._order = tuple(compiled.positiontup or ())
        self._fixed = {name: value for name, value in compiled.params.items() if value is not None}
        self._text = str(compiled)
