"""``DELETE /users/{id}`` (desk.md section 12, relay.md section 23): a customer is erased as a whole, an agent suspended.

Of a customer go her name, addresses and numbers, what she wrote and sent wherever she did, the subjects and fields of her
tickets, her places in copy, her keys and links, and all by which a search would find her. Numbers, times and hashes stay, and
every log still verifies: each ticket's says in one audit what went. What others wrote stays theirs. A few tickets go with the
request; the outbox carries the rest over a restart.

Whoever helps is nobody's past to erase: her words are the desk's. She loses her sign-ins, once she has nothing in hand.
"""

import functools
from collections.abc import Callable, Sequence
from typing import Final

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk import participants as rules
from assistdesk.core.desk.events import EventBase
from assistdesk.core.desk.model import Ticket, Via
from assistdesk.core.desk.shapes import CommentOut
from assistdesk.core.desk.shapes_organizations import PersonAnswer, PersonOut
from assistdesk.core.errors import RefusedError
from relay.desk import changes, reheading, shown, staff
from relay.desk.accounts import Journal, actor_of
from relay.desk.changes import RandomBytes
from relay.desk.deleting import GONE, emptying, redacted
from relay.desk.erased import Erased
from relay.desk.people import need_person
from relay.desk.rights import FORBIDDEN, SYSTEM, Caller, need_ticket
from relay.desk.rules import need_admin
from relay.store import (
    attachments,
    chats,
    erasures,
    outbox,
    participants,
    people,
    persons,
    replies,
    search,
    texts,
    tickets,
)
from relay.store.erasures import Traces
from relay.store.store import Store
from relay.store.work import Answered, Once, Work, digest_request

TOPIC: Final = "erase_person"
BATCH: Final = 10
"""So many tickets go in one transaction."""
NOWHERE: Final = Traces((), ())


class _Errand(msgspec.Struct, frozen=True, kw_only=True):
    """The tickets in which something of a customer is left."""

    user_id: int
    ticket_ids: tuple[int, ...]


class Erasing:
    """Use cases over one store. *rights_changed* is told of whoever does not sign in any more; *counted* of each customer."""

    def __init__(
        self,
        store: Store,
        journal: Journal,
        erased: Erased,
        random_bytes: RandomBytes,
        rights_changed: Callable[[int], object],
        counted: Callable[[], object],
    ) -> None:
        self._store, self._journal, self._erased = store, journal, erased
        self._random_bytes, self._rights_changed, self._counted = random_bytes, rights_changed, counted

    async def delete(self, caller: Caller, user_id: int, key: str) -> Answered[PersonAnswer]:
        """For admins; again, it changes nothing. There is no way back for a customer.

        Raises:
            RefusedError: ``forbidden`` (also oneself), ``not_found``; ``erase`` (422) with ``why``: chat, session (one goes on
                with her); of whoever helps ``in_use`` with ``why``: chats, sessions, tickets, and FieldsError as
                ``staff.change``. LinkError: the store's, and as ``Erased.remember``: asked again, it is as if for the
                first time.
        """
        need_admin(caller)
        if user_id == caller.id:
            raise RefusedError(FORBIDDEN)
        left = await self._store.read(lambda connection: _traces(connection, user_id))
        is_new = False

        def operation(work: Work) -> PersonAnswer:
            nonlocal is_new
            held = need_person(work.connection, user_id)
            is_new = held.role == "customer" and not erasures.is_asked(work.connection, user_id)
            if is_new:
                _need_unhelped(work.connection, user_id)
                self._erase(work, caller, user_id, left)
            elif held.role != "customer":
                self._suspend(work, caller, held)
            return PersonAnswer(user=need_person(work.connection, user_id))

        once = Once(caller.id, key, digest_request("delete_user", user_id), PersonAnswer)
        answered = await self._store.write_once(operation, once)
        if answered.value.user.role == "customer":
            await self._erased.remember()
            if is_new:
                self._counted()
        elif not answered.replayed:
            self._rights_changed(user_id)
        return answered

    async def again(self) -> int:
        """Before anybody is answered: customers whom an older copy of the database brought back go again, also where a chat or
        a session stood open in it; most of their tickets by the outbox. Returns how many customers.

        Raises:
            LinkError: as ``Erased.remember``.
        """
        back = await self._erased.come_back()
        for user_id in back:
            await self._again(user_id)
        return len(back)

    async def _again(self, user_id: int) -> None:
        left = await self._store.read(lambda connection: _traces(connection, user_id))
        await self._store.write(lambda work: self._erase(work, SYSTEM, user_id, left))
        self._counted()

    def _suspend(self, work: Work, caller: Caller, held: PersonOut) -> None:
        why = erasures.has_in_hand(work.connection, held.id)
        if why:
            raise RefusedError("in_use", why=why)
        if not held.suspended:
            staff.change(work, self._journal, caller, held, {"suspended": True})
            persons.change(work, held.id, {"suspended": True})

    def _erase(self, work: Work, caller: Caller, user_id: int, left: Traces) -> None:
        erasures.ask(work, user_id)
        erasures.forget_person(work, user_id, GONE)
        erasures.forget_calls(work, left.call_ids)
        since = tickets.of_requester(work.connection, user_id, max(left.ticket_ids, default=0), BATCH)
        ticket_ids = (*left.ticket_ids, *since)
        actor, detail = actor_of(work.connection, caller), {"tickets": len(ticket_ids)}
        self._journal.append(work, actor=actor, action="customer.erased", subject=f"#{user_id}", detail=detail)
        _erase_tickets(work, _Errand(user_id=user_id, ticket_ids=ticket_ids), self._random_bytes)


