"""The customer's desktop in the demo and the end-to-end tests: an accounting program whose invoice export is stuck.

A real Qt program of its own. It listens to one-letter commands on standard input, so that a test can change what stands on
the customer's screen and knows what the agent must see afterwards:

    p N     the export stands at N percent
    c RGB   the flag in the corner takes the colour RGB (hex): easy to find in pixels
    q       quit
Prints ``ready X Y W H`` with the place of the flag once painted, then ``done COMMAND`` after each repaint.
"""

import sys
import threading

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

FLAG = (1500, 900, 200, 120)
INK, PAPER, LINE = QColor("#0F172A"), QColor("#FFFFFF"), QColor("#E3E8F0")
ROWS = (
    ("F-2026-0412", "Talleres Norte, S.L.", "1.240,00 €"),
    ("F-2026-0413", "Herrajes Bilbao", "318,50 €"),
    ("F-2026-0414", "Café Zubiri", "96,20 €"),
    ("F-2026-0415", "Transportes Ibaia", "2.004,75 €"),
    ("F-2026-0416", "Muebles Arana", "731,00 €"),
    ("F-2026-0417", "Clínica Deusto", "512,30 €"),
)


class Scene(QWidget):
    """The whole desktop: wallpaper, the invoice window, its stuck dialog, and a flag of one colour."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnBottomHint)
        self.setWindowTitle("Facturas 2026")
        self.percent = 80
        self.flag = QColor("#079455")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wall = QLinearGradient(0, 0, self.width(), self.height())
        wall.setColorAt(0, QColor("#1E3A8A"))
        wall.setColorAt(0.6, QColor("#3B5BFD"))
        wall.setColorAt(1, QColor("#0B7568"))
        painter.fillRect(self.rect(), wall)
        self._paint_window(painter)
        self._paint_dialog(painter)
        x, y, w, h = FLAG
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(x, y, w, h, self.flag)
        painter.end()
        del event

    def _font(self, painter: QPainter, size: int, weight: QFont.Weight = QFont.Weight.Normal) -> None:
        font = QFont("Inter")
        font.setPixelSize(size)
        font.setWeight(weight)
        painter.setFont(font)

    def _paint_window(self, painter: QPainter) -> None:
        frame = QRectF(160, 120, 1180, 760)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(PAPER)
        painter.drawRoundedRect(frame, 10, 10)
        painter.setBrush(QColor("#F1F4F9"))
        painter.drawRoundedRect(QRectF(160, 120, 1180, 44), 10, 10)
        painter.setPen(INK)
        self._font(painter, 15, QFont.Weight.DemiBold)
        painter.drawText(frame.adjusted(0, 0, 0, -716), Qt.AlignmentFlag.AlignCenter, "Facturas 2026 — Contabilidad")
        for number, row in enumerate(ROWS):
            y = 210 + number * 52
            self._font(painter, 16)
            painter.setPen(INK)
            painter.drawText(200, y, row[0])
            painter.drawText(420, y, row[1])
            painter.drawText(QRectF(1000, y - 20, 300, 28), Qt.AlignmentFlag.AlignRight, row[2])
            painter.setPen(LINE)
            painter.drawLine(190, y + 18, 1310, y + 18)

    def _paint_dialog(self, painter: QPainter) -> None:
        box = QRectF(440, 540, 560, 200)
        painter.setPen(LINE)
        painter.setBrush(PAPER)
        painter.drawRoundedRect(box, 10, 10)
        painter.setPen(INK)
        self._font(painter, 20, QFont.Weight.DemiBold)
        painter.drawText(470, 590, f"Exportando… {self.percent} %")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#E3E8F0"))
        painter.drawRoundedRect(QRectF(470, 630, 500, 18), 9, 9)
        painter.setBrush(QColor("#3B5BFD"))
        painter.drawRoundedRect(QRectF(470, 630, 5 * self.percent, 18), 9, 9)


class Commands(QObject):
    """Reads standard input on a thread of its own."""

    arrived = Signal(str)

    def listen(self) -> None:
        for line in sys.stdin:
            self.arrived.emit(line.strip())
        self.arrived.emit("q")


def main() -> None:
    app = QApplication([])
    scene = Scene()
    scene.setGeometry(app.primaryScreen().geometry())
    scene.show()

    def obey(line: str) -> None:
        word, _, value = line.partition(" ")
        if word == "q":
            app.quit()
            return
        if word == "p":
            scene.percent = int(value)
        elif word == "c":
            scene.flag = QColor(f"#{value}")
        scene.repaint()
        print(f"done {line}", flush=True)

    commands = Commands()
    commands.arrived.connect(obey)
    threading.Thread(target=commands.listen, daemon=True).start()
    app.processEvents()
    scene.repaint()
    app.processEvents()
    print("ready", *FLAG, flush=True)
    app.exec()


if __name__ == "__main__":
    main()
