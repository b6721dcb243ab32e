"""``make demo``: the main job in real windows.

With a display: opens the relay's, the agent's and the customer's windows and leaves them to the person. Without: plays the
whole story on virtual displays, by mouse and keyboard, checks each step on the screen, and writes ``build/demo``: pictures,
``story.json``, both ends' ledgers, the relay's record and the session's report. Exit status 0 only if every step was seen.
"""

import json
import os
import shutil
import sys
import threading
import time
from pathlib import Path
from typing import Any

import httpx
import numpy

from tests.kit.control import open_full_view
from tests.kit.display import NotSeenError, wait_until
from tests.kit.handing import certify_agents
from tests.kit.helping import Helping
from tests.kit.recording import make_recording_key
from tests.kit.scene import FLAG
from tests.kit.story import Step, Story, StoryEndedError
from tests.kit.world import SUBJECT, World, verify

BUILD = Path("build/demo").resolve()
GREEN, PURPLE, ORANGE = "079455", "6938EF", "B54708"
QUIET_S = 2.0
SESSIONS = 2
"""The first agent's, and the one of the colleague who takes over."""
OWN_WINDOWS_MARGIN = 4
SCENE_AREA = (470, 100, 1430, 960)
NOTE = "Cleared the font cache; the export runs through."


def change_last_digit(code: str) -> str:
    return code[:-1] + str((int(code[-1]) + 1) % 10)


