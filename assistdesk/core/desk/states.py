"""The ticket's states: the only place that knows the table of desk.md section 2.

``step(ticket, change, actor)`` says which events one change makes, or refuses; ``apply`` puts an event into the ticket.
A change of several parts is ``steps``: each part sees the ticket as the part before left it. Nothing here knows who may
*see* a ticket, how an audit is numbered, or the time: times reach a ticket when its audit is written.
"""

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

import msgspec
from msgspec import UNSET, UnsetType

from assistdesk.core.desk.events import Change, Create, Event, EventBase, MergedInto, Unmerged, Value
from assistdesk.core.desk.model import UNSOLVED, Side, Ticket
from assistdesk.core.desk.shapes import Status, TicketRight
from assistdesk.core.desk.views import CUSTOM


class Who(enum.StrEnum):
    """Kinds of actor, as far as the table tells them apart."""

    CUSTOMER = "customer"
    AGENT = "agent"
    ADMIN = "admin"
    EXPERT = "expert"
    BOT = "bot"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Actor:
    """``may_delete`` is an agent's right (admins have it), ``may_reply`` an expert's on this ticket."""

    who: Who
    user_id: int | None = None
    may_delete: bool = False
    may_reply: bool = False

    @property
    def side(self) -> Side:
        match self.who:
            case Who.AGENT | Who.ADMIN | Who.EXPERT:
                return Side.OURS
            case Who.CUSTOMER:
                return Side.THEIRS
            case Who.BOT | Who.SYSTEM:
                return Side.NONE
            case _:
                assert_never(self.who)

    @property
    def is_staff(self) -> bool:
        """May set fields and status by hand."""
        return self.who in (Who.AGENT, Who.ADMIN)


# --- changes ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Assign:
    """Give the ticket to someone (N3), or to nobody."""

    assignee_id: int | None


@dataclass(frozen=True, slots=True)
class SetGroup:
    """``keeps_assignee``: the present assignee is in that group too."""

    group_id: int | None
    keeps_assignee: bool = True


@dataclass(frozen=True, slots=True)
class AssigneeLeftGroup:
    """The assignee is no longer in the ticket's group: the group stays."""


@dataclass(frozen=True, slots=True)
class SetStatus:
    """By hand or by a rule (N4, N6, N8, N13). ``missing``: fields required on solve that are empty. ``label``: the desk's own
    word for it, null takes it off; where it is not set, a word stays as long as the status does."""

    status: Status
    missing: tuple[str, ...] = ()
    label: int | UnsetType | None = UNSET


@dataclass(frozen=True, slots=True)
class PublicComment:
    """``auto``: a machine wrote it (auto-reply, bounce); it moves nothing."""

    auto: bool = False


@dataclass(frozen=True, slots=True)
class InternalNote:
    pass


@dataclass(frozen=True, slots=True)
class SetField:
    """Any plain field: subject (as digests), priority, type, due date, tags, language, category, form, custom.KEY, flagged."""

    field: str
    previous: Value
    value: Value


@dataclass(frozen=True, slots=True)
class CustomerSolved:
    """Whoever asked pressed "this solved it" (N7)."""


@dataclass(frozen=True, slots=True)
class TimeClose:
    """``close_after_h`` since the last solve is over (N9)."""


@dataclass(frozen=True, slots=True)
class MergeInto:
    target_id: int


@dataclass(frozen=True, slots=True)
class Unmerge:
    pass


@dataclass(frozen=True, slots=True)
class Delete:
    """Delete or spam (N12)."""


@dataclass(frozen=True, slots=True)
class Restore:
    pass


