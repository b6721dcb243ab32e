"""What becomes of a session after a loss: the table of protocol.md section 12 as one function.

Refuses to know: sockets, secrets, clocks. Control never comes back by itself: that is the book's doing (a loss takes it).
"""

import enum
from typing import Final

BY_ITSELF_MS: Final = 60_000
LIMIT_MS: Final = 600_000
NOTICE_MS: Final = 5_000


class Comeback(enum.StrEnum):
    """How View and Point return once the line is back. BY_ITSELF: after a five-second notice with Stop on it."""

    BY_ITSELF = "by_itself"
    BY_CLICK = "by_click"
    NEW_CODE = "new_code"


def comeback(away_ms: int, *, resume_on: bool, restarted: bool = False, restart_on: bool = False) -> Comeback:
    """``resume_on``: the customer granted Resume; ``restart_on``: with its bit for a restart; ``restarted``: this program
    is not the one that lost the line. A session that was ended by a person is not asked about: its secrets are gone."""
    if away_ms > LIMIT_MS or (restarted and not (resume_on and restart_on)):
        return Comeback.NEW_CODE
    if restarted or not resume_on or away_ms > BY_ITSELF_MS:
        return Comeback.BY_CLICK
    return Comeback.BY_ITSELF
