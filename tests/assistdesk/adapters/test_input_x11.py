"""The hands on a real display: contract, drag, wheel, shortcuts, Stop key, and death of program or watchdog."""

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator

import pytest

from assistdesk.adapters.clock import SystemClock
from assistdesk.adapters.input_x11 import X11Input
from assistdesk.adapters.input_x11.guard import STARTS_MAX
from assistdesk.adapters.watch_os import X11Watch
from assistdesk.core.errors import LinkError
from tests.contracts.input import (
    ENTER,
    F12,
    KEY_A,
    KEY_C,
    LEFT_CONTROL,
    LEFT_SHIFT,
    SIZE,
    SOON_S,
    InputContract,
    Witness,
    display,
    witness,
)
from tests.kit.display import Display, wait_until
from tests.kit.editor import Editor, use_layout

__all__ = ["display", "witness"]

KEY_V, KEY_Z, LEFT_ALT, F9 = 0x19, 0x1D, 0xE2, 0x42
CONTROL_FLAG = 0x0400_0000


def chord(hands: X11Input, *usages: int) -> None:
    for usage in usages:
        hands.key(usage, True)
    for usage in reversed(usages):
        hands.key(usage, False)


class TestX11Input(InputContract):
    def make(self, display: str) -> X11Input:
        return X11Input(display)


@pytest.fixture
def hands(display: Display) -> Iterator[X11Input]:
    one = X11Input(display.name)
    one.shared = (SIZE,)
    yield one
    one.close()


@pytest.fixture(scope="module")
def desktop() -> Iterator[Display]:
    with Display(SIZE.w, SIZE.h) as one:
        yield one


@pytest.fixture(scope="module")
def open_editor(desktop: Display) -> Iterator[Editor]:
    with Editor(desktop) as one:
        yield one


@pytest.fixture
def editor(desktop: Display, open_editor: Editor) -> Iterator[Editor]:
    open_editor.clear()
    yield open_editor
    use_layout(desktop, "us")


