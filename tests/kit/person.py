"""A person before a screen: finds controls by what a screen reader would say, clicks and types by the real mouse and keyboard.

Nothing here reaches into a program: it reads the accessibility tree, looks at pixels, and presses buttons through the X
server. So what the kit can do, a customer can do; and what a customer must do (press Allow), the kit must do too.
"""

import json
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.kit.display import Display, NotSeenError, wait_until
from tests.kit.words import AS_READ

READER = Path(__file__).with_name("atspi_reader.py")
SYSTEM_PYTHON = "/usr/bin/python3"
SEE_WAIT_S, PRESS_AGAIN_S = 15.0, 5.0
LOOK_EVERY_S = 0.1
"""A look asks the program hundreds of questions; between two of them it must get on."""


@dataclass(frozen=True)
class Node:
    """One thing on the screen: role and name as spoken, box in screen pixels."""

    path: tuple[int, ...]
    role: str
    name: str
    description: str
    text: str
    states: frozenset[str]
    box: tuple[int, int, int, int]
    pid: int

    @classmethod
    def of(cls, item: dict[str, Any]) -> "Node":
        """From what the reader says of it."""
        return cls(
            path=tuple(item["path"]),
            role=item["role"],
            name=item["name"].translate(AS_READ),
            description=item["description"].translate(AS_READ),
            text=(item["text"] or "").translate(AS_READ),
            states=frozenset(item["states"]),
            box=tuple(item["box"] or (0, 0, 0, 0)),
            pid=item["pid"],
        )

    @property
    def centre(self) -> tuple[int, int]:
        x, y, w, h = self.box
        return x + w // 2, y + h // 2

    @property
    def can_be_seen(self) -> bool:
        return {"SHOWING", "VISIBLE"} <= self.states and self.box[2] > 0 and self.box[3] > 0

    @property
    def is_alive(self) -> bool:
        return {"ENABLED", "SENSITIVE"} <= self.states

    @property
    def words(self) -> str:
        return f"{self.name}\n{self.text}" if self.text and self.text != self.name else self.name


class Person:
    """Somebody at *display*. ``close`` ends the reader."""

    def __init__(self, display: Display) -> None:
        self.display = display
        self._reader: subprocess.Popen[str] | None = None

    def __enter__(self) -> "Person":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        if self._reader is not None:
            self._reader.kill()
            self._reader.communicate()
            self._reader = None

    def _ask(self, request: dict[str, object]) -> object:
        if self._reader is None or self._reader.poll() is not None:
            self._reader = subprocess.Popen(
                [SYSTEM_PYTHON, "-u", str(READER)],
                env=self.display.env(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
        assert self._reader.stdin is not None
        assert self._reader.stdout is not None
        self._reader.stdin.write(json.dumps(request) + "\n")
        self._reader.stdin.flush()
        line = self._reader.stdout.readline()
        return json.loads(line) if line else []

    def look(self) -> list[Node]:
        """Return all that can be seen now."""
        return self._seen({"do": "dump"})

    def _seen(self, request: dict[str, object]) -> list[Node]:
        raw = self._ask(request)
        if not isinstance(raw, list):
            return []
        nodes = [Node.of(item) for item in raw]
        return [node for node in nodes if node.can_be_seen]

    def find_all(self, words: str, role: str = "", alive: bool = False) -> list[Node]:
        """Nodes whose name or text matches the regular expression *words* and whose role contains *role*."""
        request: dict[str, object] = {"do": "find", "words": words, "role": role, "as_read": AS_READ}
        return [node for node in self._seen(request) if node.is_alive or not alive]

    def sees(self, words: str, role: str = "") -> bool:
        return bool(self.find_all(words, role))

    def wait_for(self, words: str, role: str = "", timeout_s: float = SEE_WAIT_S, alive: bool = False) -> Node:
        found = wait_until(lambda: self.find_all(words, role, alive), f"{role} {words!r}", timeout_s, LOOK_EVERY_S)
        return found[-1]

    def wait_gone(self, words: str, role: str = "", timeout_s: float = SEE_WAIT_S) -> None:
        wait_until(lambda: not self.find_all(words, role), f"{role} {words!r} gone", timeout_s, LOOK_EVERY_S)

    def click(self, words: str, role: str = "", timeout_s: float = SEE_WAIT_S) -> Node:
        """Click the middle of the control that *words* and *role* name, once it is alive and stands still: what was built
        anew or moved between two looks is looked for again."""
        deadline = time.monotonic() + timeout_s
        node = self.wait_for(words, role, timeout_s, alive=True)
        while not self._stands(node) and time.monotonic() < deadline:
            node = self.wait_for(words, role, timeout_s, alive=True)
        self.display.click(*node.centre)
        return node

    def press(self, words: str, role: str, told: Callable[[], object], timeout_s: float = SEE_WAIT_S) -> None:
        """Click until *told* says that it did something: what moved away under the mouse is pressed again where it went, as
        anybody would."""
        deadline = time.monotonic() + timeout_s
        self.click(words, role, timeout_s)
        while True:
            try:
                wait_until(told, f"what {words!r} leads to", PRESS_AGAIN_S)
                return
            except NotSeenError:
                if time.monotonic() > deadline:
                    raise
            if self.sees(words, role):
                self.click(words, role, timeout_s)

    def _stands(self, node: Node) -> bool:
        raw = self._ask({"do": "node", "node": node.path})
        return isinstance(raw, dict) and "path" in raw and Node.of(raw) == node

    def type(self, text: str) -> None:
        self.display.type(text)

    def key(self, chord: str) -> None:
        self.display.key(chord)

    def fill(self, words: str, text: str, role: str = "text") -> Node:
        """Click a field, empty it, type."""
        node = self.click(words, role)
        self.key("ctrl+a")
        self.type(text)
        return node
