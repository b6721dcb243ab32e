"""Drives a session machine: one event at a time, its actions in order, a Tick when it wants one.

Both ends use it. Refuses to know what the events and actions are.
"""

from collections import deque
from collections.abc import Callable
from typing import Final, Generic, Protocol, TypeVar

from assistdesk.runtime.alarm import Alarm
from assistdesk.runtime.ports import Clock

EVENTS_WAITING_MAX: Final = 10_000

State = TypeVar("State")
Event = TypeVar("Event", contravariant=True)
Action = TypeVar("Action", covariant=True)


class Step(Protocol[State, Event, Action]):
    def __call__(self, state: State, event: Event, now_ms: int, wall_ms: int) -> tuple[State, tuple[Action, ...]]: ...


class Driver(Generic[State, Event, Action]):
    """Holds the state. ``feed`` may be called while actions are carried out: the event waits its turn."""

    def __init__(
        self,
        state: State,
        step: Step[State, Event, Action],
        wake_at: Callable[[State], int | None],
        tick: Event,
        clock: Clock,
        carry_out: Callable[[Action], None],
        changed: Callable[[], None],
    ) -> None:
        self.state = state
        self._step = step
        self._wake_at = wake_at
        self._clock = clock
        self._carry_out = carry_out
        self._changed = changed
        self._waiting: deque[Event] = deque(maxlen=EVENTS_WAITING_MAX)
        self._is_busy = False
        self._alarm = Alarm(lambda: self.feed(tick))

    def feed(self, event: Event) -> None:
        """Let *event* happen. What a step raises (MisuseError) reaches the caller; the state stays as it was before."""
        self._waiting.append(event)
        if self._is_busy:
            return
        self._is_busy = True
        try:
            while self._waiting:
                clock = self._clock
                state, actions = self._step(self.state, self._waiting.popleft(), clock.monotonic_ms(), clock.wall_ms())
                self.state = state
                for action in actions:
                    self._carry_out(action)
        finally:
            self._is_busy = False
            self._rearm()
            self._changed()

    def stop(self) -> None:
        """No more ticks."""
        self._alarm.stop()

    def _rearm(self) -> None:
        due_ms = self._wake_at(self.state)
        self._alarm.ring_in(None if due_ms is None else max(0, due_ms - self._clock.monotonic_ms()) / 1000)
