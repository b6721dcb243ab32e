"""Every command of the workspace: its key, where it applies, and what it does (experience.md section 5).

One table serves the keyboard, the command palette and the sheet of shortcuts. Single letters work only while no text field
has the focus; what does not exist yet is not in the table.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.ui.agent.means import has_seat, is_of_the_house
from assistdesk.ui.text import key_words, say


@dataclass(frozen=True, slots=True)
class Command:
    """``name`` ends the key of its words (``cmd.<name>``); ``keys`` are Qt key texts, the first is shown; without any
    it is in menus and the palette. ``needs``: a seat at the desk, being of its own house, a right to the open ticket, or that
    something came back."""

    name: str
    group: str
    keys: tuple[str, ...]
    is_letter: bool = False
    needs: Literal["", "seat", "house", "reply", "change", "delete", "log", "refused"] = ""

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
    Command("reports", "general", ("Ctrl+6",), needs="house"),
    Command("settings", "general", ("Ctrl+,",)),
    Command("pane.next", "general", ("F6",)),
    Command("pane.previous", "general", ("Shift+F6",)),
    Command("undo", "general", ("Ctrl+Z",)),
    Command("chat_accept", "general", ("Ctrl+Shift+Q",), needs="seat"),
    Command("call_answer", "general", ("Ctrl+Shift+P",), needs="seat"),
    Command("log_call", "general", ("Ctrl+Shift+L",), needs="seat"),
    Command("new", "tickets", ("Ctrl+N",), needs="seat"),
    Command("refused", "tickets", ("Ctrl+Shift+B",), needs="refused"),
    Command("next", "tickets", ("J",), is_letter=True),
    Command("previous", "tickets", ("K",), is_letter=True),
    Command("next_unread", "tickets", ("Shift+J",), is_letter=True),
    Command("views", "tickets", ("V",), is_letter=True),
    Command("table", "tickets", ("Ctrl+L",)),
    Command("pick", "tickets", ("X",), is_letter=True, needs="seat"),
    Command("pick_all", "tickets", ("Shift+X",), is_letter=True, needs="seat"),
    Command("bulk", "tickets", ("B",), is_letter=True, needs="seat"),
    Command("reply", "ticket", ("R",), is_letter=True, needs="reply"),
    Command("note", "ticket", ("N",), is_letter=True),
    Command("switch", "ticket", ("Ctrl+Shift+I",), needs="reply"),
    Command("macros", "ticket", ("M",), is_letter=True, needs="change"),
    Command("attach", "ticket", ("Ctrl+Shift+A",)),
    Command("send", "ticket", ("Ctrl+Return",)),
    Command("solve", "ticket", ("Ctrl+Shift+S",), needs="change"),
    Command("solve_next", "ticket", ("Ctrl+Shift+N",), needs="change"),
    Command("assign", "ticket", ("A",), is_letter=True, needs="change"),
    Command("status", "ticket", ("T",), is_letter=True, needs="change"),
    Command("priority", "ticket", ("P",), is_letter=True, needs="change"),
    Command("group", "ticket", ("G",), is_letter=True, needs="change"),
    Command("type", "ticket", (), needs="change"),
    Command("severity", "ticket", (), needs="change"),
    Command("category", "ticket", (), needs="change"),
    Command("language", "ticket", (), needs="change"),
    Command("merge", "ticket", ("Ctrl+Shift+M",), needs="change"),
    Command("people", "ticket", ("Ctrl+Shift+U",), needs="change"),
    Command("customer", "ticket", ("Ctrl+Shift+C",), needs="change"),
    Command("fields", "ticket", ("Ctrl+Shift+F",), needs="change"),
    Command("split", "ticket", ("Ctrl+Shift+D",), needs="change"),
    Command("escalate", "ticket", ("Ctrl+Shift+E",), needs="change"),
    Command("followup", "ticket", ("Ctrl+Shift+O",), needs="change"),
    Command("delete", "ticket", ("Ctrl+Shift+Del",), needs="delete"),
    Command("save_log", "ticket", ("Ctrl+Shift+G",), needs="log"),
    Command("copy_number", "ticket", ("Ctrl+.",)),
    Command("start", "session", ("Ctrl+Shift+R",), needs="change"),
    Command("full_view", "session", ("F11",), needs="seat"),
    Command("end", "session", ("Ctrl+Shift+F12",), needs="seat"),
)
GROUPS = ("general", "tickets", "ticket", "session")
OTHERS_KEYS = ("send",)
OF_THE_LIST = ("next", "previous", "next_unread", "views", "pick", "pick_all", "bulk")
Run = Callable[[str], None]


def command(name: str) -> Command:
    return next(found for found in COMMANDS if found.name == name)


def is_offered(one: Command, snapshot: AgentSnapshot) -> bool:
    """May whoever looks do this, as far as the relay has said?"""
    if not one.needs or not snapshot.sign_in.is_signed_in:
        return True
    if one.group == "session" and snapshot.session.is_running:
        return True  # whatever became of me meanwhile
    if one.needs == "refused":
        return bool(snapshot.refused)
    if one.needs == "house":
        return is_of_the_house(snapshot.me)
    if one.needs == "seat" or snapshot.ticket is None:
        return has_seat(snapshot.me)
    may = snapshot.ticket.may
    return {"reply": may.reply, "change": may.change, "delete": may.delete, "log": may.log}[one.needs]


def is_at_hand(one: Command, page: str) -> bool:
    """What acts on the list or on the open ticket does so only where they are seen."""
    return page == "inbox" or not (one.group == "ticket" or one.name in OF_THE_LIST or one.name == "start")


def offered(snapshot: AgentSnapshot) -> tuple[Command, ...]:
    """Those of the table that whoever looks may do."""
    return tuple(one for one in COMMANDS if is_offered(one, snapshot))


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
