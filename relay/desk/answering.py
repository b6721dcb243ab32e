"""What people of the customer's side say with the key that they read by (desk.md sections 2, 12; N5, N10).

Her words are a public comment of hers: they wake, reopen and are counted as any customer's. A closed ticket takes none: they
begin a new one that goes on from it, with her in copy; the key to that follows from the key she has, so that nothing but its
hash is kept. So they do where her ticket was merged into one that she is not on: its people must not read them, its staff find
the new one linked. Which ticket a key opens: ``reading``. It knows no HTTP.
"""

import dataclasses
import hmac
from dataclasses import dataclass

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.model import Ticket
from assistdesk.core.desk.reading_shapes import ReaderSaid
from assistdesk.core.desk.shapes import CommentIn, TicketChange
from assistdesk.core.wire.device_proof import hash_token
from relay.desk import changes, words
from relay.desk.changes import RandomBytes
from relay.desk.going_on import derive, go_on, key_of_follow_up
from relay.desk.reading import need_reader
from relay.desk.refusals import FieldsError
from relay.desk.rights import Caller
from relay.store import people, ticket_keys
from relay.store.audits import Origin
from relay.store.store import Store
from relay.store.ticket_keys import TicketKey
from relay.store.work import Answered, Once, Work, digest_request

ONCE_BYTES = 16


@dataclass(frozen=True, slots=True)
class FormMarks:
    """What a form carries: by which number it is sent once, and that it was made for this key."""

    once: str
    token: str


def is_form_of(key: str, marks: FormMarks) -> bool:
    """Did a form made for this key carry these? Whoever has the key can make marks of her own, but no long number."""
    return len(marks.once) == 2 * ONCE_BYTES and hmac.compare_digest(
        marks.token.encode(), _token(key, marks.once).encode()
    )


def _token(key: str, once: str) -> str:
    return derive(key, f"form:{once}").hex()


def reader_of(connection: sa.Connection, user_id: int, origin: Origin) -> Caller:
    """The person of a key as one who acts."""
    (card,) = people.cards(connection, [user_id])
    return Caller(user_id=user_id, role="customer", name=card.name, origin=origin)


class Answering:
    """Use cases over one store."""

    def __init__(self, store: Store, random_bytes: RandomBytes) -> None:
        self._store = store
        self._random_bytes = random_bytes

    def new_form(self, key: str, once: str | None = None) -> FormMarks:
        """*once*: of a form that is shown again."""
        once = once or self._random_bytes(ONCE_BYTES).hex()
        return FormMarks(once, _token(key, once))

    async def say(self, key: str, body: str, once: str, *, now_ms: int, origin: Origin) -> Answered[ReaderSaid]:
        """Write *body* as whom the key was given to; the same *once* writes it once.

        Raises:
            RefusedError: ``not_found``; FieldsError (empty, too_long); ``followup`` (``why`` many);
                ``idempotency_key_reused``. LinkError.
        """
        _, reader_id = await self._store.read(lambda connection: need_reader(connection, key, now_ms))
        fault = words.find_fault(body)
        if fault is not None:
            raise FieldsError(body=fault)

        def operation(work: Work) -> ReaderSaid:
            ticket, user_id = need_reader(work.connection, key, work.now_ms)
            caller = reader_of(work.connection, user_id, origin)
            if ticket.status == "closed":
                return self._go_on(work, caller, ticket, key, body)
            said = TicketChange(comment=CommentIn(body=body, public=True))
            written = changes.update(work, caller, ticket.id, said, self._random_bytes)
            return ReaderSaid(ticket_id=written.ticket.id)

        request = digest_request("reader_says", hash_token(key).hex(), body)
        answered = await self._store.write_once(operation, Once(reader_id, once, request, ReaderSaid))
        said = answered.value
        opens = key_of_follow_up(key, said.ticket_id) if said.is_new else key
        return dataclasses.replace(answered, value=msgspec.structs.replace(said, key=opens))

    def _go_on(self, work: Work, caller: Caller, closed: Ticket, key: str, body: str) -> ReaderSaid:
        """The follow-up (N10): she reads along there, too."""
        made = go_on(work, caller, closed, body, self._random_bytes)
        hers = TicketKey(made.ticket.id, caller.id)
        ticket_keys.put(work, hers, hash_token(key_of_follow_up(key, made.ticket.id)), caller.id)
        return ReaderSaid(ticket_id=made.ticket.id, is_new=True)
