"""How late does Qt's event loop come in the agent's session window while the customer's page scrolls? Bar: p99 < 16 ms.

The real pair with the agent's real session window (toolbar, line figures and all) instead of the bare screen view. In its
process a timer is due every 4 ms; how late each due time was served is written down, also for those that a blocked loop
missed. Only the time while the player draws counts. A quiet screen is measured first, as the floor of the same run.

usage: python -m benchmarks.lateness [--seconds N] [--rounds N] [--workloads scroll,video]
"""

import argparse
import json
import signal
import statistics
import subprocess
import sys
import threading
import time

from benchmarks.figures import Figure, against, hand_in
from benchmarks.glass.peers import Stage, assistdesk
from benchmarks.glass_run import SETTLE_S, Round
from tests.kit.display import Display, wait_until

BAR_MS = 16.0
QUIET_S = 3.0
END_WAIT_S = 20.0
Span = tuple[float, float]
Samples = list[tuple[float, float]]
"""(when it was due, monotonic seconds; how late, seconds)"""


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def late_ms(samples: Samples, span: Span) -> list[float]:
    return [late_s * 1000 for due_s, late_s in samples if span[0] <= due_s <= span[1]]


def play(one: Round, customer: Display, workload: str, seconds: float) -> Span:
    """Draw; return from the first frame to the last."""
    log = one.folder / "player.json"
    argv = [sys.executable, "-m", "benchmarks.glass.player", workload, str(seconds), str(log)]
    subprocess.run(argv, env=customer.env(), check=True, stderr=subprocess.DEVNULL, timeout=seconds + 60)
    drawn = json.loads(log.read_text())
    return drawn[0][1], drawn[-1][1]


def measure(workload: str, seconds: float) -> tuple[list[float], list[float]]:
    """Lateness in ms of a quiet session window, and of one in which *workload* is seen."""
    one = Round()
    out = one.folder / "lateness.json"
    with Display() as customer, Display(window_manager=False) as agent:
        try:
            assistdesk(Stage(customer, agent, one.run, None), ("--lateness", str(out)))
            threading.Event().wait(SETTLE_S)
            began_s = time.monotonic()
            threading.Event().wait(QUIET_S)
            quiet = began_s, time.monotonic()
            busy = play(one, customer, workload, seconds)
            one.processes[0].send_signal(signal.SIGTERM)
            wait_until(out.exists, "what the session window wrote down", END_WAIT_S)
            samples: Samples = json.loads(out.read_text())
            return late_ms(samples, quiet), late_ms(samples, busy)
        finally:
            one.end()


def figures(taken: dict[str, list[tuple[list[float], list[float]]]]) -> list[Figure]:
    rows = []
    for workload, rounds in taken.items():
        for share, name in ((0.5, "p50"), (0.99, "p99"), (1.0, "worst")):
            quiet = statistics.median(percentile(quiet, share) for quiet, _ in rounds)
            busy = statistics.median(percentile(busy, share) for _, busy in rounds)
            rows.append(Figure(f"quiet loop late {name}", round(quiet, 3), "ms"))
            rows.append(against(f"{workload} loop late {name}", busy, "ms", "quiet", quiet))
            if name == "p99":
                rows.append(against(f"{workload} loop late {name} against the bar", busy, "ms", "bar", BAR_MS))
    return rows


def main() -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=8)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workloads", default="scroll")
    arguments = parser.parse_args()
    taken = {
        workload: [measure(workload, arguments.seconds) for _ in range(arguments.rounds)]
        for workload in arguments.workloads.split(",")
    }
    hand_in("lateness", figures(taken))


if __name__ == "__main__":
    main()
