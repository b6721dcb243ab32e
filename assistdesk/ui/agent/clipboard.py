"""Text on the clipboard for a person who pressed *Copy*. Session codes go another way: the runtime takes them off again."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication


def copy_text(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def copier(text: str) -> Callable[[], None]:
    """A slot that copies *text*."""
    return lambda: copy_text(text)
