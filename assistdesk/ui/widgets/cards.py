"""Cards: a title, something at its right, a body; and banners, the one-line messages inside a card or a page."""

from PySide6 import QtCore
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from assistdesk.ui.theme import Look, Tone, Type
from assistdesk.ui.widgets.labels import IconLabel, PlainLabel

PAD_PX = 14


class Card(QFrame):
    """Add to ``body`` (a vertical layout). ``head`` holds the title and what stands at its right. While it is folded
    ``summary`` stands there, too, and what was given to ``keep`` stays."""

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
        if title:
            self.setAccessibleName(title)
            self.head.addWidget(PlainLabel(look, title, Type.STRONG, wrap=True), 1)
            if aside is not None:
                self.head.addWidget(aside)
            self.body.addLayout(self.head)

    def keep(self, widget: QWidget) -> None:
        """Add *widget* to the body; it is seen when the card is folded, too."""
        self.kept.append(widget)
        self.body.addWidget(widget)


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
