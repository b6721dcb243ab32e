"""The two full-text indexes (desk.md section 11): staff and public, over folded text.

A contentless index forgets a text only when exactly that text is given back, so ``search_doc.head`` keeps what a document
was indexed with, in parts: what finds its ticket, what does so for staff alone, and the names of its own files, which no other
document is found by; bodies come from their comments. Documents have rising numbers; the indexes hold those up to a mark and
are brought up to date by whoever searches, or by the writer when BEHIND_MAX more are there: a full text costs much less when
many documents enter it at once. How an engine is asked is ``dialect``'s; folding and the query language are
``core.desk.fold``'s.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

import sqlalchemy as sa

from assistdesk.core.desk.fold import Term, fold
from relay.store import streams, tables
from relay.store.dialect import full_text, text_index
from relay.store.lists import Choice, clauses
from relay.store.prepared import Prepared, PreparedIn
from relay.store.work import Work

HITS_MAX = 20_000
"""A page looks at no more hits than this; then it answers ``partial``."""
CHUNK_MAX = 2_000
"""So many hits are looked at in one statement; the first chunk is two pages, each next one twice as large."""
STATEMENTS_KEPT = 64
BEHIND_MAX = 256
"""So many documents wait at most until the indexes hold them."""
DOCUMENT = "document"
"""The stream of the documents' numbers."""
INDEXED = "indexed"
"""The newest document that the indexes hold, kept as a stream's last number."""
_doc = tables.search_doc
_add_doc = Prepared(_doc.insert(), ("id", "ticket_id", "comment_id", "is_public", "head"))
_last_head = Prepared(
    sa.select(_doc.c.head)
    .where(_doc.c.ticket_id == sa.bindparam("ticket_id"))
    .order_by(_doc.c.id.desc())
    .limit(sa.literal_column("1"))
)


PART = " \n "
"""Between the parts of a head; both engines take it for the end of a word."""


@dataclass(frozen=True, slots=True)
class Head:
    """What finds a ticket whatever comment is looked at, folded; ``inside``: for staff alone."""

    shown: str
    inside: str = ""


def head_of(number: int, subject: str, names: Sequence[str], inside: Sequence[str] = ()) -> Head:
    """Its number, subject and people; and what is staff's to know."""
    return Head(fold(" ".join((str(number), subject, *names))), fold(" ".join(inside)))


def _written(head: Head, files: str) -> str:
    return PART.join((head.shown, head.inside, files)).rstrip()


def _read(text: str) -> tuple[Head, str]:
    """A head and the names of files; one that was written before there were parts has the first alone."""
    shown, inside, files, *_ = (*text.split(PART), "", "")
    return Head(shown, inside), files


def add(
    work: Work,
    ticket_id: int,
    *,
    head: Head | None,
    comment_id: int | None,
    is_public: bool,
    files: Sequence[str] = (),
) -> None:
    """Let a comment's words find a ticket, with the names of its files. *head* None: as the ticket's last document has it."""
    if head is None:
        head, _ = _read(_last_head.scalar(work.connection, {"ticket_id": ticket_id}) or "")
    doc_id = streams.take(work, DOCUMENT)
    text = _written(head, fold(" ".join(files)))
    row = {"id": doc_id, "ticket_id": ticket_id, "comment_id": comment_id, "is_public": is_public, "head": text}
    _add_doc.run(work.connection, row)


STAFF = text_index("search_staff")
PUBLIC = text_index("search_public")

