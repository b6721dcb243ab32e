"""Merge, unmerge, follow-ups and links of tickets (desk.md section 10): one transaction, one audit in each of the two logs.

Merging moves nothing: the source is closed and says where it went, the target's conversation shows the source's words under
their own number, to staff only, unless the agent opened its public words to customers of one organisation (``lent``). A ticket
that one may not see cannot be named: it is not there.
"""

from collections.abc import Sequence
from typing import Final

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk import participants as rules
from assistdesk.core.desk import states
from assistdesk.core.desk.events import CcChange, Change, EventBase, Linked, Unlinked, Unmerged
from assistdesk.core.desk.events_service import MergedFrom, read_audit_events
from assistdesk.core.desk.history import FIRST_REPLY, NEXT_REPLY, read_history
from assistdesk.core.desk.model import UNSOLVED, Ticket
from assistdesk.core.desk.shapes import FollowUpIn, LooseKind, TicketAnswer, TicketNew
from assistdesk.core.desk.timeline_shapes import LinkIn, LinkList
from assistdesk.core.errors import RefusedError
from relay.desk import changes, lent, shown, sla
from relay.desk.changes import RandomBytes, Written
from relay.desk.refusals import need_granted
from relay.desk.rights import NOT_FOUND, SYSTEM, Caller, need_staff, need_ticket
from relay.store import audits, chats, links, participants, people, ticket_keys, tickets
from relay.store.links import MERGED, Link
from relay.store.store import Store
from relay.store.ticket_keys import TicketKey
from relay.store.work import Answered, Once, Work, digest_request

UNMERGE_WITHIN_MS = 30 * 86_400_000
LINKS_MAX = 100
FOLLOWUP: Final = "followup"
RELATED: Final = "related"


