"""The watchdog: a small process that lets everything go when the program dies, however it dies.

It reads lines on standard input, each the whole of what may be down or bound; when the input ends without word that all
is well, it releases the keys and buttons of the last line, gives Caps Lock back and clears the key codes. Refuses to press
anything, ever.
"""

import os
import sys
import threading
from typing import Final

import msgspec

from assistdesk.adapters.input_x11.guard import LINE_BYTES, NO_RISK, Risk
from assistdesk.adapters.input_x11.server import Server
from assistdesk.adapters.input_x11.typist import REUSE_S
from assistdesk.core.errors import LinkError, RefusedError

READY: Final = b"ready\n"


def last_risk(read: int) -> Risk:
    """Read until the end of input and return the last whole line's meaning."""
    rest, risk = b"", NO_RISK
    while piece := os.read(read, LINE_BYTES):
        *lines, rest = (rest + piece).split(b"\n")
        if lines:
            risk = msgspec.json.decode(lines[-1], type=Risk)
    return risk


def let_go(server: Server, risk: Risk) -> None:
    """Releasing what is not down is nothing to the X server, so all that may be down is released."""
    for code in risk.keys:
        server.key(code, False)
    for number in risk.buttons:
        server.button(number, False)
    if risk.caps:
        server.lock_caps(True)
    server.sync()
    if risk.bound:
        threading.Event().wait(REUSE_S)  # the last press may still be on its way to its window
        keymap = server.keymap()
        server.bind({code: 0 for code, symbol in risk.bound.items() if keymap.symbols(code)[:1] == (symbol,)})
        server.sync()


def main(display: str | None = None) -> int:
    """Watch until standard input ends. Returns the exit status."""
    try:
        server = Server(display)
        os.write(sys.stdout.fileno(), READY)
        let_go(server, last_risk(sys.stdin.fileno()))
        server.close()
    except (LinkError, RefusedError):
        return 1  # no display: nothing is down on it any more
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
