"""One update of one ticket, inside the writer (desk.md sections 2 to 4): row version, newer reply, states, audit, words.

Plain operations on a ``Work``. Every path that changes a ticket by hand goes through ``update`` or ``create``; both go
through ``core.desk.states``. What an answer looks like over HTTP is not decided here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from msgspec import UNSET

from assistdesk.core.desk import chain, states
from assistdesk.core.desk.conditions import NewComment
from assistdesk.core.desk.events import Change, Create, Event, EventBase, NoteAdded, ReplyAdded, Value
from assistdesk.core.desk.events_service import ReplySaid
from assistdesk.core.desk.forms import Form, name_of
from assistdesk.core.desk.model import REPLY_KINDS, Note, NoteKind, Reply, ReplyKind, Side, Ticket, side_of
from assistdesk.core.desk.shapes import (
    BODY_BYTES_MAX,
    AttachmentOut,
    AuditOut,
    CommentIn,
    CommentKind,
    CommentOut,
    Conflict,
    CustomValue,
    FieldConflict,
    TicketChange,
    TicketFields,
    TicketNew,
    to_rfc3339,
)
from assistdesk.core.desk.states import AnyChange
from assistdesk.core.desk.triggers import Done, NotifyAction
from assistdesk.core.desk.views import CUSTOM
from relay.desk import chat_lines, custom_values, firing, macros, notices, own_statuses, shown, sla
from relay.desk.custom_values import RandomBytes as RandomBytes
from relay.desk.refusals import ConflictError, FieldsError, need_granted
from relay.desk.rights import Caller, actor_on, need_ticket
from relay.store import attachments, audits, notes, organizations, people, replies, search, streams, texts, tickets
from relay.store.work import Work

TICKET_BYTES_MAX = 1024 * 1024 * 1024
"""Attachments of one ticket (relay.md section 8)."""
PLAIN_FIELDS = ("priority", "type", "severity", "tags", "language", "category", "form_id")


@dataclass(frozen=True, slots=True)
class Written:
    """What one update left behind; ``audit`` None: nothing changed."""

    ticket: Ticket
    audit: AuditOut | None = None
    comment: CommentOut | None = None


# --- words --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Brought:
    """Comments that a new ticket begins with; they were said in another one. Times in Unix milliseconds."""

    group_id: int | None = None
    last_comment_at: int | None = None
    last_reply_id: int | None = None


@dataclass(frozen=True, slots=True)
class _Words:
    """A comment that has its id and digest but not yet its audit."""

    comment_id: int
    given: CommentIn
    salt: bytes
    event: EventBase
    files: tuple[AttachmentOut, ...] = ()
    mentions: tuple[int, ...] = ()

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
            attachments=self.files,
            mentions=self.mentions,
        )

    def _kind(self) -> CommentKind:
        """A line said in a chat is one, whatever its writer called it."""
        if isinstance(self.event, ReplySaid):
            return self.event.kind
        return self.given.kind or ("reply" if self.given.public else "note")


def _words(
    work: Work, caller: Caller, ticket: Ticket, given: CommentIn, random_bytes: RandomBytes, chat_id: int | None = None
) -> _Words:
    ticket_id = ticket.id
    size_bytes = len(given.body.encode())
    if size_bytes > BODY_BYTES_MAX or not (given.body.strip() or given.uploads):
        raise FieldsError(ticket__comment__body="too_long" if size_bytes > BODY_BYTES_MAX else "empty")
    if given.kind is not None and (given.kind in REPLY_KINDS) != given.public:
        raise FieldsError(ticket__comment__kind="not_of_this_kind")
    comment_id = streams.take(work, streams.COMMENT)
    salt = random_bytes(chain.SALT_BYTES)
    digest = chain.digest(salt, given.body)
    files = _files(work, caller, ticket_id, comment_id, given)
    sha256s = tuple(file.sha256 for file in files)
    event: EventBase
    mentions: tuple[int, ...] = ()
    if not given.public:
        mentions = notices.mentioned(work.connection, caller, ticket, given.body)
        event = NoteAdded(comment_id=comment_id, digest=digest, files=sha256s, mentions=mentions)
    elif chat_id is None:
        event = ReplyAdded(comment_id=comment_id, digest=digest, files=sha256s)
    else:
        event = ReplySaid(comment_id=comment_id, digest=digest, files=sha256s, kind="chat", thread_id=chat_id)
    return _Words(comment_id, given, salt, event, files, mentions)


def _files(work: Work, caller: Caller, ticket_id: int, comment_id: int, given: CommentIn) -> tuple[AttachmentOut, ...]:
    """Hang what the writer sent up on the comment: all of it, or refuse. Raises FieldsError."""
    if not given.uploads:
        return ()
    found = attachments.waiting(work.connection, caller.id, given.uploads)
    if len(found) != len(given.uploads):
        raise FieldsError(ticket__comment__uploads="unknown")
    kept_bytes = attachments.bytes_of_ticket(work.connection, ticket_id)
    if kept_bytes + sum(file.size for file in found) > TICKET_BYTES_MAX:
        raise FieldsError(ticket__comment__uploads="ticket_full")
    attachments.hang(work, given.uploads, ticket_id, comment_id)
    return tuple(map(attachments.shape, found))


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
            mentions=comment.mentions,
        )
        notes.add(work, note, words.salt)
    search.add(work, comment.ticket_id, head=head, comment_id=comment.id, body=comment.body, is_public=comment.public)


@dataclass(frozen=True, slots=True)
class _Ruled:
    """What rules make of an update that is about to be written: the ticket, their events and words, whom they tell."""

    ticket: Ticket
    events: list[EventBase]
    words: list[_Words]
    tells: tuple[NotifyAction, ...]

    def shapes(self, at_ms: int) -> list[CommentOut]:
        return [one.shape(self.ticket.id, None, at_ms, None) for one in self.words]


def _ruled(work: Work, ticket: Ticket, dones: Sequence[Done], random_bytes: RandomBytes) -> _Ruled:
    """*ticket* with all that was done; the words of rules get their ids. A reply of a rule is ``auto``: it answers nobody."""
    words = []
    for said in [said for done in dones for said in done.says]:
        comment_id, salt = streams.take(work, streams.COMMENT), random_bytes(chain.SALT_BYTES)
        given = CommentIn(body=said.text, public=said.is_public)
        digest = chain.digest(salt, said.text)
        event: EventBase = NoteAdded(comment_id=comment_id, digest=digest)
        if said.is_public:
            event = ReplyAdded(comment_id=comment_id, digest=digest, auto=True)
        words.append(_Words(comment_id, given, salt, event))
    tells = tuple(action for done in dones for action in done.tells)
    return _Ruled(ticket, [one.event for one in words], words, tells)


def _heard(work: Work, caller: Caller, words: _Words, writer_id: int | None = None) -> NewComment:
    """The words as triggers look at them: whose are they?"""
    side = caller.actor.side
    if writer_id not in (None, caller.user_id):
        role = people.roles(work.connection, [writer_id or 0]).get(writer_id or 0)
        side = Side.NONE if role is None else side_of(role)
    return firing.said_by(side, words.given.public)


def _tell_of(work: Work, ticket: Ticket, ruled: _Ruled, comment: CommentOut | None, author_id: int | None) -> None:
    told = firing.told_by(work.connection, ticket, ruled.tells) if ruled.tells else []
    notices.tell_by_rule(work, ticket, [user_id for user_id in told if user_id != author_id], comment)


NOTHING_BROUGHT = Brought()

# --- creating -----------------------------------------------------------------------------------------------------


def requester_of(work: Work, caller: Caller, new: TicketFields, at_ms: int | None = None) -> int:
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


def _first_fields(
    new: TicketFields, requester_id: int, caller: Caller, subject_digest: str, form: Form | None
) -> list[Event]:
    """Everything set at creation is an event, so that the row can be rebuilt from the log."""
    values: list[tuple[str, Value]] = [("subject", subject_digest)]
    if requester_id != caller.user_id:
        values.append(("requester_id", requester_id))
    values += [
        (name, value)
        for name, value in (
            ("priority", new.priority),
            ("type", new.type),
            ("tags", tuple(dict.fromkeys((*(() if form is None else form.tags), *new.tags)))),
            ("channel", new.channel),
            ("form_id", new.form_id),
            (states.LABEL, new.custom_status_id),
        )
        if value
    ]
    values.append(("language", new.language))
    return [Change(field=name, previous=None, value=value) for name, value in values]


def create(
    work: Work,
    caller: Caller,
    new: TicketFields,
    random_bytes: RandomBytes,
    *,
    author_id: int | None = None,
    at_ms: int | None = None,
    followup_of: int | None = None,
    chat_id: int | None = None,
    also: Sequence[EventBase] = (),
    brought: Brought = NOTHING_BROUGHT,
) -> Written:
    """Make a ticket with its first comment (unless *brought* has its words): one audit. *author_id*: who wrote the comment,
    if not the caller.

    *chat_id*: the comment is that chat's first line; *also*: what else this audit has to say.
    *at_ms* writes a past down: whoever does so counts its clocks at its end (``sla.look``). The same goes for ``update``.
    """
    now_ms = work.now_ms if at_ms is None else at_ms
    form = custom_values.need_form(work, new.form_id)
    ticket_id = streams.take(work, streams.TICKET)
    keep = custom_values.keeper(work, ticket_id, random_bytes)
    filled = custom_values.fill(work.connection, ticket_id, custom_values.NOTHING, new.custom, keep)
    lacks = custom_values.missing(work.connection, new.form_id, filled.custom)
    begins = own_statuses.first_status(work.connection, new)
    started = need_granted(states.create(caller.actor, status=begins, assignee_id=new.assignee_id, missing=lacks))
    _check_assignee(work, new.assignee_id)
    requester_id = requester_of(work, caller, new, at_ms)
    requester = people.cards(work.connection, [requester_id])[0]
    writer_id = caller.user_id if author_id is None else author_id
    digest = keep(new.subject)
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
        custom=filled.custom,
        followup_of=followup_of,
        last_comment_at=brought.last_comment_at,
    )
    words = _words(work, caller, first, new.comment, random_bytes, chat_id) if isinstance(new, TicketNew) else None
    decided = [*started, *_first_fields(new, requester_id, caller, digest, form), *filled.events]
    is_routed = chat_id is None and brought is NOTHING_BROUGHT  # a chat has its queue, a split its source's group
    group_id = brought.group_id or _group_of(work, form, requester.org_id if is_routed else None, started)
    if group_id is not None:
        decided.append(Change(field="group_id", previous=None, value=group_id))
    events: list[EventBase] = [*decided, *(() if words is None else (words.event,)), *also]
    if words is not None:
        events += notices.follow(work.connection, first, words.mentions)
    status = next(event.value for event in started if isinstance(event, Create))
    ticket = msgspec.structs.replace(first, status=status)
    for event in decided:
        ticket = states.apply(ticket, event)
    acted = Done(ticket)
    if at_ms is None:
        acted = firing.run(
            work, caller, None, ticket, None if words is None else _heard(work, caller, words, writer_id), random_bytes
        )
    ruled = _ruled(work, acted.ticket, [acted], random_bytes)
    events += [*acted.events, *ruled.events]
    told = [] if words is None else [words.shape(ticket_id, writer_id, now_ms, None)]
    told += ruled.shapes(now_ms)
    planned = sla.plan(work, ruled.ticket, events, writer_id, now_ms, is_history=at_ms is not None)
    ticket, audit = audits.append(
        work,
        None,
        planned.ticket,
        planned.events,
        author_id=writer_id,
        origin=caller.origin,
        comments=told,
        at_ms=now_ms,
        last_reply_id=brought.last_reply_id,
    )
    sla.keep(work, ticket_id, planned)
    kept = [msgspec.structs.replace(one, seq=audit.seq) for one in told]
    said = None if words is None else kept[0]
    for one, comment in zip([*([] if words is None else [words]), *ruled.words], kept, strict=True):
        _keep(work, one, comment, now_ms, head=head_of(work, ticket))
    if said is not None:
        notices.tell(work, ticket, said)
    if caller.user_id is not None:
        tickets.mark_seen(work, caller.user_id, ticket_id, audit.seq)
    if at_ms is None:
        _tell_of(work, ticket, ruled, said, writer_id)
        firing.begin(work, None, ticket)
    return Written(ticket, audit, said)


def _group_of(work: Work, form: Form | None, org_id: int | None, started: Sequence[EventBase]) -> int | None:
    """The form's group, else the organisation's, unless the ticket is given to somebody outside of it."""
    group_id = None if form is None else form.group_id
    group_id = group_id or organizations.facts(work.connection, org_id).group_id
    given = next((one.value for one in started if isinstance(one, Change) and one.field == "assignee_id"), None)
    return group_id if group_id and (given is None or given in people.members(work.connection, group_id)) else None


def head_of(work: Work, ticket: Ticket) -> str:
    """What finds this ticket whatever comment is looked at."""
    person = people.cards(work.connection, [ticket.requester_id])[0]
    return search.head_of(ticket.id, ticket.subject, [person.name, person.email, person.org_name])


def _check_assignee(work: Work, assignee_id: int | None) -> None:
    if assignee_id is not None and not people.is_agent(work.connection, assignee_id):
        raise FieldsError(ticket__assignee_id="no_agent")


# --- changing -----------------------------------------------------------------------------------------------------


def _wanted(change: TicketChange) -> dict[str, Any]:
    """The fields this request sets."""
    names = ("subject", "status", states.LABEL, *PLAIN_FIELDS, "assignee_id", "group_id")
    custom = {} if change.custom is UNSET else change.custom
    wanted = {name: getattr(change, name) for name in names if getattr(change, name) is not UNSET}
    return wanted | {name_of(key): value for key, value in custom.items()}


def _held(ticket: Ticket, name: str) -> object:
    return ticket.custom.get(name.removeprefix(CUSTOM)) if name.startswith(CUSTOM) else getattr(ticket, name)


def check_version(work: Work, caller: Caller, ticket: Ticket, change: TicketChange) -> None:
    """A stale write is applied where its fields did not change since; else 409 with both values (section 4)."""
    wanted = _wanted(change)
    if change.row_version is None or change.row_version == ticket.row_version or not wanted:
        return
    since = audits.fields_changed_since(work.connection, ticket.id, change.row_version)
    clashing = [name for name, mine in wanted.items() if name in since and _held(ticket, name) != mine]
    if not clashing and change.row_version < ticket.row_version:
        return
    fields = tuple(
        FieldConflict(
            field=name,
            mine=msgspec.Raw(msgspec.json.encode(wanted[name])),
            theirs=msgspec.Raw(msgspec.json.encode(_held(ticket, name))),
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


def _kept_nowhere(text: str) -> str:
    """A digest for a change that is only tried."""
    return chain.digest(bytes(chain.SALT_BYTES), text)


def subject_change(work: Work, ticket: Ticket, subject: str, keep: custom_values.Keep) -> states.SetField | None:
    """A new subject, named by the digest under which *keep* keeps it; None: it is the same."""
    if subject == ticket.subject:
        return None
    return states.SetField("subject", texts.digest_of(work.connection, ticket.id, ticket.subject), keep(subject))


def _changes(
    work: Work, ticket: Ticket, change: TicketChange, keep: custom_values.Keep
) -> tuple[list[AnyChange], dict[str, CustomValue]]:
    """The parts of one request in the order the table sees them: fields, people, words, status; and what the ticket then holds
    in fields of the desk's own."""
    wanted = _wanted(change)
    parts: list[AnyChange] = []
    if "subject" in wanted:
        subject = subject_change(work, ticket, wanted["subject"], keep)
        parts += [] if subject is None else [subject]
    plain = PLAIN_FIELDS if "status" in wanted else (*PLAIN_FIELDS, states.LABEL)  # alone it is only taken off
    parts += [states.SetField(name, getattr(ticket, name), wanted[name]) for name in plain if name in wanted]
    form_id = wanted.get("form_id", ticket.form_id)
    if form_id != ticket.form_id:
        custom_values.need_form(work, form_id)
    given = {} if change.custom is UNSET else change.custom
    filled = custom_values.fill(work.connection, ticket.id, ticket.custom, given, keep)
    parts += filled.changes
    if "group_id" in wanted:
        group_id = wanted["group_id"]
        if group_id is not None and not people.group_names(work.connection, [group_id]):
            raise FieldsError(ticket__group_id="unknown")
        keeps = group_id is None or ticket.assignee_id in people.members(work.connection, group_id)
        parts.append(states.SetGroup(group_id, keeps_assignee=keeps))
    if "assignee_id" in wanted:
        _check_assignee(work, wanted["assignee_id"])
        parts.append(states.Assign(wanted["assignee_id"]))
    if change.comment is not None:
        parts.append(states.PublicComment() if change.comment.public else states.InternalNote())
    if "status" in wanted:
        lacks = custom_values.missing(work.connection, form_id, filled.custom) if wanted["status"] == "solved" else ()
        parts.append(states.SetStatus(wanted["status"], lacks, change.custom_status_id))
    return parts, filled.custom


