"""What every input adapter must do, whatever it stands on. A test file of an adapter derives ``InputContract``.

A witness with a connection of its own sees what is down and counts every raw event, ours and others'.
"""

import threading
from collections.abc import Callable, Iterator
from typing import Any, Protocol

import pytest
import xcffib
import xcffib.xinput
import xcffib.xproto

from assistdesk.core.errors import LinkError, RefusedError
from assistdesk.core.types import Rect
from tests.kit.display import Display, wait_until

SIZE = Rect(0, 0, 800, 600)
SOON_S = 10.0
LEFT_SHIFT, LEFT_CONTROL, KEY_A, KEY_C, ENTER, F12 = 0xE1, 0xE0, 0x04, 0x06, 0x28, 0x45
_MAKE_MASK: Any = xcffib.xinput.EventMask.synthetic
_RAW_KEY_PRESS, _RAW_BUTTON_PRESS, _RAW_MOTION = 13, 15, 17


class Hands(Protocol):
    """The whole of an input adapter."""

    shared: tuple[Rect, ...]

    def move(self, x: int, y: int) -> bool: ...

    def button(self, number: int, is_down: bool) -> bool: ...

    def wheel(self, dx: int, dy: int) -> None: ...

    def key(self, usage: int, is_down: bool) -> bool: ...

    def text(self, text: str) -> int: ...

    def within(self, may: Callable[[], bool], act: Callable[[], object]) -> bool: ...

    def pointer(self) -> tuple[int, int]: ...

    def injected(self) -> tuple[int, int]: ...

    def release_all(self) -> None: ...

    def close(self) -> None: ...


class Witness:
    """Sees the display's input from outside."""

    def __init__(self, display: str) -> None:
        connect: Any = xcffib.Connection
        self.x = connect(display=display)
        self.root = self.x.get_setup().roots[0].root
        devices = self.x(xcffib.xinput.key)
        devices.XIQueryVersion(2, 2).reply()
        wanted = 1 << _RAW_KEY_PRESS | 1 << _RAW_BUTTON_PRESS | 1 << _RAW_MOTION
        devices.XISelectEventsChecked(self.root, 1, [_MAKE_MASK(1, 1, [wanted])]).check()
        self.moves = self.presses = 0

    def down(self) -> tuple[set[int], int]:
        """Key codes that are down, and the bits of buttons 1 to 5."""
        keys = self.x.core.QueryKeymap().reply().keys
        pressed = {at * 8 + bit for at, byte in enumerate(keys) for bit in range(8) if int(byte) >> bit & 1}
        return pressed, self.x.core.QueryPointer(self.root).reply().mask >> 8 & 0x1F

    def nothing_is_down(self) -> bool:
        return self.down() == (set(), 0)

    def count(self) -> tuple[int, int]:
        """Raw moves and presses that came so far."""
        self.x.core.GetInputFocus().reply()
        while (event := self.x.poll_for_event()) is not None:
            match event:
                case xcffib.xinput.RawMotionEvent():
                    self.moves += 1
                case xcffib.xinput.RawKeyPressEvent() | xcffib.xinput.RawButtonPressEvent():
                    self.presses += 1
                case _:
                    pass
        return self.moves, self.presses

    def mapping(self) -> list[tuple[int, ...]]:
        """The symbols of every key code."""
        reply = self.x.core.GetKeyboardMapping(8, 248).reply()
        width, symbols = reply.keysyms_per_keycode, list(reply.keysyms)
        return [tuple(symbols[at : at + width]) for at in range(0, len(symbols), width)]

    def bound_codes(self, before: list[tuple[int, ...]]) -> list[int]:
        """Codes that were free *before* and have a symbol now."""
        return [
            code
            for code, (was, now) in enumerate(zip(before, self.mapping(), strict=True), 8)
            if any(now) and not any(was)
        ]

    def close(self) -> None:
        self.x.disconnect()


@pytest.fixture(scope="module")
def display() -> Iterator[Display]:
    """Without a window manager, whose menus would take the keyboard when the empty desktop is clicked."""
    with Display(SIZE.w, SIZE.h, window_manager=False) as one:
        yield one


@pytest.fixture
def witness(display: Display) -> Iterator[Witness]:
    one = Witness(display.name)
    yield one
    one.close()