class Merging:
    """Use cases over one store."""

    def __init__(self, store: Store, random_bytes: RandomBytes) -> None:
        self._store = store
        self._random_bytes = random_bytes

    async def merge(
        self,
        caller: Caller,
        ticket_id: int,
        target_id: int,
        key: str,
        *,
        copy_requester: bool = False,
        customers_see: bool = False,
    ) -> Answered[TicketAnswer]:
        """Close this ticket into *target_id*; the answer is the source. *copy_requester*: the source's reads along there.
        *customers_see*: so do the target's customers what was said in public in the source, if both are of one organisation.

        Raises:
            RefusedError: ``not_found``, ``forbidden``; ``merge`` (422) with ``why``: itself, closed, merged, many,
                chat, organisation, unproven; ``participant`` (422) with ``why``: no_person, many.
        """
        need_staff(caller)

        def operation(work: Work) -> TicketAnswer:
            source = need_ticket(work.connection, caller, ticket_id)
            target = need_ticket(work.connection, caller, target_id)
            _check_merge(work, source, target)
            why_apart = lent.why_apart(work.connection, source, target) if customers_see else ""
            if why_apart:
                raise RefusedError("merge", why=why_apart)
            waiting_since = _unanswered_since(work.connection, source)
            events, after = need_granted(states.steps(source, [states.MergeInto(target.id)], caller.actor))
            written = changes.write(work, caller, source, after, events, self._random_bytes)
            marks: list[EventBase] = [
                MergedFrom(source_id=source.id, oldest_unanswered_at=waiting_since, customers_see=customers_see)
            ]
            if copy_requester:
                marks += _put_in_copy(work, target, source.requester_id)
            changes.write(work, caller, target, target, marks, self._random_bytes)
            links.put(work, Link(ticket_id=source.id, other_id=target.id, kind=MERGED))
            if customers_see:
                links.share(work, source.id, target.id)
            return shown.answer(work.connection, caller, written.ticket, written.audit)

        once = Once(
            caller.id, key, digest_request("merge", ticket_id, target_id, copy_requester, customers_see), TicketAnswer
        )
        return await self._store.write_once(operation, once)

    async def unmerge(self, caller: Caller, ticket_id: int, key: str) -> Answered[TicketAnswer]:
        """Within 30 days: the source is as it was before, and the target shows it no more.

        Raises:
            RefusedError: ``not_found``, ``forbidden``; ``merge`` (422) with ``why``: not_merged, too_late.
        """
        need_staff(caller)

        def operation(work: Work) -> TicketAnswer:
            source = need_ticket(work.connection, caller, ticket_id)
            if source.merged_into is None:
                raise RefusedError("merge", why="not_merged")
            if work.now_ms - (source.closed_at or 0) > UNMERGE_WITHIN_MS:
                raise RefusedError("merge", why="too_late")
            target = need_ticket(work.connection, caller, source.merged_into)
            events, after = need_granted(states.steps(source, [states.Unmerge()], caller.actor))
            written = changes.write(work, caller, source, after, events, self._random_bytes)
            marks = [Unmerged(other_id=source.id), *_out_of_copy(work, target, source)]
            changes.write(work, caller, target, target, marks, self._random_bytes)
            links.drop(work, Link(ticket_id=source.id, other_id=target.id, kind=MERGED))
            return shown.answer(work.connection, caller, written.ticket, written.audit)

        once = Once(caller.id, key, digest_request("unmerge", ticket_id), TicketAnswer)
        return await self._store.write_once(operation, once)

    async def follow_up(self, caller: Caller, ticket_id: int, given: FollowUpIn, key: str) -> Answered[TicketAnswer]:
        """A new ticket that goes on from a closed one (N10): same requester, tags and language; both logs say so.

        Raises:
            RefusedError: ``not_found``, ``forbidden``, ``invalid``; ``followup`` (422) with ``why``: not_closed, merged
                (go on in the target), many.
        """
        need_staff(caller)

        def operation(work: Work) -> TicketAnswer:
            closed = need_ticket(work.connection, caller, ticket_id)
            if closed.merged_into is not None:
                raise RefusedError("followup", why="merged")
            new = TicketNew(
                subject=given.subject or closed.subject,
                requester_id=closed.requester_id,
                comment=given.comment,
                tags=closed.tags,
                language=closed.language,
            )
            made = begin_follow_up(work, caller, closed, new, self._random_bytes)
            return shown.answer(work.connection, caller, made.ticket, made.audit, made.comment)

        once = Once(caller.id, key, digest_request("followup", ticket_id, given), TicketAnswer)
        return await self._store.write_once(operation, once)

    async def links(self, caller: Caller, ticket_id: int) -> LinkList:
        """Raises RefusedError ``not_found``."""
        need_staff(caller)

        def question(connection: sa.Connection) -> LinkList:
            need_ticket(connection, caller, ticket_id)
            return _list(connection, caller, ticket_id)

        return await self._store.read(question)

    async def link(self, caller: Caller, ticket_id: int, given: LinkIn, key: str) -> Answered[LinkList]:
        """Link this ticket to another; both logs say so. A link that is there already changes nothing.

        Raises:
            RefusedError: ``not_found``, ``forbidden``; ``merge`` (422) with ``why``: itself, many, reversed (the other ticket
                is that to this one).
        """
        need_staff(caller)

        def operation(work: Work) -> LinkList:
            this = need_ticket(work.connection, caller, ticket_id)
            other = need_ticket(work.connection, caller, given.ticket_id)
            if this.id == other.id:
                raise RefusedError("merge", why="itself")
            known = links.of_ticket(work.connection, this.id)
            is_reversed = Link(ticket_id=other.id, other_id=this.id, kind=given.kind) in known
            if is_reversed and given.kind != RELATED:
                raise RefusedError("merge", why="reversed")
            if len(known) >= LINKS_MAX:
                raise RefusedError("merge", why="many")
            link = Link(ticket_id=this.id, other_id=other.id, kind=given.kind)
            if not is_reversed and links.put(work, link):
                for ticket, another in ((this, other), (other, this)):
                    event = Linked(other_id=another.id, kind=given.kind, outward=ticket is this)
                    self._tie(work, caller, ticket, event)
            return _list(work.connection, caller, this.id)

        once = Once(caller.id, key, digest_request("link", ticket_id, given), LinkList)
        return await self._store.write_once(operation, once)

    async def unlink(
        self, caller: Caller, ticket_id: int, other_id: int, kind: LooseKind, key: str
    ) -> Answered[LinkList]:
        """Take a link away, whichever of the two it was made from; both logs say so.

        Raises:
            RefusedError: ``not_found`` (there is none, too), ``forbidden``.
        """
        need_staff(caller)

        def operation(work: Work) -> LinkList:
            this = need_ticket(work.connection, caller, ticket_id)
            other = need_ticket(work.connection, caller, other_id)
            ways = [
                (here, there)
                for here, there in ((this, other), (other, this))
                if links.drop(work, Link(ticket_id=here.id, other_id=there.id, kind=kind))
            ]
            if not ways:
                raise RefusedError(NOT_FOUND)
            for ticket, another in ((this, other), (other, this)):
                event = Unlinked(other_id=another.id, kind=kind, outward=ticket is ways[0][0])
                self._tie(work, caller, ticket, event)
            return _list(work.connection, caller, this.id)

        once = Once(caller.id, key, digest_request("unlink", ticket_id, [other_id, kind]), LinkList)
        return await self._store.write_once(operation, once)

    def _tie(self, work: Work, caller: Caller, ticket: Ticket, event: Linked | Unlinked) -> None:
        """Say of one end of a link that it came or went, and to which problem the ticket belongs by it: the newest of those
        that there are."""
        events: list[EventBase] = [event]
        problems = links.problems(work.connection, ticket.id) if event.kind == links.PROBLEM else [ticket.problem_id]
        problem_id = problems[-1] if problems else None
        if problem_id != ticket.problem_id:
            events.append(Change(field="problem_id", previous=ticket.problem_id, value=problem_id))
        after = msgspec.structs.replace(ticket, problem_id=problem_id)
        changes.write(work, caller, ticket, after, events, self._random_bytes)


