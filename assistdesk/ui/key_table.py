"""Every command of the agent's windows: its usual keys, in which windows they work, and who may (experience.md section 5).

One table serves the keyboard, the command palette, the sheet of shortcuts and the person's own keys (``keys``). What does not
exist yet is not in the table.
"""

from typing import Final, Literal

from msgspec import Struct

from assistdesk.ui.text import say

WindowName = Literal["desk", "view"]
"""The workspace; the window with the customer's screen."""
DESK: Final[tuple[WindowName, ...]] = ("desk",)
VIEW: Final[tuple[WindowName, ...]] = ("view",)


class Command(Struct, frozen=True):
    """``name`` ends the key of its words (``cmd.<name>``); ``keys`` are Qt key texts, the first is shown; without any
    it is in menus and the palette. ``needs``: a seat at the desk, being of its own house, a right to the open ticket, or that
    something came back. ``by``: who hears its keys, where the window itself does not. ``is_safety``: it is never without a
    key."""

    name: str
    group: str
    keys: tuple[str, ...]
    needs: Literal["", "seat", "house", "reply", "change", "delete", "log", "refused"] = ""
    windows: tuple[WindowName, ...] = DESK
    by: Literal["window", "writing", "steering"] = "window"
    is_safety: bool = False

    @property
    def words(self) -> str:
        return say(f"cmd.{self.name}")


COMMANDS = (
    Command("palette", "general", ("Ctrl+K",)),
    Command("shortcuts", "general", ("F1", "?")),
    Command("search", "general", ("Ctrl+F", "S")),
    Command("inbox", "general", ("Ctrl+1",)),
    Command("told", "general", ("Ctrl+2",)),
    Command("reports", "general", ("Ctrl+6",), needs="house"),
    Command("settings", "general", ("Ctrl+,",)),
    Command("keys", "general", ()),
    Command("card.call", "general", ("Ctrl+Alt+1",)),
    Command("card.session", "general", ("Ctrl+Alt+2",)),
    Command("card.permissions", "general", ("Ctrl+Alt+3",)),
    Command("card.customer", "general", ("Ctrl+Alt+4",)),
    Command("card.clocks", "general", ("Ctrl+Alt+5",)),
    Command("card.log", "general", ("Ctrl+Alt+6",)),
    Command("card.linked", "general", ("Ctrl+Alt+7",)),
    Command("pane.next", "general", ("F6",)),
    Command("pane.previous", "general", ("Shift+F6",)),
    Command("undo", "general", ("Ctrl+Z",)),
    Command("chat_accept", "general", ("Ctrl+Shift+Q",), needs="seat"),
    Command("call_answer", "general", ("Ctrl+Shift+P",), needs="seat"),
    Command("log_call", "general", ("Ctrl+Shift+L",), needs="seat"),
    Command("new", "tickets", ("Ctrl+N",), needs="seat"),
    Command("refused", "tickets", ("Ctrl+Shift+B",), needs="refused"),
    Command("next", "tickets", ("J",)),
    Command("previous", "tickets", ("K",)),
    Command("next_unread", "tickets", ("Shift+J",)),
    Command("views", "tickets", ("V",)),
    Command("table", "tickets", ("Ctrl+L",)),
    Command("pick", "tickets", ("X",), needs="seat"),
    Command("pick_all", "tickets", ("Shift+X",), needs="seat"),
    Command("bulk", "tickets", ("B",), needs="seat"),
    Command("reply", "ticket", ("R",), needs="reply"),
    Command("note", "ticket", ("N",)),
    Command("switch", "ticket", ("Ctrl+Shift+I",), needs="reply"),
    Command("macros", "ticket", ("M",), needs="change"),
    Command("put_off", "ticket", ("Z",)),
    Command("attach", "ticket", ("Ctrl+Shift+A",)),
    Command("send", "ticket", ("Ctrl+Return",), by="writing"),
    Command("solve", "ticket", ("Ctrl+Shift+S",), needs="change"),
    Command("solve_next", "ticket", ("Ctrl+Shift+N",), needs="change"),
    Command("assign", "ticket", ("A",), needs="change"),
    Command("status", "ticket", ("T",), needs="change"),
    Command("priority", "ticket", ("P",), needs="change"),
    Command("group", "ticket", ("G",), needs="change"),
    Command("type", "ticket", (), needs="change"),
    Command("due", "ticket", ("D",), needs="change"),
    Command("severity", "ticket", (), needs="change"),
    Command("category", "ticket", (), needs="change"),
    Command("language", "ticket", (), needs="change"),
    Command("subject", "ticket", (), needs="change"),
    Command("tags", "ticket", (), needs="change"),
    Command("review", "ticket", (), needs="change"),
    Command("merge", "ticket", ("Ctrl+Shift+M",), needs="change"),
    Command("link", "ticket", ("Ctrl+Shift+K",), needs="change"),
    Command("log_time", "ticket", ("Ctrl+Shift+T",), needs="change"),
    Command("people", "ticket", ("Ctrl+Shift+U",), needs="change"),
    Command("customer", "ticket", ("Ctrl+Shift+C",), needs="change"),
    Command("requester", "ticket", (), needs="change"),
    Command("fields", "ticket", ("Ctrl+Shift+F",), needs="change"),
    Command("split", "ticket", ("Ctrl+Shift+D",), needs="change"),
    Command("escalate", "ticket", ("Ctrl+Shift+E",), needs="change"),
    Command("followup", "ticket", ("Ctrl+Shift+O",), needs="change"),
    Command("delete", "ticket", ("Ctrl+Shift+Del",), needs="delete"),
    Command("save_log", "ticket", ("Ctrl+Shift+G",), needs="log"),
    Command("copy_number", "ticket", ("Ctrl+.",)),
    Command("ticket_link", "ticket", ("Ctrl+Shift+.",)),
    Command("start", "session", ("Ctrl+Shift+R",), needs="change"),
    Command("full_view", "session", ("F11",), needs="seat"),
    Command("end", "session", ("Ctrl+Shift+F12",), needs="seat", windows=("desk", "view"), is_safety=True),
    Command("view.full", "view", ("F11",), needs="seat", windows=VIEW),
    Command("view.fit", "view", ("Ctrl+0",), needs="seat", windows=VIEW),
    Command("view.one", "view", ("Ctrl+9",), needs="seat", windows=VIEW),
    Command("view.larger", "view", ("Ctrl++", "Ctrl+="), needs="seat", windows=VIEW),
    Command("view.smaller", "view", ("Ctrl+-",), needs="seat", windows=VIEW),
    Command("view.look", "view", ("Alt+1",), needs="seat", windows=VIEW),
    Command("view.point", "view", ("Alt+2",), needs="seat", windows=VIEW),
    Command("view.draw", "view", ("Alt+3",), needs="seat", windows=VIEW),
    Command("view.control", "view", ("Alt+4",), needs="seat", windows=VIEW),
    Command("view.undo", "view", ("Ctrl+Z",), needs="seat", windows=VIEW),
    Command("free", "view", ("Ctrl+Alt+Shift",), needs="seat", windows=VIEW, by="steering", is_safety=True),
)
GROUPS = ("general", "tickets", "ticket", "session", "view")


def command(name: str) -> Command:
    return next(found for found in COMMANDS if found.name == name)
