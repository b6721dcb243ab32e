"""Words on their way: sends that can still be undone, and drafts (desk.md section 4).

A reply or note may wait 1 to 60 s; nothing leaves and nothing counts until its timer releases it in one transaction with
its field changes, by the rights that its writer has then. What cannot be released any more goes back to the draft with the
reason, never away: such words its writer reads also where she does not see the ticket any more.
"""

from types import NoneType

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.draft_shapes import ReturnedDraft, ReturnedDrafts
from assistdesk.core.desk.model import Draft, DraftKind
from assistdesk.core.desk.shapes import (
    CommentIn,
    DraftIn,
    DraftOut,
    PendingAnswer,
    PendingSend,
    TicketChange,
    UndoneAnswer,
    from_rfc3339,
    to_rfc3339,
)
from assistdesk.core.desk.shapes_conflicts import without
from assistdesk.core.errors import RefusedError
from relay.desk import changes
from relay.desk.changes import RandomBytes
from relay.desk.refusals import ConflictError
from relay.desk.rights import NOT_FOUND, Caller, need_caller, need_ours, need_ticket
from relay.store import attachments, sends, timers
from relay.store import clocks as kept_clocks
from relay.store.store import Store
from relay.store.work import Mark, Work

TIMER_KIND = "pending_send"
MARGIN_MS = 2_000
"""So long before a running target would be missed a send goes out: its timer never rings early, only late."""
RETURNED_MAX = 100
"""Listed at once; the rest when these are dropped."""


def _comment_of(change: TicketChange) -> CommentIn:
    if change.comment is None:
        raise RefusedError(NOT_FOUND)
    return change.comment


def _send_at(work: Work, ticket_id: int, change: TicketChange) -> int:
    """After its time to undo; sooner, perhaps now, where a running target would be missed by the waiting alone."""
    comment = _comment_of(change)
    send_at = work.now_ms + comment.undo_s * 1000
    if not comment.public and change.status != "solved":
        return send_at
    kept = kept_clocks.find(work.connection, ticket_id).clocks
    late_ats = [from_rfc3339(clock.late_at) for clock in kept if clock.late_at is not None]
    pressing = min((at_ms for at_ms in late_ats if at_ms > work.now_ms), default=None)
    return send_at if pressing is None else max(work.now_ms, min(send_at, pressing - MARGIN_MS))


def wait(
    work: Work, caller: Caller, ticket_id: int, change: TicketChange, random_bytes: RandomBytes
) -> PendingAnswer | None:
    """Check as if it were sent now, then keep it until its time. Nothing of it shows in the ticket.

    None: it must not wait, or it would miss a target; nothing is kept.
    """
    ticket = need_ticket(work.connection, caller, ticket_id)
    send_at = _send_at(work, ticket_id, change)
    if send_at <= work.now_ms:
        return None
    changes.check(work, caller, ticket, change)
    pending = sends.Pending(
        id=random_bytes(16).hex(),
        ticket_id=ticket_id,
        owner_id=caller.id,
        body=msgspec.json.encode(change),
        caller=msgspec.json.encode(caller),
        send_at=send_at,
        created_at=work.now_ms,
    )
    sends.put(work, pending)
    timers.arm(work, TIMER_KIND, pending.id, pending.send_at)
    return PendingAnswer(pending_send=PendingSend(id=pending.id, send_at=to_rfc3339(pending.send_at)))


def release(work: Work, pending_id: str, random_bytes: RandomBytes) -> None:
    """Its time has come: one transaction, comment and field changes. A timer that rings twice finds nothing to do."""
    pending = sends.find(work.connection, pending_id)
    timers.disarm(work, TIMER_KIND, pending_id)
    if pending is None or not sends.take(work, pending_id):
        return
    origin = msgspec.json.decode(pending.caller, type=Caller).origin
    change = msgspec.json.decode(pending.body, type=TicketChange)
    comment = _comment_of(change)
    sent = msgspec.structs.replace(change, comment=msgspec.structs.replace(comment, undo_s=0))
    try:
        caller = need_caller(work.connection, pending.owner_id, origin)
        with work.nested():
            _send(work, caller, pending.ticket_id, sent, random_bytes)
    except RefusedError as error:
        _back_to_draft(work, pending, comment, error.fields.get("why") or error.rule)


def _send(work: Work, caller: Caller, ticket_id: int, change: TicketChange, random_bytes: RandomBytes) -> None:
    """Fields that somebody changed while it waited stay as they are now; the words go all the same."""
    try:
        changes.update(work, caller, ticket_id, change, random_bytes)
    except ConflictError as error:
        if error.rule != "row_version":
            raise
        rest = without(change, frozenset(clash.field for clash in error.conflict.fields))
        changes.update(work, caller, ticket_id, msgspec.structs.replace(rest, row_version=None), random_bytes)


