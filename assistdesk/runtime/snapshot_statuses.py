"""A desk's own words for statuses, as agents choose and admins keep them (``snapshot`` says what a snapshot is)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from assistdesk.runtime.snapshot_parts import Cause

if TYPE_CHECKING:
    from assistdesk.core.desk.shapes_statuses import StatusOut


class StatusWord(msgspec.Struct, frozen=True):
    """One that can be set now: the status that it brings, and what it says in the agent's language."""

    id: int
    category: str
    text: str


class StatusesView(msgspec.Struct, frozen=True):
    """``statuses`` by the status that they label, then in their order; ``words``: those that are switched on.
    ``answered``: the sheet that was answered last; ``refused``: why it was not accepted, None if it was."""

    statuses: tuple[StatusOut, ...] = ()
    words: tuple[StatusWord, ...] = ()
    was_read: bool = False
    answered: int = 0
    refused: Cause | None = None
