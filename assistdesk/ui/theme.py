"""How the program looks: colour tokens, sizes, one style sheet, one palette (experience.md sections 3.1 to 3.3).

``Look`` is handed to every window and widget that paints; ``apply`` puts it on the application. When anything in it changes
(scheme, font size, density, language) it says ``changed``, and a window builds its content anew from its last snapshot: no
widget has to know how to change its clothes. This module knows no window, no snapshot and no sentence.
"""

from __future__ import annotations  # what the first window does not use is named here and made by Qt later

import enum
from collections.abc import Callable
from typing import TYPE_CHECKING, assert_never

import msgspec
from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from assistdesk.ui import early, fonts, icons

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon


class Tokens(msgspec.Struct, frozen=True):
    """One colour scheme; the names are those of experience.md section 3.1, the values CSS colours."""

    bg: str
    surface: str
    raised: str
    subtle: str
    bubble: str
    sel: str
    border: str
    outline: str
    text: str
    muted: str
    faint: str
    primary: str
    primary_hover: str
    on_primary: str
    primary_soft: str
    primary_text: str
    ok_soft: str
    ok: str
    ok_dot: str
    warn_soft: str
    warn: str
    warn_dot: str
    danger_soft: str
    danger: str
    danger_btn: str
    danger_hover: str
    rail: str
    rail_sel: str
    rail_icon: str
    focus: str


STYLE = ("-style", "fusion")
"""For ``QApplication``'s arguments. Said there and not by ``setStyle``, Qt need not make its hundreds of style names known to
Python before the first window."""
DRESSED = "dressed"
"""A property of the application that a Look has dressed."""
MIDDLE_LIGHTNESS = 128
LIGHT = Tokens(
    bg="#F4F6FA",
    surface="#FFFFFF",
    raised="#FFFFFF",
    subtle="#F1F4F9",
    bubble="#F1F4F9",
    sel="#EEF2FF",
    border="#E3E8F0",
    outline="#76849C",
    text="#0F172A",
    muted="#526077",
    faint="#5E6B81",
    primary="#3B5BFD",
    primary_hover="#2F4CE0",
    on_primary="#FFFFFF",
    primary_soft="#EAEFFF",
    primary_text="#2743D2",
    ok_soft="#E3F8EC",
    ok="#067647",
    ok_dot="#079455",
    warn_soft="#FEF3D9",
    warn="#93370D",
    warn_dot="#B54708",
    danger_soft="#FEE9E7",
    danger="#B42318",
    danger_btn="#D92D20",
    danger_hover="#B91C1C",
    rail="#0B1220",
    rail_sel="#1D2A44",
    rail_icon="#8A94A8",
    focus="#3B5BFD",
)
DARK = Tokens(
    bg="#0D111A",
    surface="#131926",
    raised="#182031",
    subtle="#1A2233",
    bubble="#1A2233",
    sel="#1A2342",
    border="#263047",
    outline="#66738F",
    text="#E8ECF4",
    muted="#A5B0C4",
    faint="#8F9BB1",
    primary="#4A63F5",
    primary_hover="#3F58E8",
    on_primary="#FFFFFF",
    primary_soft="#1E2A52",
    primary_text="#A9B9FF",
    ok_soft="#0F2F22",
    ok="#6CE9A6",
    ok_dot="#32D583",
    warn_soft="#38290B",
    warn="#FEC84B",
    warn_dot="#FDB022",
    danger_soft="#3A1614",
    danger="#FDA29B",
    danger_btn="#D92D20",
    danger_hover="#B91C1C",
    rail="#080B12",
    rail_sel="#1B2438",
    rail_icon="#7D879B",
    focus="#8EA2FF",
)
AVATARS = ("#3B5BFD", "#0B7568", "#C11574", "#B54708", "#6938EF", "#026AA2")
RAIL_ACTIVE = "#FFFFFF"


