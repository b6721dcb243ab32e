"""Keys with which people of the customer's side read one ticket (desk.md section 12): hashed, one for each person on it.

What a key opens at the moment is not decided here.
"""

import msgspec
import sqlalchemy as sa

from relay.store.dialect import insert
from relay.store.part_tables import ticket_key
from relay.store.work import Work


class TicketKey(msgspec.Struct, frozen=True):
    ticket_id: int
    user_id: int


def put(work: Work, key: TicketKey, key_hash: bytes, made_by: int) -> None:
    """Whatever key this person had for the ticket is void from now on."""
    values = {
        "ticket_id": key.ticket_id,
        "user_id": key.user_id,
        "key_hash": key_hash,
        "made_by": made_by,
        "created_at": work.now_ms,
    }
    statement = insert(ticket_key).values(values)
    work.connection.execute(
        statement.on_conflict_do_update(index_elements=["ticket_id", "user_id"], set_=values),
    )


def drop(work: Work, key: TicketKey) -> None:
    hers = (ticket_key.c.ticket_id == key.ticket_id) & (ticket_key.c.user_id == key.user_id)
    work.connection.execute(ticket_key.delete().where(hers))


def find(connection: sa.Connection, key_hash: bytes) -> TicketKey | None:
    query = sa.select(ticket_key.c.ticket_id, ticket_key.c.user_id).where(ticket_key.c.key_hash == key_hash)
    row = connection.execute(query).first()
    return None if row is None else TicketKey(row.ticket_id, row.user_id)
