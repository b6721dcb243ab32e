"""Cards: a title, something at its right, a body; and banners, the one-line messages inside a card or a page."""

from collections.abc import Callable

from PySide6 import QtCore
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from assistdesk.ui.theme import Look, Tone, Type
from assistdesk.ui.widgets.labels import IconLabel, PlainLabel

PAD_PX = 14


class Card(QFrame):
    """Add to ``body`` (a vertical layout). ``head`` holds the title and what stands at its right. Where the card can be folded,
    ``pressed_head`` hears a press on its head, ``summary`` stands there meanwhile, and what was given to ``keep`` stays."""

    def __init__(self, look: Look, title: str = "", aside: QWidget | None = None, spacing: int = 10) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(PAD_PX, PAD_PX, PAD_PX, PAD_PX)
        self.body.setSpacing(spacing)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.kept: list[QWidget] = []
        self.summary, self.summary_tone = "", Tone.NEUTRAL
        self.pressed_head: Callable[[], object] | None = None
        self._is_head_down = False
        if title:
            self.setAccessibleName(title)
            self.head.addWidget(PlainLabel(look, title, Type.STRONG))
            self.head.addStretch(1)
            if aside is not None:
                self.head.addWidget(aside)
            self.body.addLayout(self.head)

    def keep(self, widget: QWidget) -> None:
        """Add *widget* to the body; it is seen when the card is folded, too."""
        self.kept.append(widget)
        self.body.addWidget(widget)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._is_head_down = self._is_on_head(event)
        if not self._is_head_down:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_down, self._is_head_down = self._is_head_down, False
        if was_down and self._is_on_head(event) and self.pressed_head is not None:
            self.pressed_head()
        elif not was_down:
            super().mouseReleaseEvent(event)

    def _is_on_head(self, event: QMouseEvent) -> bool:
        is_left = event.button() is QtCore.Qt.MouseButton.LeftButton
        is_inside = self.rect().contains(event.position().toPoint())
        down_to = self.head.geometry().bottom() + self.body.spacing() / 2
        return self.pressed_head is not None and is_left and is_inside and event.position().y() <= down_to


class Banner(QFrame):
    """One sentence with an icon on a tone; add buttons with ``add``."""

    def __init__(self, look: Look, text: str, tone: Tone = Tone.NEUTRAL, icon: str = "info") -> None:
        super().__init__()
        self.setObjectName("banner")
        self.setProperty("tone", tone.value)
        tokens = look.tokens
        ink, colour = {
            Tone.WARN: ("warn", tokens.warn),
            Tone.DANGER: ("danger", tokens.danger),
            Tone.OK: ("ok", tokens.ok),
            Tone.PRIMARY: ("primary", tokens.primary_text),
        }.get(tone, ("muted", tokens.muted))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 10, 12, 10)
        self.column.setSpacing(8)
        across = QHBoxLayout()
        across.setSpacing(9)
        across.addWidget(IconLabel(look, icon, colour, 16), 0, QtCore.Qt.AlignmentFlag.AlignTop)
        self.label = PlainLabel(look, text, Type.MEDIUM, ink, wrap=True)
        across.addWidget(self.label, 1)
        self.column.addLayout(across)

    def add(self, widget: QWidget) -> None:
        self.column.addWidget(widget)
