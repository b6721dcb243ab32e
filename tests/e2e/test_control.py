"""Control from the agent's keyboard to a real editor on the customer's display, and back into her own hands.

By mouse and keyboard alone, on two displays, through the real relay: she asks, the customer allows; what is typed lands; what
the customer does wins; what she takes back is gone.
"""

import threading
from collections.abc import Iterator

import pytest

from assistdesk.adapters.input_x11 import X11Input
from assistdesk.core.types import Rect
from tests.e2e.test_trouble import in_session
from tests.kit.display import wait_until
from tests.kit.editor import Editor
from tests.kit.world import World, verify

pytestmark = [pytest.mark.display, pytest.mark.slow, pytest.mark.timeout(300)]
LEFT_CONTROL, KEY_A = 0xE0, 0x04
SEEN = ("7C3AED", "EA580C", "0E7490")
WAIT_S = 30.0


@pytest.fixture
def keyboard(world: World) -> Iterator[X11Input]:
    """The agent's own keyboard: one that has ñ, 中 and €."""
    in_session(world)
    one = X11Input(world.agent_display.name)
    one.shared = (Rect(0, 0, *world.size),)
    yield one
    one.close()


def full_screen(world: World) -> None:
    """One to one, without a toolbar: a place on the agent's display is the same place on the customer's."""
    world.agent.click("Open full view", "button")
    world.agent.wait_for("^Fit$")
    world.agent.key("ctrl+9")
    world.agent.key("F11")
    world.agent_display.xdotool("mousemove", "900", "600")
    world.agent.wait_gone("^Fit$", timeout_s=WAIT_S)


def ask_and_allow(world: World) -> None:
    world.agent.key("alt+4")
    world.customer.wait_for("asks to use your mouse and keyboard for 15 minutes", timeout_s=WAIT_S)
    world.customer.click("^Allow$", "button", WAIT_S)
    world.customer.wait_for("sees and controls", timeout_s=WAIT_S)


def picture_has_come_round(world: World, colour: str) -> None:
    """What was sent before this has had every chance to arrive."""
    assert world.scene is not None
    world.scene.flag(colour)
    wait_until(lambda: world.agent_sees_flag(colour), "the flag's new colour at the agent", WAIT_S)


def keys_reach(world: World, editor: Editor, keyboard: X11Input, colour: str) -> None:
    """The customer's program hears a little late that its window has lost the keyboard; until then keys are dropped."""
    wait_until(lambda: keyboard.text(".") and editor.text(), "a key in the editor", WAIT_S, 0.3)
    picture_has_come_round(world, colour)
    editor.clear()


def lands(editor: Editor, text: str) -> None:
    if not editor.has(text):
        raise AssertionError(f"{editor.text()!r} in the editor instead of {text!r}")


def test_the_agent_types_the_customer_takes_it_back_and_stop_ends_it_in_mid_text(
    world: World, keyboard: X11Input
) -> None:
    full_screen(world)
    with Editor(world.customer_display, at=(1100, 300)) as editor:
        picture_has_come_round(world, SEEN[0])
        ask_and_allow(world)
        editor.clear()
        world.agent_display.click(*editor.centre)
        wait_until(lambda: ["press", "LeftButton", *editor.centre] in editor.log(), "the click in the editor", WAIT_S)
        keys_reach(world, editor, keyboard, SEEN[2])
        keyboard.text("Año 中 €")
        lands(editor, "Año 中 €")

        keyboard.key(LEFT_CONTROL, True)
        keyboard.key(KEY_A, True)
        keyboard.key(KEY_A, False)
        keyboard.key(LEFT_CONTROL, False)
        keyboard.text("ñandú é")
        lands(editor, "ñandú é")

        world.customer_display.xdotool("key", "shift")
        wait_until(lambda: world.agent.sees("is using the mouse"), "the agent told of the customer's hands", WAIT_S)
        world.agent.wait_gone("is using the mouse", timeout_s=WAIT_S)

        world.customer.click("Take back: Control", timeout_s=WAIT_S)
        world.customer.wait_gone("Take back: Control", timeout_s=WAIT_S)
        keyboard.text("too late")
        picture_has_come_round(world, SEEN[1])
        assert editor.text() == "ñandú é"

        ask_and_allow(world)
        world.agent_display.click(*editor.centre)
        keys_reach(world, editor, keyboard, SEEN[0])
        typing = threading.Thread(target=keyboard.text, args=("abcdefghij" * 200,))
        typing.start()
        wait_until(lambda: "abc" in editor.text(), "a long text on its way", WAIT_S)
        world.customer_display.key("ctrl+shift+F12")
        world.customer.wait_for("can no longer see or touch anything", timeout_s=WAIT_S)
        after = editor.text()
        keyboard.release_all()
        typing.join()
        assert editor.text() == after
    ledger = wait_until(lambda: verified(world), "a ledger that verifies", WAIT_S, 0.5)
    on = ledger.index(b'"ev":"perm.on","d":{"perm":"control"')
    used = ledger.index(b'"ev":"input.count"', on)
    off = ledger.index(b'"ev":"perm.off","d":{"perm":"control"', used)
    assert b'"why":"revoked"' in ledger[off : ledger.index(b"\n", off)]
    assert "ñandú".encode() not in ledger


def verified(world: World) -> bytes | None:
    """A ledger of the session that ``assistdesk verify`` calls good."""
    good = (path for path in world.ledgers() if verify(str(path)).returncode == 0)
    return next((path.read_bytes() for path in good), None)


def test_c4_a_click_of_the_agent_on_allow_does_nothing(world: World, keyboard: X11Input) -> None:
    """The workspace asks for Resume while Control is on; then the full view is clicked where *Allow* is."""
    full_screen(world)
    ask_and_allow(world)
    world.agent.key("ctrl+alt+shift")
    world.agent.key("F11")
    world.agent.wait_for("^Give back$", "button", WAIT_S)
    world.agent.key("alt+F4")
    world.agent.click("^Ask: Resume$", "button", WAIT_S)
    allow = world.customer.wait_for("^Allow$", "button", WAIT_S, alive=True)
    full_screen(world)
    world.agent_display.click(*allow.centre)
    world.agent_display.key("space")
    world.agent_display.key("Return")
    picture_has_come_round(world, SEEN[2])
    assert world.customer.sees("^Allow$", "button")
    world.customer.click("^Do not allow$", "button")
    world.customer.wait_gone("^Allow$", "button")
