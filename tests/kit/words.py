"""Reads a Qt window as a person would: all words that stand on it now, without the marks that isolate foreign text, and
whatever space stands between two words as a space."""

from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

ISOLATES = str.maketrans("", "", "\u2066\u2067\u2068\u2069")
AS_READ = ISOLATES | {ord("\u00a0"): " "}


def words_of(window: QWidget) -> str:
    """The visible texts and names of *window*, one a line."""
    QApplication.processEvents()  # what was added to a layout is shown with the next event
    out = []
    for widget in (window, *window.findChildren(QWidget)):
        if not widget.isVisibleTo(window):
            continue
        if isinstance(widget, QLabel):
            out.append(widget.text())
        elif isinstance(widget, QAbstractButton):
            out.append(widget.text().replace("&&", "&"))
        out.append(widget.accessibleName())
    return "\n".join(text for text in out if text).translate(AS_READ)
