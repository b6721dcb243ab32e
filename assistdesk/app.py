"""The composition root: with ``parts`` the only place that knows every part and builds them.

Three faces of one program. The agent's: workspace, session window. The customer's: code boxes, sheet, bar, frame. Windows come
first; everything with a socket, a key or a database is built by ``parts`` on the loop's thread afterwards, so that a person
sees her window at once.
"""

from __future__ import annotations  # what stands behind a window is named here and loaded later

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from assistdesk.adapters.instance import Instance, private_folder
from assistdesk.config import Settings
from assistdesk.core.errors import AssistDeskError
from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents_customer import JoinFromLink, Quit
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.ui.bridge import Bridge, failures_shown
from assistdesk.ui.clipboard import ClipboardHands
from assistdesk.ui.garbage import GarbageTimer
from assistdesk.ui.memory import SettingsMemory
from assistdesk.ui.text import Tongue
from assistdesk.ui.theme import STYLE, Look, Scheme, settings_from
from assistdesk.ui.theme import Settings as LookSettings

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from assistdesk.adapters.visibility_x11 import WindowVisibility
    from assistdesk.runtime.loop import Build, Loop, Part
    from assistdesk.runtime.ports import PictureUpdate
    from assistdesk.runtime.snapshot import AgentSnapshot
    from assistdesk.runtime.tasks import Tasks
    from assistdesk.ui.agent.front_door import FrontDoor
    from assistdesk.ui.agent.means import About
    from assistdesk.ui.agent.window import AgentWindow
    from assistdesk.ui.keys import Keys
    from assistdesk.ui.session.picture import PictureBoard
    from assistdesk.ui.session.window import SessionWindow

LOOK_NAME = "look"
FIRST_PAINT_WAIT_MS = 1_500
AFTER_PAINT_MS = 30
"""Qt hands what it painted to the display when it next has nothing to do: give it that moment."""
SIGNAL_LOOK_MS = 200
ICON_NAME = "assistdesk"


def wall_ms() -> int:
    return time.time_ns() // 1_000_000


class Program:
    """What both faces share: settings, looks, words, data, the words for a failure."""

    def __init__(self, app: QApplication, settings: Settings) -> None:
        self.app = app
        self.settings = settings
        self.data = Path(settings.data_dir)
        self.memory = SettingsMemory(self.data / "windows.ini")
        self.tongue = Tongue(app)
        self.look = Look(app, self._look(settings_from(self.memory.get(LOOK_NAME))), self._speak)
        self.hands = ClipboardHands(app)

    def _speak(self, language: str) -> None:
        self.tongue.use(language)

    def _look(self, remembered: LookSettings) -> LookSettings:
        """What the person chose in the window, else what the settings file says."""
        out = remembered
        if self.settings.theme != "system" and remembered.scheme is Scheme.SYSTEM:
            out = replace(out, scheme=Scheme(self.settings.theme))
        if self.settings.language != "system" and not remembered.language:
            out = replace(out, language=self.settings.language)
        return out


def report_to(bridge: Bridge) -> Callable[[str, BaseException], None]:
    """What happens when background work fails: logged whole, shown as a sentence."""

    def told(name: str, error: BaseException) -> None:
        import logging

        logging.getLogger("assistdesk").error("background work failed: %s", name, exc_info=error)
        rule = error.rule if isinstance(error, AssistDeskError) else "bug"
        bridge.fail(Cause(rule, (("kind", type(error).__name__),)))

    return told


class Face(QObject):
    """One window with its loop and the bridge between them."""

    def __init__(self, program: Program) -> None:
        super().__init__(program.app)
        self.program = program
        self.bridge = Bridge(self._deliver, self)
        self._loop: Loop | None = None
        self._early: list[Intent] = []
        self._is_closed = False

    def start(self) -> None:
        """After the window's first paint: load what stands behind it, on a thread of its own."""
        from assistdesk.runtime.loop import Loop

        self._loop = Loop(self.build(), report_to(self.bridge))
        self._loop.start()
        for intent in self._early:
            self._loop.submit(intent)
        self._early.clear()

    def build(self) -> Build:
        raise NotImplementedError

    def _deliver(self, intent: Intent) -> None:
        if self._loop is None:
            self._early.append(intent)
        else:
            self._loop.submit(intent)

    def close(self) -> None:
        """End the loop in order: what is being written is written, a session that runs is stopped."""
        if not self._is_closed:
            self._is_closed = True
            if self._loop is not None:
                self._loop.stop()


def about_this(settings: Settings) -> About:
    from assistdesk.parts import build_name, system_name
    from assistdesk.ui.agent.means import About

    return About(build_name(), system_name(), settings.data_dir)


