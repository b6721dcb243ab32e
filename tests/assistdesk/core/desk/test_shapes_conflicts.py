"""What a 409 says: both values as they are, whatever they are."""

import msgspec

from assistdesk.core.desk.shapes_conflicts import Conflict


def test_T8_values_of_any_kind_come_through_as_they_are() -> None:
    sent = '{"fields":[{"field":"tags","mine":["a"],"theirs":null}],"newer_things":1}'
    (clash,) = msgspec.json.decode(sent, type=Conflict).fields
    assert (clash.field, bytes(clash.mine), bytes(clash.theirs)) == ("tags", b'["a"]', b"null")
