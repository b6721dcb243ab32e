"""Garbage of windows goes in the thread of the windows: whatever another thread allocates, nothing is collected there."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from assistdesk.ui.garbage import GarbageTimer, collect_due


@pytest.fixture
def _collector_put_back() -> Iterator[None]:
    yield
    gc.unfreeze()
    gc.enable()


class Knot:
    """In a cycle with itself, and a label in it."""

    def __init__(self) -> None:
        self.me, self.label = self, QLabel("let go")


def allocate(kept: list[list[int]]) -> None:
    """More than the youngest generation bears."""
    kept += [[number] for number in range(50 * gc.get_threshold()[0])]


@pytest.mark.usefixtures("_collector_put_back")
def test_a_knot_that_another_thread_would_collect_goes_in_the_windows_own(qtbot: QtBot) -> None:
    parent, gone_in = QObject(), list[threading.Thread]()
    kept: list[list[int]] = []
    gc.collect()
    GarbageTimer(parent)
    weakref.finalize(Knot(), lambda: gone_in.append(threading.current_thread()))
    busy = threading.Thread(target=allocate, args=(kept,))
    busy.start()
    busy.join()
    assert gone_in == []
    qtbot.waitUntil(lambda: gone_in == [threading.main_thread()], timeout=5_000)


@pytest.mark.usefixtures("_collector_put_back")
def test_the_oldest_generation_that_is_due_is_collected() -> None:
    gc.disable()
    gc.collect()
    assert collect_due() is None
    allocated = [[number] for number in range(gc.get_threshold()[0] + 1)]
    assert collect_due() == 0
    for _ in range(gc.get_threshold()[1]):
        gc.collect(0)
    assert collect_due() == 1
    assert len(allocated) == gc.get_threshold()[0] + 1
