"""Watching a real X display: the Stop key, also while somebody else has grabbed the keyboard."""

import os
import subprocess
import threading
from collections.abc import Iterator

import pytest

from assistdesk.adapters.clock import SystemClock
from assistdesk.adapters.watch_os import X11Watch
from assistdesk.core.errors import RefusedError


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """Xvfb on a number of its own choice."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "640x480x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as said:
        number = said.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


class Heard:
    def __init__(self) -> None:
        self.words: list[str] = []
        self._new = threading.Condition()

    def __call__(self, word: str) -> None:
        with self._new:
            self.words.append(word)
            self._new.notify_all()

    def wait(self, word: str) -> bool:
        with self._new:
            return self._new.wait_for(lambda: word in self.words, 10)


def press(display: str, *keys: str) -> None:
    subprocess.run(["xdotool", "key", *keys], env={**os.environ, "DISPLAY": display}, check=True)


@pytest.mark.display
def test_the_stop_key_is_heard_once_and_other_keys_are_not_it(display: str) -> None:
    heard = Heard()
    watch = X11Watch(SystemClock(), "Ctrl+Shift+F12", display)
    watch.start(heard)
    try:
        press(display, "a", "F12", "ctrl+F12")
        press(display, "ctrl+shift+F12")
        assert heard.wait("stop_key")
        assert heard.words.count("stop_key") == 1
        assert "local_press" in heard.words
    finally:
        watch.stop()
        watch.stop()


@pytest.mark.display
def test_the_stop_key_is_heard_while_another_program_holds_the_keyboard(display: str) -> None:
    import xcffib
    from xcffib import xproto

    other = xcffib.connect(display)
    root = other.get_setup().roots[0].root
    other.core.GrabKeyboard(False, root, 0, xproto.GrabMode.Async, xproto.GrabMode.Async).reply()
    heard = Heard()
    watch = X11Watch(SystemClock(), "Ctrl+Shift+F12", display)
    watch.start(heard)
    try:
        press(display, "ctrl+shift+F12")
        assert heard.wait("stop_key")
    finally:
        watch.stop()
        other.disconnect()


def test_without_a_display_it_says_so() -> None:
    with pytest.raises(RefusedError) as caught:
        X11Watch(SystemClock(), "Ctrl+Shift+F12", ":987").start(lambda word: None)
    assert caught.value.rule == "no_display"
