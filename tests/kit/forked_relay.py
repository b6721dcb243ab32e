"""A relay in a process of its own that begins where its modules are loaded already, as they are for the hundredth relay of a
test run: loading them takes three quarters of a start's processor time.

One process loads them once and forks for each relay (multiprocessing's fork server); it never ran a relay itself. What runs
is the program's own ``main``, with arguments and environment of its own. Tests of the start itself and of its commands run
the real one (``RelayProcess``).
"""

import multiprocessing
import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

LOADED = "tests.kit.loaded_relay"


class ForkedRelay:
    """As much of ``subprocess.Popen`` as ``RelayProcess`` uses."""

    def __init__(self, arguments: Sequence[str], environment: Mapping[str, str], log: Path) -> None:
        """Begins at once; what it says is added to *log*."""
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([LOADED])
        given = (list(arguments), dict(environment), log)
        self._process = context.Process(target=_run, args=given, name="relay", daemon=True)
        self._process.start()

    @property
    def pid(self) -> int:
        assert self._process.pid is not None
        return self._process.pid

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self, timeout_s: float | None = None) -> int:
        """The exit code.

        Raises:
            subprocess.TimeoutExpired: it still runs.
        """
        self._process.join(timeout_s)
        if self._process.exitcode is None:
            raise subprocess.TimeoutExpired("relay", timeout_s or 0)
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def kill(self) -> None:
        self._process.kill()


def _run(arguments: list[str], environment: dict[str, str], log: Path) -> None:
    """In the new process."""
    with log.open("ab") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    os.environ.clear()
    os.environ.update(environment)
    from relay.cli import main

    main(arguments)
