"""A ticket's status and priority as chips and as choices (experience.md section 3.1); the desk's own words among them."""

from collections.abc import Iterable

from assistdesk.runtime.snapshot_statuses import StatusWord
from assistdesk.ui.agent.means import CLOSED, PRIORITIES, STATUSES
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Tone
from assistdesk.ui.widgets.chips import ChipSpec

STATUS_CHARS = 40


def status_chip(status: str, label: str = "") -> ChipSpec:
    """The chip of a ticket's status (experience.md section 3.1); *label*: the desk's own word for it."""
    tone, mark = {
        "new": (Tone.FILLED, ""),
        "open": (Tone.PRIMARY, ""),
        "pending": (Tone.WARN, ""),
        "hold": (Tone.NEUTRAL, "pause"),
        "solved": (Tone.OK, "check"),
        "closed": (Tone.NEUTRAL, ""),
    }.get(status, (Tone.NEUTRAL, ""))
    known = status if status in (*STATUSES, "new", *CLOSED) else "closed"
    return ChipSpec(plain(label, STATUS_CHARS) or say(f"status.{known}"), tone, mark)


def status_choices(which: str, words: Iterable[StatusWord]) -> list[tuple[int, str]]:
    """What can be chosen for a status: the shipped word (0), then those of the desk's own, by their numbers."""
    own = [(one.id, plain(one.text, STATUS_CHARS)) for one in words if one.category == which]
    return [(0, say(f"status.{which}")), *own]


def priority_chip(priority: str | None) -> ChipSpec:
    """The chip of a priority; high and urgent are red with an icon and a word."""
    if priority not in PRIORITIES:
        return ChipSpec(say("priority.none"), Tone.NEUTRAL)
    if priority in ("high", "urgent"):
        return ChipSpec(say(f"priority.{priority}"), Tone.DANGER, "flag")
    return ChipSpec(say(f"priority.{priority}"), Tone.NEUTRAL)
