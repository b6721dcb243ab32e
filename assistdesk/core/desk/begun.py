"""A ticket that a person began, as it stands in an unsent write: read back to be shown and mended (desk.md section 4).

Takes also what the relay would refuse: that is why it came back. Knows no disk and no window.
"""

import re
from dataclasses import dataclass
from typing import Final

import msgspec

from assistdesk.core.desk.outbox import Unsent

NEW: Final = "/tickets"
_FOLLOW_UP: Final = re.compile(r"/tickets/([1-9][0-9]{0,18})/followup", re.ASCII)
Value = str | int | bool


@dataclass(frozen=True, slots=True)
class BegunTicket:
    """All that was typed. ``follows``: the closed ticket that it goes on from; its customer is this one's. ``assignee_id``
    None: nobody's; ``status`` None: as it comes. ``due_at``: RFC 3339, or as it was typed where that is no time.
    ``language`` "": that of its words."""

    subject: str
    body: str
    internal: bool
    follows: int | None = None
    requester_name: str = ""
    requester_email: str = ""
    organisation: str = ""
    phone: str = ""
    priority: str | None = None
    language: str = ""
    form_id: int | None = None
    custom: tuple[tuple[str, Value], ...] = ()
    assignee_id: int | None = None
    status: str | None = None
    custom_status_id: int | None = None
    type: str | None = None
    due_at: str | None = None


class _Words(msgspec.Struct, frozen=True):
    body: str = ""
    public: bool = True


class _Requester(msgspec.Struct, frozen=True):
    name: str = ""
    email: str = ""
    phone: str = ""
    organisation: str = ""


class _Ticket(msgspec.Struct, frozen=True):
    subject: str = ""
    requester: _Requester = _Requester()
    comment: _Words = _Words()
    priority: str | None = None
    type: str | None = None
    due_at: str | None = None
    language: str | None = None
    form_id: int | None = None
    custom: dict[str, Value] = msgspec.field(default_factory=dict)
    assignee_id: int | None = None
    status: str | None = None
    custom_status_id: int | None = None


class _New(msgspec.Struct, frozen=True):
    ticket: _Ticket


class _FollowUp(msgspec.Struct, frozen=True):
    subject: str | None = None
    comment: _Words = _Words()


def follow_up_path(ticket_id: int) -> str:
    return f"{NEW}/{ticket_id}/followup"


def read_begun(unsent: Unsent) -> BegunTicket | None:
    """None: this write begins no ticket, or is of another version of the program."""
    if unsent.method != "POST":
        return None
    try:
        if unsent.path == NEW:
            return _of_new(msgspec.json.decode(unsent.body, type=_New).ticket)
        follows = _FOLLOW_UP.fullmatch(unsent.path)
        if follows is None:
            return None
        given = msgspec.json.decode(unsent.body, type=_FollowUp)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    return BegunTicket(given.subject or "", given.comment.body, not given.comment.public, int(follows[1]))


def _of_new(given: _Ticket) -> BegunTicket:
    return BegunTicket(
        subject=given.subject,
        body=given.comment.body,
        internal=not given.comment.public,
        requester_name=given.requester.name,
        requester_email=given.requester.email,
        organisation=given.requester.organisation,
        phone=given.requester.phone,
        priority=given.priority,
        type=given.type,
        due_at=given.due_at,
        language=given.language or "",
        form_id=given.form_id,
        custom=tuple(given.custom.items()),
        assignee_id=given.assignee_id,
        status=given.status,
        custom_status_id=given.custom_status_id,
    )