class AgentFace(Face):
    """The workspace and the session window."""

    def __init__(self, program: Program, open_customer: Callable[[], None]) -> None:
        from assistdesk.ui.agent.front_door import FrontDoor

        super().__init__(program)
        self._board: PictureBoard | None = None
        self._open_customer = open_customer
        self._workspace: AgentWindow | None = None
        self.window: FrontDoor | AgentWindow = FrontDoor(
            program.look, self._deliver, wall_ms, program.memory, open_customer
        )
        self._session: SessionWindow | None = None
        self._keys: Keys | None = None
        self._snapshot: AgentSnapshot | None = None
        self.bridge.shown.connect(self._shown)
        self.bridge.painted.connect(self._painted)
        self.bridge.failed.connect(self._failed)

    def _failed(self, cause: Cause) -> None:
        self.window.show_failure(cause)

    def _open_workspace(self) -> AgentWindow:
        """The workspace opens where the front door stood."""
        from assistdesk.adapters.notifications_dbus import bus_address
        from assistdesk.ui.agent.window import AgentWindow
        from assistdesk.ui.desktop_notices import DesktopNotices
        from assistdesk.ui.keys import Keys

        self._keys = Keys(self.program.memory)
        program, door = self.program, self.window
        workspace = AgentWindow(
            program.look,
            self._deliver,
            wall_ms,
            program.memory,
            self._last_picture,
            self.open_full_view,
            self._open_customer,
            self._keys,
            about_this(program.settings),
            DesktopNotices(bus_address(os.environ), self),
        )
        workspace.restoreGeometry(door.saveGeometry())
        workspace.show()
        self.window = workspace
        door.hide()
        door.deleteLater()
        return workspace

    def build(self) -> Build:
        program, hands, picture = self.program, self.program.hands, self._picture

        def build(tasks: Tasks) -> Part:
            from assistdesk import parts

            return parts.make_workspace(program.settings, program.tongue.language, tasks, self.bridge, hands, picture)

        return build

    def _picture(self, update: PictureUpdate) -> None:
        self.bridge.picture(update)

    def _shown(self, snapshot: AgentSnapshot) -> None:
        ran = self._snapshot is not None and self._snapshot.session.is_running
        self._snapshot = snapshot
        if snapshot.session.is_running and not ran and self._board is not None:
            self._board.clear()
        if self._workspace is None and snapshot.sign_in.is_signed_in:
            self._workspace = self._open_workspace()
        self.window.show_snapshot(snapshot)
        if self._session is not None:
            self._session.show_session(snapshot.session, snapshot.made_at_ms)

    def _painted(self, update: PictureUpdate) -> None:
        self.board().take((update,))
        if self._workspace is not None:
            self._workspace.picture_changed()

    def _last_picture(self) -> QImage | None:
        monitors = self._board.monitors() if self._board is not None else ()
        picture = self._board.picture(monitors[0]) if self._board is not None and monitors else None
        return picture.image if picture is not None else None

    def board(self) -> PictureBoard:
        """Made with the first picture: a desk without a session needs none."""
        if self._board is None:
            from assistdesk.ui.session.picture import PictureBoard

            self._board = PictureBoard(self._deliver, self)
        return self._board

    def open_full_view(self) -> None:
        if self._session is None:
            from assistdesk.ui.session.window import SessionWindow

            self._session = SessionWindow(self.program.look, self._deliver, self.board(), self._keys)
        if self._session.isMinimized():
            self._session.showNormal()
        self._session.show()
        if self._snapshot is not None:
            self._session.show_session(self._snapshot.session, self._snapshot.made_at_ms)
        self._session.raise_()
        self._session.activateWindow()


class CustomerFace(Face):
    """The customer's window, the session bar and the sharing frame."""

    covered = Signal(bool)

    def __init__(self, program: Program, open_agent: Callable[[], None] | None) -> None:
        from assistdesk.ui.customer.window import CustomerWindow

        super().__init__(program)
        self.window = CustomerWindow(program.look, self._wish, open_agent)
        self.bridge.shown.connect(self.window.show_snapshot)
        self.bridge.pointed.connect(self.window.show_board)
        self.covered.connect(self.window.set_obscured)
        self._visibility: WindowVisibility | None = None

    def build(self) -> Build:
        program, hands = self.program, self.program.hands

        def build(tasks: Tasks) -> Part:
            from assistdesk import parts

            return parts.make_customer(program.settings, program.tongue.language, tasks, self.bridge, hands)

        return build

    def start(self) -> None:
        super().start()
        self.watch_window()

    def _wish(self, intent: Intent) -> None:
        if isinstance(intent, Quit):
            QTimer.singleShot(0, self, self._leave)
        else:
            self._deliver(intent)

    def _leave(self) -> None:
        self.window.leave()
        if not any(widget.isVisible() for widget in QApplication.topLevelWidgets()):
            self.program.app.quit()

    def watch_window(self) -> None:
        """Let the X server say when something stands over the window."""
        if self.program.app.platformName() == "xcb":
            from assistdesk.adapters.visibility_x11 import WindowVisibility

            self._visibility = WindowVisibility()
            self._visibility.watch(int(self.window.winId()), self.covered.emit)

    def close(self) -> None:
        super().close()
        if self._visibility is not None:
            self._visibility.close()
            self._visibility = None