class Scheme(enum.StrEnum):
    """What the person chose; SYSTEM follows the desktop and its signal."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Density(enum.StrEnum):
    COMFORTABLE = "comfortable"
    COMPACT = "compact"


class Type(enum.Enum):
    """The type scale: (pixels at 100 %, weight)."""

    LABEL = (11, 600)
    SMALL = (12, 400)
    SMALL_STRONG = (12, 600)
    BODY = (13, 400)
    MEDIUM = (13, 500)
    STRONG = (13, 600)
    TITLE = (16, 600)
    PAGE = (19, 700)
    CODE = (28, 700)
    CUSTOMER_BODY = (15, 400)
    CUSTOMER_STRONG = (15, 600)


class Tone(enum.StrEnum):
    """What a chip, a toast or a card head means; never said by colour alone."""

    NEUTRAL = "neutral"
    PRIMARY = "primary"
    FILLED = "filled"
    OK = "ok"
    WARN = "warn"
    DANGER = "danger"


class Settings(msgspec.Struct, frozen=True):
    """How this person wants it. ``font_percent`` 80 to 200, apart from the display's own scale."""

    scheme: Scheme = Scheme.SYSTEM
    density: Density = Density.COMFORTABLE
    font_percent: int = 100
    reduce_motion: bool = False
    language: str = ""
    do_not_disturb: bool = False

    def __post_init__(self) -> None:
        msgspec.structs.force_setattr(self, "font_percent", max(80, min(200, self.font_percent)))


def settings_text(settings: Settings) -> str:
    return msgspec.json.encode(settings).decode()


def settings_from(text: str | None) -> Settings:
    """What was remembered; anything odd falls back to the defaults."""
    try:
        kept = msgspec.json.decode(text or "{}")
        base = msgspec.structs.asdict(Settings())
        return Settings(**{name: type(base[name])(value) for name, value in kept.items() if name in base})
    except (msgspec.MsgspecError, ValueError, TypeError, AttributeError):
        return Settings()


def tone_colours(tokens: Tokens, tone: Tone) -> tuple[str, str]:
    """(background, text) of *tone*."""
    match tone:
        case Tone.NEUTRAL:
            return tokens.subtle, tokens.muted
        case Tone.PRIMARY:
            return tokens.primary_soft, tokens.primary_text
        case Tone.FILLED:
            return tokens.primary, tokens.on_primary
        case Tone.OK:
            return tokens.ok_soft, tokens.ok
        case Tone.WARN:
            return tokens.warn_soft, tokens.warn
        case Tone.DANGER:
            return tokens.danger_soft, tokens.danger
        case _:
            assert_never(tone)


class Look(QObject):
    """The clothes of one program: handed to every widget, never fetched.

    ``changed`` is emitted after the application has been dressed anew; windows rebuild their content then. The language is
    part of the look (``settings.language``) so that one signal covers it; ``text`` installs the translation.
    """

    changed = Signal()

    def __init__(
        self, app: QApplication, settings: Settings | None = None, on_language: Callable[[str], object] | None = None
    ) -> None:
        super().__init__(app)
        self._app = app
        self._icons = icons.Icons()
        self._fonts: dict[tuple[int, int], QFont] = {}
        self._on_language = on_language
        self.settings = settings or Settings()
        self.is_dark = False
        fonts.register()
        self._dress()
        app.styleHints().colorSchemeChanged.connect(self._system_changed)

    @property
    def tokens(self) -> Tokens:
        return DARK if self.is_dark else LIGHT

    @property
    def is_compact(self) -> bool:
        return self.settings.density is Density.COMPACT

    def set(self, settings: Settings) -> None:
        """Wear *settings* from now on and say so."""
        if settings == self.settings:
            return
        self.settings = settings
        self._dress()
        self.changed.emit()

    def px(self, size_px: int) -> int:
        """A height or a text size at the person's font scale."""
        return round(size_px * self.settings.font_percent / 100)

    def font(self, kind: Type) -> QFont:
        size_px, weight = kind.value
        key = (self.px(size_px), weight)
        if key not in self._fonts:
            self._fonts[key] = fonts.font(*key)
        return QFont(self._fonts[key])

    def icon(self, name: str, colour: str, size_px: int = 18, pad_px: int = 0) -> QIcon:
        """The icon *name* in *colour*, sharp at 1x and 2x, greyed when disabled, with *pad_px* empty at its right."""
        return self._icons.icon(name, colour, self.px(size_px), self.tokens.outline, pad_px)

    def pixmap(self, name: str, colour: str, size_px: int, ratio: float) -> QPixmap:
        return self._icons.pixmap(name, colour, self.px(size_px), ratio)

    def _system_changed(self) -> None:
        if self.settings.scheme is Scheme.SYSTEM:
            self._dress()
            self.changed.emit()

    def _dress(self) -> None:
        hints = self._app.styleHints()
        match self.settings.scheme:
            case Scheme.SYSTEM:
                hints.unsetColorScheme()
                self.is_dark = self._is_system_dark()
            case Scheme.LIGHT:
                early.give(hints, "colorScheme", early.LIGHT)
                self.is_dark = False
            case Scheme.DARK:
                early.give(hints, "colorScheme", early.DARK)
                self.is_dark = True
            case _:
                assert_never(self.settings.scheme)
        if self._on_language is not None:
            self._on_language(self.settings.language)
        self._app.setPalette(palette(self.tokens))
        self._app.setFont(self.font(Type.BODY))
        self._app.setStyleSheet(style_sheet(self.tokens, self.px))
        self._app.setProperty(DRESSED, True)

    def _is_system_dark(self) -> bool:
        """Before the first dressing the palette is the system's own and tells it without the name ``Qt`` (``ui.early``)."""
        if self._app.property(DRESSED):
            return self._app.styleHints().colorScheme() == QtCore.Qt.ColorScheme.Dark
        return self._app.palette().window().color().lightness() < MIDDLE_LIGHTNESS


