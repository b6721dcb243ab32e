"""Words of an update: a comment from when it has its id and digest until its audit is written and it is in its table.

Plain operations on a ``Work``, called by ``changes``. Words are the writer's, or what rules say about the update (a reply of
theirs is ``auto``: it answers nobody). A note never enters the table of replies.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk import chain
from assistdesk.core.desk.conditions import NewComment
from assistdesk.core.desk.events import EventBase, NoteAdded, ReplyAdded
from assistdesk.core.desk.events_service import ReplySaid
from assistdesk.core.desk.model import REPLY_KINDS, Note, NoteKind, Reply, ReplyKind, Ticket
from assistdesk.core.desk.shapes import (
    BODY_BYTES_MAX,
    AttachmentOut,
    CommentIn,
    CommentKind,
    CommentOut,
    to_rfc3339,
)
from assistdesk.core.desk.triggers import Done, NotifyAction
from relay.desk import firing, indexing, notices
from relay.desk.custom_values import RandomBytes
from relay.desk.refusals import FieldsError
from relay.desk.rights import Caller
from relay.store import attachments, calls, chats, notes, replies, search, sessions, streams
from relay.store.work import Work

_ID = re.compile("[1-9][0-9]{0,17}")
TICKET_BYTES_MAX = 1024 * 1024 * 1024
"""Attachments of one ticket (relay.md section 8)."""


def find_fault(body: str, *, has_files: bool = False) -> Literal["empty", "too_long"] | None:
    """Why a body is not taken; with files it may be blank."""
    if len(body.encode()) > BODY_BYTES_MAX:
        return "too_long"
    return None if has_files or body.strip() else "empty"


@dataclass(frozen=True, slots=True)
class Words:
    """A comment that has its id and digest but not yet its audit."""

    comment_id: int
    given: CommentIn
    salt: bytes
    event: EventBase
    files: tuple[AttachmentOut, ...] = ()
    mentions: tuple[int, ...] = ()

    def shape(self, ticket_id: int, author_id: int | None, at_ms: int, session_id: str | None = None) -> CommentOut:
        """As it is told; its number in the log is the audit's to give."""
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
        if isinstance(self.event, ReplySaid) and self.event.thread_id is not None:
            return self.event.kind
        return self.given.kind or ("reply" if self.given.public else "note")


def of_writer(
    work: Work, caller: Caller, ticket: Ticket, given: CommentIn, random_bytes: RandomBytes, chat_id: int | None = None
) -> Words:
    """The words of whoever makes the update; *chat_id*: a line of that chat. Raises FieldsError."""
    ticket_id = ticket.id
    fault = find_fault(given.body, has_files=bool(given.uploads))
    if fault is not None:
        raise FieldsError(ticket__comment__body=fault)
    if given.kind is not None and (given.kind in REPLY_KINDS) != given.public:
        raise FieldsError(ticket__comment__kind="not_of_this_kind")
    comment_id = streams.take(work, streams.COMMENT)
    salt = random_bytes(chain.SALT_BYTES)
    digest = chain.digest(salt, given.body)
    files = _files(work, caller, ticket_id, given)
    sha256s = tuple(file.sha256 for file in files)
    event: EventBase
    mentions: tuple[int, ...] = ()
    if not given.public:
        mentions = notices.mentioned(work.connection, caller, ticket, given.body)
        event = NoteAdded(comment_id=comment_id, digest=digest, files=sha256s, mentions=mentions)
    elif chat_id is not None:
        event = ReplySaid(comment_id=comment_id, digest=digest, files=sha256s, kind="chat", thread_id=chat_id)
    elif touch := _touch(work.connection, ticket_id, given.wrapup_of or ""):
        event = ReplySaid(comment_id=comment_id, digest=digest, files=sha256s, wrapup_of=touch)
    else:
        event = ReplyAdded(comment_id=comment_id, digest=digest, files=sha256s)
    return Words(comment_id, given, salt, event, files, mentions)


def _touch(connection: sa.Connection, ticket_id: int, wrapup_of: str) -> str | None:
    """The chat, call or session of this ticket that a reply from its wrap-up card belongs to, as the log names it. A session is
    known by its room, or as its report names it. None: it names nothing of this ticket, so the reply stands for itself."""
    kind, _, name = wrapup_of.partition(":")
    match kind:
        case "chat" if _ID.fullmatch(name):
            chat = chats.find(connection, int(name))
            return f"chat:{chat.id}" if chat is not None and chat.thread.ticket_id == ticket_id else None
        case "call" if _ID.fullmatch(name):
            call = calls.find(connection, int(name))
            return f"call:{call.id}" if call is not None and call.ticket_id == ticket_id else None
        case "session" if name:
            for ref in sessions.of_ticket(connection, ticket_id):
                if name in (ref.room, "" if ref.viewer_report is None else ref.viewer_report.session_id):
                    return f"session:{ref.room}"
            return None
        case _:
            return None


