"""Escalating a ticket to another group (desk.md section 9): one transaction, one audit.

The reason is an internal note of that audit. Whoever had the ticket stays on it, so an agent who sees own groups only does not
lose sight of what she gives away.
"""

from assistdesk.core.desk import escalating, states
from assistdesk.core.desk import participants as rules
from assistdesk.core.desk.escalating import Escalation
from assistdesk.core.desk.events import EventBase
from assistdesk.core.desk.events_service import Escalated, read_audit_events
from assistdesk.core.desk.model import Ticket
from assistdesk.core.desk.shapes import CommentIn, EscalateTicketIn, TicketAnswer
from assistdesk.core.errors import RefusedError
from relay.desk import changes, shown
from relay.desk.changes import RandomBytes
from relay.desk.refusals import FieldsError, need_granted
from relay.desk.rights import Caller, need_staff, need_ticket
from relay.store import audits, participants, people
from relay.store.store import Store
from relay.store.work import Answered, Once, Work, digest_request

LOOKED_AT = 50
"""An escalation that so many audits lie behind is not taken back any more."""
SEQ_END = 2**62


class Escalating:
    """Use cases over one store."""

    def __init__(self, store: Store, random_bytes: RandomBytes) -> None:
        self._store = store
        self._random_bytes = random_bytes

    async def escalate(
        self, caller: Caller, ticket_id: int, given: EscalateTicketIn, key: str
    ) -> Answered[TicketAnswer]:
        """Give the ticket to another group, with the reason as a note.

        Raises:
            RefusedError: ``not_found``, ``forbidden``, ``invalid`` (FieldsError: no such group, an empty reason);
                ``escalate`` (422) with ``why``: merged, closed, solved, same_group.
        """
        need_staff(caller)

        def operation(work: Work) -> TicketAnswer:
            ticket = need_ticket(work.connection, caller, ticket_id)
            if given.group_id not in people.group_names(work.connection, [given.group_id]):
                raise FieldsError(group_id="unknown")
            if not given.reason.strip():
                raise FieldsError(reason="empty")
            why = escalating.why_not(ticket, given.group_id)
            if why:
                raise RefusedError("escalate", why=why)
            decided, after = need_granted(states.steps(ticket, escalating.parts(given.group_id), caller.actor))
            events = [*_said(work, ticket, given.group_id), *decided]
            note = CommentIn(body=given.reason, public=False)
            written = changes.write(work, caller, ticket, after, events, self._random_bytes, comment=note)
            return shown.answer(work.connection, caller, written.ticket, written.audit, written.comment)

        once = Once(caller.id, key, digest_request("escalate", ticket_id, given), TicketAnswer)
        return await self._store.write_once(operation, once)

    async def take_back(self, caller: Caller, ticket_id: int, key: str) -> Answered[TicketAnswer]:
        """The last escalation, while nobody of the group took the ticket up: who had it has it again. The note stays.

        Raises:
            RefusedError: ``not_found``, ``forbidden``; ``escalate`` (422) with ``why``: not_escalated, moved_on.
        """
        need_staff(caller)

        def operation(work: Work) -> TicketAnswer:
            ticket = need_ticket(work.connection, caller, ticket_id)
            last = _last(work, ticket_id)
            why = escalating.why_not_back(ticket, last)
            if why or last is None:
                raise RefusedError("escalate", why=why)
            assignee_id = last.assignee_id
            may_have_it = assignee_id is not None and people.is_agent(work.connection, assignee_id)
            parts = escalating.parts_back(last, may_have_it=may_have_it)
            decided, after = need_granted(states.steps(ticket, parts, caller.actor))
            events = [*decided, *_unfollowed(work, ticket_id, last.follower_id)]
            written = changes.write(work, caller, ticket, after, events, self._random_bytes)
            return shown.answer(work.connection, caller, written.ticket, written.audit)

        once = Once(caller.id, key, digest_request("unescalate", ticket_id), TicketAnswer)
        return await self._store.write_once(operation, once)


def _said(work: Work, ticket: Ticket, group_id: int) -> list[EventBase]:
    """That it is escalated, and who stays on it; a colleague who is suspended by now does not."""
    on_it = participants.of_ticket(work.connection, ticket.id)
    stays = escalating.stays(ticket, [one.user_id for one in on_it])
    if stays is not None and not people.is_agent(work.connection, stays):
        stays = None
    said: list[EventBase] = [
        Escalated(from_group_id=ticket.group_id, to_group_id=group_id, follower_id=stays),
    ]
    if stays is not None:
        participants.put(work, ticket.id, [stays], "follower")
        said.append(rules.changed("follower", [*participants.with_role(on_it, "follower"), stays]))
    return said


def _last(work: Work, ticket_id: int) -> Escalation | None:
    """The newest escalation among the ticket's last audits."""
    for audit in reversed(audits.before(work.connection, ticket_id, SEQ_END, LOOKED_AT)):
        found = escalating.read(read_audit_events(audit.events))
        if found is not None:
            return found
    return None


def _unfollowed(work: Work, ticket_id: int, user_id: int | None) -> list[EventBase]:
    """Whoever stayed on the ticket because of the escalation leaves; it is nothing if she has left already."""
    left = participants.with_role(participants.of_ticket(work.connection, ticket_id), "follower")
    if user_id not in left:
        return []
    participants.drop(work, ticket_id, user_id)
    return [rules.changed("follower", [one for one in left if one != user_id])]
