"""The desk's own settings, for admins (``snapshot`` says what a snapshot is)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from assistdesk.runtime.snapshot_parts import Cause

if TYPE_CHECKING:
    from assistdesk.core.desk.settings_shapes import DeskSettingsOut


class DeskSettingsView(msgspec.Struct, frozen=True):
    """``kept`` None: not read yet. ``answered``: the form that was answered last; ``refused``: why it was not accepted."""

    kept: DeskSettingsOut | None = None
    answered: int = 0
    refused: Cause | None = None