def _back_to_draft(work: Work, pending: sends.Pending, comment: CommentIn, why: object) -> None:
    """The words go back to their writer with their files, below those that came back before; what is being written there
    meanwhile stays as it is."""
    kind: DraftKind = "reply" if comment.public else "note"
    there = _draft_there(work.connection, pending.owner_id, pending.ticket_id, kind)
    files = attachments.waiting(work.connection, pending.owner_id, (*there.uploads, *comment.uploads))
    sends.save_draft(
        work,
        msgspec.structs.replace(
            there,
            seen_seq=comment.seen_seq or 0,
            back=f"{there.back}\n\n{comment.body}" if there.back else comment.body,
            why_back=str(why),
            uploads=tuple(file.id for file in files),
        ),
    )


def _draft_there(connection: sa.Connection, owner_id: int, ticket_id: int, kind: DraftKind) -> Draft:
    """As it is kept; an empty one where there is none."""
    there = sends.draft(connection, owner_id, ticket_id, kind)
    return Draft(owner_id=owner_id, ticket_id=ticket_id, kind=kind, body="") if there is None else there


class Comments:
    """Use cases over one store."""

    def __init__(self, store: Store, random_bytes: RandomBytes) -> None:
        self._store = store
        self._random_bytes = random_bytes

    async def undo(self, caller: Caller, pending_id: str, mark: Mark | None = None) -> UndoneAnswer:
        """Take a waiting send back; its words are in the answer.

        Raises:
            RefusedError: ``not_found``, sent already or someone else's.
        """

        def operation(work: Work) -> UndoneAnswer:
            pending = sends.find(work.connection, pending_id)
            if pending is None or pending.owner_id != caller.id or not sends.take(work, pending_id):
                raise RefusedError(NOT_FOUND)
            timers.disarm(work, TIMER_KIND, pending_id)
            change = msgspec.json.decode(pending.body, type=TicketChange)
            return UndoneAnswer(ticket_id=pending.ticket_id, comment=_comment_of(change))

        return await self._store.write_marked(mark, UndoneAnswer, operation)

    async def release(self, pending_id: str) -> None:
        """For the timer: send what has waited long enough."""
        await self._store.write(lambda work: release(work, pending_id, self._random_bytes))

    async def draft(self, caller: Caller, ticket_id: int, kind: DraftKind) -> DraftOut:
        """Raises RefusedError ``not_found``."""

        def question(connection: sa.Connection) -> DraftOut:
            found = sends.draft(connection, caller.id, ticket_id, kind)
            if found is None or not found.why_back:
                need_ticket(connection, caller, ticket_id)
            if found is None:
                raise RefusedError(NOT_FOUND)
            return DraftOut(
                ticket_id=ticket_id,
                kind=kind,
                body=found.body,
                seen_seq=found.seen_seq,
                saved_at=to_rfc3339(found.saved_at),
                back=found.back,
                why_back=found.why_back,
                uploads=tuple(
                    attachments.shape(file)
                    for file in attachments.waiting(connection, caller.id, found.uploads)
                    if file.name
                ),
            )

        return await self._store.read(question)

    async def returned(self, caller: Caller) -> ReturnedDrafts:
        """Where words of mine came back, also in tickets that I do not see any more."""

        def question(connection: sa.Connection) -> ReturnedDrafts:
            found = sends.returned(connection, caller.id, RETURNED_MAX)
            return ReturnedDrafts(drafts=tuple(ReturnedDraft(ticket_id=number, kind=kind) for number, kind in found))

        return await self._store.read(question)

    async def save_draft(
        self, caller: Caller, ticket_id: int, kind: DraftKind, given: DraftIn, mark: Mark | None = None
    ) -> None:
        """Only its owner writes a draft; no event of the ticket ever does. Words that came back stay beside it; an empty one
        with nothing beside it is none."""
        need_ours(caller)

        def operation(work: Work) -> None:
            need_ticket(work.connection, caller, ticket_id)
            there = _draft_there(work.connection, caller.id, ticket_id, kind)
            if given.body or there.why_back:
                sends.save_draft(work, msgspec.structs.replace(there, body=given.body, seen_seq=given.seen_seq))
            else:
                sends.drop_draft(work, caller.id, ticket_id, kind)

        await self._store.write_marked(mark, NoneType, operation)

    async def drop_draft(self, caller: Caller, ticket_id: int, kind: DraftKind, mark: Mark | None = None) -> None:
        def operation(work: Work) -> None:
            sends.drop_draft(work, caller.id, ticket_id, kind)

        await self._store.write_marked(mark, NoneType, operation)
