"""What the relay's rooms say to tickets, as it lies in the outbox: written by the store, read by the desk.

Between them so that the desk needs to know nothing of rooms and rooms nothing of tickets. At least once each; the reader
makes them one entry per room.
"""

import msgspec

SESSION_TOPIC = "session"


class Word(msgspec.Struct, frozen=True, kw_only=True, tag_field="word"):
    """``room`` in its 26 letters."""

    room: str
    at_ms: int


class RoomOpened(Word, frozen=True, kw_only=True, tag="opened"):
    ticket_id: int
    account_id: int
    nameplate: str


class RoomConfirmed(Word, frozen=True, kw_only=True, tag="confirmed"):
    """The code was right on both ends: from here on it is a session."""


class RoomPaired(Word, frozen=True, kw_only=True, tag="paired"):
    pairing: int


class RoomApart(Word, frozen=True, kw_only=True, tag="apart"):
    """A leg of the pair was lost."""


class CodeFailed(Word, frozen=True, kw_only=True, tag="code_failed"):
    used_try: bool


class RoomEnded(Word, frozen=True, kw_only=True, tag="ended"):
    """From the directory (no counts) or from the node's record (with counts), in either order."""

    outcome: str
    bytes_to_viewer: int = 0
    bytes_to_host: int = 0
    is_record: bool = False


AnyWord = RoomOpened | RoomConfirmed | RoomPaired | RoomApart | CodeFailed | RoomEnded
