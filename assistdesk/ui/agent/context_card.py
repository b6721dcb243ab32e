"""What the desk's other system says of the customer: plain rows, or in words why there are none (desk.md section 9).

Foreign text: each label and value stands in a field of its own, never as HTML and never as a link.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout

from assistdesk.core.desk.context_shapes import ContextRow
from assistdesk.runtime.intents_context import AskContext
from assistdesk.runtime.snapshot_context import ContextView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.ui.agent.cards import Rebuilt
from assistdesk.ui.agent.means import Means
from assistdesk.ui.text import clock_time, explain, plain, say
from assistdesk.ui.theme import Look, Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.cards import Card
from assistdesk.ui.widgets.labels import ElidedLabel, PlainLabel, set_tip
from assistdesk.ui.widgets.layouts import row

ROWS_MAX, LABEL_CHARS, VALUE_CHARS = 20, 60, 300
"""Asked of the relay already; a relay is not believed."""
WORD_CHARS = 20
"""What is longer may be cut at the edge, so that its whole is in the tip."""


class ContextCard(Rebuilt):
    """Not there on a desk without one."""

    def __init__(self, means: Means) -> None:
        super().__init__(means)
        self.hide()

    def show_context(self, view: ContextView) -> None:
        self.setVisible(view.state != "off")
        self._show(view, lambda: self._build(view))

    def _build(self, view: ContextView) -> Card:
        look = self._means.look
        card = Card(look, say("crm.card"), spacing=9)
        if view.rows:
            card.body.addWidget(rows_of(look, view.rows))
        words = self._words(view)
        if words:
            ink = "danger" if view.state == "failed" else "muted"
            card.body.addWidget(PlainLabel(look, words, Type.SMALL, ink, wrap=True))
        if view.state in ("shown", "failed"):
            again = Button(
                look, say("crm.again"), lambda: self._ask(view), icon="refresh-cw", kind="quiet", size="small"
            )
            said = say("crm.asked", time=clock_time(view.asked_at_ms)) if view.state == "shown" else ""
            card.body.addWidget(row((ElidedLabel(look, said, Type.SMALL, look.tokens.muted), 1), again, spacing=8))
        return card

    def _words(self, view: ContextView) -> str:
        match view.state:
            case "loading":
                return say("crm.asking")
            case "nobody":
                return say("crm.nobody")
            case "failed":
                error = view.error or Cause("context")
                return explain(error.rule, error.fields).sentence
            case _:
                return "" if view.rows else say("crm.empty")

    def _ask(self, view: ContextView) -> None:
        self._means.emit(AskContext(view.ticket_id))


def rows_of(look: Look, rows: tuple[ContextRow, ...]) -> QFrame:
    """Labels at the left, values at the right, in the order in which they came."""
    frame = QFrame()
    frame.setObjectName("ghost")
    grid = QGridLayout(frame)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 2)
    grid.setColumnStretch(1, 3)
    for place, one in enumerate(rows[:ROWS_MAX]):
        name = plain(one.label, LABEL_CHARS)
        label = PlainLabel(look, name, Type.SMALL, "muted", wrap=True)
        value = PlainLabel(look, value_words(one.value), Type.BODY, wrap=True, selectable=True)
        value.setAccessibleDescription(name)
        for side, one_label in enumerate((label, value)):
            one_label.setMinimumWidth(1)  # a word that is wider than its place makes no card wider
            if len(max(one_label.text().split(), key=len, default="")) > WORD_CHARS:
                set_tip(one_label, one_label.text())
            one_label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
            grid.addWidget(one_label, place, side, Qt.AlignmentFlag.AlignTop)
    return frame


def value_words(value: str | bool) -> str:
    """A yes or no in the reader's language; anything else as it came."""
    if isinstance(value, bool):
        return say("fields.yes" if value else "fields.no")
    return plain(value, VALUE_CHARS)
