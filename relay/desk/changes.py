"""One update of one ticket, inside the writer (desk.md sections 2 to 4): row version, newer reply, states, audit, words.

Plain operations on a ``Work``. Every path that changes a ticket by hand goes through ``update`` or ``create``; both go
through ``core.desk.states``. What an answer looks like over HTTP is not decided here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from msgspec import UNSET

from assistdesk.core.desk import chain, states
from assistdesk.core.desk.events import Change, Create, Event, EventBase, NoteAdded, ReplyAdded, Value
from assistdesk.core.desk.events_service import ReplySaid
from assistdesk.core.desk.model import REPLY_KINDS, Note, NoteKind, Reply, ReplyKind, Side, Ticket
from assistdesk.core.desk.shapes import (
    BODY_BYTES_MAX,
    AuditOut,
    CommentIn,
    CommentKind,
    CommentOut,
    Conflict,
    FieldConflict,
    TicketChange,
    TicketNew,
    to_rfc3339,
)
from assistdesk.core.desk.states import AnyChange, Refusal
from relay.desk import chat_lines, macros, shown, sla
from relay.desk.refusals import ConflictError, FieldsError, refused
from relay.desk.rights import Caller, need_ticket
from relay.store import audits, notes, people, replies, search, streams, texts, tickets
from relay.store.work import Work

PLAIN_FIELDS = ("priority", "type", "severity", "tags", "language", "category")
RandomBytes = Callable[[int], bytes]


@dataclass(frozen=True, slots=True)
class Written:
    """What one update left behind; ``audit`` None: nothing changed."""

    ticket: Ticket
    audit: AuditOut | None = None
    comment: CommentOut | None = None


# --- words --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Words:
    """A comment that has its id and digest but not yet its audit."""

    comment_id: int
    given: CommentIn
    salt: bytes
    event: EventBase

    def shape(self, ticket_id: int, author_id: int | None, at_ms: int, session_id: str | None) -> CommentOut:
        return CommentOut(
            id=self.comment_id,
            ticket_id=ticket_id,
            public=self.given.public,
            kind=self._kind(),
            author_id=author_id,
            body=self.given.body,
            created_at=to_rfc3339(at_ms),
            seq=0,
            session_id=session_id,
        )

    def _kind(self) -> CommentKind:
        """A line said in a chat is one, whatever its writer called it."""
        if isinstance(self.event, ReplySaid):
            return self.event.kind
        return self.given.kind or ("reply" if self.given.public else "note")


def _words(
    work: Work, given: CommentIn, random_bytes: RandomBytes, *, auto: bool = False, chat_id: int | None = None
) -> _Words:
    size_bytes = len(given.body.encode())
    if size_bytes > BODY_BYTES_MAX or not given.body.strip():
        raise FieldsError(ticket__comment__body="too_long" if size_bytes > BODY_BYTES_MAX else "empty")
    if given.kind is not None and (given.kind in REPLY_KINDS) != given.public:
        raise FieldsError(ticket__comment__kind="not_of_this_kind")
    comment_id = streams.take(work, streams.COMMENT)
    salt = random_bytes(chain.SALT_BYTES)
    digest = chain.digest(salt, given.body)
    event: EventBase
    if not given.public:
        event = NoteAdded(comment_id=comment_id, digest=digest)
    elif chat_id is None:
        event = ReplyAdded(comment_id=comment_id, digest=digest, auto=auto)
    else:
        event = ReplySaid(comment_id=comment_id, digest=digest, kind="chat", thread_id=chat_id)
    return _Words(comment_id, given, salt, event)


def _keep(work: Work, words: _Words, comment: CommentOut, at_ms: int, *, head: str | None) -> None:
    """Into its own table and the indexes; a note never enters the public one."""
    if comment.public:
        reply = Reply(
            id=comment.id,
            created_at=at_ms,
            updated_at=at_ms,
            ticket_id=comment.ticket_id,
            author_id=comment.author_id,
            kind=msgspec.convert(comment.kind, type=ReplyKind),
            body=comment.body,
            seq=comment.seq,
            wrapup_of=words.given.wrapup_of,
            auto=isinstance(words.event, ReplyAdded) and words.event.auto,
        )
        replies.add(work, reply, words.salt)
    else:
        note = Note(
            id=comment.id,
            created_at=at_ms,
            updated_at=at_ms,
            ticket_id=comment.ticket_id,
            author_id=comment.author_id,
            kind=msgspec.convert(comment.kind, type=NoteKind),
            body=comment.body,
            seq=comment.seq,
            session_id=comment.session_id,
        )
        notes.add(work, note, words.salt)
    search.add(work, comment.ticket_id, head=head, comment_id=comment.id, body=comment.body, is_public=comment.public)


# --- creating -----------------------------------------------------------------------------------------------------


def requester_of(work: Work, caller: Caller, new: TicketNew, at_ms: int | None = None) -> int:
    """The person helped: by id, by e-mail, or made. Raises FieldsError."""
    if new.requester_id is not None:
        if people.card(work.connection, new.requester_id) is None:
            raise FieldsError(ticket__requester_id="unknown")
        return new.requester_id
    given = new.requester
    if given is None:
        return caller.id
    found = people.by_email(work.connection, given.email) if given.email.strip() else None
    if found is not None:
        return found
    if given.email.strip() and "@" not in given.email.strip("@ "):
        raise FieldsError(ticket__requester__email="malformed")
    org_id = people.organization_named(work, given.organisation, at_ms) if given.organisation.strip() else None
    return people.add(
        work,
        role="customer",
        name=given.name,
        email=given.email,
        phone=given.phone,
        locale=given.locale,
        org_id=org_id,
        at_ms=at_ms,
    )


def _first_fields(new: TicketNew, requester_id: int, caller: Caller, subject_digest: str) -> list[Event]:
    """Everything set at creation is an event, so that the row can be rebuilt from the log."""
    values: list[tuple[str, Value]] = [("subject", subject_digest)]
    if requester_id != caller.user_id:
        values.append(("requester_id", requester_id))
    values += [
        (name, value)
        for name, value in (
            ("priority", new.priority),
            ("type", new.type),
            ("tags", new.tags),
            ("channel", new.channel),
        )
        if value
    ]
    values.append(("language", new.language))
    return [Change(field=name, previous=None, value=value) for name, value in values]


def create(
    work: Work,
    caller: Caller,
    new: TicketNew,
    random_bytes: RandomBytes,
    *,
    author_id: int | None = None,
    at_ms: int | None = None,
    followup_of: int | None = None,
    chat_id: int | None = None,
    also: Sequence[EventBase] = (),
) -> Written:
    """Make a ticket with its first comment: one audit. *author_id*: who wrote the comment, if not the caller.

    *chat_id*: the comment is that chat's first line; *also*: what else this audit has to say.
    *at_ms* writes a past down: whoever does so counts its clocks at its end (``sla.look``). The same goes for ``update``.
    """
    now_ms = work.now_ms if at_ms is None else at_ms
    started = states.create(caller.actor, status=new.status, assignee_id=new.assignee_id)
    if isinstance(started, Refusal):
        raise refused(started)
    _check_assignee(work, new.assignee_id)
    requester_id = requester_of(work, caller, new, at_ms)
    requester = people.cards(work.connection, [requester_id])[0]
    writer_id = caller.user_id if author_id is None else author_id
    ticket_id = streams.take(work, streams.TICKET)
    digest = texts.keep(work, ticket_id, random_bytes(chain.SALT_BYTES), new.subject)
    words = _words(work, new.comment, random_bytes, chat_id=chat_id)
    first = Ticket(
        id=ticket_id,
        created_at=now_ms,
        updated_at=now_ms,
        subject=new.subject,
        status="new",
        channel=new.channel,
        requester_id=requester_id,
        submitter_id=writer_id or requester_id,
        org_id=requester.org_id,
        followup_of=followup_of,
    )
    decided = [*started, *_first_fields(new, requester_id, caller, digest)]
    events: list[EventBase] = [*decided, words.event, *also]
    status = next(event.value for event in started if isinstance(event, Create))
    ticket = msgspec.structs.replace(first, status=status)
    for event in decided:
        ticket = states.apply(ticket, event)
    comment = words.shape(ticket_id, writer_id, now_ms, None)
    planned = sla.plan(work, ticket, events, writer_id, now_ms, is_history=at_ms is not None)
    ticket, audit = audits.append(
        work,
        None,
        planned.ticket,
        planned.events,
        author_id=writer_id,
        origin=caller.origin,
        comments=[comment],
        at_ms=now_ms,
    )
    sla.keep(work, ticket_id, planned)
    comment = msgspec.structs.replace(comment, seq=audit.seq)
    names = [requester.name, requester.email, requester.org_name]
    _keep(work, words, comment, now_ms, head=search.head_of(ticket_id, new.subject, names))
    if caller.user_id is not None:
        tickets.mark_seen(work, caller.user_id, ticket_id, audit.seq)
    return Written(ticket, audit, comment)


def _check_assignee(work: Work, assignee_id: int | None) -> None:
    if assignee_id is not None and not people.is_agent(work.connection, assignee_id):
        raise FieldsError(ticket__assignee_id="no_agent")


# --- changing -----------------------------------------------------------------------------------------------------


def _wanted(change: TicketChange) -> dict[str, Any]:
    """The fields this request sets."""
    names = ("subject", "status", *PLAIN_FIELDS, "assignee_id", "group_id")
    return {name: getattr(change, name) for name in names if getattr(change, name) is not UNSET}


def check_version(work: Work, caller: Caller, ticket: Ticket, change: TicketChange) -> None:
    """A stale write is applied where its fields did not change since; else 409 with both values (section 4)."""
    wanted = _wanted(change)
    if change.row_version is None or change.row_version == ticket.row_version or not wanted:
        return
    since = audits.fields_changed_since(work.connection, ticket.id, change.row_version)
    clashing = [name for name, mine in wanted.items() if name in since and getattr(ticket, name) != mine]
    if not clashing and change.row_version < ticket.row_version:
        return
    fields = tuple(
        FieldConflict(
            field=name,
            mine=msgspec.Raw(msgspec.json.encode(wanted[name])),
            theirs=msgspec.Raw(msgspec.json.encode(getattr(ticket, name))),
        )
        for name in clashing
    )
    raise ConflictError(
        "row_version", Conflict(fields=fields, ticket=shown.show_ticket(work.connection, caller, ticket))
    )


def check_newer_reply(work: Work, caller: Caller, ticket: Ticket, comment: CommentIn | None) -> None:
    """A reply is asked about once when a colleague's reply came after what its writer had seen (section 4)."""
    if comment is None or not comment.public or comment.seen_seq is None or caller.actor.side is not Side.OURS:
        return
    newer = replies.by_ours_after(work.connection, ticket.id, comment.seen_seq, caller.id)
    if newer:
        conflict = Conflict(newer=tuple(replies.shape(reply) for reply in newer), seen_seq=newer[-1].seq)
        raise ConflictError("newer_reply", conflict)