def palette(tokens: Tokens) -> QPalette:
    """The same colours for what Qt draws itself (file dialogs, selections, tooltips)."""
    made = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, tokens.bg),
        (role.Base, tokens.surface),
        (role.AlternateBase, tokens.subtle),
        (role.Button, tokens.raised),
        (role.ToolTipBase, tokens.text),
        (role.ToolTipText, tokens.surface),
        (role.WindowText, tokens.text),
        (role.Text, tokens.text),
        (role.ButtonText, tokens.text),
        (role.BrightText, tokens.danger),
        (role.PlaceholderText, tokens.faint),
        (role.Highlight, tokens.primary),
        (role.HighlightedText, tokens.on_primary),
        (role.Accent, tokens.primary),
        (role.Link, tokens.primary_text),
        (role.LinkVisited, tokens.primary_text),
        (role.Mid, tokens.border),
        (role.Dark, tokens.outline),
    ):
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.faint))
    return made


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a dynamic property that the style sheet asks for, and have it seen (a property alone restyles nothing)."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


QSS_ICONS = (("check", "check-on"), ("chevron", "chevron-field"))
"""Pictures that the QSS names: in colours of their own, which are seen on light and on dark."""


def style_sheet(tokens: Tokens, px: Callable[[int], int]) -> str:
    """The one QSS string. Fonts are set in code (a QSS font would drop the tabular digits)."""
    values: dict[str, str] = msgspec.structs.asdict(tokens)
    values |= {name: (icons.FOLDER / f"{file}.svg").as_posix() for name, file in QSS_ICONS}
    values |= {
        "h34": str(px(34) - 2),
        "h36": str(px(36) - 2),
        "h44": str(px(44) - 2),
        "h30": str(px(30) - 2),
        "h24": str(px(24)),
    }
    return _QSS % values


