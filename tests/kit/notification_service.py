"""A desktop's notification service for the test kit, and its bus; the service is run by the system's Python, which has GLib's.

    with Bus() as bus, Service(bus.address) as service:
        service.of("told")
        service.click(1)

It speaks org.freedesktop.Notifications by GDBus, as GNOME's and dunst do, and refuses arguments of wrong types as they do. A
line with JSON goes out for each thing that is asked of it; what comes in are lines with what it shall say, true or not:

    ["signal", "ActionInvoked", "us", [1, "default"]]        ["can", ["body"]]        ["mute"]        ["refuse"]
"""

import contextlib
import json
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any, Self

SYSTEM_PYTHON = "/usr/bin/python3"
WITHIN_S = 10.0
DONE = ["done"]
NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
FACE = f"""<node><interface name="{NAME}">
<method name="GetCapabilities"><arg type="as" direction="out"/></method>
<method name="CloseNotification"><arg type="u" direction="in"/></method>
<method name="GetServerInformation"><arg type="s" direction="out"/><arg type="s" direction="out"/>
  <arg type="s" direction="out"/><arg type="s" direction="out"/></method>
<method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
  <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
  <arg type="a{{sv}}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/></method>
</interface></node>"""


def missing() -> str:
    """Why none of this can be here, "" where it can."""
    if shutil.which("dbus-daemon") is None:
        return "dbus-daemon is not installed"
    asked = [SYSTEM_PYTHON, "-c", "import gi; gi.require_version('Gio', '2.0')"]
    if not Path(SYSTEM_PYTHON).exists() or subprocess.run(asked, check=False, capture_output=True).returncode:
        return "the system's Python has no GObject bindings"
    return ""


class Bus:
    """A session bus of its own, which knows no service that it could start. Its folder is one of its own, too: the path of its
    socket may have 99 signs."""

    def __init__(self) -> None:
        self._place = tempfile.TemporaryDirectory(prefix="bus-")
        self.address = ""

    def __enter__(self) -> Self:
        folder = Path(self._place.name)
        rules = folder / "bus.conf"
        rules.write_text(
            "<busconfig><type>session</type>"
            f"<listen>unix:dir={folder}</listen><auth>EXTERNAL</auth>"
            '<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy>'
            "</busconfig>"
        )
        argv = ["dbus-daemon", f"--config-file={rules}", "--nofork", "--print-address=1"]
        self._process = subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert self._process.stdout is not None
        self.address = self._process.stdout.readline().strip()
        assert self.address, "dbus-daemon did not start"
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        self._place.cleanup()

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(WITHIN_S)
        assert self._process.stdout is not None
        self._process.stdout.close()


class Service:
    """The service in its process; ``heard`` waits for what it was asked next."""

    def __init__(self, address: str, can: tuple[str, ...] = ("actions", "body", "body-markup")) -> None:
        self._address, self._can = address, can
        self._lines, self._done = queue.Queue[Any](), queue.Queue[Any]()

    def __enter__(self) -> Self:
        argv = [SYSTEM_PYTHON, __file__, self._address]
        self._process = subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        threading.Thread(target=self._read, daemon=True).start()
        try:
            self.do("can", list(self._can))
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        self._process.wait(WITHIN_S)
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            with contextlib.suppress(BrokenPipeError):
                pipe.close()

    def _read(self) -> None:
        assert self._process.stdout is not None
        with contextlib.suppress(ValueError):  # closed meanwhile
            for line in self._process.stdout:
                said = json.loads(line)
                (self._done if said == DONE else self._lines).put(said)

    def heard(self, within_s: float = WITHIN_S) -> list[Any]:
        """The next thing that it was asked: its name and what was given with it."""
        found: list[Any] = self._lines.get(timeout=within_s)
        return found

    def has_heard(self) -> bool:
        return not self._lines.empty()

    def do(self, *what: object) -> None:
        assert self._process.stdin is not None
        print(json.dumps(what), file=self._process.stdin, flush=True)
        self._done.get(timeout=WITHIN_S)

    def signal(self, name: str, types: str, *values: object) -> None:
        self.do("signal", name, types, list(values))

    def click(self, number: int, action: str = "default") -> None:
        self.signal("ActionInvoked", "us", number, action)


def serve(address: str) -> None:
    """In the system's Python."""
    import gi

    gi.require_version("Gio", "2.0")
    from gi.repository import Gio, GLib

    flags = Gio.DBusConnectionFlags
    bus = Gio.DBusConnection.new_for_address_sync(
        address, flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None
    )
    loop = GLib.MainLoop()
    state: dict[str, Any] = {"can": [], "number": 0, "mood": ""}

    def said(*what: object) -> None:
        print(json.dumps(what), flush=True)

    def done(*_: object) -> None:
        said(*DONE)

    def asked(_bus: Any, _by: str, _path: str, _face: str, method: str, given: Any, call: Any) -> None:
        said(method, *given.unpack())
        if state["mood"] == "refuse":
            call.return_dbus_error(f"{NAME}.Error", "no")
        elif state["mood"] == "mute":
            pass
        elif method == "GetCapabilities":
            call.return_value(GLib.Variant("(as)", (state["can"],)))
        elif method == "Notify":
            state["number"] += not given.unpack()[1]
            call.return_value(GLib.Variant("(u)", (given.unpack()[1] or state["number"],)))
        else:
            call.return_value(None)

    def told(line: str) -> bool:
        match json.loads(line):
            case ["can", can]:
                state["can"] = can
                Gio.bus_own_name_on_connection(bus, NAME, Gio.BusNameOwnerFlags.NONE, done, done)
            case ["signal", name, types, values]:
                bus.emit_signal(None, PATH, NAME, name, GLib.Variant(f"({types})", tuple(values)))
                done()
            case [mood]:
                state["mood"] = mood
                done()
            case other:
                raise ValueError(other)
        return False

    def read() -> None:
        for line in sys.stdin:
            GLib.idle_add(told, line)
        GLib.idle_add(loop.quit)

    bus.register_object(PATH, Gio.DBusNodeInfo.new_for_xml(FACE).interfaces[0], asked, None, None)
    threading.Thread(target=read, daemon=True).start()
    loop.run()


if __name__ == "__main__":
    serve(sys.argv[1])
