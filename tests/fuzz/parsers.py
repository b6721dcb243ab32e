"""The one list of all parsers of outside bytes (bad-inputs.md, "Parser rule"), each with good examples to start from.

Every entry answers any bytes with a value, or with one of ``refuses``, in bounded time and memory; nothing else escapes.
``test_parsers.py`` feeds all of them the same garbage; ``python -m tests.fuzz NAME [SECONDS]`` feeds one for longer.
To add parsers: a module ``parsers_ROOM.py`` with a list ``PARSERS`` of its own, and a line below.
"""

from tests.fuzz import parsers_crypto, parsers_desk, parsers_recording, parsers_screen, parsers_wire
from tests.fuzz.parser import Parser

PARSERS: list[Parser] = [
    *parsers_wire.PARSERS,
    *parsers_crypto.PARSERS,
    *parsers_screen.PARSERS,
    *parsers_recording.PARSERS,
    *parsers_desk.PARSERS,
]
