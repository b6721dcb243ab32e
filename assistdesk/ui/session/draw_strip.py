"""The strip under the toolbar while the agent draws: shape, colour, how long it stays, a step's words, undo, clear.

It sets what the pen draws with and says what was pressed; it knows no session.
"""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QComboBox, QFrame, QHBoxLayout, QLineEdit

from assistdesk.core.types import DrawShape
from assistdesk.ui.session.marks import COLOURS
from assistdesk.ui.session.pen import LIVES_S, Pen
from assistdesk.ui.text import say
from assistdesk.ui.theme import Look, Type
from assistdesk.ui.widgets.buttons import Button, IconButton, Segments
from assistdesk.ui.widgets.labels import set_tip

ICONS = {
    DrawShape.ARROW: "move-up-right",
    DrawShape.BOX: "square",
    DrawShape.PATH: "spline",
    DrawShape.NUMBER: "list-ordered",
}
SWATCH_PX, WORDS_PX, WORDS_MAX = 26, 220, 60


class Swatch(QAbstractButton):
    """One colour to choose."""

    def __init__(self, look: Look, colour: QColor, name: str) -> None:
        super().__init__()
        self._look, self._colour = look, colour
        self.setCheckable(True)
        self.setAccessibleName(name)
        set_tip(self, name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(look.px(SWATCH_PX), look.px(SWATCH_PX))

    def sizeHint(self) -> QSize:
        return self.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(5, 5, -5, -5)
        painter.setPen(QPen(QColor(self._look.tokens.border), 1))
        painter.setBrush(self._colour)
        painter.drawEllipse(box)
        if self.isChecked() or self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = self._look.tokens.focus if self.hasFocus() else self._look.tokens.text
            painter.setPen(QPen(QColor(ring), 2))
            painter.drawEllipse(box.adjusted(-3, -3, 3, 3))
        painter.end()
        del event


class DrawStrip(QFrame):
    """One row; signals say what was pressed beside what the pen already took."""

    undo_chosen = Signal()
    clear_chosen = Signal()
    guide_chosen = Signal()

    def __init__(self, look: Look, pen: Pen, undo_key: str) -> None:
        super().__init__()
        self.setObjectName("header")
        self._pen = pen
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(14, 4, 14, 4)
        self.row.setSpacing(8)
        shapes = tuple((shape.value, say(f"v.draw.{shape.value}"), ICONS[shape], "") for shape in ICONS)
        self.shapes = Segments(look, say("v.draw.shape"), shapes)
        self.shapes.choose(pen.shape.value)
        self.shapes.on_choice(self._choose_shape)
        self.row.addWidget(self.shapes)
        self._swatches = QButtonGroup(self)
        for number, colour in enumerate(COLOURS):
            swatch = Swatch(look, colour, say(f"v.colour.{number}"))
            swatch.setChecked(number == pen.colour)
            self._swatches.addButton(swatch, number)
            self.row.addWidget(swatch)
        self._swatches.idClicked.connect(self._choose_colour)
        self.life = QComboBox()
        self.life.setFont(look.font(Type.BODY))
        self.life.setAccessibleName(say("v.draw.life"))
        set_tip(self.life, say("v.draw.life"))
        for life_s in LIVES_S:
            self.life.addItem(say("v.draw.seconds", life_s) if life_s else say("v.draw.stays"), life_s)
        self.life.setCurrentIndex(LIVES_S.index(pen.life_s))
        self.life.currentIndexChanged.connect(self._choose_life)
        self.row.addWidget(self.life)
        self.words = QLineEdit()
        self.words.setFont(look.font(Type.BODY))
        self.words.setMaxLength(WORDS_MAX)
        self.words.setMinimumWidth(look.px(WORDS_PX))
        self.words.textChanged.connect(self._write)
        self.row.addWidget(self.words)
        self.row.addStretch(1)
        self.guide = Button(look, say("v.guide"), self.guide_chosen.emit, icon="list-ordered", size="small")
        self.guide.hide()
        self.row.addWidget(self.guide)
        self.undo = IconButton(look, "undo-2", say("v.draw.undo"), self.undo_chosen.emit, key=undo_key)
        self.clear = IconButton(look, "trash-2", say("v.draw.clear"), self.clear_chosen.emit, key="Esc")
        self.row.addWidget(self.undo)
        self.row.addWidget(self.clear)
        self.show_step()

    def show_step(self) -> None:
        """Which step comes next; its words are asked for only where steps are drawn."""
        hint = say("v.draw.words", number=self._pen.next_step)
        self.words.setPlaceholderText(hint)
        self.words.setAccessibleName(hint)
        self.words.setVisible(self._pen.shape is DrawShape.NUMBER)

    def show_guide(self, count: int) -> None:
        """So many steps can be saved."""
        self.guide.setVisible(count > 0)
        self.guide.set_words(say("v.guide.count", count) if count else say("v.guide"))

    def step_was_set(self) -> None:
        self.words.clear()
        self.show_step()

    def show_drawings(self, count: int) -> None:
        self.undo.setEnabled(count > 0)
        self.clear.setEnabled(count > 0)

    def _choose_shape(self, value: str) -> None:
        self._pen.shape = DrawShape(value)
        self.show_step()

    def _choose_colour(self, number: int) -> None:
        self._pen.colour = number

    def _choose_life(self, index: int) -> None:
        self._pen.life_s = LIVES_S[index]

    def _write(self, text: str) -> None:
        self._pen.words = text.strip()
