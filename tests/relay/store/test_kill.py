"""D1: kill -9 of a writing process at random points; what was acknowledged is there, once, in order.

A short run; ``python -m tests.fuzz.kills --kills 200`` is the whole case.
"""

import random
from pathlib import Path

import pytest

from tests.fuzz.kills import Killing

KILLS = 24


@pytest.mark.slow
@pytest.mark.timeout(100)
def test_D1_every_acknowledged_post_is_there_once_and_in_order_after_kill_9(tmp_path: Path) -> None:
    killing = Killing(tmp_path / "relay.db", random.Random(11))
    killing.kill(KILLS)
    killing.check()
    assert len(killing.acknowledged) > 10 * KILLS
