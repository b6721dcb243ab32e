"""From one screen to the other, pixel to pixel: AssistDesk, TigerVNC, x11vnc and the floor, all in one run.

A player draws numbered frames on the customer's display, an observer reads the numbers off the agent's display; neither knows
the program between. Rounds are interleaved, medians count, ratios are against the floor and TigerVNC of the same run.

usage: python -m benchmarks.glass_run [--peers ...] [--workloads ...] [--seconds N] [--rounds N] [--link MBIT,MS]
"""

import argparse
import json
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from benchmarks.figures import Figure, against, hand_in
from benchmarks.glass.peers import PEERS, Stage
from tests.kit.display import Display

TICKS = os.sysconf("SC_CLK_TCK")
SETTLE_S, WARM_S = 1.5, 1.3
LATENCY, BYTES = "p50_ms", "mb"
Row = dict[str, float | str | bool | None]


def family(pids: list[int]) -> set[int]:
    """*pids* and all their descendants."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rsplit(")", 1)[1].split()[1])
        except OSError:
            continue
        children.setdefault(parent, []).append(int(stat.parent.name))
    found, todo = set(), list(pids)
    while todo:
        pid = todo.pop()
        found.add(pid)
        todo += children.get(pid, [])
    return found


def cpu_seconds(pids: list[int]) -> float:
    total = 0
    for pid in family(pids):
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        total += int(fields[11]) + int(fields[12])
    return total / TICKS


def memory_mib(pids: list[int]) -> float:
    total = 0
    for pid in family(pids):
        try:
            found = re.search(r"Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text())
        except OSError:
            continue
        total += int(found[1]) if found else 0
    return total / 1024


def bytes_sent(port: int) -> int:
    """Bytes that sockets on *port* have sent: for a relay, both legs' downlinks."""
    out = subprocess.run(["ss", "-tinH", f"( sport = :{port} )"], capture_output=True, text=True, check=False).stdout
    return sum(int(n) for n in re.findall(r"bytes_sent:(\d+)", out))


class Round:
    """One peer, one workload: starts everything, measures, ends everything."""

    def __init__(self) -> None:
        self.processes: list[subprocess.Popen[bytes]] = []
        self.folder = Path(tempfile.mkdtemp(prefix="glass-"))

    def run(
        self, argv: list[str], display: Display | None = None, stdout: int | None = None
    ) -> subprocess.Popen[bytes]:
        with (self.folder / "log").open("ab") as log:
            env = display.env() if display else dict(os.environ)
            process = subprocess.Popen(argv, env=env, stdout=stdout or log, stderr=log, start_new_session=True)
        self.processes.append(process)
        return process

    def end(self) -> None:
        for number in (signal.SIGTERM, signal.SIGKILL):
            for process in reversed(self.processes):
                try:
                    os.killpg(process.pid, number)
                except OSError:
                    continue
            threading.Event().wait(0.5)
        for process in self.processes:
            process.wait()

    def measure(self, peer: str, workload: str, seconds: float, link: tuple[str, str] | None) -> Row:
        with Display() as customer, Display(window_manager=False) as agent:
            try:
                started = PEERS[peer](Stage(customer, agent, self.run, link))
                threading.Event().wait(SETTLE_S)
                log, out = self.folder / "player.json", self.folder / "out.json"
                self.run([sys.executable, "-m", "benchmarks.glass.player", workload, str(seconds), str(log)], customer)
                threading.Event().wait(WARM_S)
                before = (
                    cpu_seconds(started.host_pids), cpu_seconds(started.viewer_pids), bytes_sent(started.port)
                )  # fmt: skip
                argv = [sys.executable, "-m", "benchmarks.glass.observe", customer.name, agent.name, str(log), str(out)]
                subprocess.run(argv, timeout=seconds + 60, check=True, stderr=subprocess.DEVNULL)
                return {
                    "peer": peer, "workload": workload, "link": "/".join(link) if link else "",
                    **json.loads(out.read_text()),
                    BYTES: round((bytes_sent(started.port) - before[2]) / 1e6, 3),
                    "cpu_host_s": round(cpu_seconds(started.host_pids) - before[0], 2),
                    "cpu_view_s": round(cpu_seconds(started.viewer_pids) - before[1], 2),
                    "mib_host": round(memory_mib(started.host_pids)),
                    "mib_view": round(memory_mib(started.viewer_pids)),
                }  # fmt: skip
            finally:
                self.end()


def median(rows: list[Row], key: str) -> float:
    values = [float(value) for row in rows if (value := row[key]) is not None]
    return statistics.median(values) if values else float("inf")


def figures(rows: list[Row]) -> list[Figure]:
    """Ours beside each peer of the run, for latency, frames seen, bytes and the customer's CPU."""
    out = []
    kinds = (LATENCY, "fps_seen", BYTES, "cpu_host_s")
    units = {LATENCY: "ms", "fps_seen": "1/s", BYTES: "MB", "cpu_host_s": "s"}
    for workload in dict.fromkeys(str(row["workload"]) for row in rows):
        groups: dict[str, list[Row]] = {}
        for row in rows:
            if row["workload"] == workload:
                groups.setdefault(str(row["peer"]), []).append(row)
        ours = groups.pop("assistdesk", [])
        for kind in kinds:
            for peer, theirs in groups.items():
                out.append(Figure(f"{workload} {kind} {peer}", median(theirs, kind), units[kind]))
                if ours:
                    name = f"{workload} {kind} assistdesk"
                    out.append(against(name, median(ours, kind), units[kind], peer, median(theirs, kind)))
        if ours:
            exact = sum(1 for row in ours if row["exact"])
            out.append(Figure(f"{workload} rounds exact at rest", exact, f"of {len(ours)}"))
    return out


def main() -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", default="floor,tigervnc,x11vnc,assistdesk")
    parser.add_argument("--workloads", default="flip,type,scroll,video,switch")
    parser.add_argument("--seconds", type=float, default=8)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--link", help="MBIT_PER_S,ONE_WAY_MS: a thin line before the customer's side (VNC: its server)"
    )
    parser.add_argument("--name", default="glass")
    arguments = parser.parse_args()
    link = None
    if arguments.link:
        rate, _, delay = arguments.link.partition(",")
        link = (rate, delay)
    rows: list[Row] = []
    for _ in range(arguments.rounds):
        for workload in arguments.workloads.split(","):
            for peer in arguments.peers.split(","):
                row = Round().measure(peer, workload, arguments.seconds, link)
                rows.append(row)
                print(json.dumps(row), flush=True)
    hand_in(arguments.name, figures(rows))


if __name__ == "__main__":
    main()
