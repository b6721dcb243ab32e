"""The scroll area that a screen reader may look through while it changes. Every scroll area is one.

Qt answers for a ``QScrollArea`` with an interface that does not look whether it has the child that is asked for: a reader that
counts two children and asks for the second when the scroll bar has gone takes the program down with it (Qt 6.11,
``QAccessibleAbstractScrollArea::child``). Which interface answers is decided by the names of an object's classes, the last
first; by its name this one gets that of a plain frame, which looks.
"""

from PySide6.QtWidgets import QScrollArea


class QFrame(QScrollArea):
    """A QScrollArea; see the module for its name."""


ScrollArea = QFrame
