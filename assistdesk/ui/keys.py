"""The keys as they are set now: the table's usual ones, and the person's own in their place.

They are this person's settings and come from nowhere else. What stands on disk is believed only as a whole: with one key in
it that could not have been set here, the usual keys hold and ``is_damaged`` says so. A command that is new in the program gets
no key that the person has given away. Refuses to know what a command does.
"""

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec
from PySide6.QtCore import QObject, Signal

from assistdesk.ui.key_presses import COMMANDING, MODIFIERS, alone, is_letter, same_press, tidied
from assistdesk.ui.key_table import COMMANDS, Command, WindowName, command
from assistdesk.ui.memory import Memory
from assistdesk.ui.text import key_words

NAME: Final = "keys"
KEY_CHARS_MAX: Final = 40
PLACES_MAX: Final = 4
NOT_TO_TAKE: Final = frozenset({"Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+A", "Alt+F4"})
"""Copying text and closing a window are what they are everywhere."""
FUNCTION_KEYS: Final = frozenset(f"F{number}" for number in range(1, 36))
SAFE_KEYS: Final = frozenset(f"F{number}" for number in range(1, 13))
_COMMANDING: Final = tuple(name for name, _key, held in MODIFIERS if held & COMMANDING)
_NAMES: Final = frozenset(name for name, _key, _held in MODIFIERS)

Own = Mapping[str, tuple[str, ...]]