class Demo:
    """The story of issue and sketch alike: from a ticket to the customer's screen and back into the ticket."""

    def __init__(self, story: Story, world: World, folder: Path) -> None:
        self.story, self.world, self.folder = story, world, folder
        self.code = ""
        self.room = ""
        self.ticket_id = 0

    def play(self) -> None:
        self.set_the_stage()
        self.sign_in()
        self.make_code()
        self.join()
        self.watch()
        Helping(self.story, self.world, self.folder).play()
        self.stop()
        self.finish()

    def set_the_stage(self) -> None:
        world, story = self.world, self.story
        with story.step("relay up") as step:
            world.start_relay()
            step.detail = world.relay.url
        with story.step("desk seeded") as step:
            world.seed()
            make_recording_key(world)
            certify_agents(world)
            step.detail = "12 tickets in three languages, two agents with certificates, a key for recordings"
        with story.step("displays up", show="customer"):
            world.start_displays()
            story.cameras |= {"agent": world.agent_display, "customer": world.customer_display}

    def sign_in(self) -> None:
        world, story = self.world, self.story
        with story.step("agent app open", show="agent"):
            world.start_agent()
        with story.step("agent signed in", show="agent"):
            world.sign_in()
        world.sign_in_by_api()
        with story.step("ticket opened", show="agent") as step:
            world.open_ticket()
            self.ticket_id = self.find_ticket()
            step.detail = f"#{self.ticket_id} {SUBJECT}"

    def find_ticket(self) -> int:
        found = self.world.api.need("GET", "/tickets?page[size]=100")
        return next(int(t["id"]) for t in found["tickets"] if t["subject"] == SUBJECT)

    def make_code(self) -> None:
        with self.story.step("code shown", show="agent") as step:
            self.code = self.world.make_code()
            step.detail = f"{len(self.code)} digits, large enough to read aloud"

    def join(self) -> None:
        world, story = self.world, self.story
        with story.step("customer app open", show="customer"):
            world.start_customer()
        digits = self.code
        with story.step("wrong code refused locally", show="customer") as step:
            before = self.claims()
            world.type_code(change_last_digit(digits))
            world.customer.wait_for("One digit is not right")
            if self.claims() != before:
                raise NotSeenError("the relay heard of a mistyped code")
            step.detail = "said at once; the relay heard nothing"
        with story.step("code typed") as step:
            world.customer.key("BackSpace")
            world.customer.type(digits[-1])
            typed_at = time.monotonic()
            step.detail = "the last digit joins by itself"
        with story.step("sheet shown", show="customer,agent") as step:
            world.customer.wait_for("asks to see your screen", timeout_s=20)
            step.seconds = round(time.monotonic() - typed_at, 3)
            for words in (
                "Ana Ruiz",
                "Invoice export freezes",
                "To stop at any time",
                "Did you ask for this help yourself",
            ):
                world.customer.wait_for(words)
            step.detail = "from the last digit; who, what for, how to stop are on it"
        with story.step("agent told the customer is reading"):
            world.agent.wait_for("is reading the request")

    def claims(self) -> float:
        """How many codes the relay has been asked for: its own counter."""
        answer = httpx.get(
            f"{self.world.relay.url}/metrics",
            headers={"Authorization": f"Bearer {self.world.relay.ops_token}"},
            trust_env=False,
        )
        wanted = ("assistdesk_relay_codes_total", "assistdesk_relay_claims_refused_total")
        return sum(float(line.rsplit(" ", 1)[1]) for line in answer.text.splitlines() if line.startswith(wanted))

    def watch(self) -> None:
        world, story = self.world, self.story
        with story.step("allowed") as step:
            world.allow()
            allowed_at = time.monotonic()
            step.detail = "by one click, after Allow was armed"
        with story.step("first picture", show="agent,customer") as step:
            wait_until(self.live_picture_seen, "the customer's colours in the agent's panel", 20, 0.01)
            step.seconds = round(time.monotonic() - allowed_at, 3)
            world.agent.wait_for("Open full view", "button", 20)
            step.detail = "after Allow, in the ticket's panel"
        with story.step("picture exact", show="agent") as step:
            open_full_view(world)
            world.agent.key("ctrl+9")
            world.agent.key("F11")
            step.detail = self.exact()
        with story.step("change seen") as step:
            assert world.scene is not None
            started = time.monotonic()
            world.scene.flag(PURPLE)
            wait_until(lambda: world.agent_sees_flag(PURPLE), "the new colour", 10, 0.002)
            step.seconds = round(time.monotonic() - started, 3)
            step.detail = "from the customer's screen to the agent's"

    def live_picture_seen(self) -> bool:
        """Wallpaper blue of the customer's desktop somewhere in the right-hand panel."""
        x = self.world.size[0] - 380
        panel = self.world.agent_display.pixels(x, 60, 370, 400).astype(int)
        blue = (panel[..., 0] > 200) & (panel[..., 1] > 60) & (panel[..., 1] < 120) & (panel[..., 2] < 90)
        return int(blue.sum()) > 500

    def exact(self) -> str:
        """Wait until the picture is pixel for pixel the customer's screen, where none of her own AssistDesk windows stand."""
        x, y, w, h = SCENE_AREA
        world = self.world

        def same() -> bool:
            theirs, ours = world.customer_display.pixels(x, y, w, h), world.agent_display.pixels(x, y, w, h)
            return bool(numpy.array_equal(theirs, ours))

        wait_until(same, "an exact picture", 10, 0.05)
        if not world.agent_sees_flag(GREEN):
            raise NotSeenError("the flag is not where it should be")
        return f"{w} x {h} pixels equal, one to one"

    def stop(self) -> None:
        world, story = self.world, self.story
        with story.step("Stop pressed", show="customer,colleague"):
            world.customer.click("^Stop$", "button")
            world.customer.wait_for("can no longer see or touch anything")
        with story.step("nothing later seen") as step:
            assert world.scene is not None
            world.scene.flag(ORANGE)
            pause = threading.Event()
            deadline = time.monotonic() + QUIET_S
            while time.monotonic() < deadline:
                x, y, w, h = FLAG
                wanted = tuple(int(ORANGE[i : i + 2], 16) for i in (4, 2, 0))
                for display in (world.agent_display, world.colleague_display):
                    if (display.pixels(x, y, w, h) == wanted).all(axis=2).any():
                        raise NotSeenError("a pixel from after Stop reached an agent")
                pause.wait(0.02)
            step.detail = f"watched for {QUIET_S:g} s while the screen changed"

    def finish(self) -> None:
        world, story = self.world, self.story
        with story.step("report in ticket", show="agent,colleague") as step:
            refs = wait_until(self.reported, "both sessions' reports with both witnesses", 20, 0.2)
            world.colleague.wait_for("Save and solve", "button")
            (self.folder / "report.json").write_text(json.dumps(refs, indent=2, ensure_ascii=False) + "\n")
            step.detail = "; ".join(f"witness {ref['witness']}, reason {ref['report']['reason']}" for ref in refs)
        with story.step("note saved", show="colleague") as step:
            world.colleague.click("Save and solve", "button")
            note = wait_until(self.note_saved, "the note in the ticket", 20, 0.2)
            step.detail = note.splitlines()[0][:70]
        with story.step("ticket solved", show="agent,colleague"):
            wait_until(self.solved, "the solved ticket", 20, 0.2)
        with story.step("customer keeps a copy", show="customer") as step:
            self.save_copy()
            step.detail = "receipt.adledger"
        with story.step("ledger verified") as step:
            step.detail = self.verified()

    def reported(self) -> list[dict[str, Any]] | None:
        refs = self.world.api.need("GET", f"/tickets/{self.ticket_id}/timeline")["session_refs"]
        done = [ref for ref in refs if ref["state"] == "ended" and ref["report"] and ref["witness"] == "both"]
        return done if len(done) == SESSIONS else None

    def note_saved(self) -> str:
        page = self.world.api.need("GET", f"/tickets/{self.ticket_id}/timeline")
        notes = [c for c in page["comments"] if not c["public"] and "Remote session" in c["body"]]
        return str(notes[-1]["body"]) if notes else ""

    def solved(self) -> bool:
        return bool(self.world.api.need("GET", f"/tickets/{self.ticket_id}")["ticket"]["status"] == "solved")

    def save_copy(self) -> None:
        world = self.world
        target = self.folder / "receipt.adledger"
        world.customer.click("Save my copy", "button")
        world.customer.wait_for("Save my copy of the record")
        world.customer.key("ctrl+a")
        world.customer.type(str(target))
        world.customer.key("Return")
        wait_until(target.exists, "the customer's copy on disk", 10)

    def verified(self) -> str:
        receipt = self.folder / "receipt.adledger"
        good = verify(str(receipt))
        if good.returncode != 0 or not good.stdout.startswith("OK"):
            raise NotSeenError(f"verify said {good.stdout or good.stderr!r}")
        data = bytearray(receipt.read_bytes())
        place = data.index(b'"perm.on"') + 2
        data[place] ^= 1
        forged = self.folder / "forged.adledger"
        forged.write_bytes(bytes(data))
        bad = verify(str(forged))
        if bad.returncode != 1:
            raise NotSeenError(f"verify took a forged ledger: {bad.stdout!r}")
        return f"{good.stdout.strip().splitlines()[0]}; one byte changed: {bad.stdout.strip().splitlines()[0]}"


def play() -> int:
    shutil.rmtree(BUILD, ignore_errors=True)
    BUILD.mkdir(parents=True)
    story = Story(BUILD)
    world = World(BUILD / "world")
    try:
        Demo(story, world, BUILD).play()
    except StoryEndedError as ended:
        print(f"the story ended at: {ended}", file=sys.stderr)
        for app in (world.agent_app, world.customer_app, world.colleague_app):
            print(app.log_text()[-3000:], file=sys.stderr)
    finally:
        path = story.write()
        for ledger in world.ledgers():
            shutil.copy(ledger, BUILD / f"{ledger.parents[2].name}-{ledger.name}")
        world.close()
    print(f"{len([s for s in story.steps if s.ok])} of {len(story.steps)} steps ok; see {path.parent}")
    return 0 if story.all_ok else 1


def main() -> int:
    if os.environ.get("DISPLAY") and "--story" not in sys.argv:
        from tests.kit.playground import open_windows

        return open_windows(BUILD)
    return play()


__all__ = ["Demo", "Step", "main"]

if __name__ == "__main__":
    sys.exit(main())
