"""Mouse and keyboard that only count, for many sessions at once. Fits the ``Input`` port as far as counting goes; what keys do
on a real display is shown by ``tests/contracts/input.py``."""

import threading
from collections.abc import Callable

from assistdesk.core.types import Rect


class CountedInput:
    """``done`` are the acts in their order; ``late`` those after ``is_over`` was set."""

    def __init__(self) -> None:
        self.shared: tuple[Rect, ...] = ()
        self.done: list[str] = []
        self.late: list[str] = []
        self.is_over = False
        self._lock = threading.Lock()

    def within(self, may: Callable[[], bool], act: Callable[[], object]) -> bool:
        with self._lock:
            if not may():
                return False
            act()
            return True

    def _count(self, act: str) -> bool:
        (self.late if self.is_over else self.done).append(act)
        return True

    def move(self, x: int, y: int) -> bool:
        return self._count(f"move {x} {y}")

    def button(self, number: int, is_down: bool) -> bool:
        return self._count(f"button {number} {is_down}")

    def wheel(self, dx: int, dy: int) -> None:
        self._count(f"wheel {dx} {dy}")

    def key(self, usage: int, is_down: bool) -> bool:
        return self._count(f"key {usage} {is_down}")

    def text(self, text: str) -> int:
        self._count("text")
        return len(text)

    def release_all(self) -> None:
        with self._lock:
            pass  # nothing that was let in before is still under way

    def close(self) -> None:
        pass
