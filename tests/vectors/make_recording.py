"""Makes recordings good and bad: ``python -m tests.vectors.make_recording`` writes them; a test compares each with those kept.

Put together by hand from the screen vectors' messages (whose zstd frames no library's version shows in), with a fixed file
key that is wrapped by the second HPKE under a fixed ephemeral key, so that a second run changes no byte.
"""

import contextlib
import json
from pathlib import Path
from typing import Any

from assistdesk.core.crypto.hpke import BoxKey
from assistdesk.core.crypto.signing import key_id
from assistdesk.core.errors import PeerError
from assistdesk.core.screen.decoder import Decoder
from assistdesk.core.session.recording import (
    BlockCipher,
    End,
    Header,
    Item,
    ItemType,
    Kind,
    Point,
    Recipient,
    pack_index,
)
from assistdesk.core.session.replay import Replay
from assistdesk.core.wire.encoding import lv
from assistdesk.core.wire.messages import CursorPos, encode
from tests.vectors import hpke
from tests.vectors.make_screen import EIGHT, NEW, H, W, block, digest, good, op, pixels, slice_message
from tests.vectors.stream import Stream

HERE = Path(__file__).parent
KEY = BoxKey(Stream("recorder's box key").take(32))
START_MS = 1_700_000_000_000
SECOND_MS = 60_000


def header(name: str) -> tuple[bytes, bytes]:
    """The packed header of a file, and its file key."""
    stream = Stream(name)
    file_id, session_id, file_key, ephemeral = (stream.take(size) for size in (16, 16, 32, 32))
    wrapped = hpke.seal(ephemeral, KEY.public, lv(b"AssistDesk/1 recording key", file_id), file_key)
    return Header(file_id, session_id, START_MS, (Recipient(key_id(KEY.public), wrapped),)).pack(), file_key


def item(kind: ItemType, t_ms: int, data: bytes) -> bytes:
    return Item(kind, t_ms, data).pack()


def contents() -> list[tuple[Kind, int, bytes]]:
    """Kind, time and items of each block up to the index; one item runs over two of them."""
    first, *later = [bytes.fromhex(each["message"]) for each in good()]
    start = item(ItemType.LAYOUT, 0, EIGHT) + item(ItemType.SLICE, 0, first)
    shown = b"".join(item(ItemType.SLICE, 900, message) for message in later)
    told = item(ItemType.LEDGER, 950, b'{"v":1}') + item(ItemType.MARK, 1_000, "año 中".encode())
    whole = pixels("restart", W, H)
    again = slice_message(
        [op(1, 0, 0, W, H)], packed=block(whole.tobytes(), True), raw_len=W * H * 4, frame=2, flags=NEW
    )
    restart = item(ItemType.LAYOUT, SECOND_MS, EIGHT) + item(ItemType.SLICE, SECOND_MS, again)
    pointer = item(ItemType.CURSOR, SECOND_MS, encode(CursorPos(0, 5, 6, 0, True)))
    last = item(ItemType.SLICE, 61_000, slice_message([op(3, 0, 0, W, 2, bytes((1, 2, 3, 255, 0, 0)))], frame=3))
    return [
        (Kind.RESTART, 0, start),
        (Kind.ITEMS, 900, shown[:100]),
        (Kind.ITEMS, 1_000, shown[100:] + told),
        (Kind.RESTART, SECOND_MS, restart + pointer),
        (Kind.ITEMS, 61_000, last + item(ItemType.MARK, 61_000, b"")),
    ]


def blocks(name: str) -> list[bytes]:
    """The header and all blocks of a whole file."""
    head, file_key = header(name)
    cipher = BlockCipher(head, file_key)
    parts, points = [head], []
    for index, (kind, t_ms, items) in enumerate(contents()):
        if kind is Kind.RESTART:
            points.append(Point(t_ms, sum(map(len, parts))))
        parts.append(cipher.seal(kind, index, t_ms, items))
    count = len(parts) - 1
    parts.append(cipher.seal(Kind.INDEX, count, 61_000, pack_index(points)))
    parts.append(cipher.seal(Kind.END, count + 1, 61_500, End(count + 1, len(points), 41, bytes(range(32))).pack()))
    return parts


def build_files() -> dict[str, bytes]:
    parts, other = blocks("a recording"), blocks("another recording")
    edited = list(parts)
    edited[3] = edited[3][:-1] + bytes((edited[3][-1] ^ 1,))
    swapped = [*parts[:2], parts[3], parts[2], *parts[4:]]
    return {
        "good.adrec": b"".join(parts),
        "edited.adrec": b"".join(edited),
        "swapped.adrec": b"".join(swapped),
        "foreign.adrec": b"".join([*parts[:3], other[3], *parts[4:]]),
        "cut.adrec": b"".join(parts)[: -len(parts[-1]) - len(parts[-2]) - 7],
        "endless.adrec": b"".join(parts[:-2]),
    }


def build_answers() -> dict[str, Any]:
    """What a player must find in each file, and the picture of monitor 0 at the last moment that plays."""
    answers: dict[str, Any] = {"key": Stream("recorder's box key").take(32).hex()}
    for name, data in build_files().items():
        replay = Replay(lambda offset, size, data=data: data[offset : offset + size], [KEY])  # type: ignore[misc]
        found, decoder = replay.read_through(), Decoder()
        with contextlib.suppress(PeerError):
            for each in replay.items(replay.points[0]):
                if each.type is ItemType.LAYOUT:
                    decoder.layout(memoryview(each.data))
                elif each.type is ItemType.SLICE:
                    decoder.decode(memoryview(each.data))
        answers[name] = {
            "until_ms": found.until_ms,
            "cut": found.cut,
            "points": [[point.t_ms, point.offset] for point in replay.points],
            "marks": [[mark.t_ms, mark.text] for mark in found.marks],
            "ledger_n": found.end.ledger_n if found.end else None,
            "canvas": digest(decoder.canvas(0).pixels),
        }
    return answers


def files() -> dict[Path, bytes]:
    """Every file that is made here, with what belongs in it."""
    made = {HERE / name: data for name, data in build_files().items()}
    return {**made, HERE / "adrec.json": (json.dumps(build_answers(), indent=1) + "\n").encode()}


def main() -> None:
    for path, data in files().items():
        path.write_bytes(data)


if __name__ == "__main__":
    main()
