"""relay/store/dialect.py: one statement, said as each engine understands it. What they answer is the contract suite's."""

from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.postgresql import psycopg

from assistdesk.core.desk.fold import Term
from relay.store import dialect, tables
from relay.store.dialect import LEXEME_CHARS_MAX, BytesDefault, HasBytes, _Fts5, _Vectors, insert, text_index

SQLITE = sqlite.dialect()
POSTGRESQL = psycopg.dialect(paramstyle="format")
INDEX = text_index("search_staff")


def said(statement: sa.ClauseElement, engine: sa.Dialect) -> str:
    return " ".join(str(statement.compile(dialect=engine, compile_kwargs={"literal_binds": True})).split())


def test_an_upsert_is_said_to_both() -> None:
    put = insert(tables.setting).values(name="a", value=b"x")
    put = put.on_conflict_do_update(index_elements=["name"], set_={"value": put.excluded.value})
    for engine in (SQLITE, POSTGRESQL):
        assert "ON CONFLICT (name) DO UPDATE SET value = excluded.value" in str(put.compile(dialect=engine))


def test_bytes_are_written_as_each_engine_writes_them() -> None:
    assert said(BytesDefault(b"[]"), SQLITE) == "x'5b5d'"
    assert said(BytesDefault(b"[]"), POSTGRESQL) == r"'\x5b5d'::bytea"
    has = HasBytes(tables.setting.c.value, b"n")
    assert str(has.compile(dialect=SQLITE)) == "instr(setting.value, ?) > 0"
    assert str(has.compile(dialect=POSTGRESQL)).replace("::BYTEA", "") == "position(%s in setting.value) > 0"


def test_no_word_of_a_query_is_syntax_of_an_engine() -> None:
    terms = [Term(("a\"b'\\",), prefix=True), Term(("x", "y")), Term(("not",), excluded=True)]
    assert said(_Fts5().matches(INDEX, terms), SQLITE) == (
        'search_staff.search_staff MATCH \'("ab\'\'\\" * AND "x y") NOT ("not")\''
    )
    asked = _Vectors().matches(INDEX, terms)
    assert [*asked.compile(dialect=POSTGRESQL).params.values()] == [
        r"""'a"b''\\':* & 'x' & 'y' & !'not'""",
        " x y ",
        0,
    ]


def test_a_word_longer_than_a_lexeme_is_compared_whole() -> None:
    long = "w" * (LEXEME_CHARS_MAX + 1)
    asked = _Vectors().matches(INDEX, [Term((long,)), Term((long,), excluded=True)])
    values = [*asked.compile(dialect=POSTGRESQL).params.values()]
    assert values == [f"'{long[:-1]}'", f" {long} ", 0, f" {long} ", 0]


def test_no_other_module_of_the_relay_knows_an_engines_own_statements() -> None:
    folder = Path(dialect.__file__).parent.parent
    known = {path.name for path in folder.rglob("*.py") if "sqlalchemy.dialects" in path.read_text()}
    assert known == {"dialect.py"}
