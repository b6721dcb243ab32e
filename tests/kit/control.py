"""Steps of a story: the agent points, draws and types on the customer's computer, by her own mouse and keyboard.

Each waits until what it promises is on the screens. Nothing here allows anything: the customer's yes is a click of hers.
"""

import contextlib
from collections.abc import Iterator

from assistdesk.adapters.input_x11 import X11Input
from assistdesk.core.types import Rect
from tests.kit.display import Display, NotSeenError, wait_until
from tests.kit.editor import Editor
from tests.kit.world import World

WAIT_S = 30.0
POINTER, ARROW = "2A62E8", "E5342B"
"""The colours that the agent's name and her drawings have on both screens."""
POINTED, ARROW_MIDDLE = (1200, 900), (1100, 750)
EDITOR_AT = (1100, 300)


@contextlib.contextmanager
def agents_keyboard(world: World) -> Iterator[X11Input]:
    """One that has ñ, 中 and €, at the agent's computer."""
    keyboard = X11Input(world.agent_display.name)
    keyboard.shared = (Rect(0, 0, *world.size),)
    try:
        yield keyboard
    finally:
        keyboard.close()


# --- the agent's window -----------------------------------------------------------------------------------------------


def full_screen(world: World) -> None:
    """From the workspace to the picture one to one, without a toolbar: a place on the agent's display is the same place on
    the customer's."""
    open_full_view(world)
    fill_screen(world)


def open_full_view(world: World) -> None:
    """From the workspace, whose panel moves when a permission changes."""
    world.agent.press("Open full view", "button", lambda: world.agent.sees("^Fit$"), WAIT_S)


def fill_screen(world: World) -> None:
    """The same from the full view."""
    world.agent.wait_for("^Fit$", timeout_s=WAIT_S)
    world.agent.key("ctrl+9")
    world.agent.key("F11")
    world.agent_display.xdotool("mousemove", "900", "600")
    world.agent.wait_gone("^Fit$", timeout_s=WAIT_S)


def leave_full_screen(world: World, told: str) -> None:
    """The toolbar's button *told* is there then."""
    world.agent.key("ctrl+alt+shift")
    world.agent.key("F11")
    world.agent.wait_for(told, "button", WAIT_S)


def to_workspace(world: World, told: str) -> None:
    """Out of the full screen, and out of the full view."""
    leave_full_screen(world, told)
    world.agent.key("alt+F4")
    world.agent.wait_gone(told, "button", WAIT_S)


def picture_has_come_round(world: World, colour: str) -> None:
    """What was sent before this has had every chance to arrive."""
    assert world.scene is not None
    world.scene.flag(colour)
    wait_until(lambda: world.agent_sees_flag(colour), "the flag's new colour at the agent", WAIT_S)


# --- point and draw ---------------------------------------------------------------------------------------------------


def point(world: World) -> None:
    """Asked for, allowed, and the agent's named pointer stands on the customer's desktop."""
    world.agent.key("alt+2")
    world.customer.wait_for("asks to point and draw", timeout_s=WAIT_S)
    world.allow()
    world.customer.wait_for("^Point$", timeout_s=WAIT_S)
    x, y = POINTED
    world.agent_display.xdotool("mousemove", "--sync", str(x), str(y))
    inside = x + 5, y + 11
    wait_until(
        lambda: _is_coloured(world.customer_display, POINTER, inside), "the agent's pointer at the customer's", WAIT_S
    )


def draw_arrow(world: World) -> None:
    """An arrow on the customer's desktop and over the agent's picture."""
    world.agent.key("alt+3")
    mouse = world.agent_display
    mouse.xdotool("mousemove", "--sync", "1000", "800", "mousedown", "1", "mousemove", "--sync", "1200", "700")
    mouse.xdotool("mousemove", "--sync", "1400", "600", "mouseup", "1")
    wait_until(lambda: _arrows(world) == 2, "the arrow at both ends", WAIT_S)


def wipe(world: World) -> None:
    """Esc takes it off both; then the agent only looks."""
    world.agent.key("Escape")
    wait_until(lambda: _arrows(world) == 0, "the arrow gone at both ends", WAIT_S)
    world.agent.key("alt+1")


def _arrows(world: World) -> int:
    """On how many of the two screens the arrow stands."""
    return sum(_is_coloured(each, ARROW, ARROW_MIDDLE) for each in (world.customer_display, world.agent_display))


def _is_coloured(display: Display, colour: str, place: tuple[int, int]) -> bool:
    return bool(display.coloured(colour, *place, 1, 1).all())


# --- control ----------------------------------------------------------------------------------------------------------


def customers_editor(world: World) -> Editor:
    """A program of the customer's to type into; a context manager."""
    return Editor(world.customer_display, at=EDITOR_AT)


def ask_and_allow(world: World) -> None:
    world.agent.key("alt+4")
    world.customer.wait_for("asks to use your mouse and keyboard for 15 minutes", timeout_s=WAIT_S)
    world.allow()
    world.customer.wait_for("sees and controls", timeout_s=WAIT_S)


def take_editor(world: World, editor: Editor, keyboard: X11Input, colour: str) -> None:
    """The agent clicks into the editor and has its keyboard; it is empty afterwards.

    The customer's program hears a little late that its window has lost the keyboard; until then keys are dropped.
    """
    editor.clear()
    world.agent_display.click(*editor.centre)
    wait_until(lambda: ["press", "LeftButton", *editor.centre] in editor.log(), "the click in the editor", WAIT_S)
    wait_until(lambda: keyboard.text(".") and editor.text(), "a key in the editor", WAIT_S, 0.3)
    keyboard.text("#")
    wait_until(lambda: editor.text().endswith("#"), "the last key in the editor: none is on its way", WAIT_S)
    picture_has_come_round(world, colour)
    editor.clear()


def lands(editor: Editor, text: str) -> None:
    if not editor.has(text):
        raise NotSeenError(f"{editor.text()!r} in the editor instead of {text!r}")


def take_back(world: World) -> None:
    """The customer takes control back by one click."""
    world.customer.click("Take back: Control", timeout_s=WAIT_S)
    world.customer.wait_gone("Take back: Control", timeout_s=WAIT_S)
