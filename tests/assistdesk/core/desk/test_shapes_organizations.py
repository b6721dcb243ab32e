"""core/desk/shapes_organizations.py: requests are strict and say only what changes; answers are read by older apps."""

import msgspec
import pytest
from msgspec import UNSET

from assistdesk.core.desk.shapes import UserAnswer
from assistdesk.core.desk.shapes_organizations import (
    OrganizationChange,
    OrganizationIn,
    OrganizationList,
    PersonAnswer,
    PersonChange,
    PersonIn,
    PersonOut,
)


def test_what_is_not_said_is_not_changed_and_null_empties() -> None:
    change = msgspec.json.decode(b'{"region":null,"row_version":3}', type=OrganizationChange)
    assert (change.region, change.name, change.plan, change.row_version) == (None, UNSET, UNSET, 3)
    person = msgspec.json.decode(b'{"org_id":null}', type=PersonChange)
    assert (person.org_id, person.name, person.emails) == (None, UNSET, UNSET)


def test_a_person_is_read_as_a_user_by_whoever_knows_no_more() -> None:
    raw = msgspec.json.encode(PersonAnswer(user=PersonOut(id=3, role="customer", name="Li", emails=("li@x.org",))))
    assert msgspec.json.decode(raw, type=UserAnswer).user.name == "Li"
    found = msgspec.json.decode(b'{"organizations":[{"id":1,"name":"x","colour":"red"}]}', type=OrganizationList)
    assert (found.organizations[0].plan, found.meta.has_more) == ("standard", False)


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"{}", OrganizationIn),
        (b'{"name":""}', OrganizationIn),
        (b'{"name":"x","plan":""}', OrganizationIn),
        (b'{"name":"x","domains":["no dots"]}', OrganizationIn),
        (b'{"name":"x","domains":["localhost"]}', OrganizationIn),
        (b'{"name":"x","domains":["a@b.org"]}', OrganizationIn),
        (b'{"name":"x","row_version":1}', OrganizationIn),
        (b'{"row_version":0}', OrganizationChange),
        (b'{"name":"x","role":"admin"}', PersonIn),
        (b'{"name":"x","locale":"english"}', PersonIn),
        (b'{"name":"x","org_id":0}', PersonIn),
        (b'{"name":"x","emails":["a"]}', PersonIn),
    ],
)
def test_a_request_with_anything_else_is_refused(raw: bytes, kind: type[object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(raw, type=kind)