def begin_follow_up(
    work: Work,
    caller: Caller,
    closed: Ticket,
    new: TicketNew,
    random_bytes: RandomBytes,
    also: Sequence[EventBase] = (),
    *,
    chat_id: int | None = None,
) -> Written:
    """Make *new* go on from *closed*; *also*: what else its first audit has to say; *chat_id*: its first words are that chat's
    first line. Raises RefusedError ``followup``."""
    _check_follow_up(work, closed)
    said = (
        Change(field="followup_of", previous=None, value=closed.id),
        Linked(other_id=closed.id, kind=FOLLOWUP, outward=True),
        *also,
    )
    made = changes.create(work, caller, new, random_bytes, followup_of=closed.id, chat_id=chat_id, also=said)
    mark = Linked(other_id=made.ticket.id, kind=FOLLOWUP)
    changes.write(work, caller, closed, closed, [mark], random_bytes)
    links.put(work, Link(ticket_id=made.ticket.id, other_id=closed.id, kind=FOLLOWUP))
    return made


def link_to_target(work: Work, made: Ticket, closed: Ticket, random_bytes: RandomBytes) -> None:
    """If *closed*, which *made* goes on from, was merged: link that to where the matter is handled now, as the desk does it."""
    target = _end_of(work, closed)
    if target is None or target.status == "deleted" or len(links.of_ticket(work.connection, target.id)) >= LINKS_MAX:
        return
    links.put(work, Link(ticket_id=made.id, other_id=target.id, kind=RELATED))
    for ticket, another in ((made, target), (target, made)):
        mark = Linked(other_id=another.id, kind=RELATED, outward=ticket is made)
        changes.write(work, SYSTEM, ticket, ticket, [mark], random_bytes)


