"""One update of one ticket, inside the writer (desk.md sections 2 to 4): row version, newer reply, states, audit, words.

Plain operations on a ``Work``. Every path that changes a ticket by hand goes through ``update`` or ``create``; both go
through ``core.desk.states``. What an answer looks like over HTTP is not decided here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from msgspec import UNSET

from assistdesk.core.desk import chain, states
from assistdesk.core.desk.events import Change, Create, Event, EventBase, Value
from assistdesk.core.desk.forms import Form, name_of
from assistdesk.core.desk.languages import language_of
from assistdesk.core.desk.model import Side, Ticket
from assistdesk.core.desk.shapes import (
    TAGS_MAX,
    AuditOut,
    CommentIn,
    CommentOut,
    CustomValue,
    TicketChange,
    TicketFields,
    TicketNew,
    UserOut,
)
from assistdesk.core.desk.shapes_conflicts import Conflict, FieldConflict
from assistdesk.core.desk.states import AnyChange
from assistdesk.core.desk.triggers import Done
from assistdesk.core.desk.views import CUSTOM
from relay.desk import (
    belonging,
    chat_lines,
    custom_values,
    due_dates,
    firing,
    macros,
    notices,
    own_statuses,
    reheading,
    shown,
    sla,
    words,
)
from relay.desk.custom_values import RandomBytes as RandomBytes
from relay.desk.refusals import ConflictError, FieldsError, need_granted
from relay.desk.rights import Caller, actor_on, need_ticket
from relay.store import audits, organizations, participants, people, replies, streams, texts, tickets
from relay.store.work import Work

PLAIN_FIELDS = ("priority", "type", "due_at", "severity", "tags", "language", "category", "form_id", "flagged")


@dataclass(frozen=True, slots=True)
class Written:
    """What one update left behind; ``audit`` None: nothing changed."""

    ticket: Ticket
    audit: AuditOut | None = None
    comment: CommentOut | None = None


@dataclass(frozen=True, slots=True)
class Brought:
    """Comments that a new ticket begins with; they were said in another one. Times in Unix milliseconds."""

    group_id: int | None = None
    last_comment_at: int | None = None
    last_reply_id: int | None = None


NOTHING_BROUGHT = Brought()


# --- creating -----------------------------------------------------------------------------------------------------


def requester_of(
    work: Work, caller: Caller, new: TicketFields, at_ms: int | None = None, language: str | None = None
) -> int:
    """The person helped: by id, by e-mail, or made; *language*: of the ticket, if it is known. Raises FieldsError."""
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
    return belonging.add_customer(
        work,
        name=given.name,
        email=given.email,
        phone=given.phone,
        locale=given.locale or language or macros.DEFAULT_LOCALE,
        org_id=org_id,
        at_ms=at_ms,
    )


def _language_of(new: TicketFields) -> str | None:
    """The one that is named, else that of its words; None: they do not say (decision 0072)."""
    said = f"{new.subject}\n{new.comment.body}" if isinstance(new, TicketNew) else new.subject
    return new.language or language_of(said)


def _first_fields(
    new: TicketFields, requester: UserOut, caller: Caller, subject_digest: str, form: Form | None, language: str
) -> list[Event]:
    """Everything set at creation is an event, so that the row can be rebuilt from the log. Whose it is and who wrote it down
    is the audit's author, where nothing else is said."""
    values: list[tuple[str, Value]] = [("subject", subject_digest)]
    values += [
        (name, value)
        for name, value in (
            ("requester_id", requester.id if requester.id != caller.user_id else None),
            ("org_id", requester.org_id),
            ("priority", new.priority),
            ("type", new.type),
            ("due_at", due_dates.first(new)),
            ("tags", tuple(dict.fromkeys((*(() if form is None else form.tags), *new.tags)))),
            ("channel", new.channel),
            ("form_id", new.form_id),
            (states.LABEL, new.custom_status_id),
        )
        if value
    ]
    values.append(("language", language))
    return [Change(field=name, previous=None, value=value) for name, value in values]


