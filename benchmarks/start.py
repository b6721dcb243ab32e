"""How long until a window can be used: AssistDesk's agent and customer windows against a bare PySide6 window, same run.

Measured from outside, on a virtual display: from starting the process to the first painted pixel in the middle of its
window. Rounds are interleaved; medians count. usage: python -m benchmarks.start [--rounds N]
"""

import argparse
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from benchmarks.figures import Figure, against, hand_in
from tests.kit.display import Display

BARE = """
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel("bare")
label.setStyleSheet("background: white; color: black")
label.resize(1200, 800)
label.show()
app.exec()
"""
NAMING = BARE.replace("app = ", "from PySide6.QtCore import Qt\napp = ").replace(
    "label.show()", "label.setAlignment(Qt.AlignmentFlag.AlignCenter)\nlabel.show()"
)
"""The same that names one alignment: the first use of ``Qt`` makes its hundred enumerations for Python."""
PROGRAM = str(Path(sys.executable).parent / "assistdesk")
"""As menus start it."""
WAIT_S = 30.0
MIDDLE = 40


def seconds_to_paint(display: Display, argv: list[str], home: str) -> float:
    """Start *argv*, return seconds until something other than the empty desktop stands in the middle of the screen."""
    x, y = display.size[0] // 2 - MIDDLE, display.size[1] // 2 - MIDDLE
    before = display.pixels(x, y, 2 * MIDDLE, 2 * MIDDLE)
    homes = (
        "XDG_CONFIG_HOME",
        "XDG_DATA_HOME",
        "XDG_CACHE_HOME",
        "XDG_RUNTIME_DIR",
    )  # the last: no window of others is fronted
    env = display.env(**dict.fromkeys(homes, home))
    pause = threading.Event()
    started = time.monotonic()
    process = subprocess.Popen(
        argv, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        while (display.pixels(x, y, 2 * MIDDLE, 2 * MIDDLE) == before).all():
            if time.monotonic() - started > WAIT_S or process.poll() is not None:
                raise SystemExit(f"no window from {argv}")
            pause.wait(0.002)
        return time.monotonic() - started
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=21)
    rounds = parser.parse_args().rounds
    programs = {
        "bare": [sys.executable, "-c", BARE],
        "naming": [sys.executable, "-c", NAMING],
        "agent": [PROGRAM],
        "customer": [PROGRAM, "join"],
    }
    seconds: dict[str, list[float]] = {name: [] for name in programs}
    with Display(1920, 1080) as display, tempfile.TemporaryDirectory() as home:
        for round_number in range(rounds + 1):
            for name, argv in programs.items():
                took = seconds_to_paint(display, argv, home)
                if round_number:  # the first round warms the disk cache
                    seconds[name].append(took)
    middle = {name: statistics.median(values) * 1000 for name, values in seconds.items()}
    hand_in(
        "start",
        [
            Figure("bare PySide6 window", round(middle["bare"], 1), "ms"),
            against(
                "bare window that names an alignment", middle["naming"], "ms", "bare PySide6 window", middle["bare"]
            ),
            against("agent window usable", middle["agent"], "ms", "bare PySide6 window", middle["bare"]),
            against("customer window usable", middle["customer"], "ms", "bare PySide6 window", middle["bare"]),
        ],
    )


if __name__ == "__main__":
    main()
