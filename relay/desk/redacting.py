"""Erasing one comment's words or files for good (desk.md sections 3, 12): one audit, and nothing left but its digest.

The log of the ticket it was said in says so, and the log of the one where it stands since a split; both still verify, since
they hold digests of texts only. In closed tickets too: what must not be kept must not be kept there either. No trigger runs.
"""

import msgspec

from assistdesk.core.desk import redacting
from assistdesk.core.desk.events import Redact
from assistdesk.core.desk.redacting import RedactIn
from assistdesk.core.desk.shapes import TicketAnswer
from assistdesk.core.errors import RefusedError
from relay.desk import changes, shown
from relay.desk.changes import RandomBytes
from relay.desk.rights import FORBIDDEN, NOT_FOUND, SYSTEM, Caller, need_staff, need_ticket
from relay.store import attachments, notes, replies, search
from relay.store.store import Store
from relay.store.work import Answered, Once, Work, digest_request


class Redacting:
    """Use case over one store."""

    def __init__(self, store: Store, random_bytes: RandomBytes) -> None:
        self._store = store
        self._random_bytes = random_bytes

    async def redact(
        self, caller: Caller, ticket_id: int, comment_id: int, given: RedactIn, key: str
    ) -> Answered[TicketAnswer]:
        """Whoever may delete tickets erases anybody's words, everybody of ours her own. There is no way back.

        Raises:
            RefusedError: ``forbidden``, ``not_found`` (also a comment that stands elsewhere); ``redact`` (422) with
                ``why``: nothing, files (not of this comment).
        """
        need_staff(caller)

        def operation(work: Work) -> TicketAnswer:
            ticket = need_ticket(work.connection, caller, ticket_id)
            standing = shown.standing_comments(work.connection, ticket_id, [comment_id])
            if not standing:
                raise RefusedError(NOT_FOUND)
            comment = msgspec.structs.replace(
                standing[0], attachments=attachments.of_comments(work.connection, [comment_id]).get(comment_id, ())
            )
            if not redacting.may(caller.actor, comment):
                raise RefusedError(FORBIDDEN)
            why = redacting.why_not(given, comment)
            if why:
                raise RefusedError("redact", why=why)
            events = redacting.events_of(given, comment)
            written = changes.write(work, caller, ticket, ticket, events, self._random_bytes, are_fired=True)
            if comment.ticket_id != ticket_id:
                home = need_ticket(work.connection, SYSTEM, comment.ticket_id)
                changes.write(work, caller, home, home, events, self._random_bytes, are_fired=True)
            if any(isinstance(event, Redact) for event in events):
                search.forget(work, ticket_id, comment_id, comment.body)
                replies.erase(work, [comment_id])
                notes.erase(work, [comment_id])
            attachments.let_go(work, [comment_id], given.attachment_ids)
            left = redacting.without(comment, events)
            search.keep_files(work, ticket_id, comment_id, comment.body, [file.name for file in left.attachments])
            return shown.answer(work.connection, caller, written.ticket, written.audit, left)

        once = Once(caller.id, key, digest_request("redact", ticket_id, comment_id, given), TicketAnswer)
        return await self._store.write_once(operation, once)
