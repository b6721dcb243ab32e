"""Deleting a ticket, giving it back, and erasing its texts once nobody can (desk.md section 2, N12).

A deleted ticket is closed to everybody but those who may restore it, for 30 days. Then a timer erases the words, with their
salts and files; numbers, times and hashes stay, and the chain still verifies. Words that were split off into another ticket
are that ticket's by then and stay; words that were brought into this one go with it, wherever they were said.
"""

from collections.abc import Sequence
from typing import Final

import msgspec

from assistdesk.core.desk import states
from assistdesk.core.desk.events import AttachmentRedact, Change, EventBase, Redact
from assistdesk.core.desk.model import Ticket
from assistdesk.core.desk.shapes import CommentOut, TicketAnswer
from assistdesk.core.errors import RefusedError
from relay.desk import changes, custom_values, shown
from relay.desk.changes import RandomBytes
from relay.desk.refusals import need_granted
from relay.desk.rights import SYSTEM, Caller, need_staff, need_ticket
from relay.store import attachments, chats, notes, replies, search, sends, sessions, texts, tickets, timers
from relay.store.store import Store
from relay.store.work import Answered, Once, Work, digest_request

TIMER_KIND: Final = "erase"
RESTORE_WITHIN_MS: Final = 30 * 86_400_000
GONE: Final = "–"
"""The subject of a ticket whose words are erased."""


class Deleting:
    """Use cases over one store."""

    def __init__(self, store: Store, random_bytes: RandomBytes) -> None:
        self._store = store
        self._random_bytes = random_bytes

    async def delete(self, caller: Caller, ticket_id: int, key: str) -> Answered[TicketAnswer]:
        """From now on nobody works on it and its customer cannot read it.

        Raises:
            RefusedError: ``not_found``, ``forbidden``; ``step`` (``why`` deleted); ``delete`` (422) with ``why``: chat,
                session (one goes on in it).
        """
        need_staff(caller)

        def operation(work: Work) -> TicketAnswer:
            ticket = need_ticket(work.connection, caller, ticket_id)
            decided = need_granted(states.steps(ticket, [states.Delete()], caller.actor))
            _need_quiet(work, ticket_id)
            timers.arm(work, TIMER_KIND, str(ticket_id), work.now_ms + RESTORE_WITHIN_MS)
            return self._write(work, caller, ticket, decided)

        once = Once(caller.id, key, digest_request("delete", ticket_id), TicketAnswer)
        return await self._store.write_once(operation, once)

    async def restore(self, caller: Caller, ticket_id: int, key: str) -> Answered[TicketAnswer]:
        """Within 30 days: it has the status that it had.

        Raises:
            RefusedError: ``not_found``, ``forbidden``; ``step`` (``why`` not_deleted); ``delete`` (422) with ``why``:
                too_late.
        """
        need_staff(caller)

        def operation(work: Work) -> TicketAnswer:
            ticket = need_ticket(work.connection, caller, ticket_id)
            decided = need_granted(states.steps(ticket, [states.Restore()], caller.actor))
            if work.now_ms - (ticket.deleted_at or 0) >= RESTORE_WITHIN_MS:
                raise RefusedError("delete", why="too_late")
            timers.disarm(work, TIMER_KIND, str(ticket_id))
            return self._write(work, caller, ticket, decided)

        once = Once(caller.id, key, digest_request("restore", ticket_id), TicketAnswer)
        return await self._store.write_once(operation, once)

    def _write(
        self, work: Work, caller: Caller, ticket: Ticket, decided: tuple[Sequence[EventBase], Ticket]
    ) -> TicketAnswer:
        written = changes.write(work, caller, ticket, decided[1], decided[0], self._random_bytes)
        return shown.answer(work.connection, caller, written.ticket, written.audit)

    async def erase(self, ref: str) -> None:
        """For the timer: nobody can restore it any more."""

        def operation(work: Work) -> None:
            timers.disarm(work, TIMER_KIND, ref)
            ticket = tickets.find(work.connection, int(ref))
            if ticket is not None and ticket.status == "deleted":
                self._erase(work, ticket)

        await self._store.write(operation)

    def _erase(self, work: Work, ticket: Ticket) -> None:
        """The log first, while it is still known what there was; then the words themselves."""
        standing = shown.all_standing(work.connection, ticket)
        emptied, kept_text = emptying(work, ticket, self._random_bytes)
        homes = {ticket.id, *(comment.ticket_id for comment in standing)}
        for home_id in sorted(homes):
            said = redacted([comment for comment in standing if comment.ticket_id == home_id])
            home = need_ticket(work.connection, SYSTEM, home_id)
            after = home
            if home_id == ticket.id:
                said += emptied
                after = msgspec.structs.replace(home, subject=GONE, custom={})
            changes.write(work, SYSTEM, home, after, said, self._random_bytes)
        for comment in standing:
            search.forget(work, ticket.id, comment.id, comment.body)
        ids = [comment.id for comment in standing]
        replies.erase(work, ids)
        notes.erase(work, ids)
        attachments.let_go(work, ids)
        texts.erase(work, ticket.id, but=kept_text)
        sends.erase(work, ticket.id)
        chats.forget_names(work, ticket.id)


def _need_quiet(work: Work, ticket_id: int) -> None:
    """Neither a chat nor a session is cut off by deleting. Raises RefusedError ``delete``."""
    if chats.is_open_in(work.connection, ticket_id):
        raise RefusedError("delete", why="chat")
    if sessions.live_in(work.connection, ticket_id) is not None:
        raise RefusedError("delete", why="session")


def emptying(work: Work, ticket: Ticket, random_bytes: RandomBytes) -> tuple[list[EventBase], str]:
    """What the log says of a ticket's subject and fields that go, and which of its texts stays for that: "" none."""
    subject = changes.subject_change(work, ticket, GONE, custom_values.keeper(work, ticket.id, random_bytes))
    fields = custom_values.emptied(work.connection, ticket)
    if subject is None:
        return [*fields], ""
    return [Change(field="subject", previous=subject.previous, value=subject.value), *fields], str(subject.value)


def redacted(comments: Sequence[CommentOut]) -> list[EventBase]:
    """What the log says of words and files that are gone."""
    said: list[EventBase] = []
    for comment in comments:
        said += [AttachmentRedact(comment_id=comment.id, attachment_id=file.id) for file in comment.attachments]
        if not comment.redacted:
            said.append(Redact(comment_id=comment.id))
    return said
