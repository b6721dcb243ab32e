"""The relay's times as windows count them. What is shown is made anew for every snapshot, and reading its times was most of
that work: each is read once."""

from functools import lru_cache
from typing import Final

from assistdesk.core.desk.shapes import from_rfc3339

STAMPS_KEPT: Final = 8_192


@lru_cache(maxsize=STAMPS_KEPT)
def at_ms(text: str) -> int:
    """``from_rfc3339``; raises ValueError as it does."""
    return from_rfc3339(text)