@pytest.mark.display
class TestInAnEditor:
    @pytest.fixture
    def hands(self, desktop: Display) -> Iterator[X11Input]:
        one = X11Input(desktop.name)
        one.shared = (SIZE,)
        yield one
        one.close()

    def test_a_drag_is_a_press_moves_and_a_release(self, editor: Editor, hands: X11Input) -> None:
        x, y = editor.centre
        hands.move(x, y)
        hands.button(1, True)
        hands.move(x + 40, y + 30)
        hands.move(x + 80, y + 60)
        hands.button(1, False)
        log = editor.wait_for(lambda log: bool(log) and log[-1][0] == "release", "the release")
        assert log[0] == ["press", "LeftButton", x, y]
        assert ["move", "LeftButton", x + 80, y + 60] in log
        assert log[-1] == ["release", "LeftButton", x + 80, y + 60]

    def test_each_button_is_the_one_it_says(self, editor: Editor, hands: X11Input) -> None:
        hands.move(*editor.centre)
        for number in (2, 4, 5, 1):
            hands.button(number, True)
            hands.button(number, False)
        log = editor.wait_for(lambda log: len([e for e in log if e[0] == "release"]) == 4, "four releases")
        pressed = [entry[1] for entry in log if entry[0] == "press"]
        assert pressed == ["MiddleButton", "BackButton", "ForwardButton", "LeftButton"]

    def test_the_wheel_turns_by_whole_notches_and_keeps_the_rest(self, editor: Editor, hands: X11Input) -> None:
        hands.move(*editor.centre)
        for dx, dy in ((0, 60), (0, 59), (0, 1), (0, -119), (0, 10), (0, -240), (120, 0), (-130, 0), (0, 50)):
            hands.wheel(dx, dy)
        hands.release_all()
        hands.wheel(0, 70)
        hands.wheel(0, 50)
        hands.wheel(0, -120)
        wanted = [[0, 120], [0, -120], [0, -120], [120, 0], [-120, 0], [0, 120], [0, -120]]
        log = editor.wait_for(lambda log: len([e for e in log if e[0] == "wheel"]) >= len(wanted), "seven notches")
        assert [entry[1:] for entry in log if entry[0] == "wheel"] == wanted

    def test_one_message_turns_the_wheel_thirty_notches_at_most(self, hands: X11Input) -> None:
        before = hands.injected()[1]
        hands.wheel(0, 32_767)
        assert hands.injected()[1] - before == 30

    @pytest.mark.parametrize("layout", ["us", "de", "fr", "ru", "us,ru", "ru,us", "fr,gr,ru"])
    def test_shortcuts_work_under_every_layout(
        self, layout: str, desktop: Display, editor: Editor, hands: X11Input
    ) -> None:
        use_layout(desktop, layout)
        hands.move(*editor.centre)
        chord_click(hands, editor)
        hands.text("copy me 1")
        assert editor.has("copy me 1")
        for key in (KEY_A, KEY_C, KEY_V, KEY_V):
            chord(hands, LEFT_CONTROL, key)
        assert editor.has("copy me 1" * 2)
        chord(hands, LEFT_CONTROL, KEY_Z)
        assert editor.has("copy me 1")
        names = [entry[0] for entry in editor.log() if len(entry) == 1]
        assert names == ["SelectAll", "Copy", "Paste", "Paste", "Undo"]

    def test_shortcuts_work_while_the_second_group_is_in_force(
        self, desktop: Display, editor: Editor, hands: X11Input
    ) -> None:
        use_layout(desktop, "us,ru")
        hands._server._xkb.LatchLockState(0x100, 0, 0, True, 1, 0, False, 0)
        hands.move(*editor.centre)
        chord_click(hands, editor)
        hands.text("Привет, world")
        assert editor.has("Привет, world")
        chord(hands, LEFT_CONTROL, KEY_A)
        chord(hands, LEFT_CONTROL, 0x1B)  # X
        assert editor.has("")
        chord(hands, LEFT_CONTROL, KEY_V)
        assert editor.has("Привет, world")
        hands._server._xkb.LatchLockState(0x100, 0, 0, True, 0, 0, False, 0)

    def test_a_key_that_is_held_and_repeats_is_one_press(
        self, desktop: Display, editor: Editor, hands: X11Input
    ) -> None:
        witness = Witness(desktop.name)
        began, seen = hands.injected()[1], witness.count()[1]
        hands.key(KEY_A, True)
        wait_until(lambda: editor.text().startswith("aaa"), "a repeated letter", SOON_S)
        hands.key(KEY_A, False)
        assert witness.count()[1] - seen == hands.injected()[1] - began == 1
        witness.close()

    def test_keys_that_type_go_by_their_place_as_well(self, editor: Editor, hands: X11Input) -> None:
        hands.move(*editor.centre)
        chord_click(hands, editor)
        for usage in (KEY_A, ENTER, 0x2C, 0x27, 0x2A, 0x27):  # a, Return, space, 0, BackSpace, 0
            chord(hands, usage)
        assert editor.has("a\n 0")


def chord_click(hands: X11Input, editor: Editor) -> None:
    """Click and wait until it has arrived: a window manager may hold a click back while keys pass by."""
    before = len(editor.log())
    hands.button(1, True)
    hands.button(1, False)
    editor.wait_for(lambda log: "release" in [entry[0] for entry in log[before:]], "the click")


@pytest.mark.display
class TestStopKey:
    @pytest.mark.parametrize(
        ("stop_key", "usages"),
        [
            ("Ctrl+Shift+F12", (LEFT_CONTROL, LEFT_SHIFT, F12)),
            ("Ctrl+Shift+F12", (F12, LEFT_SHIFT, LEFT_CONTROL)),
            ("Ctrl+Shift+F12", (LEFT_SHIFT, F12, 0xE4)),
            ("Ctrl+Alt+F9", (LEFT_ALT, LEFT_CONTROL, F9)),
        ],
    )
    def test_C14_remote_input_cannot_press_it(self, stop_key: str, usages: tuple[int, ...], display: Display) -> None:
        told: list[str] = []
        watch = X11Watch(SystemClock(), stop_key, display.name)
        watch.start(told.append)
        hands = X11Input(display.name, stop_key)
        chord(hands, *usages)
        hands.key(LEFT_CONTROL, True)  # a person's own press still works while remote keys are down
        presses = hands.injected()[1]
        wait_until(lambda: told.count("local_press") >= presses, "all that was pressed", SOON_S)
        assert "stop_key" not in told
        *modifiers, key = stop_key.lower().split("+")
        display.xdotool("key", "+".join([*modifiers, key.upper()]))
        wait_until(lambda: "stop_key" in told, "the person's Stop key", SOON_S)
        hands.close()
        watch.stop()

    def test_its_key_alone_is_a_key_like_others(self, hands: X11Input) -> None:
        assert hands.key(F12, True)
        assert hands.key(F12, False)
        assert hands.key(LEFT_CONTROL, True)
        assert hands.key(F12, True)


