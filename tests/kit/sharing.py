"""Steps of a story: copied text and files between two real windows, asked for, allowed, sent by a click, taken by a click."""

import hashlib
from pathlib import Path

from tests.kit.control import open_full_view
from tests.kit.display import NotSeenError, wait_until
from tests.kit.person import Person
from tests.kit.world import World

SAID = "Año 中 €"
WAIT_S = 30.0


def ask_in_panel(world: World, permission: str, question: str) -> None:
    """The workspace is in front. The agent asks there, the customer reads *question* and allows it, and the panel says so: it
    is built anew then, and its buttons stand elsewhere."""
    world.agent.press(f"^Ask: {permission}$", "button", lambda: world.customer.sees(question), WAIT_S)
    world.allow()
    world.customer.wait_gone(question, timeout_s=WAIT_S)
    world.agent.wait_for(f"^Give back: {permission}$", "button", WAIT_S)


def allow_sharing(world: World) -> None:
    """Text and files, neither asked for yet. The workspace is in front, and the full view afterwards."""
    ask_in_panel(world, "Clipboard", "asks to exchange copied text")
    ask_in_panel(world, "Files", "asks to exchange files")
    world.customer.wait_for("^Choose files…$", "button", WAIT_S)
    open_full_view(world)


def exchange_text(world: World) -> None:
    """A copied text each way; each is on the other's clipboard when she took it, and not before."""
    agent, customer = world.agent, world.customer
    world.agent_display.copy(SAID)
    agent.click("^Send my clipboard$", "button", WAIT_S)
    customer.wait_for(SAID, timeout_s=WAIT_S)
    if world.customer_display.copied() == SAID:
        raise NotSeenError("a text on the customer's clipboard that she did not take")
    customer.click("^Put on my clipboard$", "button", WAIT_S)
    wait_until(lambda: world.customer_display.copied() == SAID, "the text on the customer's clipboard", WAIT_S)
    agent.wait_for("has it on the clipboard now", timeout_s=WAIT_S)

    world.customer_display.copy(f"back: {SAID}")
    customer.click("^Send my clipboard$", "button", WAIT_S)
    agent.click("^Put on my clipboard$", "button", WAIT_S)
    wait_until(lambda: world.agent_display.copied() == f"back: {SAID}", "the text on the agent's clipboard", WAIT_S)


def exchange_files(world: World, folder: Path) -> str:
    """A script to the customer, who is warned, and a picture back. Return the beginning of the picture's SHA-256, which
    stands at both ends."""
    agent, customer = world.agent, world.customer
    mine, hers = folder / "fix.sh", folder / "photo.bin"
    mine.write_text("echo hello\n")
    hers.write_bytes(bytes(range(256)) * 4_000)
    _choose(agent, mine)
    customer.wait_for("can run commands when opened", timeout_s=WAIT_S)
    customer.click("^Save in Downloads$", "button", WAIT_S)
    agent.wait_for("has it, whole", timeout_s=WAIT_S)
    _must_be_the_same(mine, world.customer_app.home / "Downloads" / mine.name)
    _choose(customer, hers)
    agent.click("^Save in Downloads$", "button", WAIT_S)
    customer.wait_for("has it, whole", timeout_s=WAIT_S)
    _must_be_the_same(hers, world.agent_app.home / "Downloads" / hers.name)
    digest = hashlib.sha256(hers.read_bytes()).hexdigest()[:8]
    for person in (agent, customer):
        person.wait_for(f"SHA-256 {digest}")
    return digest


def close_column(world: World) -> None:
    """The whole width of the full view for the picture again."""
    world.agent.click("^Close this column$", "button", WAIT_S)
    world.agent.wait_gone("^Close this column$", "button", WAIT_S)


def _choose(person: Person, path: Path) -> None:
    """In the file dialog, by keyboard."""
    person.click("^Choose files…$", "button", WAIT_S)
    person.wait_for("^File name", timeout_s=WAIT_S)
    person.type(str(path))
    person.key("Return")


def _must_be_the_same(sent: Path, saved: Path) -> None:
    if sent.read_bytes() != saved.read_bytes():
        raise NotSeenError(f"{saved.name} is not what was sent")
