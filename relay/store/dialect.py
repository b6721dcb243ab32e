"""What SQLite and PostgreSQL say differently, in this one place: everything else in ``relay.store`` is said once.

Upserts, bytes in SQL, and full text. SQLite searches contentless FTS5 tables; PostgreSQL a tsvector of the very same tokens
beside the folded text, which answers what a tsvector cannot: whether words stand side by side. No parser of an engine ever
sees a text, so both find the same. It knows no table of the desk and opens nothing.
"""

from collections.abc import Sequence
from typing import Any, Protocol

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from assistdesk.core.desk.fold import Term
from relay.store.prepared import Prepared

SQLITE = "sqlite"
POSTGRESQL = "postgresql"
insert = postgresql.insert
"""An INSERT with ``on_conflict_*``; both engines take it, a test of each says so."""


class BytesDefault(sa.ColumnElement[bytes]):
    """Bytes as a ``server_default``."""

    type = sa.LargeBinary()
    inherit_cache = True

    def __init__(self, value: bytes) -> None:
        self.value = value


@compiles(BytesDefault, SQLITE)
def _bytes_sqlite(element: BytesDefault, compiler: Any, **_: Any) -> str:  # noqa: ARG001
    return f"x'{element.value.hex()}'"


@compiles(BytesDefault, POSTGRESQL)
def _bytes_postgresql(element: BytesDefault, compiler: Any, **_: Any) -> str:  # noqa: ARG001
    return f"'\\x{element.value.hex()}'::bytea"


class ElementsOf(FunctionElement[str]):
    """The texts of a column of JSON lists, kept as bytes: a table of ``value``, for a FROM beside the column's own table."""

    inherit_cache = True
    name = "elements_of"

    @classmethod
    def any_of(cls, column: sa.Column[bytes], texts: Sequence[str]) -> sa.ColumnElement[bool]:
        """Is one of *texts* in the list?"""
        each = cls(column).table_valued("value")
        return (
            sa.select(sa.literal(1)).select_from(each).where(each.c.value.in_(texts)).correlate(column.table).exists()
        )


@compiles(ElementsOf, SQLITE)
def _elements_sqlite(element: ElementsOf, compiler: Any, **keywords: Any) -> str:
    return f"json_each(CAST({compiler.process(element.clauses, **keywords)} AS TEXT))"


@compiles(ElementsOf, POSTGRESQL)
def _elements_postgresql(element: ElementsOf, compiler: Any, **keywords: Any) -> str:
    return f"jsonb_array_elements_text(convert_from({compiler.process(element.clauses, **keywords)}, 'UTF8')::jsonb)"


class HasBytes(sa.sql.functions.FunctionElement[bool]):
    """``HasBytes(column, needle)``: do these bytes occur in the column's?"""

    type = sa.Boolean()
    inherit_cache = True

    def __init__(self, column: sa.ColumnElement[bytes], needle: bytes) -> None:
        super().__init__(column, sa.literal(needle, sa.LargeBinary))


@compiles(HasBytes, SQLITE)
def _has_sqlite(element: HasBytes, compiler: Any, **more: Any) -> str:
    column, needle = (compiler.process(clause, **more) for clause in element.clauses)
    return f"instr({column}, {needle}) > 0"


@compiles(HasBytes, POSTGRESQL)
def _has_postgresql(element: HasBytes, compiler: Any, **more: Any) -> str:
    column, needle = (compiler.process(clause, **more) for clause in element.clauses)
    return f"position({needle} in {column}) > 0"


# --- full text ----------------------------------------------------------------------------------------------------

LEXEME_CHARS_MAX = 500
"""PostgreSQL takes lexemes of up to 2,046 bytes; longer words are compared whole in the folded text."""
FULL_TEXT_TABLES = {
    SQLITE: (
        "CREATE VIRTUAL TABLE search_staff USING fts5(head, body, content='', tokenize='ascii')",
        "CREATE VIRTUAL TABLE search_public USING fts5(head, body, content='', tokenize='ascii')",
    ),
    POSTGRESQL: tuple(
        statement
        for name in ("search_staff", "search_public")
        for statement in (
            f"CREATE TABLE {name} (rowid bigint PRIMARY KEY, words tsvector NOT NULL, folded text NOT NULL)",
            f"CREATE INDEX {name}_words ON {name} USING gin (words)",
        )
    ),
}
"""The text is folded before it comes here, its tokens parted by spaces: FTS5's plainest tokenizer takes it as it is."""


def text_index(name: str) -> sa.TableClause:
    """A full-text index as SQLAlchemy can write it; the column of FTS5's own name takes its commands."""
    columns = (sa.column(text, sa.Text) for text in (name, "head", "body", "folded"))
    return sa.table(name, sa.column("rowid", sa.BigInteger), *columns, sa.column("words", postgresql.TSVECTOR))


class FullText(Protocol):
    """One document is a head and a body, both folded; no phrase spans the two."""

    def add(self, connection: sa.Connection, index: sa.TableClause, doc_id: int, head: str, body: str) -> None:
        """Index one document."""

    def drop(self, connection: sa.Connection, index: sa.TableClause, doc_id: int, head: str, body: str) -> None:
        """Forget it; head and body are those it was indexed with."""

    def matches(self, index: sa.TableClause, terms: Sequence[Term]) -> sa.ColumnElement[bool]:
        """Documents with all wanted terms and none of the excluded; at least one is wanted."""

    def walk(
        self,
        connection: sa.Connection,
        index: sa.TableClause,
        terms: Sequence[Term],
        place: int,
        limit: int,
        *,
        back: bool,
    ) -> list[int]:
        """Documents that match, older than *place*, the newest first; *back*: newer than it, the oldest first. The index gives
        them in this order and stops."""


