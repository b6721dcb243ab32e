"""The watchdog from the program's side: starts it, and tells it what must be let go should the program die.

Whoever injects tells first and presses then, so that nothing can be down or bound that the watchdog does not know.
Refuses to know what is pressed and why.
"""

import contextlib
import os
import select
import subprocess
import sys
from collections.abc import Sequence
from typing import Final

import msgspec

from assistdesk.core.errors import LinkError

WATCHDOG: Final = (sys.executable, "-P", "-m", "assistdesk.adapters.input_x11.watchdog")
READY_WAIT_S: Final = 10.0
END_WAIT_S: Final = 2.0
STARTS_MAX: Final = 3
LINE_BYTES: Final = 4_096
"""One line is one write that the kernel does not divide (PIPE_BUF)."""


class Risk(msgspec.Struct, frozen=True):
    """What may be down, bound or switched off by us at the moment."""

    keys: list[int] = []
    buttons: list[int] = []
    bound: dict[int, int] = {}
    caps: bool = False


NO_RISK: Final = Risk()


class Guard:
    """One watchdog process at a time; one that died is replaced, a few times.

    Raises LinkError("no_watchdog") when it cannot be started: then nothing may be pressed.
    """

    def __init__(self, display: str | None, argv: Sequence[str] = WATCHDOG) -> None:
        self._argv = [*argv, *([display] if display else [])]
        self._starts = 0
        self._told = NO_RISK
        self._process = self._start()

    def tell(self, risk: Risk) -> None:
        """Hand over *risk*; the watchdog has it when this returns, or a new one has."""
        if risk == self._told:
            return
        line = msgspec.json.encode(risk) + b"\n"
        while not self._write(line):
            self._end(0.0)
            self._process = self._start()
        self._told = risk

    def close(self) -> None:
        """Tell it that all is well, and let it end."""
        self._write(msgspec.json.encode(NO_RISK) + b"\n")
        self._end(END_WAIT_S)

    def _start(self) -> subprocess.Popen[bytes]:
        """A session of its own, so that what ends the program's group does not end it too."""
        if self._starts == STARTS_MAX:
            raise LinkError("no_watchdog")
        self._starts += 1
        try:
            process = subprocess.Popen(
                self._argv,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except OSError as error:
            raise LinkError("no_watchdog") from error
        self._process = process
        assert process.stdin is not None
        assert process.stdout is not None
        ready, _, _ = select.select([process.stdout], [], [], READY_WAIT_S)
        if not ready or not process.stdout.readline():
            self._end(0.0)
            raise LinkError("no_watchdog")
        os.set_blocking(process.stdin.fileno(), False)
        return process

    def _write(self, line: bytes) -> bool:
        assert self._process.stdin is not None
        if self._process.stdin.closed:
            return False
        try:
            return os.write(self._process.stdin.fileno(), line) == len(line)
        except OSError:  # it is gone, or so stuck that its pipe is full
            return False

    def _end(self, wait_s: float) -> None:
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        with contextlib.suppress(OSError):
            process.stdin.close()
        try:
            process.wait(wait_s)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()