_waiting = Prepared(
    sa.select(_doc.c.id, _doc.c.head, _doc.c.is_public, _doc.c.comment_id)
    .where(_doc.c.id > sa.bindparam("mark"))
    .order_by(_doc.c.id)
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A document that the indexes do not hold yet."""

    doc_id: int
    head: str
    is_public: bool
    comment_id: int | None


def is_behind(connection: sa.Connection) -> bool:
    """Are there documents that the indexes do not hold yet?"""
    return streams.last(connection, DOCUMENT) > streams.last(connection, INDEXED)


def is_far_behind(work: Work) -> bool:
    """Are there so many that the writer puts them in by itself?"""
    mark = work.recall(INDEXED, lambda: streams.last(work.connection, INDEXED))
    return streams.newest(work, DOCUMENT) - mark >= BEHIND_MAX


def waiting(connection: sa.Connection) -> list[Waiting]:
    """Every document that the indexes do not hold yet, the oldest first."""
    rows = _waiting.all(connection, {"mark": streams.last(connection, INDEXED)})
    return [Waiting(doc_id, head, bool(is_public), comment_id) for doc_id, head, is_public, comment_id in rows]


def hold(work: Work, documents: Iterable[Waiting], bodies: Mapping[int, str]) -> None:
    """From now on the indexes hold these, which are all that waited. *bodies*: comment id -> text."""
    engine = full_text(work.connection)
    for one in documents:
        for index, text in _texts(one.head, one.is_public):
            engine.add(work.connection, index, one.doc_id, text, fold(bodies.get(one.comment_id or 0, "")))
    streams.put(work, INDEXED, streams.newest(work, DOCUMENT))
    work.forget(INDEXED)


def _is_held(work: Work, doc_id: int) -> bool:
    return doc_id <= streams.last(work.connection, INDEXED)


def _into(work: Work, doc_id: int, head: str, body: str, is_public: bool) -> None:
    """At last, as all that the indexes are told: they are written once for each commit."""
    for index, text in _texts(head, is_public):
        work.at_last(partial(full_text(work.connection).add, work.connection, index, doc_id, text, body))


def _out_of(work: Work, doc_id: int, head: str, body: str, is_public: bool) -> None:
    for index, text in _texts(head, is_public):
        work.at_last(partial(full_text(work.connection).drop, work.connection, index, doc_id, text, body))


def _texts(head: str, is_public: bool) -> list[tuple[sa.TableClause, str]]:
    """A document's head as each of its indexes has it."""
    if not is_public:
        return [(STAFF, head)]
    whole, files = _read(head)
    return [(STAFF, head), (PUBLIC, PART.join((whole.shown, files)).rstrip())]


def rehead(work: Work, ticket_id: int, head: Head, bodies: dict[int, str]) -> None:
    """Give all documents of a ticket a new head. *bodies*: comment id -> text as it is indexed now."""
    rows = work.connection.execute(sa.select(_doc).where(_doc.c.ticket_id == ticket_id).order_by(_doc.c.id)).all()
    for row in rows:
        _change(work, row, _written(head, _read(row.head)[1]), bodies.get(row.comment_id, ""))


def keep_files(work: Work, ticket_id: int, comment_id: int, body: str, files: Sequence[str]) -> None:
    """From now on a comment has these files alone; *body* is the text it was indexed with."""
    row = _find(work, ticket_id, comment_id)
    if row is not None:
        _change(work, row, _written(_read(row.head)[0], fold(" ".join(files))), body)


def _change(work: Work, row: Any, head: str, body: str) -> None:
    if row.head != head:
        if _is_held(work, row.id):
            _out_of(work, row.id, row.head, fold(body), row.is_public)
            _into(work, row.id, head, fold(body), row.is_public)
        work.connection.execute(_doc.update().where(_doc.c.id == row.id).values(head=head))


def _find(work: Work, ticket_id: int, comment_id: int) -> Any:
    wanted = sa.select(_doc).where(_doc.c.ticket_id == ticket_id, _doc.c.comment_id == comment_id)
    return work.connection.execute(wanted).first()


def forget(work: Work, ticket_id: int, comment_id: int, body: str) -> None:
    """Take one comment out of the indexes; *body* is the text it was indexed with."""
    row = _find(work, ticket_id, comment_id)
    if row is not None:
        if _is_held(work, row.id):
            _out_of(work, row.id, row.head, fold(body), row.is_public)
        work.connection.execute(_doc.delete().where(_doc.c.id == row.id))


def move(work: Work, comment_id: int, from_id: int, to_id: int, *, head: Head, body: str, is_public: bool) -> None:
    """From now on this text finds the other ticket, with its files."""
    row = _find(work, from_id, comment_id)
    files = [] if row is None else [_read(row.head)[1]]
    forget(work, from_id, comment_id, body)
    add(work, to_id, head=head, comment_id=comment_id, is_public=is_public, files=files)


def asks(terms: Sequence[Term]) -> bool:
    """Is anything asked for? Exclusions alone find nothing."""
    return not all(term.excluded for term in terms)


@dataclass(frozen=True, slots=True)
class Hit:
    """The newest place in a ticket that fits."""

    doc_id: int
    ticket_id: int
    comment_id: int | None
    is_public: bool


@dataclass(frozen=True, slots=True)
class Found:
    """In the order in which they were walked. ``cursor``: where the search stopped at HITS_MAX hits, the document to go on
    from; None: it did not."""

    hits: tuple[Hit, ...]
    cursor: int | None = None

    @property
    def is_partial(self) -> bool:
        return self.cursor is not None


_documents = PreparedIn(
    lambda doc_ids: sa.select(_doc.c.id, _doc.c.ticket_id, _doc.c.comment_id, _doc.c.is_public).where(
        _doc.c.id.in_(doc_ids)
    )
)


@lru_cache(maxsize=STATEMENTS_KEPT)
def _fitting(chosen: Choice) -> PreparedIn:
    """Asked apart from the documents: joined, SQLite would begin with every ticket that is chosen."""
    ticket = tables.ticket
    return PreparedIn(
        lambda ticket_ids: sa.select(ticket.c.id).where(
            ticket.c.id.in_(ticket_ids), *clauses(chosen), ticket.c.status != sa.literal_column("'deleted'")
        )
    )


def chosen_of(connection: sa.Connection, doc_ids: Sequence[int], chosen: Choice) -> list[Hit]:
    """Those of the documents whose tickets are chosen, the newest first."""
    rows = _documents.all(connection, doc_ids)
    ticket_ids = sorted({ticket_id for _, ticket_id, _, _ in rows})
    fitting = {ticket_id for (ticket_id,) in _fitting(chosen).all(connection, ticket_ids)}
    found = [
        Hit(doc_id, ticket_id, comment_id, bool(public))
        for doc_id, ticket_id, comment_id, public in rows
        if ticket_id in fitting
    ]
    return sorted(found, key=lambda hit: -hit.doc_id)


def find(
    connection: sa.Connection,
    terms: Sequence[Term],
    chosen: Choice,
    *,
    place: int | None,
    limit: int,
    back: bool = False,
    index: sa.TableClause = STAFF,
) -> Found:
    """One line per ticket, its newest comment that fits, the newest first, older than document *place*; *back*: newer than it,
    the oldest first. A ticket of an earlier page does not come again. *terms* ask (``asks``)."""
    hits: list[Hit] = []
    told: set[int] = set()
    at, looked, chunk = 2**62 if place is None else place, 0, 2 * limit
    while looked < HITS_MAX:
        most = min(chunk, HITS_MAX - looked)
        doc_ids = full_text(connection).walk(connection, index, terms, at, most, back=back)
        kept = chosen_of(connection, doc_ids, chosen)
        if back:
            newest = _newest(connection, terms, index, {hit.ticket_id for hit in kept}) if kept else {}
            kept = [hit for hit in reversed(kept) if hit.doc_id == newest[hit.ticket_id]]
        for hit in kept:
            if hit.ticket_id in told:
                continue
            told.add(hit.ticket_id)
            if not back and place is not None and has_hit(connection, terms, index, hit.ticket_id, place):
                continue
            hits.append(hit)
            if len(hits) == limit:
                return Found(tuple(hits))
        if len(doc_ids) < most:
            return Found(tuple(hits))
        at, looked, chunk = doc_ids[-1], looked + len(doc_ids), min(2 * chunk, CHUNK_MAX)
    return Found(tuple(hits), at)


def _newest(
    connection: sa.Connection, terms: Sequence[Term], index: sa.TableClause, ticket_ids: Iterable[int]
) -> dict[int, int]:
    """The newest document of each of these tickets that fits."""
    fits = sa.exists().where(index.c.rowid == _doc.c.id, full_text(connection).matches(index, terms))
    query = sa.select(_doc.c.ticket_id, sa.func.max(_doc.c.id)).where(_doc.c.ticket_id.in_(sorted(ticket_ids)), fits)
    return {row[0]: row[1] for row in connection.execute(query.group_by(_doc.c.ticket_id))}


def has_hit(
    connection: sa.Connection,
    terms: Sequence[Term],
    index: sa.TableClause,
    ticket_id: int,
    first: int,
    last: int | None = None,
) -> bool:
    """Has this ticket a hit from document *first* on (up to *last*)? Then an earlier page showed it."""
    fits = sa.exists().where(index.c.rowid == _doc.c.id, full_text(connection).matches(index, terms))
    query = sa.select(_doc.c.id).where(_doc.c.ticket_id == ticket_id, _doc.c.id >= first, fits).limit(1)
    return connection.execute(query if last is None else query.where(_doc.c.id <= last)).first() is not None
