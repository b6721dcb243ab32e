"""Every command of the workspace: its key, where it applies, and what it does (experience.md section 5).

One table serves the keyboard, the command palette and the sheet of shortcuts. Single letters work only while no text field
has the focus; what does not exist yet is not in the table.
"""

from collections.abc import Callable
from dataclasses import dataclass

from assistdesk.ui.text import key_words, say


@dataclass(frozen=True, slots=True)
class Command:
    """``name`` ends the key of its words (``cmd.<name>``); ``keys`` are Qt key texts, the first is shown."""

    name: str
    group: str
    keys: tuple[str, ...]
    is_letter: bool = False

    @property
    def words(self) -> str:
        return say(f"cmd.{self.name}")

    @property
    def key_words(self) -> str:
        """The key as this system writes it."""
        return key_words(self.keys[0]) if self.keys else ""


COMMANDS = (
    Command("palette", "general", ("Ctrl+K",)),
    Command("shortcuts", "general", ("F1", "?")),
    Command("search", "general", ("Ctrl+F", "S")),
    Command("inbox", "general", ("Ctrl+1",)),
    Command("told", "general", ("Ctrl+2",)),
    Command("reports", "general", ("Ctrl+6",)),
    Command("settings", "general", ("Ctrl+,",)),
    Command("pane.next", "general", ("F6",)),
    Command("pane.previous", "general", ("Shift+F6",)),
    Command("undo", "general", ("Ctrl+Z",)),
    Command("chat_accept", "general", ("Ctrl+Shift+Q",)),
    Command("call_answer", "general", ("Ctrl+Shift+P",)),
    Command("log_call", "general", ("Ctrl+Shift+L",)),
    Command("new", "tickets", ("Ctrl+N",)),
    Command("next", "tickets", ("J",), is_letter=True),
    Command("previous", "tickets", ("K",), is_letter=True),
    Command("next_unread", "tickets", ("Shift+J",), is_letter=True),
    Command("views", "tickets", ("V",), is_letter=True),
    Command("table", "tickets", ("Ctrl+L",)),
    Command("pick", "tickets", ("X",), is_letter=True),
    Command("pick_all", "tickets", ("Shift+X",), is_letter=True),
    Command("bulk", "tickets", ("B",), is_letter=True),
    Command("reply", "ticket", ("R",), is_letter=True),
    Command("note", "ticket", ("N",), is_letter=True),
    Command("switch", "ticket", ("Ctrl+Shift+I",)),
    Command("macros", "ticket", ("M",), is_letter=True),
    Command("attach", "ticket", ("Ctrl+Shift+A",)),
    Command("send", "ticket", ("Ctrl+Return",)),
    Command("solve", "ticket", ("Ctrl+Shift+S",)),
    Command("solve_next", "ticket", ("Ctrl+Shift+N",)),
    Command("assign", "ticket", ("A",), is_letter=True),
    Command("status", "ticket", ("T",), is_letter=True),
    Command("priority", "ticket", ("P",), is_letter=True),
    Command("merge", "ticket", ("Ctrl+Shift+M",)),
    Command("people", "ticket", ("Ctrl+Shift+U",)),
    Command("customer", "ticket", ("Ctrl+Shift+C",)),
    Command("fields", "ticket", ("Ctrl+Shift+F",)),
    Command("split", "ticket", ("Ctrl+Shift+D",)),
    Command("escalate", "ticket", ("Ctrl+Shift+E",)),
    Command("followup", "ticket", ("Ctrl+Shift+O",)),
    Command("delete", "ticket", ("Ctrl+Shift+Del",)),
    Command("copy_number", "ticket", ("Ctrl+.",)),
    Command("start", "session", ("Ctrl+Shift+R",)),
    Command("full_view", "session", ("F11",)),
    Command("end", "session", ("Ctrl+Shift+F12",)),
)
GROUPS = ("general", "tickets", "ticket", "session")
OTHERS_KEYS = ("send",)
Run = Callable[[str], None]


def command(name: str) -> Command:
    return next(found for found in COMMANDS if found.name == name)


def letters() -> dict[str, str]:
    """Key text of each single letter (and its second keys) -> command name."""
    found: dict[str, str] = {}
    for one in COMMANDS:
        for key in one.keys:
            if len(key.removeprefix("Shift+")) == 1:
                found[key] = one.name
    return found


def chords() -> dict[str, str]:
    """Key text of each chord -> command name; those that a widget handles itself are left to it."""
    return {
        key: one.name
        for one in COMMANDS
        if one.name not in OTHERS_KEYS
        for key in one.keys
        if len(key.removeprefix("Shift+")) > 1
    }
