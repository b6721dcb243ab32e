"""The relay's routes of time that was spent on a ticket; fits the ``Desk`` port. Part of ``DeskApi``.

Refuses to know what can have been spent.
"""

import msgspec

from assistdesk.adapters.desk_api.signed_calls import SignedCalls
from assistdesk.core.desk.time_entries import TimeEntryAnswer, TimeSpentIn


class TimeCalls(SignedCalls):
    """Mixed into ``DeskApi``, which brings the line and the tokens."""

    async def log_time(self, ticket_id: int, given: TimeSpentIn) -> TimeEntryAnswer:
        path = f"/tickets/{ticket_id}/time_spent"
        return await self._signed("POST", path, TimeEntryAnswer, msgspec.json.encode(given))

    async def take_time_back(self, ticket_id: int, seq: int) -> TimeEntryAnswer:
        return await self._signed("DELETE", f"/tickets/{ticket_id}/time_spent/{seq}", TimeEntryAnswer, b"")