AnyChange = (
    Assign
    | SetGroup
    | AssigneeLeftGroup
    | SetStatus
    | PublicComment
    | InternalNote
    | SetField
    | CustomerSolved
    | TimeClose
    | MergeInto
    | Unmerge
    | Delete
    | Restore
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """``rule``: not_allowed, closed, deleted, merged, never_new, never_by_hand, not_solved, not_closed, not_deleted,
    not_merged, itself, priority_required, not_a_task (of a due date), required_fields (``fields`` names them), follow_up
    (closed: the words become a new ticket, N10)."""

    rule: str
    fields: tuple[str, ...] = ()


Answer = list[Event] | Refusal

CLOSED_FIELDS = frozenset(("tags", "subject", "priority", "flagged"))
"""What may still change on a closed ticket (``flagged`` by the system alone)."""


KEEPING = frozenset(("closed", "deleted"))
"""Statuses in which a ticket keeps where it was merged into."""
LABEL = "custom_status_id"
DUE, TASK = "due_at", "task"
"""A task alone has a due date, and loses it with its type."""


def _to(ticket: Ticket, status: Status, label: int | None = None) -> list[Event]:
    """To another status. A word of the desk's own labels one: it goes with it, unless the new one brings its own *label*."""
    return [Change(field="status", previous=ticket.status, value=status), *_label(ticket, label)]


def _label(ticket: Ticket, label: int | None) -> list[Event]:
    before = ticket.custom_status_id
    return [] if before == label else [Change(field=LABEL, previous=before, value=label)]


def create(
    actor: Actor, *, status: Status | None = None, assignee_id: int | None = None, missing: tuple[str, ...] = ()
) -> list[Event] | Refusal:
    """The first status of a new ticket (N1, N2).

    Theirs and machines make it new. Ours may choose any unsolved status or solved at once; solved by a human needs an
    assignee, who is then the maker, and no field required on solve may be *missing*. The events begin with ``Create``.
    """
    if actor.who is Who.EXPERT:
        return Refusal("not_allowed")
    if not actor.is_staff:
        if actor.who is Who.CUSTOMER and (status not in (None, "new") or assignee_id is not None):
            return Refusal("not_allowed")
        first: Status = "new" if assignee_id is None else "open"
    else:
        if status in ("closed", "deleted"):
            return Refusal("never_by_hand")
        if status == "solved" and missing:
            return Refusal("required_fields", missing)
        if status == "solved" and assignee_id is None:
            assignee_id = actor.user_id
        first = status or "new"
        if first == "new" and assignee_id is not None:
            first = "open"
    events: list[Event] = [Create(value=first)]
    if assignee_id is not None:
        events.append(Change(field="assignee_id", previous=None, value=assignee_id))
    return events


def may_reply(actor: Actor) -> bool:
    """Does she write to the customer? An expert does where whoever added her said so."""
    return actor.who is not Who.EXPERT or actor.may_reply


def may_delete(actor: Actor) -> bool:
    return actor.who is Who.ADMIN or (actor.who is Who.AGENT and actor.may_delete)


def rights(actor: Actor) -> tuple[TicketRight, ...]:
    """What somebody of ours may do to a ticket that she sees (desk.md section 0); the ticket's status may refuse it still."""
    held: dict[TicketRight, bool] = {
        "note": actor.side is Side.OURS,
        "reply": actor.side is Side.OURS and may_reply(actor),
        "change": actor.is_staff,
        "delete": may_delete(actor),
    }
    return tuple(right for right, is_held in held.items() if is_held)


def step(ticket: Ticket, change: AnyChange, actor: Actor) -> Answer:
    """The events that one change makes on this ticket by this actor: an empty list where nothing changes."""
    if isinstance(change, Restore):
        return _restore(ticket, actor)
    if ticket.status == "deleted":
        return Refusal("deleted")
    match change:
        case Delete():
            if not may_delete(actor):
                return Refusal("not_allowed")
            return _to(ticket, "deleted")
        case PublicComment():
            return _public_comment(ticket, change, actor)
        case InternalNote():
            return _note(ticket, actor)
        case CustomerSolved():
            return _customer_solved(ticket, actor)
        case TimeClose():
            return _time_close(ticket, actor)
        case SetField():
            return _field(ticket, change, actor)
        case Unmerge():
            return _unmerge(ticket, actor)
        case Assign() | SetGroup() | AssigneeLeftGroup() | SetStatus() | MergeInto():
            return _handled(ticket, change, actor)
        case _:
            assert_never(change)


def _restore(ticket: Ticket, actor: Actor) -> Answer:
    if not may_delete(actor):
        return Refusal("not_allowed")
    if ticket.status != "deleted":
        return Refusal("not_deleted")
    before = "closed" if ticket.merged_into is not None else ticket.status_before
    return _to(ticket, before or "open")


def _public_comment(ticket: Ticket, change: PublicComment, actor: Actor) -> Answer:
    if not may_reply(actor):
        return Refusal("not_allowed")
    if ticket.status == "closed":
        return Refusal("follow_up" if actor.side is Side.THEIRS else "closed")
    by_a_person_of_theirs = actor.side is Side.THEIRS and not change.auto
    return _to(ticket, "open") if by_a_person_of_theirs and ticket.status in ("pending", "hold", "solved") else []


def _note(ticket: Ticket, actor: Actor) -> Answer:
    if actor.side is Side.THEIRS:
        return Refusal("not_allowed")
    # the system's own words (a session's report) reach a closed ticket too
    return Refusal("closed") if ticket.status == "closed" and actor.who is not Who.SYSTEM else []


def may_solve(ticket: Ticket, user_id: int | None) -> bool:
    """Is there something to press "this solved it" for, and is it hers to say? Who is in copy knows less than who asked."""
    return ticket.status in UNSOLVED and user_id == ticket.requester_id


def _customer_solved(ticket: Ticket, actor: Actor) -> Answer:
    if actor.who is not Who.CUSTOMER or actor.user_id != ticket.requester_id:
        return Refusal("not_allowed")
    if ticket.status not in UNSOLVED:
        return Refusal("closed" if ticket.status == "closed" else "not_unsolved")
    events = _to(ticket, "solved")
    return [*events, Change(field="solved_by", previous=None, value="customer")]


def _time_close(ticket: Ticket, actor: Actor) -> Answer:
    if actor.who is not Who.SYSTEM:
        return Refusal("never_by_hand")
    return _to(ticket, "closed") if ticket.status == "solved" else Refusal("not_solved")


def _field(ticket: Ticket, change: SetField, actor: Actor) -> Answer:
    if not actor.is_staff and actor.side is not Side.NONE:
        return Refusal("not_allowed")
    is_by_hand = change.field == "flagged" and actor.who is not Who.SYSTEM
    if ticket.status == "closed" and (is_by_hand or change.field not in CLOSED_FIELDS):
        return Refusal("closed")
    if change.field == "priority" and change.value is None and ticket.priority is not None:
        return Refusal("priority_required")
    if change.field == DUE and change.value is not None and ticket.type != TASK:
        return Refusal("not_a_task")
    held = ticket.due_at if change.field == DUE else change.previous  # its type may just have taken it away
    if change.value == held:
        return []
    changed: list[Event] = [Change(field=change.field, previous=held, value=change.value)]
    if change.field == "type" and ticket.due_at is not None:
        changed.append(Change(field=DUE, previous=ticket.due_at, value=None))
    return changed


def _unmerge(ticket: Ticket, actor: Actor) -> Answer:
    if not actor.is_staff:
        return Refusal("not_allowed")
    if ticket.merged_into is None:
        return Refusal("not_merged")
    before = ticket.status_before
    if before is None or before in KEEPING:  # a row of older versions, deleted and restored while it was merged
        before = "open"
    return [Unmerged(other_id=ticket.merged_into), *_to(ticket, before)]


def _handled(
    ticket: Ticket, change: Assign | SetGroup | AssigneeLeftGroup | SetStatus | MergeInto, actor: Actor
) -> Answer:
    """What staff, rules and the system do to a ticket in work; a closed one takes none of it."""
    if not actor.is_staff and actor.side is not Side.NONE:
        return Refusal("not_allowed")
    if ticket.status == "closed":
        return Refusal("merged" if isinstance(change, MergeInto) and ticket.merged_into else "closed")
    match change:
        case Assign():
            return _assign(ticket, change.assignee_id)
        case SetGroup():
            events: list[Event] = []
            if change.group_id != ticket.group_id:
                events.append(Change(field="group_id", previous=ticket.group_id, value=change.group_id))
                if not change.keeps_assignee:
                    events += _assign(ticket, None)
            return events
        case AssigneeLeftGroup():
            return _assign(ticket, None)
        case SetStatus():
            return _status(ticket, change, actor)
        case MergeInto():
            if not actor.is_staff:
                return Refusal("not_allowed")
            if change.target_id == ticket.id:
                return Refusal("itself")
            return [MergedInto(target_id=change.target_id), *_to(ticket, "closed")]
        case _:
            assert_never(change)


def _assign(ticket: Ticket, assignee_id: int | None) -> list[Event]:
    if assignee_id == ticket.assignee_id:
        return []
    events: list[Event] = [Change(field="assignee_id", previous=ticket.assignee_id, value=assignee_id)]
    if ticket.status == "new" and assignee_id is not None:
        events += _to(ticket, "open")
    return events


def _status(ticket: Ticket, change: SetStatus, actor: Actor) -> Answer:
    if change.status == ticket.status:
        return [] if change.label is UNSET else _label(ticket, change.label)
    label = None if change.label is UNSET else change.label
    match change.status:
        case "closed" | "deleted":
            return Refusal("never_by_hand")
        case "new":
            return Refusal("never_new")
        case "solved":
            if change.missing and actor.is_staff:
                return Refusal("required_fields", change.missing)
            events: list[Event] = []
            if ticket.assignee_id is None and actor.is_staff:
                events.append(Change(field="assignee_id", previous=None, value=actor.user_id))
            return [*events, *_to(ticket, "solved", label)]
        case "open" | "pending" | "hold":
            return _to(ticket, change.status, label)
        case _:
            assert_never(change.status)


# --- putting events into a ticket ---------------------------------------------------------------------------------


def apply(ticket: Ticket, event: EventBase) -> Ticket:
    """The ticket after this event. Texts (a subject's and a field's digests) and times are not an event's business."""
    match event:
        case Change(field="status", value=str(status)):
            before = ticket.status if _remembers(ticket, status) else ticket.status_before
            merged = ticket.merged_into if status in KEEPING else None
            return msgspec.structs.replace(ticket, status=status, status_before=before, merged_into=merged)
        case Change(field="subject" | "solved_by"):
            return ticket
        case Change(field=field) if field.startswith(CUSTOM):
            return ticket
        case Change(field=field, value=value):
            return msgspec.structs.replace(ticket, **{field: value})
        case MergedInto(target_id=target_id):
            return msgspec.structs.replace(ticket, merged_into=target_id)
        case Unmerged(other_id=other_id) if other_id == ticket.merged_into:
            return msgspec.structs.replace(ticket, merged_into=None)
        case _:
            return ticket


def _remembers(ticket: Ticket, status: str) -> bool:
    """Is this ticket's status one to come back to from *status*? A restore gives back, it remembers nothing; and what a merge
    remembers outlives a deletion."""
    is_merged = ticket.status == "closed" and ticket.merged_into is not None
    return status in KEEPING and ticket.status != "deleted" and not is_merged


def steps(ticket: Ticket, changes: Sequence[AnyChange], actor: Actor) -> tuple[list[Event], Ticket] | Refusal:
    """Take the parts of one update in order; all of them, or the first refusal."""
    events: list[Event] = []
    for change in changes:
        answer = step(ticket, change, actor)
        if isinstance(answer, Refusal):
            return answer
        for event in answer:
            ticket = apply(ticket, event)
        events += answer
    return events, ticket