def _subject_change(work: Work, ticket: Ticket, subject: str, random_bytes: RandomBytes) -> states.SetField | None:
    if subject == ticket.subject:
        return None
    before = texts.digest_of(work.connection, ticket.id, ticket.subject)
    return states.SetField("subject", before, texts.keep(work, ticket.id, random_bytes(chain.SALT_BYTES), subject))


def _changes(work: Work, ticket: Ticket, change: TicketChange, random_bytes: RandomBytes) -> list[AnyChange]:
    """The parts of one request in the order the table sees them: fields, people, words, status."""
    wanted = _wanted(change)
    parts: list[AnyChange] = []
    if "subject" in wanted:
        subject = _subject_change(work, ticket, wanted["subject"], random_bytes)
        parts += [] if subject is None else [subject]
    parts += [states.SetField(name, getattr(ticket, name), wanted[name]) for name in PLAIN_FIELDS if name in wanted]
    if "group_id" in wanted:
        group_id = wanted["group_id"]
        keeps = group_id is None or ticket.assignee_id in people.members(work.connection, group_id)
        parts.append(states.SetGroup(group_id, keeps_assignee=keeps))
    if "assignee_id" in wanted:
        _check_assignee(work, wanted["assignee_id"])
        parts.append(states.Assign(wanted["assignee_id"]))
    if change.comment is not None:
        parts.append(states.PublicComment() if change.comment.public else states.InternalNote())
    if "status" in wanted:
        parts.append(states.SetStatus(wanted["status"]))
    return parts


