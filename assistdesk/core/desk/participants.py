"""Who else is on a ticket, beside its requester and its assignee, and who may be (desk.md sections 0, 1).

A person of theirs is cc: what she could read is the public part. A person of ours follows: what happens here is told to
her. An expert, who has no seat, sees the ticket because she is on it. Nothing here knows where people are kept or how they
are told.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Literal

import msgspec

from assistdesk.core.desk.events import CcChange, Change, EventBase, FollowerChange, ParticipantJoined, ParticipantLeft
from assistdesk.core.desk.model import Ticket, UserRole
from assistdesk.core.desk.shapes import ParticipantRole
from assistdesk.core.errors import PeerError

PARTICIPANTS_MAX = 50
READ_AFTER_CLOSE_MS = 30 * 86_400_000
"""So long after its closing the customer's side reads a ticket (section 12)."""
WhyNot = Literal["", "closed", "merged", "requester", "no_person", "many"]


def role_for(role: UserRole) -> ParticipantRole | None:
    """As what this person can be on a ticket; None: machines have no place on one."""
    match role:
        case "customer":
            return "cc"
        case "agent" | "admin":
            return "follower"
        case "expert":
            return "expert"
        case _:
            return None


def why_not(ticket: Ticket, user_id: int, role: ParticipantRole | None, on_it: int) -> WhyNot:
    """Why this person cannot be added; "": she can. *on_it*: how many are on the ticket already."""
    if ticket.merged_into is not None:
        return "merged"
    if ticket.status in ("closed", "deleted"):
        return "closed"
    if role is None:
        return "no_person"
    if user_id == ticket.requester_id:
        return "requester"
    return "many" if on_it >= PARTICIPANTS_MAX else ""


def joined(user_id: int, may_reply: bool) -> EventBase:
    """The event that says that an expert is on the ticket from now on, and whether she replies."""
    return ParticipantJoined(user_id=user_id, role="expert", may_reply=may_reply)


def left(user_id: int) -> EventBase:
    """The event that says that an expert is on it no more."""
    return ParticipantLeft(user_id=user_id)


def changed(role: ParticipantRole, user_ids: Sequence[int]) -> EventBase:
    """The event that says who is cc, or follows, from now on."""
    ids = tuple(sorted(user_ids))
    return CcChange(user_ids=ids) if role == "cc" else FollowerChange(user_ids=ids)


class _Naming(msgspec.Struct, frozen=True):
    """Of an event, as it is stored, what can name people; other types may mean something else by it."""

    type: str
    user_id: Any = None
    user_ids: Any = ()
    field: Any = None
    previous: Any = None
    value: Any = None


_naming = msgspec.json.Decoder(_Naming)
_OF_ONE = frozenset(one.__struct_config__.tag for one in (ParticipantJoined, ParticipantLeft))
_CHANGE = Change.__struct_config__.tag
_OF_MANY = frozenset(one.__struct_config__.tag for one in (CcChange, FollowerChange))


def named(raw: Iterable[msgspec.Raw | bytes]) -> set[int]:
    """Whom these events say to be on the ticket or off it, or whose it was and is: their names belong beside them.

    Raises:
        PeerError: what is no event.
    """
    ids: set[int] = set()
    for item in raw:
        try:
            event = _naming.decode(item)
            if event.type in _OF_MANY:
                ids.update(msgspec.convert(event.user_ids, tuple[int, ...]))
            elif event.type in _OF_ONE:
                ids.add(msgspec.convert(event.user_id, int))
            elif event.type == _CHANGE and event.field == "requester_id":
                before, now = msgspec.convert((event.previous, event.value), tuple[int | None, int])
                ids |= {now} if before is None else {before, now}
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise PeerError("event_malformed") from error
    return ids


def is_read(ticket: Ticket, now_ms: int) -> bool:
    """Can the customer's side read this ticket at all just now? A deleted one nobody can."""
    is_open = ticket.closed_at is None or now_ms - ticket.closed_at < READ_AFTER_CLOSE_MS
    return is_open and ticket.status != "deleted"