def create(
    work: Work,
    caller: Caller,
    new: TicketFields,
    random_bytes: RandomBytes,
    *,
    at_ms: int | None = None,
    followup_of: int | None = None,
    chat_id: int | None = None,
    also: Sequence[EventBase] = (),
    brought: Brought = NOTHING_BROUGHT,
) -> Written:
    """Make a ticket with its first comment (unless *brought* has its words): one audit.

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
    language = _language_of(new)
    requester_id = requester_of(work, caller, new, at_ms, language)
    requester = people.cards(work.connection, [requester_id])[0]
    digest = keep(new.subject)
    first = Ticket(
        id=ticket_id,
        created_at=now_ms,
        updated_at=now_ms,
        subject=new.subject,
        status="new",
        channel=new.channel,
        requester_id=requester_id,
        submitter_id=caller.user_id or requester_id,
        custom=filled.custom,
        followup_of=followup_of,
        last_comment_at=brought.last_comment_at,
    )
    own = (
        words.of_writer(work, caller, first, new.comment, random_bytes, chat_id) if isinstance(new, TicketNew) else None
    )
    language = language or requester.locale
    decided = [*started, *_first_fields(new, requester, caller, digest, form, language), *filled.events]
    is_routed = chat_id is None and brought is NOTHING_BROUGHT  # a chat has its queue, a split its source's group
    group_id = brought.group_id or _group_of(work, form, requester.org_id if is_routed else None, started)
    if group_id is not None:
        decided.append(Change(field="group_id", previous=None, value=group_id))
    events: list[EventBase] = [*decided, *(() if own is None else (own.event,)), *also]
    if own is not None:
        events += notices.follow(work.connection, first, own.mentions)
    status = next(event.value for event in started if isinstance(event, Create))
    ticket = msgspec.structs.replace(first, status=status)
    for event in decided:
        ticket = states.apply(ticket, event)
    acted = Done(ticket)
    if at_ms is None:
        heard = None if own is None else words.as_heard(caller, own)
        acted = firing.run(work, caller, None, ticket, heard, random_bytes)
    ruled = words.by_rules(work, acted.ticket, [acted], random_bytes)
    events += [*acted.events, *ruled.events]
    every = words.told(own, ruled, ticket_id, caller.user_id, now_ms)
    planned = sla.plan(work, ruled.ticket, events, caller.user_id, now_ms, is_history=at_ms is not None)
    ticket, audit = audits.append(
        work,
        None,
        planned.ticket,
        planned.events,
        author_id=caller.user_id,
        origin=caller.origin,
        comments=every.shapes,
        at_ms=now_ms,
        last_reply_id=brought.last_reply_id,
        on_it=(),
    )
    sla.keep(work, ticket_id, planned)
    said = words.keep(work, every, audit.seq, now_ms, head=reheading.head_of(work, ticket))
    if said is not None:
        notices.tell(work, ticket, said, ())
    if caller.user_id is not None:
        tickets.mark_seen(work, caller.user_id, ticket_id, audit.seq)
    if at_ms is None:
        notices.tell_assignee(work, None, ticket, caller, said, ())
        words.tell(work, ticket, ruled, said, caller.user_id)
        firing.begin(work, None, ticket)
        due_dates.keep(work, None, ticket)
    return Written(ticket, audit, said)


def _group_of(work: Work, form: Form | None, org_id: int | None, started: Sequence[EventBase]) -> int | None:
    """The form's group, else the organisation's, unless the ticket is given to somebody outside of it."""
    group_id = None if form is None else form.group_id
    group_id = group_id or organizations.facts(work.connection, org_id).group_id
    given = next((one.value for one in started if isinstance(one, Change) and one.field == "assignee_id"), None)
    return group_id if group_id and (given is None or given in people.members(work.connection, group_id)) else None


def _check_assignee(work: Work, assignee_id: int | None) -> None:
    if assignee_id is not None and not people.is_agent(work.connection, assignee_id):
        raise FieldsError(ticket__assignee_id="no_agent")


# --- changing -----------------------------------------------------------------------------------------------------


def _wanted(ticket: Ticket, change: TicketChange) -> dict[str, Any]:
    """The fields this request sets, as the ticket holds them. Raises FieldsError: tags in both ways, or more of them than a
    ticket may have; a due date that is none."""
    names = ("subject", "status", states.LABEL, *PLAIN_FIELDS, "assignee_id", "group_id")
    custom = {} if change.custom is UNSET else change.custom
    wanted = {name: getattr(change, name) for name in names if getattr(change, name) is not UNSET}
    if change.due_at is not UNSET:
        wanted["due_at"] = due_dates.read(change.due_at)
    if change.add_tags or change.remove_tags:
        if "tags" in wanted:
            raise FieldsError(ticket__tags="alone")
        kept = (tag for tag in ticket.tags if tag not in change.remove_tags)
        tags = wanted["tags"] = tuple(dict.fromkeys((*kept, *change.add_tags)))
        if len(tags) > max(TAGS_MAX, len(ticket.tags)):
            raise FieldsError(ticket__tags="too_many")
    return wanted | {name_of(key): value for key, value in custom.items()}


def _held(ticket: Ticket, name: str) -> object:
    return ticket.custom.get(name.removeprefix(CUSTOM)) if name.startswith(CUSTOM) else getattr(ticket, name)


def _check_version(work: Work, caller: Caller, ticket: Ticket, change: TicketChange, wanted: Mapping[str, Any]) -> None:
    """A stale write is applied where its fields did not change since; else 409 with both values (section 4). Tags that are
    added or taken away overwrite nobody's."""
    if change.row_version is None or change.row_version == ticket.row_version or not wanted:
        return
    since = audits.fields_changed_since(work.connection, ticket.id, change.row_version)
    if change.tags is UNSET:
        since.discard("tags")
    clashing = [name for name, mine in wanted.items() if name in since and _held(ticket, name) != mine]
    if not clashing and change.row_version < ticket.row_version:
        return
    fields = tuple(
        FieldConflict(
            field=name,
            mine=msgspec.Raw(msgspec.json.encode(due_dates.write(name, wanted[name]))),
            theirs=msgspec.Raw(msgspec.json.encode(due_dates.write(name, _held(ticket, name)))),
        )
        for name in clashing
    )
    raise ConflictError(
        "row_version", Conflict(fields=fields, ticket=shown.show_ticket(work.connection, caller, ticket))
    )


