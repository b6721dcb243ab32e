"""core/desk/anchor_shapes.py: answers are read by older apps."""

import msgspec

from assistdesk.core.desk.anchor_shapes import AnchorList


def test_an_answer_with_more_than_is_known_is_read() -> None:
    one = '{"id":1,"made_at":"2026-03-01T03:00:00.000Z","tickets":12,"digest":"ab","colour":"red"}'
    (found,) = msgspec.json.decode(f'{{"anchors":[{one}],"more":1}}', type=AnchorList).anchors
    assert (found.tickets, found.digest) == (12, "ab")
