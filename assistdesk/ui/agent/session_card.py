"""The Session card of the context panel: from *Start session* to the live picture and its end (experience.md section 2.2).

It is built anew when the phase changes and brought up to date in place otherwise, so that the picture does not flicker and the
focus stays where it is.
"""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QFrame

from assistdesk.runtime.intents import OpenTicket
from assistdesk.runtime.intents_session import CancelCode, CopyCode, EndSession, StartSession
from assistdesk.runtime.snapshot import TicketRow
from assistdesk.runtime.snapshot_session import SessionPhase, SessionView
from assistdesk.ui.agent.folding import CardPlace
from assistdesk.ui.agent.means import CLOSED, Means, ticket_number
from assistdesk.ui.agent.preview import Pictures, Preview
from assistdesk.ui.agent.report_words import cause_words, end_reason, reason_is_bad
from assistdesk.ui.session.picture_words import why_not_live
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Tone, Type
from assistdesk.ui.widgets.buttons import Button, IconButton
from assistdesk.ui.widgets.cards import Banner, Card
from assistdesk.ui.widgets.chips import Chip
from assistdesk.ui.widgets.labels import ElidedLabel, IconLabel, PlainLabel
from assistdesk.ui.widgets.layouts import after_press, column, focus_kept, row
from assistdesk.ui.widgets.qr import QrView
from assistdesk.ui.widgets.ring import CountdownRing, clock

WITH_CODE = (SessionPhase.CODE, SessionPhase.CHECKING, SessionPhase.READING)
TRIES = 3
COPIED_MS = 2_000
GROUP_GAP_PX = 5


BEGINS = (SessionPhase.ASKING, SessionPhase.CODE, SessionPhase.CHECKING, SessionPhase.READING)
"""Nobody sees anything yet."""


