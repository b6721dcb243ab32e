"""The columns of the list as a table: their words, which of them sort, and how wide each is in the room there is.

Refuses to know tickets and painting.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistdesk.core.desk.views import DEFAULT_COLUMNS, GROUP_SORTS
from assistdesk.ui.text import say

if TYPE_CHECKING:
    from assistdesk.core.desk.views import Column

SORTS: dict[str, tuple[str, str]] = {
    "status": ("status", "-status"),
    "next_due_at": ("next_due_at", "-next_due_at"),
    "id": ("-id", "id"),
    "priority": ("priority", "-priority"),
    "created_at": ("-created_at", "created_at"),
    "updated_at": ("-updated_at", "updated_at"),
}
"""Column -> the order that its head asks for first, and then."""
EDGE_PX, GAP_PX = 24, 14
SQUEEZED = 0.7
"""Columns give way to so much of their width; then the last ones are left out."""


@dataclass(frozen=True, slots=True)
class Width:
    """``least_px``, and which share of the room that is left over it takes."""

    least_px: int
    share: int = 0


WIDTHS: dict[str, Width] = {
    "status": Width(96),
    "next_due_at": Width(88),
    "id": Width(78),
    "subject": Width(200, 6),
    "requester_id": Width(130, 2),
    "org_id": Width(120, 2),
    "assignee_id": Width(120, 1),
    "group_id": Width(100, 1),
    "priority": Width(88),
    "type": Width(80),
    "channel": Width(72),
    "category": Width(100, 1),
    "language": Width(76),
    "tags": Width(120, 2),
    "created_at": Width(84),
    "updated_at": Width(84),
    "due_at": Width(130),
}


def columns_of(chosen: Sequence["Column"]) -> tuple["Column", ...]:
    return tuple(chosen) or DEFAULT_COLUMNS


def column_words(column: str) -> str:
    return say(f"column.{column}")


def may_sort(column: str, group_by: str) -> bool:
    """Within groups only what has its index there sorts."""
    return column in SORTS and (not group_by or (column in GROUP_SORTS and column != group_by))


def next_sort(column: str, order: str) -> str:
    """The order that a press on this column's head asks for, when the list stands in *order*."""
    first, then = SORTS[column]
    return then if order == first else first


def spans(columns: Sequence["Column"], width_px: int, unit: float = 1.0) -> list[tuple["Column", float, float]]:
    """(column, left, width) of those that have room in *width_px*; *unit* is what a pixel of the design is here."""
    shown = list(columns)
    room = width_px - 2 * EDGE_PX

    def least() -> float:
        return sum(WIDTHS[one].least_px * unit for one in shown) + GAP_PX * (len(shown) - 1)

    while len(shown) > 1 and least() * SQUEEZED > room:
        shown.pop()
    scale = min(1.0, room / least())
    spare = max(0.0, room - least())
    shares = sum(WIDTHS[one].share for one in shown)
    found: list[tuple[Column, float, float]] = []
    left = float(EDGE_PX)
    for one in shown:
        width = WIDTHS[one].least_px * unit * scale + (spare * WIDTHS[one].share / shares if shares else 0.0)
        found.append((one, left, width))
        left += width + GAP_PX * scale
    return found
