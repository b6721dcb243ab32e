"""Parsers of recordings: whole files with any bytes, what an honest key opens to, and what stands inside a block."""

from assistdesk.core.errors import PeerError, RefusedError
from assistdesk.core.session.recording import BlockCipher, Item, ItemParser, ItemType, Kind, parse_header
from assistdesk.core.session.replay import Contents, Replay, mark_text
from tests.fuzz.parser import Parser
from tests.vectors.make_recording import KEY, build_files, contents, header

HEAD, FILE_KEY = header("fuzz")
WHOLE = tuple(items for kind, _, items in contents() if kind is Kind.RESTART)
FILES = tuple(build_files().values())


def _read(data: bytes) -> Contents:
    return Replay(lambda offset, size: data[offset : offset + size], [KEY]).read_through()


def _read_sealed(data: bytes) -> Contents:
    """Items that whoever knows the key made up."""
    block = BlockCipher(HEAD, FILE_KEY).seal(Kind.RESTART, 0, 5, data or b"\0")
    return _read(HEAD + block)


PARSERS: list[Parser] = [
    Parser("recording", _read, FILES, (PeerError, RefusedError)),
    Parser("recording header", parse_header, (HEAD,)),
    Parser("recording items", lambda data: ItemParser().add(data), WHOLE),
    Parser("recording items, sealed", _read_sealed, (Item(ItemType.MARK, 5, b"a mark").pack(),)),
    Parser("recording mark", mark_text, ("año 中".encode(), b"")),
]
