"""The project's own pair for pixel-to-pixel measuring: real relay, real customer's program, real session end and screen view.

Prints ``relay PID``, ``host PID``, ``viewer PID``, then ``ready`` once the first full picture is painted at the agent's end;
ends on SIGTERM. Consent is given as a person gives it: the test kit types the code and presses *Allow* on the customer's
display. The relay's public address is the customer's port, so that a thin line before it carries the session too.

usage: python -m benchmarks.pair --customer-display :71 --agent-display :72 --relay-port 5999 --customer-relay-port 5999
"""

import argparse
import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from benchmarks.pair_viewer import say
from tests.kit.display import Display
from tests.kit.person import Person
from tests.kit.relay_process import RelayProcess
from tests.kit.world import App

VIEWER_WAIT_S = 60.0
VIEWER_PROGRAM = "from benchmarks.pair_viewer import main; main()"
"""Not ``-m``: the decoder's process would load the whole module again, windows and all; the real program's loads only its
command line."""


class Viewer:
    """The agent's process: ``wait`` for one of the words it says."""

    def __init__(self, display: str, given: dict[str, str]) -> None:
        env = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        self.process = subprocess.Popen(
            [sys.executable, "-c", VIEWER_PROGRAM],
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(given) + "\n")
        self.process.stdin.flush()

    def wait(self, word: str) -> str:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            first, _, rest = line.strip().partition(" ")
            if first == word:
                return rest
            sys.stderr.write(line)
        raise SystemExit(f"the agent's side ended before it said {word!r}")


def make_ticket(relay: RelayProcess) -> dict[str, str]:
    """An account, a ticket, and what the viewer needs to sign in."""
    secrets = relay.add_agent("bench@assistdesk.example", "Ana Ruiz")
    api = relay.sign_in(secrets)
    ticket = {
        "subject": "Benchmark",
        "requester": {"name": "Lucía Fernández", "email": "lucia@example.com"},
        "comment": {"body": "Please look.", "public": True},
        "assignee_id": secrets.user_id,
    }
    made = api.need("POST", "/tickets", {"ticket": ticket})
    return {
        "relay": f"http://127.0.0.1:{relay.port}",
        "relay_port": str(relay.port),
        "email": secrets.email,
        "password": secrets.password,
        "digits": secrets.digits(),
        "ticket": str(made["ticket"]["id"]),
    }


def allow(person: Person, code: str) -> None:
    person.wait_for("Session code", timeout_s=VIEWER_WAIT_S)
    person.click("Session code")
    person.type(code)
    person.click("^Allow$", "button", VIEWER_WAIT_S)


def out_of_the_way(display: Display) -> None:
    """Iconify the customer's window, as she may: the bar and the frame stay. Her pointer, which the agent's side paints, goes
    where no benchmark compares pixels."""
    display.xdotool("mousemove", str(display.size[0] - 20), str(display.size[1] - 20))
    found = display.xdotool("search", "--name", "AssistDesk · Help").split()
    if found:
        display.xdotool("windowminimize", found[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("--customer-display", "--agent-display", "--relay-port", "--customer-relay-port"):
        parser.add_argument(name, required=True)
    parser.add_argument(
        "--lateness", default="", metavar="FILE", help="real session window; writes how late its loop was"
    )
    arguments = parser.parse_args()
    ended = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    folder = Path(tempfile.mkdtemp(prefix="pair-"))
    customer_url = f"http://127.0.0.1:{arguments.customer_relay_port}"
    with contextlib.ExitStack() as stack:
        relay = RelayProcess(
            folder / "relay", int(arguments.relay_port),
            settings={"server.public_url": customer_url, "limits.session_mbit": "1000"},
        )  # fmt: skip
        stack.enter_context(relay)
        viewer = Viewer(arguments.agent_display, {**make_ticket(relay), "lateness": arguments.lateness})
        stack.callback(viewer.process.terminate)
        display = stack.enter_context(Display(existing=arguments.customer_display))
        person = stack.enter_context(Person(display))
        host = App(display, folder / "customer", customer_url, words=("join",))
        stack.callback(host.stop)
        host.start()
        allow(person, viewer.wait("code"))
        viewer.wait("painted")
        out_of_the_way(display)
        say(f"relay {relay.pid}")
        say(f"host {host.pid}")
        say(f"viewer {viewer.process.pid}")
        say("ready")
        ended.wait()


if __name__ == "__main__":
    main()
