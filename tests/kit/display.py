"""A virtual X display with everything a person's desktop has: Xvfb, a window manager, a D-Bus session with accessibility.

Real parts only: what runs here is what runs on a computer with a screen. Display numbers are drawn by
lot and held by the X server's own lock file, so that any number of them can run side by side.
"""

import contextlib
import os
import random
import select
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

import mss
import mss.tools
import numpy
import numpy.typing

T = TypeVar("T")
Pixels = numpy.typing.NDArray[numpy.uint8]
START_WAIT_S = 15.0
STOP_WAIT_S = 5.0
NUMBERS = range(200, 1000)


class NotSeenError(AssertionError):
    """What should have appeared on a screen did not appear in time."""


def wait_until(check: Callable[[], T | None], what: str, timeout_s: float, every_s: float = 0.03) -> T:
    """Return the first true value of *check*; raise NotSeenError after *timeout_s*."""
    pause = threading.Event()
    deadline = time.monotonic() + timeout_s
    while True:
        found = check()
        if found:
            return found
        if time.monotonic() > deadline:
            raise NotSeenError(f"not seen in {timeout_s:g} s: {what}")
        pause.wait(every_s)


def compiled() -> dict[str, str]:
    """Lets programs that are started again and again keep their compiled modules, as an installed program does."""
    return {"PYTHONPYCACHEPREFIX": str(Path("build/pycache").resolve())}


def _line(reading: int) -> str:
    """The line that the X server writes when it is ready, "" if it dies first. Closes *reading*, but not before the whole
    line is there: the server writes number and newline apart, and gives up when the second finds nobody."""
    said = b""
    deadline = time.monotonic() + START_WAIT_S
    while not said.endswith(b"\n") and time.monotonic() < deadline:
        ready, _, _ = select.select([reading], [], [], 1.0)
        piece = os.read(reading, 16) if ready else b""
        if ready and not piece:
            break
        said += piece
    os.close(reading)
    return said.decode().strip()


