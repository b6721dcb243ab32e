"""One watch over the customer's computer for all sessions that run on it: the Stop key ends every one of them.

Fits the ``Watch`` port once for each session. The outside is watched from the first that starts to the last that stops.
Refuses to know what is watched.
"""

import threading
from collections.abc import Callable

from assistdesk.runtime.ports import Watch

Tell = Callable[[str], None]


class SharedWatch:
    """Hands out shares of *watch*. May be used from several threads."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self._tells: dict[object, Tell] = {}
        self._turn = threading.RLock()

    def share(self) -> Watch:
        return _Share(self)

    def start(self, who: object, tell: Tell) -> None:
        """Raises RefusedError where nothing can be watched."""
        with self._turn:
            is_first = not self._tells
            self._tells[who] = tell
            if is_first:
                try:
                    self._watch.start(self._tell_all)
                except BaseException:
                    del self._tells[who]
                    raise

    def stop(self, who: object) -> None:
        with self._turn:
            if self._tells.pop(who, None) is not None and not self._tells:
                self._watch.stop()

    def _tell_all(self, word: str) -> None:
        for tell in tuple(self._tells.values()):
            tell(word)


class _Share:
    """One session's."""

    def __init__(self, shared: SharedWatch) -> None:
        self._shared = shared

    def start(self, tell: Tell) -> None:
        self._shared.start(self, tell)

    def stop(self) -> None:
        self._shared.stop(self)