@pytest.mark.display
class InputContract:
    """Derive it and say how the adapter is made."""

    def make(self, display: str) -> Hands:
        raise NotImplementedError

    @pytest.fixture
    def hands(self, display: Display) -> Iterator[Hands]:
        one = self.make(display.name)
        one.shared = (SIZE,)
        yield one
        one.close()

    def test_no_display_is_refused(self) -> None:
        with pytest.raises(RefusedError) as caught:
            self.make(":9999")
        assert caught.value.rule == "no_display"

    def test_the_pointer_goes_where_it_is_sent_and_stays_on_shared_monitors(self, hands: Hands) -> None:
        assert hands.move(123, 234)
        assert hands.pointer() == (123, 234)
        hands.shared = (Rect(0, 0, 400, 300), Rect(500, 0, 300, 600))
        for sent, reached in (
            ((-7, 400), (0, 299)),
            ((450, 10), (500, 10)),
            ((440, 10), (399, 10)),
            ((9_000, 9_000), (799, 599)),
        ):
            assert hands.move(*sent)
            assert hands.pointer() == reached

    def test_the_pointer_stays_where_it_is_when_nothing_is_shared(self, hands: Hands) -> None:
        hands.move(10, 10)
        hands.shared = ()
        assert not hands.move(20, 20)
        assert hands.pointer() == (10, 10)

    def test_C13_what_is_held_goes_up_at_once_and_only_once(self, hands: Hands, witness: Witness) -> None:
        assert hands.key(LEFT_SHIFT, True)
        assert hands.key(LEFT_CONTROL, True)
        assert hands.button(1, True)
        assert hands.button(3, True)
        wait_until(lambda: len(witness.down()[0]) == 2 and witness.down()[1] == 0b101, "four that are down", SOON_S)
        hands.release_all()
        assert witness.nothing_is_down()
        hands.release_all()
        assert not hands.key(LEFT_SHIFT, False)
        assert not hands.button(1, False)

    def test_C13_what_is_held_goes_up_on_close(self, display: Display, witness: Witness) -> None:
        hands = self.make(display.name)
        hands.key(LEFT_CONTROL, True)
        hands.button(2, True)
        hands.close()
        assert witness.nothing_is_down()

    def test_a_closed_adapter_injects_nothing_and_lets_go_quietly(self, display: Display) -> None:
        hands = self.make(display.name)
        hands.shared = (SIZE,)
        hands.close()
        for call in (
            lambda: hands.move(1, 1),
            lambda: hands.button(1, True),
            lambda: hands.wheel(0, 120),
            lambda: hands.key(KEY_A, True),
            lambda: hands.text("a"),
            hands.pointer,
        ):
            with pytest.raises(LinkError):
                call()
        hands.release_all()
        hands.close()

    def test_what_is_pressed_twice_or_unknown_is_not_pressed(self, hands: Hands, witness: Witness) -> None:
        before = hands.injected()
        assert hands.key(LEFT_SHIFT, True)
        assert not hands.key(LEFT_SHIFT, True)
        assert hands.button(1, True)
        assert not hands.button(1, True)
        for usage in (0, 1, 0x66, 0xE8, 0xFFFF):
            assert not hands.key(usage, True)
        for number in (0, 8, 9, 255):
            assert not hands.button(number, True)
        assert hands.injected() == (before[0], before[1] + 2)

    def test_C14_every_injected_event_is_seen_exactly_once_so_that_the_rest_is_local(
        self, display: Display, hands: Hands, witness: Witness
    ) -> None:
        began, seen = hands.injected(), witness.count()
        for step in range(100):
            hands.move(step % 5 * 10, 50)  # often to the place where it is
        hands.button(1, True)
        hands.button(1, False)
        hands.button(4, True)
        hands.wheel(120, -250)
        hands.key(LEFT_SHIFT, True)
        hands.text("Año 中 €")
        hands.text("x" * 40)
        hands.release_all()
        moves, presses = (now - then for now, then in zip(hands.injected(), began, strict=True))
        assert moves == 100
        wait_until(lambda: witness.count() == (seen[0] + moves, seen[1] + presses), "all of ours, and no more", SOON_S)
        display.xdotool("mousemove_relative", "30", "30", "click", "1", "key", "b")
        wait_until(
            lambda: witness.count() == (seen[0] + moves + 1, seen[1] + presses + 2), "one move, two presses", SOON_S
        )

    def test_C13_a_long_text_ends_when_everything_is_released(self, hands: Hands, witness: Witness) -> None:
        typed: list[int] = []
        text = "".join(chr(0x4E00 + at) for at in range(300))  # each needs a key code of its own: seconds of work
        typing = threading.Thread(target=lambda: typed.append(hands.text(text)))
        before = hands.injected()
        typing.start()
        wait_until(lambda: hands.injected() != before, "the first character", SOON_S)
        hands.release_all()
        after = hands.injected()
        typing.join(SOON_S)
        assert not typing.is_alive()
        assert hands.injected() == after
        assert 0 < typed[0] < len(text)
        assert witness.nothing_is_down()
        assert hands.text("ok") == 2

    def test_close_during_a_long_text_ends_it_and_gives_every_key_code_back(
        self, display: Display, witness: Witness
    ) -> None:
        hands, before, typed = self.make(display.name), witness.mapping(), list[int]()
        text = "".join(chr(0x5E00 + at) for at in range(300))
        typing = threading.Thread(target=lambda: typed.append(hands.text(text)))
        typing.start()
        wait_until(lambda: witness.bound_codes(before), "a bound key code", SOON_S)
        hands.close()
        typing.join(SOON_S)
        assert typed
        assert typed[0] < len(text)
        assert witness.bound_codes(before) == []
        assert witness.nothing_is_down()

    def test_nothing_wanted_before_a_release_comes_after_it(self, hands: Hands, witness: Witness) -> None:
        before, may = hands.injected(), [True]
        assert hands.within(lambda: may[0], lambda: hands.key(KEY_A, True))
        hands.release_all()
        may[0] = False
        assert not hands.within(lambda: may[0], lambda: hands.key(KEY_A, True))
        assert hands.injected()[1] == before[1] + 1
        assert witness.nothing_is_down()

    def test_release_comes_in_mid_text_and_not_after_it(self, hands: Hands) -> None:
        """Protocol.md section 13.2: no lock is held while a text waits, so that a release never waits for its end."""
        text = "".join(chr(0x6E00 + at) for at in range(200))
        typed: list[int] = []
        typing = threading.Thread(target=lambda: typed.append(hands.text(text)))
        before = hands.injected()
        typing.start()
        wait_until(lambda: hands.injected() != before, "the first character", SOON_S)
        hands.release_all()
        after = hands.injected()
        typing.join(SOON_S)
        assert typed[0] < len(text)
        assert hands.injected() == after
