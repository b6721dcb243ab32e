"""A ticket is given to another customer: it was asked for by somebody else than it was written down for (decision 0067).

Her words stay hers who wrote them; what hangs on the customer follows: organisation, who reads along, what finds the ticket.
"""

from assistdesk.core.desk import participants as rules
from assistdesk.core.desk import states
from assistdesk.core.desk.events import EventBase
from assistdesk.core.desk.model import Ticket
from assistdesk.core.desk.shapes import TicketAnswer
from assistdesk.core.desk.shapes_people import RequesterChange
from assistdesk.core.errors import RefusedError
from relay.desk import changes, shown
from relay.desk.changes import RandomBytes
from relay.desk.participants import person_of
from relay.desk.refusals import need_granted
from relay.desk.rights import Caller, actor_on, need_staff, need_ticket
from relay.store import chats, participants, people, sessions, ticket_keys
from relay.store.store import Store
from relay.store.ticket_keys import TicketKey
from relay.store.work import Answered, Once, Work, digest_request

RULE = "requester"


class Requesters:
    """One use case over one store."""

    def __init__(self, store: Store, random_bytes: RandomBytes) -> None:
        self._store = store
        self._random_bytes = random_bytes

    async def change(self, caller: Caller, ticket_id: int, given: RequesterChange, key: str) -> Answered[TicketAnswer]:
        """From now on the ticket is hers, by id, or found by e-mail or made. Who had it reads no more of it unless
        ``keep_in_copy``. Given to whose it is, nothing changes.

        Raises:
            RefusedError: ``not_found``, ``forbidden``, ``invalid``; ``step`` (a closed ticket keeps its customer);
                ``requester`` (422) with ``why``: no_person (suspended), chat, session (one goes on in it), many (nobody more
                fits in copy).
        """
        need_staff(caller)

        def operation(work: Work) -> TicketAnswer:
            ticket = need_ticket(work.connection, caller, ticket_id)
            user_id = person_of(work, caller, given.user_id, given.person)
            if user_id == ticket.requester_id:
                return shown.answer(work.connection, caller, ticket)
            card = people.card(work.connection, user_id)
            known = people.standing(work.connection, user_id)
            if card is None or known is None or known.suspended:
                raise RefusedError(RULE, why="no_person")
            _need_quiet(work, ticket_id)
            parts = [
                states.SetField("requester_id", ticket.requester_id, user_id),
                states.SetField("org_id", ticket.org_id, card.org_id),
            ]
            events, after = need_granted(states.steps(ticket, parts, actor_on(work.connection, caller, ticket_id)))
            marks = [*_off(work, ticket, user_id), *_had(work, ticket, after, keep=given.keep_in_copy)]
            written = changes.write(work, caller, ticket, after, [*events, *marks], self._random_bytes)
            return shown.answer(work.connection, caller, written.ticket, written.audit)

        once = Once(caller.id, key, digest_request("requester", ticket_id, given), TicketAnswer)
        return await self._store.write_once(operation, once)


def _need_quiet(work: Work, ticket_id: int) -> None:
    """Whoever talks with us just now is not somebody else a moment later."""
    if chats.is_open_in(work.connection, ticket_id):
        raise RefusedError(RULE, why="chat")
    if sessions.live_in(work.connection, ticket_id) is not None:
        raise RefusedError(RULE, why="session")


def _off(work: Work, ticket: Ticket, user_id: int) -> list[EventBase]:
    """Nobody is a ticket's customer and somebody beside her."""
    on_it = participants.of_ticket(work.connection, ticket.id)
    role = next((one.role for one in on_it if one.user_id == user_id), None)
    if role is None:
        return []
    participants.drop(work, ticket.id, user_id)
    rest = [one for one in participants.with_role(on_it, role) if one != user_id]
    return [rules.left(user_id) if role == "expert" else rules.changed(role, rest)]


def _had(work: Work, ticket: Ticket, after: Ticket, *, keep: bool) -> list[EventBase]:
    """Who had it until now reads along, or has a void key."""
    user_id = ticket.requester_id
    on_it = participants.of_ticket(work.connection, ticket.id)
    known = people.standing(work.connection, user_id)
    role = None if known is None or known.suspended else rules.role_for(known.role)
    if not keep or role != "cc":
        ticket_keys.drop(work, TicketKey(ticket.id, user_id))
        return []
    if rules.why_not(after, user_id, role, len(on_it)):
        raise RefusedError(RULE, why="many")
    participants.put(work, ticket.id, [user_id], role)
    return [rules.changed(role, [*participants.with_role(on_it, role), user_id])]
