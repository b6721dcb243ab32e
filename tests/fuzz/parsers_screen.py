"""Parsers of ``core.screen``: layouts, first chunks, slices after a good beginning, JPEG files with and without the walk."""

from assistdesk.core.screen.decoder import Decoded, Decoder
from assistdesk.core.screen.encoder import Encoder
from assistdesk.core.screen.frame import Frame
from assistdesk.core.screen.jpeg import QUALITY, decode_jpeg, decode_walked, encode_jpeg
from assistdesk.core.screen.layout import parse_layout
from assistdesk.core.screen.slices import expected_length
from assistdesk.core.types import Monitor
from tests.assistdesk.core.screen.pictures import HEIGHT, MONITOR, WIDTH, noise, page, plain
from tests.fuzz.parser import Parser


def _messages() -> tuple[bytes, ...]:
    """A layout, then slices with every kind of op."""
    encoder = Encoder()
    messages = [encoder.layout([MONITOR, Monitor(1, WIDTH, 0, 40, 30)])]
    tall = page(WIDTH, HEIGHT + 20, 4)
    for pixels in (plain(), page(), noise(), tall[:HEIGHT].copy(), tall[20:].copy()):
        messages += encoder.encode(Frame(0, pixels, 0), None, 1 << 30).slices
    return tuple(messages)


LAYOUT, *SLICES = _messages()
PHOTO = encode_jpeg(noise(40, 30), QUALITY, is_half=False)


def _decode_first(data: bytes) -> Decoded:
    """What a slice does as the first one of a link."""
    decoder = Decoder()
    decoder.layout(memoryview(LAYOUT))
    return decoder.decode(memoryview(data))


def _decode_later(data: bytes) -> Decoded:
    """What a slice does to a stream under way."""
    decoder = Decoder()
    decoder.layout(memoryview(LAYOUT))
    decoder.decode(memoryview(SLICES[0]))
    decoder.decode(memoryview(SLICES[1]))
    return decoder.decode(memoryview(data))


PARSERS: list[Parser] = [
    Parser("screen layout", lambda data: parse_layout(memoryview(data)), (LAYOUT,)),
    Parser("screen first chunk", expected_length, (LAYOUT, *(each[:32] for each in SLICES))),
    Parser("screen slice, first", _decode_first, tuple(SLICES[:2])),
    Parser("screen slice, later", _decode_later, (SLICES[2], SLICES[3])),
    Parser("screen jpeg", lambda data: decode_jpeg(memoryview(data), 40, 30), (PHOTO,)),
    Parser("screen jpeg without the walk", lambda data: decode_walked(data, 40, 30), (PHOTO,)),
]
