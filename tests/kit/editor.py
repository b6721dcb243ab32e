"""A text editor that a test types into: a small real program, with Qt (default), Tk or xterm, and its driver.

The program listens to one word a line on standard input (``text``, ``log``, ``focus``, ``clear``) and answers each
with one line of JSON; its first line is the place of its middle. It writes
down what the mouse and the shortcuts did to it.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Any

from tests.kit.display import Display, wait_until

SEE_WAIT_S = 15.0


def use_layout(display: Display, layout: str) -> None:
    """Another keyboard layout for everybody at *display*, as setxkbmap names it."""
    subprocess.run(["setxkbmap", layout], env=display.env(), check=True)


class Editor:
    """The driver. Use as a context manager."""

    centre: tuple[int, int]

    def __init__(self, display: Display, toolkit: str = "qt", at: tuple[int, int] = (100, 100)) -> None:
        self.display = display
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.kit.editor", toolkit, *map(str, at)],
            env=display.env(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        x, y = self.centre = self._read()
        self._click = ("mousemove", str(x), str(y), "click", "1")

    def __enter__(self) -> "Editor":
        try:
            wait_until(self._has_focus, "the editor's focus", SEE_WAIT_S, every_s=0.1)
        except AssertionError:
            self.__exit__()
            raise
        return self

    def _has_focus(self) -> bool:
        """Click until it has: the first click may come before the window."""
        self.display.xdotool(*self._click)
        return bool(self._ask("focus"))

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def is_in_front(self) -> bool:
        """Has it the keyboard? Asks, and touches nothing."""
        return bool(self._ask("focus"))

    def text(self) -> str:
        return str(self._ask("text"))

    def log(self) -> list[list[Any]]:
        """What happened, as lists: press, move and release with button and place; wheel with its turn; cut, copy, paste,
        key with its name."""
        answer = self._ask("log")
        assert isinstance(answer, list)
        return answer

    def clear(self) -> None:
        self._ask("clear")

    def has(self, text: str) -> bool:
        """Wait until *text* and nothing else stands here; False when it never does."""
        try:
            wait_until(lambda: self.text() == text, f"{text!r} in the editor", SEE_WAIT_S)
        except AssertionError:
            print(f"instead of {text!r}: {self.text()!r} after {self.log()}")
            return False
        return True

    def wait_for(self, check: Callable[[list[list[Any]]], bool], what: str) -> list[list[Any]]:
        """Wait until *check* likes the log, and return it."""
        return wait_until(lambda: log if check(log := self.log()) else None, what, SEE_WAIT_S)

    def _ask(self, word: str) -> object:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{word}\n")
        self._process.stdin.flush()
        return self._read()

    def _read(self) -> Any:
        assert self._process.stdout is not None
        return json.loads(self._process.stdout.readline())


def _answer(said: object) -> None:
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


def _qt(left: int, top: int) -> None:
    from PySide6.QtCore import QObject, Qt, QTimer, Signal
    from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QWheelEvent
    from PySide6.QtWidgets import QApplication, QPlainTextEdit

    application = QApplication([])
    log: list[list[object]] = []

    class Reader(QObject):
        word = Signal(str)

        def run(self) -> None:
            for line in sys.stdin:
                self.word.emit(line.strip())

    class Field(QPlainTextEdit):
        def mousePressEvent(self, event: QMouseEvent) -> None:
            log.append(["press", event.button().name, *event.globalPosition().toPoint().toTuple()])
            super().mousePressEvent(event)

        def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
            self.mousePressEvent(event)  # the second of two quick presses is a press as well

        def mouseMoveEvent(self, event: QMouseEvent) -> None:
            log.append(["move", event.buttons().name, *event.globalPosition().toPoint().toTuple()])
            super().mouseMoveEvent(event)

        def mouseReleaseEvent(self, event: QMouseEvent) -> None:
            log.append(["release", event.button().name, *event.globalPosition().toPoint().toTuple()])
            super().mouseReleaseEvent(event)

        def wheelEvent(self, event: QWheelEvent) -> None:
            log.append(["wheel", event.angleDelta().x(), event.angleDelta().y()])

        def keyPressEvent(self, event: QKeyEvent) -> None:
            names = ("Copy", "Paste", "Cut", "SelectAll", "Undo")
            log.extend([name] for name in names if event.matches(QKeySequence.StandardKey[name]))
            if event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
                log.append(["key", event.key(), event.modifiers().value])
            super().keyPressEvent(event)

    def obey(word: str) -> None:
        if word == "text":
            _answer(field.toPlainText())
        elif word == "log":
            _answer(log)
        elif word == "focus":
            _answer(field.hasFocus() and field.isActiveWindow())
        else:
            field.clear()
            log.clear()
            _answer(True)

    field = Field()
    field.setGeometry(left, top, 500, 300)
    field.show()
    reader = Reader()
    reader.word.connect(obey)
    threading.Thread(target=reader.run, daemon=True).start()

    QTimer.singleShot(0, lambda: _answer(field.mapToGlobal(field.rect().center()).toTuple()))
    application.exec()


def _tk(left: int, top: int) -> None:
    import tkinter

    root = tkinter.Tk()
    root.geometry(f"500x300+{left}+{top}")
    field = tkinter.Text(root)
    field.pack(expand=True, fill="both")
    field.focus_set()

    def obey(word: str) -> None:
        if word == "clear":
            field.delete("1.0", "end")
        _answer({"text": field.get("1.0", "end-1c"), "focus": bool(field.focus_get())}.get(word, []))

    def read() -> None:
        for line in sys.stdin:
            root.after(0, obey, line.strip())

    root.update()
    _answer([root.winfo_rootx() + 250, root.winfo_rooty() + 150])
    threading.Thread(target=read, daemon=True).start()
    root.mainloop()


if __name__ == "__main__":
    {"qt": _qt, "tk": _tk}[sys.argv[1]](int(sys.argv[2]), int(sys.argv[3]))