def check_steps(work: Work, caller: Caller, ticket: Ticket, change: TicketChange) -> None:
    """Refuse now what ``update`` would refuse; writes nothing. Raises RefusedError."""
    wanted = msgspec.structs.replace(change, subject=UNSET)
    answer = states.steps(ticket, _changes(work, ticket, wanted, bytes), caller.actor)
    if isinstance(answer, Refusal):
        raise refused(answer)


def update(
    work: Work,
    caller: Caller,
    ticket_id: int,
    change: TicketChange,
    random_bytes: RandomBytes,
    *,
    at_ms: int | None = None,
    session_id: str | None = None,
) -> Written:
    """Change fields, people, status and add a comment: at most one audit.

    Raises:
        RefusedError: ``not_found``, ``forbidden``, ``step`` (``why``), ``invalid``; ConflictError as the checks say.
    """
    ticket = need_ticket(work.connection, caller, ticket_id)
    check_version(work, caller, ticket, change)
    check_newer_reply(work, caller, ticket, change.comment)
    answer = states.steps(ticket, _changes(work, ticket, change, random_bytes), caller.actor)
    if isinstance(answer, Refusal):
        raise refused(answer)
    events, after = answer
    chat = chat_lines.chat_of(work, caller, ticket_id, change.comment)
    marks: list[EventBase] = []
    if change.macro_id is not None and (events or change.comment is not None):
        marks.append(macros.used(work, caller, change.macro_id))
    subject = _wanted(change).get("subject", ticket.subject)
    written = write(
        work,
        caller,
        ticket,
        msgspec.structs.replace(after, subject=subject),
        [*marks, *events],
        random_bytes,
        comment=change.comment,
        at_ms=at_ms,
        session_id=session_id,
        chat_id=None if chat is None else chat.id,
    )
    if chat is not None:
        chat_lines.answered(work, chat)
    return written