def _files(work: Work, caller: Caller, ticket_id: int, given: CommentIn) -> tuple[AttachmentOut, ...]:
    """What the writer sent up for the comment: all of it, or refuse. Raises FieldsError."""
    if not given.uploads:
        return ()
    found = attachments.waiting(work.connection, caller.id, given.uploads)
    if len(found) != len(given.uploads):
        raise FieldsError(ticket__comment__uploads="unknown")
    kept_bytes = attachments.bytes_of_ticket(work.connection, ticket_id)
    if kept_bytes + sum(file.size for file in found) > TICKET_BYTES_MAX:
        raise FieldsError(ticket__comment__uploads="ticket_full")
    return tuple(map(attachments.shape, found))


@dataclass(frozen=True, slots=True)
class Ruled:
    """What rules make of an update that is about to be written: the ticket, their events and words, whom they tell."""

    ticket: Ticket
    events: list[EventBase]
    words: list[Words]
    tells: tuple[NotifyAction, ...]


def by_rules(work: Work, ticket: Ticket, dones: Sequence[Done], random_bytes: RandomBytes) -> Ruled:
    """*ticket* with all that was done; the words of rules get their ids. A reply of a rule is ``auto``: it answers nobody."""
    words = []
    for one in [one for done in dones for one in done.says]:
        comment_id, salt = streams.take(work, streams.COMMENT), random_bytes(chain.SALT_BYTES)
        given = CommentIn(body=one.text, public=one.is_public)
        digest = chain.digest(salt, one.text)
        event: EventBase = NoteAdded(comment_id=comment_id, digest=digest)
        if one.is_public:
            event = ReplyAdded(comment_id=comment_id, digest=digest, auto=True)
        words.append(Words(comment_id, given, salt, event))
    tells = tuple(action for done in dones for action in done.tells)
    return Ruled(ticket, [one.event for one in words], words, tells)


def as_heard(caller: Caller, words: Words) -> NewComment:
    """The words as triggers look at them: whose are they?"""
    return firing.said_by(caller.actor.side, words.given.public)


def tell(work: Work, ticket: Ticket, ruled: Ruled, comment: CommentOut | None, author_id: int | None) -> None:
    """Tell whom rules name, but for the author. *comment*: the writer's words, where there are any."""
    told = firing.told_by(work.connection, ticket, ruled.tells) if ruled.tells else []
    notices.tell_by_rule(work, ticket, [user_id for user_id in told if user_id != author_id], comment)


@dataclass(frozen=True, slots=True)
class Told:
    """All words of one update, the writer's first, with their shapes as the audit tells them."""

    words: list[Words]
    shapes: list[CommentOut]
    has_own: bool


def told(
    own: Words | None, ruled: Ruled, ticket_id: int, author_id: int | None, at_ms: int, session_id: str | None = None
) -> Told:
    shapes = [] if own is None else [own.shape(ticket_id, author_id, at_ms, session_id)]
    shapes += (one.shape(ticket_id, None, at_ms) for one in ruled.words)
    return Told([*([] if own is None else [own]), *ruled.words], shapes, own is not None)


def keep(work: Work, every: Told, seq: int, at_ms: int, *, head: search.Head | None = None) -> CommentOut | None:
    """Put them where they stand, under their audit's number; returns the writer's. *head*: as ``search.add`` has it."""
    kept = [msgspec.structs.replace(shape, seq=seq) for shape in every.shapes]
    for words, comment in zip(every.words, kept, strict=True):
        _keep(work, words, comment, at_ms, head)
    return kept[0] if every.has_own else None


def _keep(work: Work, words: Words, comment: CommentOut, at_ms: int, head: search.Head | None) -> None:
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
            wrapup_of=words.event.wrapup_of if isinstance(words.event, ReplySaid) else None,
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
    if words.files:
        attachments.hang(work, [file.id for file in words.files], comment.ticket_id, comment.id)
    search.add(
        work,
        comment.ticket_id,
        head=head,
        comment_id=comment.id,
        is_public=comment.public,
        files=[file.name for file in words.files],
    )
    if search.is_far_behind(work):
        indexing.catch_up_at_last(work)
