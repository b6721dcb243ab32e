"""The agent's side of the pair: the real session end and the real screen view, full screen, one to one.

Reads a line of JSON from standard input (relay, e-mail, password, digits, ticket, relay_port), prints ``code DIGITS`` when the
code is made and ``painted`` after the first full picture. It maps no window before that picture. A benchmark's program: signs
in and starts the session without a workspace, and asks the relay for nothing that the workspace could not.
"""

import json
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from assistdesk.adapters.clock import SystemClock, SystemRandomness
from assistdesk.adapters.decoder import open_decoder
from assistdesk.adapters.desk_api import DeskApi
from assistdesk.adapters.keys import MemoryKeys
from assistdesk.adapters.ledger_file import LedgerJournal
from assistdesk.adapters.relay_link import RelayDial, RelayLink, make_tls, open_socket
from assistdesk.core.session import actions
from assistdesk.core.wire import control
from assistdesk.runtime.intents import Intent, Painted
from assistdesk.runtime.loop import Loop
from assistdesk.runtime.ports import PictureUpdate
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.viewer import ViewerParts, ViewerSession, ViewerSettings
from assistdesk.ui.bridge import Bridge
from assistdesk.ui.session.picture import PictureBoard
from assistdesk.ui.session.screen_view import Fit, ScreenPane, ScreenView


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def write_down(line: actions.Log) -> None:
    sys.stderr.write(f"{line}\n")


class StraightDial:
    """Dials the session socket at the relay's own port: only the customer's side stands behind the thin line."""

    def __init__(self, port: int) -> None:
        self._dial, self._port = RelayDial(make_tls()), port

    async def __call__(self, url: str, token: str) -> RelayLink:
        parts = urlsplit(url)
        return await self._dial(urlunsplit(parts._replace(netloc=f"{parts.hostname}:{self._port}")), token)


class PairViewer:
    """The part on the loop: signs in, makes a code, runs the session."""

    def __init__(self, given: dict[str, str], tasks: Tasks, picture: Callable[[PictureUpdate], None]) -> None:
        self._given, self._tasks = given, tasks
        clock, randomness, tls = SystemClock(), SystemRandomness(), make_tls()
        desk = DeskApi(
            given["relay"], tls=tls, keys=MemoryKeys(), clock=clock, randomness=randomness, open_socket=open_socket
        )
        self._desk = desk
        self._parts = ViewerParts(
            desk=desk,
            dial=StraightDial(int(given["relay_port"])),
            clock=clock,
            randomness=randomness,
            journal=LedgerJournal(Path(tempfile.mkdtemp(prefix="pair-"))),
            make_decoder=open_decoder,
            picture=picture,
            log=write_down,
        )
        self._session: ViewerSession | None = None
        self._is_code_said = False

    def start(self) -> None:
        self._tasks.spawn(self._begin(), "begin")

    async def _begin(self) -> None:
        given = self._given
        await self._desk.login(
            control.Login(email=given["email"], password=given["password"], digits=given["digits"]), remember=False
        )
        mine = ViewerSettings("Ana Ruiz", "Linux", "en", "benchmark", "benchmark")
        self._session = ViewerSession(self._parts, mine, int(given["ticket"]), self._tasks, self._changed)
        self._session.start()

    def _changed(self) -> None:
        code = self._session.code if self._session is not None else None
        if code is not None and not self._is_code_said:
            self._is_code_said = True
            say(f"code {code.digits}")

    def handle(self, intent: Intent) -> None:
        if isinstance(intent, Painted) and self._session is not None:
            self._session.painted(intent.frame)

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()


class FullScreen:
    """The screen view over the whole display, from the first whole picture on."""

    def __init__(self, app: QApplication, board: PictureBoard) -> None:
        self.view = ScreenView(board, 0)
        self.pane = ScreenPane(self.view)
        self.pane.setWindowFlags(Qt.WindowType.FramelessWindowHint | Qt.WindowType.X11BypassWindowManagerHint)
        self.pane.setGeometry(app.primaryScreen().geometry())
        self.pane.set_fit(Fit.ONE_TO_ONE)
        self.board = board
        self.is_shown = False

    def take(self, update: PictureUpdate) -> None:
        self.board.take((update,))
        if update.pixels is not None and update.last and not self.is_shown:
            self.is_shown = True
            self.pane.show()
            self.pane.raise_()
            QTimer.singleShot(0, self.pane, lambda: say("painted"))


def main() -> None:
    given = json.loads(sys.stdin.readline())
    app = QApplication(sys.argv[:1])
    loop = Loop(
        lambda tasks: PairViewer(given, tasks, bridge.picture), lambda name, error: say(f"failed {name} {error!r}")
    )
    bridge = Bridge(loop.submit)
    screen = FullScreen(app, PictureBoard(loop.submit))
    bridge.painted.connect(screen.take)
    loop.start()
    signal.signal(signal.SIGTERM, lambda *_: app.quit())
    timer = QTimer(app)
    timer.timeout.connect(lambda: None)  # lets Python see the signal
    timer.start(200)
    app.exec()
    loop.stop()


if __name__ == "__main__":
    main()
