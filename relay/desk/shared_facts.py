"""What went over in a ticket's sessions, as the customer's side reads it: files that arrived and recordings that were made.

Of the public stream alone, and of it sizes, lengths and digests: the log holds no names of files. It knows no note.
"""

from collections.abc import Iterator

import sqlalchemy as sa

from assistdesk.core.desk.events import FileSent, RecordingStopped
from assistdesk.core.desk.events_service import read_audit_events
from assistdesk.core.desk.reading_shapes import ReadShared
from assistdesk.core.desk.shapes import to_rfc3339
from relay.store import audits


def between(connection: sa.Connection, ticket_id: int, after: int, until: int) -> tuple[ReadShared, ...]:
    """Those whose public number lies in (*after*, *until*], the oldest first."""
    return tuple(_read(connection, ticket_id, after, until))


def _read(connection: sa.Connection, ticket_id: int, after: int, until: int) -> Iterator[ReadShared]:
    for audit in audits.public_between(connection, ticket_id, after, until):
        seq, at = audit.pub_seq or 0, to_rfc3339(audit.created_at)
        for event in read_audit_events(audit.events):
            match event:
                case FileSent(sha256=sha256, size=size, way=way):
                    to_customer = way == "to_customer"
                    yield ReadShared(seq=seq, at=at, kind="file", to_customer=to_customer, size=size, sha256=sha256)
                case RecordingStopped(sha256=sha256, seconds=seconds, own=own):
                    yield ReadShared(seq=seq, at=at, kind="recording", to_customer=own, seconds=seconds, sha256=sha256)
                case _:
                    pass
