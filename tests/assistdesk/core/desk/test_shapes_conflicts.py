"""What a 409 says: both values as they are, whatever they are."""

import msgspec
import pytest
from msgspec import UNSET

from assistdesk.core.desk.shapes import TicketChange
from assistdesk.core.desk.shapes_conflicts import Conflict, without


def test_T8_values_of_any_kind_come_through_as_they_are() -> None:
    sent = '{"fields":[{"field":"tags","mine":["a"],"theirs":null}],"newer_things":1}'
    (clash,) = msgspec.json.decode(sent, type=Conflict).fields
    assert (clash.field, bytes(clash.mine), bytes(clash.theirs)) == ("tags", b'["a"]', b"null")


@pytest.mark.parametrize("name", ["status", "custom_status_id"])
def test_a_word_goes_with_its_status(name: str) -> None:
    change = TicketChange(status="hold", custom_status_id=3, priority="low")
    assert without(change, frozenset((name,))) == TicketChange(priority="low")


def test_fields_of_the_desks_own_go_by_their_names_and_the_rest_stays() -> None:
    change = TicketChange(subject="s", custom={"cause": "cable", "seats": 3})
    assert without(change, frozenset(("subject", "custom.cause"))) == TicketChange(custom={"seats": 3})
    assert without(change, frozenset(("custom.cause", "custom.seats"))).custom is UNSET
    assert without(change, frozenset(("priority", "nothing"))) == change
