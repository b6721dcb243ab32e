"""Reports: figures with their n, waiting time against its target, when tickets come, SLA, what is open, how chats ended.

Each says its definition and its n in its tooltip and to a screen reader. It shows ``snapshot.measures`` and asks for the chosen
period when it is shown, and each minute while it stands there. It computes nothing but lengths of bars.
"""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QDate, QLocale, Qt, QTimeZone
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from assistdesk.core.desk.measure_shapes import FigureOut, MeasuresOut
from assistdesk.core.desk.shapes import from_rfc3339
from assistdesk.runtime.intents_measures import ReadMeasures, SaveMeasures
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.runtime.snapshot_measures import MeasuresView
from assistdesk.ui.agent.charts import Bars, Chart, Columns, HeatMap, Mark
from assistdesk.ui.agent.clipboard import copier
from assistdesk.ui.agent.clock_words import span_words
from assistdesk.ui.agent.means import Means, day_of, midnight_ms, when_words
from assistdesk.ui.agent.report_file import file_words
from assistdesk.ui.text import clock_time, explain, plain, say
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.buttons import Button, Segments
from assistdesk.ui.widgets.cards import Banner, Card
from assistdesk.ui.widgets.feedback import EmptyState, ErrorState, Skeleton
from assistdesk.ui.widgets.file_dialogs import choose_name
from assistdesk.ui.widgets.labels import PlainLabel, set_tip
from assistdesk.ui.widgets.layouts import bar_in_margin, centred, clear, column, row, scrolled

RANGES = (1, 7, 30)
SHOWN = (
    "created", "solved", "first_reply", "resolution",
    "one_touch", "sla_ticket", "reopens", "backlog",
    "queue_wait", "chat_wait", "response_time", "longest_response",
    "messages", "at_once", "solved_one_chat", "lost_chats",
    "abandonment", "escalations", "calls", "call_abandonment",
    "four_steps", "occupancy", "coverage_gap", "gap_requests",
    "time_spent", "replies", "assignee_stations", "group_stations",
)  # fmt: skip
WAITS = {"abandonment": "given_up_wait", "call_abandonment": "call_given_up_wait"}
"""Figures whose tooltip says how long those waited."""
IN_HOURS = ("occupancy", "coverage_gap")
"""Their n are hours."""
SLA = ("sla.first_reply_time", "sla.next_reply_time", "sla.total_resolution_time")
SLA_TOO = (
    "sla.periodic_update_time", "sla.pausable_update_time", "sla.requester_wait_time", "sla.agent_work_time",
)  # fmt: skip
"""Shown where a policy has such targets."""
TRIAGE = ("triage.seen", "triage.severity", "triage.joined", "triage.diagnosed", "triage.solved")
TOOK = ("took.requester_wait", "took.agent_work", "took.on_hold", "took.agent_wait")
STEPS = ("four_steps.1", "four_steps.2", "four_steps.3", "four_steps.4")
NAME_CHARS = 60
REFRESH_MS, SKELETON_AFTER_MS, DAY_HOURS_MS = 60_000, 150, 2 * 86_400_000
EDGE_PX = 28
MEMORY = "reports.days"
CASES_MIN = 5
"""Of fewer a rate or a time says more than it knows."""
HOURS_MIN_MS = CASES_MIN * 3_600_000


def is_too_few(figure: FigureOut) -> bool:
    return figure.unit != "count" and 0 < figure.n < CASES_MIN


def value_words(figure: FigureOut) -> str:
    """``12``, ``93 %``, ``2h 10m``; a dash where there is nothing to measure, words where there is too little."""
    if figure.value is None:
        return "–"
    if is_too_few(figure):
        return say("m.too_few")
    match figure.unit:
        case "ms":
            return span_words(int(figure.value))
        case "percent":
            return say(
                "m.percent", percent=QLocale().toString(float(figure.value), "f", 0 if figure.value == 100 else 1)
            )
        case _:
            return number_words(figure.value)


def number_words(value: float) -> str:
    """``12``, ``1.8``."""
    return QLocale().toString(float(value), "f", 0 if value == int(value) else 1)


def has_n(figure: FigureOut) -> bool:
    """Does it rest on other than itself?"""
    return figure.unit != "count" or figure.n != figure.value


