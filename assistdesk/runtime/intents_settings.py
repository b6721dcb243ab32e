"""What an admin wants of the desk's own settings (``intents`` says what an intent is)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistdesk.runtime.intents import Intent

if TYPE_CHECKING:
    from assistdesk.core.desk.settings_shapes import DeskSettingsIn


class ReadDeskSettings(Intent, frozen=True):
    pass


class SaveDeskSettings(Intent, frozen=True):
    """``changed`` has only what is other. ``form``: whose answer ``DeskSettingsView`` names."""

    form: int
    changed: DeskSettingsIn
