"""A search by how well tickets fit (desk.md section 11): of the newest hits alone, since each of them is looked at.

The hits fall into windows of RANKED_MAX, the newest first; a page stands in one window, and the window after it begins where
that one ends. What came after the first page belongs to no window, so that it moves nothing. What fits better is
``core.desk.ranking``'s; how an engine is asked is ``dialect``'s.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

import sqlalchemy as sa

from assistdesk.core.desk.fold import Term, fold
from assistdesk.core.desk.ranking import as_typed, fit
from relay.store import streams, tables
from relay.store.dialect import full_text
from relay.store.lists import Choice
from relay.store.prepared import PreparedIn
from relay.store.search import CHUNK_MAX, HITS_MAX, INDEXED, STAFF, Hit, chosen_of, has_hit

RANKED_MAX = 2_000
"""So many hits, the newest that are chosen, are put in order."""
BEFORE_ALL = 9
"""Better than anything fits: the place where a window begins."""
_subjects = PreparedIn(
    lambda listed: sa.select(tables.ticket.c.id, tables.ticket.c.subject).where(tables.ticket.c.id.in_(listed))
)


class Place(NamedTuple):
    """Where a ticket stands: the newest document that the first page knew, the newest of its window, how well it fits, and
    the document that does."""

    newest: int
    top: int
    fit: int
    doc_id: int


@dataclass(frozen=True, slots=True)
class Best:
    """In the order in which they were walked. ``goes_on``: where another window is to be read from, because this one ends with
    the page; None: it does not, or no window is beyond it."""

    hits: tuple[tuple[Place, Hit], ...]
    goes_on: Place | None = None


@dataclass(frozen=True, slots=True)
class _Asked:
    connection: sa.Connection
    terms: Sequence[Term]
    chosen: Choice
    index: sa.TableClause

    def gather(self, at: int, *, back: bool = False) -> tuple[list[Hit], int | None]:
        """The chosen hits older than document *at*, the newest first (*back*: newer than it, the oldest first), at most
        RANKED_MAX of HITS_MAX; and where they stop if there may be more."""
        hits: list[Hit] = []
        looked = 0
        while looked < HITS_MAX:
            most = min(CHUNK_MAX, HITS_MAX - looked)
            doc_ids = full_text(self.connection).walk(self.connection, self.index, self.terms, at, most, back=back)
            hits += chosen_of(self.connection, doc_ids, self.chosen)[:: -1 if back else 1]
            if len(hits) > RANKED_MAX:
                return hits[:RANKED_MAX], hits[RANKED_MAX - 1].doc_id
            if len(doc_ids) < most:
                return hits, None
            at, looked = doc_ids[-1], looked + most
        return hits, at

    def window(self, place: Place) -> tuple[list[tuple[Place, Hit]], int | None]:
        """The window of *place*, one line a ticket, its best hit and of those the newest, the best first; and where it stops if
        there may be more."""
        hits, stopped = self.gather(place.top + 1)
        phrased = self._phrased(place.top, hits[-1].doc_id) if hits else set()
        rows = _subjects.all(self.connection, sorted({hit.ticket_id for hit in hits}))
        subjects = {ticket_id: fold(subject) for ticket_id, subject in rows}
        best: dict[int, tuple[Place, Hit]] = {}
        for hit in hits:
            fits = fit(subjects[hit.ticket_id], self.terms, stands_as_typed=hit.doc_id in phrased)
            here = Place(place.newest, place.top, fits, hit.doc_id)
            if hit.ticket_id not in best or here > best[hit.ticket_id][0]:
                best[hit.ticket_id] = here, hit
        return sorted(best.values(), key=lambda one: one[0], reverse=True), stopped

    def _phrased(self, top: int, bottom: int) -> set[int]:
        """The documents between these that have the words as they were typed."""
        terms = (as_typed(self.terms), *(term for term in self.terms if term.excluded))
        found: set[int] = set()
        at = top + 1
        while at > bottom:
            doc_ids = full_text(self.connection).walk(self.connection, self.index, terms, at, CHUNK_MAX, back=False)
            found.update(doc_ids)
            at = doc_ids[-1] if len(doc_ids) == CHUNK_MAX else 0
        return found

    def is_told(self, place: Place, hit: Hit) -> bool:
        """Was the ticket shown in an earlier window?"""
        return place.top < place.newest and has_hit(
            self.connection, self.terms, self.index, hit.ticket_id, place.top + 1, place.newest
        )


def find_best(
    connection: sa.Connection,
    terms: Sequence[Term],
    chosen: Choice,
    *,
    place: Place | None,
    limit: int,
    back: bool = False,
    index: sa.TableClause = STAFF,
) -> Best:
    """The tickets after *place*, the best first; *back*: those before it, the nearest first. *terms* ask (``search.asks``)."""
    asked = _Asked(connection, terms, chosen, index)
    if place is None:
        newest = streams.last(connection, INDEXED)
        place = _start(newest, newest)
    rows, stopped = asked.window(place)
    rows = [one for one in reversed(rows) if one[0] > place] if back else [one for one in rows if one[0] < place]
    if back and not rows and place.top < place.newest:
        _, end = asked.gather(place.top, back=True)
        place = _start(place.newest, place.newest if end is None else min(end, place.newest))
        rows = asked.window(place)[0][::-1]
    kept = list(islice((one for one in rows if not asked.is_told(*one)), limit))
    goes_on: Place | None = None
    if len(kept) < limit and back and place.top < place.newest:
        goes_on = _start(place.newest, place.top)
    elif len(kept) < limit and not back and stopped is not None:
        goes_on = _start(place.newest, stopped - 1)
    return Best(tuple(kept), goes_on)


def _start(newest: int, top: int) -> Place:
    return Place(newest, top, BEFORE_ALL, 0)
