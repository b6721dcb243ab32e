"""The desk's groups and who could sit in them, for admins (``snapshot`` says what a snapshot is)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from assistdesk.runtime.snapshot_parts import Cause

if TYPE_CHECKING:
    from assistdesk.core.desk.shapes_people import GroupOut


class GroupsView(msgspec.Struct, frozen=True):
    """``groups`` by name. ``people``: (id, name, e-mail address) of everybody a ticket can be given to, by name.
    ``answered``: the sheet that was answered last; ``refused``: why it was not accepted, None if it was."""

    groups: tuple[GroupOut, ...] = ()
    people: tuple[tuple[int, str, str], ...] = ()
    was_read: bool = False
    answered: int = 0
    refused: Cause | None = None
