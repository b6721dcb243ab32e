"""The customer's page for what the agent must not see: windows by name, all but one window, areas drawn with the mouse.

It shows the list of her own windows, read anew while the page is open, and emits what she chose. Titles stay on this computer.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from assistdesk.runtime.intents_customer import HideArea, HideWindow, ListWindows, ShowAreas, ShowOnly, Stop
from assistdesk.runtime.snapshot_customer import CustomerSnapshot, HiddenView, HideableWindow
from assistdesk.ui.customer.page import Emit, Page
from assistdesk.ui.customer.words import agent_name
from assistdesk.ui.session.area import AreaPicker
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Look, Tone, Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.cards import Banner, Card
from assistdesk.ui.widgets.labels import PlainLabel, menu_text, set_tip
from assistdesk.ui.widgets.layouts import clear, row

LIST_EVERY_MS = 1_500
TITLE_CHARS, KIND_CHARS = 24, 12


class HidePage(Page):
    """*back* shows the session's page again."""

    def __init__(self, look: Look, emit: Emit, back: Callable[[], None]) -> None:
        super().__init__(look, emit)
        self._shown: object = None
        self.boxes: dict[int, QCheckBox] = {}
        self.onlys: dict[int, Button] = {}
        self._picker: AreaPicker | None = None
        self.title = self.head()
        self.area = Button(look, say("h.area"), self._pick_area, icon="square")
        self.show_areas = Button(look, "", lambda: emit(ShowAreas()), kind="quiet")
        self.back = Button(look, say("st.back"), back, icon="arrow-left")
        self.stop = Button(look, say("c.stop"), lambda: emit(Stop("button")), "danger", "circle-stop")
        self.foot.addWidget(row((self.area, 1), self.show_areas, spacing=10))
        self.foot.addWidget(row((self.back, 1), (self.stop, 1), spacing=10))
        self._again = QTimer(self, interval=LIST_EVERY_MS)
        self._again.timeout.connect(lambda: emit(ListWindows()))

    def first_focus(self) -> QWidget:
        return self.back

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.emit_intent(ListWindows())
        self._again.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._again.stop()

    def show_snapshot(self, snapshot: CustomerSnapshot) -> None:
        hidden = snapshot.hidden
        count = hidden.areas
        self.show_areas.setVisible(count > 0)
        self.show_areas.set_words(say("h.areas.show", count))
        what = (snapshot.agent, hidden.possible, hidden.only, tuple((one.id, one.title) for one in hidden.windows))
        if what != self._shown:
            self._shown = what
            self._build(hidden, agent_name(snapshot.agent))
        for window in hidden.windows:
            box = self.boxes[window.id]
            box.blockSignals(True)  # the list says it, not a hand
            box.setChecked(window.is_hidden)
            box.blockSignals(False)

    def _build(self, hidden: HiddenView, agent: str) -> None:
        clear(self.column)
        self.boxes, self.onlys = {}, {}
        self.title = self.head(say("h.title", agent=agent))
        self.column.addWidget(self.title)
        self.column.addWidget(self.body(say("h.how", agent=agent), "muted"))
        if not hidden.possible:
            self.column.addWidget(Banner(self.look, say("h.impossible"), Tone.WARN, "triangle-alert"))
        if hidden.only is not None:
            named = next((one for one in hidden.windows if one.id == hidden.only), None)
            words = say("h.only.is", title=name_of(named)) if named is not None else say("h.only.gone", agent=agent)
            self.column.addWidget(Banner(self.look, words, Tone.PRIMARY, "eye-off"))
            self.column.addWidget(Button(self.look, say("h.only.no"), lambda: self.emit_intent(ShowOnly(None))))
        if hidden.windows:
            card = Card(self.look, say("h.windows"))
            for window in hidden.windows:
                card.body.addWidget(self._row(window))
            self.column.addWidget(card)
        self.column.addStretch(1)

    def _row(self, window: HideableWindow) -> QWidget:
        name = name_of(window)
        kind = "" if window.kind in name else plain(window.kind, KIND_CHARS)
        box = QCheckBox(menu_text(plain(name, TITLE_CHARS - len(kind) // 2)))
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        set_tip(box, name)
        box.setFont(self.look.font(Type.CUSTOMER_BODY))
        box.setAccessibleName(say("h.hide", title=name))
        box.toggled.connect(partial(self._toggled, window.id))
        only = Button(self.look, say("h.only"), partial(self.emit_intent, ShowOnly(window.id)), "quiet", size="small")
        only.setAccessibleName(say("h.only.name", title=name))
        self.boxes[window.id], self.onlys[window.id] = box, only
        return row((box, 1), PlainLabel(self.look, kind, Type.SMALL, "muted"), only, spacing=8)

    def _toggled(self, window: int, is_hidden: bool) -> None:
        self.emit_intent(HideWindow(window, is_hidden))

    def _pick_area(self) -> None:
        self._picker = AreaPicker(lambda x, y, w, h: self.emit_intent(HideArea(x, y, w, h)))
        self._picker.show()


def name_of(window: HideableWindow) -> str:
    return window.title or window.kind
