"""Words the log knows only by digest (subjects): kept with their salt until they are erased (desk.md section 3)."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from assistdesk.core.desk import chain
from relay.store import tables
from relay.store.dialect import insert
from relay.store.prepared import Prepared, PreparedIn
from relay.store.work import Work

_text = tables.audit_text
_keep = Prepared(insert(_text).on_conflict_do_nothing(), ("ticket_id", "digest", "salt", "text"))


class Salted(NamedTuple):
    """A comment's words and the salt with which they give the digest in its audit."""

    id: int
    seq: int
    salt: bytes
    body: str


def salted_words(rows: Iterable[Any]) -> list[Salted]:
    """Of rows of replies or notes; those that are erased are missing."""
    return [Salted(row.id, row.seq, row.salt, row.body) for row in rows if row.salt is not None]


def keep(work: Work, ticket_id: int, salt: bytes, text: str) -> str:
    """Keep a text and return its digest."""
    digest = chain.digest(salt, text)
    values = {"ticket_id": ticket_id, "digest": digest, "salt": salt, "text": text}
    _keep.run(work.connection, values)
    return digest


def digest_of(connection: sa.Connection, ticket_id: int, text: str) -> str | None:
    """The digest under which a text of this ticket was kept."""
    return connection.execute(
        sa.select(_text.c.digest).where(_text.c.ticket_id == ticket_id, _text.c.text == text).limit(1)
    ).scalar()


def text_of(connection: sa.Connection, ticket_id: int, digest: str) -> str | None:
    """The text behind a digest; None once it is erased."""
    return connection.execute(
        sa.select(_text.c.text).where(_text.c.ticket_id == ticket_id, _text.c.digest == digest)
    ).scalar()


_of_digests = PreparedIn(
    lambda digests: (
        sa.select(_text.c.salt, _text.c.text)
        .where(_text.c.ticket_id == sa.bindparam("ticket"), _text.c.digest.in_(digests))
        .order_by(_text.c.digest)
    )
)


def salted(connection: sa.Connection, ticket_id: int, digests: Sequence[str]) -> list[tuple[bytes, str]]:
    """Salt and text behind each of the digests that is one and is not erased."""
    return [(salt, text) for salt, text in _of_digests.all(connection, digests, {"ticket": ticket_id})]


def erase(work: Work, ticket_id: int, *, but: str) -> None:
    """Delete a ticket's texts with their salts, all *but* the one of that digest."""
    work.connection.execute(_text.delete().where(_text.c.ticket_id == ticket_id, _text.c.digest != but))