class ReplayFace(Face):
    """A recording and its player."""

    def __init__(self, program: Program, file: Path, key_file: Path | None) -> None:
        from assistdesk.ui.session.picture import PictureBoard
        from assistdesk.ui.session.replay_window import ReplayWindow

        super().__init__(program)
        self._file, self._key_file = file, key_file
        self._board = PictureBoard(self._deliver, self)
        self.window = ReplayWindow(program.look, self._deliver, self._board)
        self.bridge.shown.connect(self.window.show_snapshot)
        self.bridge.painted.connect(lambda update: self._board.take((update,)))

    def build(self) -> Build:
        settings, file, key_file = self.program.settings, self._file, self._key_file

        def build(tasks: Tasks) -> Part:
            from assistdesk import parts

            return parts.make_replay(settings, file, key_file, tasks, self.bridge)

        return build


class Faces:
    """Opens faces when they are asked for; both can be open at once."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.agent: AgentFace | None = None
        self.customer: CustomerFace | None = None

    def open_agent(self, link: str = "") -> None:
        """*link*: to a ticket, from whomever."""
        if self.agent is None:
            self.agent = AgentFace(self.program, self.open_customer)
            FirstPaint(self.agent.window, self.agent.start)
        front(self.agent.window)
        if link:
            from assistdesk.runtime.intents_notices import OpenLink

            self.agent.bridge.emit_intent(OpenLink(link))

    def open_customer(self, link: str = "") -> None:
        if self.customer is None:
            self.customer = CustomerFace(self.program, None if self.agent else self.open_agent)
            FirstPaint(self.customer.window, self.customer.start)
        front(self.customer.window)
        if link:
            self.customer.bridge.emit_intent(JoinFromLink(link))

    def close(self) -> None:
        for face in (self.customer, self.agent):
            if face is not None:
                face.close()


class FirstPaint(QObject):
    """Calls *act* once, right after *window* has painted itself for the first time: what is loaded then delays nothing."""

    def __init__(self, window: QWidget, act: Callable[[], None]) -> None:
        super().__init__(window)
        self._act: Callable[[], None] | None = act
        window.installEventFilter(self)
        QTimer.singleShot(FIRST_PAINT_WAIT_MS, self, self._go)  # a window that is started minimised paints late

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(AFTER_PAINT_MS, self, self._go)
        return False

    def _go(self) -> None:
        act, self._act = self._act, None
        if act is not None:
            act()


def front(window: QWidget) -> None:
    window.show()
    window.raise_()
    window.activateWindow()


class Arrivals(QObject):
    """A later start's link, on its way from the socket's thread to Qt's."""

    link = Signal(str)


def run(settings: Settings, as_customer: bool, link: str) -> int:
    """Open the face that the command line asks for; return the program's exit status."""
    instance = Instance("customer" if as_customer else "agent", private_folder())
    if not instance.first() and instance.hand_over(link):
        return 0
    app = make_app()
    faces = Faces(Program(app, settings))
    arrivals = Arrivals()
    open_face = faces.open_customer if as_customer else faces.open_agent
    arrivals.link.connect(open_face)
    open_face(link)
    QTimer.singleShot(10 * AFTER_PAINT_MS, app, lambda: instance.listen(arrivals.link.emit))
    face = faces.customer or faces.agent
    assert face is not None
    status = run_windows(app, face)
    faces.close()
    instance.close()
    return status


def run_replay(settings: Settings, file: Path, key_file: Path | None) -> int:
    """Play one recording; return the program's exit status."""
    app = make_app()
    face = ReplayFace(Program(app, settings), file, key_file)
    FirstPaint(face.window, face.start)
    front(face.window)
    status = run_windows(app, face)
    face.close()
    return status


def make_app() -> QApplication:
    app = QApplication([sys.argv[0], *STYLE])
    app.setApplicationName("AssistDesk")
    app.setDesktopFileName(ICON_NAME)
    return app


def run_windows(app: QApplication, face: Face) -> int:
    """Until they are closed; return the program's exit status."""
    QTimer.singleShot(10 * AFTER_PAINT_MS, app, lambda: settle(app))
    with failures_shown(face.bridge):
        return app.exec()


def settle(app: QApplication) -> None:
    """The window is there, and what stands behind it is being loaded: now for what can wait."""
    GarbageTimer(app)
    quit_on_signals(app)


def quit_on_signals(app: QApplication) -> None:
    """SIGTERM and Ctrl+C close the windows in order. Python sees a signal only when it runs: a timer lets it look."""
    import signal

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: QTimer.singleShot(0, app, lambda: end(app)))
    timer = QTimer(app)
    timer.timeout.connect(lambda: None)
    timer.start(SIGNAL_LOOK_MS)


def end(app: QApplication) -> None:
    """Nobody is asked: each window hands over what was typed in it and in its sheets, and none can refuse. Qt's own ``quit``
    begins with the sheet that is open, whose question would keep the program."""
    for window in app.topLevelWidgets():
        if window.isVisible() and window.parent() is None:
            window.close()
    app.exit()
