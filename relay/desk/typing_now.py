"""Who is writing in which chat, right now (desk.md section 7). In memory, never stored; the text is not known here.

A statement holds for some seconds and is repeated while one goes on writing. Time is an argument; who hears of it is
``chats``' and ``events``' business.
"""

from typing import Literal

Side = Literal["ours", "theirs"]
HOLDS_MS = 6_000
AGAIN_AFTER_MS = 1_000
"""What is said again sooner than this changes nothing."""
KEPT_MAX = 10_000


class TypingNow:
    """Keyed by (chat, side)."""

    def __init__(self) -> None:
        self._said_at: dict[tuple[int, Side], int] = {}

    def say(self, chat_id: int, side: Side, now_ms: int) -> bool:
        """False: that was said a moment ago, and nobody needs to hear it again."""
        before = self._said_at.get((chat_id, side))
        if before is not None and 0 <= now_ms - before < AGAIN_AFTER_MS:
            return False
        self._said_at.pop((chat_id, side), None)
        self._said_at[(chat_id, side)] = now_ms
        while len(self._said_at) > KEPT_MAX:
            del self._said_at[next(iter(self._said_at))]
        return True

    def left_ms(self, chat_id: int, side: Side, now_ms: int) -> int:
        """How long the last statement still holds; 0: nobody is writing."""
        said_at = self._said_at.get((chat_id, side))
        return 0 if said_at is None else max(0, min(HOLDS_MS, said_at + HOLDS_MS - now_ms))

    def stop(self, chat_id: int, side: Side) -> None:
        """The line was said."""
        self._said_at.pop((chat_id, side), None)
