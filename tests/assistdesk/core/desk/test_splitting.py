"""core/desk/splitting.py: what may be split off, and who then waits."""

import msgspec
import pytest

from assistdesk.core.desk.model import Side, Ticket
from assistdesk.core.desk.splitting import waits, why_not

TICKET = Ticket(
    id=1, created_at=0, updated_at=0, subject="s", status="open", requester_id=1, submitter_id=1, assignee_id=None
)
OURS, THEIRS, NONE = Side.OURS, Side.THEIRS, Side.NONE


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"status": "solved"}, ""),
        ({"status": "closed"}, "closed"),
        ({"status": "deleted"}, "closed"),
        ({"status": "closed", "merged_into": 9}, "merged"),
    ],
)
def test_a_ticket_that_is_closed_or_merged_gives_nothing_away(fields: dict[str, object], why: str) -> None:
    assert why_not(msgspec.structs.replace(TICKET, **fields), [5], [5]) == why


def test_only_what_stands_in_the_ticket_is_split_off() -> None:
    assert why_not(TICKET, [5, 5, 6], [6, 5]) == ""
    assert why_not(TICKET, [5, 6], [6]) == "not_here"


def test_a_customer_waits_who_spoke_last_whatever_machines_said_since() -> None:
    asked, answered, received = (10, 1, THEIRS), (20, 2, OURS), (30, 3, NONE)
    assert waits([received, asked])
    assert not waits([answered, asked])
    assert waits([(20, 3, THEIRS), answered])  # in the same millisecond the later id is later
    assert not waits([received])
    assert not waits([])