def handler(random_bytes: RandomBytes) -> Callable[[Work, bytes], None]:
    """The outbox handler: a few tickets, and a note for the rest."""
    return functools.partial(_handle, random_bytes)


def _handle(random_bytes: RandomBytes, work: Work, body: bytes) -> None:
    _erase_tickets(work, msgspec.json.decode(body, type=_Errand), random_bytes)


def _need_unhelped(connection: sa.Connection, user_id: int) -> None:
    why = erasures.is_helped(connection, user_id)
    if why:
        raise RefusedError("erase", why=why)


def _traces(connection: sa.Connection, user_id: int) -> Traces:
    found = people.card(connection, user_id)
    if found is None or found.role != "customer" or erasures.is_asked(connection, user_id):
        return NOWHERE
    _, phones, _ = persons.found_by(connection, user_id)
    digits = [people.fold_phone(phone).removeprefix("+") for phone in phones]
    return erasures.traces(connection, user_id, [*digits, *(f"+{one}" for one in digits)])


def _erase_tickets(work: Work, errand: _Errand, random_bytes: RandomBytes) -> None:
    for ticket_id in errand.ticket_ids[:BATCH]:  # one by one: the ticket before may have written in this one's log
        _erase_in(work, need_ticket(work.connection, SYSTEM, ticket_id), errand.user_id, random_bytes)
    rest = errand.ticket_ids[BATCH:]
    if rest:
        outbox.put(work, TOPIC, msgspec.json.encode(_Errand(user_id=errand.user_id, ticket_ids=rest)))
    else:
        erasures.done(work, errand.user_id)


def _erase_in(work: Work, ticket: Ticket, user_id: int, random_bytes: RandomBytes) -> None:
    """The log first, while it is still known what there was; then the words themselves, and what finds the ticket."""
    said = [
        one for one in shown.comments_between(work.connection, ticket.id, 0, ticket.seq) if one.author_id == user_id
    ]
    gone = [*redacted(said), *_left(work, ticket, user_id)]
    after, kept_text = ticket, ""
    if ticket.requester_id == user_id:
        emptied, kept_text = emptying(work, ticket, random_bytes)
        gone += emptied
        after = msgspec.structs.replace(ticket, subject=GONE, custom={}, via=Via())
    changes.write(work, SYSTEM, ticket, after, gone, random_bytes, are_fired=True)
    _tell_where_they_stand(work, ticket.id, said, random_bytes)
    for comment in said:
        search.forget(work, comment.split_into or ticket.id, comment.id, comment.body)
    ids = [comment.id for comment in said]
    replies.erase(work, ids)
    attachments.let_go(work, ids)
    erasures.forget_origins(work, ticket.id, user_id)
    if ticket.requester_id == user_id:
        texts.erase(work, ticket.id, but=kept_text)
        chats.shut(work, ticket.id, random_bytes)
        reheading.rehead(work, after)


def _left(work: Work, ticket: Ticket, user_id: int) -> list[EventBase]:
    """She is in copy no more."""
    in_copy = participants.with_role(participants.of_ticket(work.connection, ticket.id), "cc")
    if user_id not in in_copy:
        return []
    participants.drop(work, ticket.id, user_id)
    return [rules.changed("cc", [one for one in in_copy if one != user_id])]


def _tell_where_they_stand(work: Work, ticket_id: int, said: Sequence[CommentOut], random_bytes: RandomBytes) -> None:
    """Words of hers that were split off: the log of the ticket where they stand says so too."""
    for place_id in sorted({one.split_into for one in said if one.split_into not in (None, ticket_id)}):
        place = need_ticket(work.connection, SYSTEM, place_id)
        events = redacted([one for one in said if one.split_into == place_id])
        changes.write(work, SYSTEM, place, place, events, random_bytes, are_fired=True)
