"""A story told in steps: each is timed, photographed, and ok only if what it promised was seen. Written to ``story.json``."""

import contextlib
import json
import time
import traceback
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.kit.display import Display


@dataclass
class Step:
    name: str
    ok: bool = False
    seconds: float = 0.0
    detail: str = ""


class StoryEndedError(Exception):
    """A step failed: what follows cannot be told."""


class Story:
    """Steps in order. ``photograph`` is called with a file's stem after each."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.steps: list[Step] = []
        self.cameras: dict[str, Display] = {}

    @contextlib.contextmanager
    def step(self, name: str, show: str = "") -> Iterator[Step]:
        """One step; *show* names the cameras (comma separated) that take a picture at its end, whether it went well or not."""
        step = Step(name)
        self.steps.append(step)
        started = time.monotonic()
        try:
            yield step
            step.ok = True
        except Exception as error:
            step.detail = f"{type(error).__name__}: {error}"
            (self.folder / "failure.txt").write_text(traceback.format_exc())
            raise StoryEndedError(name) from error
        finally:
            step.seconds = step.seconds or round(time.monotonic() - started, 3)
            number = len(self.steps)
            for camera in filter(None, show.split(",")):
                if camera in self.cameras and self.cameras[camera].name:
                    stem = name.replace(" ", "-").replace(",", "")
                    self.cameras[camera].screenshot(self.folder / f"{number:02}-{stem}-{camera}.png")
            mark = "ok  " if step.ok else "FAIL"
            print(f"{mark} {number:2}  {name:34} {step.seconds:7.2f} s  {step.detail}", flush=True)

    def write(self) -> Path:
        path = self.folder / "story.json"
        path.write_text(json.dumps([asdict(step) for step in self.steps], indent=2, ensure_ascii=False) + "\n")
        return path

    @property
    def all_ok(self) -> bool:
        return bool(self.steps) and all(step.ok for step in self.steps)
