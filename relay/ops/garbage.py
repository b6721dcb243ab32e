"""When the relay looks for garbage that refers to itself: seldom, and not through what it was loaded with.

A write makes hundreds of small objects that go by themselves; counting them, the collector would begin every other write (a
tenth of a comment's time).
"""

import gc

OBJECTS_MORE = 50_000
"""The youngest generation is searched after so many more objects: some megabytes."""


def collect_seldom() -> None:
    """What lives now is never searched again. Call it once, when a process has started."""
    gc.freeze()
    gc.set_threshold(OBJECTS_MORE)
