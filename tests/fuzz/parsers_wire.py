"""Parsers of ``core.wire`` (without the control messages between app and relay)."""

import msgspec

from assistdesk.core.errors import PeerError
from assistdesk.core.types import Role
from assistdesk.core.wire import messages
from assistdesk.core.wire.channel import Channel
from assistdesk.core.wire.encoding import room_from_name, room_name
from assistdesk.core.wire.envelope import Receiver, pack, unpack
from tests.fuzz.parser import Parser
from tests.vectors.message_table import plain, rows


def _text(data: bytes) -> str:
    return data.decode("utf-8", errors="surrogateescape")


def _screen_length(start: memoryview) -> int:
    if len(start) < 8:
        raise PeerError("header_cut")
    return int.from_bytes(start[:4], "big")


def _received(data: bytes) -> object:
    """Many records in a row, each behind its u16 length."""
    inbox, at, count = Receiver(Role.HOST, 0, _screen_length), 0, 0
    while at + 2 <= len(data):
        size = int.from_bytes(data[at : at + 2], "big")
        count += inbox.receive(data[at + 2 : at + 2 + size], 0) is not None
        at += 2 + size
    return count


def _framed(*records: bytes) -> bytes:
    return b"".join(len(record).to_bytes(2, "big") + record for record in records)


def _message_parser(channel: Channel, sender: Role) -> Parser:
    found = [row for row in rows() if row.channel is channel and row.sender in ("both", sender.value)]
    examples = tuple(msgspec.msgpack.encode(plain(row, which)) for row in found for which in (0, 1))
    return Parser(
        f"message_{channel.name.lower()}_{sender.value}", lambda data: messages.decode(channel, data, sender), examples
    )


PARSERS: list[Parser] = [
    Parser("room_name", lambda data: room_from_name(_text(data)), (room_name(bytes(range(16))).encode(),)),
    Parser(
        "record",
        unpack,
        (pack(Channel.CONTROL, True, True, 0, b"hello"), pack(Channel.SCREEN, True, False, 7, bytes(300))),
    ),
    Parser(
        "records",
        _received,
        (
            _framed(
                pack(Channel.CHAT, True, False, 0, b"he"),
                pack(Channel.CONTROL, True, True, 0, b"ping"),
                pack(Channel.CHAT, False, True, 0, b"llo"),
            ),
            _framed(pack(Channel.SCREEN, True, True, 0, (100).to_bytes(4, "big") + bytes(96))),
        ),
    ),
    *(_message_parser(channel, sender) for channel in Channel for sender in Role if channel is not Channel.SCREEN),
]
