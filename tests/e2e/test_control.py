"""Who wins over an agent with control: the customer's hands, her taking back, her Stop in mid-text; and no click of the agent
reaches *Allow*.

By mouse and keyboard alone, on two displays, through the real relay. What control, text and files do when all goes well is in
the demo's story (test_story).
"""

import contextlib
import threading
from collections.abc import Iterator

import pytest

from assistdesk.adapters.input_x11 import X11Input
from tests.e2e.test_trouble import in_session
from tests.kit import control
from tests.kit.display import wait_until
from tests.kit.world import SeededDesk, World, verify

pytestmark = [pytest.mark.display, pytest.mark.slow, pytest.mark.timeout(300)]
SEEN = ("7C3AED", "EA580C", "0E7490")
WAIT_S = 30.0


@pytest.fixture
def keyboard(world: World, desk: SeededDesk) -> Iterator[X11Input]:
    in_session(world, desk)
    with control.agents_keyboard(world) as one:
        yield one


def test_the_customers_hands_win_she_takes_control_back_and_stop_ends_it_in_mid_text(
    world: World, keyboard: X11Input
) -> None:
    control.full_screen(world)
    with control.customers_editor(world) as editor:
        control.ask_and_allow(world)
        control.take_editor(world, editor, keyboard, SEEN[2])
        keyboard.text("ñandú é")
        control.lands(editor, "ñandú é")

        wait_until(lambda: told_of_hands(world), "the agent told of the customer's hands", WAIT_S)
        world.agent.wait_gone("is using the mouse", timeout_s=WAIT_S)

        control.take_back(world)
        keyboard.text("too late")
        control.picture_has_come_round(world, SEEN[1])
        assert editor.text() == "ñandú é"

        control.ask_and_allow(world)
        control.take_editor(world, editor, keyboard, SEEN[0])
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


def told_of_hands(world: World) -> bool:
    """One press is told for two seconds, which a look may take on a busy machine: her hands go on."""
    world.customer_display.xdotool("key", "shift")
    return world.agent.sees("is using the mouse")


def verified(world: World) -> bytes | None:
    """A ledger of the session that ``assistdesk verify`` calls good. One that was handed in meanwhile has another place."""
    for path in world.ledgers():
        with contextlib.suppress(FileNotFoundError):
            if verify(str(path)).returncode == 0:
                return path.read_bytes()
    return None


def test_c4_a_click_of_the_agent_on_allow_does_nothing(world: World, keyboard: X11Input) -> None:
    """The workspace asks for Resume while Control is on; then the full view is clicked where *Allow* is."""
    control.full_screen(world)
    control.ask_and_allow(world)
    control.to_workspace(world, "^Give back$")
    world.agent.click("^Ask: Resume$", "button", WAIT_S)
    allow = world.customer.wait_for("^Allow$", "button", WAIT_S, alive=True)
    control.full_screen(world)
    world.agent_display.click(*allow.centre)
    world.agent_display.key("space")
    world.agent_display.key("Return")
    control.picture_has_come_round(world, SEEN[2])
    assert world.customer.sees("^Allow$", "button")
    world.customer.click("^Do not allow$", "button")
    world.customer.wait_gone("^Allow$", "button")
