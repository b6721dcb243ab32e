"""The main job, by mouse and keyboard, in real windows: every step of the demo's story is seen on the screen."""

from pathlib import Path

import pytest

from tests.kit.demo import Demo
from tests.kit.story import Story, StoryEndedError
from tests.kit.world import World

pytestmark = [pytest.mark.display, pytest.mark.slow, pytest.mark.timeout(400)]
STEPS = (
    "relay up", "agent signed in", "ticket opened", "code shown", "wrong code refused locally", "code typed", "sheet shown",
    "allowed", "first picture", "picture exact", "change seen", "pointer seen", "arrow seen", "arrow gone", "control allowed",
    "text typed", "control taken back", "resume, text and files allowed", "text each way", "file each way", "recording made",
    "recording replayed", "line dropped", "session resumed", "colleague at work", "hand over asked", "handed over",
    "Stop pressed", "nothing later seen", "report in ticket", "note saved", "ticket solved", "customer keeps a copy",
    "ledger verified",
)  # fmt: skip


def test_from_a_ticket_to_the_customers_screen_and_back_into_the_ticket(world: World, tmp_path: Path) -> None:
    story = Story(tmp_path / "story")
    story.folder.mkdir()
    try:
        Demo(story, world, tmp_path).play()
    except StoryEndedError as ended:
        failed = (story.folder / "failure.txt").read_text()
        logs = world.agent_app.log_text()[-3000:] + world.customer_app.log_text()[-3000:]
        pytest.fail(f"the story ended at {ended}\n{failed}\n{logs}")
    told = [step.name for step in story.steps]
    assert [step for step in STEPS if step not in told] == []
    assert story.all_ok
