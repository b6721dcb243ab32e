"""``assistdesk register``: the program in the menus of this person's desktop, and as what opens ``assistdesk:`` links.

A command, because a wheel runs nothing when it is installed and a desktop looks into no virtual environment. Exit status:
0 done, 1 a file cannot be written, 2 not on this system.
"""

import sys
from pathlib import Path
from typing import Final

from assistdesk.adapters.desktop_entry import DesktopEntry, own_command
from assistdesk.config import default_data_dir

OPENS: Final = "AssistDesk opens assistdesk: links."
OPENS_NOT: Final = "Choose AssistDesk when you open an assistdesk: link: neither xdg-mime nor gio could do it."
PICTURE: Final = Path(__file__).resolve().parent / "assets" / "mark.svg"


def register(is_off: bool) -> int:
    """Put the program there, or (*is_off*) take it away."""
    if sys.platform != "linux":
        return _refused("register is for desktops of Linux", 2)
    entry = DesktopEntry(default_data_dir().parent)
    try:
        if is_off:
            _say(f"Removed {entry.file}" if entry.remove() else "There was no entry of AssistDesk in the menus.")
        else:
            entry.write(own_command(), PICTURE)
            _say(f"Wrote {entry.file}")
    except OSError as error:
        return _refused(f"{error.filename}: {error.strerror}", 1)
    entry.tell_desktop()
    if not is_off:
        opens = entry.open_links()
        _say(OPENS if opens else OPENS_NOT)
    return 0


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")


def _refused(words: str, status: int) -> int:
    sys.stderr.write(f"assistdesk: {words}\n")
    return status
