"""Gap-free numbers (desk.md section 4): taken inside the writing transaction, so a number that is missing was never given.

A ticket's own numbers are in its row; here are "feed" (all audits in one line), "ticket" and "comment" (their ids) and the
inboxes. It knows no audit.
"""

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from relay.store import tables
from relay.store.prepared import Prepared
from relay.store.work import Work

FEED = "feed"
TICKET = "ticket"
COMMENT = "comment"

_stream = tables.stream
_take = Prepared(
    insert(_stream)
    .values(name=sa.bindparam("stream_name"), last_seq=sa.bindparam("count"))
    .on_conflict_do_update(index_elements=["name"], set_={"last_seq": _stream.c.last_seq + sa.bindparam("count")})
    .returning(_stream.c.last_seq)
)
_last = sa.select(_stream.c.last_seq).where(_stream.c.name == sa.bindparam("stream_name"))


def take(work: Work, name: str, count: int = 1) -> int:
    """The next number of a stream; with *count*, the last of that many."""
    return int(_take.scalar(work.connection, {"stream_name": name, "count": count}))


def last(connection: sa.Connection, name: str) -> int:
    """The newest number given, 0 before the first."""
    return int(connection.execute(_last, {"stream_name": name}).scalar() or 0)