def n_words(figure: FigureOut) -> str:
    """What it rests on: cases, or hours."""
    return say("m.n.hours" if figure.key in IN_HOURS else "m.n", figure.n)


def figure_words(figure: FigureOut, waits: FigureOut | None = None) -> str:
    """Name, value, n and definition: the tooltip, and what a screen reader says. *waits*: how long its cases waited."""
    parts = [f"{say(f'm.{figure.key}')}: {value_words(figure)}"]
    if has_n(figure):
        parts.append(n_words(figure))
    if waits is not None and waits.least is not None and waits.most is not None and waits.mean is not None:
        least, most, mean = (span_words(int(one)) for one in (waits.least, waits.most, waits.mean))
        parts.append(say("m.waits", waits.n, least=least, most=most, mean=mean))
    if figure.mean is not None and figure.p90 is not None and not is_too_few(figure):
        mean, p90 = (
            span_words(int(one)) if figure.unit == "ms" else number_words(float(one))
            for one in (figure.mean, figure.p90)
        )
        parts.append(say("m.spread", mean=mean, p90=p90))
    parts.append(say(f"m.def.{figure.key}"))
    return ". ".join(part.rstrip(".") for part in parts) + "."


class DashboardPage(QFrame):
    """``show_snapshot`` at each snapshot, ``tick`` each second, ``open`` when the page is gone to."""

    def __init__(self, means: Means) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAccessibleName(say("rail.reports"))
        self._means = means
        self._view = MeasuresView()
        self._shown: object = None
        self._asked_at = 0
        kept = means.memory.get(MEMORY) or ""
        self._days = int(kept) if kept.isdecimal() and int(kept) in RANGES else 7
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head())
        holder = QWidget()
        self._body = QVBoxLayout(holder)
        self._body.setContentsMargins(EDGE_PX, 4, EDGE_PX, EDGE_PX)
        self._body.setSpacing(14)
        scroll = scrolled(holder)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        bar_in_margin(scroll, self._body)
        layout.addWidget(scroll, 1)

    def _head(self) -> QWidget:
        look = self._means.look
        words = tuple((str(days), say(f"m.range.{days}"), "", "") for days in RANGES)
        self.range = Segments(look, say("m.range"), words)
        self.range.choose(str(self._days))
        self.range.on_choice(self._choose)
        self.as_of = PlainLabel(look, "", Type.SMALL, "muted")
        self.csv = Button(look, say("m.csv"), lambda: self._save("csv"), icon="download", size="small")
        self.json = Button(look, say("m.json"), lambda: self._save("json"), icon="download", size="small")
        title = PlainLabel(look, say("rail.reports"), Type.PAGE)
        parts = (title, 12, self.range, None, self.as_of, self.csv, self.json)
        return row(*parts, spacing=10, margins=(EDGE_PX, 22, EDGE_PX, 10))

    # --- asking -------------------------------------------------------------------------------------------------------

    def open(self) -> None:
        """The page is gone to: ask anew."""
        self.range.buttons[str(self._days)].setFocus()
        self._ask()

    def tick(self) -> None:
        if self.isVisible() and self._means.now_ms() - self._asked_at >= REFRESH_MS:
            self._ask()

    def _choose(self, value: str) -> None:
        self._days = int(value)
        self._means.memory.put(MEMORY, value)
        self._ask()

    def _ask(self) -> None:
        now_ms = self._means.now_ms()
        self._asked_at = now_ms
        first: QDate = day_of(now_ms).addDays(1 - self._days)
        zone = bytes(QTimeZone.systemTimeZoneId().data()).decode() or "UTC"
        self._means.emit(ReadMeasures(self._days, midnight_ms(first), now_ms + 1, zone))

    def _save(self, style: str) -> None:
        place = Path.home() / f"assistdesk-measures.{style}"
        choose_name(self, say("m.save"), place, lambda path: self._write(path, style))

    def _write(self, path: str, style: str) -> None:
        answer = self._view.answer
        words = file_words(answer) if style == "csv" and answer is not None else None
        self._means.emit(SaveMeasures(path, style, words))

    # --- what is shown ------------------------------------------------------------------------------------------------

    def show_snapshot(self, snapshot: AgentSnapshot) -> None:
        view = self._view = snapshot.measures
        waits = view.answer is None and view.loading
        is_slow = waits and self._means.now_ms() - view.loading_since_ms >= SKELETON_AFTER_MS
        seen = (view.answer, view.error, is_slow)
        for button in (self.csv, self.json):
            button.setEnabled(view.answer is not None)
        if seen == self._shown:
            return
        self._shown = seen
        clear(self._body)
        look, answer = self._means.look, view.answer
        self.as_of.setText("" if answer is None else say("m.as_of", time=self._when(answer)))
        if answer is None:
            if view.error is not None:
                told = explain(view.error.rule, view.error.fields)
                again, copy = (say("again"), self._ask), (say("copy.details"), copier(told.detail))
                self._body.addWidget(centred(ErrorState(look, told.sentence, again, copy)), 1)
            elif is_slow:
                self._body.addWidget(Skeleton(look, 6, 110, say("loading")))
            return
        if view.error is not None:
            self._body.addWidget(Banner(look, explain(view.error.rule, view.error.fields).sentence))
        if not any(figure.n for figure in answer.figures) and not any(n for _, n in answer.statuses):
            self._body.addWidget(centred(EmptyState(look, "activity", say("m.empty"))), 1)
            return
        if answer.is_partial:
            self._body.addWidget(Banner(look, say("m.partial")))
        self._body.addLayout(self._figures(answer))
        self._body.addWidget(self._waiting(answer))
        self._body.addWidget(self._heat(answer))
        beside = QHBoxLayout()
        beside.setSpacing(14)
        for card in (self._sla(answer), self._open(answer), self._chats(answer)):
            card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            beside.addWidget(card, 1)
        self._body.addLayout(beside)
        if answer.backlog:
            self._body.addWidget(self._backlog(answer))
        for card in self._more(answer):
            self._body.addWidget(card)
        self._body.addStretch(1)

    def _when(self, answer: MeasuresOut) -> str:
        return when_words(from_rfc3339(answer.as_of), self._means.now_ms())

    def _figures(self, answer: MeasuresOut) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(14)
        by_key = {figure.key: figure for figure in answer.figures}
        shown = [by_key[key] for key in SHOWN if key in by_key]
        for place, figure in enumerate(shown):
            waits = by_key.get(WAITS.get(figure.key, ""))
            grid.addWidget(FigureCard(self._means, figure, waits), place // 4, place % 4)
        return grid

    def _waiting(self, answer: MeasuresOut) -> Card:
        look = self._means.look
        chart = Columns(look, say("m.waiting"))
        target = answer.waiting_target_ms
        reach = [ms for bucket in answer.waiting for ms in (bucket.median_ms, bucket.p90_ms) if ms is not None]
        top_ms = max([*reach, round((target or 0) * 1.1), 60_000])
        by_hour = from_rfc3339(answer.to_at) - from_rfc3339(answer.from_at) <= DAY_HOURS_MS
        marks = []
        for bucket in answer.waiting:
            label = self._bucket_label(from_rfc3339(bucket.from_at), by_hour)
            if bucket.median_ms is None or bucket.p90_ms is None:
                marks.append(Mark(say("m.waiting.none", when=label), label=label))
                continue
            words = say(
                "m.waiting.bucket",
                bucket.n,
                when=label,
                median=span_words(bucket.median_ms),
                p90=span_words(bucket.p90_ms),
            )
            is_over = target is not None and bucket.median_ms > target
            marks.append(Mark(words, bucket.median_ms / top_ms, bucket.p90_ms / top_ms, label, is_over=is_over))
        words = say("m.waiting.target", time=span_words(target)) if target is not None else ""
        chart.show_scale(span_words(top_ms), None if target is None else target / top_ms, words)
        chart.show_marks(marks)
        return self._card(say("m.waiting"), say("m.def.waiting"), chart)

    def _bucket_label(self, at_ms: int, by_hour: bool) -> str:
        return clock_time(at_ms) if by_hour else QLocale().toString(day_of(at_ms), say("date.weekday"))

    def _heat(self, answer: MeasuresOut) -> Card:
        locale = QLocale()
        names = [locale.dayName(day, QLocale.FormatType.ShortFormat) for day in range(1, 8)]
        chart = HeatMap(self._means.look, say("m.heat"), names, 24)
        most = max((count for hours in answer.heat for count in hours), default=0)
        chart.show_marks(
            [
                Mark(
                    say("m.heat.cell", count, day=locale.dayName(day + 1), hour=f"{hour:02d}:00"),
                    count / most if most else 0.0,
                    label=str(hour) if hour % 3 == 0 else "",
                    value=str(count) if count else "",
                )
                for day, hours in enumerate(answer.heat)
                for hour, count in enumerate(hours)
            ]
        )
        return self._card(say("m.heat"), say("m.def.heat"), chart)

    def _sla(self, answer: MeasuresOut) -> Card:
        found = {figure.key: figure for figure in answer.figures}
        keys = (*SLA, *(key for key in SLA_TOO if key in found and found[key].n))
        rates = [found[key] for key in keys if key in found]
        return self._card(say("m.sla"), say("m.def.sla"), self._rates(say("m.sla"), rates))

    def _rates(self, name: str, rates: list[FigureOut]) -> Bars:
        chart = Bars(self._means.look, name, len(rates))
        chart.show_marks(
            [
                Mark(
                    figure_words(figure),
                    None if figure.value is None or is_too_few(figure) else figure.value / 100,
                    label=say(f"m.{figure.key}"),
                    value=say("m.of", figure.n, value=value_words(figure)),
                    colour=self._means.look.tokens.ok_dot,
                )
                for figure in rates
            ]
        )
        return chart

    def _more(self, answer: MeasuresOut) -> Iterator[Card]:
        """What stands there only where there is some."""
        for name, keys in (("triage", TRIAGE), ("took", TOOK)):
            took = [figure for figure in answer.figures if figure.key in keys and figure.n]
            if took:
                yield self._times(name, took)
        steps = [figure for figure in answer.figures if figure.key in STEPS and figure.n]
        if steps:
            yield self._card(say("m.steps"), say("m.def.steps"), self._rates(say("m.steps"), steps))
        if answer.breaches:
            yield self._breaches(answer)
        if answer.agents:
            yield self._agents(answer)
        if answer.occupancy:
            yield self._busy(answer)
        if answer.gaps:
            yield self._gaps(answer)
        if any(count for _, count in answer.escalations):
            named = [(say(f"q.escalate.{reason}"), count) for reason, count in answer.escalations]
            yield self._card(say("m.reasons"), say("m.def.reasons"), self._counted(say("m.reasons"), named))

    def _times(self, name: str, took: list[FigureOut]) -> Card:
        """What nobody did has no line."""
        most = max((figure.value or 0 for figure in took if not is_too_few(figure)), default=0) or 1
        chart = Bars(self._means.look, say(f"m.{name}"), len(took))
        chart.show_marks(
            [
                Mark(
                    figure_words(figure),
                    None if figure.value is None or is_too_few(figure) else figure.value / most,
                    label=say(f"m.{figure.key}"),
                    value=say("m.triage.from", figure.n, time=value_words(figure)),
                )
                for figure in took
            ]
        )
        return self._card(say(f"m.{name}"), say(f"m.def.{name}"), chart)

    def _agents(self, answer: MeasuresOut) -> Card:
        found = [(one, one.at_once) for one in answer.agents if one.at_once is not None]
        most = max((value for _, value in found), default=1.0)
        chart = Bars(self._means.look, say("m.agents"), len(found))
        marks = []
        for one, at_once in found:
            name = plain(one.name, NAME_CHARS) or say("talk.someone")
            value = say("m.of", one.n, value=number_words(at_once))
            marks.append(Mark(f"{name}: {value}", at_once / most, label=name, value=value))
        chart.show_marks(marks)
        return self._card(say("m.agents"), say("m.def.agents"), chart)

    def _busy(self, answer: MeasuresOut) -> Card:
        chart = Bars(self._means.look, say("m.busy"), len(answer.occupancy))
        marks = []
        for one in answer.occupancy:
            name = plain(one.name, NAME_CHARS) or say("talk.someone")
            whole_ms = one.busy_ms + one.available_ms
            value = say("m.of_time", part=span_words(one.busy_ms), whole=span_words(whole_ms))
            share = one.percent / 100 if whole_ms >= HOURS_MIN_MS else None
            marks.append(Mark(f"{name}: {value}", share, label=name, value=value))
        chart.show_marks(marks)
        return self._card(say("m.busy"), say("m.def.busy"), chart)

    def _gaps(self, answer: MeasuresOut) -> Card:
        chart = Bars(self._means.look, say("m.gaps"), len(answer.gaps))
        marks = []
        for one in answer.gaps:
            name = plain(one.name, NAME_CHARS)
            value = say("m.of_time", part=span_words(one.gap_ms), whole=span_words(one.open_ms))
            share = one.gap_ms / one.open_ms if one.open_ms >= HOURS_MIN_MS else None
            words = f"{name}: {value}. {say('m.gaps.asked', one.requests)}"
            marks.append(Mark(words, share, label=name, value=value, colour=self._means.look.tokens.danger))
        chart.show_marks(marks)
        return self._card(say("m.gaps"), say("m.def.gaps"), chart)

    def _backlog(self, answer: MeasuresOut) -> Card:
        """Each hour of a short period; of a longer one the end of each day."""
        by_hour = from_rfc3339(answer.to_at) - from_rfc3339(answer.from_at) <= DAY_HOURS_MS
        shown: dict[str, int] = {}
        for one in answer.backlog:
            at_ms = from_rfc3339(one.at)
            shown[self._bucket_label(at_ms if by_hour else at_ms - 1, by_hour)] = one.n
        most = max([1, *shown.values()])
        chart = Columns(self._means.look, say("m.backlog.chart"))
        chart.show_scale(number_words(float(most)), None, "")
        chart.show_marks(
            [Mark(say("m.backlog.at", n, when=label), n / most, label=label) for label, n in shown.items()]
        )
        return self._card(say("m.backlog.chart"), say("m.def.backlog.chart"), chart)

    def _breaches(self, answer: MeasuresOut) -> Card:
        tokens = self._means.look.tokens
        chart = Bars(self._means.look, say("m.breaches"), len(answer.breaches))
        marks = []
        for one in answer.breaches:
            kind = say(f"m.type.{one.kind or 'none'}")
            value = say("m.of", one.n, value=str(one.breached))
            share = one.breached / one.n if one.n >= CASES_MIN else None
            marks.append(Mark(f"{kind}: {value}", share, label=kind, value=value, colour=tokens.danger))
        chart.show_marks(marks)
        return self._card(say("m.breaches"), say("m.def.breaches"), chart)

    def _open(self, answer: MeasuresOut) -> Card:
        named = [(say(f"status.{status}"), count) for status, count in answer.statuses]
        return self._card(say("m.open"), say("m.def.open"), self._counted(say("m.open"), named))

    def _chats(self, answer: MeasuresOut) -> Card:
        named = [(say(f"m.outcome.{outcome}"), count) for outcome, count in answer.outcomes]
        return self._card(say("m.chats"), say("m.def.chats"), self._counted(say("m.chats"), named))

    def _counted(self, name: str, counts: list[tuple[str, int]]) -> Bars:
        chart = Bars(self._means.look, name, len(counts))
        most = max((count for _, count in counts), default=0)
        chart.show_marks(
            [
                Mark(f"{words}: {count}", count / most if most else 0.0, label=words, value=str(count))
                for words, count in counts
            ]
        )
        return chart

    def _card(self, title: str, definition: str, chart: Chart) -> Card:
        look = self._means.look
        card = Card(look, title, spacing=8)
        card.body.addWidget(PlainLabel(look, definition, Type.SMALL, "muted", wrap=True))
        card.body.addWidget(chart)
        card.body.addStretch(1)
        return card


class FigureCard(Card):
    """A name, a large value, its n; the definition in the tooltip. Takes the focus, so that it can be heard."""

    def __init__(self, means: Means, figure: FigureOut, waits: FigureOut | None = None) -> None:
        super().__init__(means.look, spacing=2)
        look = means.look
        words = figure_words(figure, waits)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_tip(self, words)
        name = PlainLabel(look, say(f"m.{figure.key}"), Type.SMALL_STRONG, "muted", wrap=True)
        is_few = is_too_few(figure)
        value = PlainLabel(
            look, value_words(figure), Type.TITLE if is_few else Type.CODE, "muted" if is_few else "text"
        )
        beside = PlainLabel(look, n_words(figure) if has_n(figure) else "", Type.SMALL, "muted")
        self.body.addWidget(column(name, value, beside, spacing=2))
        self.body.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
