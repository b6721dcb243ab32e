"""What every page of the customer's window is made of: a column that scrolls, and buttons under it that never scroll away."""

from __future__ import annotations  # a page takes over from a page

from collections.abc import Callable

from PySide6 import QtCore
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QVBoxLayout, QWidget

from assistdesk.runtime.intent import Intent
from assistdesk.runtime.snapshot_customer import CustomerSnapshot
from assistdesk.ui.text import say
from assistdesk.ui.theme import Look, Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.cards import Banner
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import clear, row, scrolled

Emit = Callable[[Intent], None]
MARGIN_PX = 22
SHEET_ASK = 0
"""The first question's number; later ones are numbered by the consent machine, from 1."""


class Notice(QFrame):
    """Room for one banner, made anew only when what it tells of is another."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("ghost")
        self._told: object = None
        self._row = QVBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)

    def tell(self, of: object, make: Callable[[], Banner | None]) -> bool:
        """Show what *make* gives, nothing for None; False: *of* is what was told before."""
        if of == self._told:
            return False
        self._told = of
        clear(self._row)
        banner = make()
        if banner is not None:
            self._row.addWidget(banner)
        self.setVisible(banner is not None)
        return True


class Page(QFrame):
    """One page. ``column`` takes what scrolls, ``foot`` what stays. ``show_snapshot`` is called with every new snapshot."""

    def __init__(self, look: Look, emit: Emit) -> None:
        super().__init__()
        self.setObjectName("page")
        self.look = look
        self.emit_intent = emit
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        inner = QFrame()
        inner.setObjectName("ghost")
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, 12)
        self.column.setSpacing(12)
        self._scroll = scrolled(inner)
        outer.addWidget(self._scroll, 1)
        self._foot_frame = QFrame()
        self._foot_frame.setObjectName("ghost")
        self.foot = QVBoxLayout(self._foot_frame)
        self.foot.setContentsMargins(MARGIN_PX, 8, MARGIN_PX, 16)
        self.foot.setSpacing(8)
        outer.addWidget(self._foot_frame)

    def show_snapshot(self, snapshot: CustomerSnapshot) -> None:
        """Show the difference to what stands here."""

    def first_focus(self) -> QWidget | None:
        """What has the focus when the page appears."""
        return None

    def flush(self) -> None:
        """Hand over now what is typed here and waits for a pause."""

    def take_over(self, old: Page) -> None:
        """Stand in the place of *old*, the same page in other clothes: what was typed there and not sent stands here."""

    def body(self, text: str = "", ink: str = "") -> PlainLabel:
        """A paragraph at the customer's text size."""
        return PlainLabel(self.look, text, Type.CUSTOMER_BODY, ink, wrap=True)

    def strong(self, text: str = "", ink: str = "") -> PlainLabel:
        return PlainLabel(self.look, text, Type.CUSTOMER_STRONG, ink, wrap=True)

    def head(self, text: str = "") -> PlainLabel:
        return PlainLabel(self.look, text, Type.PAGE, wrap=True)


class QuestionPage(Page):
    """A page that asks for a permission. No has the focus, and is what every way out of it says.

    Once it is built for a question (``built_for``) it has ``minutes`` to choose and ``ticks`` to set; it calls
    ``choose_again`` then.
    """

    def __init__(self, look: Look, emit: Emit, clock_ms: Callable[[], int]) -> None:
        super().__init__(look, emit)
        self.minutes = QComboBox()
        self._chosen: tuple[object, object, list[bool]] | None = None
        """What was chosen on the page that stood here before, and for which question."""
        self._clock_ms = clock_ms
        self._pressed_at_ms = 0
        self.deny = Button(look, say("c.deny"), self.say_no, size="customer")
        self.allow = Button(look, say("c.allow"), lambda: self.answer(True), kind="primary", size="customer")
        self.allow.setFocusPolicy(QtCore.Qt.FocusPolicy.TabFocus)
        self.allow.pressed.connect(self._went_down)
        self.foot.addWidget(row((self.deny, 1), (self.allow, 1), spacing=10))

    def first_focus(self) -> QWidget:
        return self.deny

    def _went_down(self) -> None:
        self._pressed_at_ms = self._clock_ms()

    def take_press(self) -> int:
        """When *Allow* went down; the next answer has a moment of its own."""
        pressed_at_ms, self._pressed_at_ms = self._pressed_at_ms or self._clock_ms(), 0
        return pressed_at_ms

    def answer(self, allow: bool) -> None:
        raise NotImplementedError

    @property
    def built_for(self) -> object:
        """The question that stands here."""
        raise NotImplementedError

    @property
    def ticks(self) -> list[QCheckBox]:
        """Those of the question, always in the same order."""
        raise NotImplementedError

    def take_over(self, old: Page) -> None:
        if isinstance(old, QuestionPage):
            self._chosen = old.built_for, old.minutes.currentData(), [tick.isChecked() for tick in old.ticks]

    def choose_again(self) -> bool:
        """Is it the same question in other clothes? Then what she chose is chosen."""
        chosen, self._chosen = self._chosen, None
        if chosen is None or chosen[0] != self.built_for:
            return False
        self.minutes.setCurrentIndex(self.minutes.findData(chosen[1]))
        for tick, is_set in zip(self.ticks, chosen[2], strict=True):
            tick.setChecked(is_set)
        return True

    def say_no(self) -> None:
        """Enter, Esc, or the window's own close button."""
        self.answer(False)