class Display:
    """One X display. Use as a context manager, or ``start`` and ``stop``. ``existing`` names a server that runs already:
    then only the D-Bus session for reading it is our own."""

    def __init__(
        self, width: int = 1920, height: int = 1080, window_manager: bool = True, depth: int = 24, existing: str = ""
    ) -> None:
        self.size = (width, height)
        self.depth = depth
        self.name = existing
        self._with_wm = window_manager and not existing
        self._processes: list[subprocess.Popen[bytes]] = []
        self._home = Path(tempfile.mkdtemp(prefix="display-"))
        self._bus = ""

    def __enter__(self) -> "Display":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        if not self.name:
            wait_until(self._start_server, "an X display", START_WAIT_S)
        self._start_bus()
        if self._with_wm:
            self._run(["openbox", "--sm-disable"], env=self.env())
            wait_until(self._wm_is_up, "window manager", START_WAIT_S)

    def _start_server(self) -> bool:
        """Try one number; the lock file of the X server decides between two who want the same."""
        number = NUMBERS.start + random.randrange(len(NUMBERS))
        reading, writing = os.pipe()
        screen = f"{self.size[0]}x{self.size[1]}x{self.depth}"
        argv = ["Xvfb", f":{number}", "-displayfd", str(writing), "-screen", "0", screen]
        # no screen saver: nobody sits here, and a blank screen pauses a session
        server = self._run([*argv, "-noreset", "-nolisten", "tcp", "-dpi", "96", "-s", "0"], pass_fds=(writing,))
        os.close(writing)
        said = _line(reading)
        if said != str(number):
            server.kill()
            server.wait()
            self._processes.remove(server)
            return False
        self.name = f":{number}"
        return True

    def _start_bus(self) -> None:
        argv = ["dbus-daemon", "--session", "--nofork", "--print-address=1", f"--address=unix:dir={self._home}"]
        bus = self._run(argv, stdout=subprocess.PIPE, env=self.env())
        assert bus.stdout is not None
        self._bus = bus.stdout.readline().decode().strip()

    def _wm_is_up(self) -> bool:
        argv = ["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"]
        answer = subprocess.run(argv, env=self.env(), capture_output=True, text=True, check=False)
        return "window id" in answer.stdout

    def _run(
        self,
        argv: list[str],
        env: Mapping[str, str] | None = None,
        pass_fds: tuple[int, ...] = (),
        stdout: int = subprocess.DEVNULL,
    ) -> subprocess.Popen[bytes]:
        if shutil.which(argv[0]) is None:
            raise NotSeenError(f"the program {argv[0]} is missing: run `make setup`")
        process = subprocess.Popen(
            argv,
            env=dict(env or os.environ),
            stdout=stdout,
            stderr=subprocess.DEVNULL,
            pass_fds=pass_fds,
            start_new_session=True,
        )
        self._processes.append(process)
        return process

    def env(self, **more: str) -> dict[str, str]:
        """The environment for a program that shall show its windows here."""
        out = {key: value for key, value in os.environ.items() if key not in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
        out["DISPLAY"] = self.name
        out["QT_QPA_PLATFORM"] = "xcb"
        out["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
        out["NO_AT_BRIDGE"] = "0"
        out.update(compiled())
        out.pop("PYTHONDONTWRITEBYTECODE", None)
        if self._bus:
            out["DBUS_SESSION_BUS_ADDRESS"] = self._bus
        out.update(more)
        return out

    def stop(self) -> None:
        for process in reversed(self._processes):
            with contextlib.suppress(OSError):
                os.killpg(process.pid, signal.SIGTERM)
        for process in reversed(self._processes):
            try:
                process.wait(STOP_WAIT_S)
            except subprocess.TimeoutExpired:
                with contextlib.suppress(OSError):
                    os.killpg(process.pid, signal.SIGKILL)
                process.wait()
            if process.stdout is not None:
                process.stdout.close()
        self._processes.clear()
        shutil.rmtree(self._home, ignore_errors=True)

    # --- eyes ---------------------------------------------------------------------------------------------------------

    def pixels(self, x: int = 0, y: int = 0, w: int | None = None, h: int | None = None) -> Pixels:
        """Return what stands on this display: BGR, uint8, shape (h, w, 3); the caller's own."""
        box = {"left": x, "top": y, "width": w or self.size[0] - x, "height": h or self.size[1] - y}
        with mss.MSS(display=self.name) as screen:
            shot = screen.grab(box)
        raw = numpy.frombuffer(shot.raw, numpy.uint8).reshape(box["height"], box["width"], 4)
        return raw[..., :3].copy()

    def coloured(
        self, colour: str, x: int = 0, y: int = 0, w: int | None = None, h: int | None = None
    ) -> numpy.typing.NDArray[numpy.bool_]:
        """Where the colour RRGGBB stands on this display: bool, shape (h, w)."""
        wanted = tuple(int(colour[i : i + 2], 16) for i in (4, 2, 0))
        found: numpy.typing.NDArray[numpy.bool_] = (self.pixels(x, y, w, h) == wanted).all(axis=2)
        return found

    def screenshot(self, path: Path) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        with mss.MSS(display=self.name) as screen:
            shot = screen.grab({"left": 0, "top": 0, "width": self.size[0], "height": self.size[1]})
            mss.tools.to_png(shot.rgb, shot.size, output=str(path))
        return path

    # --- hands --------------------------------------------------------------------------------------------------------

    def xdotool(self, *words: str, timeout_s: float = 20.0) -> str:
        answer = subprocess.run(
            ["xdotool", *words], env=self.env(), capture_output=True, text=True, check=True, timeout=timeout_s
        )
        return answer.stdout

    def click(self, x: int, y: int, button: int = 1) -> None:
        # no --sync: where the mouse is there already it waits 15 s for a move that never comes
        self.xdotool("mousemove", str(x), str(y), "click", str(button))

    def key(self, chord: str) -> None:
        self.xdotool("key", "--clearmodifiers", chord)

    def type(self, text: str, delay_ms: int = 20) -> None:
        self.xdotool("type", "--delay", str(delay_ms), "--", text, timeout_s=60.0)

    # --- clipboard ----------------------------------------------------------------------------------------------------

    def copy(self, text: str) -> None:
        """Somebody copied *text* in a program here."""
        argv = ["xclip", "-selection", "clipboard", "-in"]
        subprocess.run(argv, input=text.encode(), env=self.env(), check=True, timeout=20, stdout=subprocess.DEVNULL)

    def copied(self) -> str:
        """What a program here would paste."""
        argv = ["xclip", "-selection", "clipboard", "-out"]
        return subprocess.run(argv, env=self.env(), capture_output=True, check=False, timeout=20).stdout.decode()


@contextlib.contextmanager
def displays(count: int, width: int = 1920, height: int = 1080) -> Iterator[list[Display]]:
    with contextlib.ExitStack() as stack:
        yield [stack.enter_context(Display(width, height)) for _ in range(count)]
