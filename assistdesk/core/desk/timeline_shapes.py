"""A ticket's timeline on the wire (desk.md sections 3, 10 and 12): its log with what it names, links and participants.

Shared by the relay's API and the app's adapter.
"""

from typing import Literal

from assistdesk.core.desk.session_shapes import SessionRefOut
from assistdesk.core.desk.shapes import (
    AuditOut,
    CommentOut,
    LinkKind,
    PageMeta,
    ParticipantRole,
    Status,
    TicketRight,
    UserOut,
    WireId,
)
from assistdesk.core.desk.times import Rfc3339
from assistdesk.core.wire.control import Answer, Request


class ParticipantOut(Answer, frozen=True, kw_only=True):
    """Somebody on a ticket beside requester and assignee: cc of theirs, follower or expert (``may_reply``) of ours."""

    user_id: WireId
    role: ParticipantRole
    since: Rfc3339
    may_reply: bool = False


class LinkOut(Answer, frozen=True, kw_only=True):
    """Another ticket and what it is to this one; ``outward``: the link was made from this one, so this is the duplicate, the
    problem, the parent. ``subject``, ``status``: of the other ticket; empty for whoever may not see it."""

    ticket_id: WireId
    kind: LinkKind | Literal["merged", "split"]
    outward: bool
    subject: str = ""
    status: Status | None = None


class LinkList(Answer, frozen=True, kw_only=True):
    links: tuple[LinkOut, ...] = ()


class LinkIn(Request, frozen=True, kw_only=True):
    ticket_id: WireId
    kind: LinkKind


class TimelinePage(Answer, frozen=True, kw_only=True):
    """GET /tickets/{id}/timeline?before=SEQ&limit=50.

    The newest *limit* audits older than *before*, in ascending order, with the comments and people they name. ``may``: what
    whoever asks may do here, whatever the status."""

    audits: tuple[AuditOut, ...] = ()
    comments: tuple[CommentOut, ...] = ()
    users: tuple[UserOut, ...] = ()
    session_refs: tuple[SessionRefOut, ...] = ()
    links: tuple[LinkOut, ...] = ()
    participants: tuple[ParticipantOut, ...] = ()
    may: tuple[TicketRight, ...] | None = None
    meta: PageMeta = PageMeta()
