"""core/desk/draft_shapes.py: answers are read by older apps."""

import msgspec

from assistdesk.core.desk.draft_shapes import ReturnedDrafts


def test_an_answer_with_more_than_is_known_is_read() -> None:
    raw = b'{"drafts":[{"ticket_id":1042,"kind":"note","colour":"red"}],"more":1}'
    (found,) = msgspec.json.decode(raw, type=ReturnedDrafts).drafts
    assert (found.ticket_id, found.kind) == (1042, "note")
