"""The agent's side of the pair: the real session end and the real screen view, full screen, one to one; or, to measure how
late Qt's event loop comes, the real session window.

Reads a line of JSON from standard input (relay, e-mail, password, digits, ticket, relay_port, lateness), prints
``code DIGITS`` when the code is made and ``painted`` after the first full picture. It maps no window before that picture. A
benchmark's program: signs in and starts the session without a workspace, and asks the relay for nothing that the workspace
could not.
"""

import json
import math
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from assistdesk.adapters.clipboard_os import OsClipboard
from assistdesk.adapters.clock import SystemClock, SystemRandomness
from assistdesk.adapters.decoder import open_decoder
from assistdesk.adapters.desk_api import DeskApi
from assistdesk.adapters.files_os import OsFiles
from assistdesk.adapters.keys import MemoryKeys
from assistdesk.adapters.ledger_file import LedgerJournal
from assistdesk.adapters.recording_file import RecordingFolder
from assistdesk.adapters.relay_link import RelayDial, RelayLink, make_tls, open_socket
from assistdesk.core.crypto.hpke import BoxKey
from assistdesk.core.session import actions
from assistdesk.core.wire import control
from assistdesk.runtime.intents import Intent
from assistdesk.runtime.intents_session import Painted
from assistdesk.runtime.loop import Loop
from assistdesk.runtime.ports import PictureUpdate
from assistdesk.runtime.recordings import RecordingParts
from assistdesk.runtime.session_view import build_session_view
from assistdesk.runtime.sharing import ShareParts
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.viewer import ViewerParts, ViewerSession, ViewerSettings
from assistdesk.ui.bridge import Bridge
from assistdesk.ui.session.picture import PictureBoard
from assistdesk.ui.session.screen_view import Fit, ScreenPane, ScreenView
from assistdesk.ui.session.window import SessionWindow
from assistdesk.ui.text import Tongue
from assistdesk.ui.theme import Look, Settings

DUE_EVERY_S = 0.004


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
    """The part on the loop: signs in, makes a code, runs the session. Tells *bridge* of it."""

    def __init__(self, given: dict[str, str], tasks: Tasks, bridge: Bridge) -> None:
        self._given, self._tasks, self._bridge = given, tasks, bridge
        clock, randomness, tls = SystemClock(), SystemRandomness(), make_tls()
        desk = DeskApi(
            given["relay"], tls=tls, keys=MemoryKeys(), clock=clock, randomness=randomness, open_socket=open_socket
        )
        self._desk = desk
        folder = Path(tempfile.mkdtemp(prefix="pair-"))
        self._parts = ViewerParts(
            desk=desk,
            dial=StraightDial(int(given["relay_port"])),
            clock=clock,
            randomness=randomness,
            journal=LedgerJournal(folder),
            make_decoder=open_decoder,
            picture=bridge.picture,
            recording=RecordingParts(RecordingFolder(folder).begin, lambda: BoxKey(randomness.bytes(32)).public),
            share=ShareParts(OsClipboard(lambda _: None, lambda _: None), OsFiles(), tempfile.gettempdir()),
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
        self._session = ViewerSession(
            self._parts,
            mine,
            int(given["ticket"]),
            self._tasks,
            self._changed,
            lambda *_: None,
        )
        self._session.start()

    def _changed(self) -> None:
        code = self._session.code if self._session is not None else None
        if code is not None and not self._is_code_said:
            self._is_code_said = True
            say(f"code {code.digits}")
        if self._session is not None:
            clock = self._parts.clock
            session = build_session_view(self._session, clock.monotonic_ms(), "localhost")
            self._bridge.snapshot(AgentSnapshot(made_at_ms=clock.wall_ms(), session=session))

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


class Windowed:
    """The agent's session window over the whole display, fed as the program feeds it, with a look at the loop it runs on."""

    def __init__(self, app: QApplication, emit: Callable[[Intent], None], board: PictureBoard) -> None:
        self.board, self.is_shown = board, False
        self.window = SessionWindow(Look(app, Settings(), Tongue(app).use), emit, board)
        self.window.setWindowFlags(Qt.WindowType.FramelessWindowHint | Qt.WindowType.X11BypassWindowManagerHint)
        self.window.setGeometry(app.primaryScreen().geometry())
        self.loop = LateLoop(app)

    def show_snapshot(self, snapshot: AgentSnapshot) -> None:
        self.window.show_session(snapshot.session, snapshot.made_at_ms)

    def take(self, update: PictureUpdate) -> None:
        self.board.take((update,))
        if update.pixels is not None and update.last and not self.is_shown:
            self.is_shown = True
            self.window.show()
            self.loop.begin()
            QTimer.singleShot(0, self.window, lambda: say("painted"))


class LateLoop:
    """Every 4 ms something is due; writes down when it was and how late it was served, also what a blocked loop missed."""

    def __init__(self, app: QApplication) -> None:
        self.samples: list[tuple[float, float]] = []
        self._due_s = 0.0
        self._timer = QTimer(app)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._serve)

    def begin(self) -> None:
        self._due_s = time.monotonic() + DUE_EVERY_S
        self._wait()

    def _serve(self) -> None:
        now_s = time.monotonic()
        while self._due_s <= now_s:
            self.samples.append((self._due_s, now_s - self._due_s))
            self._due_s += DUE_EVERY_S
        self._wait()

    def _wait(self) -> None:
        self._timer.start(max(0, math.ceil((self._due_s - time.monotonic()) * 1000)))


def main() -> None:
    given = json.loads(sys.stdin.readline())
    app = QApplication(sys.argv[:1])
    loop = Loop(lambda tasks: PairViewer(given, tasks, bridge), lambda name, error: say(f"failed {name} {error!r}"))
    bridge = Bridge(loop.submit)
    board = PictureBoard(loop.submit)
    windowed = Windowed(app, loop.submit, board) if given["lateness"] else None
    if windowed is not None:
        bridge.shown.connect(windowed.show_snapshot)
        bridge.painted.connect(windowed.take)
    else:
        screen = FullScreen(app, board)
        bridge.painted.connect(screen.take)
    loop.start()
    signal.signal(signal.SIGTERM, lambda *_: app.quit())
    timer = QTimer(app)
    timer.timeout.connect(lambda: None)  # lets Python see the signal
    timer.start(200)
    app.exec()
    if windowed is not None:
        made = Path(given["lateness"]).with_suffix(".part")
        made.write_text(json.dumps(windowed.loop.samples))
        made.rename(given["lateness"])
    loop.stop()


if __name__ == "__main__":
    main()
