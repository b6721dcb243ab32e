"""Files that hang on comments: what name they may have, which are not taken (desk.md sections 1, 12; relay.md section 8).

A name is a stranger's text that will stand in a window and on a disk: it loses folders, marks that turn text around, and
what a system takes for a device. Which bytes a file holds is looked at nowhere: it is kept, hashed and given back, never
opened. Nothing here reads or writes one.
"""

from typing import Final

import msgspec

from assistdesk.core.wire.encoding import BIDI_CONTROLS, to_line

FILES_MAX: Final = 20
"""So many may hang on one comment."""
NAME_CHARS: Final = 150
NAME_BYTES: Final = 200
NAMELESS: Final = "file"
_PROGRAMS: Final = """
    ade adp apk app appimage appx bat chm cmd com command cpl deb desktop dll dmg exe gadget hta inf iso jar jnlp js jse lnk
    msc msi msix msp mst pif pkg ps1 psm1 reg rpm scf scr sct sh sys url vb vbe vbs ws wsc wsf wsh xll
"""
PROGRAMS: Final = frozenset(_PROGRAMS.split())
"""Endings that a double click runs somewhere. Whoever must send one puts it into an archive, on purpose."""
_SEPARATORS: Final = "/\\:"
_REPLACED: Final = str.maketrans(dict.fromkeys('<>"|?*', "_"))
_TURNING: Final = str.maketrans(dict.fromkeys(BIDI_CONTROLS))
_DEVICES: Final = frozenset(
    ("con", "prn", "aux", "nul", *(f"com{digit}" for digit in range(10)), *(f"lpt{digit}" for digit in range(10)))
)


class Stamp(msgspec.Struct, frozen=True):
    """What of a file on this computer is another when its content is: its size in bytes, and when it was written last, as the
    system counts."""

    size: int
    changed_ns: int


def safe_name(text: str) -> str:
    """What of a file's name is kept: the last part of a path, one line, no marks, no device, no leading or trailing dot."""
    for separator in _SEPARATORS:
        text = text.rpartition(separator)[2]
    name = to_line(text.translate(_TURNING), NAME_CHARS).translate(_REPLACED).strip(". ")
    stem, dot, ending = name.rpartition(".")
    if not dot:
        stem, ending = name, ""
    while len(name.encode()) > NAME_BYTES:
        stem = stem[:-1]
        name = f"{stem}{dot}{ending}" if len(ending) < NAME_CHARS // 2 else stem
    if name.partition(".")[0].strip().casefold() in _DEVICES:
        name = f"_{name}"
    return name or NAMELESS


def is_program(name: str) -> bool:
    """Would a double click run it? Looks at every ending: ``invoice.pdf.exe`` and ``setup.exe.`` are programs."""
    _, dot, ending = safe_name(name).casefold().rpartition(".")
    return bool(dot) and ending in PROGRAMS
