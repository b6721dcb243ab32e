"""Finding people by the beginnings of their names and addresses (desk.md section 12, people).

Each word of a name is a row, folded; of names in scripts without spaces every ending is one, so that any sign begins
something. Who may find whom is not decided here.
"""

import re
from typing import Final

import sqlalchemy as sa

from assistdesk.core.desk.fold import CJK_RUN, plain
from relay.store import tables
from relay.store.dialect import insert
from relay.store.part_tables import name_word
from relay.store.prepared import Prepared

WORDS_MAX, WORD_CHARS_MAX, CANDIDATES_MAX, NAMESAKES_MAX = 24, 60, 200, 2_000
_WORD: Final = re.compile(r"[^\W_]+")
_END = "\U0010ffff"
_add_word = Prepared(insert(name_word).on_conflict_do_nothing(), ("word", "user_id"))


def words_of(name: str) -> list[str]:
    """Folded words under which a name is found, each once."""
    found: dict[str, None] = {}
    for word in _WORD.findall(plain(name)):
        found[word[:WORD_CHARS_MAX]] = None
        for run in CJK_RUN.finditer(word):
            for at in range(run.start(), run.end()):
                found[word[at : at + WORD_CHARS_MAX]] = None
    return list(found)[:WORDS_MAX]


def folded(name: str) -> str:
    """How names are compared: case, accents and spaces do not count."""
    return " ".join(plain(name).split())


def called(connection: sa.Connection, name: str, limit: int) -> list[int]:
    """People of exactly that name, also those who are suspended, as ``folded`` compares."""
    person, words = tables.person, words_of(name)
    query = sa.select(person.c.id, person.c.name).where(person.c.name == name)
    if words:
        has_all = sa.select(name_word.c.user_id).where(name_word.c.word.in_(words)).group_by(name_word.c.user_id)
        has_all = has_all.having(sa.func.count() == len(words))
        is_short = sa.func.length(person.c.name) <= 2 * len(name)
        query = sa.select(person.c.id, person.c.name).where(person.c.id.in_(has_all), is_short)
    rows = connection.execute(query.limit(NAMESAKES_MAX))
    return sorted(row.id for row in rows if folded(row.name) == folded(name))[:limit]


def keep(connection: sa.Connection, user_id: int, name: str) -> None:
    """A person came, or has another name; the words of an old one lead to nobody who has lost them."""
    for word in words_of(name):
        _add_word.run(connection, {"word": word, "user_id": user_id})


def beginning_with(connection: sa.Connection, text: str, limit: int) -> list[int]:
    """People of whose name every word of *text* begins a word, or whose address begins so; in the order of their names."""
    person, address = tables.person, tables.address
    words = words_of(text)
    ids: set[int] = set()
    if words:
        longest = max(words, key=len)
        begins = (name_word.c.word >= longest) & (name_word.c.word < longest + _END)
        ids |= set(connection.execute(sa.select(name_word.c.user_id).where(begins).limit(CANDIDATES_MAX)).scalars())
    folded = plain(text.strip())
    if folded:
        begins = (address.c.kind == "email") & (address.c.folded >= folded) & (address.c.folded < folded + _END)
        by_address = set(connection.execute(sa.select(address.c.user_id).where(begins).limit(CANDIDATES_MAX)).scalars())
    else:
        by_address = set()
    rows = connection.execute(
        sa.select(person.c.id, person.c.name)
        .where(person.c.id.in_(ids | by_address), person.c.suspended.is_(False), person.c.role != "bot")
        .order_by(person.c.name, person.c.id)
    ).all()
    fits = [
        row.id
        for row in rows
        if row.id in by_address or all(any(own.startswith(word) for own in words_of(row.name)) for word in words)
    ]
    return fits[:limit]
