"""Words the log knows only by digest (subjects): kept with their salt until they are erased (desk.md section 3)."""

import sqlalchemy as sa

from assistdesk.core.desk import chain
from relay.store import tables
from relay.store.dialect import insert
from relay.store.prepared import Prepared
from relay.store.work import Work

_text = tables.audit_text
_keep = Prepared(insert(_text).on_conflict_do_nothing(), ("ticket_id", "digest", "salt", "text"))


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


def erase(work: Work, ticket_id: int, *, but: str) -> None:
    """Delete a ticket's texts with their salts, all *but* the one of that digest."""
    work.connection.execute(_text.delete().where(_text.c.ticket_id == ticket_id, _text.c.digest != but))
