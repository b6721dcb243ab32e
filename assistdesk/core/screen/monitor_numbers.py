"""Numbers of monitors that stay theirs, whatever is plugged in, unplugged or made the main screen.

What a person shares is named by numbers (protocol.md section 10.1): one that passed to another monitor would share that too. A
``MonitorNumbers`` lives as long as the program, whichever screens are opened meanwhile. Refuses to know what a name is: it is
the same while the monitor is the same, and no other monitor's.
"""

from collections.abc import Callable, Hashable, Sequence

from assistdesk.core.screen.layout import MONITORS_MAX

NumberMonitors = Callable[[Sequence[Hashable]], tuple[int, ...]]
"""The numbers of the monitors that are there now, by their names: at most eight, all different."""


class MonitorNumbers:
    """Hands out 0 to 7. One caller at a time."""

    def __init__(self) -> None:
        self._numbers: dict[Hashable, int] = {}
        """Those that are there come last, before them the longest gone first."""

    def of(self, names: Sequence[Hashable]) -> tuple[int, ...]:
        """Return the number of each; a new one gets the lowest that no monitor ever had, and when there is none that of the
        monitor that is gone the longest."""
        known = {name: self._numbers.pop(name) for name in names if name in self._numbers}
        for name in names:
            if name not in known:
                known[name] = self._take_free(known)
        self._numbers |= known
        return tuple(known[name] for name in names)

    def _take_free(self, known: dict[Hashable, int]) -> int:
        taken = {*self._numbers.values(), *known.values()}
        free = min((number for number in range(MONITORS_MAX) if number not in taken), default=None)
        return self._numbers.pop(next(iter(self._numbers))) if free is None else free
