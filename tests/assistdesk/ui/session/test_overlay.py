"""Where our windows stand, on a real display: with their frames, and the icon in an older tray at its place and of its size."""

import json
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.kit.display import Display

pytestmark = pytest.mark.display
TRAY = """
import struct
import xcffib
import xcffib.xproto

class Tray:
    'An older tray (System Tray Protocol, XEMBED) of one panel, which is as wide as it is told to be.'

    def __init__(self, x, y, width, height):
        self.bus = xcffib.connect()
        screen, self.panel = self.bus.get_setup().roots[0], self.bus.generate_id()
        self.bus.core.CreateWindow(
            screen.root_depth, self.panel, screen.root, x, y, width, height, 0,
            xcffib.xproto.WindowClass.InputOutput, screen.root_visual, xcffib.xproto.CW.OverrideRedirect, [1],
        )
        self.bus.core.MapWindowChecked(self.panel).check()
        self.bus.core.SetSelectionOwnerChecked(self.panel, self.atom("_NET_SYSTEM_TRAY_S0"), 0).check()

    def atom(self, name):
        return self.bus.core.InternAtom(False, len(name), name).reply().atom

    def dock(self):
        'Who asked for it.'
        while (event := self.bus.poll_for_event()) is not None:
            if isinstance(event, xcffib.xproto.ClientMessageEvent):
                icon = event.data.data32[2]
                self.bus.core.ReparentWindowChecked(icon, self.panel, 2, 2).check()
                said = struct.pack("=BBHII5I", 33, 32, 0, icon, self.atom("_XEMBED"), 0, 0, 0, self.panel, 0)
                self.bus.core.SendEventChecked(False, icon, 0, said).check()
                self.bus.core.MapWindowChecked(icon).check()
                return True
        return False
"""
PROGRAM = """
import json
from PySide6 import QtCore
from PySide6.QtWidgets import QApplication, QWidget
from assistdesk.ui.session.drawn import region_of
from assistdesk.ui.session.overlay import physical_rects
from assistdesk.ui.text import Tongue
from assistdesk.ui.theme import Look, Settings
from assistdesk.ui.tray import Tray as Icon

tray = Tray(373, 50, 256, 26)
app = QApplication([])
window, look = QWidget(), Look(app, Settings(), Tongue(app).use)
window.setGeometry(60, 300, 200, 100)
window.show()
icon = Icon(look, app)
icon.show()

def turn(ms):
    loop = QtCore.QEventLoop()
    QtCore.QTimer.singleShot(ms, loop.quit)
    loop.exec()

for _ in range(100):
    turn(50)
    if tray.dock():
        break
turn(500)
(docked,) = (one for one in app.topLevelWidgets() if one.isVisible() and one is not window)
region = region_of([docked]).boundingRect()
print(json.dumps([*physical_rects([docked, window]), region.getRect()]))
print(json.dumps(window.frameGeometry().getRect()))
"""


@pytest.fixture(scope="module")
def display() -> Iterator[Display]:
    with Display(1000, 700) as one:
        yield one


def test_an_icon_in_a_tray_is_where_it_stands_and_no_wider_and_a_window_has_its_frame(display: Display) -> None:
    done = subprocess.run(
        [sys.executable, "-c", TRAY + PROGRAM],
        env=display.env(),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    told, framed = map(json.loads, done.stdout.splitlines())
    icon, window, region = told
    assert icon == region
    assert icon[:2] == [375, 52]
    assert max(icon[2:]) <= 24
    assert window == framed
    assert (window[2], window[3]) > (200, 100)
