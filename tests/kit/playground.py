"""``make demo`` with a display: the relay's window, the agent's and the customer's, ready to play with.

The relay's window shows what a person needs to sign in: address, e-mail, password, and the six digits of this half minute.
Closing it ends everything.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyotp
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QVBoxLayout, QWidget

from assistdesk.ui.theme import Look, Type
from assistdesk.ui.widgets.labels import PlainLabel
from tests.kit.relay_process import AgentSecrets, RelayProcess
from tests.kit.world import ORGANISATION, PHONE

LOG_CHARS = 6_000
TICK_MS = 500


class RelayWindow(QWidget):
    """Where the relay is, how to sign in, and what it writes down."""

    def __init__(self, look: Look, relay: RelayProcess, secrets: AgentSecrets) -> None:
        super().__init__()
        self.setWindowTitle("AssistDesk relay (demonstration)")
        self.resize(640, 460)
        self._relay, self._secrets = relay, secrets
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(8)
        self.digits = PlainLabel(look, "", Type.CODE, selectable=True)
        self.log = QPlainTextEdit()
        self.log.setReadOnly(True)
        self.log.setAccessibleName("What the relay writes down")
        lines = (
            f"The relay runs at {relay.url}. It carries sealed bytes and cannot look inside.",
            f"Sign in as {secrets.email}",
            f"Password: {secrets.password}",
            "Six digits of this half minute:",
        )
        for line in lines:
            layout.addWidget(PlainLabel(look, line, Type.BODY, wrap=True, selectable=True))
        layout.addWidget(self.digits)
        layout.addWidget(self.log, 1)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self._timer.start(TICK_MS)
        self._tick()

    def _tick(self) -> None:
        left_s = 30 - int(time.time()) % 30
        self.digits.setText(f"{pyotp.TOTP(self._secrets.totp_secret).now()}   {left_s} s")
        text = self._relay.log_text()[-LOG_CHARS:]
        if text != self.log.toPlainText():
            self.log.setPlainText(text)
            self.log.verticalScrollBar().setValue(self.log.verticalScrollBar().maximum())


def open_windows(folder: Path) -> int:
    """Seed a desk, start the relay and both programs on this display, leave them to the person."""
    shutil.rmtree(folder, ignore_errors=True)
    relay = RelayProcess(folder / "relay")
    with relay:  # the first start writes keys and an empty database
        secrets = relay.add_agent("ana@talleresnorte.example", "Ana Ruiz", is_admin=True)
        relay.add_agent("bo@talleresnorte.example", "Bo Lindqvist")
    relay.run_seed(12)
    programs: list[subprocess.Popen[bytes]] = []
    with relay:
        relay.sign_in(secrets)
        env = dict(os.environ) | {
            "ASSISTDESK_RELAY_URL": relay.url, "ASSISTDESK_ORGANISATION": ORGANISATION, "ASSISTDESK_PHONE": PHONE
        }  # fmt: skip
        for name, words in (("agent", ()), ("customer", ("join",))):
            home = {"ASSISTDESK_DATA_DIR": str(folder / name), "XDG_RUNTIME_DIR": str(runtime_folder(folder / name))}
            argv = [sys.executable, "-m", "assistdesk.cli", *words]
            programs.append(subprocess.Popen(argv, env=env | home))
        app = QApplication([])
        window = RelayWindow(Look(app), relay, secrets)
        window.show()
        app.exec()
        for program in programs:
            with contextlib.suppress(OSError):
                program.send_signal(signal.SIGTERM)
            program.wait()
    return 0


def runtime_folder(home: Path) -> Path:
    folder = home / "run"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
