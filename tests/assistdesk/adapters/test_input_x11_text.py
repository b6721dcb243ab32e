"""Typing hard strings into real editor windows, under the layouts people use (experience.md section 8)."""

from collections.abc import Iterator

import pytest

from assistdesk.adapters.input_x11 import X11Input
from assistdesk.adapters.input_x11.server import Server
from tests.contracts.input import LEFT_SHIFT, SIZE, SOON_S, Witness, witness
from tests.kit.display import Display, wait_until
from tests.kit.editor import Editor, use_layout

__all__ = ["witness"]
pytestmark = pytest.mark.display

HARD = (
    "niño 中文 €50 ß Ω 日本語 é",
    "áéíóúüñ¿¡ÁÉÍÑ",
    "@#{}[]|\\~`^ 'a' \"b\" ´¨",
    "Hello World!\n\ttabbed",
    "Здравствуй, Ελλάδα, źdźbło",
    "😀🖥✅ e\u0301",
)
LAYOUTS = ("us", "es", "de", "fr")


@pytest.fixture(scope="module", params=["qt", "tk"])
def open_editor(request: pytest.FixtureRequest) -> Iterator[Editor]:
    """A display of its own for each: a window manager takes long to digest the many mappings of these tests."""
    if request.param == "tk":
        pytest.importorskip("tkinter", reason="this Python was built without Tk")
    with Display(SIZE.w, SIZE.h) as desktop, Editor(desktop, request.param) as one:
        yield one


@pytest.fixture
def display(open_editor: Editor) -> Display:
    return open_editor.display


@pytest.fixture
def hands(display: Display) -> Iterator[X11Input]:
    one = X11Input(display.name)
    one.shared = (SIZE,)
    yield one
    one.close()


@pytest.fixture
def editor(display: Display, open_editor: Editor) -> Iterator[Editor]:
    open_editor.clear()
    yield open_editor
    use_layout(display, "us")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_hard_strings_arrive_whole_under_every_layout(
    layout: str, display: Display, editor: Editor, hands: X11Input, witness: Witness
) -> None:
    use_layout(display, layout)
    before = witness.mapping()
    for text in HARD:
        assert hands.text(text) == len(text)
        assert editor.has(text)
        editor.clear()
    hands.close()
    assert witness.mapping() == before
    assert witness.nothing_is_down()


def test_three_spare_key_codes_are_enough(display: Display, editor: Editor, witness: Witness) -> None:
    """With patience: a code gets a new meaning in mid-text, and the editor of a busy machine reads it late."""
    hands = X11Input(display.name, reuse_s=0.6)
    _leave_spare(display, 3)
    before = witness.mapping()
    assert hands.text(HARD[0]) == len(HARD[0])
    assert editor.has(HARD[0])
    hands.close()
    assert witness.mapping() == before


def test_without_a_spare_key_code_what_no_key_has_is_left_out(
    display: Display, editor: Editor, hands: X11Input, witness: Witness
) -> None:
    use_layout(display, "es")
    _leave_spare(display, 0)
    assert hands.text("año 中文!") == len("año !")
    assert editor.has("año !")


def test_a_long_text_goes_in_pieces_and_arrives_whole(editor: Editor, hands: X11Input) -> None:
    text = "Señor Müller paga 20 € el 3 de año nuevo. 谢谢。\n" * 21
    assert len(text) > 900
    assert hands.text(text) == len(text)
    assert editor.has(text)


def test_letters_typed_one_by_one_arrive_in_order(editor: Editor, hands: X11Input) -> None:
    text = "¿Qué tal, señora Ñandú? 远程"
    for character in text:
        assert hands.text(character) == 1
    assert editor.has(text)


def test_caps_lock_and_a_held_shift_change_nothing_and_stay(
    display: Display, editor: Editor, hands: X11Input, witness: Witness
) -> None:
    display.xdotool("key", "Caps_Lock")
    hands.key(LEFT_SHIFT, True)
    assert hands.text("aB1/ñÑ中") == 7
    assert editor.has("aB1/ñÑ中")
    wait_until(lambda: len(witness.down()[0]) == 1, "Shift as it was", SOON_S)
    locks = witness.x.core.QueryPointer(witness.root).reply().mask
    assert locks & 0b11 == 0b11, "Shift and Caps Lock"
    hands.release_all()
    display.xdotool("key", "Caps_Lock")


def test_a_layout_that_changes_under_way_is_noticed(display: Display, editor: Editor, hands: X11Input) -> None:
    for layout in ("us", "ru", "fr", "us"):
        use_layout(display, layout)
        hands.text("yz §5 Жñ")
    assert editor.has("yz §5 Жñ" * 4)


def test_controls_are_left_out(editor: Editor, hands: X11Input) -> None:
    assert hands.text("a\x00\x1b\x08b\x7f\ud800\u0085") == 2
    assert editor.has("ab")


def test_key_codes_are_given_back_when_nobody_types_any_more(editor: Editor, hands: X11Input, witness: Witness) -> None:
    before = witness.mapping()
    hands.text("中文字")
    assert len(witness.bound_codes(before)) == 3
    wait_until(lambda: not witness.bound_codes(before), "free key codes", SOON_S)
    assert witness.mapping() == before
    hands.text("中文字")
    assert editor.has("中文字" * 2)


def _leave_spare(display: Display, count: int) -> None:
    """Give all other free key codes a symbol, as programs do that forget to take it away."""
    server = Server(display.name)
    spare = server.keymap().spare
    server.bind(dict.fromkeys(spare[: len(spare) - count], 0x0100_2603))
    server.sync()
    server.close()
