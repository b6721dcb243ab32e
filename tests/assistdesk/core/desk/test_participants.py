"""core/desk/participants.py: who can be on a ticket, as what, and what the log then says."""

import msgspec
import pytest

from assistdesk.core.desk.events import (
    CcChange,
    Change,
    FollowerChange,
    ParticipantJoined,
    ParticipantLeft,
    is_public,
    write_events,
)
from assistdesk.core.desk.model import Ticket
from assistdesk.core.desk.participants import (
    PARTICIPANTS_MAX,
    READ_AFTER_CLOSE_MS,
    changed,
    is_read,
    joined,
    left,
    named,
    role_for,
    why_not,
)
from assistdesk.core.errors import PeerError

TICKET = Ticket(id=1, created_at=0, updated_at=0, subject="s", status="open", requester_id=7, submitter_id=7)


def test_theirs_are_cc_ours_follow_and_machines_have_no_place() -> None:
    roles = ("customer", "agent", "admin", "expert", "bot")
    assert [role_for(role) for role in roles] == ["cc", "follower", "follower", "expert", None]


def test_the_log_says_that_an_expert_came_may_reply_and_went() -> None:
    assert joined(9, may_reply=True) == ParticipantJoined(user_id=9, role="expert", may_reply=True)
    assert left(9) == ParticipantLeft(user_id=9)
    assert all(map(is_public, (joined(9, may_reply=False), left(9))))


@pytest.mark.parametrize(
    ("fields", "user_id", "on_it", "why"),
    [
        ({}, 8, 0, ""),
        ({"status": "solved"}, 8, PARTICIPANTS_MAX - 1, ""),
        ({}, 8, PARTICIPANTS_MAX, "many"),
        ({}, 7, 0, "requester"),
        ({"status": "closed"}, 8, 0, "closed"),
        ({"status": "deleted"}, 8, 0, "closed"),
        ({"status": "closed", "merged_into": 2}, 8, 0, "merged"),
    ],
)
def test_who_cannot_be_added_and_why(fields: dict[str, object], user_id: int, on_it: int, why: str) -> None:
    assert why_not(msgspec.structs.replace(TICKET, **fields), user_id, "cc", on_it) == why


def test_who_has_no_role_is_no_person_for_a_ticket() -> None:
    assert why_not(TICKET, 8, None, 0) == "no_person"


BAD_CHANGE = b'{"type":"Change","field":"requester_id","previous":1,"value":"x"}'


def test_everybody_whom_the_log_put_on_the_ticket_or_took_off_has_a_name_beside_it() -> None:
    events = (
        CcChange(user_ids=(8, 9)),
        FollowerChange(user_ids=(2,)),
        joined(5, may_reply=False),
        left(6),
        Change(field="assignee_id", previous=None, value=11),
        Change(field="requester_id", previous=None, value=12),
        Change(field="requester_id", previous=12, value=13),
    )
    stored = msgspec.json.decode(write_events(events), type=tuple[msgspec.Raw, ...])
    assert named(stored) == {2, 5, 6, 8, 9, 12, 13}
    assert named(()) == set()
    other = b'{"type":"OfATimeToCome","user_id":"all","user_ids":{"x":1}}'
    assert named((other,)) == set()
    for bad in (b"{", b"[]", b'{"type":5}', b"\xff", b'{"type":"Cc","user_ids":["x"]}', BAD_CHANGE):
        with pytest.raises(PeerError):
            named((bad,))


def test_customers_are_told_of_a_cc_and_of_no_follower() -> None:
    assert changed("cc", [9, 8]) == CcChange(user_ids=(8, 9))
    assert changed("follower", []) == FollowerChange(user_ids=())
    assert is_public(changed("cc", [8]))
    assert not is_public(changed("follower", [8]))


def test_the_customer_s_side_reads_a_ticket_for_30_days_after_its_closing_and_no_deleted_one() -> None:
    ticket = Ticket(id=1, created_at=0, updated_at=0, subject="s", status="open", requester_id=1, submitter_id=1)
    closed = msgspec.structs.replace(ticket, status="closed", closed_at=1_000)
    assert is_read(ticket, READ_AFTER_CLOSE_MS * 9)
    assert is_read(closed, READ_AFTER_CLOSE_MS + 999)
    assert not is_read(closed, READ_AFTER_CLOSE_MS + 1_000)
    assert not is_read(msgspec.structs.replace(ticket, status="deleted"), 0)
