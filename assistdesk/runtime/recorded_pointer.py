"""The pointer's items of a recording, as the player and a film read them alike."""

from assistdesk.core.errors import PeerError
from assistdesk.core.screen.frame import CursorShape, CursorShapes, CursorState
from assistdesk.core.types import Role
from assistdesk.core.wire import messages
from assistdesk.core.wire.channel import Channel


def read_pointer(data: bytes, shapes: CursorShapes) -> CursorState | None:
    """Where one item says the pointer is; None for an item that brings a shape, which is kept in *shapes*.

    Raises:
        PeerError: it is neither, or no message at all.
    """
    match messages.decode(Channel.INPUT, data, Role.HOST):
        case messages.CursorShape(id=number, w=w, h=h, hot_x=hot_x, hot_y=hot_y, pixels=pixels):
            shapes.add(CursorShape(number, w, h, hot_x, hot_y, pixels))
            return None
        case messages.CursorPos(monitor=monitor, x=x, y=y, shape=shape, visible=visible):
            return CursorState(monitor, x, y, shape, visible)
        case _:
            raise PeerError("cursor_item")