def _end_of(work: Work, merged: Ticket) -> Ticket | None:
    """The ticket that a merged one was merged into at last; None: it was not merged."""
    *_, found = None, *tickets.merge_chain(work.connection, merged.merged_into)
    return found


def _list(connection: sa.Connection, caller: Caller, ticket_id: int) -> LinkList:
    found = links.of_ticket(connection, ticket_id)
    return LinkList(links=shown.show_links(connection, caller, found, ticket_id))


def _put_in_copy(work: Work, target: Ticket, user_id: int) -> list[EventBase]:
    """Nothing where she is on it already, whatever she is there. Raises RefusedError ``participant``."""
    on_it = participants.of_ticket(work.connection, target.id)
    if user_id == target.requester_id or any(one.user_id == user_id for one in on_it):
        return []
    known = people.standing(work.connection, user_id)
    role = None if known is None or known.suspended else rules.role_for(known.role)
    why = rules.why_not(target, user_id, role if role == "cc" else None, len(on_it))
    if why:
        raise RefusedError("participant", why=why)
    participants.put(work, target.id, [user_id], "cc")
    return [rules.changed("cc", [*participants.with_role(on_it, "cc"), user_id])]


def _out_of_copy(work: Work, target: Ticket, source: Ticket) -> list[EventBase]:
    """Whom the merge put in copy goes with it, unless she was taken off before."""
    on_it = participants.of_ticket(work.connection, target.id)
    in_copy = participants.with_role(on_it, "cc")
    if source.requester_id not in in_copy or not _was_put_in_copy(work, target, source):
        return []
    participants.drop(work, target.id, source.requester_id)
    ticket_keys.drop(work, TicketKey(target.id, source.requester_id))
    return [rules.changed("cc", [one for one in in_copy if one != source.requester_id])]


def _was_put_in_copy(work: Work, target: Ticket, source: Ticket) -> bool:
    """Did the audit of their last merge say so?"""
    for audit in reversed(audits.whole(work.connection, target.id)):
        events = read_audit_events(audit.events)
        if any(isinstance(one, MergedFrom) and one.source_id == source.id for one in events):
            return any(isinstance(one, CcChange) for one in events)
    return False


def _check_merge(work: Work, source: Ticket, target: Ticket) -> None:
    """Into itself, into a closed or merged ticket (so no ring ever closes), out of one or out of a running chat: refused."""
    why = ""
    if source.id == target.id:
        why = "itself"
    elif source.merged_into is not None or target.merged_into is not None:
        why = "merged"
    elif source.status in ("closed", "deleted") or target.status in ("closed", "deleted"):
        why = "closed"
    elif len(links.sources(links.of_ticket(work.connection, target.id), target.id)) >= links.SOURCES_MAX:
        why = "many"
    elif chats.is_open_in(work.connection, source.id):
        why = "chat"
    if why:
        raise RefusedError("merge", why=why)


def _check_follow_up(work: Work, closed: Ticket) -> None:
    """Only a closed ticket is followed up: any other goes on itself."""
    why = ""
    if closed.status != "closed":
        why = "not_closed"
    elif len(links.of_ticket(work.connection, closed.id)) >= LINKS_MAX:
        why = "many"
    if why:
        raise RefusedError("followup", why=why)


def _unanswered_since(connection: sa.Connection, source: Ticket) -> int | None:
    """Since when the source's customer has been waiting for words of ours (C7)."""
    if source.status not in UNSOLVED:
        return None
    history = read_history(sla.read_log_of(connection, source.id))
    if history is None:
        raise RefusedError(NOT_FOUND)
    waits = [history.spans[metric][-1] for metric in (FIRST_REPLY, NEXT_REPLY) if history.spans[metric]]
    return min((span.started_at for span in waits if span.ended_at is None), default=None)
