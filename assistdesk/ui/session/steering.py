"""The agent's mouse and keyboard over the picture, while she has Control and the view has the focus (experience.md 2.3).

Every key goes to the customer but two, which the agent may set: one ends the session (usually Ctrl+Shift+F12), the other,
keys pressed and let go alone (usually Ctrl+Alt+Shift), frees the keyboard. Text without Ctrl, Alt or Meta goes as text, after
the agent's input method; the rest as keys. When the focus goes, or Control is held or ends, all that is held goes up. It emits
intents and decides nothing: the customer's end checks each.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QGuiApplication, QInputMethodEvent, QKeyEvent, QMouseEvent, QWheelEvent

from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents_session import LetGo, PointAt, PressButton, PressKey, TurnWheel, TypeText
from assistdesk.ui.key_presses import COMMANDING, MODIFIERS, chord_of
from assistdesk.ui.keys import Keys
from assistdesk.ui.session.screen_view import ScreenView
from assistdesk.ui.session.usages import usage_of

MOVE_EVERY_MS: Final = 16
BUTTONS: Final = {
    Qt.MouseButton.LeftButton: 1,
    Qt.MouseButton.MiddleButton: 2,
    Qt.MouseButton.RightButton: 3,
    Qt.MouseButton.BackButton: 4,
    Qt.MouseButton.ForwardButton: 5,
}
ALT_USAGE: Final = 0xE2


class Steering(QObject):
    """An event filter of one screen view. ``steer(True)`` while Control is on; ``freed`` is told when the agent frees the
    keyboard, and the view gets the focus back by a click."""

    def __init__(
        self, view: ScreenView, emit: Callable[[Intent], None], freed: Callable[[], None], own_keys: Keys
    ) -> None:
        super().__init__(view)
        self._view, self._emit, self._freed, self._own_keys = view, emit, freed, own_keys
        self._is_on = False
        self._keys: dict[int, int] = {}
        self._buttons: set[int] = set()
        self._chord: dict[int, Qt.Key] = {}
        self._is_chord_pure = False
        self._place: tuple[int, int] | None = None
        self._told_place: tuple[int, int] | None = None
        self._moves = QTimer(self)
        self._moves.setInterval(MOVE_EVERY_MS)
        self._moves.timeout.connect(self._tell_move)
        self._text = ""
        self._typing = QTimer(self)
        self._typing.setInterval(MOVE_EVERY_MS)
        self._typing.timeout.connect(self._tell_text)
        view.installEventFilter(self)

    @property
    def is_on(self) -> bool:
        return self._is_on

    def steer(self, is_on: bool) -> None:
        """Control came (True), or is held, taken or over (False)."""
        if is_on == self._is_on:
            return
        self._is_on = is_on
        self._view.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, is_on)
        if not is_on:
            self._forget()

    def _say(self, intent: Intent) -> None:
        """What was typed before goes before."""
        if self._text:
            text, self._text = self._text, ""
            self._emit(TypeText(text))
        self._emit(intent)

    def _type(self, text: str) -> None:
        """At once; what follows within a moment, as from a scanner of bar codes, goes together."""
        if self._typing.isActive():
            self._text += text
        else:
            self._emit(TypeText(text))
            self._typing.start()

    def _tell_text(self) -> None:
        if self._text:
            text, self._text = self._text, ""
            self._emit(TypeText(text))
        else:
            self._typing.stop()

    def _forget(self) -> None:
        self._moves.stop()
        self._text = ""
        self._keys.clear()
        self._buttons.clear()
        self._chord.clear()
        self._told_place = None

    def _let_go(self) -> None:
        """The keyboard is no longer ours: what is down at the customer must not stay down."""
        if self._keys or self._buttons:
            self._say(LetGo())
        self._forget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._view or not self._is_on:
            return False
        match event:
            case QMouseEvent():
                return self._mouse(event)
            case QWheelEvent():
                return self._wheel(event)
            case QKeyEvent():
                return self._key(event)
            case QInputMethodEvent():
                return self._composed(event)
            case QFocusEvent() if event.type() is QEvent.Type.FocusOut:
                self._let_go()
                return False
            case _:
                return False

    # --- pointer ------------------------------------------------------------------------------------------------------

    def _mouse(self, event: QMouseEvent) -> bool:
        place = self._on_picture(event.position())
        match event.type():
            case QEvent.Type.MouseMove:
                if place is not None:
                    self._place = place
                    if not self._moves.isActive():
                        self._tell_move()
                        self._moves.start()
                return False  # the window wants moves too: its toolbar comes from the edge
            case QEvent.Type.MouseButtonPress | QEvent.Type.MouseButtonDblClick:
                self._view.setFocus(Qt.FocusReason.MouseFocusReason)
                self._button(event, True, place)
                return True
            case QEvent.Type.MouseButtonRelease:
                self._button(event, False, place)
                return True
            case _:
                return False

    def _button(self, event: QMouseEvent, is_down: bool, place: tuple[int, int] | None) -> None:
        number = BUTTONS.get(event.button())
        if number is None or place is None or (not is_down and number not in self._buttons):
            return
        (self._buttons.add if is_down else self._buttons.discard)(number)
        self._place = self._told_place = place
        self._say(PressButton(number, is_down, self._view.monitor(), *place))

    def _on_picture(self, point: QPointF) -> tuple[int, int] | None:
        """The customer's pixel under *point*; while a button is held the nearest one, as on a desktop of one's own."""
        inside = self._view.to_monitor(point)
        if inside is not None or not self._buttons:
            return inside
        wide, high = max(1, self._view.width()), max(1, self._view.height())
        edge = QPointF(min(max(point.x(), 0.0), wide - 1.0), min(max(point.y(), 0.0), high - 1.0))
        return self._view.to_monitor(edge)

    def _tell_move(self) -> None:
        """At most some 60 a second; the last place always."""
        if self._place is None or self._place == self._told_place:
            self._moves.stop()
            return
        self._told_place = self._place
        self._say(PointAt(self._view.monitor(), *self._place))

    def _wheel(self, event: QWheelEvent) -> bool:
        self._tell_move()
        turn = event.angleDelta()
        if turn.x() or turn.y():
            self._say(TurnWheel(turn.x(), turn.y()))
        return True

    # --- keyboard -----------------------------------------------------------------------------------------------------

    def _key(self, event: QKeyEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            event.setAccepted(not self._ends(event))
            return not self._ends(event)
        if event.type() is QEvent.Type.KeyPress:
            return self._pressed(event)
        if event.type() is QEvent.Type.KeyRelease:
            return self._released(event)
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        if self._ends(event):
            return False
        text, button = event.text(), which(event)
        modifier = self._freeing(event)
        if modifier is not None:
            self._is_chord_pure = self._is_chord_pure if self._chord else not self._keys
            self._chord[button] = modifier
        else:
            self._is_chord_pure = False
        if text.isprintable() and text and not event.modifiers() & COMMANDING:
            self._type(text)
            return True
        usage = ALT_USAGE if modifier is Qt.Key.Key_Alt else usage_of(event, QGuiApplication.platformName())
        if usage is not None and not event.isAutoRepeat() and button not in self._keys:
            self._keys[button] = usage
            self._say(PressKey(usage, True))
        return True

    def _freeing(self, event: QKeyEvent) -> Qt.Key | None:
        """One of the keys that free the keyboard together. X11 calls Alt Meta while Shift is down."""
        frees = self._frees()
        is_alt = Qt.Key.Key_Alt in frees and Qt.Key.Key_Meta not in frees
        if event.key() == Qt.Key.Key_Meta and is_alt and Qt.Key.Key_Shift in self._chord.values():
            return Qt.Key.Key_Alt
        return next((key for key in frees if key == event.key()), None)

    def _frees(self) -> set[Qt.Key]:
        (keys,) = self._own_keys.of("free")
        return {key for name, key, _held in MODIFIERS if name in keys.split("+")}

    def _ends(self, event: QKeyEvent) -> bool:
        """Is it the key that ends the session?"""
        return chord_of(event) in self._own_keys.of("end")

    def _released(self, event: QKeyEvent) -> bool:
        if event.isAutoRepeat():
            return True
        button = which(event)
        frees = self._is_chord_pure and set(self._chord.values()) == self._frees() and button in self._chord
        usage = self._keys.pop(button, None)
        if usage is not None:
            self._say(PressKey(usage, False))
        self._chord.pop(button, None)
        if frees:
            self._let_go()
            self._freed()
        return True

    def _composed(self, event: QInputMethodEvent) -> bool:
        if event.commitString():
            self._type(event.commitString())
        event.accept()
        return True


def which(event: QKeyEvent) -> int:
    """The same for a key's press and release, also when its symbol has changed meanwhile (Tab with Shift let go)."""
    return event.nativeScanCode() or event.key()
