"""What may be split off a ticket, and whether its customer then waits (desk.md section 10).

A split moves nothing in the log: chosen comments stand in a new ticket from then on, with their times. Nothing here knows
where comments are kept or how the new ticket is made.
"""

from collections.abc import Collection, Iterable
from typing import Literal

from assistdesk.core.desk.model import Side, Ticket

WhyNot = Literal["", "merged", "closed", "not_here"]


def why_not(ticket: Ticket, wanted: Collection[int], standing: Collection[int]) -> WhyNot:
    """Why these comments cannot be split off *ticket*; "": they can. *standing*: those of *wanted* that stand in it."""
    if ticket.merged_into is not None:
        return "merged"
    if ticket.status in ("closed", "deleted"):
        return "closed"
    return "" if set(wanted) <= set(standing) else "not_here"


def waits(said: Iterable[tuple[int, int, Side]]) -> bool:
    """Did a customer speak last? *said*: (time, id, side) of public words; machines are no answer."""
    spoken = [one for one in sorted(said) if one[2] is not Side.NONE]
    return bool(spoken) and spoken[-1][2] is Side.THEIRS
