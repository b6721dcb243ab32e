"""Why the agent does not see the screen as it is now, in words (protocol.md section 13.2: never black without words)."""

from typing import Final

from assistdesk.core.types import Permission, PermissionState, Why
from assistdesk.runtime.snapshot_session import SessionPhase, SessionView
from assistdesk.ui.session.standing import standing_of
from assistdesk.ui.text import clock_time, say

HELD_KEYS: Final = {
    Why.LOST: "a.back",
    Why.LOCKED: "a.locked",
    Why.SUSPENDED: "a.asleep",
    Why.NO_CAPTURE: "a.no_capture",
    Why.OWN_WINDOW: "a.bar_covered",
}


def why_not_live(view: SessionView, customer: str) -> str:
    """Of a session that is running; "" while its picture is the screen as it is. *customer* is called so."""
    if view.phase is SessionPhase.LOST:
        if view.picture_at_ms is None:
            return say("s.lost.nothing", customer=customer)
        return say("a.lost", time=clock_time(view.picture_at_ms))
    seen = standing_of(view.permissions, Permission.VIEW)
    if view.phase is SessionPhase.PAUSED or seen.state is PermissionState.HELD:
        return say(HELD_KEYS.get(Why(seen.why), "a.paused") if seen.why else "a.paused", customer=customer)
    return ""
