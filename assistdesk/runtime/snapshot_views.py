"""A saved view while its conditions are edited (``snapshot`` says what a snapshot is)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from assistdesk.runtime.snapshot_parts import Cause

if TYPE_CHECKING:
    from assistdesk.core.desk.shapes_rules import ViewAnswer


class ViewEditing(msgspec.Struct, frozen=True):
    """``read``: the view that was asked for last. ``counted``: the preview that ``total`` belongs to; of long lists
    it says that there are more. ``answered``, ``refused``: as in ``RulesView``."""

    read: ViewAnswer | None = None
    counted: int = 0
    total: int | None = None
    has_more: bool = False
    answered: int = 0
    refused: Cause | None = None
