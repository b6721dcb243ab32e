"""Gap-free numbers (desk.md section 4): taken inside the writing transaction, so a number that is missing was never given.

A ticket's own numbers are in its row; here are "feed" (all audits in one line), "ticket" and "comment" (their ids) and the
inboxes, and what the searched documents are numbered by. It knows no audit.
"""

from functools import partial

import sqlalchemy as sa

from relay.store import tables
from relay.store.dialect import insert
from relay.store.prepared import Prepared
from relay.store.work import Work

FEED = "feed"
TICKET = "ticket"
COMMENT = "comment"

_stream = tables.stream
_number: sa.BindParameter[int] = sa.bindparam("number", type_=tables.Big)
_put = Prepared(
    insert(_stream)
    .values(name=sa.bindparam("stream_name"), last_seq=_number)
    .on_conflict_do_update(index_elements=["name"], set_={"last_seq": _number})
)
_last = Prepared(sa.select(_stream.c.last_seq).where(_stream.c.name == sa.bindparam("stream_name")))


def take(work: Work, name: str, count: int = 1) -> int:
    """The next number of a stream; with *count*, the last of that many. It is written once for each commit, at its end."""
    if name not in work.numbers:
        work.at_last(partial(_write, work, name))
    work.numbers[name] = newest(work, name) + count
    return work.numbers[name]


def newest(work: Work, name: str) -> int:
    """The newest number given, also by this commit; 0 before the first."""
    known = work.numbers.get(name)
    return last(work.connection, name) if known is None else known


def _write(work: Work, name: str) -> None:
    put(work, name, work.numbers[name])


def put(work: Work, name: str, number: int) -> None:
    """This is the newest number of a stream that nobody takes numbers of."""
    _put.run(work.connection, {"stream_name": name, "number": number})


def last(connection: sa.Connection, name: str) -> int:
    """The newest number that a commit gave, 0 before the first."""
    return int(_last.scalar(connection, {"stream_name": name}) or 0)