def check_steps(work: Work, caller: Caller, ticket: Ticket, change: TicketChange) -> None:
    """Refuse now what ``update`` would refuse; writes nothing. Raises RefusedError."""
    parts, _ = _changes(work, ticket, own_statuses.resolved(work.connection, change), _kept_nowhere)
    need_granted(states.steps(ticket, parts, actor_on(work.connection, caller, ticket.id)))


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
    change = own_statuses.resolved(work.connection, change)
    check_version(work, caller, ticket, change)
    check_newer_reply(work, caller, ticket, change.comment)
    parts, custom = _changes(work, ticket, change, custom_values.keeper(work, ticket_id, random_bytes))
    events, after = need_granted(states.steps(ticket, parts, actor_on(work.connection, caller, ticket_id)))
    chat = chat_lines.chat_of(work, caller, ticket_id, change.comment)
    marks: list[EventBase] = []
    if change.macro_id is not None and (events or change.comment is not None):
        marks.append(macros.used(work, caller, change.macro_id))
    subject = _wanted(change).get("subject", ticket.subject)
    written = write(
        work,
        caller,
        ticket,
        msgspec.structs.replace(after, subject=subject, custom=custom),
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
    ruled: Done | None = None,
    are_fired: bool = False,
) -> Written:
    """Put decided events and words on disk as one audit, with what triggers add; nothing at all where there are none.

    *ruled*: the events are what a rule did. *are_fired*: the triggers of this update have run already.
    """
    words = None if comment is None else _words(work, caller, after, comment, random_bytes, chat_id)
    events = (
        [*events] if words is None else [words.event, *events, *notices.follow(work.connection, after, words.mentions)]
    )
    if not events:
        return Written(before)
    now_ms = max(work.now_ms if at_ms is None else at_ms, before.updated_at)
    acted = Done(after)
    if at_ms is None and not are_fired:
        heard_by = None if words is None else _heard(work, caller, words)
        acted = firing.run(work, caller, before, after, heard_by, random_bytes)
    by_rules = _ruled(work, acted.ticket, [acted] if ruled is None else [ruled, acted], random_bytes)
    events += [*acted.events, *by_rules.events]
    told = [] if words is None else [words.shape(before.id, caller.user_id, now_ms, session_id)]
    told += by_rules.shapes(now_ms)
    planned = sla.plan(work, by_rules.ticket, events, caller.user_id, now_ms, is_history=at_ms is not None)
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
    heard = None if words is None else kept[0]
    for one, said in zip([*([] if words is None else [words]), *by_rules.words], kept, strict=True):
        _keep(work, one, said, now_ms, head=None)
    if heard is not None:
        notices.tell(work, after, heard)
    if after.subject != before.subject:
        _rehead(work, after)
    if at_ms is None:
        _tell_of(work, after, by_rules, heard, caller.user_id)
        firing.begin(work, before, after)
    return Written(after, audit, heard)


def _rehead(work: Work, ticket: Ticket) -> None:
    """A new subject finds the ticket's older comments too."""
    comments = shown.comments_between(work.connection, ticket.id, 0, ticket.seq)
    comments += shown.brought_comments(work.connection, [ticket.id])
    bodies = {comment.id: comment.body for comment in comments}
    search.rehead(work, ticket.id, head_of(work, ticket), bodies)
