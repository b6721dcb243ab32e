"""How a room is written: 16 bytes between the ends, 26 letters of base32 in addresses (relay.md section 4)."""

import base64
import binascii
from typing import Final

from assistdesk.core.errors import PeerError

ROOM_BYTES: Final = 16


def room_bytes(room: str) -> bytes:
    """The bytes of a room's 26 letters. Raises PeerError("room")."""
    try:
        raw = base64.b32decode(room.upper() + "======")
    except (binascii.Error, ValueError) as error:
        raise PeerError("room") from error
    if len(raw) != ROOM_BYTES:
        raise PeerError("room")
    return raw
