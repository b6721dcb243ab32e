"""The person's own keys: every command with its keys, a search, and a change by pressing (experience.md section 5).

A press on a key waits for the new one; Esc lets it be, Backspace takes the key away. What is another's is said, with its name,
and given over only when that is wished. Each change is in force at once. Refuses to know what a key may be: ``ui.keys`` says.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from assistdesk.core.desk.fold import fold
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.ui.agent.commands import offered
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.toasts import announce
from assistdesk.ui.key_presses import alone, chord_of, letter_of, modifier_of
from assistdesk.ui.key_table import GROUPS, Command
from assistdesk.ui.keys import Keys, words_of_key
from assistdesk.ui.text import in_a_row, say
from assistdesk.ui.theme import Look, Tone, Type, restyle
from assistdesk.ui.widgets.buttons import Button, IconButton
from assistdesk.ui.widgets.cards import Banner
from assistdesk.ui.widgets.dialogs import Dialog
from assistdesk.ui.widgets.fields import SearchField
from assistdesk.ui.widgets.labels import ElidedLabel, PlainLabel, menu_text
from assistdesk.ui.widgets.layouts import clear, row, scrolled

WIDTH_PX, ROOM_PX, KEY_PX = 720, 420, 150
LETS_BE = (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
TAKES_AWAY = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class KeyButton(Button):
    """One key of a command. Pressed, it waits: ``pressed_key`` is told the next key, or "" to take it away."""

    pressed_key = Signal(str)
    is_listening = False

    def __init__(self, look: Look, one: Command, key: str) -> None:
        super().__init__(look, "", self.listen, size="small")
        self._one, self._key = one, key
        self._held: set[str] = set()
        self.setMinimumWidth(look.px(KEY_PX))
        self._show()

    def _show(self) -> None:
        words = words_of_key(self._key) or say("keys.none")
        self.set_words(say("keys.press") if self.is_listening else words)
        self.setAccessibleName(
            say("keys.press" if self.is_listening else "keys.key", command=self._one.words, key=words)
        )
        kind = "primary" if self.is_listening else ""
        if self.property("kind") != kind:
            restyle(self, "kind", kind)

    def show_key(self, key: str) -> None:
        if key != self._key:
            self._key = key
            self._show()

    def listen(self) -> None:
        self.is_listening = True
        self._held.clear()
        self.grabKeyboard()
        self._show()

    def let_be(self) -> None:
        if self.is_listening:
            self.is_listening = False
            self.releaseKeyboard()
            self._show()

    def event(self, event: QEvent) -> bool:
        """While it waits, Tab is a key too, and no shortcut takes one away."""
        if self.is_listening and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.keyPressEvent(event)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.is_listening:
            super().keyPressEvent(event)
            return
        is_bare = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        name = modifier_of(event)
        if name is not None:
            self._held.add(name)
        elif event.key() in LETS_BE:
            self.let_be()
        elif is_bare and event.key() in TAKES_AWAY:
            self._take("")
        elif key := letter_of(event) or chord_of(event):
            self._take(key)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Keys that only qualify others, let go alone: some command wants just those."""
        if self.is_listening and modifier_of(event) is not None and len(self._held) > 1 and not event.isAutoRepeat():
            self._take(alone(self._held))
        elif self.is_listening:
            self._held.clear()
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.let_be()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.let_be()
        super().hideEvent(event)

    def _take(self, key: str) -> None:
        self.let_be()
        self.pressed_key.emit(key)


class CommandRow(QFrame):
    """A command, its keys, and the way back to the usual ones. *pressed(row, place, key)* is told what shall be the key."""

    def __init__(self, look: Look, one: Command, keys: Keys, pressed: Callable[["CommandRow", int, str], None]) -> None:
        super().__init__()
        self.setObjectName("ghost")
        self.command, self._keys = one, keys
        self.buttons = [KeyButton(look, one, "") for _ in range(max(1, len(one.keys), len(keys.of(one.name))))]
        self.usual = IconButton(
            look, "undo-2", say("keys.usual.of", command=one.words), self._reset, size_px=30, icon_px=15
        )
        policy = self.usual.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.usual.setSizePolicy(policy)
        across = QHBoxLayout(self)
        across.setContentsMargins(3, 2, 3, 2)
        across.setSpacing(8)
        across.addWidget(ElidedLabel(look, one.words), 1)
        for place, button in enumerate(self.buttons):
            button.pressed_key.connect(partial(pressed, self, place))
            across.addWidget(button)
        across.addWidget(self.usual)
        self.show_keys()

    def show_keys(self) -> None:
        """As they are set now."""
        keys = self._keys.of(self.command.name)
        for place, button in enumerate(self.buttons):
            button.show_key(keys[place] if place < len(keys) else "")
        self.usual.setVisible(self._keys.is_own(self.command.name))

    def fits(self, text: str) -> bool:
        """Is *text* in its name, or in one of its keys?"""
        keys = (words_of_key(key).casefold() for key in self._keys.of(self.command.name))
        said = fold(self.command.words)
        return all(word in said for word in fold(text).split()) or any(text.casefold() in key for key in keys)

    def _reset(self) -> None:
        self.buttons[0].setFocus()  # the way back goes when it was gone
        self._keys.reset(self.command.name)


