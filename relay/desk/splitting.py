"""Splitting comments off a ticket (desk.md section 10): one transaction, one audit in each of the two logs.

Nothing moves in the log: the comments stay where they were said, with their times, and stand in the new ticket from then on.
The new ticket has the customer, the language, the group and the assignee of the old one; who else could read along there
(cc) is not carried over.
"""

from collections.abc import Sequence

from assistdesk.core.desk import splitting
from assistdesk.core.desk.events import Split, SplitFrom
from assistdesk.core.desk.model import Side, Ticket, side_of
from assistdesk.core.desk.shapes import CommentOut, SplitIn, TicketAnswer, TicketFields, from_rfc3339
from assistdesk.core.errors import RefusedError
from relay.desk import changes, reheading, shown
from relay.desk.changes import Brought, RandomBytes
from relay.desk.rights import Caller, need_staff, need_ticket
from relay.store import links, people, places, search
from relay.store.links import SPLIT, Link
from relay.store.store import Store
from relay.store.work import Answered, Once, Work, digest_request


class Splitting:
    """Use cases over one store."""

    def __init__(self, store: Store, random_bytes: RandomBytes) -> None:
        self._store = store
        self._random_bytes = random_bytes

    async def split(self, caller: Caller, ticket_id: int, given: SplitIn, key: str) -> Answered[TicketAnswer]:
        """Give these comments a ticket of their own; the answer is the new one.

        Raises:
            RefusedError: ``not_found``, ``forbidden``; ``split`` (422) with ``why``: merged, closed, not_here (a comment that
                stands in another ticket, or nowhere).
        """
        need_staff(caller)

        def operation(work: Work) -> TicketAnswer:
            source = need_ticket(work.connection, caller, ticket_id)
            found = shown.standing_comments(work.connection, source.id, given.comment_ids)
            why = splitting.why_not(source, given.comment_ids, [comment.id for comment in found])
            if why:
                raise RefusedError("split", why=why)
            return self._divide(work, caller, source, given.subject, found)

        once = Once(caller.id, key, digest_request("split", ticket_id, given), TicketAnswer)
        return await self._store.write_once(operation, once)

    def _divide(
        self, work: Work, caller: Caller, source: Ticket, subject: str, found: Sequence[CommentOut]
    ) -> TicketAnswer:
        ids = tuple(comment.id for comment in found)
        assignee_id = source.assignee_id
        if assignee_id is not None and not people.is_agent(work.connection, assignee_id):
            assignee_id = None  # suspended meanwhile: the old ticket keeps him, a new one cannot have him
        new = TicketFields(
            subject=subject, requester_id=source.requester_id, assignee_id=assignee_id, language=source.language
        )
        said = [comment for comment in found if comment.public]
        brought = Brought(
            group_id=source.group_id,
            last_comment_at=max(from_rfc3339(comment.created_at) for comment in found),
            last_reply_id=max((comment.id for comment in said), default=None),
        )
        event = SplitFrom(source_id=source.id, comment_ids=ids, waits=_waits(work, said))
        made = changes.create(work, caller, new, self._random_bytes, also=[event], brought=brought)
        mark = Split(target_id=made.ticket.id, comment_ids=ids)
        changes.write(work, caller, source, source, [mark], self._random_bytes)
        head = reheading.head_of(work, made.ticket)
        for comment in found:
            search.move(
                work, comment.id, source.id, made.ticket.id, head=head, body=comment.body, is_public=comment.public
            )
        places.put(work, ids, made.ticket.id)
        links.put(work, Link(ticket_id=made.ticket.id, other_id=source.id, kind=SPLIT))
        return shown.answer(work.connection, caller, made.ticket, made.audit)


def _waits(work: Work, said: Sequence[CommentOut]) -> bool:
    roles = people.roles(work.connection, {one.author_id for one in said if one.author_id is not None})
    sides = {user_id: side_of(role) for user_id, role in roles.items()}
    return splitting.waits(
        (from_rfc3339(one.created_at), one.id, sides.get(one.author_id or 0, Side.NONE)) for one in said
    )
