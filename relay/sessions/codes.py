"""The relay's half of a session code: how long a nameplate is, how one is drawn, which text may be one.

Pure. It knows neither secret nor check digit of a code and refuses whatever is long enough to hold one, without
keeping or showing it. Which nameplates are live is the Directory's knowledge.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from assistdesk.core.errors import RefusedError
from relay.sessions.ports import NameplateCounts

LENGTHS = (4, 5, 6)
NONE = NameplateCounts(live=0, cooling=0)


@dataclass(frozen=True, slots=True)
class CodeRules:
    """Section ``codes`` of the configuration (relay.md section 14)."""

    life_s: int = 600
    cooldown_s: int = 1800
    live_percent: int = 10
    fill_percent: int = 50
    refusal_ms: int = 100
    tries: int = 3
    reopenings: int = 10


def numbers_of(length: int) -> int:
    """How many nameplates have this many digits, the first being 1 to 9."""
    return 9 * int(10 ** (length - 1))


def nameplate_length(counts: Mapping[int, NameplateCounts], rules: CodeRules) -> int:
    """The length new nameplates have now: the smallest with few live ones and enough that are not cooling.

    Raises:
        RefusedError: ``codes_full``, all three lengths are too full (HTTP 503).
    """
    for length in LENGTHS:
        count, numbers = counts.get(length, NONE), numbers_of(length)
        has_few_live = count.live * 100 <= numbers * rules.live_percent
        has_room = (count.live + count.cooling) * 100 <= numbers * rules.fill_percent
        if has_few_live and has_room:
            return length
    raise RefusedError("codes_full")


def nameplate_from(length: int, drawn: int) -> str:
    """The nameplate for a number drawn evenly from ``range(numbers_of(length))``."""
    return str(10 ** (length - 1) + drawn)


def read_nameplate(text: str) -> str:
    """Return *text* if it can be a nameplate: 4 to 6 ASCII digits, the first not 0.

    Raises:
        RefusedError: ``nameplate_malformed`` (HTTP 400, no guess counted). It carries nothing of the text: an app
        that sent
            too much may have sent a secret.
    """
    if not (text.isascii() and text.isdigit() and len(text) in LENGTHS and text[0] != "0"):
        raise RefusedError("nameplate_malformed")
    return text
