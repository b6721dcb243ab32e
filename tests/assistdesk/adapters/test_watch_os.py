"""Watching a real X display: the Stop key, also while somebody else has grabbed the keyboard."""

import os
import subprocess
import threading
from collections.abc import Iterator

import pytest

from assistdesk.adapters.clock import SystemClock
from assistdesk.adapters.input_x11 import X11Input
from assistdesk.adapters.watch_os import LocalCount, X11Watch
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


@pytest.mark.display
def test_C14_what_we_inject_is_not_local_and_what_a_person_does_in_the_midst_of_it_is(display: str) -> None:
    hands = X11Input(display)
    heard = Heard()
    watch = X11Watch(SystemClock(), "Ctrl+Shift+F12", display, hands.injected)
    watch.start(heard)
    try:
        for _ in range(20):
            hands.text("Año")
            hands.wheel(0, 120)
            hands.key(0x04, True)
            hands.key(0x04, False)
        press(display, "shift")
        assert heard.wait("local_press")
        assert heard.words == ["local_press"]
    finally:
        watch.stop()
        hands.close()


@pytest.mark.display
def test_C14_the_stop_key_goes_by_what_is_down_whether_its_press_was_seen_or_not(display: str) -> None:
    env = {**os.environ, "DISPLAY": display}
    subprocess.run(["xdotool", "keydown", "ctrl", "keydown", "shift"], env=env, check=True)
    heard = Heard()
    watch = X11Watch(SystemClock(), "Ctrl+Shift+F12", display)
    watch.start(heard)
    try:
        press(display, "F12")
        assert heard.wait("stop_key")
    finally:
        subprocess.run(["xdotool", "keyup", "ctrl", "keyup", "shift"], env=env, check=True)
        watch.stop()


def test_an_event_on_its_way_hides_a_local_one_until_it_arrives_and_no_longer() -> None:
    count = LocalCount(5)
    assert not count.sees(7)  # one of ours has come, one is on its way, or a person was faster
    assert not count.sees(7)
    assert count.sees(7)
    assert not count.sees(8)
    assert count.sees(8)


def test_an_event_of_ours_that_never_came_costs_nothing_after_a_quiet_moment() -> None:
    count = LocalCount(0)
    assert not count.sees(3)  # two of the three were swallowed
    count.settle(3)
    count.settle(3)
    assert count.sees(3)
