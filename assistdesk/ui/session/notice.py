"""One sentence over the customer's picture, under the toolbar: as wide as its words, as tall as its lines."""

from PySide6.QtWidgets import QWidget

from assistdesk.ui.theme import Look, Tone, Type
from assistdesk.ui.widgets.cards import Banner

AROUND_PX, SLACK_PX, ABOVE_PX = 50, 10, 22
"""Icon and margins beside the words, room so that rounding breaks no line, margins above and under them."""
EDGE_PX = 16


class Notice(Banner):
    """A child of *within*, over everything in it."""

    def __init__(self, look: Look, within: QWidget) -> None:
        super().__init__(look, "", Tone.WARN, "circle-pause")
        self._within = within
        self.setParent(within)
        self.label.setFont(look.font(Type.STRONG))
        self.hide()

    def tell(self, words: str, above_px: int) -> None:
        """*words*, so far from the top; none: nothing is seen of it."""
        self.setVisible(bool(words))
        if words:
            self.label.setText(words)
            self.place(above_px)

    def place(self, above_px: int) -> None:
        """Anew, where there is more or less room."""
        words, room = self.label, self._within.width()
        one_line = words.fontMetrics().horizontalAdvance(words.text()) + AROUND_PX + SLACK_PX
        width = min(max(one_line, self.minimumSizeHint().width()), room - 2 * EDGE_PX)
        height = words.height_in(width - AROUND_PX) + ABOVE_PX
        self.setGeometry((room - width) // 2, above_px + EDGE_PX, width, height)
        self.raise_()