def full_text(connection: sa.Connection) -> FullText:
    """The full text of the engine at the other end."""
    return _VECTORS if connection.dialect.name == POSTGRESQL else _FTS5


def _walk_of(
    index: sa.TableClause,
    fits: sa.ColumnElement[bool],
    place: sa.ColumnElement[int] | int,
    limit: sa.ColumnElement[int] | int,
    back: bool,
) -> sa.Select[Any]:
    rowid = index.c.rowid
    query = sa.select(rowid).where(fits, rowid > place if back else rowid < place)
    return query.order_by(rowid.asc() if back else rowid.desc()).limit(limit)


class _Fts5:
    def __init__(self) -> None:
        self._adds: dict[str, Prepared] = {}
        self._walks: dict[tuple[str, bool], Prepared] = {}

    def add(self, connection: sa.Connection, index: sa.TableClause, doc_id: int, head: str, body: str) -> None:
        if index.name not in self._adds:
            self._adds[index.name] = Prepared(index.insert(), ("rowid", "head", "body"))
        self._adds[index.name].run(connection, {"rowid": doc_id, "head": head, "body": body})

    def drop(self, connection: sa.Connection, index: sa.TableClause, doc_id: int, head: str, body: str) -> None:
        connection.execute(index.insert(), {index.name: "delete", "rowid": doc_id, "head": head, "body": body})

    def matches(self, index: sa.TableClause, terms: Sequence[Term]) -> sa.ColumnElement[bool]:
        return index.c[index.name].bool_op("MATCH")(self._asked(terms))

    def walk(
        self,
        connection: sa.Connection,
        index: sa.TableClause,
        terms: Sequence[Term],
        place: int,
        limit: int,
        *,
        back: bool,
    ) -> list[int]:
        walked = index.name, back
        if walked not in self._walks:
            asked = index.c[index.name].bool_op("MATCH")(sa.bindparam("asked"))
            self._walks[walked] = Prepared(_walk_of(index, asked, sa.bindparam("place"), sa.bindparam("most"), back))
        values = {"asked": self._asked(terms), "place": place, "most": limit}
        return [doc_id for (doc_id,) in self._walks[walked].all(connection, values)]

    def _asked(self, terms: Sequence[Term]) -> str:
        """Every token is quoted: no FTS syntax can reach the engine."""
        wanted = " AND ".join(self._quoted(term) for term in terms if not term.excluded)
        unwanted = " OR ".join(self._quoted(term) for term in terms if term.excluded)
        return f"({wanted}) NOT ({unwanted})" if unwanted else wanted

    def _quoted(self, term: Term) -> str:
        phrase = '"' + " ".join(token.replace('"', "") for token in term.tokens) + '"'
        return phrase + " *" if term.prefix else phrase


class _Vectors:
    """The tsvector has the tokens without their places, so that no length of text makes it forget one."""

    def __init__(self) -> None:
        self._adds: dict[str, str] = {
            name: f"INSERT INTO {name} (rowid, words, folded) VALUES (%s, array_to_tsvector(%s::text[]), %s)"  # noqa: S608
            for name in ("search_staff", "search_public")
        }

    def add(self, connection: sa.Connection, index: sa.TableClause, doc_id: int, head: str, body: str) -> None:
        tokens = sorted({token[:LEXEME_CHARS_MAX] for token in (*head.split(), *body.split())})
        connection.exec_driver_sql(self._adds[index.name], (doc_id, tokens, f" {head} \n {body} "))

    def drop(self, connection: sa.Connection, index: sa.TableClause, doc_id: int, head: str, body: str) -> None:  # noqa: ARG002
        connection.execute(index.delete().where(index.c.rowid == doc_id))

    def matches(self, index: sa.TableClause, terms: Sequence[Term]) -> sa.ColumnElement[bool]:
        asked = [lexeme for term in terms if not term.excluded for lexeme in self._lexemes(term)]
        asked += [f"!{self._lexemes(term)[0]}" for term in terms if term.excluded and self._is_lexeme(term)]
        query = sa.cast(sa.literal(" & ".join(asked), sa.Text), postgresql.TSQUERY)
        found: list[sa.ColumnElement[bool]] = [index.c.words.bool_op("@@")(query)]
        for term in terms:
            if not self._is_lexeme(term):
                stands = sa.func.strpos(index.c.folded, sa.literal(term.stretch, sa.Text)) > 0
                found.append(sa.not_(stands) if term.excluded else stands)
        return sa.and_(*found)

    def walk(
        self,
        connection: sa.Connection,
        index: sa.TableClause,
        terms: Sequence[Term],
        place: int,
        limit: int,
        *,
        back: bool,
    ) -> list[int]:
        query = _walk_of(index, self.matches(index, terms), place, limit, back)
        return list(connection.execute(query).scalars())

    def _is_lexeme(self, term: Term) -> bool:
        """Is the whole term said by one lexeme? Then the tsvector's answer is exact."""
        return len(term.tokens) == 1 and len(term.tokens[0]) <= LEXEME_CHARS_MAX

    def _lexemes(self, term: Term) -> list[str]:
        """What a document with this term has, quoted: no tsquery syntax can reach the engine."""
        kept = [token[:LEXEME_CHARS_MAX].replace("\\", "\\\\").replace("'", "''") for token in term.tokens]
        return [f"'{token}'" + (":*" if term.prefix and token is kept[-1] else "") for token in kept]


_FTS5 = _Fts5()
_VECTORS = _Vectors()
