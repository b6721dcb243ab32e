"""Steps of a story: a recording is allowed, made, closed, and played by ``assistdesk replay`` with the organisation's key."""

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

from tests.kit.display import Display, NotSeenError, wait_until
from tests.kit.world import App, World

WAIT_S = 30.0
PLAYER_WAIT_S = 60.0
SEEN_PIXELS = 500
BEFORE, DURING, AFTER = "BE185D", "A16207", "4D7C0F"
"""The flag's colours around the recording: nothing else on the screens has them."""


def make_recording_key(world: World) -> None:
    """As an administrator does, before the agent's program starts: a key off the relay, its public half in the settings."""
    said = world.agent_app.run("org", "recording", str(_key(world)))
    line = re.search(r'^recording_key = "[0-9a-f]{64}"$', said, re.MULTILINE)
    if line is None:
        raise NotSeenError(f"no line for the settings in {said!r}")
    world.agent_app.add_setting(line[0])


def _key(world: World) -> Path:
    return world.folder / "recording.key"


def record(world: World) -> Path:
    """The full view is in front, nobody asked to record yet. Return the file, closed; its last picture is the flag in
    DURING, its first the flag in BEFORE."""
    agent, customer, scene = world.agent, world.customer, world.scene
    assert scene is not None
    agent.key("ctrl+0")
    scene.flag(BEFORE)
    _wait_for_colour(world.agent_display, BEFORE)
    agent.click("^Ask to record$", "button", WAIT_S)
    customer.wait_for("asks to record what is shown", timeout_s=WAIT_S)
    world.allow()
    customer.wait_for("records what is shown", timeout_s=WAIT_S)
    wait_until(lambda: _recorded_s(world) > 0, "the red dot's clock", WAIT_S)
    scene.flag(DURING)
    _wait_for_colour(world.agent_display, DURING)
    seen_s = _recorded_s(world)
    wait_until(lambda: _recorded_s(world) > seen_s + 1, "the new colour recorded for a second", WAIT_S)
    agent.click("^Stop recording$", "button", WAIT_S)
    customer.wait_gone("records what is shown", timeout_s=WAIT_S)
    agent.wait_for("^Ask to record$", "button", WAIT_S)
    scene.flag(AFTER)
    _wait_for_colour(world.agent_display, AFTER)
    (made,) = (world.agent_app.home / "data" / "recordings").glob("*.adrec")
    return made


def _recorded_s(world: World) -> int:
    """What the agent reads at the red dot."""
    minutes, seconds = re.findall(r"\d+", world.agent.wait_for(r"^Recording \d+:\d\d$", timeout_s=WAIT_S).words)[:2]
    return int(minutes) * 60 + int(seconds)


@contextlib.contextmanager
def replayed(world: World, file: Path) -> Iterator[App]:
    """``assistdesk replay`` of *file* on the agent's display, until the block ends."""
    words = ("replay", str(file), "--key", str(_key(world)))
    player = App(world.agent_display, world.folder / "player", world.relay.url, world.language, words)
    player.start()
    try:
        yield player
    finally:
        player.stop()


def see_replay(world: World) -> str:
    """It plays by itself to its last picture, and its first is sought by keyboard. Return what stands beside the bar."""
    display = world.agent_display
    _wait_for_colour(display, DURING, PLAYER_WAIT_S)
    world.agent.wait_for("^Play$", "button", WAIT_S)
    ended = world.agent.wait_for(r"^\d+:\d\d of \d+:\d\d$").words
    wait_until(lambda: _sought_back(display), "the first picture again", WAIT_S, 0.3)
    return ended


def _sought_back(display: Display) -> bool:
    """Five seconds back, and whether that was the flag's first colour."""
    display.key("j")
    return _has_colour(display, BEFORE)


def _has_colour(display: Display, colour: str) -> bool:
    return int(display.coloured(colour).sum()) > SEEN_PIXELS


def _wait_for_colour(display: Display, colour: str, timeout_s: float = WAIT_S) -> None:
    wait_until(lambda: _has_colour(display, colour), f"the flag in {colour}", timeout_s)