class KeyboardSheet(Dialog):
    """All commands of the table that whoever looks may do."""

    def __init__(self, means: Means, parent: QWidget, snapshot: AgentSnapshot) -> None:
        super().__init__(means.look, parent, say("keys.title"), width_px=WIDTH_PX)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        look, self._keys = means.look, means.keys
        self.search = SearchField(look, say("keys.search"))
        self.search.textChanged.connect(self._filter)
        self.letters = QCheckBox(menu_text(say("keys.letters")))
        self.letters.setFont(look.font(Type.BODY))
        self.letters.setChecked(self._keys.has_letters)
        self.letters.toggled.connect(self._keys.use_letters)
        self._answer = QVBoxLayout()
        self._asked: tuple[CommandRow, int] | None = None
        self.none = PlainLabel(look, say("keys.nothing"), Type.BODY, "muted")
        self.none.hide()
        self.rows: list[CommandRow] = []
        self._heads: dict[str, PlainLabel] = {}
        self.damaged = Banner(look, say("cause.keys_damaged"), Tone.WARN, "triangle-alert")
        self.body.addWidget(self.damaged)
        self.say(say("keys.how"))
        self.body.addWidget(self.search)
        self.body.addWidget(self._list(look, offered(snapshot)))
        self.body.addLayout(self._answer)
        self.body.addWidget(self.letters)
        self.all_usual = Button(look, say("keys.usual.all"), self._keys.reset_all, icon="undo-2")
        close = Button(look, say("close"), self.accept, kind="primary")
        self.set_buttons(self.all_usual, close, focus=self.search)
        self._keys.changed.connect(self._show)
        self._show()

    def _list(self, look: Look, commands: tuple[Command, ...]) -> QWidget:
        inner = QWidget()
        inner.setObjectName("ghost")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 10, 0)
        column.setSpacing(0)
        for group in GROUPS:
            head = self._heads[group] = PlainLabel(look, say(f"shortcuts.{group}"), Type.LABEL, "faint")
            head.setContentsMargins(3, 10, 0, 4)
            column.addWidget(head)
            for one in commands:
                if one.group == group:
                    self.rows.append(CommandRow(look, one, self._keys, self._pressed))
                    column.addWidget(self.rows[-1])
        column.addWidget(self.none)
        column.addStretch(1)
        room = scrolled(inner)
        room.setFixedHeight(look.px(ROOM_PX))
        return room

    def _show(self) -> None:
        for each in self.rows:
            each.show_keys()
        self.all_usual.setEnabled(not self._keys.are_usual or self._keys.is_damaged)
        self.damaged.setVisible(self._keys.is_damaged)
        self.letters.setChecked(self._keys.has_letters)

    def _filter(self, text: str) -> None:
        shown = [each for each in self.rows if each.fits(text.strip())]
        for each in self.rows:
            each.setVisible(each in shown)
        for group, head in self._heads.items():
            head.setVisible(any(each.command.group == group for each in shown))
        self.none.setVisible(not shown)

    # --- a key was pressed --------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc lets an open question be; without one it closes the sheet."""
        if event.key() == Qt.Key.Key_Escape and self._asked is not None:
            self._close_answer(*self._asked)
        else:
            super().keyPressEvent(event)

    def _pressed(self, at: CommandRow, place: int, key: str) -> None:
        self._clear_answer()
        name, mine = at.command.name, self._keys.of(at.command.name)
        if key and key == (mine[place] if place < len(mine) else ""):
            return
        refusal = self._keys.refusal(name, key) if key else ""
        owner = self._keys.owner(name, key) if key and not refusal else None
        if refusal:
            self._tell(say(refusal, key=words_of_key(key)))
        elif owner is not None:
            self._ask(at, place, key, owner)
        elif not self._keys.set(name, place, key):
            self._tell(say("keys.no.empty", command=at.command.words))

    def _ask(self, at: CommandRow, place: int, key: str, owner: Command) -> None:
        """It is another's: what now?"""
        words = say("keys.clash", key=words_of_key(key), command=owner.words)
        if not self._keys.may_lose(owner.name, key):
            self._tell(in_a_row(words, say("keys.no.empty", command=owner.words)))
            return
        banner = self._tell(words)
        no = Button(self._look, say("cancel"), partial(self._close_answer, at, place), size="small")
        yes = Button(self._look, say("keys.take"), partial(self._take, at, place, key), kind="primary", size="small")
        banner.add(row(None, no, yes))
        self._asked = (at, place)
        no.setFocus(Qt.FocusReason.PopupFocusReason)

    def _take(self, at: CommandRow, place: int, key: str) -> None:
        self._keys.set(at.command.name, place, key)
        self._close_answer(at, place)

    def _close_answer(self, at: CommandRow, place: int) -> None:
        self._clear_answer()
        at.buttons[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear_answer(self) -> None:
        """Its room goes with it: the rows stay where they are under the pointer."""
        self._asked = None
        clear(self._answer)
        QTimer.singleShot(0, self, self.adjustSize)

    def _tell(self, words: str) -> Banner:
        banner = Banner(self._look, words, Tone.WARN, "triangle-alert")
        self._answer.addWidget(banner)
        announce(banner, words)
        return banner
