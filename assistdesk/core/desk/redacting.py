"""Erasing one comment's words or files for good (desk.md sections 3, 12): who may, and what a reader shows of it afterwards.

The log keeps that something was said, when and by whom; of the words themselves it has only a digest, whose salt goes with
them. It knows no store.
"""

from collections.abc import Collection, Iterable
from typing import Annotated

import msgspec
from msgspec import Meta

from assistdesk.core.desk.attached import FILES_MAX
from assistdesk.core.desk.events import AttachmentRedact, EventBase, Redact
from assistdesk.core.desk.shapes import CommentOut, WireId
from assistdesk.core.desk.states import Actor
from assistdesk.core.wire.control import Request


class RedactIn(Request, frozen=True, kw_only=True):
    """PUT /tickets/{id}/comments/{comment_id}/redact: erase its words, and these of its files, for good."""

    words: bool = True
    attachment_ids: Annotated[tuple[WireId, ...], Meta(max_length=FILES_MAX)] = ()


def may(actor: Actor, comment: CommentOut) -> bool:
    """Whoever may delete tickets, any; everybody of ours, what they said themselves."""
    return actor.may_delete or (actor.user_id is not None and actor.user_id == comment.author_id)


def why_not(given: RedactIn, comment: CommentOut) -> str:
    """``nothing``: neither words nor files are named; ``files``: this comment has no such file. Else nothing."""
    if not given.words and not given.attachment_ids:
        return "nothing"
    return "" if set(given.attachment_ids) <= {file.id for file in comment.attachments} else "files"


def events_of(given: RedactIn, comment: CommentOut) -> list[EventBase]:
    """What the log says of it; words that are gone already are not said to go again."""
    said: list[EventBase] = [
        AttachmentRedact(comment_id=comment.id, attachment_id=file_id)
        for file_id in dict.fromkeys(given.attachment_ids)
    ]
    if given.words and not comment.redacted:
        said.append(Redact(comment_id=comment.id))
    return said


def without(comment: CommentOut, events: Iterable[EventBase]) -> CommentOut:
    """The comment as it is after these events, whatever else they are about."""
    files: Collection[int] = set()
    for event in events:
        match event:
            case Redact(comment_id=comment.id):
                comment = msgspec.structs.replace(comment, body="", redacted=True, mentions=())
            case AttachmentRedact(comment_id=comment.id, attachment_id=file_id):
                files = {*files, file_id}
            case _:
                pass
    kept = tuple(file for file in comment.attachments if file.id not in files)
    return comment if kept == comment.attachments else msgspec.structs.replace(comment, attachments=kept)
