"""Signing in: e-mail, password, six digits, one page each, Enter moves on; then an own password the first time.

Its quiet link leads to the customer's code boxes. It keeps the typed password only until the answer is there.
"""

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from assistdesk.runtime.intents_sign_in import ChoosePassword, SignIn
from assistdesk.runtime.snapshot_sign_in import SignInPhase, SignInView
from assistdesk.ui import early
from assistdesk.ui.agent.clipboard import copier
from assistdesk.ui.agent.means import Means
from assistdesk.ui.text import LANGUAGE_NAMES, explain, plain, say
from assistdesk.ui.theme import Look, Tone, Type
from assistdesk.ui.widgets.buttons import Button, Segments
from assistdesk.ui.widgets.cards import Banner
from assistdesk.ui.widgets.fields import Field
from assistdesk.ui.widgets.labels import ElidedLabel, IconLabel, PlainLabel, menu_text
from assistdesk.ui.widgets.layouts import clear, row
from assistdesk.ui.widgets.logo import Logo

FORM_PX, BRAND_MIN_PX = 360, 900
DIGITS, PASSWORD_MIN = 6, 12
PROMISES = (("eye", "sign.promise.1"), ("lock", "sign.promise.2"), ("file-text", "sign.promise.3"))
PAGES = ("email", "password", "digits")
SHADE = "#brand { background: qlineargradient(x1: 0, y1: 0, x2: 1, y2: 1, stop: 0 #0B1220, stop: 1 #16245A); }"


