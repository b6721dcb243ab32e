"""The crossing: whatever the loop's thread says, Qt's thread hears little, late enough, and complete."""

import asyncio
import sys
import threading
from types import TracebackType

import numpy
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QThread, QTimer
from pytestqt.qtbot import QtBot

from assistdesk.core.errors import MisuseError
from assistdesk.core.types import Rect
from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents import TryNow
from assistdesk.runtime.ports import PictureUpdate, Show
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.ui.bridge import RECTS_MAX, Bridge, failures_shown, merged

CANVAS = numpy.zeros((100, 200, 4), numpy.uint8)


def update(frame: int, *rects: Rect, last: bool = True, monitor: int = 1) -> PictureUpdate:
    return PictureUpdate(monitor, frame, last, CANVAS, rects)


def bridge() -> tuple[Bridge, list[Intent]]:
    said: list[Intent] = []
    return Bridge(said.append), said


def test_it_fits_the_port(qtbot: QtBot) -> None:
    made: Show = bridge()[0]
    assert made is not None


def test_ten_thousand_updates_of_another_thread_stay_coalesced(qtbot: QtBot) -> None:
    made, _said = bridge()
    shown: list[AgentSnapshot] = []
    painted: list[PictureUpdate] = []
    threads: set[QThread] = set()
    made.shown.connect(lambda snapshot: (shown.append(snapshot), threads.add(QThread.currentThread())))
    made.painted.connect(painted.append)

    async def tell() -> None:
        for number in range(10_000):
            made.snapshot(AgentSnapshot(made_at_ms=number))
            made.picture(update(number, Rect(number % 190, 5, 3, 4)))

    teller = threading.Thread(target=lambda: asyncio.run(tell()))
    teller.start()
    teller.join()
    with qtbot.waitSignal(made.painted, timeout=5_000):
        pass
    assert made.wakes <= 2
    assert shown[-1].made_at_ms == 9_999
    assert len(shown) <= 2
    assert painted[-1].frame == 9_999
    assert len(painted) <= 2
    assert sum(len(one.rects) for one in painted) <= RECTS_MAX * len(painted)
    assert threads == {made.thread()}


def test_telling_never_waits_for_the_windows(qtbot: QtBot) -> None:
    """The interface thread is inside a slot; the loop's thread finishes nevertheless."""
    made, _said = bridge()
    finished = threading.Event()

    def slow() -> None:
        teller = threading.Thread(target=lambda: (made.snapshot(AgentSnapshot(made_at_ms=7)), finished.set()))
        teller.start()
        assert finished.wait(5)

    QTimer.singleShot(0, slow)
    with qtbot.waitSignal(made.shown, timeout=5_000):
        pass


def test_a_new_wake_up_follows_what_comes_after_the_first(qtbot: QtBot) -> None:
    made, _said = bridge()
    for number in (1, 2):
        with qtbot.waitSignal(made.shown, timeout=5_000) as heard:
            made.snapshot(AgentSnapshot(made_at_ms=number))
        assert heard.args is not None
        assert heard.args[0].made_at_ms == number


def test_intents_go_to_the_runtime(qtbot: QtBot) -> None:
    made, said = bridge()
    made.emit_intent(TryNow())
    assert said == [TryNow()]


def test_an_exception_in_a_slot_reaches_the_error_bar(qtbot: QtBot) -> None:
    made, _said = bridge()
    causes: list[Cause] = []
    hooked: list[type[BaseException]] = []

    def before(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        hooked.append(kind)

    made.failed.connect(causes.append)
    old, sys.excepthook = sys.excepthook, before
    try:
        with failures_shown(made):
            sys.excepthook(KeyError, KeyError("x"), None)
            sys.excepthook(MisuseError, MisuseError("phrase_unknown"), None)
        assert sys.excepthook is before
    finally:
        sys.excepthook = old
    assert [cause.rule for cause in causes] == ["bug", "phrase_unknown"]
    assert hooked == [KeyError, MisuseError]


rects = st.builds(Rect, st.integers(0, 150), st.integers(0, 80), st.integers(1, 50), st.integers(1, 20))
updates = st.builds(update, st.integers(0, 50), rects, last=st.booleans(), monitor=st.integers(1, 2))


@settings(max_examples=60)
@given(st.lists(updates, max_size=120))
def test_merging_loses_no_pixel_and_no_end_of_a_frame(said: list[PictureUpdate]) -> None:
    said = sorted(said, key=lambda one: one.frame)
    out = list(merged(said))
    assert len(out) == len({one.monitor for one in said})
    for one in out:
        mine = [each for each in said if each.monitor == one.monitor]
        covered = numpy.zeros((110, 210), bool)
        for rect in one.rects:
            covered[rect.y : rect.bottom, rect.x : rect.right] = True
        for each in mine:
            for rect in each.rects:
                assert covered[rect.y : rect.bottom, rect.x : rect.right].all()
        ended = [each.frame for each in mine if each.last]
        assert one.last is bool(ended)
        if ended:
            assert one.frame == max(ended) or mine[-1].last
        assert len(one.rects) <= RECTS_MAX


def test_a_changed_canvas_drops_what_was_of_the_old_one() -> None:
    small = numpy.zeros((50, 60, 4), numpy.uint8)
    old = update(1, Rect(150, 80, 10, 10))
    new = PictureUpdate(1, 2, True, small, (Rect(0, 0, 60, 50),))
    assert [one.rects for one in merged([old, new])] == [(Rect(0, 0, 60, 50),)]
