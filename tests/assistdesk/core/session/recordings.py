"""A recording in memory, made by the real recorder, and the keys to it."""

from collections.abc import Iterator

from assistdesk.core.crypto.hpke import BoxKey
from assistdesk.core.screen.decoder import Decoder
from assistdesk.core.screen.frame import Frame, Pixels
from assistdesk.core.session.recorder import Recorder
from assistdesk.core.session.recording import HEAD_BYTES, Header, Item, ItemType, parse_head, parse_header, wrap_key
from assistdesk.core.session.replay import Replay
from assistdesk.core.types import Monitor

KEY, OTHER = BoxKey(b"\x01" * 32), BoxKey(b"\x02" * 32)
FILE_ID, SESSION_ID, FILE_KEY, START_MS = b"\x0f" * 16, b"\x05" * 16, b"\x0c" * 32, 1_700_000_000_000


def header(*keys: BoxKey, file_id: bytes = FILE_ID) -> Header:
    recipients = tuple(wrap_key(key.public, file_id, FILE_KEY) for key in keys or (KEY,))
    return Header(file_id, SESSION_ID, START_MS, recipients)


def recorder(*keys: BoxKey, file_id: bytes = FILE_ID) -> Recorder:
    return Recorder(header(*keys, file_id=file_id), FILE_KEY)


def frame(pixels: Pixels, t_ms: int = 0, monitor: int = 0) -> Frame:
    return Frame(monitor, pixels.copy(), t_ms)


def replay(data: bytes, key: BoxKey = KEY) -> Replay:
    return Replay(lambda offset, size: data[offset : offset + size], [key])


def blocks(data: bytes) -> list[bytes]:
    """The header, then each block with its head."""
    _, at = parse_header(data)
    parts = [data[:at]]
    while at < len(data):
        size = HEAD_BYTES + parse_head(data[at : at + HEAD_BYTES]).length
        parts.append(data[at : at + size])
        at += size
    return parts


class Player:
    """Shows items by the decoder that shows the session too."""

    def __init__(self) -> None:
        self.decoder = Decoder()
        self.monitors: tuple[Monitor, ...] = ()

    def play(self, items: Iterator[Item], until_ms: int = 1 << 32) -> None:
        for item in items:
            if item.t_ms > until_ms:
                return
            if item.type is ItemType.LAYOUT:
                self.monitors = self.decoder.layout(memoryview(item.data))
            elif item.type is ItemType.SLICE:
                self.decoder.decode(memoryview(item.data))

    def shows(self, pixels: Pixels, monitor: int = 0) -> bool:
        return bool((self.decoder.canvas(monitor).pixels[..., :3] == pixels[..., :3]).all())
