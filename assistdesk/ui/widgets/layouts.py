"""Rows, columns and lines of widgets: the few layouts every window is made of. Knows no look and no sentence."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import cast

from PySide6 import QtCore
from PySide6.QtCore import QMargins, QObject
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from assistdesk.ui import early
from assistdesk.ui.widgets.flow import Flow
from assistdesk.ui.widgets.scroll_area import ScrollArea

Part = QWidget | tuple[QWidget, int] | int | None
Margins = tuple[int, int, int, int]


def fill(layout: QBoxLayout, *parts: Part) -> None:
    """Add *parts*: a widget, (widget, stretch), a space in pixels, or None for a stretch."""
    for part in parts:
        match part:
            case None:
                layout.addStretch(1)
            case int():
                layout.addSpacing(part)
            case (widget, stretch):
                layout.addWidget(widget, stretch)
            case QWidget():
                layout.addWidget(part)


def row(*parts: Part, spacing: int = 8, margins: Margins = (0, 0, 0, 0), name: str = "ghost") -> QFrame:
    """Parts beside each other, centred in height."""
    frame = QFrame()
    frame.setObjectName(name)
    layout = QHBoxLayout(frame)
    layout.setContentsMargins(*margins)
    layout.setSpacing(spacing)
    fill(layout, *parts)
    return frame


def fields(*parts: QWidget) -> QFrame:
    """Fields beside each other, equally wide: their captions stay in one line, whatever is said under one of them."""
    frame = row(*((part, 1) for part in parts), spacing=12)
    layout = cast(QHBoxLayout, frame.layout())
    for part in parts:
        layout.setAlignment(part, QtCore.Qt.AlignmentFlag.AlignTop)
    return frame


def column(*parts: Part, spacing: int = 6, margins: Margins = (0, 0, 0, 0), name: str = "ghost") -> QFrame:
    """Parts under each other."""
    frame = QFrame()
    frame.setObjectName(name)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(*margins)
    layout.setSpacing(spacing)
    fill(layout, *parts)
    return frame


def line() -> QFrame:
    """A hairline."""
    frame = QFrame()
    frame.setObjectName("sep")
    frame.setFixedHeight(1)
    frame.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return frame


def clear(layout: QLayout) -> None:
    """Take everything out of *layout* and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()


def centred(widget: QWidget) -> QFrame:
    """*widget* in the middle of all the room there is."""
    frame = QFrame()
    frame.setObjectName("ghost")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(16, 16, 16, 16)
    layout.addStretch(1)
    layout.addWidget(widget, 0, QtCore.Qt.AlignmentFlag.AlignHCenter)
    layout.addStretch(1)
    return frame


def scrolled(inner: QWidget) -> ScrollArea:
    """*inner*, which has its layout already, in a frameless room that scrolls up and down; Tab passes it by."""
    area = ScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    early.give(area, "horizontalScrollBarPolicy", early.NEVER_A_BAR)
    early.give(area, "focusPolicy", early.NEVER_FOCUSED)
    area.setWidget(inner)
    return area


def bar_in_margin(area: ScrollArea, layout: QLayout) -> None:
    """The bar of *area* takes its place out of *layout*'s right margin as that is now: what stands beside it does not move."""
    whole, bar = layout.contentsMargins(), area.verticalScrollBar()

    def make_room(_least: int, most: int) -> None:
        rest = QMargins(whole)
        rest.setRight(whole.right() - (bar.sizeHint().width() if most > 0 else 0))
        layout.setContentsMargins(rest)

    bar.rangeChanged.connect(make_room)


def shows_focus(widget: QObject | None) -> bool:
    """Has *widget* the focus, and does the person work by keyboard, so that a list draws its cursor?"""
    if not isinstance(widget, QWidget) or not widget.hasFocus():
        return False
    return widget.window().testAttribute(QtCore.Qt.WidgetAttribute.WA_KeyboardFocusChange)


def focus_in(widget: QWidget) -> QWidget | None:
    """The widget inside *widget* that has the focus now, or None."""
    found = _last_in(widget)
    return found if found is not None and found.hasFocus() else None


