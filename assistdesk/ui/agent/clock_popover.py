"""*Clock explained*: each clock of a ticket with what it counted, what it did not, and by which hours (experience.md 2.2).

Opens under the badge, closes on Esc or a press beside it. It shows what the relay says; only the time left runs by itself.
"""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from assistdesk.core.desk.badges import ClockFacts, facts_of
from assistdesk.core.desk.model_service import ScheduleKey
from assistdesk.core.desk.shapes import ClockOut, from_rfc3339
from assistdesk.core.desk.shapes_rules import ClockExplained, ScheduleOut, SegmentOut
from assistdesk.runtime.snapshot import ExplainedView
from assistdesk.ui.agent.clock_words import (
    Calendars,
    clock_chip,
    clock_sentence,
    hours_words,
    left_words,
    metric_words,
    span_words,
)
from assistdesk.ui.agent.means import Means, date_words, day_of, when_words
from assistdesk.ui.text import clock_time, explain, in_a_row, plain, say
from assistdesk.ui.theme import Look, Type
from assistdesk.ui.widgets.chips import Chip
from assistdesk.ui.widgets.feedback import ErrorState, Skeleton
from assistdesk.ui.widgets.fields import Choice
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import clear, line, row
from assistdesk.ui.widgets.scroll_area import ScrollArea

WIDTH_PX, HEIGHT_MIN_PX, HEIGHT_MAX_PX, STRIP_PX, SWATCH_PX, EDGE_PX = 430, 240, 860, 12, 10, 12
EDGES_PX = 4
"""The card's own line and the pixel beside it, above and below."""
SEGMENTS_SHOWN, NAME_CHARS = 5, 40
HOLD = "hold"
KINDS = ("counted", "paused", "out_of_hours", "holiday", "solved")


def segment_colour(look: Look, kind: str) -> str:
    tokens = look.tokens
    return {
        "counted": tokens.primary,
        "paused": tokens.warn_dot,
        "out_of_hours": tokens.outline,
        "holiday": tokens.faint,
        "solved": tokens.ok_dot,
    }.get(kind, tokens.outline)


