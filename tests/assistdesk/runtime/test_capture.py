"""What the gate between loop and capture thread says of this computer's own pace."""

from assistdesk.core.screen.pacing import Limit
from assistdesk.runtime.capture import Gate


class HandClock:
    def __init__(self) -> None:
        self.now_ms = 10_000

    def monotonic_ms(self) -> int:
        return self.now_ms

    def wall_ms(self) -> int:
        return self.now_ms


def gate_after(turn_ms: int, rest_ms: int) -> tuple[Gate, HandClock]:
    """A gate whose thread has worked for two seconds in turns of this length."""
    clock = HandClock()
    gate = Gate(clock)
    gate.peer_is_ready()
    while clock.now_ms < 12_000:
        assert gate.budget() > 0
        began_ms = gate.now_ms()
        clock.now_ms += turn_ms
        gate.worked(began_ms)
        clock.now_ms += rest_ms
    return gate, clock


def test_a_computer_that_does_nothing_but_grab_and_code_is_named_as_the_limit() -> None:
    gate, clock = gate_after(turn_ms=60, rest_ms=1)
    assert gate.meter().limit is Limit.HOST_CPU
    clock.now_ms += 1_000
    assert gate.meter().limit is Limit.NONE


def test_one_that_waits_for_the_next_picture_is_not() -> None:
    gate, _ = gate_after(turn_ms=8, rest_ms=9)
    assert gate.meter().limit is Limit.NONE


def test_a_line_that_takes_no_more_is_named_first() -> None:
    gate, _ = gate_after(turn_ms=60, rest_ms=1)
    gate.encoded(1 << 20)
    assert gate.budget() == 0
    assert gate.meter().limit is Limit.HOST_LINE
