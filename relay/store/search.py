"""The two full-text indexes (desk.md section 11): staff and public, contentless FTS5 over folded text.

A contentless index forgets a text only when exactly that text is given back, so ``search_doc.head`` keeps what a document
was indexed with; bodies come from their comments. Every token is quoted: no FTS syntax can reach the engine. Folding and
the query language are ``core.desk.fold``'s.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from assistdesk.core.desk.fold import Term, fold
from relay.store import tables
from relay.store.lists import Sight, sight_sql
from relay.store.prepared import Prepared
from relay.store.work import Work

HITS_MAX = 20_000
"""A page looks at no more hits than this; then it answers ``partial``."""
CHUNK_MAX = 2_000
"""So many hits are looked at in one statement; the first chunk is two pages, each next one twice as large."""
_doc = tables.search_doc
_add_doc = Prepared(_doc.insert().returning(_doc.c.id), ("ticket_id", "comment_id", "is_public", "head"))
_last_head = Prepared(
    sa.select(_doc.c.head)
    .where(_doc.c.ticket_id == sa.bindparam("ticket_id"))
    .order_by(_doc.c.id.desc())
    .limit(sa.literal_column("1"))
)


def head_of(number: int, subject: str, names: Sequence[str]) -> str:
    """What finds a ticket whatever comment is looked at: its number, subject and people."""
    return fold(" ".join((str(number), subject, *names)))


def add(work: Work, ticket_id: int, *, head: str | None, comment_id: int | None, body: str, is_public: bool) -> None:
    """Index one text. *head* None: as the ticket's last document has it."""
    if head is None:
        head = _last_head.scalar(work.connection, {"ticket_id": ticket_id}) or ""
    row = {"ticket_id": ticket_id, "comment_id": comment_id, "is_public": is_public, "head": head}
    doc_id = int(_add_doc.scalar(work.connection, row))
    _into(work.connection, doc_id, head, fold(body), is_public)


def _index(name: str) -> sa.TableClause:
    """An FTS5 table as SQLAlchemy can write it; the column of its own name takes commands."""
    return sa.table(name, sa.column("rowid", tables.Big), sa.column(name), sa.column("head"), sa.column("body"))


STAFF = _index("search_staff")
PUBLIC = _index("search_public")
_add_staff = Prepared(STAFF.insert(), ("rowid", "head", "body"))
_add_public = Prepared(PUBLIC.insert(), ("rowid", "head", "body"))


def _into(connection: sa.Connection, doc_id: int, head: str, body: str, is_public: bool) -> None:
    for add_text in (_add_staff, _add_public)[: 1 + is_public]:
        add_text.run(connection, {"rowid": doc_id, "head": head, "body": body})


def _out_of(connection: sa.Connection, doc_id: int, head: str, body: str, is_public: bool) -> None:
    for index in (STAFF, PUBLIC)[: 1 + is_public]:
        connection.execute(index.insert(), {index.name: "delete", "rowid": doc_id, "head": head, "body": body})


def rehead(work: Work, ticket_id: int, head: str, bodies: dict[int, str]) -> None:
    """Give all documents of a ticket a new head. *bodies*: comment id -> text as it is indexed now."""
    rows = work.connection.execute(sa.select(_doc).where(_doc.c.ticket_id == ticket_id).order_by(_doc.c.id)).all()
    for row in rows:
        body = fold(bodies.get(row.comment_id, ""))
        _out_of(work.connection, row.id, row.head, body, row.is_public)
        _into(work.connection, row.id, head, body, row.is_public)
    work.connection.execute(_doc.update().where(_doc.c.ticket_id == ticket_id).values(head=head))


def forget(work: Work, ticket_id: int, comment_id: int, body: str) -> None:
    """Take one comment out of the indexes; *body* is the text it was indexed with."""
    row = work.connection.execute(
        sa.select(_doc).where(_doc.c.ticket_id == ticket_id, _doc.c.comment_id == comment_id)
    ).first()
    if row is not None:
        _out_of(work.connection, row.id, row.head, fold(body), row.is_public)
        work.connection.execute(_doc.delete().where(_doc.c.id == row.id))