VICTIM = """
    import sys, threading
    from assistdesk.adapters.input_x11 import X11Input
    from assistdesk.core.types import Rect
    hands = X11Input(sys.argv[1])
    hands.text("中文")
    for usage in (0xE0, 0xE1, 0x04):
        hands.key(usage, True)
    hands.button(1, True)
    hands.button(3, True)
    print("held", flush=True)
    if sys.argv[2] == "text":
        hands.text("".join(chr(0x4E00 + at) for at in range(2000)))
    threading.Event().wait()
"""


@pytest.mark.display
class TestDeath:
    @pytest.mark.parametrize("doing", ["nothing", "text"])
    def test_C13_what_a_killed_program_held_goes_up_and_its_key_codes_come_back(
        self, doing: str, display: Display, witness: Witness
    ) -> None:
        display.xdotool("key", "Caps_Lock")
        before = witness.mapping()
        argv = [sys.executable, "-c", textwrap.dedent(VICTIM), display.name, doing]
        with subprocess.Popen(argv, stdout=subprocess.PIPE, start_new_session=True) as victim:
            assert victim.stdout is not None
            assert victim.stdout.readline() == b"held\n"
            wait_until(lambda: witness.down()[1] == 0b101, "two buttons that are down", SOON_S)
            if doing == "text":
                bound = witness.bound_codes(before)
                wait_until(lambda: witness.bound_codes(before) != bound, "text on its way", SOON_S)
            os.killpg(victim.pid, signal.SIGKILL)
        wait_until(witness.nothing_is_down, "everything up", SOON_S)
        wait_until(lambda: not witness.bound_codes(before), "every key code free", SOON_S)
        assert witness.mapping() == before
        assert witness.x.core.QueryPointer(witness.root).reply().mask & 2, "Caps Lock is as it was"
        display.xdotool("key", "Caps_Lock")

    def test_a_watchdog_that_died_is_replaced_before_the_next_press(
        self, display: Display, hands: X11Input, witness: Witness
    ) -> None:
        hands.key(LEFT_SHIFT, True)
        hands._guard._process.kill()
        hands._guard._process.wait()
        assert hands.key(KEY_A, True)
        assert hands._guard._process.poll() is None
        wait_until(lambda: len(witness.down()[0]) == 2, "both keys", SOON_S)

    def test_without_a_watchdog_nothing_is_pressed_and_everything_goes_up(
        self, hands: X11Input, witness: Witness
    ) -> None:
        for usage in range(KEY_A, KEY_A + STARTS_MAX):
            hands.key(usage, True)
            hands._guard._process.kill()
            hands._guard._process.wait()
        before = hands.injected()
        with pytest.raises(LinkError) as caught:
            hands.button(1, True)
        assert caught.value.rule == "no_watchdog"
        assert hands.injected() == before
        hands.release_all()
        assert witness.nothing_is_down()

    def test_a_watchdog_that_does_not_start_is_said_at_once(self, display: Display) -> None:
        for argv in (("/nonexistent/watchdog",), (sys.executable, "-c", "")):
            with pytest.raises(LinkError) as caught:
                X11Input(display.name, watchdog=argv)
            assert caught.value.rule == "no_watchdog"

    def test_a_display_that_dies_is_lost_input_and_is_let_go_quietly(self) -> None:
        with Display(320, 240, window_manager=False) as mortal:
            hands = X11Input(mortal.name)
            hands.key(LEFT_SHIFT, True)
            hands.text("中")
        with pytest.raises(LinkError) as caught:
            hands.key(KEY_A, True)
        assert caught.value.rule == "input_lost"
        hands.release_all()
        hands.close()
