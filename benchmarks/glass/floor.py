"""The floor: capture on one display, paint on the other, nothing between. usage: python -m benchmarks.glass.floor CUSTOMER"""

import sys
import threading
import time

import mss
import numpy
import xcffib
import xcffib.damage
import xcffib.xproto
from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

WIDTH, HEIGHT = 1920, 1080
LEAST_GAP_S = 0.008


class View(QWidget):
    grabbed = Signal(object, object)

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint | Qt.WindowType.X11BypassWindowManagerHint)
        self.setGeometry(0, 0, WIDTH, HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.pixels = numpy.zeros((HEIGHT, WIDTH, 4), numpy.uint8)
        self.image = QImage(self.pixels.data, WIDTH, HEIGHT, WIDTH * 4, QImage.Format.Format_RGB32)
        self.free = threading.Semaphore(1)
        self.grabbed.connect(self.take, Qt.ConnectionType.QueuedConnection)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawImage(event.rect(), self.image, event.rect())
        painter.end()

    def take(self, pixels: object, rect: QRect) -> None:
        assert isinstance(pixels, numpy.ndarray)
        rows = slice(rect.y(), rect.y() + rect.height())
        columns = slice(rect.x(), rect.x() + rect.width())
        self.pixels[rows, columns] = pixels[rows, columns]
        self.repaint(rect)
        self.free.release()


def capture(display: str, view: View) -> None:
    connection = xcffib.connect(display=display)  # type: ignore[no-untyped-call]
    damage = connection(xcffib.damage.key)
    damage.QueryVersion(1, 1).reply()
    handle = connection.generate_id()
    damage.Create(handle, connection.get_setup().roots[0].root, xcffib.damage.ReportLevel.NonEmpty)
    connection.flush()
    screen = mss.MSS(display=display)
    before, last, pause = numpy.zeros((HEIGHT, WIDTH), numpy.uint32), 0.0, threading.Event()
    while True:
        connection.wait_for_event()
        view.free.acquire()
        pause.wait(max(0.0, LEAST_GAP_S - (time.monotonic() - last)))
        while connection.poll_for_event():
            pass
        damage.Subtract(handle, 0, 0)
        connection.flush()
        last = time.monotonic()
        now = numpy.frombuffer(screen.grab(screen.monitors[1]).raw, numpy.uint32).reshape(HEIGHT, WIDTH)
        rows = numpy.flatnonzero((now != before).any(axis=1))
        if not len(rows):
            view.free.release()
            continue
        top, bottom = int(rows[0]), int(rows[-1]) + 1
        columns = numpy.flatnonzero((now[top:bottom] != before[top:bottom]).any(axis=0))
        before = now
        rect = QRect(int(columns[0]), top, int(columns[-1] - columns[0]) + 1, bottom - top)
        view.grabbed.emit(now.view(numpy.uint8).reshape(HEIGHT, WIDTH, 4), rect)


if __name__ == "__main__":
    app = QApplication([])
    window = View()
    window.show()
    threading.Thread(target=capture, args=(sys.argv[1], window), daemon=True).start()
    app.exec()
