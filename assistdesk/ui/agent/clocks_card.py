"""All clocks of the open ticket, the most pressing first: what is left, the target, when it is due (experience.md section 2.2).

They run by themselves, as the badge in the head does; a press on one opens *Clock explained*.
"""

from collections.abc import Callable

from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from assistdesk.core.desk.badges import ClockFacts
from assistdesk.runtime.snapshot import TicketView
from assistdesk.ui.agent.cards import Rebuilt
from assistdesk.ui.agent.clock_words import Calendars, clock_chip, clock_sentence, metric_words, span_words
from assistdesk.ui.agent.means import Means, when_words
from assistdesk.ui.text import say
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.cards import Card
from assistdesk.ui.widgets.chips import ChipButton
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import row


class ClockLine(QFrame):
    """One clock; ``explain`` is told where it was pressed."""

    def __init__(
        self, means: Means, facts: ClockFacts, calendars: Calendars, explain: Callable[[QWidget], object]
    ) -> None:
        super().__init__()
        self.setObjectName("ghost")
        self._means, self._facts, self._calendars, self._explain = means, facts, calendars, explain
        look = means.look
        self.chip = ChipButton(look, "", lambda: explain(self.chip))
        self._under = PlainLabel(look, "", Type.SMALL, "muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(row((PlainLabel(look, metric_words(facts.metric), Type.MEDIUM, wrap=True), 1), self.chip))
        layout.addWidget(self._under)
        self.tick()

    def tick(self) -> None:
        now_ms = self._means.now_ms()
        spec = clock_chip(self._facts, self._calendars, now_ms)
        words = self._due_words(now_ms)
        if spec is not None and spec != self.chip.spec:
            self.chip.show_spec(spec, clock_sentence(self._facts, self._calendars, now_ms))
        if words != self._under.text():
            self._under.setText(words)
            self.chip.setAccessibleDescription(f"{words}. {say('clock.card.explain')}")

    def _due_words(self, now_ms: int) -> str:
        facts, target = self._facts, span_words(self._facts.target_ms)
        if facts.state != "active" or facts.due_ms is None:
            return say("clock.card.target", target=target)
        is_over = facts.result == "breached" or now_ms >= facts.due_ms
        return say(
            "clock.card.over" if is_over else "clock.card.due", target=target, time=when_words(facts.due_ms, now_ms)
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self._explain(self.chip)


class ClocksCard(Rebuilt):
    """Not there where no clock says anything."""

    def __init__(self, means: Means, calendars: Calendars, explain: Callable[[QWidget], object]) -> None:
        super().__init__(means)
        self._calendars, self._explain = calendars, explain
        self.lines: list[ClockLine] = []

    def show_ticket(self, ticket: TicketView) -> None:
        told = ticket.clocks or tuple(one for one in (ticket.row.clock,) if one is not None)
        clocks = tuple(one for one in told if clock_chip(one, self._calendars, self._means.now_ms()) is not None)
        self.setVisible(bool(clocks))
        self._show((ticket.row.id, clocks), lambda: self._build(clocks))
        self.tick()

    def tick(self) -> None:
        for one in self.lines:
            one.tick()
        if self.lines and self.folder is not None:
            first = self.lines[0].chip.spec
            self.folder.summarise(first.text, first.tone)

    def _build(self, clocks: tuple[ClockFacts, ...]) -> Card:
        card = Card(self._means.look, say("clock.card"), spacing=8)
        self.lines = [ClockLine(self._means, one, self._calendars, self._explain) for one in clocks]
        for one in self.lines:
            card.body.addWidget(one)
        return card