def match_of(terms: Sequence[Term]) -> str | None:
    """The engine's expression for these terms; None where nothing is asked for."""
    wanted = [_quoted(term) for term in terms if not term.excluded]
    unwanted = [_quoted(term) for term in terms if term.excluded]
    if not wanted:
        return None
    expression = " AND ".join(wanted)
    return f"({expression}) NOT ({' OR '.join(unwanted)})" if unwanted else expression


def _quoted(term: Term) -> str:
    phrase = '"' + " ".join(token.replace('"', "") for token in term.tokens) + '"'
    return phrase + " *" if term.prefix else phrase


@dataclass(frozen=True, slots=True)
class Hit:
    """The newest place in a ticket that fits."""

    doc_id: int
    ticket_id: int
    comment_id: int | None
    is_public: bool


@dataclass(frozen=True, slots=True)
class Found:
    """``cursor``: the document to go on before, None at the end. ``is_partial``: the search stopped at HITS_MAX hits."""

    hits: tuple[Hit, ...]
    cursor: int | None
    is_partial: bool


def _matches(index: sa.TableClause, match: str) -> sa.ColumnElement[bool]:
    return index.c[index.name].bool_op("MATCH")(match)


def _rowids(connection: sa.Connection, match: str, before: int, limit: int, index: sa.TableClause) -> list[int]:
    """Documents that match, newest first: the index gives them in this order, so it stops after *limit*."""
    query = (
        sa.select(index.c.rowid)
        .where(_matches(index, match), index.c.rowid < before)
        .order_by(index.c.rowid.desc())
        .limit(limit)
    )
    return list(connection.execute(query).scalars())


def _kept(connection: sa.Connection, doc_ids: list[int], clauses: Sequence[sa.ColumnElement[bool]]) -> list[Hit]:
    """Those of the documents whose tickets fit and may be seen, in the given order."""
    ticket = tables.ticket
    rows = connection.execute(
        sa.select(_doc.c.id, _doc.c.ticket_id, _doc.c.comment_id, _doc.c.is_public)
        .join(ticket, ticket.c.id == _doc.c.ticket_id)
        .where(_doc.c.id.in_(doc_ids), *clauses)
    ).all()
    return sorted((Hit(*row) for row in rows), key=lambda hit: -hit.doc_id)


def find(
    connection: sa.Connection,
    match: str,
    clauses: Sequence[sa.ColumnElement[bool]],
    *,
    sight: Sight,
    before: int | None,
    limit: int,
    index: sa.TableClause = STAFF,
) -> Found:
    """One line per ticket, newest comment first; a ticket of an earlier page does not come again."""
    clauses = [*clauses, *sight_sql(sight), tables.ticket.c.status != "deleted"]
    hits: list[Hit] = []
    told: set[int] = set()
    at, looked, chunk = 2**62 if before is None else before, 0, 2 * limit
    while looked < HITS_MAX:
        doc_ids = _rowids(connection, match, at, min(chunk, HITS_MAX - looked), index)
        for hit in _kept(connection, doc_ids, clauses) if doc_ids else ():
            if hit.ticket_id in told:
                continue
            told.add(hit.ticket_id)
            if before is not None and _was_told(connection, match, index, hit.ticket_id, before):
                continue
            hits.append(hit)
            if len(hits) == limit:
                return Found(tuple(hits), hit.doc_id, False)
        if len(doc_ids) < min(chunk, HITS_MAX - looked):
            return Found(tuple(hits), None, False)
        at, looked, chunk = doc_ids[-1], looked + len(doc_ids), min(2 * chunk, CHUNK_MAX)
    return Found(tuple(hits), at, True)


def _was_told(connection: sa.Connection, match: str, index: sa.TableClause, ticket_id: int, before: int) -> bool:
    """Has this ticket a hit at or after *before*: then an earlier page showed it."""
    fits = sa.exists().where(index.c.rowid == _doc.c.id, _matches(index, match))
    query = sa.select(_doc.c.id).where(_doc.c.ticket_id == ticket_id, _doc.c.id >= before, fits).limit(1)
    return connection.execute(query).first() is not None