class SessionCard(CardPlace):
    """``full_view`` opens the session window. ``show_session(session, row)`` at each snapshot, ``tick()`` each second."""

    def __init__(self, means: Means, pictures: Pictures, full_view: Callable[[], None]) -> None:
        super().__init__(means)
        self._pictures, self._full_view = pictures, full_view
        self._session = SessionView()
        self._row: TicketRow | None = None
        self._built: object = None
        self._qr_open = False
        self._ticks: list[Callable[[], None]] = []
        self.preview: Preview | None = None

    def show_session(self, session: SessionView, row: TicketRow) -> None:
        self._session, self._row = session, row
        here = self._is_of_row or session.phase in (SessionPhase.NONE, SessionPhase.OVER)
        shape = (
            session.phase,
            self._is_of_row,
            row.id,
            row.status in CLOSED,
            row.requester.name,
            session.code,
            session.tries_left if session.phase in WITH_CODE else 0,
            session.last_problem,
            session.ended_why,
            self._qr_open,
        )
        if shape != self._built and not after_press(self, self._catch_up):
            self._built = shape
            with focus_kept(self, QAbstractButton):
                self._build(here)
        self.tick()

    def _catch_up(self) -> None:
        if self._row is not None:
            self.show_session(self._session, self._row)

    def tick(self) -> None:
        for tick in self._ticks:
            tick()

    def _build(self, here: bool) -> None:
        self._ticks = []
        self.preview = None
        session = self._session
        if not here:
            card = self._elsewhere()
        elif session.phase in WITH_CODE:
            card = self._with_code()
        elif session.is_running:
            card = self._running()
        elif session.phase is SessionPhase.ASKING:
            card = self._asking()
        else:
            card = self._none()
        self.put(card)

    # --- phases -------------------------------------------------------------------------------------------------------

    def _none(self) -> Card:
        look, session = self._means.look, self._session
        card = Card(look, say("s.card"), spacing=12)
        if self._is_of_row and session.phase is SessionPhase.OVER and session.ended_why:
            tone = Tone.DANGER if reason_is_bad(session.ended_why) else Tone.NEUTRAL
            icon = "shield-alert" if tone is Tone.DANGER else "circle-check"
            card.keep(Banner(look, end_reason(session.ended_why, self._customer()), tone, icon))
        if self._is_of_row and session.last_problem is not None:
            words = cause_words(session.last_problem.rule, session.last_problem.fields)
            card.keep(Banner(look, words, Tone.WARN, "triangle-alert"))
        card.body.addWidget(
            PlainLabel(look, say("s.start.hint", customer=self._first()), Type.BODY, "muted", wrap=True)
        )
        start = Button(look, say("cmd.start"), self.start, kind="primary", icon="monitor-up")
        start.setEnabled(self._row is not None and self._row.status not in CLOSED)
        card.body.addWidget(start)
        return card

    def _asking(self) -> Card:
        look = self._means.look
        card = Card(look, say("s.card"), spacing=12)
        card.body.addWidget(PlainLabel(look, say("s.asking"), Type.BODY, "muted", wrap=True))
        card.body.addWidget(Button(look, say("cancel"), lambda: self._means.emit(CancelCode())))
        return card

    def _elsewhere(self) -> Card:
        look, session = self._means.look, self._session
        card = Card(look, say("s.card"), spacing=12)
        other = session.ticket_id or 0
        key = "s.elsewhere.begins" if session.phase in BEGINS else "s.elsewhere"
        words = say(key, number=ticket_number(other), customer=session.customer_name)
        card.keep(Banner(look, words, Tone.PRIMARY, "monitor-dot"))
        card.keep(Button(look, say("s.go_there"), lambda: self._means.emit(OpenTicket(other))))
        return card

    def _with_code(self) -> Card:
        look, session = self._means.look, self._session
        words, tone, icon = self._waiting_words()
        card = Card(look, say("s.card"), Chip(look, words[0], tone, "dot"), spacing=12)
        if session.code and session.phase is not SessionPhase.READING:
            card.body.addWidget(PlainLabel(look, say("a.code", customer=self._first()), Type.BODY, "muted", wrap=True))
            card.body.addWidget(self._code_row())
        add = card.keep if tone is Tone.WARN else card.body.addWidget
        add(Banner(look, words[1], tone, icon))
        if session.last_problem is not None and session.tries_left == TRIES:
            told = cause_words(session.last_problem.rule, session.last_problem.fields)
            card.keep(Banner(look, told, Tone.WARN, "triangle-alert"))
        if session.code and session.phase is not SessionPhase.READING:
            self._code_buttons(card)
        else:
            card.body.addWidget(Button(look, say("cancel"), lambda: self._means.emit(CancelCode())))
        return card

    def _waiting_words(self) -> tuple[tuple[str, str], Tone, str]:
        session, first = self._session, self._first()
        if session.phase is SessionPhase.READING:
            return (say("s.chip.reading"), say("a.reading", customer=first)), Tone.PRIMARY, "eye"
        if session.phase is SessionPhase.CHECKING:
            return (say("s.chip.checking"), say("s.checking", customer=first)), Tone.PRIMARY, "shield-check"
        if session.tries_left < TRIES:
            return (say("s.chip.waiting"), say("a.try", session.tries_left)), Tone.WARN, "triangle-alert"
        return (say("s.chip.waiting"), say("a.wait", customer=first)), Tone.NEUTRAL, "hourglass"

    def _code_row(self) -> QFrame:
        look, session = self._means.look, self._session
        code = PlainLabel(look, session.code, Type.CODE, selectable=False)
        spaced = code.font()
        spaced.setWordSpacing(GROUP_GAP_PX)
        code.setFont(spaced)
        code.setAccessibleName(say("s.code.name", code=" ".join(session.code.replace(" ", ", "))))
        ring = CountdownRing(look, 46)

        def tick() -> None:
            left = max(0, (self._session.code_expires_at_ms - self._means.now_ms()) // 1000)
            ring.set(left, self._session.code_life_s, say("s.code.left", max(0, -(-left // 60))))

        self._ticks.append(tick)
        return row(code, None, ring, name="inset", margins=(12, 10, 10, 10))

    def _code_buttons(self, card: Card) -> None:
        look, session = self._means.look, self._session
        copy = self._copying("cmd.copy_code", "code", "copy")
        link = self._copying("cmd.copy_link", "link", "link")
        qr = IconButton(look, "qr-code", say("s.qr.hide" if self._qr_open else "s.qr.show"), self._toggle_qr)
        card.body.addWidget(row((copy, 1), (link, 1), qr, spacing=6))
        if self._qr_open and (session.app_link or session.link):
            code = QrView(look, session.app_link or session.link, say("s.qr.name"))
            card.body.addWidget(row(None, code, None))
        again = Button(look, say("s.new_code"), self._new_code, kind="quiet", icon="refresh-cw", size="small")
        stop = Button(look, say("cancel"), lambda: self._means.emit(CancelCode()), kind="quiet", size="small")
        card.body.addWidget(row(again, None, stop))

    def _copying(self, key: str, what: str, icon: str) -> Button:
        button = Button(self._means.look, say(key), icon=icon, size="small")

        def copied() -> None:
            self._means.emit(CopyCode(what))
            button.set_words(say("s.copied"))
            button.set_icon("check")
            QTimer.singleShot(COPIED_MS, button, back)

        def back() -> None:
            button.set_words(say(key))
            button.set_icon(icon)

        button.clicked.connect(lambda _checked=False: copied())
        return button

    def _running(self) -> Card:
        look = self._means.look
        time = Chip(look, "", Tone.OK, "dot")
        card = Card(look, say("s.card"), time, spacing=12)
        preview = Preview(look, self._pictures)
        self.preview = preview
        card.body.addWidget(preview)
        meter_icon = IconLabel(look, "activity", look.tokens.ok_dot, 15)
        meter = ElidedLabel(look, "", Type.SMALL, look.tokens.muted)
        shield = IconLabel(look, "shield-check", look.tokens.ok_dot, 15)
        sealed = PlainLabel(look, say("s.encrypted"), Type.SMALL, "muted")
        card.body.addWidget(
            column(row(meter_icon, (meter, 1), spacing=6), row(shield, sealed, None, spacing=6), spacing=5)
        )
        self._add_safety(card)
        full = Button(look, say("cmd.full_view"), self._full_view, kind="primary", icon="maximize-2")
        end = Button(look, say("cmd.end"), self.end, kind="danger", icon="circle-stop")
        card.keep(row((full, 1), end))

        def tick() -> None:
            session = self._session
            since = session.started_at_ms if session.started_at_ms is not None else self._means.now_ms()
            why = why_not_live(session, self._customer())
            time.set(clock((self._means.now_ms() - since) // 1000), Tone.WARN if why else Tone.OK, "dot")
            figures = say(
                "s.meter",
                ms=session.meter.rtt_ms if session.meter.rtt_ms is not None else "–",
                fps=session.meter.fps if session.meter.fps is not None else "–",
                kbps=session.meter.kbps if session.meter.kbps is not None else "–",
            )
            meter.set_text(say("v.meter.stalled") if session.meter.stalled else figures)
            preview.show_reason(why or self._coming(), not why)

        self._ticks.append(tick)
        return card

    def _add_safety(self, card: Card) -> None:
        session, look = self._session, self._means.look
        if session.safety_number:
            words = say("s.safety", number=session.safety_number)
            card.body.addWidget(PlainLabel(look, words, Type.SMALL, "muted", wrap=True))

    def _coming(self) -> str:
        nothing_yet = self._session.picture_at_ms is None and self._pictures.image() is None
        return say("s.coming") if nothing_yet else ""

    # --- wishes -------------------------------------------------------------------------------------------------------

    def start(self) -> None:
        if self._row is not None and self._session.phase in (SessionPhase.NONE, SessionPhase.OVER):
            self._means.emit(StartSession(self._row.id))

    def end(self) -> None:
        self._means.emit(EndSession())

    def _new_code(self) -> None:
        if self._row is not None:
            self._means.emit(CancelCode())
            self._means.emit(StartSession(self._row.id))

    def _toggle_qr(self) -> None:
        self._qr_open = not self._qr_open
        self._catch_up()

    @property
    def _is_of_row(self) -> bool:
        """Is the session, or the last one, of the ticket that is shown?"""
        return self._row is None or self._session.ticket_id in (None, self._row.id)

    def _customer(self) -> str:
        if self._session.customer_name and self._is_of_row:
            return plain(self._session.customer_name, 60)
        return plain(self._row.requester.name, 60) if self._row is not None else ""

    def _first(self) -> str:
        return self._customer().split(" ")[0]
