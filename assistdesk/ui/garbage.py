"""Cyclic garbage is collected by the thread of the windows, between two events, and nowhere else.

Python collects in whichever thread happens to allocate. A window's parts in a cycle could then be taken apart by the loop's
thread while Qt is in the middle of them. ``GarbageTimer`` does on a timer what the collector does by itself: a generation is
looked through once its count is over its threshold.
"""

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_EVERY_MS = 250


class GarbageTimer(QObject):
    """From now on nothing is collected but by this timer; what exists already is never looked through again."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()
        timer = QTimer(self, interval=LOOK_EVERY_MS)
        timer.timeout.connect(collect_due)
        timer.start()


def collect_due() -> int | None:
    """Collect the oldest generation that is due; return which, None if none is."""
    due = [
        number
        for number, (count, limit) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        if count > limit
    ]
    if not due:
        return None
    gc.collect(due[-1])
    return due[-1]
