"""Which commands of the table are there for whoever sits here, and where they act. Their keys: ``assistdesk.ui.keys``."""

from collections.abc import Callable

from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.ui.agent.means import has_seat, is_of_the_house
from assistdesk.ui.key_table import COMMANDS, Command

OF_THE_LIST = ("next", "previous", "next_unread", "views", "pick", "pick_all", "bulk")
OF_THE_PANEL = "card."
Run = Callable[[str], None]


def is_offered(one: Command, snapshot: AgentSnapshot) -> bool:
    """May whoever looks do this, as far as the relay has said?"""
    if not one.needs or not snapshot.sign_in.is_signed_in:
        return True
    if one.group in ("session", "view") and snapshot.session.is_running:
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
    is_of_inbox = one.group == "ticket" or one.name in (*OF_THE_LIST, "start") or one.name.startswith(OF_THE_PANEL)
    return page == "inbox" or not is_of_inbox


def offered(snapshot: AgentSnapshot) -> tuple[Command, ...]:
    """Those of the table that whoever looks may do."""
    return tuple(one for one in COMMANDS if is_offered(one, snapshot))
