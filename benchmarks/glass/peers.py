"""How each remote-screen program is started between two displays. A peer returns the processes whose cost is counted."""

import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.kit.display import Display, wait_until

PORT, LINK_PORT = 5999, 5899
START_WAIT_S = 40.0
VNC_SETTLE_S = 2.5


@dataclass(frozen=True)
class Stage:
    """Both displays, how to start a process on one of them, and the thin line if there is one (Mbit/s, ms one way)."""

    customer: Display
    agent: Display
    run: Callable[..., subprocess.Popen[bytes]]
    link: tuple[str, str] | None


@dataclass(frozen=True)
class Peer:
    """``port``: whose sent bytes are counted."""

    host_pids: list[int]
    viewer_pids: list[int]
    port: int


def listening(port: int) -> list[int]:
    """Processes that listen on *port*."""
    argv = ["ss", "-ltnpH", f"( sport = :{port} )"]
    out = subprocess.run(argv, capture_output=True, text=True, check=False).stdout
    return sorted({int(pid) for pid in re.findall(r"pid=(\d+)", out)})


def _line(stage: Stage) -> int:
    """Start the thin line where one is asked for; return the port that a client must use."""
    if stage.link is None:
        return PORT
    stage.run([sys.executable, "-m", "benchmarks.glass.slow_link", str(LINK_PORT), str(PORT), *stage.link])
    wait_until(lambda: listening(LINK_PORT), "the thin line", START_WAIT_S)
    return LINK_PORT


def _vnc(stage: Stage, server: list[str]) -> Peer:
    stage.run(server, display=stage.customer)
    wait_until(lambda: listening(PORT), server[0], START_WAIT_S)
    argv = ["xtigervncviewer", "-FullScreen", "-RemoteResize=0", f"127.0.0.1::{_line(stage)}"]
    viewer = stage.run(argv, display=stage.agent)
    return Peer(listening(PORT), [viewer.pid], PORT)


def tigervnc(stage: Stage) -> Peer:
    argv = ["x0vncserver", "-display", stage.customer.name, "-rfbport", str(PORT), "-SecurityTypes", "None"]
    return _vnc(stage, argv)


def x11vnc(stage: Stage) -> Peer:
    argv = [
        "x11vnc",
        "-display",
        stage.customer.name,
        "-rfbport",
        str(PORT),
        "-nopw",
        "-localhost",
        "-forever",
        "-quiet",
    ]
    return _vnc(stage, argv)


def floor(stage: Stage) -> Peer:
    process = stage.run([sys.executable, "-m", "benchmarks.glass.floor", stage.customer.name], display=stage.agent)
    return Peer([process.pid], [process.pid], PORT)


def assistdesk(stage: Stage, more: Sequence[str] = ()) -> Peer:
    """Relay, customer's side and agent's view, sealed end to end; every byte through the relay. *more*: words for the pair."""
    argv = [sys.executable, "-m", "benchmarks.pair", "--customer-display", stage.customer.name]
    argv += ["--agent-display", stage.agent.name, "--relay-port", str(PORT)]
    argv += ["--customer-relay-port", str(_line_port(stage)), *more]
    process = stage.run(argv, stdout=subprocess.PIPE)
    assert process.stdout is not None
    pids: dict[str, int] = {}
    for line in process.stdout:
        words = line.decode().split()
        if words == ["ready"]:
            break
        if len(words) == 2 and words[1].isdigit():
            pids[words[0]] = int(words[1])
    return Peer([pids["host"]], [pids["viewer"]], PORT)


def _line_port(stage: Stage) -> int:
    if stage.link is None:
        return PORT
    stage.run([sys.executable, "-m", "benchmarks.glass.slow_link", str(LINK_PORT), str(PORT), *stage.link])
    return LINK_PORT


PEERS: dict[str, Callable[[Stage], Peer]] = {
    "floor": floor,
    "tigervnc": tigervnc,
    "x11vnc": x11vnc,
    "assistdesk": assistdesk,
}
