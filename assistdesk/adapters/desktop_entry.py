"""The program among the programs of this person's desktop, and as what opens ``assistdesk:`` links (decision 0061).

By the specifications of freedesktop.org: a desktop entry and an icon below her data folder, nothing outside of it. What tells
the desktop at once (``update-desktop-database``, ``xdg-mime`` or ``gio``) is asked where it is there. Knows no link.
"""

import contextlib
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

NAME: Final = "assistdesk.desktop"
SCHEME: Final = "x-scheme-handler/assistdesk"
ICON: Final = "assistdesk"
TOOL_WAIT_S: Final = 20.0
_PLAIN: Final = re.compile(r"[A-Za-z0-9_./+:@,-]+")
_ENTRY: Final = """\
[Desktop Entry]
Type=Application
Version=1.0
Name=AssistDesk
Exec={exec}
TryExec={program}
Icon={icon}
Terminal=false
StartupNotify=true
Categories=Network;RemoteAccess;
MimeType={scheme};
"""


def own_command() -> tuple[str, ...]:
    """How this very program is started: the script beside its interpreter, which stays there through an update."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    script = Path(sys.executable).with_name("assistdesk")
    return (str(script),) if script.is_file() else (sys.executable, "-m", "assistdesk.cli")


class DesktopEntry:
    """Below *data_home* (XDG_DATA_HOME)."""

    def __init__(self, data_home: Path) -> None:
        self.file = data_home / "applications" / NAME
        self.picture = data_home / "icons" / "hicolor" / "scalable" / "apps" / f"{ICON}.svg"

    def write(self, command: Sequence[str], picture: Path) -> None:
        """Put both there; *picture*: an SVG. What stood there of an older version is replaced. Raises OSError."""
        text = _ENTRY.format(exec=f"{exec_words(command)} %u", program=_escaped(command[0]), icon=ICON, scheme=SCHEME)
        for place, content in ((self.picture, picture.read_bytes()), (self.file, text.encode())):
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            growing = place.with_name(f".{place.name}.part")
            growing.write_bytes(content)
            growing.replace(place)

    def remove(self) -> bool:
        """Take both away; False: there was no entry. Raises OSError."""
        was_there = self.file.exists()
        self.file.unlink(missing_ok=True)
        self.picture.unlink(missing_ok=True)
        return was_there

    def tell_desktop(self) -> None:
        """Have it seen at once where there is an index of such entries; a desktop without one looks into the folder itself."""
        _ran("update-desktop-database", "-q", str(self.file.parent))

    def open_links(self) -> bool:
        """Let it be what opens our links; False: nothing here could do it, and the person chooses when she opens one."""
        return _ran("xdg-mime", "default", NAME, SCHEME) or _ran("gio", "mime", SCHEME, NAME)


def exec_words(command: Sequence[str]) -> str:
    """A command as the entry's ``Exec`` key takes it: quoted word by word, then escaped as every text of the file."""
    return _escaped(" ".join(_quoted(word) for word in command))


def _quoted(word: str) -> str:
    doubled = word.replace("%", "%%")
    return doubled if _PLAIN.fullmatch(doubled) else '"' + re.sub(r'(["`$\\])', r"\\\1", doubled) + '"'


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")


def _ran(tool: str, *arguments: str) -> bool:
    """Is the tool there, and did it say that it is done?"""
    program = shutil.which(tool)
    if program is None:
        return False
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        done = subprocess.run(
            [program, *arguments], stdin=subprocess.DEVNULL, capture_output=True, timeout=TOOL_WAIT_S, check=False
        )
        return done.returncode == 0
    return False
