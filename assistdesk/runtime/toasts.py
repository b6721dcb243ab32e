"""Short messages at the window's edge, and what may be taken back for a while. Refuses to know their words."""

from collections.abc import Callable
from typing import Final

from assistdesk.runtime.ports import Clock
from assistdesk.runtime.snapshot import Toast

KEPT_MAX: Final = 5
SHOWN_MS: Final = 8_000
UNDO_MS: Final = 10_000


class Toasts:
    """The newest few; old ones fall away when the next snapshot is made."""

    def __init__(self, clock: Clock, changed: Callable[[], None]) -> None:
        self._clock = clock
        self._changed = changed
        self._toasts: tuple[Toast, ...] = ()
        self._next_id = 1

    @property
    def shown(self) -> tuple[Toast, ...]:
        now_ms = self._clock.wall_ms()
        self._toasts = tuple(toast for toast in self._toasts if toast.until_ms > now_ms)
        return self._toasts

    def say(self, rule: str, kind: str = "info", undo_key: str = "", **fields: str | int) -> None:
        until_ms = self._clock.wall_ms() + (UNDO_MS if undo_key else SHOWN_MS)
        toast = Toast(self._next_id, rule, tuple(fields.items()), undo_key, until_ms, kind)
        self._next_id += 1
        self._toasts = (*self._toasts, toast)[-KEPT_MAX:]
        self._changed()

    def dismiss(self, toast_id: int) -> None:
        self._toasts = tuple(toast for toast in self._toasts if toast.id != toast_id)
        self._changed()

    def drop_undo(self, undo_key: str) -> None:
        """Its undo was used, or its time is over."""
        self._toasts = tuple(toast for toast in self._toasts if toast.undo_key != undo_key)
        self._changed()