def _last_in(widget: QWidget) -> QWidget | None:
    """What has the focus in *widget*, or had it last; of a window: what has it when the window has it."""
    return cast("QWidget | None", widget.focusWidget())


def in_reading_order(window: QWidget) -> None:
    """Tab goes through *window* as its layouts stand: what was added later is where it is seen, not behind all the rest."""
    for before, after in itertools.pairwise(places(window)):
        QWidget.setTabOrder(before, after)


def places(widget: QWidget) -> Iterator[QWidget]:
    """What Tab can go to in *widget*, as its layouts stand."""
    inner = widget.widget() if isinstance(widget, ScrollArea) else None
    layout = widget.layout()
    if widget.focusPolicy() & QtCore.Qt.FocusPolicy.TabFocus:
        yield widget
    elif inner is not None:
        yield from places(inner)
    elif isinstance(widget, Flow):
        for part in widget.parts:
            yield from places(part)
    elif layout is not None:
        yield from _places_in(layout)


def _places_in(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        within, widget = (item.layout(), item.widget()) if item is not None else (None, None)
        if within is not None:
            yield from _places_in(within)
        elif widget is not None:
            yield from places(widget)


KEPT_AS = "keptAs"
"""Property of a widget that is called otherwise when it was built anew and is the same to a person: *Ask* and *Give back*."""


@contextmanager
def focus_kept(widget: QWidget, kind: type[QWidget]) -> Iterator[None]:
    """Build *widget* anew inside: what had the focus has it again, where one of *kind* has the same name then (``KEPT_AS``, or
    else the accessible one), or will have it when the sheet over its window is gone. What it scrolls in stays where it was: Qt
    would show whatever comes next in the window."""
    focused = _last_in(widget.window())
    if focused is not None and not widget.isAncestorOf(focused):
        focused = None
    name = "" if focused is None else _kept_as(focused)
    stood = [] if focused is None else [(bar, bar.value()) for bar in _bars_around(widget)]
    yield
    for found in widget.findChildren(kind) if name else ():
        if _kept_as(found) == name:
            found.setFocus()
    for bar, value in stood:
        bar.setValue(value)


def _kept_as(widget: QWidget) -> str:
    return str(widget.property(KEPT_AS) or widget.accessibleName())


def _bars_around(widget: QWidget | None) -> Iterator[QScrollBar]:
    """Of what scrolls up and down with *widget* inside."""
    while widget is not None:
        if isinstance(widget, ScrollArea):
            yield widget.verticalScrollBar()
        widget = widget.parentWidget()


@contextmanager
def focus_held(parts: tuple[QWidget, ...], fallback: QWidget, over: QWidget) -> Iterator[None]:
    """Show something new inside: where the focus was in one of *parts*, the first that has it, and went out of it with what
    went, *fallback* has it, and not whatever comes next in the window, nor what lies *over* a part for a while. So it is behind
    a sheet, too."""
    window = fallback.window()
    focused = _last_in(window)
    was_over = focused is not None and over.isAncestorOf(focused)
    part = next((each for each in parts if focused is not None and each.isAncestorOf(focused)), None)
    yield
    now = _last_in(window)
    is_in_part = part is not None and now is not None and part.isAncestorOf(now)
    went_over = now is not None and over.isAncestorOf(now) and not was_over
    if part is not None and fallback.isVisible() and (not is_in_part or went_over):
        fallback.setFocus()


def after_press(widget: QWidget, then: Callable[[], object]) -> bool:
    """Is a button inside *widget* held down? Then *then* runs when it was let go and its click was heard: whoever builds
    *widget* anew meanwhile would take the button away under the finger."""
    held = next((button for button in widget.findChildren(QAbstractButton) if button.isDown()), None)
    if held is None:
        return False
    kind = QtCore.Qt.ConnectionType
    held.released.connect(then, kind(kind.QueuedConnection.value | kind.SingleShotConnection.value))
    return True
