"""Draws a numbered workload on this display and writes down when each frame was drawn.

usage: python -m benchmarks.glass.player WORKLOAD SECONDS LOG.json
"""

import json
import sys
import time
from pathlib import Path

import numpy
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.glass import marks
from benchmarks.glass.marks import HEIGHT, LEFT, TOP, WIDTH, Pixels

RATE = {"flip": 10, "type": 20, "scroll": 60, "video": 30, "switch": 2}
WARM_UP_MS, LINGER_MS = 1_500, 4_000
PAGE_HEIGHTS, SCROLL_PX, VIDEO_FRAMES = 3, 24, 30
TEXT = (
    "the customer asks why the export of the invoices stops at eighty percent and whether the last of them were sent "
    "before the printer went away because the accountant needs the numbers of the quarter on Monday at the latest"
)


def long_page() -> Pixels:
    """A tall page of rendered text and coloured boxes, BGRX, three windows high."""
    rng = numpy.random.default_rng(7)
    image = QImage(WIDTH, HEIGHT * PAGE_HEIGHTS, QImage.Format.Format_RGB32)
    image.fill(QColor("#fbfbfd"))
    painter = QPainter(image)
    painter.setFont(QFont("DejaVu Sans", 11))
    for row in range(HEIGHT * PAGE_HEIGHTS // 20):
        painter.setPen(QColor("#1d2433" if row % 9 else "#2f5bd7"))
        words = " ".join(rng.choice(TEXT.split(), int(rng.integers(4, 15))))
        painter.drawText(40, 20 + row * 20, f"{row:4}  {words}")
        if row % 12 == 0:
            painter.fillRect(900, row * 20, 380, 60, QColor("#e7eefc" if row % 24 else "#ffe9c7"))
    painter.end()
    return numpy.frombuffer(image.constBits(), numpy.uint8).reshape(HEIGHT * PAGE_HEIGHTS, WIDTH, 4).copy()


def video_frames() -> list[Pixels]:
    """Noisy moving 640 x 360 pictures, hard for a lossless coder."""
    rng = numpy.random.default_rng(1)
    y, x = numpy.mgrid[0:360, 0:640].astype(numpy.float32)
    out = []
    for i in range(VIDEO_FRAMES):
        red = 127 + 80 * numpy.sin(x / 37 + i / 5) + 40 * numpy.sin(y / 23 - i / 7)
        green = 127 + 90 * numpy.sin((x + y) / 61 + i / 9)
        blue = 127 + 90 * numpy.cos((x - y) / 47 - i / 6)
        frame = numpy.stack([blue, green, red, numpy.full_like(red, 255)], -1) + rng.normal(0, 6, (360, 640, 1))
        out.append(numpy.clip(frame, 0, 255).astype(numpy.uint8))
    return out


class Player(QWidget):
    """A window of its own at a fixed place, past the window manager."""

    def __init__(self, workload: str) -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint | Qt.WindowType.X11BypassWindowManagerHint)
        self.setGeometry(LEFT, TOP, WIDTH, HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.workload, self.number = workload, 0
        self.log: list[tuple[int, float]] = []
        self.page = long_page()
        self.frames = video_frames() if workload == "video" else []
        self.rng = numpy.random.default_rng(2)
        self.pixels = self.page[:HEIGHT].copy()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        image = QImage(self.pixels.data, WIDTH, HEIGHT, WIDTH * 4, QImage.Format.Format_RGB32)
        painter.drawImage(event.rect(), image, event.rect())
        painter.end()

    def step(self) -> None:
        self.number += 1
        n = self.number
        match self.workload:
            case "scroll":
                at = (n * SCROLL_PX) % (HEIGHT * (PAGE_HEIGHTS - 1))
                self.pixels = self.page[at : at + HEIGHT].copy()  # the page itself must not keep old numbers
            case "type":
                column, row = (n * 9) % 1200, 200 + 18 * ((n * 9) // 1200 % 30)
                glyph = self.rng.integers(0, 2, (16, 8, 1)) * 255
                self.pixels[row : row + 16, 40 + column : 48 + column] = glyph
            case "video":
                self.pixels[100:460, 200:840] = self.frames[n % VIDEO_FRAMES]
            case "switch":
                at = (n % 7) * 131
                page = self.page[at : at + HEIGHT].copy()
                self.pixels = 255 - page if n % 2 else page
            case _:
                pass
        marks.write(self.pixels, n & ((1 << marks.BITS) - 1))
        self.repaint()
        self.log.append((n, time.monotonic()))


def main() -> None:
    workload, seconds, log = sys.argv[1], float(sys.argv[2]), Path(sys.argv[3])
    app = QApplication([])
    player = Player(workload)
    player.show()
    timer = QTimer(player)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(player.step)

    def finish() -> None:
        timer.stop()
        log.write_text(json.dumps(player.log))
        log.with_suffix(".done").touch()
        QTimer.singleShot(LINGER_MS, app.quit)

    QTimer.singleShot(WARM_UP_MS, lambda: timer.start(int(1000 / RATE[workload])))
    QTimer.singleShot(WARM_UP_MS + int(seconds * 1000), finish)
    app.exec()


if __name__ == "__main__":
    main()
