"""When a ticket may be escalated, and what that makes of it (desk.md section 9).

Another group takes it over and nobody has it until one of them does; whoever had it stays on it as a follower. Nothing here
knows where groups are kept, who may see the ticket then, or how followers are told.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from assistdesk.core.desk.events import Change
from assistdesk.core.desk.events_service import Escalated, LogEvent
from assistdesk.core.desk.model import UNSOLVED, Ticket
from assistdesk.core.desk.participants import PARTICIPANTS_MAX
from assistdesk.core.desk.states import AnyChange, Assign, InternalNote, SetGroup

WhyNot = Literal["", "merged", "closed", "solved", "same_group"]
WhyNotBack = Literal["", "not_escalated", "moved_on"]


@dataclass(frozen=True, slots=True)
class Escalation:
    """What one audit's escalation changed: who had the ticket before, and who stayed on it because of that."""

    to_group_id: int
    from_group_id: int | None
    assignee_id: int | None
    follower_id: int | None


def why_not(ticket: Ticket, group_id: int) -> WhyNot:
    """Why *ticket* cannot be escalated to this group; "": it can."""
    if ticket.merged_into is not None:
        return "merged"
    if ticket.status in ("closed", "deleted"):
        return "closed"
    if ticket.status not in UNSOLVED:
        return "solved"
    return "same_group" if ticket.group_id == group_id else ""


def parts(group_id: int) -> tuple[AnyChange, ...]:
    """The group has it, no one of it yet; the reason is a note. Its status stays: the customer is told nothing."""
    return SetGroup(group_id, keeps_assignee=False), InternalNote()


def stays(ticket: Ticket, on_it: Collection[int]) -> int | None:
    """Who follows from now on: whoever had it, where there is room. *on_it*: who is on the ticket already."""
    has_room = ticket.assignee_id not in on_it and len(on_it) < PARTICIPANTS_MAX
    return ticket.assignee_id if has_room else None


def read(events: Iterable[LogEvent]) -> Escalation | None:
    """The escalation that an audit with these events was, if it was one."""
    said = list(events)
    escalated = next((event for event in said if isinstance(event, Escalated)), None)
    if escalated is None:
        return None
    before = next((e.previous for e in said if isinstance(e, Change) and e.field == "assignee_id"), None)
    return Escalation(
        to_group_id=escalated.to_group_id,
        from_group_id=escalated.from_group_id,
        assignee_id=before if isinstance(before, int) else None,
        follower_id=escalated.follower_id,
    )


def why_not_back(ticket: Ticket, last: Escalation | None) -> WhyNotBack:
    """Why the *last* escalation cannot be taken back; "": the group has the ticket still, and nobody of it took it up."""
    if last is None:
        return "not_escalated"
    is_as_left = ticket.status in UNSOLVED and ticket.group_id == last.to_group_id and ticket.assignee_id is None
    return "" if is_as_left else "moved_on"


def parts_back(last: Escalation, *, may_have_it: bool) -> tuple[AnyChange, ...]:
    """Group and assignee as they were. *may_have_it*: the assignee can still be given a ticket."""
    group = SetGroup(last.from_group_id)
    return (group, Assign(last.assignee_id)) if may_have_it else (group,)