_QSS = """
QMainWindow, QDialog, #page { background: %(bg)s; }
#rail { background: %(rail)s; }
#pane { background: %(surface)s; border-right: 1px solid %(border)s; }
#surface { background: %(surface)s; }
#side { background: %(bg)s; border-left: 1px solid %(border)s; }
#header { background: %(surface)s; border-bottom: 1px solid %(border)s; }
#card { background: %(raised)s; border: 1px solid %(border)s; border-radius: 12px; }
#sheet { background: %(raised)s; border: 1px solid %(border)s; border-radius: 12px; }
#inset { background: %(subtle)s; border-radius: 10px; }
#sep { background: %(border)s; border: none; }
#ghost, QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }

QLabel { background: transparent; color: %(text)s; }
QLabel[ink="muted"] { color: %(muted)s; }
QLabel[ink="faint"] { color: %(faint)s; }
QLabel[ink="primary"] { color: %(primary_text)s; }
QLabel[ink="ok"] { color: %(ok)s; }
QLabel[ink="warn"] { color: %(warn)s; }
QLabel[ink="danger"] { color: %(danger)s; }
QLabel[ink="onPrimary"] { color: %(on_primary)s; }

QPushButton { background: %(raised)s; color: %(text)s; border: 1px solid %(border)s; border-radius: 9px; padding: 0 14px;
  min-height: %(h34)spx; }
QPushButton:hover { background: %(subtle)s; }
QPushButton:pressed { background: %(sel)s; }
QPushButton:focus { border: 2px solid %(focus)s; padding: 0 13px; min-height: %(h34)spx; }
QPushButton:disabled { color: %(faint)s; background: %(subtle)s; border-color: %(border)s; }
QPushButton[kind="primary"] { background: %(primary)s; color: %(on_primary)s; border-color: %(primary)s; }
QPushButton[kind="primary"]:hover { background: %(primary_hover)s; }
QPushButton[kind="danger"] { background: %(danger_btn)s; color: #FFFFFF; border-color: %(danger_btn)s; }
QPushButton[kind="danger"]:hover { background: %(danger_hover)s; }
QPushButton[kind="primary"]:focus, QPushButton[kind="danger"]:focus { border: 2px solid %(text)s; }
QPushButton[kind="note"] { background: %(warn_soft)s; color: %(warn)s; border-color: %(warn_dot)s; }
QPushButton[kind="primary"]:disabled, QPushButton[kind="danger"]:disabled, QPushButton[kind="note"]:disabled {
  color: %(faint)s; background: %(subtle)s; border-color: %(border)s; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; color: %(primary_text)s; padding: 0 8px; }
QPushButton[kind="quiet"]:hover { background: %(primary_soft)s; }
QPushButton[kind="quiet"]:focus { border: 2px solid %(focus)s; padding: 0 7px; }
QPushButton[kind="quiet"]:disabled { color: %(faint)s; background: transparent; }
QPushButton[size="customer"] { min-height: %(h44)spx; padding: 0 18px; }
QPushButton[size="customer"]:focus { min-height: %(h44)spx; padding: 0 17px; }
QPushButton[size="small"] { min-height: %(h30)spx; padding: 0 10px; border-radius: 8px; }
QPushButton[size="small"]:focus { min-height: %(h30)spx; padding: 0 9px; }
QPushButton::menu-indicator { image: none; width: 0; }
QPushButton[kind="field"], QPushButton[kind="field"]:hover { background: %(surface)s; border: 1px solid %(outline)s;
  border-radius: 9px; padding: 0; min-height: %(h36)spx; }
QPushButton[kind="field"]:focus { border: 2px solid %(focus)s; padding: 0; min-height: %(h36)spx; }
QPushButton[kind="field"][bad="true"] { border: 2px solid %(danger)s; }

QToolButton { border: 2px solid transparent; border-radius: 8px; background: transparent; color: %(text)s; }
QToolButton:hover { background: %(subtle)s; }
QToolButton:focus { border-color: %(focus)s; }
QToolButton:checked { background: %(primary_soft)s; }
QToolButton::menu-indicator { image: none; }
#rail QToolButton { border-radius: 10px; }
#rail QToolButton:hover { background: %(rail_sel)s; }
#rail QToolButton:checked { background: %(rail_sel)s; }
#rail QToolButton:focus { border-color: #8EA2FF; }

QLineEdit, QPlainTextEdit, QComboBox, QSpinBox { background: %(surface)s; color: %(text)s; border: 1px solid %(outline)s;
  border-radius: 9px; padding: 0 10px; min-height: %(h36)spx; selection-background-color: %(primary)s;
  selection-color: %(on_primary)s; }
QPlainTextEdit { padding: 6px 8px; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 2px solid %(focus)s; padding: 0 9px; }
QPlainTextEdit:focus { padding: 5px 7px; }
QLineEdit[bad="true"], QPlainTextEdit[bad="true"] { border: 2px solid %(danger)s; }
QLineEdit:disabled { color: %(faint)s; background: %(subtle)s; }
QLineEdit#search { background: %(subtle)s; border: 1px solid %(subtle)s; padding: 0 8px 0 4px; }
QLineEdit#search:hover { border-color: %(border)s; }
QLineEdit#search:focus { background: %(surface)s; border: 2px solid %(focus)s; padding: 0 7px 0 3px; }
QLineEdit#bare { background: transparent; border: none; padding: 0 2px; min-height: %(h24)spx; }
#box { background: %(surface)s; border: 1px solid %(outline)s; border-radius: 9px; }
#box[focused="true"] { border: 2px solid %(focus)s; }
#box[bad="true"] { border: 2px solid %(danger)s; }
QPlainTextEdit#bare { background: transparent; border: none; padding: 0; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox::down-arrow { image: url("%(chevron)s"); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: %(raised)s; border: 1px solid %(border)s; outline: none; padding: 4px;
  selection-background-color: %(primary_soft)s; selection-color: %(primary_text)s; }

QCheckBox { color: %(text)s; spacing: 8px; border: 2px solid transparent; border-radius: 6px; padding: 4px; }
QCheckBox:focus, QRadioButton:focus { border-color: %(focus)s; }
QRadioButton { color: %(text)s; spacing: 8px; border: 2px solid transparent; border-radius: 6px; padding: 4px; }
QCheckBox::indicator { width: 16px; height: 16px; border: 1px solid %(outline)s; border-radius: 4px; background: %(surface)s; }
QCheckBox::indicator:checked { background: %(primary)s; border-color: %(primary)s; image: url("%(check)s"); }
QCheckBox::indicator:disabled { background: %(subtle)s; border-color: %(border)s; }
QListWidget#choices { background: %(surface)s; border: 1px solid %(outline)s; border-radius: 9px; padding: 4px; }
QListWidget#choices:focus { border: 2px solid %(focus)s; padding: 3px; }
QListWidget#choices::item { padding: 4px 6px; border-radius: 6px; color: %(text)s; }
QListWidget#choices::item:selected { background: %(sel)s; color: %(text)s; }
QListWidget#choices::indicator { width: 16px; height: 16px; border: 1px solid %(outline)s; border-radius: 4px;
  background: %(surface)s; }
QListWidget#choices::indicator:checked { background: %(primary)s; border-color: %(primary)s; image: url("%(check)s"); }
QRadioButton::indicator { width: 16px; height: 16px; border: 1px solid %(outline)s; border-radius: 9px;
  background: %(surface)s; }
QRadioButton::indicator:checked { width: 8px; height: 8px; border: 5px solid %(primary)s; background: %(on_primary)s; }

QMenu { background: %(raised)s; color: %(text)s; border: 1px solid %(border)s; padding: 6px; }
#popup { background: %(raised)s; border: 1px solid %(border)s; }
QMenu::item { padding: 7px 28px 7px 12px; border-radius: 6px; margin: 1px 0; }
QMenu::item:selected { background: %(primary_soft)s; color: %(primary_text)s; }
QMenu::item:disabled { color: %(faint)s; }
QMenu::separator { height: 1px; background: %(border)s; margin: 5px 6px; }
QMenu::icon { padding-left: 8px; }
QToolTip { background: %(text)s; color: %(surface)s; border: none; padding: 5px 8px; }

QListView { background: %(raised)s; color: %(text)s; border: 1px solid %(border)s; outline: none; }
QWidget QListView { background: transparent; border: none; }
#composer { background: %(surface)s; border: 1px solid %(border)s; border-radius: 12px; }
#composer[focused="true"] { border: 2px solid %(focus)s; }
#composer[note="true"] { background: %(warn_soft)s; border: 2px solid %(warn_dot)s; }
#composer[note="true"] QPlainTextEdit { color: %(warn)s; }
#segments { background: %(subtle)s; border-radius: 9px; }
QPushButton[kind="segment"] { background: transparent; border: 2px solid transparent; border-radius: 7px; padding: 0 11px;
  min-height: 28px; color: %(muted)s; }
QPushButton[kind="segment"]:checked { background: %(raised)s; border: 1px solid %(outline)s; color: %(text)s; padding: 0 12px;
  min-height: 30px; }
QPushButton[kind="segment"]:focus { border: 2px solid %(focus)s; padding: 0 11px; min-height: 28px; }
QPushButton[kind="segment"][tone="note"]:checked { background: %(warn_soft)s; border-color: %(warn_dot)s; color: %(warn)s; }
QPushButton[kind="place"] { background: transparent; border: 2px solid transparent; border-radius: 8px; padding: 0 10px;
  min-height: %(h30)spx; text-align: left; color: %(muted)s; }
QPushButton[kind="place"]:hover { background: %(subtle)s; }
QPushButton[kind="place"]:checked { background: %(primary_soft)s; color: %(primary_text)s; }
QPushButton[kind="place"]:focus { border-color: %(focus)s; }
#banner { border-radius: 10px; background: %(subtle)s; }
#banner[tone="warn"] { background: %(warn_soft)s; }
#banner[tone="danger"] { background: %(danger_soft)s; }
#banner[tone="ok"] { background: %(ok_soft)s; }
#banner[tone="primary"] { background: %(primary_soft)s; }
#bar { background: %(warn_soft)s; border-bottom: 1px solid %(border)s; }
#bar[tone="danger"] { background: %(danger_soft)s; }
#bar[tone="primary"] { background: %(primary_soft)s; }
#bar[tone="ok"] { background: %(ok_soft)s; }
#toast { background: %(raised)s; border: 1px solid %(outline)s; border-radius: 12px; }

QScrollBar:vertical { background: transparent; width: 8px; margin: 2px 2px 2px 0; }
QScrollBar::handle:vertical { background: %(border)s; border-radius: 3px; min-height: 30px; }
QScrollBar::handle:vertical:hover { background: %(outline)s; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle:horizontal { background: %(border)s; border-radius: 3px; min-width: 30px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none; height: 0;
  width: 0; }
QSplitter::handle { background: transparent; }
"""
