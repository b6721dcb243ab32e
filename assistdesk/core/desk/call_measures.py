"""What the phone calls of a period are measured by (desk.md section 6): how many, the four steps, who gave up waiting.

``rows_of`` reads one ticket's log; the others take rows and a period. One call's own facts are ``contacts``. Nothing here
selects tickets or draws.
"""

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from assistdesk.core.desk import contacts, figures
from assistdesk.core.desk.figures import Span
from assistdesk.core.desk.measure_shapes import FigureOut
from assistdesk.core.desk.model import Ms
from assistdesk.core.desk.model_service import LogEntry, QueueConfig
from assistdesk.core.desk.shown_figures import count_of, rate_of, spread_of

SHORT_MS: Final = QueueConfig().short_abandon_s * 1_000


class CallRow(msgspec.Struct, frozen=True):
    """One call. ``waited_ms``: how long an incoming one rang, None while it rings; outgoing ones wait for nobody of ours.
    ``has_rung_out``: an incoming one that nobody answered and whose hang-up nobody heard: how long they waited is not known."""

    answered_at: Ms | None
    steps: frozenset[int] = frozenset()
    agent_id: int | None = None
    ended_at: Ms | None = None
    waited_ms: int | None = None
    is_end_assumed: bool = False
    has_rung_out: bool = False

    @property
    def settled_at(self) -> Ms | None:
        """When it was answered or, if it never was, over."""
        return _settled_at(self)


def rows_of(log: Sequence[LogEntry]) -> tuple[CallRow, ...]:
    """The calls of one ticket."""
    return tuple(
        CallRow(
            call.answered_at,
            frozenset(call.steps),
            call.agent_id,
            call.ended_at,
            _waited_ms(call),
            call.is_end_assumed,
            call.direction == "in" and _has_rung_out(call),
        )
        for call in contacts.calls(log)
    )


def _has_rung_out(call: contacts.CallFacts) -> bool:
    return call.is_end_assumed and call.answered_at is None


def _waited_ms(call: contacts.CallFacts) -> int | None:
    settled_at = _settled_at(call)
    if call.direction != "in" or call.started_at is None or settled_at is None or _has_rung_out(call):
        return None
    return max(0, settled_at - call.started_at)


def _settled_at(call: CallRow | contacts.CallFacts) -> Ms | None:
    return call.ended_at if call.answered_at is None else call.answered_at


def shown(calls: Iterable[CallRow], period: Span) -> list[FigureOut]:
    """Answered calls and their steps, and who gave up while it rang."""
    settled = [call for call in calls if call.settled_at is not None and period[0] <= call.settled_at < period[1]]
    answered = [call.steps for call in settled if call.answered_at is not None]
    rang = [call for call in settled if call.waited_ms is not None or call.has_rung_out]
    lost = figures.abandonment(
        ("completed" if call.answered_at is not None else "abandoned", _is_short(call), call.waited_ms) for call in rang
    )
    all_four, by_step = figures.four_steps(answered)
    return [
        count_of("calls", len(answered)),
        rate_of("four_steps", all_four),
        *(rate_of(f"four_steps.{number}", done) for number, done in by_step.items()),
        rate_of("call_abandonment", lost.rate),
        spread_of("call_given_up_wait", lost.waits, "ms"),
    ]


def _is_short(call: CallRow) -> bool:
    return call.answered_at is None and call.waited_ms is not None and call.waited_ms < SHORT_MS
