"""A file's name as it may travel and be written on any system, and what a file of that name can do when it is opened.

``safe_name`` makes of any name one that is safe everywhere; a name that arrives must be one already (``is_safe_name``), for
who keeps the rules sends no other. Source: bad-inputs.md P3, P7.

Refuses to know: folders, what a file holds.
"""

import enum
import re
from dataclasses import dataclass
from typing import Final

from assistdesk.core.wire.encoding import to_line
from assistdesk.core.wire.message_base import FILE_NAME_BYTES

NAMELESS: Final = "file"
ENDING_BYTES_MAX: Final = 24
"""What counts as an ending when a name is shortened; a longer one is no ending."""
MARKS_BYTES: Final = 2
READ_CHARS_MAX: Final = 1_024
_FORBIDDEN = re.compile(r'[/\\:*?"<>|%]')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?:\.|$)", re.IGNORECASE)
_OBEYED = re.compile(
    r"(?:desktop\.ini|autorun\.inf|thumbs\.db|folder\.htt|.*\.(?:lnk|url|desktop|pif|scf|library-ms|search-ms|theme|webloc))$",
    re.IGNORECASE,
)
"""What a file manager reads by itself as soon as it shows the folder, and shortcuts that lead elsewhere."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A file that may be sent: its own name, its size in bytes, the SHA-256 of what it holds."""

    name: str
    size: int
    sha256: bytes


class Risk(enum.StrEnum):
    """What a file of this name can do beyond being looked at."""

    NONE = ""
    PROGRAM = "program"
    SCRIPT = "script"
    ARCHIVE = "archive"
    MACRO = "macro"


_ENDINGS: Final[dict[Risk, str]] = {
    Risk.PROGRAM: "exe com scr msi msix msp appx dll cpl drv sys jar apk app dmg pkg deb rpm appimage run bin elf flatpakref "
    "snap so dylib ocx gadget",
    Risk.SCRIPT: "bat cmd ps1 psm1 psd1 vbs vbe js jse mjs wsf wsh hta sh bash zsh fish csh ksh command py pyw pyz pl rb php "
    "lua tcl ahk au3 applescript scpt reg inf msc chm html htm xhtml svg mht mhtml swf job sct",
    Risk.ARCHIVE: "zip rar 7z tar gz tgz bz2 tbz xz txz zst lz lzma cab arj ace iso img vhd vhdx udf wim z",
    Risk.MACRO: "docm dotm xlsm xltm xlam xlsb pptm potm ppam ppsm sldm doc dot xls xlt ppt pot pps mdb accdb ods odt odp xll "
    "one pub rtf slk iqy",
}
RISKS: Final = {ending: risk for risk, endings in _ENDINGS.items() for ending in endings.split()}


def safe_name(name: str) -> str:
    """The name under which this file may lie in any folder of any system. ``safe_name(safe_name(x)) == safe_name(x)``."""
    cleaned = _FORBIDDEN.sub("_", to_line(name, READ_CHARS_MAX))
    cleaned = cleaned.strip(" ").rstrip(". ")
    if not cleaned:
        return NAMELESS
    marked = _marked(cleaned)
    if len(marked.encode("utf-8")) <= FILE_NAME_BYTES:
        return marked
    return _marked(_shortened(cleaned, FILE_NAME_BYTES - MARKS_BYTES))


def is_safe_name(name: str) -> bool:
    return safe_name(name) == name


def risk_of(name: str) -> Risk:
    """By the ending, whatever stands before it."""
    return RISKS.get(name.rstrip("_. ").rpartition(".")[2].lower(), Risk.NONE) if "." in name else Risk.NONE


def numbered(name: str, number: int) -> str:
    """``report.pdf`` as ``report (2).pdf``, still within the length of a name."""
    stem, ending = _parted(name)
    mark = f" ({number}){ending}"
    return _cut(stem, FILE_NAME_BYTES - len(mark.encode("utf-8"))) + mark


def _parted(name: str) -> tuple[str, str]:
    stem, dot, ending = name.rpartition(".")
    if not stem or len(ending.encode("utf-8")) > ENDING_BYTES_MAX:
        return name, ""
    return stem, dot + ending


def _marked(name: str) -> str:
    """With an underscore where a system would hide, obey or misread it."""
    before = "_" if name[0] in ".~-" or _DEVICE.match(name) else ""
    return f"{before}{name}{'_' if _OBEYED.match(name) else ''}"


def _shortened(name: str, limit_bytes: int) -> str:
    stem, ending = _parted(name)
    return _cut(stem, limit_bytes - len(ending.encode("utf-8"))).rstrip(". ") + ending


def _cut(text: str, limit_bytes: int) -> str:
    return text.encode("utf-8")[: max(1, limit_bytes)].decode("utf-8", errors="ignore")