class BrandPanel(QFrame):
    """What the product is, in three lines, on the colour of the rail. Decoration: hidden in narrow windows."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("brand")
        self.setStyleSheet(SHADE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(56, 48, 56, 48)
        layout.setSpacing(18)
        name = PlainLabel(look, "AssistDesk", Type.TITLE)
        title = PlainLabel(look, say("sign.brand"), Type.CODE, wrap=True)
        for label in (name, title):
            label.setStyleSheet("color: #FFFFFF;")
        layout.addWidget(row(Logo(look, 40), name, None, spacing=12))
        layout.addStretch(1)
        layout.addWidget(title)
        layout.addSpacing(8)
        for icon, key in PROMISES:
            words = PlainLabel(look, say(key), Type.BODY, wrap=True)
            words.setStyleSheet("color: #C9D2E6;")
            layout.addWidget(row(IconLabel(look, icon, "#8EA2FF", 18), (words, 1), spacing=12))
        layout.addStretch(2)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for size, alpha in ((1.5, 16), (1.1, 18), (0.7, 22)):
            span = self.width() * size
            disc = QPainterPath()
            disc.addEllipse(QRectF(self.width() - span * 0.55, self.height() - span * 0.5, span, span))
            painter.fillPath(disc, early.brush(QColor(59, 91, 253, alpha)))
        painter.end()


class SignInPage(QFrame):
    """``given_code`` opens the code boxes; ``set_language`` is told en, es or zh."""

    def __init__(self, means: Means, given_code: Callable[[], None], set_language: Callable[[str], None]) -> None:
        super().__init__()
        self.setObjectName("surface")
        self._means, self._given_code, self._set_language = means, given_code, set_language
        self._view = SignInView()
        self._page = "email"
        self._email, self._password = "", ""
        self._built: object = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.brand = BrandPanel(means.look)
        layout.addWidget(self.brand, 5)
        self._side = QVBoxLayout()
        self._side.setContentsMargins(32, 24, 32, 20)
        layout.addLayout(self._side, 6)
        self._form = QVBoxLayout()
        self._form.setSpacing(14)
        box = QWidget()
        box.setFixedWidth(means.look.px(FORM_PX))
        box.setLayout(self._form)
        self._side.addLayout(self._languages())
        self._side.addStretch(2)
        self._side.addWidget(row(None, box, None))
        self._side.addStretch(3)
        self._foot = QVBoxLayout()
        self._side.addLayout(self._foot)

    def _languages(self) -> QHBoxLayout:
        look = self._means.look
        chooser = Segments(
            look, say("settings.language"), tuple((code, name, "", "") for code, name in LANGUAGE_NAMES.items())
        )
        chooser.choose(say("language.code"))
        chooser.on_choice(self._set_language)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(chooser)
        return across

    def show_sign_in(self, view: SignInView) -> None:
        """Follow the runtime: wrong → back to the digits with the sentence; must choose a password → that page."""
        answered = self._view.phase is SignInPhase.BUSY and view.phase is not SignInPhase.BUSY
        self._view = view
        if not self._email and view.email:
            self._email = view.email
            self._page = "password" if self._page == "email" else self._page
        if answered and view.error is not None and self._page == "digits" and view.error.rule in ("signin", "a.signin"):
            self._password = ""
            self._page = "password"
        self._build()

    def _build(self) -> None:
        view = self._view
        shape = (view, self._page)
        if shape == self._built:
            return
        self._built = shape
        clear(self._form)
        clear(self._foot)
        if self.width() < BRAND_MIN_PX:
            self._form.addWidget(Logo(self._means.look, 44))
            self._form.addSpacing(4)
        if view.phase is SignInPhase.MUST_CHANGE_PASSWORD:
            self._own_password()
        elif view.phase is SignInPhase.STARTING:
            self._head("sign.starting", "")
        else:
            {"email": self._email_page, "password": self._password_page, "digits": self._digits_page}[self._page]()
        self._add_foot()

    def _head(self, key: str, under: str) -> None:
        look = self._means.look
        self._form.addWidget(PlainLabel(look, say(key), Type.PAGE, wrap=True))
        if under:
            self._form.addWidget(PlainLabel(look, under, Type.BODY, "muted", wrap=True))
        error = self._view.error
        if error is not None:
            told = explain(error.rule, error.fields)
            banner = Banner(look, told.sentence, Tone.DANGER, "triangle-alert")
            if told.sentence == say("a.bug"):
                banner.add(Button(look, say("copy.details"), copier(told.detail), kind="quiet", size="small"))
            self._form.addWidget(banner)

    def _email_page(self) -> None:
        self._head("sign.title", say("sign.email.hint", org=self._view.organisation or "AssistDesk"))
        field = Field(self._means.look, say("sign.email"), "ana@example.com", chars_max=254)
        field.line.setText(self._email)

        def go() -> None:
            text = field.text().strip()
            if "@" not in text[1:-1]:
                field.set_error(say("sign.email.bad"))
                return
            self._email = text
            self.turn("password")

        field.line.returnPressed.connect(go)
        self._add(field, self._primary(say("sign.next"), go), field.line)

    def _password_page(self) -> None:
        self._head("sign.password.title", self._email)
        field = Field(self._means.look, say("sign.password"), secret=True, chars_max=128)
        field.line.setText(self._password)

        def go() -> None:
            if not field.text():
                field.set_error(say("sign.password.empty"))
                return
            self._password = field.text()
            self.turn("digits")

        field.line.returnPressed.connect(go)
        self._add(field, self._primary(say("sign.next"), go), field.line)
        self._back("email")

    def _digits_page(self) -> None:
        from assistdesk.ui.widgets.digits import DigitBoxes  # the window is there sooner

        look = self._means.look
        busy = self._view.phase is SignInPhase.BUSY
        self._head("sign.digits.title", say("sign.digits.hint"))
        boxes = DigitBoxes(look, DIGITS, say("sign.digits"), (44, 52))
        boxes.setEnabled(not busy)
        keep = QCheckBox(menu_text(say("sign.remember") if self._view.keyring else say("sign.no_keyring")))
        keep.setFont(look.font(Type.BODY))
        keep.setChecked(self._view.keyring)
        keep.setEnabled(self._view.keyring and not busy)

        def go(digits: str) -> None:
            if len(digits) == DIGITS:
                self._means.emit(SignIn(self._email, self._password, digits, keep.isChecked()))

        boxes.completed.connect(go)
        button = self._primary(say("sign.busy") if busy else say("sign.in"), lambda: go(boxes.text()))
        button.setEnabled(not busy)
        self._form.addWidget(row(boxes, None))
        self._form.addWidget(keep)
        self._form.addWidget(button)
        if not busy:
            boxes.show()
            boxes.setFocus()
            self._back("password")

    def _own_password(self) -> None:
        look = self._means.look
        self._head("sign.own.title", say("sign.own.hint"))
        first = Field(look, say("sign.own.first"), secret=True, chars_max=128)
        second = Field(look, say("sign.own.second"), secret=True, chars_max=128)

        def go() -> None:
            if len(first.text()) < PASSWORD_MIN:
                first.set_error(say("sign.own.short"))
            elif first.text() != second.text():
                second.set_error(say("sign.own.differ"))
            else:
                self._means.emit(ChoosePassword(first.text()))

        first.line.returnPressed.connect(second.line.setFocus)
        second.line.returnPressed.connect(go)
        self._form.addWidget(first)
        self._add(second, self._primary(say("sign.own.save"), go), first.line)

    def _add(self, field: Field, button: Button, focus: QWidget) -> None:
        self._form.addWidget(field)
        self._form.addWidget(button)
        focus.show()
        focus.setFocus()

    def _primary(self, words: str, pressed: Callable[[], object]) -> Button:
        return Button(self._means.look, words, pressed, kind="primary")

    def _back(self, page: str) -> None:
        back = Button(
            self._means.look, say("back"), lambda: self.turn(page), kind="quiet", icon="arrow-left", size="small"
        )
        self._form.addWidget(row(back, None))

    def turn(self, page: str) -> None:
        self._page = page
        if self._view.error is not None:
            self._view = SignInView(
                self._view.phase, self._view.relay_url, self._view.organisation, self._email, keyring=self._view.keyring
            )
        self._build()

    def _add_foot(self) -> None:
        look = self._means.look
        relay = self._view.relay_url
        code = Button(look, say("sign.given_code"), self._given_code, kind="quiet", size="small", icon="arrow-right")
        lock = "lock" if relay.startswith(("wss:", "https:")) else "globe"
        address = ElidedLabel(look, plain(relay, 120), Type.SMALL, look.tokens.muted)
        self._foot.addWidget(row(None, code, None))
        if relay:
            address.setMaximumWidth(address.sizeHint().width())
            self._foot.addWidget(row(None, IconLabel(look, lock, look.tokens.faint, 14), address, None, spacing=6))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.brand.setVisible(self.width() >= BRAND_MIN_PX)
