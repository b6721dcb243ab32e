"""Writes that wait for the relay: their keys, which answers are final, and when to try again (desk.md section 4).

The app's outbox keeps each write until the relay answered it; a repeated key gets the first answer again, so sending
twice is safe and losing one is not. Only the rules live here; this module knows no disk, no socket, no clock and no
randomness.
"""

import enum
from dataclasses import dataclass
from typing import Final

from assistdesk.core.errors import AssistDeskError, LinkError, MisuseError

FIRST_RETRY_MS: Final = 1_000
LAST_RETRY_MS: Final = 60_000
RETRY_AFTER_MAX_MS: Final = 300_000
OUTBOX_MAX: Final = 500
"""More writes than this wait for nobody: the composer is told that the outbox is full."""

_LATER = frozenset({408, 425, 429, 503, 507})


@dataclass(frozen=True, slots=True)
class Unsent:
    """One write that waits for the relay: kept on disk, sent in order, removed when answered."""

    key: str
    method: str
    path: str
    body: bytes
    ticket_id: int | None
    made_at_ms: int


@dataclass(frozen=True, slots=True)
class Refused:
    """A write that the relay did not take and nobody has given up: kept on disk, not sent again as it is. ``why``: for whoever
    reads it to the person."""

    unsent: Unsent
    why: str


class Verdict(enum.Enum):
    """What becomes of a write after an attempt that failed."""

    RETRY = "retry"
    SIGN_IN = "sign_in"
    REFUSED = "refused"


def judge(error: AssistDeskError) -> Verdict:
    """RETRY: nothing is known, send again under the same key. SIGN_IN: wait for the person. REFUSED: the answer is
    no."""
    if isinstance(error, LinkError):
        return Verdict.RETRY
    status = error.fields.get("status")
    if status in _LATER:
        return Verdict.RETRY
    if status == 401:
        return Verdict.SIGN_IN
    return Verdict.REFUSED


def delay_ms(attempt: int, jitter: float, retry_after_s: int | None = None) -> int:
    """How long to wait after failed attempt number *attempt* (from 1): doubling from 1 s to 60 s, *jitter* (0 to 1)
    takes away up to half, and never less than the relay asked for (at most 5 min)."""
    if attempt < 1 or not 0.0 <= jitter <= 1.0:
        raise MisuseError("delay_arguments")
    full_ms = min(LAST_RETRY_MS, FIRST_RETRY_MS << min(attempt - 1, 16))
    asked_ms = min(RETRY_AFTER_MAX_MS, max(0, retry_after_s or 0) * 1000)
    return max(asked_ms, int(full_ms * (1.0 - jitter / 2)))


def wait_s(attempt: int, random_byte: bytes, error: AssistDeskError | None = None) -> float:
    """Seconds to wait after failed attempt number *attempt* (from 1), as ``delay_ms`` says; *error*, by which it failed, may
    name the relay's wish (``retry_after_s``)."""
    asked = error.fields.get("retry_after_s") if error is not None else None
    return delay_ms(attempt, random_byte[0] / 255, asked if isinstance(asked, int) else None) / 1000


def make_key(now_ms: int, random_bytes: bytes) -> str:
    """A UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, 74 of the ten *random_bytes*."""
    if len(random_bytes) != 10 or not 0 <= now_ms < 1 << 48:
        raise MisuseError("key_arguments")
    tail = int.from_bytes(random_bytes, "big")
    value = now_ms << 80 | 0x7 << 76 | (tail >> 62 & 0xFFF) << 64 | 0b10 << 62 | tail & (1 << 62) - 1
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