def write(
    work: Work,
    caller: Caller,
    before: Ticket,
    after: Ticket,
    events: Sequence[EventBase],
    random_bytes: RandomBytes,
    *,
    comment: CommentIn | None = None,
    at_ms: int | None = None,
    session_id: str | None = None,
    chat_id: int | None = None,
) -> Written:
    """Put decided events and words on disk as one audit; nothing at all where there are none."""
    words = None if comment is None else _words(work, comment, random_bytes, chat_id=chat_id)
    events = [*events] if words is None else [words.event, *events]
    if not events:
        return Written(before)
    now_ms = max(work.now_ms if at_ms is None else at_ms, before.updated_at)
    told = [] if words is None else [words.shape(before.id, caller.user_id, now_ms, session_id)]
    planned = sla.plan(work, after, events, caller.user_id, now_ms, is_history=at_ms is not None)
    after, audit = audits.append(
        work,
        before,
        planned.ticket,
        planned.events,
        author_id=caller.user_id,
        origin=caller.origin,
        comments=told,
        at_ms=now_ms,
    )
    sla.keep(work, before.id, planned)
    kept = [msgspec.structs.replace(one, seq=audit.seq) for one in told]
    if words is not None:
        _keep(work, words, kept[0], now_ms, head=None)
    if after.subject != before.subject:
        _rehead(work, after)
    return Written(after, audit, kept[0] if kept else None)


def _rehead(work: Work, ticket: Ticket) -> None:
    """A new subject finds the ticket's older comments too."""
    person = people.cards(work.connection, [ticket.requester_id])[0]
    comments = shown.comments_between(work.connection, ticket.id, 0, ticket.seq)
    bodies = {comment.id: comment.body for comment in comments}
    head = search.head_of(ticket.id, ticket.subject, [person.name, person.email, person.org_name])
    search.rehead(work, ticket.id, head, bodies)
