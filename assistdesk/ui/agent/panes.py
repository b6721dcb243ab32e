"""From one pane of the workspace to the next, by key (experience.md section 6)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

Pane = tuple[QWidget, QWidget]
"""A pane, and what of it is to have the focus."""


def step_pane(panes: Sequence[Pane], focused: QWidget | None, step: int) -> None:
    """Give the focus to the pane that stands *step* after the one that has it, of those that are seen."""
    shown = [(pane, target) for pane, target in panes if pane.isVisible()]
    here = next((n for n, (pane, _t) in enumerate(shown) if focused is not None and pane.isAncestorOf(focused)), -1)
    pane, target = shown[(here + step) % len(shown)]
    if target.focusPolicy() is Qt.FocusPolicy.NoFocus:
        target = next(filter(_takes_focus, pane.findChildren(QWidget)), target)
    target.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _takes_focus(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible()
