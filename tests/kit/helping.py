"""The middle of the demo's story: what an agent may do once the customer allows more than looking.

She points, draws and types; text and a file go each way; a recording is made and played; the line drops and they come back.
Each step is seen on the screen of whoever it is for.
"""

from pathlib import Path

from tests.kit import control, handing, recording, sharing
from tests.kit.display import wait_until
from tests.kit.story import Story
from tests.kit.world import World

TEAL, SKY = "0F766E", "0369A1"
WAIT_S = 60.0


class Helping:
    """Begins with the picture one to one on the agent's whole screen and a customer who allowed View; ends so on the
    colleague's screen."""

    def __init__(self, story: Story, world: World, folder: Path) -> None:
        self.story, self.world, self.folder = story, world, folder

    def play(self) -> None:
        self.point()
        self.control()
        self.share()
        self.record()
        self.drop()
        self.hand_over()

    def point(self) -> None:
        world, story = self.world, self.story
        with story.step("pointer seen", show="customer") as step:
            control.point(world)
            step.detail = "asked for, allowed, and the agent's name stands on the customer's desktop"
        with story.step("arrow seen", show="customer,agent") as step:
            control.draw_arrow(world)
            step.detail = "on the customer's desktop and over the agent's picture"
        with story.step("arrow gone"):
            control.wipe(world)

    def control(self) -> None:
        world, story = self.world, self.story
        with control.customers_editor(world) as editor, control.agents_keyboard(world) as keyboard:
            with story.step("control allowed", show="customer"):
                control.ask_and_allow(world)
                control.take_editor(world, editor, keyboard, TEAL)
            with story.step("text typed", show="customer,agent") as step:
                keyboard.text(sharing.SAID)
                control.lands(editor, sharing.SAID)
                step.detail = f"{sharing.SAID!r} in an editor on the customer's display"
        with story.step("control taken back", show="customer"):
            control.take_back(world)
            control.to_workspace(world, "^Ask for control$")

    def share(self) -> None:
        world, story = self.world, self.story
        with story.step("resume, text and files allowed", show="customer"):
            sharing.ask_in_panel(world, "Resume", "come back to look, without a new code")
            sharing.allow_sharing(world)
        with story.step("text each way", show="agent") as step:
            sharing.exchange_text(world)
            step.detail = "on the other's clipboard after a click there"
        with story.step("file each way", show="customer,agent") as step:
            step.detail = f"SHA-256 {sharing.exchange_files(world, self.folder)}… shown at both ends"

    def record(self) -> None:
        world, story = self.world, self.story
        with story.step("recording made", show="agent") as step:
            sharing.close_column(world)
            made = recording.record(world)
            step.detail = f"{made.name}, {made.stat().st_size} bytes, sealed for the organisation"
        with recording.replayed(world, made), story.step("recording replayed", show="agent") as step:
            step.detail = f"{recording.see_replay(world)}, then back to its first picture"

    def drop(self) -> None:
        world, story = self.world, self.story
        with story.step("line dropped", show="customer,agent"):
            world.agent_display.click(900, 600)  # the full view is in front again
            control.fill_screen(world)
            world.relay.kill9()
            world.customer.wait_for("sees nothing. Trying again", timeout_s=WAIT_S)
        with story.step("session resumed", show="customer,agent") as step:
            world.relay.start()
            assert world.scene is not None
            world.scene.flag(SKY)
            wait_until(lambda: world.agent_sees_flag(SKY), "the picture again", WAIT_S)
            world.customer.wait_for("sees your screen", timeout_s=WAIT_S)
            step.detail = "the picture came back by itself, as Resume allows"

    def hand_over(self) -> None:
        world, story = self.world, self.story
        with story.step("colleague at work", show="colleague") as step:
            world.start_colleague()
            story.cameras["colleague"] = world.colleague_display
            step.detail = "another agent, at a computer of his own"
        with story.step("hand over asked", show="agent,colleague"):
            handing.ask_colleague(world)
        with story.step("handed over", show="customer,agent,colleague") as step:
            handing.take_over(world)
            handing.see_change(world)
            step.detail = "by a sealed code; the customer said yes to the colleague, and the first agent sees no more"
