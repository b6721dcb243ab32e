"""Which places of the customer's desktop are hidden: windows she chose, all but one window, rectangles she drew.

A pure answer to "the windows stand like this now, she chose that: what must be painted over?". It errs on her side: what is
not known to be shown is hidden. Knows no display (an adapter tells where windows stand) and no pixels (``mask`` paints).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from assistdesk.core.types import Rect

AREAS_MAX: Final = 16
RECTS_MAX: Final = 256
"""More pieces than this are not told apart: then everything is hidden."""
SECRET_KINDS: Final = (
    "keepassxc",
    "keepass2",
    "keepass",
    "bitwarden",
    "1password",
    "enpass",
    "lastpass",
    "dashlane",
    "seahorse",
    "kwalletmanager5",
    "kwalletmanager",
    "gnome-passwordsafe",
    "org.gnome.world.secrets",
    "pinentry",
    "proton pass",
    "buttercup",
    "qtpass",
    "gopass",
    "keeperpasswordmanager",
    "nordpass",
)
"""Programs that keep passwords, by their windows' class in lower case: hidden from the start, until she shows them."""


@dataclass(frozen=True, slots=True)
class TopWindow:
    """One window on the desktop, its frame included. ``owner``: whose program it is; ``is_part``: a menu, a tip, a dialog of
    another window of that program; ``is_own``: AssistDesk's, which is painted over anyway."""

    id: int
    rect: Rect
    owner: int = 0
    kind: str = ""
    is_part: bool = False
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class WindowSeen:
    """One window for the customer's own list. ``kind``: its class. Neither ever leaves this computer."""

    id: int
    title: str
    kind: str

    def __repr__(self) -> str:
        return f"WindowSeen(id={self.id})"


@dataclass(frozen=True, slots=True)
class Hidden:
    """What she chose. ``shown``: windows that would be hidden from the start and that she shows all the same; ``only``: all
    but this window is hidden; ``areas``: in pixels of the desktop."""

    windows: frozenset[int] = frozenset()
    shown: frozenset[int] = frozenset()
    only: int | None = None
    areas: tuple[Rect, ...] = ()

    def with_window(self, window: int, hide: bool) -> "Hidden":
        if hide:
            return replace(self, windows=self.windows | {window}, shown=self.shown - {window})
        return replace(self, windows=self.windows - {window}, shown=self.shown | {window})

    def with_only(self, window: int | None) -> "Hidden":
        return replace(self, only=window)

    def with_area(self, area: Rect) -> "Hidden":
        """One more; the newest of too many are united, never let go."""
        areas = (*self.areas, area)
        if len(areas) > AREAS_MAX:
            areas = (*areas[:-2], areas[-2].united(areas[-1]))
        return replace(self, areas=areas)

    def without_areas(self) -> "Hidden":
        return replace(self, areas=())


def is_secret(kind: str) -> bool:
    """Does a window of this class belong to a program that keeps passwords?"""
    return kind.lower().startswith(SECRET_KINDS)


def is_hidden(window: TopWindow, hidden: Hidden) -> bool:
    """By her choice or from the start; parts of a hidden window are for ``hidden_rects`` to find."""
    return window.id in hidden.windows or (is_secret(window.kind) and window.id not in hidden.shown)


def hidden_rects(stack: Iterable[TopWindow], hidden: Hidden, desktop: Rect) -> tuple[Rect, ...]:
    """What must be painted over now; *stack*: what is to be seen of windows, lowest first.

    A hidden window hides its whole rectangle, whatever stands over it.
    """
    windows = [window for window in stack if not window.is_own]
    rects = [window.rect for window in _chosen(windows, hidden)]
    rects += hidden.areas
    if hidden.only is not None:
        rects += _all_but(hidden.only, windows, desktop)
    inside = (rect.intersect(desktop) for rect in rects)
    found = tuple(dict.fromkeys(rect for rect in inside if rect is not None))
    return found if len(found) <= RECTS_MAX else (desktop,)


def _chosen(windows: list[TopWindow], hidden: Hidden) -> list[TopWindow]:
    """The hidden ones, with the menus and dialogs of their programs."""
    chosen = {window.id for window in windows if is_hidden(window, hidden)}
    owners = {window.owner for window in windows if window.id in chosen}
    return [window for window in windows if window.id in chosen or (window.is_part and window.owner in owners)]


def is_unseen(window: TopWindow, stack: Iterable[TopWindow], hidden: Hidden) -> bool:
    """Is nothing of *window*, one of *stack*, shown: hidden itself, not the only one that is shown, or all under areas?"""
    windows = [each for each in stack if not each.is_own]
    if window.is_own:
        return False
    if window in _chosen(windows, hidden):
        return True
    if hidden.only is not None and window.id != hidden.only:
        owner = next((each.owner for each in windows if each.id == hidden.only), None)
        if not (window.is_part and window.owner == owner):
            return True
    seen: tuple[Rect, ...] = (window.rect,)
    for area in hidden.areas:
        seen = minus(seen, area)
    return not seen


def _all_but(only: int, windows: list[TopWindow], desktop: Rect) -> tuple[Rect, ...]:
    """Everything but what is to be seen of one window and its parts; all, where it is not there."""
    owner = next((window.owner for window in windows if window.id == only), None)
    seen: tuple[Rect, ...] = ()
    for window in windows:
        is_shown = window.id == only or (window.is_part and window.owner == owner)
        seen = (*minus(seen, window.rect), window.rect) if is_shown else minus(seen, window.rect)
        if len(seen) > RECTS_MAX:
            return (desktop,)
    rest: tuple[Rect, ...] = (desktop,)
    for rect in seen:
        rest = minus(rest, rect)
        if len(rest) > RECTS_MAX:
            return (desktop,)
    return rest


def minus(rects: Iterable[Rect], hole: Rect) -> tuple[Rect, ...]:
    """*rects* without *hole*, in pieces that do not overlap where the rectangles did not."""
    pieces: list[Rect] = []
    for rect in rects:
        common = rect.intersect(hole)
        if common is None:
            pieces.append(rect)
            continue
        above = Rect(rect.x, rect.y, rect.w, common.y - rect.y)
        below = Rect(rect.x, common.bottom, rect.w, rect.bottom - common.bottom)
        left = Rect(rect.x, common.y, common.x - rect.x, common.h)
        right = Rect(common.right, common.y, rect.right - common.right, common.h)
        pieces += [piece for piece in (above, below, left, right) if piece.w > 0 and piece.h > 0]
    return tuple(pieces)
