"""The customer's keyboard as it stands now: which key gives which symbol, and which key codes are free.

A core keyboard mapping has, for each code, the symbols of group 1 (plain, Shift), then of group 2, then the rest. Refuses
to know how it is read and how keys are pressed.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from assistdesk.adapters.input_x11.symbols import is_printable, typed_symbol
from assistdesk.adapters.input_x11.usages import KEYS

SHIFT, LOCK, CONTROL, ALT = 0, 1, 2, 3
"""Rows of the modifier map."""

_SHIFT_LEFT: Final = 0xFFE1
_GROUPS_TOLD_APART: Final = 2


@dataclass(frozen=True, slots=True)
class Stroke:
    """One press that types a symbol."""

    code: int
    with_shift: bool = False


@dataclass(frozen=True)
class Keymap:
    """``rows[n]`` are the symbols of key code ``first + n``; ``group`` is the one in force, from 0, of ``groups``;
    ``modifiers`` are the codes of the eight modifiers."""

    first: int
    rows: tuple[tuple[int, ...], ...]
    group: int
    groups: int
    modifiers: tuple[frozenset[int], ...]

    def symbols(self, code: int) -> tuple[int, ...]:
        at = code - self.first
        return self.rows[at] if 0 <= at < len(self.rows) else ()

    def without(self, codes: Container[int]) -> "Keymap":
        """The same keyboard with *codes* blank."""
        rows = tuple(() if code in codes else row for code, row in enumerate(self.rows, self.first))
        return replace(self, rows=rows)

    @cached_property
    def strokes(self) -> dict[int, Stroke]:
        """How each symbol is typed in the group in force, with Shift at most. What needs AltGr or a dead key is not
        in it; a third or fourth group is not told apart, so only keys without groups are."""
        found: dict[int, Stroke] = {}
        for level in (0, 1):
            for code, row in enumerate(self.rows, self.first):
                symbol = self._typed(row, level)
                if symbol is not None:
                    found.setdefault(symbol, Stroke(code, bool(level)))
        return found

    @cached_property
    def spare(self) -> tuple[int, ...]:
        """Codes without a symbol and without a meaning as modifier, in order."""
        taken = frozenset().union(*self.modifiers)
        return tuple(code for code, row in enumerate(self.rows, self.first) if not any(row) and code not in taken)

    @cached_property
    def shift(self) -> int | None:
        return next((code for code, row in enumerate(self.rows, self.first) if row[:1] == (_SHIFT_LEFT,)), None)

    def code_of(self, symbol: int) -> int | None:
        """The first code that has *symbol* unshifted, in any group. Of a third and fourth group the columns are not
        fixed: there every symbol counts."""
        for columns in (_plain, _further) if self.groups > _GROUPS_TOLD_APART else (_plain,):
            for code, row in enumerate(self.rows, self.first):
                if symbol in columns(row):
                    return code
        return None

    def code_of_usage(self, usage: int) -> int | None:
        """The key that has the symbol which *usage* has on a US keyboard, in any group and best in the same place; else
        the one in the same place. None: no such key."""
        key = KEYS.get(usage)
        if key is None:
            return None
        if not key.symbol or key.symbol in _plain(self.symbols(key.code)):
            return key.code
        return self.code_of(key.symbol) or key.code

    def lacks(self, usage: int) -> bool:
        """Is the symbol of *usage* printable, and on no key plain? So with Latin letters under a Cyrillic layout alone."""
        key = KEYS.get(usage)
        return key is not None and is_printable(key.symbol) and self.code_of(key.symbol) is None

    def _typed(self, row: Sequence[int], level: int) -> int | None:
        if self.group < _GROUPS_TOLD_APART:
            at = 2 * self.group + level
        elif set(row) <= {*row[:1], 0}:
            at = level
        else:
            return None
        return typed_symbol(row[at]) if at < len(row) else None


def _plain(row: Sequence[int]) -> set[int]:
    """The unshifted symbols of the first two groups."""
    return {*row[0:1], *row[2:3]} - {0}


def _further(row: Sequence[int]) -> set[int]:
    return set(row[4:]) - {0}
