"""Reads the player's numbers off the agent's display; compares both screens at the end.

usage: python -m benchmarks.glass.observe CUSTOMER_DISPLAY AGENT_DISPLAY PLAYER_LOG OUT.json
"""

import json
import sys
import threading
import time
from pathlib import Path

import mss
import numpy
import numpy.typing

from benchmarks.glass import marks
from benchmarks.glass.marks import BLOCK, HEIGHT, LEFT, STRIP_WIDTH, TOP, WIDTH

SETTLE_S, LOOK_EVERY_S = 2.5, 0.0007


def picture(display: str) -> numpy.typing.NDArray[numpy.int64]:
    with mss.MSS(display=display) as screen:
        raw = screen.grab({"left": LEFT, "top": TOP, "width": WIDTH, "height": HEIGHT}).raw
    return numpy.frombuffer(raw, numpy.uint8).reshape(HEIGHT, WIDTH, 4)[..., :3].astype(numpy.int64)


def watch(agent: str, done: Path) -> list[tuple[int, float]]:
    """(number, when seen) until SETTLE_S after the player has finished."""
    area = {"left": LEFT, "top": TOP, "width": STRIP_WIDTH, "height": BLOCK}
    seen: list[tuple[int, float]] = []
    last: int | None = None
    ended: float | None = None
    pause = threading.Event()
    with mss.MSS(display=agent) as screen:
        while ended is None or time.monotonic() - ended < SETTLE_S:
            strip = numpy.frombuffer(screen.grab(area).raw, numpy.uint8).reshape(BLOCK, -1, 4)
            number, now = marks.read(strip), time.monotonic()
            if number is not None and number != last:
                seen.append((number, now))
                last = number
            if ended is None and done.exists():
                ended = now
            pause.wait(LOOK_EVERY_S)
    return seen


def main() -> None:
    customer, agent, log_name, out = sys.argv[1:5]
    log_path = Path(log_name)
    seen = watch(agent, log_path.with_suffix(".done"))
    log = json.loads(log_path.read_text())
    drawn = dict(map(tuple, log))
    latency_ms = [(at - drawn[n]) * 1e3 for n, at in seen if n in drawn and at >= drawn[n]]
    seconds = log[-1][1] - log[0][1]
    error = float(((picture(customer) - picture(agent)) ** 2).mean())
    figures = {
        "fps_drawn": round(len(log) / seconds, 1),
        "fps_seen": round(len(latency_ms) / seconds, 1),
        "p50_ms": round(float(numpy.percentile(latency_ms, 50)), 1) if latency_ms else None,
        "p95_ms": round(float(numpy.percentile(latency_ms, 95)), 1) if latency_ms else None,
        "psnr_db": 99.0 if error == 0 else round(float(10 * numpy.log10(255**2 / error)), 1),
        "exact": error == 0,
    }
    Path(out).write_text(json.dumps(figures))


if __name__ == "__main__":
    main()
