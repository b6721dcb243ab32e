"""The pointer's items of a recording: a shape is kept, a place is given, anything else is refused."""

import pytest

from assistdesk.core.errors import PeerError
from assistdesk.core.screen.frame import CursorShape, CursorShapes, CursorState
from assistdesk.core.wire import messages
from assistdesk.runtime.recorded_pointer import read_pointer

ARROW = messages.CursorShape(id=7, w=1, h=2, hot_x=0, hot_y=1, pixels=bytes(8))
PLACE = messages.CursorPos(monitor=0, x=30, y=40, shape=7, visible=True)


def test_a_shape_is_kept_and_a_place_is_given() -> None:
    shapes = CursorShapes()
    assert read_pointer(messages.encode(ARROW), shapes) is None
    assert shapes.get(7) == CursorShape(7, 1, 2, 0, 1, bytes(8))
    assert read_pointer(messages.encode(PLACE), shapes) == CursorState(0, 30, 40, 7, True)


@pytest.mark.parametrize("data", [b"", b"\xff", messages.encode(ARROW)[:-1], messages.encode(PLACE) + b"x"])
def test_what_is_neither_is_refused(data: bytes) -> None:
    shapes = CursorShapes()
    with pytest.raises(PeerError):
        read_pointer(data, shapes)
    assert len(shapes) == 0
