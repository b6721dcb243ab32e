"""What ends when the agent closes her window: asked about before, once, since nobody gets it back by opening it again.

A session would need another code, a chat goes to whoever is next. What was typed is kept anyway, so it is no reason to ask.
Only a person is asked: the program's own end, and the system's, close the window as they always did.
"""

from PySide6.QtWidgets import QDialog, QWidget

from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.ui.agent.place import come_forward
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Look
from assistdesk.ui.widgets.dialogs import ask

NAME_CHARS = 60


def asks_first(look: Look, window: QWidget, snapshot: AgentSnapshot) -> bool:
    """Ask in *window*, and close it when she agrees; False: nothing ends with it, so nothing is asked."""
    ends = _ends(snapshot)
    if ends:
        ask(look, window, say("leave.title"), ends, (say("leave.yes"), window.close), say("leave.no"), danger=True)
    return bool(ends)


def leave(look: Look, window: QWidget, snapshot: AgentSnapshot) -> None:
    """What the window's cross does, by another way: while a sheet is open it does nothing."""
    come_forward(window)
    is_held = any(sheet.isVisible() for sheet in window.findChildren(QDialog))
    if not is_held and not asks_first(look, window, snapshot):
        window.close()


def _ends(snapshot: AgentSnapshot) -> tuple[str, ...]:
    session, chats = snapshot.session, len(snapshot.queue.mine)
    found = []
    if session.is_running:
        found.append(say("leave.session", customer=plain(session.customer_name, NAME_CHARS)))
    if chats:
        found.append(say("leave.chats", chats))
    return tuple(found)
