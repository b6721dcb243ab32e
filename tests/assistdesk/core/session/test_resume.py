"""The table of protocol.md section 12, cell by cell."""

import pytest

from assistdesk.core.session.resume import Comeback, comeback

ITSELF, CLICK, NEW = Comeback


@pytest.mark.parametrize(
    ("away_ms", "resume_on", "restarted", "restart_on", "answer"),
    [
        (60_000, True, False, False, ITSELF),
        (60_000, False, False, False, CLICK),
        (60_000, True, True, True, CLICK),
        (60_000, True, True, False, NEW),
        (60_000, False, True, True, NEW),
        (60_001, True, False, False, CLICK),
        (600_000, True, False, True, CLICK),
        (600_000, False, False, False, CLICK),
        (600_000, True, True, True, CLICK),
        (600_001, True, False, False, NEW),
        (600_001, True, True, True, NEW),
    ],
)
def test_N2_what_comes_back_and_how(
    away_ms: int, resume_on: bool, restarted: bool, restart_on: bool, answer: Comeback
) -> None:
    assert comeback(away_ms, resume_on=resume_on, restarted=restarted, restart_on=restart_on) is answer


@pytest.mark.parametrize("away_ms", [0, 1, 60_000, 600_000, 600_001])
@pytest.mark.parametrize("resume_on", [True, False])
@pytest.mark.parametrize("restart_on", [True, False])
def test_C18_a_program_that_was_started_anew_never_comes_back_by_itself(
    away_ms: int, resume_on: bool, restart_on: bool
) -> None:
    answer = comeback(away_ms, resume_on=resume_on, restarted=True, restart_on=restart_on)
    may_ask = resume_on and restart_on and away_ms <= 600_000
    assert answer is (CLICK if may_ask else NEW)
