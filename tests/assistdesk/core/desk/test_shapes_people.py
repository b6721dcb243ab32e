"""core/desk/shapes_people.py: requests are strict, answers are read by older apps."""

import msgspec
import pytest

from assistdesk.core.desk.shapes_people import InboxPage, InboxReadIn, ParticipantIn, ParticipantList


def test_an_answer_with_more_than_is_known_is_read() -> None:
    raw = b'{"participants":[{"user_id":2,"role":"cc","since":"2026-03-01T10:00:00.000Z","colour":"red"}],"more":1}'
    found = msgspec.json.decode(raw, type=ParticipantList)
    assert [(one.user_id, one.role) for one in found.participants] == [(2, "cc")]
    assert msgspec.json.decode(b'{"more":1}', type=InboxPage).entries == ()


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b'{"user_id":1,"role":"cc"}', ParticipantIn),
        (b'{"user_id":0}', ParticipantIn),
        (b'{"person":{"name":""}}', ParticipantIn),
        (b'{"seq":-1}', InboxReadIn),
        (b'{"seq":1,"all":true}', InboxReadIn),
    ],
)
def test_a_request_with_anything_else_is_refused(raw: bytes, kind: type[object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(raw, type=kind)
