"""The line over a whole session, in bounded memory: what a report says of it is what was usual, not its last second.

Refuses to know where figures come from.
"""

from dataclasses import dataclass, replace
from typing import Final

from assistdesk.core.session.events import LineMeasured
from assistdesk.core.types import LineLimit

SAMPLES_MAX: Final = 512
"""Then every second one goes and only every second one is taken: at one a second the oldest of 12 h are 128 s apart."""

NOTHING: Final = LineMeasured(0, 0, LineLimit.NONE, 0, 0)


@dataclass(frozen=True, slots=True)
class LineHistory:
    """Figures of this end, evenly spread over the session; ``last`` holds the totals."""

    last: LineMeasured = NOTHING
    samples: tuple[LineMeasured, ...] = ()
    stride: int = 1
    passed: int = 0

    def add(self, measured: LineMeasured) -> "LineHistory":
        if self.passed + 1 < self.stride:
            return replace(self, last=measured, passed=self.passed + 1)
        samples = (*self.samples, measured)
        if len(samples) == SAMPLES_MAX:
            return LineHistory(measured, samples[1::2], self.stride * 2)
        return LineHistory(measured, samples, self.stride)

    def typical(self) -> LineMeasured:
        """The median delay where one was measured, the median rate while anything moved, the pictures a second while there
        were any, and the limit that held for more than half of the time in which something moved; bytes are totals."""
        moving = [each for each in self.samples if each.kbps]
        limits = [each.limit for each in moving]
        usual = next((limit for limit in LineLimit if 2 * limits.count(limit) > len(limits)), LineLimit.NONE)
        return replace(
            self.last,
            rtt_ms=_median([each.rtt_ms for each in self.samples if each.rtt_ms]),
            kbps=_median([each.kbps for each in moving]),
            limit=usual,
            fps=_median([each.fps for each in self.samples if each.fps]),
        )


NO_HISTORY: Final = LineHistory()


def _median(values: list[int]) -> int:
    return sorted(values)[len(values) // 2] if values else 0
