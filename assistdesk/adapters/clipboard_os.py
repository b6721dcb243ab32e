"""The clipboard of this computer, with a memory for taking things off again (protocol.md section 3: a copied code
leaves after 60 s). Fits the ``Clipboard`` port.

The windows' toolkit owns the real clipboard, so two callables are handed in; they may be called from any thread and
must return at once. Refuses to know Qt, and what the text is.
"""

import threading
from collections.abc import Callable


class OsClipboard:
    """``write`` puts a text there; ``clear_if`` empties the clipboard if exactly this text is still on it."""

    def __init__(self, write: Callable[[str], None], clear_if: Callable[[str], None]) -> None:
        self._write = write
        self._clear_if = clear_if
        self._texts: dict[threading.Timer, str] = {}
        self._lock = threading.Lock()

    def put(self, text: str, forget_after_s: float | None = None) -> None:
        self._write(text)
        if forget_after_s is None:
            return
        timer = threading.Timer(forget_after_s, lambda: self._forget(timer))
        timer.daemon = True
        with self._lock:
            self._texts[timer] = text
        timer.start()

    def close(self) -> None:
        """Take off at once what was to leave later: the program ends before its timers do."""
        with self._lock:
            waiting = dict(self._texts)
            self._texts.clear()
        for timer, text in waiting.items():
            timer.cancel()
            self._clear_if(text)

    def _forget(self, timer: threading.Timer) -> None:
        with self._lock:
            text = self._texts.pop(timer, None)
        if text is not None:
            self._clear_if(text)
