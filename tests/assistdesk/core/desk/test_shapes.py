"""The REST bodies about tickets: times go there and back, hostile requests are refused."""

import msgspec
import pytest

from assistdesk.core.desk import shapes


def test_a_change_says_which_fields_are_set_and_null_is_not_the_same_as_absent() -> None:
    change = msgspec.json.decode(b'{"ticket":{"assignee_id":null}}', type=shapes.TicketPut).ticket
    assert change.assignee_id is None
    assert change.status is msgspec.UNSET


@pytest.mark.parametrize(
    "body",
    [
        b'{"ticket":{"status":"burning"}}',
        b'{"ticket":{"x":1}}',
        b'{"ticket":{"comment":{"public":true}}}',
        b'{"ticket":{"subject":""}}',
        b"[]",
    ],
)
def test_a_change_that_breaks_the_rules_is_refused(body: bytes) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(body, type=shapes.TicketPut)


def test_an_answer_of_a_newer_relay_is_still_read() -> None:
    page = msgspec.json.decode(b'{"tickets":[],"novelty":{"a":1}}', type=shapes.TicketPage)
    assert page.tickets == ()
    assert not page.meta.has_more
