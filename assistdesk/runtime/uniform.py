"""A number from the operating system's generator, without favour for small ones."""

from typing import Final

from assistdesk.runtime.ports import Randomness

BYTES: Final = 8


def uniform(randomness: Randomness, below: int) -> int:
    """Evenly from ``range(below)``: values that would favour the first ones are thrown away."""
    span = 1 << (8 * BYTES)
    limit = span - span % below
    while (value := int.from_bytes(randomness.bytes(BYTES), "big")) >= limit:
        pass
    return value % below
