"""Escalation: what may be given away and taken back, who stays on the ticket, what an audit says of it."""

import pytest
from msgspec.structs import replace

from assistdesk.core.desk import escalating, states
from assistdesk.core.desk.escalating import Escalation
from assistdesk.core.desk.events import Change, FollowerChange
from assistdesk.core.desk.events_service import Escalated
from assistdesk.core.desk.model import Ticket
from assistdesk.core.desk.participants import PARTICIPANTS_MAX
from assistdesk.core.desk.states import Actor, Who

L1, L2, ANA = 1, 2, 7
TICKET = Ticket(
    id=5, created_at=0, updated_at=0, subject="s", status="open", requester_id=9, submitter_id=9, assignee_id=ANA,
    group_id=L1,
)  # fmt: skip


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({}, ""),
        ({"status": "new", "assignee_id": None, "group_id": None}, ""),
        ({"status": "pending"}, ""),
        ({"group_id": L2}, "same_group"),
        ({"status": "solved"}, "solved"),
        ({"status": "closed"}, "closed"),
        ({"status": "deleted"}, "closed"),
        ({"status": "closed", "merged_into": 3}, "merged"),
    ],
)
def test_only_what_is_worked_on_goes_to_another_group(change: dict[str, object], why: str) -> None:
    assert escalating.why_not(replace(TICKET, **change), L2) == why


def test_the_group_has_it_and_nobody_of_it_yet_while_the_status_stays() -> None:
    for status in ("new", "open", "pending", "hold"):
        granted = states.steps(replace(TICKET, status=status), escalating.parts(L2), Actor(Who.AGENT, ANA))  # type: ignore[arg-type]
        assert not isinstance(granted, states.Refusal)
        assert (granted[1].group_id, granted[1].assignee_id, granted[1].status) == (L2, None, status)


def test_whoever_had_it_stays_on_it_once_and_where_there_is_room() -> None:
    assert escalating.stays(TICKET, [3]) == ANA
    assert escalating.stays(TICKET, [ANA]) is None
    assert escalating.stays(TICKET, range(100, 100 + PARTICIPANTS_MAX)) is None
    assert escalating.stays(replace(TICKET, assignee_id=None), []) is None


def test_an_audit_tells_what_it_escalated_and_is_taken_back_only_as_it_was_left() -> None:
    said = (
        Escalated(from_group_id=L1, to_group_id=L2, follower_id=ANA),
        FollowerChange(user_ids=(ANA,)),
        Change(field="group_id", previous=L1, value=L2),
        Change(field="assignee_id", previous=ANA, value=None),
    )
    last = escalating.read(said)
    assert last == Escalation(to_group_id=L2, from_group_id=L1, assignee_id=ANA, follower_id=ANA)
    assert escalating.read(said[:1]) == Escalation(L2, L1, None, ANA)
    assert escalating.read(said[1:]) is None
    left = replace(TICKET, group_id=L2, assignee_id=None)
    assert escalating.why_not_back(left, last) == ""
    assert escalating.why_not_back(left, None) == "not_escalated"
    for moved in ({"assignee_id": 8}, {"group_id": 3}, {"status": "solved"}):
        assert escalating.why_not_back(replace(left, **moved), last) == "moved_on"
    for may_have_it, assignee_id in ((True, ANA), (False, None)):
        parts = escalating.parts_back(last, may_have_it=may_have_it)
        granted = states.steps(left, parts, Actor(Who.AGENT, ANA))
        assert not isinstance(granted, states.Refusal)
        assert (granted[1].group_id, granted[1].assignee_id) == (L1, assignee_id)
