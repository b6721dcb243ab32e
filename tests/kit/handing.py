"""Steps of a story: the organisation vouches for its agents, and one of them hands the running session over to another.

The colleague's code travels sealed between the two apps; the customer says yes to him twice, by clicks of hers: may he come,
and may he see.
"""

import re

from tests.kit.control import leave_full_screen
from tests.kit.display import NotSeenError, wait_until
from tests.kit.scene import FLAG
from tests.kit.world import COLLEAGUE, ORGANISATION, App, World

WAIT_S = 30.0
KEYRING = "tests.kit.file_keyring.FileKeyring"
LIME = "4F7A21"


def certify_agents(world: World) -> None:
    """As an administrator does, before any program starts: the organisation's key, a certificate for each agent, and the line
    by which all programs believe them."""
    key = world.folder / "organisation.key"
    said = world.agent_app.run("org", "init", str(key), "--name", ORGANISATION)
    line = re.search(r'^organisation_keys = \["[0-9a-f]{64}"\]$', said, re.MULTILINE)
    if line is None:
        raise NotSeenError(f"no line for the settings in {said!r}")
    for app in (world.agent_app, world.colleague_app, world.customer_app):
        app.add_setting(line[0])
    _certify(world.agent_app, str(key), "Ana Ruiz")
    _certify(world.colleague_app, str(key), COLLEAGUE)


def _certify(app: App, key: str, name: str) -> None:
    app.env["PYTHON_KEYRING_BACKEND"] = KEYRING
    request, certificate = str(app.home / "agent.req"), str(app.home / "agent.cert")
    app.run("org", "request", request)
    app.run("org", "certify", key, request, certificate, "--name", name)
    app.add_setting(f'certificate_file = "{certificate}"')


def ask_colleague(world: World) -> None:
    """From the full screen. Whom to ask is chosen already: there is nobody else."""
    agent, opens = world.agent, "^Invite a colleague, or hand over$"
    leave_full_screen(world, opens)
    agent.click(opens, "button", WAIT_S)
    agent.click("^Hand over$", "", WAIT_S)
    agent.click("^Ask the customer$", "button", WAIT_S)
    world.colleague.wait_for("Ana Ruiz asks you to take over the session", timeout_s=WAIT_S)
    if world.customer.sees(COLLEAGUE):
        raise NotSeenError("the customer was asked before the colleague had time")


def take_over(world: World) -> None:
    """He joins, she lets him in, and his panel shows her screen; the first agent's session is over then."""
    customer, colleague = world.customer, world.colleague
    colleague.click("^Join$", "button", WAIT_S)
    customer.wait_for(f"may “{COLLEAGUE}” take over", timeout_s=WAIT_S)
    world.allow()
    customer.wait_for(f"{COLLEAGUE} .*asks to see your screen", timeout_s=WAIT_S)
    world.allow()
    colleague.wait_for("Open full view", "button", WAIT_S)
    world.agent.wait_for("The session was handed over", timeout_s=WAIT_S)
    customer.wait_for(f"{COLLEAGUE} sees your screen", timeout_s=WAIT_S)


def see_change(world: World) -> None:
    """What changes on her screen now is seen by him, one to one, and no more by the one before."""
    colleague, scene = world.colleague, world.scene
    assert scene is not None
    colleague.click("Open full view", "button", WAIT_S)
    colleague.wait_for("^Fit$", timeout_s=WAIT_S)
    colleague.key("ctrl+9")
    colleague.key("F11")
    scene.flag(LIME)
    wait_until(
        lambda: world.colleague_display.coloured(LIME, *FLAG).all(), "the flag's new colour at the colleague", WAIT_S
    )
    if world.agent_display.coloured(LIME, *FLAG).any():
        raise NotSeenError("a pixel from after the hand over reached the first agent")
