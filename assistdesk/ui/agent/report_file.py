"""What people read in the file of the reports: headings, names and definitions in their language (desk.md section 6).

The keys, the numbers and the times stay as programs read them. Refuses to know widgets and files.
"""

from collections.abc import Callable

from PySide6.QtCore import QLocale

from assistdesk.core.desk.measure_shapes import NAMED, FileRow, FileWords, MeasuresOut, file_rows
from assistdesk.ui.text import phrase_of, plain, say, without_isolates

NAME_CHARS = 200
GROUPED = ("sla", "triage", "took", "four_steps")
"""Figures whose name says little without what they are of."""


def file_words(measures: MeasuresOut) -> FileWords:
    """As the reports say it on the screen."""
    agents = {str(one.agent_id): one.name for one in measures.agents}
    agents |= {str(one.agent_id): one.name for one in measures.occupancy}
    groups = {str(one.group_id): one.name for one in measures.gaps}
    made = tuple((one.key, _name(one, agents, groups), _definition(one)) for one in file_rows(measures))
    return FileWords(tuple(_said(f"m.file.{one}") for one in NAMED), made)


def _name(one: FileRow, agents: dict[str, str], groups: dict[str, str]) -> str:
    part = plain(one.of, NAME_CHARS)
    parts: dict[str, tuple[str, Callable[[], str]]] = {
        "waiting": ("m.waiting.file", lambda: part),
        "open tickets": ("m.open", lambda: _known(f"status.{one.of}", part)),
        "chats": ("m.chats", lambda: _known(f"m.outcome.{one.of}", part)),
        "breaches": ("m.breaches", lambda: _known(f"m.type.{'none' if one.of == 'no type' else one.of}", part)),
        "escalations": ("m.reasons", lambda: _known(f"q.escalate.{one.of}", part)),
        "at once agent": ("m.agents", lambda: plain(agents.get(one.of, ""), NAME_CHARS) or f"#{part}"),
        "occupancy agent": ("m.busy", lambda: plain(agents.get(one.of, ""), NAME_CHARS) or f"#{part}"),
        "coverage gap group": ("m.gaps", lambda: plain(groups.get(one.of, ""), NAME_CHARS) or f"#{part}"),
        "backlog": ("m.backlog.chart", lambda: part),
        "created": ("m.created", lambda: _hour(one.of)),
    }
    if one.what in parts and one.of:
        title, words = parts[one.what]
        return _said("m.file.part", title=say(title), part=words())
    family = one.what.split(".")[0]
    if family in GROUPED and family != one.what:
        return _said("m.file.part", title=say(f"m.{family}"), part=_known(f"m.{one.what}", one.what))
    return without_isolates(_known(f"m.{one.what}", one.what))


def _definition(one: FileRow) -> str:
    """Without one the file says the relay's own, in English."""
    return without_isolates(_known(f"m.def.{one.what}", "")) if not one.of else ""


def _hour(of: str) -> str:
    """``weekday 1 hour 9``: Monday, 9:00."""
    _, day, _, hour = of.split()
    return f"{QLocale().standaloneDayName(int(day))}, {int(hour)}:00"


def _known(key: str, otherwise: str) -> str:
    return say(key) if phrase_of(key) is not None else otherwise


def _said(key: str, **values: str) -> str:
    return without_isolates(say(key, None, **values))
