"""What an admin wants of groups (``intents`` says what an intent is)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistdesk.runtime.intents import Intent

if TYPE_CHECKING:
    from assistdesk.core.desk.shapes_people import GroupIn


class ReadGroups(Intent, frozen=True):
    pass


class SaveGroup(Intent, frozen=True):
    """``group_id`` 0: a new one; else that one, members and all, as far as it is still as the row version of ``group``, a
    ``GroupChange``, says. ``sheet``: whose answer ``GroupsView`` names."""

    sheet: int
    group_id: int
    group: GroupIn
