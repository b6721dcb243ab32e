"""Does memory stay flat? A session that never rests: minutes of scrolling, video, switching, typing at a customer's screen.

Two displays, the real relay, the real customer's program, the real screen view. The player's workloads follow one another
without a pause: an hour of a person's work changes a screen less than a minute of this. Each half minute the memory (Pss, so
that shared libraries count once, children included) of relay, host and viewer is read. After the first two minutes none may
be more than 5 % away from what it was then.

usage: python -m benchmarks.soak [--minutes N] [--link MBIT/MS]
"""

import argparse
import signal
import statistics
import sys
import threading
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from benchmarks.figures import Figure, hand_in
from benchmarks.glass.peers import PORT, Stage, assistdesk, listening
from benchmarks.glass_run import Round, bytes_sent, memory_mib
from tests.kit.display import Display

EVERY_S, WARM_S, ALLOWED_SHARE = 30.0, 120.0, 0.05
WORKLOADS = ("scroll", "video", "switch", "type", "flip")
WORKLOAD_S = 20.0


class Sample(dict[str, float]):
    """``at_s`` and MiB by the process' name."""


class Damage:
    """Players one after another, on their own thread, until told to stop."""

    def __init__(self, one: Round, display: Display) -> None:
        self._one, self._display = one, display
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="damage")

    def __enter__(self) -> "Damage":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._thread.join()

    def _run(self) -> None:
        for number, workload in enumerate(cycle(WORKLOADS)):
            log = self._one.folder / f"player-{number % 2}.json"
            argv = [sys.executable, "-m", "benchmarks.glass.player", workload, str(WORKLOAD_S), str(log)]
            player = self._one.run(argv, self._display)
            while player.poll() is None:
                if self._is_over.wait(0.2):
                    return
            self._one.processes.remove(player)


def samples(pids: dict[str, int], minutes: float) -> Iterator[Sample]:
    """One sample each half minute, printed as it comes."""
    began_s = time.monotonic()
    for number in range(1, int(minutes * 60 / EVERY_S) + 1):
        threading.Event().wait(max(0.0, began_s + number * EVERY_S - time.monotonic()))
        sample = Sample({name: round(memory_mib([pid]), 1) for name, pid in pids.items()}, at_s=number * EVERY_S)
        print(dict(sample), f"{bytes_sent(PORT) / 1e6:.1f} MB through the relay", flush=True)
        for name, pid in pids.items():
            if not Path(f"/proc/{pid}").exists():
                raise SystemExit(f"{name} has ended")
        yield sample


def run(minutes: float, link: tuple[str, str] | None) -> list[Sample]:
    one = Round()
    with Display() as customer, Display(window_manager=False) as agent:
        try:
            pair = assistdesk(Stage(customer, agent, one.run, link))
            pids = {"relay": listening(pair.port)[0], "host": pair.host_pids[0], "viewer": pair.viewer_pids[0]}
            with Damage(one, customer):
                return list(samples(pids, minutes))
        finally:
            one.end()


def figures(taken: list[Sample]) -> list[Figure]:
    """For each process: MiB when it was warm, and how far it ever was from that afterwards."""
    warm_s = min(WARM_S, taken[-1]["at_s"] / 2)
    rows = []
    for name in ("relay", "host", "viewer"):
        before = [sample[name] for sample in taken if sample["at_s"] <= warm_s]
        after = [sample[name] for sample in taken if sample["at_s"] >= warm_s]
        base = before[-1]
        furthest = max(after, key=lambda value: abs(value - base))
        rows.append(Figure(f"{name} after {warm_s:.0f} s", base, "MiB"))
        rows.append(Figure(f"{name} furthest from it later", furthest, "MiB", f"at {warm_s:.0f} s", furthest / base))
        half = len(after) // 2 or 1
        rows.append(
            Figure(
                f"{name} second half against first",
                round(statistics.mean(after[-half:]), 1),
                "MiB",
                "mean of the first half",
                round(statistics.mean(after[-half:]) / statistics.mean(after[:half]), 3),
            )
        )
    return rows


def main() -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--link", help="MBIT/MS: a thin line before the customer's side")
    options = parser.parse_args()
    link = None
    if options.link:
        mbit, _, delay_ms = options.link.partition("/")
        link = (mbit, delay_ms)
    rows = figures(run(options.minutes, link))
    hand_in("soak", rows)
    far = [row.name for row in rows if row.name.endswith("later") and abs((row.ratio or 1) - 1) > ALLOWED_SHARE]
    if far:
        raise SystemExit(f"not flat within {ALLOWED_SHARE:.0%}: {', '.join(far)}")


if __name__ == "__main__":
    main()
