"""The seven channels of a session and what each may carry, how much and how often.

Normative source: protocol.md section 8. A table and the bucket that counts against it; knows no record or message.
Limits are averages: a line that stalls delivers in one burst what an honest end sent over up to ``STALL_MS``, so the
receiving side forgives that much and no more, while the sending side keeps to the plain figure.
"""

import enum
from dataclasses import dataclass
from typing import Final

from assistdesk.core.types import Role
from assistdesk.core.wire.encoding import KIB

STALL_MS: Final = 15_000
"""After this long without a record the link counts as lost (protocol.md section 12), so no stall is longer."""


class Channel(enum.IntEnum):
    """Independent streams of messages inside one link; the value is the byte on the wire."""

    CONTROL = 1
    INPUT = 2
    SCREEN = 3
    CHAT = 4
    CLIPBOARD = 5
    FILE = 6
    LEDGER = 7


@dataclass(frozen=True, slots=True)
class Rate:
    """``count`` in ``window_ms``, on average."""

    count: int
    window_ms: int


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table: priority ``order`` (0 goes first), bounds, and what of a sender's queue is kept."""

    order: int
    largest_bytes: int
    rate: Rate
    senders: frozenset[Role]
    single_record: bool
    queue_bytes: int
    queue_messages: int


_BOTH: Final = frozenset(Role)
_HOST: Final = frozenset({Role.HOST})
_SECOND: Final = 1_000

SCREEN_BYTES: Final = 12_682_272
INPUT_BYTES: Final = 8 * KIB
SHAPE_BYTES: Final = 72 * KIB
SHAPE_RATE: Final = Rate(20, _SECOND)

RULES: Final[dict[Channel, Rule]] = {
    Channel.CONTROL: Rule(0, 8 * KIB, Rate(200, _SECOND), _BOTH, False, 1024 * KIB, 4_096),
    Channel.INPUT: Rule(0, SHAPE_BYTES, Rate(400, _SECOND), _BOTH, False, 1024 * KIB, 4_096),
    Channel.SCREEN: Rule(2, SCREEN_BYTES, Rate(1_000, _SECOND), _HOST, False, 2 * SCREEN_BYTES, 4_096),
    Channel.CHAT: Rule(1, 12 * KIB, Rate(20, 10 * _SECOND), _BOTH, False, 1024 * KIB, 256),
    Channel.CLIPBOARD: Rule(3, 260 * KIB, Rate(1, _SECOND), _BOTH, False, 1024 * KIB, 16),
    Channel.FILE: Rule(3, 32 * KIB, Rate(2_000, _SECOND), _BOTH, True, 1024 * KIB, 1_024),
    Channel.LEDGER: Rule(1, 8 * KIB, Rate(50, _SECOND), _BOTH, False, 4096 * KIB, 4_096),
}


class Allowance:
    """Counts against a ``Rate``: full at first, refilled evenly, never above its count plus what ``stall_ms`` brings.

    Kept in whole units of 1/window so that it is exact. Time may stand still but a step back counts as none.
    """

    __slots__ = ("_at_ms", "_capacity", "_left", "_rate")

    def __init__(self, rate: Rate, now_ms: int, stall_ms: int = 0) -> None:
        self._rate = rate
        self._capacity = rate.count * (rate.window_ms + stall_ms)
        self._left = self._capacity
        self._at_ms = now_ms

    def _refill(self, now_ms: int) -> None:
        if now_ms > self._at_ms:
            self._left = min(self._capacity, self._left + (now_ms - self._at_ms) * self._rate.count)
            self._at_ms = now_ms

    def take(self, amount: int, now_ms: int) -> bool:
        """Use ``amount`` up if it is there, else leave everything as it is and say no."""
        self._refill(now_ms)
        cost = amount * self._rate.window_ms
        if cost > self._left:
            return False
        self._left -= cost
        return True

    def wait_ms(self, amount: int, now_ms: int) -> int:
        """How long until ``take`` would say yes; 0 when it would now."""
        self._refill(now_ms)
        short = amount * self._rate.window_ms - self._left
        return -(-short // self._rate.count) if short > 0 else 0
