"""A ticket read back from an unsent write: all that was typed, also what a relay refuses; nothing of other writes."""

import msgspec
import pytest

from assistdesk.core.desk import shapes
from assistdesk.core.desk.begun import BegunTicket, follow_up_path, read_begun
from assistdesk.core.desk.outbox import Unsent


def unsent(path: str, body: bytes, method: str = "POST") -> Unsent:
    return Unsent("k", method, path, body, None, 1)


def test_a_new_ticket_comes_back_as_it_was_typed() -> None:
    ticket = shapes.TicketNew(
        subject="s" * 400,
        requester=shapes.RequesterIn(
            name="Lucía 😀", email="no-address", phone="+34 1", organisation="Norte", locale="es"
        ),
        comment=shapes.CommentIn(body="b" * 70_000, public=False),
        priority="high",
        type="task",
        due_at="2027-03-01T08:00:00.000Z",
        language="es",
        form_id=7,
        custom={"plan": "trial", "seats": 10**15 + 1, "paid": True},
        assignee_id=3,
        status="solved",
        custom_status_id=9,
    )
    body = msgspec.json.encode(shapes.TicketPost(ticket=ticket))
    assert read_begun(unsent("/tickets", body)) == BegunTicket(
        subject="s" * 400,
        body="b" * 70_000,
        internal=True,
        requester_name="Lucía 😀",
        requester_email="no-address",
        organisation="Norte",
        phone="+34 1",
        priority="high",
        type="task",
        due_at="2027-03-01T08:00:00.000Z",
        language="es",
        form_id=7,
        custom=(("plan", "trial"), ("seats", 10**15 + 1), ("paid", True)),
        assignee_id=3,
        status="solved",
        custom_status_id=9,
    )


@pytest.mark.parametrize(("subject", "read"), [("again", "again"), (None, "")])
def test_a_follow_up_knows_what_it_goes_on_from(subject: str | None, read: str) -> None:
    given = shapes.FollowUpIn(subject=subject, comment=shapes.CommentIn(body="It began again.", public=True))
    begun = read_begun(unsent(follow_up_path(42), msgspec.json.encode(given)))
    assert begun == BegunTicket(read, "It began again.", False, follows=42)


@pytest.mark.parametrize(
    "other",
    [
        unsent("/tickets/42", b"{}", "PUT"),
        unsent("/tickets", b"{}", "PUT"),
        unsent("/tickets/42/merge", b"{}"),
        unsent("/tickets/0/followup", b"{}"),
        unsent("/tickets", b"\xff"),
        unsent("/tickets", b'{"ticket": {"subject": 3}}'),
        unsent("/tickets/42/followup", b"[]"),
    ],
)
def test_what_begins_no_ticket_is_none(other: Unsent) -> None:
    assert read_begun(other) is None
