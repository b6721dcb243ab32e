"""People on a ticket beside its requester and its assignee: cc of theirs, followers of ours, experts without a seat (desk.md
sections 0, 1).

One audit for each change; adding whoever is there, or removing whoever is not, changes nothing. A colleague who sees
own groups only sees the ticket from the moment that somebody who sees it puts him on it.
"""

import sqlalchemy as sa

from assistdesk.core.desk import participants as rules
from assistdesk.core.desk.model import Ticket
from assistdesk.core.desk.shapes import RequesterIn, TicketFields, UserList
from assistdesk.core.desk.shapes_people import ParticipantIn, ParticipantList
from assistdesk.core.errors import RefusedError
from relay.desk import changes, shown
from relay.desk.changes import RandomBytes
from relay.desk.refusals import FieldsError
from relay.desk.rights import Caller, need_ours, need_staff, need_ticket
from relay.store import names, participants, people, ticket_keys
from relay.store.participants import Participant
from relay.store.store import Store
from relay.store.ticket_keys import TicketKey
from relay.store.work import Answered, Once, Work, digest_request

FOUND_MAX = 12


class Participants:
    """Use cases over one store."""

    def __init__(self, store: Store, random_bytes: RandomBytes) -> None:
        self._store = store
        self._random_bytes = random_bytes

    async def list(self, caller: Caller, ticket_id: int) -> ParticipantList:
        """Raises RefusedError ``not_found``, ``forbidden``."""
        need_ours(caller)

        def question(connection: sa.Connection) -> ParticipantList:
            need_ticket(connection, caller, ticket_id)
            return show(connection, caller, ticket_id)

        return await self._store.read(question)

    async def add(self, caller: Caller, ticket_id: int, given: ParticipantIn, key: str) -> Answered[ParticipantList]:
        """Somebody of theirs becomes cc, somebody of ours follows, an expert sees the ticket; ``may_reply`` is hers alone.

        Raises:
            RefusedError: ``not_found``, ``forbidden``, ``invalid``; ``participant`` (422) with ``why``: closed, merged,
                requester, no_person, many.
        """
        need_staff(caller)

        def operation(work: Work) -> ParticipantList:
            ticket = need_ticket(work.connection, caller, ticket_id)
            user_id = person_of(work, caller, given.user_id, given.person)
            self._add(work, caller, ticket, user_id, given.may_reply)
            return show(work.connection, caller, ticket_id)

        once = Once(caller.id, key, digest_request("participant", ticket_id, given), ParticipantList)
        return await self._store.write_once(operation, once)

    def _add(self, work: Work, caller: Caller, ticket: Ticket, user_id: int, may_reply: bool | None) -> None:
        on_it = participants.of_ticket(work.connection, ticket.id)
        known = people.standing(work.connection, user_id)
        role = None if known is None or known.suspended else rules.role_for(known.role)
        if may_reply is not None and role != "expert":
            raise FieldsError(may_reply="no_expert")
        there = next((one for one in on_it if one.user_id == user_id), None)
        if there is not None:
            if may_reply not in (None, there.may_reply):
                self._let_reply(work, caller, ticket, there, bool(may_reply))
            return
        why = rules.why_not(ticket, user_id, role, len(on_it))
        if why or role is None:
            raise RefusedError("participant", why=why)
        participants.put(work, ticket.id, [user_id], role)
        if role == "expert":
            participants.let_reply(work, ticket.id, user_id, bool(may_reply))
            event = rules.joined(user_id, bool(may_reply))
        else:
            event = rules.changed(role, [*participants.with_role(on_it, role), user_id])
        changes.write(work, caller, ticket, ticket, [event], self._random_bytes)

    def _let_reply(self, work: Work, caller: Caller, ticket: Ticket, there: Participant, may: bool) -> None:
        """Raises RefusedError ``participant`` with ``why``: closed, merged."""
        why = rules.why_not(ticket, there.user_id, there.role, 0)
        if why:
            raise RefusedError("participant", why=why)
        participants.let_reply(work, ticket.id, there.user_id, may)
        changes.write(work, caller, ticket, ticket, [rules.joined(there.user_id, may)], self._random_bytes)

    async def remove(self, caller: Caller, ticket_id: int, user_id: int, key: str) -> Answered[ParticipantList]:
        """Raises RefusedError ``not_found``, ``forbidden``; ``participant`` (422) with ``why``: closed, merged."""
        need_staff(caller)

        def operation(work: Work) -> ParticipantList:
            ticket = need_ticket(work.connection, caller, ticket_id)
            on_it = participants.of_ticket(work.connection, ticket_id)
            leaving = next((one for one in on_it if one.user_id == user_id), None)
            if leaving is not None:
                why = rules.why_not(ticket, user_id, leaving.role, 0)
                if why in ("closed", "merged"):
                    raise RefusedError("participant", why=why)
                participants.drop(work, ticket_id, user_id)
                ticket_keys.drop(work, TicketKey(ticket_id, user_id))  # the old link is void, also if she comes back
                left = [one for one in participants.with_role(on_it, leaving.role) if one != user_id]
                event = rules.left(user_id) if leaving.role == "expert" else rules.changed(leaving.role, left)
                changes.write(work, caller, ticket, ticket, [event], self._random_bytes)
            return show(work.connection, caller, ticket_id)

        once = Once(caller.id, key, digest_request("participant_left", ticket_id, user_id), ParticipantList)
        return await self._store.write_once(operation, once)

    async def find(self, caller: Caller, text: str) -> UserList:
        """People of whose name or address *text* is the beginning, the first dozen."""
        need_staff(caller)

        def question(connection: sa.Connection) -> UserList:
            found = names.beginning_with(connection, text, FOUND_MAX)
            cards = {card.id: card for card in people.cards(connection, found)}
            return UserList(users=tuple(cards[user_id] for user_id in found))

        return await self._store.read(question)


def show(connection: sa.Connection, caller: Caller, ticket_id: int) -> ParticipantList:
    found = participants.of_ticket(connection, ticket_id)
    return ParticipantList(
        participants=tuple(shown.show_participant(one) for one in found),
        users=shown.cards_for(connection, caller, [one.user_id for one in found]),
    )


def person_of(work: Work, caller: Caller, user_id: int | None, person: RequesterIn | None) -> int:
    """By id, or found by e-mail, or made: one of the two. Raises FieldsError."""
    if (user_id is None) == (person is None):
        raise FieldsError(user_id="one_of_two")
    if person is None:
        known_id = user_id or 0
        if people.card(work.connection, known_id) is None:
            raise FieldsError(user_id="unknown")
        return known_id
    if not person.email.strip():
        raise FieldsError(person__email="missing")
    return changes.requester_of(work, caller, TicketFields(subject="-", requester=person))
