"""relay/ops/garbage.py, in a process of its own: it changes the interpreter it is called in."""

import subprocess
import sys

WATCHED = """
import gc, weakref
from relay.ops.garbage import collect_seldom

class Ring:
    def __init__(self):
        self.itself = self

before = Ring()
collect_seldom()
assert gc.get_freeze_count() > 1_000
assert not any(found is before for found in gc.get_objects())
counted = []
gc.callbacks.append(lambda phase, info: counted.append(phase) if phase == "start" else None)
gone = weakref.ref(Ring())
made = [[] for _ in range(10_000)]
assert not counted
assert gone() is not None
made += [[] for _ in range(100_000)]
assert 0 < len(counted) <= 3
assert gone() is None
"""


def test_rings_go_later_and_what_was_there_at_the_start_is_not_looked_through() -> None:
    done = subprocess.run([sys.executable, "-c", WATCHED], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
