"""The relay's routes of the desk's own settings (desk.md sections 0, 2); fits the ``Desk`` port. Part of ``DeskApi``.

Refuses to know who may change them.
"""

import msgspec

from assistdesk.adapters.desk_api.signed_calls import SignedCalls
from assistdesk.core.desk.settings_shapes import DeskSettingsAnswer, DeskSettingsIn, DeskSettingsPut


class SettingsCalls(SignedCalls):
    """Mixed into ``DeskApi``, which brings the line and the tokens."""

    async def get_desk_settings(self) -> DeskSettingsAnswer:
        return await self._signed("GET", "/desk_settings", DeskSettingsAnswer)

    async def save_desk_settings(self, changed: DeskSettingsIn) -> DeskSettingsAnswer:
        body = msgspec.json.encode(DeskSettingsPut(desk_settings=changed))
        return await self._signed("PUT", "/desk_settings", DeskSettingsAnswer, body)
