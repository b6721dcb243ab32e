"""Erasing one comment's words or files in the agent's application (decision 0031).

It needs the line: nothing is erased later by surprise. The relay decides who may; here its reasons are only named.
"""

from collections.abc import Callable
from typing import Final

from assistdesk.core.desk.redacting import RedactIn
from assistdesk.core.desk.shapes import CommentOut
from assistdesk.core.errors import AssistDeskError
from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents_redacting import RedactComment
from assistdesk.runtime.ports import Desk
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.ticket_list import TicketList
from assistdesk.runtime.toasts import Toasts

REASONS: Final = frozenset(("files",))


class RedactDesk:
    """One account's. *erased* is given what is left of the comment, for the conversation that shows it."""

    def __init__(
        self, desk: Desk, tickets: TicketList, tasks: Tasks, toasts: Toasts, erased: Callable[[CommentOut], None]
    ) -> None:
        self._desk, self._tickets, self._tasks, self._toasts, self._erased = desk, tickets, tasks, toasts, erased

    def handle(self, intent: Intent) -> bool:
        """False: it is another part's."""
        if isinstance(intent, RedactComment):
            self._tasks.spawn(self._redact(intent), "redact")
        return isinstance(intent, RedactComment)

    async def _redact(self, intent: RedactComment) -> None:
        given = RedactIn(words=intent.words, attachment_ids=intent.attachment_ids)
        try:
            answer = await self._desk.redact(intent.ticket_id, intent.comment_id, given)
        except AssistDeskError as error:
            self._toasts.say_why(error, "redact", "redact", REASONS)
            return
        self._tickets.put(answer.ticket)
        if answer.comment is not None:
            self._erased(answer.comment)
        self._toasts.say("words_erased" if intent.words else "files_erased", "ok")