class Strip(QWidget):
    """A clock's life from left to right; the words under it say the same."""

    def __init__(self, look: Look, segments: tuple[SegmentOut, ...]) -> None:
        super().__init__()
        self._look, self._segments = look, segments
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(100, self._look.px(STRIP_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(self.rect())
        painter.setBrush(QColor(self._look.tokens.subtle))
        painter.drawRoundedRect(box, 4, 4)
        whole = max(1, sum(segment.ms for segment in self._segments))
        left = 0.0
        for segment in self._segments:
            wide = box.width() * segment.ms / whole
            painter.setBrush(QColor(segment_colour(self._look, segment.kind)))
            painter.drawRect(QRectF(left, 0, wide, box.height()))
            left += wide
        painter.end()


class Swatch(QWidget):
    """The colour of a kind beside its word."""

    def __init__(self, look: Look, kind: str) -> None:
        super().__init__()
        self._colour = segment_colour(look, kind)
        self.setFixedSize(look.px(SWATCH_PX), look.px(SWATCH_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colour))
        painter.drawRoundedRect(QRectF(self.rect()), 3, 3)
        painter.end()


class ClockPopover(QFrame):
    """``show_explained`` fills it, ``tick`` lets the time left run; *again* asks the relay once more."""

    def __init__(self, means: Means, parent: QWidget, calendars: Calendars, again: Callable[[], None]) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("card")
        self.setAccessibleName(say("clock.explained"))
        self.setFixedWidth(means.look.px(WIDTH_PX))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._means, self._calendars, self._again = means, calendars, again
        self._running: list[tuple[ClockFacts, Chip]] = []
        self._shown: ExplainedView | None = None
        self._room = means.look.px(HEIGHT_MAX_PX)
        self._others: dict[tuple[str, int], ClockExplained] = {}
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(16, 14, 16, 14)
        self._column.setSpacing(8)
        scroll = ScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._body)
        self._scroll = scroll
        self._title = PlainLabel(means.look, say("clock.explained"), Type.TITLE, wrap=True)
        self.what_if = Choice(means.look, say("clock.what_if"), (("", say("clock.if.none")),))
        self.what_if.box.activated.connect(lambda _place: again())
        self._head = row((self._title, 1), self.what_if, margins=(16, 12, 16, 0))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(scroll, 1)

    @property
    def question(self) -> tuple[bool, int]:
        """Does *On hold* pause, and in which hours does everything count (0: as it does)?"""
        asked = self.what_if.value()
        return asked == HOLD, int(asked) if asked.isdigit() else 0

    @property
    def scrolled_px(self) -> int:
        """How much of it does not fit."""
        return self._scroll.verticalScrollBar().maximum()

    def open_under(self, badge: QWidget, view: ExplainedView | None) -> None:
        place = badge.mapToGlobal(QPoint(badge.width() - self.width(), badge.height() + 4))
        below = badge.screen().availableGeometry().bottom() - place.y() - self._means.look.px(EDGE_PX)
        self._room = max(below, self._means.look.px(HEIGHT_MIN_PX))
        self.show_explained(view)
        self._fit()
        self.move(place)
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def show_explained(self, view: ExplainedView | None) -> None:
        if view == self._shown and view is not None:
            return
        self._shown = view
        self._running = []
        clear(self._column)
        look = self._means.look
        self._offer(view)
        answer = None if view is None else view.answer
        if answer is not None:
            self._others = {(one.clock.metric, one.clock.instance): one for one in answer.what_if}
            self._show_clocks(answer.clocks, {(one.id, one.version): one for one in answer.schedules})
        elif view is not None and view.error is not None:
            told = explain(view.error.rule, view.error.fields)
            self._column.addWidget(ErrorState(look, told.sentence, (say("again"), self._again)))
        else:
            self._column.addWidget(Skeleton(look, 2, 80, say("loading")))
        self._fit()

    def _offer(self, view: ExplainedView | None) -> None:
        """What can be asked: as it is, as if on hold paused, as if all counted in one of the desk's hours."""
        if view is None:
            return
        box = self.what_if.box
        named = [
            (str(number), say("clock.if.schedule", name=plain(name, NAME_CHARS))) for number, name in view.schedules
        ]
        choices = [("", say("clock.if.none")), (HOLD, say("clock.if.hold")), *named]
        if choices != [(str(box.itemData(place)), box.itemText(place)) for place in range(box.count())]:
            box.clear()
            for value, words in choices:
                box.addItem(words, value)
        asked = HOLD if view.pause_on_hold else str(view.schedule_id or "")
        self.what_if.choose(asked)

    def _fit(self) -> None:
        """As tall as its words, and no taller than the screen has room below the badge. Whether it scrolls is said here: a bar
        that comes and goes by itself would turn lines over."""
        look, policy = self._means.look, Qt.ScrollBarPolicy
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        room = self.width() - 2
        head = self._head.sizeHint().height()
        most = min(look.px(HEIGHT_MAX_PX), self._room) - head
        tall = (
            self._column.heightForWidth(room) if self._column.hasHeightForWidth() else self._column.sizeHint().height()
        )
        scrolls = tall + EDGES_PX > most
        self._scroll.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn if scrolls else policy.ScrollBarAlwaysOff)
        self._body.setFixedWidth(room - bar if scrolls else room)
        self.setFixedHeight(head + (most if scrolls else max(tall + EDGES_PX, look.px(120))))

    def tick(self) -> None:
        """The chips count on; the strips stay as the relay told them."""
        now_ms = self._means.now_ms()
        for facts, chip in self._running:
            spec = clock_chip(facts, self._calendars, now_ms)
            if spec is not None:
                chip.show_spec(spec)

    # --- one clock ----------------------------------------------------------------------------------------------------

    def _show_clocks(self, clocks: tuple[ClockExplained, ...], schedules: dict[ScheduleKey, ScheduleOut]) -> None:
        if not clocks:
            self._column.addWidget(PlainLabel(self._means.look, say("clock.none"), Type.BODY, "muted", wrap=True))
        for number, one in enumerate(clocks):
            if number:
                self._column.addWidget(line())
            self._show_clock(one, schedules)

    def _show_clock(self, one: ClockExplained, schedules: dict[ScheduleKey, ScheduleOut]) -> None:
        look, now_ms = self._means.look, self._means.now_ms()
        facts = facts_of(one.clock)
        spec = clock_chip(facts, self._calendars, now_ms)
        title = PlainLabel(look, metric_words(facts.metric), Type.STRONG, wrap=True)
        if spec is not None:
            chip = Chip(look, spec.text)
            chip.show_spec(spec)
            chip.setAccessibleName(clock_sentence(facts, self._calendars, now_ms))
            self._running.append((facts, chip))
            self._column.addWidget(row((title, 1), chip))
        else:
            self._column.addWidget(row((title, 1), PlainLabel(look, say("clock.cancelled"), Type.SMALL, "muted")))
        if one.segments:
            self._column.addWidget(Strip(look, one.segments))
        for words in self._facts(one.clock, facts, now_ms):
            self._column.addWidget(PlainLabel(look, words, Type.BODY, wrap=True))
        self._column.addWidget(
            PlainLabel(look, self._hours(one, schedules.get(facts.schedule or (0, 0))), Type.SMALL, "muted", wrap=True)
        )
        shown = one.segments[-SEGMENTS_SHOWN:]
        if len(one.segments) > len(shown) or one.cut:
            self._column.addWidget(
                PlainLabel(look, say("clock.earlier", len(one.segments) - len(shown)), Type.SMALL, "muted")
            )
        for segment in shown:
            self._column.addWidget(self._segment(segment, now_ms))
        other = self._others.get((one.clock.metric, one.clock.instance))
        if other is not None:
            self._show_other(one.clock, other, now_ms)

    def _show_other(self, clock: ClockOut, other: ClockExplained, now_ms: int) -> None:
        """The second strip, under the rules that were asked for, and what it says."""
        look, as_if = self._means.look, other.clock
        self._column.addWidget(PlainLabel(look, say("clock.if.so"), Type.SMALL_STRONG, "muted"))
        if other.segments:
            self._column.addWidget(Strip(look, other.segments))
        if _stands(clock) == _stands(as_if):
            self._column.addWidget(PlainLabel(look, say("clock.if.same"), Type.BODY, wrap=True))
            return
        for words in self._facts(as_if, facts_of(as_if), now_ms):
            self._column.addWidget(PlainLabel(look, words, Type.BODY, wrap=True))

    def _facts(self, clock: ClockOut, facts: ClockFacts, now_ms: int) -> list[str]:
        counted = span_words(facts.elapsed_ms)
        said = [say("clock.counted_of", counted=counted, target=span_words(facts.target_ms))]
        if clock.due_at is not None and clock.breached_at is None:
            said.append(say("clock.due", time=when_words(from_rfc3339(clock.due_at), now_ms)))
        if clock.breached_at is not None:
            said.append(say("clock.over_since", time=when_words(from_rfc3339(clock.breached_at), now_ms)))
        elif facts.state == "paused":
            said.append(say("clock.kept", time=left_words(facts.target_ms - facts.elapsed_ms)))
        return said

    def _hours(self, one: ClockExplained, schedule: ScheduleOut | None) -> str:
        policy = say("clock.policy", policy=plain(one.policy_title, 80), priority=_priority(one.clock.priority_applied))
        if schedule is None:
            return in_a_row(policy, say("clock.always"))
        hours, zone = hours_words(schedule.intervals), plain(schedule.time_zone, 60)
        parts = [policy, say("clock.by_hours", name=plain(schedule.name, 60), hours=hours, zone=zone)]
        holidays = sum(day.counted for day in schedule.holidays)
        if holidays:
            parts.append(say("clock.holidays", holidays))
        return in_a_row(*parts)

    def _segment(self, segment: SegmentOut, now_ms: int) -> QFrame:
        look = self._means.look
        start, end = from_rfc3339(segment.from_at), from_rfc3339(segment.to_at)
        same_day = day_of(start) == day_of(end)
        when = f"{when_words(start, now_ms)} – {clock_time(end) if same_day else date_words(end)}"
        kind = segment.kind if segment.kind in KINDS else "counted"
        return row(
            Swatch(look, kind),
            PlainLabel(look, say(f"clock.kind.{kind}"), Type.SMALL_STRONG),
            (PlainLabel(look, when, Type.SMALL, "muted", wrap=True), 1),
            PlainLabel(look, span_words(segment.ms), Type.SMALL),
            spacing=7,
        )


def _stands(clock: ClockOut) -> tuple[object, ...]:
    """What one clock says, to be held against another."""
    return clock.state, clock.elapsed_ms, clock.due_at, clock.breached_at


def _priority(priority: str) -> str:
    return say(f"priority.{priority}") if priority in ("low", "normal", "high", "urgent") else plain(priority, 20)