def _check_newer_reply(work: Work, caller: Caller, ticket: Ticket, comment: CommentIn | None) -> None:
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
    work: Work, ticket: Ticket, change: TicketChange, wanted: Mapping[str, Any], keep: custom_values.Keep
) -> tuple[list[AnyChange], dict[str, CustomValue]]:
    """The parts of one request in the order the table sees them: fields, people, words, status; and what the ticket then holds
    in fields of the desk's own."""
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


def _found_by(ticket: Ticket) -> tuple[object, ...]:
    """What of its fields finds a ticket."""
    return ticket.subject, ticket.tags, ticket.requester_id


def check(work: Work, caller: Caller, ticket: Ticket, change: TicketChange) -> None:
    """Refuse now what ``update`` would refuse; writes nothing. Raises as ``update``."""
    change = own_statuses.resolved(work.connection, change)
    wanted = _wanted(ticket, change)
    _check_version(work, caller, ticket, change, wanted)
    _check_newer_reply(work, caller, ticket, change.comment)
    parts, _ = _changes(work, ticket, change, wanted, _kept_nowhere)
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
    wanted = _wanted(ticket, change)
    _check_version(work, caller, ticket, change, wanted)
    _check_newer_reply(work, caller, ticket, change.comment)
    parts, custom = _changes(work, ticket, change, wanted, custom_values.keeper(work, ticket_id, random_bytes))
    events, after = need_granted(states.steps(ticket, parts, actor_on(work.connection, caller, ticket_id)))
    chat = chat_lines.chat_of(work, caller, ticket_id, change.comment)
    marks: list[EventBase] = []
    if change.macro_id is not None and (events or change.comment is not None):
        marks.append(macros.used(work, caller, change.macro_id))
    subject = wanted.get("subject", ticket.subject)
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
    own = None if comment is None else words.of_writer(work, caller, after, comment, random_bytes, chat_id)
    events = [*events] if own is None else [own.event, *events, *notices.follow(work.connection, after, own.mentions)]
    if not events:
        return Written(before)
    now_ms = max(work.now_ms if at_ms is None else at_ms, before.updated_at)
    acted = Done(after)
    if at_ms is None and not are_fired:
        heard = None if own is None else words.as_heard(caller, own)
        acted = firing.run(work, caller, before, after, heard, random_bytes)
    by_rules = words.by_rules(work, acted.ticket, [acted] if ruled is None else [ruled, acted], random_bytes)
    events += [*acted.events, *by_rules.events]
    every = words.told(own, by_rules, before.id, caller.user_id, now_ms, session_id)
    planned = sla.plan(work, by_rules.ticket, events, caller.user_id, now_ms, is_history=at_ms is not None)
    on_it = participants.of_ticket(work.connection, before.id)
    after, audit = audits.append(
        work,
        before,
        planned.ticket,
        planned.events,
        author_id=caller.user_id,
        origin=caller.origin,
        comments=every.shapes,
        at_ms=now_ms,
        on_it=on_it,
    )
    sla.keep(work, before.id, planned)
    said = words.keep(work, every, audit.seq, now_ms)
    if said is not None:
        notices.tell(work, after, said, on_it)
    if _found_by(after) != _found_by(before):
        reheading.rehead(work, after)
    if at_ms is None:
        notices.tell_assignee(work, before, after, caller, said, on_it)
        words.tell(work, after, by_rules, said, caller.user_id)
        firing.begin(work, before, after)
        due_dates.keep(work, before, after)
    return Written(after, audit, said)
