"""How old is what the agent reads? A clock on the customer's screen, seen through a thin line, by the real pair.

Two displays, the real relay, the real customer's program behind a link of a given rate and delay, the real screen view. On
the customer's display a clock ticks 20 times a second (*clock*: the rest of the screen stands still; *scroll*: it ticks on a
page that scrolls, so everything moves). On the agent's display the number is read off the pixels every few milliseconds.
The age of a reading is the time since that number was drawn. The first three seconds do not count: the bar is round trip
+ 250 ms at 1 Mbit/s and 40 ms one way.

usage: python -m benchmarks.thin_line [--lines 5/20,1/40,0.3/150] [--scenes clock,scroll] [--seconds N]
"""

import argparse
import json
import signal
import statistics
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import mss
import numpy
from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from benchmarks.figures import Figure, hand_in
from benchmarks.glass import marks
from benchmarks.glass.peers import Stage, assistdesk
from benchmarks.glass.player import Player
from benchmarks.glass_run import Round, bytes_sent
from tests.kit.display import Display

TICK_MS, LOOK_EVERY_S = 50, 0.004
SETTLE_S, COUNT_AFTER_S, WAIT_S = 8.0, 3.0, 60.0
ALLOWED_MS = 250
DIGITS = QRect(40, 40, 620, 110)
SCROLL_PX = 24


class Clock(Player):
    """The player's page with a clock that a person can read above it, and the same number as marks along the top."""

    def __init__(self, is_scrolling: bool) -> None:
        super().__init__("flip")
        self._is_scrolling = is_scrolling
        self._font = QFont("DejaVu Sans Mono", 60)

    def step(self) -> None:
        self.number += 1
        if self._is_scrolling:
            at = self.number * SCROLL_PX % (self.page.shape[0] - marks.HEIGHT)
            self.pixels = self.page[at : at + marks.HEIGHT].copy()  # the page itself must not keep old numbers
        self._draw_digits()
        marks.write(self.pixels, self.number)
        self.repaint()
        self.log.append((self.number, time.monotonic()))

    def _draw_digits(self) -> None:
        image = QImage(DIGITS.size(), QImage.Format.Format_RGB32)
        image.fill(QColor("#ffffff"))
        painter = QPainter(image)
        painter.setFont(self._font)
        painter.setPen(QColor("#1d2433"))
        seconds, ticks = divmod(self.number * TICK_MS, 1000)
        painter.drawText(image.rect(), Qt.AlignmentFlag.AlignCenter, f"{seconds // 60:02}:{seconds % 60:02}.{ticks:03}")
        painter.end()
        shown = numpy.frombuffer(image.constBits(), numpy.uint8).reshape(DIGITS.height(), DIGITS.width(), 4)
        self.pixels[DIGITS.top() : DIGITS.bottom() + 1, DIGITS.left() : DIGITS.right() + 1] = shown


def play(scene: str, seconds: float, log: Path) -> None:
    """The clock's own process: tick until the time is over, then write down when each number was drawn."""
    app = QApplication([])
    clock = Clock(scene == "scroll")
    clock.show()
    timer = QTimer(clock)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(clock.step)
    timer.start(TICK_MS)

    def finish() -> None:
        timer.stop()
        log.write_text(json.dumps(clock.log))
        app.quit()

    QTimer.singleShot(int(seconds * 1000), finish)
    app.exec()


@dataclass(frozen=True)
class Line:
    """A thin line before the customer's side."""

    mbit: str
    delay_ms: str

    @property
    def name(self) -> str:
        return f"{self.mbit} Mbit/s, {self.delay_ms} ms"

    @property
    def rtt_ms(self) -> float:
        return 2 * float(self.delay_ms)


def readings(display: str, until_s: float) -> list[tuple[float, int]]:
    """(when, the number that stands on the agent's display), every few milliseconds; torn or blurred ones are left out."""
    area = {"left": marks.LEFT, "top": marks.TOP, "width": marks.STRIP_WIDTH, "height": marks.BLOCK}
    seen: list[tuple[float, int]] = []
    pause = threading.Event()
    with mss.MSS(display=display) as screen:
        while (now := time.monotonic()) < until_s:
            strip = numpy.frombuffer(screen.grab(area).raw, numpy.uint8).reshape(marks.BLOCK, -1, 4)
            number = marks.read(strip)
            if number is not None:
                seen.append((now, number))
            pause.wait(LOOK_EVERY_S)
    return seen


def ages_ms(seen: list[tuple[float, int]], drawn: dict[int, float], from_s: float) -> list[float]:
    return [(at - drawn[number]) * 1000 for at, number in seen if number in drawn and at >= from_s]


def measure(line: Line, scene: str, seconds: float) -> dict[str, float]:
    """One run; the figures of everything after its first three seconds."""
    one = Round()
    with Display() as customer, Display(window_manager=False) as agent:
        try:
            pair = assistdesk(Stage(customer, agent, one.run, (line.mbit, line.delay_ms)))
            threading.Event().wait(SETTLE_S)
            log = one.folder / "clock.json"
            player = one.run(
                [sys.executable, "-m", "benchmarks.thin_line", "--play", scene, str(seconds), str(log)], customer
            )
            before, began_s = bytes_sent(pair.port), time.monotonic()
            seen = readings(agent.name, began_s + seconds)
            carried = bytes_sent(pair.port) - before
            player.wait(WAIT_S)
            drawn = {int(number): float(at) for number, at in json.loads(log.read_text())}
        finally:
            one.end()
    first_s = min(drawn.values())
    ages = ages_ms(seen, drawn, first_s + COUNT_AFTER_S)
    if not ages:
        raise SystemExit(f"no reading of the clock over {line.name}, {scene}")
    numbers = {number for at, number in seen if at >= first_s + COUNT_AFTER_S}
    return {
        "age p50": statistics.median(ages),
        "age p95": float(numpy.percentile(ages, 95)),
        "age worst": max(ages),
        "clock ticks seen": len(numbers) / (seconds - COUNT_AFTER_S),
        "line used": carried * 8 / 1e6 / seconds / float(line.mbit) * 100,
    }


def figures(line: Line, scene: str, measured: dict[str, float]) -> list[Figure]:
    units = {"clock ticks seen": "1/s", "line used": "%"}
    rows = []
    for name, value in measured.items():
        is_age = name in ("age p95", "age worst")
        bar_ms = line.rtt_ms + ALLOWED_MS
        rows.append(
            Figure(
                f"{line.name}, {scene}: {name}",
                round(value, 1),
                units.get(name, "ms"),
                f"round trip + {ALLOWED_MS} ms = {bar_ms:.0f} ms" if is_age else "",
                round(value / bar_ms, 3) if is_age else None,
            )
        )
    return rows


def main() -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", default="5/20,1/40,0.3/150")
    parser.add_argument("--scenes", default="clock,scroll")
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--play", nargs=3, metavar=("SCENE", "SECONDS", "LOG"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.play:
        play(options.play[0], float(options.play[1]), Path(options.play[2]))
        return
    rows: list[Figure] = []
    for words in options.lines.split(","):
        mbit, _, delay_ms = words.partition("/")
        for scene in options.scenes.split(","):
            line = Line(mbit, delay_ms)
            rows += figures(line, scene, measure(line, scene, options.seconds))
            print(rows[-5:], flush=True)
    hand_in("thin_line", rows)


if __name__ == "__main__":
    main()