class KeptKeys(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """As they stand on disk. ``own``: name of a command -> all its keys."""

    letters: bool = True
    own: dict[str, tuple[str, ...]] = {}


class Keys(QObject):
    """``changed`` is told after each change. Without *memory* the usual keys, and nothing is kept."""

    changed = Signal()

    def __init__(self, memory: Memory | None = None) -> None:
        super().__init__()
        self._memory = memory
        self.is_damaged = False
        self._kept = KeptKeys()
        raw = memory.get(NAME) if memory is not None else None
        if raw:
            self._read(raw)
        self._all = _resolved(self._kept.own)

    def _read(self, raw: str) -> None:
        try:
            kept = msgspec.json.decode(raw, type=KeptKeys)
        except msgspec.MsgspecError:
            self.is_damaged = True
            return
        known = {one.name for one in COMMANDS}
        own = {name: keys for name, keys in kept.own.items() if name in known}
        self.is_damaged = not _is_sound(own)
        if not self.is_damaged:
            self._kept = KeptKeys(kept.letters, own)

    # --- what they are ------------------------------------------------------------------------------------------------

    def of(self, name: str) -> tuple[str, ...]:
        """All keys of a command, the first is shown."""
        return self._all[name]

    def shown(self, name: str) -> str:
        """Its first key that works, as it stands on this language's keyboard; "" where there is none."""
        keys = (key for key in self._all[name] if self.has_letters or not is_letter(key))
        return words_of_key(next(keys, ""))

    @property
    def has_letters(self) -> bool:
        """Do single letters do anything?"""
        return self._kept.letters

    def is_own(self, name: str) -> bool:
        """Other than the usual ones?"""
        return self._all[name] != command(name).keys

    @property
    def are_usual(self) -> bool:
        return not any(self.is_own(one.name) for one in COMMANDS)

    def chords(self, window: WindowName) -> dict[str, str]:
        """Key text of each chord -> name of the command that *window* itself does by it."""
        return {key: one.name for one, key in self._in(window) if not is_letter(key)}

    def letters(self, window: WindowName) -> dict[str, str]:
        """Key text of each single letter -> name of the command."""
        return {key: one.name for one, key in self._in(window) if is_letter(key)} if self.has_letters else {}

    def _in(self, window: WindowName) -> Iterable[tuple[Command, str]]:
        return (
            (one, key)
            for one in COMMANDS
            if window in one.windows and one.by == "window"
            for key in self._all[one.name]
        )

    # --- setting ------------------------------------------------------------------------------------------------------

    def refusal(self, name: str, key: str) -> str:
        """The sentence's key that says why *key* cannot be this command's, or ""."""
        return _refusal(command(name), key)

    def owner(self, name: str, key: str) -> Command | None:
        """Another command that has *key* in a window of this one's."""
        return _owner(self._all, command(name), key)

    def may_lose(self, name: str, key: str) -> bool:
        """False: it would be without a key, and must not."""
        return not (command(name).is_safety and self._all[name] == (key,))

    def set(self, name: str, place: int, key: str) -> bool:
        """Give *key* to a command in place of its *place*-th key ("": take that away); whoever had it, has it no more. False
        where that cannot be."""
        keys = list(self._all[name])
        old = keys[place] if place < len(keys) else ""
        if not key:
            if old and not self.may_lose(name, old):
                return False
            self._put({name: tuple(one for one in keys if one != old)})
            return True
        owner = self.owner(name, key)
        if self.refusal(name, key) or (
            owner is not None and not self.may_lose(owner.name, _held(self._all, owner, key))
        ):
            return False
        keys[place : place + 1] = [key]
        changes = {name: tuple(dict.fromkeys(keys))}
        if owner is not None:
            changes[owner.name] = tuple(one for one in self._all[owner.name] if not same_press(one, key))
        self._put(changes)
        return True

    def reset(self, name: str) -> None:
        """Its usual keys again, but for those that another has now by the person's own wish."""
        own = {each: keys for each, keys in self._kept.own.items() if each != name}
        self._keep(KeptKeys(self._kept.letters, own))

    def reset_all(self) -> None:
        self._keep(KeptKeys())

    def use_letters(self, do: bool) -> None:
        self._keep(KeptKeys(do, self._kept.own))

    def _put(self, changes: Own) -> None:
        self._keep(KeptKeys(self._kept.letters, self._kept.own | dict(changes)))

    def _keep(self, kept: KeptKeys) -> None:
        own = {name: keys for name, keys in kept.own.items() if keys != command(name).keys}
        self._kept, self.is_damaged = KeptKeys(kept.letters, own), False
        self._all = _resolved(own)
        if self._memory is not None:
            self._memory.put(NAME, msgspec.json.encode(self._kept).decode())
        self.changed.emit()


def words_of_key(key: str) -> str:
    """A key text as it stands on this language's keyboard."""
    if not key or set(key.split("+")) <= _NAMES:
        return "+".join(key_words(f"{name}+A").removesuffix("+A") for name in key.split("+") if name)
    return key_words(key)


def _resolved(own: Own) -> dict[str, tuple[str, ...]]:
    """Everybody's keys: own ones first; of the usual ones those that nobody has by the person's wish."""
    taken = {one.name: own.get(one.name, ()) for one in COMMANDS}
    return {
        one.name: own[one.name]
        if one.name in own
        else tuple(key for key in one.keys if _owner(taken, one, key) is None or one.is_safety)
        for one in COMMANDS
    }


def _owner(keys: Own, wants: Command, key: str) -> Command | None:
    return next(
        (
            one
            for one in COMMANDS
            if keys[one.name]
            and one.name != wants.name
            and set(one.windows) & set(wants.windows)
            and any(same_press(key, each) for each in keys[one.name])
        ),
        None,
    )


def _held(keys: Own, owner: Command, key: str) -> str:
    return next(each for each in keys[owner.name] if same_press(each, key))


def _is_sound(own: Own) -> bool:
    """Could all of this have been set here?"""
    keys = _resolved(own)
    return all(
        len(mine) <= PLACES_MAX
        and (mine or not command(name).is_safety)
        and not any(_refusal(command(name), key) or _owner(keys, command(name), key) for key in mine)
        for name, mine in own.items()
    )


def _refusal(one: Command, key: str) -> str:
    held, last = set(key.split("+")[:-1]), key.split("+")[-1]
    if len(key) > KEY_CHARS_MAX:
        return "keys.no"
    if one.name == "free":
        names = set(key.split("+"))
        return "" if names <= _NAMES and len(names) >= 2 and key == alone(names) else "keys.no.free"
    if one.name == "end":
        is_safe = last in SAFE_KEYS and bool(held) and held <= {"Ctrl", "Alt", "Shift"}
        return "" if is_safe and key == tidied(key) else "keys.no.end"
    if is_letter(key):
        is_meant = key.isprintable() and not key[-1].isspace() and key == key.upper().replace("SHIFT+", "Shift+")
        return "" if one.windows == ("desk",) and one.by == "window" and is_meant else "keys.no.letter"
    if key in NOT_TO_TAKE:
        return "keys.no.system"
    if key != tidied(key) or last in _NAMES or not (held & set(_COMMANDING) or last in FUNCTION_KEYS):
        return "keys.no"
    return ""
