"""core/desk/letter_shapes.py: requests are strict, answers are read by older apps, and what is sealed is in no log."""

import msgspec
import pytest

from assistdesk.core.desk.letter_shapes import CERTIFICATE_CHARS_MAX, SEALED_CHARS_MAX, LetterIn, LetterList, LetterOut


def test_an_answer_with_more_than_is_known_is_read() -> None:
    raw = b'{"letters":[{"id":3,"from_agent_id":2,"name":"Bo","ticket_id":1042,"kind":"ask","colour":"red"}],"more":1}'
    (letter,) = msgspec.json.decode(raw, type=LetterList).letters
    assert (letter.id, letter.kind, letter.hand_over, letter.sealed) == (3, "ask", False, "")


@pytest.mark.parametrize(
    "raw",
    [
        b'{"to_agent_id":2,"ticket_id":1042,"kind":"allow"}',
        b'{"to_agent_id":0,"ticket_id":1042,"kind":"ask"}',
        b'{"to_agent_id":2,"ticket_id":1042,"kind":"ask","digits":"4829157309"}',
        b'{"to_agent_id":2,"ticket_id":1042,"kind":"ask","certificate":"%s"}' % (b"a" * (CERTIFICATE_CHARS_MAX + 1)),
        b'{"to_agent_id":2,"ticket_id":1042,"kind":"code","sealed":"%s"}' % (b"a" * (SEALED_CHARS_MAX + 1)),
    ],
)
def test_a_request_with_anything_else_is_refused(raw: bytes) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(raw, type=LetterIn)


def test_what_is_sealed_is_in_no_log() -> None:
    assert "c2VhbGVk" not in repr(LetterIn(2, 1042, "code", sealed="c2VhbGVk"))
    assert "c2VhbGVk" not in repr(LetterOut(3, 2, "Bo", 1042, "code", sealed="c2VhbGVk"))
